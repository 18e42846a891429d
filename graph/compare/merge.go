package compare

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/source"
)

// Two readings as one document: their union, which says of itself whose everything is,
// and keeps what the one reading says otherwise than the other.

// The tags that say whose a claim or relation is, by Whose.
var whoseTags = [...]string{Both: "both", OnlyA: "only-a", OnlyB: "only-b"}

// Tag returns the tag of what is so in a merged graph: both, only-a or only-b.
func (w Whose) Tag() string { return whoseTags[w] }

// versionsKey is the key of data that says how each reading has something.
const versionsKey = "readings"

// Merge returns the union of both readings, as Union does, to be written down: each claim,
// sketch and relation has one of the tags both, only-a and only-b, a contradiction at its
// first half. What both have is as A has it; its data have under "readings" what B has
// otherwise, as in
//
//	{readings: {b: {title: "Shut", implicit: true}}}
//
// and of a claim that is several in one reading each of these, in a list, with the
// relations between them as "steps"; so too of a relation. Under "instead" are there the
// relations that one reading has instead of one of the other. What a verdict is expected to
// be is there too, since it is expected in one reading. The front matter has that of both,
// under the same key.
//
// The mentions of claims that are called otherwise in the union are changed. What is not
// kept is told in lost. The readings stay as they are.
func (al *Alignment) Merge(differences []Difference) (g *graph.Graph, lost []Unkept) {
	m := &merger{Union: al.Union(differences), al: al, arguments: map[*graph.Argument]*graph.Argument{}, within: map[graph.Node][]string{}}
	m.pairArguments()
	for _, g := range []*graph.Graph{al.A, al.B} {
		for _, r := range g.Relations() {
			if n := m.Of(r); n != nil && !is[*graph.Relation](n) {
				m.within[n] = append(m.within[n], m.say(r))
				if len(otherwise(graph.Data{{Key: "strict", Value: false}}, m.step(r))) > 0 {
					m.lose(r.Occurrences, "what is said of a relation between parts of one claim, %s", m.say(r))
				}
			}
		}
		m.foreign(g)
	}
	for _, n := range m.Graph.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			n.Text = m.mentions(n.Text, m.side(n))
			n.Text, n.Tags = m.tag(n, n.Text, n.Tags)
			n.Data = m.versions(n, n.Data)
		case *graph.Sketch:
			n.Text = m.mentions(n.Text, m.side(n))
			n.Text, n.Tags = m.tag(n, n.Text, n.Tags)
			n.Data = m.versions(n, n.Data)
		}
	}
	for _, r := range m.Graph.Relations() {
		m.relation(r)
	}
	m.meta()
	return m.Graph, m.lost
}

// Unkept is something of two readings that is not in what Merge makes of them.
type Unkept struct {
	What string           // names it: "the tag #both of [Ban]"
	At   graph.Occurrence // where it is written
}

func is[T any](n graph.Node) bool {
	_, ok := n.(T)
	return ok
}

// foreign tells what B, and the parts of claims, have of other formats: the union has that
// of A.
func (m *merger) foreign(g *graph.Graph) {
	for _, n := range g.NodeList() {
		var has graph.Data
		switch n := n.(type) {
		case *graph.Claim:
			has = n.Foreign
		case *graph.Sketch:
			has = n.Foreign
		case *graph.Relation:
			has = n.Foreign
		}
		if len(has) == 0 {
			continue
		}
		made := m.Of(n)
		if g == m.al.A && made != nil && len(m.InA[made]) > 0 && m.InA[made][0] == n || g == m.al.B && m.Whose[made] == OnlyB && len(m.InB[made]) > 0 && m.InB[made][0] == n {
			continue // the union has it, and what writes it tells
		}
		m.lose(occurrences(n), "what a file of another format says of %s", m.say(n))
	}
	if g == m.al.B && len(g.Meta.Foreign) > 0 {
		m.lose(nil, "what a file of another format says of reading B as a whole")
	}
}

// merger makes a merged graph of a Union.
type merger struct {
	*Union
	al   *Alignment
	lost []Unkept
	// arguments are, for those of either reading, those of the union that have their
	// steps; nil where none has all of them.
	arguments map[*graph.Argument]*graph.Argument
	// within are the relations of the parts of a claim that are in it, as they are told.
	within map[graph.Node][]string
}

