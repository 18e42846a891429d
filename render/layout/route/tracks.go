package route

import (
	"cmp"
	"slices"

	"crux/render/layout"
)

// Tracks: the straight ways on which routes may run. Each lies in a gap
// between boxes and ends where the next obstacle begins.

// A track is a way along an axis. Its ends may be ports of boxes.
type track struct {
	at, lo, hi int
	ports      [2]int32 // at lo and hi, or none
}

const none = -1

// An obstacle closes tracks of one axis that lie strictly between from and to
// where they are strictly between lo and hi.
type obstacle struct {
	from, to int
	lo, hi   int
	box      int // or none
}

// obstacles of tracks of an axis, sorted into strips by where they lie, so
// that a track looks only at those near it.
type obstacles struct {
	all    []obstacle
	strips [][]int32
	first  int
	width  int
}

func newObstacles(all []obstacle, extent span) *obstacles {
	n := max(1, min(512, len(all)/2))
	o := &obstacles{all: all, strips: make([][]int32, n), first: extent.lo, width: (extent.hi-extent.lo)/n + 1}
	for i, b := range all {
		for s := o.strip(b.from); s <= o.strip(b.to); s++ {
			o.strips[s] = append(o.strips[s], int32(i))
		}
	}
	return o
}

func (o *obstacles) strip(at int) int {
	return max(0, min(len(o.strips)-1, (at-o.first)/o.width))
}

// near returns the indices of the obstacles that may close a track at a place.
func (o *obstacles) near(at int) []int32 { return o.strips[o.strip(at)] }

// free appends to out the closed spans within extent, longer than nothing,
// that are open for a track at a place.
func (o *obstacles) free(out []span, at int, extent span) []span {
	var store [64]span
	closed := store[:0]
	for _, i := range o.near(at) {
		if b := o.all[i]; b.from < at && at < b.to {
			closed = append(closed, span{b.lo, b.hi})
		}
	}
	slices.SortFunc(closed, func(a, b span) int { return cmp.Compare(a.lo, b.lo) })
	lo := extent.lo
	for _, c := range closed {
		if c.lo > lo {
			out = append(out, span{lo, min(c.lo, extent.hi)})
		}
		if lo = max(lo, c.hi); lo >= extent.hi {
			return out
		}
	}
	return append(out, span{lo, extent.hi})
}

// reach returns how far a track at a place can go from a border of a box, and
// whether it can leave it at all.
func (o *obstacles) reach(at, border, box int, forwards bool, extent span) (int, bool) {
	if border < extent.lo || border > extent.hi {
		return 0, false
	}
	end := extent.lo
	if forwards {
		end = extent.hi
	}
	for _, i := range o.near(at) {
		b := o.all[i]
		if b.box == box || at <= b.from || b.to <= at {
			continue
		}
		if b.lo < border && border < b.hi {
			return 0, false
		}
		if forwards && b.lo >= border {
			end = min(end, b.lo)
		} else if !forwards && b.hi <= border {
			end = max(end, b.hi)
		}
	}
	return end, end != border
}

// A wish is for a track at a place, somewhere in a span.
type wish struct {
	at, lo, hi int
	// keep says that no other track will do, however near.
	keep bool
}

// wishes returns where tracks of an axis would be of use.
func (r *router) wishes(axis int) []wish {
	var out []wish
	bounds := across(r.bounds, axis)
	for i, b := range r.boxes {
		side, extent := along(b, axis), across(b, axis)
		// The space before and behind the box, up to the next box.
		before, behind := bounds.lo, bounds.hi
		boxBefore, boxBehind := false, false
		for j, c := range r.boxes {
			if s := along(c, axis); j == i || s.lo >= side.hi || s.hi <= side.lo {
				continue
			}
			if e := across(c, axis); e.hi <= extent.lo && e.hi > before {
				before, boxBefore = e.hi, true
			} else if e.lo >= extent.hi && e.lo < behind {
				behind, boxBehind = e.lo, true
			}
		}
		small := side.hi-side.lo < 4*r.lane
		ask := func(gap span, facing, backwards bool) {
			for _, at := range r.lanes(gap, facing, backwards, small) {
				out = append(out, wish{at: at, lo: side.lo - r.clear, hi: side.hi + r.clear})
			}
		}
		if boxBefore {
			before += r.clear
		}
		if boxBehind {
			behind -= r.clear
		}
		ask(span{before, extent.lo - r.clear}, boxBefore, true)
		ask(span{extent.hi + r.clear, behind}, boxBehind, false)
	}
	for _, w := range r.wires[axis] {
		// Short stubs are passed by the lanes of the boxes that they join.
		if w.hi-w.lo >= 8*r.lane {
			out = append(out, wish{at: w.at - r.lane, lo: w.lo, hi: w.hi}, wish{at: w.at + r.lane, lo: w.lo, hi: w.hi})
		}
	}
	// An arrow head needs a corner just so far from its box.
	for _, l := range r.links {
		if l.bad {
			continue
		}
		for end, room := range [2]int{l.tail, l.head} {
			if room <= r.clear {
				continue
			}
			b := r.boxes[l.ends[end]]
			side, extent := along(b, axis), across(b, axis)
			out = append(out, wish{extent.lo - room, side.lo, side.hi, true}, wish{extent.hi + room, side.lo, side.hi, true})
		}
	}
	slices.SortFunc(out, func(a, b wish) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi))
	})
	return out
}

