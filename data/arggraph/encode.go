package arggraph

import (
	"slices"
	"strings"

	"crux/data/loss"
	"crux/data/xmldoc"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/source"
)

// Encode writes g, and tells what of it the format has no place for.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	f, lost := build(g)
	return f.write(), lost
}

// build makes the file of g.
func build(g *graph.Graph) (*file, loss.List) {
	e := &encoder{g: g, f: &file{}, adus: map[graph.Node]*item{}, edges: map[*graph.Relation]*item{}, added: map[*graph.Relation][]*item{},
		hadAdded: map[*graph.Relation][]*item{}, replaced: map[*item]*item{}, gone: map[*item]bool{}, alive: map[*item]bool{}}
	record := recordOf(g.Meta.Foreign)
	e.recall(record)
	e.claims()
	e.relations()
	e.ground()
	e.head(record)
	e.arrange()
	e.name()
	e.ends()
	e.told()
	return e.f, e.lost
}

// An encoder makes a file.
type encoder struct {
	g    *graph.Graph
	f    *file
	lost loss.List
	text bool // the text that is read is that of the edus

	// before has the items of the file that the graph was read from, in their order;
	// was is what they were to its reader.
	before   []*item
	old      map[*item]bool // they as a set
	was      *reading
	hadAdded map[*graph.Relation][]*item // the add edges of its relations
	gone     map[*item]bool              // what is not written any more
	replaced map[*item]*item             // edus that others take the places of
	alive    map[*item]bool              // what has been found of joints and odd edges
	out      map[*item][]*item           // see outOf

	// What is written of claims, of relations, and of all sources of these but the
	// first.
	adus  map[graph.Node]*item
	edges map[*graph.Relation]*item
	added map[*graph.Relation][]*item

	made [5][]*item // new items, by their kind; of edges the segments
	new  []*item    // new edges that are no segments
}

func (e *encoder) head(record graph.Data) {
	for _, key := range headKeys {
		v, ok := e.g.Meta.Data.Get(key)
		if s, isText := v.(string); isText {
			e.f.attributes = append(e.f.attributes, xmldoc.Attribute{Name: key, Value: s})
			if !xmldoc.Valid(s) {
				e.lost.Degraded(loss.Data, nil, "the %s of the document: it has characters that XML cannot hold", key)
			}
		} else if ok {
			e.lost.Lost(loss.Data, nil, "the %s of the document, which is no text", key)
		}
	}
	if !slices.ContainsFunc(e.f.attributes, func(a xmldoc.Attribute) bool { return a.Name == "id" }) {
		e.f.attributes = slices.Insert(e.f.attributes, 0, xmldoc.Attribute{Name: "id", Value: defaultID})
	}
	if v, ok := record.Get("attributes"); ok {
		for _, a := range attributes(v) {
			if !slices.Contains(headKeys, a.Name) {
				e.f.attributes = append(e.f.attributes, a)
			}
		}
	}
	if !e.text {
		e.f.before = append(e.f.before, xmldoc.Node{Kind: xmldoc.Instruction, Text: noText})
	}
	outside := func(key string) (nodes []xmldoc.Node) {
		for _, v := range list(record, key) {
			if s, ok := v.(string); ok && wellFormed(s) {
				nodes = append(nodes, xmldoc.Node{Kind: xmldoc.Raw, Text: s})
			}
		}
		return nodes
	}
	e.f.before = append(e.f.before, outside("before")...)
	e.f.after = outside("after")
}

// wellFormed reports whether a record can be written as it is.
func wellFormed(s string) bool {
	if s == "" {
		return true
	}
	if strings.HasPrefix(s, "<!DOCTYPE") {
		return !xmldoc.Parse("", s+"<x/>").List.HasErrors()
	}
	return !xmldoc.Parse("", "<x>"+s+"</x>").List.HasErrors()
}

// claims makes the adus.
func (e *encoder) claims() {
	for _, n := range e.g.NodeList() {
		voice, at := "", []graph.Occurrence(nil)
		switch n := n.(type) {
		case *graph.Claim:
			voice, at = n.Voice, n.Occurrences
			if n.Title() != "" && (n.Text.Plain == "" || n.Text.Plain == n.Title()) {
				e.lost.Degraded(loss.Titles, at, "the title %s, which is its words", loss.Name(n))
			}
		case *graph.Sketch:
			voice, at = n.Voice, n.Occurrences
			e.lost.Degraded(loss.Sketches, at, "%s is written as a claim", loss.Name(n))
		default:
			continue
		}
		it := e.adus[n]
		if it == nil {
			it = &item{kind: adu, claim: n, attributes: []xmldoc.Attribute{{Name: "id"}, {Name: "type", Value: "pro"}}}
			e.adus[n] = it
		}
		if !e.old[it] {
			e.made[adu] = append(e.made[adu], it)
		}
		t := "pro"
		switch voice {
		case "":
		case opponent:
			t = "opp"
		default:
			e.lost.Lost(loss.Voices, at, "who says %s: %s", loss.Name(n), diag.Short(voice))
		}
		if (it.get("type") == "opp") != (t == "opp") {
			it.set("type", t)
		}
		if !wellFormed(it.content) {
			it.content = ""
		}
	}
}

