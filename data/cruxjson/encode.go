package cruxjson

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/graph"
	"crux/graph/source"
)

// Encode writes g. Nothing is lost but bytes that are no text.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	tree, lost := Tree(g, nil)
	return string(jsondoc.Write(tree)), lost
}

// Tree returns what Encode writes, for formats that carry along what they have no words
// for themselves. The ids are those of the nodes of g, in their order, all of them
// different, or else n1, n2 …
func Tree(g *graph.Graph, ids []string) (tree graph.Data, lost loss.List) {
	e := newEncoder(g)
	e.number(ids)
	var o object
	o.set("crux", Version)
	o.some("meta", e.meta())
	o.some("sections", e.sections(g.Sections))
	o.set("nodes", e.nodes())
	o.some("arguments", e.arguments())
	o.some("contradictions", e.contradictions())
	return o.data, e.lost
}

func newEncoder(g *graph.Graph) *encoder {
	return &encoder{g: g, ids: map[any]string{}, named: map[string]string{}}
}

type encoder struct {
	g     *graph.Graph
	ids   map[any]string    // of nodes, arguments and sections
	named map[string]string // of sketches and arguments, by key
	lost  loss.List
}

// number gives ids: those that are given, or n1, n2 … for nodes, a1 … for arguments,
// s1 … for sections.
func (e *encoder) number(ids []string) {
	taken := map[string]bool{}
	for _, id := range ids {
		taken[id] = true
	}
	count := map[string]int{}
	next := func(letter string) string {
		for {
			count[letter]++
			if id := letter + strconv.Itoa(count[letter]); !taken[id] {
				return id
			}
		}
	}
	for i, n := range e.g.NodeList() {
		if ids != nil {
			e.ids[n] = ids[i]
		} else {
			e.ids[n] = next("n")
		}
		if s, ok := n.(*graph.Sketch); ok {
			e.named[s.Key] = e.ids[n]
		}
	}
	for _, a := range e.g.Arguments() {
		e.ids[a] = next("a")
		e.named[a.Key] = e.ids[a]
	}
	var below func([]*graph.Section)
	below = func(list []*graph.Section) {
		for _, s := range list {
			e.ids[s] = next("s")
			below(s.Sections)
		}
	}
	below(e.g.Sections)
}

// words tells of bytes that are no text.
func (e *encoder) words(x any, s string) string {
	if !utf8.ValidString(s) {
		e.lost.Lost(loss.Texts, nil, "bytes that are no text, of %s", loss.Name(x))
	}
	return s
}

func (e *encoder) meta() graph.Data {
	m := e.g.Meta
	var o, work object
	o.some("title", m.Title)
	o.some("subtitle", m.Subtitle)
	o.some("author", m.Author)
	o.some("language", m.Language)
	o.some("abstract", m.Abstract)
	work.some("title", m.Work.Title)
	work.some("author", m.Work.Author)
	work.some("place", m.Work.Place)
	work.some("date", m.Work.Date)
	o.some("work", work.data)
	var theses []any
	for _, key := range m.Theses {
		if c := e.g.Claim(key); c != nil {
			theses = append(theses, e.ids[c])
		} else {
			theses = append(theses, graph.Data{{Key: "title", Value: key}})
		}
	}
	o.some("theses", theses)
	o.some("locators", m.Locators)
	var unlocated []any
	for _, u := range m.Unlocated {
		var p object
		p.set("place", u.Place)
		p.some("reason", u.Reason)
		unlocated = append(unlocated, p.data)
	}
	o.some("unlocated", unlocated)
	if m.Text != nil {
		o.set("text", e.words(nil, m.Text.String()))
	}
	o.some("data", m.Data)
	if !same(m.Settings, m.Data) {
		o.set("settings", plain(append(graph.Data{}, m.Settings...)))
	}
	o.some("foreign", m.Foreign)
	return o.data
}

// same reports whether two data are written in the same way.
func same(a, b graph.Data) bool {
	return string(jsondoc.Write(plain(append(graph.Data{}, a...)))) == string(jsondoc.Write(plain(append(graph.Data{}, b...))))
}

func (e *encoder) sections(list []*graph.Section) []any {
	var written []any
	for i, s := range list {
		var o object
		o.set("id", e.ids[s])
		e.text(&o, s, "title", s.Title)
		if usual := usualLevel(s); s.Level != usual {
			o.set("level", s.Level)
		}
		o.some("tags", s.Tags)
		o.some("data", s.Data)
		o.some("sections", e.sections(list[i].Sections))
		written = append(written, o.data)
	}
	return written
}

func usualLevel(s *graph.Section) int {
	if s.Parent == nil {
		return 1
	}
	return s.Parent.Level + 1
}

