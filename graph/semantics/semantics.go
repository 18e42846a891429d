// Package semantics judges arguments: which claims stand, which fall and which
// stay undecided, why, and what would change it.
package semantics

import (
	"crux/graph"
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
	labels []Label // by ID
	steps  []int   // by ID; nil where no order is known
}

// Of returns the verdict on n.
func (l *Labelling) Of(n graph.Node) Label { return l.labels[n.ID()] }

// Step returns the step at which n was settled, counted from 1; 0 where n is
// undecided or no order is known, as in any labelling but the grounded one.
func (l *Labelling) Step(n graph.Node) int {
	if l.steps == nil {
		return 0
	}
	return l.steps[n.ID()]
}
