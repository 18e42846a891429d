package argdown

import (
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/diag"
)

// decode makes a graph of a document.
func decode(doc *Document, notes *notes, o Options) *graph.Graph {
	return newDecoder(doc, notes, o).decode()
}

func newDecoder(doc *Document, notes *notes, o Options) *decoder {
	return &decoder{
		options:    o,
		notes:      notes,
		doc:        doc,
		data:       map[graph.Node][]placedData{},
		statements: make(map[string]*statement, doc.elements/4),
		arguments:  make(map[string]*argument, doc.elements/8),
		steps:      map[*Inference]*graph.Relation{},
		conclusion: map[*Structure]*graph.Claim{},
		said:       make(map[identity]*graph.Relation, doc.elements/2),
	}
}

func (d *decoder) decode() *graph.Graph {
	d.meta(d.options.Settings.fields())
	d.survey()
	d.blocks()
	d.connect()
	g, err := d.b.Graph()
	if err != nil {
		panic("argdown: " + err.Error()) // titles are merged, so no key is given twice
	}
	d.finish(g)
	return g
}

// decoder makes a graph of a document. Nodes are made in the order of the text.
// Where a relation of an argument belongs to a step that may be given later, its
// ends are connected when all nodes are known.
type decoder struct {
	*notes
	options Options
	doc     *Document // the file that is being read, or the main one
	b       graph.Builder
	data    map[graph.Node][]placedData // by claim or sketch
	room    []graph.Occurrence          // for first occurrences

	strict  bool // statements entail and exclude each other
	explode bool // each step of a structure is an argument of its own
	section *graph.Section

	statements map[string]*statement // by title
	arguments  map[string]*argument  // by title

	foldable bool  // structures that stand for something else are folded into it
	fold     bool  // there may be linked objections among them
	uses     usage // where they are

	oppositions []opposition        // that are spelled out
	incomplete  map[graph.Node]bool // relations of which it is told that they are
	unknown     []*named            // names in data that nothing has

	steps      map[*Inference]*graph.Relation
	conclusion map[*Structure]*graph.Claim
	said       map[identity]*graph.Relation
	drafts     []draft
	whole      []wholeSaid
	explosions [][]*graph.Argument
	wholeAt    map[*Structure]graph.Occurrence // the first of them
	numbered   byNumber

	journal     *journal // where what is met is noted, or nil; nothing is folded then
	premiseKeys map[*Structure]map[any]bool
	opposed     map[any]map[any]*graph.Relation // by source and target, when it is asked for
}

// placedData is what an occurrence has as data.
type placedData struct {
	file string
	data *Data
}

// A wholeSaid is a place where an argument is said to support what its last step
// leads to or, if it is folded into one attack, to attack its target.
type wholeSaid struct {
	structure  *Structure
	occurrence graph.Occurrence
}

// A statement is what has one title. Its claim is nil until it is met in the
// text.
type statement struct {
	claim  *graph.Claim
	placed bool // its section is decided
}

// An argument is what has one title: a sketch, or a record if it has a
// structure. Both are nil until they are met in the text.
type argument struct {
	structure *Structure
	sketch    *graph.Sketch
	record    *graph.Argument
	placed    bool // its section is decided
	// exploded has the record of each step, the last one being record, where
	// each is an argument of its own.
	exploded []*graph.Argument
}

// An end is what a relation is written to start or end at.
type end struct {
	node      graph.Node // a claim or sketch
	structure *Structure // an argument that has a structure
	record    *graph.Argument
	inference *Inference // a step
	key       any        // a pointer that it is identified by
	named     *named     // by a name in data: see spelled.go
}

// A draft is a relation whose ends are not connected yet.
type draft struct {
	relation *graph.Relation
	from     []end
	to       end
	strict   bool // it is a line by which statements entail or exclude each other
}

// identity tells which relations are the same: those that lead from the same
// to the same by the same sign.
type identity struct {
	sign     byte // '+', '-', '_' or 'x'
	from, to any  // the keys of ends
}

// blocks makes the nodes.
func (d *decoder) blocks() {
	main, notes := d.doc, d.notes
	for doc, block := range main.all {
		if d.doc != doc {
			d.doc, d.notes = doc, d.told.of(doc.File, doc.Lines)
		}
		switch block := block.(type) {
		case *Heading:
			d.heading(block)
		case *Element:
			d.tree(block, d.element(block), graph.RoleTopLevel, nil)
		case *Structure:
			d.structure(block)
		case *List:
			for _, e := range block.Items {
				d.tree(e, d.element(e), block.role, nil)
			}
		case special:
			block.read(d)
		}
	}
	d.doc, d.notes = main, notes
}

