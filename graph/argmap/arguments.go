package argmap

import "crux/graph"

// A Map is an argument map as Argdown draws it: statements and arguments are
// nodes, a structure is hidden inside its argument, and sections are groups.
type Map struct {
	// Nodes are the selected statements and then the selected arguments, each
	// in the order of the source.
	Nodes []*Node
	// Edges are those that relations stand for, in source order, and then those
	// between arguments and statements that they share. There is at most one
	// of a kind from one node to another.
	Edges []*Link
	// Groups are the outermost groups that have a node, in the order of their
	// first nodes.
	Groups []*Group
	// LeftOut tells of the statements and arguments that are no nodes.
	LeftOut []LeftOut
}

// A Node is a statement or an argument: one of Claim, Argument and Sketch is
// set.
type Node struct {
	Claim    *graph.Claim
	Argument *graph.Argument
	Sketch   *graph.Sketch
	// Group is the innermost group that the node is in, or nil.
	Group *Group
}

// Key returns the title of the statement or argument.
func (n *Node) Key() string {
	switch {
	case n.Claim != nil:
		return n.Claim.Key
	case n.Argument != nil:
		return n.Argument.Key
	}
	return n.Sketch.Key
}

// Statement reports whether n is a statement, and no argument.
func (n *Node) Statement() bool { return n.Claim != nil }

// data, tags, section and occurrences are what a selection goes by.
func (n *Node) data() graph.Data {
	switch {
	case n.Claim != nil:
		return n.Claim.Data
	case n.Argument != nil:
		return n.Argument.Data
	}
	return n.Sketch.Data
}

func (n *Node) tags() []string {
	switch {
	case n.Claim != nil:
		return n.Claim.Tags
	case n.Argument != nil:
		return n.Argument.Tags
	}
	return n.Sketch.Tags
}

func (n *Node) section() *graph.Section {
	switch {
	case n.Claim != nil:
		return n.Claim.Section
	case n.Argument != nil:
		return n.Argument.Section
	}
	return n.Sketch.Section
}

func (n *Node) occurrences() []graph.Occurrence {
	switch {
	case n.Claim != nil:
		return n.Claim.Occurrences
	case n.Argument != nil:
		return n.Argument.Occurrences
	}
	return n.Sketch.Occurrences
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

// A Link is an edge of a Map.
type Link struct {
	Kind     Kind
	From, To *Node
	// Relations are what the edge stands for; none where the two nodes share a
	// statement.
	Relations []*graph.Relation
}

// A Group is a section that has nodes or groups.
type Group struct {
	Section *graph.Section
	Level   int // 1 for the outermost
	Closed  bool
	Parent  *Group
	Groups  []*Group
	Nodes   []*Node
}

// Arguments returns the argument map of g.
func Arguments(g *graph.Graph, s Selection, by Grouping) *Map {
	a := newAtlas(g)
	m := &Map{}
	candidates := a.preselect(m, s)
	statements := a.selectStatements(m, s, candidates)
	for _, n := range statements {
		candidates[n] = true
	}
	arguments := a.selectArguments(m, s, candidates)

	m.Nodes = append(statements, arguments...)
	a.links(m)
	group(m, g, by)
	return m
}
