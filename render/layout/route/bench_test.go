package route

import "testing"

func benchmark(b *testing.B, p Problem) {
	b.ReportAllocs()
	for b.Loop() {
		Find(p)
	}
}

func benchmarkPage(b *testing.B, links int) {
	rng := random(7)
	benchmark(b, withLinks(page(50, 3, rng), 50, links, rng))
}

func BenchmarkFind50(b *testing.B)            { benchmarkPage(b, 12) }
func BenchmarkFind50With25Links(b *testing.B) { benchmarkPage(b, 25) }

// What is worst within the limits.
func BenchmarkWorst(b *testing.B) {
	for _, w := range worst {
		b.Run(w.name, func(b *testing.B) { benchmark(b, w.problem()) })
	}
}
