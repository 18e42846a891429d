package solver

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkGrounded labels 100,000 nodes: with 300,000 attacks alone; with as many
// supports as attacks, most of which lie in one large circle; and 100,000 nodes of a
// circle that fall one after another, with 400,000 around them. The worst case has a
// circle of 1,000 nodes, or of 2,000, to be compared.
func BenchmarkGrounded(b *testing.B) {
	const n = 100_000
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(most int) []int32 {
		var list []int32
		for range r.IntN(most + 1) {
			list = append(list, int32(r.IntN(n)))
		}
		return list
	}
	attacks := &System{Nodes: make([]Node, n)}
	for i := range attacks.Nodes {
		attacks.Nodes[i].Against = pick(6)
	}
	circles := &System{Nodes: make([]Node, n)}
	for i := range circles.Nodes {
		if i%10 > 0 {
			circles.Nodes[i] = Node{Any: true, For: pick(6)}
		}
		if i%3 == 0 {
			circles.Nodes[i].Against = pick(4)
		}
	}
	cases := []struct {
		name string
		s    *System
	}{
		{"attacks", attacks}, {"circles", circles}, {"unwinding", unwinding(n)},
		{"worst-1000", receding(1000)}, {"worst-2000", receding(2000)},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			decided := 0
			for b.Loop() {
				labels, _ := c.s.Grounded()
				decided = 0
				for _, l := range labels {
					if l != Undecided {
						decided++
					}
				}
			}
			b.ReportMetric(float64(decided), "decided")
		})
	}
}

// unwinding returns n nodes in one circle, each held up by a node of its own from
// outside, which falls once the circle has been looked at after the fall of the one
// before: there are n looks, each at the few nodes that hang on the one that fell.
func unwinding(n int) *System {
	s := &System{Nodes: make([]Node, 5*n)}
	for i := range int32(n) {
		outside, fallen, up, down := int32(n)+i, int32(2*n)+i, int32(3*n)+i, int32(4*n)+i
		next, before := (i+1)%int32(n), (i+int32(n)-1)%int32(n)
		s.Nodes[i] = Node{Any: true, For: []int32{outside, up, down}}
		// These make the circle, but need the node itself.
		s.Nodes[up] = Node{For: []int32{i, next}}
		s.Nodes[down] = Node{For: []int32{i, before}}
		s.Nodes[fallen] = Node{Against: []int32{i}}
		if i > 0 {
			s.Nodes[outside].Against = []int32{fallen - 1}
		} else {
			s.Nodes[outside].Any = true
		}
	}
	return s
}

// receding returns a line of n nodes, each for its neighbours, so that they are one
// circle. Those of the second half are also held up from outside, and lose that one
// by one, from the middle on, each after a look at the circle. Each time all before
// it, which hang on it, are looked at, and found to hang on the next.
func receding(n int) *System {
	half := n / 2
	s := &System{Nodes: make([]Node, n+3*half)}
	for i := range int32(n) {
		node := &s.Nodes[i]
		node.Any = true
		if i > 0 {
			node.For = append(node.For, i-1)
		}
		if i < int32(n)-1 {
			node.For = append(node.For, i+1)
		}
	}
	for k := range int32(half) {
		outside, alone, fallen := int32(n)+k, int32(n+half)+k, int32(n+2*half)+k
		node := &s.Nodes[int32(n-half)+k]
		node.For = append(node.For, outside)
		// This falls by the look that the fall of the outside makes necessary.
		s.Nodes[alone] = Node{Any: true, For: []int32{alone, outside}}
		s.Nodes[fallen].Against = []int32{alone}
		if k > 0 {
			s.Nodes[outside].Against = []int32{fallen - 1}
		} else {
			s.Nodes[outside].Any = true
		}
	}
	return s
}

func ExampleSystem_Grounded() {
	// Node 1 is against node 0, and node 2, which nothing is against, is against node 1.
	s := &System{Nodes: []Node{{Against: []int32{1}}, {Against: []int32{2}}, {}}}
	labels, steps := s.Grounded()
	fmt.Println(labels, steps)
	// Output: [in out in] [3 2 1]
}
