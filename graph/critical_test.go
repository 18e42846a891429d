package graph_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

func TestCriticalPremises(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string
		want  string // of C
	}{
		{"a granted claim has none", []string{"C"}, ""},
		{"one reason", []string{"A > C"}, "A"},
		{"linked premises, all of them", []string{"A B > C"}, "A, B"},
		{"in source order", []string{"Z", "A Z > C"}, "Z, A"},
		{"two ways, neither", []string{"A > C", "B > C"}, ""},
		{"two ways that share a premise", []string{"A S > C", "B S > C"}, "S"},
		{"two ways from one claim", []string{"S > A", "S > B", "A > C", "B > C"}, "S"},
		{"a chain", []string{"A > B", "B > C"}, "A, B"},
		{"a chain of linked premises", []string{"X A > B", "B Y > C"}, "X, A, B, Y"},
		{"a way round a premise that is needed anyway", []string{"P Q > C", "P > Q"}, "P, Q"},
		{"linked premises of one source", []string{"S > A", "S > B", "A B > C"}, "S, A, B"},
		{"a premise with two reasons of its own", []string{"X > A", "Y > A", "A > C"}, "A"},
		{"a longer way round", []string{"A > C", "A > B", "B > C"}, "A"},
		{"a circle of reasons gives nothing", []string{"A > C", "C > A"}, ""},
		{"a circle with a reason from outside", []string{"A > B", "B > A", "X > B", "A > C"}, "A, B, X"},
		{"the claim in a circle with a reason from outside", []string{"A > C", "C > A", "X > C"}, "X"},
		{"a claim on itself gives nothing", []string{"C > C"}, ""},
		{"a claim on itself with a reason", []string{"C > C", "A > C"}, "A"},
		{"a premise on itself with a reason", []string{"X > A", "A > A", "A > C"}, "X, A"},
		{"a way that leads nowhere is no way", []string{"A > C", "B? > C"}, "A"},
		{"asserted for its reasons only, with one", []string{"X > B?", "B > C"}, "X, B"},
		{"asserted for its reasons only, with none", []string{"B? > C"}, ""},
		{"linked with what cannot be derived", []string{"A B? > C"}, ""},
		{"the claim asserted for its reasons only", []string{"C?"}, ""},
		{"a sketch is granted", []string{"<S> > C"}, "<S>"},
		{"attacks play no part", []string{"A > C", "B ! A", "B ! C", "B >< A"}, "A"},
		{"restatements and preferences play no part", []string{"A > C", "B = C", "B ^ C"}, "A"},
		{"an undercut plays no part", []string{"s: A > C", "U ! s"}, "A"},
		{"backing plays no part", []string{"s: A > C", "U > s"}, "A"},
		{"a support without sources plays no part", []string{"- > C", "A > C", "- > A"}, "A"},
		{"two ways, twice in a row", []string{"D > A", "D > B", "A > M", "B > M", "M > X", "M > Y", "X > C", "Y > C"}, "D, M"},
		{"two long ways", []string{"A > B", "B > C", "X > Y", "Y > C"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := graphtest.Make(t, test.lines...)
			if got := graphtest.Names(g.CriticalPremises(g.Claim("C"))); got != test.want {
				t.Errorf("%q: got %q, want %q", test.lines, got, test.want)
			}
		})
	}
}

// follows reports whether c follows by supports from what stands without
// reasons, if one claim is denied. It repeats one simple rule until nothing
// new comes of it.
func follows(g *graph.Graph, c, denied graph.Node) bool {
	holds := map[graph.Node]bool{}
	hasReason := map[graph.Node]bool{}
	for _, r := range g.Relations() {
		if r.Kind == graph.Support && len(r.Sources) > 0 && r.Target != nil {
			hasReason[r.Target] = true
		}
	}
	for _, n := range g.NodeList() {
		claim, isClaim := n.(*graph.Claim)
		_, isSketch := n.(*graph.Sketch)
		if (isSketch || isClaim && claim.Asserted) && !hasReason[n] && n != denied {
			holds[n] = true
		}
	}
	for more := true; more; {
		more = false
		for _, r := range g.Relations() {
			all := r.Kind == graph.Support && len(r.Sources) > 0 && r.Target != nil && r.Target != denied && !holds[r.Target]
			for _, s := range r.Sources {
				all = all && holds[s]
			}
			if all {
				holds[r.Target], more = true, true
			}
		}
	}
	return holds[c]
}

func TestCriticalPremisesAreThoseWithoutWhichNothingFollows(t *testing.T) {
	check := func(t *rapid.T, g *graph.Graph) {
		for _, c := range g.Claims() {
			critical := map[graph.Node]bool{}
			for _, n := range g.CriticalPremises(c) {
				critical[n] = true
			}
			for _, n := range g.NodeList() {
				if _, isRelation := n.(*graph.Relation); isRelation && !critical[n] {
					continue
				}
				want := n != graph.Node(c) && follows(g, c, nil) && !follows(g, c, n)
				if critical[n] != want {
					t.Fatalf("%s is critical for %s: %t, want %t, in\n%s", graphtest.Name(n), c.Key, critical[n], want, graphtest.Describe(g))
				}
			}
			ascending(t, "CriticalPremises", g.CriticalPremises(c))
		}
	}
	t.Run("any graph", rapid.MakeCheck(func(t *rapid.T) { check(t, graphtest.Graph(t)) }))
	// In graphs of supports alone there is more that follows.
	t.Run("supports only", rapid.MakeCheck(func(t *rapid.T) {
		var b graph.Builder
		all := claims(&b, rapid.IntRange(2, 8).Draw(t, "claims"))
		for range rapid.IntRange(1, 12).Draw(t, "supports") {
			var sources []graph.Node
			for _, s := range rapid.SliceOfN(rapid.SampledFrom(all), 1, 3).Draw(t, "sources") {
				sources = append(sources, s)
			}
			b.Support(rapid.SampledFrom(all).Draw(t, "target"), sources...)
		}
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		check(t, g)
	}))
}

// Denying each of a hundred thousand premises in turn would take hours.
func TestCriticalPremisesOfALongChain(t *testing.T) {
	const n = 100_000
	var b graph.Builder
	chain := claims(&b, n)
	for i := range chain[1:] {
		b.Support(chain[i+1], chain[i], b.Claim(fmt.Sprint("Also ", i), ""))
	}
	g := graphOf(t, &b)
	if got := len(g.CriticalPremises(chain[n-1])); got != 2*(n-1) {
		t.Errorf("%d critical premises, want %d", got, 2*(n-1))
	}
}

func TestCriticalPremisesOfTwoLongWays(t *testing.T) {
	const n = 50_000
	var b graph.Builder
	goal := b.Claim("Goal", "")
	for way := range 2 {
		from := b.Claim(fmt.Sprint("Way ", way), "")
		for i := range n {
			to := b.Claim(fmt.Sprint("Way ", way, " step ", i), "")
			b.Support(to, from)
			from = to
		}
		b.Support(goal, from)
	}
	g := graphOf(t, &b)
	if got := g.CriticalPremises(goal); len(got) != 0 {
		t.Errorf("%d critical premises, want none: there is another way", len(got))
	}
}
