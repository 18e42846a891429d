package route

import (
	"cmp"
	"slices"

	"crux/render/layout"
)

// router is the state of one Find.
type router struct {
	budget
	boxes       []layout.Rect
	bounds      layout.Rect
	clear, lane int
	wires       [2][]wire    // by axis
	lineEnds    [2][]lineEnd // as they are seen along each axis
	links       []link

	obstacles [2]*obstacles
	ports     []port
	portsOf   []span // by box, half open
	grid      grid
	search    search
	taken     [][4][]int // where lines end on boxes that links end on, by box and direction
	placed    []placed   // by link
	sequence  []int      // of the links, as they are routed
	forcing   bool       // the search may run through routes

	// freed is the room that routes left when they were laid anew. A link
	// that cost no more than paid when freed had the length in seen finds
	// nothing better as long as it costs no more and no room near it is freed.
	freed []layout.Rect
	seen  []int
	paid  []int64
}

type link struct {
	ends             [2]int
	sign, tail, head int
	bad              bool // has no ends to join
}

// room returns the room for an arrow head at an end.
func (l *link) room(end int) int {
	if end == 0 {
		return l.tail
	}
	return l.head
}

// placed is a route that stands, or nothing.
type placed struct {
	points []layout.Position
	pieces []piece
	sign   layout.Rect
}

// Find finds a route for each link of a problem, by the same index.
func Find(p Problem) []Route {
	out := make([]Route, len(p.Links))
	r := newRouter(p)
	if r == nil || !r.build() {
		return out
	}
	r.run()
	for k := range out {
		if points := r.placed[k].points; points != nil {
			foreign, _ := r.crossings(k, points)
			out[k] = Route{Points: points, Sign: r.placed[k].sign, Crossings: foreign, Bends: len(points) - 2}
		}
	}
	return out
}

// run routes the links over a grid that is built.
func (r *router) run() {
	r.prepare()

	for range maxPasses {
		better := false
		for _, k := range r.sequence {
			better = r.improve(k) || better
		}
		for _, k := range r.sequence {
			if r.placed[k].points == nil {
				better = r.rescue(k) || better
			}
		}
		if !better || r.spent() {
			break
		}
	}
}

// prepare makes room for routes and searches.
func (r *router) prepare() {
	r.search.fit(&r.grid)
	r.sequence = r.order()
	r.placed = make([]placed, len(r.links))
	r.paid = make([]int64, len(r.links))
	r.seen = make([]int, len(r.links))
	for k := range r.seen {
		r.seen[k] = none
	}
}

// newRouter takes in a problem, or returns nil if it is beyond the limits.
func newRouter(p Problem) *router {
	if len(p.Boxes) > MaxBoxes || len(p.Links) > MaxLinks {
		return nil
	}
	fits := func(ps ...layout.Position) bool {
		for _, p := range ps {
			if max(p.X, p.Y) > MaxExtent || min(p.X, p.Y) < -MaxExtent {
				return false
			}
		}
		return true
	}
	r := &router{
		bounds: p.Bounds,
		clear:  int(max(p.Clearance, least)),
		lane:   int(max(p.Lane, least)),
	}
	if p.Bounds.Width() <= 0 || p.Bounds.Height() <= 0 || !fits(p.Bounds.Min, p.Bounds.Max) || max(p.Clearance, p.Lane) > MaxExtent {
		return nil
	}
	for _, b := range p.Boxes {
		if !fits(b.Min, b.Max) {
			return nil
		}
		r.boxes = append(r.boxes, upright(b))
	}
	n := 0
	for _, l := range p.Lines {
		if n += len(l.Points); n > MaxPoints || !fits(l.Points...) {
			return nil
		}
	}
	r.wires, r.lineEnds = wires(p.Lines), lineEnds(p.Lines)
	for _, l := range p.Links {
		k := link{ends: [2]int{l.From, l.To}, sign: int(max(l.Sign, 0)), tail: int(max(l.Tail, 0)), head: int(max(l.Head, 0))}
		k.bad = l.From == l.To || min(l.From, l.To) < 0 || max(l.From, l.To) >= len(p.Boxes) ||
			max(l.Sign, l.Tail, l.Head) > MaxExtent
		r.links = append(r.links, k)
	}
	return r
}

// order returns the links that have ends, those first whose ends are near each
// other: they have the least choice.
func (r *router) order() []int {
	var out []int
	far := make([]int64, len(r.links))
	for k, l := range r.links {
		if l.bad {
			continue
		}
		far[k] = apartBy(r.boxes[l.ends[0]], r.boxes[l.ends[1]])
		out = append(out, k)
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(far[a], far[b]) })
	return out
}

// improve gives link k a route, or a cheaper one than it has, and says whether
// it did.
func (r *router) improve(k int) bool {
	if r.blind() {
		return false
	}
	old := r.placed[k]
	bound := int64(maxCost)
	if old.points != nil {
		bound = r.cost(k, old.points)
	}
	if r.seen[k] != none && bound <= r.paid[k] && !r.opened(k, bound) {
		return false
	}
	if old.points != nil {
		r.remove(k)
	}
	points, sign := r.route(k, bound)
	r.seen[k], r.paid[k] = len(r.freed), bound
	if points == nil {
		if old.points != nil {
			r.place(k, old)
		}
		return false
	}
	r.free(old)
	r.place(k, placed{points, pieces(points), sign})
	r.seen[k], r.paid[k] = len(r.freed), r.cost(k, points)
	return true
}

