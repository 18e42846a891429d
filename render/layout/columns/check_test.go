package columns_test

import (
	"fmt"
	"slices"

	"crux/render/layout"
	"crux/render/layout/columns"
)

// What every result has to keep to.

// tolerance is how far a line may run into a box that is not its end.
const tolerance = 3 * pt / 4

// A checker looks for what is wrong in a result.
type checker struct {
	p      layout.Problem
	r      layout.Result
	style  columns.Style
	solid  []solid
	rows   map[layout.Length][]int // of solid, by where they stand in height
	across map[int]bool            // links that are drawn across
	lost   map[int]bool
	wrong  []string
}

// A solid is something that nothing else may cover.
type solid struct {
	what string
	box  int // that it is, or stands for
	at   layout.Rect
}

// rowHeight is that of the rows by which things are looked up.
const rowHeight = 128 * pt

// faults returns what is wrong in a result.
func faults(d drawn, r layout.Result) []string {
	c := checker{p: d.problem, r: r, style: d.engine.Style, rows: map[layout.Length][]int{}, across: map[int]bool{}, lost: map[int]bool{}}
	c.classify()
	if !c.complete() {
		return c.wrong
	}
	c.collect()
	c.overlaps()
	c.sizes()
	c.links()
	c.trunks()
	c.order()
	c.frames()
	c.bounds()
	return c.wrong
}

func (c *checker) bad(format string, values ...any) {
	if len(c.wrong) < 5 {
		c.wrong = append(c.wrong, fmt.Sprintf(format, values...))
	}
}

// classify finds the links that are drawn across, and those that are lost.
func (c *checker) classify() {
	named := map[int]bool{}
	for _, a := range c.r.Across {
		named[a.Link] = true
	}
	for _, a := range c.r.Across {
		links := []int{a.Link}
		if to := c.p.Links[a.Link].To; c.sign(to) {
			for i, l := range c.p.Links {
				if l.From == to && !named[i] && !c.across[i] && (a.Lost || len(c.r.Links[i]) > 0) {
					links = append(links, i)
					break
				}
			}
		}
		for _, l := range links {
			c.across[l] = true
			c.lost[l] = a.Lost
		}
	}
}

// sign reports whether box i is small enough to stand on a line.
func (c *checker) sign(i int) bool {
	b := c.p.Boxes[i]
	return b.Role == layout.Sign && max(b.Width, b.Height) <= c.style.Sign
}

// complete checks that everything has a place.
func (c *checker) complete() bool {
	if len(c.r.Boxes) != len(c.p.Boxes) || len(c.r.Links) != len(c.p.Links) || len(c.r.Groups) != len(c.p.Groups) ||
		len(c.r.Signs) != len(c.p.Boxes) || len(c.r.Arrangements) != len(c.p.Boxes)+1 {
		c.bad("lengths: %d boxes, %d links, %d groups, %d signs, %d arrangements", len(c.r.Boxes), len(c.r.Links), len(c.r.Groups), len(c.r.Signs), len(c.r.Arrangements))
		return false
	}
	for i, l := range c.p.Links {
		if len(c.r.Links[i]) == 0 && !c.lost[i] {
			c.bad("link %d from %d to %d is not drawn, and not lost", i, l.From, l.To)
		}
		if n := len(c.r.Links[i]); n > 0 && n%3 != 1 {
			c.bad("link %d has %d positions", i, n)
			return false
		}
	}
	for i, b := range c.p.Boxes {
		if c.r.Boxes[i] != (layout.Rect{}) || max(b.Width, b.Height) == 0 && len(b.Sizes) == 0 {
			continue
		}
		if !c.sign(i) || !slices.ContainsFunc(c.r.Across, func(a layout.Across) bool { return a.Lost && c.p.Links[a.Link].To == i }) {
			c.bad("box %d has no place", i)
		}
	}
	return true
}

