package graph

import "slices"

// What is near a node, or can be reached from it.

// Ancestors returns everything that bears on n, by ascending ID: the nodes from
// which a path leads to n, without n unless it lies on a circle.
func (g *Graph) Ancestors(n Node) []Node {
	var ancestors collection
	before := func(n Node) {
		if r, ok := n.(*Relation); ok {
			ancestors.add(r.Sources...)
		}
		for _, r := range n.at().on {
			ancestors.add(r)
		}
	}
	before(n)
	for i := 0; i < len(ancestors.list); i++ {
		before(ancestors.list[i])
	}
	slices.SortFunc(ancestors.list, byID)
	return ancestors.list
}

// Radius returns what lies within radius steps of n, by ascending ID: the
// claims and sketches at most so far away, n among them, and the relations all
// of whose ends are among these. From one end of a relation to another is one
// step, whatever its direction; the ends of an undercut are its sources and the
// ends of what it undercuts. A relation n lies at the place of its ends; one
// without any is near nothing.
func (g *Graph) Radius(n Node, radius int) []Node {
	distance := map[Node]int{}
	var near []Node
	endsSeen, relationsSeen := map[*Relation]bool{}, map[*Relation]bool{}

	// ends puts the ends of r at distance d where they are not nearer.
	ends := func(r *Relation, d int) {
		for r != nil && !endsSeen[r] {
			endsSeen[r] = true
			for _, end := range append(slices.Clone(r.Sources), r.Target) {
				if _, seen := distance[end]; seen || end == nil {
					continue
				}
				if _, onRelation := end.(*Relation); !onRelation {
					distance[end] = d
					near = append(near, end)
				}
			}
			r, _ = r.Target.(*Relation)
		}
	}
	if r, ok := n.(*Relation); ok {
		ends(r, 0)
	} else {
		distance[n] = 0
		near = append(near, n)
	}
	for i := 0; i < len(near) && distance[near[i]] < radius; i++ {
		d := distance[near[i]] + 1
		touching := append(slices.Clone(near[i].at().uses), near[i].at().on...)
		for len(touching) > 0 {
			r := touching[len(touching)-1]
			touching = touching[:len(touching)-1]
			if !relationsSeen[r] {
				relationsSeen[r] = true
				ends(r, d)
				touching = append(touching, r.on...)
			}
		}
	}

	list := append(near, g.among(near)...)
	if len(list) == 0 {
		list = append(list, n) // a relation without any end is near nothing else
	}
	slices.SortFunc(list, byID)
	return list
}

// among returns the relations that have ends, directly or through the relation
// that they end on, and all of them among the given claims and sketches.
func (g *Graph) among(nodes []Node) []Node {
	given := make(map[Node]bool, len(nodes))
	for _, n := range nodes {
		given[n] = true
	}
	type candidate struct {
		*Relation
		ends int // of the relations that it ends on
	}
	var open []candidate
	for _, r := range g.relations {
		if _, onRelation := r.Target.(*Relation); !onRelation {
			open = append(open, candidate{Relation: r})
		}
	}
	var found []Node
	outside := func(n Node) bool { return !given[n] }
	for len(open) > 0 {
		r := open[len(open)-1]
		open = open[:len(open)-1]
		if slices.ContainsFunc(r.Sources, outside) {
			continue
		}
		r.ends += len(r.Sources)
		if _, onRelation := r.Target.(*Relation); r.Target != nil && !onRelation {
			if outside(r.Target) {
				continue
			}
			r.ends++
		}
		if r.ends > 0 {
			found = append(found, r.Relation)
		}
		for _, on := range r.on {
			open = append(open, candidate{on, r.ends})
		}
	}
	return found
}

// neighbours returns the nodes that share an edge with n.
func neighbours(n Node) []Node {
	var list []Node
	if r, ok := n.(*Relation); ok {
		list = append(list, r.Sources...)
		if r.Target != nil {
			list = append(list, r.Target)
		}
	}
	for _, r := range n.at().uses {
		list = append(list, r)
	}
	for _, r := range n.at().on {
		list = append(list, r)
	}
	return list
}

// Components returns the parts of g that no relation connects, each by
// ascending ID, in the order of their first nodes.
func (g *Graph) Components() [][]Node {
	seen := make([]bool, len(g.nodes))
	var components [][]Node
	for _, start := range g.nodes {
		if seen[start.ID()] {
			continue
		}
		seen[start.ID()] = true
		part := []Node{start}
		for i := 0; i < len(part); i++ {
			for _, n := range neighbours(part[i]) {
				if !seen[n.ID()] {
					seen[n.ID()] = true
					part = append(part, n)
				}
			}
		}
		slices.SortFunc(part, byID)
		components = append(components, part)
	}
	return components
}
