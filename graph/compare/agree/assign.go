package agree

import (
	"cmp"
	"math"
	"slices"
)

// The assignment problem: partners of greatest worth.

// mostAssigned bounds the steps of an assignment of units.
const mostAssigned = 50_000_000

// byGroups chooses among pairs of units, for the greatest sum, group by group: a
// group is what hangs together by pairs. The groups that are too large for that
// are paired greedily.
func byGroups(pairs []UnitPair, inA, inB int) (chosen []UnitPair, greedy bool) {
	left := mostAssigned
	for _, group := range groups(pairs, inA, inB) {
		row, rows := map[int]int{}, 0
		column, columns := map[int]int{}, 0
		for _, p := range group {
			if _, known := row[p.A]; !known {
				row[p.A] = rows
				rows++
			}
			if _, known := column[p.B]; !known {
				column[p.B] = columns
				columns++
			}
		}
		steps := min(rows, columns) * rows * columns
		if steps > left {
			chosen, greedy = append(chosen, largestFirst(group)...), true
			continue
		}
		left -= steps
		worth := make([]float64, rows*columns)
		for _, p := range group {
			worth[row[p.A]*columns+column[p.B]] = p.worth()
		}
		partner, _ := assign(rows, columns, worth)
		for _, p := range group {
			if partner[row[p.A]] == column[p.B] {
				chosen = append(chosen, p)
			}
		}
	}
	return chosen, greedy
}

// groups splits pairs into those that hang together, in the order of their first
// pairs.
func groups(pairs []UnitPair, inA, inB int) [][]UnitPair {
	parent := make([]int, inA+inB)
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for _, p := range pairs {
		parent[root(p.A)] = root(inA + p.B)
	}
	number := map[int]int{}
	var all [][]UnitPair
	for _, p := range pairs {
		r := root(p.A)
		k, known := number[r]
		if !known {
			k = len(all)
			number[r] = k
			all = append(all, nil)
		}
		all[k] = append(all[k], p)
	}
	return all
}

// largestFirst pairs greedily; of equal overlaps the first in the order of the
// text comes first.
func largestFirst(pairs []UnitPair) []UnitPair {
	pairs = slices.Clone(pairs)
	slices.SortStableFunc(pairs, func(p, q UnitPair) int { return cmp.Compare(q.Overlap, p.Overlap) })
	takenA, takenB := map[int]bool{}, map[int]bool{}
	var chosen []UnitPair
	for _, p := range pairs {
		if !takenA[p.A] && !takenB[p.B] {
			takenA[p.A], takenB[p.B] = true, true
			chosen = append(chosen, p)
		}
	}
	return chosen
}

// assign gives each row a column of its own so that the sum of their worth is the
// greatest, and returns the column of each row (-1: none) and the sum. Worth is
// given row by row and never negative; a partner of no worth is none. It takes
// min² · max steps of the numbers of rows and columns.
//
// Kuhn (1955) and Munkres (1957), by shortest augmenting paths with prices.
func assign(rows, columns int, worth []float64) (partner []int, sum float64) {
	partner = make([]int, rows)
	for r := range partner {
		partner[r] = -1
	}
	at := func(r, c int) float64 { return worth[r*columns+c] }
	few, many := rows, columns
	if rows > columns {
		few, many = columns, rows
		at = func(c, r int) float64 { return worth[r*columns+c] }
	}
	// Places from 1 on are real; place 0 of the many stands for the one of the few
	// that is being placed.
	priceFew, priceMany := make([]float64, few+1), make([]float64, many+1)
	owner, from := make([]int, many+1), make([]int, many+1)
	slack, done := make([]float64, many+1), make([]bool, many+1)
	for f := 1; f <= few; f++ {
		owner[0] = f
		for m := range slack {
			slack[m], done[m] = math.Inf(1), false
		}
		place := 0
		for owner[place] != 0 {
			done[place] = true
			who, next, least := owner[place], 0, math.Inf(1)
			for m := 1; m <= many; m++ {
				if done[m] {
					continue
				}
				if s := -at(who-1, m-1) - priceFew[who] - priceMany[m]; s < slack[m] {
					slack[m], from[m] = s, place
				}
				if slack[m] < least {
					least, next = slack[m], m
				}
			}
			for m := range slack {
				if done[m] {
					priceFew[owner[m]] += least
					priceMany[m] -= least
				} else {
					slack[m] -= least
				}
			}
			place = next
		}
		for place != 0 {
			owner[place] = owner[from[place]]
			place = from[place]
		}
	}
	for m := 1; m <= many; m++ {
		if owner[m] == 0 || at(owner[m]-1, m-1) == 0 {
			continue
		}
		sum += at(owner[m]-1, m-1)
		if rows > columns {
			partner[m-1] = owner[m] - 1
		} else {
			partner[owner[m]-1] = m - 1
		}
	}
	return partner, sum
}
