package route

import (
	"cmp"
	"slices"

	"crux/render/layout"
)

// Ports: the places on the borders of boxes where routes may begin and end.

// A port is a place on the border of a box from which a track leads away.
type port struct {
	box  int
	dir  int   // away from the box; with it, the side
	at   int   // along the side
	node int32 // of the grid
}

// A lineEnd is where a line ends, seen along an axis.
type lineEnd struct{ along, at int }

// lineEnds returns the ends of lines as they are seen along each axis, in order.
func lineEnds(lines []Line) (out [2][]lineEnd) {
	for _, l := range lines {
		if len(l.Points) == 0 {
			continue
		}
		for _, p := range [2]layout.Position{l.Points[0], l.Points[len(l.Points)-1]} {
			out[horizontal] = append(out[horizontal], lineEnd{int(p.X), int(p.Y)})
			out[vertical] = append(out[vertical], lineEnd{int(p.Y), int(p.X)})
		}
	}
	for axis := range out {
		slices.SortFunc(out[axis], func(a, b lineEnd) int {
			return cmp.Or(cmp.Compare(a.along, b.along), cmp.Compare(a.at, b.at))
		})
		out[axis] = slices.Compact(out[axis])
	}
	return out
}

// border returns where the side of a box lies that faces a direction.
func border(b layout.Rect, dir int) int {
	e := along(b, dir&1)
	if dir < left {
		return e.hi
	}
	return e.lo
}

// places returns up to want middles of equal parts of a side. On a short side
// there is one.
func places(side span, want int) []int {
	length := side.hi - side.lo
	n := max(1, min(want, length/portGap))
	out := make([]int, n)
	for i := range out {
		// A long side has no room for this product in an int everywhere.
		out[i] = side.lo + int(int64(length)*int64(2*i+1)/int64(2*n))
	}
	return out
}

// onSide says whether a port may be at a place on a side: in its middle, or
// away from the corners.
func onSide(side span, at int) bool {
	return at == (side.lo+side.hi)/2 || side.lo+portCorner <= at && at <= side.hi-portCorner
}

