package argdown

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/diag"
)

// A point is something of the document with its place in the text that the JSON was
// made of: an element, or an inference line.
type point struct {
	line, column int // from 1; 0 where it is not known
	number       int // in the file
	section      string

	element   *Element // nil for an inference line
	lower     bool     // it stands below another element
	role      graph.Role
	inference *Inference // that it is, or that leads to it

	// How relations name it as what they come from and lead to.
	from, to []string
	whole    *whole // that it begins, or stands in
	beside   int    // the column in which the signs of lines below it start, as far as that is known
}

// A whole is a block: an element with all that stands below it, or a structure.
type whole struct {
	block   Block
	section string
	at      *point // its place: of a structure, that of its last statement
}

// structured is an argument that has a premise-conclusion structure, or none.
type structured struct {
	conclusion string // title
	last       *Inference
	steps      []*Inference // by their places in the structure
}

// end names an end of a relation.
func statementEnd(title string) string { return "[" + title }
func argumentEnd(title string) string  { return "<" + title }
func inferenceEnd(argument string, index int) string {
	return strconv.Itoa(index) + "<" + argument
}

// opened is a heading in a tree of sections, which may be other than the levels say.
type opened struct {
	heading *Heading
	parent  *opened
	made    *graph.Section
}

func (*opened) block() {}

func (o *opened) read(d *decoder) {
	h := o.heading
	var parent *graph.Section
	if o.parent != nil {
		parent = o.parent.made
	}
	o.made = d.open(h, parent)
}

// inside says that what follows is in a section, or in none.
type inside struct{ opened *opened }

func (inside) block() {}

func (i inside) read(d *decoder) {
	d.section = nil
	if i.opened != nil {
		d.section = i.opened.made
	}
}

// declared makes a claim where it is first listed, so that claims whose places are not
// known stay in the order of the file.
type declared struct{ element *Element }

func (declared) block() {}

func (b declared) read(d *decoder) { d.claim(b.element) }

// headings reads a list of sections.
func (x *imported) headings(list *jsondoc.Value, parent *opened) {
	for i := range list.Items {
		v := &list.Items[i]
		if !v.Is(jsondoc.Object) {
			x.Report(v, diag.Warning, "wrong-type", "it is left out", "a section is an object, and this is %s", v.Kind)
			continue
		}
		h := &Heading{Level: 1, Text: x.text(v, "title"), Tags: x.tags(v), Data: x.data(v), Range: x.Range(x.worded(v, "title"))}
		if parent != nil {
			h.Level = parent.heading.Level + 1
		}
		if n, ok := v.Get("level").Int(); ok && n >= 1 && n <= 1000 {
			h.Level = n
		} else if level := v.Get("level"); level != nil {
			x.Report(level, diag.Warning, "wrong-type", "it is counted from the sections around it", "the level of a section is a whole number from 1")
		}
		o := &opened{heading: h, parent: parent}
		id := v.Get("id").Word()
		if x.sections[id] != nil {
			x.Report(v.Get("id"), diag.Warning, "duplicate-id", "what names it is in the first one", "another section has the id %q", diag.Short(id))
		} else if id != "" {
			x.sections[id] = o
			x.order[id] = len(x.order) + 1
		}
		x.tree.Blocks = append(x.tree.Blocks, o)
		if children := v.Get("children"); x.Expect(children, jsondoc.Array, "children") && children != nil {
			x.headings(children, o)
		}
	}
}

// worded returns the value of the first of some keys that says something, else v.
func (x *imported) worded(v *jsondoc.Value, keys ...string) *jsondoc.Value {
	for _, key := range keys {
		if at := v.Get(key); strings.TrimSpace(at.Word()) != "" {
			return at
		}
	}
	return v
}

// made returns a title for what has none.
func (x *imported) made() string {
	x.numbered++
	return untitledPrefix + strconv.Itoa(x.numbered)
}

