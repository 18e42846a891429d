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

// part is which share of its words must be among those of what a claim is a part of, and
// gain which share of the words of that it must say that its mate does not.
const (
	part = 0.5
	gain = 0.15
)

// divide makes splits and mergers of matches and claims without one.
func (al *Alignment) divide(c *candidates) {
	type join struct {
		claim, whole, other int // the claim, what it is a part of, what is matched with that
		of                  int // the side of the claim: 0 for A
		gain                float64
	}
	var joins []join
	sides := [2]struct {
		own, other   []graph.Node
		vown, vother []vector
		by           [][]int
		in           map[graph.Node]*Match
		inOther      map[graph.Node]*Match
	}{
		{c.a, c.b, c.va, c.vb, c.byA, al.inA, al.inB},
		{c.b, c.a, c.vb, c.va, c.byB, al.inB, al.inA},
	}
	place := [2]map[graph.Node]int{{}, {}}
	for i, n := range c.a {
		place[0][n] = i
	}
	for j, n := range c.b {
		place[1][n] = j
	}
	for of, s := range sides {
		for i, n := range s.own {
			if s.in[n] != nil || c.taken[n] {
				continue
			}
			best := join{gain: gain}
			for _, k := range s.by[i] {
				p := c.pairs[k]
				j := [2]int{p.b, p.a}[of]
				m := s.inOther[s.other[j]]
				if m == nil || m.Given || len(m.A) != 1 || len(m.B) != 1 {
					continue
				}
				mate := place[of][[2]graph.Node{m.A[0], m.B[0]}[of]]
				passages := al.passages(of, n, s.other[j])
				if within(s.vown[i], s.vother[j]) < part && passages < 1 {
					continue
				}
				// What is unstated, or stands on other sentences, is no part of what is stated.
				located := len(al.places[1-of][s.other[j]]) > 0
				if located && (implicit(n) || len(al.places[of][n]) > 0 && passages == 0) {
					continue
				}
				alone := within(s.vother[j], s.vown[mate])
				together := within(s.vother[j], union(s.vown[mate], s.vown[i]))
				if g := together - alone; g > best.gain {
					best = join{i, j, mate, of, g}
				}
			}
			if best.gain > gain {
				joins = append(joins, best)
			}
		}
	}
	slices.SortStableFunc(joins, func(x, y join) int { return cmp.Compare(y.gain, x.gain) })
	for _, j := range joins {
		s := sides[j.of]
		whole := s.other[j.whole]
		m := s.inOther[whole]
		if len([2][]graph.Node{m.B, m.A}[j.of]) > 1 {
			continue // it is itself a part by now
		}
		if j.of == 0 {
			m.A = append(m.A, s.own[j.claim])
			slices.SortFunc(m.A, byID)
			al.inA[s.own[j.claim]] = m
		} else {
			m.B = append(m.B, s.own[j.claim])
			slices.SortFunc(m.B, byID)
			al.inB[s.own[j.claim]] = m
		}
		al.rate(m, c, place)
	}
}

// rate scores a match of several claims by all that they say and where.
func (al *Alignment) rate(m *Match, c *candidates, place [2]map[graph.Node]int) {
	var words [2]vector
	var where [2]places
	for side, nodes := range [2][]graph.Node{m.A, m.B} {
		for _, n := range nodes {
			words[side] = union(words[side], [2][]vector{c.va, c.vb}[side][place[side][n]])
			where[side] = append(where[side], al.places[side][n]...)
		}
		slices.SortFunc(where[side], func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
		where[side] = slices.Compact(where[side])
	}
	kept := slices.DeleteFunc(slices.Clone(m.Evidence), func(e Evidence) bool { return e.Kind == ByWords || e.Kind == BySource })
	for _, e := range []Evidence{{ByWords, alike(words[0], words[1])}, {BySource, shared(where[0], where[1])}} {
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
		if slices.Contains(others, p) {
			in++
		}
	}
	return float64(in) / float64(len(own))
}

func byID[N graph.Node](a, b N) int { return cmp.Compare(a.ID(), b.ID()) }
