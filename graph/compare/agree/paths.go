package agree

import (
	"fmt"
	"maps"
	"slices"
)

// mostSteps bounds searches that are quadratic in the size of a reading.
const mostSteps = 200_000_000

// Paths is how near each other the two ends of a relation of one reading are in
// the other: 1 where they are related there too, 1/2 where one claim stands
// between them, 0 where there is no way. Ways go along relations in any direction,
// kinds don't matter, and undercuts are flattened. The two readings are taken in
// turn, and the figure is the harmonic mean: symmetric, from 0 to 1. It is
// undefined where a reading has no relations.
//
// It follows the idea of Kirschner, Eckle-Kohler and Gurevych (2015); that
// their formula is the same has not been checked.
func Paths(a, b Reading) Figure {
	f := Figure{
		Name: "path agreement", Of: "edges",
		Formula: "2 o(A,B) o(B,A) / (o(A,B) + o(B,A)); o(A,B) mean over edges of A of 1 / length of the shortest way between its ends in B",
		Source:  "after Kirschner, Eckle-Kohler and Gurevych 2015 (unchecked)",
	}
	if why, detail := checkBoth(a, b); why != "" {
		return f.not(why, detail)
	}
	links := newLinker()
	flatA, okA := links.flat(a)
	flatB, okB := links.flat(b)
	if !okA || !okB {
		return f.not(TooLarge, fmt.Sprintf("more than %d edges", mostLinks))
	}
	edgesA, edgesB := unlabelled(flatA), unlabelled(flatB)
	if len(edgesA) == 0 || len(edgesB) == 0 {
		return f.not(NoRelations, "both readings need one between two claims")
	}
	steps := mostSteps
	inB, ok1 := closeness(edgesA, edgesB, len(links.claims), &steps)
	inA, ok2 := closeness(edgesB, edgesA, len(links.claims), &steps)
	if !ok1 || !ok2 {
		return f.not(TooLarge, fmt.Sprintf("%d and %d edges", len(edgesA), len(edgesB)))
	}
	n := len(edgesA) + len(edgesB)
	if inA+inB == 0 {
		return f.is(0, n)
	}
	return f.is(2*inA*inB/(inA+inB), n)
}

// unlabelled returns the edges between different claims, once each, in order.
func unlabelled(edges map[labelled]bool) []link {
	set := map[link]bool{}
	for k := range edges {
		if k.source != k.target {
			set[k.link] = true
		}
	}
	return slices.SortedFunc(maps.Keys(set), func(p, q link) int {
		if p.source != q.source {
			return p.source - q.source
		}
		return p.target - q.target
	})
}

// closeness returns the mean over edges of one by the length of the shortest way
// between their ends in other, which has claims up to the given number. Not ok if
// that takes too many steps.
func closeness(edges, other []link, claims int, steps *int) (mean float64, ok bool) {
	next := make([][]int, claims)
	for _, k := range other {
		next[k.source] = append(next[k.source], k.target)
		next[k.target] = append(next[k.target], k.source)
	}
	// One search from each source, until all edges from there are found.
	far, search, wanted := make([]int, claims), make([]int, claims), make([]int, claims)
	var queue []int
	sum := 0.0
	for at, end := 0, 0; at < len(edges); at = end {
		start, number := edges[at].source, at+1
		for end = at; end < len(edges) && edges[end].source == start; end++ {
			wanted[edges[end].target] = number
		}
		missing := end - at
		far[start], search[start] = 0, number
		queue = append(queue[:0], start)
		for q := 0; q < len(queue) && missing > 0; q++ {
			for _, to := range next[queue[q]] {
				*steps--
				if search[to] == number {
					continue
				}
				far[to], search[to] = far[queue[q]]+1, number
				queue = append(queue, to)
				if wanted[to] == number {
					sum += 1 / float64(far[to])
					missing--
				}
			}
		}
		if *steps < 0 {
			return 0, false
		}
	}
	return sum / float64(len(edges)), true
}
