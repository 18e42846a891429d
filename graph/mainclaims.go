package graph

import "slices"

// What an argument is finally about.

// MainClaims returns what the argument is finally about, in source order. If a
// thesis is named (Meta.Theses) or tagged ("thesis"), these claims are; else
// the claims that are sources of no support, and of no attack but
// contradictions. A circle of supports whose members support and attack
// nothing else counts once, by its first claim.
func (g *Graph) MainClaims() []*Claim {
	theses := map[string]bool{}
	for _, key := range g.Meta.Theses {
		theses[key] = true
	}
	var main []*Claim
	for _, c := range g.claims {
		if theses[c.Key] || slices.Contains(c.Tags, "thesis") {
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
	slices.SortFunc(main, byID)
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
