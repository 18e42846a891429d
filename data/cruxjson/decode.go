package cruxjson

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/source"
)

// Decode reads a graph. What is wrong with the text is told in the list: errors are
// ids that nothing has or two things have, titles that two claims or arguments have,
// nodes of no known type, and versions that are not known; all else that is odd is a
// warning. The graph is what could be read.
func Decode(file, text string) (*graph.Graph, diag.List) {
	doc := jsondoc.Parse(file, text)
	if doc.List.HasErrors() {
		g, _ := new(graph.Builder).Graph()
		return g, doc.List
	}
	return Graph(doc, doc.Root), doc.List
}

// Graph returns the graph that a tree of values says, which is what [Tree] makes. The
// document is where the values are written; what is wrong is told in its List.
func Graph(doc *jsondoc.Document, root *jsondoc.Value) *graph.Graph {
	d := &decoder{doc: doc, ids: map[string]any{}, titles: map[string]bool{}, names: map[string]bool{}}
	d.all(root)
	g, err := d.b.Graph()
	if err != nil {
		d.doc.Report(nil, diag.Error, "wrong-type", "", "%s", err)
		g, _ = new(graph.Builder).Graph()
	}
	return g
}

type decoder struct {
	doc    *jsondoc.Document
	b      graph.Builder
	ids    map[string]any // nodes, arguments and sections
	titles map[string]bool
	names  map[string]bool // titles of sketches and arguments
	steps  []func()        // what arguments have, to be done before later
	later  []func()        // what refers to what may come later
	ends   []end           // of relations that end on relations
}

func (d *decoder) all(root *jsondoc.Value) {
	if !root.Is(jsondoc.Object) {
		d.doc.Report(root, diag.Error, "wrong-type", `a graph starts with {"crux": 1`, "a graph is an object here, not %s", root.Kind)
		return
	}
	if root.Get("crux") == nil {
		d.doc.Report(root, diag.Error, "wrong-type", `crux convert --help lists the formats; its own JSON starts with {"crux": 1`, "this JSON is in no format that is known")
		return
	}
	if v, ok := root.Get("crux").Int(); !ok || v != Version {
		d.doc.Report(root.Get("crux"), diag.Error, "wrong-type", fmt.Sprintf("this crux reads version %d", Version), "the version under \"crux\" is not known")
		return
	}
	d.members(root, "crux", "meta", "sections", "nodes", "arguments", "contradictions")
	d.sections(d.list(root, "sections"), nil)
	arguments := d.list(root, "arguments")
	nodes := d.list(root, "nodes")
	next := 0 // argument to be made
	for i := range nodes {
		for next < len(arguments) && arguments[next].Get("before").Word() != "" && arguments[next].Get("before").Word() == nodes[i].Get("id").Word() {
			d.argument(&arguments[next])
			next++
		}
		d.node(&nodes[i])
	}
	for ; next < len(arguments); next++ {
		d.argument(&arguments[next])
	}
	contradictions := d.list(root, "contradictions")
	for _, f := range slices.Concat(d.steps, d.later) { // relations ask whether they are steps
		f()
	}
	d.connect()
	for i := range contradictions {
		d.contradiction(&contradictions[i])
	}
	d.meta(root.Get("meta"))
}

// members tells of members that the format does not have.
func (d *decoder) members(v *jsondoc.Value, known ...string) {
	for i, m := range v.Members {
		if slices.Contains(known, m.Key) {
			continue
		}
		hint := "known here are " + strings.Join(known, ", ")
		if near := diag.Nearest(m.Key, known); near != "" {
			hint = "did you mean " + near + "?"
		}
		d.doc.Report(&v.Members[i].Value, diag.Warning, "unknown-key", hint, "the key %q has no meaning here, and is left out", diag.Short(m.Key))
	}
}

// list returns the items of a member that is an array.
func (d *decoder) list(v *jsondoc.Value, key string) []jsondoc.Value {
	if m := v.Get(key); m != nil && d.doc.Expect(m, jsondoc.Array, key) {
		return m.Items
	}
	return nil
}

