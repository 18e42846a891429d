package graph

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// A Builder makes a Graph. The zero Builder is ready for use:
//
//	var b graph.Builder
//	ban := b.Claim("Ban", "The centre should be closed to cars.")
//	air := b.Claim("Air", "Cars foul the air of the centre.")
//	ill := b.Claim("Ill", "Foul air makes people ill.").Unstated()
//	because := b.Support(ban, air, ill) // linked: only together
//	b.Undercut(because, b.Claim("Wind", "The wind clears the air at once."))
//	g, err := b.Graph()
//
// Building refuses no odd shape; Graph.Validate tells of those. A key that is
// given twice, a node that another Builder made, and a relation that would be
// the source of a relation or end on itself, are reported by Graph.
type Builder struct {
	Meta Meta

	graph     Graph
	arguments map[string]bool // keys of sketches and arguments
	untitled  int
	dropped   map[*Relation]bool
	room      struct { // taken in advance: see take and grow
		claims    []Claim
		relations []Relation
		uses      []*Relation
		sources   []Node
	}
	refused map[DuplicateKeyError]bool
	errs    []error
}

// A DuplicateKeyError says that a key was given to more than one claim, or to
// more than one sketch or argument.
type DuplicateKeyError struct {
	What string // "claim" or "argument"
	Key  string
}

func (e *DuplicateKeyError) Error() string {
	return fmt.Sprintf("more than one %s has the key %q", e.What, e.Key)
}

// Claim adds a claim. An empty key makes it untitled: it gets a key of the
// form "Untitled 3" that no claim has yet.
func (b *Builder) Claim(key, text string) *Claim {
	c := take(&b.room.claims)
	c.Key, c.Text, c.Asserted = key, Plain(text), true
	if b.graph.byKey == nil {
		b.graph.byKey = map[string]*Claim{}
	}
	if key == "" {
		c.Key, c.Untitled = b.unused(func(key string) bool { return b.graph.byKey[key] != nil }), true
	} else if b.graph.byKey[key] != nil {
		b.duplicate("claim", key)
	}
	b.graph.byKey[c.Key] = c
	b.add(c)
	b.graph.claims = append(b.graph.claims, c)
	return c
}

// Sketch adds an argument whose premises are not given. An empty key makes it
// untitled.
func (b *Builder) Sketch(key, text string) *Sketch {
	s := &Sketch{Text: Plain(text)}
	s.Key, s.Untitled = b.argumentKey(key)
	b.add(s)
	b.graph.sketches = append(b.graph.sketches, s)
	return s
}

// Argument names a group of relations, the last of which leads to its main
// conclusion. An empty key makes it untitled.
func (b *Builder) Argument(key string, steps ...*Relation) *Argument {
	a := &Argument{made: int64(len(b.graph.nodes))}
	a.Key, a.Untitled = b.argumentKey(key)
	for _, r := range steps {
		if b.own(r) {
			r.Argument, r.Reconstructed = a, true
			a.Relations = append(a.Relations, r)
		}
	}
	b.graph.arguments = append(b.graph.arguments, a)
	return a
}

// argumentKey checks and reserves the key of a sketch or argument.
func (b *Builder) argumentKey(key string) (reserved string, untitled bool) {
	if b.arguments == nil {
		b.arguments = map[string]bool{}
	}
	if key == "" {
		key, untitled = b.unused(func(key string) bool { return b.arguments[key] }), true
	} else if b.arguments[key] {
		b.duplicate("argument", key)
	}
	b.arguments[key] = true
	return key, untitled
}

// duplicate records, once for each key, that it is given again.
func (b *Builder) duplicate(what, key string) {
	err := DuplicateKeyError{what, key}
	if b.refused == nil {
		b.refused = map[DuplicateKeyError]bool{}
	}
	if !b.refused[err] {
		b.refused[err] = true
		b.errs = append(b.errs, &err)
	}
}

