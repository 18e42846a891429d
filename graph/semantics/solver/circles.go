package solver

import (
	"iter"
	"math"
	"slices"
)

// circles are the strongly connected parts, of more than one node or with a node
// that is for itself, of what is for what.
//
// An undecided node of a circle has a rank. It rests on those for it that lie outside
// its circle and are not out, on those that are in, and on undecided ones of its
// circle of a lower rank: on all for it, or where Any is set on at least one. So it is
// held up by more than the circle, as all that it rests on is, down to the lowest.
// When something falls, only the nodes that have lost what they rest on, and those
// that rest on these, have to be looked at. (Solvers of logic programs let a node
// point to one such source; where all are counted, no other has to be searched for
// when one falls.)
type circles struct {
	of    []int32 // the number of each node's circle, or none
	rank  []int64 // from 1, or unranked
	last  int64   // the highest rank given
	rests []int32 // how many an Any node rests on; 1 for others; at most 0 when lost
	lost  []int32 // nodes with less to rest on than they need, or decided since
}

// none is the circle of nodes that are in no circle.
const none = -1

// unranked is the rank of nodes that are not held up, or not known to be.
const unranked = math.MaxInt64

// circles returns the circles of g, all their nodes lost.
func (g *graph) circles() *circles {
	c := &circles{}
	some := func(n Node) bool { return len(n.For) > 0 }
	if !slices.ContainsFunc(g.Nodes, some) {
		return c
	}
	n := len(g.Nodes)
	c.of, _ = components(n, func(i int32) []int32 { return g.Nodes[i].For })
	c.rank, c.rests = make([]int64, n), make([]int32, n)
	for i, k := range c.of {
		if k != none {
			c.rank[i] = unranked
			c.lost = append(c.lost, int32(i))
		}
	}
	return c
}

// drop says that node j, which node i is for, cannot rest on it any more.
func (c *circles) drop(i, j int32) {
	if c.of[i] == c.of[j] && c.rank[i] >= c.rank[j] {
		return // it does not
	}
	if c.rests[j]--; c.rests[j] == 0 {
		c.lost = append(c.lost, j)
	}
}

// unfounded returns the undecided nodes of circles that hold each other up and are
// held up by nothing outside their circle.
func (p *settling) unfounded() []int32 {
	c := p.circles
	for k := 0; k < len(c.lost); k++ { // it grows
		if i := c.lost[k]; p.labels[i] == Undecided {
			for j := range p.inside(i) {
				c.drop(i, j)
			}
		}
	}
	lost := slices.DeleteFunc(c.lost, func(i int32) bool { return p.labels[i] != Undecided })
	c.lost = nil

	// From now on they rest on what is not lost, or has been found to be held up.
	for _, i := range lost {
		c.rank[i], c.rests[i] = unranked, 1
		if p.Nodes[i].Any {
			c.rests[i] = p.alive[i]
		}
	}
	for _, i := range lost {
		for j := range p.inside(i) {
			if c.rank[j] == unranked {
				c.rests[j]--
			}
		}
	}
	held := make([]int32, 0, len(lost))
	hold := func(i int32) {
		c.last++
		c.rank[i] = c.last
		held = append(held, i)
	}
	for _, i := range lost {
		if c.rests[i] > 0 {
			hold(i)
		}
	}
	for k := 0; k < len(held); k++ {
		i := held[k]
		for j := range p.inside(i) {
			if c.rank[j] <= c.rank[i] {
				continue
			}
			if c.rests[j]++; c.rests[j] > 0 && c.rank[j] == unranked {
				hold(j)
			}
		}
	}
	return slices.DeleteFunc(lost, func(i int32) bool { return c.rank[i] != unranked })
}

// inside returns the undecided nodes of node i's circle that it is for.
func (p *settling) inside(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for _, j := range p.speaksFor.of(i) {
			if p.circles.of[j] == p.circles.of[i] && p.labels[j] == Undecided && !yield(j) {
				return
			}
		}
	}
}

// components returns the strongly connected parts of n nodes that are more than a
// node by itself, and for each node the number of its part, or none. To lists
// where edges lead from a node. (Tarjan, 1972, without recursion.)
func components(n int, to func(int32) []int32) (of []int32, parts [][]int32) {
	of = make([]int32, n)
	index := make([]int32, n) // 1 + the order in which a node was met; 0: not yet
	low := make([]int32, n)
	onPath := make([]bool, n)
	var path []int32 // nodes whose part is not known yet
	type visit struct{ node, edge int32 }
	var stack []visit
	met := int32(0)
	for i := range of {
		of[i] = none
	}
	for start := range int32(n) {
		if index[start] != 0 {
			continue
		}
		stack = append(stack, visit{start, 0})
		for len(stack) > 0 {
			v := &stack[len(stack)-1]
			if v.edge == 0 {
				met++
				index[v.node], low[v.node] = met, met
				path = append(path, v.node)
				onPath[v.node] = true
			}
			next := to(v.node)
			if int(v.edge) < len(next) {
				w := next[v.edge]
				v.edge++
				if index[w] == 0 {
					stack = append(stack, visit{w, 0})
				} else if onPath[w] {
					low[v.node] = min(low[v.node], index[w])
				}
				continue
			}
			done := *v
			stack = stack[:len(stack)-1]
			if len(stack) > 0 {
				up := stack[len(stack)-1].node
				low[up] = min(low[up], low[done.node])
			}
			if low[done.node] != index[done.node] {
				continue
			}
			from := len(path) - 1
			for path[from] != done.node {
				from--
			}
			part := path[from:]
			for _, i := range part {
				onPath[i] = false
			}
			if len(part) > 1 || slices.Contains(next, done.node) {
				parts = append(parts, slices.Sorted(slices.Values(part)))
				for _, i := range part {
					of[i] = int32(len(parts) - 1)
				}
			}
			path = path[:from]
		}
	}
	return of, parts
}
