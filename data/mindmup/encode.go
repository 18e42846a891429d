package mindmup

import (
	"strconv"
	"unicode/utf8"

	"crux/data/cruxjson"
	"crux/data/forest"
	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/graph"
)

// depth is how many claims stand above each other at the most: each is four levels of
// JSON.
const depth = 100

// readable is how many claims stand above each other at the most in a map that is written
// with its levels on lines of their own.
const readable = 12

// Encode writes g as a map, as the package's comment says.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	e := encoder{g: g, ids: map[graph.Node]any{}, taken: map[string]bool{}, theses: map[string]int{}}
	e.lost = loss.Of(g, ID, loss.Undercuts, loss.Nested, loss.Backings, loss.Incomplete, loss.Titles, loss.Marks, loss.Implicit,
		loss.Asserted, loss.Voices, loss.Strengths, loss.Schemes, loss.Rules, loss.Strict, loss.Tags, loss.Data, loss.Locators,
		loss.Quotes, loss.Offsets, loss.Source, loss.Head, loss.Theses)
	for i, key := range g.Meta.Theses {
		e.theses[key] = i + 1
	}
	f := forest.Of(g, writes, depth)
	if !f.Ordered {
		e.lost.Degraded(loss.Order, nil, "the order of claims, which is that of the tree")
	}
	e.left(f)
	e.number(f)
	if e.deepest > readable { // there would be more white space than text
		return jsondoc.WriteLine(e.all(f)) + "\n", e.lost
	}
	return string(jsondoc.Write(e.all(f))), e.lost
}

// writes reports whether relations of the kind of r are written.
func writes(r *graph.Relation) bool { return r.Kind.Polarity() != graph.Neutral }

type encoder struct {
	g              *graph.Graph
	lost           loss.List
	ids            map[graph.Node]any // of the ideas of claims, sketches and relations
	taken          map[string]bool
	level, deepest int   // of claims
	copies         []any // the ids of copies, in their order
	theses         map[string]int
}

// left tells of relations on what is not written, and of what is too deep.
func (e *encoder) left(f *forest.Forest) {
	for _, r := range e.g.Relations() {
		on, ok := r.Target.(*graph.Relation)
		if !ok || !writes(r) {
			continue
		}
		for ok && writes(on) {
			on, ok = on.Target.(*graph.Relation)
		}
		if ok {
			e.lost.Lost(loss.Nested, r.Occurrences, "%s, on what is not written", loss.Name(r))
		}
	}
	for _, r := range f.Left {
		e.lost.Lost(loss.Nested, r.Occurrences, "%s, which is too deep", loss.Name(r))
	}
	for key := range e.g.Meta.Theses {
		if e.g.Claim(e.g.Meta.Theses[key]) == nil {
			e.lost.Lost(loss.Theses, nil, "that [%s], which is no claim, is the thesis", e.g.Meta.Theses[key])
		}
	}
	if len(e.theses) < len(e.g.Meta.Theses) {
		e.lost.Lost(loss.Theses, nil, "that a claim is named twice as the thesis")
	}
}

// number gives all ideas ids: those that they had, else numbers in the order of the file.
func (e *encoder) number(f *forest.Forest) {
	for _, n := range e.g.NodeList() {
		if id, ok := record(*graph.Foreign(n)).Get("id"); ok && id != nil {
			e.taken[word(id)] = true
		}
	}
	count := 0
	next := func() any {
		count++
		n := count
		for e.taken[strconv.Itoa(n)] {
			n++
		}
		e.taken[strconv.Itoa(n)] = true
		return n
	}
	var claim func(c *forest.Claim)
	var reasons func(list []*forest.Reason)
	given := func(n graph.Node) {
		id, ok := record(*graph.Foreign(n)).Get("id")
		switch {
		case ok && id != nil:
			count++
			e.ids[n] = id
			return
		case ok && !e.again(n): // it had none
			count++
			return
		}
		e.ids[n] = next()
	}
	claim = func(c *forest.Claim) {
		if c.Again {
			e.copies = append(e.copies, next())
			return
		}
		given(c.Node)
		e.level++
		e.deepest = max(e.deepest, e.level)
		reasons(c.Reasons)
		e.level--
	}
	reasons = func(list []*forest.Reason) {
		for _, r := range list {
			if !e.direct(r) {
				given(r.Relation)
			}
			for _, c := range r.Claims {
				claim(c)
			}
			reasons(r.Reasons)
		}
	}
	for _, c := range f.Claims {
		claim(c)
	}
	reasons(f.Reasons)
}

