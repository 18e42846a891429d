package solver

import (
	"context"
	"errors"
	"slices"

	"github.com/go-air/gini/z"
)

// ErrStage is the answer where stage labellings are asked for of a system that has
// more than attacks between nodes that hold by themselves.
var ErrStage = errors.New("stage labellings are defined for attacks between nodes that hold by themselves only")

// A search is the search for labellings of one system.
type search struct {
	*graph
	ctx      context.Context
	grounded Labels
}

func (s *System) search(ctx context.Context) *search {
	g := s.graph()
	grounded, _ := g.grounded()
	return &search{g, ctx, grounded}
}

// Some returns a labelling of s under the given semantics, or nil if there is
// none, which happens with Stable only. The error is that of ctx where the time
// was over before an answer was found, or ErrStage.
func (s *System) Some(ctx context.Context, semantics Semantics) (Labels, error) {
	if semantics == Preferred {
		q := s.search(ctx)
		return q.grow(q.grounded)
	}
	var some Labels
	err := s.Each(ctx, semantics, func(l Labels) bool {
		some = l
		return false
	})
	return some, err
}

// Each calls yield with each labelling of s, none twice, until yield returns
// false. The errors are those of Some.
func (s *System) Each(ctx context.Context, semantics Semantics, yield func(Labels) bool) error {
	if semantics == Stage {
		f, err := s.stage(ctx)
		if err != nil {
			return err
		}
		return f.each(yield)
	}
	q := s.search(ctx)
	switch semantics {
	case Grounded:
		yield(q.grounded)
		return nil
	case Complete, Preferred, Stable:
		return q.eachOf(semantics, yield)
	case Ideal:
		ideal, err := q.ideal(q.undecided())
		if err == nil {
			yield(q.closed(ideal))
		}
		return err
	}
	return q.frontier().each(yield)
}

// Credulous returns a labelling in which the node x is in, or nil if there is
// none. The errors are those of Some.
func (s *System) Credulous(ctx context.Context, semantics Semantics, x int) (Labels, error) {
	if semantics == Stage {
		f, err := s.stage(ctx)
		if err != nil {
			return nil, err
		}
		return f.with(f.is(x))
	}
	q := s.search(ctx)
	switch semantics {
	case SemiStable:
		if q.grounded[x] == Out {
			return nil, nil
		}
		f := q.frontier()
		return f.with(f.is(x))
	case Stable:
		if q.grounded[x] == Out {
			return nil, nil
		}
		p := q.problem(false)
		return p.answer(p.is(x)...)
	}
	switch q.grounded[x] {
	case In:
		return s.Some(ctx, semantics)
	case Out:
		return nil, nil
	}
	switch semantics {
	case Grounded:
		return nil, nil
	case Ideal:
		return q.ideally(x, true)
	}
	p := newProblem(ctx, q.graph, q.grounded, q.bearing(x), true)
	found, err := p.answer(p.in[x])
	if found == nil || err != nil {
		return nil, err
	}
	if semantics == Preferred {
		return q.grow(q.closed(found))
	}
	return q.closed(found), nil
}

// ideally returns the ideal labelling of all of the system if it has x in, or, where in
// is not set, if it has not; else nil. What bears on x is judged first, unless that is
// most of what there is.
func (q *search) ideally(x int, in bool) (Labels, error) {
	all := q.undecided()
	open := all
	if q.grounded[x] == Undecided {
		if few := q.bearing(x); len(few) <= len(all)/2 {
			open = few
		}
	}
	ideal, err := q.ideal(open)
	if err != nil || (ideal[x] == In) != in {
		return nil, err
	}
	if len(open) < len(all) {
		if ideal, err = q.ideal(all); err != nil {
			return nil, err
		}
	}
	return q.closed(ideal), nil
}

// Sceptical returns a labelling in which the node x is not in, or nil if x is in
// under each. It is nil too where there is no labelling at all. The errors are
// those of Some.
func (s *System) Sceptical(ctx context.Context, semantics Semantics, x int) (Labels, error) {
	if semantics == Stage {
		f, err := s.stage(ctx)
		if err != nil {
			return nil, err
		}
		return f.with(f.isNot(x))
	}
	q := s.search(ctx)
	if q.grounded[x] == In {
		return nil, nil
	}
	switch semantics {
	case Grounded, Complete:
		return q.grounded, nil
	case Stable:
		p := q.problem(false)
		return p.answer(p.isNot(x)...)
	case SemiStable:
		f := q.frontier()
		return f.with(f.isNot(x))
	case Ideal:
		return q.ideally(x, false)
	}
	if q.grounded[x] == Out {
		return q.grow(q.grounded)
	}
	counter, err := q.preferredWithout(x)
	if counter == nil || err != nil {
		return nil, err
	}
	return q.grow(q.closed(counter))
}

// undecided returns the nodes that the grounded labelling leaves undecided.
func (q *search) undecided() []int32 {
	var open []int32
	for i, l := range q.grounded {
		if l == Undecided {
			open = append(open, int32(i))
		}
	}
	return open
}

// bearing returns those of the undecided nodes that bear on x: x and all from which
// a way leads to it. What is complete, preferred or ideal can be judged on them
// alone. That does not hold for semantics that look at all undecided nodes.
func (q *search) bearing(x int) []int32 {
	seen := make([]bool, len(q.Nodes))
	list := []int32{int32(x)}
	seen[x] = true
	for i := 0; i < len(list); i++ {
		n := &q.Nodes[list[i]]
		for _, from := range [...][]int32{n.For, n.Against} {
			for _, j := range from {
				if q.grounded[j] == Undecided && !seen[j] {
					seen[j] = true
					list = append(list, j)
				}
			}
		}
	}
	slices.Sort(list)
	return list
}

// problem returns the problem of all undecided nodes.
func (q *search) problem(two bool) *problem {
	return newProblem(q.ctx, q.graph, q.grounded, q.undecided(), two)
}

// answer returns a labelling under which all that is assumed holds, or nil.
func (p *problem) answer(assume ...z.Lit) (Labels, error) {
	if slices.Contains(assume, z.LitNull) {
		return nil, nil
	}
	if ok, err := p.solve(assume...); !ok || err != nil {
		return nil, err
	}
	return p.labels(), nil
}

// is returns what says that x is in; LitNull is never so.
func (p *problem) is(x int) []z.Lit { return p.literal(x, In) }

// isNot returns what says that x is not in.
func (p *problem) isNot(x int) []z.Lit { return p.literal(x, Out) }

func (p *problem) literal(x int, want Label) []z.Lit {
	switch {
	case p.in[x] == z.LitNull && (p.fixed[x] == In) == (want == In):
		return nil
	case p.in[x] == z.LitNull:
		return []z.Lit{z.LitNull}
	case want == In:
		return []z.Lit{p.in[x]}
	}
	return []z.Lit{p.in[x].Not()}
}

// differ asks for labellings with other nodes in than l has. It is false where
// there can be none.
func (p *problem) differ(l Labels) bool {
	clause := make([]z.Lit, 0, len(p.open))
	for _, i := range p.open {
		if l[i] == In {
			clause = append(clause, p.in[i].Not())
		} else {
			clause = append(clause, p.in[i])
		}
	}
	if len(clause) == 0 {
		return false
	}
	p.add(clause...)
	return true
}
