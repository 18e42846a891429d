package route

import (
	"fmt"
	"slices"

	"crux/render/layout"
)

// check says what is wrong with routes found for a problem. It knows nothing
// of how they are found.
func check(p Problem, out []Route) error {
	if len(out) != len(p.Links) {
		return fmt.Errorf("%d routes for %d links", len(out), len(p.Links))
	}
	for k, r := range out {
		if err := checkRoute(p, out, k); err != nil {
			return fmt.Errorf("link %d (%+v), route %v, sign %v: %w", k, p.Links[k], r.Points, r.Sign, err)
		}
	}
	return nil
}

func checkRoute(p Problem, out []Route, k int) error {
	l, r := p.Links[k], out[k]
	if r.Points == nil {
		if r.Sign != (layout.Rect{}) || r.Crossings != 0 || r.Bends != 0 {
			return fmt.Errorf("no way, yet a sign, crossings or bends")
		}
		return nil
	}
	n := len(r.Points)
	if n < 2 || r.Bends != n-2 {
		return fmt.Errorf("%d points and %d bends", n, r.Bends)
	}
	own := pieces(r.Points)
	if len(own) != n-1 {
		return fmt.Errorf("a piece is slanted or without length")
	}
	for i, q := range own {
		if i > 0 && own[i-1].axis == q.axis {
			return fmt.Errorf("point %d is no corner", i)
		}
		if !inside(hull(q), p.Bounds) {
			return fmt.Errorf("piece %d leaves the bounds", i)
		}
		for b, box := range p.Boxes {
			gap := p.Clearance
			if b == l.From || b == l.To {
				gap = 0
			}
			if overlap(hull(q), grown(box, gap)) {
				return fmt.Errorf("piece %d is too near to box %d %v", i, b, box)
			}
		}
		for j, other := range own {
			if j > i+1 && touch(hull(q), hull(other)) {
				return fmt.Errorf("pieces %d and %d touch", i, j)
			}
		}
		for _, line := range p.Lines {
			for _, w := range pieces(line.Points) {
				if beside(q, w, p.Lane) {
					return fmt.Errorf("piece %d runs along line %v", i, line.Points)
				}
			}
		}
		for j, other := range out {
			for _, w := range pieces(other.Points) {
				if j != k && beside(q, w, p.Lane) {
					return fmt.Errorf("piece %d runs along route %d %v", i, j, other.Points)
				}
			}
		}
	}
	if !onBorder(r.Points[0], p.Boxes[l.From]) || !onBorder(r.Points[n-1], p.Boxes[l.To]) {
		return fmt.Errorf("it does not lead from border to border")
	}
	for i, box := range []layout.Rect{p.Boxes[l.From], p.Boxes[l.To]} {
		port := r.Points[i*(n-1)]
		dx := min(port.X-box.Min.X, box.Max.X-port.X)
		dy := min(port.Y-box.Min.Y, box.Max.Y-port.Y)
		middle := port.X == (box.Min.X+box.Max.X)/2 || port.Y == (box.Min.Y+box.Max.Y)/2
		if max(dx, dy) < layout.Length(portCorner) && !middle {
			return fmt.Errorf("port %v is too near to a corner", port)
		}
	}
	first, last := distance(r.Points[0], r.Points[1]), distance(r.Points[n-2], r.Points[n-1])
	if first < int(l.Tail) || last < int(l.Head) || n == 2 && first < int(l.Tail+l.Head) {
		return fmt.Errorf("no room for arrow heads")
	}
	for _, line := range p.Lines {
		for _, end := range []layout.Position{line.Points[0], line.Points[len(line.Points)-1]} {
			for i, box := range []layout.Rect{p.Boxes[l.From], p.Boxes[l.To]} {
				port := r.Points[i*(n-1)]
				if onBorder(end, box) && sameSide(port, end, box) && distance(port, end) < portLine {
					return fmt.Errorf("port %v is too near to the end of line %v", port, line.Points)
				}
			}
		}
	}
	for j, other := range out {
		if j == k || other.Points == nil {
			continue
		}
		for i, box := range []int{l.From, l.To} {
			for i2, box2 := range []int{p.Links[j].From, p.Links[j].To} {
				a, b := r.Points[i*(n-1)], other.Points[i2*(len(other.Points)-1)]
				gap := int(p.Lane)
				if [2]layout.Length{l.Tail, l.Head}[i] > 0 || [2]layout.Length{p.Links[j].Tail, p.Links[j].Head}[i2] > 0 {
					gap = portGap
				}
				if box == box2 && sameSide(a, b, p.Boxes[box]) && distance(a, b) < gap {
					return fmt.Errorf("ports of links %d and %d are too near to each other", k, j)
				}
			}
		}
	}
	if err := checkSign(p, out, k, own); err != nil {
		return err
	}
	if want := countCrossings(p, out, k); r.Crossings != want {
		return fmt.Errorf("%d crossings, want %d", r.Crossings, want)
	}
	return nil
}

