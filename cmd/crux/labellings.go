package main

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"crux/graph"
	"crux/graph/semantics"
)

// labellings are the labellings of a document under one semantics.
type labellings struct {
	semantics semantics.Semantics
	// list has at most as many as were asked for, in the order of the outline: those
	// where the first claim stands come first.
	list []*semantics.Labelling
	// capped says that there are more.
	capped bool
	// timeout says that the time was over before all was known: first all labellings, then
	// what decide finds out.
	timeout bool
	// cut says that the time was over before all labellings were found, whatever decide
	// found out.
	cut bool
	// grounded is the grounded labelling.
	grounded *semantics.Labelling
}

// labellings finds the labellings of a document, at most most of them.
func (j *judged) labellings(ctx context.Context, s semantics.Semantics, most int) (*labellings, error) {
	found := &labellings{semantics: s, grounded: j.c.Grounded()}
	err := j.c.Each(ctx, s, func(l *semantics.Labelling) bool {
		if len(found.list) == most {
			found.capped = true
			return false
		}
		found.list = append(found.list, l)
		return true
	})
	var stage *semantics.StageError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		found.timeout, found.cut = true, true
	case errors.As(err, &stage):
		return nil, &exitError{exitInput, j.Name + ": " + stage.Error()}
	case err != nil:
		return nil, err
	}
	claims := j.claims()
	rank := map[semantics.Label]int{semantics.In: 0, semantics.Out: 1, semantics.Undecided: 2}
	slices.SortStableFunc(found.list, func(a, b *semantics.Labelling) int {
		for _, n := range claims {
			if c := cmp.Compare(rank[a.Of(n)], rank[b.Of(n)]); c != 0 {
				return c
			}
		}
		return 0
	})
	return found, nil
}

// decide finds, for the claims of which not all is known from the labellings found, one
// labelling in which each stands, and one in which it does not. It adds these to the list
// and says what is left open when the time is over.
func (j *judged) decide(ctx context.Context, found *labellings) error {
	if !found.capped && !found.timeout {
		return nil
	}
	found.timeout = false
	for _, n := range j.claims() {
		in, notIn := found.seen(n)
		for _, ask := range []struct {
			known bool
			of    func(context.Context, semantics.Semantics, graph.Node) (*semantics.Labelling, error)
		}{{in, j.c.Credulous}, {notIn, j.c.Sceptical}} {
			if ask.known {
				continue
			}
			l, err := ask.of(ctx, found.semantics, n)
			switch {
			case errors.Is(err, context.DeadlineExceeded):
				found.timeout = true
				return nil
			case err != nil:
				return err
			case l != nil:
				found.list = append(found.list, l)
			}
		}
	}
	return nil
}

// seen reports whether n stands in one of the labellings, and whether it does not in one.
func (f *labellings) seen(n graph.Node) (in, notIn bool) {
	for _, l := range f.list {
		if l.Of(n) == semantics.In {
			in = true
		} else {
			notIn = true
		}
	}
	return in, notIn
}

// decided returns the grounded label of n where each labelling, if there is any, agrees
// with it; else Undecided.
func (f *labellings) decided(n graph.Node) semantics.Label {
	if f.semantics == semantics.Stage {
		return semantics.Undecided
	}
	return f.grounded.Of(n)
}

// where returns the numbers, from 1, of the labellings in which n has a label.
func (f *labellings) where(n graph.Node, label semantics.Label) []int {
	var list []int
	for i, l := range f.list {
		if l.Of(n) == label {
			list = append(list, i+1)
		}
	}
	return list
}