// A special is a block for which the language has no sign. Trees that are made of
// something else than a text have them.
type special interface {
	Block
	read(d *decoder)
}

func (d *decoder) heading(h *Heading) {
	parent := d.section
	for parent != nil && parent.Level >= h.Level {
		parent = parent.Parent
	}
	d.open(h, parent)
}

// open makes the section of a heading.
func (d *decoder) open(h *Heading, parent *graph.Section) *graph.Section {
	s := d.b.Section(h.Text.Plain, parent)
	s.Title, s.Level, s.Tags, s.Data = h.Text, h.Level, h.Tags, h.Data.fields()
	s.Occurrences = []graph.Occurrence{{File: d.doc.File, Range: h.Range, Text: h.Text, Tags: h.Tags, Data: s.Data}}
	d.section = s
	return s
}

func (d *decoder) occurrence(e *Element, role graph.Role) graph.Occurrence {
	return graph.Occurrence{File: d.doc.File, Range: e.Range, Role: role, Text: e.Text,
		Reference: !e.Defined, Tags: e.Tags, Data: e.Data.fields()}
}

// element returns what e is an occurrence of, making its node if need be. The
// occurrence itself is noted by tree.
func (d *decoder) element(e *Element) end {
	if !e.Argument {
		return d.claim(e)
	}
	a := d.argument(e.Title)
	if a.structure != nil {
		first := a.record == nil
		if first {
			d.record(a, e.Title)
			d.journal.made(a.record)
		}
		d.place(&a.record.Section, &a.placed, first, e)
		return end{structure: a.structure, record: a.record, key: a.structure}
	}
	first := a.sketch == nil
	if first {
		a.sketch = d.b.Sketch(e.Title, "")
		a.sketch.Untitled = e.Title == "" || isUntitled(e.Title)
		d.arguments[a.sketch.Key] = a
		d.journal.made(a.sketch)
	}
	d.place(&a.sketch.Section, &a.placed, first, e)
	return end{node: a.sketch, key: a.sketch}
}

// argument returns what is known of a title; "" is the title of nothing else.
func (d *decoder) argument(title string) *argument {
	a := d.arguments[title]
	if a == nil {
		a = &argument{}
		if title != "" {
			d.arguments[title] = a
		}
	}
	return a
}

// statement returns the record of a title.
func (d *decoder) statement(title string) *statement {
	s := d.statements[title]
	if s == nil {
		s = &statement{}
		d.statements[title] = s
	}
	return s
}

// room is for how many first occurrences memory is taken at once: most things
// occur once.
const room = 256

// note adds an occurrence to others.
func (d *decoder) note(list []graph.Occurrence, o graph.Occurrence) []graph.Occurrence {
	if list != nil {
		return append(list, o)
	}
	if len(d.room) == 0 {
		d.room = make([]graph.Occurrence, room)
	}
	list, d.room = d.room[:1:1], d.room[1:]
	list[0] = o
	return list
}

// occurs notes an occurrence of what is at.
func (d *decoder) occurs(e *Element, at end, role graph.Role) {
	d.journal.met(at, e, role, d.section)
	if e.Argument {
		role = graph.RoleDescription
	}
	o := d.occurrence(e, role)
	switch n := at.node.(type) {
	case *graph.Claim:
		n.Occurrences = d.note(n.Occurrences, o)
	case *graph.Sketch:
		n.Occurrences = d.note(n.Occurrences, o)
	default:
		at.record.Occurrences = append(at.record.Occurrences, o)
		if e.Data != nil {
			// Its steps have strengths, not the argument; a wrong one is told.
			reader{notes: d.of(d.doc.File, nil), data: e.Data}.strength()
		}
		return
	}
	if e.Data != nil {
		d.data[at.node] = append(d.data[at.node], placedData{d.doc.File, e.Data})
	}
}

