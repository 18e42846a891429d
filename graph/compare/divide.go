package compare

import (
	"cmp"
	"math"
	"slices"

	"crux/graph"
)

// One reader's claim may be two of another's. A claim that has no match joins the match
// of another one where it says a part of what the one claim on the other side says, and
// where both together say more of it than the one did alone.

// gain is which share of what the score of a match lacks to 1 a claim must take off to join
// it, and part which share of its words must be there where its passages are not.
const (
	gain = 0.05
	part = 0.5
)

// A joining is a claim that may be a part of what a claim of the other reading is.
type joining struct {
	of           int // the side of the claim: 0 for A
	claim, whole int
	gain         int64 // in millionths of worth
}

// divide makes splits and mergers of matches and claims without one.
func (al *Alignment) divide(c *candidates) {
	least := worth(gain)
	var joins []joining
	for of := range 2 {
		s := c.side(of)
		for i, n := range s.own {
			if al.Of(n) != nil || c.taken[n] {
				continue
			}
			best := joining{}
			for _, k := range s.by[i] {
				j := joining{of: of, claim: i, whole: [2]int{c.pairs[k].b, c.pairs[k].a}[of]}
				if j.gain = al.gain(c, j); j.gain >= least && j.gain > best.gain {
					best = j
				}
			}
			if best.gain > 0 {
				joins = append(joins, best)
			}
		}
	}
	slices.SortStableFunc(joins, func(x, y joining) int { return cmp.Or(cmp.Compare(y.gain, x.gain), cmp.Compare(x.claim, y.claim)) })
	for len(joins) > 0 {
		j := joins[0]
		joins = joins[1:]
		m := al.Of(c.side(j.of).other[j.whole])
		// Where a claim of either side would join with equal right, none does: which one
		// is no matter of which reading is A.
		tied := func(o joining) bool {
			return o.of != j.of && o.gain == j.gain && o.claim == j.claim && al.Of(c.side(o.of).other[o.whole]) == m
		}
		if slices.ContainsFunc(joins, tied) {
			joins = slices.DeleteFunc(joins, tied)
			continue
		}
		if al.gain(c, j) < least {
			continue // others that joined say it already
		}
		*m = al.joined(c, m, j)
		n := c.side(j.of).own[j.claim]
		[2]map[graph.Node]*Match{al.inA, al.inB}[j.of][n] = m
	}
}

// A side is one reading, and the other as it sees it.
type side struct {
	own, other   []graph.Node
	vown, vother []vector
	by           [][]int // the pairs of its claims
}

func (c *candidates) side(of int) side {
	if of == 0 {
		return side{c.a, c.b, c.va, c.vb, c.byA}
	}
	return side{c.b, c.a, c.vb, c.va, c.byB}
}

// gain returns how much more speaks for the match of what a claim may be a part of if it
// joins it, 0 if it can't.
func (al *Alignment) gain(c *candidates, j joining) int64 {
	s := c.side(j.of)
	n, whole := s.own[j.claim], s.other[j.whole]
	m := al.Of(whole)
	if m == nil || m.Given || len([2][]graph.Node{m.B, m.A}[j.of]) > 1 {
		return 0
	}
	passages := al.passages(j.of, n, whole)
	if within(s.vown[j.claim], s.vother[j.whole]) < part && passages < 1 {
		return 0
	}
	// What is unstated, or stands on other sentences, is no part of what is stated.
	if len(al.places[1-j.of][whole]) > 0 && (implicit(n) || len(al.places[j.of][n]) > 0 && passages == 0) {
		return 0
	}
	with := al.joined(c, m, j)
	return worth(with.Score) - worth(m.Score)
}

// joined returns a match with one more claim.
func (al *Alignment) joined(c *candidates, m *Match, j joining) Match {
	with := Match{A: m.A, B: m.B, Evidence: m.Evidence}
	side := []*[]graph.Node{&with.A, &with.B}[j.of]
	*side = append(slices.Clone(*side), c.side(j.of).own[j.claim])
	slices.SortFunc(*side, byID)
	al.rate(&with, c)
	return with
}

// rate scores a match of several claims by all that they say and where.
func (al *Alignment) rate(m *Match, c *candidates) {
	var words [2]vector
	var where [2]places
	for side, nodes := range [2][]graph.Node{m.A, m.B} {
		for _, n := range nodes {
			words[side] = union(words[side], [2][]vector{c.va, c.vb}[side][c.place[n]])
			where[side] = append(where[side], al.places[side][n]...)
		}
		slices.SortFunc(where[side], func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
		where[side] = slices.Compact(where[side])
	}
	kept := slices.DeleteFunc(slices.Clone(m.Evidence), func(e Evidence) bool { return e.Kind == ByWords || e.Kind == BySource })
	for _, e := range []Evidence{{ByWords, alike(words[0], words[1])}, {BySource, al.crowd.shared(where[0], where[1])}} {
		if e.Value > 0 {
			kept = append(kept, Evidence{e.Kind, math.Round(e.Value*exact) / exact})
		}
	}
	p := pair{evidence: kept}
	p.rate()
	m.Evidence, m.Score = kept, float64(p.score)/exact
}

// passages returns which share of the sentences of a claim of one side is among those of a
// claim of the other.
func (al *Alignment) passages(side int, n, other graph.Node) float64 {
	own, others := al.places[side][n], al.places[1-side][other]
	if len(own) == 0 {
		return 0
	}
	in := 0
	for _, p := range own {
		if _, there := slices.BinarySearchFunc(others, p, func(q, p [2]int) int { return slices.Compare(q[:], p[:]) }); there {
			in++
		}
	}
	return float64(in) / float64(len(own))
}

func byID[N graph.Node](a, b N) int { return cmp.Compare(a.ID(), b.ID()) }
