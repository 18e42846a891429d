// Package columns is a layout engine for argument maps. A map is nearly a tree,
// its boxes hold sentences, and its reader has a page: what supports or attacks
// a claim stands below it, in a stack that is indented or in columns of stacks
// that hang from a line, in the order in which it is given. Which of these, and
// how wide each box is, follows from the page.
//
// For each subtree the engine keeps the sizes that no other is better than in
// both width and height. Those of a subtree follow from those of its parts, as
// in the floor plans of Stockmeyer 1983 (Optimal orientations of cells in
// slicing floorplan designs) and the drawings of Eades, Lin and Lin 1993 (Minimum
// size h-v drawings) after Crescenzi, Di Battista and Piperno 1992; text adds the
// widths at which it needs one line less. Stacks are what organisation charts
// call hanging. A deep map is cut as a newspaper is: some subtrees stand in
// columns of their own, as Rüegg and von Hanxleden 2018 wrap layered drawings.
// What is linked a second time, and links across, are drawn by package route.
//
// All coordinates are whole numbers, and nothing depends on the order of a map,
// on time or on chance.
package columns

import (
	"context"

	"crux/render/layout"
)

// Name is what the engine is called in errors.
const Name = "columns"

// Engine lays out argument maps in a style.
type Engine struct {
	Style Style
}

// A Style says how close things stand. Roomy and Tight are good ones.
type Style struct {
	Stack  layout.Length // between boxes below each other
	Column layout.Length // between columns
	Apart  layout.Length // between columns that are cut off from others
	Indent layout.Length // of what stands below a box in a stack; Spine + Sign and more
	Spine  layout.Length // from the left of a box to the line below it
	Stub   layout.Length // between a box and the sign on its line
	Sign   layout.Length // side of a sign; larger ones stand as boxes
	Head   layout.Length // length of an arrowhead
	Anchor layout.Length // from the top of a box to a line that comes in from the left
	Bar    layout.Length // thickness of a bar
	Drop   layout.Length // from a bar to what meets in it

	// OneWidth is the only width of boxes, if it is not 0: narrower where a text
	// needs less.
	OneWidth layout.Length
	// Cuts is how many subtrees may stand in columns of their own, and Enough the
	// fit that needs none.
	Cuts   int
	Enough int64
}

// Distances that styles share.
const (
	pt = layout.Point
	// barEnd is how far a bar ends from the outer sides of the boxes below it.
	barEnd = 3 * pt
	// leastBar is the least length of a bar.
	leastBar = 14 * pt
	// bend is between a line across and the signs below it.
	bend = 3 * pt
)

// bus returns the distance between a box and the boxes that hang below it.
func (s Style) bus() layout.Length { return s.Head + 2*pt + bend + s.Sign + s.Stub }

// barIndent returns how far premises stand from the left of their bar.
func (s Style) barIndent() layout.Length { return s.Bar + s.Drop }

// Layout places p. A group has a frame if its boxes are a subtree. A rough result
// has no room for links across that go around everything else.
func (e Engine) Layout(ctx context.Context, p layout.Problem) (layout.Result, error) {
	if err := check(p); err != nil {
		return layout.Result{}, err
	}
	if len(p.Boxes) == 0 {
		return layout.Result{Links: make([]layout.Curve, len(p.Links)), Groups: make([]layout.Rect, len(p.Groups))}, nil
	}
	t := build(p, e.Style)
	s := solver{Style: e.Style, fit: p.Fit, large: len(p.Boxes) > largeMap}
	if s.fit == nil {
		s.fit = fourByThree
	}
	columns := s.arrange(t)
	fit := s.fit(s.measured(columns))
	if p.Keep != nil {
		kept := build(p, e.Style)
		again := s.keep(kept)
		// A twentieth of the size is not worth another arrangement, nor as much
		// other sizes of boxes.
		f := s.fit(s.measured(again))
		if f < fit-fit/20 {
			s.refit(again)
			f = s.fit(s.measured(again))
		}
		if f >= fit-fit/20 {
			t, columns = kept, again
		}
	}
	r := draw(t, columns, e.Style)
	if p.Rough {
		r = layout.Result{Width: r.Width, Height: r.Height}
	}
	return r, ctx.Err()
}

// fourByThree is the fit of a picture that has no page.
func fourByThree(size layout.Size) int64 {
	return (1 << 62) / max(int64(size.Width)*3, int64(size.Height)*4, 1)
}
