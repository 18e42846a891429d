package compare

import (
	"context"
	"slices"
	"sync"

	"crux/graph"
	"crux/graph/semantics"
)

// Where two readings part: which few of their differences decide whether a claim stands.

// A Verdict is what becomes of a claim in a reading, under one semantics. Of a claim that is
// several in one reading all must stand for it to stand, and it falls if one falls.
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
	// Exact says that no smaller ones exist. Else the one set is what a greedy search
	// found: none of it can be left out, but there may be smaller ones.
	Exact bool
	// More says that there may be more sets of the same size than those listed.
	More bool
	// AtLeast is how many differences it takes at least: where Exact is set, so many as
	// each set has; 0 where the verdicts agree.
	AtLeast int
	// Switches is how many differences can bear on the verdict at all.
	Switches int
	// Unshared are, where the verdicts agree, the reasons that only one reading has for its
	// verdict.
	Unshared Unshared
}

// How much is looked at before the search is greedy: so many claims and relations, counted
// as often as they are looked at; and of labellings that take a search, so many. And how
// many sets are listed.
const (
	mostWork  = 40_000_000
	mostOther = 5_000
	mostSets  = 1_000
)

// A Dispute is two readings and their differences, made ready to ask where they part on
// many claims.
type Dispute struct {
	al       *Alignment
	union    *unionGraph
	size     int // how many differences there are
	unshared func() *reasons
}

// Dispute returns the dispute of the readings, by their differences as Differences returns
// them.
func (al *Alignment) Dispute(differences []Difference) *Dispute {
	return &Dispute{al, al.union(differences), len(differences), sync.OnceValue(func() *reasons { return al.reasons() })}
}

// Cruxes returns what Dispute(differences).Cruxes does.
func (al *Alignment) Cruxes(ctx context.Context, s semantics.Semantics, n graph.Node, differences []Difference) (Cruxes, error) {
	return al.Dispute(differences).Cruxes(ctx, s, n)
}

// Cruxes returns by which of the differences the verdicts on a claim that both readings have
// differ. N is of either reading. The error is that of ctx where the time was over, or
// solver.ErrStage.
func (d *Dispute) Cruxes(ctx context.Context, s semantics.Semantics, n graph.Node) (Cruxes, error) {
	whole := *d.union
	u := &whole // cone leaves a part of it
	u.ctx, u.semantics = ctx, s
	switches, x := u.cone(u.of(n))
	q := &search{unionGraph: u, x: x, at: make(setting, d.size), switches: switches, sets: mostOther}
	c := Cruxes{Switches: len(switches), Exact: true}
	c.InA = q.verdict(q.at, x)
	all := q.with(switches)
	c.InB = q.verdict(all, x)
	switch {
	case u.err != nil:
		return c, u.err
	case c.InA == c.InB:
		c.Unshared = d.unshared().of(n)
		return c, nil
	}
	q.want, u.work = c.InB, mostWork
	for c.AtLeast = 1; c.AtLeast <= len(switches); c.AtLeast++ {
		q.size = c.AtLeast
		q.from(nil)
		if len(q.found) > 0 || q.over() {
			break
		}
	}
	if err := q.err; err != nil {
		return c, err
	}
	c.Sets, c.More = q.found, q.over() || len(q.found) >= mostSets
	slices.SortFunc(c.Sets, slices.Compare[[]int])
	if len(c.Sets) == 0 {
		c.Exact, c.More = false, true
		c.Sets = [][]int{q.greedy()}
		if len(c.Sets[0]) == c.AtLeast {
			c.Exact = true // there is none smaller
		}
	}
	return c, q.err
}

// A search looks for the smallest sets of switches that give x a verdict, by their size. A
// set that does not do it yet does not because of some of the switches that are at A: with
// these at A the verdict is impossible, wherever the others are. So one of these must be in
// the set too, and it is enough to try each of them (after Reiter, 1987, who finds sets that
// hit all conflicts so).
type search struct {
	*unionGraph
	x        int
	want     Verdict
	at       setting // all at A
	switches []int
	size     int
	sets     int // how many may be judged by a search for labellings
	out      []int
	found    [][]int

	conflicts []conflict
}

