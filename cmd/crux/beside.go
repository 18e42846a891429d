package main

import (
	"crux/graph"
	"crux/graph/compare"
	"crux/render"
	"crux/render/rival"
)

// Two readings side by side: each as a map of its own, laid out as one.

// besideFlags ask compare for two maps instead of one.
type besideFlags struct {
	Beside bool `help:"Draw the readings side by side instead of as one: what both have at the same place, and a faint outline where one has what the other has not."`
	Ribbon bool `help:"The same, with the text between the two: where each reading finds its claims. --source gives the sentences their lengths."`
}

// check returns what is wrong with the flags.
func (f besideFlags) check(format render.Format) error {
	if f.wanted() && format == render.DOT {
		return usageError("a DOT file holds one map, so it cannot have the readings side by side; take svg, png or pdf")
	}
	return nil
}

func (f besideFlags) wanted() bool { return f.Beside || f.Ribbon }

// beside gives o what it takes to draw two readings side by side, of which u is the union.
func (p *pairing) beside(u *compare.Union, o *render.Options) {
	w := p.al.UnionInB(p.differences)
	w.Graph.Meta = u.Graph.Meta
	other := p.rivals(w)
	o.Rivals.Side, o.Rivals.Main = rival.OnlyA, mainIn(u, p.a.Graph)
	other.Side, other.Main = rival.OnlyB, mainIn(w, p.b.Graph)
	o.Beside = &render.Beside{Graph: w.Graph, Rivals: other}
	if p.text != nil {
		o.Beside.Passages = passages(p.text, w.Graph.Locate(p.text))
	}
}

// mainIn returns what of a union stands for the main claims of a reading.
func mainIn(u *compare.Union, g *graph.Graph) map[graph.Node]bool {
	main := map[graph.Node]bool{}
	for _, c := range g.MainClaims() {
		main[u.Of(c)] = true
	}
	return main
}