// word returns an id as text.
func word(id any) string {
	switch id := id.(type) {
	case string:
		return id
	case jsondoc.Literal:
		return string(id)
	case int:
		return strconv.Itoa(id)
	}
	return string(jsondoc.Write(id))
}

// direct reports whether a reason is written as a claim below a claim, without a group.
func (e *encoder) direct(r *forest.Reason) bool {
	direct, _ := record(r.Relation.Foreign).Get("direct")
	if direct != true || len(r.Claims) != 1 || len(r.Reasons) > 0 || r.Relation.Kind != graph.Support || r.Relation.Target == nil {
		return false
	}
	said, _ := cruxjson.Said(e.g, r.Relation)
	return len(said) == 0
}

// all returns the map.
func (e *encoder) all(f *forest.Forest) graph.Data {
	own := record(e.g.Meta.Foreign)
	meta := cruxjson.SaidOfAll(e.g).Without("title")
	if m := e.g.Meta.Text; m != nil && !utf8.ValidString(m.String()) {
		e.lost.Degraded(loss.Source, nil, "bytes of the text that is read that are no text")
	}
	first, _ := own.Get("first")
	if first == true && len(f.Claims) == 1 && len(f.Reasons) == 0 && e.g.Meta.Title == "" {
		return e.claim(f.Claims[0], meta)
	}
	own = own.Without("first")
	var all graph.Data
	set := func(key string, usual any) {
		v, ok := own.Get(key)
		switch {
		case !ok:
			v = usual
		case v == nil:
			return
		}
		all = append(all, graph.Field{Key: key, Value: v})
	}
	set("formatVersion", 3)
	set("id", "root")
	if title, ok := own.Get("title"); ok && e.g.Meta.Title == titled(title) {
		set("title", nil)
	} else {
		all = append(all, graph.Field{Key: "title", Value: e.g.Meta.Title})
	}
	attr := object(own, "attr")
	if v, ok := own.Get("attr"); !ok || dataOf(v) != nil {
		if v, ok := attr.Get("theme"); !ok {
			attr = append(graph.Data{{Key: "theme", Value: theme}}, attr...)
		} else if v == nil {
			attr = attr.Without("theme")
		}
	}
	if len(meta) > 0 {
		attr = with(attr, "crux", graph.Data{{Key: "meta", Value: meta}})
	}
	if v, ok := own.Get("attr"); ok && len(meta) == 0 && attr == nil {
		if v != nil {
			all = append(all, graph.Field{Key: "attr", Value: orEmpty(v)})
		}
	} else {
		all = append(all, graph.Field{Key: "attr", Value: append(graph.Data{}, attr...)})
	}
	for _, f := range own {
		switch f.Key {
		case "formatVersion", "id", "title", "attr":
		case "links":
			if links := e.links(f.Value); links != nil {
				all = append(all, graph.Field{Key: f.Key, Value: links})
			}
		default:
			all = append(all, f)
		}
	}
	children := e.children(nil, f.Claims, f.Reasons, nil)
	return append(all, graph.Field{Key: "ideas", Value: append(graph.Data{}, children...)})
}

// orEmpty returns {} for what was an object of which nothing is left.
func orEmpty(v any) any {
	if _, ok := v.(graph.Data); ok {
		return graph.Data{}
	}
	return v
}

func titled(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case jsondoc.Literal:
		if v == "null" {
			return ""
		}
		return string(v)
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return word(v)
	}
	return ""
}

// links returns the links of a map without those that an edit has cut: one end was
// there and is no more.
func (e *encoder) links(v any) any {
	list, ok := v.([]any)
	if !ok {
		return v
	}
	ids := map[string]bool{}
	for _, id := range e.ids {
		ids[word(id)] = true
	}
	var left []any
	for _, link := range list {
		from, _ := dataOf(link).Get("ideaIdFrom")
		to, _ := dataOf(link).Get("ideaIdTo")
		broken, _ := dataOf(link).Get("broken")
		_, isLink := link.(graph.Data)
		if !isLink || broken == true || ids[word(from)] && ids[word(to)] {
			if broken == true {
				link = dataOf(link).Without("broken")
			}
			left = append(left, link)
		}
	}
	if left == nil && len(list) > 0 {
		return nil
	}
	return append([]any{}, left...)
}

