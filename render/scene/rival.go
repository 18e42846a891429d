package scene

import (
	"crux/render/font"
	"crux/render/layout"
	"crux/render/rival"
	"crux/render/theme"
	"crux/render/view"
)

// Two readings as one picture. What only A has is on A's ground, with an edge at the left
// and a round letter, and its lines run in a hollow band; what only B has is on B's, with
// an edge at the right and a square letter, and its lines run in a full band. So the two
// differ in side and shape as well as in colour. What they part by has a border of its own
// around it, and a star.

// Sizes in 1/64 pt.
const (
	bandWidth = 13 * layout.Point / 2 // of the band around a line
	bandWall  = 3 * layout.Point / 4  // of a hollow band
	haloWidth = 2 * layout.Point
	haloApart = 5 * layout.Point / 2 // from the border of a box to the middle of the halo
)

// only returns how what only one reading has looks.
func (b *builder) only(w rival.Whose) theme.Ground {
	if w == rival.OnlyA {
		return b.th.OnlyA
	}
	return b.th.OnlyB
}

// edge draws the edge of a box that only one reading has.
func (b *builder) edge(w rival.Whose, box layout.Rect, radius, border layout.Length) []Shape {
	if w == rival.Both {
		return nil
	}
	// It keeps from the text also where boxes are tight.
	width := min(stripeWidth, b.v.Spacing.PadX-3*layout.Point/2)
	shapes := strip(b.only(w).Stroke, width, box, radius, border)
	if w == rival.OnlyB {
		return mirrored(shapes, box)
	}
	return shapes
}

// halo draws the border around what readings part by.
func (b *builder) halo(r rival.Rival, box layout.Rect, radius layout.Length) []Shape {
	if len(r.Cruxes) == 0 {
		return nil
	}
	out := layout.Rect{Min: layout.Position{X: box.Min.X - haloApart, Y: box.Min.Y - haloApart}, Max: layout.Position{X: box.Max.X + haloApart, Y: box.Max.Y + haloApart}}
	return []Shape{Rect{Rect: out, Radius: radius + haloApart, Paint: Paint{Stroke: b.th.Crux.Stroke, Width: haloWidth}}}
}

// band draws what a line of one reading runs over.
func (b *builder) band(w rival.Whose, curve layout.Curve) []Shape {
	if w == rival.Both || len(curve) == 0 {
		return nil
	}
	g := b.only(w)
	if w == rival.OnlyB {
		return []Shape{Path{Curve: curve, Paint: Paint{Stroke: g.Fill, Width: bandWidth}}}
	}
	return []Shape{
		Path{Curve: curve, Paint: Paint{Stroke: g.Stroke, Width: bandWidth}},
		Path{Curve: curve, Paint: Paint{Stroke: g.Fill, Width: bandWidth - 2*bandWall}},
	}
}

// letter draws the letter of a reading in a rectangle.
func (b *builder) letter(letter string, r layout.Rect) []Shape {
	g, radius := b.th.OnlyA, r.Height()/2
	if letter == "B" {
		g, radius = b.th.OnlyB, layout.Point
	}
	plate := Rect{Rect: shrink(r, layout.Point/2), Radius: radius, Paint: Paint{Fill: g.Stroke, Stroke: g.Stroke, Width: layout.Point}}
	run := font.Run{Text: letter, Style: font.Bold}
	width := font.LineWidth([]font.Run{run}, view.TextSize)
	at := layout.Position{X: (r.Min.X + r.Max.X - width) / 2, Y: (r.Min.Y+r.Max.Y)/2 + view.TextSize*36/100}
	return []Shape{plate, Text{At: at, Runs: []font.Run{run}, Size: view.TextSize, Color: g.Fill}}
}

// star draws a star in a rectangle, with its numbers behind it on a baseline.
func (b *builder) star(text string, r layout.Rect, baseline layout.Length) []Shape {
	g := b.th.Crux
	shapes := []Shape{Rect{Rect: shrink(r, layout.Point/2), Radius: 2 * layout.Point, Paint: Paint{Fill: g.Fill, Stroke: g.Stroke, Width: layout.Point}}}
	x, y := r.Min.X+view.MarkSize/2, (r.Min.Y+r.Max.Y)/2
	// Its corners in hundredths of a point, from the top.
	corners := [...][2]layout.Length{{0, -400}, {94, -129}, {380, -124}, {152, 49}, {235, 324}, {0, 160}, {-235, 324}, {-152, 49}, {-380, -124}, {-94, -129}}
	var points []layout.Position
	for _, c := range corners {
		points = append(points, layout.Position{X: x + c[0]*layout.Point/100, Y: y + (c[1]+20)*layout.Point/100})
	}
	shapes = append(shapes, Polygon{Points: points, Paint: Paint{Fill: g.Stroke}})
	if text != "" {
		at := layout.Position{X: r.Min.X + view.MarkSize - view.MarkPad + view.MarkGap, Y: baseline}
		shapes = append(shapes, Text{At: at, Runs: []font.Run{{Text: text, Style: font.Bold}}, Size: view.TextSize, Color: g.Stroke})
	}
	return shapes
}

