package arguebuf

import (
	"strconv"
	"strings"

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
		doc.Report(doc.Root, diag.Error, "wrong-type", `a graph of arguebuf starts with {"nodes": {`, "a graph is an object here, not %s", doc.Root.Kind)
	}
	if doc.List.HasErrors() {
		g, _ := new(graph.Builder).Graph()
		return g, doc.List
	}
	d := &decoder{doc: doc, root: doc.Root, file: nodelink.File{Doc: doc, Format: format}, voices: map[string]string{}}
	d.resources()
	d.participants()
	nodes, edges := d.get(d.root, "nodes"), d.get(d.root, "edges")
	for _, m := range d.members(nodes, "nodes") {
		d.node(m.Key, &m.Value)
	}
	for _, m := range d.members(edges, "edges") {
		d.edge(m.Key, &m.Value)
	}
	g := d.file.Graph(d.head, d.extra(d.root))
	record := d.root.Data().Without(d.there...)
	d.file.Keep(shape, node, edge, document, record, d.own)
	return g, doc.List
}

type decoder struct {
	doc  *jsondoc.Document
	root *jsondoc.Value
	file nodelink.File
	own  graph.Data // what is kept of the whole

	there    []string // members of the document that have been read in full
	text     *source.Text
	resource string            // the id of the text
	resID    *jsondoc.Value    // its record
	voices   map[string]string // by the ids of participants
}

// get returns a member, by its name with or without underscores.
func (d *decoder) get(v *jsondoc.Value, key string) *jsondoc.Value {
	if m := v.Get(key); m != nil {
		return m
	}
	if s := snake(key); s != key {
		return v.Get(s)
	}
	return nil
}

// string returns a string, "" for what is not there.
func (d *decoder) string(v *jsondoc.Value, key, what string) string {
	m := d.get(v, key)
	if m == nil || m.Kind == jsondoc.Null || d.doc.Expect(m, jsondoc.String, what) {
		return m.String()
	}
	return m.Word()
}

// extra returns what crux has put into the userdata of something.
func (d *decoder) extra(v *jsondoc.Value) *jsondoc.Value {
	extra := v.Path("userdata", "crux")
	if extra == nil || !d.doc.Expect(extra, jsondoc.Object, "crux") {
		return nil
	}
	return extra
}

// members returns the members of an object by id: of several of an id, the last. What is
// no object is told.
func (d *decoder) members(v *jsondoc.Value, what string) []*jsondoc.Member {
	if v == nil || !d.doc.Expect(v, jsondoc.Object, what) || len(v.Members) == 0 {
		return nil
	}
	if what == "nodes" || what == "edges" {
		d.there = append(d.there, what)
	}
	last := make(map[string]int, len(v.Members))
	for i, m := range v.Members {
		last[m.Key] = i
	}
	var list []*jsondoc.Member
	for i := range v.Members {
		if m := &v.Members[i]; last[m.Key] == i {
			list = append(list, m)
		}
	}
	return list
}

// resources chooses the text: the one that most atoms refer to.
func (d *decoder) resources() {
	list := d.members(d.get(d.root, "resources"), "resources")
	if len(list) == 0 {
		return
	}
	chosen := list[0]
	if len(list) > 1 {
		count := map[string]int{}
		if nodes := d.get(d.root, "nodes"); nodes != nil {
			for i := range nodes.Members {
				count[nodes.Members[i].Value.Path("atom", "reference", "resource").Word()]++
			}
		}
		for _, m := range list {
			if count[m.Key] > count[chosen.Key] {
				chosen = m
			}
		}
		for _, m := range list {
			if m != chosen {
				d.doc.Report(&m.Value, diag.Hint, "broken-anchor", "make it a graph of its own to read them",
					"places in the resource %q are kept, but not read: a graph has one text here, and most atoms refer to %q", diag.Short(m.Key), diag.Short(chosen.Key))
			}
		}
	}
	if !d.doc.Expect(&chosen.Value, jsondoc.Object, "a resource") {
		return
	}
	d.resource, d.resID = chosen.Key, &chosen.Value
	if text := chosen.Value.Get("text"); text != nil && d.doc.Expect(text, jsondoc.String, "the text of a resource") && text.Kind == jsondoc.String {
		d.text = source.New(text.Text)
	}
	if d.text != nil && d.resource != nodelink.UUID("resource") {
		d.own = append(d.own, graph.Field{Key: "resource", Value: d.resource})
	}
}

