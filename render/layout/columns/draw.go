package columns

import "crux/render/layout"

// draw puts columns beside each other and draws the lines of the tree and, if
// these are not left out for a rough result, the links across.
func draw(t *tree, columns []*block, s Style) layout.Result {
	d := drawer{Style: s, t: t, r: layout.Result{
		Boxes: make([]layout.Rect, len(t.p.Boxes)), Links: make([]layout.Curve, len(t.p.Links)),
		Groups: make([]layout.Rect, len(t.p.Groups)), Signs: make([]layout.Rect, len(t.p.Boxes)),
		Arrangements: make([]layout.Arrangement, len(t.p.Boxes)+1),
	}}
	x := layout.Length(0)
	for _, b := range columns {
		s.put(b, x, 0)
		s.stretch(b, x+b.width)
		x += b.width + s.Apart
	}
	for _, b := range columns {
		d.block(b)
	}
	d.frames()
	if !t.p.Rough {
		d.across()
	}
	d.normalise()
	return d.r
}

// A drawer makes a Result of blocks that have their places.
type drawer struct {
	Style
	t *tree
	r layout.Result
	// Lines that are drawn, with the boxes that they belong to, for those that
	// come later to keep off.
	lines []line
}

type line struct {
	points []layout.Position
	ends   [2]int
}

// block draws b and what is in it.
func (d *drawer) block(b *block) {
	i := len(d.t.p.Boxes)
	if b.box != none {
		i = b.box
		d.r.Boxes[i] = b.at
	}
	if b.again != nil {
		d.r.Again = append(d.r.Again, layout.Again{Box: b.again.box, Place: b.at})
	} else {
		d.r.Arrangements[i] = b.arrangement
		d.r.Arrangements[i].Rest = b.rest
	}
	for _, k := range b.kids {
		d.block(k)
	}
	if len(b.kids) == 0 || b.kind == forest {
		return
	}
	premises, others := b.split()
	switch {
	case b.kind == bar && b.stacked():
		for _, k := range premises {
			x, y := d.left(k)
			d.link(k.in, k.box, b.box, pos(x, y), pos(b.at.Max.X, y))
		}
		d.below(b, others, b.at.Min.X+d.Bar/2)
	case b.kind == bar:
		for _, k := range premises {
			x, y := d.top(k)
			d.link(k.in, k.box, b.box, pos(x, y), pos(x, b.at.Max.Y))
		}
		d.beside(b, others)
	case b.kind == label && b.stacked():
		x := b.at.Min.X + d.Spine
		if len(others) > 0 {
			d.below(b, others, x)
			x = min(x+2*d.Drop, b.at.Max.X-pt)
		}
		if len(premises) == 1 && len(others) == 0 {
			d.short(b, premises[0])
			break
		}
		d.below(b, premises, x)
	case b.kind == label && len(b.kids) == 1:
		d.short(b, b.kids[0])
	case b.stacked():
		d.below(b, b.kids, b.at.Min.X+d.Spine)
	default:
		d.hanging(b)
	}
}

// split returns the premises that meet in b and what else bears on it.
func (b *block) split() (premises, others []*block) {
	for _, k := range b.kids {
		if b.kind != item && !k.under {
			premises = append(premises, k)
		} else {
			others = append(others, k)
		}
	}
	return premises, others
}

func pos(x, y layout.Length) layout.Position { return layout.Position{X: x, Y: y} }

// link draws a link from one box to another, or to a trunk that leads there.
func (d *drawer) link(l, from, to int, points ...layout.Position) {
	if l == none {
		return
	}
	d.r.Links[l] = layout.Straight(points...)
	d.lines = append(d.lines, line{points, [2]int{from, to}})
}

// target returns the box that the kids of b bear on.
func (b *block) target() int {
	if b.again != nil {
		return b.again.box
	}
	return b.box
}

// trunk draws what the lines of kids to b have in common.
func (d *drawer) trunk(b *block, kids []*block, lines ...[]layout.Position) {
	t := layout.Trunk{To: b.target()}
	for _, k := range kids {
		t.Links = append(t.Links, k.to())
	}
	for _, l := range lines {
		t.Lines = append(t.Lines, layout.Straight(l...))
		d.lines = append(d.lines, line{l, [2]int{b.target(), b.target()}})
	}
	d.r.Trunks = append(d.r.Trunks, t)
}

// to returns the link that leads from k, or from the sign on its line, to what k
// stands below.
func (k *block) to() int {
	if k.out != none {
		return k.out
	}
	return k.in
}

