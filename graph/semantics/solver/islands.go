package solver

import "slices"

// An island is a part of the nodes that the grounded labelling leaves undecided, between
// which and the others nothing bears on anything, as a system of its own. All its nodes
// are undecided under its grounded labelling.
type island struct {
	*search
	members []int32 // the numbers of its nodes in the whole, ascending
}

// each calls visit with each island of the given nodes, which must be such that nothing
// undecided outside bears on them, and what it labels. Visit changes these labels; they
// start as those of labels and are put back there.
func (q *search) each(open []int32, labels Labels, visit func(island, Labels) error) error {
	place := make([]int32, len(q.Nodes)) // in its island
	for _, members := range q.islands(open) {
		for k, i := range members {
			place[i] = int32(k)
		}
		s := &System{Nodes: make([]Node, len(members))}
		local := make(Labels, len(members))
		for k, i := range members {
			s.Nodes[k] = q.within(i, place)
			local[k] = labels[i]
		}
		of := island{&search{s.graph(), q.ctx, make(Labels, len(members))}, members}
		if err := visit(of, local); err != nil {
			return err
		}
		for k, i := range members {
			labels[i] = local[k]
		}
	}
	return nil
}

// within returns what the undecided node i needs of others that are undecided, by their
// places.
func (q *search) within(i int32, place []int32) Node {
	n := q.Nodes[i]
	undecided := func(list []int32) []int32 {
		var some []int32
		for _, j := range list {
			if q.grounded[j] == Undecided {
				some = append(some, place[j])
			}
		}
		return some
	}
	if n.Any && slices.ContainsFunc(n.For, func(j int32) bool { return q.grounded[j] == In }) {
		return Node{Against: undecided(n.Against)} // it needs nothing more
	}
	return Node{Any: n.Any, For: undecided(n.For), Against: undecided(n.Against)}
}

// islands returns the members of the islands of the given nodes, in the order of their
// first ones. What is preferred or ideal on each is so together.
func (q *search) islands(open []int32) [][]int32 {
	root := make([]int32, len(q.Nodes))
	for _, i := range open {
		root[i] = i
	}
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, i := range open {
		n := &q.Nodes[i]
		for _, from := range [...][]int32{n.For, n.Against} {
			for _, j := range from {
				if q.grounded[j] == Undecided {
					a, b := find(i), find(j)
					root[max(a, b)] = min(a, b)
				}
			}
		}
	}
	place := map[int32]int{}
	var list [][]int32
	for _, i := range open {
		r := find(i)
		k, ok := place[r]
		if !ok {
			k = len(list)
			place[r] = k
			list = append(list, nil)
		}
		list[k] = append(list[k], i)
	}
	return list
}