func dataOf(v any) graph.Data {
	d, _ := v.(graph.Data)
	return d
}

// A child is an idea below another one with the rank that it had, nil for the usual
// one.
type child struct {
	idea graph.Data
	rank any
}

// children returns ideas by rank.
func (e *encoder) children(list []child, claims []*forest.Claim, reasons, on []*forest.Reason) graph.Data {
	for _, c := range claims {
		rank, _ := record(*graph.Foreign(c.Node)).Get("rank")
		if c.Again {
			rank = nil
		}
		list = append(list, child{e.claim(c, nil), rank})
	}
	for _, r := range append(append([]*forest.Reason{}, reasons...), on...) {
		if e.direct(r) {
			list = e.appendDirect(list, r)
			continue
		}
		rank, _ := record(r.Relation.Foreign).Get("rank")
		list = append(list, child{e.reason(r), rank})
	}
	ranks := make([]string, len(list))
	asWas, seen := true, map[string]bool{}
	last := 0.0
	for i, c := range list {
		ranks[i] = strconv.Itoa(i + 1)
		if s, ok := c.rank.(string); ok {
			ranks[i] = s
		}
		n, _ := rank(ranks[i])
		asWas = asWas && !seen[ranks[i]] && (i == 0 || !before(n, last))
		last, seen[ranks[i]] = n, true
	}
	var data graph.Data
	for i, c := range list {
		if !asWas {
			ranks[i] = strconv.Itoa(i + 1)
		}
		data = append(data, graph.Field{Key: ranks[i], Value: c.idea})
	}
	return data
}

func (e *encoder) appendDirect(list []child, r *forest.Reason) []child {
	c := r.Claims[0]
	rank, _ := record(*graph.Foreign(c.Node)).Get("rank")
	if c.Again {
		rank = nil
	}
	return append(list, child{e.claim(c, nil), rank})
}

// claim returns the idea of a claim. Meta is what is said of the whole document, if the
// idea is the map.
func (e *encoder) claim(c *forest.Claim, meta graph.Data) graph.Data {
	var text graph.Text
	title := ""
	var attr graph.Data
	own := record(*graph.Foreign(c.Node))
	recorded, attrGiven := own.Get("attr")
	attr = dataOf(recorded)
	said, whole := cruxjson.Said(e.g, c.Node)
	var at []graph.Occurrence
	unstated := false
	switch n := c.Node.(type) {
	case *graph.Claim:
		text, title, at, unstated = n.Text, n.Title(), n.Occurrences, n.Implicit
	case *graph.Sketch:
		text, title, at = n.Text, n.Title(), n.Occurrences
	}
	shown := text.Plain
	if shown == "" {
		shown = title
	}
	if c.Again {
		id := e.copies[0]
		e.copies = e.copies[1:]
		idea := graph.Data{{Key: "title", Value: shown}, {Key: "id", Value: id}}
		return append(idea, graph.Field{Key: "attr", Value: graph.Data{{Key: "crux", Value: graph.Data{{Key: "same", Value: e.ids[c.Node]}}}}})
	}
	if !utf8.ValidString(text.Plain) || !utf8.ValidString(title) {
		e.lost.Degraded(loss.Texts, at, "bytes that are no text, of %s", loss.Name(c.Node))
	}
	if !whole {
		e.lost.Lost(loss.Marks, at, "mentions of what has no title in %s", loss.Name(c.Node))
	}
	if unstated {
		styles, _ := attr.Get("styleNames")
		list, _ := styles.([]any)
		attr = with(attr, "styleNames", append([]any{implicit}, list...))
	}
	said = said.Without("unstated")
	attr, said = note(attr, said)
	if text.Plain == "" && title != "" {
		said = append(said, graph.Field{Key: "text", Value: ""})
	}
	if cl, ok := c.Node.(*graph.Claim); ok && e.theses[cl.Key] > 0 {
		said = append(said, graph.Field{Key: "thesis", Value: e.theses[cl.Key]})
	}
	if len(meta) > 0 {
		said = append(said, graph.Field{Key: "meta", Value: meta})
	}
	if len(said) > 0 {
		attr = with(attr, "crux", said)
	}
	var idea graph.Data
	switch was, ok := own.Get("title"); {
	case ok && titled(was) == shown && was == nil:
	case ok && titled(was) == shown:
		idea = append(idea, graph.Field{Key: "title", Value: was})
	default:
		idea = append(idea, graph.Field{Key: "title", Value: shown})
	}
	return e.idea(idea, c.Node, own, attr, recorded, attrGiven, e.children(nil, nil, c.Reasons, nil))
}

