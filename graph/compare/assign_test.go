package compare

import (
	"math/rand/v2"
	"testing"
)

// TestAssign compares the worth of an assignment with the best of all.
func TestAssign(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		n, m := 1+r.IntN(6), 1+r.IntN(6)
		rows := make([][]edge, n)
		for i := range rows {
			for j := range m {
				if r.IntN(2) == 0 {
					rows[i] = append(rows[i], edge{j, 1 + int64(r.IntN(10))})
				}
			}
		}
		var best func(i int, used int) int64
		best = func(i, used int) int64 {
			if i == n {
				return 0
			}
			most := best(i+1, used)
			for _, e := range rows[i] {
				if used>>e.column&1 == 0 {
					most = max(most, e.worth+best(i+1, used|1<<e.column))
				}
			}
			return most
		}
		got, used := int64(0), map[int]bool{}
		for i, j := range assign(rows, m) {
			if j < 0 {
				continue
			}
			if used[j] {
				t.Fatalf("column %d is taken twice: %v", j, rows)
			}
			used[j] = true
			found := false
			for _, e := range rows[i] {
				if e.column == j {
					got += e.worth
					found = true
				}
			}
			if !found {
				t.Fatalf("row %d has no edge to %d: %v", i, j, rows)
			}
		}
		if want := best(0, 0); got != want {
			t.Fatalf("the assignment is worth %d, want %d: %v", got, want, rows)
		}
	}
}
