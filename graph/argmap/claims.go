// Package argmap projects an argument onto simpler graphs.
//
// Claims gives the graph of claims alone, in which support and attack are
// plain edges. Arguments gives Argdown's argument map, in which an argument is
// one node, by the options that authors give in the front matter or in an
// argdown.config.json (ReadSettings). Preselected leaves out of a graph what its
// author keeps out of every map.
//
// An argument map is that of Argdown's own tools (version 1.7.5) but for these
// points, in which they go wrong:
//
//   - There are no two edges of one kind from one node to another.
//   - A section that the settings make up (regroup) is always a group, however
//     deep the document's headings are, and has an ID of its own.
//   - A closed section is closed also where all its nodes are in sections inside
//     it.
//   - Settings find a heading by its title without tags too.
//   - A title such as "Untitled masterpiece" is a title, and so is "__proto__".
//   - The number 0 is a colour of a scheme also in the data of a heading; what
//     names no colour (such as a number that the scheme does not have) in the
//     settings is left out of account.
//   - A statement that is written below itself comes in the order of the text.
//   - Edges of an argument that says with its conclusion what another relation
//     says too come where this is first written.
package argmap

import (
	"cmp"
	"slices"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"

	"crux/graph"
)

// A ClaimGraph is the claims and sketches of a graph with an edge from one to
// another where a relation leads there: a gonum directed graph whose nodes
// keep their IDs. Nodes and edges are in source order. A relation on a
// relation (an undercut, a backing) is no edge between claims; it is found on
// the edges of the relation that it ends on.
type ClaimGraph struct {
	nodes    []gonum.Node
	byID     map[int64]graph.Node
	edges    []*Edge
	byEnds   map[[2]int64]*Edge
	from, to map[int64][]gonum.Node
}

var _ gonum.Directed = (*ClaimGraph)(nil)

// An Edge leads from one claim or sketch to another.
type Edge struct {
	Source, Target graph.Node
	// Supports and Attacks are the relations that the edge stands for, in
	// source order; linked sources each have an edge. A contradiction is an
	// attack on each of two edges.
	Supports, Attacks []*graph.Relation
	// Others are the restatements and preferences.
	Others []*graph.Relation
	// On are the relations that end on one of these, directly or on another
	// relation on it, in source order.
	On []*graph.Relation
}

var _ gonum.Edge = (*Edge)(nil)

// From returns the source of e.
func (e *Edge) From() gonum.Node { return e.Source }

// To returns the target of e.
func (e *Edge) To() gonum.Node { return e.Target }

// ReversedEdge returns e unchanged: support is not symmetric.
func (e *Edge) ReversedEdge() gonum.Edge { return e }

// Claims returns the claims-only projection of g.
func Claims(g *graph.Graph) *ClaimGraph {
	p := &ClaimGraph{
		byID:   map[int64]graph.Node{},
		byEnds: map[[2]int64]*Edge{},
		from:   map[int64][]gonum.Node{},
		to:     map[int64][]gonum.Node{},
	}
	for _, n := range g.NodeList() {
		if _, ok := n.(*graph.Relation); !ok {
			p.nodes = append(p.nodes, n)
			p.byID[n.ID()] = n
		}
	}
	for _, r := range g.Relations() {
		if _, onRelation := r.Target.(*graph.Relation); onRelation || r.Target == nil {
			continue
		}
		for _, s := range r.Sources {
			p.edge(s, r.Target).add(r, g)
		}
	}
	for _, e := range p.edges {
		slices.SortFunc(e.On, func(a, b *graph.Relation) int { return cmp.Compare(a.ID(), b.ID()) })
	}
	return p
}

// edge returns the edge from source to target, making it if need be.
func (p *ClaimGraph) edge(source, target graph.Node) *Edge {
	ends := [2]int64{source.ID(), target.ID()}
	e := p.byEnds[ends]
	if e == nil {
		e = &Edge{Source: source, Target: target}
		p.byEnds[ends] = e
		p.edges = append(p.edges, e)
		p.from[ends[0]] = append(p.from[ends[0]], target)
		p.to[ends[1]] = append(p.to[ends[1]], source)
	}
	return e
}

// add lets e stand for r too.
func (e *Edge) add(r *graph.Relation, g *graph.Graph) {
	switch r.Kind {
	case graph.Support:
		e.Supports = append(e.Supports, r)
	case graph.Attack:
		e.Attacks = append(e.Attacks, r)
	default:
		e.Others = append(e.Others, r)
	}
	for on := g.On(r); len(on) > 0; {
		var further []*graph.Relation
		for _, r := range on {
			e.On = append(e.On, r)
			further = append(further, g.On(r)...)
		}
		on = further
	}
}

// Node returns the claim or sketch with the given ID, or nil.
func (p *ClaimGraph) Node(id int64) gonum.Node {
	if n, ok := p.byID[id]; ok {
		return n
	}
	return nil
}

// Nodes returns the claims and sketches in source order.
func (p *ClaimGraph) Nodes() gonum.Nodes { return nodes(p.nodes) }

// From returns what the claim with the given ID supports or attacks.
func (p *ClaimGraph) From(id int64) gonum.Nodes { return nodes(p.from[id]) }

// To returns what supports or attacks the claim with the given ID.
func (p *ClaimGraph) To(id int64) gonum.Nodes { return nodes(p.to[id]) }

func nodes(list []gonum.Node) gonum.Nodes {
	if len(list) == 0 {
		return gonum.Empty
	}
	return iterator.NewOrderedNodes(slices.Clone(list)) // gonum sorts what it is given
}

// HasEdgeFromTo reports whether a relation leads from one claim to the other.
func (p *ClaimGraph) HasEdgeFromTo(uid, vid int64) bool {
	return p.byEnds[[2]int64{uid, vid}] != nil
}

// HasEdgeBetween reports whether a relation leads from one of the claims to
// the other.
func (p *ClaimGraph) HasEdgeBetween(xid, yid int64) bool {
	return p.HasEdgeFromTo(xid, yid) || p.HasEdgeFromTo(yid, xid)
}

// Edge returns the edge from one claim to the other, an *Edge, or nil.
func (p *ClaimGraph) Edge(uid, vid int64) gonum.Edge {
	if e := p.byEnds[[2]int64{uid, vid}]; e != nil {
		return e
	}
	return nil
}

// Edges returns the edges in the order of their first relations.
func (p *ClaimGraph) Edges() gonum.Edges {
	if len(p.edges) == 0 {
		return gonum.Empty
	}
	list := make([]gonum.Edge, len(p.edges))
	for i, e := range p.edges {
		list[i] = e
	}
	return iterator.NewOrderedEdges(list)
}

// EdgeList returns the edges in the order of their first relations. The slice
// is the projection's own.
func (p *ClaimGraph) EdgeList() []*Edge { return p.edges }
