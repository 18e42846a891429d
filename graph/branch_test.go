package graph_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

func TestBranches(t *testing.T) {
	for _, test := range []struct {
		name   string
		lines  []string
		folded string
		want   string
	}{
		{"a leaf", []string{"A > B"}, "A", ""},
		{"all below", []string{"A > B", "B > C", "X ! A"}, "B", "A, X"},
		{"linked premises", []string{"A B > C", "D > A"}, "A", "D"},
		{"what bears on something else too stays", []string{"A > B", "A > C", "X > A", "B C > D"}, "B", ""},
		{"all that leads to it stays too", []string{"A > B", "Y > A", "A > C", "Z > B", "B C > D"}, "B", "Z"},
		{"an undercut below", []string{"s: A > B", "U ! s", "V > U", "B > C"}, "B", "A, U, V"},
		{"an undercut of what it does", []string{"A > B", "s: B > C", "U ! s"}, "B", "A"},
		{"a contradiction is below a main claim", []string{"A > C", "C >< D", "D > E"}, "C", "A"},
		{"one that is no main claim", []string{"C > M", "C >< D", "X ! D", "D ! X"}, "C", "D, X"},
		{"two share what bears on both", []string{"A > B", "A > C", "B C > D"}, "B, C", "A; A"},
		{"one below another", []string{"A > B", "B > C"}, "B, C", "A; A, B"},
		{"a circle", []string{"A > B", "B > A"}, "B", ""},
		{"a circle of attacks", []string{"A ! B", "B ! A"}, "B", "A"},
		{"both of a circle of attacks", []string{"A ! B", "B ! A"}, "A, B", "B; "},
		{"on itself", []string{"A > A"}, "A", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := graphtest.Make(t, test.lines...)
			var folded []graph.Node
			for name := range strings.SplitSeq(test.folded, ", ") {
				folded = append(folded, node(t, g, name))
			}
			var got []string
			for _, branch := range g.Branches(folded) {
				got = append(got, graphtest.Names(branch))
			}
			if s := strings.Join(got, "; "); s != test.want {
				t.Errorf("got %q, want %q", s, test.want)
			}
		})
	}
}

// What a branch hides bears on nothing that stays but the folded ones.
func TestBranchesHideNothingThatIsUsedElsewhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		var nodes, folded []graph.Node
		for _, n := range g.NodeList() {
			if _, ok := n.(*graph.Relation); !ok {
				nodes = append(nodes, n)
			}
		}
		for _, n := range nodes {
			if rapid.IntRange(0, 3).Draw(t, "fold it") == 0 {
				folded = append(folded, n)
			}
		}
		hidden := map[graph.Node]bool{}
		for i, branch := range g.Branches(folded) {
			ascending(t, "Branches", branch)
			ancestors := g.Ancestors(folded[i])
			for _, n := range branch {
				if !slices.Contains(ancestors, n) {
					t.Fatalf("%s does not bear on %s in\n%s", graphtest.Name(n), graphtest.Name(folded[i]), graphtest.Describe(g))
				}
				hidden[n] = true
			}
		}
		for _, n := range nodes {
			if !hidden[n] {
				continue
			}
			for _, r := range g.Uses(n) {
				if end := r.Conclusion(); end != nil && !hidden[end] && !slices.Contains(folded, end) {
					t.Fatalf("%s is hidden and bears on %s in\n%s", graphtest.Name(n), graphtest.Name(end), graphtest.Describe(g))
				}
			}
		}
		if len(folded) > 0 && len(hidden) == len(nodes) {
			t.Fatalf("all is hidden in\n%s", graphtest.Describe(g))
		}
	})
}
