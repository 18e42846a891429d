package route

import (
	"cmp"
	"slices"

	"crux/render/layout"
)

// Axes. What is said of one holds for the other with x and y changed: a piece
// lies "at" one coordinate and goes "along" the other.
const (
	horizontal = iota
	vertical
)

// Directions of travel. The lowest bit is the axis.
const (
	right = iota
	down
	left
	up
)

// A span is a range of coordinates; whether it is open or closed is said
// where it is used.
type span struct{ lo, hi int }

// along returns the extent of r in the direction of axis.
func along(r layout.Rect, axis int) span {
	if axis == horizontal {
		return span{int(r.Min.X), int(r.Max.X)}
	}
	return span{int(r.Min.Y), int(r.Max.Y)}
}

// across returns the extent of r square to axis.
func across(r layout.Rect, axis int) span { return along(r, 1-axis) }

// position returns the place at a track of an axis and along it.
func position(axis, at, along int) layout.Position {
	if axis == horizontal {
		return layout.Position{X: layout.Length(along), Y: layout.Length(at)}
	}
	return layout.Position{X: layout.Length(at), Y: layout.Length(along)}
}

// A piece is a straight part of a line.
type piece struct {
	axis, at int
	lo, hi   int // closed
}

// pieces returns the straight parts of a polyline; those without length and
// slanted ones are left out.
func pieces(points []layout.Position) []piece {
	var out []piece
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		switch {
		case a == b:
		case a.Y == b.Y:
			out = append(out, piece{horizontal, int(a.Y), int(min(a.X, b.X)), int(max(a.X, b.X))})
		case a.X == b.X:
			out = append(out, piece{vertical, int(a.X), int(min(a.Y, b.Y)), int(max(a.Y, b.Y))})
		}
	}
	return out
}

// alongside says whether two pieces run side by side, or one behind the other,
// nearer than lane.
func alongside(p, q piece, lane int) bool {
	return p.axis == q.axis && abs(p.at-q.at) < lane && p.lo < q.hi+lane && q.lo < p.hi+lane
}

// inRoom says whether a piece runs through the room that belongs to a sign.
func inRoom(p piece, sign layout.Rect) bool {
	if sign == (layout.Rect{}) {
		return false
	}
	a, e := across(sign, p.axis), along(sign, p.axis)
	return a.lo-signLineGap < p.at && p.at < a.hi+signLineGap && e.lo-signLineGap < p.hi && p.lo < e.hi+signLineGap
}

func abs(a int) int { return max(a, -a) }

// straighten removes points that are no corners.
func straighten(points []layout.Position) []layout.Position {
	out := points[:0]
	for _, p := range points {
		for n := len(out); n > 0; n = len(out) {
			if out[n-1] == p || n > 1 && (out[n-2].X == out[n-1].X && out[n-1].X == p.X || out[n-2].Y == out[n-1].Y && out[n-1].Y == p.Y) {
				out = out[:n-1]
				continue
			}
			break
		}
		out = append(out, p)
	}
	return out
}

// length returns the length of a polyline of upright pieces.
func length(points []layout.Position) int64 {
	var l int64
	for i := 1; i < len(points); i++ {
		l += int64(distance(points[i-1], points[i]))
	}
	return l
}

// distance returns the length of the way from a to b along both axes.
func distance(a, b layout.Position) int {
	return abs(int(a.X-b.X)) + abs(int(a.Y-b.Y))
}

// A wire is a piece of a line that is drawn already.
type wire struct {
	at, lo, hi int
	ends       [2]int
}

// wires returns the pieces of lines by axis, in order of where they lie. Trees
// are often drawn with each line whole, so that a trunk is there many times:
// equal wires are kept once.
func wires(lines []Line) (out [2][]wire) {
	for _, l := range lines {
		for _, p := range pieces(l.Points) {
			out[p.axis] = append(out[p.axis], wire{p.at, p.lo, p.hi, l.Ends})
		}
	}
	for axis := range out {
		slices.SortFunc(out[axis], func(a, b wire) int {
			return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi),
				cmp.Compare(a.ends[0], b.ends[0]), cmp.Compare(a.ends[1], b.ends[1]))
		})
		out[axis] = slices.Compact(out[axis])
	}
	return out
}

// between returns the wires that lie from lo to hi, both included.
func between(ws []wire, lo, hi int) []wire {
	from, _ := slices.BinarySearchFunc(ws, lo, func(w wire, at int) int { return cmp.Compare(w.at, at) })
	to := from
	for to < len(ws) && ws[to].at <= hi {
		to++
	}
	return ws[from:to]
}

// kin says whether two lines have an end in common.
func kin(a, b [2]int) bool {
	return a[0] >= 0 && (a[0] == b[0] || a[0] == b[1]) || a[1] >= 0 && (a[1] == b[0] || a[1] == b[1])
}
