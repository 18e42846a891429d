package compare

import (
	"slices"

	"crux/graph"
	"crux/graph/semantics"
)

// Unshared are the relations that a verdict rests on in one reading and that the other one
// does not have: nearest to the claim first, and at the same distance in the order of the
// reading. What is there in another way is told by Differences.
type Unshared struct{ A, B []*graph.Relation }

// unshared returns the reasons for the verdict on a claim, under grounded labellings, that
// only one reading has.
func (al *Alignment) unshared(n graph.Node) Unshared {
	m := al.Of(n)
	if m == nil {
		return Unshared{}
	}
	shared := map[*graph.Relation]bool{}
	for r, s := range al.Relations {
		shared[r], shared[s] = true, true
	}
	c := al.classes()
	rests := func(g *graph.Graph, on []graph.Node) (list []*graph.Relation) {
		k := semantics.New(g, semantics.Options{})
		l := k.Grounded()
		seen := map[graph.Node]bool{}
		for len(on) > 0 {
			var next []graph.Node
			for _, n := range on {
				if seen[n] {
					continue
				}
				seen[n] = true
				if r, ok := n.(*graph.Relation); ok && !shared[r] && al.twins[r] == nil && !c.inner(r) {
					list = append(list, r)
				}
				why := k.Why(l, n)
				next = append(next, slices.Concat(why.By, why.Despite, why.Also)...)
			}
			slices.SortStableFunc(next, byID[graph.Node])
			on = next
		}
		return list
	}
	return Unshared{rests(al.A, m.A), rests(al.B, m.B)}
}
