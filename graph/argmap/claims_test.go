package argmap_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/graphtest"
)

// describe writes an edge down: its ends and the relations that it stands for.
func describe(e *argmap.Edge) string {
	s := graphtest.Name(e.Source) + " → " + graphtest.Name(e.Target)
	for _, part := range []struct {
		name      string
		relations []*graph.Relation
	}{{"supports", e.Supports}, {"attacks", e.Attacks}, {"others", e.Others}, {"on", e.On}} {
		if len(part.relations) > 0 {
			s += "; " + part.name + " " + graphtest.Names(part.relations)
		}
	}
	return s
}

func TestClaims(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string
		nodes string
		edges []string
	}{
		{"nothing", nil, "", nil},
		{"a reason", []string{"A > B"}, "A, B", []string{"A → B; supports A > B"}},
		{"linked premises each have an edge", []string{"A <S> > B"}, "A, <S>, B",
			[]string{"A → B; supports A <S> > B", "<S> → B; supports A <S> > B"}},
		{"parallel relations are one edge", []string{"A > B", "A ! B", "A X > B", "A = B", "A ^ B"}, "A, B, X", []string{
			"A → B; supports A > B, A X > B; attacks A ! B; others A = B, A ^ B",
			"X → B; supports A X > B"}},
		{"there and back are two", []string{"A > B", "B ! A"}, "A, B", []string{"A → B; supports A > B", "B → A; attacks B ! A"}},
		{"a contradiction is an attack on each", []string{"A >< B"}, "A, B", []string{"A → B; attacks A ! B", "B → A; attacks B ! A"}},
		{"a claim on itself", []string{"A > A"}, "A", []string{"A → A; supports A > A"}},
		{"incomplete relations are none", []string{"A > -", "- > B"}, "A, B", nil},
		{"what ends on relations is found with them", []string{"s: A B > C", "u: U ! s", "V ! u", "W > s"}, "A, B, C, U, V, W", []string{
			"A → C; supports A B > C; on U ! (A B > C), V ! (U ! (A B > C)), W > (A B > C)",
			"B → C; supports A B > C; on U ! (A B > C), V ! (U ! (A B > C)), W > (A B > C)"}},
		{"what ends on parallel relations is in source order", []string{"s: A > C", "a: A ! C", "U ! a", "V ! s"}, "A, C, U, V",
			[]string{"A → C; supports A > C; attacks A ! C; on U ! (A ! C), V ! (A > C)"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := argmap.Claims(graphtest.Make(t, test.lines...))
			var nodes []graph.Node
			for it := p.Nodes(); it.Next(); {
				nodes = append(nodes, it.Node().(graph.Node))
			}
			if got := graphtest.Names(nodes); got != test.nodes {
				t.Errorf("nodes: got %s, want %s", got, test.nodes)
			}
			var edges []string
			for _, e := range p.EdgeList() {
				edges = append(edges, describe(e))
			}
			if !slices.Equal(edges, test.edges) {
				t.Errorf("edges: got\n%s\nwant\n%s", strings.Join(edges, "\n"), strings.Join(test.edges, "\n"))
			}
		})
	}
}

func TestNeighboursFollowTheSource(t *testing.T) {
	g := graphtest.Make(t, "Z > C", "A ! C", "M B > C", "C > Y", "C > X")
	p := argmap.Claims(g)
	c := g.Claim("C").ID()
	order := func(it gonum.Nodes) string {
		var nodes []graph.Node
		for it.Next() {
			nodes = append(nodes, it.Node().(graph.Node))
		}
		return graphtest.Names(nodes)
	}
	if got, want := order(p.To(c)), "Z, A, M, B"; got != want {
		t.Errorf("To: got %s, want %s", got, want)
	}
	if got, want := order(p.From(c)), "Y, X"; got != want {
		t.Errorf("From: got %s, want %s", got, want)
	}
}

// gonum's own algorithms sort the slices that iterators give out.
func TestCallersMaySortWhatTheyAreGiven(t *testing.T) {
	g := graphtest.Make(t, "A > C", "B > C", "C > D", "C > E")
	p := argmap.Claims(g)
	c := g.Claim("C").ID()
	for _, ask := range []struct {
		what  string
		nodes func() []gonum.Node
	}{
		{"Nodes", func() []gonum.Node { return gonum.NodesOf(p.Nodes()) }},
		{"From", func() []gonum.Node { return gonum.NodesOf(p.From(c)) }},
		{"To", func() []gonum.Node { return gonum.NodesOf(p.To(c)) }},
	} {
		want := slices.Clone(ask.nodes())
		slices.Reverse(ask.nodes())
		if got := ask.nodes(); !slices.Equal(got, want) {
			t.Errorf("%s: after a caller turned its slice round, got %v, want %v", ask.what, got, want)
		}
	}
	edges := gonum.EdgesOf(p.Edges())
	want := slices.Clone(edges)
	slices.Reverse(edges)
	if got := gonum.EdgesOf(p.Edges()); !slices.Equal(got, want) {
		t.Errorf("Edges: after a caller turned its slice round, got %v, want %v", got, want)
	}
}

// Every relation between claims is on the edges from its sources, in its list
// and nowhere else; a relation on relations is on the edges of the one that it
// finally ends on.
func TestEdgesStandForTheirRelations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		type place struct {
			list                 string
			source, target, what int64
		}
		want := map[place]int{}
		for _, r := range g.Relations() {
			list, base := map[graph.Kind]string{graph.Support: "supports", graph.Attack: "attacks", graph.Restatement: "others", graph.Preference: "others"}[r.Kind], r
			for {
				on, ok := base.Target.(*graph.Relation)
				if !ok {
					break
				}
				list, base = "on", on
			}
			for _, s := range base.Sources {
				if base.Target != nil {
					want[place{list, s.ID(), base.Target.ID(), r.ID()}] = 1
				}
			}
		}
		got := map[place]int{}
		for _, e := range argmap.Claims(g).EdgeList() {
			for list, relations := range map[string][]*graph.Relation{"supports": e.Supports, "attacks": e.Attacks, "others": e.Others, "on": e.On} {
				for i, r := range relations {
					got[place{list, e.Source.ID(), e.Target.ID(), r.ID()}]++
					if i > 0 && relations[i-1].ID() >= r.ID() {
						t.Fatalf("%s of %s → %s: relation %d comes before %d", list, graphtest.Name(e.Source), graphtest.Name(e.Target), relations[i-1].ID(), r.ID())
					}
				}
			}
		}
		if a, b := fmt.Sprint(got), fmt.Sprint(want); a != b {
			t.Fatalf("relations on edges: got\n%s\nwant\n%s\nin\n%s", a, b, graphtest.Describe(g))
		}
	})
}

func TestAnEdgeCannotBeReversed(t *testing.T) {
	e := argmap.Claims(graphtest.Make(t, "A > B")).EdgeList()[0]
	if e.ReversedEdge() != gonum.Edge(e) {
		t.Errorf("the reverse of %s is %v, though support is not symmetric", describe(e), e.ReversedEdge())
	}
}
