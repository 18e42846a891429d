package carneades

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"crux/data/cruxjson"
	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/data/yamldoc"
	"crux/graph"
)

// Encode writes g, as the package's comment says.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	e := encoder{g: g, ids: map[graph.Node]string{}, taken: map[string]bool{}, writes: map[*graph.Relation]bool{}, negations: map[graph.Node]string{},
		theses: map[string]int{}, own: record(g.Meta.Foreign), defined: map[string]bool{}}
	e.lost = loss.Of(g, ID, loss.Undercuts, loss.Nested, loss.Contradictions, loss.Titles, loss.Marks, loss.Implicit, loss.Asserted, loss.Voices,
		loss.Strengths, loss.Schemes, loss.Rules, loss.Strict, loss.Tags, loss.Data, loss.Locators, loss.Quotes, loss.Offsets, loss.Source, loss.Head,
		loss.Theses, loss.Incomplete)
	for i, key := range g.Meta.Theses {
		if g.Claim(key) == nil || e.theses[key] > 0 {
			e.lost.Lost(loss.Theses, nil, "that [%s] is the thesis, which it cannot be or is twice", key)
		}
		e.theses[key] = i + 1
	}
	e.schemes()
	e.name()
	var all graph.Data
	some := func(key string, v graph.Data) {
		was, ok := e.own.Get(key)
		switch _, isData := was.(graph.Data); {
		case len(v) > 0:
			all = append(all, graph.Field{Key: key, Value: v})
		case ok && (!isData || key == "meta"):
			all = append(all, graph.Field{Key: key, Value: was})
		case ok && len(was.(graph.Data)) == 0:
			all = append(all, graph.Field{Key: key, Value: was})
		}
	}
	some("meta", e.meta())
	for _, f := range e.own {
		switch f.Key {
		case "meta", "statements", "arguments", "issues", "assumptions", "comments":
		default:
			all = append(all, f)
		}
	}
	arguments, statements := e.arguments()
	some("statements", append(e.statements(), statements...))
	some("issues", e.issues())
	some("arguments", arguments)
	if list := e.assumptions(); len(list) > 0 {
		all = append(all, graph.Field{Key: "assumptions", Value: list})
	} else if was, ok := e.own.Get("assumptions"); ok {
		all = append(all, graph.Field{Key: "assumptions", Value: was})
	}
	var comments []string
	kept, _ := e.own.Get("comments")
	list, _ := kept.([]any)
	for _, c := range list {
		if s, ok := c.(string); ok {
			comments = append(comments, s)
		}
	}
	return yamldoc.Write(comments, all), e.lost
}

type encoder struct {
	g       *graph.Graph
	lost    loss.List
	own     graph.Data            // what is kept of the file
	ids     map[graph.Node]string // of statements and arguments
	taken   map[string]bool       // plain ids of statements
	steps   []*graph.Relation     // that are arguments
	writes  map[*graph.Relation]bool
	defined map[string]bool
	theses  map[string]int

	negations map[graph.Node]string // the ids of negations
}

// schemes notes which schemes the file defines.
func (e *encoder) schemes() {
	for name := range schemes {
		e.defined[name] = true
	}
	v, _ := e.own.Get("argument_schemes")
	for _, f := range dataOf(v) {
		e.defined[f.Key] = true
	}
	list, _ := v.([]any)
	for _, x := range list {
		if id, _ := dataOf(x).Get("id"); id != nil {
			e.defined[word(id)] = true
		}
	}
}

// word returns a value that is kept as text.
func word(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case jsondoc.Literal:
		return string(v)
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return string(jsondoc.WriteLine(v))
	}
	return ""
}

