package compare

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/semantics"
)

// TestAllDifferencesCarriedOverGiveTheOtherReading checks the union at both ends: with no
// difference carried over it judges as A does, with all of them as B does.
func TestAllDifferencesCarriedOverGiveTheOtherReading(t *testing.T) {
	differed := false
	rapid.Check(t, func(t *rapid.T) {
		// Two readings that share some claims: of titles alone.
		a, b := graphtest.Graph(t), graphtest.Graph(t)
		al := Align(a, b, Options{})
		for _, m := range al.Matches {
			if len(m.A) > 1 || len(m.B) > 1 {
				return // one claim stands for several
			}
		}
		differences := al.Differences()
		la, lb := semantics.New(a, semantics.Options{}).Grounded(), semantics.New(b, semantics.Options{}).Grounded()
		for _, m := range al.Matches {
			c, err := al.Cruxes(context.Background(), semantics.Grounded, m.A[0], differences)
			if err != nil {
				t.Fatal(err)
			}
			if string(c.InA) != la.Of(m.A[0]).String() || string(c.InB) != lb.Of(m.B[0]).String() {
				t.Logf("A:\n%s\nB:\n%s", graphtest.Describe(a), graphtest.Describe(b))
				for _, d := range differences {
					t.Log(say(d))
				}
				t.Fatalf("%s is %s and %s, but the union has %s and %s", sayNode(m.A[0]), la.Of(m.A[0]), lb.Of(m.B[0]), c.InA, c.InB)
			}
			if (c.InA != c.InB) != (len(c.Sets) > 0) {
				t.Fatalf("the verdicts are %s and %s, the sets %v", c.InA, c.InB, c.Sets)
			}
			differed = differed || c.InA != c.InB
		}
	})
	if !differed {
		t.Error("no verdicts differed")
	}
}

func TestCruxes(t *testing.T) {
	build := func(make func(b *graph.Builder, closed, air, wind, shops *graph.Claim)) *graph.Graph {
		var b graph.Builder
		make(&b, b.Claim("Close", "The centre should be closed to cars."), b.Claim("Air", "Cars foul the air."),
			b.Claim("Wind", "The wind clears it at once."), b.Claim("Shops", "Shops would lose customers."))
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	a := build(func(b *graph.Builder, closed, air, wind, shops *graph.Claim) {
		b.Support(closed, air)
		b.Support(wind, shops)
	})
	b := build(func(b *graph.Builder, closed, air, wind, shops *graph.Claim) {
		b.Undercut(b.Support(closed, air), wind)
		b.Attack(air, shops)
	})
	al := Align(a, b, Options{})
	differences := al.Differences()
	c, err := al.Cruxes(context.Background(), semantics.Grounded, a.Claim("Close"), differences)
	if err != nil || c.InA != Stands || c.InB != Falls || !c.Exact {
		t.Fatalf("got %+v", c)
	}
	var got []string
	for _, set := range c.Sets {
		if len(set) != 1 {
			t.Fatalf("got %v, want sets of one difference", c.Sets)
		}
		got = append(got, say(differences[set[0]]))
	}
	want := []string{"only-relation:  | (Wind ! (Air > Close))", "only-relation:  | (Shops ! Air)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