// signed reports whether there is a sign on the line of k: its own, or that of the
// bar that it is.
func (k *block) signed() bool { return k.sign != none || k.kind == bar }

// leave draws the line of k to the left up to its sign, gives that its place, and
// returns where the line goes on from.
func (d *drawer) leave(k *block) layout.Position {
	x, y := d.left(k)
	if !k.signed() {
		return pos(x, y)
	}
	size := d.signSize(k)
	right := k.outer.Min.X - d.Stub
	sign := rect(right-size, y-size/2, size, size)
	d.sign(k, sign)
	if k.kind == bar {
		return pos(x, y)
	}
	d.link(k.in, k.box, k.sign, pos(x, y), pos(right, y))
	return pos(sign.Min.X, y)
}

// rise does what leave does for a line upwards at x.
func (d *drawer) rise(k *block, x layout.Length) layout.Position {
	y := k.at.Min.Y
	if !k.signed() {
		return pos(x, y)
	}
	size := d.signSize(k)
	bottom := k.outer.Min.Y - d.Stub
	if k.kind == bar {
		bottom = y - d.Stub
	}
	sign := rect(x-size/2, bottom-size, size, size)
	d.sign(k, sign)
	if k.kind == bar {
		return pos(x, y)
	}
	d.link(k.in, k.box, k.sign, pos(x, y), pos(x, bottom))
	return pos(x, sign.Min.Y)
}

func (d *drawer) signSize(k *block) layout.Length {
	if k.kind == bar {
		return d.Sign
	}
	return d.t.p.Boxes[k.sign].Width
}

func (d *drawer) sign(k *block, at layout.Rect) {
	if k.kind == bar {
		d.r.Signs[k.box] = at
	} else {
		d.r.Boxes[k.sign] = at
	}
}

// below draws the lines of kids that stand below each other: to the left, and up
// to b at x.
func (d *drawer) below(b *block, kids []*block, x layout.Length) {
	if len(kids) == 0 {
		return
	}
	up := pos(x, b.at.Max.Y)
	if len(kids) == 1 {
		k := kids[0]
		from := d.leave(k)
		d.link(k.to(), k.end(), b.target(), from, pos(x, from.Y), up)
		return
	}
	lowest := up.Y
	for _, k := range kids {
		from := d.leave(k)
		d.link(k.to(), k.end(), b.target(), from, pos(x, from.Y))
		lowest = max(lowest, from.Y)
	}
	d.trunk(b, kids, []layout.Position{pos(x, lowest), up})
}

// end returns the box that the line of k to its parent begins at.
func (k *block) end() int {
	if k.sign != none {
		return k.sign
	}
	return k.box
}

// short draws the line of the only premise of a label: straight up to it where
// they can have one place in common.
func (d *drawer) short(b, k *block) {
	x := (b.at.Min.X + b.at.Max.X) / 2
	from := min(max(x, k.at.Min.X), k.at.Max.X)
	points := []layout.Position{pos(from, k.at.Min.Y)}
	if from != x {
		turn := b.at.Max.Y + d.Drop/2
		points = append(points, pos(from, turn), pos(x, turn))
	}
	d.link(k.in, k.box, b.box, append(points, pos(x, b.at.Max.Y))...)
}

// beside draws the lines of what bears on a level bar to its right end. The sign
// of a single one stands on the level line, those of several on the lines up to it.
func (d *drawer) beside(b *block, kids []*block) {
	if len(kids) == 0 {
		return
	}
	y := (b.at.Min.Y + b.at.Max.Y) / 2
	end := pos(b.at.Max.X, y)
	if len(kids) == 1 {
		d.aside(b, kids[0], end)
		return
	}
	furthest := end.X
	for _, k := range kids {
		x, _ := d.top(k)
		d.link(k.to(), k.end(), b.target(), d.rise(k, x), pos(x, y))
		furthest = max(furthest, x)
	}
	d.trunk(b, kids, []layout.Position{pos(furthest, y), end})
}

// aside draws the line of k up to the height of a place and from there to it.
func (d *drawer) aside(b, k *block, end layout.Position) {
	x, top := d.top(k)
	from, corner := pos(x, top), pos(x, end.Y)
	switch {
	case k.sign != none:
		size := d.signSize(k)
		right := x - bend
		sign := rect(right-size, end.Y-size/2, size, size)
		d.sign(k, sign)
		d.link(k.in, k.box, k.sign, from, corner, pos(right, end.Y))
		d.link(k.to(), k.end(), b.target(), pos(sign.Min.X, end.Y), end)
		return
	case k.kind == bar:
		d.sign(k, rect(x-bend-d.Sign, end.Y-d.Sign/2, d.Sign, d.Sign))
	}
	d.link(k.to(), k.end(), b.target(), from, corner, end)
}

