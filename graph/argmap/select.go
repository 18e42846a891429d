package argmap

import (
	"slices"

	"crux/graph"
)

// LeftOut says why a statement or argument is no node of a Map.
type LeftOut struct {
	Node *Node
	Why  Reason
	// Inside says that it is an untitled part of an argument: it would be
	// shown by its argument alone, whatever the settings say.
	Inside bool
}

// Reason is why something is left out.
type Reason uint8

const (
	NotInMap     Reason = iota // its data say isInMap: false
	Excluded                   // it is named to be excluded
	OtherSection               // it is in none of the selected sections
	OtherTag                   // it has none of the selected tags
	Disconnected               // nothing in the map is connected to it
	ByMode                     // the mode of selection leaves it out
)

// Reasons is how many reasons there are.
const Reasons = 6

var reasons = [Reasons]string{
	NotInMap: "its data say isInMap: false", Excluded: "it is excluded by its title",
	OtherSection: "it is in none of the selected sections", OtherTag: "it has none of the selected tags",
	Disconnected: "nothing connects to it", ByMode: "the mode of selection leaves it out",
}

// String says it in words that go on behind "not in the map:".
func (r Reason) String() string { return reasons[r] }

// set is words that are looked up.
type set map[string]bool

func setOf(words []string) set {
	s := set{}
	for _, w := range words {
		s[w] = true
	}
	return s
}

// sieve lets in what a selection's lists and the data let in.
type sieve struct {
	Selection
	secs                                                          *Sections
	tags, titles, included, excludedStatements, excludedArguments set
}

func newSieve(s Selection, secs *Sections) sieve {
	return sieve{s, secs, setOf(s.Tags), setOf(s.Sections), setOf(s.IncludeStatements), setOf(s.ExcludeStatements), setOf(s.ExcludeArguments)}
}

// rejects reports whether n is kept out, and why.
func (s *sieve) rejects(n *Node) (Reason, bool) {
	if v, ok := n.data().Get("isInMap"); ok && v != true && !s.IgnoreIsInMap {
		return NotInMap, true
	}
	excluded := s.excludedArguments
	if n.Statement() {
		excluded = s.excludedStatements
	}
	if excluded[n.Key()] {
		return Excluded, true
	}
	if s.Sections != nil {
		in := s.Outside
		if section := s.secs.of(n); section != nil {
			in = slices.ContainsFunc(titles(section.Title), func(t string) bool { return s.titles[t] })
		}
		if !in {
			return OtherSection, true
		}
	}
	if s.Tags != nil {
		tags := n.allTags()
		has := slices.ContainsFunc(tags, func(t string) bool { return s.tags[t] })
		if !has && !(len(tags) == 0 && s.WithoutTag) {
			return OtherTag, true
		}
	}
	return 0, false
}

// forced reports whether an author wants n in the map whatever it is
// connected to.
func (s *sieve) forced(n *Node) bool {
	v, _ := n.data().Get("isInMap")
	return v == true && !s.IgnoreIsInMap || n.Statement() && s.included[n.Key()]
}

// choose decides what is in the map, statements first: these are chosen by what
// the lists let in, arguments by the statements that are then left.
func (a *atlas) choose(m *Map, s *sieve) {
	for _, list := range [][]*item{a.statements, a.arguments} {
		for _, x := range list {
			if why, out := s.rejects(x.node); out {
				m.leaveOut(x, why)
			} else {
				x.in = true
			}
		}
	}
	a.count()
	var chosen []*item
	for _, x := range a.statements {
		if !x.in {
			continue
		}
		if why, out := a.omits(x, s); out {
			m.leaveOut(x, why)
		} else {
			chosen = append(chosen, x)
			m.Nodes = append(m.Nodes, x.node)
		}
	}
	for _, x := range a.statements {
		x.in = false
	}
	for _, x := range chosen {
		x.in = true
	}
	var lone []*item
	for _, x := range a.arguments {
		switch {
		case !x.in:
		case s.KeepDisconnected, s.forced(x.node), connected(x):
			m.Nodes = append(m.Nodes, x.node)
		default:
			m.leaveOut(x, Disconnected)
			lone = append(lone, x)
		}
	}
	for _, x := range lone {
		x.in = false
	}
	a.count()
}

