package agree

import "fmt"

// mostSimilarities bounds how many pairs of claims are compared.
const mostSimilarities = 1_000_000

// MappingSimilarity is how much of the first reading is found in the second under
// the best mapping of its nodes: the similarity of each claim to its partner (1
// for relations, which are mapped to those of the same kind), and of each edge that
// leads between partners the mean similarity of its ends, by the nodes and edges of
// the first. It is not symmetric: what the second has beyond is not asked.
//
// Similarity is asked once for each pair of indices of claims; less than 0 and no
// number count as 0, more than 1 as 1. The figure is from 0 to 1, bounded and said
// so where the best mapping was not found for certain, and undefined where
// the first reading is empty or there are more than a million pairs.
//
// Bergmann and Gil (2014), for graphs of workflows.
func MappingSimilarity(a, b Reading, similarity func(i, j int) float64) Figure {
	f := Figure{
		Name: "mapping similarity", Of: "nodes and edges",
		Formula: "(sum of node similarities + sum of edge similarities) / (nodes + edges of A) under the best mapping; of an edge the mean of its ends",
		Source:  "after Bergmann and Gil 2014",
	}
	if why, detail := checkBoth(a, b); why != "" {
		return f.not(why, detail)
	}
	nA, nB := networks(a, b)
	size := nA.size() + nA.edges
	if size == 0 {
		return f.not(NoClaims, "reading 1 is empty")
	}
	if float64(nA.claims)*float64(nB.claims) > mostSimilarities {
		return f.not(TooLarge, fmt.Sprintf("%d and %d claims", nA.claims, nB.claims))
	}
	values := make([]float64, nA.claims*nB.claims)
	bestOfA, bestOfB := make([]float64, nA.claims), make([]float64, nB.claims)
	for i := range nA.claims {
		for j := range nB.claims {
			v := similarity(i, j)
			if !(v > 0) {
				v = 0
			}
			v = min(v, 1)
			values[i*nB.claims+j] = v
			bestOfA[i], bestOfB[j] = max(bestOfA[i], v), max(bestOfB[j], v)
		}
	}
	w := worth{pair: func(i, j int) (node, half float64, ok bool) {
		if nA.isClaim(i) {
			v := values[i*nB.claims+j]
			return v, v / 2, true
		}
		return 1, 0.5, nA.label[i] == nB.label[j]
	}}
	turned := worth{pair: func(j, i int) (node, half float64, ok bool) { return w.pair(i, j) }}
	most := min(sum(bestOfA), sum(bestOfB)) + atMost(nA, nB, 0, 0, 1, true) +
		float64(shared(nA.label[nA.claims:], nB.label[nB.claims:]))
	best := greatestOf(nA, nB, w, turned, most, searchSteps)
	low, high := best.low/float64(size), best.high/float64(size)
	if best.exact() {
		high = low
	}
	return f.between(low, low, min(high, 1), size).bounded()
}

func sum(values []float64) float64 {
	s := 0.0
	for _, v := range values {
		s += v
	}
	return s
}
