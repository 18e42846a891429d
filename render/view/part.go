package view

import "crux/graph"

// Of returns the options for a graph that is made of another one, which o is for.
// Stands says, for each node, what of that it stands for; where this is one thing
// it is shown alike.
func (o Options) Of(stands map[graph.Node][]graph.Node) Options {
	of := o
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
