package graph_test

import (
	"fmt"
	"slices"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

// names joins the names of the nodes that gonum is given.
func names(it gonum.Nodes) string {
	var list []graph.Node
	for it.Next() {
		list = append(list, it.Node().(graph.Node))
	}
	return graphtest.Names(list)
}

func node(t *testing.T, g *graph.Graph, name string) graph.Node {
	t.Helper()
	n := graphtest.Node(g, name)
	if n == nil {
		t.Fatalf("no node %q in\n%s", name, graphtest.Describe(g))
	}
	return n
}

func TestNodesAndEdgesFollowTheSource(t *testing.T) {
	// The order of the letters is not that of the source.
	g := graphtest.Make(t, "Z > M", "s: Y X > M", "A ! M", "B ! s", "Z > C", "M >< C")
	if got, want := names(g.Nodes()), "Z, M, Z > M, Y, X, Y X > M, A, A ! M, B, B ! (Y X > M), C, Z > C, M ! C, C ! M"; got != want {
		t.Errorf("Nodes: got\n%s\nwant\n%s", got, want)
	}
	if got, want := graphtest.Names(g.Relations()), "Z > M, Y X > M, A ! M, B ! (Y X > M), Z > C, M ! C, C ! M"; got != want {
		t.Errorf("Relations: got\n%s\nwant\n%s", got, want)
	}
	for _, test := range []struct{ name, from, to string }{
		{"Z", "Z > M, Z > C", ""},
		{"M", "M ! C", "Z > M, Y X > M, A ! M, C ! M"},
		{"Y X > M", "M", "Y, X, B ! (Y X > M)"},
		{"B ! (Y X > M)", "Y X > M", "B"},
		{"B", "B ! (Y X > M)", ""},
	} {
		n := node(t, g, test.name)
		if got := names(g.From(n.ID())); got != test.from {
			t.Errorf("From(%s) = %q, want %q", test.name, got, test.from)
		}
		if got := names(g.To(n.ID())); got != test.to {
			t.Errorf("To(%s) = %q, want %q", test.name, got, test.to)
		}
	}
	var edges []string
	for it := g.Edges(); it.Next(); {
		edges = append(edges, graphtest.Name(it.Edge().From().(graph.Node))+" → "+graphtest.Name(it.Edge().To().(graph.Node)))
	}
	want := []string{
		"Z → Z > M", "Z > M → M",
		"Y → Y X > M", "X → Y X > M", "Y X > M → M",
		"A → A ! M", "A ! M → M",
		"B → B ! (Y X > M)", "B ! (Y X > M) → Y X > M",
		"Z → Z > C", "Z > C → C",
		"M → M ! C", "M ! C → C", "C → C ! M", "C ! M → M",
	}
	if !slices.Equal(edges, want) {
		t.Errorf("Edges: got\n%q\nwant\n%q", edges, want)
	}
}

// Relations whose ends are given late have the place at which they were made.
func TestRelationsOnANodeFollowTheSourceWhenConnectedLate(t *testing.T) {
	var b graph.Builder
	first := b.Relate(graph.Support, nil)
	second := b.Relate(graph.Attack, nil)
	ban, air := b.Claim("Ban", ""), b.Claim("Air", "")
	third := b.Attack(ban, air)
	b.Connect(second, ban, air)
	b.Connect(first, nil, air)
	b.Connect(first, ban)
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	want := []*graph.Relation{first, second, third}
	if got := g.On(ban); !slices.Equal(got, want) {
		t.Errorf("On(Ban) = %s, want %s", graphtest.Names(got), graphtest.Names(want))
	}
	if got := g.Uses(air); !slices.Equal(got, want) {
		t.Errorf("Uses(Air) = %s, want %s", graphtest.Names(got), graphtest.Names(want))
	}
}

func TestPolarityOfEdges(t *testing.T) {
	g := graphtest.Make(t, "s: A > C", "a: B ! C", "D = C", "E ^ C", "F ! s", "H > a")
	for _, test := range []struct {
		relation string
		want     graph.Polarity // on the way out; the way in is always Pro
	}{
		{"A > C", graph.Pro},
		{"B ! C", graph.Con},
		{"D = C", graph.Neutral},
		{"E ^ C", graph.Neutral},
		{"F ! (A > C)", graph.Con},
		{"H > (B ! C)", graph.Pro},
	} {
		r := node(t, g, test.relation).(*graph.Relation)
		in, _ := g.Edge(r.Sources[0].ID(), r.ID()).(graph.Edge)
		out, _ := g.Edge(r.ID(), r.Target.ID()).(graph.Edge)
		if in.Relation() != r || out.Relation() != r {
			t.Fatalf("%s: its edges belong to %s and %s", test.relation, graphtest.Name(in.Relation()), graphtest.Name(out.Relation()))
		}
		if in.Polarity() != graph.Pro {
			t.Errorf("%s: edge from its source has polarity %d, want %d", test.relation, in.Polarity(), graph.Pro)
		}
		if out.Polarity() != test.want {
			t.Errorf("%s: edge to its target has polarity %d, want %d", test.relation, out.Polarity(), test.want)
		}
		if out.ReversedEdge() != gonum.Edge(out) {
			t.Errorf("%s: the edge can be reversed, though support is not symmetric", test.relation)
		}
	}
}

// The edges are those of the relations as written, at most one from a node to
// another, and all ways to ask for them agree.
func TestEdgesAreTheEndsOfRelations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		type ends struct{ from, to int64 }
		want := map[ends]graph.Polarity{}
		once := func(from, to graph.Node, p graph.Polarity) {
			e := ends{from.ID(), to.ID()}
			if _, twice := want[e]; twice {
				t.Fatalf("two edges lead from %d to %d in\n%s", e.from, e.to, graphtest.Describe(g))
			}
			want[e] = p
		}
		for _, r := range g.Relations() {
			for _, s := range r.Sources {
				once(s, r, graph.Pro)
			}
			if r.Target != nil {
				once(r, r.Target, r.Kind.Polarity())
			}
		}
		listed := map[ends]bool{}
		for it := g.Edges(); it.Next(); {
			e := ends{it.Edge().From().ID(), it.Edge().To().ID()}
			if listed[e] {
				t.Fatalf("Edges has the edge %v twice", e)
			}
			listed[e] = true
		}
		if len(listed) != len(want) {
			t.Fatalf("Edges has %d edges, want %d", len(listed), len(want))
		}
		reached := func(it gonum.Nodes) map[int64]int {
			times := map[int64]int{}
			for it.Next() {
				times[it.Node().ID()]++
			}
			return times
		}
		for _, u := range g.NodeList() {
			from, to := reached(g.From(u.ID())), reached(g.To(u.ID()))
			for _, v := range g.NodeList() {
				p, is := want[ends{u.ID(), v.ID()}]
				_, back := want[ends{v.ID(), u.ID()}]
				if g.HasEdgeFromTo(u.ID(), v.ID()) != is || listed[ends{u.ID(), v.ID()}] != is || (from[v.ID()] == 1) != is || from[v.ID()] > 1 {
					t.Fatalf("edge from %d to %d: wanted %t; HasEdgeFromTo, Edges and From do not all say so in\n%s", u.ID(), v.ID(), is, graphtest.Describe(g))
				}
				if (to[v.ID()] == 1) != back || to[v.ID()] > 1 {
					t.Fatalf("edge from %d to %d: wanted %t; To has it %d times in\n%s", v.ID(), u.ID(), back, to[v.ID()], graphtest.Describe(g))
				}
				if g.HasEdgeBetween(u.ID(), v.ID()) != (is || back) {
					t.Fatalf("HasEdgeBetween(%d, %d) = %t", u.ID(), v.ID(), !is && !back)
				}
				if e, ok := g.Edge(u.ID(), v.ID()).(graph.Edge); ok != is || is && e.Polarity() != p {
					t.Fatalf("Edge(%d, %d) = %v, want one: %t, of polarity %d", u.ID(), v.ID(), e, is, p)
				}
			}
		}
	})
}

