package sadface

import (
	"strconv"
	"unicode/utf8"

	"crux/data/jsondoc"
	"crux/data/nodelink"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/source"
)

// Decode reads a graph. Errors are what is no JSON and no such object; what is odd is a
// warning that names the node, and is kept.
func Decode(file, text string) (*graph.Graph, diag.List) {
	doc := jsondoc.Parse(file, text)
	if !doc.List.HasErrors() && !doc.Root.Is(jsondoc.Object) {
		doc.Report(doc.Root, diag.Error, "wrong-type", `a document of SADFace has "nodes", "edges" and "metadata"`, "a document is an object here, not %s", doc.Root.Kind)
	}
	if doc.List.HasErrors() {
		g, _ := new(graph.Builder).Graph()
		return g, doc.List
	}
	d := &decoder{doc: doc, root: doc.Root, file: nodelink.File{Doc: doc, Format: format}, told: map[string]bool{}}
	d.core = d.root.Path("metadata", "core")
	if d.core == nil && (d.root.Get("analyst_name") != nil || d.root.Get("created") != nil) {
		d.core = d.root
		d.keep("old", true)
	}
	d.resources()
	nodes, edges := d.list("nodes"), d.list("edges")
	for i := range nodes {
		d.node(&nodes[i])
	}
	for i := range edges {
		v := &edges[i]
		d.doc.Expect(v, jsondoc.Object, "an edge")
		d.file.Edges = append(d.file.Edges, &nodelink.FileEdge{ID: id(v), Value: v, From: v.Get("source_id"), To: v.Get("target_id"), Record: v.Any()})
	}
	g := d.file.Graph(d.head, extra(d.root))
	if v := d.core.Get("id"); v.Word() != "" && v.Word() != documentID(nodelink.Lay(g, format)) {
		d.keep("id", v.Any())
	}
	if d.chosen != nil {
		d.keepResource(g)
	}
	d.file.Keep(shape, node, edge, document, d.root.Data().Without(d.there...), d.own)
	return g, doc.List
}

type decoder struct {
	doc        *jsondoc.Document
	root, core *jsondoc.Value
	file       nodelink.File
	own        graph.Data // what is kept of the whole
	there      []string   // members of the document that have been read in full

	chosen   *jsondoc.Value // the resource that is the text
	resource string         // its id
	text     *source.Text
	ids      map[string]bool // of resources
	told     map[string]bool // names of schemes
}

func (d *decoder) keep(key string, value any) {
	d.own = append(d.own, graph.Field{Key: key, Value: value})
}

// extra returns what crux has put into the metadata of something.
func extra(v *jsondoc.Value) *jsondoc.Value {
	if x := v.Path("metadata", "crux"); x.Is(jsondoc.Object) {
		return x
	}
	return nil
}

// id returns the id of something as it is written, nil if it has none.
func id(v *jsondoc.Value) any {
	if x := v.Get("id"); x.Is(jsondoc.String) || x.Is(jsondoc.Number) {
		return x.Any()
	}
	return nil
}

// list returns the items of a member of the document.
func (d *decoder) list(key string) []jsondoc.Value {
	v := d.root.Get(key)
	if v == nil || !d.doc.Expect(v, jsondoc.Array, key) || len(v.Items) == 0 {
		return nil
	}
	d.there = append(d.there, key)
	return v.Items
}

// string returns a string, "" for what is not there.
func (d *decoder) string(v *jsondoc.Value, key, what string) string {
	m := v.Get(key)
	d.doc.Expect(m, jsondoc.String, what)
	return m.Word()
}

// resources chooses the text: the one that most atoms refer to.
func (d *decoder) resources() {
	list := d.list("resources")
	count := map[string]int{}
	if nodes := d.root.Get("nodes"); len(list) > 1 && nodes.Is(jsondoc.Array) {
		for i := range nodes.Items {
			if sources := nodes.Items[i].Get("sources"); sources.Is(jsondoc.Array) {
				for j := range sources.Items {
					count[sources.Items[j].Get("resource_id").Word()]++
				}
			}
		}
	}
	d.ids = map[string]bool{}
	for i := range list {
		r := &list[i]
		d.doc.Expect(r, jsondoc.Object, "a resource")
		id := r.Get("id").Word()
		d.ids[id] = true
		if r.Get("content").Is(jsondoc.String) && (d.chosen == nil || count[id] > count[d.resource]) {
			d.chosen, d.resource = r, id
		}
	}
	var others []any
	for i := range list {
		r := &list[i]
		if r == d.chosen {
			continue
		}
		others = append(others, r.Any())
		if d.chosen != nil {
			d.doc.Report(r, diag.Hint, "broken-anchor", "make it a document of its own to read them",
				"places in the resource %q are kept, but not read: a graph has one text here, and most atoms refer to %q", diag.Short(r.Get("id").Word()), diag.Short(d.resource))
		}
	}
	if others != nil {
		d.keep("resources", others)
	}
	if d.chosen != nil {
		d.text = source.New(d.chosen.Get("content").Text)
	}
}

// keepResource keeps what the record of the text has of its own.
func (d *decoder) keepResource(g *graph.Graph) {
	var own graph.Data
	id, _ := d.chosen.Data().Get("id")
	if id != nodelink.UUID("resource") && id != nil {
		own = object("id", id)
	}
	p := &nodelink.Plan{Graph: g, Own: object("resource", own)}
	if diff := shape.Diff(resource(p), d.chosen.Data()); diff != nil {
		own = append(own, graph.Field{Key: "record", Value: diff})
	}
	if own != nil {
		d.keep("resource", own)
	}
}

