package scene

import "crux/render/layout"

// A Page says how large a picture is shown; 0 is as large as it needs.
type Page struct {
	// Width is how wide the picture is, exactly: one that needs less is set
	// in the middle at its natural size, one that needs more gets smaller.
	Width layout.Length
	// Height is how high it is at the most.
	Height layout.Length
}

// least is the width below which a picture's title and legend get too narrow,
// and narrowest the same where the page is no wider.
const (
	least     = 260 * layout.Point
	narrowest = 120 * layout.Point
)

// page decides how large the picture is and how it is divided, and writes its
// head.
func (b *builder) page(page Page) {
	width := max(b.at.Width, least)
	if page.Width > 0 {
		width = max(b.at.Width, narrowest, page.Width-2*margin)
	}
	b.divide(width)
	s := b.s
	s.ShownWidth, s.ShownHeight = s.Width, s.Height
	if page.Width > 0 {
		s.ShownWidth, s.ShownHeight = page.Width, scaled(s.Height, page.Width, s.Width)
	}
	switch {
	case page.Height == 0 || s.ShownHeight <= page.Height:
	case page.Width == 0:
		s.ShownWidth, s.ShownHeight = scaled(s.Width, page.Height, s.Height), page.Height
	default:
		// As small as the height wants it, it leaves room at both sides.
		b.divide(scaled(page.Width, s.Height, page.Height) - 2*margin)
		s.ShownHeight = min(scaled(s.Height, page.Width, s.Width), page.Height)
	}

	head := Part{Kind: Header, ID: b.ids.unique("header", "header")}
	y := margin
	for _, p := range b.head {
		head.Shapes = append(head.Shapes, b.lines(p, margin, y, s.Width-2*margin, b.th.Text)...)
		y += p.Height() + headLead
	}
	if len(head.Shapes) > 0 {
		s.Parts = append(s.Parts, head)
	}
}

// divide sets head, map and legend below each other within width.
func (b *builder) divide(width layout.Length) {
	b.s.Width = width + 2*margin
	b.origin = layout.Position{X: margin + (width-b.at.Width)/2, Y: margin}
	b.head, b.notes = nil, nil
	drawn := false
	for _, p := range b.v.Header {
		p = p.Rewrap(width)
		b.head = append(b.head, p)
		b.origin.Y += p.Height() + headLead
		drawn = drawn || len(p.Lines) > 0
	}
	if drawn {
		b.origin.Y += headerGap
	}
	b.below = b.origin.Y + b.at.Height + headerGap
	b.rows = b.flow(width)
	b.s.Height = b.below
	for _, row := range b.rows {
		b.s.Height += rowHeight(row)
	}
	for _, p := range b.v.Notes {
		p = p.Rewrap(width)
		b.notes = append(b.notes, p)
		b.s.Height += p.Height()
	}
	b.s.Height += margin
}

// scaled returns l·by/of, rounded.
func scaled(l, by, of layout.Length) layout.Length {
	return layout.Length((int64(l)*int64(by)*2 + int64(of)) / (2 * int64(of)))
}

// SmallestText returns the size of the smallest text as it is shown, 0 where
// there is none.
func (s *Scene) SmallestText() layout.Length {
	smallest := layout.Length(0)
	for _, part := range s.Parts {
		for _, shape := range part.Shapes {
			if t, ok := shape.(Text); ok && (smallest == 0 || t.Size < smallest) {
				smallest = t.Size
			}
		}
	}
	return scaled(smallest, s.ShownWidth, s.Width)
}
