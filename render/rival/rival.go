// Package rival holds what two readings of a text have of a graph that is both of them
// together, as plain data: pictures and sentences show it, and somebody else computes it.
package rival

import (
	"fmt"
	"slices"

	"crux/graph"
)

// Whose says which of two readings have something.
type Whose uint8

// What both have, and what only one has.
const (
	Both Whose = iota
	OnlyA
	OnlyB
)

// Letter returns "A" or "B" for what only one reading has, else "".
func (w Whose) Letter() string { return [...]string{"", "A", "B"}[w] }

// A Rival is what the readings have of one claim, sketch or relation.
type Rival struct {
	Whose Whose
	// Other are, for a relation of one reading, the relations of the other that are
	// there instead, as nodes of the same graph.
	Other []graph.Node
	// A and B are the texts of a claim that is one in one reading and several in the
	// other; of any other claim there are none.
	A, B []graph.Text
	// Aspects are in what else the readings differ on what both have.
	Aspects []Aspect
	// Cruxes are the numbers of the partings that it helps to decide, ascending.
	Cruxes []int
}

// Divided reports whether it is one claim in one reading and several in the other.
func (r Rival) Divided() bool { return len(r.A) > 0 && len(r.B) > 0 }

// An Aspect is something that two readings say otherwise of a claim or a relation that both
// have.
type Aspect struct {
	Kind AspectKind
	// In is the reading in which it is unstated, or is not asserted.
	In Whose
	// A and B are, in each reading, whose voice it is, "" for the author's; or by which scheme
	// and rules, "" for none.
	A, B string
}

// AspectKind is a kind of Aspect.
type AspectKind uint8

// The kinds of aspects.
const (
	Unstated AspectKind = iota // unstated in one reading
	Reserved                   // in one reading asserted for its reasons only
	Voice                      // said by others
	Scheme                     // by other schemes or rules
)

// Aspect returns the aspect of a kind, if the readings differ in it.
func (r Rival) Aspect(k AspectKind) (a Aspect, ok bool) {
	for _, a := range r.Aspects {
		if a.Kind == k {
			return a, true
		}
	}
	return a, false
}

// Outcome is what becomes of a claim in a reading.
type Outcome uint8

// The outcomes.
const (
	Stands Outcome = iota
	Falls
	Undecided
	Sometimes // it stands in some labellings, not in others
	Never     // it stands in no labelling
)

// A Parting is a claim that both readings have, with what becomes of it in each.
type Parting struct {
	On   graph.Node
	A, B Outcome
	// Number is that of the differences that decide it, in Rival.Cruxes, from 1; 0 where
	// none are shown.
	Number int
	Decide Decide
}

// Decide says how differences decide what becomes of a claim: which of them turn it in A
// if they are as in B.
type Decide uint8

// The ways.
const (
	One      Decide = iota // there is one
	Any                    // any one of them
	Together               // all of them together, and no fewer
	Among                  // all of them together, and no fewer; others do so too
	Perhaps                // all of them together, and perhaps fewer
)

// A Set is what two readings have of the nodes of one graph. A nil Set says nothing.
type Set struct {
	// A and B are what the readings are called: "Night buses, as Anna reads it".
	A, B     string
	Of       map[graph.Node]Rival
	Partings []Parting
	// Side says that one reading alone is shown, with room for what only the other one
	// has: OnlyA or OnlyB. Both shows them as one.
	Side Whose
	// Main are, where Side is a reading, its main claims.
	Main map[graph.Node]bool
}

// Sided reports whether one reading is shown alone.
func (s *Set) Sided() bool { return s != nil && s.Side != Both }

// Absent reports whether a reading is shown alone that does not have n.
func (s *Set) Absent(n graph.Node) bool {
	return s != nil && s.Side != Both && s.Of[n].Whose != Both && s.Of[n].Whose != s.Side
}

