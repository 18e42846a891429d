package solver

import "slices"

// Why the grounded labelling has node 0 in, or not: a proof that holds as long as no
// node that it counts on is taken out.

// judged is a system with its grounded labelling.
type judged struct {
	*graph
	labels Labels
	steps  []int32

	counted []int32 // the nodes that the proof counts on
	known   [2][]bool
}

func (j *judged) verdict() bool { return j.labels[0] == In }

// proof returns the nodes that the verdict on node 0 counts on, ascending: where it is
// in, some nodes that are in; else some that are not out.
func (j *judged) proof() []int32 {
	j.known = [2][]bool{make([]bool, len(j.Nodes)), make([]bool, len(j.Nodes))}
	if j.verdict() {
		j.proveSettled()
	} else {
		j.proveNotIn()
	}
	slices.Sort(j.counted)
	return j.counted
}

// A claim to be proved: that a node is in (or not out), or that it is out (or not in).
type open struct {
	node int32
	pro  bool
}

// run proves claims until none is left. Each is proved once: what is for a node may
// go in a circle only where none of it holds.
func (j *judged) run(prove func(open) []open) {
	todo := []open{{0, j.verdict()}}
	for len(todo) > 0 {
		o := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		side := 0
		if o.pro {
			side = 1
		}
		if j.known[side][o.node] {
			continue
		}
		j.known[side][o.node] = true
		if o.pro {
			j.counted = append(j.counted, o.node)
		}
		todo = append(todo, prove(o)...)
	}
}

// proveSettled proves that node 0 is in: by what was settled before.
func (j *judged) proveSettled() {
	j.run(func(o open) []open {
		n := &j.Nodes[o.node]
		if o.pro {
			claims := all(n.Against, false)
			if n.Any {
				return append(claims, open{j.first(n.For, In), true})
			}
			return append(claims, all(n.For, true)...)
		}
		hit, missing := j.first(n.Against, In), int32(none)
		if !n.Any {
			missing = j.first(n.For, Out)
		}
		switch {
		case hit != none && (missing == none || j.steps[hit] <= j.steps[missing]) && (!n.Any || j.earlier(hit, o.node)):
			return []open{{hit, true}}
		case missing != none:
			return []open{{missing, false}}
		}
		return all(n.For, false)
	})
}

// earlier reports whether node i can be what settled node k.
func (j *judged) earlier(i, k int32) bool {
	return j.steps[i] < j.steps[k] || j.Nodes[k].Passing && j.steps[i] == j.steps[k]
}

// first returns the node of a list with the given label that was settled first, or
// none.
func (j *judged) first(list []int32, label Label) int32 {
	first := int32(none)
	for _, i := range list {
		if j.labels[i] == label && (first == none || j.steps[i] < j.steps[first]) {
			first = i
		}
	}
	return first
}

// proveNotIn proves that node 0 is not in: something against it is not out, or what
// is for it is not in.
func (j *judged) proveNotIn() {
	in := make([]bool, len(j.labels))
	for i, l := range j.labels {
		in[i] = l == In
	}
	rank := j.ranks(in)
	most := j.gamma(make([]bool, len(j.labels))) // what could hold if nothing were against it
	j.run(func(o open) []open {
		n := &j.Nodes[o.node]
		if o.pro {
			claims := all(n.Against, false)
			if !n.Any {
				return append(claims, all(n.For, true)...)
			}
			first := int32(none)
			for _, f := range n.For {
				if rank[f] > 0 && (first == none || rank[f] < rank[first]) {
					first = f
				}
			}
			return append(claims, open{first, true})
		}
		if !most[o.node] {
			return nil // whatever is taken out
		}
		missing, hit := int32(none), int32(none)
		for _, f := range n.For {
			if j.labels[f] != In && (missing == none || most[missing] && !most[f]) {
				missing = f
			}
		}
		for _, a := range n.Against {
			if j.labels[a] != Out && (hit == none || j.labels[hit] != In && j.labels[a] == In) {
				hit = a
			}
		}
		switch {
		case !n.Any && missing != none && (hit == none || !most[missing]):
			return []open{{missing, false}}
		case hit != none:
			return []open{{hit, true}}
		}
		return all(n.For, false)
	})
}

func all(list []int32, pro bool) []open {
	claims := make([]open, len(list))
	for i, n := range list {
		claims[i] = open{n, pro}
	}
	return claims
}
