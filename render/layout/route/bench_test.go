package route

import "testing"

func benchmark(b *testing.B, links int) {
	rng := random(7)
	p := withLinks(page(50, 3, rng), 50, links, rng)
	for b.Loop() {
		Find(p)
	}
}

func BenchmarkFind50(b *testing.B)            { benchmark(b, 12) }
func BenchmarkFind50With25Links(b *testing.B) { benchmark(b, 25) }