// findTaken returns where lines end on a side of a box, in order.
func (r *router) findTaken(box, dir int) []int {
	axis := dir & 1
	b := r.boxes[box]
	at, side := border(b, dir), across(b, axis)
	ends := r.lineEnds[axis]
	first, _ := slices.BinarySearchFunc(ends, at-int(layout.Point), func(e lineEnd, at int) int { return cmp.Compare(e.along, at) })
	var out []int
	for _, e := range ends[first:] {
		if e.along > at+int(layout.Point) {
			break
		}
		r.look(1)
		if side.lo <= e.at && e.at <= side.hi {
			out = append(out, e.at)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// addPorts makes the ports of all boxes that links end on, and the tracks that
// lead away from them.
func (r *router) addPorts() (tracks [2][]track) {
	wanted := make([]int, len(r.boxes))
	for _, l := range r.links {
		if !l.bad {
			wanted[l.ends[0]]++
			wanted[l.ends[1]]++
		}
	}
	r.portsOf = make([]span, len(r.boxes))
	r.taken = make([][4][]int, len(r.boxes))
	for box, n := range wanted {
		first := len(r.ports)
		for dir := right; n > 0 && dir <= up; dir++ {
			axis := dir & 1
			edge := border(r.boxes[box], dir)
			busy := r.findTaken(box, dir)
			r.taken[box][dir] = busy
			for _, at := range places(across(r.boxes[box], axis), 2+n) {
				if crowded(busy, at, portLine) || !r.within(at, axis) {
					continue
				}
				r.look(len(r.obstacles[axis].near(at)))
				end, ok := r.obstacles[axis].reach(at, edge, box, dir < left, along(r.bounds, axis))
				if !ok {
					continue
				}
				t := track{at, min(edge, end), max(edge, end), [2]int32{none, none}}
				if dir < left {
					t.ports[0] = int32(len(r.ports))
				} else {
					t.ports[1] = int32(len(r.ports))
				}
				tracks[axis] = append(tracks[axis], t)
				r.ports = append(r.ports, port{box: box, dir: dir, at: at, node: none})
			}
		}
		r.portsOf[box] = span{first, len(r.ports)}
	}
	return tracks
}

// within says whether a track of an axis may lie at a place at all.
func (r *router) within(at, axis int) bool {
	b := across(r.bounds, axis)
	return b.lo <= at && at <= b.hi
}

// crowded says whether a place is nearer than gap to one of others, which are in
// order.
func crowded(others []int, at, gap int) bool {
	i, _ := slices.BinarySearch(others, at-gap+1)
	return i < len(others) && others[i] < at+gap
}

// openPort says whether a link may end at a place on a side of a box as far as
// routes that end there are concerned.
func (r *router) openPort(box, dir, at, room int) bool {
	edge := border(r.boxes[box], dir)
	r.look(len(r.placed))
	for k := range r.placed {
		points := r.placed[k].points
		if points == nil {
			continue
		}
		l := &r.links[k]
		for end, p := range [2]layout.Position{points[0], points[len(points)-1]} {
			if l.ends[end] != box {
				continue
			}
			gap := r.lane
			if room > 0 || l.room(end) > 0 {
				gap = max(gap, portGap)
			}
			x, y := int(p.X), int(p.Y)
			if dir&1 == vertical {
				x, y = y, x
			}
			if x == edge && abs(y-at) < gap {
				return false
			}
		}
	}
	return true
}

// straight returns the best route of a single piece between boxes that face
// each other, or nil. The grid knows nothing of it where the boxes are nearer
// to each other than tracks may be to boxes.
func (r *router) straight(k int) (best []layout.Position, bestCost int64) {
	l := &r.links[k]
	a, b := r.boxes[l.ends[0]], r.boxes[l.ends[1]]
	for dir := right; dir <= up; dir++ {
		axis := dir & 1
		from, to := border(a, dir), border(b, (dir+2)&3)
		lo, hi := min(from, to), max(from, to)
		if hi-lo < max(1, l.tail+l.head) || (to > from) != (dir < left) {
			continue
		}
		sa, sb := across(a, axis), across(b, axis)
		common := span{max(sa.lo, sb.lo), min(sa.hi, sb.hi)}
		if common.lo > common.hi {
			continue
		}
		ats := append(places(span{common.lo + portCorner, max(common.lo, common.hi-portCorner)}, 7), (sa.lo+sa.hi)/2, (sb.lo+sb.hi)/2)
		middle := (common.lo + common.hi) / 2
		slices.SortStableFunc(ats, func(a, b int) int {
			return cmp.Compare(abs(a-middle), abs(b-middle))
		})
		for _, at := range ats {
			if !r.mayEnd(k, 0, dir, at) || !r.mayEnd(k, 1, (dir+2)&3, at) || !r.clearWay(k, piece{axis, at, lo, hi}) {
				continue
			}
			points := []layout.Position{position(axis, at, from), position(axis, at, to)}
			cost := r.cost(k, points)
			if best != nil && cost >= bestCost {
				continue
			}
			if _, ok := r.signPlace(k, points); ok {
				best, bestCost = points, cost
			}
		}
	}
	return best, bestCost
}

// mayEnd says whether a link may end at a place on the side of its box that
// faces a direction.
func (r *router) mayEnd(k, end, dir, at int) bool {
	l := &r.links[k]
	box := l.ends[end]
	return onSide(across(r.boxes[box], dir&1), at) && !crowded(r.taken[box][dir], at, portLine) && r.openPort(box, dir, at, l.room(end))
}

// clearWay says whether a piece from one box of link k to the other is open:
// within the bounds, no other box nearer than the clearance, no line
// alongside, no sign in the way.
func (r *router) clearWay(k int, p piece) bool {
	l := &r.links[k]
	e := along(r.bounds, p.axis)
	if !r.within(p.at, p.axis) || p.lo < e.lo || p.hi > e.hi {
		return false
	}
	all := r.obstacles[p.axis]
	near := all.near(p.at)
	r.look(len(near))
	for _, i := range near {
		o := all.all[i]
		if o.box != none && (o.box == l.ends[0] || o.box == l.ends[1]) {
			continue
		}
		if o.from < p.at && p.at < o.to && o.lo < p.hi && p.lo < o.hi {
			return false
		}
	}
	for i := range r.placed {
		if inRoom(p, r.placed[i].sign) {
			return false
		}
		r.look(1 + len(r.placed[i].pieces))
		for _, q := range r.placed[i].pieces {
			if alongside(p, q, r.lane) {
				return false
			}
		}
	}
	return true
}