func TestEveryOrderIsThatOfTheIDs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		for i, n := range g.NodeList() {
			if n.ID() != int64(i) || g.Node(int64(i)) != gonum.Node(n) {
				t.Fatalf("node %d of the list has ID %d, and Node(%[1]d) is %v", i, n.ID(), g.Node(int64(i)))
			}
			ascending(t, fmt.Sprintf("On(%d)", i), g.On(n))
			ascending(t, fmt.Sprintf("Uses(%d)", i), g.Uses(n))
		}
		ascending(t, "Claims", g.Claims())
		ascending(t, "Sketches", g.Sketches())
		ascending(t, "Relations", g.Relations())
		if n := len(g.Claims()) + len(g.Sketches()) + len(g.Relations()); n != len(g.NodeList()) {
			t.Fatalf("%d claims, sketches and relations, want %d", n, len(g.NodeList()))
		}
	})
}

func ascending[N graph.Node](t *rapid.T, what string, nodes []N) {
	for i := range nodes {
		if i > 0 && nodes[i-1].ID() >= nodes[i].ID() {
			t.Fatalf("%s: node %d comes before node %d", what, nodes[i-1].ID(), nodes[i].ID())
		}
	}
}

// The same steps give the same graph, and the same answers, every time.
func TestTheSameBuildingGivesTheSameGraph(t *testing.T) {
	for seed := range 100 {
		one, other := rapid.Custom(graphtest.Graph).Example(seed), rapid.Custom(graphtest.Graph).Example(seed)
		if got, want := everything(one), everything(other); got != want {
			t.Fatalf("two graphs that were built alike: got\n%s\nand\n%s", got, want)
		}
	}
}

// everything writes down what is derived from g, in the order in which it is
// given.
func everything(g *graph.Graph) string {
	s := graphtest.Describe(g) + names(g.Nodes()) + "\n"
	for it := g.Edges(); it.Next(); {
		s += fmt.Sprintln(it.Edge().From().ID(), it.Edge().To().ID())
	}
	for _, e := range g.Outline().Entries {
		s += fmt.Sprintln(e.Number, e.Level, e.Node.ID(), e.Again, e.Continues)
	}
	for _, w := range g.Validate() {
		s += fmt.Sprintln(w.Code, w.Message, graphtest.Names(w.Nodes))
	}
	for _, c := range g.Components() {
		s += graphtest.Names(c) + "\n"
	}
	s += graphtest.Names(g.MainClaims()) + "\n"
	for _, n := range g.NodeList() {
		s += graphtest.Names(g.Premises(n)) + "; " + graphtest.Names(g.Conclusions(n)) + "; " +
			graphtest.Names(g.Ancestors(n)) + "; " + graphtest.Names(g.Radius(n, 1)) + "\n"
	}
	for _, c := range g.Claims() {
		s += graphtest.Names(g.CriticalPremises(c)) + "\n"
	}
	return s
}
