package sadface

import (
	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/data/nodelink"
	"crux/graph"
	"crux/graph/source"
)

// Encode writes g. Nothing is lost but bytes that are no text.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	p := nodelink.Lay(g, format)
	var nodes, edges []any
	for _, n := range p.Nodes {
		nodes = append(nodes, n.Record(node(p, n)))
	}
	for _, o := range p.OddNodes {
		nodes = append(nodes, o.Record)
	}
	for _, e := range p.Edges {
		edges = append(edges, e.Record(edge(p, e)))
	}
	for _, o := range p.OddEdges {
		edges = append(edges, o.Record)
	}
	doc := p.Record(document(p))
	doc = put(doc, "nodes", nodes)
	doc = put(doc, "edges", edges)
	doc = put(doc, "resources", resources(p))
	return string(jsondoc.Write(doc)), p.Lost
}

// put gives an object a list, unless that is empty.
func put(doc graph.Data, key string, list []any) graph.Data {
	if len(list) == 0 {
		return doc
	}
	return append(doc.Without(key), graph.Field{Key: key, Value: list})
}

// object makes an object of names and values.
func object(pairs ...any) graph.Data {
	d := graph.Data{}
	for i := 0; i < len(pairs); i += 2 {
		d = append(d, graph.Field{Key: pairs[i].(string), Value: pairs[i+1]})
	}
	return d
}

// metadata returns the metadata of something, with what the format has no word for.
func metadata(core, extra graph.Data) graph.Data {
	m := object("core", core)
	if len(extra) > 0 {
		m = append(m, graph.Field{Key: "crux", Value: extra})
	}
	return m
}

// node returns what is written of a claim, sketch or relation.
func node(p *nodelink.Plan, n *nodelink.Node) graph.Data {
	switch x := n.Of.(type) {
	case *graph.Claim:
		return atom(p, n, x.Text.Plain, x.Title(), x.Source)
	case *graph.Sketch:
		return atom(p, n, x.Text.Plain, x.Title(), x.Source)
	}
	r := n.Of.(*graph.Relation)
	name, kept := spelled(r.Kind, r.Scheme)
	extra := n.Extra()
	if kept {
		extra = extra.Without("scheme")
	}
	return object("id", n.ID, "type", "scheme", "name", name, "metadata", metadata(graph.Data{}, extra))
}

// atom returns what is written of a claim or sketch. The words of one that has a title
// only are the title.
func atom(p *nodelink.Plan, n *nodelink.Node, text, title string, where source.Reference) graph.Data {
	extra := n.Extra().Without("text")
	if text == "" && title != "" {
		text = title
		extra = append(extra, graph.Field{Key: "text", Value: ""})
	}
	sources, ok := places(p.Graph.Meta.Text, resourceID(p), where.Offsets)
	if ok {
		extra = extra.Without("offsets")
	}
	return object("id", n.ID, "type", "atom", "text", text, "sources", sources, "metadata", metadata(graph.Data{}, extra))
}

// places returns places in the text as an atom has them; ok is false, and there are
// none, if one of them is no place in the text.
func places(text *source.Text, resource any, offsets []source.Offsets) (sources []any, ok bool) {
	sources = []any{}
	for _, o := range offsets {
		if text == nil {
			return []any{}, false
		}
		s, err := text.Span(o)
		if err != nil {
			return []any{}, false
		}
		sources = append(sources, object("resource_id", resource, "text", text.String()[s.Start:s.End], "offset", o.Start, "length", o.End-o.Start))
	}
	return sources, true
}

// edge returns what is written of an edge.
func edge(_ *nodelink.Plan, e *nodelink.Edge) graph.Data {
	return object("id", e.ID, "source_id", e.From, "target_id", e.To)
}

// resourceID returns the id of the text.
func resourceID(p *nodelink.Plan) any {
	if id, ok := nodelink.Child(p.Own, "resource").Get("id"); ok {
		return id
	}
	return nodelink.UUID("resource")
}

// resource returns what is written of the text.
func resource(p *nodelink.Plan) graph.Data {
	return object("id", resourceID(p), "content", p.Graph.Meta.Text.String(), "type", "text", "metadata", metadata(graph.Data{}, nil))
}

// resources returns the text and what else the file has.
func resources(p *nodelink.Plan) []any {
	var list []any
	if p.Graph.Meta.Text != nil {
		list = append(list, nodelink.Apply(resource(p), nodelink.Child(nodelink.Child(p.Own, "resource"), "record")))
	}
	others, _ := p.Own.Get("resources")
	more, _ := others.([]any)
	return append(list, more...)
}

// document returns what is written but nodes, edges and resources, which are only there
// if they are empty.
func document(p *nodelink.Plan) graph.Data {
	m := p.Graph.Meta
	meta := nodelink.Child(p.Tree, "meta").Without("author", "title", "abstract", "text")
	extra := p.Tree.Without("meta")
	if len(meta) > 0 {
		extra = append(object("meta", meta), extra...)
	}
	id, ok := p.Own.Get("id")
	if !ok {
		id = documentID(p)
	}
	core := object("analyst_email", "", "analyst_name", m.Author, "created", "", "edited", "", "id", id)
	old, _ := p.Own.Get("old")
	if old != true {
		core = append(core, graph.Field{Key: "version", Value: "0.2"})
	}
	if m.Title != "" {
		core = append(core, graph.Field{Key: "title", Value: m.Title})
	}
	if m.Abstract != "" {
		core = append(core, graph.Field{Key: "description", Value: m.Abstract})
	}
	doc := object("metadata", metadata(core, extra))
	if old == true {
		doc = append(core, graph.Field{Key: "metadata", Value: metadata(nil, extra).Without("core")})
	}
	for _, empty := range []struct {
		key string
		is  bool
	}{{"resources", len(resources(p)) == 0}, {"nodes", len(p.Nodes) == 0}, {"edges", len(p.Edges) == 0}} {
		if empty.is {
			doc = append(doc, graph.Field{Key: empty.key, Value: []any{}})
		}
	}
	return doc
}

// documentID returns an id for the document, which depends on its title and its first
// claim.
func documentID(p *nodelink.Plan) string {
	first := ""
	if len(p.Nodes) > 0 {
		first = p.Word(p.Nodes[0].Of)
	}
	return nodelink.UUID("document", p.Graph.Meta.Title, first)
}