// relations makes the edges of the relations that the format has a place for.
func (e *encoder) relations() {
	writable := map[*graph.Relation]bool{}
	var can func(r *graph.Relation) bool
	can = func(r *graph.Relation) bool {
		if ok, known := writable[r]; known {
			return ok
		}
		ok := !r.Incomplete() && (r.Kind == graph.Support || r.Kind == graph.Attack)
		if on, is := r.Target.(*graph.Relation); ok && is {
			ok = can(on)
		}
		writable[r] = ok
		return ok
	}
	for _, r := range e.g.Relations() {
		if !can(r) {
			if it := e.edges[r]; it != nil {
				e.gone[it] = true
				for _, add := range e.hadAdded[r] {
					e.gone[add] = true
				}
				delete(e.edges, r)
			}
			if on, is := r.Target.(*graph.Relation); is && !r.Incomplete() && (r.Kind == graph.Support || r.Kind == graph.Attack) {
				e.lost.Lost(onStep[r.Kind], r.Occurrences, "%s, since %s has no place", loss.Name(r), loss.Name(on))
			}
			continue
		}
		it := e.edges[r]
		if it == nil {
			it = &item{kind: edge, relation: r, attributes: []xmldoc.Attribute{{Name: "id"}, {Name: "src"}, {Name: "trg"}, {Name: "type"}}}
			e.edges[r] = it
		}
		if !e.old[it] {
			e.new = append(e.new, it)
		}
		e.kind(r, it)
		e.additions(r)
		if c := r.Contradiction; c != nil && c.There == r {
			e.lost.Degraded(loss.Contradictions, r.Occurrences, "%s and the attack back are two attacks", loss.Name(r))
		}
		if r.UndercutsSketch {
			e.lost.Degraded(loss.Undercuts, r.Occurrences, "that %s undercuts", loss.Name(r))
		}
	}
}

var onStep = map[graph.Kind]loss.Feature{graph.Support: loss.Backings, graph.Attack: loss.Undercuts}

// kind gives an edge its type: the one that it had, if that still says what r is.
func (e *encoder) kind(r *graph.Relation, it *item) {
	_, onStep := r.Target.(*graph.Relation)
	was := it.get("type")
	t, fits := "", false
	switch {
	case r.Kind == graph.Attack && onStep:
		t, fits = "und", was == "und" || was == "reb"
	case r.Kind == graph.Attack:
		t, fits = "reb", was == "und" || was == "reb"
	case isExample(r.Scheme):
		t, fits = "exa", was == "exa"
	default:
		t, fits = "sup", was == "sup"
	}
	if r.Scheme != "" && t != "exa" {
		e.lost.Lost(loss.Schemes, r.Occurrences, "the scheme of %s: %s", loss.Name(r), diag.Short(r.Scheme))
	} else if t == "exa" && r.Scheme != example {
		e.lost.Degraded(loss.Schemes, r.Occurrences, "the scheme of %s: %s", loss.Name(r), diag.Short(r.Scheme))
	}
	if r.Kind == graph.Support && onStep && !fits {
		e.lost.Degraded(loss.Backings, r.Occurrences, "%s: other readers leave it out", loss.Name(r))
	}
	if !fits {
		it.set("type", t)
	}
	if !wellFormed(it.content) {
		it.content = ""
	}
}

// isExample reports whether a scheme is that of exa edges.
func isExample(scheme string) bool {
	return strings.TrimPrefix(strings.ToLower(scheme), "argument from ") == example
}

// additions makes the add edges of r: those that it had for premises that it still has,
// and new ones.
func (e *encoder) additions(r *graph.Relation) {
	had := map[string]*item{} // by the adu that they add
	for _, it := range e.hadAdded[r] {
		e.gone[it] = true
		if had[it.get("src")] == nil {
			had[it.get("src")] = it
		}
	}
	for _, n := range r.Sources[1:] {
		it := had[e.adus[n].get("id")]
		if it == nil || it.added != nil {
			it = &item{kind: edge, relation: r, attributes: []xmldoc.Attribute{{Name: "id"}, {Name: "src"}, {Name: "trg"}, {Name: "type", Value: "add"}}}
		}
		it.added = n
		delete(e.gone, it)
		if !wellFormed(it.content) {
			it.content = ""
		}
		e.added[r] = append(e.added[r], it)
		if !e.old[it] {
			e.new = append(e.new, it)
		}
	}
}

// told adds the losses that only show when the file is read: of the text and of
// offsets, and what g says beyond the format.
func (e *encoder) told() {
	r := read(e.f.items, 1<<26, noReport)
	meta := e.g.Meta
	switch {
	case meta.Text == nil:
	case !e.text:
		e.lost.Lost(loss.Source, nil, "the text that is read, since claims are not its words")
	case r.text != meta.Text.String():
		e.lost.Degraded(loss.Source, nil, "the text that is read: its white space, or what has been changed since")
	}
	for _, n := range e.g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			e.placed(r, n, n.Source.Offsets, n.Occurrences)
		case *graph.Sketch:
			e.placed(r, n, n.Source.Offsets, n.Occurrences)
		}
	}
	h := *e.g
	h.Meta.Data = slices.DeleteFunc(slices.Clone(meta.Data), func(f graph.Field) bool { return slices.Contains(headKeys, f.Key) })
	e.lost = append(e.lost, loss.Of(&h, id, keeps...)...)
}

func (e *encoder) placed(r *reading, n graph.Node, had []source.Offsets, at []graph.Occurrence) {
	if w := loss.Words(n); !xmldoc.Valid(w) {
		e.lost.Degraded(loss.Texts, at, "characters of %s that XML cannot hold", loss.Name(n))
	}
	var has []source.Offsets
	if e.text {
		has = r.spots[e.adus[n]]
	}
	switch {
	case slices.Equal(had, has):
	case len(has) == 0:
		e.lost.Lost(loss.Offsets, at, "the offsets of %s", loss.Name(n))
	default:
		e.lost.Degraded(loss.Offsets, at, "the offsets of %s are others in the text that is written", loss.Name(n))
	}
}

func implicit(n graph.Node) bool {
	c, ok := n.(*graph.Claim)
	return ok && c.Implicit
}
