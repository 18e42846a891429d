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
	"crux/render/layout/columns"
	"crux/render/pdf"
	"crux/render/png"
	"crux/render/rival"
	"crux/render/scene"
	"crux/render/svg"
	"crux/render/theme"
	"crux/render/verdict"
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
	// Verdicts are what is said of the graph's nodes: whether they stand, at which
	// step, how strongly. nil is nothing.
	Verdicts *verdict.Set
	// Rivals say that the graph is two readings together, and what each of them has of
	// it. nil is nothing.
	Rivals *rival.Set
	// Questions says that the critical questions that g leaves open are drawn (see
	// scheme.Uses), at the steps that they ask about. The level of arguments has none:
	// it gives ErrNoSteps.
	Questions bool
	// Beside is the same graph as another reading has it, to be drawn at the right of it,
	// each part at the same place; Rivals are then of one side. nil is nothing. DOT cannot
	// have it.
	Beside *Beside
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
	// Layout is how boxes are placed; "" is Auto.
	Layout Layout
	// Margin is around the picture, within Width and Height.
	Margin layout.Length
	// Keep are arrangements of an earlier picture, as ReadKept reads them: they are
	// taken where that costs little.
	Keep *Kept
	// Page says that Width and Height are those of a page: text may be larger than
	// at the natural size, and what cannot be read on one page is divided.
	Page bool
	// Single keeps the map on one page, however small its text gets.
	Single bool
	// Links is how links that run across the map are drawn; "" is AutoLinks.
	Links Links
	// MinFont is the least size of text that is wanted where Width and Height
	// leave a choice; 0 is DefaultFont.
	MinFont layout.Length

	score *scorer // measures the scene of an SVG
}

// Beside is a graph that is drawn beside another one: node by node alike, but for its
// words. Its Rivals are of the other side.
type Beside struct {
	Graph    *graph.Graph
	Rivals   *rival.Set
	Passages map[graph.Node]string
	// Ribbon is the text between the two; nil is none. It shows the units of what stands
	// on the page.
	Ribbon *view.Ribbon
}

// A Picture is what was drawn.
type Picture struct {
	Bytes []byte
	// Width and Height are the size at which it is shown, and SmallestText is
	// that of its smallest text at this size; all are 0 where they are not
	// known, as of DOT.
	Width, Height, SmallestText layout.Length
	// Pages is how many pages the picture has.
	Pages int
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
	o.Single = true
	pictures, err := DrawPages(ctx, g, o, nil)
	if err != nil {
		return nil, err
	}
	return pictures[0], nil
}

// DrawPages draws a map on as many pages as it needs, where o is for a page
// and does not want a single one: what bears on some claims stands on
// pages of its own. Of a PDF there is one picture that has the pages, else one for
// each: the first is the top of the map, and name is the file name of each, counted
// from 0, for links; nil makes none.
func DrawPages(ctx context.Context, g *graph.Graph, o Options, name func(int) string) ([]*Picture, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	if o.Format == DOT {
		p, err := drawDOT(g, o)
		if err != nil {
			return nil, err
		}
		return []*Picture{p}, nil
	}
	scenes, err := scenes(ctx, g, o)
	if err != nil {
		return nil, err
	}
	return o.write(scenes, name)
}

// ErrDivided says that a map of which several pictures are wanted does not fit on one
// page.
var ErrDivided = errors.New("render: the map does not fit on one page")

// DrawEach draws a map once with each of the verdicts, all in the arrangement of the
// first. Of a PDF there is one picture that has the others as pages, else one for
// each, with names as DrawPages has them. The error is ErrDivided where one page is not
// enough.
func DrawEach(ctx context.Context, g *graph.Graph, o Options, each []*verdict.Set, name func(int) string) ([]*Picture, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	var all []*scene.Scene
	var pictures []*Picture
	for _, verdicts := range each {
		o.Verdicts = verdicts
		if o.Format == DOT {
			p, err := drawDOT(g, o)
			if err != nil {
				return nil, err
			}
			pictures = append(pictures, p)
			continue
		}
		pages, err := scenes(ctx, g, o)
		if err != nil {
			return nil, err
		}
		if len(pages) > 1 {
			return nil, ErrDivided
		}
		if o.Keep == nil {
			o.Keep = keptIn(pages[0].Notes)
		}
		all = append(all, pages[0])
	}
	if o.Format == DOT {
		return pictures, nil
	}
	return o.write(all, name)
}