// collect finds all points.
func (x *imported) collect(statements, arguments *jsondoc.Value) {
	x.Expect(statements, jsondoc.Object, "statements")
	x.Expect(arguments, jsondoc.Object, "arguments")
	x.highest(statements, arguments)
	var list, others []class
	if statements.Is(jsondoc.Object) {
		list = x.classes(statements, x.statements, "a statement")
	}
	if arguments.Is(jsondoc.Object) {
		others = x.classes(arguments, nil, "an argument")
	}
	steps := map[string][]*jsondoc.Value{} // of arguments that have no pcs themselves
	for _, a := range others {
		x.arguments[a.title] = &structured{}
		pcs := a.value.Get("pcs")
		if !x.Expect(pcs, jsondoc.Array, "pcs") || pcs == nil {
			continue
		}
		steps[a.title] = make([]*jsondoc.Value, 0, len(pcs.Items))
		for i := range pcs.Items {
			if v := &pcs.Items[i]; v.Is(jsondoc.Object) {
				steps[a.title] = append(steps[a.title], v)
			} else {
				x.Report(v, diag.Warning, "wrong-type", "it is left out", "a statement is an object, and this is %s", v.Kind)
			}
		}
	}
	var orphans []string // arguments that only statements speak of
	own := map[string]bool{}
	for title, s := range steps {
		own[title] = len(s) > 0
	}
	for _, s := range list {
		for _, m := range x.members(s.value, "members") {
			title := m.Get("argumentTitle").Word()
			if title == "" || own[title] || !isStep(m) {
				continue
			}
			if x.arguments[title] == nil {
				x.arguments[title] = &structured{}
				orphans = append(orphans, title)
			}
			named := *m
			if m.Get("title").Word() == "" {
				named.Members = append(slices.Clone(m.Members), jsondoc.Member{Key: "title", Value: jsondoc.Value{Kind: jsondoc.String, Text: s.title, Start: m.Start, End: m.End}})
			}
			steps[title] = append(steps[title], &named)
		}
	}
	for _, s := range list {
		x.statement(s, steps)
	}
	for _, a := range others {
		x.argument(a, steps[a.title], own[a.title])
	}
	for _, title := range orphans {
		x.argument(class{title: title}, steps[title], false)
	}
	for _, p := range x.points {
		if e := p.element; e != nil && !e.Argument {
			x.uses[e.Title]++
		}
	}
}

// class is a statement or argument with all its members.
type class struct {
	title string
	value *jsondoc.Value
}

// classes returns the members of an object as classes, and notes their titles.
func (x *imported) classes(v *jsondoc.Value, titles map[string]bool, what string) []class {
	var list []class
	last := map[string]int{}
	for i := range v.Members {
		last[v.Members[i].Key] = i
	}
	seen := map[string]bool{}
	for i := range v.Members {
		m := &v.Members[i]
		if last[m.Key] != i {
			continue // told already
		}
		if !m.Value.Is(jsondoc.Object) {
			x.Report(&m.Value, diag.Warning, "wrong-type", "it is left out", "%s is an object, and this is %s", what, m.Value.Kind)
			continue
		}
		title := fold(m.Value.Get("title").Word())
		if title == "" {
			title = fold(m.Key)
		}
		if title == "" {
			title = x.made()
		}
		if seen[title] {
			x.Report(x.worded(&m.Value, "title"), diag.Warning, "duplicate-id", "the two are taken for one", "another one has the title %q", diag.Short(title))
		}
		seen[title] = true
		if titles != nil {
			titles[title] = true
		}
		list = append(list, class{title, &m.Value})
	}
	return list
}

// highest finds from where on made-up titles are free.
func (x *imported) highest(lists ...*jsondoc.Value) {
	look := func(title string) {
		if number, ok := strings.CutPrefix(title, untitledPrefix); ok && len(number) < 10 {
			if n, err := strconv.Atoi(number); err == nil {
				x.numbered = max(x.numbered, n)
			}
		}
	}
	for _, v := range lists {
		if v == nil {
			continue
		}
		for i := range v.Members {
			m := &v.Members[i]
			look(m.Key)
			look(m.Value.Get("title").Word())
			for _, key := range []string{"members", "descriptions", "pcs"} {
				if list := m.Value.Get(key); list.Is(jsondoc.Array) {
					for j := range list.Items {
						look(list.Items[j].Get("title").Word())
					}
				}
			}
		}
	}
}

