// Package render draws graphs. Draw is the door: a view says what is shown, a
// layout places it, a scene holds the picture, and a writer puts it into a
// format.
package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"crux/graph"
	"crux/render/dot"
	"crux/render/font"
	"crux/render/layout"
	"crux/render/layout/graphviz"
	"crux/render/pdf"
	"crux/render/png"
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
	PNG Format = "png"
	PDF Format = "pdf"
)

// Formats are all formats, in the order in which they are listed.
var Formats = []Format{SVG, DOT, PNG, PDF}

// Level is how much of an argument's inside is drawn.
type Level string

// The levels of maps.
const (
	Inferences Level = "inferences" // every premise and conclusion is a box
	Claims     Level = "claims"     // claims with plain edges between them
	Arguments  Level = "arguments"  // as Argdown draws: an argument is one box
)

// Levels are all levels, the default first.
var Levels = []Level{Inferences, Claims, Arguments}

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
	// Show says what of the map is shown, and how it is labelled.
	Show Show
	// IDPrefix is put before every id of an SVG.
	IDPrefix string

	// Fit is in which fonts text keeps inside its boxes. "" is FitSafe. What
	// Faces draw keeps inside in any case.
	Fit  Fit
	Text Text // of an SVG; "" is TextLive
	// Faces draw text that is not live: nil is Liberation Sans alone.
	Faces *font.Faces
	// Missing is told of each character that Faces lack, if it is not nil.
	Missing func(Missing)
	// DPI is how many pixels an inch of a PNG has, from png.MinDPI to
	// png.MaxDPI; 0 is png.DefaultDPI.
	DPI int
	// Theme is what it looks like; nil is theme.Classic.
	Theme *theme.Theme
	// Width is how wide the picture is, exactly, and Height how high at the
	// most; 0 is as large as it needs. DOT takes no heed of them.
	Width, Height layout.Length

	score *scorer // measures the scene of an SVG
}

// A Picture is what was drawn.
type Picture struct {
	Bytes []byte
	// Width and Height are the size at which it is shown, and SmallestText is
	// that of its smallest text at this size; all are 0 where they are not
	// known, as of DOT.
	Width, Height, SmallestText layout.Length
}

// Draw returns the picture of g: equal graphs and options give equal bytes. A
// graph that is too large for the layout gives a *layout.TooLargeError before
// any work is done, and a PNG of too many pixels a *png.TooLargeError.
func Draw(ctx context.Context, g *graph.Graph, o Options) ([]byte, error) {
	p, err := DrawPicture(ctx, g, o)
	if err != nil {
		return nil, err
	}
	return p.Bytes, nil
}

// DrawPicture does what Draw does, and tells how large the picture is.
func DrawPicture(ctx context.Context, g *graph.Graph, o Options) (*Picture, error) {
	if !svg.ValidIDPrefix(o.IDPrefix) {
		return nil, fmt.Errorf("render: %q cannot begin an id", o.IDPrefix)
	}
	if err := o.theme().Check(); err != nil {
		return nil, fmt.Errorf("render: %w", err)
	}
	v, err := View(g, o)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	switch o.Format {
	case DOT:
		if err := dot.Write(&out, v, o.theme()); err != nil {
			return nil, err
		}
		return &Picture{Bytes: out.Bytes()}, nil
	case SVG, PNG, PDF, "":
		s, err := Scene(ctx, v, o)
		if err != nil {
			return nil, err
		}
		faces, err := o.faces()
		if err != nil {
			return nil, err
		}
		if !o.live() && o.Missing != nil {
			missing(s, faces, o.Missing)
		}
		if err := write(&out, s, o, faces); err != nil {
			return nil, err
		}
		if o.score != nil {
			o.score.measure(s, out.Len())
		}
		return &Picture{Bytes: out.Bytes(), Width: s.ShownWidth, Height: s.ShownHeight, SmallestText: s.SmallestText()}, nil
	}
	return nil, fmt.Errorf("render: no format is called %q", o.Format)
}

// write writes a scene in one of the formats that are drawn from it.
func write(out io.Writer, s *scene.Scene, o Options, faces *font.Faces) error {
	switch o.Format {
	case PNG:
		return png.Write(out, s, png.Options{DPI: o.DPI, Faces: faces})
	case PDF:
		return pdf.Write(out, s, pdf.Options{Faces: faces})
	}
	options := svg.Options{IDPrefix: o.IDPrefix}
	if !o.live() {
		options.Faces = faces
	}
	return svg.Write(out, s, options)
}

// ErrEmpty says that nothing is left to draw.
var ErrEmpty = errors.New("there is nothing to draw")

// theme returns what the picture looks like.
func (o Options) theme() theme.Theme {
	if o.Theme != nil {
		return *o.Theme
	}
	return theme.Classic
}

// Scene returns the picture of v as positioned shapes, laid out by Graphviz, in
// the theme and size that o asks for.
func Scene(ctx context.Context, v *view.View, o Options) (*scene.Scene, error) {
	at, err := graphviz.Engine{}.Layout(ctx, scene.Problem(v))
	if err != nil {
		return nil, err
	}
	return scene.Of(v, at, o.theme(), scene.Page{Width: o.Width, Height: o.Height}), nil
}

// tooLarge refuses a graph that no layout could place, before its texts are
// measured.
func tooLarge(g *graph.Graph) error {
	if n := len(g.NodeList()); n > graphviz.MaxBoxes {
		return &layout.TooLargeError{Engine: graphviz.Name, What: "claims and relations", Number: n, Limit: graphviz.MaxBoxes}
	}
	return nil
}