// name gives all claims, sketches and arguments ids.
func (e *encoder) name() {
	for _, n := range e.g.NodeList() {
		if id, ok := record(*graph.Foreign(n)).Get("id"); ok {
			if _, relation := n.(*graph.Relation); !relation && !e.taken[plain(word(id))] {
				e.ids[n], e.taken[plain(word(id))] = word(id), true
			}
		}
	}
	count := 0
	for _, n := range e.g.NodeList() {
		if _, relation := n.(*graph.Relation); relation {
			continue
		}
		if undeclared, _ := record(*graph.Foreign(n)).Get("undeclared"); undeclared != true {
			count++
		}
		if _, given := e.ids[n]; given {
			continue
		}
		text, title := said(n)
		id := title
		if text.Plain != "" || title == "" || numbered(title) || plain(title) == "" || e.taken[plain(title)] {
			id = "s" + strconv.Itoa(count)
		}
		e.ids[n] = e.unused(id)
	}
	for _, r := range e.g.Relations() {
		e.written(r)
	}
	taken := map[string]bool{}
	for _, r := range e.g.Relations() {
		if e.writes[r] && !e.half(r) && !e.direct(r) {
			e.steps = append(e.steps, r)
			if id, ok := record(r.Foreign).Get("id"); ok && !taken[word(id)] {
				e.ids[r], taken[word(id)] = word(id), true
			}
		}
	}
	for i, r := range e.steps {
		if _, given := e.ids[r]; given {
			continue
		}
		id := "a" + strconv.Itoa(i+1)
		for n := 2; taken[id]; n++ {
			id = "a" + strconv.Itoa(i+1) + "_" + strconv.Itoa(n)
		}
		e.ids[r], taken[id] = id, true
	}
}

func (e *encoder) unused(id string) string {
	unused := id
	for n := 2; e.taken[plain(unused)]; n++ {
		unused = id + "_" + strconv.Itoa(n)
	}
	e.taken[plain(unused)] = true
	return unused
}

func said(n graph.Node) (text graph.Text, title string) {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Text, n.Title()
	case *graph.Sketch:
		return n.Text, n.Title()
	}
	return graph.Text{}, ""
}

// half reports whether r is half of a contradiction that is an issue.
func (e *encoder) half(r *graph.Relation) bool {
	c := r.Contradiction
	if c == nil || len(c.There.Sources) != 1 || len(c.Back.Sources) != 1 {
		return false
	}
	_, ok := c.There.Target.(*graph.Claim)
	return ok && c.There.Target == c.Back.Sources[0] && c.Back.Target == c.There.Sources[0]
}

// written notes whether r is written, and tells if it is not and loss.Of does not.
func (e *encoder) written(r *graph.Relation) bool {
	if writes, ok := e.writes[r]; ok {
		return writes
	}
	writes := r.Kind.Polarity() != graph.Neutral
	switch t := r.Target.(type) {
	case nil:
		_, kept := record(r.Foreign).Get("conclusion")
		if writes = writes && kept; !writes {
			e.lost.Lost(loss.Incomplete, r.Occurrences, "%s", loss.Name(r))
		}
	case *graph.Relation:
		writes = r.Kind == graph.Attack && e.written(t) && !e.half(t) && !e.half(r)
		if !writes && r.Kind == graph.Attack {
			e.lost.Lost(loss.Undercuts, r.Occurrences, "%s, on what is no argument", loss.Name(r))
		}
	}
	e.writes[r] = writes
	return writes
}

// direct reports whether r is written as the undercutter of what it is on, which its
// source is.
func (e *encoder) direct(r *graph.Relation) bool {
	marked, _ := record(r.Foreign).Get("undercutter")
	on, ok := r.Target.(*graph.Relation)
	if marked != true || !ok || len(r.Sources) != 1 || !e.writes[r] {
		return false
	}
	others := 0
	for _, u := range e.g.On(on) {
		if e.writes[u] {
			others++
		}
	}
	for _, u := range e.g.On(r) {
		if e.writes[u] {
			return false
		}
	}
	about, _ := cruxjson.Said(e.g, r)
	return others == 1 && len(about) == 0
}