// members returns the objects of a list.
func (x *imported) members(v *jsondoc.Value, key string) []*jsondoc.Value {
	list := v.Get(key)
	if list == nil || list.Kind != jsondoc.Array {
		return nil
	}
	var members []*jsondoc.Value
	for i := range list.Items {
		if m := &list.Items[i]; m.Is(jsondoc.Object) {
			members = append(members, m)
		}
	}
	return members
}

// told tells of what is no list of members.
func (x *imported) tellMembers(v *jsondoc.Value, key string) {
	list := v.Get(key)
	if !x.Expect(list, jsondoc.Array, key) || list == nil {
		return
	}
	for i := range list.Items {
		if m := &list.Items[i]; !m.Is(jsondoc.Object) {
			x.Report(m, diag.Warning, "wrong-type", "it is left out", "a member is an object, and this is %s", m.Kind)
		}
	}
}

// roles of members, older names among them.
var rolesByName = map[string]graph.Role{"top-level-statement": graph.RoleTopLevel, "relation-statement": graph.RoleRelation,
	"premise": graph.RolePremise, "intermediary-conclusion": graph.RoleIntermediate, "preliminary-conclusion": graph.RoleIntermediate,
	"main-conclusion": graph.RoleConclusion, "argument-description": graph.RoleDescription}

func role(m *jsondoc.Value) graph.Role { return rolesByName[m.Get("role").Word()] }

// isStep reports whether a member stands in a structure.
func isStep(m *jsondoc.Value) bool {
	switch role(m) {
	case graph.RolePremise, graph.RoleIntermediate, graph.RoleConclusion:
		return true
	}
	return false
}

// statement makes the points of a statement's members.
func (x *imported) statement(c class, steps map[string][]*jsondoc.Value) {
	x.tellMembers(c.value, "members")
	members := x.members(c.value, "members")
	said := x.saySections(members)
	var first *Element
	for _, m := range members {
		if title := m.Get("argumentTitle").Word(); isStep(m) && len(steps[title]) > 0 {
			continue // the argument has it
		}
		p := x.point(m)
		p.element = x.element(m, c.title)
		p.role = role(m)
		if p.role == graph.RoleDescription || isStep(m) {
			p.role = graph.RoleNone
		}
		p.lower = p.role == graph.RoleRelation
		p.section = x.sectionOf(c.value, m, said)
		p.from = []string{statementEnd(c.title)}
		p.to = p.from
		if first == nil {
			first = p.element
		}
	}
	if len(members) == 0 {
		p := x.point(c.value)
		p.element = x.alone(c.value, c.title)
		p.section = c.value.Get("section").Word()
		if c.value.Get("isUsedAsTopLevelStatement") != nil {
			p.role = graph.RoleTopLevel
		}
		p.from = []string{statementEnd(c.title)}
		p.to = p.from
		return
	}
	x.more(c.value, members, first)
}

// more gives an element what is said of a class only as a whole.
func (x *imported) more(v *jsondoc.Value, members []*jsondoc.Value, e *Element) {
	if e == nil {
		return
	}
	tags := x.tags(v)
	data := x.data(v)
	for _, m := range members {
		if len(tags) > 0 {
			said := x.quietTags(m)
			tags = slices.DeleteFunc(tags, func(t string) bool { return slices.Contains(said, t) })
		}
		if at := m.Get("data"); data != nil && at.Is(jsondoc.Object) {
			kept := &Data{Range: data.Range}
			for i, f := range data.Fields {
				if at.Get(f.Key) == nil {
					kept.Fields, kept.Keys = append(kept.Fields, f), append(kept.Keys, data.Keys[i])
				}
			}
			data = kept
		}
	}
	e.Tags = append(e.Tags, tags...)
	if data == nil || len(data.Fields) == 0 {
		return
	}
	if e.Data != nil {
		data = &Data{Range: e.Data.Range, Fields: append(e.Data.Fields, data.Fields...), Keys: append(e.Data.Keys, data.Keys...)}
	}
	e.Data = data
}

