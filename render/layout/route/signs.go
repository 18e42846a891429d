package route

import (
	"cmp"
	"slices"

	"crux/render/layout"
)

// Signs: squares that stand on a straight piece of their route.

// signAhead is how far from its box, or from the last corner, a sign stands
// where there is room: near enough to belong to it, and not stuck to it.
const signAhead = 6 * int(layout.Point)

// square returns the square of a side around a place.
func square(middle layout.Position, side int) layout.Rect {
	min := layout.Position{X: middle.X - layout.Length(side/2), Y: middle.Y - layout.Length(side/2)}
	return layout.Rect{Min: min, Max: layout.Position{X: min.X + layout.Length(side), Y: min.Y + layout.Length(side)}}
}

// centres appends to out the closed spans along p where the middle of link k's
// sign may stand. The pieces of own are in the way, too.
func (r *router) centres(out []span, k int, p piece, own []piece) []span {
	half := (r.links[k].sign + 1) / 2
	a, e := across(r.bounds, p.axis), along(r.bounds, p.axis)
	if p.at-half < a.lo || p.at+half > a.hi {
		return out
	}
	lo, hi := max(p.lo, e.lo+half), min(p.hi, e.hi-half)
	var store [64]span
	closed := store[:0]
	shut := func(across, along span, gap int) {
		gap += half
		if across.lo-gap < p.at && p.at < across.hi+gap && along.lo-gap < hi && lo < along.hi+gap {
			closed = append(closed, span{along.lo - gap, along.hi + gap})
		}
	}
	shutPiece := func(q piece) {
		if q.axis == p.axis {
			shut(span{q.at, q.at}, span{q.lo, q.hi}, signLineGap)
		} else {
			shut(span{q.lo, q.hi}, span{q.at, q.at}, signLineGap)
		}
	}
	for _, b := range r.boxes {
		shut(across(b, p.axis), along(b, p.axis), signBoxGap)
	}
	reach := half + signLineGap
	beside := between(r.wires[p.axis], p.at-reach, p.at+reach)
	for _, w := range beside {
		shutPiece(piece{p.axis, w.at, w.lo, w.hi})
	}
	crossing := between(r.wires[1-p.axis], lo-reach, hi+reach)
	for _, w := range crossing {
		shutPiece(piece{1 - p.axis, w.at, w.lo, w.hi})
	}
	r.look(len(r.boxes) + len(beside) + len(crossing) + len(r.placed))
	for i := range r.placed {
		r.look(len(r.placed[i].pieces))
		for _, q := range r.placed[i].pieces {
			shutPiece(q)
		}
		if s := r.placed[i].sign; s != (layout.Rect{}) {
			shut(across(s, p.axis), along(s, p.axis), signLineGap)
		}
	}
	for _, q := range own {
		shutPiece(q)
	}
	slices.SortFunc(closed, func(a, b span) int { return cmp.Compare(a.lo, b.lo) })
	for _, c := range closed {
		if c.lo >= lo && lo <= hi {
			out = append(out, span{lo, min(c.lo, hi)})
		}
		lo = max(lo, c.hi)
	}
	if lo <= hi {
		out = append(out, span{lo, hi})
	}
	return out
}

// signPlace returns where the sign of link k stands on its route: as near to
// From as there is room, as the signs of a tree stand by the premises.
func (r *router) signPlace(k int, points []layout.Position) (layout.Rect, bool) {
	l := &r.links[k]
	if l.sign == 0 {
		return layout.Rect{}, true
	}
	half := (l.sign + 1) / 2
	all := pieces(points)
	others := make([]piece, 0, len(all))
	for i, p := range all {
		before, behind := signLineGap, signLineGap
		if i == 0 {
			before = max(l.tail, signBoxGap)
		}
		if i == len(all)-1 {
			behind = max(l.head, signBoxGap)
		}
		forwards := points[i].X < points[i+1].X || points[i].Y < points[i+1].Y
		free := p
		if forwards {
			free.lo, free.hi = p.lo+before+half, p.hi-behind-half
		} else {
			free.lo, free.hi = p.lo+behind+half, p.hi-before-half
		}
		if free.lo > free.hi {
			continue
		}
		want := free.lo + signAhead
		if !forwards {
			want = free.hi - signAhead
		}
		others = append(append(others[:0], all[:i]...), all[i+1:]...)
		best, found := 0, false
		for _, c := range r.centres(nil, k, free, others) {
			at := max(c.lo, min(c.hi, want))
			if !found || abs(at-want) < abs(best-want) {
				best, found = at, true
			}
		}
		if found {
			return square(position(p.axis, p.at, best), l.sign), true
		}
	}
	return layout.Rect{}, false
}