// claim returns the claim that e is an occurrence of, making it if need be.
func (d *decoder) claim(e *Element) end {
	at := end{key: e}
	var s *statement
	first := true
	if e.Title == "" {
		c := d.b.Claim("", "")
		s = d.statement(c.Key) // somebody may refer to [Untitled 1]
		s.claim = c
	} else {
		s = d.statement(e.Title)
		if first = s.claim == nil; first {
			s.claim = d.b.Claim(e.Title, "")
			s.claim.Untitled = isUntitled(e.Title)
		}
		at.key = s
	}
	at.node = s.claim
	d.place(&s.claim.Section, &s.placed, first, e)
	return at
}

// place puts what e is an occurrence of into the current section: it belongs to
// that of its first definition in a section, or else to that of its first
// occurrence. The key isInGroup overrules this.
func (d *decoder) place(section **graph.Section, placed *bool, first bool, e *Element) {
	here := e.Defined && !*placed
	if value, ok := e.Data.fields().Get("isInGroup"); ok {
		here = value == true
	}
	here = here && d.section != nil
	if first || here {
		*section = d.section
	}
	if here {
		*placed = true
	}
}

// tree notes the relations below e, which is at, those below these, and then
// that e occurs: as in Argdown's reference, what stands below an element comes
// before it. Step is the inference whose conclusion e is, if it is one.
func (d *decoder) tree(e *Element, at end, role graph.Role, step *Inference) {
	for _, r := range e.Relations {
		child := d.element(r.Element)
		relation := d.relation(r, at, child, step)
		d.tree(r.Element, child, graph.RoleRelation, nil)
		d.journal.left(relation)
	}
	d.occurs(e, at, role)
}

// relation notes one relation, written below parent, and returns it; for a
// contradiction, the half that leads as this place says. It is nil if it is none,
// or the last step of an argument said again.
func (d *decoder) relation(r *Relation, parent, child end, step *Inference) *graph.Relation {
	if r.Symbol == "" {
		return nil
	}
	from, to := child, parent
	if strings.HasSuffix(r.Symbol, ">") {
		from, to = parent, child
	}
	statements := isClaim(from) && isClaim(to)
	sign, kind := sign(r.Symbol), graph.Support
	switch sign {
	case 'x':
		return d.contradict(r, parent, child, graph.Contradictory)
	case '_':
		if step != nil && r.Symbol != "_>" {
			to = end{inference: step}
		}
		return d.undercut(r, from, to)
	case '-':
		kind = graph.Attack
		if d.isStrict(r) && isClaim(to) && (statements || from.structure != nil) {
			if known := d.excluded(r, from, to); known != nil {
				return known
			}
		}
		if d.isStrict(r) && statements {
			return d.contradict(r, from, to, graph.Contrary)
		}
		if s := from.structure; s != nil && s.last() != nil && d.negates(s, s.last()) != "" {
			// It is the attack that the structure itself is folded into.
			d.whole = append(d.whole, wholeSaid{s, d.at(r)})
			d.againWhole(r, from, to)
			return nil
		}
	case '+':
		if s := from.structure; s != nil && s.last() != nil && d.sourceKey(from) == to.key {
			// The argument supports its own conclusion: that is its last step
			// said again, and no support of the conclusion by itself.
			d.whole = append(d.whole, wholeSaid{s, d.at(r)})
			d.againWhole(r, from, to)
			return nil
		}
	}
	relation, isNew := d.draft(r, kind, identity{sign, d.sourceKey(from), to.key}, from, to)
	if isNew {
		relation.Strict = d.isStrict(r) && (statements || r.strictness == strict && kind == graph.Support)
		relation.Whole = to.structure != nil
	}
	return relation
}

// excluded notes one more place of what is said already: that two statements
// exclude each other, either way round, the second of them by itself and the first
// perhaps by an argument that it concludes. It returns nil if that is new.
func (d *decoder) excluded(r *Relation, from, to end) *graph.Relation {
	one, other := d.sourceKey(from), to.key
	known := d.said[identity{'x' + byte(graph.Contrary), one, other}]
	for _, id := range []identity{{'-', one, other}, {'-', other, one}} {
		// Without sources yet, it is of an argument, and becomes contrary.
		if attack := d.said[id]; known == nil && attack != nil && len(attack.Sources) == 0 {
			known = attack
		}
	}
	if known == nil {
		return nil
	}
	d.again(r, known.Occurrences[0], from, to)
	known.Occurrences = append(known.Occurrences, d.at(r))
	return known
}

