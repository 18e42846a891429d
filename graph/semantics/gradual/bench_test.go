package gradual_test

import (
	"fmt"
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/semantics/gradual"
)

// BenchmarkEvaluate evaluates 100,000 claims: arguments without circles of several
// shapes, with 30 % attacks, linked premises and undercuts, and one with 1 % of
// links across, which make circles.
func BenchmarkEvaluate(b *testing.B) {
	for _, c := range []struct {
		shape string
		links int
	}{{"random", 0}, {"fan", 0}, {"chain", 0}, {"random", 1}} {
		g := graphtest.Shape(c.shape, 100_000, c.links, 1)
		for _, semantics := range gradual.All() {
			b.Run(fmt.Sprintf("%s-%d/%v", c.shape, c.links, semantics), func(b *testing.B) {
				var r *gradual.Result
				for b.Loop() {
					r = evaluate(b, g, gradual.Options{Semantics: semantics})
				}
				if r.Acyclic != (c.links == 0) || !r.Converged {
					b.Errorf("acyclic %v, converged %v with the residual %g", r.Acyclic, r.Converged, r.Residual)
				}
				b.ReportMetric(float64(r.Steps), "steps")
			})
		}
	}
}

// BenchmarkShapley finds Shapley values: exact ones of twelve claims, with and
// without circles, and sampled ones of a thousand and more.
func BenchmarkShapley(b *testing.B) {
	circle := func() *graph.Graph {
		var builder graph.Builder
		var claims []*graph.Claim
		for i := range 13 {
			claims = append(claims, builder.Claim(fmt.Sprint("C", i), ""))
		}
		for i := range claims {
			builder.Attack(claims[i], claims[(i+1)%13])
			builder.Support(claims[i], claims[(i+5)%13])
		}
		g, err := builder.Graph()
		if err != nil {
			b.Fatal(err)
		}
		return g
	}
	for _, c := range []struct {
		name string
		g    *graph.Graph
	}{
		{"circles of 13", circle()},
		{"fan of 13", graphtest.Shape("fan", 13, 0, 1)},
		{"random of 1000", graphtest.Shape("random", 1000, 0, 1)},
		{"random of 10000", graphtest.Shape("random", 10_000, 0, 1)},
		{"random of 300 with links", graphtest.Shape("random", 300, 10, 1)},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := evaluate(b, c.g, gradual.Options{})
			var found *gradual.Contributions
			for b.Loop() {
				var err error
				if found, err = r.Shapley(c.g.Claims()[0], gradual.Sampling{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(found.Samples), "samples")
			b.ReportMetric(float64(len(found.List)), "claims")
		})
	}
}

// BenchmarkRemovals takes out one claim after the other.
func BenchmarkRemovals(b *testing.B) {
	for _, claims := range []int{1000, 10_000, 100_000} {
		g := graphtest.Shape("random", claims, 0, 1)
		r := evaluate(b, g, gradual.Options{})
		b.Run(fmt.Sprint(claims), func(b *testing.B) {
			for b.Loop() {
				if _, err := r.Removals(g.Claims()[0]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
