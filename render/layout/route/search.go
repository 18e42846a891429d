package route

import (
	"slices"

	"crux/render/layout"
)

// The search: A* over states of a node and the axis on which it was reached.
// Which of the two directions it was needs no state of its own: who comes
// back the way he came finds every node reached already, for less.

// A state is a node, an axis (one bit) and whether the sign has its place
// already (one bit).
type state = int32

func stateOf(n int32, axis, signed int) state { return n<<2 | int32(axis<<1) | int32(signed) }

// A visit is what is known of a state.
type visit struct {
	cost  int64
	came  state // from where; below 0 from port -came-1
	round int32 // in which search; the lowest two bits are the direction
}

// search is what one search after another uses.
type search struct {
	visits []visit
	now    int32 // number of the search
	heap   heap
	goals  []goal
	goal   []int32 // by node: the last of its goals plus one, or 0

	centres    [2][]trackCentres
	centreList []span
}

// A goal is a node from which a straight way leads into the box.
type goal struct {
	port  int32
	node  int32
	dir   int   // into the box
	cost  int64 // from the node to the port
	other int32 // goal of the same node plus one, or 0
}

// trackCentres are the open places for the middle of a sign on a track.
type trackCentres struct {
	round    int32
	from, to int32 // in centreList
}

func (s *search) fit(g *grid) {
	s.visits = make([]visit, 4*len(g.nodes))
	s.goal = make([]int32, len(g.nodes))
	for axis := range 2 {
		s.centres[axis] = make([]trackCentres, len(g.tracks[axis]))
	}
}

// edgeCost returns what it costs link k to go along an edge, or false if it
// may not.
func (r *router) edgeCost(k int, e int32) (int64, bool) {
	g := &r.grid
	edge := &g.edges[e]
	cost := int64(edge.length)
	if edge.busy > 0 {
		if !r.forcing {
			return 0, false
		}
		cost += forceCost
	}
	if i, end := edge.crossed, g.edges[e+1].crossed; i < end || edge.over != 0 {
		cost += r.crossingCost(k, g.crossings[i:end], edge.over)
	}
	return cost, true
}

func (r *router) crossingCost(k int, lines []crossing, over int32) (cost int64) {
	ends := r.links[k].ends
	r.look(len(lines))
	for i := 0; i < len(lines); {
		// Lines over each other are crossed as one.
		at, own := lines[i].at, false
		for ; i < len(lines) && lines[i].at == at; i++ {
			c := lines[i].ends
			own = own || kin(ends, [2]int{int(c[0]), int(c[1])})
		}
		if own {
			cost += kinCrossCost
		} else {
			cost += crossCost
		}
	}
	for g := &r.grid; over != 0; over = g.overs[over].next {
		r.look(1)
		if kin(ends, r.links[g.overs[over].route].ends) {
			cost += kinCrossCost
		} else {
			cost += crossCost
		}
	}
	return cost
}

// leave returns the first node of a port's track that is at least room away
// from the port, and the cost of the way there.
func (r *router) leave(k int, p *port, room int) (n int32, cost int64, ok bool) {
	axis := p.dir & 1
	from := r.grid.place(p.node, axis)
	for n = p.node; ; {
		e, to := r.grid.edge(n, p.dir)
		if r.look(1); to == none {
			return 0, 0, false
		}
		at := r.grid.place(to, axis)
		c, open := r.edgeCost(k, e)
		if !open {
			return 0, 0, false
		}
		if n, cost = to, cost+c; abs(at-from) >= room {
			return n, cost, true
		}
	}
}

// reserve closes the way from a port to a node for all but a straight way in
// or out (by = 1), and for ways across it if it is strict, or opens it again
// (by = -1).
func (r *router) reserve(p *port, to int32, strict bool, by int32) {
	for n := p.node; n != to; {
		var e int32
		e, n = r.grid.edge(n, p.dir)
		r.grid.edges[e].busy += by
		if strict && n != to {
			for _, side := range [2]int{1, 3} {
				if e, next := r.grid.edge(n, (p.dir+side)&3); next != none {
					r.grid.edges[e].busy += by
				}
			}
		}
	}
}

// ahead returns the least that is left to pay from a node to a box.
func ahead(n *node, dir int, box layout.Rect) int64 {
	var dx, dy int // how far the box is to the right and down
	if x := int(n.x); x < int(box.Min.X) {
		dx = int(box.Min.X) - x
	} else if x > int(box.Max.X) {
		dx = int(box.Max.X) - x
	}
	if y := int(n.y); y < int(box.Min.Y) {
		dy = int(box.Min.Y) - y
	} else if y > int(box.Max.Y) {
		dy = int(box.Max.Y) - y
	}
	cost := int64(abs(dx) + abs(dy))
	if dx == 0 && dy == 0 {
		return cost
	}
	on, aside := dx, dy
	if dir&1 == vertical {
		on, aside = dy, dx
	}
	if dir >= left {
		on = -on
	}
	switch {
	case on > 0 && aside == 0:
		return cost
	case on > 0 || on == 0:
		return cost + bendCost
	default: // it has to turn round
		return cost + 2*bendCost
	}
}

