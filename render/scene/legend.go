package scene

import (
	"crux/render/layout"
	"crux/render/theme"
	"crux/render/view"
)

const (
	sampleWidth  = 34 * layout.Point
	sampleHeight = 14 * layout.Point
)

// An entry is one entry of the legend in its row.
type entry struct {
	view.Entry
	edge string // the colour of a section's edge, "" for other entries
	x    layout.Length
}

// flow divides the legend into rows no wider than width.
func (b *builder) flow(width layout.Length) [][]entry {
	var rows [][]entry
	x := layout.Length(0)
	sampleGap, entryGap := b.legendGaps()
	entries := make([]entry, 0, len(b.v.Legend)+len(b.edges))
	for _, e := range b.v.Legend {
		entries = append(entries, entry{Entry: e})
	}
	for _, e := range b.edges {
		entries = append(entries, entry{Entry: view.Entry{Text: e.text}, edge: e.color})
	}
	for _, e := range entries {
		e.Text = e.Text.Rewrap(width - sampleWidth - sampleGap)
		w := sampleWidth + sampleGap
		for _, l := range e.Text.Lines {
			w = max(w, sampleWidth+sampleGap+l.Width)
		}
		if len(rows) == 0 || x+w > width {
			rows = append(rows, nil)
			x = 0
		}
		last := len(rows) - 1
		e.x = x
		rows[last] = append(rows[last], e)
		x += w + entryGap
	}
	return rows
}

// legendGaps returns the distances between a sample and its text, and between
// entries.
func (b *builder) legendGaps() (sample, entry layout.Length) {
	gap := b.v.Spacing.Gap
	return gap * 3 / 5, gap * 8 / 5
}

func rowHeight(row []entry) layout.Length {
	h := sampleHeight
	for _, e := range row {
		h = max(h, e.Text.Height())
	}
	return h + 2*layout.Point
}

// legend draws the legend and the notes below the map.
func (b *builder) legend() {
	sampleGap, _ := b.legendGaps()
	part := Part{Kind: Legend, ID: b.ids.unique("legend", "legend"), Name: b.v.Words.Legend}
	y := b.below
	for _, row := range b.rows {
		for _, e := range row {
			x := b.margin + e.x
			r := layout.Rect{Min: layout.Position{X: x, Y: y}, Max: layout.Position{X: x + sampleWidth, Y: y + sampleHeight}}
			if e.edge != "" {
				part.Shapes = append(part.Shapes, b.edgeSample(e.edge, r)...)
			} else {
				part.Shapes = append(part.Shapes, b.sample(e.Entry, r)...)
			}
			top := y + (sampleHeight-e.Text.LineHeight())/2
			part.Shapes = append(part.Shapes, b.lines(e.Text, r.Max.X+sampleGap, top, b.s.Width-b.margin-r.Max.X-sampleGap, b.th.Text)...)
		}
		y += rowHeight(row)
	}
	for _, p := range b.notes {
		part.Shapes = append(part.Shapes, b.lines(p, b.margin, y, b.s.Width-2*b.margin, b.th.Text)...)
		y += p.Height()
	}
	if len(part.Shapes) > 0 {
		b.s.Parts = append(b.s.Parts, part)
	}
}

// sample draws an example of what an entry explains.
func (b *builder) sample(e view.Entry, r layout.Rect) []Shape {
	box := func(f theme.Fill, radius layout.Length) []Shape {
		inner := layout.Rect{Min: layout.Position{X: r.Min.X + 2*layout.Point, Y: r.Min.Y + layout.Point}, Max: layout.Position{X: r.Max.X - 2*layout.Point, Y: r.Max.Y - layout.Point}}
		return []Shape{Rect{Rect: inner, Radius: radius, Paint: fill(f)}}
	}
	// kind is box where in the picture the verdict may say how it is filled.
	kind := func(f theme.Fill, radius layout.Length) []Shape {
		if b.v.Judged() {
			f.Fill = b.th.Box.Fill
		}
		return box(f, radius)
	}
	middle := (r.Min.Y + r.Max.Y) / 2
	arrow := func(style view.Style) []Shape {
		look := b.th.Relations[style]
		link := view.Link{Style: style, Head: true, Tail: style == view.Contradiction}
		curve := segment(layout.Position{X: r.Min.X, Y: middle}, layout.Position{X: r.Max.X, Y: middle})
		shapes := b.line(curve, link, look)
		center := layout.Position{X: r.Min.X + 10*layout.Point, Y: middle}
		if link.Tail {
			center.X = (r.Min.X + r.Max.X) / 2
		}
		half := 5 * layout.Point
		badge := layout.Rect{Min: layout.Position{X: center.X - half, Y: center.Y - half}, Max: layout.Position{X: center.X + half, Y: center.Y + half}}
		shapes = append(shapes, Rect{Rect: badge, Radius: half, Paint: Paint{Fill: look.Fill, Stroke: look.Stroke, Width: look.Width}})
		return append(shapes, sign(style, center, 13*layout.Point, look)...)
	}
	switch e.Sample {
	case view.SampleMain:
		return kind(b.th.Main, 3*layout.Point)
	case view.SampleUnstated:
		return kind(b.th.Unstated, 3*layout.Point)
	case view.SampleSketch:
		return kind(b.th.Sketch, 6*layout.Point)
	case view.SampleClosed:
		return box(b.th.Closed, 4*layout.Point)
	case view.SampleSupport:
		return arrow(view.Support)
	case view.SampleAttack:
		return arrow(view.Attack)
	case view.SampleUndercut:
		return arrow(view.Undercut)
	case view.SampleContradiction:
		return arrow(view.Contradiction)
	case view.SampleOther:
		return arrow(view.Other)
	case view.SampleQuestion:
		return box(b.question(), 6*layout.Point)
	case view.SampleTag:
		return box(b.th.Sketch, 6*layout.Point)
	case view.SampleLinked:
		return b.joint(r, b.th.Relations[e.Style])
	}
	if e.Sample >= view.SampleOnlyA {
		return b.rivalSample(e.Sample, r)
	}
	if e.Sample >= view.SampleStands {
		return b.verdictSample(e.Sample, r)
	}
	return box(b.th.Box, 3*layout.Point)
}

// joint draws two lines that meet in a bar.
func (b *builder) joint(r layout.Rect, look theme.Line) []Shape {
	paint := Paint{Stroke: look.Stroke, Width: look.Width, Dash: look.Dash}
	bar := layout.Rect{Min: layout.Position{X: r.Min.X + 5*layout.Point, Y: r.Min.Y}, Max: layout.Position{X: r.Max.X - 5*layout.Point, Y: r.Min.Y + 6*layout.Point}}
	var shapes []Shape
	for _, x := range []layout.Length{bar.Min.X + 4*layout.Point, bar.Max.X - 4*layout.Point} {
		shapes = append(shapes, Path{Curve: segment(layout.Position{X: x, Y: r.Max.Y}, layout.Position{X: x, Y: bar.Max.Y}), Paint: paint})
	}
	return append(shapes, Rect{Rect: bar, Radius: 2 * layout.Point, Paint: Paint{Fill: look.Fill, Stroke: look.Stroke, Width: look.Width}})
}
