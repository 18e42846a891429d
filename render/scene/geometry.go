package scene

import (
	"math"

	"crux/render/layout"
)

// Plane geometry on whole numbers: what crosses, touches or contains what.

func middle(r layout.Rect) layout.Position {
	return layout.Position{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}
}

func contains(r layout.Rect, p layout.Position) bool {
	return r.Min.X <= p.X && p.X <= r.Max.X && r.Min.Y <= p.Y && p.Y <= r.Max.Y
}

// overlap reports whether two rectangles share an area.
func overlap(a, b layout.Rect) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// shrink returns r smaller by d on each side.
func shrink(r layout.Rect, d layout.Length) layout.Rect {
	r.Min.X, r.Min.Y, r.Max.X, r.Max.Y = r.Min.X+d, r.Min.Y+d, r.Max.X-d, r.Max.Y-d
	return r
}

func distance(a, b layout.Position) float64 {
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	// The conversions keep processors from fusing products and sums, which some
	// do and others do not.
	return math.Sqrt(float64(dx*dx) + float64(dy*dy))
}

// flat is how far a flattened curve may be from the curve.
const flat = layout.Point / 32

// flatten returns a curve as straight pieces.
func flatten(c layout.Curve) []layout.Position {
	if len(c) == 0 {
		return []layout.Position{{}}
	}
	line := []layout.Position{c[0]}
	for i := 0; i+3 < len(c); i += 3 {
		p0, p1, p2, p3 := c[i], c[i+1], c[i+2], c[i+3]
		// The second differences of the controls bound how far the curve
		// bends away from pieces of equal parameter.
		bend := max(
			distance(layout.Position{X: 2 * p1.X, Y: 2 * p1.Y}, layout.Position{X: p0.X + p2.X, Y: p0.Y + p2.Y}),
			distance(layout.Position{X: 2 * p2.X, Y: 2 * p2.Y}, layout.Position{X: p1.X + p3.X, Y: p1.Y + p3.Y}),
		)
		steps := layout.Length(math.Ceil(math.Sqrt(bend * 3 / 4 / float64(flat))))
		steps = min(max(steps, 1), 64)
		for b := layout.Length(1); b <= steps; b++ {
			// Bernstein's polynomials with t = b/steps.
			a := steps - b
			at := func(p0, p1, p2, p3 layout.Length) layout.Length {
				return (a*a*a*p0 + 3*a*a*b*p1 + 3*a*b*b*p2 + b*b*b*p3) / (steps * steps * steps)
			}
			line = append(line, layout.Position{X: at(p0.X, p1.X, p2.X, p3.X), Y: at(p0.Y, p1.Y, p2.Y, p3.Y)})
		}
	}
	return line
}

// A piece is a straight part of an edge.
type piece struct {
	a, b layout.Position
	edge int
}

// turn is positive, negative or zero as c lies on one side of the line from a
// to b, on the other, or on it.
func turn(a, b, c layout.Position) int64 {
	return int64(b.X-a.X)*int64(c.Y-a.Y) - int64(b.Y-a.Y)*int64(c.X-a.X)
}

// meet reports whether two pieces cross. An end that lies on the other piece
// counts as lying on its positive side, so that lines crossing where pieces of
// them join cross once; pieces on one line do not cross.
func meet(p, q piece) bool {
	return (turn(q.a, q.b, p.a) >= 0) != (turn(q.a, q.b, p.b) >= 0) &&
		(turn(p.a, p.b, q.a) >= 0) != (turn(p.a, p.b, q.b) >= 0)
}

// angle returns the smaller angle between two pieces in degrees.
func angle(p, q piece) float64 {
	px, py := float64(p.b.X-p.a.X), float64(p.b.Y-p.a.Y)
	qx, qy := float64(q.b.X-q.a.X), float64(q.b.Y-q.a.Y)
	cross := float64(px*qy) - float64(py*qx)
	dot := float64(px*qx) + float64(py*qy)
	return math.Atan2(math.Abs(cross), math.Abs(dot)) * 180 / math.Pi
}

