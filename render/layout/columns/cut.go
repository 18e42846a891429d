package columns

import (
	"slices"

	"crux/render/layout"
)

// Newspaper cuts: the last of what bears on a claim stands at the top of another
// column, as an article goes on there.

// Cuts are tried for so many items, which leave as many, and are worth a gain of
// one part in so many. Fronts that are found to try them are counted.
const (
	leastCut   = 3
	cutGain    = 100
	mostFronts = 10000
)

// A cutter makes cuts.
type cutter struct {
	*solver
	columns []*block
	fitting int64
	picks   []int
	budget  int
}

// A cut takes the kids of a block, from one on, into a column of their own, below
// a tag that stands for the block.
type cut struct {
	of    *block
	from  int
	kids  []*block // before the cut
	piece *block
}

func (c *cutter) cut() {
	for len(c.columns) <= c.Cuts && c.fitting < c.Enough {
		var found *cut
		at := 0
		best := c.fitting + c.fitting/cutGain
		for i, column := range c.columns {
			for _, k := range c.candidates(column, column, nil) {
				if c.budget <= 0 {
					break
				}
				c.off(k)
				if fit, _ := c.beside(slices.Insert(slices.Clone(c.columns), i+1, k.piece)); fit > best {
					best, found, at = fit, k, i
				}
				c.on(k)
			}
		}
		if found == nil {
			return
		}
		c.off(found)
		found.take()
		c.columns = slices.Insert(c.columns, at+1, found.piece)
		c.fitting, c.picks = c.beside(c.columns)
	}
}

// take makes a cut that is tried one that stays.
func (k *cut) take() {
	for b := k.of; b != nil; b = up(b) {
		b.items -= k.piece.items
	}
}

// candidates returns the cuts that are possible in a column.
func (c *cutter) candidates(column, b *block, list []*cut) []*cut {
	for _, k := range b.kids {
		list = c.candidates(column, k, list)
	}
	if !c.can(b) {
		return list
	}
	items := 0
	for i := len(b.kids) - 1; i >= 0; i-- {
		items += b.kids[i].items
		if items >= leastCut && column.items-items >= leastCut {
			list = append(list, newCut(b, i))
		}
	}
	return list
}

// can reports whether what bears on b may be cut off.
func (s *solver) can(b *block) bool {
	return b.kind == item && !b.framed() && b.tag != (layout.Size{})
}

// framed reports whether there is a frame around b, or around what it is in.
func (b *block) framed() bool {
	for ; b != nil; b = up(b) {
		if b.group != none {
			return true
		}
	}
	return false
}

// newCut returns the cut that takes the kids of b from one on.
func newCut(b *block, from int) *cut {
	of := b
	if b.again != nil {
		of = b.again
	}
	piece := &block{kind: item, box: none, sign: none, in: none, out: none, group: none, again: of, parent: b, apart: true, tag: b.tag, sizes: []layout.Size{b.tag}}
	for _, kid := range b.kids[from:] {
		piece.items += kid.items
		piece.kids = append(piece.kids, kid)
	}
	return &cut{b, from, b.kids, piece}
}

// up returns what b is in, in its column.
func up(b *block) *block {
	if b.apart {
		return nil
	}
	return b.parent
}

// off cuts, and on undoes it; both keep the fronts of what is around.
func (c *cutter) off(k *cut) {
	k.remove()
	c.refront(k.piece)
	c.budget--
	for b := k.of; b != nil; b = up(b) {
		b.saved = b.front
		c.budget--
		c.refront(b)
	}
}

// remove takes what is cut out of its block.
func (k *cut) remove() {
	k.of.kids = slices.Clone(k.kids[:k.from])
	for _, kid := range k.piece.kids {
		kid.parent = k.piece
	}
}

func (c *cutter) on(k *cut) {
	for b := k.of; b != nil; b = up(b) {
		b.front = b.saved
	}
	k.of.kids = k.kids
	for _, kid := range k.kids {
		kid.parent = k.of
	}
}
