package mindmup

import (
	"slices"
	"strconv"

	"crux/data/cruxjson"
	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/diag"
)

// Decode reads a map. Errors are only for what is no JSON object with ideas; all else
// that is odd is read, kept and told.
func Decode(file, text string) (*graph.Graph, diag.List) {
	d := &decoder{doc: jsondoc.Parse(file, text), ids: map[string]bool{}, titles: map[string]bool{}, sketches: map[string]bool{}, full: map[string]graph.Node{}}
	if !d.doc.List.HasErrors() {
		d.all(d.doc.Root)
	}
	g, err := d.b.Graph()
	if err != nil {
		d.doc.Report(nil, diag.Error, "wrong-type", "", "%s", err)
		g, _ = new(graph.Builder).Graph()
	}
	return g, d.doc.List
}

type decoder struct {
	doc      *jsondoc.Document
	b        graph.Builder
	ids      map[string]bool
	links    bool // ids matter to more than the tree: all are kept
	count    int  // of ideas, as a writer numbers them
	titles   map[string]bool
	sketches map[string]bool
	full     map[string]graph.Node // claims by the ids of their ideas, copies left out
	theses   []thesis
	unsigned int // ideas of no group below a claim
	first    *jsondoc.Value
	later    []func()
}

type thesis struct {
	place int
	claim *graph.Claim
}

func (d *decoder) all(root *jsondoc.Value) {
	if !root.Is(jsondoc.Object) || !root.Get("ideas").Is(jsondoc.Object) && root.Get("title") == nil {
		d.doc.Report(root, diag.Error, "wrong-type", "save it in MindMup, or say in which format it is with --from", "a map of MindMup is an object with ideas")
		return
	}
	d.links = len(root.Get("links").GetItems()) > 0 || d.twiceBelow(root, map[string]bool{})
	crux := root.Path("attr", "crux")
	title := root.Get("title").Word()
	if version, ok := root.Get("formatVersion").Int(); ok && version >= 3 || root.Get("id").Word() == "root" {
		d.b.Meta.Title = title
		d.head(root, false)
		for _, v := range d.children(root) {
			d.top(v)
		}
	} else { // the map is its first idea
		d.head(root, true)
		d.top(&idea{Value: root, usual: true})
	}
	if meta := crux.Get("meta"); meta != nil {
		cruxjson.SayOfAll(d.doc, meta, &d.b.Meta)
	}
	slices.SortStableFunc(d.theses, func(a, b thesis) int { return a.place - b.place })
	for _, t := range d.theses {
		d.b.Meta.Theses = append(d.b.Meta.Theses, t.claim.Key)
	}
	for _, f := range d.later {
		f()
	}
	if d.unsigned > 0 {
		d.doc.Report(d.first, diag.Hint, "odd-edge", "give it a group, in MindMup a reason or an objection", "this idea stands below another one without a sign for or against, and is taken for a reason%s", others(d.unsigned-1))
	}
	if d.count == 0 {
		d.doc.Report(root, diag.Warning, "no-claims", "", "the map has no ideas")
	}
	d.broken(root)
}

// twiceBelow reports whether two ideas have the same id.
func (d *decoder) twiceBelow(v *jsondoc.Value, seen map[string]bool) bool {
	if id := v.Get("id").Word(); id != "" {
		if seen[id] {
			return true
		}
		seen[id] = true
	}
	ideas := v.Get("ideas")
	if !ideas.Is(jsondoc.Object) {
		return false
	}
	for i := range ideas.Members {
		if d.twiceBelow(&ideas.Members[i].Value, seen) {
			return true
		}
	}
	return false
}

func others(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "; so is another one"
	}
	return "; so are " + strconv.Itoa(n) + " others"
}

// broken tells of links that lead nowhere, and marks them as such: others go with the
// ideas that they lead to.
func (d *decoder) broken(root *jsondoc.Value) {
	kept, _ := object(d.b.Meta.Foreign, ID).Get("links")
	list, _ := kept.([]any)
	for i := range list {
		link := &root.Get("links").Items[i]
		broken := false
		for _, key := range []string{"ideaIdFrom", "ideaIdTo"} {
			if id := link.Get(key); !d.ids[id.Word()] {
				broken = true
				d.doc.Report(orValue(id, link), diag.Warning, "no-such-node", "the link is kept", "there is no idea with the id %q", diag.Short(id.Word()))
			}
		}
		if data, ok := list[i].(graph.Data); ok && broken {
			list[i] = append(data, graph.Field{Key: "broken", Value: true})
		}
	}
}

