// Package route draws links among boxes that have their places already: as
// polylines of horizontal and vertical pieces that pass no box, keep off each
// other and off the lines that are drawn already, and cross little.
//
// A sparse grid of tracks is laid through the gaps between the boxes, and each
// link takes the cheapest way over it by A* search (Lee 1961, "An algorithm
// for path connections and its applications"; Hart, Nilsson and Raphael 1968,
// "A formal basis for the heuristic determination of minimum cost paths").
// That tracks begin at the sides of boxes and end at the next obstacle is due
// to Wybrow, Marriott and Stuckey 2009, "Orthogonal connector routing". Where
// they move lines apart after routing, here a track that is taken is closed,
// and links are taken up and laid again until nothing gets better.
//
// Everything is counted in integers, so equal problems get equal routes on
// every machine, and work is bounded in steps, never in time.
package route

import "crux/render/layout"

// A Line is drawn already: a polyline of horizontal and vertical pieces.
// Pieces that are neither are passed over.
type Line struct {
	Points []layout.Position
	// Ends are the indices of the boxes that the line belongs to, or
	// layout.None. To cross a line that has an end in common with a link is
	// cheap and not counted; to run along it is as forbidden as elsewhere.
	Ends [2]int
}

// A Link wants a way from one box to another. It may end in the middle of
// each side of its boxes, and on long sides at other places, but not at a
// corner, near the end of a line, or where another box is nearer than the
// clearance: a box shut in by others on all sides cannot be reached.
type Link struct {
	From, To int // indices of boxes
	// Sign is the side of a square that has to find room on the route, or 0.
	Sign layout.Length
	// Tail and Head are the least lengths of the first and of the last
	// piece. A route of one piece is at least as long as both together. A
	// link with an arrow head has something above 0 there; its ports keep
	// further from others.
	Tail, Head layout.Length
}

// A Problem is what Find is asked.
type Problem struct {
	Boxes []layout.Rect // may touch and overlap each other
	Lines []Line
	Links []Link
	// Bounds is what routes and signs stay in. In empty bounds nothing is
	// found.
	Bounds layout.Rect
	// Clearance is the least distance of a route from boxes that are not its
	// ends, Lane that of pieces side by side; each is at least half a point.
	Clearance, Lane layout.Length
}

// A Route is the way found for a link.
type Route struct {
	// Points lead from the border of From to the border of To: at least two,
	// with a right angle at every inner one. They are nil if there is no way,
	// or none was found within the limits of the package.
	Points []layout.Position
	// Sign is where the sign stands: its middle on a piece of the route, away
	// from corners, boxes, other lines and other signs. It is the zero Rect
	// if the link has no sign. A route without a place for its sign is not
	// taken.
	Sign layout.Rect
	// Crossings is the number of places where the route crosses lines or
	// other routes, none of which has an end in common with it.
	Crossings int
	// Bends is the number of corners.
	Bends int
}

// What a route costs, as length.
const (
	bendCost     = 11 * int64(layout.Point)
	crossCost    = 567 * int64(layout.Point) // 200 mm
	kinCrossCost = 6 * int64(layout.Point)   // of a line with a common end
)

// Distances on the sides of boxes.
const (
	portGap    = 8 * int(layout.Point) // between ports where one has an arrow head
	portCorner = 3 * int(layout.Point) // between a port and a corner
	portLine   = 6 * int(layout.Point) // between a port and the end of a line
)

// Room around signs.
const (
	signBoxGap  = int(layout.Point) / 2
	signLineGap = int(layout.Point)
)

// Limits. A problem beyond one of the exported four is given up as a whole,
// before any work; so is one whose grid grows beyond maxTracks, maxNodes or
// maxHits, or takes more than maxLaying to lay. A page of 50 claims with 12 links
// takes 60,000 steps and 90,000 looks. When steps or looks run out, after about half
// a second each, the longer links get no route, or keep the one that they have.
const (
	MaxBoxes  = 2000
	MaxLinks  = 400
	MaxPoints = 10000                  // points of all lines together
	MaxExtent = layout.Length(1 << 24) // of a coordinate, in either direction: 92 m
	maxTracks = 1 << 17                // of an axis, before those too near to others go
	maxNodes  = 1 << 18                // of the grid
	maxHits   = 1 << 20                // of tracks and lines
	maxLaying = 1 << 24                // looks while the grid is laid
	maxSteps  = 3_000_000              // of all searches together
	maxLooks  = 1 << 26                // of all searches together, besides
	maxPasses = 3
)

// least is what Clearance and Lane are at least.
const least = layout.Point / 2
