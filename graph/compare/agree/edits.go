package agree

import "slices"

// The boundary edit distance, for boundaries of one type (Fournier 2013).

// BoundaryEdits are what turns one set of boundaries into another.
type BoundaryEdits struct {
	Matches []int    // set by both
	Alone   []int    // additions and deletions: set by one, and nothing near left for it
	Moved   [][2]int // transpositions, near misses: the place in the first and in the second
	Near    int      // n_t, by which the ways of Moved are divided
}

// Cost is |A| + w(T): 1 for each boundary alone, and for each near miss its
// distance divided by n_t.
func (e BoundaryEdits) Cost() float64 {
	way := 0
	for _, m := range e.Moved {
		way += max(m[0]-m[1], m[1]-m[0])
	}
	return float64(len(e.Alone)) + float64(way)/float64(e.Near)
}

const (
	// mostNear bounds n_t so that sums of weights can't overflow.
	mostNear = 1_000_000
	// mostCells bounds the table in which near misses are found: 0.1 s, 50 MB.
	mostCells = 50_000_000
)

// EditBoundaries finds the boundary edits between a and b, both ascending and
// without repetition. Boundaries at the same place match. Of the others, those
// fewer than near places apart are paired so that the cost is least, and among
// equal ones the number of edits. It takes time and memory in proportion to the
// number of boundaries times near; ok is false, with no edits, where that is more
// than 50 million or near is not from 1 to 1,000,000.
func EditBoundaries(a, b []int, near int) (edits BoundaryEdits, ok bool) {
	if near < 1 || near > mostNear {
		return edits, false
	}
	in := func(places []int) func(int) bool {
		return func(p int) bool { _, found := slices.BinarySearch(places, p); return found }
	}
	table := nearTable{
		a:    slices.DeleteFunc(slices.Clone(a), in(b)),
		b:    slices.DeleteFunc(slices.Clone(b), in(a)),
		near: near,
	}
	if !table.fill() {
		return edits, false
	}
	edits.Near = near
	edits.Matches = slices.DeleteFunc(slices.Clone(a), func(p int) bool { return !in(b)(p) })
	edits.Alone, edits.Moved = table.read()
	return edits, true
}

// A nearTable finds the cheapest pairs of a and b by dynamic programming. Cheapest
// pairs never cross, so what matters is only how far a and b are dealt with: a cell
// holds the least cost of the first i of a and the first j of b. For each i only
// those j are kept that can still be paired with its last boundary; those before
// are settled, and those after are all alone.
type nearTable struct {
	a, b    []int
	near    int
	low     []int    // the first j of each row
	choices [][]step // of each cell, row by row
}

// A step is what the last boundary in a cell does.
type step uint8

const (
	aloneA step = iota
	aloneB
	paired
)

// A cost is lexicographic: the weight in parts of 1/near, then the number of edits.
type cost struct{ weight, edits int }

func (c cost) less(d cost) bool {
	return c.weight < d.weight || c.weight == d.weight && c.edits < d.edits
}

func (c cost) plus(weight, edits int) cost { return cost{c.weight + weight, c.edits + edits} }

// rows returns for each i the first and the last j to be kept, and how many cells
// that makes.
func (t *nearTable) rows() (low, high []int, cells int) {
	low, high = make([]int, len(t.a)+1), make([]int, len(t.a)+1)
	cells = 1
	for i, p := range t.a {
		low[i+1], _ = slices.BinarySearch(t.b, p-t.near+1)
		high[i+1], _ = slices.BinarySearch(t.b, p+t.near)
		cells += high[i+1] - low[i+1] + 1
	}
	return low, high, cells
}

func (t *nearTable) fill() bool {
	low, high, cells := t.rows()
	if cells > mostCells {
		return false
	}
	t.low = low
	t.choices = make([][]step, len(t.a)+1)
	t.choices[0] = []step{aloneB}
	before := []cost{{}}
	for i := 1; i <= len(t.a); i++ {
		// above returns the cost of the first i-1 of a and the first j of b.
		above := func(j int) cost {
			if past := j - high[i-1]; past > 0 {
				return before[high[i-1]-low[i-1]].plus(past*t.near, past)
			}
			return before[j-low[i-1]]
		}
		row := make([]cost, high[i]-low[i]+1)
		choices := make([]step, len(row))
		for j := low[i]; j <= high[i]; j++ {
			best, choice := above(j).plus(t.near, 1), aloneA
			if j > low[i] {
				if c := row[j-low[i]-1].plus(t.near, 1); c.less(best) {
					best, choice = c, aloneB
				}
				way := max(t.a[i-1]-t.b[j-1], t.b[j-1]-t.a[i-1])
				if c := above(j-1).plus(way, 1); c.less(best) {
					best, choice = c, paired
				}
			}
			row[j-low[i]], choices[j-low[i]] = best, choice
		}
		t.choices[i], before = choices, row
	}
	return true
}

// read follows the choices back from the last cell.
func (t *nearTable) read() (alone []int, moved [][2]int) {
	i, j := len(t.a), len(t.b)
	for i > 0 || j > 0 {
		choice := aloneB
		if at := j - t.low[i]; i > 0 && at < len(t.choices[i]) {
			choice = t.choices[i][at]
		}
		switch choice {
		case aloneA:
			i--
			alone = append(alone, t.a[i])
		case aloneB:
			j--
			alone = append(alone, t.b[j])
		case paired:
			i, j = i-1, j-1
			moved = append(moved, [2]int{t.a[i], t.b[j]})
		}
	}
	slices.Sort(alone)
	slices.Reverse(moved)
	return alone, moved
}
