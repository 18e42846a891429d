package columns

import "crux/render/layout"

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
	members := make([]int, len(p.Groups))
	for _, box := range p.Boxes {
		if box.Role == layout.Item {
			for g := box.Group; g != none; g = p.Groups[g].Parent {
				members[g]++
			}
		}
	}
	for g := range p.Groups { // an outer one before those in it
		if members[g] > 0 {
			b.frame(g, members[g])
		}
	}
}

// frame frames group g if its members are all that is in a block.
func (b *builder) frame(g, members int) {
	p := b.t.p
	var top *block
	for _, k := range b.t.block {
		// The first of the members that is below none of them.
		if k != nil && k.kind == item && b.in(k.box, g) {
			top = k
			break
		}
	}
	for top != nil && top.items < members && top.parent != nil && top.parent.kind != forest {
		top = top.parent
	}
	if top == nil || top.items != members || !b.all(top, g) {
		return
	}
	top.group = g
	title := layout.Length(0)
	if p.Groups[g].TitleHeight > 0 {
		title = p.Groups[g].TitleHeight
	}
	top.pad.left += frameSide
	top.pad.right += frameSide
	top.pad.top += max(title, frameEnd)
	top.pad.bottom += frameEnd
	top.least = max(top.least, p.Groups[g].TitleWidth+top.pad.left+top.pad.right-2*frameSide)
	b.t.frames = append(b.t.frames, framing{g, top, top.pad})
}

// in reports whether box i is in group g, or in one that is.
func (b *builder) in(i, g int) bool {
	for at := b.t.p.Boxes[i].Group; at != none; at = b.t.p.Groups[at].Parent {
		if at == g {
			return true
		}
	}
	return false
}

// all reports whether all items in k are in group g.
func (b *builder) all(k *block, g int) bool {
	if k.kind == item && !b.in(k.box, g) {
		return false
	}
	for _, kid := range k.kids {
		if !b.all(kid, g) {
			return false
		}
	}
	return true
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