// divided draws the second text of a divided box, below a line from edge to edge.
func (b *builder) divided(n *view.Node, at layout.Rect, box layout.Rect) []Shape {
	below := n.Below
	if n.Sizes != nil {
		below = below.Balanced(at.Width())
	}
	y := at.Max.Y - below.Height()
	rule := Path{
		Curve: segment(layout.Position{X: box.Min.X, Y: y - view.DivideGap/2}, layout.Position{X: box.Max.X, Y: y - view.DivideGap/2}),
		Paint: Paint{Stroke: b.th.Box.Stroke, Width: b.th.Box.Width},
	}
	at.Min.Y = y
	return append([]Shape{rule}, b.written(n, below, at)...)
}

// rivalSample draws what the legend shows of two readings.
func (b *builder) rivalSample(s view.Sample, r layout.Rect) []Shape {
	inner := layout.Rect{Min: layout.Position{X: r.Min.X + 2*layout.Point, Y: r.Min.Y}, Max: layout.Position{X: r.Max.X - 2*layout.Point, Y: r.Max.Y}}
	center := middle(r)
	mark := func(x layout.Length) layout.Rect {
		half := view.MarkSize / 2
		return layout.Rect{Min: layout.Position{X: x - half, Y: center.Y - half}, Max: layout.Position{X: x + half, Y: center.Y + half}}
	}
	box := func(fill string) []Shape {
		return []Shape{Rect{Rect: inner, Radius: 3 * layout.Point, Paint: Paint{Fill: fill, Stroke: b.th.Box.Stroke, Width: b.th.Box.Width}}}
	}
	only := func(w rival.Whose) []Shape {
		shapes := append(box(b.only(w).Fill), b.edge(w, inner, 3*layout.Point, b.th.Box.Width)...)
		return append(shapes, b.letter(w.Letter(), mark(center.X))...)
	}
	line := func(w rival.Whose) []Shape {
		curve := segment(layout.Position{X: r.Min.X, Y: center.Y}, layout.Position{X: r.Max.X, Y: center.Y})
		return append(b.band(w, curve), b.line(curve, view.Link{Head: true}, b.th.Relations[view.Support])...)
	}
	switch s {
	case view.SampleOnlyA:
		return only(rival.OnlyA)
	case view.SampleOnlyB:
		return only(rival.OnlyB)
	case view.SampleOnlyLineA:
		return line(rival.OnlyA)
	case view.SampleOnlyLineB:
		return line(rival.OnlyB)
	case view.SampleChanged:
		run := font.Run{Text: "≠", Style: font.Bold}
		at := layout.Position{X: center.X - font.LineWidth([]font.Run{run}, view.TextSize)/2, Y: center.Y + (font.Ascent(view.TextSize)-font.Descent(view.TextSize))/2}
		shapes := append(b.letter("A", mark(center.X-11*layout.Point)), b.letter("B", mark(center.X+11*layout.Point))...)
		return append(shapes, Text{At: at, Runs: []font.Run{run}, Size: view.TextSize, Color: b.th.Text})
	case view.SampleGhost, view.SampleGhostLine, view.SampleSeveral, view.SampleRibbon, view.SampleTie:
		return b.besideSample(s, r)
	case view.SampleDivided:
		rule := Path{Curve: segment(layout.Position{X: inner.Min.X, Y: center.Y}, layout.Position{X: inner.Max.X, Y: center.Y}), Paint: Paint{Stroke: b.th.Box.Stroke, Width: b.th.Box.Width}}
		return append(box(b.th.Box.Fill), rule)
	}
	shapes := box(b.th.Box.Fill)
	shapes = append(shapes, Rect{Rect: inner, Radius: 3 * layout.Point, Paint: Paint{Stroke: b.th.Crux.Stroke, Width: haloWidth}})
	return append(shapes, b.star("", mark(center.X), 0)...)
}
