package agree_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"crux/graph/compare/agree"
)

// twoReaders returns units of two readers who cut a text into about n units, the
// second one mostly where the first did.
func twoReaders(n int) (length int, a, b []agree.Unit) {
	random := rand.New(rand.NewPCG(1, 2))
	length = 20 * n
	cuts := [2]map[int]bool{{}, {}}
	for range n {
		at := 1 + random.IntN(length-1)
		cuts[0][at] = true
		if random.IntN(4) > 0 {
			cuts[1][at+random.IntN(3)-1] = true
		} else {
			cuts[1][1+random.IntN(length-1)] = true
		}
	}
	units := func(cuts map[int]bool) (units []agree.Unit) {
		at := 0
		for i := 1; i <= length; i++ {
			if cuts[i] || i == length {
				units = append(units, agree.Unit{Start: at, End: i, Category: []string{"pro", "opp"}[random.IntN(2)]})
				at = i
			}
		}
		return units
	}
	return length, units(cuts[0]), units(cuts[1])
}

// twoReadings returns readings of n claims, each related to an earlier one, with
// some undercuts; the second has other names for a tenth of the claims and other
// targets for a quarter of the relations.
func twoReadings(n int) (a, b agree.Reading) {
	random := rand.New(rand.NewPCG(3, 4))
	kinds := []string{"support", "support", "attack"}
	for i := range n {
		a.Claims = append(a.Claims, fmt.Sprint("claim ", i))
		if i > 0 {
			r := agree.Relation{Kind: kinds[random.IntN(3)], Sources: []int{i}, Target: random.IntN(i)}
			if i > 10 && random.IntN(8) == 0 {
				r = agree.Relation{Kind: "attack", Sources: []int{i}, Target: random.IntN(len(a.Relations)), OnRelation: true}
			}
			a.Relations = append(a.Relations, r)
		}
	}
	for i, name := range a.Claims {
		if random.IntN(10) == 0 {
			name = fmt.Sprint("other ", i)
		}
		b.Claims = append(b.Claims, name)
	}
	for i, r := range a.Relations {
		if random.IntN(4) == 0 && !r.OnRelation {
			r.Target = random.IntN(i + 1)
		}
		b.Relations = append(b.Relations, r)
	}
	return a, b
}

// sizes are how many claims a side figures are measured for.
var sizes = []int{50, 2000, 5000}

// BenchmarkUnits measures where units begin and end.
func BenchmarkUnits(b *testing.B) {
	for _, n := range sizes {
		length, x, y := twoReaders(n)
		measure(b, n, "S", func() agree.Figure { return agree.S(length, x, y) })
		measure(b, n, "B", func() agree.Figure { return agree.B(length, x, y) })
		measure(b, n, "alpha_U", func() agree.Figure { return agree.AlphaU(length, x, y) })
		measure(b, n, "unit match", func() agree.Figure { return agree.UnitMatch(x, y) })
	}
}

// BenchmarkUnitsThatOverlap matches 5,000 units a side of which each overlaps
// several of the same reader.
func BenchmarkUnitsThatOverlap(b *testing.B) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, long := range []int{30, 100, 400} {
		var x, y []agree.Unit
		for range 5000 {
			at := random.IntN(100_000)
			x = append(x, agree.Unit{Start: at, End: at + 1 + random.IntN(long)})
			y = append(y, agree.Unit{Start: at + random.IntN(5), End: at + 6 + random.IntN(long)})
		}
		b.Run(fmt.Sprintf("up to %d long", long), func(b *testing.B) {
			run(b, func() agree.Figure { return agree.UnitMatch(x, y) })
		})
	}
}

// BenchmarkLabels measures labels of five readers.
func BenchmarkLabels(b *testing.B) {
	random := rand.New(rand.NewPCG(7, 8))
	for _, n := range sizes {
		items := make([][]string, n)
		x, y := make([]string, n), make([]string, n)
		for i := range items {
			for range 5 {
				items[i] = append(items[i], fmt.Sprint("label ", random.IntN(6)))
			}
			x[i], y[i] = items[i][0], items[i][1]
		}
		measure(b, n, "Cohen", func() agree.Figure { return agree.Cohen(x, y) })
		measure(b, n, "Fleiss", func() agree.Figure { return agree.Fleiss(items) })
		measure(b, n, "alpha", func() agree.Figure { return agree.Alpha(items) })
	}
}

// BenchmarkGraphs measures graphs.
func BenchmarkGraphs(b *testing.B) {
	for _, n := range sizes {
		x, y := twoReadings(n)
		measureGraphs(b, n, "", x, y)
	}
}

// BenchmarkHardGraphs measures graphs of 2,000 claims in shapes that tempt searches.
func BenchmarkHardGraphs(b *testing.B) {
	const n = 2000
	random := rand.New(rand.NewPCG(11, 12))
	var star, chain, dense, undercuts agree.Reading
	for i := range n {
		name := fmt.Sprint("claim ", i)
		for _, r := range []*agree.Reading{&star, &chain, &dense, &undercuts} {
			r.Claims = append(r.Claims, name)
		}
		star.Relations = append(star.Relations, support(i, 0))
		chain.Relations = append(chain.Relations, support(i, max(0, i-1)))
		for range 100 {
			dense.Relations = append(dense.Relations, support(i, random.IntN(n)))
		}
		undercuts.Relations = append(undercuts.Relations, undercut(i, i-1))
	}
	undercuts.Relations[0] = support(1, 0)
	unnamed := func(r agree.Reading) agree.Reading {
		return agree.Reading{Claims: make([]string, n), Relations: r.Relations}
	}
	measureGraphs(b, n, "star and chain, ", star, chain)
	measureGraphs(b, n, "chain and dense, ", chain, dense)
	measureGraphs(b, n, "dense, ", dense, shuffled(dense))
	measureGraphs(b, n, "undercuts and star, ", undercuts, star)
	measureGraphs(b, n, "unnamed, ", unnamed(chain), unnamed(shuffled(undercuts)))
}

func measureGraphs(b *testing.B, n int, shape string, x, y agree.Reading) {
	measure(b, n, shape+"pair kappa", func() agree.Figure { return agree.PairKappa(x, y) })
	measure(b, n, shape+"edges", func() agree.Figure { return agree.Edges(x, y, agree.Kept).F1 })
	measure(b, n, shape+"paths", func() agree.Figure { return agree.Paths(x, y) })
	measure(b, n, shape+"edit distance", func() agree.Figure { return agree.EditDistance(x, y).Similarity })
	measure(b, n, shape+"triples", func() agree.Figure { return agree.Triples(x, y).F1 })
}

// measure measures a figure of n claims and reports what it is.
func measure(b *testing.B, n int, name string, figure func() agree.Figure) {
	b.Run(fmt.Sprintf("%s, %d", name, n), func(b *testing.B) { run(b, figure) })
}

func run(b *testing.B, figure func() agree.Figure) {
	var f agree.Figure
	for b.Loop() {
		f = figure()
	}
	if !f.Defined() {
		b.Logf("%s: %v (%s)", f.Name, f, f.Detail)
	}
	b.ReportMetric(f.Low, "low")
	b.ReportMetric(f.High, "high")
}