func (m *Map) leaveOut(x *item, why Reason) {
	m.LeftOut = append(m.LeftOut, LeftOut{Node: x.node, Why: why, Inside: x.part && x.node.Claim.Untitled})
}

// count notes for each statement the selected arguments that it is part of.
func (a *atlas) count() {
	selected := func(list []*item) []*item {
		all := true
		for _, x := range list {
			all = all && x.in
		}
		if all {
			return list
		}
		var in []*item
		for _, x := range list {
			if x.in {
				in = append(in, x)
			}
		}
		return in
	}
	for _, x := range a.statements {
		x.asPremise, x.asConcluded, x.asInner = selected(x.premiseOf), selected(x.concludes), selected(x.innerOf)
	}
}

// shown reports whether an end of a tie has something in the map: a statement
// itself, or an argument that has it as its conclusion (at the start of a tie)
// or as a premise (at its end). Of what goes both ways, any part of an argument
// will do, though an intermediate conclusion gets no edge.
func (t *tie) shown(x *item) bool {
	switch {
	case x.in:
		return true
	case !x.statement():
		return false
	case t.kind.symmetric():
		return x.used() || len(x.asInner) > 0
	case t.to == x:
		return len(x.asPremise) > 0
	}
	return len(x.asConcluded) > 0
}

// omits reports whether a statement that was let in becomes no node.
func (a *atlas) omits(x *item, s *sieve) (Reason, bool) {
	if s.forced(x.node) {
		return 0, false
	}
	related := slices.ContainsFunc(x.ties, func(t *tie) bool { return t.shown(t.other(x)) })
	if !s.KeepDisconnected && !related && !x.used() {
		return Disconnected, true
	}
	c := x.node.Claim
	wanted := true
	switch s.Mode {
	case WithTitle:
		wanted = related && !x.used() || !c.Untitled
	case TopLevel:
		wanted = related && !x.used() || slices.ContainsFunc(c.Occurrences, func(o graph.Occurrence) bool { return o.Role == graph.RoleTopLevel })
	case WithRelations:
		wanted = related
	case NotUsedInArgument:
		wanted = !x.used()
	case WithMoreThanOneRelation:
		wanted = related && (!x.used() || partners(x) > 1)
	}
	return ByMode, !wanted
}

// partners counts the arguments to which relations of a statement lead.
func partners(x *item) int {
	count := 0
	for _, t := range x.ties {
		switch other := t.other(x); {
		case !other.statement():
			if other.in {
				count++
			}
		case t.to == other:
			count += len(other.asPremise)
		default:
			count += len(other.asConcluded)
		}
	}
	return count
}

// connected reports whether something in the map is connected to an argument:
// by a relation of its own, of its premises or of its conclusion, or because
// they are nodes or belong to another argument too.
func connected(x *item) bool {
	for _, t := range x.ties {
		if t.shown(t.other(x)) {
			return true
		}
	}
	for _, p := range x.members {
		if p.in || len(p.asConcluded) > 0 {
			return true
		}
	}
	c := x.conclusion
	if c != nil && (c.in || len(c.asPremise) > 0) {
		return true
	}
	for _, p := range x.members {
		if p.reached(func(t *tie) bool { return t.from != p }, &p.asEnd) {
			return true
		}
	}
	return c != nil && c.reached(func(t *tie) bool { return t.to != c }, &c.asStart)
}

// reached reports whether one of the ties of a statement that lead the wanted
// way, or both ways, has something in the map at its other end. The answer is
// kept: many arguments may ask.
func (x *item) reached(wanted func(*tie) bool, known *answer) bool {
	if *known == unasked {
		*known = no
		for _, t := range x.ties {
			if (t.kind.symmetric() || wanted(t)) && t.shown(t.other(x)) {
				*known = yes
				break
			}
		}
	}
	return *known == yes
}

// An answer is given once.
type answer uint8

const (
	unasked answer = iota
	no
	yes
)