// way returns the cheapest way of link k over the grid that costs less than
// bound, or nil. A signed way is sure to have room for the sign of the link.
// A way may come too near to itself: for its sign, or where it turns back as
// soon as there is room for an arrow head. A strict one does not cross the
// places where arrow heads of its boxes might be.
func (r *router) way(k int, bound int64, signed, strict bool) []layout.Position {
	s, g, l := &r.search, &r.grid, &r.links[k]
	box := r.boxes[l.ends[1]]
	s.now++
	s.heap.clear()
	s.centreList = s.centreList[:0]
	defer func() {
		for _, q := range s.goals {
			s.goal[q.node] = 0
		}
		s.goals = s.goals[:0]
	}()
	for i := r.portsOf[l.ends[1]].lo; i < r.portsOf[l.ends[1]].hi; i++ {
		p := &r.ports[i]
		if p.node == none || !r.forcing && !r.openPort(p.box, p.dir, p.at, l.head) {
			continue
		}
		if n, cost, ok := r.leave(k, p, l.head); ok {
			r.reserve(p, n, strict, 1)
			defer r.reserve(p, n, strict, -1)
			s.goals = append(s.goals, goal{int32(i), n, (p.dir + 2) & 3, cost, s.goal[n]})
			s.goal[n] = int32(len(s.goals))
		}
	}
	if len(s.goals) == 0 {
		return nil
	}
	round := s.now << 2
	reach := func(n int32, dir, flag int, cost int64, from state) {
		st := stateOf(n, dir&1, flag)
		v := &s.visits[st]
		if v.round&^3 == round && v.cost <= cost {
			return
		}
		f := cost + ahead(&g.nodes[n], dir, box)
		if f >= bound {
			return
		}
		*v = visit{cost, from, round | int32(dir)}
		s.heap.push(f, st)
	}
	for i := r.portsOf[l.ends[0]].lo; i < r.portsOf[l.ends[0]].hi; i++ {
		p := &r.ports[i]
		if p.node == none || !r.forcing && !r.openPort(p.box, p.dir, p.at, l.tail) {
			continue
		}
		if n, cost, ok := r.leave(k, p, l.tail); ok {
			r.reserve(p, n, strict, 1)
			defer r.reserve(p, n, strict, -1)
			reach(n, p.dir, 0, cost, state(-i-1))
		}
	}

	end, last := state(none), int32(none)
	for !r.spent() {
		f, st, ok := s.heap.pop()
		if !ok || f >= bound {
			break
		}
		n, flag := st>>2, int(st&1)
		v := &s.visits[st]
		cost, dir := v.cost, int(v.round&3)
		if f != cost+ahead(&g.nodes[n], dir, box) {
			continue // reached again since, for less
		}
		r.steps++
		if flag == 1 || !signed {
			for i := s.goal[n]; i != 0; i = s.goals[i-1].other {
				q := &s.goals[i-1]
				total := cost + q.cost
				switch (q.dir - dir) & 3 {
				case 1, 3:
					total += bendCost
				case 2:
					continue
				}
				if total < bound {
					bound, end, last = total, st, q.port
				}
			}
		}
		for turn := range 4 {
			if turn == 2 {
				continue
			}
			d, cost := (dir+turn)&3, cost
			if turn != 0 {
				cost += bendCost
			}
			e, to := g.edge(n, d)
			if to == none {
				continue
			}
			c, open := r.edgeCost(k, e)
			if !open {
				continue
			}
			reach(to, d, flag, cost+c, st)
			if signed && flag == 0 {
				if to, c, ok := r.pastSign(k, n, d); ok {
					reach(to, d, 1, cost+c, st)
				}
			}
		}
	}
	if end == none {
		return nil
	}
	points := []layout.Position{r.portPosition(int(last))}
	for {
		n := end >> 2
		points = append(points, layout.Position{X: layout.Length(g.nodes[n].x), Y: layout.Length(g.nodes[n].y)})
		if end = s.visits[end].came; end < 0 {
			points = append(points, r.portPosition(int(-end-1)))
			break
		}
	}
	slices.Reverse(points)
	return straighten(points)
}

func (r *router) portPosition(i int) layout.Position {
	p := &r.ports[i]
	return position(p.dir&1, p.at, border(r.boxes[p.box], p.dir))
}

// pastSign returns the nearest node in a direction such that the sign of link
// k has room on the way there, and the cost of the way.
func (r *router) pastSign(k int, n int32, dir int) (to int32, cost int64, ok bool) {
	g, axis := &r.grid, dir&1
	reach := (r.links[k].sign+1)/2 + signLineGap
	from := g.place(n, axis)
	want, found := 0, false
	for _, c := range r.centresOf(k, axis, int(g.on[axis][n])) {
		r.look(1)
		if dir < left && c.hi >= from+reach {
			want, found = max(c.lo, from+reach)+reach, true
			break
		} else if dir >= left && c.lo <= from-reach {
			want, found = min(c.hi, from-reach)-reach, true // of several the last
		}
	}
	if !found {
		return 0, 0, false
	}
	for to = n; dir < left && g.place(to, axis) < want || dir >= left && g.place(to, axis) > want; {
		e, next := g.edge(to, dir)
		if r.look(1); next == none {
			return 0, 0, false
		}
		c, open := r.edgeCost(k, e)
		if !open {
			return 0, 0, false
		}
		to, cost = next, cost+c
	}
	return to, cost, true
}

// centresOf returns where the middle of link k's sign may stand on a track.
func (r *router) centresOf(k, axis, i int) []span {
	s := &r.search
	c := &s.centres[axis][i]
	if c.round != s.now {
		t := r.grid.tracks[axis][i]
		c.round, c.from = s.now, int32(len(s.centreList))
		s.centreList = r.centres(s.centreList, k, piece{axis, t.at, t.lo, t.hi}, nil)
		c.to = int32(len(s.centreList))
	}
	return s.centreList[c.from:c.to]
}
