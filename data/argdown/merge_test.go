package argdown

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/compare"
	"crux/graph/diag"
	"crux/graph/graphtest"
)

// TestMergedReadingsAreReadBack holds what is read of two merged readings against what was
// written: it says the same, tags and all, and there is nothing wrong with it.
func TestMergedReadingsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := graphtest.Graph(t), graphtest.Graph(t)
		if rapid.IntRange(0, 3).Draw(t, "the same") == 0 {
			b = a
		}
		al := compare.Align(a, b, compare.Options{})
		g, _ := al.Merge(al.Differences())
		text, lost := Encode(g)
		read, list := Decode("merged.argdown", text)
		for _, d := range list {
			if d.Severity == diag.Error && d.Code != "bad-value" && d.Code != "empty" { // as in the readings
				t.Fatalf("%s: %s\n%s", d.Code, d.Message, text)
			}
		}
		tags := func(g *graph.Graph) []string {
			var all []string
			for _, n := range g.NodeList() {
				var list []string
				what := ""
				switch n := n.(type) {
				case *graph.Claim:
					list, what = n.Tags, n.Title()
				case *graph.Sketch:
					list, what = n.Tags, n.Title()
				case *graph.Relation:
					list = n.Tags
				}
				for _, tag := range list {
					if tag == "both" || tag == "only-a" || tag == "only-b" {
						all = append(all, what+" #"+tag)
					}
				}
			}
			slices.Sort(all)
			return all
		}
		if len(lost) > 0 {
			return // it has been told what is not written
		}
		if d := graphtest.Diff(g, read); d != "" {
			t.Fatalf("it is read otherwise:\n%s\n%s", d, text)
		}
		if want, got := tags(g), tags(read); !slices.Equal(want, got) {
			t.Fatalf("the tags are %q, want %q\n%s", got, want, text)
		}
	})
}