// quietTags returns tags, and tells nothing.
func (x *imported) quietTags(v *jsondoc.Value) (tags []string) {
	list := v.Get("tags")
	for i := range itemsOf(list) {
		tags = append(tags, list.Items[i].Word())
	}
	return tags
}

// argument makes the points of an argument.
func (x *imported) argument(c class, steps []*jsondoc.Value, own bool) {
	a := x.arguments[c.title]
	var structure *point
	if len(steps) > 0 {
		structure = x.structure(c, a, steps, own)
	}
	key := "members"
	if c.value.Get(key) == nil {
		key = "descriptions"
	}
	x.tellMembers(c.value, key)
	members := x.members(c.value, key)
	said := x.saySections(members)
	var first *Element
	add := func(m *jsondoc.Value, e *Element) *point {
		p := x.point(m)
		p.element, e.Argument = e, true
		p.from, p.to = []string{argumentEnd(c.title)}, []string{argumentEnd(c.title)}
		if a.last != nil {
			p.from = append(p.from, statementEnd(a.conclusion))
			p.to = append(p.to, inferenceEnd(c.title, len(a.steps)-1))
		}
		if first == nil {
			first = p.element
		}
		return p
	}
	for _, m := range members {
		p := add(m, x.element(m, c.title))
		p.section = x.sectionOf(c.value, m, said)
		p.role = graph.RoleTopLevel
		if top := m.Get("isTopLevel"); top.Is(jsondoc.Bool) && top.Text == "false" {
			p.role, p.lower = graph.RoleRelation, true
		}
	}
	if len(members) == 0 && c.value != nil && (structure == nil || len(x.quietTags(c.value)) > 0 || c.value.Get("data").Is(jsondoc.Object)) {
		p := add(c.value, x.alone(c.value, c.title))
		p.role = graph.RoleTopLevel
		p.section = c.value.Get("section").Word()
		if structure != nil {
			p.line, p.column = structure.line, max(structure.column-1, 0)
		}
		return
	}
	x.more(c.value, members, first)
}

// structure makes the points of a structure; it returns the first one.
func (x *imported) structure(c class, a *structured, steps []*jsondoc.Value, own bool) *point {
	if !own { // they come from the statements, each in its own order
		slices.SortStableFunc(steps, func(a, b *jsondoc.Value) int {
			l1, c1 := placeOf(a)
			l2, c2 := placeOf(b)
			return cmp.Or(cmp.Compare(l1, l2), cmp.Compare(c1, c2), cmp.Compare(role(a), role(b)))
		})
	}
	exploded := false
	if m, ok := value[graph.Data](x.tree.FrontMatter.fields(), "model"); ok {
		exploded, _ = value[bool](m, "explodeArguments")
	}
	s := &Structure{Owner: &Element{Argument: true, Title: c.title}}
	w := &whole{block: s}
	var first *point
	for i, v := range steps {
		title := fold(v.Get("title").Word())
		if title == "" {
			title = x.made()
		}
		numbered := &Step{Number: i + 1}
		inference := v.Get("inference")
		x.Expect(inference, jsondoc.Object, "an inference")
		if is := role(v); inference.Is(jsondoc.Object) && is != graph.RolePremise || is == graph.RoleConclusion || is == graph.RoleIntermediate || is != graph.RolePremise && i == len(steps)-1 && i > 0 && a.last == nil {
			numbered.Inference = x.inference(c.title, a, i, inference, v)
			numbered.Inference.together = exploded
		}
		p := x.point(v)
		p.element = x.element(v, title)
		p.element.alone = true // unless it turns out that it is not
		p.inference, p.whole = numbered.Inference, w
		p.section = v.Get("section").Word()
		p.from, p.to = []string{statementEnd(title)}, []string{statementEnd(title)}
		if numbered.Inference != nil {
			p.to = append(p.to, inferenceEnd(c.title, i))
			a.conclusion = title
		}
		x.statements[title] = true
		numbered.Element, numbered.Range = p.element, p.element.Range
		s.Steps = append(s.Steps, numbered)
		if first == nil {
			first, w.section, s.Range = p, p.section, p.element.Range
		}
		w.at = p
	}
	if a.last == nil {
		x.Report(x.worded(c.value, "title"), diag.Warning, "odd-node", "its statements are read, and nothing is inferred from them", "the argument %q has premises, but no conclusion", diag.Short(c.title))
	}
	if w.section == "" {
		w.section = c.value.Get("section").Word()
	}
	x.units = append(x.units, w)
	return first
}

