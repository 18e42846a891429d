// Package layout says what a layout engine is given and what it gives back:
// boxes of fixed size, links between them and groups around them go in;
// places and curves come out. It knows nothing of arguments.
package layout

import (
	"context"
	"fmt"
)

// Length is a distance or coordinate in 1/64 of a typographic point
// (1 pt = 1/72 inch). Integers make a layout the same on every machine.
type Length int

// Point is the Length of one typographic point.
const Point Length = 64

// Points returns l in typographic points.
func (l Length) Points() float64 { return float64(l) / float64(Point) }

// FromPoints returns the Length nearest to pt typographic points.
func FromPoints(pt float64) Length {
	if pt < 0 {
		return -FromPoints(-pt)
	}
	return Length(pt*float64(Point) + 0.5)
}

// A Position is a place in the picture: x grows to the right, y downwards,
// the origin is the upper left corner.
type Position struct{ X, Y Length }

// A Rect is an upright rectangle.
type Rect struct {
	Min, Max Position
}

// Width returns the width of r.
func (r Rect) Width() Length { return r.Max.X - r.Min.X }

// Height returns the height of r.
func (r Rect) Height() Length { return r.Max.Y - r.Min.Y }

// A Box is a rectangle of fixed size that wants a place.
type Box struct {
	Width, Height Length
	// Group is the index of the innermost group that the box belongs to,
	// or None.
	Group int
}

// None is the index of no group.
const None = -1

// A Link is a line from one box up to another: To is placed above From.
type Link struct {
	From, To int // indices of boxes
	// Weight says how much the link wants to be short and straight, from 1
	// (also meant by 0).
	Weight int
	// Ranks is the least number of ranks between its ends, from 1 (also
	// meant by 0).
	Ranks int
	// Free links are routed but have no say in the ranks.
	Free bool
}

// A Group is a frame around its boxes and around the groups inside it.
type Group struct {
	// Parent is the index of the group around this one, or None. It is
	// smaller than the group's own index.
	Parent int
	// TitleWidth and TitleHeight are the room wanted for a title at the
	// top of the frame, zero for none.
	TitleWidth, TitleHeight Length
}

// A Problem is what an engine is asked to place. The order of boxes and
// links is the order wanted from left to right where nothing else decides.
type Problem struct {
	Boxes  []Box
	Links  []Link
	Groups []Group
	// BoxGap and RankGap are the least distances between boxes side by side
	// and between ranks.
	BoxGap, RankGap Length
}

// A Curve is a chain of cubic Bézier segments: a start and, for each
// segment, two control points and an end, so 3n+1 positions.
type Curve []Position

// A Result holds a place for everything in a Problem, by the same indices.
type Result struct {
	Width, Height Length
	Boxes         []Rect
	Links         []Curve // from the border of From to the border of To
	Groups        []Rect
}

// An Engine places a Problem. Equal problems get equal results. A problem
// that is too large for the engine is refused with a *TooLargeError before any
// work is done.
type Engine interface {
	Layout(ctx context.Context, p Problem) (Result, error)
}

// A TooLargeError says that a problem is beyond what an engine can finish.
type TooLargeError struct {
	Engine        string
	What          string // "boxes", "links"
	Number, Limit int
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s: %d %s are more than the %d that it can place", e.Engine, e.Number, e.What, e.Limit)
}
