package solver

import (
	"slices"

	"github.com/go-air/gini/z"
)

// exceed asks for labellings with a node in that is not in under l, so that l and all
// parts of it are told no more. It is false where there can be none.
func (p *problem) exceed(l Labels) bool {
	var clause []z.Lit
	for _, i := range p.open {
		if l[i] != In {
			clause = append(clause, p.in[i])
		}
	}
	if len(clause) == 0 {
		return false
	}
	p.add(clause...)
	return true
}

// members returns the literals of the open nodes that are in under l.
func (p *problem) members(l Labels) []z.Lit {
	var list []z.Lit
	for _, i := range p.open {
		if l[i] == In {
			list = append(list, p.in[i])
		}
	}
	return list
}

// grow returns a preferred labelling in which all is in that is in under l, a
// complete one.
func (q *search) grow(l Labels) (Labels, error) {
	best := slices.Clone(l)
	err := q.each(q.undecided(), best, func(of island, l Labels) error { return of.problem(true).grow(l) })
	return best, err
}

// grow puts as much in under l, of the open nodes, as can be without taking anything
// back.
func (p *problem) grow(l Labels) error {
	for {
		// What is in stays so, and what is out with it.
		var more []z.Lit
		for _, i := range p.open {
			switch l[i] {
			case In:
				p.add(p.in[i])
			case Undecided:
				more = append(more, p.in[i])
			}
		}
		if len(more) == 0 {
			return nil
		}
		p.add(more...)
		if ok, err := p.solve(); !ok || err != nil {
			return err
		}
		for _, i := range p.open {
			l[i] = p.label(i)
		}
	}
}

// preferredWithout returns a complete labelling of what bears on x, under which x
// is not in and which can't be extended so that it is; or nil if every preferred
// labelling has x in.
//
// It looks for what is against x being in, not for maximal labellings: two complete
// labellings of which neither has a node in that is out under the other are both
// parts of a third. So a preferred one without x has a node out of each labelling
// that has x in. (For abstract frameworks: Thimm, Cerutti and Vallati, 2021.)
func (q *search) preferredWithout(x int) (Labels, error) {
	open := q.bearing(x)
	p := newProblem(q.ctx, q.graph, q.grounded, open, true)
	// Most often x is simply out somewhere, or in nowhere.
	if l, err := p.answer(p.mayBe[x].Not()); l != nil || err != nil {
		return l, err
	}
	with, err := p.answer(p.in[x])
	if err != nil {
		return nil, err
	}
	if with == nil {
		return q.grounded, nil
	}
	rivals := newProblem(q.ctx, q.graph, q.grounded, open, true)
	for {
		var clause []z.Lit
		for _, i := range open {
			if with[i] == In {
				clause = append(clause, rivals.mayBe[i].Not())
			}
		}
		rivals.add(clause...)
		rival, err := rivals.answer()
		if rival == nil || err != nil {
			return nil, err
		}
		if with, err = p.answer(append(p.members(rival), p.in[x])...); err != nil {
			return nil, err
		}
		if with == nil {
			return rival, nil
		}
	}
}
