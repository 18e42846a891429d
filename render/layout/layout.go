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
type Length int64

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

// A Size is a width and a height.
type Size struct{ Width, Height Length }

// A Role is what a box is in a map.
type Role uint8

const (
	// Item boxes hold text.
	Item Role = iota
	// Sign boxes are small and stand on the line from what they are linked from
	// to what they are linked to.
	Sign
	// Bar boxes have no text: the lines of several boxes meet in them. An engine
	// may make them as long and as thin as it likes, and put their sign, which
	// is of the box's size, beside them.
	Bar
)

// A Box is a rectangle that wants a place.
type Box struct {
	Width, Height Length
	// Sizes are what an Item may have instead: widths rise, heights fall. None
	// means that the box is of fixed size.
	Sizes []Size
	Role  Role
	// Again is the size of a tag that can stand for the box where what is linked to
	// it goes on in another column; without one it must not.
	Again Size
	// Root says that the box stands at the top, though it may be linked to others.
	Root bool
	// Group is the index of the innermost group that the box belongs to,
	// or None.
	Group int
}

// RootWeight is how strongly the outermost boxes want to be at the top, where a
// line between two boxes wants 1.
const RootWeight = 100

// Rounded returns the curve that goes from each position to the next, upright or
// level, with corners of a radius where there is room for it.
func Rounded(radius Length, points ...Position) Curve {
	if len(points) == 0 {
		return nil
	}
	c := Curve{points[0]}
	line := func(to Position) {
		from := c[len(c)-1]
		if from != to || len(c) == 1 {
			c = append(c, Straight(from, to)[1:]...)
		}
	}
	for i := 1; i+1 < len(points); i++ {
		a, b, z := points[i-1], points[i], points[i+1]
		r := min(radius, reach(a, b)/2, reach(b, z)/2)
		start, end := toward(b, a, r), toward(b, z, r)
		line(start)
		// The control points of a quarter of a circle lie 0.5523 of the radius
		// along: 0.4477 from the corner.
		near := r * 4477 / 10000
		c = append(c, toward(b, a, near), toward(b, z, near), end)
	}
	line(points[len(points)-1])
	return c
}

// reach returns how far two positions are apart that are level or upright.
func reach(a, b Position) Length { return max(a.X-b.X, b.X-a.X) + max(a.Y-b.Y, b.Y-a.Y) }

// toward returns the position that lies so far from a towards b.
func toward(a, b Position, far Length) Position {
	sign := func(d Length) Length {
		switch {
		case d > 0:
			return far
		case d < 0:
			return -far
		}
		return 0
	}
	return Position{X: a.X + sign(b.X-a.X), Y: a.Y + sign(b.Y-a.Y)}
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
	// Head and Tail say that there is an arrowhead at To and at From, which wants
	// room.
	Head, Tail bool
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
	// Fit says how well a layout of a size fits where it is wanted: more is
	// better, and larger sizes are never better. Nil wants 4 by 3. Engines that
	// have no choice take no heed of it.
	Fit func(Size) int64
	// Rough says that only the size of the result is wanted.
	Rough bool
	// Keep are arrangements to start from, by box and last of the whole: those of
	// an earlier layout. It is nil, or one longer than Boxes.
	Keep []Arrangement
}

// A Curve is a chain of cubic Bézier segments: a start and, for each
// segment, two control points and an end, so 3n+1 positions.
type Curve []Position

// Straight returns the curve that goes straight from each position to the next.
func Straight(points ...Position) Curve {
	if len(points) == 0 {
		return nil
	}
	c := Curve{points[0]}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		third := func(k Length) Position {
			return Position{X: a.X + (b.X-a.X)*k/3, Y: a.Y + (b.Y-a.Y)*k/3}
		}
		c = append(c, third(1), third(2), b)
	}
	return c
}

// A Result holds a place for everything in a Problem, by the same indices.
type Result struct {
	Width, Height Length
	Boxes         []Rect
	// Links lead from the border of From to that of To, or to a trunk that does.
	// A link that could not be drawn has no positions, and the sign on its line
	// no place.
	Links  []Curve
	Groups []Rect // a group that has no frame has no area
	Trunks []Trunk
	// Signs are where the signs of Bars stand, outside them; a Rect without area
	// says that the box itself is the sign's place. It may be nil.
	Signs []Rect
	// Again are the tags that stand for boxes, in the order of the columns that
	// they are at the top of.
	Again []Again
	// Across are the links that are no lines between neighbours, for an engine
	// that draws these apart.
	Across []Across
	// Arrangements are how the boxes are arranged, and last the whole, for an
	// engine that can keep them; nil where it cannot.
	Arrangements []Arrangement
}

// An Again is a tag that stands for a box.
type Again struct {
	Box   int
	Place Rect
}

// An Across is how a link that runs across a layout came out.
type Across struct {
	Link      int // if a sign stands on its line, the link to the sign
	Crossings int
	Bends     int
	Lost      bool // no way was found
}

// A Trunk is what the lines of several links to one box have in common.
type Trunk struct {
	To    int
	Links []int
	// Lines are straight; the first ends at To.
	Lines []Curve
}

// An Arrangement is how a box and what is linked to it stand: as far as it says
// so, an engine that is given it again makes the same picture. The zero
// Arrangement says nothing.
type Arrangement struct {
	// Mode is how the boxes below stand: 's' in a stack, 'c' in columns; 0 says
	// that nothing is known. Columns is how many there are in each of these.
	Mode    byte  `json:"m,omitempty"`
	Columns []int `json:"c,omitempty"`
	// Size is the index of the box's size, from 0.
	Size int `json:"s,omitempty"`
	// Rest are how the last of what is linked to the box stands where it goes on in
	// other columns; the number of each, from 1, is its Column.
	Rest   []Arrangement `json:"r,omitempty"`
	Column int           `json:"n,omitempty"`
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