func isClaim(e end) bool {
	_, ok := e.node.(*graph.Claim)
	return ok
}

// sourceKey returns the key of from as a source: an argument that has a
// structure speaks through its conclusion.
func (d *decoder) sourceKey(from end) any {
	if from.structure == nil {
		return from.key
	}
	last := from.structure.last()
	if last == nil {
		return from.key
	}
	if last.Element.Title != "" {
		return d.statement(last.Element.Title)
	}
	return last.Element
}

// last returns the step of s that leads to its main conclusion, or nil.
func (s *Structure) last() *Step {
	for _, step := range slices.Backward(s.Steps) {
		if step.Inference != nil {
			return step
		}
	}
	return nil
}

// undercut notes an attack on an inference.
func (d *decoder) undercut(r *Relation, from, to end) *graph.Relation {
	switch {
	case to.structure != nil && to.structure.last() != nil:
		to = end{inference: to.structure.last().Inference}
	case to.inference != nil || to.structure != nil:
	case isClaim(to):
		d.reportRange(r.Range, diag.Warning, "undercut-of-statement",
			"undercut the argument that leads to it, or write the undercut below the conclusion of a structure",
			"a statement has no inference that could be undercut; this is read as an attack on it")
		relation, _ := d.draft(r, graph.Attack, identity{'-', d.sourceKey(from), to.key}, from, to)
		return relation
	default:
		relation, _ := d.draft(r, graph.Attack, identity{'_', d.sourceKey(from), to.key}, from, to)
		relation.UndercutsSketch = true
		return relation
	}
	relation, _ := d.draft(r, graph.Attack, identity{'_', d.sourceKey(from), to.inference}, from, to)
	return relation
}

// at returns where r is written.
func (d *decoder) at(r *Relation) graph.Occurrence {
	return graph.Occurrence{File: d.doc.File, Range: r.Range}
}

// contradict notes that two claims exclude each other.
func (d *decoder) contradict(r *Relation, one, other end, kind graph.Opposition) *graph.Relation {
	a, b := one.node.(*graph.Claim), other.node.(*graph.Claim)
	there := identity{'x' + byte(kind), one.key, other.key}
	back := identity{there.sign, other.key, one.key}
	o := d.at(r)
	if c := d.said[there]; c != nil {
		d.again(r, c.Occurrences[0], one, other)
		c.Occurrences = append(c.Occurrences, o)
		return c
	}
	c := d.b.Contradict(a, b)
	c.Kind = kind
	c.There.Occurrences = []graph.Occurrence{o}
	c.Back.Occurrences = []graph.Occurrence{o}
	d.said[there], d.said[back] = c.There, c.Back
	return c.There
}

// draft makes a relation whose ends are connected later; where it was made before,
// it notes the occurrence.
func (d *decoder) draft(r *Relation, kind graph.Kind, id identity, from, to end) (relation *graph.Relation, isNew bool) {
	o := d.at(r)
	if known := d.said[id]; known != nil {
		d.again(r, known.Occurrences[0], from, to)
		known.Occurrences = append(known.Occurrences, o)
		return known, false
	}
	relation = d.b.Relate(kind, nil)
	relation.Occurrences = d.note(nil, o)
	d.said[id] = relation
	if from.node != nil && to.node != nil {
		d.b.Connect(relation, to.node, from.node)
	} else {
		d.drafts = append(d.drafts, draft{relation: relation, from: []end{from}, to: to, strict: d.isStrict(r)})
	}
	return relation, true
}

// isStrict reports whether statements entail or exclude each other in r.
func (d *decoder) isStrict(r *Relation) bool {
	if r.strictness == byMode {
		return d.strict
	}
	return r.strictness == strict
}

