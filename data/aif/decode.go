package aif

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/source"
)

// Decode reads the JSON of AIFdb. What is odd about it is told in warnings and hints,
// each at the node or edge; it is an error if the text is no JSON or nothing like AIF.
// The graph is what could be read.
func Decode(file, text string) (*graph.Graph, diag.List) {
	d := newDecoder(file, text)
	if root := d.doc.Root; !d.doc.List.HasErrors() {
		switch {
		case !root.Is(jsondoc.Object):
			d.doc.Report(root, diag.Error, "wrong-type", `AIF starts with {"nodes": [`, "AIF is an object here, not %s", root.Kind)
		case root.Get("nodes") == nil && root.Get("edges") == nil && root.Get("locutions") == nil:
			d.doc.Report(root, diag.Error, "wrong-type", `AIF starts with {"nodes": [`, "there are neither nodes nor edges here")
		default:
			d.all(root)
		}
	}
	return d.graph(nil, false)
}

// DecodeX reads the JSON of OVA3 and the Argument Mining Framework, as Decode does.
func DecodeX(file, text string) (*graph.Graph, diag.List) {
	d := newDecoder(file, text)
	root := d.doc.Root
	if !d.doc.List.HasErrors() {
		switch core := root.Get("AIF"); {
		case !root.Is(jsondoc.Object):
			d.doc.Report(root, diag.Error, "wrong-type", `xAIF starts with {"AIF": {"nodes": [`, "xAIF is an object here, not %s", root.Kind)
		case !core.Is(jsondoc.Object) && !core.Is(jsondoc.Null):
			d.doc.Report(core, diag.Error, "wrong-type", `xAIF starts with {"AIF": {"nodes": [`, "there is no object under \"AIF\"")
		default:
			d.all(core)
			d.text(root.Get("text"))
		}
	}
	return d.graph(root, true)
}

type decoder struct {
	doc  *jsondoc.Document
	file string
	b    graph.Builder

	nodes    []*node
	byID     map[string]*node
	edges    []*jsondoc.Value // that belong to no relation
	absent   []string         // ids of no node
	missing  map[string]bool  // those in absent
	core     *jsondoc.Value
	dialogue *dialogue
	named    map[string]bool // schemes
	edgeIDs  map[string]bool
	late     []late
}

// A node is one of the file.
type node struct {
	v        *jsondoc.Value
	id       string
	role     role
	kind     graph.Kind // of a scheme
	again    bool       // its id is that of a node before it
	counts   bool       // it becomes a claim or relations
	sources  []*node    // of a scheme
	targets  []*node
	prefers  []*node          // that are preferences, and targets if there is no other
	edges    []*jsondoc.Value // that lead to or from it as a scheme
	leads    []*jsondoc.Value // those to targets, in their order
	claim    *graph.Claim
	meaning  []*graph.Relation // of a scheme: one for each target
	visiting uint8
}

// late is a diagnostic that is told when all are known, so that they come in the order of
// the file.
type late struct {
	v                   *jsondoc.Value
	severity            diag.Severity
	code, hint, message string
}

func newDecoder(file, text string) *decoder {
	return &decoder{doc: jsondoc.Parse(file, text), file: file, byID: map[string]*node{}, missing: map[string]bool{}, named: map[string]bool{}, edgeIDs: map[string]bool{}, dialogue: newDialogue()}
}

func (d *decoder) tell(v *jsondoc.Value, severity diag.Severity, code, hint, format string, args ...any) {
	if v == nil {
		v = d.core
	}
	d.late = append(d.late, late{v, severity, code, hint, fmt.Sprintf(format, args...)})
}

// String names a node as messages do.
func (n *node) String() string {
	name := "the node " + quoted(n.id)
	if typ := n.v.Get("type").Word(); typ != "" {
		name = "the " + diag.Short(typ) + " " + quoted(n.id)
	}
	if n.id == "" {
		name = "the " + cmp.Or(diag.Short(n.v.Get("type").Word()), "node") + " without an id"
	}
	if text := n.v.Get("text").Word(); text != "" && n.role != scheme {
		name += " (" + quoted(text) + ")"
	}
	return name
}

