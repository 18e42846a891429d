package argdown

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
)

// Encode writes a graph as an Argdown document that Decode reads back to an equal
// one: the same claims, sketches, relations, arguments, sections and Meta, as
// graphtest.Diff compares them, but for the records of other formats and the text that
// is read. What cannot be written is told in lost; it is left out. Meta.Data says how the document is read
// (model.mode); what Meta.Settings say beyond it is no part of the document.
//
// The text is laid out as people write it. Claims are in their order, each where
// it is first needed: below what it bears on, or in the structure whose premise or
// conclusion it is. Relations follow their order too, but one that is given before
// its ends is written behind them, and arguments are in their sections.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	e := newEncoder(g)
	e.arrange()
	text = e.print()
	return text, append(e.lost, loss.Of(g, "argdown", loss.Everything(loss.Foreign, loss.Source)...)...)
}

// An encoder writes one graph: it plans in which form each relation is written,
// arranges blocks (arrange.go), and prints them (print.go).
type encoder struct {
	g    *graph.Graph
	lost loss.List
	// silent takes what there would be to tell of data that is read again.
	silent    *notes
	inclusion *inclusion // how texts are read
	strict    bool
	exploded  bool

	// By the ID of a node.
	place      []int                  // of a claim or sketch: the number of its section, 0 for none
	until      []int                  // of a claim or sketch: the last section in which it may be first met
	structures []*layout              // of a step: its structure, nil for other relations
	back       map[int64]bool         // second halves of contradictions, which the first ones say
	concluding map[graph.Node]*layout // titled arguments by their conclusion
	keys       map[string]*graph.Claim
	others     map[string]any // *graph.Sketch or *layout, by key
	titles     map[any]string // what is written for a claim, sketch or layout with a title

	sections  []*graph.Section // [0] is nil
	arguments []*layout        // that must stand in their sections

	arranger
}

// A layout is a premise-conclusion structure that is to be written: that of an
// argument, or of one relation that needs it.
type layout struct {
	argument  *graph.Argument // nil for a relation in none
	steps     []*graph.Relation
	section   int  // where it must stand, if it is that of an argument of which something is said
	bound     bool // it must stand there
	titled    bool // its argument has a title
	needed    bool // a title is needed because something refers to it
	scheduled bool // to be arranged as soon as its ends are named
	attempts  int  // to put it where one of its premises comes first
	written   bool
	defined   bool // what is said of the argument is written
}

func newEncoder(g *graph.Graph) *encoder {
	nodes := g.NodeList()
	e := &encoder{g: g,
		place: make([]int, len(nodes)), until: make([]int, len(nodes)), structures: make([]*layout, len(nodes)),
		back: map[int64]bool{}, concluding: map[graph.Node]*layout{}, keys: map[string]*graph.Claim{},
		others: map[string]any{}, titles: map[any]string{}}
	e.silent = (&told{files: map[string]int{}}).of("", diag.NewLines(""))
	e.inclusion = &inclusion{options: Options{Settings: &Data{Fields: g.Meta.Data}}}
	e.inclusion.set(nil)
	model := mapping(e.inclusion.settings, "model")
	e.strict = model.String("mode") == "strict"
	e.exploded, _ = value[bool](model, "explodeArguments")
	e.collectSections()
	e.collectKeys()
	e.collectArguments()
	e.chooseForms()
	e.limit()
	return e
}

// lose tells of something that cannot be written.
func (e *encoder) lose(f loss.Feature, format string, args ...any) {
	e.lost.Lost(f, nil, format, args...)
}

// name names what a message is about.
func (e *encoder) name(x any) string {
	switch x := x.(type) {
	case *graph.Claim:
		return "[" + short(x.Key) + "]"
	case *graph.Sketch:
		return "<" + short(x.Key) + ">"
	case *graph.Argument:
		return "<" + short(x.Key) + ">"
	case *graph.Relation:
		switch t := x.Target.(type) {
		case nil:
			return "the " + x.Kind.String() + " without a target"
		case *graph.Relation:
			return "the " + x.Kind.String() + " of a relation"
		default:
			return "the " + x.Kind.String() + " of " + e.name(t)
		}
	case *graph.Section:
		return "the section “" + short(x.Title.Plain) + "”"
	}
	return ""
}