// meta returns what is said of the whole document.
func (e *encoder) meta() graph.Data {
	var meta graph.Data
	if e.g.Meta.Title != "" {
		meta = append(meta, graph.Field{Key: "title", Value: e.g.Meta.Title})
	}
	was, _ := e.own.Get("meta")
	meta = append(meta, dataOf(was)...)
	if e.g.Meta.Text != nil && !utf8.ValidString(e.g.Meta.Text.String()) {
		e.lost.Degraded(loss.Source, nil, "bytes of the text that is read that are no text")
	}
	if about := cruxjson.SaidOfAll(e.g).Without("title"); len(about) > 0 {
		meta = append(meta, graph.Field{Key: "crux", Value: about})
	}
	return meta
}

// withMeta adds meta data to a mapping: what was there, and what crux says.
func withMeta(data, own, about graph.Data) graph.Data {
	was, ok := own.Get("meta")
	meta := dataOf(was)
	if len(about) > 0 {
		meta = append(append(graph.Data{}, meta...), graph.Field{Key: "crux", Value: about})
	}
	switch {
	case len(meta) > 0:
		return append(data, graph.Field{Key: "meta", Value: meta})
	case ok:
		return append(data, graph.Field{Key: "meta", Value: was})
	}
	return data
}

// statements returns the statements that are claims.
func (e *encoder) statements() graph.Data {
	var list graph.Data
	for _, n := range e.g.NodeList() {
		if _, relation := n.(*graph.Relation); relation {
			continue
		}
		own := record(*graph.Foreign(n))
		text, title := said(n)
		about, whole := cruxjson.Said(e.g, n)
		var at []graph.Occurrence
		if c, ok := n.(*graph.Claim); ok {
			at = c.Occurrences
			if !reasons(e.g.On(n)) {
				about = about.Without("asserted") // it is no assumption
				if assumed, _ := own.Get("assumed"); assumed == true && !c.Asserted {
					own = own.Without("assumed")
				}
			}
			if e.theses[c.Key] > 0 {
				about = append(about, graph.Field{Key: "thesis", Value: e.theses[c.Key]})
			}
		}
		if !whole {
			e.lost.Lost(loss.Marks, at, "mentions of what has no title in %s", loss.Name(n))
		}
		if !utf8.ValidString(text.Plain) || !utf8.ValidString(title) {
			e.lost.Degraded(loss.Texts, at, "bytes that are no text, of %s", loss.Name(n))
		}
		if text.Plain == "" && title == e.ids[n] {
			about = about.Without("title")
		}
		if undeclared, _ := own.Get("undeclared"); undeclared == true && len(about) == 0 && text.Plain == "" {
			continue
		}
		if text.Plain == "" && title == "" && e.ids[n] != "" {
			about = append(about, graph.Field{Key: "untitled", Value: true})
		}
		shown := any(text.Plain)
		if text.Plain == "" {
			shown = nil
		}
		if was, ok := own.Get("text"); ok && textOf(was) == text.Plain {
			shown = was
		}
		mapping := own.Without("id", "mapping", "text", "in list", "assumption", "undeclared", "meta")
		mapping = withMeta(mapping, own, about)
		form, _ := own.Get("mapping")
		if len(mapping) == 0 && form != true {
			list = append(list, graph.Field{Key: e.ids[n], Value: shown})
			continue
		}
		if shown != nil {
			mapping = append(graph.Data{{Key: "text", Value: shown}}, mapping...)
		}
		list = append(list, graph.Field{Key: e.ids[n], Value: append(graph.Data{}, mapping...)})
	}
	return list
}

func textOf(v any) string {
	if v == jsondoc.Literal("null") {
		return ""
	}
	return word(v)
}

