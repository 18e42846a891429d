// Package solver finds the labellings of a system: of nodes each of which holds
// by what is for it, unless something against it holds. Abstract frameworks and
// whole argument graphs are such systems; what they mean is not known here.
//
// For a set X of nodes, γ(X) is the least set Y of nodes such that a node is in Y
// if nothing against it is in X and what is for it is in Y. A complete labelling
// is a pair T ⊆ U with U = γ(T) and T = γ(U): the nodes of T are in, those
// outside U are out, the others undecided. This is the three-valued stable
// semantics of normal logic programs (Przymusinski, 1990), and for nodes that
// have only others against them Dung's (1995).
package solver

// A Node holds by what is for it: by all of For, or, where Any is set, by at
// least one of For; and only if nothing of Against holds. So a node that has
// nothing for it holds by itself, or, where Any is set, never.
type Node struct {
	Any          bool
	For, Against []int32
}

// A System is nodes numbered from 0.
type System struct {
	Nodes []Node
	// Shown is how many nodes, the first ones, count where labellings are
	// compared; 0 is all. The others are steps on the way: their labels must
	// follow from those of the nodes that are shown.
	Shown int
}

// Attacks returns the system of n nodes that hold by themselves, with the given
// pairs of an attacker and what it attacks: an abstract framework. A pair that
// is given twice counts once.
func Attacks(n int, pairs [][2]int32) *System {
	s := &System{Nodes: make([]Node, n)}
	count := make([]int32, n)
	for _, p := range pairs {
		count[p[1]]++
	}
	room := make([]int32, len(pairs))
	for i, c := range count {
		s.Nodes[i].Against = room[:0:c]
		room = room[c:]
	}
	for _, p := range pairs {
		to := &s.Nodes[p[1]]
		to.Against = append(to.Against, p[0])
	}
	for i := range s.Nodes {
		s.Nodes[i].Against = distinct(s.Nodes[i].Against)
	}
	return s
}

// shown returns how many nodes count where labellings are compared.
func (s *System) shown() int {
	if s.Shown > 0 {
		return s.Shown
	}
	return len(s.Nodes)
}