// A conflict is switches at B, and switches at A, with which the verdict is impossible.
type conflict struct{ b, a []int }

func (q *search) over() bool { return q.err != nil || q.work <= 0 || q.sets <= 0 }

// with returns the setting in which the given switches are at B.
func (q *search) with(set []int) setting {
	at := slices.Clone(q.at)
	for _, d := range set {
		at[d] = asInB
	}
	return at
}

// gives reports whether a set gives x the verdict.
func (q *search) gives(set []int) bool {
	if q.semantics != semantics.Grounded {
		q.sets--
	}
	return q.verdict(q.with(set), q.x) == q.want
}

// from finds the sets of a size that have all of set, which does not do it itself, and none
// of out.
func (q *search) from(set []int) {
	if q.over() || len(q.found) >= mostSets {
		return
	}
	if len(set) == q.size {
		if q.gives(set) {
			q.found = append(q.found, slices.Sorted(slices.Values(set)))
		}
		return
	}
	try, ok := q.next(set)
	if !ok {
		return
	}
	before := len(q.out)
	for _, d := range try {
		q.from(append(slices.Clone(set), d))
		q.out = append(q.out, d)
	}
	q.out = q.out[:before]
}

// next returns switches of which one must be added to a set; false if no set of the size
// that has all of it will do.
func (q *search) next(set []int) ([]int, bool) {
	var best []int
	known := false
	var hit []int // what disjoint conflicts ask for
	room := q.size - len(set)
	for _, c := range q.conflicts {
		if slices.ContainsFunc(c.b, func(d int) bool { return !slices.Contains(set, d) }) ||
			slices.ContainsFunc(c.a, func(d int) bool { return slices.Contains(set, d) }) {
			continue
		}
		try := slices.DeleteFunc(slices.Clone(c.a), func(d int) bool { return slices.Contains(q.out, d) })
		if len(try) == 0 {
			return nil, false
		}
		if !known || len(try) < len(best) {
			best, known = try, true
		}
		if !slices.ContainsFunc(try, func(d int) bool { return slices.Contains(hit, d) }) {
			hit = append(hit, try...)
			if room--; room < 0 {
				return nil, false
			}
		}
	}
	q.work -= len(q.conflicts)
	if known {
		return best, true
	}
	c := q.conflict(set)
	if len(q.conflicts) < 1000 {
		q.conflicts = append(q.conflicts, c)
	}
	try := slices.DeleteFunc(slices.Clone(c.a), func(d int) bool { return slices.Contains(q.out, d) })
	return try, len(try) > 0
}

// conflict returns why a set does not do it, in as few switches as leaving one out after
// another leaves.
func (q *search) conflict(set []int) conflict {
	at := q.with(set)
	for _, part := range halves(q.switches) {
		if q.over() {
			break
		}
		trial := slices.Clone(at)
		for _, d := range part {
			trial[d] = open
		}
		if !q.can(trial, q.x, q.want) {
			at = trial
		}
	}
	var c conflict
	for _, d := range q.switches {
		switch at[d] {
		case asInA:
			c.a = append(c.a, d)
		case asInB:
			c.b = append(c.b, d)
		}
	}
	return c
}

// halves returns a list in parts that get smaller: its halves, their halves, down to each
// alone.
func halves(list []int) (parts [][]int) {
	for size := (len(list) + 1) / 2; size > 0; size /= 2 {
		for part := range slices.Chunk(list, size) {
			parts = append(parts, part)
		}
	}
	return parts
}

// greedy takes differences out of all as long as the verdict stays, until none can be left
// out.
func (q *search) greedy() []int {
	set := slices.Clone(q.switches)
	for again := true; again && q.err == nil; {
		again = false
		for _, part := range halves(set) {
			less := slices.DeleteFunc(slices.Clone(set), func(d int) bool { return slices.Contains(part, d) })
			if len(less) < len(set) && q.verdict(q.with(less), q.x) == q.want {
				set, again = less, true
			}
		}
	}
	return set
}