func quoted(s string) string { return "“" + diag.Short(s) + "”" }

// all reads nodes, edges and who speaks.
func (d *decoder) all(core *jsondoc.Value) {
	d.core = core
	nodes, edges := d.list("nodes"), d.list("edges")
	for _, ofGraph := range []bool{true, false} { // of nodes with one id, these count
		for i := range nodes {
			id := nodes[i].Get("nodeID").Word()
			r := roleOf(nodes[i].Get("type").Word())
			if id != "" && d.byID[id] == nil && (r == claim || r == scheme) == ofGraph {
				d.byID[id] = &node{v: &nodes[i], id: id, role: r}
			}
		}
	}
	for i := range nodes {
		d.node(&nodes[i])
	}
	for i := range edges {
		d.edge(&edges[i])
	}
	d.relations()
	d.speakers()
	if !slices.ContainsFunc(d.nodes, func(n *node) bool { return n.claim != nil }) {
		d.tell(core, diag.Warning, "no-claims", "claims are nodes of the type I", "the file has no claims")
	}
}

// list returns the items of a part of AIF.
func (d *decoder) list(key string) []jsondoc.Value {
	v := d.core.Get(key)
	if v != nil && !v.Is(jsondoc.Array) && !v.Is(jsondoc.Null) {
		d.tell(v, diag.Warning, "wrong-type", "it is kept, but says nothing", "%s is %s here, not an array", key, v.Kind)
	}
	if v == nil {
		return nil
	}
	return v.Items
}

func (d *decoder) node(v *jsondoc.Value) {
	n := &node{v: v, id: v.Get("nodeID").Word()}
	if first := d.byID[n.id]; first != nil && first.v == v {
		n = first
	}
	d.nodes = append(d.nodes, n)
	if !v.Is(jsondoc.Object) {
		d.tell(v, diag.Warning, "odd-node", "it is kept, but is no part of the graph", "a node is an object here, not %s", v.Kind)
		return
	}
	typ := v.Get("type").Word()
	n.role = roleOf(typ)
	if n.role == other {
		d.tell(v, diag.Warning, "odd-node", "it is kept, but is no part of the graph; types are I, RA, CA, MA, PA, L, YA and TA", "%s is of no type that is known", n)
	}
	if first := d.byID[n.id]; first != nil && first != n {
		n.again = true
		same := n.role != claim || first.role == claim && first.v.Get("text").Word() == n.v.Get("text").Word()
		hint := fmt.Sprintf("edges are taken to mean %s; this one is a claim to which none leads", first)
		if same {
			hint = fmt.Sprintf("edges are taken to mean %s; this one is kept, but is no part of the graph", first)
		}
		d.tell(idOf(v), diag.Warning, "duplicate-id", hint, "more than one node has the id %s", quoted(n.id))
		if same {
			return
		}
	} else if n.id == "" && n.role != other {
		d.tell(v, diag.Warning, "odd-node", "give it a nodeID", "no edge can name %s", n)
	}
	text := v.Get("text")
	if k := kindOfValue(text); k == jsondoc.Array || k == jsondoc.Object {
		d.tell(text, diag.Warning, "wrong-type", "it is kept, but says nothing", "the text of %s is %s here, not a string", n, k)
	}
	n.counts = n.role == claim
	if n.role == scheme && !n.again {
		n.counts, n.kind = true, kindOf(typ)
	}
	if !n.again {
		d.dialogue.node(n.id, n.role, text.Word())
	}
}

func kindOfValue(v *jsondoc.Value) jsondoc.Kind {
	if v == nil {
		return jsondoc.Missing
	}
	return v.Kind
}

// idOf returns the place of the id of a node, or else the node.
func idOf(v *jsondoc.Value) *jsondoc.Value {
	if at := v.Get("nodeID"); at != nil {
		return at
	}
	return v
}