func (d *decoder) string(v *jsondoc.Value, key string) string {
	if m := v.Get(key); d.doc.Expect(m, jsondoc.String, key) {
		return m.String()
	}
	return ""
}

func (d *decoder) truth(v *jsondoc.Value, key string, otherwise bool) bool {
	m := v.Get(key)
	if m == nil || !d.doc.Expect(m, jsondoc.Bool, key) || m.Kind == jsondoc.Null {
		return otherwise
	}
	return m.Text == "true"
}

func (d *decoder) strings(v *jsondoc.Value, key string) []string {
	var list []string
	items := d.list(v, key)
	for i := range items {
		if d.doc.Expect(&items[i], jsondoc.String, "an item of "+key) {
			list = append(list, items[i].String())
		}
	}
	return list
}

// data returns what an author attached.
func (d *decoder) data(v *jsondoc.Value, key string) graph.Data {
	m := v.Get(key)
	if m == nil || !d.doc.Expect(m, jsondoc.Object, key) {
		return nil
	}
	data, _ := values(m.Any()).(graph.Data)
	return data
}

// values makes numbers of those that Any leaves as they are written.
func values(v any) any {
	switch v := v.(type) {
	case jsondoc.Literal:
		var f float64
		fmt.Sscan(string(v), &f)
		return f
	case []any:
		for i := range v {
			v[i] = values(v[i])
		}
	case graph.Data:
		for i := range v {
			v[i].Value = values(v[i].Value)
		}
	}
	return v
}

// foreign returns records of other formats, to the letter.
func (d *decoder) foreign(v *jsondoc.Value) graph.Data {
	if m := v.Get("foreign"); m != nil && d.doc.Expect(m, jsondoc.Object, "foreign") {
		return m.Data()
	}
	return nil
}

// register notes what an id stands for.
func (d *decoder) register(v *jsondoc.Value, x any) {
	id := v.Get("id")
	switch {
	case id.Word() == "":
	case d.ids[id.Word()] != nil:
		d.doc.Report(id, diag.Error, "duplicate-id", "give each thing an id of its own", "the id %q stands for two things", diag.Short(id.Word()))
	default:
		d.ids[id.Word()] = x
	}
}

// find returns what an id stands for, of one type.
func find[T any](d *decoder, v *jsondoc.Value, what string) (found T, ok bool) {
	if v == nil || v.Kind == jsondoc.Null {
		return found, false
	}
	x := d.ids[v.Word()]
	if found, ok = x.(T); ok {
		return found, true
	}
	if x == nil {
		d.doc.Report(v, diag.Error, "no-such-node", "ids are those of this file", "nothing has the id %q", diag.Short(v.Word()))
	} else {
		d.doc.Report(v, diag.Error, "wrong-type", "", "%q is no %s", diag.Short(v.Word()), what)
	}
	return found, false
}

// title returns a title that no other one of its kind has, "" for an untitled thing.
func (d *decoder) title(v *jsondoc.Value, taken map[string]bool) string {
	title := d.string(v, "title")
	if title != "" && taken[title] {
		d.doc.Report(v.Get("title"), diag.Error, "duplicate-id", "give each one a title of its own", "the title %q is given twice", diag.Short(title))
		return ""
	}
	taken[title] = true
	return title
}

func (d *decoder) sections(list []jsondoc.Value, parent *graph.Section) {
	for i := range list {
		v := &list[i]
		if !d.doc.Expect(v, jsondoc.Object, "a section") {
			continue
		}
		d.members(v, "id", "title", "marks", "level", "tags", "data", "sections")
		s := d.b.Section("", parent)
		d.text(v, "title", &s.Title)
		if level, ok := v.Get("level").Int(); ok {
			s.Level = level
		}
		s.Tags, s.Data, s.Occurrences = d.strings(v, "tags"), d.data(v, "data"), d.doc.At(v)
		d.register(v, s)
		d.sections(d.list(v, "sections"), s)
	}
}

