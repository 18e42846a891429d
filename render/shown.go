package render

import (
	"errors"
	"fmt"

	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/scheme"
	"crux/render/view"
)

// View returns what a picture of g shows: what the options choose at their level.
// The errors are those of Draw but for what goes wrong in writing.
func View(g *graph.Graph, o Options) (*view.View, error) { return viewOf(g, o, natural.spacing) }

// viewOf is View in a spacing.
func viewOf(g *graph.Graph, o Options, spacing view.Spacing) (*view.View, error) {
	v, err := oneView(g, o, spacing)
	if err != nil || o.Beside == nil {
		return v, err
	}
	other := o
	other.Rivals, other.Passages = o.Beside.Rivals, o.Beside.Passages
	w, err := oneView(o.Beside.Graph, other, spacing)
	if err != nil {
		return nil, err
	}
	return v.Beside(w, o.Beside.Ribbon)
}

// oneView is viewOf without what is beside.
func oneView(g *graph.Graph, o Options, spacing view.Spacing) (*view.View, error) {
	if err := tooLarge(g); err != nil && !o.Show.part() {
		return nil, err
	}
	faces, err := o.faces()
	if err != nil {
		return nil, err
	}
	if err := o.Verdicts.Check(g); err != nil {
		return nil, fmt.Errorf("render: %w", err)
	}
	if err := o.Rivals.Check(g); err != nil {
		return nil, fmt.Errorf("render: %w", err)
	}
	shown := view.Options{Questions: o.questions(g), Spacing: spacing, Partial: o.Partial, Metrics: o.metrics(faces), Verdicts: o.Verdicts, Rivals: o.Rivals}
	if err := o.Show.labels(&shown); err != nil {
		return nil, err
	}
	if o.Questions && o.Level == Arguments {
		return nil, ErrNoSteps
	}
	find := lookup{whole: g}
	switch o.Level {
	case Arguments:
		var d *argmap.Drawing
		d, shown = atArguments(g, shown, o.Passages)
		g, find.inside = d.Graph, inside(d)
	case Inferences, "", Claims:
		g, shown = atInferences(g, shown, o.Passages)
		shown.Edges = o.Level == Claims
	default:
		return nil, fmt.Errorf("render: no level is called %q", o.Level)
	}
	if len(g.NodeList()) == 0 {
		return nil, ErrEmpty
	}
	if o.Show.part() {
		var err error
		find.drawn = g
		if g, shown, err = o.Show.of(find, shown); err != nil {
			return nil, err
		}
	}
	if err := tooLarge(g); err != nil {
		return nil, err // an argument map may have more edges than relations
	}
	return view.Of(g, shown), nil
}

// ErrNoSteps says that questions are wanted at a level that draws no steps.
var ErrNoSteps = errors.New("render: the level of arguments draws no steps that questions could hang at")

// questions returns the critical questions that g leaves open, if they are wanted.
func (o Options) questions(g *graph.Graph) view.Questions {
	if !o.Questions {
		return nil
	}
	open := view.Questions{}
	uses, _ := scheme.Uses(g)
	for _, u := range uses {
		for _, q := range u.Open {
			open[u.Relation] = append(open[u.Relation], q.Text)
		}
	}
	return open
}
