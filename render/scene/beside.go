package scene

import (
	"slices"
	"strings"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/view"
)

// Two maps side by side. What one reading lacks is a ghost there: a faint outline without
// words but its number, and faint lines without signs.

// ghostDash is the pattern of ghosts.
var ghostDash = []layout.Length{2 * layout.Point, 2 * layout.Point}

func (b *builder) ghostPaint() Paint {
	return Paint{Stroke: b.th.Idle.Stroke, Width: layout.Point / 2, Dash: ghostDash}
}

// faint draws the outline of a ghost.
func (b *builder) faint(r layout.Rect, radius layout.Length) []Shape {
	return []Shape{Rect{Rect: r, Radius: radius, Paint: b.ghostPaint()}}
}

// ghost draws a box that the reading does not have.
func (b *builder) ghost(part *Part, n *view.Node, r layout.Rect, radius layout.Length) {
	part.Name, part.Tooltip, part.Page = "", "", 0
	part.Shapes = append(part.Shapes, b.faint(r, radius)...)
	text, pad := n.Text, b.v.Spacing.PadX
	if n.Kind == view.TagBox {
		pad = view.TagPadX
	} else {
		text = text.Balanced(r.Width() - 2*pad)
	}
	part.Shapes = append(part.Shapes, b.lines(text, r.Min.X+pad, (r.Min.Y+r.Max.Y-text.Height())/2, r.Width()-2*pad, b.th.Faint)...)
}

// ghostLines draws a relation that the reading does not have.
func (b *builder) ghostLines(part *Part, i int, r layout.Rect) {
	part.Name, part.Tooltip, part.Page = "", "", 0
	n := b.v.Nodes[i]
	for _, k := range b.own[i] {
		curve := b.curves[k]
		if len(curve) == 0 {
			continue
		}
		if n.Kind == view.Badge { // it is left out: go on to its middle
			if b.v.Links[k].From == i {
				curve = append(segment(middle(r), curve[0]), curve[1:]...)
			} else {
				curve = append(curve, segment(curve[len(curve)-1], middle(r))[1:]...)
			}
		}
		part.Shapes = append(part.Shapes, Path{Curve: curve, Paint: b.ghostPaint()})
	}
	part.Shapes = append(part.Shapes, b.trunks(i)...)
	if n.Kind != view.Badge && b.at.Boxes[i] != (layout.Rect{}) {
		part.Shapes = append(part.Shapes, b.faint(r, min(r.Width(), r.Height())/4)...)
	}
}

// heads writes what maps side by side are called, each above its own.
func (b *builder) heads() {
	heads, height := b.v.Headed(b.at.Width)
	if height == 0 {
		return
	}
	part := Part{Kind: Header, ID: b.ids.unique("header", "readings")}
	x, y := b.origin.X, b.origin.Y-height
	for _, p := range heads {
		part.Shapes = append(part.Shapes, b.written(nil, p, layout.Rect{Min: layout.Position{X: x, Y: y}, Max: layout.Position{X: x + b.at.Width, Y: y + p.Height()}})...)
		x += b.at.Width + b.v.Gap()
	}
	b.s.Parts = append(b.s.Parts, part)
}

// beside draws the map of the other reading, and what is between the two.
func (b *builder) beside() {
	if !b.v.Paired() {
		return
	}
	b.ribbon()
	other := *b
	other.v, other.ids, other.curves, other.trunkOf, other.trunkAt = b.v.Other(), nil, nil, nil, nil
	other.origin.X += b.at.Width + b.v.Gap()
	from := len(b.s.Parts)
	other.graph()
	for i := from; i < len(b.s.Parts); i++ {
		kind, name, _ := strings.Cut(b.s.Parts[i].ID, "-")
		b.s.Parts[i].ID = b.ids.take(kind + "-b-" + name)
	}
}