// idea completes an idea.
func (e *encoder) idea(idea graph.Data, n graph.Node, own, attr graph.Data, recorded any, attrGiven bool, children graph.Data) graph.Data {
	if id, ok := own.Get("id"); !ok || id != nil || e.again(n) {
		idea = append(idea, graph.Field{Key: "id", Value: e.ids[n]})
	}
	for _, f := range own {
		switch f.Key {
		case "id", "title", "attr", "ideas", "rank", "direct":
		default:
			idea = append(idea, f)
		}
	}
	switch {
	case len(attr) > 0:
		idea = append(idea, graph.Field{Key: "attr", Value: attr})
	case attrGiven && recorded != nil:
		idea = append(idea, graph.Field{Key: "attr", Value: orEmpty(recorded)})
	}
	if len(children) > 0 {
		idea = append(idea, graph.Field{Key: "ideas", Value: children})
	} else if was, ok := own.Get("ideas"); ok {
		idea = append(idea, graph.Field{Key: "ideas", Value: was})
	}
	return idea
}

// again reports whether copies refer to the idea of n, which then needs an id.
func (e *encoder) again(n graph.Node) bool {
	_, relation := n.(*graph.Relation)
	return !relation && len(e.g.Uses(n)) > 1
}

// note moves a note out of what is said, to where MindMup has it.
func note(attr, said graph.Data) (graph.Data, graph.Data) {
	data := object(said, "data")
	rest := object(attr, "note")
	if len(data) == 0 || data[len(data)-1].Key != "note" {
		if len(rest) > 0 { // the note was taken away
			attr = attr.Without("note")
		}
		return attr, said
	}
	text, ok := data[len(data)-1].Value.(string)
	if !ok {
		return attr, said
	}
	var note graph.Data
	if index, ok := rest.Get("index"); !ok {
		note = append(note, graph.Field{Key: "index", Value: 1})
	} else if index != nil {
		note = append(note, graph.Field{Key: "index", Value: index})
	}
	note = append(note, graph.Field{Key: "text", Value: text})
	note = append(note, rest.Without("index")...)
	if data = data[:len(data)-1]; len(data) == 0 {
		said = said.Without("data")
	} else {
		said = with(said, "data", data)
	}
	return with(attr, "note", note), said
}

// reason returns the idea of a group.
func (e *encoder) reason(r *forest.Reason) graph.Data {
	own := record(r.Relation.Foreign)
	recorded, attrGiven := own.Get("attr")
	attr := dataOf(recorded)
	said, _ := cruxjson.Said(e.g, r.Relation)
	locked, ok := attr.Get("contentLocked")
	switch {
	case !ok:
		attr = with(attr, "contentLocked", true)
	case locked == nil:
		attr = attr.Without("contentLocked")
	}
	group := supporting
	if r.Relation.Kind == graph.Attack {
		group = opposing
	}
	if was, ok := attr.Get("group"); !ok || r.Relation.Kind != graph.Support || was == nil {
		attr = with(attr, "group", group)
	}
	line := object(attr, "parentConnector")
	if rules := r.Relation.Rules; len(rules) == 1 && rules[0] != "" {
		line, said = with(line, "label", rules[0]), said.Without("rules")
	}
	if s := r.Relation.Strength; s != nil {
		if width, ok := widthOf(*s); ok {
			line, said = with(line, "width", width), said.Without("strength")
		}
	}
	if len(line) > 0 {
		attr = with(attr, "parentConnector", line)
	}
	if len(said) > 0 {
		attr = with(attr, "crux", said)
	}
	var idea graph.Data
	switch was, ok := own.Get("title"); {
	case !ok:
		idea = append(idea, graph.Field{Key: "title", Value: "group"})
	case was != nil:
		idea = append(idea, graph.Field{Key: "title", Value: was})
	}
	return e.idea(idea, r.Relation, own, attr, recorded, attrGiven, e.children(nil, r.Claims, nil, r.Reasons))
}
