package aif

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/graph"
)

// Encode writes g as the JSON of AIFdb, with what that loses.
func Encode(g *graph.Graph) (string, loss.List) { return encode(g, false) }

// EncodeX writes g as the JSON of OVA3 and the Argument Mining Framework, with what that
// loses. The text that is read (Meta.Text) goes with it.
func EncodeX(g *graph.Graph) (string, loss.List) { return encode(g, true) }

func encode(g *graph.Graph, x bool) (string, loss.List) {
	core, text, lost, risky := write(g, x, true)
	if risky && !faithful(g, core) {
		_, text, lost, _ = write(g, x, false)
	}
	return text, lost
}

// write writes g. Risky says that there are edges that had no place in the graph and yet
// lead to or from relations: what they are read as depends on the others. They are left
// out unless they are wanted.
func write(g *graph.Graph, x, odd bool) (aif graph.Data, text string, lost loss.List, risky bool) {
	keeps := []loss.Feature{loss.Undercuts, loss.Nested, loss.Backings, loss.Contradictions, loss.Restatements, loss.Preferences, loss.Incomplete, loss.Voices, loss.Schemes}
	if x {
		keeps = append(keeps, loss.Offsets, loss.Source)
	}
	e := &encoder{g: g, x: x, odd: odd, lost: loss.Of(g, id, keeps...), items: map[graph.Node]*item{}, byID: map[string]*item{}, renamed: map[string]bool{}, dialogue: newDialogue()}
	e.meta, e.kept = recordOf(g.Meta.Foreign)
	e.fields, _ = e.meta.object("fields")
	e.outer, e.wrapped = e.meta.object("outer")
	e.collect()
	e.number()
	for _, w := range e.order {
		e.node(w)
	}
	for _, w := range e.order {
		e.ends(w)
	}
	e.others()
	e.speakers()
	e.again()
	for _, c := range g.Contradictions() {
		e.lost.Degraded(loss.Contradictions, c.There.Occurrences, "that %s and the attack back are a contradiction, which are two attacks", loss.Name(c.There))
	}
	core := e.core()
	if e.risky && !odd {
		e.lost.Lost(loss.Foreign, nil, "edges between relations that said nothing in the file, and would now")
	}
	if !x {
		if e.wrapped && len(e.outer) > 0 {
			e.lost.Lost(loss.Foreign, nil, "what xaif has beside AIF")
		}
		return core, string(jsondoc.Write(core)), e.lost, e.risky
	}
	file := e.around(core)
	return core, string(jsondoc.Write(file)), e.lost, e.risky
}

// faithful reports whether what AIF has is read as the relations of g.
func faithful(g *graph.Graph, core graph.Data) bool {
	d := newDecoder("", string(jsondoc.Write(core)))
	d.all(d.doc.Root)
	h, err := d.b.Graph()
	if err != nil || len(h.Relations()) != len(g.Relations()) {
		return false
	}
	numbers := func(g *graph.Graph) (at map[graph.Node]int) { // among their kind, as all are written in their order
		at = map[graph.Node]int{}
		claims := 0
		for _, n := range g.NodeList() {
			if _, ok := n.(*graph.Relation); ok {
				continue
			}
			at[n] = claims
			claims++
		}
		for i, r := range g.Relations() {
			at[r] = -1 - i
		}
		at[nil] = -1 - len(g.Relations())
		return at
	}
	is, was := numbers(h), numbers(g)
	for i, r := range h.Relations() {
		if is[r.Target] != was[g.Relations()[i].Target] || !slices.EqualFunc(r.Sources, g.Relations()[i].Sources, func(a, b graph.Node) bool { return is[a] == was[b] }) {
			return false
		}
	}
	return true
}

type encoder struct {
	g     *graph.Graph
	x     bool
	odd   bool // see write
	risky bool
	lost  loss.List
	meta  record // of the graph
	kept  bool   // it has one
	items map[graph.Node]*item
	order []*item
	byID  map[string]*item

	ids, edgeIDs  numbers
	standing      map[string]bool // ids of records that are no items, and of what was absent
	nodes, edges  []any
	fields, outer graph.Data
	wrapped       bool            // outer is what a file had
	renamed       map[string]bool // ids of nodes whose scheme is another one now
	dialogue      *dialogue
}

// An item is a node that is written: a claim, a sketch, or one or several relations.
type item struct {
	members []graph.Node
	record  record
	id      any    // nil for none
	word    string // the id, "" if nothing can refer to the item by it
}