// check returns what is wrong with options whatever is drawn.
func (o Options) check() error {
	if !svg.ValidIDPrefix(o.IDPrefix) {
		return fmt.Errorf("render: %q cannot begin an id", o.IDPrefix)
	}
	if err := o.theme().Check(); err != nil {
		return fmt.Errorf("render: %w", err)
	}
	switch o.Format {
	case DOT:
		if o.Beside != nil {
			return errors.New("render: DOT cannot hold two maps side by side")
		}
		return nil
	case SVG, PNG, PDF, "":
		return nil
	}
	return fmt.Errorf("render: no format is called %q", o.Format)
}

// drawDOT draws a map as DOT.
func drawDOT(g *graph.Graph, o Options) (*Picture, error) {
	v, err := viewOf(g, o, view.Ranks)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := dot.Write(&out, v, o.theme()); err != nil {
		return nil, err
	}
	return &Picture{Bytes: out.Bytes(), Pages: 1}, nil
}

// write writes scenes in the format of o.
func (o Options) write(scenes []*scene.Scene, name func(int) string) ([]*Picture, error) {
	faces, err := o.faces()
	if err != nil {
		return nil, err
	}
	if !o.live() && o.Missing != nil {
		for _, s := range scenes {
			missing(s, faces, o.Missing)
		}
	}
	if o.Format == PDF {
		var out bytes.Buffer
		if err := pdf.Write(&out, pdf.Options{Faces: faces}, scenes...); err != nil {
			return nil, err
		}
		p := picture(scenes[0], out.Bytes())
		p.Pages = len(scenes)
		for _, s := range scenes {
			p.SmallestText = min(p.SmallestText, s.SmallestText())
		}
		return []*Picture{p}, nil
	}
	var pictures []*Picture
	for n, s := range scenes {
		if n > 0 && name != nil {
			s.Notes = append(s.Notes, PageNote(name(0)))
		}
		var out bytes.Buffer
		if err := write(&out, s, o, faces, name); err != nil {
			return nil, err
		}
		if o.score != nil {
			o.score.measure(s, out.Len())
		}
		pictures = append(pictures, picture(s, out.Bytes()))
	}
	return pictures, nil
}

// PageNote is what stands among the notes of a picture that is a further page of
// the one in a file.
func PageNote(file string) string { return "crux: a page of " + file }

// picture returns what is told of a scene that is drawn.
func picture(s *scene.Scene, drawn []byte) *Picture {
	return &Picture{Bytes: drawn, Width: s.ShownWidth, Height: s.ShownHeight, SmallestText: s.SmallestText(), Pages: 1}
}

// write writes a scene as SVG or PNG.
func write(out io.Writer, s *scene.Scene, o Options, faces *font.Faces, name func(int) string) error {
	if o.Format == PNG {
		return png.Write(out, s, png.Options{DPI: o.DPI, Faces: faces})
	}
	options := svg.Options{IDPrefix: o.IDPrefix}
	if name != nil {
		options.Page = func(page int) string { return name(page - 1) }
	}
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

// Scene returns the picture of g, on one page, as positioned shapes. Errors are
// those of Draw.
func Scene(ctx context.Context, g *graph.Graph, o Options) (*scene.Scene, error) {
	o.Single = true
	list, err := scenes(ctx, g, o)
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

// tooLarge refuses a graph that no layout could place, before its texts are
// measured.
func tooLarge(g *graph.Graph) error {
	if n := len(g.NodeList()); n > columns.MaxBoxes {
		return &layout.TooLargeError{Engine: columns.Name, What: "claims and relations", Number: n, Limit: columns.MaxBoxes}
	}
	return nil
}
