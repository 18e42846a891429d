package argdown

import (
	"fmt"
	"slices"

	"crux/graph"
)

// Blocks are arranged by walking the nodes in their order, which for a decoded
// document is the order in which its text names them: an element, what stands below
// it, the relation between the two, what stands below that; in a structure the
// premises, the step, what undercuts it, the conclusion. What comes next is put into
// the open block where Decode would make it next; else a new block begins.

// A blockPart is one block of the document.
type blockPart struct {
	heading *graph.Section // one of these is set
	line    *line
	layout  *layout

	// Of a structure: the line of its argument, if that is not the block before
	// it, and its statements.
	header *line
	owned  bool // the block before it is that line
	steps  []*numberedPart
}

// A line is one element, or an inference line, with what stands below it.
type line struct {
	node   graph.Node // a claim or sketch
	layout *layout    // an argument
	define bool       // what is said of it stands here
	moved  bool       // it has been met in another section, and belongs to this one
	below  []lower
}

// lower is a line below another one.
type lower struct {
	symbol   string
	line     *line
	relation *graph.Relation // between the two
}

// numberedPart is one numbered statement of a structure, and the inference before
// it.
type numberedPart struct {
	line      *line // nil if it is there for readers only
	negates   *line // the claim that it negates
	relation  *graph.Relation
	inference *line // its line, nil for a premise
	ends      []field
}

// An arranger holds what has been arranged.
type arranger struct {
	parts []*blockPart

	order     []graph.Node // the nodes as they are walked
	at        []int        // by ID: where a node is in order
	nextUntil []int        // by ID: see setOrder
	nextStep  []int        // by place in order: where the next step is
	next      int          // the first in order that is not passed
	section   int          // the current one

	// By the ID of a node.
	met     []bool // of a claim or sketch: it is named already
	metIn   []int  // the section in which it is named first
	defined []bool // what is said of it stands somewhere
	written []bool // of a relation
	waiting []bool // of a relation: for its ends
	// Structures to arrange as soon as the place in order is passed; those at
	// places before served are.
	due    [][]*layout
	served int
	clear  int // between served and this place there are none

	// By the number of a section: what must stand there.
	bound  [][]*layout
	placed [][]graph.Node

	changes []change
}

// A change can be taken back.
type change struct {
	what *bool
}

func (e *encoder) set(what *bool) {
	if !*what {
		*what = true
		e.changes = append(e.changes, change{what})
	}
}

// deepest is how deep lines are below each other at the most; what would be deeper
// begins a block of its own.
const deepest = 20

// rounds is how often the parts are arranged at the most.
const rounds = 6

// arrange makes the parts. The nodes of a decoded document stand in the order of its
// text, so that the first arrangement has them in that order too. Where the order of
// other nodes cannot be kept, they are arranged anew in the order that comes out, until
// it stays: what is written is then written in the same way after it has been read.
func (e *encoder) arrange() {
	e.setOrder()
	for range rounds {
		e.arrangeInOrder()
		order := e.textOrder()
		e.concluded(order)
		if slices.Equal(order, e.order) {
			break
		}
		e.order = order
		for i, n := range order {
			e.at[n.ID()] = i
		}
	}
}

// arrangeInOrder makes the parts by walking the nodes in order.
func (e *encoder) arrangeInOrder() {
	n := len(e.order)
	e.parts, e.changes = nil, nil
	e.next, e.section, e.served, e.clear = 0, 0, 0, 0
	e.met, e.metIn, e.defined = make([]bool, n), make([]int, n), make([]bool, n)
	e.written, e.waiting, e.due = make([]bool, n), make([]bool, n), make([][]*layout, n)
	e.bound, e.placed = make([][]*layout, len(e.sections)), make([][]graph.Node, len(e.sections))
	e.nextStep = make([]int, n+1)
	e.nextUntil = make([]int, n)
	e.nextStep[n] = n
	until := len(e.sections) - 1
	for i, node := range slices.Backward(e.order) {
		e.nextStep[i], e.nextUntil[i] = e.nextStep[i+1], until
		r, ok := node.(*graph.Relation)
		if !ok {
			until = e.until[node.ID()]
			continue
		}
		if l := e.structures[r.ID()]; l != nil {
			*l = layout{argument: l.argument, steps: l.steps, section: l.section, bound: l.bound, titled: l.titled, needed: !l.titled && l.saysMore()}
			e.nextStep[i] = i
		}
	}
	for _, node := range e.order {
		r, ok := node.(*graph.Relation)
		if !ok {
			place := e.place[node.ID()]
			e.placed[place] = append(e.placed[place], node)
		} else if l := e.structures[r.ID()]; l != nil && l.bound && l.steps[0] == r {
			e.bound[l.section] = append(e.bound[l.section], l)
		}
	}
	for {
		e.skip()
		for ; e.served < e.next; e.served++ {
			for len(e.due[e.served]) > 0 {
				l := e.due[e.served][0]
				e.due[e.served] = e.due[e.served][1:]
				if !l.written && (!l.bound || l.section == e.section) {
					e.structure(l, false)
				}
			}
		}
		if e.next == n {
			break
		}
		switch node := e.order[e.next].(type) {
		case *graph.Relation:
			e.relation(node)
		default:
			if e.until[node.ID()] > e.section {
				e.advance()
				continue
			}
			e.enter(node)
		}
	}
	for e.section < len(e.sections)-1 {
		e.advance()
	}
	e.leave()
}

