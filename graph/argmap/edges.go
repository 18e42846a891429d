package argmap

import "crux/graph"

// links makes the edges among the nodes of m.
func (a *atlas) links(m *Map) {
	in := map[*Node]bool{}
	for _, n := range m.Nodes {
		in[n] = true
	}
	type ends struct {
		kind     Kind
		from, to *Node
	}
	made := map[ends]*Link{}
	link := func(kind Kind, from, to *Node, r *graph.Relation) {
		l := made[ends{kind, from, to}]
		if l == nil {
			l = &Link{Kind: kind, From: from, To: to}
			made[ends{kind, from, to}] = l
			m.Edges = append(m.Edges, l)
		}
		if r != nil {
			l.Relations = append(l.Relations, r)
		}
	}
	for _, t := range a.ties {
		if !a.shown(t, t.from, in) || !a.shown(t, t.to, in) {
			continue
		}
		for _, from := range stand(t.from, a.concludes, in) {
			for _, to := range stand(t.to, a.premiseOf, in) {
				link(between(t.kind, from, to), from, to, t.relation)
			}
		}
		if t.kind.symmetric() {
			// The other way round, where an argument has what is opposed.
			for _, from := range stand(t.to, a.concludes, in) {
				for _, to := range stand(t.from, a.premiseOf, in) {
					if !to.Statement() {
						link(between(t.kind, from, to), from, to, t.relation)
					}
				}
			}
		}
	}
	for _, n := range m.Nodes {
		switch c := a.conclusion[n]; {
		case n.Statement():
			for _, x := range a.premiseOf[n] {
				if in[x] {
					link(Support, n, x, nil)
				}
			}
		case c == nil:
		case in[c]:
			link(Support, n, c, nil)
		default:
			for _, x := range a.premiseOf[c] {
				if in[x] {
					link(Support, n, x, nil)
				}
			}
		}
	}
}

// stand returns the nodes that stand for n in the map: itself, or else the
// arguments of which it is part.
func stand(n *Node, parts map[*Node][]*Node, in map[*Node]bool) []*Node {
	if in[n] {
		return []*Node{n}
	}
	var list []*Node
	for _, x := range parts[n] {
		if in[x] {
			list = append(list, x)
		}
	}
	return list
}

// between returns the kind of an edge: what holds strictly between two
// statements is an attack or support where an argument stands for one.
func between(k Kind, from, to *Node) Kind {
	if from.Statement() && to.Statement() {
		return k
	}
	switch k {
	case Contrary, Contradictory:
		return Attack
	case Entails:
		return Support
	}
	return k
}
