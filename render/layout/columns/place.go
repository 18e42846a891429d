package columns

import "crux/render/layout"

// put gives b and what is in it their places, with the upper left corner of its
// room at x and y.
func (s *Style) put(b *block, x, y layout.Length) {
	b.outer = rect(x, y, b.width, b.height)
	x, y = x+b.pad.left, y+b.pad.top
	width := b.width - b.pad.left - b.pad.right
	var box layout.Size
	if b.kind != forest && (b.kind != bar || len(b.kids) == 0) {
		box = b.sizes[b.arrangement.Size]
	}
	b.at = rect(x, y, box.Width, box.Height)
	if len(b.kids) == 0 {
		return
	}
	down, across := s.gaps(b)
	if b.stacked() {
		top := y + box.Height + s.above(b, stack, len(b.kids))
		for _, k := range b.kids {
			k.inStack = b.kind != forest
			s.put(k, x+s.indent(b, k), top)
			top += k.height + down
		}
		if b.kind == bar {
			_, first := s.left(b.kids[0])
			last := first
			for _, k := range b.kids {
				if !k.under {
					_, last = s.left(k)
				}
			}
			b.at = layout.Rect{Min: layout.Position{X: x, Y: first - s.Bar/2}, Max: layout.Position{X: x + s.Bar, Y: max(last+s.Bar/2, first-s.Bar/2+leastBar)}}
		}
		return
	}
	total := across * layout.Length(len(b.columns)-1)
	for _, c := range b.columns {
		total += c.width
	}
	at := x
	if !b.inStack {
		at += (width - total) / 2
	}
	first, last := layout.Length(0), layout.Length(0)
	for i := range b.columns {
		c := &b.columns[i]
		c.left = at
		top := y + box.Height + s.above(b, hung, len(b.kids))
		for _, k := range c.kids {
			left := at
			if k.inStack = len(c.kids) > 1 && b.kind != forest; k.inStack {
				left += s.indent(b, k)
			}
			s.put(k, left, top)
			top += k.height + down
		}
		last = s.hang(*c)
		if i == 0 {
			first = last
		}
		at += c.width + across
	}
	switch {
	case b.kind != bar && b.kind != forest && !b.inStack:
		// In the middle above what hangs from it.
		left := min(max((first+last-box.Width)/2, x), x+width-box.Width)
		b.at = rect(left, y, box.Width, box.Height)
	case b.kind == bar:
		b.at = s.over(b, y+s.lift(b))
	}
}

// over returns where a bar at y stands: above its premises, which are side by
// side.
func (s *Style) over(b *block, y layout.Length) layout.Rect {
	r := layout.Rect{Min: layout.Position{X: impossible, Y: y}, Max: layout.Position{X: -impossible, Y: y + s.Bar}}
	for _, k := range b.kids {
		if !k.under {
			r.Min.X, r.Max.X = min(r.Min.X, k.at.Min.X+barEnd), max(r.Max.X, k.at.Max.X-barEnd)
		}
	}
	return r
}

// stacked reports whether the kids of b stand below each other, and not in
// columns.
func (b *block) stacked() bool { return b.arrangement.Mode == 's' }

func rect(x, y, width, height layout.Length) layout.Rect {
	return layout.Rect{Min: layout.Position{X: x, Y: y}, Max: layout.Position{X: x + width, Y: y + height}}
}

// hang returns where the line down to a column is.
func (s *Style) hang(c column) layout.Length {
	if len(c.kids) > 1 {
		return c.left + s.Spine
	}
	x, _ := s.top(c.kids[0])
	return x
}

// left returns where a line comes in to b from the left. It is a little above the
// middle of a box.
func (s *Style) left(b *block) (x, y layout.Length) {
	switch {
	case b.kind == item:
		return b.at.Min.X, b.at.Min.Y + min(s.Anchor, b.at.Height()/2-pt/2)
	case b.kind == bar && b.stacked() && len(b.kids) > 0:
		return b.at.Min.X, b.at.Min.Y + s.Bar/2
	}
	return b.at.Min.X, (b.at.Min.Y + b.at.Max.Y) / 2
}

// top returns where a line comes in to b from above.
func (s *Style) top(b *block) (x, y layout.Length) {
	return (b.at.Min.X + b.at.Max.X) / 2, b.at.Min.Y
}

// stretch widens the boxes of stacks to a common right edge. No box gets wider
// than the widest that its text wants.
func (s *Style) stretch(b *block, right layout.Length) {
	if b.group != none {
		b.outer.Max.X = max(b.outer.Max.X, right)
	}
	right -= b.pad.right
	if b.kind == item && (len(b.kids) == 0 || b.stacked()) && len(b.sizes) > 1 {
		b.at.Max.X = max(b.at.Max.X, min(right, b.at.Min.X+b.sizes[len(b.sizes)-1].Width))
	}
	for i, c := range b.columns {
		edge := c.left + c.width
		switch {
		case b.stacked(), i == len(b.columns)-1 && (b.kind == bar || len(b.columns) == 1 && len(c.kids) > 1):
			edge = right
		}
		for _, k := range c.kids {
			if len(c.kids) == 1 && !b.stacked() && b.kind != bar {
				s.stretch(k, k.outer.Max.X)
				continue
			}
			s.stretch(k, edge)
		}
	}
	if b.kind == bar && len(b.kids) > 0 && !b.stacked() {
		b.at = s.over(b, b.at.Min.Y)
	}
}