// textOrder returns the nodes in the order in which Decode will make them.
func (e *encoder) textOrder() []graph.Node {
	order := make([]graph.Node, 0, len(e.order))
	made := make([]bool, len(e.order))
	put := func(n graph.Node) {
		if !made[n.ID()] {
			made[n.ID()] = true
			order = append(order, n)
		}
	}
	relation := func(r *graph.Relation) {
		put(r)
		if c := r.Contradiction; c != nil && e.isPair(c) {
			put(c.Back)
		}
	}
	var below func(l *line)
	at := func(l *line) {
		if l.node != nil {
			put(l.node)
		}
		below(l)
	}
	below = func(l *line) {
		for _, b := range l.below {
			if b.line.node != nil {
				put(b.line.node)
			}
			relation(b.relation)
			below(b.line)
		}
	}
	for _, p := range e.parts {
		if p.line != nil {
			at(p.line)
		}
		for _, s := range p.steps {
			if s.inference != nil {
				relation(s.relation)
				below(s.inference)
			}
			for _, l := range []*line{s.line, s.negates} {
				if l != nil {
					at(l)
				}
			}
		}
	}
	for _, n := range e.order {
		put(n) // none should be left
	}
	return order
}

// setOrder decides in which order the nodes are walked: that of their numbers, but
// for relations that come before what they stand between. A line comes behind both
// its ends, a step behind its sources.
func (e *encoder) setOrder() {
	nodes := e.g.NodeList()
	behind := make([][]*graph.Relation, len(nodes))
	for _, r := range e.g.Relations() {
		id := r.ID()
		last := id
		later := func(n graph.Node) {
			if _, ok := n.(*graph.Relation); !ok && n != nil {
				last = max(last, n.ID())
			}
		}
		if e.structures[id] != nil {
			for _, s := range r.Sources {
				later(s)
			}
		} else if !e.back[id] {
			later(r.Target)
			if !e.speaks(r, func(c *graph.Claim) bool { return c.ID() > last }) {
				later(r.Sources[0])
			}
		}
		behind[last] = append(behind[last], r)
	}
	e.order = make([]graph.Node, 0, len(nodes))
	e.at = make([]int, len(nodes))
	for i, n := range nodes {
		if _, ok := n.(*graph.Relation); !ok {
			e.order = append(e.order, n)
		}
		for _, r := range behind[i] {
			e.order = append(e.order, r)
		}
	}
	e.concluded(e.order)
	for i, n := range e.order {
		e.at[n.ID()] = i
	}
}

// concluded puts each conclusion that stands between the last premise of its step and
// the step behind the step, where a structure has it.
func (e *encoder) concluded(order []graph.Node) {
	for i := 2; i < len(order); i++ {
		r, ok := order[i].(*graph.Relation)
		if ok && e.structures[r.ID()] != nil && r.Kind == graph.Support && e.natural(r, true) && order[i-1] == r.Target && slices.Contains(r.Sources, order[i-2]) {
			order[i-1], order[i] = r, r.Target
		}
	}
}

// speaks reports whether an argument is written for the source of a relation; later
// reports whether a claim comes behind the relation.
func (e *encoder) speaks(r *graph.Relation, later func(*graph.Claim) bool) bool {
	c, ok := r.Sources[0].(*graph.Claim)
	if !ok || r.Contradiction != nil || e.speaker(r) == nil {
		return false
	}
	return c.Untitled || later(c)
}

