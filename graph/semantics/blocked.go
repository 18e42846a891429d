package semantics

import (
	"slices"

	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"

	"crux/graph"
)

// A Block is what keeps a node undecided: a circle with something in it that speaks
// against something else, of which each part waits for another.
type Block struct {
	// Circle are claims, sketches and relations, each bearing on the one before it, and
	// the last on the first. It has at least one attack.
	Circle []graph.Node
	// Attacks is how many attacks and undercuts it has. An odd circle undoes itself: it
	// can't be settled by taking sides.
	Attacks int
}

// most is how many nodes are looked at for the shortest circle, beyond those that the
// first attack needs.
const most = 200_000

// Block returns the circle that keeps n undecided under l: the nearest one that waits for
// nothing outside of it, and of its ways round the shortest. It is nil if n is not
// undecided.
func (c *Case) Block(l *Labelling, n graph.Node) *Block {
	if l.Of(n) != Undecided {
		return nil
	}
	waits := func(m graph.Node) []graph.Node { return c.Why(l, m).By }
	// What n waits for, nearest first.
	place := map[graph.Node]int{n: 0}
	list := []graph.Node{n}
	d := simple.NewDirectedGraph()
	d.AddNode(simple.Node(0))
	for i := 0; i < len(list); i++ {
		for _, m := range waits(list[i]) {
			if _, seen := place[m]; !seen {
				place[m] = len(list)
				list = append(list, m)
			}
			if place[m] != i {
				d.SetEdge(d.NewEdge(simple.Node(i), simple.Node(place[m])))
			}
		}
	}
	// The parts come with those that wait for nothing outside first; among these the
	// one with the nearest node is taken.
	part := make([]int, len(list))
	parts := topo.TarjanSCC(d)
	for k, p := range parts {
		for _, m := range p {
			part[m.ID()] = k
		}
	}
	final := make([]bool, len(parts))
	for k := range final {
		final[k] = true
	}
	for i, m := range list {
		for _, t := range waits(m) {
			if part[place[t]] != part[i] {
				final[part[i]] = false
			}
		}
	}
	nearest := slices.IndexFunc(list, func(m graph.Node) bool { return final[part[place[m]]] })
	inside := func(m graph.Node) []graph.Node {
		return slices.DeleteFunc(waits(m), func(t graph.Node) bool { return part[place[t]] != part[nearest] })
	}
	return shortestBlock(list, inside, func(m graph.Node) bool { return part[place[m]] == part[nearest] })
}

// shortestBlock returns the shortest circle through an attack, of the nodes that are
// wanted.
func shortestBlock(list []graph.Node, to func(graph.Node) []graph.Node, wanted func(graph.Node) bool) *Block {
	var best []graph.Node
	room := most + len(list)
	for _, m := range list {
		if r, ok := m.(*graph.Relation); !ok || r.Kind != graph.Attack || !wanted(m) {
			continue
		}
		if way := shortest(m, to, &room); way != nil && (best == nil || len(way) < len(best)) {
			best = way
		}
	}
	if best == nil {
		return nil
	}
	b := &Block{Circle: best}
	first := best[0]
	for _, m := range best {
		if r, ok := m.(*graph.Relation); ok {
			if r.Kind == graph.Attack {
				b.Attacks++
			}
		} else if _, ok := first.(*graph.Relation); ok || m.ID() < first.ID() {
			first = m
		}
	}
	at := slices.Index(best, first)
	b.Circle = append(slices.Clone(best[at:]), best[:at]...)
	return b
}
