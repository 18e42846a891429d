package cruxjson

import (
	"slices"
	"sort"
	"strings"

	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/source"
)

// This file is for other formats, which keep a document, or what they have no word
// for, in attributes of their own.

// Records returns a document in parts: all of it but its nodes, and for each node, in
// their order, a record, whose id is "n1" for the first one, "n2" and so on.
func Records(g *graph.Graph) (rest graph.Data, nodes []graph.Data, lost loss.List) {
	e := newEncoder(g)
	e.number(nil)
	var o object
	o.set("crux", Version)
	o.some("meta", e.meta())
	o.some("sections", e.sections(g.Sections))
	o.some("arguments", e.arguments())
	o.some("contradictions", e.contradictions())
	for _, n := range g.NodeList() {
		nodes = append(nodes, e.node(n))
	}
	return o.data, nodes, e.lost
}

// A Part is a part of a document, as JSON, with its place in a file of another format.
type Part struct {
	Text  string
	Place diag.Range
}

// DecodeParts reads what Records returns from parts of a file. What is told, and where
// things occur, is at the places of the parts.
func DecodeParts(file string, rest Part, nodes []Part) (*graph.Graph, diag.List) {
	for _, p := range append([]Part{rest}, nodes...) {
		if doc := jsondoc.Parse(file, p.Text); doc.List.HasErrors() || !doc.Root.Is(jsondoc.Object) {
			if !doc.List.HasErrors() {
				doc.Report(doc.Root, diag.Error, "wrong-type", "", "what crux keeps here is an object, not %s", doc.Root.Kind)
			}
			for i := range doc.List {
				doc.List[i].Range, doc.List[i].Severity = p.Place, diag.Error
			}
			g, _ := new(graph.Builder).Graph()
			return g, doc.List
		}
	}
	var text strings.Builder
	places, starts := []diag.Range{rest.Place}, []int{0}
	head := strings.TrimSpace(rest.Text)
	head = strings.TrimSpace(head[:len(head)-1])
	text.WriteString(head)
	if head != "{" {
		text.WriteByte(',')
	}
	text.WriteString("\"nodes\":[")
	for i, n := range nodes {
		if i > 0 {
			text.WriteByte(',')
		}
		starts, places = append(starts, text.Len()), append(places, n.Place)
		text.WriteString(n.Text)
	}
	starts, places = append(starts, text.Len()), append(places, rest.Place)
	text.WriteString("]}")
	g, list := Decode(file, text.String())
	at := func(p diag.Position) diag.Range { return places[sort.SearchInts(starts, p.Offset+1)-1] }
	for i := range list {
		list[i].Range = at(list[i].Range.Start)
	}
	move := func(occurrences []graph.Occurrence) {
		for i := range occurrences {
			occurrences[i].Range = at(occurrences[i].Range.Start)
		}
	}
	for _, n := range g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			move(n.Occurrences)
		case *graph.Sketch:
			move(n.Occurrences)
		case *graph.Relation:
			move(n.Occurrences)
		}
	}
	for _, a := range g.Arguments() {
		move(a.Occurrences)
	}
	var sections func(list []*graph.Section)
	sections = func(list []*graph.Section) {
		for _, s := range list {
			move(s.Occurrences)
			sections(s.Sections)
		}
	}
	sections(g.Sections)
	for i := range g.Meta.Unlocated {
		g.Meta.Unlocated[i].Occurrence.Range = rest.Place
	}
	return g, list
}

