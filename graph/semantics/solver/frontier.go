package solver

import (
	"context"

	"github.com/go-air/gini/z"
)

// A frontier is the labellings of a problem whose gaps are minimal under ⊆: the
// undecided nodes of complete labellings, or what is neither in nor attacked where
// labellings are merely free of conflict.
type frontier struct {
	*problem
	filled []z.Lit // for each node that may be a gap, what says that it is none
}

// frontier returns the semi-stable labellings.
func (q *search) frontier() *frontier {
	f := &frontier{problem: q.problem(true)}
	seen := map[z.Lit]bool{} // nodes may share variables
	for _, i := range f.open {
		if int(i) >= q.shown() || seen[f.in[i]] {
			continue
		}
		seen[f.in[i]] = true
		d := f.sat.Lit() // in, or out: T and U are the same
		f.add(d.Not(), f.in[i], f.mayBe[i].Not())
		f.add(d, f.in[i].Not())
		f.add(d, f.mayBe[i])
		f.filled = append(f.filled, d)
	}
	return f
}

// stage returns the stage labellings (Verheij, 1996).
func (s *System) stage(ctx context.Context) (*frontier, error) {
	if !s.attacksOnly() {
		return nil, ErrStage
	}
	g := s.graph()
	p := &problem{graph: g, ctx: ctx, two: true, fixed: make(Labels, len(g.Nodes))}
	f := &frontier{problem: p}
	p.start()
	for i := range g.Nodes {
		p.open = append(p.open, int32(i))
		p.in[i], p.mayBe[i] = p.sat.Lit(), p.sat.Lit()
	}
	for i := range g.Nodes {
		hit := p.mayBe[i].Not()
		var by []z.Lit
		for _, a := range g.Nodes[i].Against {
			p.add(p.in[i].Not(), p.in[a].Not())
			by = append(by, p.in[a])
		}
		p.either(hit, by)
		d := p.sat.Lit()
		p.either(d, []z.Lit{p.in[i], hit})
		f.filled = append(f.filled, d)
	}
	return f, nil
}

// minimal returns the gaps, as numbers of fillings, of a labelling whose gaps are
// minimal, and are among those of the last answer.
func (f *frontier) minimal() ([]int, error) {
	gaps, full := f.read()
	for len(gaps) > 0 {
		less := f.less(gaps)
		ok, err := f.solve(append(full, less)...)
		if err != nil {
			return nil, err
		}
		if !ok {
			f.add(less.Not())
			return gaps, nil
		}
		gaps, full = f.read()
		f.add(less) // what has those gaps and more is not minimal
	}
	return nil, nil
}

// less returns what says that not all of the gaps are there.
func (f *frontier) less(gaps []int) z.Lit {
	less := f.sat.Lit()
	clause := []z.Lit{less.Not()}
	for _, k := range gaps {
		clause = append(clause, f.filled[k])
	}
	f.add(clause...)
	return less
}

// read returns the gaps of the last answer, and what says that there are no others.
func (f *frontier) read() (gaps []int, full []z.Lit) {
	for k, d := range f.filled {
		if f.sat.Value(d) {
			full = append(full, d)
		} else {
			gaps = append(gaps, k)
		}
	}
	return gaps, full
}

// others returns what says that there are no gaps but the given ones.
func (f *frontier) others(gaps []int) []z.Lit {
	isGap := make([]bool, len(f.filled))
	for _, k := range gaps {
		isGap[k] = true
	}
	var full []z.Lit
	for k, d := range f.filled {
		if !isGap[k] {
			full = append(full, d)
		}
	}
	return full
}

// each calls yield with each labelling whose gaps are minimal.
func (f *frontier) each(yield func(Labels) bool) error {
	for {
		ok, err := f.solve()
		if !ok || err != nil {
			return err
		}
		gaps, err := f.minimal()
		if err != nil {
			return err
		}
		full := f.others(gaps)
		for {
			l, err := f.answer(full...)
			if err != nil {
				return err
			}
			if l == nil {
				break
			}
			if !yield(l) || !f.differ(l) {
				return nil
			}
		}
		if len(gaps) == 0 {
			return nil
		}
		f.add(f.less(gaps))
	}
}

// with returns a labelling whose gaps are minimal and under which all that is
// assumed holds, or nil.
func (f *frontier) with(assume []z.Lit) (Labels, error) {
	for {
		l, err := f.answer(assume...)
		if l == nil || err != nil {
			return nil, err
		}
		gaps, err := f.minimal()
		if err != nil {
			return nil, err
		}
		if l, err = f.answer(append(f.others(gaps), assume...)...); l != nil || err != nil {
			return l, err
		}
		if len(gaps) == 0 {
			return nil, nil
		}
		// Labellings with just these gaps do not do, and those with more are not
		// minimal.
		f.add(f.less(gaps))
	}
}
