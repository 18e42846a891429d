package framework

import (
	"crux/graph"
)

// A projection is the framework that a graph is written as. Arguments are numbered in
// their order: claims and sketches, relations, and what else is needed.
type projection struct {
	g       *graph.Graph
	plain   bool // every relation that counts is an attack of one claim on another
	nodes   []argument
	attacks [][2]int32
	of      map[graph.Node]int32 // the arguments of nodes

	counts map[*graph.Relation]bool
	denied map[graph.Node]int32 // the arguments “not S”
}

// An argument stands for a node, or says something about one.
type argument struct {
	node graph.Node
	says string // "" for the node itself, else "not" or "no reason for"
}

func project(g *graph.Graph) *projection {
	p := &projection{g: g, of: map[graph.Node]int32{}, denied: map[graph.Node]int32{}, counts: map[*graph.Relation]bool{}, plain: true}
	for _, n := range g.NodeList() {
		if _, ok := n.(*graph.Relation); !ok {
			p.of[n] = p.add(n, "")
		}
	}
	for _, r := range g.Relations() {
		p.counting(r)
	}
	for _, r := range g.Relations() {
		if p.counts[r] && p.reified(r) {
			p.of[r] = p.add(r, "")
		}
	}
	for _, r := range g.Relations() {
		if p.counts[r] {
			p.relation(r)
		}
	}
	for _, n := range g.NodeList() {
		if _, ok := n.(*graph.Relation); ok || g.Granted(n) {
			continue
		}
		p.plain = false
		none := p.add(n, "no reason for")
		p.attacks = append(p.attacks, [2]int32{none, p.of[n]})
		for _, r := range g.On(n) {
			if r.Kind == graph.Support && p.counts[r] {
				p.attacks = append(p.attacks, [2]int32{p.does(r), none})
			}
		}
	}
	return p
}

func (p *projection) add(n graph.Node, says string) int32 {
	p.nodes = append(p.nodes, argument{n, says})
	return int32(len(p.nodes) - 1)
}

// counting notes whether r has an effect: it is a support of a claim or an attack, has
// sources, and what it attacks has an effect.
func (p *projection) counting(r *graph.Relation) bool {
	if counts, ok := p.counts[r]; ok {
		return counts
	}
	counts := len(r.Sources) > 0
	switch t := r.Target.(type) {
	case nil:
		counts = false
	case *graph.Relation:
		counts = counts && r.Kind == graph.Attack && p.counting(t)
	default:
		counts = counts && r.Kind.Polarity() != graph.Neutral
	}
	p.counts[r] = counts
	return counts
}

// reified reports whether r is an argument of its own.
func (p *projection) reified(r *graph.Relation) bool {
	if r.Linked() {
		return true
	}
	for _, on := range p.g.On(r) {
		if p.counts[on] {
			return true
		}
	}
	return false
}

// does returns the argument that does what r does.
func (p *projection) does(r *graph.Relation) int32 {
	if at, ok := p.of[r]; ok {
		return at
	}
	return p.of[r.Sources[0]]
}

// relation adds the attacks that keep r from standing, and that of r if it is one.
func (p *projection) relation(r *graph.Relation) {
	if at, ok := p.of[r]; ok {
		p.plain = false
		for _, s := range r.Sources {
			p.attacks = append(p.attacks, [2]int32{p.not(s), at})
		}
	}
	if r.Kind == graph.Attack {
		p.attacks = append(p.attacks, [2]int32{p.does(r), p.of[r.Target]})
	}
}

// not returns the argument “not S”.
func (p *projection) not(s graph.Node) int32 {
	at, ok := p.denied[s]
	if !ok {
		at = p.add(s, "not")
		p.denied[s] = at
		p.attacks = append(p.attacks, [2]int32{p.of[s], at})
	}
	return at
}
