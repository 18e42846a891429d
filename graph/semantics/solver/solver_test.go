package solver

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// check compares all that is found about s with the definitions.
func check(t *testing.T, s *System) {
	t.Helper()
	ctx := context.Background()
	n := len(s.Nodes)
	for _, semantics := range All {
		if semantics == Stage && !s.attacksOnly() {
			if _, err := s.Some(ctx, Stage); err != ErrStage {
				t.Fatalf("stage labellings of %v: got error %v", s.Nodes, err)
			}
			continue
		}
		var want, got []string
		all := brute(s, semantics)
		for _, p := range all {
			want = append(want, fmt.Sprint(p.labels(n)))
		}
		if err := s.Each(ctx, semantics, func(l Labels) bool {
			got = append(got, fmt.Sprint(l))
			return true
		}); err != nil {
			t.Fatal(err)
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Fatalf("%s labellings of\n%v (%d shown):\nwant %v\ngot  %v", semantics, s.Nodes, s.Shown, want, got)
		}
		has := func(l Labels) bool { return slices.Contains(want, fmt.Sprint(l)) }
		some, err := s.Some(ctx, semantics)
		if err != nil || (some == nil) != (len(all) == 0) || some != nil && !has(some) {
			t.Fatalf("some %s labelling of\n%v:\ngot %v, %v, want one of %v", semantics, s.Nodes, some, err, want)
		}
		for x := range n {
			in, notIn := false, false
			for _, p := range all {
				if p.t>>x&1 == 1 {
					in = true
				} else {
					notIn = true
				}
			}
			l, err := s.Credulous(ctx, semantics, x)
			if err != nil || (l != nil) != in || l != nil && (!has(l) || l[x] != In) {
				t.Fatalf("%d in under some %s labelling of\n%v:\ngot %v, %v, want %v of %v", x, semantics, s.Nodes, l, err, in, want)
			}
			l, err = s.Sceptical(ctx, semantics, x)
			if err != nil || (l != nil) != notIn || l != nil && (!has(l) || l[x] == In) {
				t.Fatalf("%d not in under some %s labelling of\n%v:\ngot %v, %v, want %v of %v", x, semantics, s.Nodes, l, err, notIn, want)
			}
		}
	}
}

// TestAllSmallFrameworks looks at every abstract framework of up to three nodes.
func TestAllSmallFrameworks(t *testing.T) {
	for n := range 4 {
		for code := range 1 << (n * n) {
			var pairs [][2]int32
			for k := range n * n {
				if code>>k&1 == 1 {
					pairs = append(pairs, [2]int32{int32(k / n), int32(k % n)})
				}
			}
			check(t, Attacks(n, pairs))
		}
	}
}

// random returns a system of n nodes with about the given number of others that
// bear on each.
func random(r *rand.Rand, n int, supports bool) *System {
	s := &System{Nodes: make([]Node, n)}
	some := func(most int) []int32 {
		var list []int32
		for range r.IntN(most + 1) {
			if i := int32(r.IntN(n)); !slices.Contains(list, i) {
				list = append(list, i)
			}
		}
		return list
	}
	for i := range s.Nodes {
		node := &s.Nodes[i]
		node.Against = some(2)
		if supports && r.IntN(3) > 0 {
			node.For = some(3)
			node.Any = r.IntN(3) > 0
		}
	}
	return s
}

func TestRandomFrameworks(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 800 {
		check(t, random(r, 1+r.IntN(7), false))
	}
}

func TestRandomSystems(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		check(t, random(r, 1+r.IntN(7), true))
	}
}

// TestHiddenNodes compares undecided nodes only where they are shown.
func TestHiddenNodes(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 1000 {
		n := 2 + r.IntN(5)
		s := random(r, n, true)
		s.Shown = n
		// A hidden node follows from one shown node that it rests on and one that is
		// against it; what hidden nodes are for has nothing else for it.
		for range r.IntN(3) {
			s.Nodes = append(s.Nodes, Node{For: []int32{int32(r.IntN(n))}, Against: []int32{int32(r.IntN(n))}})
			s.Nodes[r.IntN(n)] = Node{Any: true, For: []int32{int32(len(s.Nodes) - 1)}}
		}
		check(t, s)
	}
}

// TestIslands counts the labellings of pairs that attack each other: all combinations,
// each once. A node that attacks itself beside them leaves no stable one.
func TestIslands(t *testing.T) {
	var pairs [][2]int32
	for i := int32(0); i < 12; i += 2 {
		pairs = append(pairs, [2]int32{i, i + 1}, [2]int32{i + 1, i})
	}
	for _, c := range []struct {
		semantics   Semantics
		alone, with int // without and with the node that attacks itself
	}{{Complete, 729, 729}, {Preferred, 64, 64}, {Stable, 64, 0}, {SemiStable, 64, 64}} {
		for n, want := range map[int]int{12: c.alone, 13: c.with} {
			s := Attacks(n, pairs)
			if n == 13 {
				s = Attacks(n, append(slices.Clone(pairs), [2]int32{12, 12}))
			}
			seen := map[string]bool{}
			count := 0
			if err := s.Each(context.Background(), c.semantics, func(l Labels) bool {
				count++
				seen[fmt.Sprint(l)] = true
				return true
			}); err != nil {
				t.Fatal(err)
			}
			if count != want || len(seen) != want {
				t.Errorf("%d nodes, %s: want %d labellings, got %d, of which %d differ", n, c.semantics, want, count, len(seen))
			}
		}
	}
}

// TestFirstOfManyIslands finds the first labellings of hundreds of islands without
// looking for all.
func TestFirstOfManyIslands(t *testing.T) {
	var pairs [][2]int32
	const n = 1000
	for i := int32(0); i < n; i += 2 {
		pairs = append(pairs, [2]int32{i, i + 1}, [2]int32{i + 1, i})
	}
	s := Attacks(n, pairs)
	for _, semantics := range []Semantics{Complete, Preferred, Stable} {
		ctx, cancel := context.WithCancel(context.Background())
		count := 0
		err := s.Each(ctx, semantics, func(Labels) bool {
			if count++; count == 100 {
				cancel()
			}
			return true
		})
		if count != 100 || err != context.Canceled {
			t.Errorf("%s: want 100 labellings, then %v; got %d, then %v", semantics, context.Canceled, count, err)
		}
	}
}
