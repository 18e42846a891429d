// Package view decides what is shown of a graph: the boxes with their text
// broken into lines, the bars and signs of its relations, the lines between
// them and the frames around them, each with its size. Where these stand is
// the business of a layout.
package view

import (
	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
	"crux/render/words"
)

// A View is what a picture shows.
type View struct {
	Graph   *graph.Graph
	Outline *graph.Outline
	Words   words.Words

	Header []Paragraph // title, and what is read
	Nodes  []*Node     // in outline order
	Links  []Link
	Frames []*Frame // an outer one before those in it
	Legend []Entry
	Notes  []Paragraph // below the legend: what is missing
}

// A Paragraph is text broken into lines.
type Paragraph struct {
	Lines []font.Line
	Size  layout.Length // of the font
	// Measure breaks the paragraph anew for another width.
	runs []font.Run
}

// Rewrap returns p broken for another width.
func (p Paragraph) Rewrap(width layout.Length) Paragraph {
	p.Lines = font.Wrap(p.runs, p.Size, width)
	return p
}

// Height returns the height of p.
func (p Paragraph) Height() layout.Length {
	return layout.Length(len(p.Lines)) * LineHeight(p.Size)
}

// LineHeight returns the distance between the lines of text of a size.
func LineHeight(size layout.Length) layout.Length { return size * 6 / 5 }

// Kind is what a node is drawn as.
type Kind uint8

const (
	ClaimBox  Kind = iota
	SketchBox      // rounded
	Bar            // where premises meet, or where something ends on the relation
	Badge          // the sign of a relation on its line
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

	Width, Height layout.Length
	Frame         *Frame
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
}

// An Entry is a sample in the legend with what it means.
type Entry struct {
	Sample Sample
	Text   Paragraph
}

// Sample is what an entry of the legend shows.
type Sample uint8

const (
	SampleClaim Sample = iota
	SampleMain
	SampleUnstated
	SampleSketch
	SampleSupport
	SampleLinked
	SampleAttack
	SampleUndercut
	SampleContradiction
	SampleOther
)

// Sizes in points, of a picture at its natural size.
const (
	TextSize  = 10 * layout.Point
	TitleSize = 15 * layout.Point
	FrameSize = 11 * layout.Point // the title of a frame

	boxWidth   = 150 * layout.Point // of the text in a box
	padX, padY = 7 * layout.Point, 5 * layout.Point
	barPadX    = 6 * layout.Point
	barPadY    = 2 * layout.Point
	badgeSize  = 13 * layout.Point
	signWidth  = 11 * layout.Point // of the sign at the left of a bar
)

// PadX and PadY are the distances of a box's text from its border.
const (
	PadX = padX
	PadY = padY
)

// SignWidth is the room of the sign at the left of a bar, and BarPadX that
// between it, the text and the bar's ends.
const (
	SignWidth = signWidth
	BarPadX   = barPadX
)

// What a layout is asked for: the least distances between boxes side by side
// and between ranks, and how strongly the outermost claims want to be at the
// top (a line between two boxes wants 1).
const (
	BoxGap     = 10 * layout.Point
	RankGap    = 13 * layout.Point
	RootWeight = 100
)

// Options say what is shown.
type Options struct {
	// Partial says that the graph was read from a file with errors; the
	// picture says so too.
	Partial bool
	// Passages are what the text that is read says at the places of claims
	// and sketches.
	Passages map[graph.Node]string
}

// Of returns the view of g.
func Of(g *graph.Graph, o Options) *View {
	b := builder{
		v:      &View{Graph: g, Outline: g.Outline(), Words: words.For(g.Meta.Language)},
		index:  map[graph.Node]int{},
		frames: map[*graph.Section]*Frame{},
	}
	b.header()
	b.main = map[graph.Node]bool{}
	for _, c := range g.MainClaims() {
		b.main[c] = true
	}
	b.sections = count(g.Sections)
	b.nodes()
	for _, n := range b.v.Nodes {
		n.Passage = printable(o.Passages[n.Subject])
	}
	b.links()
	b.legend(o)
	return b.v
}

// builder makes a View.
type builder struct {
	v      *View
	index  map[graph.Node]int
	frames map[*graph.Section]*Frame
	main   map[graph.Node]bool

	sections int // in the graph
}

func (b *builder) header() {
	m := b.v.Graph.Meta
	w := b.v.Words
	add := func(size layout.Length, runs ...font.Run) {
		if p := paragraph(runs, size, 0); len(p.runs) > 0 {
			b.v.Header = append(b.v.Header, p)
		}
	}
	if m.Title != "" {
		add(TitleSize, font.Run{Text: m.Title, Style: font.Bold})
	}
	if m.Subtitle != "" {
		add(FrameSize, font.Run{Text: m.Subtitle})
	}
	if m.Work != (graph.Work{}) {
		runs := []font.Run{{Text: w.Reads + ": "}}
		for i, part := range []font.Run{{Text: m.Work.Author}, {Text: m.Work.Title, Style: font.Italic}, {Text: m.Work.Place}, {Text: m.Work.Date}} {
			if part.Text == "" {
				continue
			}
			if len(runs) > 1 {
				sep := ", "
				if i == 1 {
					sep = ": "
				}
				runs = append(runs, font.Run{Text: sep})
			}
			runs = append(runs, part)
		}
		add(TextSize, runs...)
	}
	if m.Author != "" {
		add(TextSize, font.Run{Text: w.By + " " + m.Author})
	}
}

