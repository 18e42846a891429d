package columns

import (
	"slices"

	"crux/render/layout"
)

// arrange decides how everything in t stands and returns the columns of the
// picture: the tree, and what is cut off from it.
func (s *solver) arrange(t *tree) []*block {
	s.solve(t.root)
	c := cutter{solver: s, columns: []*block{t.root}, budget: mostFronts}
	c.fitting, c.picks = s.beside(c.columns)
	if !s.large {
		c.cut()
	}
	for i, b := range c.columns {
		s.choose(b, c.picks[i])
		if b.again != nil {
			b.arrangement.Column = i
			b.again.rest = append(b.again.rest, b.arrangement)
		}
	}
	return c.columns
}

// measured measures columns and returns their size beside each other.
func (s *Style) measured(columns []*block) layout.Size {
	size := layout.Size{Width: s.Apart * layout.Length(len(columns)-1)}
	for _, b := range columns {
		s.measure(b)
		size.Width += b.width
		size.Height = max(size.Height, b.height)
	}
	return size
}

// beside returns how well columns fit beside each other at the best, and which
// point of each gives that.
func (s *solver) beside(columns []*block) (int64, []int) {
	var best int64
	var picks []int
	try := make([]int, len(columns))
	for _, b := range columns {
		for _, p := range b.front {
			size := layout.Size{Width: s.Apart * layout.Length(len(columns)-1), Height: p.height}
			possible := true
			for i, other := range columns {
				k := below(other.front, p.height)
				if possible = k >= 0; !possible {
					break
				}
				try[i] = k
				size.Width += other.front[k].width
			}
			if !possible {
				continue
			}
			if fit := s.fit(size); picks == nil || fit > best {
				best, picks = fit, slices.Clone(try)
			}
		}
	}
	return best, picks
}

// choose arranges b as a point of its front says, and what is in it as that
// needs.
func (s *solver) choose(b *block, pick int) {
	p := b.front[pick]
	a := layout.Arrangement{Mode: 's', Size: int(p.size)}
	switch p.mode {
	case stack:
		a.Columns = []int{len(b.kids)}
		for _, k := range b.kids {
			s.choose(k, within(k.front, p.limit-s.indent(b, k)))
		}
	case hung:
		a.Mode = 'c'
		parts := make([]part, 0, len(b.kids))
		if b.kept != nil {
			parts = s.parted(b, s.stacks(b), p.limit)
		} else if b.kind == bar || len(b.kids) == 1 {
			for range b.kids {
				parts = append(parts, part{kids: 1})
			}
		} else {
			_, parts = s.divide(b, s.stacks(b), p.limit, parts)
		}
		i := 0
		for _, part := range parts {
			a.Columns = append(a.Columns, part.kids)
			for _, k := range b.kids[i : i+part.kids] {
				if part.kids == 1 {
					s.choose(k, below(k.front, p.limit))
				} else {
					s.choose(k, within(k.front, part.width-s.indent(b, k)))
				}
			}
			i += part.kids
		}
	case even:
		a.Mode = 'c'
		t := s.stacks(b)
		w := slices.Index(t.widths, p.each)
		for j := 0; j < len(b.kids); {
			end := t.fill(w, j, p.limit)
			a.Columns = append(a.Columns, end-j)
			j = end
		}
		for _, k := range b.kids {
			s.choose(k, within(k.front, p.each-s.indent(b, k)))
		}
	}
	b.arrangement = a
}

// measure finds the sizes of b and of what is in it from their arrangements.
func (s *Style) measure(b *block) {
	for _, k := range b.kids {
		s.measure(k)
	}
	s.size(b)
}

// size finds the size of b from its arrangement and the sizes of what is in it.
func (s *Style) size(b *block) {
	a := b.arrangement
	var box layout.Size
	if b.kind != forest && (b.kind != bar || len(b.kids) == 0) {
		box = b.sizes[a.Size]
	}
	b.columns = b.columns[:0]
	width, height := layout.Length(0), layout.Length(0)
	down, across := s.gaps(b)
	m := leaf
	if len(b.kids) > 0 {
		m = hung
		if a.Mode == 's' {
			m = stack
		}
		i := 0
		for _, n := range a.Columns {
			c := column{kids: b.kids[i : i+n]}
			i += n
			h := down * layout.Length(n-1)
			for _, k := range c.kids {
				h += k.height
				w := k.width
				if n > 1 || m == stack {
					w += s.indent(b, k)
				}
				c.width = max(c.width, w)
			}
			if len(b.columns) > 0 {
				width += across
			}
			width += c.width
			height = max(height, h)
			b.columns = append(b.columns, c)
		}
		height += s.above(b, m, len(b.kids))
	}
	b.width = max(max(box.Width, width)+b.pad.left+b.pad.right, b.least)
	b.height = box.Height + height + b.pad.top + b.pad.bottom
}
