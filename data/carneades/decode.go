package carneades

import (
	"slices"
	"strconv"

	"crux/data/cruxjson"
	"crux/data/jsondoc"
	"crux/data/yamldoc"
	"crux/graph"
	"crux/graph/diag"
)

// Decode reads a graph. Errors are only for what is no YAML mapping; all else that is odd
// is read, kept and told.
func Decode(file, text string) (*graph.Graph, diag.List) {
	doc, comments := yamldoc.Parse(file, text)
	d := &decoder{doc: doc, statements: map[string]*statement{}, titles: map[string]bool{}, sketches: map[string]bool{}, arguments: map[string]*argument{}}
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
	doc *jsondoc.Document
	b   graph.Builder

	list       []*statement
	statements map[string]*statement // by plain id
	steps      []*argument
	arguments  map[string]*argument // by id
	titles     map[string]bool
	sketches   map[string]bool
	defined    map[string]bool // schemes
	theses     []thesis
	claims     int // how many statements have become claims
}

// A statement is a claim, or what is needed to say that something is against a claim or
// argument.
type statement struct {
	id    string
	value *jsondoc.Value
	own   graph.Data
	node  graph.Node // nil of what is no claim

	negates   string    // the id of what it is the negation of
	undercuts *argument // that it does no more than undercut

	assumed   bool
	concluded bool // something does no more than undercut by it
	uses      int  // as a premise, position or assumption
	under     []*argument
}

type argument struct {
	id       string
	value    *jsondoc.Value
	relation *graph.Relation
	own      graph.Data
	number   int // from 1
}

type thesis struct {
	place int
	claim *graph.Claim
}

func (d *decoder) all(comments []string) {
	root := d.doc.Root
	if root.Kind != jsondoc.Object && root.Kind != jsondoc.Missing && root.Kind != jsondoc.Null {
		d.doc.Report(root, diag.Error, "wrong-type", "a file has statements and arguments", "a graph of Carneades is a mapping, not %s", root.Kind)
		return
	}
	own := root.Data("statements", "arguments", "issues", "assumptions", "meta")
	for _, key := range []string{"statements", "arguments", "issues", "assumptions"} {
		if v := root.Get(key); v != nil && (len(v.Members)+len(v.Items) == 0 || key == "assumptions" && v.Kind != jsondoc.Array || key != "assumptions" && v.Kind != jsondoc.Object) {
			own = append(own, graph.Field{Key: key, Value: literal(v)})
		}
	}
	d.schemes(root.Get("argument_schemes"))
	d.collect(root)
	for _, s := range d.list {
		if s.negates == "" && s.undercuts == nil {
			d.claim(s)
		}
	}
	for _, a := range d.steps {
		a.relation = d.b.Relate(graph.Support, nil) // some turn out to be attacks
		a.relation.Occurrences = d.doc.At(a.value)
	}
	for _, a := range d.steps {
		d.argument(a)
	}
	for _, s := range d.list {
		d.undercut(s)
	}
	issues := d.issues(root.Get("issues"))
	if len(issues) > 0 {
		own = append(own, graph.Field{Key: "issues", Value: issues})
	}
	if rest := d.assumptions(root.Get("assumptions")); len(rest) > 0 {
		own = append(own, graph.Field{Key: "assumptions", Value: rest})
	}
	d.head(root.Get("meta"), &own)
	if len(comments) > 0 {
		list := make([]any, len(comments))
		for i, c := range comments {
			list[i] = c
		}
		own = append(own, graph.Field{Key: "comments", Value: list})
	}
	d.b.Meta.Foreign = kept(own)
	if len(d.list) == 0 {
		d.doc.Report(root, diag.Warning, "no-claims", "", "the file has no statements")
	}
	d.grant()
}

func literal(v *jsondoc.Value) any {
	if v.Is(jsondoc.Null) {
		return jsondoc.Literal("null")
	}
	return v.Any()
}

// given returns a value as it is kept, nil for one that is not there.
func given(v *jsondoc.Value) any {
	if v == nil {
		return nil
	}
	return literal(v)
}