func (c *checker) collect() {
	add := func(what string, box int, at layout.Rect) {
		if at == (layout.Rect{}) {
			return
		}
		for y := at.Min.Y / rowHeight; y <= at.Max.Y/rowHeight; y++ {
			c.rows[y] = append(c.rows[y], len(c.solid))
		}
		c.solid = append(c.solid, solid{what, box, at})
	}
	for i, b := range c.p.Boxes {
		add([...]string{"item", "sign", "bar"}[b.Role], i, c.r.Boxes[i])
	}
	for i, at := range c.r.Signs {
		add("sign of bar", i, at)
	}
	for _, a := range c.r.Again {
		add("tag of", a.Box, a.Place)
	}
}

// near calls f with what stands at the height of r.
func (c *checker) near(r layout.Rect, f func(i int, s solid)) {
	for y := r.Min.Y / rowHeight; y <= r.Max.Y/rowHeight; y++ {
		for _, i := range c.rows[y] {
			if s := c.solid[i]; y == max(r.Min.Y, s.at.Min.Y)/rowHeight {
				f(i, s)
			}
		}
	}
}

// meets reports whether two rectangles have more than a border in common.
func meets(a, b layout.Rect) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

func (c *checker) overlaps() {
	for i, s := range c.solid {
		c.near(s.at, func(k int, other solid) {
			if k > i && meets(s.at, other.at) {
				c.bad("%s %d %v overlaps %s %d %v", s.what, s.box, s.at, other.what, other.box, other.at)
			}
		})
	}
}

func (c *checker) sizes() {
	for i, b := range c.p.Boxes {
		r := c.r.Boxes[i]
		if r == (layout.Rect{}) {
			continue
		}
		sizes := b.Sizes
		if len(sizes) == 0 {
			sizes = []layout.Size{{Width: b.Width, Height: b.Height}}
		}
		switch {
		case b.Role == layout.Bar:
			if min(r.Width(), r.Height()) <= 0 {
				c.bad("bar %d is %v", i, r)
			}
		case !slices.ContainsFunc(sizes, func(s layout.Size) bool { return r.Width() >= s.Width && r.Height() == s.Height }),
			r.Width() > sizes[len(sizes)-1].Width:
			c.bad("box %d is %d by %d, of the sizes %v", i, r.Width(), r.Height(), sizes)
		}
	}
	for _, a := range c.r.Again {
		if got := (layout.Size{Width: a.Place.Width(), Height: a.Place.Height()}); got != c.p.Boxes[a.Box].Again {
			c.bad("the tag of %d is %v", a.Box, got)
		}
	}
}

// passes checks that a line meets nothing but its ends.
func (c *checker) passes(what string, number int, curve layout.Curve, ends ...int) {
	for i := 0; i+3 < len(curve); i += 3 {
		a, b := curve[i], curve[i+3]
		if a.X != b.X && a.Y != b.Y {
			c.passes(what, number, stair(curve[i:i+4], 16), ends...)
			continue
		}
		r := layout.Rect{Min: layout.Position{X: min(a.X, b.X), Y: min(a.Y, b.Y)}, Max: layout.Position{X: max(a.X, b.X), Y: max(a.Y, b.Y)}}
		c.near(r, func(_ int, s solid) {
			inner := layout.Rect{Min: layout.Position{X: s.at.Min.X + tolerance, Y: s.at.Min.Y + tolerance}, Max: layout.Position{X: s.at.Max.X - tolerance, Y: s.at.Max.Y - tolerance}}
			if inner.Min.X < r.Max.X && r.Min.X < inner.Max.X && inner.Min.Y < r.Max.Y && r.Min.Y < inner.Max.Y ||
				r.Width() == 0 && inner.Min.X < r.Min.X && r.Min.X < inner.Max.X && inner.Min.Y < r.Max.Y && r.Min.Y < inner.Max.Y ||
				r.Height() == 0 && inner.Min.Y < r.Min.Y && r.Min.Y < inner.Max.Y && inner.Min.X < r.Max.X && r.Min.X < inner.Max.X {
				if !slices.Contains(ends, s.box) {
					c.bad("%s %d passes %s %d %v at %v", what, number, s.what, s.box, s.at, r)
				}
			}
		})
	}
}