func orValue(v, otherwise *jsondoc.Value) *jsondoc.Value {
	if v == nil {
		return otherwise
	}
	return v
}

// head keeps what a map has beside its ideas. Where the map is its first idea, that
// keeps it.
func (d *decoder) head(root *jsondoc.Value, asIdea bool) {
	if asIdea {
		d.b.Meta.Foreign = kept(graph.Data{{Key: "first", Value: true}})
		return
	}
	own := root.Data("title", "ideas", "attr")
	if attr := root.Get("attr"); attr.Is(jsondoc.Object) {
		rest := attr.Data().Without("crux")
		if v, ok := rest.Get("theme"); v == theme {
			rest = rest.Without("theme")
		} else if !ok {
			rest = append(rest, graph.Field{Key: "theme", Value: nil}) // none is to be written
		}
		if len(rest) > 0 {
			own = with(own, "attr", rest)
		}
	} else {
		own = append(own, graph.Field{Key: "attr", Value: missing(attr)})
	}
	for _, usual := range []graph.Field{{Key: "formatVersion", Value: 3}, {Key: "id", Value: "root"}} {
		if v, ok := own.Get(usual.Key); v == usual.Value {
			own = own.Without(usual.Key)
		} else if !ok {
			own = append(own, graph.Field{Key: usual.Key, Value: nil})
		}
	}
	if t := root.Get("title"); !t.Is(jsondoc.String) {
		own = append(own, graph.Field{Key: "title", Value: missing(t)})
	}
	d.b.Meta.Foreign = kept(first(own, "formatVersion", "id", "title", "attr"))
}

// missing returns what is kept of a value that is not as usual: nil for one that is not
// there, which null is not.
func missing(v *jsondoc.Value) any {
	if v.Is(jsondoc.Null) {
		return jsondoc.Literal("null")
	}
	return v.Any()
}

// An idea is a value with the rank that it has below another one.
type idea struct {
	*jsondoc.Value
	key   string
	rank  float64
	usual bool // the rank is as a writer gives it
}

// children returns the ideas below a value in their order.
func (d *decoder) children(v *jsondoc.Value) []*idea {
	ideas := v.Get("ideas")
	if !d.doc.Expect(ideas, jsondoc.Object, "ideas") || ideas == nil {
		return nil
	}
	var list []*idea
	for _, m := range ideas.Unique() {
		if m.Value.Kind == jsondoc.Null {
			continue
		}
		if !m.Value.Is(jsondoc.Object) {
			d.doc.Report(&m.Value, diag.Warning, "wrong-type", "it is left out", "an idea is an object, not %s", m.Value.Kind)
			continue
		}
		n, ok := rank(m.Key)
		if !ok {
			d.doc.Report(&m.Value, diag.Warning, "odd-node", "it comes last", "the rank %q of an idea is no number", diag.Short(m.Key))
		}
		list = append(list, &idea{Value: &m.Value, key: m.Key, rank: n})
	}
	slices.SortStableFunc(list, func(a, b *idea) int {
		switch {
		case before(a.rank, b.rank):
			return -1
		case before(b.rank, a.rank):
			return 1
		}
		return 0
	})
	for i, v := range list {
		if v.key == strconv.Itoa(i+1) {
			v.usual = true
		}
	}
	return list
}

func group(v *jsondoc.Value) *jsondoc.Value {
	g := v.Path("attr", "group")
	if g == nil || g.Kind == jsondoc.Null {
		return nil
	}
	return g
}

func (d *decoder) top(v *idea) {
	if group(v.Value) != nil {
		d.reason(v, nil)
		return
	}
	d.claim(v)
}

