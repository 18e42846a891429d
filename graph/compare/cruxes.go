package compare

import (
	"context"
	"slices"

	"crux/graph"
	"crux/graph/semantics"
	"crux/graph/semantics/solver"
)

// Where two readings part: which few of their differences decide whether a claim stands.
//
// All claims and relations of both readings are one system, the union. A difference is a
// switch on it: at A it has what A has of it, at B what B has. A relation is there if its
// difference has it and all its ends are there. Splits, rewordings, voices, passages and
// schemes are no switches: they change no verdict.

// A Verdict is what becomes of a claim in a reading, under one semantics.
type Verdict string

// The verdicts. Where several labellings count, a claim stands or falls if it does so in
// all.
const (
	Stands    Verdict = "in"
	Falls     Verdict = "out"
	Undecided Verdict = "undecided"
	Sometimes Verdict = "in-some"  // it stands in some labellings, in others not
	Never     Verdict = "never-in" // it stands in none, and these may differ; or there are none
)

// Cruxes say by which differences the verdicts of two readings on a claim differ.
type Cruxes struct {
	// InA and InB are the verdicts on the claim in each reading.
	InA, InB Verdict
	// Sets are the smallest sets of differences that, carried over from B to A, give
	// the claim the verdict that it has in B; as places in Differences, ascending. They
	// are empty where the verdicts agree.
	Sets [][]int
	// Exact says that these are all, and no smaller ones exist. Else the one set is
	// what a greedy search found: none of it can be left out, but there may be smaller ones.
	Exact bool
	// Switches is how many differences can change a verdict at all.
	Switches int
}

// How many sets of differences are tried before the search is greedy: of grounded
// labellings, and of others.
const (
	mostGrounded = 20_000
	mostOther    = 2_000
)

// Cruxes returns by which of the differences, as Differences returns them, the verdicts on
// a claim that both readings have differ. N is of either reading. The error is that of ctx
// where the time was over, or solver.ErrStage.
func (al *Alignment) Cruxes(ctx context.Context, s semantics.Semantics, n graph.Node, differences []Difference) (Cruxes, error) {
	u := al.union(differences)
	u.ctx, u.semantics = ctx, s
	x := u.number[n]
	var relevant []int
	for i, s := range u.switches {
		if s {
			relevant = append(relevant, i)
		}
	}
	c := Cruxes{InA: u.judge(nil, x), InB: u.judge(relevant, x), Switches: len(relevant), Exact: true}
	if u.err != nil || c.InA == c.InB {
		return c, u.err
	}
	left := mostGrounded
	if s != semantics.Grounded {
		left = mostOther
	}
	for size := 1; size <= len(relevant) && u.err == nil; size++ {
		sets := binomial(len(relevant), size, left)
		if sets > left {
			c.Exact = false
			c.Sets = [][]int{u.greedy(relevant, x, c.InB)}
			return c, u.err
		}
		left -= sets
		subsets(relevant, size, func(set []int) {
			if u.judge(set, x) == c.InB {
				c.Sets = append(c.Sets, slices.Clone(set))
			}
		})
		if len(c.Sets) > 0 {
			break
		}
	}
	return c, u.err
}

// greedy takes differences out of all as long as the verdict stays.
func (u *unionGraph) greedy(all []int, x int, want Verdict) []int {
	set := slices.Clone(all)
	for _, i := range all {
		less := slices.DeleteFunc(slices.Clone(set), func(j int) bool { return j == i })
		if u.judge(less, x) == want {
			set = less
		}
	}
	return set
}

// A unionGraph is both readings as one.
type unionGraph struct {
	number   map[graph.Node]int // of claims and relations; what is the same has one number
	items    []item
	switches []bool // which differences are switches

	ctx       context.Context
	semantics semantics.Semantics
	err       error // the first one
}

// An item is a claim or a relation of the union.
type item struct {
	relation *graph.Relation // nil for a claim
	kind     graph.Kind
	sources  []int
	target   int // none for a claim, or where there is none
	// Reserved says that it is asserted for its reasons only; in the other way if the
	// difference otherwise is as in B.
	reserved  bool
	otherwise int
	// In which states of which differences it is there: those at A (false) or at B (true).
	// Without any it is there always.
	when []state
}

type state struct {
	difference int
	b          bool
}

