package columns

// Room of a frame around what is in it.
const (
	frameSide = 6 * pt
	frameEnd  = 6 * pt
)

// frames finds the groups whose boxes are a subtree, and gives these room for a
// frame.
func (b *builder) frames() {
	p := b.t.p
	if len(p.Groups) == 0 {
		return
	}
	list := b.members()
	for g := range list { // an outer one before those in it
		if list[g].items > 0 {
			b.frame(g, list[g])
		}
	}
}

// members are the items in a group and in those inside it.
type members struct {
	items int
	box   int // the first of them
	// top is the least block around that one which has as many items.
	top *block
	// Where the first and the last of them come in the order of the tree.
	first, last int
}

// members returns the members of each group.
func (b *builder) members() []members {
	p := b.t.p
	list := make([]members, len(p.Groups))
	n := 0
	var walk func(k *block)
	walk = func(k *block) {
		k.order = n
		if k.kind == item {
			n++
		}
		for _, kid := range k.kids {
			walk(kid)
		}
	}
	walk(b.t.root)
	join := func(g int, m members) {
		if g == none || m.items == 0 {
			return
		}
		to := &list[g]
		if to.items == 0 {
			*to = m
			return
		}
		to.items += m.items
		to.first, to.last = min(to.first, m.first), max(to.last, m.last)
		if m.box < to.box {
			to.box, to.top = m.box, m.top
		}
	}
	for _, k := range b.t.block {
		if k != nil && k.kind == item {
			join(p.Boxes[k.box].Group, members{1, k.box, k, k.order, k.order})
		}
	}
	for g := len(list) - 1; g >= 0; g-- { // one inside another before that
		for m := &list[g]; m.items > 0 && m.top.items < m.items && m.top.parent != nil && m.top.parent.kind != forest; {
			m.top = m.top.parent
		}
		join(p.Groups[g].Parent, list[g])
	}
	return list
}

// frame frames group g, which has members, if they are all that is in a block.
func (b *builder) frame(g int, m members) {
	p := b.t.p
	top := m.top
	if top.items != m.items || m.first < top.order || m.last >= top.order+top.items {
		return
	}
	top.group = g
	top.pad.left += frameSide
	top.pad.right += frameSide
	top.pad.top += max(p.Groups[g].TitleHeight, frameEnd)
	top.pad.bottom += frameEnd
	top.least = max(top.least, p.Groups[g].TitleWidth+top.pad.left+top.pad.right-2*frameSide)
	b.t.frames = append(b.t.frames, framing{g, top, top.pad})
}

// A framing is a frame around a block: the room from the block's outer border to
// where the things in the frame begin is pad.
type framing struct {
	group int
	block *block
	pad   edge
}

// frames draws the frames.
func (d *drawer) frames() {
	outer := map[*block]edge{}
	for _, f := range d.t.frames {
		r := f.block.outer
		o := outer[f.block] // what frames around this one take
		r.Min.X, r.Min.Y, r.Max.X, r.Max.Y = r.Min.X+o.left, r.Min.Y+o.top, r.Max.X-o.right, r.Max.Y-o.bottom
		d.r.Groups[f.group] = r
		outer[f.block] = f.pad
	}
}
