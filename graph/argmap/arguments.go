package argmap

import (
	"fmt"

	"crux/graph"
)

// A Map is an argument map as Argdown draws it: statements and arguments are
// nodes, a structure is hidden inside its argument, and sections are groups.
type Map struct {
	// Nodes are the selected statements and then the selected arguments, each
	// in the order of the source.
	Nodes []*Node
	// Edges are those that relations stand for, in the order in which Argdown
	// lists them (what is written further in comes first), and then those
	// between arguments and statements that they share. There is at most one
	// of a kind from one node to another.
	Edges []*Link
	// Cut says that more than MaxIndirect edges have hidden statements behind
	// them, and some are missing.
	Cut bool
	// Groups are the outermost groups that have a node or group: first those
	// that have a node of their own, in the order of their first nodes.
	Groups []*Group
	// LeftOut tells of the statements and arguments that are no nodes.
	LeftOut []LeftOut
	// Sections are what the groups are made from, and Palette what the colours
	// come from.
	Sections *Sections
	Palette  *Palette
}

// A Node is a statement or an argument, or a group that Map.Close has closed:
// one of Claim, Argument, Sketch and Closed is set.
type Node struct {
	Claim    *graph.Claim
	Argument *graph.Argument
	Sketch   *graph.Sketch
	Closed   *Group

	// ID is "n0", "n1" … in the order of the map's nodes; of a closed group
	// it is the group's.
	ID string
	// LabelTitle and LabelText are what the settings want to have written on
	// the node; both may be empty.
	LabelTitle string
	LabelText  graph.Text
	Tags       []string
	// Color is #rgb or #rrggbb, "" for none; Chosen says that the author
	// chose it, else it is Argdown's own.
	Color  string
	Chosen bool
	// Group is the innermost group that the node is in, or nil.
	Group *Group
}

// Key returns the title of the statement, argument or group.
func (n *Node) Key() string {
	switch {
	case n.Claim != nil:
		return n.Claim.Key
	case n.Argument != nil:
		return n.Argument.Key
	case n.Sketch != nil:
		return n.Sketch.Key
	}
	return n.Closed.Title.Untagged()
}

// Statement reports whether n is a statement, and neither an argument nor a
// closed group.
func (n *Node) Statement() bool { return n.Claim != nil }

// The data, tags, text and occurrences of a statement or argument are what a
// selection and a label go by.
func (n *Node) data() graph.Data {
	switch {
	case n.Claim != nil:
		return n.Claim.Data
	case n.Argument != nil:
		return n.Argument.Data
	}
	return n.Sketch.Data
}

func (n *Node) allTags() []string {
	switch {
	case n.Claim != nil:
		return n.Claim.Tags
	case n.Argument != nil:
		return n.Argument.Tags
	}
	return n.Sketch.Tags
}

func (n *Node) text() (text graph.Text, untitled bool) {
	switch {
	case n.Claim != nil:
		return n.Claim.Text, n.Claim.Untitled
	case n.Argument != nil:
		return n.Argument.Text, n.Argument.Untitled
	}
	return n.Sketch.Text, n.Sketch.Untitled
}

// made is the place of an argument in the order in which they are made; an
// argument that is made before a sketch comes before it.
func (n *Node) made() int64 {
	if n.Argument != nil {
		return 2 * n.Argument.Made()
	}
	return 2*n.Sketch.ID() + 1
}

// Kind is what an edge of a Map says.
type Kind uint8

const (
	Support Kind = iota
	Attack
	Undercut
	Entails // a support between statements that holds strictly
	Contrary
	Contradictory
)

var kinds = [...]string{"support", "attack", "undercut", "entails", "contrary", "contradictory"}

func (k Kind) String() string { return kinds[k] }

// symmetric reports whether an edge of this kind says the same both ways.
func (k Kind) symmetric() bool { return k == Contrary || k == Contradictory }

// loose returns what is left of k where something else stands for a statement.
func (k Kind) loose() Kind {
	switch k {
	case Contrary, Contradictory:
		return Attack
	case Entails:
		return Support
	}
	return k
}

// A Link is an edge of a Map.
type Link struct {
	Kind     Kind
	From, To *Node
	// FromClaim and ToClaim are the statements that stand behind the edge
	// where the first of its relations starts and ends, the same one where
	// the two nodes share a statement; nil where an argument itself does.
	FromClaim, ToClaim *graph.Claim
	// Relations are what the edge stands for; none where the two nodes share a
	// statement.
	Relations []*graph.Relation
	Color     string // #rgb or #rrggbb, "" for none
}

// Arguments returns the argument map of g.
func Arguments(g *graph.Graph, s Settings) *Map {
	a := newAtlas(g)
	m := &Map{Sections: SectionsOf(g, s.Grouping)}
	m.Palette = PaletteOf(g, s.Colors, m.Sections)
	sieve := newSieve(s.Selection, m.Sections)
	a.choose(m, &sieve)
	for i, n := range m.Nodes {
		n.ID = fmt.Sprintf("n%d", i)
		n.label(s.Labels)
		n.Color, n.Chosen = m.Palette.of(n)
	}
	a.links(m, m.Palette.Relation)
	group(m, m.Sections)
	m.colorGroups(m.Groups)
	return m
}

// label writes on n what the settings want.
func (n *Node) label(l Labels) {
	mode := l.Arguments
	if n.Statement() {
		mode = l.Statements
	}
	text, untitled := n.text()
	switch mode {
	case TitleLabel:
		n.LabelTitle = n.Key()
	case TextLabel:
		n.LabelText = text
		if text.Plain == "" {
			n.LabelTitle = n.Key()
		}
	case ByDefault, HideUntitled:
		n.LabelText = text
		if !untitled || text.Plain == "" {
			n.LabelTitle = n.Key()
		}
	}
	if !l.HideTags {
		n.Tags = n.allTags()
	}
}