// text reads a text with its marks.
func (d *decoder) text(v *jsondoc.Value, key string, t *graph.Text) {
	t.Plain = d.string(v, key)
	d.marks(v, t)
}

// marks reads the marks of a text, once all ids are known.
func (d *decoder) marks(v *jsondoc.Value, t *graph.Text) {
	list := d.list(v, "marks")
	if len(list) == 0 {
		return
	}
	starts := make([]int, 0, len(t.Plain)+1) // of characters
	for i := range t.Plain {
		starts = append(starts, i)
	}
	starts = append(starts, len(t.Plain))
	d.later = append(d.later, func() {
		for i := range list {
			m := &list[i]
			kind := slices.Index(marks[:], d.string(m, "kind"))
			start, ok := m.Get("start").Int()
			end, ok2 := m.Get("end").Int()
			if kind < 0 || !ok || !ok2 || start < 0 || end < start || end >= len(starts) {
				d.doc.Report(m, diag.Warning, "wrong-type", "it is left out", "a mark has a kind, and a start and an end within its text")
				continue
			}
			mark := graph.Mark{Kind: graph.MarkKind(kind), Start: starts[start], End: starts[end], Target: d.string(m, "target")}
			if id := m.Get("id"); id != nil {
				switch x := d.ids[id.Word()].(type) {
				case *graph.Claim:
					mark.Target = x.Key
				case *graph.Sketch:
					mark.Target = x.Key
				case *graph.Argument:
					mark.Target = x.Key
				default:
					find[graph.Node](d, id, "claim or argument")
				}
			}
			t.Marks = append(t.Marks, mark)
		}
	})
}

var said = []string{"id", "type", "title", "text", "marks", "voice", "source", "quotes", "offsets", "strength", "section", "tags", "data", "foreign"}

func (d *decoder) node(v *jsondoc.Value) {
	if !d.doc.Expect(v, jsondoc.Object, "a node") || v.Kind == jsondoc.Null {
		return
	}
	kind := d.string(v, "type")
	switch {
	case kind == "claim":
		d.members(v, append([]string{"unstated", "asserted"}, said...)...)
		c := d.b.Claim(d.title(v, d.titles), "")
		d.text(v, "text", &c.Text)
		c.Implicit, c.Asserted = d.truth(v, "unstated", false), d.truth(v, "asserted", true)
		c.Voice, c.Source, c.Strength = d.string(v, "voice"), d.reference(v), d.strength(v)
		c.Tags, c.Data, c.Foreign, c.Occurrences = d.strings(v, "tags"), d.data(v, "data"), d.foreign(v), d.doc.At(v)
		if s, ok := find[*graph.Section](d, v.Get("section"), "section"); ok {
			c.Section = s
		}
		d.register(v, c)
	case kind == "sketch":
		d.members(v, said...)
		s := d.b.Sketch(d.title(v, d.names), "")
		d.text(v, "text", &s.Text)
		s.Voice, s.Source, s.Strength = d.string(v, "voice"), d.reference(v), d.strength(v)
		s.Tags, s.Data, s.Foreign, s.Occurrences = d.strings(v, "tags"), d.data(v, "data"), d.foreign(v), d.doc.At(v)
		if in, ok := find[*graph.Section](d, v.Get("section"), "section"); ok {
			s.Section = in
		}
		d.register(v, s)
	case slices.Contains(kinds[:], kind):
		d.relation(v, graph.Kind(slices.Index(kinds[:], kind)))
	default:
		d.doc.Report(v.Get("type"), diag.Error, "wrong-type", "types are claim, sketch, support, attack, restatement and preference", "%q is no type of a node", diag.Short(kind))
	}
}

