// Package scene holds a picture as positioned shapes that know what they mean.
// Every writer reads it: what a picture is, is decided here; how a format says
// it, there.
package scene

import (
	"slices"
	"strings"

	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
	"crux/render/rival"
	"crux/render/theme"
	"crux/render/verdict"
	"crux/render/view"
)

// A Scene is a picture. All lengths are in 1/64 pt at its natural size, x to the
// right, y downwards.
type Scene struct {
	Width, Height layout.Length
	// ShownWidth and ShownHeight are its size on the page: the natural one,
	// or in the same proportion what a Page asked for.
	ShownWidth, ShownHeight layout.Length

	Background  string
	Language    string // BCP 47
	Title       string
	Description string
	// Notes are what a program may want to know of the picture and its readers do
	// not see: which page it is, and how its boxes are arranged.
	Notes []string
	// Parts are in the order in which they are drawn and read: title,
	// frames, then claims and relations in outline order, the legend last.
	Parts []Part
}

// A Part is a group of shapes that mean something together.
type Part struct {
	Kind Kind
	ID   string // unique in its scene, stable from edit to edit
	Name string // what is read out; "" for decoration
	// Tooltip is what a pointer over the part shows, "" for nothing.
	Tooltip string
	// Page is the number, from 1, of the page on which more of the part stands, 0
	// for none.
	Page int
	// Subject is what a part of kind Claim, Sketch or Relation shows.
	Subject graph.Node
	Shapes  []Shape
}

// Kind is what a part is.
type Kind uint8

const (
	Header Kind = iota
	Frame
	Claim
	Sketch
	Relation
	Reference // to a claim or sketch that stands elsewhere
	Legend
	Question // a critical question that is open
	Ribbon   // the text between two maps side by side
)

var kinds = [...]string{"header", "section", "claim", "sketch", "relation", "reference", "legend", "question", "text"}

func (k Kind) String() string { return kinds[k] }

// A Shape is a Rect, Path, Polygon or Text.
type Shape interface{ shape() }

// Paint is how a shape is filled and bordered; "" is not at all.
type Paint struct {
	Fill, Stroke string
	Width        layout.Length
	Dash         []layout.Length
}

// A Rect is an upright rectangle with corners of the given radius.
type Rect struct {
	layout.Rect
	Radius layout.Length
	Paint  Paint
}

// A Path is a chain of cubic Bézier segments.
type Path struct {
	Curve layout.Curve
	Paint Paint
	// From and To are what the line of a relation joins, the subjects of
	// other parts or of its own; both are nil where the path is no such line.
	From, To graph.Node
}

// A Polygon is a closed shape.
type Polygon struct {
	Points []layout.Position
	Paint  Paint
}

// A Text is one line of text. At is the start of its baseline: the left end,
// or the right one for text that is set from right to left.
type Text struct {
	At          layout.Position
	Runs        []font.Run
	Size        layout.Length
	Color       string
	RightToLeft bool
}

func (Rect) shape()    {}
func (Path) shape()    {}
func (Polygon) shape() {}
func (Text) shape()    {}

// Distances in 1/64 pt.
const (
	headLead = 2 * layout.Point // below each line of the title
	frameGap = 4 * layout.Point
)

// Problem returns what a layout is asked to place: the nodes of v by their
// indices, its links by theirs, and its frames.
func Problem(v *view.View) layout.Problem {
	p := layout.Problem{BoxGap: view.BoxGap, RankGap: view.RankGap}
	for _, n := range v.Nodes {
		group := layout.None
		if n.Frame != nil {
			group = n.Frame.Index
		}
		box := layout.Box{Width: n.Width, Height: n.Height, Sizes: n.Sizes, Group: group, Root: n.Root}
		switch {
		case n.Thin:
			box.Role = layout.Bar
		case n.Kind == view.Bar || n.Kind == view.Badge:
			box.Role = layout.Sign
		}
		p.Boxes = append(p.Boxes, box)
	}
	for _, l := range v.Links {
		p.Links = append(p.Links, layout.Link{From: l.From, To: l.To, Head: l.Head, Tail: l.Tail})
	}
	for _, f := range v.Frames {
		g := layout.Group{Parent: layout.None, TitleHeight: f.Title.Height() + 2*frameGap}
		if f.Parent != nil {
			g.Parent = f.Parent.Index
		}
		for _, l := range f.Title.Lines {
			g.TitleWidth = max(g.TitleWidth, l.Width+2*v.Spacing.PadX)
		}
		p.Groups = append(p.Groups, g)
	}
	return p
}

// Continue lets a layout of v go on in other columns, below tags.
func Continue(p *layout.Problem, v *view.View) {
	for i, n := range v.Nodes {
		if n.Sizes != nil {
			p.Boxes[i].Again = view.TagSize(v.Continued(n))
		}
	}
}