// count writes how many things there are.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// collectSections numbers the sections in the order of their headings.
func (e *encoder) collectSections() {
	e.sections = []*graph.Section{nil}
	numbers := map[*graph.Section]int{nil: 0}
	var below func(list []*graph.Section)
	below = func(list []*graph.Section) {
		for _, s := range list {
			numbers[s] = len(e.sections)
			e.sections = append(e.sections, s)
			below(s.Sections)
		}
	}
	below(e.g.Sections)
	for _, n := range e.g.NodeList() {
		var s *graph.Section
		switch n := n.(type) {
		case *graph.Claim:
			s = n.Section
		case *graph.Sketch:
			s = n.Section
		}
		place, known := numbers[s]
		if !known {
			e.lose(loss.Sections, "%s is in a section that is not one of the document", e.name(n))
		}
		e.place[n.ID()] = place
	}
	for _, a := range e.g.Arguments() {
		place, known := numbers[a.Section]
		if !known {
			e.lose(loss.Sections, "%s is in a section that is not one of the document", e.name(a))
		}
		e.arguments = append(e.arguments, &layout{argument: a, section: place})
	}
}

// collectKeys decides how what has a title is called: by its key, if that can be
// written and nothing else is called so.
func (e *encoder) collectKeys() {
	claims, others := map[string]bool{}, map[string]bool{}
	choose := func(key string, untitled bool, taken map[string]bool, what string) string {
		if untitled {
			return ""
		}
		title := fold(strings.ToValidUTF8(key, "\uFFFD"))
		if isUntitled(title) {
			e.lose(loss.Titles, "the title of %s reads like one that is made up for what has none", what)
			return ""
		}
		if title != key {
			e.lose(loss.Titles, "the title of %s is not kept to the letter: it is one line without needless white space", what)
		}
		for n, base := 2, title; title == "" || taken[title]; n++ {
			title = fold(fmt.Sprintf("%s (%d)", base, n))
		}
		taken[title] = true
		return title
	}
	// Those whose key needs no change first, so that they keep it.
	for _, plain := range []bool{true, false} {
		isPlain := func(key string) bool { return fold(key) == key && utf8.ValidString(key) }
		for _, c := range e.g.Claims() {
			e.keys[c.Key] = c
			if isPlain(c.Key) == plain {
				e.titles[c] = choose(c.Key, c.Untitled, claims, e.name(c))
			}
		}
		for _, s := range e.g.Sketches() {
			e.others[s.Key] = s
			if isPlain(s.Key) == plain {
				e.titles[s] = choose(s.Key, s.Untitled, others, e.name(s))
			}
		}
		for _, l := range e.arguments {
			e.others[l.argument.Key] = l
			if isPlain(l.argument.Key) == plain {
				e.titles[l] = choose(l.argument.Key, l.argument.Untitled, others, e.name(l.argument))
			}
		}
	}
	for _, l := range e.arguments {
		l.titled = e.titles[l] != ""
	}
}

// collectArguments finds the steps of the arguments, and those that are bound to
// their section.
func (e *encoder) collectArguments() {
	for _, c := range e.g.Contradictions() {
		if e.isPair(c) {
			e.back[c.Back.ID()] = true
			e.backData(c.Back)
		} else {
			e.lose(loss.Contradictions, "a contradiction is no pair of attacks of one claim on one other, and is written as two attacks")
		}
	}
	kept := e.arguments[:0]
	for _, l := range e.arguments {
		a := l.argument
		for _, r := range a.Relations {
			switch {
			case e.structures[r.ID()] != nil || r.Argument != a:
				e.lose(loss.Arguments, "a step of %s belongs to another argument", e.name(a))
			case e.back[r.ID()]:
				e.lose(loss.Arguments, "the second half of a contradiction is no step of %s of its own", e.name(a))
			default:
				e.structures[r.ID()] = l
				l.steps = append(l.steps, r)
			}
		}
		if len(l.steps) == 0 {
			e.lose(loss.Arguments, "the argument %s has no steps", e.name(a))
			delete(e.others, a.Key)
			continue
		}
		if e.exploded && len(l.steps) > 1 {
			e.lose(loss.Arguments, "%s has several steps, but model.explodeArguments makes an argument of each", e.name(a))
		}
		l.bound = l.titled || len(l.steps) > 1 || l.saysMore()
		if !l.titled && l.saysMore() {
			l.needed = true
		}
		kept = append(kept, l)
	}
	e.arguments = kept
	for _, l := range e.arguments {
		last := l.last()
		if c, ok := last.Target.(*graph.Claim); ok && l.titled && last.Kind == graph.Support && !(e.exploded && len(l.steps) > 1) {
			if known := e.concluding[c]; known == nil || e.titles[l] < e.titles[known] {
				e.concluding[c] = l
			}
		}
	}
}

