package argmap

import "crux/graph"

// MaxIndirect is how many edges of a Map may have hidden statements behind them.
// These multiply: what attacks a statement that is not shown attacks each
// argument of which it is a premise. Other edges are never more than relations,
// premises and conclusions together, and all are made.
const MaxIndirect = 250_000

// links makes the edges among the nodes of m.
func (a *atlas) links(m *Map, color func(Kind) string) {
	type ends struct {
		kind     Kind
		from, to *Node
	}
	made := map[ends]*Link{}
	room := MaxIndirect
	// link reports whether there is room for more.
	link := func(kind Kind, from, to *item, start, end *item, r *graph.Relation) bool {
		if !start.in || !end.in {
			if room == 0 {
				m.Cut = true
				return false
			}
			room--
		}
		at := ends{kind, from.node, to.node}
		l := made[at]
		if l == nil {
			l = &Link{Kind: kind, From: from.node, To: to.node, Color: color(kind)}
			if start.statement() {
				l.FromClaim = start.node.Claim
			}
			if end.statement() {
				l.ToClaim = end.node.Claim
			}
			made[at] = l
			m.Edges = append(m.Edges, l)
		}
		if r != nil {
			l.Relations = append(l.Relations, r)
		}
		return true
	}
	for _, t := range a.ties {
		if !t.shown(t.from) || !t.shown(t.to) {
			continue
		}
		for _, from := range t.from.starts() {
			for _, to := range t.to.ends() {
				if !link(between(t.kind, from, to), from, to, t.from, t.to, t.relation) {
					return
				}
			}
		}
		if t.kind.symmetric() {
			// The other way round, where an argument has what is opposed.
			for _, from := range t.to.starts() {
				for _, to := range t.from.ends() {
					if !to.statement() && !link(between(t.kind, from, to), from, to, t.to, t.from, t.relation) {
						return
					}
				}
			}
		}
	}
	for _, x := range a.arguments {
		c := x.conclusion
		switch {
		case !x.in || c == nil:
		case c.in:
			link(Support, x, c, c, c, nil)
		default:
			for _, y := range c.ends() {
				if !link(Support, x, y, c, c, nil) {
					return
				}
			}
		}
	}
	for _, c := range a.statements {
		if c.in {
			for _, y := range c.asPremise {
				link(Support, c, y, c, c, nil)
			}
		}
	}
}

// starts returns what stands in the map where a relation starts: the item
// itself, or else the arguments of which it is the conclusion.
func (x *item) starts() []*item {
	if x.in {
		return []*item{x}
	}
	return x.asConcluded
}

// ends returns what stands in the map where a relation ends: the item itself,
// or else the arguments of which it is a premise.
func (x *item) ends() []*item {
	if x.in {
		return []*item{x}
	}
	return x.asPremise
}

// between returns the kind of an edge: what holds strictly between two
// statements is an attack or support where an argument stands for one.
func between(k Kind, from, to *item) Kind {
	if from.statement() && to.statement() {
		return k
	}
	return k.loose()
}
