// Package semantics judges arguments: which claims stand, which fall and which
// stay undecided, why, and what would change it.
//
// A claim stands if it is granted or something for it stands, and everything
// against it falls. A relation stands if all its sources do and every undercut of
// it falls. What has no reasons is granted unless it says otherwise; a claim with
// reasons stands by its reasons. Nothing stands by a circle of reasons alone. What
// neither stands nor falls by these rules is undecided, or, under other semantics
// than the grounded one, stands in some labellings and not in others.
//
// With claims and attacks alone this is Dung's (1995); with support it is that of
// normal logic programs (Van Gelder, Ross and Schlipf, 1991; Przymusinski, 1990).
// Restatements, preferences and supports of relations have no effect on verdicts.
package semantics

import (
	"strings"

	"crux/graph"
	"crux/graph/diag"
	"crux/graph/semantics/solver"
)

// Label is the verdict on a claim, sketch or relation.
type Label = solver.Label

// The labels.
const (
	Undecided = solver.Undecided
	In        = solver.In  // it stands
	Out       = solver.Out // it falls
)

// A Labelling is a verdict on each node of a graph.
type Labelling struct {
	labels solver.Labels // by ID
	steps  []int32       // by ID; nil where no order is known
}

// Of returns the verdict on n.
func (l *Labelling) Of(n graph.Node) Label { return l.labels[n.ID()] }

// Step returns the step at which n was settled, counted from 1: 1 for what is
// granted and has nothing against it, else one more than that of the last node that
// settles it. Relations are settled together with the last of their sources. It is
// 0 where n is undecided or no order is known, as in any labelling but the grounded
// one.
func (l *Labelling) Step(n graph.Node) int {
	if l.steps == nil {
		return 0
	}
	return int(l.steps[n.ID()])
}

// A Semantics says which labellings count.
type Semantics = solver.Semantics

// The semantics: see those of the solver for what they are.
const (
	Grounded   = solver.Grounded
	Complete   = solver.Complete
	Preferred  = solver.Preferred
	Stable     = solver.Stable
	SemiStable = solver.SemiStable
	Ideal      = solver.Ideal
	Stage      = solver.Stage
)

// All are all semantics, in the order in which they are listed.
var All = solver.All

// Parse returns the semantics of a name, in any case, or the nearest name ("" if
// there is none) and false.
func Parse(name string) (s Semantics, near string, ok bool) {
	var names []string
	for _, s := range All {
		if strings.EqualFold(name, string(s)) {
			return s, "", true
		}
		names = append(names, string(s))
	}
	return "", diag.Nearest(name, names), false
}