// saysMore reports whether something is said of the argument of l but its steps.
func (l *layout) saysMore() bool {
	a := l.argument
	return a != nil && (hasText(a.Text) || len(a.Tags) > 0 || len(a.Data) > 0)
}

func (l *layout) last() *graph.Relation { return l.steps[len(l.steps)-1] }

// isPair reports whether a contradiction is two attacks, of one claim on one claim
// and back.
func (e *encoder) isPair(c *graph.Contradiction) bool {
	there, back := c.There, c.Back
	if there == nil || back == nil || there.Contradiction != c || back.Contradiction != c ||
		there.Kind != graph.Attack || back.Kind != graph.Attack || len(there.Sources) != 1 || len(back.Sources) != 1 {
		return false
	}
	one, isClaim := there.Sources[0].(*graph.Claim)
	other, areClaims := there.Target.(*graph.Claim)
	return isClaim && areClaims && back.Sources[0] == graph.Node(other) && back.Target == graph.Node(one)
}

// backData tells what is said of the second half of a contradiction alone.
func (e *encoder) backData(r *graph.Relation) {
	if len(r.Rules)+len(r.Tags)+len(r.Data) > 0 || r.Scheme != "" || r.Strict || r.Strength != nil || r.Whole || r.UndercutsSketch || len(e.g.On(r)) > 0 {
		e.lose(loss.Contradictions, "what is said of the second half of a contradiction, %s, cannot be written", e.name(r))
	}
}

// chooseForms decides which relations are lines below an element; the others
// become structures.
func (e *encoder) chooseForms() {
	type identity struct {
		sign     byte
		from, to any
	}
	said := map[identity]bool{}
	opposed := map[graph.Node]map[graph.Node]bool{}
	var whole []*graph.Relation
	for _, r := range e.g.Relations() {
		l := e.structures[r.ID()]
		if e.back[r.ID()] || l != nil {
			continue
		}
		id := identity{sign: e.sign(r)}
		if id.sign != 0 {
			id.from, id.to = r.Sources[0], r.Target
			if r.Whole {
				id.to = e.structures[r.Target.ID()]
			}
			if said[id] {
				id.sign = 0
			}
		}
		if id.sign == 0 {
			e.lone(r)
			continue
		}
		said[id] = true
		if id.sign == 'x' || id.sign == 'c' {
			said[identity{id.sign, id.to, id.from}] = true
			e.oppose(opposed, r.Target, r.Sources[0])
		}
		if r.Kind == graph.Attack && id.sign != '_' && !r.Whole {
			e.oppose(opposed, r.Sources[0], r.Target)
		}
		if r.Kind == graph.Attack && r.Whole {
			whole = append(whole, r)
		}
	}
	// Decode leaves an attack on an argument out if it is one on a premise too.
	premises := map[*layout]map[graph.Node]bool{}
	for _, r := range whole {
		l := e.structures[r.Target.ID()]
		if premises[l] == nil {
			premises[l] = map[graph.Node]bool{}
			for _, step := range l.steps {
				for _, s := range step.Sources {
					premises[l][s] = true
				}
			}
		}
		few, many := premises[l], opposed[r.Sources[0]]
		if len(many) < len(few) {
			few, many = many, few
		}
		for n := range few {
			if many[n] {
				e.lone(r)
				break
			}
		}
	}
}

func (e *encoder) oppose(opposed map[graph.Node]map[graph.Node]bool, from, to graph.Node) {
	if opposed[from] == nil {
		opposed[from] = map[graph.Node]bool{}
	}
	opposed[from][to] = true
}

// lone gives a relation a structure of its own.
func (e *encoder) lone(r *graph.Relation) *layout {
	l := &layout{steps: []*graph.Relation{r}}
	e.structures[r.ID()] = l
	return l
}