func (m *merger) lose(at []graph.Occurrence, format string, args ...any) {
	u := Unkept{What: fmt.Sprintf(format, args...)}
	if len(at) > 0 {
		u.At = at[0]
	}
	m.lost = append(m.lost, u)
}

// side returns the reading in whose words the union has n.
func (m *merger) side(n graph.Node) *graph.Graph {
	if m.Whose[n] == OnlyB {
		return m.al.B
	}
	return m.al.A
}

// pairArguments finds the arguments of the union that stand for those of the readings,
// and changes the mentions in what they say.
func (m *merger) pairArguments() {
	for _, g := range []*graph.Graph{m.al.A, m.al.B} {
		for _, x := range g.Arguments() {
			for _, r := range x.Relations {
				made, ok := m.Of(r).(*graph.Relation)
				if !ok || made.Argument == nil {
					continue
				}
				m.arguments[x] = made.Argument
				if g == m.side(m.Of(r)) {
					break // it is made of this one
				}
			}
		}
	}
	for _, x := range m.Graph.Arguments() {
		g := m.al.A
		if r := x.Last(); r != nil {
			g = m.side(r)
		}
		x.Text = m.mentions(x.Text, g)
	}
}

// mentions returns a text of a reading with the keys of the union in its mentions.
func (m *merger) mentions(t graph.Text, g *graph.Graph) graph.Text {
	for i, mark := range t.Marks {
		key, kind := mark.Target, mark.Kind
		switch mark.Kind {
		case graph.ClaimMention:
			if c := g.Claim(key); c != nil {
				key, kind = mention(m.Of(c))
			}
		case graph.ArgumentMention:
			if s := sketchOf(g, key); s != nil {
				key, kind = mention(m.Of(s))
			} else if x := argumentOf(g, key); x != nil && m.arguments[x] != nil {
				key = m.arguments[x].Key
			}
		}
		if key != mark.Target || kind != mark.Kind {
			t = renamed(t, i, key, kind)
		}
	}
	return t
}

func mention(n graph.Node) (string, graph.MarkKind) {
	if s, ok := n.(*graph.Sketch); ok {
		return s.Key, graph.ArgumentMention
	}
	return n.(*graph.Claim).Key, graph.ClaimMention
}

func sketchOf(g *graph.Graph, key string) *graph.Sketch {
	i := slices.IndexFunc(g.Sketches(), func(s *graph.Sketch) bool { return s.Key == key })
	if i < 0 {
		return nil
	}
	return g.Sketches()[i]
}

func argumentOf(g *graph.Graph, key string) *graph.Argument {
	i := slices.IndexFunc(g.Arguments(), func(x *graph.Argument) bool { return x.Key == key })
	if i < 0 {
		return nil
	}
	return g.Arguments()[i]
}

// renamed returns a text with another key in one of its mentions.
func renamed(t graph.Text, i int, key string, kind graph.MarkKind) graph.Text {
	t.Marks = slices.Clone(t.Marks)
	m := t.Marks[i]
	written := m.Start >= 0 && m.Start <= m.End && m.End <= len(t.Plain) && t.Plain[m.Start:m.End] == m.Target
	t.Marks[i].Target, t.Marks[i].Kind = key, kind
	if written {
		t = spliced(t, m.Start, m.End, key)
	}
	return t
}

// spliced returns a text with other words from one byte to another; its marks are its own.
func spliced(t graph.Text, from, to int, words string) graph.Text {
	t.Plain = t.Plain[:from] + words + t.Plain[to:]
	for i := range t.Marks {
		for _, at := range []*int{&t.Marks[i].Start, &t.Marks[i].End} {
			switch {
			case *at >= to:
				*at += len(words) - (to - from)
			case *at > from:
				*at = from
			}
		}
	}
	return t
}

// tag returns a text and its tags with the one that says whose n is, and without others
// that would say that.
func (m *merger) tag(n graph.Node, t graph.Text, tags []string) (graph.Text, []string) {
	reserved := func(tag string) bool { return slices.Contains(whoseTags[:], tag) }
	for i := 0; i < len(t.Marks); i++ {
		if mark := t.Marks[i]; mark.Kind == graph.TagMark && reserved(mark.Target) {
			t.Marks = slices.Delete(slices.Clone(t.Marks), i, i+1)
			if mark.Start >= 0 && mark.Start <= mark.End && mark.End <= len(t.Plain) {
				t = spliced(t, mark.Start, mark.End, "")
			}
			i--
		}
	}
	return t, m.tags(n, tags)
}

