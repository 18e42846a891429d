package argmap

import (
	"strconv"
	"strings"

	"crux/data/jsondoc"
	"crux/data/yamldoc"
	"crux/graph"
	"crux/graph/diag"
)

// Decode reads a map. Errors are only for what is no YAML mapping; all else that is odd
// is read and told.
func Decode(file, text string) (*graph.Graph, diag.List) {
	doc, comments := yamldoc.Parse(file, text)
	d := &decoder{doc: doc, full: map[string]graph.Node{}, first: map[string]graph.Node{}}
	if !doc.List.HasErrors() {
		d.all(comments)
	}
	g, err := d.b.Graph()
	if err != nil {
		doc.Report(nil, diag.Error, "wrong-type", "", "%s", err)
		g, _ = new(graph.Builder).Graph()
	}
	return g, doc.List
}

type decoder struct {
	doc   *jsondoc.Document
	b     graph.Builder
	full  map[string]graph.Node // by the key of the first that has reasons or a note
	first map[string]graph.Node // by the key
	later []func()
}

func (d *decoder) all(comments []string) {
	root := d.doc.Root
	if root.Kind != jsondoc.Object && root.Kind != jsondoc.Missing && root.Kind != jsondoc.Null {
		d.doc.Report(root, diag.Error, "wrong-type", "write each claim behind no sign, with a colon behind it", "a map is a mapping of claims here, not %s", root.Kind)
		return
	}
	d.mark(root)
	for _, m := range root.Unique() {
		d.claim(m)
	}
	for _, f := range d.later {
		f()
	}
	if len(comments) > 0 {
		list := make([]any, len(comments))
		for i, c := range comments {
			list[i] = c
		}
		d.b.Meta.Foreign = graph.Data{{Key: ID, Value: graph.Data{{Key: "comments", Value: list}}}}
	}
	if len(root.Members) == 0 {
		d.doc.Report(root, diag.Warning, "no-claims", `write one, as in "Cars are loud.":`, "the map has no claims")
	}
}

// mark notes which claims have reasons or a note, before any is read.
func (d *decoder) mark(claims *jsondoc.Value) {
	for _, m := range claims.Unique() {
		if m.Key == label || m.Key == strength {
			continue
		}
		if len(m.Value.Members) > 0 {
			d.full[m.Key] = nil
		}
		for _, reason := range m.Value.Unique() {
			if reason.Key != note {
				d.mark(&reason.Value)
			}
		}
	}
}

// claim reads a claim with what is below it, and returns what it is in the end.
func (d *decoder) claim(m *jsondoc.Member) func() graph.Node {
	v := &m.Value
	if v.Kind != jsondoc.Object || len(v.Members) == 0 {
		d.doc.Expect(v, jsondoc.Object, "what bears on a claim")
		key := m.Key
		if _, full := d.full[key]; full {
			return func() graph.Node { return d.full[key] }
		}
		if n := d.first[key]; n != nil {
			return func() graph.Node { return n }
		}
		c := d.make(m)
		d.first[key] = c
		return func() graph.Node { return c }
	}
	c := d.make(m)
	if d.full[m.Key] == nil {
		d.full[m.Key] = c
	}
	reasons, objections := 0, 0
	for _, reason := range v.Unique() {
		if reason.Key == note {
			if reason.Value.Is(jsondoc.String) {
				c.Data = append(c.Data, graph.Field{Key: note, Value: reason.Value.Text})
			} else {
				keep(&c.Foreign, note, literal(&reason.Value))
			}
			continue
		}
		kind, usual := graph.Support, ""
		if isObjection(reason.Key) {
			objections++
			kind, usual = graph.Attack, "o"+strconv.Itoa(objections)
		} else {
			reasons++
			usual = "r" + strconv.Itoa(reasons)
		}
		r := d.b.Relate(kind, nil)
		r.Occurrences = d.doc.At(&reason.Value)
		d.b.Connect(r, c)
		if reason.Key != usual {
			keep(&r.Foreign, "key", reason.Key)
		}
		d.reason(r, &reason.Value)
	}
	return func() graph.Node { return c }
}

func isObjection(key string) bool { return strings.HasPrefix(key, "o") || strings.HasPrefix(key, "-") }

func (d *decoder) make(m *jsondoc.Member) *graph.Claim {
	text, unstated := strings.CutPrefix(m.Key, "-")
	c := d.b.Claim("", text)
	c.Implicit, c.Occurrences = unstated, d.doc.At(&m.Value)
	return c
}

// reason reads the premises of r.
func (d *decoder) reason(r *graph.Relation, v *jsondoc.Value) {
	if !d.doc.Expect(v, jsondoc.Object, "a reason") {
		keep(&r.Foreign, "value", literal(v))
	}
	var sources []func() graph.Node
	for _, m := range v.Unique() {
		switch m.Key {
		case label:
			if m.Value.Is(jsondoc.String) && m.Value.Text != "" {
				r.Rules = []string{m.Value.Text}
			} else {
				keep(&r.Foreign, label, literal(&m.Value))
			}
		case strength:
			if f, ok := m.Value.Float(); ok {
				s := f / fullStrength
				if again, ok := written(s); ok && again == m.Value.Any() {
					r.Strength = &s
					continue
				}
			}
			keep(&r.Foreign, strength, literal(&m.Value))
		default:
			sources = append(sources, d.claim(m))
		}
	}
	d.later = append(d.later, func() {
		for _, s := range sources {
			d.b.Connect(r, nil, s())
		}
	})
}

// written returns how a strength is written, if it is read again from that.
func written(s float64) (any, bool) {
	f := s * fullStrength
	if !(f >= 0 && f <= fullStrength) || f/fullStrength != s {
		return nil, false
	}
	if f == float64(int(f)) {
		return int(f), true
	}
	return f, true
}

// keep adds a field to the record of the format.
func keep(foreign *graph.Data, key string, value any) {
	record, _ := foreign.Get(ID)
	data, _ := record.(graph.Data)
	data = append(data, graph.Field{Key: key, Value: value})
	*foreign = graph.Data{{Key: ID, Value: data}}
}

// literal returns a value as it is kept, an empty one as null.
func literal(v *jsondoc.Value) any {
	if v.Is(jsondoc.Null) {
		return jsondoc.Literal("null")
	}
	return v.Any()
}
