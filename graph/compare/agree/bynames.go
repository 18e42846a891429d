package agree

import (
	"fmt"
	"slices"
)

// The mapping of one network onto another that names suggest: claims by their
// names, relations by what they join. It takes time nearly in proportion to the
// size, and finds the identity where the networks are the same but for order.

// mostCandidates bounds how many nodes are looked at for one.
const mostCandidates = 64

// A suggestion is a mapping in the making.
type suggestion struct {
	a, b  *network
	w     worth
	to    []int  // partners in b, or unmapped
	taken []bool // nodes of b that are partners
}

// byNames returns the mapping that names suggest.
func byNames(a, b *network, w worth) []int {
	s := suggestion{a, b, w, make([]int, a.size()), make([]bool, b.size())}
	for i := range s.to {
		s.to[i] = unmapped
	}
	s.sameNames()
	s.sameEnds()
	s.nearby(a.order)
	s.nearby(upTo(a.claims))
	s.nearby(a.order)
	s.rest(upTo(a.claims), upTo(b.claims))
	s.rest(a.order, b.order)
	return s.to
}

// upTo returns the numbers from 0 up to n, without n.
func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

func (s *suggestion) join(i, j int) { s.to[i], s.taken[j] = j, true }

// sameNames maps claims to claims of the same name, in order.
func (s *suggestion) sameNames() {
	waiting := map[int][]int{}
	for j := range s.b.claims {
		waiting[s.b.label[j]] = append(waiting[s.b.label[j]], j)
	}
	for i := range s.a.claims {
		if w := waiting[s.a.label[i]]; len(w) > 0 {
			s.join(i, w[0])
			waiting[s.a.label[i]] = w[1:]
		}
	}
}

// sameEnds maps relations to relations of the same kind from and to the partners
// of their ends, on which as many others end.
func (s *suggestion) sameEnds() {
	ends := func(n *network, node int, from, to []int) string {
		return fmt.Sprint(n.label[node], from, to, len(n.in[node])-len(from))
	}
	// What ends on a relation is no end of it: sources are claims.
	sources := func(n *network, node int) []int {
		return slices.DeleteFunc(slices.Clone(n.in[node]), func(k int) bool { return !n.isClaim(k) })
	}
	waiting := map[string][]int{}
	for _, j := range s.b.order {
		key := ends(s.b, j, sources(s.b, j), s.b.out[j])
		waiting[key] = append(waiting[key], j)
	}
	for _, i := range s.a.order {
		from, ok := s.partners(sources(s.a, i))
		to, ok2 := s.partners(s.a.out[i])
		if !ok || !ok2 {
			continue
		}
		key := ends(s.a, i, from, to)
		if w := waiting[key]; len(w) > 0 {
			s.join(i, w[0])
			waiting[key] = w[1:]
		}
	}
}

// partners returns the partners of nodes, ascending; not ok if one has none.
func (s *suggestion) partners(nodes []int) (to []int, ok bool) {
	for _, i := range nodes {
		if s.to[i] == unmapped {
			return nil, false
		}
		to = append(to, s.to[i])
	}
	slices.Sort(to)
	return to, true
}

// nearby maps nodes to those that the partners of their neighbours lead to, to the
// one worth most.
func (s *suggestion) nearby(nodes []int) {
	for _, i := range nodes {
		if s.to[i] != unmapped {
			continue
		}
		best, most, fit := unmapped, 0.0, 0
		looked := 0
		look := func(candidates []int) {
			for _, j := range candidates {
				if looked++; looked > mostCandidates {
					return
				}
				if s.taken[j] || s.a.isClaim(i) != s.b.isClaim(j) {
					continue
				}
				if _, _, ok := s.w.pair(i, j); !ok {
					continue
				}
				v := s.w.adds(s.a, s.b, s.to, i, j, unmapped)
				// Of equal ones, the one with the more similar number of neighbours.
				off := len(s.a.in[i]) + len(s.a.out[i]) - len(s.b.in[j]) - len(s.b.out[j])
				if off = max(off, -off); v > most || v == most && best != unmapped && off < fit {
					best, most, fit = j, v, off
				}
			}
		}
		for _, k := range s.a.in[i] {
			if s.to[k] != unmapped {
				look(s.b.out[s.to[k]])
			}
		}
		for _, k := range s.a.out[i] {
			if s.to[k] != unmapped {
				look(s.b.in[s.to[k]])
			}
		}
		if best != unmapped {
			s.join(i, best)
		}
	}
}

// rest maps what is left: first nodes with the same label, then others in order.
func (s *suggestion) rest(nodesA, nodesB []int) {
	for _, sameLabel := range []bool{true, false} {
		waiting := map[int][]int{}
		key := func(label int) int {
			if sameLabel {
				return label
			}
			return 0
		}
		for _, j := range nodesB {
			if !s.taken[j] {
				waiting[key(s.b.label[j])] = append(waiting[key(s.b.label[j])], j)
			}
		}
		for _, i := range nodesA {
			w := waiting[key(s.a.label[i])]
			if s.to[i] != unmapped || len(w) == 0 {
				continue
			}
			if _, _, ok := s.w.pair(i, w[0]); ok {
				s.join(i, w[0])
				waiting[key(s.a.label[i])] = w[1:]
			}
		}
	}
}