// enters reports whether a piece has a part inside r.
func enters(p piece, r layout.Rect) bool {
	if r.Min.X >= r.Max.X || r.Min.Y >= r.Max.Y ||
		max(p.a.X, p.b.X) <= r.Min.X || min(p.a.X, p.b.X) >= r.Max.X ||
		max(p.a.Y, p.b.Y) <= r.Min.Y || min(p.a.Y, p.b.Y) >= r.Max.Y {
		return false
	}
	if p.a == p.b {
		return true
	}
	above, below := false, false
	for _, c := range [...]layout.Position{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}} {
		t := turn(p.a, p.b, c)
		above = above || t > 0
		below = below || t < 0
	}
	return above && below
}

// A grid holds pieces by the squares of the page that they come into, so that
// only what is near is compared.
type grid struct {
	cell          layout.Length
	origin        layout.Position
	columns, rows int
	cells         [][]int32 // indices of pieces
	pieces        []piece
}

const (
	leastCell = 32 * layout.Point
	maxCells  = 1 << 20
)

// newGrid returns a grid of the pieces of lines.
func newGrid(lines [][]layout.Position) *grid {
	g := &grid{cell: leastCell}
	var room layout.Rect
	first := true
	for _, line := range lines {
		for _, p := range line {
			if first {
				room, first = layout.Rect{Min: p, Max: p}, false
			}
			room.Min.X, room.Min.Y = min(room.Min.X, p.X), min(room.Min.Y, p.Y)
			room.Max.X, room.Max.Y = max(room.Max.X, p.X), max(room.Max.Y, p.Y)
		}
	}
	for {
		g.columns, g.rows = int(room.Width()/g.cell)+1, int(room.Height()/g.cell)+1
		if float64(g.columns)*float64(g.rows) <= maxCells {
			break
		}
		g.cell *= 2
	}
	g.origin = room.Min
	g.cells = make([][]int32, g.columns*g.rows)
	for edge, line := range lines {
		for k := 1; k < len(line); k++ {
			a, b := line[k-1], line[k]
			g.add(piece{a, b, edge})
		}
	}
	return g
}

// add puts p into the squares that it comes into and some beside them: those
// around parts of it that are no longer than the side of a square.
func (g *grid) add(p piece) {
	n := int32(len(g.pieces))
	g.pieces = append(g.pieces, p)
	dx, dy := p.b.X-p.a.X, p.b.Y-p.a.Y
	parts := max(dx, -dx, dy, -dy)/g.cell + 1
	from := p.a
	for i := layout.Length(1); i <= parts; i++ {
		to := layout.Position{X: p.a.X + dx*i/parts, Y: p.a.Y + dy*i/parts}
		// One unit more on each side, as parts end at whole units.
		g.each(shrink(layout.Rect{
			Min: layout.Position{X: min(from.X, to.X), Y: min(from.Y, to.Y)},
			Max: layout.Position{X: max(from.X, to.X), Y: max(from.Y, to.Y)},
		}, -1), func(cell int) {
			if c := g.cells[cell]; len(c) == 0 || c[len(c)-1] != n {
				g.cells[cell] = append(c, n)
			}
		})
		from = to
	}
}

// each calls f with each square that r comes into.
func (g *grid) each(r layout.Rect, f func(cell int)) {
	if r.Max.X < g.origin.X || r.Max.Y < g.origin.Y {
		return
	}
	column := func(x layout.Length) int { return int(max(x-g.origin.X, 0) / g.cell) }
	row := func(y layout.Length) int { return int(max(y-g.origin.Y, 0) / g.cell) }
	for y := row(r.Min.Y); y <= min(row(r.Max.Y), g.rows-1); y++ {
		for x := column(r.Min.X); x <= min(column(r.Max.X), g.columns-1); x++ {
			f(y*g.columns + x)
		}
	}
}
