package graph_test

import (
	"fmt"
	"slices"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/topo"
	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

func TestAncestors(t *testing.T) {
	g := graphtest.Make(t, "A B > C", "s: C > D", "U ! s", "V ! U", "D > E", "X ! D", "Y = D", "Alone")
	for _, test := range []struct{ of, want string }{
		{"A", ""},
		{"C", "A, B, A B > C"},
		{"D", "A, B, C, A B > C, C > D, U, U ! (C > D), V, V ! U, X, X ! D, Y, Y = D"},
		{"C > D", "A, B, C, A B > C, U, U ! (C > D), V, V ! U"},
		{"U ! (C > D)", "U, V, V ! U"},
		{"Alone", ""},
	} {
		if got := graphtest.Names(g.Ancestors(node(t, g, test.of))); got != test.want {
			t.Errorf("Ancestors(%s): got\n%s\nwant\n%s", test.of, got, test.want)
		}
	}
	circle := graphtest.Make(t, "A > B", "B > A")
	if got, want := graphtest.Names(circle.Ancestors(node(t, circle, "A"))), "A, B, A > B, B > A"; got != want {
		t.Errorf("Ancestors on a circle: got %s, want %s, the claim itself among them", got, want)
	}
}

func TestAncestorsAreWhereAPathComesFrom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		for _, n := range g.NodeList() {
			ancestors := g.Ancestors(n)
			ascending(t, "Ancestors", ancestors)
			for _, m := range g.NodeList() {
				want := topo.PathExistsIn(g, m, n)
				if m == n { // gonum's paths of no length are not meant
					want = slices.ContainsFunc(gonum.NodesOf(g.From(n.ID())), func(next gonum.Node) bool { return topo.PathExistsIn(g, next, n) })
				}
				if got := slices.Contains(ancestors, m); got != want {
					t.Fatalf("%s bears on %s: %t, want %t, in\n%s", graphtest.Name(m), graphtest.Name(n), got, want, graphtest.Describe(g))
				}
			}
		}
	})
}

func TestRadius(t *testing.T) {
	chain := []string{"A > B", "B > C", "C > D", "X ! C"}
	undercut := []string{"s: A B > C", "u: U ! s", "V ! u", "W > V", "A > Z"}
	for _, test := range []struct {
		name  string
		lines []string
		of    string
		steps int
		want  string
	}{
		{"no step", chain, "C", 0, "C"},
		{"fewer than none", chain, "C", -1, "C"},
		{"one step, in both directions", chain, "C", 1, "B, C, B > C, D, C > D, X, X ! C"},
		{"two steps", chain, "C", 2, "A, B, A > B, C, B > C, D, C > D, X, X ! C"},
		{"from the end", chain, "D", 1, "C, D, C > D"},
		{"relations among what is near, though they are no way there", append(chain, "B ! D"), "C", 1, "B, C, B > C, D, C > D, X, X ! C, B ! D"},
		{"from one linked premise to the other", undercut, "B", 1, "A, B, C, A B > C, U, U ! (A B > C), V, V ! (U ! (A B > C))"},
		{"from an undercut's source to the ends of what it undercuts", undercut, "U", 1, "A, B, C, A B > C, U, U ! (A B > C), V, V ! (U ! (A B > C))"},
		{"of the undercut's undercut", undercut, "W", 1, "V, W, W > V"},
		{"of the undercut's undercut, two steps", undercut, "W", 2, "A, B, C, A B > C, U, U ! (A B > C), V, V ! (U ! (A B > C)), W, W > V"},
		{"a relation without the relations on it", undercut, "A B > C", 0, "A, B, C, A B > C"},
		{"an undercut, at the place of all its ends", undercut, "U ! (A B > C)", 0, "A, B, C, A B > C, U, U ! (A B > C)"},
		{"a step from a relation", undercut, "A B > C", 1, "A, B, C, A B > C, U, U ! (A B > C), V, V ! (U ! (A B > C)), Z, A > Z"},
		{"two undercuts of one relation are two steps apart", []string{"s: A > C", "U ! s", "V ! s"}, "U", 1, "A, C, A > C, U, U ! (A > C)"},
		{"incomplete relations on what is near", []string{"A > -", "- > A", "A ! B"}, "A", 0, "A, A > -, - > A"},
		{"linked, one premise being too far", []string{"A > B", "C D > B", "D > E"}, "E", 1, "D, E, D > E"},
		{"a relation without any end", []string{"- > -", "A > B"}, "- > -", 3, "- > -"},
		{"never one without any end but itself", []string{"- > -", "A > B"}, "A", 3, "A, B, A > B"},
		{"both ways at once: the nearer counts", []string{"A > B", "B > C", "A > C", "C > D"}, "A", 1, "A, B, A > B, C, B > C, A > C"},
		{"a contradiction", []string{"A >< B", "B > C"}, "A", 1, "A, B, A ! B, B ! A"},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := graphtest.Make(t, test.lines...)
			if got := graphtest.Names(g.Radius(node(t, g, test.of), test.steps)); got != test.want {
				t.Errorf("%q: Radius(%s, %d): got\n%s\nwant\n%s", test.lines, test.of, test.steps, got, test.want)
			}
		})
	}
}