// inference makes an inference line and its point; v is what is inferred.
func (x *imported) inference(argument string, a *structured, index int, in, v *jsondoc.Value) *Inference {
	rules := in.Get("inferenceRules")
	if rules == nil {
		rules = in.Get("rules")
	}
	line := &Inference{Rules: x.words(rules, "rules"), Data: x.data(in), Range: x.Range(v)}
	if in.Is(jsondoc.Object) {
		line.Range = x.Range(x.worded(in, "argumentTitle", "conclusionIndex"))
		p := x.point(in)
		p.inference = line
		p.to = []string{inferenceEnd(argument, index)}
	}
	for len(a.steps) <= index {
		a.steps = append(a.steps, nil)
	}
	a.steps[index], a.last = line, line
	x.inferences[inferenceEnd(argument, index)] = line
	return line
}

// element makes an element of a member.
func (x *imported) element(v *jsondoc.Value, title string) *Element {
	e := &Element{Title: title, Text: x.text(v, "text"), Tags: x.tags(v), Data: x.data(v), Range: x.Range(x.worded(v, "text", "title"))}
	e.TitleRange = e.Range
	if at := v.Get("title"); at.Is(jsondoc.String) {
		e.TitleRange = x.Range(at)
	}
	reference := v.Get("isReference")
	e.Defined = !(reference.Is(jsondoc.Bool) && reference.Text == "true") && v.Get("type").Word() != "statement-reference"
	return e
}

// alone makes an element of a class that has no members.
func (x *imported) alone(v *jsondoc.Value, title string) *Element {
	e := x.element(v, title)
	e.Defined = e.Text.Plain != "" || len(e.Tags) > 0 || e.Data != nil
	return e
}

// point notes the next point of the file.
func (x *imported) point(v *jsondoc.Value) *point {
	p := &point{number: len(x.points), beside: 1 + len(step)}
	p.line, p.column = placeOf(v)
	x.points = append(x.points, p)
	return p
}

func placeOf(v *jsondoc.Value) (line, column int) {
	line, ok := v.Get("startLine").Int()
	column, ok2 := v.Get("startColumn").Int()
	if !ok || line < 1 {
		return 0, 0
	}
	if !ok2 || column < 1 {
		column = 1
	}
	return line, column
}

// sectionOf returns the id of the section of a member. Only if no member says one does
// that of the class count.
func (x *imported) sectionOf(c, m *jsondoc.Value, said bool) string {
	id := m.Get("section").Word()
	if x.sections[id] == nil && !said {
		return c.Get("section").Word()
	}
	return id
}

// saySections reports whether one of some members is in a section.
func (x *imported) saySections(members []*jsondoc.Value) bool {
	return slices.ContainsFunc(members, func(m *jsondoc.Value) bool { return x.sections[m.Get("section").Word()] != nil })
}

func itemsOf(v *jsondoc.Value) []jsondoc.Value {
	if v == nil {
		return nil
	}
	return v.Items
}
