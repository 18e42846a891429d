package assign_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"crux/graph/compare/assign"
)

// TestBest compares the worth of an assignment with the best of all.
func TestBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		small := draw(r, 1+r.IntN(6), 1+r.IntN(6), 2, func() int64 { return 1 + int64(r.IntN(10)) })
		compareAll(t, small)
		compareAll(t, draw(r, 1+r.IntN(6), 1+r.IntN(6), 2, r.Float64))
	}
}

// A problem is the rows of an assignment and its number of columns.
type problem[W assign.Worth] struct {
	rows    [][]assign.Edge[W]
	columns int
}

// draw draws a problem in which one of so many edges is there.
func draw[W assign.Worth](r *rand.Rand, rows, columns, of int, worth func() W) problem[W] {
	p := problem[W]{make([][]assign.Edge[W], rows), columns}
	for i := range p.rows {
		for j := range columns {
			if r.IntN(of) == 0 {
				p.rows[i] = append(p.rows[i], assign.Edge[W]{Column: j, Worth: worth()})
			}
		}
	}
	return p
}

func compareAll[W assign.Worth](t *testing.T, p problem[W]) {
	t.Helper()
	var best func(i int, used int) W
	best = func(i, used int) W {
		if i == len(p.rows) {
			return 0
		}
		most := best(i+1, used)
		for _, e := range p.rows[i] {
			if used>>e.Column&1 == 0 {
				most = max(most, e.Worth+best(i+1, used|1<<e.Column))
			}
		}
		return most
	}
	got, used := W(0), map[int]bool{}
	for i, j := range assign.Best(p.rows, p.columns) {
		if j < 0 {
			continue
		}
		if used[j] {
			t.Fatalf("column %d is taken twice: %v", j, p)
		}
		used[j] = true
		found := false
		for _, e := range p.rows[i] {
			if e.Column == j {
				got += e.Worth
				found = true
			}
		}
		if !found {
			t.Fatalf("row %d has no edge to %d: %v", i, j, p)
		}
	}
	if want := best(0, 0); float64(max(got-want, want-got)) > 1e-9 {
		t.Fatalf("the assignment is worth %v, want %v: %v", got, want, p)
	}
}

// TestWithin gives up where steps run out, and not before.
func TestWithin(t *testing.T) {
	p := draw(rand.New(rand.NewPCG(3, 4)), 50, 50, 1, func() int64 { return 1 })
	if of, ok := assign.Within(p.rows, 50, 100); ok || of != nil {
		t.Errorf("got %v after 100 steps of at least 2,500", of)
	}
	if of, ok := assign.Within(p.rows, 50, 200_000); !ok || len(of) != 50 {
		t.Errorf("gave up after 200,000 steps")
	}
	if of := assign.Best[int64](nil, 0); len(of) != 0 {
		t.Errorf("got %v for nothing", of)
	}
}

func BenchmarkBest(b *testing.B) {
	for _, size := range [][2]int{{10, 1}, {30, 1}, {300, 1}, {2000, 50}, {5000, 500}} {
		r := rand.New(rand.NewPCG(5, 6))
		n := size[0]
		p := draw(r, n, n, size[1], r.Float64)
		b.Run(fmt.Sprintf("%d by %d, one in %d", n, n, size[1]), func(b *testing.B) {
			for b.Loop() {
				assign.Best(p.rows, n)
			}
		})
	}
}