// arguments returns the arguments, and the statements that are needed for what is against
// something.
func (e *encoder) arguments() (arguments, statements graph.Data) {
	under := map[graph.Node]bool{}
	undercutter := func(r *graph.Relation) string {
		id := "¬app(" + e.ids[r] + ")"
		if !under[r] {
			under[r] = true
			value, ok := record(r.Foreign).Get("undercutter")
			if !ok || value == true {
				value = graph.Data{{Key: "text", Value: id}}
			}
			statements = append(statements, graph.Field{Key: id, Value: value})
		}
		return id
	}
	for _, r := range e.steps {
		own := record(r.Foreign)
		about, _ := cruxjson.Said(e.g, r)
		var a graph.Data
		if was, ok := own.Get("scheme"); r.Scheme != "" && (e.defined[r.Scheme] || ok && word(was) == r.Scheme) || ok && textOf(was) == r.Scheme {
			if !ok || word(was) != r.Scheme && textOf(was) != r.Scheme {
				was = r.Scheme
			}
			a, about = append(a, graph.Field{Key: "scheme", Value: was}), about.Without("scheme")
		}
		a = e.premises(a, r, own)
		switch t := r.Target.(type) {
		case nil:
			if was, _ := own.Get("conclusion"); was != nil {
				a = append(a, graph.Field{Key: "conclusion", Value: was})
			}
		case *graph.Relation:
			if e.taken[plain("¬app("+e.ids[t]+")")] {
				e.lost.Lost(loss.Undercuts, r.Occurrences, "%s: a claim has the id of its undercutter", loss.Name(r))
				continue
			}
			a = append(a, graph.Field{Key: "conclusion", Value: undercutter(t)})
		default:
			id := e.ids[t]
			if r.Kind == graph.Attack {
				id = e.negation(t, &statements)
			}
			a = append(a, graph.Field{Key: "conclusion", Value: id})
		}
		var direct *graph.Relation
		indirect := false
		for _, u := range e.g.On(r) {
			switch {
			case !e.writes[u]:
			case e.direct(u):
				direct = u
			default:
				indirect = true
			}
		}
		_, alone := own.Get("undercutter")
		switch {
		case direct != nil:
			a = append(a, graph.Field{Key: "undercutter", Value: e.ids[direct.Sources[0]]})
		case e.taken[plain("¬app("+e.ids[r]+")")]:
		case indirect || alone:
			if v, _ := own.Get("undercutter"); indirect || v != true {
				a = append(a, graph.Field{Key: "undercutter", Value: undercutter(r)})
			}
		}
		a = append(a, own.Without("id", "scheme", "roles", "single", "premises", "conclusion", "undercutter", "meta")...)
		arguments = append(arguments, graph.Field{Key: e.ids[r], Value: withMeta(a, own, about)})
	}
	return arguments, statements
}

// premises adds the premises of r to its argument.
func (e *encoder) premises(a graph.Data, r *graph.Relation, own graph.Data) graph.Data {
	ids := []string{}
	for _, s := range r.Sources {
		ids = append(ids, e.ids[s])
	}
	roles, _ := own.Get("roles")
	names, _ := roles.([]any)
	single, _ := own.Get("single")
	was, odd := own.Get("premises")
	switch {
	case names != nil && len(names) == len(ids):
		mapping := graph.Data{}
		for i, id := range ids {
			mapping = append(mapping, graph.Field{Key: word(names[i]), Value: id})
		}
		return append(a, graph.Field{Key: "premises", Value: mapping})
	case single == true && len(ids) == 1:
		return append(a, graph.Field{Key: "premises", Value: ids[0]})
	case odd && len(ids) == 0 && was == nil:
		return a
	case odd && len(ids) == 0:
		return append(a, graph.Field{Key: "premises", Value: was})
	}
	return append(a, graph.Field{Key: "premises", Value: ids})
}

// negation returns the id of the negation of a claim, which is made where there is none.
func (e *encoder) negation(n graph.Node, statements *graph.Data) string {
	if id := e.negations[n]; id != "" {
		return id
	}
	id := e.unused("¬" + e.ids[n])
	e.negations[n] = id
	text, title := said(n)
	if text.Plain == "" {
		text.Plain = title
	}
	about := graph.Data{{Key: "crux", Value: graph.Data{{Key: "negates", Value: e.ids[n]}}}}
	*statements = append(*statements, graph.Field{Key: id, Value: graph.Data{{Key: "text", Value: "¬ " + text.Untagged()}, {Key: "meta", Value: about}}})
	return id
}