func checkSign(p Problem, out []Route, k int, own []piece) error {
	l, s := p.Links[k], out[k].Sign
	if l.Sign == 0 {
		if s != (layout.Rect{}) {
			return fmt.Errorf("a sign that nobody wants")
		}
		return nil
	}
	if s.Width() != l.Sign || s.Height() != l.Sign || !inside(s, p.Bounds) {
		return fmt.Errorf("the sign has the wrong size or leaves the bounds")
	}
	middle := layout.Position{X: s.Min.X + l.Sign/2, Y: s.Min.Y + l.Sign/2}
	on := -1
	for i, q := range own {
		if touch(hull(q), layout.Rect{Min: middle, Max: middle}) {
			on = i
		}
	}
	if on < 0 {
		return fmt.Errorf("the sign is not on the route")
	}
	if e := along(s, own[on].axis); e.lo < own[on].lo || e.hi > own[on].hi {
		return fmt.Errorf("the sign is at a corner")
	}
	for i, q := range own {
		if i != on && touch(s, hull(q)) {
			return fmt.Errorf("the sign touches piece %d of its own route", i)
		}
	}
	for b, box := range p.Boxes {
		if touch(s, box) {
			return fmt.Errorf("the sign touches box %d %v", b, box)
		}
	}
	for _, line := range p.Lines {
		for _, q := range pieces(line.Points) {
			if touch(s, hull(q)) {
				return fmt.Errorf("the sign touches line %v", line.Points)
			}
		}
	}
	for j, other := range out {
		if j == k || other.Points == nil {
			continue
		}
		if other.Sign != (layout.Rect{}) && touch(s, other.Sign) {
			return fmt.Errorf("the sign touches that of link %d", j)
		}
		for _, q := range pieces(other.Points) {
			if touch(s, hull(q)) {
				return fmt.Errorf("the sign touches route %d", j)
			}
		}
	}
	return nil
}

// countCrossings counts the places where a route meets what is not its own.
func countCrossings(p Problem, out []Route, k int) int {
	own := map[layout.Position]bool{}
	l := p.Links[k]
	ends := []int{l.From, l.To}
	meet := func(points []layout.Position, a, b int) {
		kin := slices.Contains(ends, a) && a != layout.None || slices.Contains(ends, b) && b != layout.None
		for _, q := range pieces(points) {
			for _, o := range pieces(out[k].Points) {
				if o.axis != q.axis && touch(hull(o), hull(q)) {
					at := position(o.axis, o.at, q.at)
					own[at] = own[at] || kin
				}
			}
		}
	}
	for _, line := range p.Lines {
		meet(line.Points, line.Ends[0], line.Ends[1])
	}
	for j := range out {
		if j != k {
			meet(out[j].Points, p.Links[j].From, p.Links[j].To)
		}
	}
	n := 0
	for _, kin := range own {
		if !kin {
			n++
		}
	}
	return n
}

func hull(p piece) layout.Rect {
	return layout.Rect{Min: position(p.axis, p.at, p.lo), Max: position(p.axis, p.at, p.hi)}
}

func grown(r layout.Rect, by layout.Length) layout.Rect {
	return rect(r.Min.X-by, r.Min.Y-by, r.Max.X+by, r.Max.Y+by)
}

// overlap says whether two rectangles share more than their borders.
func overlap(a, b layout.Rect) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// touch says whether two rectangles share anything.
func touch(a, b layout.Rect) bool {
	return a.Min.X <= b.Max.X && b.Min.X <= a.Max.X && a.Min.Y <= b.Max.Y && b.Min.Y <= a.Max.Y
}

func inside(a, b layout.Rect) bool {
	return b.Min.X <= a.Min.X && a.Max.X <= b.Max.X && b.Min.Y <= a.Min.Y && a.Max.Y <= b.Max.Y
}

// beside says whether two pieces run side by side, nearer than lane.
func beside(a, b piece, lane layout.Length) bool {
	return a.axis == b.axis && abs(a.at-b.at) < int(lane) && a.lo < b.hi && b.lo < a.hi
}

func onBorder(p layout.Position, r layout.Rect) bool {
	return touch(layout.Rect{Min: p, Max: p}, r) && (p.X == r.Min.X || p.X == r.Max.X || p.Y == r.Min.Y || p.Y == r.Max.Y)
}

// sameSide says whether two places are on the same side of a box.
func sameSide(a, b layout.Position, r layout.Rect) bool {
	return a.X == b.X && (a.X == r.Min.X || a.X == r.Max.X) && onBorder(a, r) && onBorder(b, r) ||
		a.Y == b.Y && (a.Y == r.Min.Y || a.Y == r.Max.Y) && onBorder(a, r) && onBorder(b, r)
}