// structure makes the steps of an argument.
func (d *decoder) structure(s *Structure) {
	last := s.last()
	if last == nil { // told by the parser
		for _, step := range s.Steps {
			d.tree(step.Element, d.claim(step.Element), graph.RolePremise, nil)
		}
		return
	}
	title := ""
	if s.Owner != nil {
		title = s.Owner.Title
	}
	known := d.argument(title)
	if known.structure != nil && known.structure != s {
		d.reportRange(s.Range, diag.Error, "second-structure",
			"give it an argument of its own: write <Another title> above it",
			"the argument <%s> has a structure already (line %d)", short(title), known.structure.Range.Start.Line)
		known = &argument{}
		title = ""
	}
	known.structure = s
	if known.record == nil {
		d.record(known, title)
		d.journal.made(known.record)
	}
	a, exploded := known.record, len(known.exploded) > 0
	if d.section != nil {
		a.Section, known.placed = d.section, true
	}
	if a.Occurrences == nil {
		a.Occurrences = []graph.Occurrence{{File: d.doc.File, Range: s.Range}}
	}
	var since []end // what the next step starts from by default
	numbered := map[int]end{}
	onlyWords := d.onlyWords(s)
	for _, step := range s.Steps {
		if onlyWords[step] {
			continue
		}
		var relation *graph.Relation
		conclude := -1 // the draft of which step is the conclusion
		negated := step == last && d.negates(s, step) != ""
		if in := step.Inference; in != nil {
			if len(known.exploded) > 0 {
				a, known.exploded = known.exploded[0], known.exploded[1:]
			}
			relation = d.step(a, in)
			conclude = len(d.drafts)
			d.drafts = append(d.drafts, draft{relation: relation, from: d.premises(s, step, numbered, since)})
			since = nil
			for _, r := range in.Relations {
				child := d.element(r.Element)
				relation := d.relation(r, end{}, child, in)
				d.tree(r.Element, child, graph.RoleRelation, nil)
				d.journal.left(relation)
			}
		}
		if negated {
			d.negation(step, relation, conclude)
			continue
		}
		if in := step.Inference; in != nil && d.spelledOut(in) {
			d.spelled(step, relation, conclude)
			continue
		}
		role := graph.RolePremise
		switch {
		case step == last:
			role = graph.RoleConclusion
		case step.Inference != nil:
			role = graph.RoleIntermediate
		}
		at := d.claim(step.Element)
		d.journal.numbered(s, step, at, a, relation)
		numbered[step.Number] = at
		since = append(since, at)
		if conclude >= 0 {
			d.drafts[conclude].to = at
		}
		if step == last {
			d.conclusion[s] = at.node.(*graph.Claim)
		}
		d.tree(step.Element, at, role, step.Inference)
	}
	d.journal.ended(exploded)
}

// step makes the relation of one inference.
func (d *decoder) step(a *graph.Argument, in *Inference) *graph.Relation {
	r := d.b.Relate(graph.Support, nil)
	r.Argument, r.Reconstructed = a, true
	a.Relations = append(a.Relations, r)
	r.Rules, r.Data = in.Rules, in.Data.fields()
	r.Occurrences = []graph.Occurrence{{File: d.doc.File, Range: in.Range, Data: r.Data}}
	if in.Data != nil {
		d.relationData(r, in.Data)
	}
	d.steps[in] = r
	return r
}

// premises returns what a step starts from: what its data name, else what stands
// between the inference before it and its own, the conclusion of the former
// included.
func (d *decoder) premises(s *Structure, step *Step, numbered map[int]end, since []end) []end {
	if step.Inference.together {
		return since
	}
	if sources, given := step.Inference.Data.fields().Get("sources"); given && d.foldable {
		return d.sources(step.Inference, sources, numbered)
	}
	list, data := usesOf(step)
	if data == nil {
		return since
	}
	var used []end
	for _, v := range list {
		n, isNumber := v.(int)
		e, known := numbered[n]
		if !isNumber || !known {
			d.badPremise(s, step.Inference, data, v)
			continue
		}
		used = append(used, e)
	}
	return used
}

// usesOf returns the numbers of the statements that a step is said to start from,
// and the data that say so: under uses (or, as a list, from) on the inference line
// or on the conclusion. The data are nil if none do.
func usesOf(step *Step) ([]any, *Data) {
	for _, key := range []string{"uses", "from"} {
		for _, data := range []*Data{step.Inference.Data, step.Element.Data} {
			v, given := data.fields().Get(key)
			if !given {
				continue
			}
			if list, ok := v.([]any); ok {
				return list, data
			}
			if key == "uses" && data == step.Inference.Data {
				return []any{v}, data
			}
		}
	}
	return nil, nil
}

