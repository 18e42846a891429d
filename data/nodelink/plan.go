package nodelink

import (
	"reflect"
	"slices"

	"crux/data/cruxjson"
	"crux/data/loss"
	"crux/graph"
)

// A Plan is a graph as nodes and edges, in the order in which they are written.
type Plan struct {
	Graph *graph.Graph
	Nodes []*Node
	Edges []*Edge
	// Tree is the rest of the graph as the JSON of the model has it.
	Tree graph.Data
	// Own is what the format keeps of the whole.
	Own graph.Data
	// OddNodes and OddEdges are no part of the graph.
	OddNodes, OddEdges []Odd
	Lost               loss.List

	format string
	byNode map[graph.Node]*Node
}

// A Node is a claim, sketch or relation with its id.
type Node struct {
	Of   graph.Node
	ID   any        // a string, or a number as the file has it
	Tree graph.Data // as the JSON of the model has it

	word   string // of the id; made up for a second node of an id
	own    graph.Data
	copyOf *Node // that stands for this one
}

// An Edge leads from a source to its relation or from a relation to its target.
type Edge struct {
	ID       any
	From, To any // ids of nodes

	of  end
	own graph.Data
}

// end is where an edge belongs.
type end struct {
	relation graph.Node
	at       graph.Node // the source or target
	target   bool
}

// Odd is a record of a file that is no part of the graph.
type Odd struct {
	ID     any
	Record any
}

// ID returns the id of a claim, sketch or relation.
func (p *Plan) ID(n graph.Node) any { return p.byNode[n].ID }

// Word returns the id of a node as the Tree has it.
func (p *Plan) Word(n graph.Node) string { return p.byNode[n].word }

// Lay returns the plan of g in a format.
func Lay(g *graph.Graph, format string) *Plan {
	p := &Plan{Graph: g, Own: of(g.Meta.Foreign, format), format: format, byNode: make(map[graph.Node]*Node, len(g.NodeList()))}
	for _, x := range list(p.Own, "nodes") {
		d, _ := x.(graph.Data)
		id, _ := d.Get("id")
		record, _ := d.Get("record")
		p.OddNodes = append(p.OddNodes, Odd{id, record})
	}
	all := p.number()
	ids := make([]string, len(all))
	for i, n := range all {
		ids[i] = n.word
	}
	p.Tree, p.Lost = cruxjson.Tree(g, ids)
	nodes := list(p.Tree, "nodes")
	for i, n := range all {
		n.Tree = p.others(nodes[i].(graph.Data))
	}
	p.Tree = p.Tree.Without("crux", "nodes")
	if meta := Child(p.Tree, "meta"); meta != nil {
		p.Tree = replace(p.Tree, "meta", p.others(meta))
	}
	p.edges(all)
	return p
}

// others returns what is said of something without what the format itself keeps.
func (p *Plan) others(tree graph.Data) graph.Data {
	return replace(tree, "foreign", Child(tree, "foreign").Without(p.format))
}

// replace returns an object with another value of a member, without it if that is empty.
func replace(d graph.Data, key string, value graph.Data) graph.Data {
	i := slices.IndexFunc(d, func(f graph.Field) bool { return f.Key == key })
	switch {
	case i < 0:
		return d
	case len(value) == 0:
		return d.Without(key)
	}
	d = slices.Clone(d)
	d[i].Value = value
	return d
}

// number gives ids to all nodes: those that they had in a file of the format, unless
// another one has it now.
func (p *Plan) number() []*Node {
	names := newNames()
	for _, o := range p.OddNodes {
		names.taken[word(o.ID)] = true
	}
	var all, unnamed []*Node
	had := map[string]*Node{} // by the words of kept ids
	for _, n := range p.Graph.NodeList() {
		x := &Node{Of: n, own: of(*graph.Foreign(n), p.format)}
		all = append(all, x)
		p.byNode[n] = x
		if id, kept := x.own.Get("id"); kept && !truth(x.own, "also") && !truth(x.own, "twice") && names.keep(id) {
			x.ID, x.word, had[word(id)] = id, word(id), x
		}
	}
	for _, x := range all {
		n := x.Of
		id, kept := x.own.Get("id")
		w := word(id)
		switch {
		case x.ID != nil:
			if w == "" {
				x.word = names.free(w)
			}
		case !kept:
			unnamed = append(unnamed, x)
		case truth(x.own, "also") && p.isCopy(n, had[w]):
			x.copyOf, x.ID, x.word = had[w], had[w].ID, names.free(w)
		case truth(x.own, "twice") && len(p.Graph.On(n))+len(p.Graph.Uses(n)) == 0:
			x.ID, x.word = id, names.free(w)
		default:
			unnamed = append(unnamed, x)
			x.own = x.own.Without("id", "also", "twice")
		}
	}
	for _, x := range byDepth(unnamed) {
		x.word = names.give(said(x.Of, p.Word))
		x.ID = x.word
	}
	return all
}