func (al *Alignment) union(differences []Difference) *unionGraph {
	u := &unionGraph{number: map[graph.Node]int{}, switches: make([]bool, len(differences))}
	when := map[graph.Node][]state{}
	asserting := map[graph.Node]int{} // the difference in how a claim of A is asserted
	for i, d := range differences {
		switch d.Kind {
		case Asserted:
			u.switches[i] = true
			asserting[d.A[0]] = i
			continue
		case OnlyClaim, Polarity, Direction, RebutUndercut, LinkedConvergent, OtherTarget, OtherPremises, OnlyRelation:
			u.switches[i] = true
		default:
			continue
		}
		for _, n := range d.A {
			when[n] = append(when[n], state{i, false})
		}
		for _, n := range d.B {
			when[n] = append(when[n], state{i, true})
		}
	}
	add := func(n graph.Node, it item) {
		u.number[n] = len(u.items)
		it.when = when[n]
		it.reserved, it.otherwise = !asserted(n), none
		if i, ok := asserting[n]; ok {
			it.otherwise = i
		}
		u.items = append(u.items, it)
	}
	for _, g := range []*graph.Graph{al.A, al.B} {
		for _, n := range claims(g) {
			if m := al.Of(n); m != nil {
				if k, ok := u.number[m.A[0]]; ok {
					u.number[n] = k
					continue
				}
				if n != m.A[0] { // several of A that are one of B: the first stands for all
					add(m.A[0], item{target: none})
					u.number[n] = u.number[m.A[0]]
					continue
				}
			}
			add(n, item{target: none})
		}
	}
	same := map[*graph.Relation]*graph.Relation{}
	for _, r := range al.A.Relations() {
		if s := al.Relations[r]; s != nil {
			same[s] = r
		}
	}
	// Contradictions are told by one of their halves.
	for _, g := range []*graph.Graph{al.A, al.B} {
		for _, c := range g.Contradictions() {
			for _, half := range [][2]*graph.Relation{{c.There, c.Back}, {c.Back, c.There}} {
				both := al.Relations[half[1]] != nil || same[half[1]] != nil
				if len(when[half[0]]) > 0 && len(when[half[1]]) == 0 && !both {
					when[half[1]] = when[half[0]]
				}
			}
		}
	}
	for _, g := range []*graph.Graph{al.A, al.B} {
		for _, level := range byLevel(g) {
			for _, r := range level {
				if first := same[r]; first != nil {
					u.number[r] = u.number[first]
					continue
				}
				it := item{relation: r, kind: r.Kind, target: none}
				for _, s := range r.Sources {
					if k := u.number[s]; !slices.Contains(it.sources, k) {
						it.sources = append(it.sources, k)
					}
				}
				if r.Target != nil {
					it.target = u.number[r.Target]
				}
				add(r, it)
			}
		}
	}
	return u
}

// judge returns the verdict on x where the given differences are as in B and all
// others as in A.
func (u *unionGraph) judge(carried []int, x int) Verdict {
	if u.err != nil {
		return ""
	}
	there := make([]bool, len(u.items))
	for i, it := range u.items {
		there[i] = true
		for _, s := range it.when {
			if slices.Contains(carried, s.difference) != s.b {
				there[i] = false
			}
		}
		for _, s := range it.sources {
			there[i] = there[i] && there[s]
		}
		if it.target != none {
			there[i] = there[i] && there[it.target]
		}
	}
	if !there[x] {
		return Falls
	}
	s := &solver.System{Nodes: make([]solver.Node, len(u.items))}
	supported := make([]bool, len(u.items))
	for i, it := range u.items {
		if it.relation == nil || !there[i] || len(it.sources) == 0 {
			continue
		}
		for _, k := range it.sources {
			s.Nodes[i].For = append(s.Nodes[i].For, int32(k))
		}
		if it.target == none {
			continue
		}
		on := &s.Nodes[it.target]
		switch {
		case it.kind == graph.Attack:
			on.Against = append(on.Against, int32(i))
		case it.kind == graph.Support && u.items[it.target].relation == nil:
			on.For = append(on.For, int32(i))
			supported[it.target] = true
		}
	}
	for i, it := range u.items {
		n := &s.Nodes[i]
		reserved := it.reserved != (it.otherwise != none && slices.Contains(carried, it.otherwise))
		switch {
		case !there[i], it.relation != nil && len(it.sources) == 0:
			*n = solver.Node{Any: true}
		case it.relation == nil && (supported[i] || reserved):
			n.Any = true
		}
	}
	return u.verdict(s, x)
}

// verdict returns the verdict on x in a system.
func (u *unionGraph) verdict(s *solver.System, x int) Verdict {
	labels, _ := s.Grounded()
	if u.semantics == semantics.Grounded || u.semantics == semantics.Complete || u.semantics == semantics.Preferred || u.semantics == semantics.Ideal {
		if labels[x] != solver.Undecided || u.semantics == semantics.Grounded {
			return Verdict(labels[x].String()) // all complete labellings agree
		}
	}
	with, err := s.Credulous(u.ctx, u.semantics, x)
	var without solver.Labels
	if err == nil {
		without, err = s.Sceptical(u.ctx, u.semantics, x)
	}
	switch {
	case err != nil:
		u.err = err
		return ""
	case with != nil && without == nil:
		return Stands
	case with != nil:
		return Sometimes
	case without != nil && u.semantics == semantics.Ideal:
		return Verdict(without[x].String())
	case without != nil && u.semantics == semantics.Stable:
		return Falls // where nothing is undecided
	}
	return Never
}

// subsets calls visit with each subset of a size, in order.
func subsets(all []int, size int, visit func([]int)) {
	set := make([]int, 0, size)
	var choose func(from int)
	choose = func(from int) {
		if len(set) == size {
			visit(set)
			return
		}
		for i := from; i <= len(all)-(size-len(set)); i++ {
			set = append(set, all[i])
			choose(i + 1)
			set = set[:len(set)-1]
		}
	}
	choose(0)
}

// binomial returns n over k, or most+1 where that is more.
func binomial(n, k, most int) int {
	b := 1
	for i := range k {
		if b = b * (n - i) / (i + 1); b > most {
			return most + 1
		}
	}
	return b
}
