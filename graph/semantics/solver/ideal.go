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
	p := newProblem(q.ctx, q.graph, q.grounded, open, true)
	l, err := p.answer()
	if err != nil {
		return nil, err
	}
	if l, _, err = p.maximal(l); err != nil {
		return nil, err
	}
	x := make([]bool, len(q.Nodes))
	for i := range l {
		x[i] = l[i] == In
	}
	// What p has excluded by now, parts of that labelling, has none of it out.
	for {
		var clause []z.Lit
		for _, i := range open {
			if x[i] {
				clause = append(clause, p.mayBe[i].Not())
			}
		}
		if len(clause) == 0 {
			break
		}
		p.add(clause...)
		ok, err := p.solve()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		for _, i := range open {
			x[i] = x[i] && p.sat.Value(p.mayBe[i])
		}
		q.defended(x)
	}
	labels := make(Labels, len(x))
	for i := range x {
		if x[i] {
			labels[i] = In
		}
	}
	return labels, nil
}

// defended takes from x, of which no node is against another, all that is not in γ²(x),
// until it is a part of that.
func (q *search) defended(x []bool) {
	for {
		of := q.gamma(q.gamma(x))
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
