package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

func TestCircles(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string
		want  []string // "members; cycle"
	}{
		{"a chain has none", []string{"A > B", "B > C"}, nil},
		{"two ways to one claim are none", []string{"A > B", "A > C", "B > D", "C > D"}, nil},
		{"a claim on itself", []string{"B > A", "A > A"}, []string{"A; A"}},
		{"two", []string{"B > A", "A > B"}, []string{"B, A; B, A"}},
		{"a chain into a circle and out of it is outside", []string{"Z > A", "A > B", "B > A", "B > C", "C > D"}, []string{"A, B; A, B"}},
		{"two apart, in the order of their first members", []string{"C > D", "A > B", "B > A", "D > C"}, []string{"C, D; C, D", "A, B; A, B"}},
		{"two that lead from one to the other", []string{"A > B", "B > A", "B > C", "C > D", "D > C"}, []string{"A, B; A, B", "C, D; C, D"}},
		{"a figure eight with halves of three and four", []string{"A > B", "B > C", "C > D", "D > A", "A > X", "X > Y", "Y > A"},
			[]string{"A, B, C, D, X, Y; A, X, Y"}},
		{"a figure eight with a claim on itself", []string{"A > B", "B > A", "B > B"}, []string{"A, B; B"}},
		{"of two equal ways round, the one with the first claim", []string{"M > A", "A > B", "B > A", "A > M", "B > C", "C > B"},
			[]string{"M, A, B, C; M, A"}},
		{"linked premises, one of them in the circle", []string{"A Free > B", "B Other > A"}, []string{"A, B; A, B"}},
		{"the same support twice", []string{"A > B", "A > B", "B > A"}, []string{"A, B; A, B"}},
		{"through a sketch", []string{"A > <S>", "<S> > B", "B > A"}, []string{"A, <S>, B; A, <S>, B"}},
		{"attacks make none", []string{"A > B", "B ! A", "A >< B"}, nil},
		{"restatements and preferences make none", []string{"A > B", "B = A", "B ^ A"}, nil},
		{"backing makes none", []string{"s: A > B", "B > s"}, nil},
		{"without a target, none", []string{"A > -", "- > A"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range graphtest.Make(t, test.lines...).Circles() {
				got = append(got, graphtest.Names(c.Members)+"; "+graphtest.Names(c.Cycle))
				if !c.Shortest {
					t.Errorf("the search for %s ended early", graphtest.Names(c.Cycle))
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q: got %q, want %q", test.lines, got, test.want)
			}
		})
	}
}

// distances returns for all pairs of claims and sketches how many supports it
// takes to get from one to the other, by the method of Floyd (1962) and
// Warshall (1962); pairs without a way are missing.
func distances(g *graph.Graph) map[[2]graph.Node]int {
	d := map[[2]graph.Node]int{}
	for _, r := range g.Relations() {
		if _, onRelation := r.Target.(*graph.Relation); r.Kind != graph.Support || r.Target == nil || onRelation {
			continue
		}
		for _, s := range r.Sources {
			d[[2]graph.Node{s, r.Target}] = 1
		}
	}
	for _, k := range g.NodeList() {
		for _, i := range g.NodeList() {
			for _, j := range g.NodeList() {
				there, one := d[[2]graph.Node{i, k}]
				back, two := d[[2]graph.Node{k, j}]
				if now, known := d[[2]graph.Node{i, j}]; one && two && (!known || there+back < now) {
					d[[2]graph.Node{i, j}] = there + back
				}
			}
		}
	}
	return d
}

func TestCirclesAreWhatSupportsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		d := distances(g)
		in := map[graph.Node]bool{}
		for _, c := range g.Circles() {
			shortest := 0
			for _, n := range c.Members {
				if in[n] {
					t.Fatalf("%s is in two circles of\n%s", graphtest.Name(n), graphtest.Describe(g))
				}
				in[n] = true
				for _, m := range c.Members {
					if _, ok := d[[2]graph.Node{n, m}]; !ok {
						t.Fatalf("%s and %s are in one circle, but the first is no reason for the other in\n%s", graphtest.Name(n), graphtest.Name(m), graphtest.Describe(g))
					}
				}
				if way := d[[2]graph.Node{n, n}]; shortest == 0 || way < shortest {
					shortest = way
				}
			}
			checkCycle(t, g, c)
			if !c.Shortest || len(c.Cycle) != shortest {
				t.Fatalf("the cycle %s (shortest: %t), but one of %d is the shortest in\n%s", graphtest.Names(c.Cycle), c.Shortest, shortest, graphtest.Describe(g))
			}
		}
		for _, n := range g.NodeList() {
			if _, round := d[[2]graph.Node{n, n}]; round != in[n] {
				t.Fatalf("%s supports itself: %t; it is in a circle: %t; in\n%s", graphtest.Name(n), round, in[n], graphtest.Describe(g))
			}
		}
	})
}

