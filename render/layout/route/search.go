package route

import (
	"math"
	"slices"

	"crux/render/layout"
)

// The search: A* over states of a node and the direction in which it was
// reached. A route needs no turning back, and bends cost the same everywhere.

// A state is a node, a direction (two bits) and whether the sign has its place
// already (one bit).
type state = int32

func stateOf(n int32, dir, signed int) state { return n<<3 | int32(dir<<1) | int32(signed) }

// search is what one search after another uses.
type search struct {
	cost  []int64
	came  []state // from where; below 0 from port -came-1
	round []int32 // in which cost and came were set
	now   int32
	heap  heap
	goals []goal
	goal  []int32 // by node: the last of its goals plus one, or 0

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
	s.cost = make([]int64, 8*len(g.nodes))
	s.came = make([]state, 8*len(g.nodes))
	s.round = make([]int32, 8*len(g.nodes))
	s.goal = make([]int32, len(g.nodes))
	for axis := range 2 {
		s.centres[axis] = make([]trackCentres, len(g.tracks[axis]))
	}
}

// edgeCost returns what it costs link k to go along an edge of a length, or
// false if it may not.
func (r *router) edgeCost(k int, e int32, length int) (int64, bool) {
	g := &r.grid
	if g.busy[e] > 0 {
		return 0, false
	}
	cost := int64(length)
	ends := r.links[k].ends
	for i, end := g.crossed[e], g.crossed[e+1]; i < end; {
		// Lines over each other are crossed as one.
		at, own := g.crossings[i].at, false
		for ; i < end && g.crossings[i].at == at; i++ {
			c := g.crossings[i].ends
			own = own || kin(ends, [2]int{int(c[0]), int(c[1])})
		}
		if own {
			cost += kinCrossCost
		} else {
			cost += crossCost
		}
	}
	for i := g.over[e]; i != 0; i = g.overs[i].next {
		if kin(ends, r.links[g.overs[i].route].ends) {
			cost += kinCrossCost
		} else {
			cost += crossCost
		}
	}
	return cost, true
}

// leave returns the first node of a port's track that is at least room away
// from the port, and the cost of the way there.
func (r *router) leave(k int, p *port, room int) (n int32, cost int64, ok bool) {
	axis := p.dir & 1
	from := r.grid.place(p.node, axis)
	for n = p.node; ; {
		e, to := r.grid.edge(n, p.dir)
		if to == none {
			return 0, 0, false
		}
		at := r.grid.place(to, axis)
		c, open := r.edgeCost(k, e, abs(at-r.grid.place(n, axis)))
		if !open {
			return 0, 0, false
		}
		if n, cost = to, cost+c; abs(at-from) >= room {
			return n, cost, true
		}
	}
}

func abs(a int) int { return max(a, -a) }

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
// bound, or nil. A signed way is sure to have room for the sign of the link,
// but may come too near to itself.
func (r *router) way(k int, bound int64, signed bool) []layout.Position {
	s, g, l := &r.search, &r.grid, &r.links[k]
	box := r.boxes[l.ends[1]]
	s.now++
	s.heap = s.heap[:0]
	s.centreList = s.centreList[:0]
	defer func() {
		for _, q := range s.goals {
			s.goal[q.node] = 0
		}
		s.goals = s.goals[:0]
	}()
	for i := r.portsOf[l.ends[1]].lo; i < r.portsOf[l.ends[1]].hi; i++ {
		p := &r.ports[i]
		if p.node == none || !r.openPort(p.box, p.dir, p.at, l.head) {
			continue
		}
		if n, cost, ok := r.leave(k, p, l.head); ok {
			s.goals = append(s.goals, goal{int32(i), n, (p.dir + 2) & 3, cost, s.goal[n]})
			s.goal[n] = int32(len(s.goals))
		}
	}
	if len(s.goals) == 0 {
		return nil
	}
	reach := func(n int32, dir, flag int, cost int64, from state) {
		st := stateOf(n, dir, flag)
		if s.round[st] == s.now && s.cost[st] <= cost {
			return
		}
		f := cost + ahead(&g.nodes[n], dir, box)
		if f >= bound {
			return
		}
		s.round[st], s.cost[st], s.came[st] = s.now, cost, from
		s.heap.push(f, st)
	}
	for i := r.portsOf[l.ends[0]].lo; i < r.portsOf[l.ends[0]].hi; i++ {
		p := &r.ports[i]
		if p.node == none || !r.openPort(p.box, p.dir, p.at, l.tail) {
			continue
		}
		if n, cost, ok := r.leave(k, p, l.tail); ok {
			reach(n, p.dir, 0, cost, state(-i-1))
		}
	}

	end, last := state(none), int32(none)
	for len(s.heap) > 0 && r.steps < maxSteps {
		f, st := s.heap.pop()
		if f >= bound {
			break
		}
		n, dir, flag := st>>3, int(st>>1&3), int(st&1)
		cost := s.cost[st]
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
			c, ok := r.edgeCost(k, e, abs(g.place(to, d&1)-g.place(n, d&1)))
			if !ok {
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
		n := end >> 3
		points = append(points, layout.Position{X: layout.Length(g.nodes[n].x), Y: layout.Length(g.nodes[n].y)})
		if end = s.came[end]; end < 0 {
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
	for _, c := range r.centresOf(k, axis, int(g.nodes[n].on[axis])) {
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
		if next == none {
			return 0, 0, false
		}
		c, open := r.edgeCost(k, e, abs(g.place(next, axis)-g.place(to, axis)))
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

// A heap holds states with what a route through them costs at least, least
// first. The two are packed in one word, so equal costs come in order of the
// states.
type heap []uint64

const (
	stateBits = 22
	maxCost   = math.MaxUint64 >> stateBits
)

func (h *heap) push(cost int64, s state) {
	v := uint64(cost)<<stateBits | uint64(s)
	q := append(*h, v)
	i := len(q) - 1
	for i > 0 {
		up := (i - 1) / 2
		if q[up] <= v {
			break
		}
		q[i] = q[up]
		i = up
	}
	q[i] = v
	*h = q
}

func (h *heap) pop() (int64, state) {
	q := *h
	top, n := q[0], len(q)-1
	v := q[n]
	q = q[:n]
	i := 0
	for {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && q[c+1] < q[c] {
			c++
		}
		if v <= q[c] {
			break
		}
		q[i] = q[c]
		i = c
	}
	if n > 0 {
		q[i] = v
	}
	*h = q
	return int64(top >> stateBits), state(top & (1<<stateBits - 1))
}
