package graph

import (
	"slices"

	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
)

// A Circle is a set of claims and sketches each of which is, directly or not,
// a reason for every other: a strongly connected component of the supports.
type Circle struct {
	Members []Node // by ascending ID

	// Cycle is a shortest way round within the circle: claims and sketches
	// in the direction of support, the first one not repeated at the end.
	Cycle []Node
	// Shortest is false where the circle is so large that the search for a
	// shortest cycle was ended; Cycle is then the shortest one found.
	Shortest bool
}

// Circles returns the circles of support in the order of their first
// members.
func (g *Graph) Circles() []Circle {
	var components [][]Node
	for _, component := range topo.TarjanSCC(unpeeled(g)) {
		members := make([]Node, len(component))
		for i, n := range component {
			members[i] = g.nodes[n.ID()]
		}
		slices.SortFunc(members, byID)
		if len(members) > 1 || slices.Contains(supportedBy(members[0]), members[0]) {
			components = append(components, members)
		}
	}
	// gonum gives them in any order, and what one search takes the next ones
	// lack.
	slices.SortFunc(components, func(a, b []Node) int { return byID(a[0], b[0]) })
	var circles []Circle
	left := steps
	for _, members := range components {
		circles = append(circles, circle(members, &left))
	}
	return circles
}

// supportedBy returns the claims and sketches that n directly supports.
func supportedBy(n Node) []Node {
	var to []Node
	for _, r := range n.at().uses {
		if _, onRelation := r.Target.(*Relation); r.Kind == Support && r.Target != nil && !onRelation {
			to = append(to, r.Target)
		}
	}
	return to
}

// unpeeled returns the supports among the claims and sketches that can be in a
// circle: what is left when those without reasons are taken away, again and
// again. Supports of a claim by itself are left out.
func unpeeled(g *Graph) *simple.DirectedGraph {
	reasons := make([]int, len(g.nodes))
	gone := make([]bool, len(g.nodes))
	var bare []Node
	for _, n := range g.nodes {
		for _, to := range supportedBy(n) {
			reasons[to.ID()]++
		}
	}
	for _, n := range g.nodes {
		if reasons[n.ID()] == 0 {
			bare = append(bare, n)
		}
	}
	for len(bare) > 0 {
		n := bare[len(bare)-1]
		bare = bare[:len(bare)-1]
		gone[n.ID()] = true
		for _, to := range supportedBy(n) {
			if reasons[to.ID()]--; reasons[to.ID()] == 0 {
				bare = append(bare, to)
			}
		}
	}
	left := simple.NewDirectedGraph()
	for _, n := range g.nodes {
		if !gone[n.ID()] {
			left.AddNode(simple.Node(n.ID()))
		}
	}
	for _, n := range g.nodes {
		for _, to := range supportedBy(n) {
			if !gone[n.ID()] && !gone[to.ID()] && n != to {
				left.SetEdge(simple.Edge{F: simple.Node(n.ID()), T: simple.Node(to.ID())})
			}
		}
	}
	return left
}

// steps bounds the search for shortest cycles in a graph, counted in supports:
// a breadth-first search from every member is quadratic in the size of a circle.
const steps = 4_000_000

// circle finds a shortest cycle among members by breadth-first searches. The
// cycle starts at its member with the smallest ID for which one is shortest. What
// it takes is taken from left.
func circle(members []Node, left *int) Circle {
	s := cycleSearch{to: make([][]int, len(members)), seen: make([]int, len(members)), previous: make([]int, len(members))}
	number := make(map[Node]int, len(members))
	for i, n := range members {
		number[n] = i
	}
	for i, n := range members {
		for _, to := range supportedBy(n) {
			if j, ok := number[to]; ok {
				s.to[i] = append(s.to[i], j)
			}
		}
	}
	c := Circle{Members: members, Shortest: true}
	var shortest []int
	for start := range members {
		if start > 0 && s.taken >= *left { // one search always finds a cycle
			c.Shortest = false
			break
		}
		if cycle := s.from(start, len(shortest)); cycle != nil {
			shortest = cycle
		}
		if len(shortest) == 1 {
			break
		}
	}
	*left -= s.taken
	for _, i := range shortest {
		c.Cycle = append(c.Cycle, members[i])
	}
	return c
}

// A cycleSearch is the search for a cycle among numbered nodes.
type cycleSearch struct {
	to       [][]int // what each node supports
	seen     []int   // 1 + the start of the last search that has come to a node
	previous []int   // in that search
	taken    int     // steps
}

// from returns the shortest cycle through start if it is shorter than bound (0:
// any).
func (s *cycleSearch) from(start, bound int) []int {
	level := []int{start}
	s.seen[start] = start + 1
	for depth := 1; len(level) > 0 && (bound == 0 || depth < bound); depth++ {
		var next []int
		for _, n := range level {
			for _, to := range s.to[n] {
				s.taken++
				if to == start {
					return s.way(start, n)
				}
				if s.seen[to] != start+1 {
					s.seen[to], s.previous[to] = start+1, n
					next = append(next, to)
				}
			}
		}
		level = next
	}
	return nil
}

// way returns the nodes by which the search from start came to end, both among
// them.
func (s *cycleSearch) way(start, end int) []int {
	way := []int{end}
	for end != start {
		end = s.previous[end]
		way = append(way, end)
	}
	slices.Reverse(way)
	return way
}
