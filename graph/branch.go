package graph

// Branches: what stands in a map only because of one claim.

// Branches returns what can be folded away behind the given claims and sketches:
// for each of them, by the same indices and by ascending ID, the claims and
// sketches that bear on it and on nothing else that stays, be it through others.
// What is in the branches of two of them is listed for both. A main claim stays
// unless it is in a circle with what is folded, and so does a folded one itself,
// unless it is in the branch of another.
func (g *Graph) Branches(folded []Node) [][]Node {
	isFolded := make(map[Node]bool, len(folded))
	for _, n := range folded {
		isFolded[n] = true
	}
	stays := make([]bool, len(g.nodes))
	// stay keeps n and all that bears on it without passing a folded one.
	stay := func(n Node) {
		open := []Node{n}
		for len(open) > 0 {
			n := open[len(open)-1]
			open = open[:len(open)-1]
			if stays[n.ID()] {
				continue
			}
			stays[n.ID()] = true
			if isFolded[n] {
				continue
			}
			if r, ok := n.(*Relation); ok {
				open = append(open, r.Sources...)
			}
			for _, r := range n.at().on {
				open = append(open, r)
			}
		}
	}
	above := g.behind(folded, func(Node) bool { return true })
	for _, n := range g.nodes {
		if !above[n.ID()] {
			stay(n)
		}
	}
	for _, c := range g.MainClaims() {
		stay(c)
	}
	// Whatever is not led to from outside, such as a claim in a circle with
	// another, is kept by the first folded one of it.
	for _, n := range folded {
		if !stays[n.ID()] && !g.behindKept(folded, n, stays) {
			stay(n)
		}
	}

	branches := make([][]Node, len(folded))
	for i, n := range folded {
		hidden := g.behind([]Node{n}, func(n Node) bool { return !stays[n.ID()] })
		for _, m := range g.nodes {
			if _, onRelation := m.(*Relation); !onRelation && hidden[m.ID()] && !stays[m.ID()] && m != n {
				branches[i] = append(branches[i], m)
			}
		}
	}
	return branches
}

// behindKept reports whether n is in the branch of a folded node that stays.
func (g *Graph) behindKept(folded []Node, n Node, stays []bool) bool {
	var kept []Node
	for _, f := range folded {
		if stays[f.ID()] {
			kept = append(kept, f)
		}
	}
	return g.behind(kept, func(Node) bool { return true })[n.ID()]
}

// behind reports, by ID, from which nodes a path leads to one of the given ones
// through nodes that through accepts. The given ones are among them only where
// they are on such a path.
func (g *Graph) behind(nodes []Node, through func(Node) bool) []bool {
	seen := make([]bool, len(g.nodes))
	var open []Node
	before := func(n Node) {
		if r, ok := n.(*Relation); ok {
			open = append(open, r.Sources...)
		}
		for _, r := range n.at().on {
			open = append(open, r)
		}
	}
	for _, n := range nodes {
		before(n)
	}
	for len(open) > 0 {
		n := open[len(open)-1]
		open = open[:len(open)-1]
		if seen[n.ID()] {
			continue
		}
		seen[n.ID()] = true
		if through(n) {
			before(n)
		}
	}
	return seen
}
