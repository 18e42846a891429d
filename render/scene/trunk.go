package scene

import (
	"slices"

	"crux/render/layout"
	"crux/render/rival"
	"crux/render/theme"
	"crux/render/verdict"
	"crux/render/view"
)

// Trunks: what the lines of several relations to one box have in common.

// trunks draws the trunks whose first line is one of node i's.
func (b *builder) trunks(i int) []Shape {
	var shapes []Shape
	for _, n := range b.trunkAt[i] {
		t := b.at.Trunks[n]
		style, look, headed := b.common(t)
		whose := b.ownerOf(t)
		lines := b.present(t)
		for k, c := range t.Lines {
			if len(lines[k]) != len(c) || lines[k][0] != c[0] || lines[k][len(c)-1] != c[len(c)-1] {
				curve := make(layout.Curve, len(c))
				for j, p := range c {
					curve[j] = b.move(p)
				}
				shapes = append(shapes, Path{Curve: curve, Paint: b.ghostPaint()})
			}
		}
		for _, c := range lines {
			curve := make(layout.Curve, len(c))
			for j, p := range c {
				curve[j] = b.move(p)
			}
			shapes = append(shapes, b.band(whose, curve)...)
		}
		for k, c := range lines {
			if len(c) == 0 {
				continue
			}
			curve := make(layout.Curve, len(c))
			for j, p := range c {
				curve[j] = b.move(p)
			}
			l := view.Link{From: t.To, To: t.To, Style: style, Head: headed && k == 0}
			for _, s := range b.line(curve, l, look) {
				if p, ok := s.(Path); ok {
					p.To = b.v.Nodes[t.To].Subject
					s = p
				}
				shapes = append(shapes, s)
			}
		}
	}
	return shapes
}

// common returns how a trunk looks: as its relations where these look alike, else
// plain. What they are is then said by the sign on each. Open questions join the trunk
// of the premises, and look as they do alone where there are no others.
func (b *builder) common(t layout.Trunk) (style view.Style, look theme.Line, headed bool) {
	links := slices.DeleteFunc(slices.Clone(b.drawn(t)), func(k int) bool { return b.v.Nodes[b.v.Links[k].From].Kind == view.QuestionBox })
	if len(links) == 0 {
		return view.Undercut, b.questionLine(), false
	}
	first := b.v.Links[links[0]]
	style, look = first.Style, b.th.Relations[first.Style]
	idle := true
	for _, k := range links {
		l := b.v.Links[k]
		headed = headed || l.Head
		idle = idle && b.v.Sign(l).Verdict.Label == verdict.Falls
		if l.Style != first.Style {
			style, look = view.Support, b.th.Relations[view.Other]
			look.Dash = nil
		}
	}
	if idle {
		look = b.idle(look)
	}
	return style, look, headed
}

// drawn returns the links of a trunk that are no ghosts, or else all.
func (b *builder) drawn(t layout.Trunk) []int {
	var links []int
	for _, k := range t.Links {
		if !b.v.Sign(b.v.Links[k]).Ghost {
			links = append(links, k)
		}
	}
	if links == nil {
		return t.Links
	}
	return links
}

// ownerOf returns which reading alone has all relations of a trunk.
func (b *builder) ownerOf(t layout.Trunk) rival.Whose {
	links := b.drawn(t)
	whose := b.v.Sign(b.v.Links[links[0]]).Rival.Whose
	for _, k := range links {
		if b.v.Sign(b.v.Links[k]).Rival.Whose != whose {
			return rival.Both
		}
	}
	return whose
}

// bar draws a thin bar with its sign beside it.
func (b *builder) bar(i int, r layout.Rect, line theme.Line) []Shape {
	n := b.v.Nodes[i]
	badge := func(at layout.Rect) []Shape {
		half := at.Width() / 2
		paint := Paint{Fill: line.Fill, Stroke: line.Stroke, Width: line.Width}
		return append([]Shape{Rect{Rect: at, Radius: half, Paint: paint}}, b.sign(n, middle(at), at.Width(), line)...)
	}
	if min(r.Width(), r.Height()) >= b.v.Spacing.Badge {
		return badge(r) // nothing meets in it here
	}
	shapes := []Shape{Rect{Rect: r, Radius: min(r.Width(), r.Height()) / 4, Paint: Paint{Fill: line.Stroke, Stroke: line.Stroke, Width: layout.Point / 4}}}
	if b.at.Signs != nil && b.at.Signs[i] != (layout.Rect{}) {
		shapes = append(shapes, badge(b.rect(b.at.Signs[i]))...)
	}
	return shapes
}
