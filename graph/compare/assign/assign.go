// Package assign solves the assignment problem: who goes with whom, so that the
// sum of what the pairs are worth is the greatest. Alignments of readings, matched
// units and edit distances of graphs are all found by it.
package assign

import "math"

// A Worth is what worths are counted in. Whole numbers are exact; sums of floats
// are the greatest up to rounding.
type Worth interface{ int64 | float64 }

// An Edge is a column that a row may be assigned to, and what that is worth, above 0.
type Edge[W Worth] struct {
	Column int
	Worth  W
}

// Best assigns rows to columns, each to one at the most, so that the sum of the
// worths is the greatest, and returns for each row its column or -1. Columns are
// numbered from 0 up to the given number, without it.
//
// Rows are added one after the other by a cheapest augmenting path (Jonker and
// Volgenant, 1987), which may leave a row out that had a column.
func Best[W Worth](rows [][]Edge[W], columns int) []int {
	of, _ := Within(rows, columns, math.MaxInt)
	return of
}

// Within is Best, but for giving up when it has looked at edges steps times: it is
// then not ok, and returns nothing.
func Within[W Worth](rows [][]Edge[W], columns, steps int) (of []int, ok bool) {
	s := &solver[W]{
		rows: rows, steps: steps,
		of: make([]int, len(rows)), at: make([]int, columns),
		due: make([]W, len(rows)), price: make([]W, columns),
		distance: make([]W, columns), from: make([]int, columns),
		seen: make([]int, columns), done: make([]int, columns),
	}
	for i, row := range rows {
		s.of[i] = -1
		for _, e := range row {
			s.most = max(s.most, e.Worth)
		}
	}
	for j := range s.at {
		s.at[j] = -1
	}
	for i := range rows {
		if !s.add(i) {
			return nil, false
		}
	}
	return s.of, true
}

// A solver holds an assignment of the first rows. An edge costs what it is worth
// less than the one worth most; to leave a row out costs as much as that one.
type solver[W Worth] struct {
	rows  [][]Edge[W]
	steps int // how many are left
	most  W

	of, at     []int // the column of each row, the row of each column, or -1
	due, price []W   // of rows, of columns: no edge costs less than their sum

	// Of the columns in the search for one row: how far they are, the row from
	// which they are reached, and the search (the row's number plus 1) in which
	// they were last seen and done with.
	distance         []W
	from, seen, done []int
	passed           []int // columns that are done with and have a row
	queue            queue[W]

	out     int // the row that is left out most cheaply, or -1
	outCost W
}

// add assigns row i; not ok if there are no steps left.
func (s *solver[W]) add(i int) (ok bool) {
	s.queue, s.passed, s.out = s.queue[:0], s.passed[:0], -1
	s.reach(i, i, 0)
	end := -1
	for len(s.queue) > 0 && s.queue[0].distance <= s.outCost {
		r := s.queue.pop()
		if s.done[r.column] == i+1 {
			continue
		}
		s.done[r.column] = i + 1
		if s.at[r.column] < 0 {
			end = r.column
			break
		}
		s.passed = append(s.passed, r.column)
		if s.reach(i, s.at[r.column], r.distance); s.steps < 0 {
			return false
		}
	}
	length := s.outCost
	if end >= 0 {
		length = s.distance[end]
	}
	s.due[i] += length
	for _, j := range s.passed {
		s.due[s.at[j]] += length - s.distance[j]
		s.price[j] -= length - s.distance[j]
	}
	if end < 0 { // what the row had that is left out is free
		end, s.of[s.out] = s.of[s.out], -1
		if s.out == i {
			return true
		}
	}
	for j := end; ; {
		row := s.from[j]
		j, s.of[row], s.at[j] = s.of[row], j, row
		if row == i {
			return true
		}
	}
}

// reach sees the columns of a row that is so far away, in the search for row i.
func (s *solver[W]) reach(i, row int, so W) {
	s.steps -= len(s.rows[row])
	for _, e := range s.rows[row] {
		j := e.Column
		d := so + s.most - e.Worth - s.due[row] - s.price[j]
		if s.done[j] != i+1 && (s.seen[j] != i+1 || d < s.distance[j]) {
			s.seen[j], s.distance[j], s.from[j] = i+1, d, row
			s.queue.push(reached[W]{d, j})
		}
	}
	cost := so + s.most - s.due[row]
	if s.out < 0 || cost < s.outCost || cost == s.outCost && row < s.out {
		s.out, s.outCost = row, cost
	}
}