// skip passes what is arranged already.
func (e *encoder) skip() {
	for e.next < len(e.order) && e.passed(e.order[e.next]) {
		e.next++
	}
}

// passed reports whether a node is arranged, or waits for something else to be.
func (e *encoder) passed(n graph.Node) bool {
	id := n.ID()
	return e.met[id] || e.written[id] || e.waiting[id] || e.back[id]
}

// isDue reports whether a structure is to be arranged before what comes next.
func (e *encoder) isDue() bool {
	for e.clear = max(e.clear, e.served); e.clear < e.next; e.clear++ {
		if len(e.due[e.clear]) > 0 {
			return true
		}
	}
	return false
}

// advance leaves a section for the next one.
func (e *encoder) advance() {
	e.leave()
	e.section++
	e.parts = append(e.parts, &blockPart{heading: e.sections[e.section]})
}

// leave arranges what must stand in the current section and does not yet: first the
// structures, then what is said of claims and sketches.
func (e *encoder) leave() {
	for _, l := range e.bound[e.section] {
		if !l.written {
			e.structure(l, false)
		}
	}
	for _, n := range e.placed[e.section] {
		if id := n.ID(); !e.defined[id] && (e.metIn[id] != e.section || e.says(n)) {
			e.parts = append(e.parts, &blockPart{line: e.meet(n, false)})
		}
	}
}

// says reports whether there is anything to say of a claim or sketch but its title.
func (e *encoder) says(n graph.Node) bool {
	switch n := n.(type) {
	case *graph.Claim:
		return hasText(n.Text) || len(n.Tags)+len(n.Data) > 0 || n.Voice != "" || n.Implicit || !n.Asserted || n.Strength != nil || !n.Source.IsZero()
	case *graph.Sketch:
		return hasText(n.Text) || len(n.Tags)+len(n.Data) > 0 || n.Voice != "" || n.Strength != nil || !n.Source.IsZero()
	}
	return false
}

// meet makes a line that names a claim or sketch. It says what there is to say of it
// if that stands nowhere yet and belongs here, but if it is only a reference.
func (e *encoder) meet(n graph.Node, reference bool) *line {
	id := n.ID()
	l := &line{node: n}
	first := !e.met[id]
	if first {
		e.set(&e.met[id])
		e.metIn[id] = e.section
	}
	if !reference && !e.defined[id] && e.place[id] == e.section {
		e.set(&e.defined[id])
		l.define, l.moved = true, !first && e.metIn[id] != e.section
	}
	return l
}

// refer makes a line that names an argument.
func (e *encoder) refer(l *layout) *line {
	at := &line{layout: l}
	if l.saysMore() && l.section == e.section && !l.defined {
		e.set(&l.defined)
		at.define = true
	}
	return at
}

// enter arranges a claim or sketch that is not named yet.
func (e *encoder) enter(n graph.Node) {
	if l := e.candidate(n); l != nil && e.attempt(l) {
		return
	}
	// If it bears on something known, it stands below that.
	if r := e.following(); r != nil {
		parent, child := e.tips(r)
		if child == any(n) && parent != any(n) && e.ready(parent) {
			root := e.tip(parent)
			e.parts = append(e.parts, &blockPart{line: root})
			e.below(root, r, e.meet(n, false), true)
			e.grow(open{line: root}, open{line: root.below[0].line})
			return
		}
	}
	l := e.meet(n, false)
	e.parts = append(e.parts, &blockPart{line: l})
	e.grow(open{line: l})
}

// candidate returns the structure that may begin where n comes first: that of the
// next step, if n is a premise of it; nil if there is none.
func (e *encoder) candidate(n graph.Node) *layout {
	i := e.nextStep[e.next]
	for i < len(e.order) && e.passed(e.order[i]) {
		i = e.nextStep[i+1]
	}
	e.nextStep[e.next] = i
	if i == len(e.order) {
		return nil
	}
	r := e.order[i].(*graph.Relation)
	l := e.structures[r.ID()]
	if l.written || l.attempts == maxAttempts || l.bound && l.section != e.section || l.steps[0] != r {
		return nil
	}
	if uses := e.g.Uses(n); len(uses) < len(r.Sources) && slices.Contains(uses, r) || slices.Contains(r.Sources, n) {
		return l
	}
	return nil
}

