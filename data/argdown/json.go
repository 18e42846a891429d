package argdown

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/diag"
)

// JSON writes a document in the shape in which Argdown's reference
// implementation exports it, so that tools made for that can read it:
//
//	arguments   by title: members (what summarises it), pcs (its statements in order)
//	statements  by title: members (where it stands), and as what it is used
//	relations   from, to and type; each stands at both of its ends, too
//	map         nodes, in groups, and edges, by the selection that the settings ask for
//	sections    the tree of headings
//	tags        in the order of first use
//	frontMatter which the reference knows by this name, but does not export
//
// Places count lines and columns from 1; the last column belongs to the element.
// Ranges in texts count UTF-16 units, and their stop belongs to them. What crux
// keeps to itself is not folded: a linked objection is an argument with a
// conclusion.
//
// After errors it is what could be read.
func (o Options) JSON(file, text string) ([]byte, diag.List) {
	doc, notes := o.parse(file, text)
	d := newDecoder(doc, notes, o)
	d.journal = &journal{said: map[*graph.Relation]bool{}}
	g := d.decode()
	settings, _ := argmap.ReadSettings(g.Meta.Settings) // what is wrong has been told
	x := newExport(g, d.journal)
	x.m = argmap.Arguments(g, settings)
	var out bytes.Buffer
	write(&out, x.document(), 0)
	out.WriteByte('\n')
	return out.Bytes(), notes.all()
}

// export writes a graph in the reference's terms.
type export struct {
	g       *graph.Graph
	m       *argmap.Map
	journal *journal

	sections map[*graph.Section]string // the ids of headings, before they are regrouped
	steps    map[*Element]*numbered    // the statements of structures
	place    map[*graph.Relation]int   // of what a step leads to in its structure, from 0

	order     []any           // sketches and arguments, as they are met
	members   map[any][]later // by claim, sketch or argument
	uses      map[*graph.Claim][]string
	relations map[any][]later
	inference map[*graph.Relation]later
	pcs       map[*graph.Argument][]later
	lines     map[*graph.Argument]diag.Range // of its structure
}

func newExport(g *graph.Graph, j *journal) *export {
	x := &export{
		g: g, journal: j,
		sections:  map[*graph.Section]string{},
		steps:     map[*Element]*numbered{},
		place:     map[*graph.Relation]int{},
		members:   map[any][]later{},
		uses:      map[*graph.Claim][]string{},
		relations: map[any][]later{},
		inference: map[*graph.Relation]later{},
		pcs:       map[*graph.Argument][]later{},
		lines:     map[*graph.Argument]diag.Range{},
	}
	x.number(g.Sections)
	for _, n := range j.structures {
		for i := range n.steps {
			step := &n.steps[i]
			x.steps[step.step.Element] = step
			if step.relation != nil {
				x.place[step.relation] = i
			}
		}
	}
	for _, r := range j.relations {
		x.relation(r)
	}
	for _, n := range j.structures {
		for _, step := range n.steps {
			if step.relation != nil {
				x.inference[step.relation] = func() object { return x.infer(step) }
			}
		}
	}
	for _, o := range j.occurrences {
		x.occurrence(o)
	}
	for _, n := range j.structures {
		x.finish(n)
	}
	x.order = j.order()
	return x
}

// number gives the headings their ids, in the order of the document.
func (x *export) number(list []*graph.Section) {
	for _, s := range list {
		x.sections[s] = "s" + strconv.Itoa(len(x.sections)+1)
		x.number(s.Sections)
	}
}

// relation notes a relation at its ends.
func (x *export) relation(r *graph.Relation) {
	if r.Incomplete() {
		return // told already
	}
	_, from, to := x.ends(r)
	written := later(func() object {
		o, _, _ := x.ends(r)
		return o
	})
	for _, at := range []any{nil, from, to} {
		x.relations[at] = append(x.relations[at], written)
	}
}

// ends writes a relation, and returns what it is to be noted at.
func (x *export) ends(r *graph.Relation) (o object, from, to any) {
	o = object{{"type", "relation"}, {"relationType", relationType(r)}}
	end := func(key string, n graph.Node) (at any) {
		title, kind := "", "argument"
		switch n := n.(type) {
		case *graph.Claim:
			title, kind, at = n.Key, "equivalence-class", n
		case *graph.Sketch:
			title, at = n.Key, n
		case *graph.Relation:
			title, at = n.Argument.Key, n.Argument
			if !r.Whole {
				kind, at = "inference", n
			}
		}
		o.set(key, title)
		o.set(key+"Type", kind)
		return at
	}
	from = end("from", r.Sources[0])
	to = end("to", r.Target)
	if step, ok := to.(*graph.Relation); ok {
		o.set("conclusionIndex", x.place[step])
	}
	return o, from, to
}

