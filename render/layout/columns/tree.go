package columns

import "crux/render/layout"

// kind is what a block is.
type kind uint8

const (
	item   kind = iota // a box with what bears on it below
	bar                // a bar with what meets in it
	label              // a sign with text, with what meets in it below
	forest             // several trees, without a box
)

// A block is a subtree with the room that it needs.
type block struct {
	kind   kind
	box    int // none for a forest
	sign   int // the sign on the line to the parent, or none
	in     int // the link to the sign, or to the bar or label above; or none
	out    int // the link from the sign, bar or label to what it bears on; or none
	under  bool
	parent *block
	kids   []*block
	items  int // how many there are in the subtree
	order  int // how many come before it in the order of the tree

	group int           // the innermost group that is framed around the block, or none
	pad   edge          // room around the block for frames and arrowheads
	least layout.Length // of its width, for the title of a frame

	sizes []layout.Size
	front []point
	saved []point // the front while something is cut off on trial

	arrangement layout.Arrangement
	// Of a tag that stands for a block at the top of another column: the block.
	again *block
	apart bool
	// Of a block: the size of such a tag, and how the columns below them stand.
	tag layout.Size
	// kept is the arrangement that the block must have, nil for any.
	kept *layout.Arrangement
	rest []layout.Arrangement

	// Where it stands, with and without its subtree and pad, and the columns of
	// its kids.
	outer   layout.Rect
	at      layout.Rect // the box, bar or label
	inStack bool
	columns []column
	width   layout.Length
	height  layout.Length
}

// A column is a part of a block's kids below each other.
type column struct {
	kids        []*block
	left, width layout.Length
}

// An edge is what is on each side.
type edge struct{ left, top, right, bottom layout.Length }

const none = layout.None

// A tree is a problem as blocks.
type tree struct {
	p     layout.Problem
	root  *block
	block []*block // by box, nil for signs on lines
	links []link   // those that are not lines of the tree

	frames []framing
}

// build makes a tree of what bears on what: each box stands where it is linked
// first, in the order of the boxes and links.
func build(p layout.Problem, s Style) *tree {
	b := builder{t: &tree{p: p, block: make([]*block, len(p.Boxes))}, s: s, placed: make([]bool, len(p.Boxes))}
	b.into = make([][]int, len(p.Boxes))
	b.from = make([]int, len(p.Boxes))
	for i := range b.from {
		b.from[i] = none
	}
	for i, l := range p.Links {
		b.into[l.To] = append(b.into[l.To], i)
		if b.from[l.From] == none {
			b.from[l.From] = i
		}
	}
	b.t.root = b.forest()
	b.frames()
	return b.t
}

// A link is one that is no line of the tree: with a sign on it, or from box to box.
type link struct {
	in, sign, out int // the link to the sign, or none; the sign, or none; the link from there
}

type builder struct {
	t      *tree
	s      Style
	into   [][]int // the links to each box
	from   []int   // the first link from each box, or none
	placed []bool
}

func (b *builder) role(i int) layout.Role { return b.t.p.Boxes[i].Role }

// forest makes the blocks of all boxes: first of those that bear on nothing, then
// of what circles keep away from these.
func (b *builder) forest() *block {
	f := &block{kind: forest, box: none, sign: none, in: none, out: none, group: none}
	var roots []int
	for i := range b.t.p.Boxes {
		if b.isRoot(i) {
			roots = append(roots, i)
			b.placed[i] = true // until its turn comes
		}
	}
	for _, i := range roots {
		b.placed[i] = false
		b.add(f, b.visit(i))
	}
	for i := range b.t.p.Boxes {
		if !b.placed[i] && b.role(i) == layout.Item {
			b.add(f, b.visit(i))
		}
	}
	for i := range b.t.p.Boxes { // signs in a circle of signs
		if !b.placed[i] {
			b.add(f, b.visit(i))
		}
	}
	return f
}