// checkCycle checks that the cycle of c leads by supports through members of c
// and back to its start.
func checkCycle(t interface {
	Helper()
	Fatalf(string, ...any)
}, g *graph.Graph, c graph.Circle) {
	t.Helper()
	seen := map[graph.Node]bool{}
	members := map[graph.Node]bool{}
	for _, n := range c.Members {
		members[n] = true
	}
	for i, n := range c.Cycle {
		if next := c.Cycle[(i+1)%len(c.Cycle)]; !slices.Contains(g.Conclusions(n), next) {
			t.Fatalf("a cycle leads from %s to %s, which it does not support", graphtest.Name(n), graphtest.Name(next))
		}
		if seen[n] || !members[n] {
			t.Fatalf("a cycle has %s twice, or it is no member", graphtest.Name(n))
		}
		seen[n] = true
	}
	if len(c.Cycle) == 0 {
		t.Fatalf("the circle of %d members has no cycle", len(c.Members))
	}
}

// claims adds n claims that are called by their numbers.
func claims(b *graph.Builder, n int) []*graph.Claim {
	list := make([]*graph.Claim, n)
	for i := range list {
		list[i] = b.Claim(fmt.Sprint("C", i), "")
	}
	return list
}

func graphOf(t testing.TB, b *graph.Builder) *graph.Graph {
	t.Helper()
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// A test of these would not end if cycles were listed to find the shortest, and
// would take minutes if all members of a large circle were searched from.
func TestLargeCirclesComeToAnEnd(t *testing.T) {
	for _, test := range []struct {
		name     string
		build    func(b *graph.Builder)
		members  int
		cycle    int
		shortest bool
	}{
		{"thirty claims that all support each other", func(b *graph.Builder) {
			all := claims(b, 30)
			for _, from := range all {
				for _, to := range all {
					if from != to {
						b.Support(to, from)
					}
				}
			}
		}, 30, 2, true},
		{"a ring of a thousand", func(b *graph.Builder) { ring(b, 1000) }, 1000, 1000, true},
		{"a ring of fifty thousand", func(b *graph.Builder) { ring(b, 50_000) }, 50_000, 50_000, false},
		{"thirty layers of thirty, each for all of the next", func(b *graph.Builder) {
			all := claims(b, 900)
			for i, from := range all {
				for j := range 30 {
					b.Support(all[((i/30+1)%30)*30+j], from)
				}
			}
		}, 900, 30, false},
		{"fifty thousand in a chain from both ends", func(b *graph.Builder) {
			all := claims(b, 50_000)
			for i := range all[1:] {
				b.Support(all[i+1], all[i])
				b.Support(all[i], all[i+1])
			}
		}, 50_000, 2, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b graph.Builder
			test.build(&b)
			g := graphOf(t, &b)
			circles := g.Circles()
			if len(circles) != 1 {
				t.Fatalf("%d circles, want 1", len(circles))
			}
			c := circles[0]
			if len(c.Members) != test.members || len(c.Cycle) != test.cycle || c.Shortest != test.shortest {
				t.Errorf("%d members, a cycle of %d, shortest %t; want %d, %d, %t", len(c.Members), len(c.Cycle), c.Shortest, test.members, test.cycle, test.shortest)
			}
			checkCycle(t, g, c)
			found := g.Validate()
			if len(found) != 1 || found[0].Code != "support-circle" {
				t.Fatalf("warnings: got %v, want one of a circle", found)
			}
			if said := strings.Contains(found[0].Message, "there may be a shorter way round"); said == test.shortest {
				t.Errorf("shortest is %t, and the message is %q", test.shortest, found[0].Message)
			}
			if len(found[0].Message) > 300 {
				t.Errorf("a message of %d letters", len(found[0].Message))
			}
		})
	}
}

func ring(b *graph.Builder, n int) {
	all := claims(b, n)
	for i, from := range all {
		b.Support(all[(i+1)%n], from)
	}
}