// isCopy reports whether a relation says what x says but for its target, so that the
// two are one node.
func (p *Plan) isCopy(n graph.Node, x *Node) bool {
	if x == nil {
		return false
	}
	r, ok := n.(*graph.Relation)
	of, ok2 := x.Of.(*graph.Relation)
	return ok && ok2 && r.Kind == of.Kind && r.Target != nil && r.Target != of.Target && len(p.Graph.On(r)) == 0 &&
		slices.Equal(r.Sources, of.Sources) && slices.Equal(r.Rules, of.Rules) && slices.Equal(r.Tags, of.Tags) &&
		r.Scheme == of.Scheme && r.Strict == of.Strict && r.Whole == of.Whole && r.Argument == nil && of.Argument == nil &&
		reflect.DeepEqual(r.Strength, of.Strength) && equal(r.Data, of.Data) &&
		equal(r.Foreign.Without(p.format), of.Foreign.Without(p.format))
}

// byDepth returns claims and sketches first, then relations, those first that others end
// on: an id may depend on that of the target.
func byDepth(list []*Node) []*Node {
	at := map[graph.Node]int{}
	var claims, relations []*Node
	for _, x := range list {
		if _, ok := x.Of.(*graph.Relation); ok {
			at[x.Of] = len(relations)
			relations = append(relations, x)
		} else {
			claims = append(claims, x)
		}
	}
	next := make([]int, len(relations))
	for i, x := range relations {
		next[i] = -1
		if j, ok := at[x.Of.(*graph.Relation).Target]; ok {
			next[i] = j
		}
	}
	order, _ := cruxjson.Order(next)
	depth, deepest := make([]int, len(relations)), 0
	for _, i := range order {
		if next[i] >= 0 {
			depth[i] = depth[next[i]] + 1
		}
		deepest = max(deepest, depth[i])
	}
	levels := make([][]*Node, deepest+1)
	for i, x := range relations {
		levels[depth[i]] = append(levels[depth[i]], x)
	}
	return append(claims, slices.Concat(levels...)...)
}

// edges makes the edges, and the nodes without those that another one stands for.
func (p *Plan) edges(all []*Node) {
	names := newNames()
	there := map[string]bool{} // words of the ids of nodes that are written
	for _, o := range p.OddNodes {
		there[word(o.ID)] = true
	}
	for _, x := range all {
		there[word(x.ID)] = true
	}
	for _, x := range list(p.Own, "edges") {
		d, _ := x.(graph.Data)
		if !slices.ContainsFunc(list(d, "ends"), func(end any) bool { return !there[word(end)] }) {
			id, _ := d.Get("id")
			record, _ := d.Get("record")
			if id != nil {
				names.keep(id)
			}
			p.OddEdges = append(p.OddEdges, Odd{id, record})
		}
	}
	for _, x := range all {
		if x.copyOf == nil {
			p.Nodes = append(p.Nodes, x)
		}
		r, ok := x.Of.(*graph.Relation)
		if !ok {
			continue
		}
		own := map[string]graph.Data{}
		for _, e := range list(x.own, "edges") {
			d, _ := e.(graph.Data)
			for _, key := range []string{"source", "target"} {
				if id, ok := d.Get(key); ok {
					own[key+"\x00"+word(id)] = d
				}
			}
		}
		add := func(from, to any, kept graph.Data, of end) {
			e := &Edge{From: from, To: to, of: of, own: kept}
			if id, ok := kept.Get("id"); ok && (names.keep(id) || truth(kept, "twice")) {
				e.ID = id
			}
			p.Edges = append(p.Edges, e)
		}
		if x.copyOf == nil {
			for _, s := range r.Sources {
				id := p.ID(s)
				add(id, x.ID, own["source\x00"+word(id)], end{r, s, false})
			}
		}
		if r.Target != nil {
			id := p.ID(r.Target)
			add(x.ID, id, own["target\x00"+word(id)], end{r, r.Target, true})
		}
	}
	for _, e := range p.Edges {
		if e.ID == nil {
			e.ID = names.give(e.said())
		}
	}
}

func (e *Edge) said() string { return "edge\x00" + word(e.From) + "\x00" + word(e.To) }

// Record returns a node as it is written: with what its file has beside.
func (n *Node) Record(written graph.Data) graph.Data { return Apply(written, Child(n.own, "record")) }

// Record returns an edge as it is written: with what its file has beside.
func (e *Edge) Record(written graph.Data) graph.Data { return Apply(written, Child(e.own, "record")) }

// Record returns the document as it is written, without nodes and edges.
func (p *Plan) Record(written graph.Data) graph.Data { return Apply(written, Child(p.Own, "record")) }

func truth(d graph.Data, key string) bool {
	v, _ := d.Get(key)
	return v == true
}

// Extra returns what a node says but for its id, its type and its ends: what a format
// has no word for is a part of that.
func (n *Node) Extra() graph.Data {
	extra := n.Tree.Without("id", "sources", "target")
	if _, ok := n.Of.(*graph.Sketch); ok {
		return extra
	}
	return extra.Without("type")
}
