// Strokes: the areas that lines of some width cover.

package png

import (
	"math"

	"golang.org/x/image/math/fixed"
)

// miterLimit is SVG's: the corner of two lines is pointed while its length is
// no more than this many widths of the line, and cut off beyond.
const miterLimit = 4

// A stroke is how a line is drawn, in 1/64 pixel. Its ends are cut straight.
type stroke struct {
	width fixed.Int26_6
	dash  []fixed.Int26_6 // drawn and left out in turn; none is a whole line
}

// A vector is a place or direction. Products are put into variables or
// conversions before they are added up: some processors would else fuse the
// two, and others not.
type vector struct{ x, y float64 }

func (v vector) point() fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(math.Round(v.x)), Y: fixed.Int26_6(math.Round(v.y))}
}

func (v vector) plus(w vector, times float64) vector {
	return vector{v.x + float64(w.x*times), v.y + float64(w.y*times)}
}

func dot(v, w vector) float64 { return float64(v.x*w.x) + float64(v.y*w.y) }

// pieces returns the closed areas that together are the stroke of line. All
// turn in the same direction, so that they add up where they overlap.
func (s stroke) pieces(line []fixed.Point26_6, closed bool) [][]fixed.Point26_6 {
	var places []vector
	for i, p := range line {
		if i == 0 || p != line[i-1] {
			places = append(places, vector{float64(p.X), float64(p.Y)})
		}
	}
	if len(places) < 2 {
		return nil
	}
	if s.whole() {
		return s.solid(places, closed)
	}
	var pieces [][]fixed.Point26_6
	for _, d := range s.dashes(places) {
		pieces = append(pieces, s.solid(d, false)...)
	}
	return pieces
}

func (s stroke) whole() bool {
	total := fixed.Int26_6(0)
	for _, l := range s.dash {
		if l < 0 {
			return true
		}
		total += l
	}
	return total == 0
}

// dashes returns the parts of a line that are drawn.
func (s stroke) dashes(line []vector) [][]vector {
	var list [][]vector
	n := 0
	left := float64(s.dash[0])
	dash := []vector{line[0]}
	for i := 1; i < len(line); i++ {
		from, to := line[i-1], line[i]
		d := vector{to.x - from.x, to.y - from.y}
		length, at := math.Sqrt(dot(d, d)), 0.0
		for length-at > left {
			at += left
			cut := from.plus(d, at/length)
			if n%2 == 0 {
				list = append(list, append(dash, cut))
			}
			n++
			left = float64(s.dash[n%len(s.dash)])
			dash = []vector{cut}
		}
		left -= length - at
		dash = append(dash, to)
	}
	if n%2 == 0 {
		list = append(list, dash)
	}
	return list
}

// solid returns the areas of a line without gaps: one for each straight piece
// and one for each corner.
func (s stroke) solid(line []vector, closed bool) [][]fixed.Point26_6 {
	half := float64(s.width) / 2
	var pieces [][]fixed.Point26_6
	var normals []vector // of the straight pieces, half the width long
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		d := vector{b.x - a.x, b.y - a.y}
		length := math.Sqrt(dot(d, d))
		if length == 0 {
			normals = append(normals, vector{})
			continue
		}
		n := vector{-d.y / length * half, d.x / length * half}
		normals = append(normals, n)
		pieces = append(pieces, turned(a.plus(n, 1), b.plus(n, 1), b.plus(n, -1), a.plus(n, -1)))
	}
	for i := 1; i < len(normals); i++ {
		pieces = append(pieces, s.corner(line[i], normals[i-1], normals[i])...)
	}
	if closed {
		pieces = append(pieces, s.corner(line[0], normals[len(normals)-1], normals[0])...)
	}
	return pieces
}

// corner returns the area on the outer side of a corner, between two pieces
// with the given normals.
func (s stroke) corner(at, before, after vector) [][]fixed.Point26_6 {
	turn := float64(before.x*after.y) - float64(before.y*after.x)
	if turn == 0 {
		return nil
	}
	side := 1.0
	if turn > 0 {
		side = -1
	}
	a, b := at.plus(before, side), at.plus(after, side)
	// Where the outer edges meet: (before + after) / (1 + cosine).
	square := float64(s.width) * float64(s.width) / 4
	cosine := dot(before, after) / square
	if (1+cosine)/2*miterLimit*miterLimit < 1 {
		return [][]fixed.Point26_6{turned(at, a, b)}
	}
	tip := at.plus(vector{before.x + after.x, before.y + after.y}, side/(1+cosine))
	return [][]fixed.Point26_6{turned(at, a, tip, b)}
}

// turned returns a closed area that turns clockwise on the page.
func turned(corners ...vector) []fixed.Point26_6 {
	area := make([]fixed.Point26_6, len(corners), len(corners)+1)
	var twice int64
	for i, v := range corners {
		area[i] = v.point()
	}
	for i, p := range area {
		q := area[(i+1)%len(area)]
		twice += int64(p.X)*int64(q.Y) - int64(q.X)*int64(p.Y)
	}
	if twice < 0 {
		for i, j := 0, len(area)-1; i < j; i, j = i+1, j-1 {
			area[i], area[j] = area[j], area[i]
		}
	}
	return append(area, area[0])
}
