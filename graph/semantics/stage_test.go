package semantics

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
)

// TestStage compares stage labellings of claims that attack each other with the
// definition: conflict-free sets of claims with a range that is maximal.
func TestStage(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	for range 1000 {
		var b graph.Builder
		n := 1 + r.IntN(6)
		var claims []*graph.Claim
		for range n {
			claims = append(claims, b.Claim("", ""))
		}
		hit := make([]uint32, n) // what each attacks
		for range r.IntN(2 * n) {
			from, to := r.IntN(n), r.IntN(n)
			b.Attack(claims[to], claims[from])
			hit[from] |= 1 << to
		}
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		ranges := map[uint32]uint32{} // of each conflict-free set
		for set := range uint32(1) << n {
			attacked := uint32(0)
			for i := range n {
				if set>>i&1 == 1 {
					attacked |= hit[i]
				}
			}
			if attacked&set == 0 {
				ranges[set] = attacked | set
			}
		}
		var want []uint32
		for set, mine := range ranges {
			best := true
			for _, other := range ranges {
				best = best && (mine == other || mine&^other != 0)
			}
			if best {
				want = append(want, set)
			}
		}
		slices.Sort(want)
		c := New(g, Options{})
		var got []uint32
		if err := c.Each(context.Background(), Stage, func(l *Labelling) bool {
			set := uint32(0)
			for i, claim := range claims {
				if l.Of(claim) == In {
					set |= 1 << i
				}
				for _, a := range g.Uses(claim) {
					if l.Of(a) != l.Of(claim) {
						t.Fatalf("an attack has another label than its source")
					}
				}
			}
			got = append(got, set)
			return true
		}); err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("stage labellings of\n%s\nwant %b\ngot  %b", describe(g), want, got)
		}
		for i, claim := range claims {
			in, err := c.Credulous(context.Background(), Stage, claim)
			if some := slices.ContainsFunc(want, func(set uint32) bool { return set>>i&1 == 1 }); err != nil || some != (in != nil) {
				t.Fatalf("%d stands in some stage labelling: got %v, %v, want %v in\n%s", i, in, err, some, describe(g))
			}
		}
	}
}

// TestStageIsRefused has one argument for each reason why it has no stage labellings.
func TestStageIsRefused(t *testing.T) {
	a := func(lines ...string) *graph.Graph { return graphtest.Make(t, lines...) }
	denied := a("A ! B")
	for _, tc := range []struct {
		g    *graph.Graph
		o    Options
		want string
	}{
		{a("A > B"), Options{}, "a relation is a support"},
		{a("x: A ! B", "C ! x"), Options{}, "a relation is an undercut"},
		{a("A C ! B"), Options{}, "a relation has 2 sources"},
		{a("A = B"), Options{}, "a relation is a restatement"},
		{a("A ! -"), Options{}, "a relation has no target"},
		{a("A? ! B"), Options{}, "a claim is not granted"},
		{denied, Options{Deny: []graph.Node{denied.Claim("A")}}, "a claim is denied"},
		{a("A ! B"), Options{Standard: Scintilla}, "a claim is judged by the standard scintilla"},
	} {
		err := New(tc.g, tc.o).Each(context.Background(), Stage, func(*Labelling) bool { return true })
		var stage *StageError
		want := "stage labellings are defined where there are attacks of one claim on another alone; here " + tc.want
		if !errors.As(err, &stage) || err.Error() != want {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
}

// TestLabellingsDifferOnClaims finds no two labellings of an argument that agree on all
// claims and sketches.
func TestLabellingsDifferOnClaims(t *testing.T) {
	r := rand.New(rand.NewPCG(33, 34))
	for range 2000 {
		g, o := random(r)
		for _, s := range []Semantics{Complete, Preferred, Stable, SemiStable} {
			seen := map[string]bool{}
			if err := New(g, o).Each(context.Background(), s, func(l *Labelling) bool {
				said := ""
				for _, n := range g.NodeList() {
					if _, relation := n.(*graph.Relation); !relation {
						said += fmt.Sprint(l.Of(n), " ")
					}
				}
				if seen[said] {
					t.Fatalf("two %s labellings agree on claims: %s in\n%s", s, said, describe(g))
				}
				seen[said] = true
				return true
			}); err != nil {
				t.Fatal(err)
			}
		}
	}
}
