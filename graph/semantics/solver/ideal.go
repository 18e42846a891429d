package solver

import "github.com/go-air/gini/z"

// ideal returns labels under which just what is ideally in, of the open nodes and
// of those that are grounded, is in; all else is left undecided.
//
// Of the nodes that are in under one preferred labelling those that are out under some
// complete one are taken away, and always all that is then no longer defended. What
// is left, X ⊆ γ²(X), is in under every preferred labelling. (For abstract frameworks:
// Dunne, 2009; Thimm, Cerutti and Vallati, 2021.)
func (q *search) ideal(open []int32) (Labels, error) {
	labels := make(Labels, len(q.Nodes))
	for i, l := range q.grounded {
		if l == In {
			labels[i] = In
		}
	}
	err := q.each(open, labels, func(of island, l Labels) error { return of.ideal(l) })
	return labels, err
}

// ideal puts in under labels what of an island is ideally in.
func (q island) ideal(labels Labels) error {
	p := q.problem(true)
	l, err := p.answer()
	if err != nil {
		return err
	}
	if err := q.problem(true).grow(l); err != nil {
		return err
	}
	p.exceed(l)
	x := make([]bool, len(q.Nodes))
	for i := range l {
		x[i] = l[i] == In
	}
	// What p has excluded by now, parts of that labelling, has none of it out.
	for {
		var clause []z.Lit
		for i := range x {
			if x[i] {
				clause = append(clause, p.mayBe[i].Not())
			}
		}
		if len(clause) == 0 {
			return nil
		}
		p.add(clause...)
		ok, err := p.solve()
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		for i := range x {
			x[i] = x[i] && p.sat.Value(p.mayBe[i])
		}
		q.defended(x)
	}
	for i := range x {
		if x[i] {
			labels[i] = In
		}
	}
	return nil
}

// defended takes from x, of which no node is against another, all that is not in γ²(x),
// until it is a part of that.
func (g *graph) defended(x []bool) {
	for {
		of := g.gamma(g.gamma(x))
		less := false
		for i := range x {
			if x[i] && !of[i] {
				x[i] = false
				less = true
			}
		}
		if !less {
			return
		}
	}
}