// paragraph makes a paragraph that is yet to be broken where width is 0.
func paragraph(runs []font.Run, size, width layout.Length) Paragraph {
	var clean []font.Run
	for _, r := range runs {
		if r.Text = printable(r.Text); r.Text != "" {
			clean = append(clean, r)
		}
	}
	p := Paragraph{Size: size, runs: clean}
	if width > 0 {
		p.Lines = font.Balance(clean, size, width)
	}
	return p
}

// nodes makes a box for each claim and sketch, in outline order, and behind
// each the bars and badges of the relations on it.
func (b *builder) nodes() {
	done := map[*graph.Relation]bool{}
	var relations func(target graph.Node)
	relations = func(target graph.Node) {
		for _, r := range b.v.Graph.On(target) {
			if c := r.Contradiction; done[r] || c != nil && done[c.There] {
				continue
			}
			done[r] = true
			if r.Contradiction != nil {
				done[r.Contradiction.There] = true
			}
			b.relation(r)
			relations(r)
		}
	}
	for _, e := range b.v.Outline.Entries {
		if !e.Again {
			b.box(e)
			relations(e.Node)
		}
	}
	for _, r := range b.v.Graph.Relations() {
		if r.Target == nil {
			b.relation(r)
			relations(r)
		}
	}
}

func (b *builder) add(n *Node) {
	n.Name = printable(n.Name)
	b.index[n.Subject] = len(b.v.Nodes)
	b.v.Nodes = append(b.v.Nodes, n)
}

func (b *builder) box(e graph.Entry) {
	w := b.v.Words
	n := &Node{Subject: e.Node, Number: e.Number, Root: e.Relation == nil, Main: b.main[e.Node], Name: w.Sentence(b.v.Graph, b.v.Outline, e.Node, b.main[e.Node])}
	runs := []font.Run{{Text: e.Number + " ", Style: font.Bold}}
	before := func(s string) { runs = append(runs, font.Run{Text: s + ": ", Style: font.Italic}) }
	var section *graph.Section
	switch c := e.Node.(type) {
	case *graph.Claim:
		n.Unstated = c.Implicit
		if c.Implicit {
			before(w.Unstated)
		}
		if c.Voice != "" {
			before(words.Capital(c.Voice))
		}
		runs = append(runs, textRuns(c.Words())...)
		section = c.Section
	case *graph.Sketch:
		n.Kind = SketchBox
		if c.Voice != "" {
			before(words.Capital(c.Voice))
		}
		if c.Title() != "" && c.Text.Plain != "" {
			runs = append(runs, font.Run{Text: c.Title() + ": ", Style: font.Bold})
		}
		runs = append(runs, textRuns(c.Words())...)
		section = c.Section
	}
	n.Text = paragraph(runs, TextSize, boxWidth)
	// A long text gets a wider box: a column of sixty short lines is no box.
	for w := layout.Length(2); w <= 16 && len(n.Text.Lines) > 12*int(w)/2; w *= 2 {
		n.Text = paragraph(runs, TextSize, w*boxWidth)
	}
	n.Width, n.Height = widest(n.Text.Lines)+2*padX, n.Text.Height()+2*padY
	n.Frame = b.frame(section)
	b.add(n)
}

func widest(lines []font.Line) layout.Length {
	var w layout.Length
	for _, l := range lines {
		w = max(w, l.Width)
	}
	return w
}

// relation makes the bar or badge of r.
func (b *builder) relation(r *graph.Relation) {
	w := b.v.Words
	n := &Node{Kind: Badge, Subject: r, Style: StyleOf(r), Name: w.Relation(b.v.Outline, r), Width: badgeSize, Height: badgeSize}
	n.Open = r.Incomplete()
	if r.Linked() || n.Open || len(r.Rules) > 0 || r.Scheme != "" || len(b.v.Graph.On(r)) > 0 {
		n.Kind = Bar
		runs := []font.Run{{Text: w.Sign(r)}}
		for _, rule := range append([]string{r.Scheme}, r.Rules...) {
			if rule != "" {
				runs = append(runs, font.Run{Text: " · "}, font.Run{Text: rule, Style: font.Italic})
			}
		}
		if n.Open {
			runs = append(runs, font.Run{Text: " · "}, font.Run{Text: w.Missing, Style: font.Italic})
		}
		n.Text = paragraph(runs, TextSize, boxWidth)
		n.Width = widest(n.Text.Lines) + signWidth + 3*barPadX
		n.Height = n.Text.Height() + 2*barPadY
	}
	n.Frame = b.around(r)
	b.add(n)
}