// edge sorts an edge: to a relation, to the records of who says what, or to what is odd.
func (d *decoder) edge(v *jsondoc.Value) {
	if !v.Is(jsondoc.Object) {
		d.edges = append(d.edges, v)
		d.tell(v, diag.Warning, "odd-edge", "it is kept, but is no part of the graph", "an edge is an object here, not %s", v.Kind)
		return
	}
	if id := v.Get("edgeID"); id.Word() != "" {
		if d.edgeIDs[id.Word()] {
			d.tell(id, diag.Hint, "duplicate-id", "nothing refers to edges by their ids; both are kept", "more than one edge has the id %s", quoted(id.Word()))
		}
		d.edgeIDs[id.Word()] = true
	}
	from, to := d.end(v, "fromID"), d.end(v, "toID")
	if from == nil || to == nil {
		d.edges = append(d.edges, v)
		return
	}
	switch {
	case from.role == claim && to.role == scheme: // these are the first ones with their ids
		to.sources, to.edges = append(to.sources, from), append(to.edges, v)
	case from.role == scheme && (to.role == claim || to.role == scheme && to.kind != graph.Preference):
		from.targets, from.leads = append(from.targets, to), append(from.leads, v)
	case from.role == scheme && to.role == scheme:
		from.prefers = append(from.prefers, to)
		from.edges = append(from.edges, v)
	case d.usual(from.role, to.role):
		d.edges = append(d.edges, v)
		d.dialogue.edge(from.id, to.id)
	default:
		d.odd(v, "", "an edge leads from %s to %s", from, to)
	}
}

// odd keeps an edge that is no part of the graph.
func (d *decoder) odd(v *jsondoc.Value, why, format string, args ...any) {
	d.edges = append(d.edges, v)
	if why == "" {
		why = "edges of the graph lead from I to RA, CA, MA or PA, and from these to I or each other"
	}
	d.tell(v, diag.Warning, "odd-edge", "it is kept, but is no part of the graph: "+why, format, args...)
}

// usual reports whether an edge between nodes of two roles says who says what.
func (d *decoder) usual(from, to role) bool {
	switch from {
	case locution:
		return to == illocution || to == transition
	case transition:
		return to == illocution || to == locution
	case illocution:
		return to != transition && to != other && to != illocution
	}
	return false
}

// end returns the node at an end of an edge, nil if there is none, which is told.
func (d *decoder) end(edge *jsondoc.Value, key string) *node {
	v := edge.Get(key)
	id := v.Word()
	if n := d.byID[id]; n != nil {
		return n
	}
	d.lacks(id)
	at := v
	if at == nil {
		at = edge
	}
	what := "no node has the id " + quoted(id)
	if id == "" {
		what = "an edge has no " + key
	}
	if e := edge.Get("edgeID").Word(); e != "" {
		what += fmt.Sprintf(", at the end of the edge %s", quoted(e))
	}
	d.tell(at, diag.Warning, "no-such-node", "it is kept, but is no part of the graph", "%s", what)
	return nil
}

// lacks notes an id that no node has.
func (d *decoder) lacks(id string) {
	if id != "" && !d.missing[id] {
		d.missing[id] = true
		d.absent = append(d.absent, id)
	}
}

// speakers gives the claims their voices. A file without participants names its persons
// by numbers of a database, which is nothing odd; in one that has some, a person who is
// not among them is told of once.
func (d *decoder) speakers() {
	locutions, participants := d.list("locutions"), d.list("participants")
	known := map[string]bool{}
	for i := range participants {
		p := &participants[i]
		if id := p.Get("participantID"); id.Word() != "" {
			known[id.Word()] = true
			d.dialogue.participant(id.Word(), p.Get("firstname").Word(), p.Get("surname").Word())
		}
	}
	for i := range locutions {
		l := &locutions[i]
		at, person := l.Get("nodeID"), l.Get("personID").Word()
		if at.Word() != "" && d.byID[at.Word()] == nil {
			d.tell(at, diag.Warning, "no-such-node", "it is kept, but is no part of the graph", "no node has the id %s, which is said to be spoken", quoted(at.Word()))
		}
		if person != "" {
			if len(participants) > 0 && !known[person] {
				known[person] = true
				d.tell(l.Get("personID"), diag.Warning, "no-such-node", "it is kept, but names nobody", "no participant has the id %s, who is said to speak", quoted(person))
			}
			d.dialogue.who(at.Word(), person)
		}
	}
	voices := d.dialogue.voices()
	for _, n := range d.nodes {
		if n.claim != nil && !n.again {
			n.claim.Voice = voices[n.id]
		}
	}
}