// tags returns the tags of n with the one that says whose it is.
func (m *merger) tags(n graph.Node, tags []string) []string {
	var list []string
	for _, tag := range tags {
		if !slices.Contains(whoseTags[:], tag) {
			list = append(list, tag)
			continue
		}
		m.lose(occurrences(n), "the tag #%s of %s, which says in the merged file whose something is", tag, m.say(n))
	}
	return append(list, m.Whose[n].Tag())
}

// say names a claim, sketch or relation of the union.
func (m *merger) say(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		return "[" + n.Key + "]"
	case *graph.Sketch:
		return "<" + n.Key + ">"
	}
	r := n.(*graph.Relation)
	var sources []string
	for _, s := range r.Sources {
		sources = append(sources, m.say(s))
	}
	sign := [...]string{graph.Support: " > ", graph.Attack: " ! ", graph.Restatement: " = ", graph.Preference: " preferred to "}[r.Kind]
	target := "nothing"
	switch t := r.Target.(type) {
	case nil:
	case *graph.Relation:
		target = "(" + m.say(t) + ")"
	default:
		target = m.say(t)
	}
	if len(sources) == 0 {
		sources = []string{"nothing"}
	}
	return strings.Join(sources, " + ") + sign + target
}

// versions returns the data of a claim or sketch of the union with how the readings have
// it.
func (m *merger) versions(n graph.Node, data graph.Data) graph.Data {
	a, b := m.InA[n], m.InB[n]
	var inA, inB any
	switch {
	case len(a) > 1:
		inA, inB = m.list(a), plainest(append(m.said(b[0]), expected(b[0])...))
	case len(b) > 1:
		inA, inB = some(expected(a[0])), m.list(b)
	default:
		if len(a) == 1 {
			inA = some(expected(a[0]))
		}
		if len(b) == 1 {
			d := otherwise(m.said(n), m.said(b[0]))
			inB = some(append(d, expected(b[0])...))
			if has(d, "text") {
				m.unmarked(b[0])
			}
		}
	}
	if len(a) > 1 || len(b) > 1 {
		for _, other := range b {
			m.unmarked(other)
		}
	}
	data = slices.DeleteFunc(slices.Clone(data), func(f graph.Field) bool { return f.Key == expect })
	data = m.with(n, data, inA, inB)
	if steps := m.within[n]; len(steps) > 0 {
		s := sayer{}
		s.words("steps", steps)
		data = under(data, s.data)
	}
	return data
}

// under returns data with more under the key of versions.
func under(data, more graph.Data) graph.Data {
	for i, f := range data {
		if both, ok := f.Value.(graph.Data); ok && f.Key == versionsKey {
			data[i].Value = slices.Concat(both, more)
			return data
		}
	}
	return append(data, graph.Field{Key: versionsKey, Value: more})
}

// some returns data as a value, nil if there are none.
func some(d graph.Data) any {
	if len(d) == 0 {
		return nil
	}
	return d
}

// expected returns what the verdict on a claim is expected to be.
func expected(n graph.Node) graph.Data {
	var d graph.Data
	switch n := n.(type) {
	case *graph.Claim:
		d = n.Data
	case *graph.Sketch:
		d = n.Data
	}
	if v, ok := d.Get(expect); ok {
		return graph.Data{{Key: expect, Value: v}}
	}
	return nil
}

// expect is the key of data that says what the verdict on a claim should be.
const expect = "expect"

// with returns data with how both readings have n.
func (m *merger) with(n graph.Node, data graph.Data, inA, inB any) graph.Data {
	var both graph.Data
	if inA != nil {
		both = append(both, graph.Field{Key: "a", Value: inA})
	}
	if inB != nil {
		both = append(both, graph.Field{Key: "b", Value: inB})
	}
	if has(data, versionsKey) {
		m.lose(occurrences(n), "what the data of %s have under %q already", m.say(n), versionsKey)
		data = slices.DeleteFunc(slices.Clone(data), func(f graph.Field) bool { return f.Key == versionsKey })
	}
	if both == nil {
		return data
	}
	return append(slices.Clone(data), graph.Field{Key: versionsKey, Value: both})
}