func (d *decoder) relation(v *jsondoc.Value, kind graph.Kind) {
	d.members(v, "id", "type", "sources", "target", "scheme", "rules", "strict", "strength", "whole", "undercuts_sketch", "reconstructed", "tags", "data", "foreign")
	r := d.b.Relate(kind, nil)
	r.Scheme, r.Rules, r.Strict, r.Strength = d.string(v, "scheme"), d.strings(v, "rules"), d.truth(v, "strict", false), d.strength(v)
	r.Whole, r.UndercutsSketch = d.truth(v, "whole", false), d.truth(v, "undercuts_sketch", false)
	r.Tags, r.Data, r.Foreign, r.Occurrences = d.strings(v, "tags"), d.data(v, "data"), d.foreign(v), d.doc.At(v)
	d.register(v, r)
	d.later = append(d.later, func() {
		var sources []graph.Node
		items := d.list(v, "sources")
		for i := range items {
			s, ok := find[graph.Node](d, &items[i], "claim or sketch")
			if _, relation := s.(*graph.Relation); relation {
				d.doc.Report(&items[i], diag.Error, "wrong-type", "give the claim that it leads to", "a relation cannot be the source of a relation")
			} else if ok {
				sources = append(sources, s)
			}
		}
		target, _ := find[graph.Node](d, v.Get("target"), "node")
		if on, ok := target.(*graph.Relation); ok {
			d.ends = append(d.ends, end{r, on, v.Get("target")})
			target = nil
		}
		d.b.Connect(r, target, sources...)
		r.Reconstructed = d.truth(v, "reconstructed", r.Argument != nil)
	})
}

// An end is that a relation ends on another one.
type end struct {
	relation, on *graph.Relation
	value        *jsondoc.Value
}

// connect makes relations end on relations, those first that others end on, so that the
// builder need not look far. None ends on itself, not even through others.
func (d *decoder) connect() {
	at := make(map[*graph.Relation]int, len(d.ends))
	for i, e := range d.ends {
		at[e.relation] = i
	}
	next := make([]int, len(d.ends))
	for i, e := range d.ends {
		next[i] = -1
		if j, ok := at[e.on]; ok {
			next[i] = j
		}
	}
	order, circular := Order(next)
	for _, i := range order {
		if e := d.ends[i]; circular[i] {
			d.doc.Report(e.value, diag.Error, "wrong-type", "give what it is about", "a relation cannot end on itself, not even through others")
		} else {
			d.b.Connect(e.relation, e.on)
		}
	}
}

// Order puts things each of which may lead to one other (next, -1 for none) into an
// order in which each comes behind the one that it leads to. Where things lead in a
// circle, one of them is circular: the order is that without its way on.
func Order(next []int) (order []int, circular []bool) {
	order, circular = make([]int, 0, len(next)), make([]bool, len(next))
	const entered, done = 1, 2
	state := make([]uint8, len(next))
	for start := range next {
		var way []int
		for i := start; i >= 0 && state[i] != done; i = next[i] {
			if state[i] == entered {
				circular[way[len(way)-1]] = true
				break
			}
			state[i] = entered
			way = append(way, i)
		}
		for _, i := range slices.Backward(way) {
			state[i] = done
			order = append(order, i)
		}
	}
	return order, circular
}

func (d *decoder) reference(v *jsondoc.Value) source.Reference {
	r := source.ParseReference(d.string(v, "source"))
	quotes := d.list(v, "quotes")
	for i := range quotes {
		q := &quotes[i]
		r.Quotes = append(r.Quotes, source.Quote{Exact: d.string(q, "exact"), Prefix: d.string(q, "prefix"), Suffix: d.string(q, "suffix")})
	}
	offsets := d.list(v, "offsets")
	for i := range offsets {
		o := &offsets[i]
		start, ok := o.Get("start").Int()
		end, ok2 := o.Get("end").Int()
		if !ok || !ok2 {
			d.doc.Report(o, diag.Warning, "wrong-type", "it is left out", "offsets have a start and an end, which are whole numbers")
			continue
		}
		r.Offsets = append(r.Offsets, source.Offsets{Start: start, End: end})
	}
	return r
}

