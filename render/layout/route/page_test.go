package route

import (
	"math/rand/v2"

	"crux/render/layout"
)

const pt = layout.Point

func rect(x0, y0, x1, y1 layout.Length) layout.Rect {
	return layout.Rect{Min: layout.Position{X: x0, Y: y0}, Max: layout.Position{X: x1, Y: y1}}
}

// page is a dense page as the tree layout makes it: columns of stacked claims,
// indented under their conclusions, each with a badge at its left and a line
// from there to the trunk below its conclusion; now and then two premises
// share a bar. Claims are the first boxes; badges and bars follow.
func page(claims, columns int, rng *rand.Rand) Problem {
	between := func(lo, hi int) layout.Length { return layout.Length(lo + rng.IntN(hi-lo+1)) }
	p := Problem{Clearance: pt * 5 / 2, Lane: 3 * pt}
	var small []layout.Rect
	type line struct {
		points []layout.Position
		ends   [2]int
	}
	var lines []line
	x, bottom := layout.Length(0), layout.Length(0)
	n := 0
	for c := range columns {
		width := between(170*int(pt), 220*int(pt))
		y := layout.Length(0)
		var open []int // claims whose indented block goes on, by depth
		for ; n < claims*(c+1)/columns; n++ {
			depth := 0
			if len(open) > 0 {
				depth = 1 + rng.IntN(min(len(open), 5))
			}
			open = open[:depth]
			left := x + layout.Length(depth)*16*pt
			height := between(2, 4) * 11 * pt
			box := rect(left, y, x+width, y+height)
			if depth > 0 {
				parent := open[depth-1]
				trunk := left - 12*pt
				at := y + 10*pt
				badge := rect(left-10*pt, at-5*pt, left, at+5*pt)
				if rng.IntN(5) == 0 {
					// The badge stands off the box, on a bar.
					bar := rect(left-9*pt/2, y+2*pt, left, y+height-2*pt)
					badge = rect(bar.Min.X-5*pt, at-5*pt, bar.Min.X+5*pt, at+5*pt)
					small = append(small, bar)
				}
				small = append(small, badge)
				lines = append(lines, line{[]layout.Position{{X: badge.Min.X, Y: at}, {X: trunk, Y: at}, {X: trunk, Y: p.Boxes[parent].Max.Y}}, [2]int{n, parent}})
			}
			p.Boxes = append(p.Boxes, box)
			open = append(open, n)
			y += height + between(6*int(pt), 9*int(pt))
		}
		bottom = max(bottom, y)
		x += width + between(11*int(pt), 14*int(pt))
	}
	p.Boxes = append(p.Boxes, small...)
	for _, l := range lines {
		p.Lines = append(p.Lines, Line{l.points, l.ends})
	}
	p.Bounds = rect(-20*pt, -20*pt, x+10*pt, bottom+20*pt)
	return p
}

// withLinks adds links between claims, some of them to badges.
func withLinks(p Problem, claims, links int, rng *rand.Rand) Problem {
	for i := range links {
		l := Link{From: rng.IntN(claims), To: rng.IntN(claims), Head: 8 * pt, Sign: 10 * pt}
		if i%4 == 3 && len(p.Boxes) > claims {
			l.To = claims + rng.IntN(len(p.Boxes)-claims)
		}
		if l.From == l.To {
			l.To = (l.To + 1) % claims
		}
		p.Links = append(p.Links, l)
	}
	return p
}

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }
