package graph

import (
	"cmp"
	"slices"
)

// MainClaims returns what the argument is finally about, in source order. If a
// thesis is named (Meta.Theses) or tagged ("thesis"), these claims are; else
// the claims that are sources of no support, and of no attack but
// contradictions. A circle of supports whose members support and attack
// nothing else counts once, by its first claim.
func (g *Graph) MainClaims() []*Claim {
	var main []*Claim
	for _, c := range g.claims {
		if slices.Contains(g.Meta.Theses, c.Key) || slices.Contains(c.Tags, "thesis") {
			main = append(main, c)
		}
	}
	if main != nil {
		return main
	}
	for _, c := range g.claims {
		if final(c, nil) {
			main = append(main, c)
		}
	}
	for _, circle := range g.Circles() {
		if first := finalCircle(circle); first != nil {
			main = append(main, first)
		}
	}
	slices.SortFunc(main, func(a, b *Claim) int { return cmp.Compare(a.id, b.id) })
	return main
}

// final reports whether n supports nothing but what is inside, and attacks
// nothing but in contradictions.
func final(n Node, inside map[Node]bool) bool {
	for _, r := range n.at().uses {
		switch {
		case r.Kind == Support && r.Target != nil && inside[r.Target]:
		case r.Kind == Attack && r.Contradiction != nil:
		case r.Kind == Support || r.Kind == Attack:
			return false
		}
	}
	return true
}

// finalCircle returns the first claim of a circle all of whose members are
// final but for each other, else nil.
func finalCircle(c Circle) *Claim {
	inside := make(map[Node]bool, len(c.Members))
	for _, n := range c.Members {
		inside[n] = true
	}
	var first *Claim
	for _, n := range c.Members {
		if !final(n, inside) {
			return nil
		}
		if claim, ok := n.(*Claim); ok && first == nil {
			first = claim
		}
	}
	return first
}

// Premises returns the claims and sketches that directly support n, in the
// order of their relations, each once.
func (g *Graph) Premises(n Node) []Node {
	var premises []Node
	for _, r := range n.at().on {
		if r.Kind == Support {
			premises = appendNew(premises, r.Sources...)
		}
	}
	return premises
}

// Conclusions returns what n directly supports, in the order of the
// relations, each once: claims, sketches, and relations that n backs.
func (g *Graph) Conclusions(n Node) []Node {
	var conclusions []Node
	for _, r := range n.at().uses {
		if r.Kind == Support && r.Target != nil {
			conclusions = appendNew(conclusions, r.Target)
		}
	}
	return conclusions
}