// participants notes how participants are called: by their names, or whatever else they
// have.
func (d *decoder) participants() {
	var ids graph.Data
	known := map[string]bool{}
	for _, m := range d.members(d.get(d.root, "participants"), "participants") {
		v := &m.Value
		if !d.doc.Expect(v, jsondoc.Object, "a participant") {
			continue
		}
		name := m.Key
		for _, key := range []string{"name", "username", "email"} {
			if s := v.Get(key).String(); s != "" {
				name = s
				break
			}
		}
		d.voices[m.Key] = name
		if name == "" || known[name] {
			continue
		}
		known[name] = true
		if m.Key != nodelink.UUID("participant", name) {
			ids = append(ids, graph.Field{Key: name, Value: m.Key})
		}
	}
	if ids != nil {
		d.own = append(d.own, graph.Field{Key: "voices", Value: ids})
	}
}

// head returns what the document says of itself, as the JSON of the model has it.
func (d *decoder) head(node func(id string) (word string, claim bool)) []jsondoc.Member {
	var members []jsondoc.Member
	meta := d.extra(d.root).Get("meta")
	if d.text != nil {
		members = append(members, nodelink.Member("text", nodelink.String(d.text.String(), d.resID)))
		if title := d.string(d.resID, "title", "the title of a resource"); title != "" {
			work := []jsondoc.Member{}
			if w := meta.Get("work"); w.Is(jsondoc.Object) {
				work = append(work, w.Members...)
			}
			members = append(members, nodelink.Member("work", nodelink.Object(append(work, nodelink.Member("title", nodelink.String(title, d.resID))), d.resID)))
		}
	}
	var authors []string
	analysts := d.get(d.root, "analysts")
	for _, m := range d.members(analysts, "analysts") {
		if !d.doc.Expect(&m.Value, jsondoc.Object, "an analyst") {
			continue
		}
		for _, key := range []string{"name", "email"} {
			if s := m.Value.Get(key).String(); s != "" {
				authors = append(authors, s)
				break
			}
		}
	}
	if authors != nil {
		members = append(members, nodelink.Member("author", nodelink.String(strings.Join(authors, ", "), analysts)))
	}
	major := d.get(d.root, "majorClaim")
	if id := d.string(d.root, "majorClaim", "the major claim"); id != "" {
		word, claim := node(id)
		switch {
		case word == "":
			d.doc.Report(major, diag.Warning, "no-such-node", "it is kept, but says nothing", "the major claim is %q, and no node has this id", diag.Short(id))
		case !claim:
			d.doc.Report(major, diag.Warning, "no-such-node", "it is kept, but says nothing", "the major claim is %q, which is no atom", diag.Short(id))
		default:
			if theses := meta.Get("theses"); !theses.Is(jsondoc.Array) || len(theses.Items) == 0 || theses.Items[0].Word() != id {
				members = append(members, nodelink.Member("theses", nodelink.List([]jsondoc.Value{nodelink.String(word, major)}, major)))
			}
		}
	}
	return members
}

// node reads a node.
func (d *decoder) node(id string, v *jsondoc.Value) {
	if !v.Is(jsondoc.Object) {
		d.odd(id, v, "is %s, not an object", v.Kind)
		return
	}
	n := &nodelink.FileNode{ID: id, Value: v, Record: v.Data(), Extra: d.extra(v)}
	atom, scheme := v.Get("atom"), v.Get("scheme")
	switch {
	case atom.Is(jsondoc.Object):
		if scheme != nil && scheme.Kind != jsondoc.Null {
			d.doc.Report(scheme, diag.Warning, "odd-node", "the scheme is kept, but says nothing", "the node %q is both an atom and a scheme", diag.Short(id))
		}
		d.atom(id, n, atom)
	case scheme.Is(jsondoc.Object):
		n.Scheme = true
		d.scheme(id, n, scheme)
	default:
		d.odd(id, v, "is neither an atom nor a scheme")
		return
	}
	d.file.Nodes = append(d.file.Nodes, n)
}

// odd keeps what is no node.
func (d *decoder) odd(id string, v *jsondoc.Value, format string, args ...any) {
	d.doc.Report(v, diag.Warning, "odd-node", "it is kept, but is no part of the graph", "the node %q "+format, append([]any{diag.Short(id)}, args...)...)
	d.file.OddNodes = append(d.file.OddNodes, nodelink.Odd{ID: id, Record: v.Any()})
}

func (d *decoder) atom(id string, n *nodelink.FileNode, atom *jsondoc.Value) {
	add := func(key string, v jsondoc.Value) { n.Members = append(n.Members, nodelink.Member(key, v)) }
	text := d.string(atom, "text", "the text of an atom")
	at := atom.Get("text")
	if only := n.Extra.Get("text"); !only.Is(jsondoc.String) || only.Text != "" || n.Extra.Get("title").String() != text {
		add("text", nodelink.String(text, at))
	}
	if who := d.string(atom, "participant", "the participant of an atom"); who != "" {
		name, ok := d.voices[who]
		if !ok {
			d.doc.Report(atom.Get("participant"), diag.Warning, "no-such-node", "it is kept, but says nothing", "the atom %q is said by the participant %q, and none has this id", diag.Short(id), diag.Short(who))
		} else {
			add("voice", nodelink.String(name, atom.Get("participant")))
		}
	}
	if r := atom.Get("reference"); r != nil && d.doc.Expect(r, jsondoc.Object, "a reference") && r.Kind == jsondoc.Object {
		d.reference(id, n, r, text)
	}
}