// text reads the text that was analysed, and where in it the claims stand.
func (d *decoder) text(v *jsondoc.Value) {
	at := v
	if v.Is(jsondoc.Object) {
		at = v.Get("txt")
	}
	if at != nil && !at.Is(jsondoc.String) && !at.Is(jsondoc.Null) {
		d.tell(at, diag.Warning, "wrong-type", "it is kept, but says nothing", "the text is %s here, not a string", at.Kind)
	}
	p := readPage(at.String())
	for _, what := range p.broken {
		d.tell(at, diag.Warning, "broken-anchor", "it is kept, but points at nothing", "in the text, %s", what)
	}
	places, lost := anchors(p, d.dialogue)
	for _, s := range lost {
		d.lacks(strings.TrimPrefix(s.id, "node"))
		what := "a span names the node " + quoted(strings.TrimPrefix(s.id, "node")) + ", which is not there"
		if s.id == "" {
			what = "a span is marked as one of a node, and does not say of which one"
		}
		d.tell(at, diag.Warning, "broken-anchor", "it is kept, but points at nothing", "in the text, %s", what)
	}
	if p.plain == "" {
		return
	}
	d.b.Meta.Text = source.New(p.plain)
	for _, n := range d.nodes {
		if n.claim != nil && !n.again {
			n.claim.Source.Offsets = places[n.id]
		}
	}
}

// graph returns the graph, with records of the file, unless it would be written the same
// without.
func (d *decoder) graph(root *jsondoc.Value, x bool) (*graph.Graph, diag.List) {
	slices.SortStableFunc(d.late, func(a, b late) int { return a.v.Start - b.v.Start })
	for i, l := range d.late {
		if i > 0 && d.late[i-1].v == l.v { // finding its place again takes long where the file is one line
			d.doc.ReportThere(l.severity, l.code, l.hint, "%s", l.message)
			continue
		}
		d.doc.Report(l.v, l.severity, l.code, l.hint, "%s", l.message)
	}
	g, err := d.b.Graph()
	if err != nil {
		d.doc.Report(nil, diag.Error, "wrong-type", "", "%s", err)
		g, _ = new(graph.Builder).Graph()
		return g, d.doc.List
	}
	if d.core == nil {
		return g, d.doc.List
	}
	if !d.numbered() {
		d.keep(g, root, x)
		return g, d.doc.List
	}
	without, lost := encode(g, x)
	d.keep(g, root, x)
	if with, _ := encode(g, x); len(lost) == 0 && with == without {
		d.forget(g)
	}
	return g, d.doc.List
}

// numbered reports whether the nodes of the graph have the ids that they would get, which
// is so in what crux has written, and seldom else.
func (d *decoder) numbered() bool {
	n := 0
	for _, node := range d.nodes {
		if node.counts {
			if n++; node.id != strconv.Itoa(n) || node.v.Get("nodeID").Kind != jsondoc.String {
				return false
			}
		}
	}
	return true
}

// forget takes out what keep has put on the graph.
func (d *decoder) forget(g *graph.Graph) {
	g.Meta.Foreign = nil
	for _, n := range d.nodes {
		if n.claim != nil {
			n.claim.Foreign = nil
		}
		for _, r := range n.meaning {
			r.Foreign = nil
		}
	}
}