// lanes returns where tracks lie in a gap, which is what is left of it after
// the clearance. A narrow gap between boxes is filled evenly, so that a single
// line runs in its middle; in a wide one the first lanes along the box will do.
func (r *router) lanes(gap span, facing, backwards, small bool) []int {
	if gap.hi < gap.lo {
		return nil
	}
	width := gap.hi - gap.lo
	n := width/r.lane + 1
	var out []int
	if facing && n <= 4 && (n == 1 || !small) {
		first := gap.lo + (width-(n-1)*r.lane)/2
		for k := range n {
			out = append(out, first+k*r.lane)
		}
		return out
	}
	most := 3
	switch {
	case small:
		most = 1
	case !facing:
		most = 5 // the margin takes what finds no room inside
	}
	for k := range min(n, most) {
		if backwards {
			out = append(out, gap.hi-k*r.lane)
		} else {
			out = append(out, gap.lo+k*r.lane)
		}
	}
	return out
}

// tracksOf returns the tracks of an axis in order of place, without ports, or
// false if they are too many.
func (r *router) tracksOf(axis int) ([]track, bool) {
	type candidate struct {
		track
		keep, gone bool
	}
	bounds, extent := across(r.bounds, axis), along(r.bounds, axis)
	var all []candidate
	var open []span
	wishes := r.wishes(axis)
	for len(wishes) > 0 {
		at, n := wishes[0].at, 1
		for n < len(wishes) && wishes[n].at == at {
			n++
		}
		here := wishes[:n]
		wishes = wishes[n:]
		if at < bounds.lo || at > bounds.hi {
			continue
		}
		open = r.obstacles[axis].free(open[:0], at, extent)
		r.look(len(r.obstacles[axis].near(at)) + n*len(open))
		for _, s := range open {
			wanted, keep := false, false
			for _, w := range here {
				if s.lo < w.hi && s.hi > w.lo && s.lo < s.hi {
					wanted, keep = true, keep || w.keep
				}
			}
			if wanted {
				all = append(all, candidate{track: track{at, s.lo, s.hi, [2]int32{none, none}}, keep: keep})
			}
		}
		if len(all) > maxTracks || r.looks > maxLaying {
			return nil, false
		}
	}

	// Of two tracks too near for two lines the shorter is left out, if the
	// other one leads along all of it.
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(all[b].hi-all[b].lo, all[a].hi-all[a].lo)
	})
	covers := func(a, b *candidate) bool { return !a.gone && a.lo <= b.lo && b.hi <= a.hi }
	near := r.lane
	rank := make([]int, len(all))
	for n, i := range order {
		rank[i] = n
	}
	for _, i := range order {
		c := &all[i]
		if c.keep {
			continue
		}
		for j := i - 1; j >= 0 && c.at-all[j].at < near && !c.gone; j-- {
			r.look(1)
			c.gone = rank[j] < rank[i] && covers(&all[j], c)
		}
		for j := i + 1; j < len(all) && all[j].at-c.at < near && !c.gone; j++ {
			r.look(1)
			c.gone = rank[j] < rank[i] && covers(&all[j], c)
		}
		if r.looks > maxLaying {
			return nil, false
		}
	}
	var out []track
	for _, c := range all {
		if !c.gone {
			out = append(out, c.track)
		}
	}
	return out, true
}

// joined returns tracks in order of place, those that lie in one line and
// overlap made one.
func joined(tracks []track) []track {
	slices.SortStableFunc(tracks, func(a, b track) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi))
	})
	var out []track
	for _, t := range tracks {
		if n := len(out) - 1; n >= 0 && out[n].at == t.at && t.lo < out[n].hi {
			o := &out[n]
			if t.lo == o.lo && o.ports[0] == none {
				o.ports[0] = t.ports[0]
			}
			if t.hi > o.hi || t.hi == o.hi && o.ports[1] == none {
				o.hi, o.ports[1] = t.hi, t.ports[1]
			}
			continue
		}
		out = append(out, t)
	}
	return out
}

// closed returns what stands in the way of tracks of an axis: boxes with their
// clearance, and lines that run the same way.
func (r *router) closed(axis int) *obstacles {
	var all []obstacle
	for i, b := range r.boxes {
		a, l := across(b, axis), along(b, axis)
		all = append(all, obstacle{a.lo - r.clear, a.hi + r.clear, l.lo - r.clear, l.hi + r.clear, i})
	}
	for _, w := range r.wires[axis] {
		all = append(all, obstacle{w.at - r.lane, w.at + r.lane, w.lo - r.lane, w.hi + r.lane, none})
	}
	return newObstacles(all, across(r.bounds, axis))
}

// upright returns r with Min above and left of Max.
func upright(r layout.Rect) layout.Rect {
	return layout.Rect{
		Min: layout.Position{X: min(r.Min.X, r.Max.X), Y: min(r.Min.Y, r.Max.Y)},
		Max: layout.Position{X: max(r.Min.X, r.Max.X), Y: max(r.Min.Y, r.Max.Y)},
	}
}
