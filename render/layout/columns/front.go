package columns

import (
	"cmp"
	"slices"
	"sort"

	"crux/render/layout"
)

// A point is a size that a block can have, and how to get it.
type point struct {
	width, height layout.Length
	mode          mode
	size          int16         // index of the size of its box
	limit         layout.Length // of the width of a stack, or of the height of columns
	each          layout.Length // width of even columns
}

// mode is how what is in a block stands.
type mode uint8

const (
	leaf  mode = iota
	stack      // below each other
	hung       // in columns of no more than a height
	even       // in columns of one width, where there are many
)

// largeMap is the number of boxes above which fronts are short.
const largeMap = 300

// How many points a front has, how many heights of columns are tried, up to how
// many boxes are divided into columns in the best way, and how much longer than
// wide a point of a large map may be.
const (
	mostPoints, fewPoints   = 96, 24
	mostHeights, fewHeights = 32, 8
	mostKids, fewKids       = 64, 16
	longest                 = 12
)

// within returns the lowest point no wider than width, or none.
func within(front []point, width layout.Length) int {
	return sort.Search(len(front), func(i int) bool { return front[i].width > width }) - 1
}

// below returns the narrowest point no higher than height, or none.
func below(front []point, height layout.Length) int {
	i := sort.Search(len(front), func(i int) bool { return front[i].height <= height })
	if i == len(front) {
		return none
	}
	return i
}

// undominated returns the points that no other is better than: wider means lower.
// They are sorted by width.
func undominated(points []point) []point {
	slices.SortFunc(points, func(a, b point) int {
		return cmp.Or(cmp.Compare(a.width, b.width), cmp.Compare(a.height, b.height), cmp.Compare(a.mode, b.mode),
			cmp.Compare(a.limit, b.limit), cmp.Compare(a.each, b.each))
	})
	kept := points[:0]
	for _, p := range points {
		if len(kept) == 0 || p.height < kept[len(kept)-1].height {
			kept = append(kept, p)
		}
	}
	return kept
}

// thinned returns a front that is not too long: of too many points it keeps those
// whose widths grow evenly in proportion, with both ends.
func (s *solver) thinned(kept []point) []point {
	most := mostPoints
	if s.large {
		most = fewPoints
		low, high := 0, len(kept)
		for low < high-3 && kept[low+1].height > longest*kept[low+1].width {
			low++
		}
		for high > low+3 && kept[high-2].width > longest*kept[high-2].height {
			high--
		}
		kept = kept[low:high]
	}
	if len(kept) <= most {
		return slices.Clone(kept)
	}
	// One point in each step of a ladder whose rungs grow by a fixed share.
	thinned := make([]point, 0, most)
	first, last := int64(kept[0].width), int64(kept[len(kept)-1].width)
	rung := first
	for i, p := range kept {
		if i > 0 && i+1 < len(kept) && int64(p.width) < rung {
			continue
		}
		thinned = append(thinned, p)
		left := int64(max(most-len(thinned), 1))
		// The step that would take the rest of the way in equal shares, as far
		// as whole numbers can say: growth by (ratio−1)/left of the width.
		rung = int64(p.width) + max(1, int64(p.width)*ratio(last, int64(p.width))/(left*1024))
	}
	return thinned
}

// ratio returns the natural logarithm of a/b in 1/1024, by the series of the area
// hyperbolic tangent on halvings, in whole numbers: the same everywhere.
func ratio(a, b int64) int64 {
	if b <= 0 || a <= b {
		return 0
	}
	n := int64(0)
	for a >= 2*b {
		b *= 2
		n += 710 // 1024·ln 2
	}
	z := (a - b) * 1024 / (a + b)
	return n + 2*z + 2*z*z/1024*z/(3*1024)
}

// thin returns the values in rising order without those that hardly differ, and n
// of them at the most, with both ends.
func thin(values []layout.Length, n int) []layout.Length {
	slices.Sort(values)
	kept := values[:0]
	for i, v := range values {
		if len(kept) == 0 || v > kept[len(kept)-1]+kept[len(kept)-1]/200 {
			kept = append(kept, v)
		} else if i == len(values)-1 && v > kept[len(kept)-1] {
			kept = append(kept[:max(len(kept)-1, 1)], v)
		}
	}
	if len(kept) <= n {
		return kept
	}
	for i := range n {
		kept[i] = kept[i*(len(kept)-1)/(n-1)]
	}
	return kept[:n]
}
