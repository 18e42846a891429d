// Whether a layout is what was asked for. In a few cases dot contradicts
// itself (its "trouble in init_rank", with hundreds of groups) and draws boxes
// on top of one another without an error.

package graphviz

import (
	"fmt"
	"slices"

	"crux/render/layout"
)

// slack is the overlap that is forgiven: less than anyone can see.
const slack = layout.Point / 4

// verify returns an error if boxes overlap, if a frame does not hold its boxes
// and groups with its title above them, or holds others. It looks at the boxes
// and groups of r only.
func verify(r layout.Result, p layout.Problem) error {
	if err := verifyApart(r.Boxes); err != nil {
		return err
	}
	for g, group := range p.Groups {
		if r.Groups[g].Width() < group.TitleWidth-slack {
			return fmt.Errorf("the title of group %d is wider than its frame", g)
		}
		room := r.Groups[g]
		room.Min.Y += group.TitleHeight
		for i, b := range p.Boxes {
			if err := verifyPlace(within(p, b.Group, g), r.Boxes[i], r.Groups[g], room); err != nil {
				return fmt.Errorf("box %d %w of group %d", i, err, g)
			}
		}
		for i, other := range p.Groups {
			if i == g || within(p, g, i) {
				continue
			}
			if err := verifyPlace(within(p, other.Parent, g), r.Groups[i], r.Groups[g], room); err != nil {
				return fmt.Errorf("group %d %w of group %d", i, err, g)
			}
		}
	}
	return nil
}

// verifyPlace returns an error unless thing is in room, the part of frame below
// its title, or, if it does not belong inside, outside of frame.
func verifyPlace(inside bool, thing, frame, room layout.Rect) error {
	if !inside {
		if overlap(thing, frame) > slack {
			return fmt.Errorf("is in the frame")
		}
		return nil
	}
	if room.Min.X-thing.Min.X > slack || room.Min.Y-thing.Min.Y > slack || thing.Max.X-room.Max.X > slack || thing.Max.Y-room.Max.Y > slack {
		return fmt.Errorf("is not in the frame")
	}
	return nil
}

// within says whether group g is group outer or somewhere inside it.
func within(p layout.Problem, g, outer int) bool {
	for g > outer {
		g = p.Groups[g].Parent
	}
	return g == outer
}

// verifyApart returns an error if two boxes overlap.
func verifyApart(boxes []layout.Rect) error {
	order := make([]int, len(boxes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return int(boxes[i].Min.X - boxes[j].Min.X) })
	for at, i := range order {
		for _, j := range order[at+1:] {
			if boxes[j].Min.X >= boxes[i].Max.X {
				break
			}
			if overlap(boxes[i], boxes[j]) > slack {
				return fmt.Errorf("boxes %d and %d overlap", min(i, j), max(i, j))
			}
		}
	}
	return nil
}

// overlap returns the smaller side of the rectangle that a and b share, or,
// where they share none, nothing or less.
func overlap(a, b layout.Rect) layout.Length {
	return min(
		min(a.Max.X, b.Max.X)-max(a.Min.X, b.Min.X),
		min(a.Max.Y, b.Max.Y)-max(a.Min.Y, b.Min.Y),
	)
}
