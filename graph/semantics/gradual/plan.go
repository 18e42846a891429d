package gradual

import "slices"

// A plan says in which order the strengths of some nodes of a network can be
// found.
type plan struct {
	// These are in circles, or bear on what is in one, and are iterated
	// together: claims and sketches, and relations, each of them after those
	// that end on it.
	nodes, relations []int32

	// after are all the others, each after what it depends on.
	after []int32

	// sweep is how many strengths are looked at to evaluate once what is
	// iterated.
	sweep int
}

// acyclic reports whether no strength depends on itself.
func (p *plan) acyclic() bool { return len(p.nodes) == 0 }

// everything returns the plan to iterate all nodes, as they are in the literature.
func (n *network) everything() *plan {
	return &plan{nodes: n.nodes, relations: n.relations, sweep: len(n.own) + len(n.in)}
}

// plan returns the plan for the nodes that are marked, with each of which all is
// marked that it depends on.
//
// It takes away the nodes that nothing depends on, again and again. What is left
// is in circles or bears on them; what was taken away can be evaluated in the
// opposite order.
func (n *network) plan(marked []bool) *plan {
	dependents := make([]int32, len(n.own))
	members := 0
	for i := range n.own {
		if marked[i] {
			members++
			for _, j := range n.needs(int32(i)) {
				dependents[j]++
			}
		}
	}
	taken := make([]int32, 0, members)
	for i := range n.own {
		if marked[i] && dependents[i] == 0 {
			taken = append(taken, int32(i))
		}
	}
	for k := 0; k < len(taken); k++ {
		for _, j := range n.needs(taken[k]) {
			if dependents[j]--; dependents[j] == 0 {
				taken = append(taken, j)
			}
		}
	}
	p := &plan{after: taken}
	slices.Reverse(taken)
	if len(taken) == members {
		return p
	}
	left := func(all []int32) (some []int32) {
		for _, i := range all {
			if marked[i] && dependents[i] > 0 {
				some = append(some, i)
				p.sweep += 1 + len(n.all(i))
			}
		}
		return some
	}
	p.nodes, p.relations = left(n.nodes), left(n.relations)
	return p
}