// Said returns what the record of a node says beside its id, text, ends, section,
// place in an argument, and the records of other formats; the type only of a sketch. Of
// the marks of its text those that mention what has no title are left out; whole reports
// that there are none.
func Said(g *graph.Graph, n graph.Node) (said graph.Data, whole bool) {
	e := newEncoder(g)
	whole = true
	for _, f := range e.node(n) {
		switch f.Key {
		case "text", "sources", "target", "foreign", "section", "whole", "reconstructed":
			continue
		case "type":
			if f.Value != "sketch" {
				continue
			}
		case "marks":
			list := slices.DeleteFunc(f.Value.([]any), func(m any) bool {
				target, _ := m.(graph.Data).Get("target")
				kind, _ := m.(graph.Data).Get("kind")
				title, _ := target.(string)
				c := g.Claim(title)
				untitled := kind == marks[graph.ClaimMention] && (c == nil || c.Untitled) || kind == marks[graph.ArgumentMention]
				whole = whole && !untitled
				return untitled
			})
			if len(list) == 0 {
				continue
			}
			f.Value = list
		}
		said = append(said, f)
	}
	return said, whole
}

// Say makes a node say what a value has that Said returned, but for a title and type,
// which it has. What is wrong is told by the document of the value, as Decode does. Where
// the value has no member the node says what it said before.
func Say(doc *jsondoc.Document, v *jsondoc.Value, n graph.Node) {
	if !v.Is(jsondoc.Object) {
		doc.Expect(v, jsondoc.Object, "what crux keeps here")
		return
	}
	s := sayer{decoder{doc: doc, ids: map[string]any{}}, v}
	switch n := n.(type) {
	case *graph.Claim:
		s.marks(v, &n.Text)
		n.Implicit, n.Asserted = s.truth(v, "unstated", n.Implicit), s.truth(v, "asserted", n.Asserted)
		s.word("voice", &n.Voice)
		s.source(&n.Source)
		s.rest(&n.Strength, &n.Tags, &n.Data)
	case *graph.Sketch:
		s.marks(v, &n.Text)
		s.word("voice", &n.Voice)
		s.source(&n.Source)
		s.rest(&n.Strength, &n.Tags, &n.Data)
	case *graph.Relation:
		s.word("scheme", &n.Scheme)
		if v.Get("rules") != nil {
			n.Rules = s.strings(v, "rules")
		}
		n.Strict, n.UndercutsSketch = s.truth(v, "strict", n.Strict), s.truth(v, "undercuts_sketch", n.UndercutsSketch)
		s.rest(&n.Strength, &n.Tags, &n.Data)
	}
	for _, f := range s.later {
		f()
	}
}

// A sayer reads a part of a record.
type sayer struct {
	decoder
	v *jsondoc.Value
}

func (s *sayer) word(key string, to *string) {
	if s.v.Get(key) != nil {
		*to = s.string(s.v, key)
	}
}

func (s *sayer) source(to *source.Reference) {
	if s.v.Get("source") != nil || s.v.Get("quotes") != nil || s.v.Get("offsets") != nil {
		*to = s.reference(s.v)
	}
}

func (s *sayer) rest(strength **float64, tags *[]string, data *graph.Data) {
	if s.v.Get("strength") != nil {
		*strength = s.strength(s.v)
	}
	if s.v.Get("tags") != nil {
		*tags = s.strings(s.v, "tags")
	}
	if s.v.Get("data") != nil {
		*data = s.data(s.v, "data")
	}
}

// SaidOfAll returns what is said of the whole document, but for theses and the records of
// other formats.
func SaidOfAll(g *graph.Graph) graph.Data {
	e := newEncoder(g)
	var said graph.Data
	for _, f := range e.meta() {
		if f.Key != "theses" && f.Key != "foreign" {
			said = append(said, f)
		}
	}
	return said
}

// SayOfAll reads what SaidOfAll returned. Theses and the records of other formats stay, and
// the title if it has none.
func SayOfAll(doc *jsondoc.Document, v *jsondoc.Value, m *graph.Meta) {
	if !v.Is(jsondoc.Object) {
		doc.Expect(v, jsondoc.Object, "what crux keeps here")
		return
	}
	d := &decoder{doc: doc, ids: map[string]any{}}
	d.b.Meta = *m
	title, theses, foreign := m.Title, m.Theses, m.Foreign
	d.meta(v)
	*m = d.b.Meta
	if v.Get("title") == nil {
		m.Title = title
	}
	m.Theses, m.Foreign = append(theses, m.Theses...), foreign
}
