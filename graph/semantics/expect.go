package semantics

import (
	"fmt"

	"crux/graph"
)

// An Expectation is what a claim or sketch is expected to be, by the key "expect" of its
// data: in, out or undecided.
type Expectation struct {
	Node graph.Node // a *graph.Claim or *graph.Sketch
	// Written is what is written there, and Label what it says; Label counts only where
	// Valid is set.
	Written string
	Label   Label
	Valid   bool
}

// Expectations returns what the claims and sketches of g are expected to be, in the order
// of the graph.
func Expectations(g *graph.Graph) []Expectation {
	var list []Expectation
	for _, n := range g.NodeList() {
		var data graph.Data
		switch n := n.(type) {
		case *graph.Claim:
			data = n.Data
		case *graph.Sketch:
			data = n.Data
		}
		value, ok := data.Get("expect")
		if !ok {
			continue
		}
		e := Expectation{Node: n, Written: fmt.Sprint(value)}
		for _, l := range []Label{In, Out, Undecided} {
			if e.Written == l.String() {
				e.Label, e.Valid = l, true
			}
		}
		list = append(list, e)
	}
	return list
}
