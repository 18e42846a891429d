package agree

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// A Unit is the range of text of one stated claim, from Start up to but not
// including End, counted in whatever the text is measured in: tokens or
// characters. Unstated claims are no units.
type Unit struct {
	Start, End int
	Category   string // a label such as a role; only AlphaU heeds it
}

// checkUnits returns why readers' units can't be measured on a text of the given
// length (math.MaxInt if it is not known), "" if they can.
func checkUnits(length int, readers ...[]Unit) (Reason, string) {
	for r, units := range readers {
		if len(units) == 0 {
			return NoUnits, fmt.Sprintf("reader %d has none", r+1)
		}
		for i, u := range units {
			if u.Start < 0 || u.End <= u.Start || u.End > length {
				detail := fmt.Sprintf("reader %d, unit %d: from %d to %d", r+1, i+1, u.Start, u.End)
				if length < math.MaxInt {
					detail += fmt.Sprintf(" in a text of %d", length)
				}
				return OutsideText, detail
			}
		}
	}
	return "", ""
}

// inOrder returns the indices of units as they stand in the text.
func inOrder(units []Unit) []int {
	order := make([]int, len(units))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(units[a].Start, units[b].Start), cmp.Compare(units[a].End, units[b].End))
	})
	return order
}

// overlap returns the first two units that overlap, in the order of the text.
func overlap(units []Unit) (a, b int, found bool) {
	order := inOrder(units)
	for i := 1; i < len(order); i++ {
		if units[order[i]].Start < units[order[i-1]].End {
			return order[i-1], order[i], true
		}
	}
	return 0, 0, false
}
