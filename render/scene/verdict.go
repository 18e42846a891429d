package scene

import (
	"math"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/theme"
	"crux/render/verdict"
	"crux/render/view"
)

// Verdicts: the marks of what stands, falls or is undecided, which differ in shape
// as well as in colour; bars of strengths; relations that do not count.

// ground returns how a judged box looks inside.
func (b *builder) ground(v verdict.Verdict) theme.Ground {
	switch v.Label {
	case verdict.Stands:
		return b.th.Stands
	case verdict.Falls:
		return b.th.Falls
	}
	return b.th.Undecided
}

// written draws a text with its marks at the beginning of the first line. N is what it
// stands in; it may be nil where no mark is a verdict.
func (b *builder) written(n *view.Node, text view.Paragraph, at layout.Rect) []Shape {
	marks := text.Marks
	text, indent := text.Unmarked()
	shapes := b.lines(text, at.Min.X, at.Min.Y, at.Width(), b.th.Text)
	if len(marks) == 0 || len(shapes) == 0 {
		return shapes
	}
	first := shapes[0].(Text)
	y := at.Min.Y + (text.LineHeight()-view.MarkSize)/2
	x := at.Min.X
	if first.RightToLeft {
		x = at.Max.X
		indent = -indent
	}
	var drawn []Shape
	for _, m := range marks {
		if first.RightToLeft {
			x -= m.Width
		}
		place := layout.Rect{Min: layout.Position{X: x, Y: y}, Max: layout.Position{X: x + m.Width, Y: y + view.MarkSize}}
		switch m.Kind {
		case view.LetterMark:
			drawn = append(drawn, b.letter(m.Text, place)...)
		case view.StarMark:
			drawn = append(drawn, b.star(m.Text, place, first.At.Y)...)
		default:
			drawn = append(drawn, b.mark(n.Verdict, place, first.At.Y)...)
		}
		if first.RightToLeft {
			x -= view.MarkApart
		} else {
			x += m.Width + view.MarkApart
		}
	}
	first.At.X += indent
	shapes[0] = first
	if len(first.Runs) == 0 {
		shapes = shapes[1:] // nothing but the marks
	}
	return append(drawn, shapes...)
}

// mark draws the mark of a verdict in a rectangle, its step on a baseline: a full
// round plate with a tick, a full square one with a cross, an empty one with a
// question mark; what is assumed has an empty plate too.
func (b *builder) mark(v verdict.Verdict, r layout.Rect, baseline layout.Length) []Shape {
	g := b.ground(v)
	plate := Rect{Rect: shrink(r, layout.Point/2), Radius: r.Height() / 2, Paint: Paint{Fill: g.Stroke, Stroke: g.Stroke, Width: layout.Point}}
	ink := g.Fill
	switch {
	case v.Label == verdict.Falls:
		plate.Radius = layout.Point
	case v.Label == verdict.Undecided:
		plate.Radius = 5 * layout.Point / 2
		plate.Paint.Fill, ink = g.Fill, g.Stroke
	case v.Assumed:
		plate.Paint.Fill, ink = g.Fill, g.Stroke
	}
	at := layout.Position{X: r.Min.X + view.MarkSize/2, Y: (r.Min.Y + r.Max.Y) / 2}
	shapes := append([]Shape{plate}, glyph(v.Label, at, ink)...)
	if step := view.Step(v); step != "" {
		x := r.Min.X + view.MarkSize - view.MarkPad + view.MarkGap
		shapes = append(shapes, Text{At: layout.Position{X: x, Y: baseline}, Runs: []font.Run{{Text: step, Style: font.Bold}}, Size: view.TextSize, Color: ink})
	}
	return shapes
}

// glyph draws a tick, a cross or a question mark around a place.
func glyph(l verdict.Label, at layout.Position, color string) []Shape {
	// In tenths of a point.
	p := func(x, y layout.Length) layout.Position {
		return layout.Position{X: at.X + x*layout.Point/10, Y: at.Y + y*layout.Point/10}
	}
	ink := Paint{Stroke: color, Width: 3 * layout.Point / 2}
	line := func(points ...layout.Position) Shape {
		curve := layout.Curve{points[0]}
		for i := 1; i < len(points); i++ {
			curve = append(curve, segment(points[i-1], points[i])[1:]...)
		}
		return Path{Curve: curve, Paint: ink}
	}
	switch l {
	case verdict.Stands:
		return []Shape{line(p(-29, 2), p(-8, 23), p(28, -23))}
	case verdict.Falls:
		return []Shape{line(p(-23, -23), p(23, 23)), line(p(-23, 23), p(23, -23))}
	}
	ink.Width = 5 * layout.Point / 4
	hook := layout.Curve{p(-19, -15), p(-19, -42), p(20, -42), p(20, -15), p(20, 2), p(0, 0), p(0, 15)}
	dot := []layout.Position{p(-7, 23), p(7, 23), p(7, 37), p(-7, 37)}
	return []Shape{Path{Curve: hook, Paint: ink}, Polygon{Points: dot, Paint: Paint{Fill: color}}}
}

// score draws the bar of a strength at the bottom of a box, with the tick of its
// base score and the number.
func (b *builder) score(n *view.Node, r layout.Rect) []Shape {
	if n.Verdict.Strength == nil {
		return nil
	}
	width := n.Score.Lines[0].Width
	r = layout.Rect{Min: layout.Position{X: r.Min.X, Y: r.Max.Y}, Max: layout.Position{X: r.Max.X, Y: r.Max.Y + n.Score.Height()}}
	r.Min.Y -= b.v.Spacing.PadY
	r.Max.Y -= b.v.Spacing.PadY
	shapes := b.bar01(*n.Verdict.Strength, layout.Rect{Min: r.Min, Max: layout.Position{X: r.Max.X - width - view.ScoreGap, Y: r.Max.Y}})
	return append(shapes, b.lines(n.Score, r.Max.X-width, r.Min.Y, width, b.th.Text)...)
}