// maxAttempts is how often it is tried to put a structure where one of its premises
// comes first.
const maxAttempts = 16

// following returns the node behind the next one, if it is a relation that can be
// written as a line.
func (e *encoder) following() *graph.Relation {
	i := e.next + 1
	for i < len(e.order) && e.passed(e.order[i]) {
		i++
	}
	if i == len(e.order) {
		return nil
	}
	r, ok := e.order[i].(*graph.Relation)
	if !ok || e.structures[r.ID()] != nil {
		return nil
	}
	return r
}

// tips returns what a relation that is written as a line stands between: claims,
// sketches and arguments. The parent is its target, and the child its source; for a
// contradiction it is the other way round. The parent is nil where the relation can
// only stand below an inference line.
func (e *encoder) tips(r *graph.Relation) (parent, child any) {
	parent, child = any(r.Target), any(r.Sources[0])
	if r.Contradiction != nil && e.sign(r) == 'x' {
		return child, parent
	}
	if on, ok := r.Target.(*graph.Relation); ok {
		parent = nil
		if l := e.structureOf(on); l.last() == on && !(e.exploded && len(l.steps) > 1) {
			parent = l
		}
	}
	if e.speaks(r, func(c *graph.Claim) bool { return e.at[c.ID()] > e.at[r.ID()] }) {
		child = e.speaker(r)
	}
	return parent, child
}

// ready reports whether a tip may be named without making anything before its time.
func (e *encoder) ready(tip any) bool {
	switch tip := tip.(type) {
	case graph.Node:
		return e.met[tip.ID()]
	case *layout:
		return true
	}
	return false
}

// tip makes a line for a tip.
func (e *encoder) tip(tip any) *line {
	if l, ok := tip.(*layout); ok {
		return e.refer(l)
	}
	return e.meet(tip.(graph.Node), false)
}

// below puts a child below a line, and notes that the relation between them is
// written. The child is its source if upward.
func (e *encoder) below(parent *line, r *graph.Relation, child *line, upward bool) {
	symbol := ""
	switch sign := e.sign(r); {
	case sign == 'x':
		symbol = "><"
	case sign == 'c':
		symbol = "-"
	case sign == '_' && upward:
		symbol = "<_"
	default:
		symbol = string(rune(sign))
	}
	if !upward {
		symbol += ">"
	}
	parent.below = append(parent.below, lower{symbol, child, r})
	e.set(&e.written[r.ID()])
}

// open is a line that others may be put below. An undercut of its relation, if it has
// one, may stand there too.
type open struct {
	line     *line
	relation *graph.Relation
}

// is reports whether a line is that of a tip, or one below which undercuts of the
// relation on stand.
func (o open) is(tip any, undercut *graph.Relation) bool {
	switch tip := tip.(type) {
	case graph.Node:
		if o.line.node == tip {
			return true
		}
	case *layout:
		if o.line.layout == tip {
			return true
		}
	}
	return undercut != nil && o.relation == undercut
}

// grow puts what comes next below the lines of a stack, the innermost one last, as
// long as it belongs there.
func (e *encoder) grow(stack ...open) {
	for {
		e.skip()
		if e.next == len(e.order) || e.isDue() {
			return
		}
		var fresh graph.Node
		r, isRelation := e.order[e.next].(*graph.Relation)
		if !isRelation {
			fresh = e.order[e.next]
			if e.until[fresh.ID()] > e.section {
				return
			}
			r = e.following()
		}
		if r == nil || e.structures[r.ID()] != nil {
			return
		}
		parent, child := e.tips(r)
		var undercut *graph.Relation // that child undercuts
		if on, ok := r.Target.(*graph.Relation); ok && r.Kind == graph.Attack && !r.Whole {
			undercut = on
		}
		sign := e.sign(r)
		found, upward := -1, true
		var other any
		for i := len(stack) - 1; i >= 0 && found < 0; i-- {
			o := stack[i]
			switch {
			case o.is(parent, undercut) && e.fits(child, fresh):
				found, other = i, child
			case sign != 'x' && o.is(child, nil) && parent != nil && e.fits(parent, fresh):
				found, other, upward = i, parent, false
			}
		}
		if found < 0 || found+1 >= deepest {
			return
		}
		under := e.tip(other)
		e.below(stack[found].line, r, under, upward)
		stack = append(stack[:found+1], open{line: under})
	}
}

