package scene

import (
	"cmp"
	"slices"

	"crux/render/layout"
	"crux/render/view"
)

// apart is the least distance between the ends of two lines on one side of a
// box, where there is room for it.
const apart = 12 * layout.Point

// A tip is the end of a curve that wants room.
type tip struct {
	curve layout.Curve
	last  bool // the tip is at the end of the curve, not at its start
}

// at returns the n-th position of the curve from the tip, or the last there is.
func (t tip) at(n int) *layout.Position {
	n = min(n, len(t.curve)-1)
	if t.last {
		n = len(t.curve) - 1 - n
	}
	return &t.curve[n]
}

// approach returns from where the curve comes in, as seen from the tip: how far
// along the side of the box, and how far away from it.
func (t tip) approach(along func(*layout.Position) *layout.Length) (side, away layout.Length) {
	for n := 1; n < len(t.curve); n++ {
		dx, dy := t.at(n).X-t.at(0).X, t.at(n).Y-t.at(0).Y
		side = *along(t.at(n)) - *along(t.at(0))
		away = max(dx, -dx) + max(dy, -dy) - max(side, -side)
		if max(side, -side)+away >= 5*apart {
			break
		}
	}
	return side, max(away, 1)
}

// spread moves arrowheads that would lie over each other apart, along the side
// of the box that they point at; at a bar, the ends of all lines. Boxes are in
// the order of nodes, and curves in that of links.
func spread(nodes []*view.Node, boxes []layout.Rect, links []view.Link, curves []layout.Curve) {
	tips := make([][4][]tip, len(boxes)) // by box and side
	for k, l := range links {
		if l.Head || nodes[l.To].Kind == view.Bar {
			t := tip{curves[k], true}
			s := side(boxes[l.To], *t.at(0))
			tips[l.To][s] = append(tips[l.To][s], t)
		}
		if l.Tail || nodes[l.From].Kind == view.Bar {
			t := tip{curves[k], false}
			s := side(boxes[l.From], *t.at(0))
			tips[l.From][s] = append(tips[l.From][s], t)
		}
	}
	for i, sides := range tips {
		for s, list := range sides {
			along := func(p *layout.Position) *layout.Length { return &p.X }
			from, to := boxes[i].Min.X, boxes[i].Max.X
			if s == left || s == right {
				along = func(p *layout.Position) *layout.Length { return &p.Y }
				from, to = boxes[i].Min.Y, boxes[i].Max.Y
			}
			row(list, along, from, to)
		}
	}
}

const (
	top = iota
	bottom
	left
	right
)

// side returns the side of r that p is nearest to.
func side(r layout.Rect, p layout.Position) int {
	distance := [...]layout.Length{top: p.Y - r.Min.Y, bottom: r.Max.Y - p.Y, left: p.X - r.Min.X, right: r.Max.X - p.X}
	nearest := top
	for s, d := range distance {
		if max(d, -d) < max(distance[nearest], -distance[nearest]) {
			nearest = s
		}
	}
	return nearest
}

// row moves the tips on one side of a box, which goes from one coordinate to
// another, apart. Their order is that in which their curves come in, so that
// moving them makes no crossing.
func row(tips []tip, along func(*layout.Position) *layout.Length, from, to layout.Length) {
	if len(tips) < 2 {
		return
	}
	slices.SortStableFunc(tips, func(a, b tip) int {
		if d := *along(a.at(0)) - *along(b.at(0)); max(d, -d) >= apart {
			return cmp.Compare(d, 0)
		}
		aAlong, aAway := a.approach(along)
		bAlong, bAway := b.approach(along)
		return cmp.Compare(aAlong*bAway, bAlong*aAway)
	})
	// The wanted places, pushed to the right where they are too close, and the
	// whole row moved back by half of what the last was pushed.
	gap := min(apart, (to-from)/layout.Length(len(tips)))
	places := make([]layout.Length, len(tips))
	pushed := layout.Length(0)
	for i, t := range tips {
		places[i] = *along(t.at(0))
		if i > 0 && places[i] < places[i-1]+gap {
			pushed = max(pushed, places[i-1]+gap-places[i])
			places[i] = places[i-1] + gap
		}
	}
	if pushed == 0 {
		return
	}
	shift := -pushed / 2
	shift = min(shift, to-gap/2-places[len(places)-1])
	shift = max(shift, from+gap/2-places[0])
	for i, t := range tips {
		move := places[i] + shift - *along(t.at(0))
		*along(t.at(0)) += move
		if len(t.curve) > 2 {
			*along(t.at(1)) += move
		}
	}
}