// unused returns the next key "Untitled N" that is not taken. N counts claims
// and arguments together, as Argdown does.
func (b *Builder) unused(taken func(key string) bool) string {
	for {
		b.untitled++
		if key := fmt.Sprintf("Untitled %d", b.untitled); !taken(key) {
			return key
		}
	}
}

// Relate adds a relation of any kind. The target may be nil and the sources
// may be none: the relation is then incomplete. A source that is given twice
// counts once.
func (b *Builder) Relate(kind Kind, target Node, sources ...Node) *Relation {
	r := take(&b.room.relations)
	r.Kind = kind
	b.add(r)
	b.graph.relations = append(b.graph.relations, r)
	b.Connect(r, target, sources...)
	return r
}

// Connect gives a relation ends that it does not have yet: the target, unless
// it is nil, and further sources. It serves where the ends of a relation are
// known only later than its place among the others.
func (b *Builder) Connect(r *Relation, target Node, sources ...Node) {
	if !b.own(r) {
		return
	}
	if exists(target) && r.Target == nil && b.own(target) {
		if on, ok := target.(*Relation); ok && on.leadsTo(r) {
			b.errs = append(b.errs, errors.New("a relation cannot end on itself, not even through others"))
		} else {
			r.Target = target
			target.at().on = grow(target.at().on, r, &b.room.uses)
		}
	}
	for _, s := range sources {
		if !b.own(s) {
			continue
		}
		if _, ok := s.(*Relation); ok {
			b.errs = append(b.errs, errors.New("a relation cannot be the source of a relation; give the claim that it leads to"))
		} else if !r.hasSource(s) {
			r.Sources = grow(r.Sources, s, &b.room.sources)
			s.at().uses = grow(s.at().uses, r, &b.room.uses)
		}
	}
}

// Drop takes a relation back that nothing ends on. The numbers of the nodes made
// after it count one less then.
func (b *Builder) Drop(r *Relation) {
	if !b.own(r) {
		return
	}
	if len(r.on) > 0 {
		b.errs = append(b.errs, errors.New("a relation on which another one ends cannot be taken back"))
		return
	}
	if b.dropped == nil {
		b.dropped = map[*Relation]bool{}
	}
	b.dropped[r] = true
}

// leadsTo reports whether r is other or ends on it, directly or through other
// relations.
func (r *Relation) leadsTo(other *Relation) bool {
	if r != other && len(other.on) == 0 {
		return false // nothing ends on other; this is so for every new relation
	}
	for ok := true; ok; r, ok = r.Target.(*Relation) {
		if r == other {
			return true
		}
	}
	return false
}

// hasSource reports whether n is a source of r. It looks where there is less
// to look at: a relation may have very many sources, and a claim very many
// relations.
func (r *Relation) hasSource(n Node) bool {
	if uses := n.at().uses; len(uses) < len(r.Sources) {
		return slices.Contains(uses, r)
	}
	return slices.Contains(r.Sources, n)
}

// Support adds an inference: the premises, linked if there are several,
// support the conclusion. Reasons that are independent of each other are
// separate calls.
func (b *Builder) Support(conclusion Node, premises ...Node) *Relation {
	return b.Relate(Support, conclusion, premises...)
}

// Attack adds an objection: the sources, linked if there are several, speak
// against the target.
func (b *Builder) Attack(target Node, sources ...Node) *Relation {
	return b.Relate(Attack, target, sources...)
}

// Undercut adds an attack on a relation: its sources may be granted, but they
// do not do what the relation says.
func (b *Builder) Undercut(step *Relation, sources ...Node) *Relation {
	return b.Relate(Attack, step, sources...)
}

// Contradict adds two attacks that know each other: the claims exclude each
// other.
func (b *Builder) Contradict(one, other *Claim) *Contradiction {
	there := b.Attack(other, one)
	return b.Oppose(there, b.Attack(one, other))
}

