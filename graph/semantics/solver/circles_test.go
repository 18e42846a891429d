package solver

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// byGamma returns the grounded labelling of s: T, the least fixpoint of γ², is in,
// and what is not in γ(T) is out.
func byGamma(s *System) Labels {
	g := s.graph()
	t := make([]bool, len(s.Nodes))
	u := g.gamma(t)
	for {
		next := g.gamma(u)
		if slices.Equal(t, next) {
			break
		}
		t, u = next, g.gamma(next)
	}
	labels := make(Labels, len(s.Nodes))
	for i := range labels {
		switch {
		case t[i]:
			labels[i] = In
		case !u[i]:
			labels[i] = Out
		}
	}
	return labels
}

// byRounds returns the steps of the grounded labelling as they are described, each by
// a look at all nodes.
func byRounds(s *System) []int32 {
	labels, steps := make(Labels, len(s.Nodes)), make([]int32, len(s.Nodes))
	// follow settles, at once, all nodes of a kind that follow from those before.
	follow := func(passing bool, step int32) bool {
		before, some := slices.Clone(labels), false
		for i := range s.Nodes {
			if labels[i] != Undecided || s.Nodes[i].Passing != passing {
				continue
			}
			if label := s.Nodes[i].given(before); label != Undecided {
				labels[i], steps[i], some = label, max(1, step), true
			}
		}
		return some
	}
	circles := circlesOf(s)
	for step := int32(0); ; step++ {
		if step > 0 && !follow(false, step) {
			var fallen []int32
			for _, c := range circles {
				fallen = append(fallen, floating(s, c, labels)...)
			}
			if len(fallen) == 0 {
				return steps
			}
			for _, i := range fallen {
				labels[i], steps[i] = Out, step
			}
		}
		for follow(true, step) {
		}
	}
}

// given returns the label of a node under those of others, as far as it follows from
// them.
func (n *Node) given(l Labels) Label {
	count := func(list []int32, label Label) (c int) {
		for _, i := range list {
			if l[i] == label {
				c++
			}
		}
		return c
	}
	in, out := count(n.For, In) == len(n.For), count(n.For, Out) > 0
	if n.Any {
		in, out = count(n.For, In) > 0, count(n.For, Out) == len(n.For)
	}
	switch {
	case out || count(n.Against, In) > 0:
		return Out
	case in && count(n.Against, Out) == len(n.Against):
		return In
	}
	return Undecided
}

// floating returns the undecided nodes of a circle that nothing outside it holds up:
// all but those that hold, one after another, if of those outside all hold that are
// not out.
func floating(s *System, circle []int32, l Labels) []int32 {
	rest := slices.DeleteFunc(slices.Clone(circle), func(i int32) bool { return l[i] != Undecided })
	stands := func(j int32) bool { return l[j] != Out && !slices.Contains(rest, j) }
	falls := func(j int32) bool { return !stands(j) }
	for {
		k := slices.IndexFunc(rest, func(i int32) bool {
			if s.Nodes[i].Any {
				return slices.ContainsFunc(s.Nodes[i].For, stands)
			}
			return !slices.ContainsFunc(s.Nodes[i].For, falls)
		})
		if k < 0 {
			return rest
		}
		rest = slices.Delete(rest, k, k+1)
	}
}

// circlesOf returns the nodes that are for each other, directly or by way of others.
func circlesOf(s *System) [][]int32 {
	n := len(s.Nodes)
	reach := make([][]bool, n)
	for i := range reach {
		reach[i] = make([]bool, n)
		for _, j := range s.Nodes[i].For {
			reach[i][j] = true
		}
	}
	for k := range n {
		for i := range n {
			for j := range n {
				reach[i][j] = reach[i][j] || reach[i][k] && reach[k][j]
			}
		}
	}
	var all [][]int32
	for i := range n {
		var circle []int32
		for j := range n {
			if reach[i][j] && reach[j][i] {
				circle = append(circle, int32(j))
			}
		}
		if len(circle) > 0 && circle[0] == int32(i) {
			all = append(all, circle)
		}
	}
	return all
}

// circling returns a system of n nodes in groups of the given size, whose nodes are
// mostly for others of their group; what is against a node comes mostly from
// before it, so that much is settled. Some nodes pass.
func circling(r *rand.Rand, n, size int) *System {
	s := &System{Nodes: make([]Node, n)}
	active := make([]bool, n) // must not pass, for there would be a circle of those that do
	for i := range s.Nodes {
		node := &s.Nodes[i]
		group := i / size * size
		node.Any = r.IntN(4) > 0
		for range r.IntN(4) {
			j := group + r.IntN(min(size, n-group))
			if r.IntN(5) == 0 {
				j = r.IntN(n)
			}
			node.For = append(node.For, int32(j)) // one may come twice
		}
		for range r.IntN(3) {
			j := r.IntN(i + 1)
			if r.IntN(8) == 0 {
				j = r.IntN(n)
			}
			node.Against = append(node.Against, int32(j))
		}
		node.Passing = !active[i] && r.IntN(3) == 0
		if node.Passing {
			for _, j := range slices.Concat(node.For, node.Against) {
				if int(j) == i {
					node.Passing = false
				} else if int(j) > i {
					active[j] = true
				}
			}
		}
	}
	return s
}

// checkGrounded compares a grounded labelling and its steps with their definitions.
func checkGrounded(t *testing.T, s *System) {
	t.Helper()
	labels, steps := s.Grounded()
	if want := byGamma(s); !slices.Equal(labels, want) {
		t.Fatalf("labels of %v:\nwant %v\ngot  %v", s.Nodes, want, labels)
	}
	if want := byRounds(s); !slices.Equal(steps, want) {
		t.Fatalf("steps of %v:\nwant %v\ngot  %v", s.Nodes, want, steps)
	}
}

func TestGroundedWithCircles(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 6000 {
		checkGrounded(t, circling(r, 1+r.IntN(40), 1+r.IntN(12)))
	}
	for n := 2; n < 9; n++ {
		checkGrounded(t, unwinding(n))
		checkGrounded(t, receding(2*n))
	}
}

// TestLostAndHeldAgain numbers the nodes of lines that lose what holds them up, one
// after another, in any order, so that what a node rests on comes in any order too.
func TestLostAndHeldAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 2000 {
		s := receding(2 + 2*r.IntN(8))
		n := len(s.Nodes)
		order := r.Perm(n)
		moved := &System{Nodes: make([]Node, n)}
		to := func(list []int32) (m []int32) {
			for _, j := range list {
				m = append(m, int32(order[j]))
			}
			return m
		}
		for i, node := range s.Nodes {
			moved.Nodes[order[i]] = Node{Any: node.Any, For: to(node.For), Against: to(node.Against)}
		}
		// Some more that a node can hang on.
		for range r.IntN(4) {
			i, j := r.IntN(n), r.IntN(n)
			if node := &moved.Nodes[i]; node.Any && len(node.For) > 0 {
				node.For = append(node.For, int32(j))
			}
		}
		checkGrounded(t, moved)
	}
}

// TestLooksAtWhatHangsOnTheLost counts how often a node is found to be held up: once
// each, where what falls takes with it all that rested on it.
func TestLooksAtWhatHangsOnTheLost(t *testing.T) {
	p := unwinding(500).graph().settling()
	p.run()
	if most := int64(len(p.Nodes)); p.circles.last > most {
		t.Errorf("nodes were found to be held up %d times, want at most %d", p.circles.last, most)
	}
}
