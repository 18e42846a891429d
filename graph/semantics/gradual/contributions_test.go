package gradual_test

import (
	"errors"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/semantics/gradual"
)

// values returns contributions by the names of their claims.
func values(c *gradual.Contributions) map[string]float64 {
	by := map[string]float64{}
	for _, one := range c.List {
		by[graphtest.Name(one.Node)] = one.Value
	}
	return by
}

func near(a, b map[string]float64, tolerance float64) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if w, ok := b[k]; !ok || !(math.Abs(v-w) <= tolerance) {
			return false
		}
	}
	return true
}

func TestContributions(t *testing.T) {
	for _, c := range []struct {
		name, strengths  string
		lines            []string
		of               string
		options          gradual.Options
		removal, shapley map[string]float64
	}{
		// Kampik, Potyka, Yin, Čyras and Toni (2024), example 3.1.
		{"K3.1", "", []string{"c > b, b ! a"}, "a", gradual.Options{},
			map[string]float64{"b": -.375, "c": -.125}, map[string]float64{"b": -.3125, "c": -.0625}},
		{"nothing bears on it", "", []string{"c > b, b ! a"}, "c", gradual.Options{}, map[string]float64{}, map[string]float64{}},
		// Neither premise does anything without the other.
		{"linked", "", []string{"a b > t"}, "t", gradual.Options{},
			map[string]float64{"a": .125, "b": .125}, map[string]float64{"a": .0625, "b": .0625}},
		{"linked, the weakest counts", "a .5, b .25", []string{"a b > t"}, "t", gradual.Options{Linked: gradual.Weakest},
			map[string]float64{"a": .125, "b": .125}, map[string]float64{"a": .0625, "b": .0625}},
		// An undercut does something only with what it undercuts.
		{"undercut", "", []string{"r: a > t, u ! r"}, "t", gradual.Options{},
			map[string]float64{"a": .125, "u": -.125}, map[string]float64{"a": .1875, "u": -.0625}},
		{"mutual attack", "a .8, b .6", []string{"a ! b, b ! a"}, "a", gradual.Options{},
			map[string]float64{"b": -.184615}, map[string]float64{"b": -.184615}},
		{"on itself", "", []string{"a ! a"}, "a", gradual.Options{},
			map[string]float64{"a": -.166667}, map[string]float64{"a": -.166667}},
		{"on itself, with another", "", []string{"a b ! a"}, "a", gradual.Options{},
			map[string]float64{"b": -.1}, map[string]float64{"b": -.1}},
		{"without effect", "", []string{"a = t, b ^ t, c > t, r: d = t, e ! r, - > t"}, "t", gradual.Options{},
			map[string]float64{"c": .25}, map[string]float64{"c": .25}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := weighed(t, c.strengths, c.lines...)
			r := evaluate(t, g, c.options)
			of := graphtest.Node(g, c.of)
			removal, err := r.Removals(of)
			if err != nil {
				t.Fatal(err)
			}
			shapley, err := r.Shapley(of, gradual.Sampling{})
			if err != nil {
				t.Fatal(err)
			}
			if got := values(removal); !near(got, c.removal, sixDigits) {
				t.Errorf("by removal %v, want %v", got, c.removal)
			}
			if got := values(shapley); !near(got, c.shapley, sixDigits) {
				t.Errorf("Shapley values %v, want %v", got, c.shapley)
			}
			for _, found := range []*gradual.Contributions{removal, shapley} {
				if found.Of != of || !found.Converged || found.Samples != 0 || math.Abs(found.Strength-r.Strength(of)) > 1e-8 || found.Base != r.Base(of) {
					t.Errorf("%+v, want it exact for %s of base %g and strength %g", found, c.of, r.Base(of), r.Strength(of))
				}
			}
		})
	}
}