// common keeps what an idea has that is not read, and counts it. Modelled takes what is
// read out of the attributes.
func (d *decoder) common(v *idea, modelled func(attr graph.Data) graph.Data, title string) graph.Data {
	d.count++
	own := v.Data("title", "ideas", "attr")
	if id := v.Get("id"); id != nil {
		if word := id.Word(); word != "" && d.ids[word] {
			d.doc.Report(id, diag.Warning, "duplicate-id", "give it an id of its own", "there is another idea with the id %q", diag.Short(word))
		} else {
			d.ids[word] = true
		}
		if n, _ := own.Get("id"); n == d.count && !d.links {
			own = own.Without("id")
		}
	} else {
		own = append(own, graph.Field{Key: "id", Value: nil})
	}
	if !v.usual {
		own = append(own, graph.Field{Key: "rank", Value: v.key})
	}
	if t := v.Get("title"); title != "" && t.Word() != title || t != nil && t.Kind != jsondoc.String || t == nil {
		own = append(own, graph.Field{Key: "title", Value: missing(t)})
	}
	if attr := v.Get("attr"); attr.Is(jsondoc.Object) {
		rest := modelled(attr.Data().Without("crux"))
		if len(rest) > 0 || len(attr.Members) == 0 {
			own = append(own, graph.Field{Key: "attr", Value: append(graph.Data{}, rest...)})
		}
	} else if attr != nil {
		d.doc.Expect(attr, jsondoc.Object, "attr")
		own = append(own, graph.Field{Key: "attr", Value: missing(attr)})
	}
	if ideas := v.Get("ideas"); ideas != nil && len(ideas.Members) == 0 {
		own = append(own, graph.Field{Key: "ideas", Value: ideas.Any()}) // {} where others have none
	}
	return kept(first(own, "id", "rank", "title", "attr", "ideas"))
}

// claim reads an idea that is a claim, with what is below it.
func (d *decoder) claim(v *idea) graph.Node {
	crux := v.Path("attr", "crux")
	title := crux.Get("title").String()
	var n graph.Node
	var note any
	unstated := false
	foreign := d.common(v, func(attr graph.Data) graph.Data {
		styles, unstatedToo := attr.Get("styleNames")
		if list, ok := styles.([]any); ok && unstatedToo {
			if i := slices.Index(list, any(implicit)); i >= 0 {
				unstated = true
				if list = slices.Delete(slices.Clone(list), i, i+1); len(list) == 0 {
					attr = attr.Without("styleNames")
				} else {
					attr = with(attr, "styleNames", list)
				}
			}
		}
		text, ok := object(attr, "note").Get("text")
		if s, isText := text.(string); ok && isText {
			note = s
			rest := object(attr, "note").Without("text")
			if index, _ := rest.Get("index"); index == 1 {
				rest = rest.Without("index")
			} else if index == nil {
				rest = append(rest, graph.Field{Key: "index", Value: nil})
			}
			rest = first(rest, "index")
			if len(rest) == 0 {
				attr = attr.Without("note")
			} else {
				attr = with(attr, "note", rest)
			}
		}
		return attr
	}, "")
	said := v.Get("title").Word()
	if text := crux.Get("text"); text != nil { // the title stands for a text that is none
		said = text.String()
	}
	switch {
	case crux.Get("type").Word() == "sketch":
		if d.sketches[title] {
			title = d.twice(crux, title)
		}
		d.sketches[title] = title != ""
		s := d.b.Sketch(title, said)
		s.Foreign, s.Occurrences = foreign, d.doc.At(v.Value)
		n = s
	default:
		if d.titles[title] {
			title = d.twice(crux, title)
		}
		d.titles[title] = title != ""
		c := d.b.Claim(title, said)
		c.Implicit, c.Foreign, c.Occurrences = unstated, foreign, d.doc.At(v.Value)
		n = c
		if place, ok := crux.Get("thesis").Int(); ok {
			d.theses = append(d.theses, thesis{place, c})
		}
	}
	if crux != nil {
		cruxjson.Say(d.doc, crux, n)
	}
	if note != nil {
		field := graph.Field{Key: "note", Value: note}
		switch n := n.(type) {
		case *graph.Claim:
			n.Data = append(n.Data, field)
		case *graph.Sketch:
			n.Data = append(n.Data, field)
		}
	}
	if id := v.Get("id").Word(); id != "" && d.full[id] == nil {
		d.full[id] = n
	}
	d.below(v, n)
	return n
}

func (d *decoder) twice(crux *jsondoc.Value, title string) string {
	d.doc.Report(crux.Get("title"), diag.Warning, "duplicate-id", "give each one a title of its own", "the title %q is given twice", diag.Short(title))
	return ""
}

