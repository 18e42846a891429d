package arguebuf

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
	doc := p.Record(document(p))
	var nodes, edges graph.Data
	for _, n := range p.Nodes {
		nodes = append(nodes, graph.Field{Key: jsonKey(n.ID), Value: n.Record(node(p, n))})
	}
	for _, o := range p.OddNodes {
		nodes = append(nodes, graph.Field{Key: jsonKey(o.ID), Value: o.Record})
	}
	for _, e := range p.Edges {
		edges = append(edges, graph.Field{Key: jsonKey(e.ID), Value: e.Record(edge(p, e))})
	}
	for _, o := range p.OddEdges {
		edges = append(edges, graph.Field{Key: jsonKey(o.ID), Value: o.Record})
	}
	doc = put(put(doc, "edges", edges), "nodes", nodes)
	return string(jsondoc.Write(doc)), p.Lost
}

// jsonKey returns an id as the name of a member.
func jsonKey(id any) string {
	s, _ := graph.Word(id)
	return s
}

// put gives an object a member at its start, unless the member is empty.
func put(doc graph.Data, key string, value graph.Data) graph.Data {
	if len(value) == 0 {
		return doc
	}
	out := graph.Data{{Key: key, Value: value}}
	for _, f := range doc {
		if f.Key != key {
			out = append(out, f)
		}
	}
	return out
}

// node returns what is written of a claim, sketch or relation.
func node(p *nodelink.Plan, n *nodelink.Node) graph.Data {
	switch x := n.Of.(type) {
	case *graph.Claim:
		return atom(p, n, x.Text.Plain, x.Title(), x.Voice, x.Source)
	case *graph.Sketch:
		return atom(p, n, x.Text.Plain, x.Title(), x.Voice, x.Source)
	}
	r := n.Of.(*graph.Relation)
	value, kept := spelled(r.Kind, r.Scheme)
	extra := n.Extra()
	if kept {
		extra = extra.Without("scheme")
	}
	record := graph.Data{{Key: "scheme", Value: graph.Data{{Key: types[typeOf(r.Kind)].member, Value: value}}}}
	return withExtra(record, extra)
}

// atom returns what is written of a claim or sketch. The words of one that has a title
// only are the title.
func atom(p *nodelink.Plan, n *nodelink.Node, text, title, voice string, where source.Reference) graph.Data {
	extra := n.Extra().Without("text", "voice")
	if text == "" && title != "" {
		text = title
		extra = append(extra, graph.Field{Key: "text", Value: ""})
	}
	a := graph.Data{}
	if text != "" {
		a = append(a, graph.Field{Key: "text", Value: text})
	}
	written, offsets, quotes := reference(p.Graph.Meta.Text, resourceID(p), where)
	if written != nil {
		a = append(a, graph.Field{Key: "reference", Value: written})
	}
	if offsets {
		extra = extra.Without("offsets")
	}
	if quotes {
		extra = extra.Without("quotes")
	}
	if voice != "" {
		a = append(a, graph.Field{Key: "participant", Value: participantID(p, voice)})
	}
	return withExtra(graph.Data{{Key: "atom", Value: a}}, extra)
}

// withExtra adds what the format has no word for.
func withExtra(record, extra graph.Data) graph.Data {
	if len(extra) == 0 {
		return record
	}
	return append(record, graph.Field{Key: "userdata", Value: graph.Data{{Key: "crux", Value: extra}}})
}

// edge returns what is written of an edge.
func edge(_ *nodelink.Plan, e *nodelink.Edge) graph.Data {
	return graph.Data{{Key: "source", Value: e.From}, {Key: "target", Value: e.To}}
}

// The ids of the things that are neither node nor edge are those that the file has for
// them, or else depend on their names.

func resourceID(p *nodelink.Plan) any {
	if id, ok := p.Own.Get("resource"); ok {
		return id
	}
	return nodelink.UUID("resource")
}

func participantID(p *nodelink.Plan, name string) any {
	voices, _ := p.Own.Get("voices")
	if d, ok := voices.(graph.Data); ok {
		if id, ok := d.Get(name); ok {
			return id
		}
	}
	return nodelink.UUID("participant", name)
}

func analystID(name string) string { return nodelink.UUID("analyst", name) }

// document returns what is written but nodes and edges, which are only there if they
// are empty.
func document(p *nodelink.Plan) graph.Data {
	g := p.Graph
	m := g.Meta
	meta := nodelink.Child(p.Tree, "meta").Without("author", "text")
	var doc graph.Data
	add := func(key string, value any) { doc = append(doc, graph.Field{Key: key, Value: value}) }
	if len(p.Nodes) == 0 {
		add("nodes", graph.Data{})
	}
	if len(p.Edges) == 0 {
		add("edges", graph.Data{})
	}
	if m.Text != nil {
		resource := graph.Data{{Key: "text", Value: m.Text.String()}}
		if m.Work.Title != "" {
			resource = append(resource, graph.Field{Key: "title", Value: m.Work.Title})
			work := nodelink.Child(meta, "work").Without("title")
			meta = meta.Without("work")
			if len(work) > 0 {
				meta = append(meta, graph.Field{Key: "work", Value: work})
			}
		}
		id, _ := graph.Word(resourceID(p))
		add("resources", graph.Data{{Key: id, Value: resource}})
	}
	if voices := participants(p); voices != nil {
		add("participants", voices)
	}
	if m.Author != "" {
		add("analysts", graph.Data{{Key: analystID(m.Author), Value: graph.Data{{Key: "name", Value: m.Author}}}})
	}
	if len(m.Theses) > 0 {
		if c := g.Claim(m.Theses[0]); c != nil {
			add("majorClaim", p.Word(c))
			if len(m.Theses) == 1 {
				meta = meta.Without("theses")
			}
		}
	}
	add("schemaVersion", 1)
	add("libraryVersion", "crux")
	extra := p.Tree.Without("meta")
	if len(meta) > 0 {
		extra = append(graph.Data{{Key: "meta", Value: meta}}, extra...)
	}
	return withExtra(doc, extra)
}

// participants returns who says something, in the order in which they do.
func participants(p *nodelink.Plan) graph.Data {
	var list graph.Data
	seen := map[string]bool{"": true}
	for _, n := range p.Graph.NodeList() {
		voice := ""
		switch n := n.(type) {
		case *graph.Claim:
			voice = n.Voice
		case *graph.Sketch:
			voice = n.Voice
		}
		if seen[voice] {
			continue
		}
		seen[voice] = true
		id, _ := graph.Word(participantID(p, voice))
		list = append(list, graph.Field{Key: id, Value: graph.Data{{Key: "name", Value: voice}}})
	}
	return list
}
