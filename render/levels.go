package render

import (
	"slices"

	"crux/graph"
	"crux/graph/argmap"
	"crux/render/rival"
	"crux/render/verdict"
	"crux/render/view"
)

// atInferences returns what is shown of g at the level of inferences: all but
// what its author keeps out of every map.
func atInferences(g *graph.Graph, o view.Options, passages map[graph.Node]string) (*graph.Graph, view.Options) {
	settings, _ := argmap.ReadSettings(g.Meta.Settings)
	part, leftOut := argmap.PreselectedPart(g, settings)
	for _, l := range leftOut {
		o.LeftOut[l.Why]++
	}
	o.Passages = passages
	if shown := part.Graph; shown != g {
		o.Verdicts, o.Rivals, o.Questions = o.Verdicts.For(part.Stands), o.Rivals.For(part.Stands), o.Questions.For(part.Stands)
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
	return part.Graph, o
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
	o.Verdicts, o.Rivals = onArguments(o.Verdicts, d), rivalsOnArguments(o.Rivals, g, d)
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

// onArguments returns the verdicts for an argument map: on a statement or sketch
// its own, on an argument that on its last step, which draws its conclusion. An
// edge has the label of what it leads from.
func onArguments(s *verdict.Set, d *argmap.Drawing) *verdict.Set {
	if s == nil {
		return nil
	}
	stands := map[graph.Node][]graph.Node{}
	for shown, n := range d.Nodes { // in any order: it fills a map
		switch {
		case n.Claim != nil:
			stands[shown] = []graph.Node{n.Claim}
		case n.Sketch != nil:
			stands[shown] = []graph.Node{n.Sketch}
		case n.Argument != nil && n.Argument.Last() != nil:
			stands[shown] = []graph.Node{n.Argument.Last()}
		}
	}
	of := s.For(stands)
	for _, r := range d.Graph.Relations() {
		for _, source := range r.Sources {
			if l := of.On(source).Label; l != verdict.None {
				of.Of[r] = verdict.Verdict{Label: l}
			}
		}
	}
	return of
}

// rivalsOnArguments returns what two readings have of an argument map of g: of a
// statement or sketch what they have of it, of an argument what they have of all its steps.
// An edge is whose the relations are that lead from one of its ends to the other, and if
// there are none the reading's that alone has one of its ends.
func rivalsOnArguments(s *rival.Set, g *graph.Graph, d *argmap.Drawing) *rival.Set {
	if s == nil {
		return nil
	}
	stands := map[graph.Node][]graph.Node{}
	for shown, n := range d.Nodes { // in any order: it fills a map
		switch {
		case n.Claim != nil:
			stands[shown] = []graph.Node{n.Claim}
		case n.Sketch != nil:
			stands[shown] = []graph.Node{n.Sketch}
		case n.Argument != nil:
			for _, r := range n.Argument.Relations {
				stands[shown] = append(stands[shown], r)
			}
		}
	}
	for _, edge := range d.Graph.Relations() {
		for _, source := range edge.Sources {
			for _, n := range stands[source] {
				for _, r := range g.Uses(n) {
					if r.Kind == edge.Kind && slices.Contains(stands[edge.Target], r.Target) {
						stands[edge] = append(stands[edge], r)
					}
				}
			}
		}
	}
	of := s.For(stands)
	for _, edge := range d.Graph.Relations() {
		if len(stands[edge]) > 0 {
			continue
		}
		for _, n := range append([]graph.Node{edge.Target}, edge.Sources...) {
			if w := of.On(n).Whose; w != rival.Both {
				of.Of[edge] = rival.Rival{Whose: w}
			}
		}
	}
	return of
}