// relationType returns what the reference calls a relation.
func relationType(r *graph.Relation) string {
	switch c := r.Contradiction; {
	case c != nil && c.Kind == graph.Contrary:
		return "contrary"
	case c != nil:
		return "contradictory"
	case r.Undercut() && !r.Whole:
		return "undercut"
	case r.Strict:
		return "entails"
	}
	return r.Kind.String()
}

// infer writes the inference that leads to a step.
func (x *export) infer(n numbered) object {
	r, in := n.relation, n.step.Inference
	rules := in.Rules
	if rules == nil {
		rules = []string{}
	}
	o := object{{"type", "inference"}, {"relations", x.relations[r]}, {"inferenceRules", rules}}
	lines(&o, in.Range)
	o.some("data", in.Data.fields())
	o.set("conclusionIndex", x.place[r])
	o.set("argumentTitle", n.argument.Key)
	return o
}

// occurrence notes a statement or the description of an argument.
func (x *export) occurrence(o occurring) {
	at, used := o.at(), ""
	switch step := x.steps[o.element]; {
	case step == nil:
		x.members[at] = append(x.members[at], func() object { return x.statement(o, o.role) })
	case step.exploded:
		step.occurring = o
	default:
		step.occurring = o
		x.numbered(*step, step.argument, o.role)
	}
	switch {
	case o.element.Argument:
	case o.role == graph.RoleTopLevel:
		used = "isUsedAsTopLevelStatement"
	case o.role == graph.RoleRelation:
		used = "isUsedAsRelationStatement"
	case o.role == graph.RolePremise:
		used = "isUsedAsPremise"
	case o.role == graph.RoleIntermediate:
		used = "isUsedAsIntermediaryConclusion"
	case o.role == graph.RoleConclusion:
		used = "isUsedAsMainConclusion"
	}
	if c := o.claim; c != nil && used != "" && !slices.Contains(x.uses[c], used) {
		x.uses[c] = append(x.uses[c], used)
	}
}

// statement writes a statement or the description of an argument.
func (x *export) statement(o occurring, role graph.Role) object {
	e := o.element
	if e.Argument {
		role = graph.RoleDescription
	}
	s := object{{"type", "statement"}}
	s.some("role", roleNames[role])
	if top := o.role == graph.RoleTopLevel; top || e.Argument {
		s.set("isTopLevel", top)
	}
	title := o.title()
	if e.Argument && e.Title != "" {
		title = e.Title // also where the argument is exploded
	}
	s.set("title", title)
	text, ranges := written(e.Text)
	s.set("text", text)
	s.some("ranges", ranges)
	s.some("tags", e.Tags)
	s.some("isReference", !e.Defined)
	lines(&s, e.Range)
	s.some("data", e.Data.fields())
	s.some("section", x.sections[o.section])
	return s
}

var roleNames = [...]string{graph.RoleNone: "", graph.RoleTopLevel: "top-level-statement", graph.RoleRelation: "relation-statement",
	graph.RolePremise: "premise", graph.RoleIntermediate: "intermediary-conclusion", graph.RoleConclusion: "main-conclusion",
	graph.RoleDescription: "argument-description"}

// lines adds a place.
func lines(o *object, r diag.Range) {
	o.set("startLine", r.Start.Line)
	o.set("startColumn", r.Start.Column)
	o.set("endLine", r.End.Line)
	o.set("endColumn", max(r.End.Column-1, 1))
}

// written returns a text with its mentions marked as in the source, which the
// reference leaves in it, and the ranges of its marks.
func written(t graph.Text) (string, []object) {
	if len(t.Marks) == 0 {
		return t.Plain, nil
	}
	var s strings.Builder
	var ranges []object
	at, units := 0, 0
	add := func(piece string) {
		s.WriteString(piece)
		for _, r := range piece {
			units += utf16.RuneLen(r)
		}
	}
	// Marks may lie in each other: each is opened and closed at its place.
	type edge struct {
		at   int
		mark int
		open bool
	}
	var edges []edge
	for i, m := range t.Marks {
		edges = append(edges, edge{m.Start, i, true}, edge{m.End, i, false})
	}
	slices.SortStableFunc(edges, func(a, b edge) int {
		if c := cmp.Compare(a.at, b.at); c != 0 {
			return c
		}
		switch { // what ends here comes first, and an inner end before an outer one
		case a.open != b.open && a.mark != b.mark:
			return map[bool]int{false: -1, true: 1}[a.open]
		case !a.open && !b.open:
			return cmp.Compare(b.mark, a.mark)
		}
		return cmp.Compare(a.mark, b.mark)
	})
	open := make([]object, len(t.Marks))
	for _, e := range edges {
		add(t.Plain[at:e.at])
		at = e.at
		m := t.Marks[e.mark]
		if e.open {
			o := object{{"type", rangeNames[m.Kind]}, {"start", units}}
			switch m.Kind {
			case graph.ClaimMention:
				add("@[")
			case graph.ArgumentMention:
				add("@<")
			}
			open[e.mark] = o
			continue
		}
		switch m.Kind {
		case graph.ClaimMention:
			add("]")
		case graph.ArgumentMention:
			add(">")
		}
		o := open[e.mark]
		o.set("stop", units-1)
		switch m.Kind {
		case graph.Link:
			o.set("url", m.Target)
		case graph.TagMark:
			o.set("tag", m.Target)
		case graph.ClaimMention, graph.ArgumentMention:
			o.set("title", m.Target)
		}
		open[e.mark] = o
	}
	add(t.Plain[at:])
	ranges = append(ranges, open...)
	return s.String(), ranges
}