// StyleOf returns how r looks.
func StyleOf(r *graph.Relation) Style {
	switch {
	case r.Contradiction != nil:
		return Contradiction
	case r.Undercut():
		return Undercut
	case r.Kind == graph.Attack:
		return Attack
	case r.Kind == graph.Support:
		return Support
	}
	return Other
}

// links makes the lines: from the sources of a relation to its bar or badge,
// and from there to its target.
func (b *builder) links() {
	for i, n := range b.v.Nodes {
		r, ok := n.Subject.(*graph.Relation)
		if !ok {
			continue
		}
		both := n.Style == Contradiction
		for _, s := range r.Sources {
			b.v.Links = append(b.v.Links, Link{From: b.index[s], To: i, Relation: r, Style: n.Style, Tail: both})
		}
		if r.Target != nil {
			b.v.Links = append(b.v.Links, Link{From: i, To: b.index[r.Target], Relation: r, Style: n.Style, Head: true})
		}
	}
}

// Frames help as long as they are few; more than these are left out, and what
// lies deeper belongs to the innermost frame that is drawn.
const (
	mostFrames   = 100
	deepestFrame = 6
)

// frame returns the frame of a section, made if need be, or nil.
func (b *builder) frame(s *graph.Section) *Frame {
	if b.sections > mostFrames {
		return nil
	}
	depth := 0
	for up := s; up != nil; up = up.Parent {
		depth++
	}
	for ; depth > deepestFrame; depth-- {
		s = s.Parent
	}
	if s == nil {
		return nil
	}
	f := b.frames[s]
	if f == nil {
		f = &Frame{Section: s, Parent: b.frame(s.Parent)}
		f.Title = paragraph(restyled(textRuns(s.Title), font.Bold), FrameSize, 2*boxWidth)
		f.Index = len(b.v.Frames)
		b.frames[s] = f
		b.v.Frames = append(b.v.Frames, f)
	}
	return f
}

// around returns the innermost frame that all ends of r are in, or nil.
func (b *builder) around(r *graph.Relation) *Frame {
	ends := r.Sources
	if r.Target != nil {
		ends = append(ends[:len(ends):len(ends)], r.Target)
	}
	var common []*graph.Section
	for i, n := range ends {
		path := b.path(n)
		if i == 0 {
			common = path
		}
		k := 0
		for k < len(common) && k < len(path) && common[k] == path[k] {
			k++
		}
		common = common[:k]
	}
	if len(common) == 0 {
		return nil
	}
	return b.frame(common[len(common)-1])
}

// count returns how many sections there are, inner ones included.
func count(sections []*graph.Section) int {
	n := len(sections)
	for _, s := range sections {
		n += count(s.Sections)
	}
	return n
}

// path returns the sections that n is in, the outermost first.
func (b *builder) path(n graph.Node) []*graph.Section {
	var s *graph.Section
	switch n := n.(type) {
	case *graph.Claim:
		s = n.Section
	case *graph.Sketch:
		s = n.Section
	case *graph.Relation:
		if i, ok := b.index[n]; ok && b.v.Nodes[i].Frame != nil {
			s = b.v.Nodes[i].Frame.Section
		}
	}
	var path []*graph.Section
	for ; s != nil; s = s.Parent {
		path = append([]*graph.Section{s}, path...)
	}
	return path
}

// legend lists what occurs in the picture.
func (b *builder) legend(o Options) {
	w := b.v.Words
	seen := map[Sample]bool{}
	for _, n := range b.v.Nodes {
		switch {
		case n.Kind == SketchBox:
			seen[SampleSketch] = true
		case n.Kind == ClaimBox:
			seen[SampleClaim] = true
			seen[SampleMain] = seen[SampleMain] || n.Main
			seen[SampleUnstated] = seen[SampleUnstated] || n.Unstated
		default:
			seen[[...]Sample{SampleSupport, SampleAttack, SampleUndercut, SampleContradiction, SampleOther}[n.Style]] = true
			if r := n.Subject.(*graph.Relation); r.Linked() {
				seen[SampleLinked] = true
			}
		}
	}
	texts := [...]string{w.ClaimEntry, w.MainEntry, w.UnstatedEntry, w.SketchEntry, w.SupportEntry, w.LinkedEntry,
		w.AttackEntry, w.UndercutEntry, w.ContradictionEntry, w.OtherEntry}
	for s, text := range texts {
		if seen[Sample(s)] {
			b.v.Legend = append(b.v.Legend, Entry{Sample(s), paragraph([]font.Run{{Text: text}}, TextSize, 2*boxWidth)})
		}
	}
	if o.Partial {
		b.v.Notes = append(b.v.Notes, paragraph([]font.Run{{Text: w.PartialEntry, Style: font.Bold}}, TextSize, 0))
	}
}
