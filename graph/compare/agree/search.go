package agree

import (
	"cmp"
	"slices"

	"crux/graph/compare/assign"
)

// The search for the mapping of greatest worth: branch and bound. Nodes of the
// first network are placed one after the other; what the rest can be worth at most
// is an assignment in which each pair of nodes counts its edges to placed nodes in
// full and half of as many others as both have (after Riesen and Bunke 2009, who
// assign nodes with their edges). The assignment is a mapping too, so each step may
// find a better one.

// searchSteps is how many steps one search may take, about 15 ms. It is a number of
// steps and not a time so that a result is the same on every machine.
const searchSteps = 6_000_000

// A search is the state of branch and bound.
type search struct {
	a, b  *network
	w     worth
	steps int // how many are left
	found
	order []int // nodes of a, in the order in which they are placed
	to    []int // partners of placed nodes
	taken []bool
	done  []bool // nodes of a that are placed, be it without a partner
}

func newSearch(a, b *network, w worth, f found) *search {
	s := &search{a: a, b: b, w: w, found: f, to: make([]int, a.size()), taken: make([]bool, b.size()), done: make([]bool, a.size())}
	for i := range s.to {
		s.to[i] = unmapped
		s.order = append(s.order, i)
	}
	degree := func(i int) int { return len(a.in[i]) + len(a.out[i]) }
	slices.SortStableFunc(s.order, func(i, j int) int { return cmp.Compare(degree(j), degree(i)) })
	return s
}

// run narrows the bounds.
func (s *search) run() {
	high, ok := s.bound(0)
	if !ok {
		return
	}
	s.high = min(s.high, max(high, s.low))
	if open := s.from(0, 0, high); !s.promises(open) {
		s.high = s.low
	} else {
		s.high = min(s.high, open)
	}
}

// promises reports whether a bound leaves room for something better than what is
// known.
func (s *search) promises(bound float64) bool {
	if s.w.whole {
		return bound > s.low+1-tolerance
	}
	return bound > s.low+tolerance
}

// A branch is where a node may go.
type branch struct {
	to    int
	sum   float64 // of placed nodes, with it
	bound float64 // of all mappings from there
}

// from searches all mappings that go on from the first placed nodes of the order,
// which are worth sum. It returns an upper bound of those that it had no steps left
// for, 0 if there are none.
func (s *search) from(placed int, sum, bound float64) (open float64) {
	if placed == len(s.order) || !s.promises(bound) {
		return 0
	}
	i := s.order[placed]
	var branches []branch
	enough := true
	try := func(j int, adds float64) {
		if !enough {
			return
		}
		s.place(i, j)
		rest, ok := s.bound(sum + adds)
		s.lift(i, j)
		if enough = ok; ok {
			branches = append(branches, branch{j, sum + adds, rest})
		}
	}
	for j := range s.b.size() {
		if s.taken[j] || s.a.isClaim(i) != s.b.isClaim(j) {
			continue
		}
		if _, _, ok := s.w.pair(i, j); ok {
			try(j, s.w.adds(s.a, s.b, s.to, i, j, unmapped))
		}
	}
	try(unmapped, 0)
	if !enough {
		return bound
	}
	slices.SortStableFunc(branches, func(p, q branch) int { return cmp.Compare(q.bound, p.bound) })
	for _, br := range branches {
		if !s.promises(br.bound) {
			break
		}
		s.place(i, br.to)
		open = max(open, s.from(placed+1, br.sum, br.bound))
		s.lift(i, br.to)
	}
	return open
}

func (s *search) place(i, j int) {
	s.done[i], s.to[i] = true, j
	if j != unmapped {
		s.taken[j] = true
	}
}

func (s *search) lift(i, j int) {
	s.done[i], s.to[i] = false, unmapped
	if j != unmapped {
		s.taken[j] = false
	}
}

// bound returns an upper bound of all mappings that go on from the placed nodes,
// which are worth sum. Not ok if there are no steps left. The assignment that it
// finds is a mapping; it is kept if it is the best so far.
func (s *search) bound(sum float64) (upper float64, ok bool) {
	upper = sum
	mapping := slices.Clone(s.to)
	for _, claims := range []bool{true, false} {
		var rows, columns []int
		for i := range s.a.size() {
			if !s.done[i] && s.a.isClaim(i) == claims {
				rows = append(rows, i)
			}
		}
		for j := range s.b.size() {
			if !s.taken[j] && s.b.isClaim(j) == claims {
				columns = append(columns, j)
			}
		}
		few, many := min(len(rows), len(columns)), max(len(rows), len(columns))
		if few == 0 {
			continue
		}
		steps := few * many * (few + 8)
		if steps > s.steps {
			return 0, false
		}
		s.steps -= steps
		outB, inB := make([]int, len(columns)), make([]int, len(columns))
		for c, j := range columns {
			outB[c], inB[c] = free(s.b.out[j], s.taken), free(s.b.in[j], s.taken)
		}
		edges := make([][]assign.Edge[float64], len(rows))
		for r, i := range rows {
			outA, inA := free(s.a.out[i], s.done), free(s.a.in[i], s.done)
			for c, j := range columns {
				_, half, ok := s.w.pair(i, j)
				if !ok {
					continue
				}
				worth := s.w.adds(s.a, s.b, s.to, i, j, unmapped) + half*float64(min(outA, outB[c])+min(inA, inB[c]))
				if worth > 0 {
					edges[r] = append(edges[r], assign.Edge[float64]{Column: c, Worth: worth})
				}
			}
		}
		for r, c := range assign.Best(edges, len(columns)) {
			if c >= 0 {
				k := slices.IndexFunc(edges[r], func(e assign.Edge[float64]) bool { return e.Column == c })
				upper += edges[r][k].Worth
				mapping[rows[r]] = columns[c]
			}
		}
	}
	if s.w.of(s.a, s.b, mapping) > s.low+tolerance {
		s.low, s.steps = climbing(s.a, s.b, s.w, mapping, s.steps)
	}
	return upper, true
}

// free returns how many of nodes are not gone.
func free(nodes []int, gone []bool) int {
	n := 0
	for _, k := range nodes {
		if !gone[k] {
			n++
		}
	}
	return n
}
