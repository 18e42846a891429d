// Package verdict holds what a judgement says of each node of a graph, as plain
// data: pictures, sentences and outlines show it, and somebody else computes it.
package verdict

import (
	"fmt"
	"strconv"

	"crux/graph"
)

// Label says whether something holds out.
type Label uint8

// The labels.
const (
	None Label = iota // nothing is said
	Stands
	Falls
	Undecided
)

// A Verdict is what is said of one claim, sketch or relation.
type Verdict struct {
	Label Label
	// Step is the step at which it was settled, counted from 1; 0 is none.
	Step int
	// Assumed says of what stands that it is granted without being stated.
	Assumed bool
	// Strength is how strong it is; nil where that was not asked.
	Strength *Strength
}

// A Strength is a strength and the base score that it began with, both from 0 to
// 1.
type Strength struct{ Value, Base float64 }

// String returns the strength with two decimals.
func (s Strength) String() string { return Decimal(s.Value) }

// Decimal returns a strength or a base score with two decimals.
func Decimal(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) }

// A Set is the verdicts on the nodes of one graph. A nil Set says nothing.
type Set struct {
	Of map[graph.Node]Verdict // of claims, sketches and relations
	// Caption is what the verdicts are called, in the language of the map:
	// "preferred labelling 2 of 3". It may be "".
	Caption string
}

// On returns the verdict on n, the zero Verdict where there is none.
func (s *Set) On(n graph.Node) Verdict {
	if s == nil {
		return Verdict{}
	}
	return s.Of[n]
}

// Said returns what s is called, "" where it is nil.
func (s *Set) Said() string {
	if s == nil {
		return ""
	}
	return s.Caption
}

// Check returns an error for a strength that is not from 0 to 1, and for a step
// below 0.
func (s *Set) Check(g *graph.Graph) error {
	if s == nil {
		return nil
	}
	for _, n := range g.NodeList() {
		v := s.Of[n]
		if v.Step < 0 {
			return fmt.Errorf("the step of node %d is %d; steps are counted from 1", n.ID(), v.Step)
		}
		if v.Strength == nil {
			continue
		}
		for _, f := range [...]float64{v.Strength.Value, v.Strength.Base} {
			if !(f >= 0 && f <= 1) { // NaN neither
				return fmt.Errorf("a strength or base score of node %d is %v; they are from 0 to 1", n.ID(), f)
			}
		}
	}
	return nil
}

// Stronger returns the label that says more for something: to stand before to be
// undecided, that before to fall, and anything before nothing.
func Stronger(a, b Label) Label {
	if rank[b] > rank[a] {
		return b
	}
	return a
}

var rank = [...]int{None: 0, Falls: 1, Undecided: 2, Stands: 3}

// For returns the verdicts for a graph that is made of the one that s is for:
// stands says of each node what of that it stands for. Where this is one thing the
// verdict is its own; a relation that stands for several has the strongest label
// of theirs.
func (s *Set) For(stands map[graph.Node][]graph.Node) *Set {
	if s == nil {
		return nil
	}
	of := &Set{Of: map[graph.Node]Verdict{}, Caption: s.Caption}
	for n, list := range stands { // in any order: it fills a map
		if len(list) == 1 {
			if v, ok := s.Of[list[0]]; ok {
				of.Of[n] = v
			}
			continue
		}
		if _, ok := n.(*graph.Relation); !ok {
			continue
		}
		label := None
		for _, m := range list {
			label = Stronger(label, s.Of[m].Label)
		}
		if label != None {
			of.Of[n] = Verdict{Label: label}
		}
	}
	return of
}
