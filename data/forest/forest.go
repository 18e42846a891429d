// Package forest arranges a graph as trees of claims and reasons, for formats that are
// trees. Each claim stands once with all that bears on it, and again without it wherever
// else it is a premise.
package forest

import "crux/graph"

// A Claim is a claim or sketch at a place in a tree.
type Claim struct {
	Node    graph.Node // a *graph.Claim or *graph.Sketch
	Again   bool       // it stands elsewhere with what bears on it
	Reasons []*Reason  // that end on it
}

// A Reason is a relation at its place in a tree.
type Reason struct {
	Relation *graph.Relation
	Claims   []*Claim  // its sources
	Reasons  []*Reason // that end on it
}

// A Forest is all of a graph.
type Forest struct {
	Claims  []*Claim  // that are no premises, and the first ones of circles
	Reasons []*Reason // that have no target
	// Left are relations on relations that are too deep for the trees.
	Left []*graph.Relation
	// Ordered reports whether claims and sketches come in their order if the trees
	// are read from the top.
	Ordered bool
}

// Of arranges the claims and sketches of g and those of its relations that a format
// writes; one that ends on a relation is left out with it. What is deeper than the given
// number of claims stands again as a tree of its own.
func Of(g *graph.Graph, writes func(*graph.Relation) bool, depth int) *Forest {
	w := walk{g: g, writes: writes, depth: depth, placed: map[graph.Node]bool{}, seen: map[graph.Node]bool{}}
	f := &Forest{}
	below := w.below()
	for _, n := range g.NodeList() {
		if _, ok := n.(*graph.Relation); !ok && !below[n] && !w.placed[n] {
			f.Claims = append(f.Claims, w.claim(n, 0))
			f.Claims = w.later(f.Claims)
		}
	}
	for _, r := range g.Relations() {
		if r.Target == nil && writes(r) {
			f.Reasons = append(f.Reasons, w.reason(r, 0))
			f.Claims = w.later(f.Claims)
		}
	}
	for _, n := range g.NodeList() {
		if _, ok := n.(*graph.Relation); !ok && !w.placed[n] {
			f.Claims = append(f.Claims, w.claim(n, 0))
			f.Claims = w.later(f.Claims)
		}
	}
	f.Left, f.Ordered = w.left, ordered(w.order)
	return f
}

type walk struct {
	g      *graph.Graph
	writes func(*graph.Relation) bool
	depth  int
	placed map[graph.Node]bool // with what bears on them
	seen   map[graph.Node]bool // at all
	order  []graph.Node        // of the first places
	deep   []graph.Node        // to be placed at the top
	left   []*graph.Relation
}

// written reports whether r is a part of the forest.
func (w *walk) written(r *graph.Relation) bool {
	for {
		if !w.writes(r) {
			return false
		}
		on, ok := r.Target.(*graph.Relation)
		if !ok {
			return true
		}
		r = on
	}
}

// premise reports whether n is a source of what is written.
func (w *walk) premise(n graph.Node) bool {
	for _, r := range w.g.Uses(n) {
		if w.written(r) {
			return true
		}
	}
	return false
}

// below returns what stands below a claim that is no premise, or below a relation
// without a target: all but what supports or attacks itself by others.
func (w *walk) below() map[graph.Node]bool {
	found := map[graph.Node]bool{}
	var queue []graph.Node
	reach := func(n graph.Node) {
		for _, r := range w.g.On(n) {
			if w.writes(r) {
				queue = append(queue, r)
			}
		}
		if r, ok := n.(*graph.Relation); ok {
			for _, s := range r.Sources {
				if !found[s] {
					found[s] = true
					queue = append(queue, s)
				}
			}
		}
	}
	for _, n := range w.g.NodeList() {
		r, relation := n.(*graph.Relation)
		if relation && r.Target == nil && w.writes(r) || !relation && !w.premise(n) {
			queue = append(queue, n)
		}
	}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		reach(n)
	}
	return found
}

func (w *walk) claim(n graph.Node, depth int) *Claim {
	c := &Claim{Node: n}
	if !w.seen[n] {
		w.seen[n] = true
		w.order = append(w.order, n)
	}
	if w.placed[n] {
		c.Again = true
		return c
	}
	if depth >= w.depth && len(w.g.On(n)) > 0 {
		c.Again = true
		w.deep = append(w.deep, n)
		return c
	}
	w.placed[n] = true
	c.Reasons = w.on(n, depth)
	return c
}

func (w *walk) on(n graph.Node, depth int) []*Reason {
	var list []*Reason
	for _, r := range w.g.On(n) {
		switch {
		case !w.writes(r):
		case depth > 2*w.depth:
			w.left = append(w.left, r)
		default:
			list = append(list, w.reason(r, depth))
		}
	}
	return list
}

func (w *walk) reason(r *graph.Relation, depth int) *Reason {
	reason := &Reason{Relation: r}
	for _, s := range r.Sources {
		reason.Claims = append(reason.Claims, w.claim(s, depth+1))
	}
	reason.Reasons = w.on(r, depth+1)
	return reason
}

// later places what was too deep.
func (w *walk) later(list []*Claim) []*Claim {
	for len(w.deep) > 0 {
		n := w.deep[0]
		w.deep = w.deep[1:]
		if !w.placed[n] {
			list = append(list, w.claim(n, 0))
		}
	}
	return list
}

func ordered(list []graph.Node) bool {
	for i := range list {
		if i > 0 && list[i].ID() < list[i-1].ID() {
			return false
		}
	}
	return true
}
