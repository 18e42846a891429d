package columns

import "crux/render/layout"

// A solver finds the sizes that blocks can have.
type solver struct {
	Style
	fit   func(layout.Size) int64
	large bool
}

// solve finds the front of b and of all that is in it.
func (s *solver) solve(b *block) {
	for _, k := range b.kids {
		s.solve(k)
	}
	s.refront(b)
}

// refront finds the front of b from those of its kids.
func (s *solver) refront(b *block) {
	sizes := b.sizes
	if b.kind == forest || b.kind == bar && len(b.kids) > 0 {
		sizes = []layout.Size{{}}
	}
	var points []point
	if len(b.kids) == 0 {
		for i, size := range sizes {
			points = append(points, point{width: size.Width, height: size.Height, size: int16(i)})
		}
	} else {
		options := s.options(b)
		for i := range options {
			options[i].height += s.above(b, options[i].mode, len(b.kids))
		}
		points = under(sizes, undominated(options))
	}
	for i := range points {
		points[i].width = max(points[i].width+b.pad.left+b.pad.right, b.least)
		points[i].height += b.pad.top + b.pad.bottom
	}
	b.front = s.thinned(undominated(points))
}

// under returns the sizes that a box with something below it can have: for each
// width, the lowest box above the lowest option. Both are sorted by width.
func under(sizes []layout.Size, options []point) []point {
	points := make([]point, 0, len(sizes)+len(options))
	i, k := 0, 0 // of the first wider ones
	for i < len(sizes) || k < len(options) {
		if k == len(options) || i < len(sizes) && sizes[i].Width <= options[k].width {
			i++
		} else {
			k++
		}
		if i == 0 || k == 0 {
			continue
		}
		p := options[k-1]
		p.width, p.height, p.size = max(sizes[i-1].Width, p.width), sizes[i-1].Height+p.height, int16(i-1)
		points = append(points, p)
	}
	return points
}

// above returns the distance from the box of b, or for a bar from its top, to
// what is below.
func (s *Style) above(b *block, m mode, kids int) layout.Length {
	switch {
	case b.kind == forest:
		return 0
	case b.kind == bar && m == stack:
		return 0
	case b.kind == bar:
		return s.lift(b) + s.Bar + s.drop(b)
	case b.kind == label && m == stack:
		return s.Stack
	case b.kind == label && kids == 1:
		return s.Drop
	case b.kind == label:
		return 2 * s.Drop
	case m == stack:
		return s.Stack
	case kids == 1:
		return s.Stub + s.Sign + pt + s.Head
	default:
		return s.bus()
	}
}

// lift returns the room above a bar that signs on its line need.
func (s *Style) lift(b *block) layout.Length {
	if b.hasUnder() {
		return (s.Sign-s.Bar)/2 + pt
	}
	return 0
}

// drop returns the distance from a level bar to what is below. Where several things
// bear on it, their signs stand there, so far below a line at the height of the bar
// that the lines between are seen, which are dotted.
func (s *Style) drop(b *block) layout.Length {
	for i := len(b.kids) - 2; i >= 0 && b.kids[i].under; i-- {
		if b.kids[i].signed() || b.kids[i+1].signed() {
			return max(s.Drop, 2*bend+s.Sign+s.Stub-s.Bar/2)
		}
	}
	return s.Drop
}

func (b *block) hasUnder() bool {
	return len(b.kids) > 0 && b.kids[len(b.kids)-1].under
}

// indent returns how far k stands from the left of its parent in a stack.
func (s *Style) indent(b, k *block) layout.Length {
	switch {
	case b.kind == forest:
		return 0
	case b.kind == bar && !k.under:
		return s.barIndent()
	case b.kind == label && !k.under && !b.hasUnder() && len(b.kids) == 1:
		return 0
	case b.kind == label && !k.under && !b.hasUnder():
		return s.Spine + s.Drop
	}
	return s.Indent
}

// gaps returns the distances between kids of b below each other and between its
// columns.
func (s *Style) gaps(b *block) (down, across layout.Length) {
	if b.kind == forest {
		return 2 * s.Stack, 2 * s.Column
	}
	return s.Stack, s.Column
}