// list returns how a reading has several claims that are one in the other.
func (m *merger) list(all []graph.Node) []any {
	var list []any
	for _, n := range all {
		list = append(list, plainest(append(m.said(n), expected(n)...)))
	}
	return list
}

// unmarked tells of the marks of a text of which only the words are kept.
func (m *merger) unmarked(n graph.Node) {
	t := textOf(n)
	if slices.ContainsFunc(t.Marks, func(k graph.Mark) bool {
		return k.Kind == graph.Emphasis || k.Kind == graph.Strong || k.Kind == graph.Link
	}) {
		m.lose(occurrences(n), "emphasis and links in what B says otherwise of %s", m.say(m.Of(n)))
	}
}

func textOf(n graph.Node) graph.Text {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Text
	case *graph.Sketch:
		return n.Text
	}
	return graph.Text{}
}

func occurrences(n graph.Node) []graph.Occurrence {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Occurrences
	case *graph.Sketch:
		return n.Occurrences
	case *graph.Relation:
		return n.Occurrences
	}
	return nil
}

func has(d graph.Data, key string) bool {
	_, ok := d.Get(key)
	return ok
}

// said returns all that is said of a claim or sketch, as data, with the keys of the union
// in its mentions.
func (m *merger) said(n graph.Node) graph.Data {
	s := sayer{}
	t := textOf(n)
	for _, g := range []*graph.Graph{m.al.A, m.al.B} {
		if g.Node(n.ID()) == n {
			t = m.mentions(t, g)
		}
	}
	words := strings.Join(strings.Fields(t.Untagged()), " ")
	switch n := n.(type) {
	case *graph.Claim:
		s.text("kind", "claim")
		s.text("title", n.Title())
		s.text("text", words)
		s.section(n.Section)
		s.tags(n.Tags)
		s.source(n.Source)
		s.text("voice", n.Voice)
		s.add("implicit", n.Implicit)
		s.strength(n.Strength)
		s.add("assert", n.Asserted)
		s.rest(n.Data, expect, versionsKey, "source", "quote", "prefix", "suffix", "offsets", "voice", "strength", "implicit", "assert")
	case *graph.Sketch:
		s.text("kind", "sketch")
		s.text("title", n.Title())
		s.text("text", words)
		s.section(n.Section)
		s.tags(n.Tags)
		s.source(n.Source)
		s.text("voice", n.Voice)
		s.strength(n.Strength)
		s.rest(n.Data, expect, versionsKey, "source", "quote", "prefix", "suffix", "offsets", "voice", "strength")
	}
	return s.data
}

// A sayer makes data of the fields of something.
type sayer struct{ data graph.Data }

func (s *sayer) add(key string, value any) {
	s.data = append(s.data, graph.Field{Key: key, Value: value})
}

func (s *sayer) text(key, value string) {
	if value != "" {
		s.add(key, value)
	}
}

func (s *sayer) section(in *graph.Section) {
	if in != nil {
		s.text("section", strings.Join(strings.Fields(in.Title.Untagged()), " "))
	}
}

// tags adds tags but for those that say whose something is.
func (s *sayer) tags(tags []string) {
	s.words("tags", slices.DeleteFunc(slices.Clone(tags), func(tag string) bool { return slices.Contains(whoseTags[:], tag) }))
}

func (s *sayer) words(key string, words []string) {
	var list []any
	for _, w := range words {
		list = append(list, w)
	}
	if list != nil {
		s.add(key, list)
	}
}

func (s *sayer) strength(f *float64) {
	if f != nil {
		s.add("strength", *f)
	}
}

func (s *sayer) source(r source.Reference) {
	s.text("source", r.Written)
	var list []any
	for _, q := range r.Quotes {
		if q.Prefix == "" && q.Suffix == "" {
			list = append(list, q.Exact)
			continue
		}
		list = append(list, graph.Data{{Key: "quote", Value: q.Exact}, {Key: "prefix", Value: q.Prefix}, {Key: "suffix", Value: q.Suffix}})
	}
	switch {
	case len(list) == 1:
		s.add("quote", list[0])
	case list != nil:
		s.add("quote", list)
	}
	var offsets []string
	for _, o := range r.Offsets {
		offsets = append(offsets, o.String())
	}
	s.text("offsets", strings.Join(offsets, ", "))
}