// Of returns the picture of v with everything at the places that a layout of
// Problem(v) gave it.
func Of(v *view.View, at layout.Result, th theme.Theme, page Page) *Scene {
	b := &builder{
		v: v, at: at, th: th,
		s: &Scene{Background: th.Background, Language: v.Words.Language, Title: title(v), Description: v.Description},
	}
	if l := v.Graph.Meta.Language; l != "" {
		b.s.Language = l
	}
	b.own = make([][]int, len(v.Nodes))
	for k, l := range v.Links {
		if n := v.Nodes[l.To]; n.Subject == l.Relation && l.From != l.To {
			b.own[l.To] = append(b.own[l.To], k)
		} else {
			b.own[l.From] = append(b.own[l.From], k)
		}
	}
	b.unframed()
	b.page(page)
	b.heads()
	b.graph()
	b.beside()
	b.legend()
	return b.s
}

// graph draws the map itself.
func (b *builder) graph() {
	b.routes()
	b.frames()
	for i := range b.v.Nodes {
		b.node(i)
	}
	b.again()
}

// title returns what the picture is called.
func title(v *view.View) string {
	if v.Caption != "" {
		return mapTitle(v) + " (" + v.Caption + ")"
	}
	return mapTitle(v)
}

func mapTitle(v *view.View) string {
	if v.Graph.Meta.Title != "" {
		return v.Graph.Meta.Title
	}
	if main := v.Graph.MainClaims(); len(main) > 0 {
		return main[0].Words().Untagged()
	}
	return "crux"
}

// builder makes a Scene.
type builder struct {
	v  *view.View
	at layout.Result
	th theme.Theme
	s  *Scene

	margin layout.Length // at the natural size
	edges  []edge        // of sections without a frame
	// Where the map has its origin, and where the legend begins.
	origin layout.Position
	below  layout.Length
	head   []view.Paragraph
	rows   [][]entry
	notes  []view.Paragraph
	ids    ids
	own    [][]int        // the links that a relation draws, by the index of its node
	curves []layout.Curve // of the links, on the page
	// trunkOf says of each link whether it ends on a trunk, and trunkAt which
	// trunks each node draws.
	trunkOf []bool
	trunkAt [][]int
}

// lines sets a paragraph whose upper edge is at y, between x and x+width.
func (b *builder) lines(p view.Paragraph, x, y, width layout.Length, color string) []Shape {
	var shapes []Shape
	rtl := p.RightToLeft()
	if rtl {
		x += width
	}
	height := p.LineHeight()
	// The line's ascent and descent stand in the middle of its height.
	baseline := y + (height+font.Ascent(p.Size)-font.Descent(p.Size))/2
	for _, l := range p.Lines {
		shapes = append(shapes, Text{At: layout.Position{X: x, Y: baseline}, Runs: l.Runs, Size: p.Size, Color: color, RightToLeft: rtl})
		baseline += height
	}
	return shapes
}

// rect moves a rectangle of the layout to its place on the page.
func (b *builder) rect(r layout.Rect) layout.Rect {
	return layout.Rect{Min: b.move(r.Min), Max: b.move(r.Max)}
}

func (b *builder) move(p layout.Position) layout.Position {
	return layout.Position{X: p.X + b.origin.X, Y: p.Y + b.origin.Y}
}

// routes takes the curves of the links to their places on the page, with their
// arrowheads apart.
func (b *builder) routes() {
	boxes := make([]layout.Rect, len(b.v.Nodes))
	for i := range boxes {
		boxes[i] = b.rect(b.at.Boxes[i])
	}
	for k := range b.v.Links {
		curve := make(layout.Curve, len(b.at.Links[k]))
		for j, p := range b.at.Links[k] {
			curve[j] = b.move(p)
		}
		b.curves = append(b.curves, curve)
	}
	if b.at.Signs == nil { // an engine with places for signs has them for all ends
		spread(b.v.Nodes, boxes, b.v.Links, b.curves)
	}
	b.trunkOf = make([]bool, len(b.v.Links))
	b.trunkAt = make([][]int, len(b.v.Nodes))
	for n, t := range b.at.Trunks {
		for _, l := range t.Links {
			b.trunkOf[l] = true
		}
		owner := b.v.Links[t.Links[0]].From
		if _, ok := b.v.Nodes[owner].Subject.(*graph.Relation); !ok {
			owner = t.To
		}
		b.trunkAt[owner] = append(b.trunkAt[owner], n)
	}
}