// options returns the sizes of what is below the box of b: the least height for
// each width of a stack, and the least width for some heights of columns.
func (s *solver) options(b *block) []point {
	stacks := s.stacks(b)
	if b.kept != nil {
		return s.same(b, stacks)
	}
	n := len(b.kids)
	var options []point
	for i, width := range stacks.widths {
		if height := stacks.height(i, 0, n); height < impossible {
			options = append(options, point{width: width, height: height, mode: stack, limit: width})
		}
	}
	switch {
	case b.kind == label && b.hasUnder():
	case n == 1 && b.kind == bar:
	case n == 1:
		k := b.kids[0]
		for _, p := range k.front {
			// What comes in at the left end of an upright bar does not hang well.
			if k.kind != bar || p.mode != stack {
				options = append(options, point{width: p.width, height: p.height, mode: hung, limit: p.height})
			}
		}
	case b.kind == bar:
		options = append(options, s.row(b)...)
	case n <= s.mostKids():
		options = append(options, s.divided(b, stacks)...)
	default:
		options = append(options, s.even(b, stacks)...)
	}
	return options
}

func (s *solver) mostKids() int {
	if s.large {
		return fewKids
	}
	return mostKids
}

func (s *solver) points() int {
	if s.large {
		return fewPoints
	}
	return mostPoints
}

func (s *solver) heights() int {
	if s.large {
		return fewHeights
	}
	return mostHeights
}

// impossible is the height of what cannot be that narrow; sums of it are no less,
// and nothing that can be is as high or as wide.
const impossible layout.Length = 1 << 47

// stacks holds, for some widths, how high the first so many kids of a block are
// below each other.
type stacks struct {
	widths []layout.Length
	sums   [][]layout.Length
	gap    layout.Length
}

// height returns the height of the kids from i up to but not including j.
func (t *stacks) height(width, i, j int) layout.Length {
	if h := t.sums[width][j] - t.sums[width][i]; h < impossible {
		return h + layout.Length(j-i-1)*t.gap
	}
	return impossible
}

func (s *solver) stacks(b *block) *stacks {
	down, _ := s.gaps(b)
	var widths []layout.Length
	for _, k := range b.kids {
		indent := s.indent(b, k)
		for _, p := range k.front {
			widths = append(widths, p.width+indent)
		}
		if len(widths) > 1<<14 {
			widths = thin(widths, 2*s.points())
		}
	}
	t := &stacks{widths: thin(widths, 2*s.points()), gap: down}
	if len(b.kids) > 1000 {
		t.widths = thin(t.widths, fewPoints)
	}
	for _, width := range t.widths {
		sum := make([]layout.Length, len(b.kids)+1)
		for j, k := range b.kids {
			sum[j+1] = sum[j] + impossible
			if i := within(k.front, width-s.indent(b, k)); i >= 0 {
				sum[j+1] = sum[j] + k.front[i].height
			}
		}
		t.sums = append(t.sums, sum)
	}
	return t
}

// row returns the sizes of kids side by side.
func (s *solver) row(b *block) []point {
	var heights []layout.Length
	for _, k := range b.kids {
		for _, p := range k.front {
			heights = append(heights, p.height)
		}
	}
	var options []point
	_, gap := s.gaps(b)
	for _, height := range thin(heights, 2*s.points()) {
		width := gap * layout.Length(len(b.kids)-1)
		for _, k := range b.kids {
			i := below(k.front, height)
			if i < 0 {
				width = impossible
				break
			}
			width += k.front[i].width
		}
		if width < impossible {
			options = append(options, point{width: width, height: height, mode: hung, limit: height})
		}
	}
	return options
}