// hanging draws the lines of kids in columns: up to a line below b, and from there
// to b.
func (d *drawer) hanging(b *block) {
	bottom := b.at.Max.Y
	bus := bottom + d.Head + 2*pt
	if b.kind == label {
		bus = bottom + d.Drop
	}
	var lines [][]layout.Position
	first, last := layout.Length(0), layout.Length(0)
	for i, c := range b.columns {
		x := d.hang(c)
		if len(c.kids) == 1 {
			k := c.kids[0]
			if len(b.columns) == 1 {
				d.straight(b, k)
				return
			}
			from := d.rise(k, x)
			d.link(k.to(), k.end(), b.target(), from, pos(x, bus))
		} else {
			lowest := bus
			for _, k := range c.kids {
				from := d.leave(k)
				d.link(k.to(), k.end(), b.target(), from, pos(x, from.Y))
				lowest = max(lowest, from.Y)
			}
			lines = append(lines, []layout.Position{pos(x, lowest), pos(x, bus)})
		}
		if i == 0 {
			first = x
		}
		last = x
	}
	x := min(max((first+last)/2, b.at.Min.X+d.Spine), b.at.Max.X-d.Spine)
	all := [][]layout.Position{{pos(x, bus), pos(x, bottom)}}
	if low, high := min(first, x), max(last, x); low < high {
		all = append(all, []layout.Position{pos(low, bus), pos(high, bus)})
	}
	d.trunk(b, b.kids, append(all, lines...)...)
}

// straight draws the line of the only kid that hangs from b: as far as they can
// have one place in common, straight up.
func (d *drawer) straight(b, k *block) {
	inside := func(x layout.Length, r layout.Rect, margin layout.Length) layout.Length {
		if r.Width() < 2*margin {
			return (r.Min.X + r.Max.X) / 2
		}
		return min(max(x, r.Min.X+margin), r.Max.X-margin)
	}
	x, _ := d.top(k)
	x = inside(x, b.at, d.Spine)
	from := d.rise(k, inside(x, k.at, min(d.Spine, k.at.Width()/2)))
	points := []layout.Position{from}
	if from.X != x {
		turn := b.at.Max.Y + d.Head
		points = append(points, pos(from.X, turn), pos(x, turn))
	}
	d.link(k.to(), k.end(), b.target(), append(points, pos(x, b.at.Max.Y))...)
}

// normalise moves everything so that it begins at 0, 0.
func (d *drawer) normalise() {
	var room layout.Rect
	first := true
	grow := func(r layout.Rect) {
		if first {
			room, first = r, false
		}
		room.Min.X, room.Min.Y = min(room.Min.X, r.Min.X), min(room.Min.Y, r.Min.Y)
		room.Max.X, room.Max.Y = max(room.Max.X, r.Max.X), max(room.Max.Y, r.Max.Y)
	}
	visit := func(rects func(*layout.Rect), points func(layout.Curve)) {
		for i := range d.r.Again {
			rects(&d.r.Again[i].Place)
		}
		for _, list := range [][]layout.Rect{d.r.Boxes, d.r.Groups, d.r.Signs} {
			for i := range list {
				if list[i] != (layout.Rect{}) {
					rects(&list[i])
				}
			}
		}
		for _, c := range d.r.Links {
			points(c)
		}
		for _, t := range d.r.Trunks {
			for _, c := range t.Lines {
				points(c)
			}
		}
	}
	visit(func(r *layout.Rect) { grow(*r) }, func(c layout.Curve) {
		for _, p := range c {
			grow(layout.Rect{Min: p, Max: p})
		}
	})
	visit(func(r *layout.Rect) {
		r.Min.X, r.Min.Y, r.Max.X, r.Max.Y = r.Min.X-room.Min.X, r.Min.Y-room.Min.Y, r.Max.X-room.Min.X, r.Max.Y-room.Min.Y
	}, func(c layout.Curve) {
		for i := range c {
			c[i].X, c[i].Y = c[i].X-room.Min.X, c[i].Y-room.Min.Y
		}
	})
	d.r.Width, d.r.Height = room.Width(), room.Height()
}