// schemes notes which schemes the file defines: a mapping, or a list of mappings with
// ids.
func (d *decoder) schemes(v *jsondoc.Value) {
	d.defined = map[string]bool{}
	for name := range schemes {
		d.defined[name] = true
	}
	for _, m := range v.Unique() {
		d.defined[m.Key] = true
	}
	for i := range v.GetItems() {
		d.defined[v.Items[i].Get("id").Word()] = true
	}
}

// collect finds all statements and arguments, and which statements are claims.
func (d *decoder) collect(root *jsondoc.Value) {
	d.doc.Expect(root.Get("statements"), jsondoc.Object, "statements")
	for _, m := range root.Get("statements").Unique() {
		s := &statement{id: m.Key, value: &m.Value}
		if d.statements[plain(s.id)] != nil {
			d.doc.Report(&m.Value, diag.Warning, "duplicate-id", "give each statement an id of its own", "the statement %q is there already", diag.Short(s.id))
		} else {
			d.statements[plain(s.id)] = s
		}
		s.negates = m.Value.Path("meta", "crux", "negates").Word()
		d.list = append(d.list, s)
	}
	d.doc.Expect(root.Get("arguments"), jsondoc.Object, "arguments")
	for _, m := range root.Get("arguments").Unique() {
		if !m.Value.Is(jsondoc.Object) {
			d.doc.Report(&m.Value, diag.Warning, "wrong-type", "it has premises and a conclusion", "an argument is a mapping, not %s", m.Value.Kind)
		}
		a := &argument{id: m.Key, value: &m.Value, number: len(d.steps) + 1}
		d.arguments[a.id] = a
		d.steps = append(d.steps, a)
	}
	use := func(v *jsondoc.Value) {
		if s := d.statements[plain(v.Word())]; s != nil {
			s.uses++
		}
	}
	for _, a := range d.steps {
		premises := a.value.Get("premises")
		use(premises)
		for i := range premises.GetItems() {
			use(&premises.Items[i])
		}
		for _, m := range premises.Unique() {
			use(&m.Value)
		}
		if s := d.statements[plain(a.value.Get("undercutter").Word())]; s != nil && a.value.Get("undercutter") != nil {
			s.under = append(s.under, a)
		}
	}
	for _, m := range root.Get("issues").Unique() {
		if m.Value.Path("meta", "crux", "negates") != nil {
			continue
		}
		for i := range m.Value.Get("positions").GetItems() {
			use(&m.Value.Get("positions").Items[i])
		}
	}
	assumptions := root.Get("assumptions")
	for i := range assumptions.GetItems() {
		use(&assumptions.Items[i])
	}
	for _, s := range d.list {
		if s.negates != "" && (d.statements[plain(s.negates)] == nil || s.uses > 0 || len(s.under) > 0 || d.statements[plain(s.negates)].negates != "") {
			s.negates = "" // it says more
		}
	}
	for _, s := range d.list {
		text := s.text()
		only := s.value.Kind != jsondoc.Object || len(s.value.Data("text")) == 0
		if len(s.under) == 1 && s.uses == 0 && only && s.negates == "" && (text == "" || text == s.id) && s.id == "¬app("+s.under[0].id+")" {
			s.undercuts = s.under[0]
		}
	}
}

// text returns what a statement says.
func (s *statement) text() string {
	if s.value.Is(jsondoc.Object) {
		return s.value.Get("text").Word()
	}
	return s.value.Word()
}

