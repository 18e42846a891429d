package solver

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"testing"
)

// bruteFlips tries all sets.
func bruteFlips(s *System, x int, may func(int) bool) [][]int32 {
	verdict := func(without uint32) bool {
		c := &System{Nodes: make([]Node, len(s.Nodes))}
		copy(c.Nodes, s.Nodes)
		for i := range c.Nodes {
			if without>>i&1 == 1 {
				c.Nodes[i] = Node{Any: true}
			}
		}
		labels, _ := c.Grounded()
		return labels[x] == In
	}
	before := verdict(0)
	for size := 1; size <= len(s.Nodes); size++ {
		var found [][]int32
		for without := range uint32(1) << len(s.Nodes) {
			if bits.OnesCount32(without) != size {
				continue
			}
			var set []int32
			allowed := true
			for i := range s.Nodes {
				if without>>i&1 == 1 {
					set = append(set, int32(i))
					allowed = allowed && i != x && may(i)
				}
			}
			if allowed && verdict(without) != before {
				found = append(found, set)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

func TestFlips(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	sizes := map[int]int{}
	for range 1000 {
		s := random(r, 2+r.IntN(7), r.IntN(4) > 0)
		x := r.IntN(len(s.Nodes))
		barred := r.IntN(2 * len(s.Nodes))
		may := func(i int) bool { return i != barred }
		want := bruteFlips(s, x, may)
		got := s.Flips(x, may, 1<<30)
		less := func(sets [][]int32) string {
			m := map[string]bool{}
			for _, set := range sets {
				m[fmt.Sprint(set)] = true
			}
			return fmt.Sprint(m)
		}
		if !got.Complete || less(got.Sets) != less(want) {
			t.Fatalf("what flips %d of\n%v\nwant %v\ngot  %+v", x, s.Nodes, want, got)
		}
		if len(want) > 0 {
			sizes[len(want[0])]++
		}
	}
	if sizes[1] == 0 || sizes[2] == 0 || sizes[3] == 0 {
		t.Errorf("sets of one, two and three nodes should come up: %v", sizes)
	}
}

// TestFlipsWithinWork gives up when the work is done, and says so.
func TestFlipsWithinWork(t *testing.T) {
	// Node 0 has ten reasons of four nodes each, and one of each must go.
	s := &System{Nodes: []Node{{Any: true}}}
	for range 10 {
		reason := int32(len(s.Nodes))
		s.Nodes[0].For = append(s.Nodes[0].For, reason)
		s.Nodes = append(s.Nodes, Node{For: []int32{reason + 1, reason + 2, reason + 3, reason + 4}}, Node{}, Node{}, Node{}, Node{})
	}
	got := s.Flips(0, func(int) bool { return true }, 100_000)
	if got.Complete || len(got.Sets) != 0 || got.Size == 0 {
		t.Errorf("got %+v, want none found and not complete", got)
	}
}