// strictly makes a relation strict that leads from an argument with a structure,
// and so from its conclusion, to a statement, where statements are strict.
func (d *decoder) strictly(f draft) {
	r := f.relation
	if !f.strict || r.Reconstructed || len(f.from) != 1 || f.from[0].structure == nil || len(r.Sources) != 1 || !isClaim(f.to) {
		return
	}
	if r.Kind == graph.Support {
		r.Strict = true
		return
	}
	from, to := d.sourceKey(f.from[0]), f.to.key
	there, back := identity{'x' + byte(graph.Contrary), from, to}, identity{'x' + byte(graph.Contrary), to, from}
	if known := d.said[there]; known != nil {
		known.Occurrences = append(known.Occurrences, r.Occurrences...)
		d.b.Drop(r)
		return
	}
	c := d.b.Oppose(r, d.b.Attack(r.Sources[0], f.to.node))
	c.Kind = graph.Contrary
	c.Back.Occurrences = r.Occurrences
	d.said[there], d.said[back] = c.There, c.Back
}

// redundant returns the relation that says already what an attack of a claim on
// an argument as a whole says: an attack of the claim on a premise of it, or a
// contradiction between the two. It is nil if there is none.
func (d *decoder) redundant(f draft) *graph.Relation {
	if f.relation.Kind != graph.Attack || !f.relation.Whole || f.to.structure == nil || len(f.from) != 1 {
		return nil
	}
	if _, fromSketch := f.from[0].node.(*graph.Sketch); fromSketch {
		return nil
	}
	against := d.opposition()[d.sourceKey(f.from[0])]
	premises := d.premisesOf(f.to.structure)
	// Look where there is less to look at.
	var found *graph.Relation
	consider := func(r *graph.Relation) {
		if r != nil && (found == nil || r.ID() < found.ID()) {
			found = r
		}
	}
	if len(against) < len(premises) {
		for key, r := range against {
			if premises[key] {
				consider(r)
			}
		}
	} else {
		for key := range premises {
			consider(against[key])
		}
	}
	return found
}

// premisesOf returns the keys of the titled premises of a structure.
func (d *decoder) premisesOf(s *Structure) map[any]bool {
	keys, known := d.premiseKeys[s]
	if !known {
		keys = map[any]bool{}
		for _, step := range s.Steps {
			if step.Inference == nil && step.Element.Title != "" {
				keys[d.statement(step.Element.Title)] = true
			}
		}
		if d.premiseKeys == nil {
			d.premiseKeys = map[*Structure]map[any]bool{}
		}
		d.premiseKeys[s] = keys
	}
	return keys
}

// opposition returns, by the key of a statement or argument that attacks an
// argument as a whole, what it attacks or contradicts besides.
func (d *decoder) opposition() map[any]map[any]*graph.Relation {
	if d.opposed != nil {
		return d.opposed
	}
	d.opposed = map[any]map[any]*graph.Relation{}
	for _, f := range d.drafts {
		if f.relation.Kind == graph.Attack && f.relation.Whole && len(f.from) == 1 {
			d.opposed[d.sourceKey(f.from[0])] = nil
		}
	}
	for id, r := range d.said {
		to, asked := d.opposed[id.from]
		if r.Kind != graph.Attack || id.sign == '_' || !asked {
			continue
		}
		if to == nil {
			to = map[any]*graph.Relation{}
			d.opposed[id.from] = to
		}
		if known := to[id.to]; known == nil || r.ID() < known.ID() {
			to[id.to] = r
		}
	}
	return d.opposed
}

// connect gives the drafts their ends.
func (d *decoder) connect() {
	d.resolve()
	for _, f := range d.drafts {
		if r := d.redundant(f); r != nil {
			r.Occurrences = append(r.Occurrences, f.relation.Occurrences...)
			d.b.Drop(f.relation)
			continue
		}
		var sources []graph.Node
		for _, from := range f.from {
			switch {
			case from.node != nil:
				sources = append(sources, from.node)
			case from.structure != nil && d.conclusion[from.structure] != nil:
				sources = append(sources, d.conclusion[from.structure])
			}
		}
		target := f.to.node
		if s := f.to.structure; s != nil && s.last() != nil {
			f.to.inference = s.last().Inference
		}
		if step := d.steps[f.to.inference]; step != nil {
			target = step
		}
		d.b.Connect(f.relation, target, sources...)
		d.strictly(f)
	}
	for _, w := range d.whole {
		if r := d.steps[w.structure.last().Inference]; r != nil {
			r.Occurrences = append(r.Occurrences, w.occurrence)
		}
	}
}
