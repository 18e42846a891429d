// Package view decides what is shown of a graph: the boxes with their text
// broken into lines, the bars and signs of its relations, the lines between
// them and the frames around them, each with its size. Where these stand is
// the business of a layout.
package view

import (
	"strings"

	"crux/graph"
	"crux/graph/argmap"
	"crux/render/font"
	"crux/render/layout"
	"crux/render/rival"
	"crux/render/verdict"
	"crux/render/words"
)

// A View is what a picture shows.
type View struct {
	Graph   *graph.Graph
	Outline *graph.Outline
	Words   words.Words

	Spacing Spacing
	Header  []Paragraph // title, and what is read
	Nodes   []*Node     // in outline order
	Links   []Link
	Frames  []*Frame // an outer one before those in it
	Legend  []Entry
	Notes   []Paragraph // below the legend: what is missing
	parted  int         // how many paragraphs of Header, the last ones, say where readings part
	metrics font.Metrics
	tagged  bool // the legend has the entry of tags
	// Heads are what two maps side by side are called; without lines there is one map.
	Heads [2]Paragraph
	// Strip is the text between two maps side by side; nil is none.
	Strip *Strip
	// Caption is what the verdicts on the map are called, and the readings, "" for
	// nothing.
	Caption string
	// Description says how much there is, what it is finally about, and what is
	// not shown.
	Description string
}

// A Paragraph is text broken into lines.
type Paragraph struct {
	Lines []font.Line
	Size  layout.Length // of the font
	text  font.Text
	lead  layout.Length // between lines, in hundredths of Size

	rightToLeft bool
	// Marks stand before the first line, whose first run is their room.
	Marks []Mark
}

// Rewrap returns p broken for another width.
func (p Paragraph) Rewrap(width layout.Length) Paragraph {
	p.Lines = p.text.Wrap(p.Size, width)
	return p
}

// Balanced returns p broken for another width into lines of about equal length.
func (p Paragraph) Balanced(width layout.Length) Paragraph {
	p.Lines = p.text.Balance(p.Size, width)
	return p
}

// Height returns the height of p.
func (p Paragraph) Height() layout.Length {
	return layout.Length(len(p.Lines)) * p.LineHeight()
}

// LineHeight returns the distance between the lines of p.
func (p Paragraph) LineHeight() layout.Length { return p.Size * p.lead / 100 }

// Kind is what a node is drawn as.
type Kind uint8

const (
	ClaimBox    Kind = iota
	SketchBox        // rounded
	Bar              // where premises meet, or where something ends on the relation
	Badge            // the sign of a relation on its line
	ClosedBox        // a section that hides what is in it
	TagBox           // the number of a box that stands elsewhere
	QuestionBox      // a critical question that is open
)

// A Node is a box, bar or badge.
type Node struct {
	Kind    Kind
	Subject graph.Node // a *graph.Claim, *graph.Sketch or *graph.Relation
	Number  string     // of a claim or sketch
	Text    Paragraph
	// Name is what is read out for the node.
	Name string
	// Passage is what the text that is read says at its place, "" where that
	// is not known.
	Passage string

	Main     bool // a main claim
	Root     bool // an outermost entry of the outline
	Unstated bool
	Style    Style // of a bar or badge
	// Open bars lack their premises.
	Open bool
	// Thin bars have no words: they are as long and thin as a layout makes them.
	Thin bool
	// Color is that of the stripe at the left edge of a box, six hexadecimal
	// digits behind a hash sign, or "".
	Color string

	// Page is the number, from 1, of the page on which more of this stands, 0 for
	// none.
	Page int
	// RefersTo is what a tag stands for.
	RefersTo graph.Node

	// Verdict is what is said of the node; a sign that stands for several relations
	// has the strongest label of theirs.
	Verdict verdict.Verdict
	// Score is what is written at the bar of its strength, without lines where it
	// has no bar.
	Score Paragraph

	// Rival is what two readings have of the node, and Below the second text of a
	// divided box, without lines elsewhere.
	Rival rival.Rival
	Below Paragraph

	marks      []Mark
	below      []font.Run // what Below is made of
	belowMarks []Mark

	// Ghost says that the reading that is shown does not have this, and the other one
	// does.
	Ghost bool
	// Twin is the node as the other reading has it, which is drawn at the same place of
	// another map beside; nil where there is none. Both have room in the node's sizes.
	Twin *Node

	room      font.Run   // of the marks, in front of the text
	runs      []font.Run // what is written in a box
	continued *Paragraph

	Width, Height layout.Length
	// Sizes are what a layout can choose for the box instead of Width and Height,
	// with its text in as many lines as that needs. They may be nil.
	Sizes []layout.Size
	Frame *Frame
}

