package argmap

import (
	"slices"

	"crux/graph"
)

// LeftOut says why a statement or argument is no node of a Map.
type LeftOut struct {
	Node *Node
	Why  Reason
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

// Mode says which statements become nodes. Those that are named to be included,
// or whose data say isInMap: true, do in every mode.
type Mode uint8

const (
	WithTitle               Mode = iota // that have a title, or relations and no place in an argument
	All                                 // all
	TopLevel                            // that stand on their own somewhere
	WithRelations                       // that are related to something in the map
	NotUsedInArgument                   // that are premise or main conclusion of no argument
	WithMoreThanOneRelation             // related to more than one thing in the map
)

// Modes are the names of the modes, by Mode.
var Modes = []string{"with-title", "all", "top-level", "with-relations", "not-used-in-argument", "with-more-than-one-relation"}

// Selection says what becomes a node. The zero Selection is Argdown's default.
type Selection struct {
	Tags       []string // where not empty: only what has one of these
	WithoutTag bool     // and what has none at all
	Sections   []string // where not empty: only what is in one of these titles
	Outside    bool     // and what is in no section

	IncludeStatements, ExcludeStatements, ExcludeArguments []string

	IgnoreIsInMap    bool
	KeepDisconnected bool
	Mode             Mode
}

// preselect returns what the selection's lists and the data let in.
func (a *atlas) preselect(m *Map, s Selection) map[*Node]bool {
	in := map[*Node]bool{}
	for _, n := range slices.Concat(a.statements, a.arguments) {
		if why, out := s.rejects(n); out {
			m.LeftOut = append(m.LeftOut, LeftOut{n, why})
		} else {
			in[n] = true
		}
	}
	return in
}

func (s Selection) rejects(n *Node) (Reason, bool) {
	if v, ok := n.data().Get("isInMap"); ok && v != true && !s.IgnoreIsInMap {
		return NotInMap, true
	}
	excluded := s.ExcludeArguments
	if n.Statement() {
		excluded = s.ExcludeStatements
	}
	if slices.Contains(excluded, n.Key()) {
		return Excluded, true
	}
	if len(s.Sections) > 0 {
		section := n.section()
		if section == nil && !s.Outside || section != nil && !slices.Contains(s.Sections, section.Title.Untagged()) {
			return OtherSection, true
		}
	}
	if len(s.Tags) > 0 {
		tags := n.tags()
		has := slices.ContainsFunc(tags, func(t string) bool { return slices.Contains(s.Tags, t) })
		if !has && !(len(tags) == 0 && s.WithoutTag) {
			return OtherTag, true
		}
	}
	return 0, false
}

// shown reports whether an end of a tie has something in the map: a statement
// itself, or an argument that has it as its conclusion (at the start of a tie)
// or as a premise (at its end).
func (a *atlas) shown(t *tie, n *Node, in map[*Node]bool) bool {
	if in[n] {
		return true
	}
	if !n.Statement() {
		return false
	}
	any := func(list []*Node) bool { return slices.ContainsFunc(list, func(x *Node) bool { return in[x] }) }
	if t.kind.symmetric() {
		return any(a.concludes[n]) || any(a.premiseOf[n])
	}
	if t.to == n {
		return any(a.premiseOf[n])
	}
	return any(a.concludes[n])
}

// selectStatements returns the statements that become nodes, and takes the
// others out of in.
func (a *atlas) selectStatements(m *Map, s Selection, in map[*Node]bool) []*Node {
	var selected []*Node
	for _, n := range a.statements {
		if !in[n] {
			continue
		}
		if why, out := a.omits(n, s, in); out {
			m.LeftOut = append(m.LeftOut, LeftOut{n, why})
		} else {
			selected = append(selected, n)
		}
	}
	for _, n := range a.statements {
		delete(in, n)
	}
	return selected
}

// omits reports whether a statement that was let in becomes no node.
func (a *atlas) omits(n *Node, s Selection, in map[*Node]bool) (Reason, bool) {
	if v, _ := n.data().Get("isInMap"); v == true && !s.IgnoreIsInMap || slices.Contains(s.IncludeStatements, n.Key()) {
		return 0, false
	}
	related := slices.ContainsFunc(a.tied[n], func(t *tie) bool { return a.shown(t, t.other(n), in) })
	isIn := func(x *Node) bool { return in[x] }
	used := slices.ContainsFunc(a.premiseOf[n], isIn) || slices.ContainsFunc(a.concludes[n], isIn)
	if !s.KeepDisconnected && !related && !used {
		return Disconnected, true
	}
	wanted := true
	switch s.Mode {
	case WithTitle:
		wanted = related && !used || !n.Claim.Untitled
	case TopLevel:
		wanted = related && !used || slices.ContainsFunc(n.Claim.Occurrences, func(o graph.Occurrence) bool { return o.Role == graph.RoleTopLevel })
	case WithRelations:
		wanted = related
	case NotUsedInArgument:
		wanted = !used
	case WithMoreThanOneRelation:
		wanted = related && (!used || a.partners(n, in) > 1)
	}
	return ByMode, !wanted
}

// partners counts the arguments to which relations of n lead.
func (a *atlas) partners(n *Node, in map[*Node]bool) int {
	count := 0
	for _, t := range a.tied[n] {
		other := t.other(n)
		switch {
		case !other.Statement():
			if in[other] {
				count++
			}
		case in[n]:
			list := a.concludes[other]
			if t.to == other {
				list = a.premiseOf[other]
			}
			for _, x := range list {
				if in[x] {
					count++
				}
			}
		}
	}
	return count
}

// selectArguments returns the arguments that become nodes; in has the selected
// statements and the arguments that were let in.
func (a *atlas) selectArguments(m *Map, s Selection, in map[*Node]bool) []*Node {
	var selected []*Node
	for _, n := range a.arguments {
		v, _ := n.data().Get("isInMap")
		switch {
		case !in[n]:
		case s.KeepDisconnected, v == true && !s.IgnoreIsInMap, a.connected(n, in):
			selected = append(selected, n)
		default:
			m.LeftOut = append(m.LeftOut, LeftOut{n, Disconnected})
		}
	}
	return selected
}

// connected reports whether something in the map is connected to an argument:
// by a relation of its own, of its premises or of its conclusion, or because
// they are nodes or belong to another argument too.
func (a *atlas) connected(n *Node, in map[*Node]bool) bool {
	for _, t := range a.tied[n] {
		if a.shown(t, t.other(n), in) {
			return true
		}
	}
	for _, p := range a.premises[n] {
		for _, t := range a.tied[p] {
			if (t.kind.symmetric() || t.to == p) && a.shown(t, t.other(p), in) {
				return true
			}
		}
		if in[p] || slices.ContainsFunc(a.concludes[p], func(x *Node) bool { return in[x] }) {
			return true
		}
	}
	c := a.conclusion[n]
	if c == nil {
		return false
	}
	for _, t := range a.tied[c] {
		if (t.kind.symmetric() || t.from == c) && a.shown(t, t.other(c), in) {
			return true
		}
	}
	return in[c] || slices.ContainsFunc(a.premiseOf[c], func(x *Node) bool { return in[x] })
}
