package cruxjson

import (
	"slices"
	"sort"
	"strings"

	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
)

// This file is for other formats, which keep a document, or what they have no word
// for, in attributes of their own.

// Records returns a document in parts: all of it but its nodes, and for each node, in
// their order, a record, whose id is "n1" for the first one, "n2" and so on.
func Records(g *graph.Graph) (rest graph.Data, nodes []graph.Data, lost loss.List) {
	e := newEncoder(g)
	e.number()
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
	var text strings.Builder
	places, starts := []diag.Range{rest.Place}, []int{0}
	head := strings.TrimRight(strings.TrimSpace(rest.Text), "} \t\r\n")
	closing := strings.TrimSpace(rest.Text)[len(head):]
	if closing == "" { // no object: let it be told
		return Decode(file, rest.Text)
	}
	text.WriteString(head + closing[:len(closing)-1])
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

// Said returns what the record of a node says beside its id, title, text, ends, section
// and the records of other formats; the type only of a sketch. Of the marks of its text
// those that mention what has no title are left out; whole reports that there are none.
func Said(g *graph.Graph, n graph.Node) (said graph.Data, whole bool) {
	e := newEncoder(g)
	whole = true
	for _, f := range e.node(n) {
		switch f.Key {
		case "title", "text", "sources", "target", "foreign", "section":
		case "type":
			if f.Value == "sketch" {
				said = append(said, f)
			}
		case "marks":
			marks := slices.DeleteFunc(f.Value.([]any), func(m any) bool {
				target, _ := m.(graph.Data).Get("target")
				kind, _ := m.(graph.Data).Get("kind")
				c := g.Claim(asString(target))
				untitled := kind == marks[graph.ClaimMention] && (c == nil || c.Untitled) || kind == marks[graph.ArgumentMention]
				whole = whole && !untitled
				return untitled
			})
			if len(marks) > 0 {
				said = append(said, graph.Field{Key: f.Key, Value: marks})
			}
		default:
			said = append(said, f)
		}
	}
	return said, whole
}

func asString(v any) string {
	s, _ := v.(string)
	return s
}

// Say makes a node say what a value has that Said returned. What is wrong is told by the
// document of the value, as Decode does. Of what the value has no member for the node
// says what it said before.
func Say(doc *jsondoc.Document, v *jsondoc.Value, n graph.Node) {
	d := &decoder{doc: doc, ids: map[string]any{}}
	if !doc.Expect(v, jsondoc.Object, "what crux keeps here") || !v.Is(jsondoc.Object) {
		return
	}
	has := func(key string) bool { return v.Get(key) != nil }
	given := func(key string, s *string) {
		if has(key) {
			*s = d.string(v, key)
		}
	}
	switch n := n.(type) {
	case *graph.Claim:
		d.marks(v, &n.Text)
		n.Implicit, n.Asserted = d.truth(v, "unstated", n.Implicit), d.truth(v, "asserted", n.Asserted)
		given("voice", &n.Voice)
		if has("source") || has("quotes") || has("offsets") {
			n.Source = d.reference(v)
		}
		if has("strength") {
			n.Strength = d.strength(v)
		}
		if has("tags") {
			n.Tags = d.strings(v, "tags")
		}
		if has("data") {
			n.Data = d.data(v, "data")
		}
	case *graph.Sketch:
		d.marks(v, &n.Text)
		given("voice", &n.Voice)
		if has("source") || has("quotes") || has("offsets") {
			n.Source = d.reference(v)
		}
		if has("strength") {
			n.Strength = d.strength(v)
		}
		if has("tags") {
			n.Tags = d.strings(v, "tags")
		}
		if has("data") {
			n.Data = d.data(v, "data")
		}
	case *graph.Relation:
		given("scheme", &n.Scheme)
		if has("rules") {
			n.Rules = d.strings(v, "rules")
		}
		n.Strict = d.truth(v, "strict", n.Strict)
		n.Whole, n.UndercutsSketch = d.truth(v, "whole", n.Whole), d.truth(v, "undercuts_sketch", n.UndercutsSketch)
		if has("strength") {
			n.Strength = d.strength(v)
		}
		if has("tags") {
			n.Tags = d.strings(v, "tags")
		}
		if has("data") {
			n.Data = d.data(v, "data")
		}
	}
	for _, f := range d.later {
		f()
	}
}
