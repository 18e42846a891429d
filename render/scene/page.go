package scene

import (
	"crux/render/layout"
	"crux/render/view"
)

// A Page says how large a picture is shown; 0 is as large as it needs.
type Page struct {
	// Width is how wide the picture is, exactly: one that needs less is set
	// in the middle at its natural size, one that needs more gets smaller.
	Width layout.Length
	// Height is how high it is at the most.
	Height layout.Length
	// Margin is around the picture, within Width and Height; 0 is that of its
	// spacing. With it the picture is as high as Height.
	Margin layout.Length
	// Scale is at which scale it is shown, in millionths of its natural size; its
	// width is then Width whatever it needs. 0 follows from Width and Height.
	Scale int64
}

// Natural is the scale of a picture at its natural size.
const Natural = 1_000_000

// A Sheet tells how large a picture can be on a page.
type Sheet struct {
	at      layout.Result
	v       *view.View
	page    Page
	heights map[layout.Length]layout.Length // of title and legend, by width
}

// NewSheet returns a sheet for pictures of v on page.
func NewSheet(v *view.View, page Page) *Sheet {
	return &Sheet{v: v, page: page, heights: map[layout.Length]layout.Length{}}
}

// Laid returns s for a map that is laid out: sections without a frame need room
// in the legend.
func (s *Sheet) Laid(at layout.Result) *Sheet {
	t := NewSheet(s.v, s.page)
	t.at = at
	return t
}

// Low returns s for a page of another height.
func (s *Sheet) Low(height layout.Length) *Sheet {
	t := s.Laid(s.at)
	t.page.Height = height
	return t
}

// Scale returns the largest scale, up to most, at which the picture of a map of
// this size fits on the page with its title and legend.
func (s *Sheet) Scale(size layout.Size, most int64) int64 {
	high := most
	if s.page.Width > 0 {
		high = min(high, int64(s.page.Width-2*s.page.Margin)*Natural/int64(s.v.Across(size.Width)+2*s.margin()))
	}
	deep := s.v.Deep(size)
	fits := func(scale int64) bool {
		if s.page.Height == 0 {
			return true
		}
		width := s.v.Across(size.Width)
		if s.page.Width > 0 {
			width = (s.page.Width-2*s.page.Margin)*Natural/layout.Length(scale) - 2*s.margin()
		}
		return (deep+s.around(width)+2*s.margin())*layout.Length(scale) <= (s.page.Height-2*s.page.Margin)*Natural
	}
	low := int64(1)
	if high <= low || fits(high) {
		return max(high, low)
	}
	// What is wider has a lower title and legend: the larger the scale the worse
	// it fits.
	for step := Natural / 2000; high-low > int64(step); {
		if middle := (low + high) / 2; fits(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// margin returns the margin of a picture at its natural size, where the page has
// none.
func (s *Sheet) margin() layout.Length {
	if s.page.Margin > 0 {
		return 0
	}
	return s.v.Spacing.Margin
}

// around returns how high the title and legend of a picture are that is so wide,
// without margins, at its natural size.
func (s *Sheet) around(width layout.Length) layout.Length {
	// What fits a narrower picture fits a wider one.
	const step = 4 * layout.Point
	width -= width % step
	height, ok := s.heights[width]
	if !ok {
		b := builder{v: s.v, s: &Scene{}, at: layout.Result{Groups: s.at.Groups}}
		b.unframed()
		b.divide(width)
		height = b.s.Height
		s.heights[width] = height
	}
	return height
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
	b.margin = b.v.Spacing.Margin
	across := b.v.Across(b.at.Width)
	width := max(across, least)
	switch {
	case page.Scale > 0 && page.Width > 0:
		if page.Margin > 0 {
			b.margin = page.Margin * Natural / layout.Length(page.Scale)
		}
		width = page.Width*Natural/layout.Length(page.Scale) - 2*b.margin
	case page.Width > 0:
		width = max(across, narrowest, page.Width-2*b.margin)
	}
	b.divide(width)
	s := b.s
	s.ShownWidth, s.ShownHeight = s.Width, s.Height
	if page.Width > 0 {
		s.ShownWidth, s.ShownHeight = page.Width, scaled(s.Height, page.Width, s.Width)
	}
	switch {
	case page.Scale > 0 && page.Width > 0:
		if page.Margin > 0 && s.ShownHeight < page.Height {
			s.ShownHeight = page.Height
			s.Height = scaled(page.Height, s.Width, page.Width)
		}
	case page.Height == 0 || s.ShownHeight <= page.Height:
	case page.Width == 0:
		s.ShownWidth, s.ShownHeight = scaled(s.Width, page.Height, s.Height), page.Height
	default:
		// As small as the height wants it, it leaves room at both sides.
		b.divide(scaled(page.Width, s.Height, page.Height) - 2*b.margin)
		s.ShownHeight = min(scaled(s.Height, page.Width, s.Width), page.Height)
	}

	head := Part{Kind: Header, ID: b.ids.unique("header", "header")}
	y := b.margin
	for _, p := range b.head {
		head.Shapes = append(head.Shapes, b.written(nil, p, layout.Rect{Min: layout.Position{X: b.margin, Y: y}, Max: layout.Position{X: s.Width - b.margin, Y: y + p.Height()}})...)
		y += p.Height() + headLead
	}
	if len(head.Shapes) > 0 {
		s.Parts = append(s.Parts, head)
	}
}

// divide sets head, map and legend below each other within width.
func (b *builder) divide(width layout.Length) {
	b.s.Width = width + 2*b.margin
	b.origin = layout.Position{X: b.margin + (width-b.v.Across(b.at.Width))/2, Y: b.margin}
	b.head, b.notes = nil, nil
	drawn := false
	for _, p := range b.v.Header {
		p = p.Rewrap(width)
		b.head = append(b.head, p)
		b.origin.Y += p.Height() + headLead
		drawn = drawn || len(p.Lines) > 0
	}
	if drawn {
		b.origin.Y += b.v.Spacing.Gap
	}
	size := layout.Size{Width: b.at.Width, Height: b.at.Height}
	if b.at.Width > 0 {
		b.below = b.origin.Y + b.v.Deep(size) + b.v.Spacing.Gap
		_, headed := b.v.Headed(size.Width)
		b.origin.Y += headed
	} else { // the map is measured apart
		b.below = b.origin.Y + b.v.Spacing.Gap
	}
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
	b.s.Height += b.margin
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
