package render

import "crux/graph"

// Named returns what a reader names by a title or a number in the outline of g: a claim
// or sketch, or the last step of an argument. Option is what the name was given to; the
// error is a *NameError.
func Named(g *graph.Graph, o *graph.Outline, option, given string) (graph.Node, error) {
	nodes, err := lookup{whole: g, drawn: g, outline: o}.claim(option, given)
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}