// free notes the room that a route has left.
func (r *router) free(old placed) {
	for _, p := range old.pieces {
		r.freed = append(r.freed, layout.Rect{Min: position(p.axis, p.at, p.lo), Max: position(p.axis, p.at, p.hi)})
	}
	if old.sign != (layout.Rect{}) {
		r.freed = append(r.freed, old.sign)
	}
}

// opened says whether room was freed since link k was last routed that a
// route for less than a cost might pass.
func (r *router) opened(k int, cost int64) bool {
	l := &r.links[k]
	from, to := r.boxes[l.ends[0]], r.boxes[l.ends[1]]
	// Routes and signs close what lies beside them.
	beside := int64(max(r.lane, l.sign+signLineGap, portGap))
	r.look(len(r.freed) - r.seen[k])
	for _, room := range r.freed[r.seen[k]:] {
		if apartBy(from, room)+apartBy(room, to)-4*beside < cost {
			return true
		}
	}
	return false
}

// apartBy returns the length of the shortest way from a to b along the axes.
func apartBy(a, b layout.Rect) int64 {
	var out int
	for axis := range 2 {
		s, t := along(a, axis), along(b, axis)
		out += max(0, t.lo-s.hi, s.lo-t.hi)
	}
	return int64(out)
}

// route returns the cheapest route for link k that costs less than bound.
func (r *router) route(k int, bound int64) ([]layout.Position, layout.Rect) {
	best, cost := r.straight(k)
	if best != nil && cost < bound {
		bound = cost
	} else {
		best = nil
	}
	for _, strict := range [2]bool{false, true} {
		tangled := false
		for _, signed := range [2]bool{false, true} {
			if signed && r.links[k].sign == 0 {
				break
			}
			points := r.way(k, bound, signed, strict)
			if points == nil {
				break
			}
			if !r.apart(points) {
				tangled = true
			} else if sign, ok := r.signPlace(k, points); ok {
				return points, sign
			}
		}
		if !tangled {
			break
		}
	}
	if best == nil {
		return nil, layout.Rect{}
	}
	sign, _ := r.signPlace(k, best)
	return best, sign
}

// apart says whether a polyline keeps off itself.
func (r *router) apart(points []layout.Position) bool {
	all := pieces(points)
	for i, p := range all {
		r.look(len(all) - i)
		for _, q := range all[min(i+2, len(all)):] {
			if p.axis == q.axis {
				if abs(p.at-q.at) < r.lane && p.lo < q.hi && q.lo < p.hi {
					return false
				}
			} else if p.lo <= q.at && q.at <= p.hi && q.lo <= p.at && p.at <= q.hi {
				return false
			}
		}
	}
	return true
}

func (r *router) place(k int, p placed) {
	r.placed[k] = p
	r.enter(k, 1)
}

func (r *router) remove(k int) {
	r.enter(k, -1)
	r.placed[k] = placed{}
}

func (r *router) enter(k int, by int32) {
	p := &r.placed[k]
	for _, q := range p.pieces {
		r.grid.mark(q, int32(k), r.lane, by)
	}
	if p.sign == (layout.Rect{}) {
		return
	}
	for axis := range 2 {
		a, e := across(p.sign, axis), along(p.sign, axis)
		r.grid.close(axis, span{a.lo - signLineGap, a.hi + signLineGap}, span{e.lo - signLineGap, e.hi + signLineGap}, by)
	}
}

// cost returns what a route of link k costs, itself not placed.
func (r *router) cost(k int, points []layout.Position) int64 {
	foreign, own := r.crossings(k, points)
	return length(points) + int64(len(points)-2)*bendCost + int64(foreign)*crossCost + int64(own)*kinCrossCost
}

// crossings counts the places where a route of link k crosses other lines:
// those that it has no end in common with, and the others. Lines over each
// other are crossed as one.
func (r *router) crossings(k int, points []layout.Position) (foreign, own int) {
	type place struct {
		at  layout.Position
		own bool
	}
	var store [32]place
	places := store[:0]
	ends := r.links[k].ends
	meet := func(p piece, at, lo, hi int, others [2]int) {
		if p.lo <= at && at <= p.hi && lo <= p.at && p.at <= hi {
			places = append(places, place{position(p.axis, p.at, at), kin(ends, others)})
		}
	}
	for _, p := range pieces(points) {
		across := between(r.wires[1-p.axis], p.lo, p.hi)
		r.look(len(across))
		for _, w := range across {
			meet(p, w.at, w.lo, w.hi, w.ends)
		}
		for i := range r.placed {
			if i == k {
				continue
			}
			r.look(1 + len(r.placed[i].pieces))
			for _, q := range r.placed[i].pieces {
				if q.axis != p.axis {
					meet(p, q.at, q.lo, q.hi, r.links[i].ends)
				}
			}
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		// Of lines over each other the own one comes first.
		if c := cmp.Or(cmp.Compare(a.at.X, b.at.X), cmp.Compare(a.at.Y, b.at.Y)); c != 0 || a.own == b.own {
			return c
		}
		if a.own {
			return -1
		}
		return 1
	})
	for i, p := range places {
		switch {
		case i > 0 && places[i-1].at == p.at:
		case p.own:
			own++
		default:
			foreign++
		}
	}
	return foreign, own
}
