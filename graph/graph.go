// Package graph models an argument as a directed graph.
//
// Its nodes are claims, sketches and relations. A relation is one application
// of support or attack: it leads from its sources (premises, objections) to its
// target, which is a claim, a sketch or another relation. Because every
// relation is a node, linked premises, undercuts of undercuts, and a support
// and an attack between the same two claims all have their place, and a *Graph
// is a plain gonum graph.Directed: edges lead source → relation → target, and
// there is at most one between an ordered pair of nodes.
//
// A graph is made with a Builder and does not change afterwards. The order of
// its nodes, edges and everything derived from them follows the order in which
// they were made, which for a decoded file is the order of the source.
package graph

import (
	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
)

// A Node is a *Claim, a *Sketch or a *Relation.
type Node interface {
	// ID is the node's number in its graph: nodes count from 0 in the order
	// in which they were made.
	gonum.Node

	// at returns the part that is common to all nodes.
	at() *node
}

// node is the place of a Claim, Sketch or Relation in its graph.
type node struct {
	id    int64
	owner *Builder

	uses []*Relation // relations that have this node as a source
	on   []*Relation // relations that have this node as their target
}

// ID returns the node's number in its graph.
func (n *node) ID() int64 { return n.id }

func (n *node) at() *node { return n }

// A Graph is an argument.
type Graph struct {
	Meta Meta

	// Sections are the outermost sections in the order of the source.
	Sections []*Section

	nodes          []Node
	claims         []*Claim
	sketches       []*Sketch
	relations      []*Relation
	arguments      []*Argument
	contradictions []*Contradiction
	byKey          map[string]*Claim
}

var _ gonum.Directed = (*Graph)(nil)

// Claims returns the claims of g in their order. The slice is the graph's own.
func (g *Graph) Claims() []*Claim { return g.claims }

// Sketches returns the sketches of g in their order.
func (g *Graph) Sketches() []*Sketch { return g.sketches }

// Relations returns the relations of g in their order.
func (g *Graph) Relations() []*Relation { return g.relations }

// Arguments returns the arguments of g in their order.
func (g *Graph) Arguments() []*Argument { return g.arguments }

// Contradictions returns the contradictions of g in their order.
func (g *Graph) Contradictions() []*Contradiction { return g.contradictions }

// Claim returns the claim with the given key, or nil.
func (g *Graph) Claim(key string) *Claim { return g.byKey[key] }

// NodeList returns all nodes of g by ascending ID. The slice is the graph's own.
func (g *Graph) NodeList() []Node { return g.nodes }

// On returns the relations whose target is n, in their order: the supports
// and attacks that a claim receives, the undercuts of a relation.
func (g *Graph) On(n Node) []*Relation { return n.at().on }

// Uses returns the relations that have n as a source, in their order.
func (g *Graph) Uses(n Node) []*Relation { return n.at().uses }

// Node returns the node with the given ID, or nil.
func (g *Graph) Node(id int64) gonum.Node {
	if n := g.node(id); n != nil {
		return n
	}
	return nil
}

func (g *Graph) node(id int64) Node {
	if id < 0 || id >= int64(len(g.nodes)) {
		return nil
	}
	return g.nodes[id]
}

// Nodes returns all nodes by ascending ID.
func (g *Graph) Nodes() gonum.Nodes { return iterate(g.nodes) }

// From returns the nodes that can be reached directly from the node with the
// given ID: for a claim or sketch the relations that it is a source of, for a
// relation its target.
func (g *Graph) From(id int64) gonum.Nodes {
	switch n := g.node(id).(type) {
	case nil:
	case *Relation:
		if n.Target != nil {
			return iterate([]Node{n.Target})
		}
	default:
		return iterate(n.at().uses)
	}
	return gonum.Empty
}

// To returns the nodes that lead directly to the node with the given ID: for a
// relation its sources as written, then for every node the relations on it.
func (g *Graph) To(id int64) gonum.Nodes {
	n := g.node(id)
	if n == nil {
		return gonum.Empty
	}
	var to []Node
	if r, ok := n.(*Relation); ok {
		to = append(to, r.Sources...)
	}
	for _, r := range n.at().on {
		to = append(to, r)
	}
	return iterate(to)
}

// HasEdgeFromTo reports whether an edge leads from the node with ID uid to
// the node with ID vid.
func (g *Graph) HasEdgeFromTo(uid, vid int64) bool {
	_, ok := g.edge(uid, vid)
	return ok
}

// HasEdgeBetween reports whether an edge leads from one of the two nodes to
// the other, in either direction.
func (g *Graph) HasEdgeBetween(xid, yid int64) bool {
	return g.HasEdgeFromTo(xid, yid) || g.HasEdgeFromTo(yid, xid)
}

// Edge returns the edge from the node with ID uid to the node with ID vid, an
// Edge, or nil.
func (g *Graph) Edge(uid, vid int64) gonum.Edge {
	if e, ok := g.edge(uid, vid); ok {
		return e
	}
	return nil
}

func (g *Graph) edge(uid, vid int64) (Edge, bool) {
	u, v := g.node(uid), g.node(vid)
	if u == nil || v == nil {
		return Edge{}, false
	}
	if r, ok := u.(*Relation); ok {
		return Edge{r, v, r}, r.Target == v
	}
	r, ok := v.(*Relation)
	return Edge{u, v, r}, ok && r.hasSource(u)
}

// Edges returns all edges: relation by relation, the edges from its sources
// first and then the one to its target.
func (g *Graph) Edges() gonum.Edges {
	var edges []gonum.Edge
	for _, r := range g.relations {
		for _, s := range r.Sources {
			edges = append(edges, Edge{s, r, r})
		}
		if r.Target != nil {
			edges = append(edges, Edge{r, r.Target, r})
		}
	}
	if len(edges) == 0 {
		return gonum.Empty
	}
	return iterator.NewOrderedEdges(edges)
}

// iterate returns an iterator over nodes in their order.
func iterate[N gonum.Node](nodes []N) gonum.Nodes {
	if len(nodes) == 0 {
		return gonum.Empty
	}
	list := make([]gonum.Node, len(nodes))
	for i, n := range nodes {
		list[i] = n
	}
	return iterator.NewOrderedNodes(list)
}

// Polarity is what an edge does for the node at its end.
type Polarity int8

const (
	Con     Polarity = -1 // speaks against it
	Neutral Polarity = 0  // neither
	Pro     Polarity = 1  // speaks for it
)

// An Edge leads from a source to its relation or from a relation to its
// target.
type Edge struct {
	from, to Node
	relation *Relation
}

var _ gonum.Edge = Edge{}

// From returns the node that the edge leaves.
func (e Edge) From() gonum.Node { return e.from }

// To returns the node that the edge enters.
func (e Edge) To() gonum.Node { return e.to }

// ReversedEdge returns e unchanged: what speaks for a claim is not what the
// claim speaks for.
func (e Edge) ReversedEdge() gonum.Edge { return e }

// Relation returns the relation that the edge belongs to.
func (e Edge) Relation() *Relation { return e.relation }

// Polarity is Pro on the way into a relation, which rests on its sources, and
// that of the relation's kind on the way out of it; so the product along a
// path says what its start does for its end.
func (e Edge) Polarity() Polarity {
	if e.from == Node(e.relation) {
		return e.relation.Kind.Polarity()
	}
	return Pro
}