// sign returns how a relation is written below an element: '+', '-', '_' for an
// undercut, 'x' for what is contradictory and 'c' for what is contrary; 0 if it
// cannot be.
func (e *encoder) sign(r *graph.Relation) byte {
	if len(r.Sources) != 1 || r.Target == nil || len(r.Rules)+len(r.Tags) > 0 || r.Scheme != "" || r.Strength != nil ||
		r.Reconstructed || len(e.g.On(r)) > 0 || saysAny(r.Data) || hasWords(r) {
		return 0
	}
	_, fromClaim := r.Sources[0].(*graph.Claim)
	if c := r.Contradiction; c != nil && e.isPair(c) {
		switch {
		case r.Whole || r.UndercutsSketch || r.Strict:
			return 0
		case c.Kind == graph.Contradictory:
			return 'x'
		case e.strict:
			return 'c'
		}
		return 0
	}
	switch target := r.Target.(type) {
	case *graph.Claim:
		if r.Whole || r.UndercutsSketch {
			return 0
		}
		if fromClaim && e.strict && !(r.Strict && r.Kind == graph.Support) {
			return 0 // written so it would be strict, or contrary
		} else if r.Strict && !(fromClaim && e.strict) {
			return 0
		}
	case *graph.Sketch:
		if r.Whole || r.Strict {
			return 0
		}
		if r.UndercutsSketch {
			if r.Kind == graph.Attack {
				return '_'
			}
			return 0
		}
	case *graph.Relation:
		l := e.structureOf(target)
		if r.UndercutsSketch || r.Strict || e.back[target.ID()] || !r.Whole && r.Kind != graph.Attack {
			return 0
		}
		if !r.Whole {
			return '_'
		}
		if l.last() != target {
			return 0
		}
	}
	switch r.Kind {
	case graph.Support:
		return '+'
	case graph.Attack:
		return '-'
	}
	return 0
}

// structureOf returns the structure of a relation that another one is on.
func (e *encoder) structureOf(r *graph.Relation) *layout {
	if c := r.Contradiction; c != nil && e.back[r.ID()] {
		r = c.There
	}
	if l := e.structures[r.ID()]; l != nil {
		return l
	}
	return e.lone(r)
}

// speaker returns the titled argument whose conclusion is the source of r, and that
// may be written in its place; nil if there is none.
func (e *encoder) speaker(r *graph.Relation) *layout {
	l := e.concluding[r.Sources[0]]
	if l == nil || r.Target == r.Sources[0] {
		return nil
	}
	if on, ok := r.Target.(*graph.Relation); ok && e.structures[on.ID()] == l {
		return nil
	}
	return l
}

// saysAny reports whether data says anything of a relation but what its fields say.
func saysAny(d graph.Data) bool {
	return slices.ContainsFunc(d, func(f graph.Field) bool {
		return !slices.Contains([]string{"scheme", "strict", "strength", "tags", "uses", "relation", "target", "sources", "negates", "whole"}, f.Key)
	})
}

// wordsOf returns what the conclusion of a structure says that was folded away.
func wordsOf(r *graph.Relation) graph.Text {
	for _, o := range slices.Backward(r.Occurrences) {
		if o.Role == graph.RoleConclusion && o.Text.Plain != "" {
			return o.Text
		}
	}
	return graph.Text{}
}

func hasWords(r *graph.Relation) bool { return wordsOf(r).Plain != "" }

// limit decides until which section claims and sketches must be met first, so that
// they can be in their order: what comes later may have to be in an earlier section.
func (e *encoder) limit() {
	copy(e.until, e.place)
	for _, l := range e.arguments {
		if !l.bound {
			continue
		}
		for _, r := range l.steps {
			e.atMost(r.Target, l.section)
			for _, s := range r.Sources {
				e.atMost(s, l.section)
			}
		}
	}
	until := len(e.sections) - 1
	for _, n := range slices.Backward(e.g.NodeList()) {
		if _, ok := n.(*graph.Relation); !ok {
			until = min(until, e.until[n.ID()])
			e.until[n.ID()] = until
		}
	}
}

func (e *encoder) atMost(n graph.Node, section int) {
	switch n := n.(type) {
	case *graph.Claim, *graph.Sketch:
		e.until[n.ID()] = min(e.until[n.ID()], section)
	}
}

// keyOf returns how the claim with a key is called in the document; a key that no
// claim has stays as it is, but for a made-up one, which must not be that of
// something else.
func (e *encoder) keyOf(key string) string {
	if c := e.keys[key]; c != nil {
		return e.title(c)
	}
	return e.dangling(key)
}

// otherKeyOf does the same for sketches and arguments.
func (e *encoder) otherKeyOf(key string) string {
	if x := e.others[key]; x != nil {
		return e.title(x)
	}
	return e.dangling(key)
}

func (e *encoder) dangling(key string) string {
	key = fold(key)
	if isUntitled(key) {
		return untitledPrefix + "0"
	}
	return key
}