// reference reads where the text states something.
func (d *decoder) reference(id string, n *nodelink.FileNode, r *jsondoc.Value, said string) {
	words, resource := d.string(r, "text", "the text of a reference"), d.string(r, "resource", "the resource of a reference")
	at := r.Get("offset")
	offset, ok := 0, true
	if at.Word() != "" {
		offset, ok = whole(at.Word())
	}
	if !ok || at != nil && at.Kind != jsondoc.Number && at.Kind != jsondoc.String && at.Kind != jsondoc.Null {
		d.doc.Report(at, diag.Warning, "wrong-type", "it is kept, but says nothing", "the offset of the atom %q is no whole number", diag.Short(id))
		return
	}
	switch known := d.get(d.root, "resources").Get(resource); {
	case resource != "" && known == nil:
		d.doc.Report(r.Get("resource"), diag.Warning, "no-such-node", "it is kept, but says nothing", "the atom %q refers to the resource %q, and none has this id", diag.Short(id), diag.Short(resource))
		return
	case resource != "" && resource != d.resource:
		return // told of the resource
	case words == "" && at.Word() == "":
		return
	case words == "":
		words = said
	}
	if resource != "" || at.Word() != "" {
		if o, ok := find(d.text, offset, words); ok && words != "" {
			if first := n.Extra.Get("offsets"); first.Is(jsondoc.Array) && len(first.Items) > 0 {
				start, _ := first.Items[0].Get("start").Int()
				end, _ := first.Items[0].Get("end").Int()
				if start == o.Start && end == o.End {
					return // it says more
				}
			}
			n.Members = append(n.Members, nodelink.Member("offsets", nodelink.List([]jsondoc.Value{nodelink.Object([]jsondoc.Member{
				nodelink.Member("start", nodelink.Number(strconv.Itoa(o.Start), r)), nodelink.Member("end", nodelink.Number(strconv.Itoa(o.End), r))}, r)}, r)))
			return
		}
		if at.Word() != "" {
			d.doc.Report(r, diag.Warning, "broken-anchor", "it is kept, but is no place in the text", "the words of the atom %q are not at character %d of the text", diag.Short(id), offset)
			return
		}
	}
	if words != "" {
		n.Members = append(n.Members, nodelink.Member("quotes", nodelink.List([]jsondoc.Value{nodelink.Object([]jsondoc.Member{
			nodelink.Member("exact", nodelink.String(words, r))}, r)}, r)))
	}
}

// scheme reads the type of a scheme: the first of several.
func (d *decoder) scheme(id string, n *nodelink.FileNode, in *jsondoc.Value) {
	found := false
	for _, t := range types {
		v := in.Get(t.member)
		switch {
		case v == nil || v.Kind == jsondoc.Null:
			continue
		case found:
			d.doc.Report(v, diag.Warning, "odd-node", "the first one counts", "the scheme %q is of more than one type", diag.Short(id))
			continue
		}
		found, n.Kind = true, t.kind
		name, known := schemeName(t.kind, v.Word())
		if !known && v.Word() == "" {
			d.doc.Report(v, diag.Warning, "wrong-type", "it is kept, but says nothing", "the type of the scheme %q is %s, not a name", diag.Short(id), v.Kind)
			name, known = "", true
		}
		if !known {
			d.doc.Report(v, diag.Hint, "unknown-scheme", "it is kept as it is", "the scheme %q is %q, which arguebuf does not know", diag.Short(id), diag.Short(name))
		}
		if own := n.Extra.Get("scheme"); own.Is(jsondoc.String) {
			if value, _ := spelled(t.kind, own.Text); value == v.Word() {
				continue // it says more
			}
		}
		n.Members = append(n.Members, nodelink.Member("scheme", nodelink.String(name, v)))
	}
	if !found {
		d.doc.Report(n.Value, diag.Warning, "unknown-scheme", `if it speaks against something, write {"attack": "ATTACK_DEFAULT"}`, "the scheme %q has no type: it is read as a support", diag.Short(id))
	}
}

// edge reads an edge.
func (d *decoder) edge(id string, v *jsondoc.Value) {
	d.doc.Expect(v, jsondoc.Object, "an edge")
	d.file.Edges = append(d.file.Edges, &nodelink.FileEdge{ID: id, Value: v, From: d.get(v, "source"), To: d.get(v, "target"), Record: v.Any()})
}
