package graph

import (
	"cmp"
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
	var circles []Circle
	for _, component := range topo.TarjanSCC(unpeeled(g)) {
		members := make([]Node, len(component))
		for i, n := range component {
			members[i] = g.nodes[n.ID()]
		}
		slices.SortFunc(members, func(a, b Node) int { return cmp.Compare(a.ID(), b.ID()) })
		if len(members) == 1 && !slices.Contains(supportedBy(members[0]), members[0]) {
			continue
		}
		circles = append(circles, circle(members))
	}
	slices.SortFunc(circles, func(a, b Circle) int { return cmp.Compare(a.Members[0].ID(), b.Members[0].ID()) })
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

// steps bounds the search for a shortest cycle: a breadth-first search from
// every member is quadratic in the size of a circle.
const steps = 4_000_000

// circle finds a shortest cycle among members by breadth-first searches. The
// cycle starts at its member with the smallest ID for which one is shortest.
func circle(members []Node) Circle {
	c := Circle{Members: members, Shortest: true}
	in := make(map[Node]bool, len(members))
	for _, n := range members {
		in[n] = true
	}
	left := steps
	for _, start := range members {
		if left <= 0 {
			c.Shortest = false
			break
		}
		if cycle := back(start, in, len(c.Cycle), &left); cycle != nil {
			c.Cycle = cycle
		}
		if len(c.Cycle) == 1 {
			break
		}
	}
	return c
}

// back returns the shortest cycle through start within in if it is shorter
// than bound (0: any), counting down left by the supports looked at.
func back(start Node, in map[Node]bool, bound int, left *int) []Node {
	previous := map[Node]Node{start: nil}
	for level, depth := []Node{start}, 1; len(level) > 0 && (bound == 0 || depth < bound); depth++ {
		var next []Node
		for _, n := range level {
			for _, to := range supportedBy(n) {
				*left--
				if to == start {
					var cycle []Node
					for at := n; at != nil; at = previous[at] {
						cycle = append(cycle, at)
					}
					slices.Reverse(cycle)
					return cycle
				}
				if _, seen := previous[to]; !seen && in[to] {
					previous[to] = n
					next = append(next, to)
				}
			}
		}
		level = next
	}
	return nil
}
