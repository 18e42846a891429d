package agree

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"crux/graph/compare/assign"
)

// Which units of two readers are the same, by the text that they share.

// A UnitPair is two units that are taken for the same.
type UnitPair struct {
	A, B    int     // indices into the two readers' units
	Overlap float64 // shared text by all text of both (Jaccard), above 0 and up to 1
}

// A Matching is what [MatchUnits] finds.
type Matching struct {
	Pairs []UnitPair // each unit at most once, in the order of A
	// Greedy is true where so many units of one reader overlap that they were
	// paired greedily, the largest overlap first; the sum of the overlaps is then
	// at least half of the greatest one.
	Greedy bool

	Undefined Reason // "" unless the input is wrong or too large
	Detail    string
}

// MatchUnits pairs units of two readers so that the sum of their overlaps is the
// greatest. Units of equal ranges are paired first, which never makes it less,
// because Jaccard's distance is a metric; of what is left, the greatest number of
// pairs is taken among sums that are equal to nine decimals.
func MatchUnits(a, b []Unit) Matching {
	if why, detail := checkUnits(math.MaxInt, a, b); why != "" {
		return Matching{Undefined: why, Detail: detail}
	}
	equal, restA, restB := equalRanges(a, b)
	touching, ok := touching(a, b, restA, restB)
	if !ok {
		return Matching{Undefined: TooLarge, Detail: fmt.Sprintf("of %d and %d units too many overlap", len(a), len(b))}
	}
	chosen, ok := mostOverlap(touching, len(a), len(b))
	if !ok {
		chosen = largestFirst(touching)
	}
	pairs := append(equal, chosen...)
	slices.SortFunc(pairs, func(p, q UnitPair) int { return cmp.Compare(p.A, q.A) })
	return Matching{Pairs: pairs, Greedy: !ok}
}

// equalRanges pairs units of equal ranges, in order, and returns the others in the
// order of the text.
func equalRanges(a, b []Unit) (pairs []UnitPair, restA, restB []int) {
	waiting := map[[2]int][]int{}
	for _, j := range inOrder(b) {
		at := [2]int{b[j].Start, b[j].End}
		waiting[at] = append(waiting[at], j)
	}
	taken := make([]bool, len(b))
	for _, i := range inOrder(a) {
		at := [2]int{a[i].Start, a[i].End}
		if w := waiting[at]; len(w) > 0 {
			pairs, taken[w[0]], waiting[at] = append(pairs, UnitPair{i, w[0], 1}), true, w[1:]
			continue
		}
		restA = append(restA, i)
	}
	return pairs, restA, slices.DeleteFunc(inOrder(b), func(j int) bool { return taken[j] })
}

// UnitMatch is the share of units that have a partner in the other reading, found
// by [MatchUnits]: twice the pairs by the units of both. It is from 0 to 1, symmetric
// unless units had to be paired greedily, which a note says, and undefined where
// a reader has no units.
func UnitMatch(a, b []Unit) Figure {
	f := Figure{
		Name: "unit match", Of: "units",
		Formula: "2 m / (a + b); a, b units of each reader, m pairs that share text, chosen for the greatest sum of overlaps",
		Source:  "Dice's coefficient",
	}
	m := MatchUnits(a, b)
	if m.Undefined != "" {
		return f.not(m.Undefined, m.Detail)
	}
	return f.is(2*float64(len(m.Pairs))/float64(len(a)+len(b)), len(a)+len(b)).greedy(m)
}

// greedy returns f marked if m is not known to be the best matching.
func (f Figure) greedy(m Matching) Figure {
	if m.Greedy {
		return f.note("units that overlap paired greedily")
	}
	return f
}

// mostTouching bounds how many pairs of units that share text are looked at.
const mostTouching = 1_000_000

// touching returns the pairs of some of the units, given in the order of the text,
// that share text, in that order; not ok if there are too many.
func touching(a, b []Unit, orderA, orderB []int) (pairs []UnitPair, ok bool) {
	// reach is the end of the furthest unit up to each place in orderB: it grows,
	// so the first unit of b that can reach into one of a is found by halving.
	reach := make([]int, len(orderB))
	for k, j := range orderB {
		reach[k] = b[j].End
		if k > 0 {
			reach[k] = max(reach[k], reach[k-1])
		}
	}
	looked := 0
	for _, i := range orderA {
		first, _ := slices.BinarySearch(reach, a[i].Start+1)
		for _, j := range orderB[first:] {
			if b[j].Start >= a[i].End {
				break
			}
			if looked++; looked > 10*mostTouching || len(pairs) > mostTouching {
				return nil, false
			}
			if shared := min(a[i].End, b[j].End) - max(a[i].Start, b[j].Start); shared > 0 {
				all := max(a[i].End, b[j].End) - min(a[i].Start, b[j].Start)
				pairs = append(pairs, UnitPair{i, j, float64(shared) / float64(all)})
			}
		}
	}
	return pairs, true
}

// mostAssigned bounds the steps of an assignment of units.
const mostAssigned = 20_000_000

// mostOverlap chooses among pairs of units, for the greatest sum of their overlaps;
// not ok if that takes too many steps.
func mostOverlap(pairs []UnitPair, inA, inB int) (chosen []UnitPair, ok bool) {
	rows := make([][]assign.Edge[float64], inA)
	for _, p := range pairs {
		// A little is for being a pair.
		rows[p.A] = append(rows[p.A], assign.Edge[float64]{Column: p.B, Worth: p.Overlap + 1e-9})
	}
	partner, ok := assign.Within(rows, inB, mostAssigned)
	if !ok {
		return nil, false
	}
	for _, p := range pairs {
		if partner[p.A] == p.B {
			chosen = append(chosen, p)
		}
	}
	return chosen, true
}

// largestFirst chooses greedily; of equal overlaps the first in the order of the
// text comes first.
func largestFirst(pairs []UnitPair) (chosen []UnitPair) {
	pairs = slices.Clone(pairs)
	slices.SortStableFunc(pairs, func(p, q UnitPair) int { return cmp.Compare(q.Overlap, p.Overlap) })
	takenA, takenB := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if !takenA[p.A] && !takenB[p.B] {
			takenA[p.A], takenB[p.B] = true, true
			chosen = append(chosen, p)
		}
	}
	return chosen
}
