package columns

import (
	"crux/render/layout"
	"crux/render/layout/route"
)

// Links across: what is linked a second time, what is cut off, and what the tree
// has no line for. Package route finds their ways between the boxes.

// Distances of links across from boxes, and from each other.
const (
	clearance = 5 * pt / 2
	lane      = 3 * pt
	// beyond is how far outside the map they may go.
	beyond = 12 * pt
	// mostRouted is up to how many boxes and signs ways are looked for: over a
	// larger map nobody follows a line.
	mostRouted = 700
)

// across draws the links that are no lines of the tree.
func (d *drawer) across() {
	list := d.t.links
	if len(list) == 0 {
		return
	}
	if len(d.r.Boxes) > mostRouted {
		for _, l := range list {
			first := l.in
			if first == none {
				first = l.out
			}
			d.r.Across = append(d.r.Across, layout.Across{Link: first, Lost: true})
		}
		return
	}
	p := route.Problem{Clearance: clearance, Lane: lane}
	at := make([]int, len(d.r.Boxes))
	add := func(r layout.Rect) int {
		p.Boxes = append(p.Boxes, r)
		p.Bounds.Min.X, p.Bounds.Min.Y = min(p.Bounds.Min.X, r.Min.X-beyond), min(p.Bounds.Min.Y, r.Min.Y-beyond)
		p.Bounds.Max.X, p.Bounds.Max.Y = max(p.Bounds.Max.X, r.Max.X+beyond), max(p.Bounds.Max.Y, r.Max.Y+beyond)
		return len(p.Boxes) - 1
	}
	for i, r := range d.r.Boxes {
		at[i] = none
		if r != (layout.Rect{}) {
			at[i] = add(r)
		}
	}
	for _, a := range d.r.Again {
		add(a.Place)
	}
	for _, r := range d.r.Signs {
		if r != (layout.Rect{}) {
			add(r)
		}
	}
	for _, l := range d.lines {
		p.Lines = append(p.Lines, route.Line{Points: l.points, Ends: [2]int{at[l.ends[0]], at[l.ends[1]]}})
	}
	for _, l := range list {
		first, last := d.t.p.Links[l.out], d.t.p.Links[l.out]
		r := route.Link{To: at[last.To]}
		if l.in != none {
			first = d.t.p.Links[l.in]
			r.Sign = d.t.p.Boxes[l.sign].Width
		}
		r.From = at[first.From]
		if first.Tail {
			r.Tail = d.Head + corner
		}
		if last.Head {
			r.Head = d.Head + corner
		}
		p.Links = append(p.Links, r)
	}
	for i, found := range route.Find(p) {
		l := list[i]
		a := layout.Across{Link: l.out, Crossings: found.Crossings, Bends: found.Bends, Lost: found.Points == nil}
		if l.in != none {
			a.Link = l.in
		}
		d.r.Across = append(d.r.Across, a)
		switch {
		case a.Lost:
		case l.in == none:
			d.r.Links[l.out] = layout.Rounded(corner, found.Points...)
		default:
			d.r.Boxes[l.sign] = found.Sign
			before, after := divide(found.Points, found.Sign)
			d.r.Links[l.in], d.r.Links[l.out] = layout.Rounded(corner, before...), layout.Rounded(corner, after...)
		}
	}
}

// corner is the radius of the corners of links across.
const corner = 3 * pt

// divide returns the parts of a line before and behind the sign that stands on
// it.
func divide(points []layout.Position, sign layout.Rect) (before, after []layout.Position) {
	middle := pos((sign.Min.X+sign.Max.X)/2, (sign.Min.Y+sign.Max.Y)/2)
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if !between(a.X, middle.X, b.X) || !between(a.Y, middle.Y, b.Y) {
			continue
		}
		into, out := middle, middle
		half := sign.Width() / 2
		switch {
		case a.X < b.X:
			into.X, out.X = middle.X-half, middle.X+half
		case a.X > b.X:
			into.X, out.X = middle.X+half, middle.X-half
		case a.Y < b.Y:
			into.Y, out.Y = middle.Y-half, middle.Y+half
		default:
			into.Y, out.Y = middle.Y+half, middle.Y-half
		}
		before = append(append(before, points[:i]...), into)
		return before, append([]layout.Position{out}, points[i:]...)
	}
	return points, nil
}

func between(a, m, b layout.Length) bool { return min(a, b) <= m && m <= max(a, b) }