// claim makes the claim of a statement.
func (d *decoder) claim(s *statement) {
	v := s.value
	text, crux := s.text(), v.Path("meta", "crux")
	title := crux.Get("title").String()
	usual := "s" + strconv.Itoa(d.claims+1)
	if text == "" && title == "" && crux.Get("untitled") == nil && s.id != "" {
		title = s.id
		if !numbered(title) {
			usual = s.id
		}
	}
	if s.id != usual {
		s.own = append(s.own, graph.Field{Key: "id", Value: s.id})
	}
	if v.Is(jsondoc.Object) {
		s.own = append(s.own, v.Data("text", "meta")...)
		s.meta()
		if len(v.Data("text")) == 0 {
			s.own = append(s.own, graph.Field{Key: "mapping", Value: true})
		}
		if t := v.Get("text"); t != nil && !t.Is(jsondoc.String) {
			s.own = append(s.own, graph.Field{Key: "text", Value: literal(t)})
		}
	} else if v.Kind != jsondoc.String && v.Kind != jsondoc.Null {
		s.own = append(s.own, graph.Field{Key: "text", Value: literal(v)})
	}
	if crux.Get("type").Word() == "sketch" {
		if d.sketches[title] {
			title = d.twice(crux, title)
		}
		d.sketches[title] = title != ""
		k := d.b.Sketch(title, text)
		k.Occurrences, s.node = d.doc.At(v), k
	} else {
		if d.titles[title] {
			title = d.twice(v, title)
		}
		d.titles[title] = title != ""
		c := d.b.Claim(title, text)
		c.Occurrences, s.node = d.doc.At(v), c
		if place, ok := crux.Get("thesis").Int(); ok {
			d.theses = append(d.theses, thesis{place, c})
		}
	}
	d.claims++
	s.assumed = v.Get("assumed").Is(jsondoc.Bool) && v.Get("assumed").Text == "true"
	if crux != nil {
		cruxjson.Say(d.doc, crux, s.node)
	}
}

func (d *decoder) twice(v *jsondoc.Value, title string) string {
	d.doc.Report(v, diag.Warning, "duplicate-id", "give each one a title of its own", "the title %q is given twice", diag.Short(title))
	return ""
}

// meta keeps meta data but for what crux has there.
func (s *statement) meta() { s.own = meta(s.own, s.value) }

func meta(own graph.Data, v *jsondoc.Value) graph.Data {
	m := v.Get("meta")
	if m == nil {
		return own
	}
	if !m.Is(jsondoc.Object) {
		return append(own, graph.Field{Key: "meta", Value: literal(m)})
	}
	if rest := m.Data("crux"); len(rest) > 0 || len(m.Members) == 0 {
		return append(own, graph.Field{Key: "meta", Value: append(graph.Data{}, rest...)})
	}
	return own
}

// find returns the claim of a statement; of one that is nowhere, one is made.
func (d *decoder) find(v *jsondoc.Value, what string) graph.Node {
	id := v.Word()
	s := d.statements[plain(id)]
	if s == nil {
		d.doc.Report(v, diag.Warning, "no-such-node", "put it among the statements", "the %s %q is no statement", what, diag.Short(id))
		s = &statement{id: id, value: &jsondoc.Value{}}
		d.statements[plain(id)] = s
	}
	if s.node == nil {
		title := s.id
		if d.titles[title] {
			title = ""
		}
		d.titles[title] = title != ""
		c := d.b.Claim(title, "")
		s.node, s.own = c, graph.Data{{Key: "id", Value: s.id}, {Key: "undeclared", Value: true}}
		s.assumed = true
		d.list = append(d.list, s)
	}
	return s.node
}