var rangeNames = [...]string{graph.Emphasis: "italic", graph.Strong: "bold", graph.Link: "link",
	graph.ClaimMention: "statement-mention", graph.ArgumentMention: "argument-mention", graph.TagMark: "tag"}

// finish notes where a structure stands. If it is exploded, it writes the
// statements of each step into an argument of its own.
func (x *export) finish(n *numbering) {
	r := n.structure.Range
	r.End = n.structure.Steps[len(n.structure.Steps)-1].Element.Range.End
	for _, step := range n.steps {
		x.lines[step.argument] = r
	}
	if !n.exploded {
		return
	}
	var since []int // what the next step starts from
	used := map[int]bool{}
	from := map[int][]int{} // by conclusion
	for i, step := range n.steps {
		if step.relation == nil {
			since = append(since, i)
			continue
		}
		from[i] = n.from(step, since)
		for _, k := range append(from[i], i) {
			used[k] = true
		}
		since = []int{i}
	}
	for i, step := range n.steps {
		if !used[i] { // no step starts from it
			x.members[step.claim] = append(x.members[step.claim], func() object { return x.statement(step.occurring, step.occurring.role) })
		}
	}
	for i, step := range n.steps {
		if step.relation == nil {
			continue
		}
		for _, k := range from[i] {
			x.numbered(n.steps[k], step.argument, graph.RolePremise)
		}
		x.numbered(step, step.argument, graph.RoleConclusion)
	}
	x.share(n)
}

// share gives each argument of an exploded structure what summarises all of it.
func (x *export) share(n *numbering) {
	last := n.steps[len(n.steps)-1].argument
	for _, step := range n.steps {
		if step.relation != nil {
			x.members[step.argument] = x.members[last]
		}
	}
}

// numbered notes a statement of a structure as one of an argument's.
func (x *export) numbered(n numbered, a *graph.Argument, role graph.Role) {
	written := later(func() object {
		s := x.statement(n.occurring, role)
		s.set("argumentTitle", a.Key)
		if n.relation != nil {
			s.set("inference", x.inference[n.relation])
		}
		return s
	})
	x.pcs[a] = append(x.pcs[a], written)
	x.members[n.claim] = append(x.members[n.claim], written)
}

// document writes all of it.
func (x *export) document() object {
	arguments, statements := object{}, object{}
	for _, at := range x.order {
		switch a := at.(type) {
		case *graph.Sketch:
			arguments.set(a.Key, later(func() object {
				o := x.argument(at)
				o.set("pcs", []later{})
				o.set("title", a.Key)
				color, _ := x.m.Palette.Sketch(a)
				x.about(&o, a.Tags, a.Data, x.m.Sections.OfSketch(a), color, x.m.Palette.ArgumentInk)
				return o
			}))
		case *graph.Argument:
			arguments.set(a.Key, later(func() object {
				o := x.argument(at)
				o.set("pcs", x.pcs[a])
				o.set("title", a.Key)
				color, _ := x.m.Palette.Argument(a)
				x.about(&o, a.Tags, a.Data, x.m.Sections.OfArgument(a), color, x.m.Palette.ArgumentInk)
				lines(&o, x.lines[a])
				return o
			}))
		}
	}
	for _, c := range x.g.Claims() {
		statements.set(c.Key, later(func() object {
			o := object{{"type", "equivalence-class"}, {"title", c.Key}, {"relations", x.relations[c]}, {"members", x.members[c]}}
			color, _ := x.m.Palette.Claim(c)
			x.about(&o, c.Tags, c.Data, x.m.Sections.OfClaim(c), color, x.m.Palette.StatementInk)
			for _, used := range x.uses[c] {
				o.set(used, true)
			}
			return o
		}))
	}
	tags := object{}
	for i, t := range x.m.Palette.Tags {
		o := object{{"tag", t.Name}, {"cssClass", className("tag-" + t.Name)}, {"occurrenceIndex", i}}
		o.some("color", t.Color)
		if t.Priority != 0 {
			o.set("priority", t.Priority)
		}
		tags.set(t.Name, o)
	}
	o := object{
		{"arguments", arguments}, {"statements", statements}, {"relations", x.relations[nil]},
		{"map", object{{"nodes", x.nodes()}, {"edges", x.edges()}}},
		{"sections", x.tree(x.m.Sections.Top)}, {"tags", tags},
	}
	o.some("frontMatter", x.g.Meta.Data)
	return o
}

