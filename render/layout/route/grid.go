package route

import (
	"cmp"
	"slices"
)

// The grid: the places where tracks meet, and the ways between them.

// A node is where two tracks meet, or a port.
type node struct {
	x, y int32
	next [4]int32 // by direction, or none
}

// An edge leads from a node to the next one to the right or down.
type edge struct {
	length int32
	// busy counts what routes and signs lie on the edge or so near that it is
	// closed.
	busy int32
	// over is the first of the routes across the edge, or 0.
	over int32
	// crossed is where its crossings begin; they end with those of the next.
	crossed int32
}

// A crossing is a line across an edge.
type crossing struct {
	at   int32 // along the edge
	ends [2]int32
}

type grid struct {
	tracks [2][]track
	nodes  []node
	on     [2][]int32 // the tracks of a node, by axis
	// edges are at twice the index of their node if they lead to the right,
	// and one further if down. One more closes the list.
	edges []edge
	// nodesOf[axis] are the nodes of all tracks of an axis, in order of the
	// tracks and along them; those of track i begin at first[axis][i].
	nodesOf [2][]int32
	first   [2][]int32

	// crossings are the lines that are drawn already, by edge.
	crossings []crossing
	// overs are the routes across edges, chained; the first one is not used,
	// and spare begins the chain of those that are free again.
	overs []overlay
	spare int32

	*budget
}

type overlay struct{ route, next int32 }

// edge returns the edge from a node in a direction, and the node at its end,
// which may be none.
func (g *grid) edge(n int32, dir int) (e, to int32) {
	to = g.nodes[n].next[dir]
	if dir < left {
		return 2*n + int32(dir), to
	}
	return 2*to + int32(dir&1), to
}

// place returns where a node is along an axis.
func (g *grid) place(n int32, axis int) int {
	if axis == horizontal {
		return int(g.nodes[n].x)
	}
	return int(g.nodes[n].y)
}

// of returns the nodes of a track.
func (g *grid) of(axis, track int) []int32 {
	return g.nodesOf[axis][g.first[axis][track]:g.first[axis][track+1]]
}

// build lays the grid. It says false if it would be too large, or too much work.
func (r *router) build() bool {
	g := &r.grid
	g.budget = &r.budget
	for axis := range 2 {
		r.obstacles[axis] = r.closed(axis)
	}
	extra := r.addPorts()
	for axis := range 2 {
		own, ok := r.tracksOf(axis)
		if !ok {
			return false
		}
		g.tracks[axis] = joined(append(own, extra[axis]...))
	}
	if !g.meet(r.ports) {
		return false
	}
	g.edges = make([]edge, 2*len(g.nodes)+1)
	for axis := range 2 {
		g.connect(axis)
	}
	if !g.cross(r.wires) {
		return false
	}
	g.overs = make([]overlay, 1, 64)
	r.looks = 0
	return true
}

// meet makes the nodes.
func (g *grid) meet(ports []port) bool {
	h, v := g.tracks[horizontal], g.tracks[vertical]
	onV := make([][]int32, len(v))
	add := func(x, y int) int32 {
		g.nodes = append(g.nodes, node{x: int32(x), y: int32(y), next: [4]int32{none, none, none, none}})
		return int32(len(g.nodes) - 1)
	}
	addPort := func(axis int, t track, end int) (int32, bool) {
		if t.ports[end] == none {
			return 0, false
		}
		at := t.lo
		if end == 1 {
			at = t.hi
		}
		p := position(axis, t.at, at)
		n := add(int(p.X), int(p.Y))
		ports[t.ports[end]].node = n
		return n, true
	}
	for i, t := range v {
		if n, ok := addPort(vertical, t, 0); ok {
			onV[i] = append(onV[i], n)
		}
	}
	g.first[horizontal] = append(g.first[horizontal], 0)
	for _, t := range h {
		list := &g.nodesOf[horizontal]
		if n, ok := addPort(horizontal, t, 0); ok {
			*list = append(*list, n)
		}
		i, _ := slices.BinarySearchFunc(v, t.lo, func(t track, at int) int { return cmp.Compare(t.at, at) })
		for ; i < len(v) && v[i].at <= t.hi; i++ {
			g.look(1)
			if v[i].lo > t.at || t.at > v[i].hi {
				continue
			}
			n := add(v[i].at, t.at)
			*list = append(*list, n)
			onV[i] = append(onV[i], n)
		}
		if n, ok := addPort(horizontal, t, 1); ok {
			*list = append(*list, n)
		}
		g.first[horizontal] = append(g.first[horizontal], int32(len(*list)))
		if len(g.nodes) > maxNodes || g.looks > maxLaying {
			return false
		}
	}
	g.first[vertical] = append(g.first[vertical], 0)
	for i, t := range v {
		g.nodesOf[vertical] = append(g.nodesOf[vertical], onV[i]...)
		if n, ok := addPort(vertical, t, 1); ok {
			g.nodesOf[vertical] = append(g.nodesOf[vertical], n)
		}
		g.first[vertical] = append(g.first[vertical], int32(len(g.nodesOf[vertical])))
	}
	return len(g.nodes) <= maxNodes
}