func (b *builder) frames() {
	for i, f := range b.v.Frames {
		if b.at.Groups[i] == (layout.Rect{}) {
			continue
		}
		r := b.rect(b.at.Groups[i])
		part := Part{Kind: Frame, ID: b.ids.unique("section", f.Section.Title.Untagged()), Name: f.Section.Title.Untagged()}
		part.Shapes = append(part.Shapes, Rect{Rect: r, Radius: 6 * layout.Point, Paint: fill(b.th.Frame)})
		part.Shapes = append(part.Shapes, stripe(f.Color, r, 6*layout.Point, b.th.Frame.Width)...)
		title := b.titlePlace(f.Title, r)
		part.Shapes = append(part.Shapes, b.lines(f.Title, title.Min.X, title.Min.Y, title.Width(), b.th.Faint)...)
		b.s.Parts = append(b.s.Parts, part)
	}
}

// titlePlace returns where the title of a frame stands: where a line of its
// writing begins at the upper edge, or else in the middle or at the other end,
// where no line runs through it.
func (b *builder) titlePlace(title view.Paragraph, frame layout.Rect) layout.Rect {
	width := layout.Length(0)
	for _, l := range title.Lines {
		width = max(width, l.Width)
	}
	free := frame.Width() - 2*b.v.Spacing.PadX - width
	var first layout.Rect
	indents := []layout.Length{0, free / 2, free}
	if title.RightToLeft() {
		slices.Reverse(indents)
	}
	for i, indent := range indents {
		at := layout.Position{X: frame.Min.X + b.v.Spacing.PadX + max(indent, 0), Y: frame.Min.Y + frameGap}
		place := layout.Rect{Min: at, Max: layout.Position{X: at.X + width, Y: at.Y + title.Height()}}
		if i == 0 {
			first = place
		}
		if !slices.ContainsFunc(b.curves, func(c layout.Curve) bool { return crosses(c, place) }) {
			return place
		}
	}
	return first
}

// again draws the tags at the tops of columns.
func (b *builder) again() {
	for _, a := range b.at.Again {
		n := b.v.Nodes[a.Box]
		text := b.v.Continued(n)
		r := b.rect(a.Place)
		part := Part{Kind: Reference, ID: b.ids.unique("continued", key(n.Subject)), Name: plainText(text), Subject: &graph.Claim{}}
		if n.Ghost {
			part.Name = ""
			part.Shapes = b.faint(r, r.Height()/2)
			b.s.Parts = append(b.s.Parts, part)
			continue
		}
		part.Shapes = append(part.Shapes, Rect{Rect: r, Radius: r.Height() / 2, Paint: fill(b.th.Sketch)})
		part.Shapes = append(part.Shapes, b.lines(text, r.Min.X+view.TagPadX, r.Min.Y+(r.Height()-text.Height())/2, r.Width()-2*view.TagPadX, b.th.Text)...)
		b.s.Parts = append(b.s.Parts, part)
	}
}

func plainText(p view.Paragraph) string {
	var words []string
	for _, l := range p.Lines {
		words = append(words, plain(Text{Runs: l.Runs}))
	}
	return strings.Join(words, " ")
}

func fill(f theme.Fill) Paint {
	return Paint{Fill: f.Fill, Stroke: f.Stroke, Width: f.Width, Dash: f.Dash}
}

// node draws a box, or a relation with its lines.
func (b *builder) node(i int) {
	n := b.v.Nodes[i]
	r := b.rect(b.at.Boxes[i])
	part := Part{Kind: Relation, Name: n.Name, Subject: n.Subject, Tooltip: n.Passage, Page: n.Page}
	switch n.Kind {
	case view.QuestionBox:
		b.asking(&part, i)
		b.box(&part, i, r)
	case view.ClaimBox, view.SketchBox, view.ClosedBox, view.TagBox:
		b.box(&part, i, r)
	default:
		b.relation(&part, i, r)
	}
	b.s.Parts = append(b.s.Parts, part)
}