// present returns what of a trunk leads from what the reading has, of each of its lines;
// all of them where no part of it is a ghost.
func (b *builder) present(t layout.Trunk) []layout.Curve {
	var ends []layout.Position
	ghosts := false
	for _, k := range t.Links {
		c := b.at.Links[k]
		if b.v.Sign(b.v.Links[k]).Ghost {
			ghosts = true
		} else if len(c) > 0 {
			ends = append(ends, c[len(c)-1])
		}
	}
	if !ghosts {
		return t.Lines
	}
	lines := make([]layout.Curve, len(t.Lines))
	order, into, joint := joints(t.Lines)
	on := make([][]layout.Position, len(t.Lines)) // what each line must reach
	for _, i := range slices.Backward(order) {
		c := t.Lines[i]
		from, to := c[0], c[len(c)-1]
		for _, p := range ends {
			if within(p, from, to) {
				on[i] = append(on[i], p)
			}
		}
		switch {
		case len(on[i]) == 0:
			continue
		case i == 0:
			on[i] = append(on[i], to)
		default:
			on[i] = append(on[i], joint[i])
			on[into[i]] = append(on[into[i]], joint[i])
		}
		a, z := on[i][0], on[i][0]
		for _, p := range on[i] {
			if reach(from, p) < reach(from, a) {
				a = p
			}
			if reach(from, p) > reach(from, z) {
				z = p
			}
		}
		if a != z {
			lines[i] = layout.Straight(a, z)
		}
	}
	return lines
}

// joints returns straight lines in an order in which each comes behind the one into which
// it leads, the first one first, with where they meet.
func joints(lines []layout.Curve) (order, into []int, joint []layout.Position) {
	into, joint = make([]int, len(lines)), make([]layout.Position, len(lines))
	met := make([]bool, len(lines))
	met[0], order = true, []int{0}
	for k := 0; k < len(order); k++ {
		c := lines[order[k]]
		for i, d := range lines {
			if met[i] {
				continue
			}
			for _, p := range []layout.Position{d[0], d[len(d)-1], c[0], c[len(c)-1]} {
				if within(p, c[0], c[len(c)-1]) && within(p, d[0], d[len(d)-1]) {
					met[i], into[i], joint[i] = true, order[k], p
					order = append(order, i)
					break
				}
			}
		}
	}
	return order, into, joint
}

// reach is how far two places are apart that are level or upright.
func reach(a, b layout.Position) layout.Length {
	return max(a.X-b.X, b.X-a.X) + max(a.Y-b.Y, b.Y-a.Y)
}

// within reports whether p is on a level or upright line.
func within(p, a, b layout.Position) bool {
	const near = layout.Point / 8
	return min(a.X, b.X)-near <= p.X && p.X <= max(a.X, b.X)+near && min(a.Y, b.Y)-near <= p.Y && p.Y <= max(a.Y, b.Y)+near
}

// besideSample draws what the legend shows of maps side by side.
func (b *builder) besideSample(s view.Sample, r layout.Rect) []Shape {
	inner := layout.Rect{Min: layout.Position{X: r.Min.X + 2*layout.Point, Y: r.Min.Y + layout.Point}, Max: layout.Position{X: r.Max.X - 2*layout.Point, Y: r.Max.Y - layout.Point}}
	center := middle(r)
	switch s {
	case view.SampleGhost:
		return b.faint(inner, 3*layout.Point)
	case view.SampleGhostLine:
		half := layout.Position{X: 8 * layout.Point, Y: 4 * layout.Point}
		sign := layout.Rect{Min: layout.Position{X: center.X - half.X, Y: center.Y - half.Y}, Max: layout.Position{X: center.X + half.X, Y: center.Y + half.Y}}
		left := segment(layout.Position{X: r.Min.X, Y: center.Y}, layout.Position{X: sign.Min.X, Y: center.Y})
		right := segment(layout.Position{X: sign.Max.X, Y: center.Y}, layout.Position{X: r.Max.X, Y: center.Y})
		return append(b.faint(sign, 2*layout.Point), Path{Curve: left, Paint: b.ghostPaint()}, Path{Curve: right, Paint: b.ghostPaint()})
	case view.SampleSeveral:
		run := font.Run{Text: "(a) (b)", Style: font.Italic}
		at := layout.Position{X: center.X - font.LineWidth([]font.Run{run}, view.TextSize)/2, Y: center.Y + (font.Ascent(view.TextSize)-font.Descent(view.TextSize))/2}
		return []Shape{Text{At: at, Runs: []font.Run{run}, Size: view.TextSize, Color: b.th.Text}}
	}
	return b.stripSample(s, r)
}