// head returns what the document says of itself, as the JSON of the model has it.
func (d *decoder) head(func(id string) (word string, claim bool)) []jsondoc.Member {
	var members []jsondoc.Member
	for _, m := range []struct{ key, core string }{{"author", "analyst_name"}, {"title", "title"}, {"abstract", "description"}} {
		if s := d.string(d.core, m.core, m.core); s != "" {
			members = append(members, nodelink.Member(m.key, nodelink.String(s, d.core.Get(m.core))))
		}
	}
	if d.text != nil {
		members = append(members, nodelink.Member("text", nodelink.String(d.text.String(), d.chosen)))
	}
	return members
}

// node reads a node.
func (d *decoder) node(v *jsondoc.Value) {
	n := &nodelink.FileNode{ID: id(v), Value: v, Record: v.Data(), Extra: extra(v)}
	kind := v.Get("type").String()
	switch {
	case kind == "atom":
		d.atom(n, v)
	case kind == "scheme", kind == "conflict":
		n.Scheme = true
		d.scheme(n, v, kind)
	default:
		what := "of no type"
		if kind != "" {
			what = "of the type " + strconv.Quote(diag.Short(kind))
		}
		d.doc.Report(v, diag.Warning, "odd-node", `types are "atom" and "scheme"; it is kept, but is no part of the graph`, "the node %q is %s", diag.Short(v.Get("id").Word()), what)
		d.file.OddNodes = append(d.file.OddNodes, nodelink.Odd{ID: n.ID, Record: v.Any()})
		return
	}
	d.file.Nodes = append(d.file.Nodes, n)
}

func (d *decoder) atom(n *nodelink.FileNode, v *jsondoc.Value) {
	text := d.string(v, "text", "the text of an atom")
	if only := n.Extra.Get("text"); !only.Is(jsondoc.String) || only.Text != "" || n.Extra.Get("title").String() != text {
		n.Members = append(n.Members, nodelink.Member("text", nodelink.String(text, v.Get("text"))))
	}
	sources := v.Get("sources")
	if sources == nil || !d.doc.Expect(sources, jsondoc.Array, "sources") {
		return
	}
	var offsets []jsondoc.Value
	for i := range sources.Items {
		s := &sources.Items[i]
		if !d.doc.Expect(s, jsondoc.Object, "a source") || s.Kind == jsondoc.Null {
			continue
		}
		if o, ok := d.place(n, s); ok {
			offsets = append(offsets, nodelink.Object([]jsondoc.Member{
				nodelink.Member("start", nodelink.Number(strconv.Itoa(o.Start), s)), nodelink.Member("end", nodelink.Number(strconv.Itoa(o.End), s))}, s))
		}
	}
	if offsets != nil {
		n.Members = append(n.Members, nodelink.Member("offsets", nodelink.List(offsets, sources)))
	}
}

// place reads a place in the text.
func (d *decoder) place(n *nodelink.FileNode, s *jsondoc.Value) (o source.Offsets, ok bool) {
	id := diag.Short(n.Value.Get("id").Word())
	resource, words := s.Get("resource_id"), d.string(s, "text", "the text of a source")
	switch w := resource.Word(); {
	case w == "" && !resource.Is(jsondoc.String), !d.ids[w]:
		d.doc.Report(s, diag.Warning, "no-such-node", "it is kept, but says nothing", "the atom %q refers to the resource %q, and none has this id", id, diag.Short(w))
		return o, false
	case w != d.resource || d.text == nil:
		return o, false // told of the resource
	}
	start, err := strconv.Atoi(s.Get("offset").Word())
	length, err2 := strconv.Atoi(s.Get("length").Word())
	if err2 != nil {
		length = utf8.RuneCountInString(words)
	}
	o = source.Offsets{Start: start, End: start + length}
	span, err3 := d.text.Span(o)
	if err != nil || err3 != nil || o.End < o.Start || words != "" && d.text.String()[span.Start:span.End] != words {
		d.doc.Report(s, diag.Warning, "broken-anchor", "it is kept, but is no place in the text", "the words of the atom %q are not at character %s of the text", id, diag.Short(s.Get("offset").Word()))
		return o, false
	}
	return o, true
}

func (d *decoder) scheme(n *nodelink.FileNode, v *jsondoc.Value, kind string) {
	at := v.Get("name")
	name := d.string(v, "name", "the name of a scheme")
	of, scheme, known := schemeName(name)
	n.Kind = of
	id := diag.Short(v.Get("id").Word())
	switch {
	case kind == "conflict":
		n.Kind, known = graph.Attack, true
	case scheme == "" && !known:
		d.doc.Report(v, diag.Warning, "unknown-scheme", `if it speaks against something, name it "conflict"`, "the scheme %q has no name: it is read as a support", id)
	case !known && !d.told[name]: // each name once
		d.told[name] = true
		d.doc.Report(at, diag.Hint, "unknown-scheme", `if it speaks against something, name it "conflict"`, "the scheme %q is called %q: it is read as a support of that scheme", id, diag.Short(name))
	}
	if scheme != "" {
		n.Members = append(n.Members, nodelink.Member("scheme", nodelink.String(scheme, at)))
	}
}
