package argmap_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"crux/data/argdown"
	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/graphtest"
)

func preselected(t testing.TB, text string) (*graph.Graph, *graph.Graph, []argmap.LeftOut) {
	t.Helper()
	g, list := argdown.Decode("test.argdown", text)
	if list.HasErrors() {
		t.Fatalf("the test's own document has errors: %v", list)
	}
	s, _ := argmap.ReadSettings(g.Meta.Settings)
	left, out := argmap.Preselected(g, s)
	return g, left, out
}

func TestPreselectedIsTheSameGraphWhereNothingIsKeptOut(t *testing.T) {
	for _, text := range []string{steps, "===\nselection: {statementSelectionMode: not-used-in-argument, excludeStatements: [nobody]}\n===\n\n" + steps, "A."} {
		g, left, out := preselected(t, text)
		if left != g || out != nil {
			t.Errorf("%.40q: another graph, or %d left out", text, len(out))
		}
	}
}

func TestPreselected(t *testing.T) {
	for title, tc := range map[string]struct {
		text string
		want []string // claims, sketches, relations
		out  []string
	}{
		"a claim takes its relations with it": {
			"[A]: a\n  + [B]: b {isInMap: false}\n    - [C]: c\n  - [D]: d",
			[]string{"A", "C", "D", "D ! A"}, []string{"[B] its data say isInMap: false"}},
		"linked premises go on without one": {
			"<X>\n\n(1) [A]: a\n(2) [B]: b {isInMap: false}\n----\n  <_ [U]: u\n(3) [C]: c",
			[]string{"A", "U", "C", "A > C", "U ! (A > C)"}, []string{"[B] its data say isInMap: false"}},
		"a relation without sources goes, and what is on it": {
			"<X>\n\n(1) [B]: b {isInMap: false}\n----\n  <_ [U]: u\n(2) [C]: c",
			[]string{"U", "C"}, []string{"[B] its data say isInMap: false"}},
		"an argument takes what is only in it": {
			"===\nselection: {excludeArguments: [X]}\n===\n\n<X>\n\n(1) [A]: a\n(2) An untitled premise.\n----\n  <_ [U]: u\n(3) [M]: m\n----\n(4) [C]: c\n\n[C]\n  - [A]",
			[]string{"A", "U", "C", "A ! C"}, []string{"<X> it is excluded by its title"}},
		"an argument leaves what is in another one": {
			"===\nselection: {excludeArguments: [X]}\n===\n\n<X>\n\n(1) [A]: a\n(2) [B]: b\n----\n(3) [C]: c\n\n<Y>\n\n(1) [B]\n----\n(2) [D]: d",
			[]string{"B", "D", "B > D"}, []string{"<X> it is excluded by its title"}},
		"a sketch": {
			"===\nselection: {excludeArguments: [X]}\n===\n\n[A]: a\n  + <X>: x\n    - [B]: b\n  + <Y>: y",
			[]string{"A", "B", "<Y>", "<Y> > A"}, []string{"<X> it is excluded by its title"}},
		"half of a contradiction": {
			"===\nselection: {selectedTags: [x]}\n===\n\n[A]: a #x\n  >< [B]: b\n  >< [C]: c #x",
			[]string{"A", "C", "A ! C", "C ! A"}, []string{"[B] it has none of the selected tags"}},
		"sections": {
			"===\nselection: {selectedSections: [One]}\n===\n\n[O]: o\n\n# One\n\n[A]: a\n  + [B]: b\n\n# Two\n\n[C]: c\n  -> [A]",
			[]string{"A", "B", "B > A"}, []string{"[O] it is in none of the selected sections", "[C] it is in none of the selected sections"}},
		"a linked objection": {
			"===\nselection: {excludeStatements: [C]}\n===\n\n[C]: c\n\n<X>\n\n(1) [A]: a\n(2) [B]: b\n----\n(3) It is not so. {negates: \"C\"}\n  >< [C]",
			[]string{"A", "B"}, []string{"[C] it is excluded by its title"}},
	} {
		t.Run(title, func(t *testing.T) {
			_, left, out := preselected(t, tc.text)
			var parts []string
			for _, c := range left.Claims() {
				parts = append(parts, graphtest.Name(c))
			}
			for _, s := range left.Sketches() {
				parts = append(parts, graphtest.Name(s))
			}
			for _, r := range left.Relations() {
				parts = append(parts, graphtest.Name(r))
			}
			if d := cmp.Diff(tc.want, parts); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			var got []string
			for _, l := range out {
				got = append(got, name(l.Node)+" "+l.Why.String())
			}
			if d := cmp.Diff(tc.out, got); d != "" {
				t.Errorf("left out (-want +got)\n%s", d)
			}
		})
	}
}

// What is left over is a part of the graph that is the same as before: nothing
// that is kept out is in it, and every other node and relation that does not
// need it still is.
func TestPreselectedKeepsWhatNeedsNothingThatIsOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		var out []string
		for _, c := range g.Claims() {
			if rapid.Bool().Draw(t, "out") {
				out = append(out, c.Key)
			}
		}
		left, leftOut := argmap.Preselected(g, argmap.Settings{Selection: argmap.Selection{ExcludeStatements: out, IgnoreIsInMap: true}})
		if len(leftOut) != len(out) || len(left.Claims()) != len(g.Claims())-len(out) || len(left.Sketches()) != len(g.Sketches()) {
			t.Fatalf("%d of %d claims left, %d named, want all but %d", len(left.Claims()), len(g.Claims()), len(leftOut), len(out))
		}
		var needs func(n graph.Node) bool // something that is out
		needs = func(n graph.Node) bool {
			switch n := n.(type) {
			case *graph.Claim:
				return slices.Contains(out, n.Key)
			case *graph.Relation:
				return n.Target != nil && needs(n.Target) || len(n.Sources) > 0 && !slices.ContainsFunc(n.Sources, func(s graph.Node) bool { return !needs(s) })
			}
			return false
		}
		var want []graph.Kind
		for _, r := range g.Relations() {
			if !needs(r) {
				want = append(want, r.Kind)
			}
		}
		var got []graph.Kind
		for _, r := range left.Relations() {
			got = append(got, r.Kind)
			for _, s := range r.Sources {
				if needs(s) {
					t.Fatalf("a relation has the source %s, which is out", graphtest.Name(s))
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("relations %v are left, want %v, of\n%s\nwithout %v", got, want, graphtest.Describe(g), out)
		}
	})
}
