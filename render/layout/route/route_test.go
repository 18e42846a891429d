package route

import (
	"reflect"
	"testing"

	"crux/render/layout"
)

const pt = layout.Point

func box(x, y, width, height layout.Length) layout.Rect {
	return layout.Rect{Min: layout.Position{X: x * pt, Y: y * pt}, Max: layout.Position{X: (x + width) * pt, Y: (y + height) * pt}}
}

// around returns a problem of boxes with room of 20 pt around them.
func around(boxes []layout.Rect, links ...Link) Problem {
	p := Problem{Boxes: boxes, Links: links, Clearance: 5 * pt / 2, Lane: 3 * pt}
	for i, b := range boxes {
		if i == 0 {
			p.Bounds = b
		}
		p.Bounds.Min.X, p.Bounds.Min.Y = min(p.Bounds.Min.X, b.Min.X), min(p.Bounds.Min.Y, b.Min.Y)
		p.Bounds.Max.X, p.Bounds.Max.Y = max(p.Bounds.Max.X, b.Max.X), max(p.Bounds.Max.Y, b.Max.Y)
	}
	p.Bounds.Min.X, p.Bounds.Min.Y = p.Bounds.Min.X-20*pt, p.Bounds.Min.Y-20*pt
	p.Bounds.Max.X, p.Bounds.Max.Y = p.Bounds.Max.X+20*pt, p.Bounds.Max.Y+20*pt
	return p
}

// touches reports whether a piece comes into r.
func touches(a, b layout.Position, r layout.Rect) bool {
	return max(a.X, b.X) > r.Min.X && min(a.X, b.X) < r.Max.X && max(a.Y, b.Y) > r.Min.Y && min(a.Y, b.Y) < r.Max.Y
}

func TestRoutesPassNoBox(t *testing.T) {
	boxes := []layout.Rect{box(0, 0, 100, 30), box(0, 60, 100, 30), box(0, 120, 100, 30), box(130, 0, 60, 150)}
	for name, links := range map[string][]Link{
		"past one in between":     {{From: 2, To: 0, Head: 8 * pt}},
		"two along one way":       {{From: 2, To: 0, Head: 8 * pt}, {From: 2, To: 0, Tail: 8 * pt, Head: 8 * pt}},
		"with a sign on the line": {{From: 2, To: 0, Sign: 8 * pt, Head: 8 * pt}},
		"to the box beside":       {{From: 1, To: 3, Sign: 8 * pt, Head: 8 * pt}},
	} {
		p := around(boxes, links...)
		found := Find(p)
		if !reflect.DeepEqual(found, Find(p)) {
			t.Errorf("%s: two runs differ", name)
		}
		for k, r := range found {
			if r.Points == nil {
				t.Errorf("%s: link %d has no way", name, k)
				continue
			}
			for i := 1; i < len(r.Points); i++ {
				a, b := r.Points[i-1], r.Points[i]
				if (a.X == b.X) == (a.Y == b.Y) {
					t.Errorf("%s: a piece goes from %v to %v", name, a, b)
				}
				for n, box := range boxes {
					if touches(a, b, box) {
						t.Errorf("%s: link %d runs through box %d", name, k, n)
					}
				}
			}
			if links[k].Sign > 0 {
				for n, box := range boxes {
					if touches(r.Sign.Min, r.Sign.Max, box) {
						t.Errorf("%s: the sign lies over box %d", name, n)
					}
				}
				if r.Sign.Width() != links[k].Sign {
					t.Errorf("%s: the sign is %v wide", name, r.Sign.Width())
				}
			}
		}
	}
}

func TestCrossingsAreCounted(t *testing.T) {
	p := around([]layout.Rect{box(0, 0, 40, 20), box(160, 0, 40, 20)}, Link{From: 0, To: 1})
	wall := p.Bounds
	p.Lines = []Line{{Points: []layout.Position{{X: 100 * pt, Y: wall.Min.Y}, {X: 100 * pt, Y: wall.Max.Y}}, Ends: [2]int{layout.None, layout.None}}}
	if r := Find(p)[0]; r.Points == nil || r.Crossings != 1 {
		t.Errorf("got %+v, want one crossing", r)
	}
}

func TestNoWayIsNoRoute(t *testing.T) {
	// A ring of boxes shuts the first in.
	boxes := []layout.Rect{box(50, 50, 20, 20), box(200, 50, 20, 20), box(0, 0, 120, 44), box(0, 76, 120, 44), box(0, 44, 44, 32), box(76, 44, 44, 32)}
	if r := Find(around(boxes, Link{From: 0, To: 1, Head: 8 * pt}))[0]; r.Points != nil {
		t.Errorf("got %v, want no way", r.Points)
	}
	for name, p := range map[string]Problem{
		"nothing":         {},
		"one box":         around(boxes[:1], Link{From: 0, To: 0}),
		"no such box":     around(boxes[:1], Link{From: 0, To: 7}, Link{From: -1, To: 0}),
		"no size":         around([]layout.Rect{{}, {}}, Link{From: 0, To: 1, Sign: 8 * pt}),
		"over each other": around([]layout.Rect{box(0, 0, 40, 20), box(10, 5, 40, 20)}, Link{From: 0, To: 1}),
	} {
		if got := Find(p); len(got) != len(p.Links) {
			t.Errorf("%s: %d routes for %d links", name, len(got), len(p.Links))
		}
	}
}