// fits reports whether a tip is the node that comes next or, if that is a relation,
// may be named.
func (e *encoder) fits(tip any, fresh graph.Node) bool {
	if fresh != nil {
		return tip == any(fresh)
	}
	return e.ready(tip)
}

// relation arranges a relation whose turn has come.
func (e *encoder) relation(r *graph.Relation) {
	l := e.structures[r.ID()]
	for l != nil && l.bound && !l.written && e.section < l.section && e.section < e.nextUntil[e.at[r.ID()]] {
		e.advance()
	}
	if l == nil {
		if parent, child := e.tips(r); parent != nil {
			root := e.tip(parent)
			e.parts = append(e.parts, &blockPart{line: root})
			e.below(root, r, e.tip(child), true)
			e.grow(open{line: root}, open{line: root.below[0].line})
			return
		}
		l = e.lone(r)
	}
	if l.written || l.bound && l.section != e.section || l.steps[0] != r || !e.attempt(l) {
		e.set(&e.waiting[r.ID()])
		if l.scheduled {
			return
		}
		l.scheduled = true
		if at := e.lastEnd(l); at >= e.served {
			e.due[at] = append(e.due[at], l)
		} else if !l.written && (!l.bound || l.section == e.section) {
			e.structure(l, false)
		}
	}
}

// lastEnd returns the place in order of the last claim or sketch that a structure
// names.
func (e *encoder) lastEnd(l *layout) int {
	last := -1
	for _, r := range l.steps {
		for _, n := range r.Sources {
			last = max(last, e.at[n.ID()])
		}
		switch n := r.Target.(type) {
		case *graph.Claim, *graph.Sketch:
			last = max(last, e.at[n.ID()])
		}
	}
	return last
}

// attempt arranges a structure if all that it names first comes next, in its order.
// Else it leaves everything as it was.
func (e *encoder) attempt(l *layout) bool {
	l.attempts++
	next, changes := e.next, len(e.changes)
	if e.structure(l, true) {
		return true
	}
	for _, c := range e.changes[changes:] {
		*c.what = false
	}
	e.changes = e.changes[:changes]
	e.next, e.clear = next, min(e.clear, next)
	return false
}

// structure arranges a structure. If it must fit and does not, it returns false.
func (e *encoder) structure(l *layout, fit bool) bool {
	p := &blockPart{layout: l}
	apart := false // it needs a title, else it would belong to what stands before it
	if n := len(e.parts); n > 0 && e.parts[n-1].line != nil {
		before := e.parts[n-1].line
		p.owned = before.layout == l
		apart = before.layout != nil || isSketch(before.node)
	}
	if !p.owned && (l.titled || l.saysMore()) {
		p.header = e.refer(l)
	}
	fits := func(n graph.Node) bool {
		e.skip()
		return !fit || e.met[n.ID()] || !e.isDue() && e.next < len(e.order) && e.order[e.next] == n && e.until[n.ID()] <= e.section
	}
	numbers := map[graph.Node]int{}
	var since []graph.Node
	for k, r := range l.steps {
		last := k == len(l.steps)-1
		listed := len(r.Sources) == 0 // the sources are listed
		premises := 0
		for _, s := range r.Sources {
			c, ok := s.(*graph.Claim)
			if !ok {
				listed = true
				continue
			}
			if numbers[c] > 0 {
				continue
			}
			if !fits(c) {
				return false
			}
			known := e.met[c.ID()]
			at := e.meet(c, false)
			p.steps = append(p.steps, &numberedPart{line: at})
			numbers[c] = len(p.steps)
			since = append(since, c)
			premises++
			if !known {
				e.grow(open{line: at})
			}
		}
		if k == 0 && premises == 0 {
			p.steps = append(p.steps, &numberedPart{relation: r}) // words
		}
		s := &numberedPart{relation: r, inference: &line{}}
		e.skip()
		if fit && (e.isDue() || e.next == len(e.order) || e.order[e.next] != graph.Node(r)) {
			return false
		}
		e.set(&e.written[r.ID()])
		e.grow(open{line: s.inference, relation: r})
		s.ends = e.ends(l, r, last, listed, since, numbers)
		since = nil
		p.steps = append(p.steps, s)
		c, ok := r.Target.(*graph.Claim)
		switch {
		case !ok || !e.natural(r, last):
		case r.Kind == graph.Attack:
			if !fits(c) {
				return false
			}
			s.negates = e.meet(c, true)
		default:
			if !fits(c) {
				return false
			}
			s.line = e.meet(c, false)
			numbers[c] = len(p.steps)
			since = append(since, c)
			if !has(c.Data, "negates") { // else a contradiction below it would be folded
				e.grow(open{line: s.line, relation: r})
			}
		}
	}
	e.set(&l.written)
	l.needed = l.needed || apart
	e.parts = append(e.parts, p)
	return true
}

