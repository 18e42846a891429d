package compare

import "container/heap"

// An edge is a column that a row may be assigned to, and what that is worth, above 0.
type edge struct {
	column int
	worth  int64
}

// assign assigns rows to columns, each to one at the most, so that the sum of the worths is
// largest, and returns for each row its column or -1. It adds one row after the other by
// a cheapest augmenting path (Jonker and Volgenant, 1987), which may leave a row out
// that had a column.
func assign(rows [][]edge, columns int) []int {
	most := int64(0)
	for _, row := range rows {
		for _, e := range row {
			most = max(most, e.worth)
		}
	}
	// Each row may also take a column of its own, which is worth nothing.
	a := &assigning{rows: rows, columns: columns, most: most,
		of: make([]int, len(rows)), at: make([]int, columns+len(rows)), price: make([]int64, columns+len(rows)), due: make([]int64, len(rows))}
	for i := range a.of {
		a.of[i] = -1
	}
	for j := range a.at {
		a.at[j] = -1
	}
	for i := range rows {
		a.add(i)
	}
	for i, j := range a.of {
		if j >= columns {
			a.of[i] = -1
		}
	}
	return a.of
}

type assigning struct {
	rows       [][]edge
	columns    int
	most       int64
	of, at     []int   // the column of each row, the row of each column, or -1
	due, price []int64 // of rows, of columns: no edge costs less than their sum
}

// add assigns row i.
func (a *assigning) add(i int) {
	distance := map[int]int64{}
	from := map[int]int{} // the row from which a column is reached
	done := map[int]bool{}
	var order []int
	var queue columnQueue
	reach := func(row int, so int64) {
		see := func(j int, cost int64) {
			d := so + cost - a.due[row] - a.price[j]
			if old, seen := distance[j]; !done[j] && (!seen || d < old) {
				distance[j], from[j] = d, row
				heap.Push(&queue, reached{d, j})
			}
		}
		for _, e := range a.rows[row] {
			see(e.column, a.most-e.worth)
		}
		see(a.columns+row, a.most)
	}
	reach(i, 0)
	end, length := -1, int64(0)
	for end < 0 {
		r := heap.Pop(&queue).(reached)
		if done[r.column] {
			continue
		}
		done[r.column] = true
		length = r.distance
		if a.at[r.column] < 0 {
			end = r.column
			break
		}
		order = append(order, r.column)
		reach(a.at[r.column], r.distance)
	}
	a.due[i] += length
	for _, j := range order {
		a.due[a.at[j]] += length - distance[j]
		a.price[j] -= length - distance[j]
	}
	for j := end; ; {
		row := from[j]
		next := a.of[row]
		a.of[row], a.at[j] = j, row
		if row == i {
			return
		}
		j = next
	}
}

// reached is a column and how far it is.
type reached struct {
	distance int64
	column   int
}

type columnQueue []reached

func (q columnQueue) Len() int { return len(q) }
func (q columnQueue) Less(i, j int) bool {
	if q[i].distance != q[j].distance {
		return q[i].distance < q[j].distance
	}
	return q[i].column < q[j].column
}
func (q columnQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *columnQueue) Push(x any)   { *q = append(*q, x.(reached)) }
func (q *columnQueue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