// Oppose makes a contradiction of two attacks, of a claim on another and back.
// It serves where their ends are known only later.
func (b *Builder) Oppose(there, back *Relation) *Contradiction {
	c := &Contradiction{There: there, Back: back}
	c.There.Contradiction, c.Back.Contradiction = c, c
	b.graph.contradictions = append(b.graph.contradictions, c)
	return c
}

// Section adds a section inside parent, or an outermost one where parent is
// nil.
func (b *Builder) Section(title string, parent *Section) *Section {
	s := &Section{Title: Plain(title), Level: 1, Parent: parent}
	if parent == nil {
		b.graph.Sections = append(b.graph.Sections, s)
	} else {
		s.Level = parent.Level + 1
		parent.Sections = append(parent.Sections, s)
	}
	return s
}

// Graph returns the graph. It may be called once; the builder is of no use
// afterwards. The error joins one *DuplicateKeyError for each key that was
// given more than once with whatever else was refused.
func (b *Builder) Graph() (*Graph, error) {
	if err := errors.Join(b.errs...); err != nil {
		return nil, err
	}
	g := &b.graph
	g.Meta = b.Meta
	b.compact()
	for _, n := range g.nodes {
		// Connect may have come in another order than Relate.
		slices.SortFunc(n.at().on, func(x, y *Relation) int { return cmp.Compare(x.id, y.id) })
		slices.SortFunc(n.at().uses, func(x, y *Relation) int { return cmp.Compare(x.id, y.id) })
	}
	return g, nil
}

// compact takes the dropped relations out and renumbers the nodes.
func (b *Builder) compact() {
	if len(b.dropped) == 0 {
		return
	}
	g := &b.graph
	gone := func(r *Relation) bool { return b.dropped[r] }
	for r := range b.dropped {
		for _, n := range append(r.Sources, r.Target) {
			if exists(n) {
				n.at().on = slices.DeleteFunc(n.at().on, gone)
				n.at().uses = slices.DeleteFunc(n.at().uses, gone)
			}
		}
	}
	g.relations = slices.DeleteFunc(g.relations, gone)
	before := make([]int64, len(g.nodes)+1) // how many nodes stay before each
	for i, n := range g.nodes {
		before[i+1] = before[i]
		if r, ok := n.(*Relation); !ok || !gone(r) {
			n.at().id = before[i]
			before[i+1]++
		}
	}
	for _, a := range g.arguments {
		a.made = before[a.made]
	}
	g.nodes = slices.DeleteFunc(g.nodes, func(n Node) bool {
		r, ok := n.(*Relation)
		return ok && gone(r)
	})
}

// batch is how many things memory is taken for at once.
const batch = 64

// take returns a new T out of room, which is refilled as need be: large graphs are
// made of very many small things.
func take[T any](room *[]T) *T {
	if len(*room) == 0 {
		*room = make([]T, batch)
	}
	t := &(*room)[0]
	*room = (*room)[1:]
	return t
}

// grow appends t to list. The first one is put into room: most lists have one.
func grow[T any](list []T, t T, room *[]T) []T {
	if list != nil {
		return append(list, t)
	}
	if len(*room) == 0 {
		*room = make([]T, batch)
	}
	list, *room = (*room)[:1:1], (*room)[1:]
	list[0] = t
	return list
}

// add gives n the next ID.
func (b *Builder) add(n Node) {
	*n.at() = node{id: int64(len(b.graph.nodes)), owner: b}
	b.graph.nodes = append(b.graph.nodes, n)
}

// own reports whether n was made by b, and records an error if it was not.
func (b *Builder) own(n Node) bool {
	if exists(n) && n.at().owner == b {
		return true
	}
	b.errs = append(b.errs, errors.New("no node, or one of another graph, was given as a part of a relation or argument"))
	return false
}

// exists reports whether n is a node; a nil *Claim, such as Graph.Claim returns
// for an unknown key, is none.
func exists(n Node) bool {
	switch n := n.(type) {
	case *Claim:
		return n != nil
	case *Sketch:
		return n != nil
	case *Relation:
		return n != nil
	}
	return false
}
