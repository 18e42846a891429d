package compare

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

// tagsOf returns the tags of a node that say whose it is.
func tagsOf(n graph.Node) []string {
	var tags []string
	switch n := n.(type) {
	case *graph.Claim:
		tags = n.Tags
	case *graph.Sketch:
		tags = n.Tags
	case *graph.Relation:
		tags = n.Tags
	}
	var list []string
	for _, tag := range tags {
		if slices.Contains(whoseTags[:], tag) {
			list = append(list, tag)
		}
	}
	return list
}

// untagged takes from a merged graph what says whose everything is.
func untagged(g *graph.Graph) {
	isTag := func(tag string) bool { return slices.Contains(whoseTags[:], tag) }
	isVersions := func(f graph.Field) bool { return f.Key == versionsKey }
	for _, n := range g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			n.Tags, n.Data = slices.DeleteFunc(n.Tags, isTag), slices.DeleteFunc(n.Data, isVersions)
		case *graph.Sketch:
			n.Tags, n.Data = slices.DeleteFunc(n.Tags, isTag), slices.DeleteFunc(n.Data, isVersions)
		case *graph.Relation:
			n.Tags, n.Data = slices.DeleteFunc(n.Tags, isTag), slices.DeleteFunc(n.Data, isVersions)
		}
	}
}

func TestMergedReadingWithItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		var o Options
		for _, n := range claims(g) {
			o.Given = append(o.Given, Given{A: []graph.Node{n}, B: []graph.Node{n}})
		}
		al := Align(g, g, o)
		before := graphtest.Describe(g)
		m, lost := al.Merge(al.Differences())
		for _, d := range lost {
			t.Errorf("lost: %s", d.What)
		}
		if after := graphtest.Describe(g); after != before {
			t.Fatalf("the reading has become\n%s", after)
		}
		for _, n := range m.NodeList() {
			want := []string{"both"}
			if r, ok := n.(*graph.Relation); ok && r.Contradiction != nil && r == r.Contradiction.Back && backOf(r.Contradiction) {
				want = nil
			}
			if got := tagsOf(n); !slices.Equal(got, want) {
				t.Fatalf("%s has the tags %q, want %q", sayNode(n), got, want)
			}
		}
		untagged(m)
		m.Meta = g.Meta
		if d := graphtest.Diff(g, m); d != "" {
			t.Fatalf("the merged graph says something else:\n%s", d)
		}
	})
}

func TestMergedSaysWhoseEverythingIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		al := Align(graphtest.Graph(t), graphtest.Graph(t), Options{})
		u := al.Union(al.Differences())
		g, _ := al.Merge(al.Differences())
		for i, n := range u.Graph.NodeList() {
			want := []string{u.Whose[n].Tag()}
			made := g.NodeList()[i]
			if r, ok := n.(*graph.Relation); ok && r.Contradiction != nil && r == r.Contradiction.Back && backOf(r.Contradiction) {
				want = nil
			}
			if got := tagsOf(made); !slices.Equal(got, want) {
				t.Fatalf("%s has the tags %q, want %q", sayNode(made), got, want)
			}
		}
	})
}

// TestMergedKeepsWhatEachSays shows what becomes of each thing that only one reading says
// of what both have.
func TestMergedKeepsWhatEachSays(t *testing.T) {
	var a, b graph.Builder
	closeA := a.Claim("Close", "The centre should be closed to cars.").At("p1.s1")
	closeA.Data = graph.Data{{Key: "expect", Value: "in"}}
	shops := a.Claim("Shops", "Shops would lose customers.")
	shops.Tags = []string{"money", "both"}
	shifts := a.Claim("Shifts", "Many people work in shifts.")
	cars := a.Claim("No cars", "Who works in shifts often has no car.")
	a.Attack(closeA, shops)
	a.Support(closeA, shifts, cars)
	a.Argument("Night work", a.Support(closeA, shifts))
	a.Support(shifts, cars)
	shut := b.Claim("Shut", "The centre should be closed to cars.").At("p1.s1").SaidBy("the mayor").Unstated()
	other := b.Claim("Shops", "Nobody walks far with heavy bags.")
	other.Text = graph.Text{Plain: "Nobody walks far with bags, as Workers says.", Marks: []graph.Mark{{Kind: graph.ClaimMention, Start: 31, End: 38, Target: "Workers"}}}
	workers := b.Claim("Workers", "Many people who work in shifts have no car.")
	b.Attack(shut, other)
	b.Support(shut, workers).By("need")
	ga, errA := a.Graph()
	gb, errB := b.Graph()
	if errA != nil || errB != nil {
		t.Fatal(errA, errB)
	}
	ga.Meta.Unlocated = []graph.Unlocated{{Place: "p2", Reason: "an aside"}, {Place: "p1.s1", Reason: "nothing"}}
	gb.Meta.Unlocated = []graph.Unlocated{{Place: "p2", Reason: "idle"}, {Place: "p3", Reason: "a joke"}}
	al := Align(ga, gb, Options{Given: []Given{
		{A: []graph.Node{closeA}, B: []graph.Node{shut}}, {A: []graph.Node{shifts, cars}, B: []graph.Node{workers}},
		{A: []graph.Node{shops}}, {B: []graph.Node{other}}}})
	g, lost := al.Merge(al.Differences())
	versions := func(d graph.Data) graph.Data {
		v, _ := d.Get(versionsKey)
		said, _ := v.(graph.Data)
		return said
	}
	check := func(what string, got, want any) {
		t.Helper()
		if got, want := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", what, got, want)
		}
	}
	check("Close", versions(g.Claim("Close").Data), graph.Data{
		{Key: "a", Value: graph.Data{{Key: "expect", Value: "in"}}},
		{Key: "b", Value: graph.Data{{Key: "title", Value: "Shut"}, {Key: "voice", Value: "the mayor"}, {Key: "implicit", Value: true}}}})
	check("Shifts", versions(g.Claim("Shifts").Data), graph.Data{
		{Key: "a", Value: []any{
			graph.Data{{Key: "title", Value: "Shifts"}, {Key: "text", Value: "Many people work in shifts."}},
			graph.Data{{Key: "title", Value: "No cars"}, {Key: "text", Value: "Who works in shifts often has no car."}}}},
		{Key: "b", Value: graph.Data{{Key: "title", Value: "Workers"}, {Key: "text", Value: "Many people who work in shifts have no car."}}},
		{Key: "steps", Value: []any{"[No cars] > [Shifts]"}}})
	check("Shops (B)", versions(g.Claim("Shops (B)").Data), graph.Data{{Key: "b", Value: graph.Data{{Key: "title", Value: "Shops"}}}})
	check("what Shops (B) says", g.Claim("Shops (B)").Text.Plain, "Nobody walks far with bags, as Shifts says.")
	check("the tags of Shops", listed(g.Claim("Shops").Tags), listed([]string{"money", "only-a"}))
	var told []any
	for _, d := range lost {
		told = append(told, d.What)
	}
	check("lost", told, []any{"the tag #both of [Shops], which says in the merged file whose something is"})
	var places []string
	for _, u := range g.Meta.Unlocated {
		places = append(places, u.Place)
	}
	check("unlocated", listed(places), listed([]string{"p2", "p3"}))
}

func listed(words []string) []any {
	var list []any
	for _, w := range words {
		list = append(list, w)
	}
	return list
}
