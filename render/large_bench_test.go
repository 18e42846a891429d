package render

import (
	"fmt"
	"testing"

	"crux/graph/graphtest"
	"crux/render/scene"
)

// BenchmarkLarge lays out maps of every shape without a page, 10 links across for
// each hundred claims; texts are measured before.
func BenchmarkLarge(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		for _, shape := range graphtest.Shapes {
			b.Run(fmt.Sprintf("%d claims/%s", n, shape), func(b *testing.B) {
				v, err := View(graphtest.Shape(shape, n, 10, 1), Options{})
				if err != nil {
					b.Fatal(err)
				}
				problem := scene.Problem(v)
				for b.Loop() {
					if _, err := natural.engine(0).Layout(b.Context(), problem); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkLinks lays out 50 claims with 12 links across: roughly, so without
// ways for these, and with them.
func BenchmarkLinks(b *testing.B) {
	v, err := View(graphtest.Shape("random", 50, 25, 1), Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, rough := range []bool{true, false} {
		b.Run(fmt.Sprintf("rough=%v", rough), func(b *testing.B) {
			problem := scene.Problem(v)
			problem.Rough = rough
			for b.Loop() {
				if _, err := natural.engine(0).Layout(b.Context(), problem); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
