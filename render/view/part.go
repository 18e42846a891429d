package view

import (
	"crux/graph"
	"crux/graph/argmap"
)

// Of returns the options for a graph that is made of another one, which o is for.
// Stands says, for each node, what of that it stands for; where this is one thing
// it is shown alike.
func (o Options) Of(stands map[graph.Node][]graph.Node) Options {
	of := o
	of.Verdicts, of.Rivals, of.Questions = o.Verdicts.For(stands), o.Rivals.For(stands), o.Questions.For(stands)
	of.Passages, of.Labels = map[graph.Node]string{}, map[graph.Node]Label{}
	of.Colors, of.Closed = map[graph.Node]string{}, map[graph.Node]int{}
	for n, list := range stands { // in any order: it fills maps
		if len(list) != 1 {
			continue
		}
		if s, ok := o.Passages[list[0]]; ok {
			of.Passages[n] = s
		}
		if s, ok := o.Labels[list[0]]; ok {
			of.Labels[n] = s
		}
		if s, ok := o.Colors[list[0]]; ok {
			of.Colors[n] = s
		}
		if s, ok := o.Closed[list[0]]; ok {
			of.Closed[n] = s
		}
	}
	return of
}

// describe says how much there is, and what is not shown.
func (b *builder) describe() {
	b.v.Description = b.v.Words.Description(b.v.Graph, b.v.Outline)
	if n := len(b.asked); n > 0 {
		b.v.Description += " " + b.v.Words.NumberOfQuestions.Of(n) + "."
	}
	for why, n := range b.o.LeftOut {
		if n > 0 {
			b.v.Description += " " + b.v.Words.LeftOut(argmap.Reason(why), n)
		}
	}
	for _, note := range b.o.Notes {
		b.v.Description += " " + note
	}
}