// Removing a claim is denying it; Shapley values are the mean over all orders of
// denying one claim less, and sum up to the strength minus the base score, which
// sampled ones do as well.
func TestContributionsOfAnyGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		if len(g.Claims()) == 0 {
			return
		}
		o := drawOptions(t, g)
		o.Epsilon, o.MaxSteps = 1e-12, 5000
		r, err := gradual.Evaluate(g, o)
		if err != nil {
			t.Fatal(err)
		}
		of := rapid.SampledFrom(g.Claims()).Draw(t, "claim")
		removal, err := r.Removals(of)
		if err != nil {
			t.Fatal(err)
		}
		shapley, err := r.Shapley(of, gradual.Sampling{})
		if err != nil {
			t.Fatal(err)
		}
		sampled, err := r.Shapley(of, gradual.Sampling{Exact: -1, Samples: 5, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		if !r.Converged || !removal.Converged || !shapley.Converged || !sampled.Converged {
			return
		}
		const tolerance = 1e-7
		for _, found := range []*gradual.Contributions{shapley, sampled} {
			sum := found.Base
			for _, c := range found.List {
				sum += c.Value
			}
			if math.Abs(sum-r.Strength(of)) > tolerance {
				t.Fatalf("%v: base score and contributions to %s sum up to %g, want %g; %d samples\n%s", o.Semantics, of.Key, sum, r.Strength(of), found.Samples, graphtest.Describe(g))
			}
		}
		without := func(nodes []graph.Node) float64 {
			denied := o
			denied.Deny, denied.Drop = slices.Clone(o.Deny), slices.Clone(o.Drop)
			for _, n := range nodes {
				if n != graph.Node(of) {
					denied.Deny = append(denied.Deny, n)
					continue
				}
				for _, r := range g.On(of) {
					if len(r.Sources) == 1 && r.Sources[0] == n {
						denied.Drop = append(denied.Drop, r)
					}
				}
			}
			r, err := gradual.Evaluate(g, denied)
			if err != nil {
				t.Fatal(err)
			}
			return r.Strength(of)
		}
		var contributing []graph.Node
		for _, c := range removal.List {
			contributing = append(contributing, c.Node)
			if want := r.Strength(of) - without([]graph.Node{c.Node}); math.Abs(c.Value-want) > tolerance {
				t.Fatalf("%v: without %s, %s loses %g, want %g\n%s", o.Semantics, graphtest.Name(c.Node), of.Key, c.Value, want, graphtest.Describe(g))
			}
		}
		if n := len(contributing); n > 0 && n <= 4 {
			mean := map[graph.Node]float64{}
			orders := permutations(contributing)
			for _, order := range orders {
				for i, c := range order {
					mean[c] += (without(order[i+1:]) - without(order[i:])) / float64(len(orders))
				}
			}
			for _, c := range shapley.List {
				if math.Abs(c.Value-mean[c.Node]) > tolerance {
					t.Fatalf("%v: the Shapley value of %s for %s is %g, want %g\n%s", o.Semantics, graphtest.Name(c.Node), of.Key, c.Value, mean[c.Node], graphtest.Describe(g))
				}
			}
		}
		// What bears on it is what can be got at backwards.
		right := map[graph.Node]bool{}
		open := []graph.Node{of}
		for len(open) > 0 {
			n := open[0]
			open = open[1:]
			for _, on := range (oracle{g, o}).dependsOn(n) {
				if !right[on] {
					right[on] = true
					open = append(open, on)
				}
			}
		}
		for _, n := range g.NodeList() {
			_, isRelation := n.(*graph.Relation)
			is := right[n] && !isRelation && !slices.Contains(o.Deny, n)
			if n == graph.Node(of) { // it is listed for what it does to itself directly
				is = slices.ContainsFunc(g.On(n), func(r *graph.Relation) bool {
					return (oracle{g, o}).acts(r) && len(r.Sources) == 1 && r.Sources[0] == n
				}) && !slices.Contains(o.Deny, n)
			}
			if got := slices.Contains(contributing, n); got != is {
				t.Fatalf("%s contributes to %s: %v, want %v\n%s", graphtest.Name(n), of.Key, got, is, graphtest.Describe(g))
			}
		}
	})
}