// connect makes neighbours of the nodes that follow each other on a track.
func (g *grid) connect(axis int) {
	g.on[axis] = make([]int32, len(g.nodes))
	for i := range g.tracks[axis] {
		nodes := g.of(axis, i)
		for _, n := range nodes {
			g.on[axis][n] = int32(i)
		}
		for j := 1; j < len(nodes); j++ {
			g.nodes[nodes[j-1]].next[axis] = nodes[j]
			g.nodes[nodes[j]].next[axis+2] = nodes[j-1]
			g.edges[2*nodes[j-1]+int32(axis)].length = int32(g.place(nodes[j], axis) - g.place(nodes[j-1], axis))
		}
	}
}

// cross finds the wires across each edge. An edge has what crosses it at its
// further end, and not what crosses it at its near one, so that a way straight
// on through a node is charged once. It says false if they are too many.
func (g *grid) cross(wires [2][]wire) bool {
	type hit struct {
		edge int32
		crossing
	}
	var hits []hit
	for axis := range 2 {
		for i, t := range g.tracks[axis] {
			nodes := g.of(axis, i)
			if len(nodes) < 2 {
				continue
			}
			j := 1
			across := between(wires[1-axis], g.place(nodes[0], axis)+1, g.place(nodes[len(nodes)-1], axis))
			if g.look(len(across)); len(hits) > maxHits || g.looks > maxLaying {
				return false
			}
			for _, w := range across {
				if w.lo > t.at || t.at > w.hi {
					continue
				}
				for g.place(nodes[j], axis) < w.at {
					j++
				}
				e := 2*nodes[j-1] + int32(axis)
				hits = append(hits, hit{e, crossing{int32(w.at), [2]int32{int32(w.ends[0]), int32(w.ends[1])}}})
				g.edges[e+1].crossed++
			}
		}
	}
	for e := 1; e < len(g.edges); e++ {
		g.edges[e].crossed += g.edges[e-1].crossed
	}
	g.crossings = make([]crossing, len(hits))
	filled := make([]int32, len(g.edges))
	for _, h := range hits {
		g.crossings[g.edges[h.edge].crossed+filled[h.edge]] = h.crossing
		filled[h.edge]++
	}
	return true
}

// mark enters a piece of a route (by = 1) or takes it out again (by = -1):
// edges alongside are closed, edges across are crossed.
func (g *grid) mark(p piece, route int32, lane int, by int32) {
	g.close(p.axis, span{p.at - lane, p.at + lane}, span{p.lo - lane, p.hi + lane}, by)
	axis := 1 - p.axis
	tracks := g.tracks[axis]
	i, _ := slices.BinarySearchFunc(tracks, p.lo, func(t track, at int) int { return cmp.Compare(t.at, at) })
	for ; i < len(tracks) && tracks[i].at <= p.hi; i++ {
		g.look(1)
		if p.at <= tracks[i].lo || p.at > tracks[i].hi {
			continue
		}
		nodes := g.of(axis, i)
		j, _ := slices.BinarySearchFunc(nodes, p.at, func(n int32, at int) int { return cmp.Compare(g.place(n, axis), at) })
		if j == 0 || j == len(nodes) {
			continue
		}
		e := 2*nodes[j-1] + int32(axis)
		if by > 0 {
			g.lay(e, route)
		} else {
			g.lift(e, route)
		}
	}
}

// close closes (by = 1) or opens again (by = -1) the edges of an axis that lie
// strictly within from across and within reach along.
func (g *grid) close(axis int, across, along span, by int32) {
	tracks := g.tracks[axis]
	i, _ := slices.BinarySearchFunc(tracks, across.lo+1, func(t track, at int) int { return cmp.Compare(t.at, at) })
	for ; i < len(tracks) && tracks[i].at < across.hi; i++ {
		g.look(1)
		if tracks[i].hi <= along.lo || tracks[i].lo >= along.hi {
			continue
		}
		nodes := g.of(axis, i)
		j, _ := slices.BinarySearchFunc(nodes, along.lo+1, func(n int32, at int) int { return cmp.Compare(g.place(n, axis), at) })
		for j = max(j, 1); j < len(nodes) && g.place(nodes[j-1], axis) < along.hi; j++ {
			g.look(1)
			g.edges[2*nodes[j-1]+int32(axis)].busy += by
		}
	}
}

func (g *grid) lay(e, route int32) {
	n := g.spare
	if n != 0 {
		g.spare = g.overs[n].next
	} else {
		n = int32(len(g.overs))
		g.overs = append(g.overs, overlay{})
	}
	g.overs[n] = overlay{route, g.edges[e].over}
	g.edges[e].over = n
}

func (g *grid) lift(e, route int32) {
	for p := &g.edges[e].over; *p != 0; p = &g.overs[*p].next {
		if n := *p; g.overs[n].route == route {
			*p = g.overs[n].next
			g.overs[n].next, g.spare = g.spare, n
			return
		}
	}
}