// rest adds data but for the keys of fields that are there already.
func (s *sayer) rest(d graph.Data, fields ...string) {
	for _, f := range d {
		if !slices.Contains(fields, f.Key) {
			s.data = slices.DeleteFunc(s.data, func(g graph.Field) bool { return g.Key == f.Key })
			s.add(f.Key, f.Value)
		}
	}
}

// otherwise returns what b says otherwise than a; null is what only a says. That b has no
// section or argument is nothing that it says.
func otherwise(a, b graph.Data) graph.Data {
	var d graph.Data
	for _, f := range b {
		if v, ok := a.Get(f.Key); !ok || !reflect.DeepEqual(v, f.Value) {
			d = append(d, f)
		}
	}
	for _, f := range a {
		if !has(b, f.Key) && f.Key != "section" && f.Key != "argument" {
			d = append(d, graph.Field{Key: f.Key})
		}
	}
	return d
}

// plainest returns what is said of something without what goes without saying.
func plainest(d graph.Data) graph.Data {
	usual := graph.Data{{Key: "kind", Value: "claim"}, {Key: "implicit", Value: false}, {Key: "assert", Value: true}}
	return slices.DeleteFunc(d, func(f graph.Field) bool {
		v, ok := usual.Get(f.Key)
		return ok && v == f.Value
	})
}

// relation tags a relation of the union, and adds how the readings have it.
func (m *merger) relation(r *graph.Relation) {
	if c := r.Contradiction; c != nil && r == c.Back && backOf(c) {
		if b := m.InB[r]; len(b) == 1 && len(m.InA[r]) == 1 && len(otherwise(m.step(r), m.step(b[0].(*graph.Relation)))) > 0 {
			m.lose(occurrences(b[0]), "what B says otherwise of the second half of a contradiction, %s", m.say(r))
		}
		return
	}
	r.Tags = m.tags(r, r.Tags)
	inA, inB := m.steps(r, m.InA[r], m.Whose[r] == OnlyB), m.steps(r, m.InB[r], m.Whose[r] == Both)
	var instead []string
	for _, other := range m.Changed[r] {
		instead = append(instead, m.say(other))
	}
	if list := (sayer{}); len(instead) > 0 {
		list.words("instead", instead)
		if m.Whose[r] == OnlyA {
			inB = list.data
		} else {
			inA = list.data
		}
	}
	r.Data = m.with(r, r.Data, inA, inB)
}

// steps returns what the relations of a reading say that are one in the union: of one what
// it says otherwise, if the union has the words of the other reading; of several which these
// are too.
func (m *merger) steps(r *graph.Relation, list []graph.Node, other bool) any {
	differs := func(n graph.Node, other bool) graph.Data {
		if other {
			return otherwise(m.step(r), m.step(n.(*graph.Relation)))
		}
		return m.unsaid(r, n.(*graph.Relation))
	}
	if len(list) == 1 {
		return some(differs(list[0], other))
	}
	var all []any
	for i, n := range list {
		all = append(all, append(graph.Data{{Key: "step", Value: m.say(n)}}, differs(n, other || i > 0)...))
	}
	if all == nil {
		return nil
	}
	return all
}

// unsaid returns what a relation of a reading says that the union does not say of it
// although it is in the words of that reading: what its argument is called, and what it
// opposes.
func (m *merger) unsaid(r, own *graph.Relation) graph.Data {
	var d graph.Data
	now, said := m.step(r), m.step(own)
	for _, key := range []string{"argument", "opposes"} {
		if v, ok := said.Get(key); ok {
			if is, _ := now.Get(key); !reflect.DeepEqual(is, v) {
				d = append(d, graph.Field{Key: key, Value: v})
			}
		}
	}
	return d
}

// backOf reports whether a contradiction is of one claim with one other, so that nothing
// can be said of its second half.
func backOf(c *graph.Contradiction) bool {
	return len(c.There.Sources) == 1 && len(c.Back.Sources) == 1 && c.There.Sources[0] == c.Back.Target && c.Back.Sources[0] == c.There.Target
}