// On returns what the readings have of n: both have what the set does not name. A reading
// that is shown alone says itself what it states, who says so, and by which scheme.
func (s *Set) On(n graph.Node) Rival {
	if s == nil {
		return Rival{}
	}
	r := s.Of[n]
	if s.Sided() {
		r.Aspects = slices.DeleteFunc(slices.Clone(r.Aspects), func(a Aspect) bool { return a.Kind != Reserved })
	}
	return r
}

// Parting returns the parting on a claim; ok is false where there is none.
func (s *Set) Parting(n graph.Node) (p Parting, ok bool) {
	if s == nil {
		return p, false
	}
	for _, p := range s.Partings {
		if p.On == n {
			return p, true
		}
	}
	return p, false
}

// Numbered reports whether there are several groups of differences that decide
// something, so that each needs its number.
func (s *Set) Numbered() bool {
	return s != nil && slices.ContainsFunc(s.Partings, func(p Parting) bool { return p.Number > 1 })
}

// Check returns an error for numbers that are none, and for what is divided in one
// reading and absent from the other.
func (s *Set) Check(g *graph.Graph) error {
	if s == nil {
		return nil
	}
	for _, n := range g.NodeList() {
		r := s.Of[n]
		if r.Whose > OnlyB {
			return fmt.Errorf("node %d belongs to no reading", n.ID())
		}
		if (len(r.A) > 0) != (len(r.B) > 0) {
			return fmt.Errorf("node %d is divided, and has the text of one reading only", n.ID())
		}
		for _, a := range r.Aspects {
			if a.Kind > Scheme || a.In > OnlyB || (a.Kind == Unstated || a.Kind == Reserved) && a.In == Both {
				return fmt.Errorf("node %d is said to differ in nothing", n.ID())
			}
		}
		for _, k := range r.Cruxes {
			if k < 1 {
				return fmt.Errorf("node %d helps to decide parting %d; they are counted from 1", n.ID(), k)
			}
		}
	}
	for _, p := range s.Partings {
		if p.A > Never || p.B > Never || p.Decide > Perhaps || p.Number < 0 {
			return fmt.Errorf("a parting has no such outcome or number")
		}
	}
	return nil
}

// For returns what the readings have of a graph that is made of the one that s is for:
// stands says of each node what of that it stands for. What stands for several things is
// whose all of these are, or else both's.
func (s *Set) For(stands map[graph.Node][]graph.Node) *Set {
	if s == nil {
		return nil
	}
	of := &Set{A: s.A, B: s.B, Of: map[graph.Node]Rival{}, Side: s.Side, Main: map[graph.Node]bool{}}
	made := map[graph.Node]graph.Node{}
	for n, list := range stands { // in any order: it fills a map
		for _, m := range list {
			if first := made[m]; first == nil || n.ID() < first.ID() {
				made[m] = n
			}
		}
	}
	for n, list := range stands { // in any order: it fills a map
		if len(list) == 0 {
			continue
		}
		for _, m := range list {
			if s.Main[m] {
				of.Main[n] = true
			}
		}
		r := s.Of[list[0]]
		if len(list) > 1 {
			r.A, r.B, r.Aspects, r.Cruxes = nil, nil, nil, slices.Clone(r.Cruxes)
		}
		var others []graph.Node
		for i, m := range list {
			x := s.Of[m]
			if x.Whose != r.Whose {
				r.Whose = Both
			}
			if i > 0 {
				r.Cruxes = append(r.Cruxes, x.Cruxes...)
			}
			for _, other := range x.Other {
				if o := made[other]; o != nil && o != n && !slices.Contains(others, o) {
					others = append(others, o)
				}
			}
		}
		if len(list) > 1 {
			slices.Sort(r.Cruxes)
			r.Cruxes = slices.Compact(r.Cruxes)
		}
		r.Other = others
		if r.Whose != Both || r.Divided() || len(r.Aspects) > 0 || len(r.Cruxes) > 0 {
			of.Of[n] = r
		}
	}
	for _, p := range s.Partings {
		if on := made[p.On]; on != nil {
			p.On = on
			of.Partings = append(of.Partings, p)
		}
	}
	return of
}
