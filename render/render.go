// Package render draws graphs. Draw is the door: a view says what is shown, a
// layout places it, a scene holds the picture, and a writer puts it into a
// format.
package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"crux/graph"
	"crux/render/dot"
	"crux/render/layout"
	"crux/render/layout/graphviz"
	"crux/render/scene"
	"crux/render/svg"
	"crux/render/theme"
	"crux/render/view"
)

// Format is what a picture is written as.
type Format string

// The formats of pictures.
const (
	SVG Format = "svg"
	DOT Format = "dot"
)

// Formats are all formats, in the order in which they are listed.
var Formats = []Format{SVG, DOT}

// Level is how much of an argument's inside is drawn.
type Level string

// The levels of maps.
const (
	Inferences Level = "inferences" // every premise and conclusion is a box
	Arguments  Level = "arguments"  // as Argdown draws: an argument is one box
)

// Levels are all levels, the default first.
var Levels = []Level{Inferences, Arguments}

// Options say what is drawn and how. The zero Options draw an SVG of everything
// at its natural size.
type Options struct {
	Format Format // "" is SVG
	Level  Level  // "" is Inferences
	// Partial says in the picture that the graph was read from a file with
	// errors.
	Partial bool
	// Passages are what the text says at the places of claims and sketches;
	// they become tooltips.
	Passages map[graph.Node]string
	// IDPrefix is put before every id of an SVG.
	IDPrefix string

	score *scorer // measures the scene of an SVG
}

// Draw returns the picture of g: equal graphs and options give equal bytes. A
// graph that is too large for the layout gives a *layout.TooLargeError before
// any work is done.
func Draw(ctx context.Context, g *graph.Graph, o Options) ([]byte, error) {
	if err := tooLarge(g); err != nil {
		return nil, err
	}
	shown := view.Options{Partial: o.Partial}
	switch o.Level {
	case Arguments:
		g, shown = atArguments(g, shown, o.Passages)
	case Inferences, "":
		g, shown = atInferences(g, shown, o.Passages)
	default:
		return nil, fmt.Errorf("render: no level is called %q", o.Level)
	}
	if len(g.NodeList()) == 0 {
		return nil, ErrEmpty
	}
	if err := tooLarge(g); err != nil {
		return nil, err // an argument map may have more edges than relations
	}
	v := view.Of(g, shown)
	var out bytes.Buffer
	switch o.Format {
	case DOT:
		err := dot.Write(&out, v, theme.Classic)
		return out.Bytes(), err
	case SVG, "":
		s, err := Scene(ctx, v)
		if err != nil {
			return nil, err
		}
		err = svg.Write(&out, s, svg.Options{IDPrefix: o.IDPrefix})
		if o.score != nil {
			o.score.measure(s, out.Len())
		}
		return out.Bytes(), err
	}
	return nil, fmt.Errorf("render: no format is called %q", o.Format)
}

// ErrEmpty says that nothing is left to draw.
var ErrEmpty = errors.New("there is nothing to draw")

// Scene returns the picture of v as positioned shapes, laid out by Graphviz.
func Scene(ctx context.Context, v *view.View) (*scene.Scene, error) {
	at, err := graphviz.Engine{}.Layout(ctx, scene.Problem(v))
	if err != nil {
		return nil, err
	}
	return scene.Of(v, at, theme.Classic), nil
}

// tooLarge refuses a graph that no layout could place, before its texts are
// measured.
func tooLarge(g *graph.Graph) error {
	if n := len(g.NodeList()); n > graphviz.MaxBoxes {
		return &layout.TooLargeError{Engine: graphviz.Name, What: "claims and relations", Number: n, Limit: graphviz.MaxBoxes}
	}
	return nil
}