// argument gives the relation of an argument its ends.
func (d *decoder) argument(a *argument) {
	v, r := a.value, a.relation
	conclusion := v.Get("conclusion")
	s := d.statements[plain(conclusion.Word())]
	var target graph.Node
	switch {
	case conclusion.Word() == "":
		d.doc.Report(v, diag.Warning, "no-such-node", "give it one", "the argument %q has no conclusion", diag.Short(a.id))
		a.own = append(a.own, graph.Field{Key: "conclusion", Value: given(conclusion)})
	case s != nil && s.negates != "":
		r.Kind = graph.Attack
		target = d.find(&jsondoc.Value{Kind: jsondoc.String, Text: s.negates, Start: conclusion.Start, End: conclusion.End}, "conclusion")
	case s != nil && s.undercuts != nil:
		r.Kind = graph.Attack
		target = s.undercuts.relation
		s.concluded = true
		if leads(s.undercuts.relation, r) {
			target = nil
			s.concluded = false
			a.own = append(a.own, graph.Field{Key: "conclusion", Value: literal(conclusion)})
			d.doc.Report(conclusion, diag.Warning, "odd-edge", "it is kept, but is no part of the graph", "the argument %q undercuts itself by others", diag.Short(a.id))
		}
	default:
		target = d.find(conclusion, "conclusion")
	}
	if usual := "a" + strconv.Itoa(a.number); a.id != usual {
		a.own = append(a.own, graph.Field{Key: "id", Value: a.id})
	}
	a.own = append(a.own, v.Data("premises", "conclusion", "undercutter", "scheme", "meta")...)
	a.own = meta(a.own, v)
	var sources []graph.Node
	premises := v.Get("premises")
	switch {
	case premises.Is(jsondoc.Array):
		for i := range premises.Items {
			sources = append(sources, d.find(&premises.Items[i], "premise"))
		}
	case premises.Is(jsondoc.Object):
		var roles []any
		for _, m := range premises.Unique() {
			roles = append(roles, m.Key)
			sources = append(sources, d.find(&m.Value, "premise"))
		}
		a.own = append(a.own, graph.Field{Key: "roles", Value: append([]any{}, roles...)})
	case premises != nil && premises.Word() != "":
		sources = append(sources, d.find(premises, "premise"))
		a.own = append(a.own, graph.Field{Key: "single", Value: true})
	case premises == nil:
		a.own = append(a.own, graph.Field{Key: "premises", Value: nil})
	default:
		a.own = append(a.own, graph.Field{Key: "premises", Value: literal(premises)})
	}
	d.b.Connect(r, target, sources...)
	if scheme := v.Get("scheme"); scheme != nil {
		r.Scheme = scheme.Word()
		if !d.defined[r.Scheme] {
			a.own = append(a.own, graph.Field{Key: "scheme", Value: literal(scheme)})
		}
	}
	if crux := v.Path("meta", "crux"); crux != nil {
		cruxjson.Say(d.doc, crux, r)
	}
}

// leads reports whether r is other or ends on it, through others.
func leads(r, other *graph.Relation) bool {
	for ok := true; ok; r, ok = r.Target.(*graph.Relation) {
		if r == other {
			return true
		}
	}
	return false
}

// undercut makes the attacks of a statement on the arguments that it undercuts, if it
// does more than that.
func (d *decoder) undercut(s *statement) {
	if s.undercuts != nil {
		v := literal(s.value)
		usual := s.value.Is(jsondoc.Object) && s.text() == s.id && len(s.value.Members) == 1
		if !s.concluded || !usual {
			s.undercuts.own = append(s.undercuts.own, graph.Field{Key: "undercutter", Value: v})
		}
		return
	}
	for _, a := range s.under {
		u := d.b.Attack(nil, s.node)
		u.Occurrences = d.doc.At(a.value.Get("undercutter"))
		u.Foreign = kept(graph.Data{{Key: "undercutter", Value: true}})
		d.b.Connect(u, a.relation)
	}
}

// issues makes contradictions of the positions of issues, and returns the issues to be
// kept.
func (d *decoder) issues(v *jsondoc.Value) graph.Data {
	var own graph.Data
	for _, m := range v.Unique() {
		if m.Value.Path("meta", "crux", "negates") != nil {
			continue // of an attack
		}
		kind := graph.Contrary
		if m.Value.Path("meta", "crux", "kind").Word() == "contradictory" {
			kind = graph.Contradictory
		}
		items := m.Value.Get("positions").GetItems()
		var claims []*graph.Claim
		for i := range items {
			if c, ok := d.find(&items[i], "position").(*graph.Claim); ok {
				claims = append(claims, c)
			}
		}
		if len(claims) > mostPositions {
			d.doc.Report(&m.Value, diag.Warning, "odd-node", "it is kept, but says nothing", "the issue %q has more than %d positions", diag.Short(m.Key), mostPositions)
			claims = nil
		}
		usual := m.Value.Path("meta", "crux", "kind") != nil && len(items) == 2 && len(m.Value.Members) == 2 && len(claims) == 2
		for i, one := range claims {
			for _, other := range claims[i+1:] {
				c := d.b.Contradict(one, other)
				c.Kind = kind
				at := d.doc.At(&m.Value)
				c.There.Occurrences, c.Back.Occurrences = at, at
				if !usual {
					c.There.Foreign = kept(graph.Data{{Key: "issue", Value: m.Key}})
				}
			}
		}
		if !usual {
			own = append(own, graph.Field{Key: m.Key, Value: literal(&m.Value)})
		}
	}
	return own
}