// issues returns the issues: those that were, contradictions, and negations.
func (e *encoder) issues() graph.Data {
	was, _ := e.own.Get("issues")
	pairs := map[string]int{}
	for _, c := range e.g.Contradictions() {
		if id, ok := record(c.There.Foreign).Get("issue"); ok && e.half(c.There) {
			pairs[word(id)]++
		}
	}
	known := map[string]bool{}
	for _, n := range e.g.NodeList() {
		if _, ok := n.(*graph.Claim); ok {
			known[plain(e.ids[n])] = true
		}
	}
	var list graph.Data
	taken := map[string]bool{}
	for _, f := range dataOf(was) {
		positions, _ := dataOf(f.Value).Get("positions")
		n := 0
		items, _ := positions.([]any)
		for _, p := range items {
			if known[plain(word(p))] {
				n++
			}
		}
		if n > mostPositions {
			n = 0
		}
		if pairs[f.Key] == n*(n-1)/2 {
			list, taken[f.Key] = append(list, f), true
		}
	}
	next := func() string {
		for n := len(taken) + 1; ; n++ {
			if id := "i" + strconv.Itoa(n); !taken[id] {
				taken[id] = true
				return id
			}
		}
	}
	for _, c := range e.g.Contradictions() {
		if !e.half(c.There) {
			e.lost.Lost(loss.Contradictions, c.There.Occurrences, "that %s and the attack back are a contradiction", loss.Name(c.There))
			continue
		}
		for _, r := range []*graph.Relation{c.There, c.Back} {
			if about, _ := cruxjson.Said(e.g, r); len(about) > 0 {
				e.lost.Lost(loss.Data, r.Occurrences, "what is said of %s, which is an issue", loss.Name(r))
			}
		}
		id, _ := record(c.There.Foreign).Get("issue")
		if slices.ContainsFunc(list, func(f graph.Field) bool { return f.Key == word(id) }) && id != nil {
			continue
		}
		kind := "contrary"
		if c.Kind == graph.Contradictory {
			kind = "contradictory"
		}
		list = append(list, issue(next(), e.ids[c.There.Sources[0]], e.ids[c.There.Target], "kind", kind))
	}
	for _, n := range e.g.NodeList() {
		if id := e.negations[n]; id != "" {
			list = append(list, issue(next(), e.ids[n], id, "negates", e.ids[n]))
		}
	}
	return list
}

func issue(id, one, other, key, value string) graph.Field {
	about := graph.Data{{Key: "crux", Value: graph.Data{{Key: key, Value: value}}}}
	return graph.Field{Key: id, Value: graph.Data{{Key: "positions", Value: []any{one, other}}, {Key: "meta", Value: about}}}
}

// assumptions returns what needs no reasons.
func (e *encoder) assumptions() []any {
	var list []any
	for _, n := range e.g.NodeList() {
		if _, relation := n.(*graph.Relation); relation {
			continue
		}
		own := record(*graph.Foreign(n))
		c, claim := n.(*graph.Claim)
		listed, _ := own.Get("in list")
		assumed, _ := own.Get("assumed")
		undeclared, _ := own.Get("undeclared")
		if listed != true && (reasons(e.g.On(n)) || claim && !c.Asserted || assumed == true || undeclared == true) {
			continue
		}
		if spelled, ok := own.Get("assumption"); ok && plain(word(spelled)) == plain(e.ids[n]) {
			list = append(list, spelled)
		} else {
			list = append(list, e.ids[n])
		}
	}
	rest, _ := e.own.Get("assumptions")
	more, _ := rest.([]any)
	return append(list, more...)
}
