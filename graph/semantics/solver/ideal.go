package solver

import "github.com/go-air/gini/z"

// ideal returns labels under which just what is ideally in, of the open nodes and
// of those that are grounded, is in; all else is left undecided.
//
// What is in under some complete labelling and out under none is not against
// itself, and its largest part that defends itself, X ⊆ γ²(X), is in under every
// preferred labelling. (For abstract frameworks: Dunne, 2009.)
func (q *search) ideal(open []int32) (Labels, error) {
	p := newProblem(q.ctx, q.graph, q.grounded, open, true)
	out, err := p.somewhere(open, func(i int32) z.Lit { return p.mayBe[i].Not() })
	if err != nil {
		return nil, err
	}
	var never []int32
	for _, i := range open {
		if !out[i] {
			never = append(never, i)
		}
	}
	in, err := p.somewhere(never, func(i int32) z.Lit { return p.in[i] })
	if err != nil {
		return nil, err
	}
	x := make([]bool, len(q.Nodes))
	for i, l := range q.grounded {
		x[i] = l == In
	}
	for _, i := range never {
		x[i] = in[i]
	}
	for {
		defended := q.gamma(q.gamma(x))
		less := false
		for i := range x {
			if x[i] && !defended[i] {
				x[i] = false
				less = true
			}
		}
		if !less {
			break
		}
	}
	labels := make(Labels, len(x))
	for i := range x {
		if x[i] {
			labels[i] = In
		}
	}
	return labels, nil
}

// somewhere returns for which of the nodes the literal is true in some answer.
func (p *problem) somewhere(nodes []int32, literal func(int32) z.Lit) ([]bool, error) {
	found := make([]bool, len(p.Nodes))
	for {
		var clause []z.Lit
		for _, i := range nodes {
			if !found[i] {
				clause = append(clause, literal(i))
			}
		}
		if len(clause) == 0 {
			return found, nil
		}
		some := p.sat.Lit()
		p.add(append(clause, some.Not())...)
		ok, err := p.solve(some)
		if !ok || err != nil {
			return found, err
		}
		for _, i := range nodes {
			found[i] = found[i] || p.sat.Value(literal(i))
		}
		p.add(some.Not())
	}
}