func (d *decoder) strength(v *jsondoc.Value) *float64 {
	m := v.Get("strength")
	if m == nil || m.Kind == jsondoc.Null {
		return nil
	}
	f, ok := m.Float()
	if !ok || !(f >= 0 && f <= 1) {
		d.doc.Report(m, diag.Warning, "wrong-type", "it is left out", "a strength is a number from 0 to 1")
		return nil
	}
	return &f
}

func (d *decoder) argument(v *jsondoc.Value) {
	if !d.doc.Expect(v, jsondoc.Object, "an argument") || v.Kind == jsondoc.Null {
		return
	}
	d.members(v, "id", "title", "text", "marks", "steps", "before", "tags", "data", "section")
	a := d.b.Argument(d.title(v, d.names))
	d.text(v, "text", &a.Text)
	a.Tags, a.Data, a.Occurrences = d.strings(v, "tags"), d.data(v, "data"), d.doc.At(v)
	if s, ok := find[*graph.Section](d, v.Get("section"), "section"); ok {
		a.Section = s
	}
	d.register(v, a)
	d.steps = append(d.steps, func() {
		steps := d.list(v, "steps")
		for i := range steps {
			if r, ok := find[*graph.Relation](d, &steps[i], "relation"); ok {
				r.Argument = a
				a.Relations = append(a.Relations, r)
			}
		}
	})
}

func (d *decoder) contradiction(v *jsondoc.Value) {
	d.members(v, "kind", "there", "back")
	there, ok := find[*graph.Relation](d, v.Get("there"), "relation")
	back, ok2 := find[*graph.Relation](d, v.Get("back"), "relation")
	kind := slices.Index(oppositions[:], d.string(v, "kind"))
	if kind < 0 {
		d.doc.Report(v, diag.Warning, "wrong-type", "kinds are contradictory and contrary; it is left out", "the kind of a contradiction is not known")
	}
	if ok && ok2 && kind >= 0 {
		d.b.Oppose(there, back).Kind = graph.Opposition(kind)
	}
}

func (d *decoder) meta(v *jsondoc.Value) {
	m := &d.b.Meta
	if !d.doc.Expect(v, jsondoc.Object, "meta") || v == nil {
		return
	}
	d.members(v, "title", "subtitle", "author", "language", "abstract", "work", "theses", "locators", "unlocated", "text", "data", "settings", "foreign")
	m.Title, m.Subtitle, m.Author = d.string(v, "title"), d.string(v, "subtitle"), d.string(v, "author")
	m.Language, m.Abstract, m.Locators = d.string(v, "language"), d.string(v, "abstract"), d.string(v, "locators")
	work := v.Get("work")
	m.Work = graph.Work{Title: d.string(work, "title"), Author: d.string(work, "author"), Place: d.string(work, "place"), Date: d.string(work, "date")}
	theses := d.list(v, "theses")
	for i := range theses {
		if title := theses[i].Get("title"); title != nil {
			m.Theses = append(m.Theses, title.String())
		} else if c, ok := find[*graph.Claim](d, &theses[i], "claim"); ok {
			m.Theses = append(m.Theses, c.Key)
		}
	}
	unlocated := d.list(v, "unlocated")
	for i := range unlocated {
		u := &unlocated[i]
		m.Unlocated = append(m.Unlocated, graph.Unlocated{Place: d.string(u, "place"), Reason: d.string(u, "reason"), Occurrence: d.doc.At(u)[0]})
	}
	if text := v.Get("text"); text != nil && d.doc.Expect(text, jsondoc.String, "text") && utf8.ValidString(text.Text) {
		m.Text = source.New(text.String())
	}
	m.Data = d.data(v, "data")
	if m.Settings = m.Data; v.Get("settings") != nil {
		m.Settings = d.data(v, "settings")
	}
	m.Foreign = d.foreign(v)
}