// Style is how a relation looks.
type Style uint8

const (
	Support Style = iota
	Attack
	Undercut
	Contradiction
	Other // restatement and preference
)

// A Link is a part of the line of a relation.
type Link struct {
	From, To int // indices of nodes
	Relation *graph.Relation
	Style    Style
	// Head and Tail say whether there is an arrowhead at To and at From.
	Head, Tail bool
}

// A Frame is drawn around the nodes of a section.
type Frame struct {
	Section *graph.Section
	Title   Paragraph
	Parent  *Frame
	Index   int
	Color   string // of its stripe, as that of a Node
}

// An Entry is a sample in the legend with what it means.
type Entry struct {
	Sample Sample
	Style  Style // of a SampleLinked: that of the picture's first
	Text   Paragraph
}

// Sample is what an entry of the legend shows.
type Sample uint8

const (
	SampleClaim Sample = iota
	SampleMain
	SampleUnstated
	SampleSketch
	SampleClosed
	SampleSupport
	SampleLinked
	SampleAttack
	SampleUndercut
	SampleContradiction
	SampleOther
	SampleTag
	SampleStands
	SampleAssumed
	SampleFalls
	SampleUndecided
	SampleStep
	SampleStrength
	SampleIdle
	SampleOnlyA
	SampleOnlyB
	SampleOnlyLineA
	SampleOnlyLineB
	SampleChanged
	SampleDivided
	SampleCrux
	SampleGhost
	SampleGhostLine
	SampleSeveral
	SampleRibbon
	SampleTie
	SampleQuestion
)

// Sizes in points, of a picture at its natural size.
const (
	TextSize  = 10 * layout.Point
	TitleSize = 15 * layout.Point
	FrameSize = 11 * layout.Point // the title of a frame

	// SignWidth is the room of the sign at the left of a bar, and BarPadX that
	// between it, the text and the bar's ends.
	SignWidth = 11 * layout.Point
	BarPadX   = 6 * layout.Point

	boxWidth = 150 * layout.Point // of the text in a box
	barPadY  = 2 * layout.Point
)

// What a layout is asked for: the least distances between boxes side by side and
// between ranks.
const (
	BoxGap  = 10 * layout.Point
	RankGap = 13 * layout.Point
)