// divided returns the sizes of kids in columns, for some heights.
func (s *solver) divided(b *block, t *stacks) []point {
	n := len(b.kids)
	least, most := layout.Length(1), impossible
	for _, k := range b.kids {
		least = max(least, k.front[len(k.front)-1].height)
	}
	for i := range t.widths {
		if h := t.height(i, 0, n); h < impossible {
			most = h
			break
		}
	}
	var heights []layout.Length
	// Heights that grow by equal shares from the least to the most.
	steps := s.heights()
	for h, i := least, 0; i < steps && h < most; i++ {
		heights = append(heights, h)
		h += max(1, h*layout.Length(ratio(int64(most), int64(h)))/layout.Length((steps-i)*1024))
	}
	for _, k := range b.kids {
		for _, p := range k.front {
			if p.height >= least && len(heights) < 3*steps {
				heights = append(heights, p.height)
			}
		}
	}
	var options []point
	for _, h := range thin(heights, 2*steps) {
		if width, _ := s.divide(b, t, h, nil); width < impossible {
			options = append(options, point{width: width, height: h, mode: hung, limit: h})
		}
	}
	return options
}

// A part is a column as divide makes it.
type part struct {
	kids  int
	width layout.Length
}

// divide puts the kids of b into columns no higher than height, in their order,
// so that they are least wide together. It returns the columns if parts is not
// nil.
func (s *solver) divide(b *block, t *stacks, height layout.Length, parts []part) (layout.Length, []part) {
	_, gap := s.gaps(b)
	n := len(b.kids)
	best := make([]layout.Length, n+1)
	from := make([]int, n+1)
	widths := make([]layout.Length, n+1)
	for j := 1; j <= n; j++ {
		best[j] = impossible
		for i := j - 1; i >= 0; i-- {
			var width layout.Length
			if i == j-1 {
				k := b.kids[i]
				p := below(k.front, height)
				if p < 0 {
					continue
				}
				width = k.front[p].width
			} else {
				w := t.least(i, j, height)
				if w < 0 {
					break // nor with more kids
				}
				width = t.widths[w]
			}
			total := best[i] + width
			if i > 0 {
				total += gap
			}
			if total < best[j] {
				best[j], from[j], widths[j] = total, i, width
			}
		}
	}
	if parts == nil || best[n] >= impossible {
		return best[n], nil
	}
	for j := n; j > 0; j = from[j] {
		parts = append(parts, part{j - from[j], widths[j]})
	}
	for a, z := 0, len(parts)-1; a < z; a, z = a+1, z-1 {
		parts[a], parts[z] = parts[z], parts[a]
	}
	return best[n], parts
}

// least returns the index of the least width in which the kids from i to j are no
// higher than height, or none.
func (t *stacks) least(i, j int, height layout.Length) int {
	low, high := 0, len(t.widths)
	for low < high {
		middle := (low + high) / 2
		if t.height(middle, i, j) <= height {
			high = middle
		} else {
			low = middle + 1
		}
	}
	if low == len(t.widths) {
		return none
	}
	return low
}

// even returns the sizes of many kids in columns of one width.
func (s *solver) even(b *block, t *stacks) []point {
	n := len(b.kids)
	_, gap := s.gaps(b)
	var options []point
	for _, w := range thin(append([]layout.Length(nil), t.widths...), 6) {
		i := 0
		for t.widths[i] < w {
			i++
		}
		total := t.height(i, 0, n)
		if total >= impossible {
			continue
		}
		highest := layout.Length(0)
		for j := range n {
			highest = max(highest, t.height(i, j, j+1))
		}
		for columns := 2; columns < n; columns = columns*5/4 + 1 {
			limit := max(highest, total/layout.Length(columns)+total/layout.Length(32*columns)+1)
			count, height := 0, layout.Length(0)
			for j := 0; j < n; count++ {
				end := t.fill(i, j, limit)
				height = max(height, t.height(i, j, end))
				j = end
			}
			options = append(options, point{
				width: layout.Length(count)*w + layout.Length(count-1)*gap, height: height,
				mode: even, limit: limit, each: w,
			})
		}
	}
	return options
}

// fill returns the end of the column that begins with kid j, and is no higher
// than limit unless it holds this one alone.
func (t *stacks) fill(width, j int, limit layout.Length) int {
	end := j + 1
	for end < len(t.sums[width])-1 && t.height(width, j, end+1) <= limit {
		end++
	}
	return end
}