// text writes a text with its marks.
func (e *encoder) text(o *object, x any, key string, t graph.Text) {
	o.some(key, e.words(x, t.Plain))
	var list []any
	for _, m := range t.Marks {
		var p object
		p.set("kind", marks[m.Kind])
		p.set("start", characters(t.Plain, m.Start))
		p.set("end", characters(t.Plain, m.End))
		id := ""
		switch m.Kind {
		case graph.ClaimMention:
			if c := e.g.Claim(m.Target); c != nil {
				id = e.ids[c]
			}
		case graph.ArgumentMention:
			id = e.named[m.Target]
		}
		if id != "" {
			p.set("id", id)
		} else {
			p.some("target", m.Target)
		}
		list = append(list, p.data)
	}
	o.some("marks", list)
}

func characters(s string, at int) int { return utf8.RuneCountInString(s[:max(min(at, len(s)), 0)]) }

func (e *encoder) nodes() []any {
	written := []any{}
	for _, n := range e.g.NodeList() {
		written = append(written, e.node(n))
	}
	return written
}

// node returns the record of a claim, sketch or relation.
func (e *encoder) node(n graph.Node) graph.Data {
	var o object
	o.some("id", e.ids[n])
	switch n := n.(type) {
	case *graph.Claim:
		o.set("type", "claim")
		o.some("title", n.Title())
		e.text(&o, n, "text", n.Text)
		o.some("unstated", n.Implicit)
		if !n.Asserted {
			o.set("asserted", false)
		}
		e.said(&o, n.Voice, n.Source, n.Strength, n.Section)
		o.some("tags", n.Tags)
		o.some("data", n.Data)
		o.some("foreign", n.Foreign)
	case *graph.Sketch:
		o.set("type", "sketch")
		o.some("title", n.Title())
		e.text(&o, n, "text", n.Text)
		e.said(&o, n.Voice, n.Source, n.Strength, n.Section)
		o.some("tags", n.Tags)
		o.some("data", n.Data)
		o.some("foreign", n.Foreign)
	case *graph.Relation:
		o.set("type", kinds[n.Kind])
		e.relation(&o, n)
	}
	return o.data
}

func (e *encoder) said(o *object, voice string, r source.Reference, strength *float64, section *graph.Section) {
	o.some("voice", voice)
	o.some("source", r.Written)
	var quotes, offsets []any
	for _, q := range r.Quotes {
		var p object
		p.set("exact", q.Exact)
		p.some("prefix", q.Prefix)
		p.some("suffix", q.Suffix)
		quotes = append(quotes, p.data)
	}
	for _, x := range r.Offsets {
		offsets = append(offsets, graph.Data{{Key: "start", Value: x.Start}, {Key: "end", Value: x.End}})
	}
	o.some("quotes", quotes)
	o.some("offsets", offsets)
	o.some("strength", strength)
	if section != nil {
		o.some("section", e.ids[section])
	}
}

func (e *encoder) relation(o *object, r *graph.Relation) {
	sources := []string{}
	for _, s := range r.Sources {
		sources = append(sources, e.ids[s])
	}
	o.set("sources", sources)
	if r.Target != nil {
		o.set("target", e.ids[r.Target])
	}
	o.some("scheme", r.Scheme)
	o.some("rules", r.Rules)
	o.some("strict", r.Strict)
	o.some("strength", r.Strength)
	o.some("whole", r.Whole)
	o.some("undercuts_sketch", r.UndercutsSketch)
	if r.Reconstructed != (r.Argument != nil) {
		o.set("reconstructed", r.Reconstructed)
	}
	o.some("tags", r.Tags)
	o.some("data", r.Data)
	o.some("foreign", r.Foreign)
}

func (e *encoder) arguments() []any {
	var written []any
	for _, a := range e.g.Arguments() {
		var o object
		o.set("id", e.ids[a])
		o.some("title", a.Title())
		e.text(&o, a, "text", a.Text)
		steps := []string{}
		for _, r := range a.Relations {
			steps = append(steps, e.ids[r])
		}
		o.set("steps", steps)
		if made := a.Made(); made < int64(len(e.g.NodeList())) {
			o.set("before", e.ids[e.g.NodeList()[made]])
		}
		o.some("tags", a.Tags)
		o.some("data", a.Data)
		if a.Section != nil {
			o.some("section", e.ids[a.Section])
		}
		written = append(written, o.data)
	}
	return written
}

func (e *encoder) contradictions() []any {
	var written []any
	for _, c := range e.g.Contradictions() {
		written = append(written, graph.Data{{Key: "kind", Value: oppositions[c.Kind]},
			{Key: "there", Value: e.ids[c.There]}, {Key: "back", Value: e.ids[c.Back]}})
	}
	return slices.Clip(written)
}