// keep puts what the file has on the graph.
func (d *decoder) keep(g *graph.Graph, root *jsondoc.Value, x bool) {
	var nodes, again []any
	for _, n := range d.nodes {
		switch {
		case n.claim != nil:
			n.claim.Foreign = foreign(graph.Field{Key: "node", Value: n.record()}, graph.Field{Key: "again", Value: n.again})
		case n.meaning != nil:
			n.meaning[0].Foreign = foreign(graph.Field{Key: "node", Value: n.record()}, graph.Field{Key: "edges", Value: all(d.ends(n))})
			for _, r := range n.meaning[1:] {
				r.Foreign = foreign(graph.Field{Key: "nodeOf", Value: n.v.Get("nodeID").Any()})
			}
		case n.again:
			again = append(again, n.v.Any())
		default:
			nodes = append(nodes, n.v.Any())
		}
	}
	var but []string
	var lacks []any
	for _, key := range []string{"nodes", "edges"} {
		switch v := d.core.Get(key); {
		case v == nil:
			lacks = append(lacks, key)
		case v.Is(jsondoc.Array):
			but = append(but, key)
		}
	}
	fields := once(d.core.Data(but...))
	slices.SortFunc(d.edges, func(a, b *jsondoc.Value) int { return a.Start - b.Start })
	var outer graph.Data
	if x {
		if d.core.Is(jsondoc.Object) {
			outer = once(append(graph.Data{}, root.Data("AIF")...))
		} else {
			outer = once(root.Data())
		}
	}
	for _, f := range []graph.Data{fields, outer} {
		lists(f, func(v any) any {
			refers(v, func(id string) {
				if d.byID[id] == nil {
					d.lacks(id)
				}
			})
			return v
		})
	}
	absent := make([]any, len(d.absent))
	for i, id := range d.absent {
		absent[i] = id
	}
	g.Meta.Foreign = foreign(
		graph.Field{Key: "fields", Value: fields}, graph.Field{Key: "nodes", Value: nodes}, graph.Field{Key: "again", Value: again},
		graph.Field{Key: "edges", Value: all(d.edges)}, graph.Field{Key: "absent", Value: absent}, graph.Field{Key: "lacks", Value: lacks}, graph.Field{Key: "outer", Value: outer})
}

// all returns values as they can be kept.
func all(list []*jsondoc.Value) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v.Any()
	}
	return out
}

// ends returns the edges that lead to and from a node: in the order of its sources and
// targets, and then in that of the file. Those that say again what has no place are put
// where the first one is.
func (d *decoder) ends(n *node) []*jsondoc.Value {
	rank := map[string]int{}
	for i, s := range n.sources {
		rank["from "+s.id] = i
	}
	for i, t := range n.targets {
		rank["to "+t.id] = len(n.sources) + i
	}
	end := func(v *jsondoc.Value) string {
		if to := v.Get("toID").Word(); to != n.id {
			return "to " + to
		}
		return "from " + v.Get("fromID").Word()
	}
	of := func(v *jsondoc.Value) int { return rank[end(v)] }
	list := slices.DeleteFunc(append(n.edges, n.leads...), func(v *jsondoc.Value) bool {
		_, known := rank[end(v)]
		if !known {
			d.edges = append(d.edges, v)
		}
		return !known
	})
	slices.SortFunc(list, func(a, b *jsondoc.Value) int { return cmp.Or(of(a)-of(b), a.Start-b.Start) })
	return list
}

// record returns what the file says of a node and its claim or relation does not.
func (n *node) record() graph.Data {
	var but []string
	if text := n.v.Get("text"); n.claim != nil && text.Is(jsondoc.String) && text.Text != "" {
		but = append(but, "text")
	}
	if typ := n.v.Get("type"); typ.Is(jsondoc.String) && (typ.Text == "I" || n.role == scheme && typ.Text == types[n.kind]) {
		but = append(but, "type")
	}
	record := once(append(graph.Data{}, n.v.Data(but...)...))
	slices.SortStableFunc(record, func(a, b graph.Field) int { return first(a.Key) - first(b.Key) })
	return record
}

// once returns d without fields that are given again: the last one counts.
func once(d graph.Data) graph.Data {
	last := make(map[string]int, len(d))
	for i, f := range d {
		last[f.Key] = i
	}
	if len(last) == len(d) {
		return d
	}
	kept := graph.Data{}
	for i, f := range d {
		if last[f.Key] == i {
			kept = append(kept, f)
		}
	}
	return kept
}

// foremost are the fields of a node that are written first.
var foremost = []string{"nodeID", "text", "type"}

// first returns the place of a field among those that are written first.
func first(key string) int {
	if i := slices.Index(foremost, key); i >= 0 {
		return i
	}
	return len(foremost)
}