// assumptions notes what is assumed, and returns what is no statement.
func (d *decoder) assumptions(v *jsondoc.Value) []any {
	d.doc.Expect(v, jsondoc.Array, "assumptions")
	var rest []any
	for i := range v.GetItems() {
		item := &v.Items[i]
		s := d.statements[plain(item.Word())]
		if s == nil || s.node == nil || item.Kind == jsondoc.Null {
			d.doc.Report(item, diag.Warning, "no-such-node", "put it among the statements", "the assumption %q is no statement", diag.Short(item.Word()))
			rest = append(rest, literal(item))
			continue
		}
		if _, listed := s.own.Get("in list"); listed {
			rest = append(rest, literal(item))
			continue
		}
		if item.Word() != s.id || !item.Is(jsondoc.String) {
			s.own = append(s.own, graph.Field{Key: "assumption", Value: literal(item)})
		}
		s.own = append(s.own, graph.Field{Key: "in list", Value: s.assumed})
		s.assumed = true
	}
	return rest
}

// grant says of each claim whether it needs reasons, and keeps the records of all.
func (d *decoder) grant() {
	supported := map[graph.Node]bool{}
	for _, a := range d.steps {
		if r := a.relation; r.Kind == graph.Support && len(r.Sources) > 0 && r.Target != nil {
			supported[r.Target] = true
		}
		a.relation.Foreign = kept(a.own)
	}
	for _, s := range d.list {
		switch n := s.node.(type) {
		case *graph.Claim:
			if s.value.Path("meta", "crux", "asserted") == nil {
				n.Asserted = s.assumed || supported[n]
			}
			s.listed(supported[n])
			n.Foreign = kept(s.own)
		case *graph.Sketch:
			s.listed(supported[n])
			n.Foreign = kept(s.own)
		}
	}
	slices.SortStableFunc(d.theses, func(a, b thesis) int { return a.place - b.place })
	for _, t := range d.theses {
		d.b.Meta.Theses = append(d.b.Meta.Theses, t.claim.Key)
	}
}

// listed keeps that a statement is among the assumptions, where a writer would not put it.
func (s *statement) listed(supported bool) {
	if twice, ok := s.own.Get("in list"); ok && twice == false && !supported {
		s.own = s.own.Without("in list")
	} else if ok {
		s.own = append(s.own.Without("in list"), graph.Field{Key: "in list", Value: true})
	}
}

// head reads what is said of the whole document.
func (d *decoder) head(v *jsondoc.Value, own *graph.Data) {
	if v == nil {
		return
	}
	if !d.doc.Expect(v, jsondoc.Object, "meta") || !v.Is(jsondoc.Object) {
		*own = append(*own, graph.Field{Key: "meta", Value: literal(v)})
		return
	}
	rest := v.Data("crux")
	if title := v.Get("title"); title.Is(jsondoc.String) && title.Text != "" {
		d.b.Meta.Title = title.Text
		rest = rest.Without("title")
	}
	if len(rest) > 0 || len(v.Members) == 0 {
		*own = append(*own, graph.Field{Key: "meta", Value: append(graph.Data{}, rest...)})
	}
	if crux := v.Get("crux"); crux != nil {
		cruxjson.SayOfAll(d.doc, crux, &d.b.Meta)
	}
}
