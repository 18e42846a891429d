package graph_test

import (
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

func TestMainClaims(t *testing.T) {
	for _, test := range []struct {
		name   string
		lines  []string
		theses []string
		want   string
	}{
		{"none in nothing", nil, nil, ""},
		{"a claim alone", []string{"A"}, nil, "A"},
		{"the end of a chain", []string{"A > B", "B > C"}, nil, "C"},
		{"the ends of several chains, in source order", []string{"Z", "A > C", "B > D"}, nil, "Z, C, D"},
		{"neither of linked premises", []string{"A B > C"}, nil, "C"},
		{"what an objection is to, not the objection", []string{"A ! B", "C ! A"}, nil, "B"},
		{"both sides of a contradiction", []string{"A >< B"}, nil, "A, B"},
		{"a side of a contradiction that supports something is none", []string{"A >< B", "B > C"}, nil, "A, C"},
		{"a side of a contradiction that also attacks is none", []string{"A >< B", "B ! A"}, nil, "A"},
		{"two that merely attack each other are none", []string{"A ! B", "B ! A"}, nil, ""},
		{"not the source of an undercut", []string{"s: A > B", "U ! s"}, nil, "B"},
		{"not the source of backing", []string{"s: A > B", "U > s"}, nil, "B"},
		{"the source of a restatement, and of a preference", []string{"A = C", "B ^ C"}, nil, "A, C, B"},
		{"not the source of a support without a target", []string{"A > -", "B"}, nil, "B"},
		{"the target of a support without sources", []string{"- > A"}, nil, "A"},
		{"no sketch", []string{"A > <S>", "<T>", "<U> > B"}, nil, "B"},
		{"not what attacks itself", []string{"A ! A", "B"}, nil, "B"},

		{"a circle, by its first claim", []string{"B > C", "C > A", "A > B"}, nil, "B"},
		{"a claim on itself", []string{"A > A"}, nil, "A"},
		{"a circle that reasons lead into", []string{"X > A", "A > B", "B > A"}, nil, "A"},
		{"not a circle that supports something outside", []string{"A > B", "B > A", "B > C"}, nil, "C"},
		{"not a circle that attacks something outside", []string{"A > B", "B > A", "B ! C"}, nil, "C"},
		{"not a circle that attacks itself inside", []string{"A > B", "B > A", "B ! A", "C"}, nil, "C"},
		{"not a circle that undercuts something", []string{"A > B", "B > A", "s: X > C", "B ! s"}, nil, "C"},
		{"a circle that contradicts something outside", []string{"A > B", "B > A", "B >< C"}, nil, "A, C"},
		{"two circles, each once", []string{"A > B", "B > A", "C > D", "D > C"}, nil, "A, C"},
		{"the last of two circles, one for the other", []string{"A > B", "B > A", "B > C", "C > D", "D > C"}, nil, "C"},
		{"a circle by its first claim, not its first sketch", []string{"<S> > A", "A > <S>"}, nil, "A"},
		{"no circle of sketches", []string{"<S> > <T>", "<T> > <S>"}, nil, ""},

		{"the named thesis, though it is a premise", []string{"A > B"}, []string{"A"}, "A"},
		{"several named theses, in source order", []string{"A > B", "C"}, []string{"C", "A"}, "A, C"},
		{"the tagged thesis", []string{"A#thesis > B"}, nil, "A"},
		{"named and tagged", []string{"A#thesis > B", "C"}, []string{"C"}, "A, C"},
		{"named and tagged, once", []string{"A#thesis > B"}, []string{"A"}, "A"},
		{"another tag decides nothing", []string{"A#traffic > B"}, nil, "B"},
		{"a thesis that is no claim decides nothing", []string{"A > B"}, []string{"Nobody"}, "B"},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := graphtest.Make(t, test.lines...)
			g.Meta.Theses = test.theses
			if got := graphtest.Names(g.MainClaims()); got != test.want {
				t.Errorf("%q with the theses %q: got %q, want %q", test.lines, test.theses, got, test.want)
			}
		})
	}
}

// The definition again, by distances: a claim is main if what it supports is
// nothing, or in its circle; and of a circle the first claim is.
func TestMainClaimsAreWhatTheDefinitionSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		want := map[*graph.Claim]bool{}
		for _, c := range g.Claims() {
			for _, tag := range c.Tags {
				want[c] = want[c] || tag == "thesis"
			}
			for _, key := range g.Meta.Theses {
				want[c] = want[c] || key == c.Key
			}
			if !want[c] {
				delete(want, c)
			}
		}
		if len(want) == 0 {
			d := distances(g)
			together := func(a, b graph.Node) bool {
				_, there := d[[2]graph.Node{a, b}]
				_, back := d[[2]graph.Node{b, a}]
				return a == b || there && back
			}
			for _, c := range g.Claims() {
				want[c] = true
				for _, n := range g.NodeList() {
					if !together(c, n) {
						continue
					}
					if m, ok := n.(*graph.Claim); ok && m.ID() < c.ID() {
						want[c] = false
					}
					for _, r := range g.Uses(n) {
						switch {
						case r.Kind == graph.Support:
							if r.Target == nil || !together(c, r.Target) {
								want[c] = false
							}
						case r.Kind == graph.Attack && r.Contradiction == nil:
							want[c] = false
						}
					}
				}
			}
		}
		got := map[*graph.Claim]bool{}
		for _, c := range g.MainClaims() {
			got[c] = true
		}
		for _, c := range g.Claims() {
			if got[c] != want[c] {
				t.Fatalf("%s is main: %t, want %t, in\n%s", c.Key, got[c], want[c], graphtest.Describe(g))
			}
		}
		ascending(t, "MainClaims", g.MainClaims())
	})
}