// node writes the node of an item.
func (e *encoder) node(w *item) {
	var text, typ, name any
	old, known := w.record.object("node")
	but := foremost
	switch n := w.members[0].(type) {
	case *graph.Claim:
		text, typ = e.words(n, n.Text, n.Title(), n.Occurrences), "I"
		if n.Title() != "" && (n.Text.Plain == "" || n.Text.Plain == n.Title()) { // else it has been told
			e.lost.Degraded(loss.Titles, n.Occurrences, "the title %s, which becomes a text", loss.Name(n))
		}
		e.dialogue.node(w.word, claim, "")
	case *graph.Sketch:
		text, typ = e.words(n, n.Text, n.Title(), n.Occurrences), "I"
		e.lost.Degraded(loss.Sketches, n.Occurrences, "the argument %s, which becomes a claim", loss.Name(n))
		e.dialogue.node(w.word, claim, "")
	case *graph.Relation:
		e.dialogue.node(w.word, scheme, "")
		typ = types[n.Kind]
		if was, _ := old.Get("type"); roleOf(word(was)) == claim || roleOf(word(was)) == scheme && kindOf(word(was)) != n.Kind {
			old = slices.DeleteFunc(slices.Clone(old), func(f graph.Field) bool { return f.Key == "type" })
		}
		of := n.Scheme
		if of == "" {
			of = defaults[n.Kind]
		}
		if known && schemeOf(wordOf(old, "scheme"), wordOf(old, "text")) == n.Scheme {
			break // the fields stay as they are
		}
		if schemeOf(of, of) != n.Scheme || !utf8.ValidString(of) {
			e.lost.Degraded(loss.Schemes, n.Occurrences, "the scheme of %s, which is a word for none", loss.Name(n))
		}
		text, name = of, of
		but = append(slices.Clip(but), "scheme", "schemeID")
		e.renamed[w.word] = known
	}
	var node graph.Data
	put := func(key string, value any) { node = append(node, graph.Field{Key: key, Value: value}) }
	if was, ok := old.Get("nodeID"); w.id != nil {
		put("nodeID", w.id)
	} else if ok {
		put("nodeID", was)
	}
	was, had := old.Get("text")
	switch {
	case text == nil && had, text != nil && had && word(was) == text:
		put("text", was)
	case text != nil && (text != "" || !known):
		put("text", text)
	}
	if was, ok := old.Get("type"); ok {
		typ = was
	}
	put("type", typ)
	if name != nil {
		put("scheme", name)
	}
	for _, f := range old {
		if !slices.Contains(but, f.Key) {
			node = append(node, f)
		}
	}
	e.nodes = append(e.nodes, node)
}

// words returns the text of a claim or sketch.
func (e *encoder) words(n graph.Node, text graph.Text, title string, at []graph.Occurrence) string {
	words := text.Plain
	if slices.ContainsFunc(text.Marks, func(m graph.Mark) bool { return m.Kind == graph.TagMark }) {
		words = text.Untagged()
	}
	if text.Plain == "" {
		words = title
	}
	if !utf8.ValidString(words) {
		e.lost.Degraded(loss.Texts, at, "bytes of the text of %s that are no UTF-8", loss.Name(n))
	}
	return words
}

// ends writes the edges that lead to and from the node of a relation.
func (e *encoder) ends(w *item) {
	first, ok := w.members[0].(*graph.Relation)
	if !ok {
		return
	}
	known := map[[2]string][]any{}
	for _, v := range w.record.list("edges") {
		pair := [2]string{wordOf(v, "fromID"), wordOf(v, "toID")}
		known[pair] = append(known[pair], v)
	}
	lead := func(from, to *item) {
		if list := known[[2]string{from.word, to.word}]; len(list) > 0 {
			e.edges = append(e.edges, list...)
			return
		}
		e.edge(from.id, to.id)
	}
	for _, s := range first.Sources {
		lead(e.items[s], w)
	}
	for _, t := range e.targets(w) {
		lead(w, t)
	}
}

// edge writes a new edge.
func (e *encoder) edge(from, to any) {
	edge := graph.Data{{Key: "edgeID", Value: e.edgeIDs.next()}, {Key: "fromID", Value: from}, {Key: "toID", Value: to}}
	if !e.x {
		edge = append(edge, graph.Field{Key: "formEdgeID", Value: nil})
	}
	e.edges = append(e.edges, edge)
}

// core returns what AIF has.
func (e *encoder) core() graph.Data {
	core := graph.Data{}
	for _, part := range []struct {
		key  string
		list []any
	}{{"nodes", e.nodes}, {"edges", e.edges}} {
		_, odd := e.fields.Get(part.key)
		if len(part.list) > 0 || !odd && !slices.Contains(e.meta.list("lacks"), any(part.key)) {
			core = append(core, graph.Field{Key: part.key, Value: part.list})
			e.fields = slices.DeleteFunc(slices.Clone(e.fields), func(f graph.Field) bool { return f.Key == part.key })
		}
	}
	return append(core, e.fields...)
}

// around returns the file around AIF.
func (e *encoder) around(core graph.Data) graph.Data {
	file := graph.Data{{Key: "AIF", Value: core}}
	text, has := e.text()
	if !e.wrapped {
		return append(file, graph.Field{Key: "OVA", Value: []any{}}, graph.Field{Key: "dialog", Value: len(e.dialogue.spoken) > 0}, graph.Field{Key: "text", Value: text})
	}
	for _, f := range e.outer {
		switch f.Key {
		case "AIF":
			if len(core) == 0 {
				file[0] = f
			}
		case "text":
			if has {
				file = append(file, graph.Field{Key: "text", Value: text})
				has = false
			}
		default:
			file = append(file, f)
		}
	}
	if has {
		file = append(file, graph.Field{Key: "text", Value: text})
	}
	return file
}

// numbers gives out ids that nothing has.
type numbers struct {
	taken   map[string]bool
	last    int
	numeric bool // they are numbers, not strings
}

// take notes an id that is there.
func (n *numbers) take(id any) {
	n.avoid(word(id))
	switch id.(type) {
	case int, float64, jsondoc.Literal:
		n.numeric = true
	}
}

// avoid notes an id that is referred to.
func (n *numbers) avoid(id string) {
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	n.taken[id] = true
}

func (n *numbers) next() any {
	for {
		n.last++
		w := strconv.Itoa(n.last)
		if n.taken[w] {
			continue
		}
		if n.numeric {
			return n.last
		}
		return w
	}
}