// below reads what stands below a claim.
func (d *decoder) below(v *idea, target graph.Node) {
	for _, child := range d.children(v.Value) {
		if group(child.Value) != nil {
			d.reason(child, target)
			continue
		}
		if d.unsigned++; d.unsigned == 1 {
			d.first = child.Value
		}
		r := d.b.Relate(graph.Support, nil)
		r.Occurrences = d.doc.At(child.Value)
		r.Foreign = graph.Data{{Key: ID, Value: graph.Data{{Key: "direct", Value: true}}}}
		d.connect(r, target, d.source(child))
	}
}

// source reads a premise: a claim, or a copy of one, which is known in the end.
func (d *decoder) source(v *idea) func() graph.Node {
	same := v.Path("attr", "crux", "same")
	if same == nil {
		n := d.claim(v)
		return func() graph.Node { return n }
	}
	d.count++
	return func() graph.Node {
		if n := d.full[same.Word()]; n != nil {
			return n
		}
		d.doc.Report(same, diag.Warning, "no-such-node", "it is read as a claim of its own", "there is no idea with the id %q", diag.Short(same.Word()))
		c := d.b.Claim("", v.Get("title").Word())
		c.Occurrences = d.doc.At(v.Value)
		return c
	}
}

// connect gives a relation its ends, once all claims are known.
func (d *decoder) connect(r *graph.Relation, target graph.Node, sources ...func() graph.Node) {
	d.b.Connect(r, target)
	d.later = append(d.later, func() {
		for _, s := range sources {
			d.b.Connect(r, nil, s())
		}
	})
}

// reason reads a group, with its premises.
func (d *decoder) reason(v *idea, target graph.Node) {
	kind := graph.Support
	sign := group(v.Value)
	switch sign.Word() {
	case supporting:
	case opposing:
		kind = graph.Attack
	default:
		d.doc.Report(sign, diag.Warning, "odd-node", "groups are supporting or opposing; it is taken for a supporting one", "the group %q is not known", diag.Short(sign.Word()))
	}
	r := d.b.Relate(kind, nil)
	r.Occurrences = d.doc.At(v.Value)
	r.Foreign = d.common(v, func(attr graph.Data) graph.Data {
		if g, _ := attr.Get("group"); g == supporting || g == opposing {
			attr = attr.Without("group")
		}
		if locked, ok := attr.Get("contentLocked"); locked == true {
			attr = attr.Without("contentLocked")
		} else if !ok {
			attr = append(attr, graph.Field{Key: "contentLocked", Value: nil})
		}
		return d.connector(attr, r)
	}, "group")
	if crux := v.Path("attr", "crux"); crux != nil {
		cruxjson.Say(d.doc, crux, r)
	}
	d.b.Connect(r, target)
	var sources []func() graph.Node
	for _, child := range d.children(v.Value) {
		if group(child.Value) != nil {
			d.reason(child, r)
			continue
		}
		sources = append(sources, d.source(child))
	}
	d.connect(r, nil, sources...)
}

// connector reads the line above a group.
func (d *decoder) connector(attr graph.Data, r *graph.Relation) graph.Data {
	line := object(attr, "parentConnector")
	if len(line) == 0 {
		return attr
	}
	if label, _ := line.Get("label"); label != nil && label != "" {
		if s, ok := label.(string); ok {
			r.Rules = []string{s}
			line = line.Without("label")
		}
	}
	if width, _ := line.Get("width"); width != nil {
		if w, ok := strength(width); ok {
			r.Strength = &w
			line = line.Without("width")
		}
	}
	if len(line) == 0 {
		return attr.Without("parentConnector")
	}
	return with(attr, "parentConnector", line)
}

// strength returns the strength that a width stands for, if it is written as that width
// again.
func strength(width any) (float64, bool) {
	var w float64
	switch v := width.(type) {
	case int:
		w = float64(v)
	case float64:
		w = v
	default:
		return 0, false
	}
	again, ok := widthOf(w / fullWidth)
	return w / fullWidth, ok && again == width
}

// widthOf returns the width that stands for a strength, if the strength is read again.
func widthOf(strength float64) (width any, ok bool) {
	w := strength * fullWidth
	if !(w >= 0 && w <= fullWidth) || w/fullWidth != strength {
		return nil, false
	}
	if w == float64(int(w)) {
		return int(w), true
	}
	return w, true
}
