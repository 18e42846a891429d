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

// reasons tell why claims have the verdicts that they have in each reading, under grounded
// labellings.
type reasons struct {
	al      *Alignment
	classes *classes
	shared  map[*graph.Relation]bool
	by      [2]*semantics.Case
	label   [2]*semantics.Labelling
}

func (al *Alignment) reasons() *reasons {
	w := &reasons{al: al, classes: al.classes(), shared: map[*graph.Relation]bool{}}
	for r, s := range al.Relations {
		w.shared[r], w.shared[s] = true, true
	}
	for side, g := range []*graph.Graph{al.A, al.B} {
		w.by[side] = semantics.New(g, semantics.Options{})
		w.label[side] = w.by[side].Grounded()
	}
	return w
}

// of returns the reasons for the verdict on a claim that only one reading has.
func (w *reasons) of(n graph.Node) Unshared {
	m := w.al.Of(n)
	if m == nil {
		return Unshared{}
	}
	return Unshared{w.rests(0, m.A), w.rests(1, m.B)}
}

// rests returns the relations that verdicts rest on in one reading only.
func (w *reasons) rests(side int, on []graph.Node) (list []*graph.Relation) {
	seen := map[graph.Node]bool{}
	for len(on) > 0 {
		var next []graph.Node
		for _, n := range on {
			if seen[n] {
				continue
			}
			seen[n] = true
			if r, ok := n.(*graph.Relation); ok && !w.shared[r] && w.al.twins[r] == nil && !w.classes.inner(r) {
				list = append(list, r)
			}
			why := w.by[side].Why(w.label[side], n)
			next = append(next, slices.Concat(why.By, why.Despite, why.Also)...)
		}
		slices.SortStableFunc(next, byID[graph.Node])
		on = next
	}
	return list
}