// ends returns the ends of a relation as the definition of Radius has it.
func ends(r *graph.Relation) []graph.Node {
	all := slices.Clone(r.Sources)
	if on, ok := r.Target.(*graph.Relation); ok {
		return append(all, ends(on)...)
	}
	if r.Target != nil {
		all = append(all, r.Target)
	}
	return all
}

func TestRadiusIsWhatTheDefinitionSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		for _, start := range g.NodeList() {
			near := map[graph.Node]bool{start: true}
			if r, ok := start.(*graph.Relation); ok {
				delete(near, start)
				for _, n := range ends(r) {
					near[n] = true
				}
			}
			for steps := range 4 {
				if steps > 0 { // one step from all that is near
					reached := map[graph.Node]bool{}
					for _, r := range g.Relations() {
						if all := ends(r); slices.ContainsFunc(all, func(n graph.Node) bool { return near[n] }) {
							for _, n := range all {
								reached[n] = true
							}
						}
					}
					for n := range reached {
						near[n] = true
					}
				}
				var want []graph.Node
				for _, n := range g.NodeList() {
					in := near[n]
					if r, ok := n.(*graph.Relation); ok {
						all := ends(r)
						in = len(all) > 0 && !slices.ContainsFunc(all, func(n graph.Node) bool { return !near[n] })
					}
					if in || n == start {
						want = append(want, n)
					}
				}
				if got := g.Radius(start, steps); !slices.Equal(got, want) {
					t.Fatalf("Radius(%s, %d): got\n%s\nwant\n%s\nin\n%s", graphtest.Name(start), steps, graphtest.Names(got), graphtest.Names(want), graphtest.Describe(g))
				}
			}
		}
	})
}

func TestComponents(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"none in nothing", nil, nil},
		{"one each", []string{"B", "A"}, []string{"B", "A"}},
		{"by any relation", []string{"A > B", "X", "C ! B", "Y", "D = C", "E ^ D"}, []string{"A, B, A > B, C, C ! B, D, D = C, E, E ^ D", "X", "Y"}},
		{"by an undercut", []string{"s: A > B", "X", "U ! s"}, []string{"A, B, A > B, U, U ! (A > B)", "X"}},
		{"by linked premises", []string{"A", "B", "C", "A C > D"}, []string{"A, C, D, A C > D", "B"}},
		{"joined by what comes last", []string{"A > B", "C > D", "E ! B", "E ! D"}, []string{"A, B, A > B, C, D, C > D, E, E ! B, E ! D"}},
		{"incomplete relations", []string{"A > -", "- > B", "- ! -"}, []string{"A, A > -", "B, - > B", "- ! -"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range graphtest.Make(t, test.lines...).Components() {
				got = append(got, graphtest.Names(c))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q: got %q, want %q", test.lines, got, test.want)
			}
		})
	}
}

func TestComponentsAreThoseOfGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		var want [][]int64
		for _, part := range topo.ConnectedComponents(gonum.Undirect{G: g}) {
			var ids []int64
			for _, n := range part {
				ids = append(ids, n.ID())
			}
			slices.Sort(ids)
			want = append(want, ids)
		}
		slices.SortFunc(want, func(a, b []int64) int { return int(a[0] - b[0]) })
		var got [][]int64
		for _, part := range g.Components() {
			var ids []int64
			for _, n := range part {
				ids = append(ids, n.ID())
			}
			got = append(got, ids)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("got %v, want %v, in\n%s", got, want, graphtest.Describe(g))
		}
	})
}