func isSketch(n graph.Node) bool {
	_, ok := n.(*graph.Sketch)
	return ok
}

// natural reports whether a step ends in a statement: its conclusion or, for the last
// step, one that negates a claim.
func (e *encoder) natural(r *graph.Relation, last bool) bool {
	if _, ok := r.Target.(*graph.Claim); !ok || r.UndercutsSketch || r.Contradiction != nil && e.isPair(r.Contradiction) {
		return false
	}
	return r.Kind == graph.Support || r.Kind == graph.Attack && last
}

// ends returns the data that say what a step starts from and leads to, as far as its
// statements do not.
func (e *encoder) ends(l *layout, r *graph.Relation, last, listed bool, since []graph.Node, numbers map[graph.Node]int) []field {
	fields := []field{{key: "relation"}, {key: "target"}, {key: "sources"}, {key: "uses"}, {key: "whole"}}
	put := func(i int, value any) { fields[i].value, fields[i].given = value, true }
	if !e.natural(r, last) {
		put(0, e.kind(r))
		if r.Target != nil {
			put(1, target{e, r})
		}
		if on, ok := r.Target.(*graph.Relation); ok {
			e.structureOf(on).needed = true
		}
	}
	var list []any
	for _, s := range r.Sources {
		if n := numbers[s]; n > 0 {
			list = append(list, n)
		} else {
			list = append(list, name{e, s})
		}
	}
	switch from, _ := r.Data.Get("from"); {
	case listed:
		if list == nil {
			list = []any{}
		}
		put(2, list)
	case !slices.Equal(since, r.Sources) || from != nil || has(r.Data, "uses") || e.misleads(r, last):
		put(3, list)
	}
	if r.Whole && !e.wholeByTarget(r) {
		put(4, true)
	}
	return fields
}

// misleads reports whether the data of a conclusion would be taken for what its step
// starts from.
func (e *encoder) misleads(r *graph.Relation, last bool) bool {
	c, ok := r.Target.(*graph.Claim)
	return ok && e.natural(r, last) && (has(c.Data, "uses") || has(c.Data, "from") || has(c.Data, "sources"))
}

// kind returns the word for what a relation is.
func (e *encoder) kind(r *graph.Relation) string {
	if c := r.Contradiction; c != nil && e.isPair(c) {
		if c.Kind == graph.Contrary {
			return contraryKind
		}
		return contradictoryKind
	}
	_, on := r.Target.(*graph.Relation)
	if r.Kind == graph.Attack && (on && !r.Whole || !on && r.UndercutsSketch) {
		return undercutKind
	}
	return r.Kind.String()
}

// wholeByTarget reports whether the target of a relation that is spelled out says
// that it is meant for an argument as a whole.
func (e *encoder) wholeByTarget(r *graph.Relation) bool {
	on, ok := r.Target.(*graph.Relation)
	if !ok || e.natural(r, true) {
		return false
	}
	return e.kind(r) != undercutKind && !e.back[on.ID()] && e.structureOf(on).last() == on
}

// A name and a target are words that are known only when all that needs a title has
// one.
type name struct {
	e    *encoder
	node graph.Node
}

func (n name) String() string {
	if _, ok := n.node.(*graph.Claim); ok {
		return "[" + n.e.title(n.node) + "]"
	}
	return "<" + n.e.title(n.node) + ">"
}

type target struct {
	e *encoder
	r *graph.Relation
}

func (t target) String() string {
	on, ok := t.r.Target.(*graph.Relation)
	if !ok {
		return name{t.e, t.r.Target}.String()
	}
	if t.e.back[on.ID()] {
		on = on.Contradiction.There
	}
	l := t.e.structureOf(on)
	if t.e.wholeByTarget(t.r) && t.r.Whole {
		return "<" + t.e.title(l) + ">"
	}
	return fmt.Sprintf("<%s>#%d", t.e.title(l), slices.Index(l.steps, on)+1)
}
