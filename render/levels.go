package render

import (
	"crux/graph"
	"crux/graph/argmap"
	"crux/render/view"
)

// atInferences returns what is shown of g at the level of inferences: all but
// what its author keeps out of every map.
func atInferences(g *graph.Graph, o view.Options, passages map[graph.Node]string) (*graph.Graph, view.Options) {
	settings, _ := argmap.ReadSettings(g.Meta.Settings)
	shown, leftOut := argmap.Preselected(g, settings)
	for _, l := range leftOut {
		o.LeftOut[l.Why]++
	}
	o.Passages = passages
	if shown != g {
		o.Passages = map[graph.Node]string{}
		for _, c := range shown.Claims() {
			o.Passages[c] = passages[g.Claim(c.Key)]
		}
		sketches := map[string]string{}
		for _, s := range g.Sketches() {
			sketches[s.Key] = passages[s]
		}
		for _, s := range shown.Sketches() {
			o.Passages[s] = sketches[s.Key]
		}
	}
	return shown, o
}

// atArguments returns the argument map of g as its front matter wants it, and
// how it is shown.
func atArguments(g *graph.Graph, o view.Options, passages map[graph.Node]string) (*argmap.Drawing, view.Options) {
	settings, _ := argmap.ReadSettings(g.Meta.Settings)
	m := argmap.Arguments(g, settings)
	for _, l := range m.LeftOut {
		if !l.Inside {
			o.LeftOut[l.Why]++
		}
	}
	d := m.Close().Draw(g.Meta)
	o.Passages, o.Labels = map[graph.Node]string{}, map[graph.Node]view.Label{}
	o.Colors, o.FrameColors = map[graph.Node]string{}, map[*graph.Section]string{}
	o.Closed = map[graph.Node]int{}
	for shown, n := range d.Nodes { // in any order: it fills maps
		mode := settings.Labels.Arguments
		switch {
		case n.Claim != nil:
			mode = settings.Labels.Statements
			o.Passages[shown] = passages[n.Claim]
		case n.Sketch != nil:
			o.Passages[shown] = passages[n.Sketch]
		case n.Closed != nil:
			o.Closed[shown] = n.Closed.Hidden
			mode = argmap.ByDefault
		}
		if mode != argmap.ByDefault {
			o.Labels[shown] = view.Label{Title: n.LabelTitle, Text: n.LabelText}
		}
		if n.Chosen {
			o.Colors[shown] = n.Color
		}
	}
	for shown, x := range d.Groups {
		if x.Chosen {
			o.FrameColors[shown] = x.Color
		}
	}
	return d, o
}