func (b *builder) box(part *Part, i int, r layout.Rect) {
	n := b.v.Nodes[i]
	paint, radius := fill(b.th.Box), 3*layout.Point
	part.Kind = Claim
	switch {
	case n.Kind == view.TagBox:
		paint, radius = fill(b.th.Sketch), r.Height()/2
		part.Kind = Reference
	case n.Kind == view.QuestionBox:
		paint, radius = fill(b.question()), 6*layout.Point
		part.Kind = Question
	case n.Kind == view.SketchBox:
		paint, radius = fill(b.th.Sketch), 10*layout.Point
		part.Kind = Sketch
	case n.Kind == view.ClosedBox:
		paint, radius = fill(b.th.Closed), 6*layout.Point
		part.Kind = Frame
	case n.Main:
		paint = fill(b.th.Main)
	case n.Unstated:
		paint = fill(b.th.Unstated)
	}
	if n.Unstated {
		paint.Dash = b.th.Unstated.Dash
	}
	switch {
	case n.Verdict.Label != verdict.None:
		paint.Fill = b.ground(n.Verdict).Fill
	case n.Rival.Whose != rival.Both:
		paint.Fill = b.only(n.Rival.Whose).Fill
	}
	part.ID = b.id(i)
	if n.Ghost {
		b.ghost(part, n, r, radius)
		return
	}
	part.Shapes = append(part.Shapes, Rect{Rect: r, Radius: radius, Paint: paint})
	part.Shapes = append(part.Shapes, b.halo(n.Rival, r, radius)...)
	part.Shapes = append(part.Shapes, stripe(n.Color, r, radius, paint.Width)...)
	part.Shapes = append(part.Shapes, b.sectionEdge(n, r, radius, paint.Width)...)
	part.Shapes = append(part.Shapes, b.edge(n.Rival.Whose, r, radius, paint.Width)...)
	text, pad := n.Text, b.v.Spacing.PadX
	if n.Kind == view.TagBox {
		pad = view.TagPadX
	}
	if n.Sizes != nil {
		text = text.Balanced(r.Width() - 2*pad)
	}
	inside := layout.Rect{Min: layout.Position{X: r.Min.X + pad, Y: r.Min.Y}, Max: layout.Position{X: r.Max.X - pad, Y: r.Max.Y}}
	inside.Max.Y -= n.Score.Height()
	if n.Divided() {
		inside.Min.Y, inside.Max.Y = inside.Min.Y+b.v.Spacing.PadY, inside.Max.Y-b.v.Spacing.PadY
		part.Shapes = append(part.Shapes, b.divided(n, inside, r)...)
	} else {
		inside.Min.Y += (inside.Height() - text.Height()) / 2
	}
	part.Shapes = append(part.Shapes, b.written(n, text, inside)...)
	part.Shapes = append(part.Shapes, b.score(n, layout.Rect{Min: layout.Position{X: inside.Min.X, Y: inside.Min.Y + text.Height()}, Max: inside.Max})...)
}

// relation draws the lines of a relation, then its bar or badge over their
// ends.
func (b *builder) relation(part *Part, i int, r layout.Rect) {
	n := b.v.Nodes[i]
	part.ID = b.id(i)
	if n.Ghost {
		b.ghostLines(part, i, r)
		return
	}
	line := b.look(n)
	center := layout.Position{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}
	for _, k := range b.own[i] {
		part.Shapes = append(part.Shapes, b.band(n.Rival.Whose, b.curves[k])...)
	}
	for _, k := range b.own[i] {
		l, curve := b.v.Links[k], b.curves[k]
		if len(curve) == 0 {
			continue
		}
		if n.Kind == view.Badge {
			// A badge is round and its place is square: go on to its middle.
			if l.From == i {
				curve = append(segment(center, curve[0]), curve[1:]...)
			} else {
				curve = append(curve, segment(curve[len(curve)-1], center)[1:]...)
			}
		}
		if b.trunkOf[k] {
			l.Head = false // the trunk has it
		}
		part.Shapes = append(part.Shapes, b.line(curve, l, line)...)
	}
	part.Shapes = append(part.Shapes, b.trunks(i)...)
	if b.at.Boxes[i] == (layout.Rect{}) {
		return
	}
	paint := Paint{Fill: line.Fill, Stroke: line.Stroke, Width: line.Width}
	if n.Kind == view.Badge {
		part.Shapes = append(part.Shapes, Rect{Rect: r, Radius: r.Width() / 2, Paint: paint})
		part.Shapes = append(part.Shapes, b.sign(n, center, r.Width(), line)...)
		return
	}
	if n.Thin {
		part.Shapes = append(part.Shapes, b.bar(i, r, line)...)
		return
	}
	if n.Open {
		paint.Dash = b.th.Unstated.Dash
	}
	part.Shapes = append(part.Shapes, Rect{Rect: r, Radius: 3 * layout.Point, Paint: paint})
	part.Shapes = append(part.Shapes, b.halo(n.Rival, r, 3*layout.Point)...)
	center.X = r.Min.X + view.BarPadX + view.SignWidth/2
	part.Shapes = append(part.Shapes, b.sign(n, center, 13*layout.Point, line)...)
	x := r.Min.X + 2*view.BarPadX + view.SignWidth
	top := r.Min.Y + (r.Height()-n.Text.Height())/2
	part.Shapes = append(part.Shapes, b.written(n, n.Text, layout.Rect{Min: layout.Position{X: x, Y: top}, Max: layout.Position{X: r.Max.X - view.BarPadX, Y: top + n.Text.Height()}})...)
}