// stair returns level and upright pieces along a cubic Bézier curve.
func stair(c layout.Curve, n layout.Length) layout.Curve {
	var points []layout.Position
	for i := range n + 1 {
		k := n - i
		at := func(f func(layout.Position) layout.Length) layout.Length {
			return (k*k*k*f(c[0]) + 3*k*k*i*f(c[1]) + 3*k*i*i*f(c[2]) + i*i*i*f(c[3])) / (n * n * n)
		}
		p := layout.Position{X: at(func(p layout.Position) layout.Length { return p.X }), Y: at(func(p layout.Position) layout.Length { return p.Y })}
		if i > 0 {
			points = append(points, layout.Position{X: p.X, Y: points[len(points)-1].Y})
		}
		points = append(points, p)
	}
	return layout.Straight(points...)
}

// on reports whether p is on the border of r.
func on(p layout.Position, r layout.Rect) bool {
	in := r.Min.X <= p.X && p.X <= r.Max.X && r.Min.Y <= p.Y && p.Y <= r.Max.Y
	return in && (p.X == r.Min.X || p.X == r.Max.X || p.Y == r.Min.Y || p.Y == r.Max.Y)
}

// onBox reports whether p is on the border of a box, or of a tag of it.
func (c *checker) onBox(p layout.Position, box int) bool {
	if on(p, c.r.Boxes[box]) {
		return true
	}
	return slices.ContainsFunc(c.r.Again, func(a layout.Again) bool { return a.Box == box && on(p, a.Place) })
}

func (c *checker) links() {
	trunks := map[int][]layout.Trunk{}
	for _, t := range c.r.Trunks {
		for _, l := range t.Links {
			trunks[l] = append(trunks[l], t)
		}
	}
	for i, curve := range c.r.Links {
		if len(curve) == 0 {
			continue
		}
		l := c.p.Links[i]
		c.passes("link", i, curve, l.From, l.To)
		if !on(curve[0], c.r.Boxes[l.From]) {
			c.bad("link %d begins at %v, off box %d %v", i, curve[0], l.From, c.r.Boxes[l.From])
		}
		end := curve[len(curve)-1]
		switch {
		case len(trunks[i]) > 1:
			c.bad("link %d ends on %d trunks", i, len(trunks[i]))
		case len(trunks[i]) == 1:
			t := trunks[i][0]
			if t.To != l.To {
				c.bad("link %d to %d ends on a trunk to %d", i, l.To, t.To)
			}
			if !slices.ContainsFunc(t.Lines, func(line layout.Curve) bool { return onLine(end, line) }) {
				c.bad("link %d ends at %v, off its trunk %v", i, end, t.Lines)
			}
		case !c.onBox(end, l.To):
			c.bad("link %d ends at %v, off box %d %v", i, end, l.To, c.r.Boxes[l.To])
		}
		c.heads(i, curve, len(trunks[i]) > 0)
	}
}

// heads checks that arrowheads have room on the first and the last piece.
func (c *checker) heads(i int, curve layout.Curve, trunk bool) {
	l := c.p.Links[i]
	length := func(a, b layout.Position) layout.Length { return max(a.X-b.X, b.X-a.X) + max(a.Y-b.Y, b.Y-a.Y) }
	n := len(curve)
	need := layout.Length(0)
	first := length(curve[0], curve[3])
	if l.Tail {
		need = c.style.Head
	}
	if first < need {
		c.bad("link %d has %g pt for the head at its beginning", i, first.Points())
	}
	if l.Head && !trunk && length(curve[n-1], curve[n-4]) < c.style.Head {
		c.bad("link %d has %g pt for the head at its end", i, length(curve[n-1], curve[n-4]).Points())
	}
}

// onLine reports whether p is on a straight line that is upright or level.
func onLine(p layout.Position, line layout.Curve) bool {
	a, b := line[0], line[len(line)-1]
	return min(a.X, b.X) <= p.X && p.X <= max(a.X, b.X) && min(a.Y, b.Y) <= p.Y && p.Y <= max(a.Y, b.Y)
}

