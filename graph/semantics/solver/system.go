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

import "slices"

// A Node holds by what is for it: by all of For, or, where Any is set, by at
// least one of For; and only if nothing of Against holds. So a node that has
// nothing for it holds by itself, or, where Any is set, never.
type Node struct {
	Any          bool
	For, Against []int32
	// Passing nodes take no step of their own in a grounded labelling: they are
	// settled together with what settles them. There must be no circle of them.
	Passing bool
}

// A System is nodes numbered from 0.
type System struct {
	Nodes []Node
	// Shown is how many nodes, the first ones, count where undecided nodes are
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
		s.Nodes[i].Against, room = room[:0:c], room[c:]
	}
	for _, p := range pairs {
		to := &s.Nodes[p[1]]
		to.Against = append(to.Against, p[0])
	}
	for i := range s.Nodes {
		a := s.Nodes[i].Against
		slices.Sort(a)
		s.Nodes[i].Against = slices.Compact(a)
	}
	return s
}

// attacksOnly reports whether all nodes of s hold by themselves.
func (s *System) attacksOnly() bool {
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Any || len(n.For) > 0 {
			return false
		}
	}
	return true
}

// shown returns how many nodes count where undecided nodes are compared.
func (s *System) shown() int {
	if s.Shown > 0 {
		return s.Shown
	}
	return len(s.Nodes)
}

// edges lists for each node which others it is for, or against. The lists are
// parts of one array.
type edges struct {
	start []int32
	list  []int32
}

// of returns the list of node i.
func (e *edges) of(i int32) []int32 { return e.list[e.start[i]:e.start[i+1]] }

// reversed returns for each node the nodes whose list, as given by of, has it: once
// for each time that it is there.
func (s *System) reversed(of func(*Node) []int32) *edges {
	e := &edges{start: make([]int32, len(s.Nodes)+2)}
	for i := range s.Nodes {
		for _, j := range of(&s.Nodes[i]) {
			e.start[j+2]++
		}
	}
	for i := 2; i < len(e.start); i++ {
		e.start[i] += e.start[i-1]
	}
	e.list = make([]int32, e.start[len(e.start)-1])
	for i := range s.Nodes {
		for _, j := range of(&s.Nodes[i]) {
			e.list[e.start[j+1]] = int32(i)
			e.start[j+1]++
		}
	}
	e.start = e.start[:len(s.Nodes)+1]
	return e
}

func for_(n *Node) []int32    { return n.For }
func against(n *Node) []int32 { return n.Against }

// graph is a system with the way back: what each node is for and against.
type graph struct {
	*System
	speaksFor, speaksAgainst *edges
}

func (s *System) graph() *graph {
	return &graph{s, s.reversed(for_), s.reversed(against)}
}