// isRoot reports whether i stands on its own: it is to, or bears on nothing.
func (b *builder) isRoot(i int) bool {
	return b.t.p.Boxes[i].Root || b.from[i] == none
}

func (b *builder) add(parent, k *block) {
	if k == nil {
		return
	}
	k.parent = parent
	parent.kids = append(parent.kids, k)
	parent.items += k.items
}

// visit makes the block of box i, and of what bears on it.
func (b *builder) visit(i int) *block {
	b.placed[i] = true
	box := b.t.p.Boxes[i]
	k := &block{box: i, sign: none, in: none, out: none, group: none, sizes: box.Sizes, items: 1, tag: box.Again}
	b.t.block[i] = k
	switch box.Role {
	case layout.Bar:
		k.kind, k.items = bar, 0
	case layout.Sign:
		k.kind, k.items = label, 0
	}
	if len(k.sizes) == 0 {
		k.sizes = []layout.Size{{Width: box.Width, Height: box.Height}}
	}
	b.premises(k)
	if k.kind == bar && len(k.kids) == 0 {
		// What meets in it stands elsewhere: its sign is all there is.
		k.kind, k.sizes = label, []layout.Size{{Width: b.s.Sign, Height: b.s.Sign}}
	}
	b.relations(k)
	return k
}

// premises makes the blocks of what meets in a bar or sign.
func (b *builder) premises(k *block) {
	if k.kind == item {
		return
	}
	for _, l := range b.into[k.box] {
		from := b.t.p.Links[l].From
		switch {
		case b.role(from) != layout.Item:
		case b.placed[from]:
			b.across(l)
		default:
			m := b.visit(from)
			m.in = l
			b.tail(m, l)
			b.add(k, m)
		}
	}
}

// relations makes the blocks of the relations on k.
func (b *builder) relations(k *block) {
	for _, l := range b.into[k.box] {
		from := b.t.p.Links[l].From
		switch {
		case b.role(from) == layout.Item:
			// A premise of k, or a plain link between boxes.
			if k.kind == item {
				b.plain(k, from, l)
			}
		case b.placed[from]:
			b.across(l)
		case b.simple(from):
			b.signed(k, from, l)
		default:
			m := b.visit(from)
			m.out, m.under = l, k.kind != item
			b.add(k, m)
		}
	}
}

// plain adds a box that is linked without a sign.
func (b *builder) plain(k *block, from, l int) {
	if b.placed[from] {
		b.across(l)
		return
	}
	m := b.visit(from)
	m.out = l
	b.tail(m, l)
	b.add(k, m)
}

// across notes a link that is no line of the tree.
func (b *builder) across(l int) { b.t.links = append(b.t.links, link{none, none, l}) }

// simple reports whether a sign stands on the line of one box, and nothing ends
// on it.
func (b *builder) simple(i int) bool {
	box := b.t.p.Boxes[i]
	into := b.into[i]
	return box.Role == layout.Sign && max(box.Width, box.Height) <= b.s.Sign && len(into) == 1 && b.role(b.t.p.Links[into[0]].From) == layout.Item
}

// signed adds a box that is linked to k over a sign, or notes the link where the
// box stands elsewhere.
func (b *builder) signed(k *block, sign, l int) {
	b.placed[sign] = true
	in := b.into[sign][0]
	from := b.t.p.Links[in].From
	if b.placed[from] {
		b.t.links = append(b.t.links, link{in, sign, l})
		return
	}
	m := b.visit(from)
	m.sign, m.in, m.out, m.under = sign, in, l, k.kind != item
	b.tail(m, in)
	b.add(k, m)
}

// tail gives m room for an arrowhead that points at it.
func (b *builder) tail(m *block, l int) {
	if b.t.p.Links[l].Tail {
		m.pad.left, m.pad.top = b.s.Head+2*pt, b.s.Head+2*pt
	}
}
