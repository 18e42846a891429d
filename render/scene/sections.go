package scene

import (
	"crux/render/layout"
	"crux/render/theme"
	"crux/render/view"
)

// Sections whose boxes do not lie together have no frame: a coloured edge at the
// right of each box says that it belongs to one, and the legend says to which.

// edgeColors returns the colours of edges, in turn, where the author chose none.
func (b *builder) edgeColors() []string {
	r := b.th.Relations
	return []string{b.th.Frame.Stroke, r[view.Undercut].Stroke, r[view.Support].Stroke, r[view.Attack].Stroke}
}

// An edge is that of one section.
type edge struct {
	frame *view.Frame
	color string
	text  view.Paragraph
}

// unframed finds the sections that have no frame but boxes, and their colours.
func (b *builder) unframed() {
	if b.v.Words.Rivals != nil {
		return // there an edge says whose a box is
	}
	colors := b.edgeColors()
	used := map[*view.Frame]bool{}
	for _, n := range b.v.Nodes {
		if n.IsBox() {
			used[n.Frame] = true
		}
	}
	for i, f := range b.v.Frames {
		if !used[f] || b.at.Groups == nil || b.at.Groups[i] != (layout.Rect{}) {
			continue
		}
		color := f.Color
		if color == "" {
			color = colors[len(b.edges)%len(colors)]
		}
		b.edges = append(b.edges, edge{f, color, b.v.SectionEntry(f)})
	}
}

// sectionEdge draws the coloured edge of a box whose section has no frame.
func (b *builder) sectionEdge(n *view.Node, box layout.Rect, radius, border layout.Length) []Shape {
	for _, e := range b.edges {
		if n.Frame == e.frame {
			return mirrored(stripe(e.color, box, radius, border), box)
		}
	}
	return nil
}

// mirrored turns shapes over within a box, left to right.
func mirrored(shapes []Shape, box layout.Rect) []Shape {
	for i, s := range shapes {
		if p, ok := s.(Polygon); ok {
			for k := range p.Points {
				p.Points[k].X = box.Min.X + box.Max.X - p.Points[k].X
			}
			shapes[i] = p
		}
	}
	return shapes
}

// edgeSample draws what the legend shows of an edge.
func (b *builder) edgeSample(color string, r layout.Rect) []Shape {
	inner := layout.Rect{Min: layout.Position{X: r.Min.X + 2*layout.Point, Y: r.Min.Y + layout.Point}, Max: layout.Position{X: r.Max.X - 2*layout.Point, Y: r.Max.Y - layout.Point}}
	shapes := []Shape{Rect{Rect: inner, Radius: 3 * layout.Point, Paint: fill(b.th.Box)}}
	return append(shapes, mirrored(stripe(color, inner, 3*layout.Point, theme.Fill(b.th.Box).Width), inner)...)
}