// step returns all that is said of a relation but its ends, as data.
func (m *merger) step(r *graph.Relation) graph.Data {
	s := sayer{}
	s.words("rules", r.Rules)
	s.text("scheme", r.Scheme)
	s.add("strict", r.Strict)
	s.strength(r.Strength)
	s.tags(r.Tags)
	if r.Whole {
		s.add("whole", true)
	}
	if c := r.Contradiction; c != nil {
		s.text("opposes", [...]string{graph.Contradictory: "contradictory", graph.Contrary: "contrary"}[c.Kind])
	}
	if x := r.Argument; x != nil && !nothing(x) {
		in := sayer{}
		in.text("title", x.Title())
		in.text("text", strings.Join(strings.Fields(x.Text.Untagged()), " "))
		in.section(x.Section)
		in.tags(x.Tags)
		in.rest(x.Data)
		s.add("argument", in.data)
	}
	s.rest(r.Data, "scheme", "strict", "strength", "tags", "uses", "relation", "target", "sources", "negates", "whole", versionsKey)
	return s.data
}

// nothing reports whether nothing is said of an argument but its one step.
func nothing(x *graph.Argument) bool {
	return x.Untitled && len(x.Relations) == 1 && x.Text.Plain == "" && len(x.Tags)+len(x.Data) == 0
}

// meta gives the union the front matter of both readings.
func (m *merger) meta() {
	to := &m.Graph.Meta
	to.Data = graph.Data{{Key: versionsKey, Value: graph.Data{
		{Key: "a", Value: frontMatter(m.al.A.Meta)}, {Key: "b", Value: frontMatter(m.al.B.Meta)}}}}
	if m.al.A.Meta.Locators != m.al.B.Meta.Locators && m.al.A.Meta.Locators == "" {
		to.Locators = m.al.B.Meta.Locators
	}
	to.Unlocated = nil
	stands := m.stands()
	for _, u := range slices.Concat(m.al.A.Meta.Unlocated, m.al.B.Meta.Unlocated) {
		again := slices.ContainsFunc(to.Unlocated, func(v graph.Unlocated) bool { return v.Place == u.Place })
		if !again && !stands(u.Place) {
			to.Unlocated = append(to.Unlocated, u)
		}
	}
}

// stands returns whether claims of the union stand on all of a place.
func (m *merger) stands() func(place string) bool {
	taken := map[[2]int]bool{}
	for _, list := range placesIn(m.Graph, nil) { // in any order: it fills a map
		for _, p := range list {
			taken[p] = true
		}
	}
	return func(place string) bool {
		for _, l := range source.ParseReference(place).Locators {
			for _, p := range placesOf(l, nil) {
				if !taken[p] && !taken[[2]int{p[0], 0}] {
					return false
				}
			}
		}
		return true
	}
}

// frontMatter returns all of the front matter of a reading, as data.
func frontMatter(m graph.Meta) graph.Data {
	d := slices.Clone(m.Data)
	add := func(key, value string, others ...string) {
		if value != "" && !slices.ContainsFunc(append(others, key), func(k string) bool { return has(d, k) }) {
			d = append(d, graph.Field{Key: key, Value: value})
		}
	}
	add("title", m.Title)
	add("subTitle", m.Subtitle, "subtitle")
	add("author", m.Author)
	add("lang", m.Language, "language")
	add("abstract", m.Abstract)
	add("locators", m.Locators)
	if !has(d, "text") {
		s := sayer{}
		s.text("title", m.Work.Title)
		s.text("author", m.Work.Author)
		s.text("place", m.Work.Place)
		s.text("date", m.Work.Date)
		if s.data != nil {
			d = append(d, graph.Field{Key: "text", Value: s.data})
		}
	}
	if !has(d, "thesis") && len(m.Theses) > 0 {
		s := sayer{}
		s.words("thesis", m.Theses)
		d = append(d, s.data...)
	}
	if !has(d, "unlocated") && len(m.Unlocated) > 0 {
		s := sayer{}
		for _, u := range m.Unlocated {
			s.text(u.Place, u.Reason)
		}
		d = append(d, graph.Field{Key: "unlocated", Value: s.data})
	}
	return d
}
