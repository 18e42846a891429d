package solver

import (
	"context"
	"slices"
	"time"

	"github.com/go-air/gini"
	"github.com/go-air/gini/z"
)

// A problem is what a SAT solver is asked about the undecided nodes of a system:
// for each node two variables, which say that it is in T and in U, and clauses
// that say that T = γ(U) and U = γ(T). Nodes that the grounded labelling decides
// are constants, since every complete labelling agrees with it.
type problem struct {
	*graph
	ctx context.Context
	sat *gini.Gini

	fixed   Labels  // what is decided from the start
	in      []z.Lit // that a node is in T; LitNull where it is fixed
	mayBe   []z.Lit // that it is in U; the same literal where T = U
	open    []int32 // the nodes that are not fixed, ascending
	two     bool    // T and U may differ
	never   bool    // the clauses contradict each other whatever is assumed
	nothing z.Lit   // a variable that no clause is about
	loops   []loop  // the circles among the open nodes
}

// newProblem states the problem of the complete labellings of g, or, where two is
// not set, of the stable ones. Fixed is the grounded labelling; open are all nodes
// that it leaves undecided, or some of them on which no others bear.
func newProblem(ctx context.Context, g *graph, fixed Labels, open []int32, two bool) *problem {
	p := &problem{graph: g, ctx: ctx, two: two, fixed: fixed, open: open}
	p.start()
	p.name()
	for _, i := range p.open {
		p.define(i, p.in, p.mayBe)
		if two {
			p.define(i, p.mayBe, p.in)
			if p.only(i) == none {
				p.add(p.in[i].Not(), p.mayBe[i])
			}
		}
	}
	p.findLoops()
	return p
}

// start makes room for variables.
func (p *problem) start() {
	p.in, p.mayBe = make([]z.Lit, len(p.Nodes)), make([]z.Lit, len(p.Nodes))
	p.sat = gini.NewVc(2*len(p.open)+64, 8*len(p.open)+64)
	p.nothing = p.sat.Lit()
}

// name gives the open nodes their variables. A node that holds if and only if
// another one does shares that one's.
func (p *problem) name() {
	var way []int32
	for _, i := range p.open {
		// Such chains come to an end: a circle of them would be held up by nothing
		// and be out.
		way = way[:0]
		for p.in[i] == z.LitNull {
			way = append(way, i)
			next := p.only(i)
			if next == none {
				p.in[i] = p.sat.Lit()
				p.mayBe[i] = p.in[i]
				if p.two {
					p.mayBe[i] = p.sat.Lit()
				}
				break
			}
			i = next
		}
		for _, w := range way {
			p.in[w], p.mayBe[w] = p.in[i], p.mayBe[i]
		}
	}
}

// only returns the one open node by which node i holds, or none if there are others
// or if something open is against it.
func (p *problem) only(i int32) int32 {
	node := &p.Nodes[i]
	for _, a := range node.Against {
		if p.fixed[a] == Undecided {
			return none
		}
	}
	only := int32(none)
	for _, f := range node.For {
		if p.fixed[f] != Undecided || f == only {
			continue
		}
		if only != none {
			return none
		}
		only = f
	}
	return only
}

// define states that node i is in the one layer if and only if what is for it is,
// and nothing against it is in the other.
func (p *problem) define(i int32, layer, other []z.Lit) {
	if p.only(i) != none {
		return
	}
	node := &p.Nodes[i]
	var against, pro []z.Lit // without constants: those would have decided i
	for _, a := range node.Against {
		if p.fixed[a] == Undecided {
			against = append(against, other[a])
		}
	}
	for _, f := range node.For {
		if p.fixed[f] == Undecided {
			pro = append(pro, layer[f])
		}
		if node.Any && p.fixed[f] == In {
			pro = nil
			break
		}
	}
	x := layer[i]
	for _, a := range against {
		p.add(x.Not(), a.Not())
	}
	if node.Any && len(pro) > 1 {
		if len(against) > 0 {
			any := p.sat.Lit()
			p.either(any, pro)
			pro = []z.Lit{any}
		} else {
			p.either(x, pro)
			return
		}
	}
	for _, f := range pro {
		p.add(x.Not(), f)
	}
	p.sat.Add(x)
	for _, f := range pro {
		p.sat.Add(f.Not())
	}
	for _, a := range against {
		p.sat.Add(a)
	}
	p.sat.Add(z.LitNull)
}

// either states that x holds if and only if one of list does.
func (p *problem) either(x z.Lit, list []z.Lit) {
	for _, l := range list {
		p.add(x, l.Not())
	}
	p.sat.Add(x.Not())
	p.add(list...)
}

// add adds a clause.
func (p *problem) add(clause ...z.Lit) {
	for _, l := range clause {
		p.sat.Add(l)
	}
	p.sat.Add(z.LitNull)
}

// solve looks for a labelling under which all that is assumed holds. It is false
// if there is none; the error is that of the context.
func (p *problem) solve(assume ...z.Lit) (bool, error) {
	for !p.never {
		// A clause that says nothing takes the SAT solver back to its start. Without
		// it the solver learns from the conflict of its last answer, and goes wrong
		// where that conflict rests on nothing that was assumed. (Seen in gini 1.0.4.)
		start := p.nothing
		p.add(start, start.Not())
		p.sat.Assume(assume...)
		answer, err := p.try()
		if err != nil {
			return false, err
		}
		if answer < 0 {
			p.never = len(p.sat.Why(nil)) == 0
			return false, nil
		}
		if !p.refuteLoops() {
			return true, nil
		}
	}
	return false, nil
}

// try runs the SAT solver until it has an answer or the time is over: 1 is yes, -1
// no.
func (p *problem) try() (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	if deadline, ok := p.ctx.Deadline(); ok {
		answer := p.sat.Try(time.Until(deadline))
		if answer == 0 {
			return 0, context.DeadlineExceeded
		}
		return answer, nil
	}
	if p.ctx.Done() == nil {
		return p.sat.Solve(), nil
	}
	solving := p.sat.GoSolve()
	for wait := 10 * time.Microsecond; ; wait = min(2*wait, 10*time.Millisecond) {
		if answer, done := solving.Test(); done {
			return answer, nil
		}
		select {
		case <-p.ctx.Done():
			solving.Stop()
			return 0, p.ctx.Err()
		case <-time.After(wait):
		}
	}
}

// labels returns the labelling that was found.
func (p *problem) labels() Labels {
	labels := slices.Clone(p.fixed)
	for _, i := range p.open {
		labels[i] = p.label(i)
	}
	return labels
}

// label returns the label that was found of an open node.
func (p *problem) label(i int32) Label {
	switch {
	case p.sat.Value(p.in[i]):
		return In
	case !p.sat.Value(p.mayBe[i]):
		return Out
	}
	return Undecided
}