// Where a circle leaves a choice, contributions are about the strengths that
// Evaluate finds, with and without each claim; and where these do not settle, the
// contributions say so.
func TestContributionsInCamps(t *testing.T) {
	g := camps(t, 2)
	of := g.Claim("a1")
	for _, semantics := range gradual.All() {
		r := evaluate(t, g, gradual.Options{Semantics: semantics})
		found, err := r.Removals(of)
		if err != nil {
			t.Fatal(err)
		}
		if len(found.List) != 3 || !found.Converged || math.Abs(found.Strength-r.Strength(of)) > 1e-8 {
			t.Errorf("%v: %+v, want three for %g", semantics, found, r.Strength(of))
		}
		for _, c := range found.List {
			without := evaluate(t, g, gradual.Options{Semantics: semantics, Deny: []graph.Node{c.Node}})
			if want := r.Strength(of) - without.Strength(of); math.Abs(c.Value-want) > 1e-7 {
				t.Errorf("%v: without %s, a1 loses %g, want %g", semantics, graphtest.Name(c.Node), c.Value, want)
			}
		}
	}
	r := evaluate(t, g, gradual.Options{Method: gradual.Discrete})
	for _, exact := range []int{0, -1} {
		if found, err := r.Shapley(of, gradual.Sampling{Exact: exact}); err != nil || found.Converged || r.Converged {
			t.Errorf("%+v, %v: want it not to have converged", found, err)
		}
	}
}

func permutations(nodes []graph.Node) [][]graph.Node {
	if len(nodes) == 0 {
		return [][]graph.Node{nil}
	}
	var all [][]graph.Node
	for i, n := range nodes {
		for _, rest := range permutations(slices.Delete(slices.Clone(nodes), i, i+1)) {
			all = append(all, append([]graph.Node{n}, rest...))
		}
	}
	return all
}

// Sampled values lie about the exact ones as their errors say, and depend on
// nothing but the seed.
func TestSampledShapley(t *testing.T) {
	g := graphtest.Shape("random", 15, 0, 1)
	of := g.Claims()[0]
	for _, semantics := range gradual.All() {
		r := evaluate(t, g, gradual.Options{Semantics: semantics})
		exact, err := r.Shapley(of, gradual.Sampling{Exact: 16})
		if err != nil {
			t.Fatal(err)
		}
		if len(exact.List) < 10 || exact.Samples != 0 {
			t.Fatalf("%d claims contribute, %d samples; the test is about ten and none", len(exact.List), exact.Samples)
		}
		far, compared := 0, 0
		for seed := range uint64(20) {
			s := gradual.Sampling{Exact: 5, Samples: 200, Seed: seed}
			sampled, err := r.Shapley(of, s)
			if err != nil {
				t.Fatal(err)
			}
			if again, _ := r.Shapley(of, s); !reflect.DeepEqual(sampled, again) {
				t.Fatalf("%v: the same seed gives other values", semantics)
			}
			if sampled.Samples != 200 {
				t.Fatalf("%d samples, want 200", sampled.Samples)
			}
			for i, c := range sampled.List {
				away := math.Abs(c.Value - exact.List[i].Value)
				if away < 1e-9 {
					continue
				}
				compared++
				if away > 2*c.Error {
					far++
				}
			}
		}
		// For normally distributed errors it is 4.6 %.
		if share := float64(far) / float64(compared); share < .01 || share > .1 || compared < 100 {
			t.Errorf("%v: %d of %d values are more than two standard errors away from the exact ones", semantics, far, compared)
		}
	}
}

func TestContributionsThatCannotBeFound(t *testing.T) {
	g := weighed(t, "", "r: a > b")
	r := evaluate(t, g, gradual.Options{})
	other := weighed(t, "", "r: a > b")
	for _, c := range []graph.Node{nil, (*graph.Claim)(nil), other.Claims()[0], g.Relations()[0]} {
		if _, err := r.Removals(c); err == nil {
			t.Errorf("no error for removals to %v", c)
		}
		if _, err := r.Shapley(c, gradual.Sampling{}); err == nil {
			t.Errorf("no error for Shapley values to %v", c)
		}
	}
	for _, s := range []gradual.Sampling{{Exact: 21}, {Samples: -1}, {Samples: 1}} {
		if _, err := r.Shapley(g.Claims()[1], s); err == nil {
			t.Errorf("no error for %+v", s)
		}
	}
}

// What would take hours is refused within seconds, and said so.
func TestTooLarge(t *testing.T) {
	var b graph.Builder
	main := b.Claim("Main", "")
	for range 50_000 {
		b.Support(main, b.Claim("", ""))
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	r := evaluate(t, g, gradual.Options{})
	var large *gradual.TooLargeError
	if _, err := r.Removals(main); !errors.As(err, &large) || large.Claims != 50_000 {
		t.Errorf("removals: %v", err)
	}
	if _, err := r.Shapley(main, gradual.Sampling{}); !errors.As(err, &large) || large.Claims != 50_000 {
		t.Errorf("Shapley values: %v", err)
	}
}
