package columns

import (
	"cmp"
	"math"
	"slices"

	"crux/render/layout"
)

// A piece is a column that an earlier layout cut off, and how it stood.
type piece struct {
	*block
	arrangement layout.Arrangement
	depth       int // how many columns it is cut off from, one after the other
}

// keep arranges t as an earlier layout was and returns its columns.
func (s *solver) keep(t *tree) []*block {
	var pieces []*piece
	of := map[*block]*piece{}
	for _, b := range t.block {
		if b != nil && s.can(b) {
			for _, p := range rest(b, t.p.Keep[b.box]) {
				pieces = append(pieces, p)
				of[p.block] = p
			}
		}
	}
	// Each stands to the right of what it is cut off from, also where the map is
	// another now.
	var settle func(p *piece)
	settle = func(p *piece) {
		if p == nil || p.depth > 0 {
			return
		}
		p.depth = 1
		from := p.parent
		for b := up(from); b != nil; b = up(b) {
			from = b
		}
		if around := of[from]; around != nil {
			settle(around)
			p.depth = around.depth + 1
			p.arrangement.Column = max(p.arrangement.Column, around.arrangement.Column)
		}
	}
	for _, p := range pieces {
		settle(p)
	}
	slices.SortStableFunc(pieces, func(a, b *piece) int {
		return cmp.Or(cmp.Compare(a.arrangement.Column, b.arrangement.Column), cmp.Compare(a.depth, b.depth))
	})
	s.like(t, t.root, t.p.Keep[len(t.p.Boxes)], 0)
	columns := []*block{t.root}
	for i, p := range pieces {
		s.like(t, p.block, p.arrangement, 0)
		p.block.arrangement.Column = i + 1
		p.again.rest = append(p.again.rest, p.block.arrangement)
		columns = append(columns, p.block)
	}
	return columns
}

// rest cuts off what a says of the kids of b and returns it in its order.
func rest(b *block, a layout.Arrangement) []*piece {
	var pieces []*piece
	last := math.MaxInt
	for _, r := range slices.Backward(a.Rest) {
		last = min(last, r.Column)
		r.Column = last
		if n := min(sum(r.Columns), len(b.kids)); n > 0 {
			k := newCut(b, len(b.kids)-n)
			k.remove()
			k.take()
			pieces = append(pieces, &piece{block: k.piece, arrangement: r})
		}
	}
	slices.Reverse(pieces)
	return pieces
}

func sum(list []int) int {
	n := 0
	for _, x := range list {
		n += x
	}
	return n
}

// again arranges b as it was before: see like.
func (s *solver) again(t *tree, b *block, room layout.Length) {
	s.like(t, b, t.p.Keep[b.box], room)
}

// like arranges b as a says, or where it is new so that its box is no wider than
// room, and measures it.
func (s *solver) like(t *tree, b *block, a layout.Arrangement, room layout.Length) {
	a.Rest = nil
	fresh := a.Mode == 0
	if fresh {
		for i, size := range b.sizes {
			if size.Width <= room {
				a.Size = i
			}
		}
	}
	a.Size = min(max(a.Size, 0), max(len(b.sizes)-1, 0))
	if a.Mode != 'c' || len(b.kids) == 0 || b.kind == label && b.hasUnder() || b.kind == bar && len(b.kids) == 1 {
		a.Mode = 's'
	}
	a.Columns = b.like(a)
	b.arrangement = a
	// What is new may be as wide as the widest beside it, or else as what it is
	// linked to.
	widest := layout.Length(0)
	for _, k := range b.kids {
		if t.p.Keep[k.box].Mode != 0 {
			s.again(t, k, 0)
			widest = max(widest, k.width)
		}
	}
	if widest == 0 && len(b.sizes) > 0 {
		widest = b.sizes[a.Size].Width
	}
	for _, k := range b.kids {
		if t.p.Keep[k.box].Mode == 0 {
			s.again(t, k, widest)
		}
	}
	s.size(b)
}

// like returns how many kids of b stand in each column if it is arranged as a
// says: as many as there were; what is new stands in the last.
func (b *block) like(a layout.Arrangement) []int {
	left := len(b.kids)
	switch {
	case left == 0:
		return nil
	case a.Mode == 's':
		return []int{left}
	case b.kind == bar:
		return slices.Repeat([]int{1}, left)
	}
	var columns []int
	for _, n := range a.Columns {
		if n = min(n, left); n > 0 {
			columns = append(columns, n)
			left -= n
		}
	}
	switch {
	case left > 0 && len(columns) > 0:
		columns[len(columns)-1] += left
	case left > 0:
		columns = []int{left}
	}
	return columns
}

// refit finds the best sizes of boxes for columns whose arrangement is kept: what
// stands in a stack stays in it, and what stands in columns in these.
func (s *solver) refit(columns []*block) {
	var keep func(b *block)
	keep = func(b *block) {
		if len(b.kids) > 0 {
			a := b.arrangement
			b.kept = &a
		}
		for _, k := range b.kids {
			keep(k)
		}
	}
	for _, b := range columns {
		keep(b)
		s.solve(b)
		if b.again != nil {
			b.again.rest = nil
		}
	}
	_, picks := s.beside(columns)
	for i, b := range columns {
		s.choose(b, picks[i])
		if b.again != nil {
			b.arrangement.Column = i
			b.again.rest = append(b.again.rest, b.arrangement)
		}
	}
}

// same returns the sizes of the kids of b as they stood before.
func (s *solver) same(b *block, t *stacks) []point {
	var options []point
	if b.stacked() {
		for i, width := range t.widths {
			if height := t.height(i, 0, len(b.kids)); height < impossible {
				options = append(options, point{width: width, height: height, mode: stack, limit: width})
			}
		}
		return options
	}
	var heights []layout.Length
	for _, k := range b.kids {
		for _, p := range k.front {
			heights = append(heights, p.height)
		}
	}
	i := 0
	for _, n := range b.kept.Columns {
		if n > 1 {
			for w := range t.widths {
				if h := t.height(w, i, i+n); h < impossible {
					heights = append(heights, h)
				}
			}
		}
		i += n
	}
	_, gap := s.gaps(b)
	for _, height := range thin(heights, 2*s.points()) {
		width := gap * layout.Length(len(b.kept.Columns)-1)
		parts := s.parted(b, t, height)
		for _, part := range parts {
			width += part.width
		}
		if parts != nil {
			options = append(options, point{width: width, height: height, mode: hung, limit: height})
		}
	}
	return options
}

// parted returns the columns of b that are kept, no higher than height; nil where
// that cannot be.
func (s *solver) parted(b *block, t *stacks, height layout.Length) []part {
	var parts []part
	i := 0
	for _, n := range b.kept.Columns {
		if n == 1 {
			p := below(b.kids[i].front, height)
			if p < 0 {
				return nil
			}
			parts = append(parts, part{1, b.kids[i].front[p].width})
		} else {
			w := t.least(i, i+n, height)
			if w < 0 {
				return nil
			}
			parts = append(parts, part{n, t.widths[w]})
		}
		i += n
	}
	return parts
}