func (c *checker) trunks() {
	for i, t := range c.r.Trunks {
		if len(t.Lines) == 0 {
			c.bad("trunk %d to %d has no lines", i, t.To)
			continue
		}
		first := t.Lines[0]
		if !c.onBox(first[len(first)-1], t.To) {
			c.bad("trunk %d ends at %v, off box %d %v", i, first[len(first)-1], t.To, c.r.Boxes[t.To])
		}
		for _, line := range t.Lines {
			if a, b := line[0], line[len(line)-1]; a.X != b.X && a.Y != b.Y {
				c.bad("trunk %d has a slanted line %v", i, line)
			}
			c.passes("trunk", i, line, t.To)
		}
	}
}

// order checks that what bears on one box keeps its order.
func (c *checker) order() {
	type kid struct {
		link int
		at   layout.Rect
	}
	type place struct {
		to   int
		item bool // premises and relations on a relation stand apart
	}
	kids := map[place][]kid{}
	var places []place
	on := map[int]int{} // the only link to each sign
	for i, l := range c.p.Links {
		on[l.To] = i
	}
	for i, l := range c.p.Links {
		if c.across[i] {
			continue
		}
		from := l.From
		where := place{l.To, c.p.Boxes[from].Role == layout.Item}
		if in, ok := on[from]; ok && c.sign(from) && !c.across[in] {
			if c.p.Boxes[c.p.Links[in].From].Role == layout.Item {
				from = c.p.Links[in].From
			}
		}
		if kids[where] == nil {
			places = append(places, where)
		}
		kids[where] = append(kids[where], kid{i, c.r.Boxes[from]})
	}
	for _, where := range places {
		list := kids[where]
		for i := 1; i < len(list); i++ {
			a, b := list[i-1].at, list[i].at
			wide := a.Min.X < b.Max.X && b.Min.X < a.Max.X
			high := a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
			if wide && a.Min.Y > b.Min.Y || high && !wide && a.Min.X > b.Min.X || !wide && !high && a.Min.X > b.Min.X && a.Min.Y > b.Min.Y {
				c.bad("of what bears on %d, link %d from %v comes before link %d from %v", where.to, list[i-1].link, a, list[i].link, b)
			}
		}
	}
}

func (c *checker) frames() {
	for g, r := range c.r.Groups {
		if r == (layout.Rect{}) {
			continue
		}
		for i, b := range c.p.Boxes {
			if b.Role != layout.Item {
				continue
			}
			at, in := c.r.Boxes[i], false
			for k := b.Group; k != layout.None; k = c.p.Groups[k].Parent {
				in = in || k == g
			}
			inside := r.Min.X <= at.Min.X && at.Max.X <= r.Max.X && r.Min.Y <= at.Min.Y && at.Max.Y <= r.Max.Y
			if in && !inside || !in && meets(r, at) {
				c.bad("item %d %v is a member of frame %d %v: %v", i, at, g, r, in)
			}
		}
		if title := c.p.Groups[g].TitleWidth; r.Width() < title {
			c.bad("frame %d is %d wide, its title %d", g, r.Width(), title)
		}
	}
}

func (c *checker) bounds() {
	whole := layout.Rect{Max: layout.Position{X: c.r.Width, Y: c.r.Height}}
	in := func(p layout.Position) bool {
		return 0 <= p.X && p.X <= whole.Max.X && 0 <= p.Y && p.Y <= whole.Max.Y
	}
	rect := func(what string, i int, r layout.Rect) {
		if !in(r.Min) || !in(r.Max) {
			c.bad("%s %d %v is not in %v", what, i, r, whole)
		}
	}
	curve := func(what string, i int, list layout.Curve) {
		for _, p := range list {
			if !in(p) {
				c.bad("%s %d is not in %v at %v", what, i, whole, p)
			}
		}
	}
	for _, s := range c.solid {
		rect(s.what, s.box, s.at)
	}
	for i, r := range c.r.Groups {
		rect("frame", i, r)
	}
	for i, l := range c.r.Links {
		curve("link", i, l)
	}
	for i, t := range c.r.Trunks {
		for _, l := range t.Lines {
			curve("trunk", i, l)
		}
	}
}
