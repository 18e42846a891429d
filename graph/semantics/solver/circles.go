package solver

import "slices"

// circles are the strongly connected parts, of more than one node or with a node
// that is for itself, of what is for what.
type circles struct {
	of      []int32   // the number of each node's circle, or none
	members [][]int32 // ascending
	touched []bool    // something for a member has fallen since it was looked at
	queue   []int32   // those that are touched

	// While one is looked at: how many members that are for a node are not held up
	// yet, and whether it is itself.
	open []int32
	held []bool
}

// none is the circle of nodes that are in no circle.
const none = -1

// circles returns the circles of g, all of them touched.
func (g *graph) circles() *circles {
	c := &circles{}
	some := false
	for i := range g.Nodes {
		if len(g.Nodes[i].For) > 0 {
			some = true
			break
		}
	}
	if !some {
		return c
	}
	c.of, c.members = components(len(g.Nodes), func(i int32) []int32 { return g.Nodes[i].For })
	c.touched = make([]bool, len(c.members))
	c.open, c.held = make([]int32, len(g.Nodes)), make([]bool, len(g.Nodes))
	for k := range c.members {
		c.touched[k] = true
		c.queue = append(c.queue, int32(k))
	}
	return c
}

// touch says that something for node i has fallen.
func (c *circles) touch(i int32) {
	if len(c.members) == 0 {
		return
	}
	if k := c.of[i]; k != none && !c.touched[k] {
		c.touched[k] = true
		c.queue = append(c.queue, k)
	}
}

// unfounded returns the undecided nodes of the circles touched that hold each
// other up and are held up by nothing else.
func (p *settling) unfounded() []int32 {
	var fallen []int32
	for _, k := range p.circles.queue {
		p.circles.touched[k] = false
		fallen = append(fallen, p.unfoundedIn(k)...)
	}
	p.circles.queue = p.circles.queue[:0]
	return fallen
}

func (p *settling) unfoundedIn(k int32) []int32 {
	members := p.circles.members[k]
	inside := func(i int32) bool { return p.circles.of[i] == k && p.labels[i] == Undecided }
	open, held := p.circles.open, p.circles.held
	var fresh []int32
	hold := func(i int32) {
		held[i] = true
		fresh = append(fresh, i)
	}
	for _, i := range members {
		held[i] = false
		if p.labels[i] != Undecided {
			continue
		}
		node := &p.Nodes[i]
		n, outside := int32(0), false
		for _, j := range node.For {
			if inside(j) {
				n++
			} else if p.labels[j] != Out {
				outside = true
			}
		}
		open[i] = n
		if node.Any && outside || !node.Any && n == 0 {
			hold(i)
		}
	}
	for len(fresh) > 0 {
		i := fresh[len(fresh)-1]
		fresh = fresh[:len(fresh)-1]
		for _, j := range p.speaksFor.of(i) {
			if !inside(j) || held[j] {
				continue
			}
			if open[j]--; p.Nodes[j].Any || open[j] == 0 {
				hold(j)
			}
		}
	}
	var fallen []int32
	for _, i := range members {
		if p.labels[i] == Undecided && !held[i] {
			fallen = append(fallen, i)
		}
	}
	return fallen
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