// argument writes what sketches and arguments have in common.
func (x *export) argument(at any) object {
	return object{{"type", "argument"}, {"relations", x.relations[at]}, {"members", x.members[at]}}
}

// about adds what statements and arguments have in common.
func (x *export) about(o *object, tags []string, data graph.Data, section *graph.Section, color, ink string) {
	o.some("tags", tags)
	o.some("data", data)
	if section != nil {
		o.set("section", x.m.Sections.ID(section))
	}
	o.some("color", color)
	o.some("fontColor", ink)
}

// tree writes sections.
func (x *export) tree(sections []*graph.Section) []object {
	out := []object{}
	for _, s := range sections {
		title, ranges := written(s.Title)
		o := object{{"type", "section"}, {"id", x.m.Sections.ID(s)}, {"level", s.Level}, {"title", title}, {"children", x.tree(s.Sections)}}
		o.some("tags", s.Tags)
		o.set("ranges", ranges)
		if len(s.Occurrences) > 0 {
			lines(&o, s.Occurrences[0].Range)
		}
		o.some("data", s.Data)
		if s.Parent != nil {
			o.set("parent", x.m.Sections.ID(s.Parent))
		}
		o.set("isGroup", x.m.Sections.IsGroup(s))
		if closed, said := x.m.Sections.IsClosed(s); said {
			o.set("isClosed", closed)
		}
		color, _ := x.m.Palette.Section(s)
		o.some("color", color)
		o.some("fontColor", x.m.Palette.GroupInk)
		out = append(out, o)
	}
	return out
}

// nodes writes the nodes of the map: groups and then what is in none.
func (x *export) nodes() []object {
	out := x.groups(x.m.Groups)
	for _, n := range x.m.Nodes {
		if n.Group == nil {
			out = append(out, x.node(n))
		}
	}
	return out
}

func (x *export) node(n *argmap.Node) object {
	kind, ink := "argument-map-node", x.m.Palette.ArgumentInk
	if n.Statement() {
		kind, ink = "statement-map-node", x.m.Palette.StatementInk
	}
	o := object{{"id", n.ID}, {"title", n.Key()}, {"type", kind}}
	o.some("labelTitle", n.LabelTitle)
	text, _ := written(n.LabelText)
	o.some("labelText", text)
	o.some("tags", n.Tags)
	o.some("color", n.Color)
	o.some("fontColor", ink)
	return o
}

func (x *export) groups(groups []*argmap.Group) []object {
	out := []object{}
	for _, g := range groups {
		title, _ := written(g.Title)
		o := object{{"id", g.ID}, {"title", title}, {"type", "group-map-node"}, {"labelTitle", title}}
		o.some("color", g.Color)
		o.some("fontColor", x.m.Palette.GroupInk)
		o.some("isClosed", g.Closed)
		o.set("level", g.Level)
		children := []object{}
		for _, n := range g.Nodes {
			children = append(children, x.node(n))
		}
		o.set("children", append(children, x.groups(g.Groups)...))
		if g.Parent != nil {
			o.set("parent", g.Parent.ID)
		}
		out = append(out, o)
	}
	return out
}

func (x *export) edges() []object {
	out := []object{}
	for i, e := range x.m.Edges {
		o := object{{"id", "e" + strconv.Itoa(i+1)}, {"type", "map-edge"}, {"relationType", e.Kind.String()}, {"from", e.From.ID}, {"to", e.To.ID}}
		if e.FromClaim != nil {
			o.set("fromEquivalenceClass", e.FromClaim.Key)
		}
		if e.ToClaim != nil {
			o.set("toEquivalenceClass", e.ToClaim.Key)
		}
		out = append(out, o)
	}
	return out
}

// className returns what the reference makes of a tag for style sheets.
func className(s string) string {
	s = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(strings.ToLower(s))
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '-':
			return r
		}
		return -1
	}, s)
}