func appendNew(list []Node, nodes ...Node) []Node {
	for _, n := range nodes {
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// Granted reports whether n stands without reasons: it is a claim or sketch
// that no support with sources has as its target, and its author does not
// assert it only for its reasons ("assert: false").
func (g *Graph) Granted(n Node) bool {
	switch n := n.(type) {
	case *Relation:
		return false
	case *Claim:
		if !n.Asserted {
			return false
		}
	}
	for _, r := range n.at().on {
		if r.Kind == Support && len(r.Sources) > 0 {
			return false
		}
	}
	return true
}

// CriticalPremises returns the claims and sketches on which c rests whatever
// else is granted, in source order: c can be derived by supports from what is
// granted, and can no longer be when one of them is denied. Attacks play no
// part. There are none where c cannot be derived at all, and c itself is not
// one of them.
//
// This is forward chaining, not dominance in the graph: the sources of one
// relation are needed together, so any of them may be critical although there
// is a way round it.
func (g *Graph) CriticalPremises(c *Claim) []Node {
	reach := g.support(c)
	proof := derivation(g, c, reach)
	var critical []Node
	for _, n := range proof {
		if n != Node(c) && !derivable(g, c, reach, n) {
			critical = append(critical, n)
		}
	}
	slices.SortFunc(critical, byID)
	return critical
}

func byID(a, b Node) int { return cmp.Compare(a.ID(), b.ID()) }

// support returns the claims and sketches from which supports lead to c, c
// among them.
func (g *Graph) support(c *Claim) []Node {
	seen := map[Node]bool{c: true}
	list := []Node{c}
	for i := 0; i < len(list); i++ {
		for _, p := range g.Premises(list[i]) {
			if !seen[p] {
				seen[p] = true
				list = append(list, p)
			}
		}
	}
	slices.SortFunc(list, byID)
	return list
}

// chain derives what it can of the nodes in reach without denied, and returns
// for each derived node the support by which it was first derived, nil for
// what is granted.
func chain(g *Graph, reach []Node, denied Node) map[Node]*Relation {
	derived := make(map[Node]*Relation, len(reach))
	missing := map[*Relation]int{}
	var fresh []Node
	for _, n := range reach {
		if n != denied && g.Granted(n) {
			derived[n] = nil
			fresh = append(fresh, n)
		}
	}
	for len(fresh) > 0 {
		n := fresh[0]
		fresh = fresh[1:]
		for _, r := range n.at().uses {
			if r.Kind != Support || r.Target == nil || r.Target == denied {
				continue
			}
			if _, ok := missing[r]; !ok {
				missing[r] = len(r.Sources)
			}
			missing[r]--
			if _, known := derived[r.Target]; !known && missing[r] == 0 {
				derived[r.Target] = r
				fresh = append(fresh, r.Target)
			}
		}
	}
	return derived
}

func derivable(g *Graph, c *Claim, reach []Node, denied Node) bool {
	_, ok := chain(g, reach, denied)[c]
	return ok
}

// derivation returns the nodes of one derivation of c, or none: what is
// critical is part of every derivation, so of this one.
func derivation(g *Graph, c *Claim, reach []Node) []Node {
	by := chain(g, reach, nil)
	if _, ok := by[c]; !ok {
		return nil
	}
	seen := map[Node]bool{c: true}
	list := []Node{c}
	for i := 0; i < len(list); i++ {
		if r := by[list[i]]; r != nil {
			for _, s := range r.Sources {
				if !seen[s] {
					seen[s] = true
					list = append(list, s)
				}
			}
		}
	}
	return list
}

// Ancestors returns everything that bears on n, by ascending ID: the nodes from
// which a path leads to n, without n unless it lies on a circle.
func (g *Graph) Ancestors(n Node) []Node {
	seen := map[Node]bool{}
	var list []Node
	visit := func(n Node) {
		if !seen[n] {
			seen[n] = true
			list = append(list, n)
		}
	}
	before := func(n Node) {
		if r, ok := n.(*Relation); ok {
			for _, s := range r.Sources {
				visit(s)
			}
		}
		for _, r := range n.at().on {
			visit(r)
		}
	}
	before(n)
	for i := 0; i < len(list); i++ {
		before(list[i])
	}
	slices.SortFunc(list, byID)
	return list
}

// Radius returns what lies within radius steps of n, by ascending ID: the
// claims and sketches at most so far away, n among them, and the relations all
// of whose ends are among these. From one end of a relation to another is one
// step, whatever its direction; the ends of an undercut are its sources and the
// ends of what it undercuts. A relation n lies at the place of its ends.
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

	within := make(map[Node]bool, len(near))
	for _, n := range near {
		within[n] = true
	}
	list := near
	for _, r := range g.relations {
		if r.within(within) {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, byID)
	return list
}

// within reports whether all ends of r are among nodes.
func (r *Relation) within(nodes map[Node]bool) bool {
	for ends := 0; ; {
		for _, s := range r.Sources {
			if !nodes[s] {
				return false
			}
			ends++
		}
		on, ok := r.Target.(*Relation)
		if !ok {
			return r.Target == nil && ends > 0 || nodes[r.Target]
		}
		r = on
	}
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
