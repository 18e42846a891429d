package agree

import "math"

// What a mapping of one network onto another is worth. Three measures are the
// greatest worth of any mapping: the edit distance, shared triples, and the
// similarity of mapped graphs.

// unmapped is where a node goes that has no partner.
const unmapped = -1

// A worth says what a pair of nodes is worth and what edges add to it. An edge is
// matched where an edge leads between the partners of its ends; it adds
// half of the one end's pair and half of the other's.
type worth struct {
	// pair returns the worth of mapping node i of the first network to node j of
	// the second, and what each matched edge adds at this end. Both are not
	// negative. Not ok if the nodes may not be mapped to each other. A claim is
	// never mapped to a relation.
	pair func(i, j int) (node, half float64, ok bool)
	// whole is true where all worths of mappings are whole numbers.
	whole bool
}

// byLabel returns a worth that counts nodes with the same label, other nodes and
// edges; strict if relations may only be mapped to those of the same kind.
func byLabel(a, b *network, same, other, edge float64, strict bool) worth {
	return worth{whole: true, pair: func(i, j int) (float64, float64, bool) {
		switch {
		case a.label[i] == b.label[j]:
			return same, edge / 2, true
		case strict && !a.isClaim(i):
			return 0, 0, false
		}
		return other, edge / 2, true
	}}
}

// of returns what a mapping is worth.
func (w worth) of(a, b *network, to []int) float64 {
	sum := 0.0
	for i, j := range to {
		if j == unmapped {
			continue
		}
		node, half, _ := w.pair(i, j)
		sum += node
		for _, k := range a.out[i] {
			if to[k] != unmapped && b.leads(j, to[k]) {
				_, other, _ := w.pair(k, to[k])
				sum += half + other
			}
		}
	}
	return sum
}

// adds returns what node i adds to a mapping if it goes to j, which it may: the pair
// itself, and its edges to nodes that have partners, but for those to the node
// except.
func (w worth) adds(a, b *network, to []int, i, j, except int) float64 {
	sum, half, _ := w.pair(i, j)
	for _, k := range a.out[i] {
		if k != except && to[k] != unmapped && b.leads(j, to[k]) {
			_, other, _ := w.pair(k, to[k])
			sum += half + other
		}
	}
	for _, k := range a.in[i] {
		if k != except && to[k] != unmapped && b.leads(to[k], j) {
			_, other, _ := w.pair(k, to[k])
			sum += half + other
		}
	}
	return sum
}

// A found is what is known of the greatest worth of a mapping.
type found struct {
	low, high float64 // equal where it is known
}

func (f found) exact() bool { return f.high-f.low < tolerance }

// tolerance is below what differences of worth can be told apart.
const tolerance = 1e-9

// greatest bounds the greatest worth of mappings of a onto b. It starts from
// bounds that take little time: the mapping that names suggest, and what labels and
// numbers of edges allow at most. If they differ, and the networks are not too large,
// it searches within a number of steps.
func greatest(a, b *network, w worth, most float64, steps int) found {
	to := byNames(a, b, w)
	f := found{low: w.of(a, b, to), high: most}
	if f.exact() {
		return f
	}
	f.low, steps = climbing(a, b, w, to, steps)
	s := newSearch(a, b, w, f)
	s.steps = steps
	s.run()
	return s.found
}

// greatestOf is greatest in both directions, so that bounds don't depend on which
// network is the first; turned is the worth with the networks exchanged.
func greatestOf(a, b *network, w, turned worth, most float64, steps int) found {
	f := greatest(a, b, w, most, steps)
	if !f.exact() {
		g := greatest(b, a, turned, most, steps)
		f = found{max(f.low, g.low), min(f.high, g.high)}
	}
	if w.whole {
		f.high = math.Floor(f.high + tolerance)
	}
	return f
}

// atMost bounds the worth of mappings by byLabel from the labels and the numbers of
// edges alone.
func atMost(a, b *network, same, other, edge float64, strict bool) float64 {
	claims := shared(a.label[:a.claims], b.label[:b.claims])
	relations := shared(a.label[a.claims:], b.label[b.claims:])
	sum := float64(claims)*same + float64(min(a.claims, b.claims)-claims)*other + float64(relations)*same
	if !strict {
		sum += float64(min(a.size()-a.claims, b.size()-b.claims)-relations) * other
	}
	edgesA, edgesB := a.edgesByEnds(), b.edgesByEnds()
	for k := range edgesA {
		sum += float64(min(edgesA[k], edgesB[k])) * edge
	}
	return sum
}

// edgesByEnds counts edges from claims, to claims, and between relations.
func (n *network) edgesByEnds() [3]int {
	var count [3]int
	for i, out := range n.out {
		for _, to := range out {
			switch {
			case n.isClaim(i):
				count[0]++
			case n.isClaim(to):
				count[1]++
			default:
				count[2]++
			}
		}
	}
	return count
}

// shared returns how many labels two lists have in common, each as often as in
// both.
func shared(a, b []int) int {
	left := map[int]int{}
	for _, label := range a {
		left[label]++
	}
	n := 0
	for _, label := range b {
		if left[label] > 0 {
			left[label]--
			n++
		}
	}
	return n
}