// bar01 draws a bar from 0 to 1 in the middle of a rectangle.
func (b *builder) bar01(s verdict.Strength, r layout.Rect) []Shape {
	middle := (r.Min.Y + r.Max.Y) / 2
	bar := layout.Rect{Min: layout.Position{X: r.Min.X, Y: middle - view.BarHeight/2}, Max: layout.Position{X: r.Max.X, Y: middle + view.BarHeight/2}}
	share := func(f float64) layout.Length {
		return bar.Min.X + layout.Length(math.Round(f*float64(bar.Width())))
	}
	full := bar
	full.Max.X = share(s.Value)
	look := b.th.Strength
	shapes := []Shape{Rect{Rect: bar, Paint: Paint{Fill: look.Fill, Stroke: look.Stroke, Width: layout.Point / 2}}}
	if full.Width() > 0 {
		shapes = append(shapes, Rect{Rect: full, Paint: Paint{Fill: look.Stroke}})
	}
	// The tick of a base score of 0 or 1 stands at the end of the bar.
	const half = 5 * layout.Point / 8
	x := min(max(share(s.Base), bar.Min.X+half), bar.Max.X-half)
	tick := []layout.Position{
		{X: x - half, Y: bar.Min.Y - view.TickOver}, {X: x + half, Y: bar.Min.Y - view.TickOver},
		{X: x + half, Y: bar.Max.Y + view.TickOver}, {X: x - half, Y: bar.Max.Y + view.TickOver},
	}
	// Its border keeps it apart from the full part.
	return append(shapes, Polygon{Points: tick, Paint: Paint{Fill: b.th.Text, Stroke: look.Fill, Width: layout.Point / 2}})
}

// look returns how the lines and the sign of a relation look.
func (b *builder) look(n *view.Node) theme.Line {
	look := b.th.Relations[n.Style]
	switch n.Verdict.Label {
	case verdict.Falls:
		return b.idle(look)
	case verdict.Undecided:
		look.Width = max(look.Width*3/5, b.th.Idle.Width)
	}
	return look
}

// idle returns a line as it looks where it does not count.
func (b *builder) idle(look theme.Line) theme.Line {
	i := b.th.Idle
	look.Stroke, look.Fill, look.Width = i.Stroke, i.Fill, i.Width
	return look
}

// sign draws the sign of a relation, struck through where it does not count.
func (b *builder) sign(n *view.Node, at layout.Position, size layout.Length, look theme.Line) []Shape {
	shapes := sign(n.Style, at, size, look)
	if n.Verdict.Label == verdict.Falls {
		shapes = append(shapes, strike(at, size, look))
	}
	return shapes
}

// strike draws a line across a sign of a size, from corner to corner of its place.
func strike(at layout.Position, size layout.Length, look theme.Line) Shape {
	d := size / 2
	return Path{
		Curve: segment(layout.Position{X: at.X - d, Y: at.Y + d}, layout.Position{X: at.X + d, Y: at.Y - d}),
		Paint: Paint{Stroke: look.Stroke, Width: max(size*7/104, layout.Point/2)},
	}
}

// verdictSample draws what the legend shows of verdicts.
func (b *builder) verdictSample(s view.Sample, r layout.Rect) []Shape {
	v := verdict.Verdict{Label: verdict.Stands}
	switch s {
	case view.SampleStrength:
		return b.bar01(verdict.Strength{Value: 0.7, Base: 0.5}, r)
	case view.SampleIdle:
		look := b.idle(b.th.Relations[view.Support])
		middle := (r.Min.Y + r.Max.Y) / 2
		shapes := b.line(segment(layout.Position{X: r.Min.X, Y: middle}, layout.Position{X: r.Max.X, Y: middle}), view.Link{Head: true}, look)
		at := layout.Position{X: r.Min.X + 10*layout.Point, Y: middle}
		half := 5 * layout.Point
		badge := layout.Rect{Min: layout.Position{X: at.X - half, Y: at.Y - half}, Max: layout.Position{X: at.X + half, Y: at.Y + half}}
		shapes = append(shapes, Rect{Rect: badge, Radius: half, Paint: Paint{Fill: look.Fill, Stroke: look.Stroke, Width: look.Width}})
		return append(append(shapes, sign(view.Support, at, 13*layout.Point, look)...), strike(at, 2*half, look))
	case view.SampleAssumed:
		v.Assumed = true
	case view.SampleFalls:
		v.Label = verdict.Falls
	case view.SampleUndecided:
		v.Label = verdict.Undecided
	case view.SampleStep:
		v.Step = 2
	}
	g := b.ground(v)
	inner := layout.Rect{Min: layout.Position{X: r.Min.X + 2*layout.Point, Y: r.Min.Y}, Max: layout.Position{X: r.Max.X - 2*layout.Point, Y: r.Max.Y}}
	shapes := []Shape{Rect{Rect: inner, Radius: 3 * layout.Point, Paint: Paint{Fill: g.Fill, Stroke: b.th.Box.Stroke, Width: b.th.Box.Width}}}
	width := b.v.MarkWidth(v)
	middle := layout.Position{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}
	mark := layout.Rect{Min: layout.Position{X: middle.X - width/2, Y: middle.Y - view.MarkSize/2}, Max: layout.Position{X: middle.X + width/2, Y: middle.Y + view.MarkSize/2}}
	return append(shapes, b.mark(v, mark, middle.Y+(font.Ascent(view.TextSize)-font.Descent(view.TextSize))/2)...)
}