// Options say what is shown.
type Options struct {
	// Partial says that the graph was read from a file with errors; the
	// picture says so too.
	Partial bool
	// Passages are what the text that is read says at the places of claims
	// and sketches.
	Passages map[graph.Node]string
	// Metrics are what text is measured with; the zero Metrics are those of
	// Liberation Sans.
	Metrics font.Metrics
	// Spacing is how close things stand; the zero Spacing is Ranks.
	Spacing Spacing

	// Labels are what is written in the boxes of claims and sketches; a box
	// without one has the words of its claim.
	Labels map[graph.Node]Label
	// Colors and FrameColors are #rgb or #rrggbb: those that the author chose
	// for claims, sketches and sections. They are shown as narrow stripes,
	// beside what says the same without colour.
	Colors      map[graph.Node]string
	FrameColors map[*graph.Section]string
	// Closed are the sketches that stand for a closed section, with how many
	// boxes each hides.
	Closed map[graph.Node]int
	// LeftOut is how many claims and sketches are not shown, by the reason.
	LeftOut [argmap.Reasons]int

	// Edges says that relations are plain edges without bars, rules and
	// schemes: each source has a line of its own.
	Edges bool
	// Labelled is the kind of all labels; it goes before Labels.
	Labelled Labels
	// NoNumbers and NoVoices take the outline numbers and the voices out of the
	// boxes. They stay in what is read out.
	NoNumbers, NoVoices bool
	// Locators says that boxes tell where the text states a claim.
	Locators bool
	// Part is what a part of a map is shown as; nil where the graph is the whole
	// map.
	Part *Part
	// Folded are the claims and sketches whose branches are folded, with how many
	// boxes each hides.
	Folded map[graph.Node]int
	// Missing is how many of its sources a relation has lost.
	Missing map[*graph.Relation]int
	// Verdicts are what is said of the nodes; nil is nothing.
	Verdicts *verdict.Set
	// Rivals are what two readings have of the nodes; nil is nothing.
	Rivals *rival.Set
	// Questions are the critical questions that are open.
	Questions Questions
	// Notes are sentences below the legend, such as those on what the reader
	// chose not to see.
	Notes []string
}

// A Part is what the whole map says of a part of it.
type Part struct {
	Outline *graph.Outline // of the part, with the numbers of the whole map
	Main    map[graph.Node]bool
}

// A Label is what is written in a box; both parts may be empty.
type Label struct {
	Title string
	Text  graph.Text
}

// Of returns the view of g.
func Of(g *graph.Graph, o Options) *View {
	if o.Spacing == (Spacing{}) {
		o.Spacing = Ranks
	}
	b := builder{
		v:      &View{Graph: g, Words: words.For(g.Meta.Language), Spacing: o.Spacing, metrics: o.Metrics},
		index:  map[graph.Node]int{},
		frames: map[*graph.Section]*Frame{},
		main:   map[graph.Node]bool{},
		o:      o,

		sections: count(g.Sections),

		lines:  map[edge]int{},
		from:   map[int]graph.Node{},
		marks:  map[int][]string{},
		stands: map[*graph.Relation]*graph.Relation{},
		asked:  map[int]*graph.Relation{},
	}
	b.v.Words.Closed, b.v.Words.Folded, b.v.Words.Verdicts = o.Closed, o.Folded, o.Verdicts
	b.v.Words.Rivals = o.Rivals
	b.v.Caption = printable(b.v.Words.Heading())
	if o.Part != nil {
		b.v.Outline, b.main = o.Part.Outline, o.Part.Main
		b.v.Words.Main = o.Part.Main
	} else {
		b.v.Outline = g.Outline()
		for _, c := range g.MainClaims() {
			b.main[c] = true
		}
	}
	if o.Rivals.Sided() {
		b.main = o.Rivals.Main
	}
	b.header()
	b.nodes()
	for _, n := range b.v.Nodes {
		n.Passage = b.tooltip(n)
	}
	b.links()
	b.legend()
	b.describe()
	return b.v
}

// builder makes a View.
type builder struct {
	v      *View
	index  map[graph.Node]int
	frames map[*graph.Section]*Frame
	main   map[graph.Node]bool
	o      Options

	sections int             // in the graph
	spaces   []layout.Length // the widths of one space, two, three …, as far as they were asked for

	// Where relations are plain edges: their signs, by index, with the source
	// and the letters of each; what stands for a relation that is one edge with
	// another; and how many are linked.
	lines  map[edge]int
	from   map[int]graph.Node
	marks  map[int][]string
	stands map[*graph.Relation]*graph.Relation
	linked int

	asked map[int]*graph.Relation // which step the box of an open question asks about
}

// stripe returns a colour as six digits, or "" where it is none.
func stripe(color string) string {
	color = strings.ToLower(color)
	if len(color) == 4 {
		color = string([]byte{color[0], color[1], color[1], color[2], color[2], color[3], color[3]})
	}
	if len(color) != 7 || color[0] != '#' || strings.Trim(color[1:], "0123456789abcdef") != "" {
		return ""
	}
	return color
}
