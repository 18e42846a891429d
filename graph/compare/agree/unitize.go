package agree

import (
	"fmt"
	"slices"
)

// AlphaU is Krippendorff's alpha for units on a continuum: how far two or more
// readers agree on where units lie in a text of the given length, and of which
// category they are, beyond what units of these lengths would do anywhere.
// Distances are squared, so a unit that is far off costs much. For the alpha of
// one category, pass the units of that category alone.
//
// It does not depend on the order of readers or of units. It is at most 1, and 1
// if and only if the readings are the same. It is undefined where a reader has no
// units, where the units of one reader overlap, and where nothing could differ.
//
// Krippendorff (1995). The expected disagreement is divided by what is left of all
// pairs of places when those within a unit, the sum of l(l-1), are taken away.
// Published tables differ in the second decimal by whether this is done.
func AlphaU(length int, readers ...[]Unit) Figure {
	f := Figure{
		Name: "Krippendorff's alpha_U", Of: "units",
		Formula: "1 - sum of Do / sum of De over categories; Do mean squared distance of units and gaps that meet, De the same with the units anywhere",
		Source:  "Krippendorff 1995; De without pairs of places within a unit",
	}
	if len(readers) < 2 {
		return f.not(OneReader, "")
	}
	if why, detail := checkUnits(length, readers...); why != "" {
		return f.not(why, detail)
	}
	n := 0
	categories := map[string]bool{}
	for r, units := range readers {
		if i, j, found := overlap(units); found {
			return f.not(UnitsOverlap, fmt.Sprintf("reader %d: from %d to %d and from %d to %d", r+1,
				units[i].Start, units[i].End, units[j].Start, units[j].End))
		}
		n += len(units)
		for _, u := range units {
			categories[u.Category] = true
		}
	}
	// Each reader's sections of each category are walked once for each other reader.
	const mostWalked = 50_000_000
	if r, c := len(readers), len(categories); float64(r)*(2*float64(n)+float64(r)*float64(c)) > mostWalked {
		return f.not(TooLarge, fmt.Sprintf("%d units of %d categories and %d readers", n, c, r))
	}
	var observed, expected float64
	for _, c := range continua(length, readers) {
		observed += c.observed()
		expected += c.expected()
	}
	if expected == 0 {
		return f.not(NoVariation, "units of these lengths agree wherever they are")
	}
	return f.is(1-observed/expected, n).chance()
}

// A section is a stretch of the continuum: a unit, or a gap between units.
type section struct {
	start, length float64
	unit          bool
}

// A continuum is what each reader made of a text, for one category: sections that
// follow each other from its start to its end. Lengths are floats because their
// cubes are needed.
type continuum struct {
	length  float64
	readers [][]section
}

// continua returns the continuum of each category, in the order in which the
// categories first come.
func continua(length int, readers [][]Unit) []continuum {
	var all []continuum
	number := map[string]int{}
	for r, units := range readers {
		for _, i := range inOrder(units) {
			u := units[i]
			c, known := number[u.Category]
			if !known {
				c = len(all)
				number[u.Category] = c
				all = append(all, continuum{float64(length), make([][]section, len(readers))})
			}
			all[c].readers[r] = append(all[c].readers[r], section{float64(u.Start), float64(u.End - u.Start), true})
		}
	}
	for _, c := range all {
		for r, units := range c.readers {
			c.readers[r] = withGaps(c.length, units)
		}
	}
	return all
}

// withGaps returns units, which are in order, with the gaps between them.
func withGaps(length float64, units []section) []section {
	var all []section
	at := 0.0
	for _, u := range units {
		if u.start > at {
			all = append(all, section{at, u.start - at, false})
		}
		all = append(all, u)
		at = u.start + u.length
	}
	if at < length {
		all = append(all, section{at, length - at, false})
	}
	return all
}

// observed returns Do: the distances of all sections of two readers that meet, as
// a mean over ordered pairs of readers, in parts of the squared length.
func (c continuum) observed() float64 {
	sum := 0.0
	for i, a := range c.readers {
		for _, b := range c.readers[i+1:] {
			for x, y := 0, 0; x < len(a) && y < len(b); {
				sum += a[x].distance(b[y])
				endA, endB := a[x].start+a[x].length, b[y].start+b[y].length
				if endA <= endB {
					x++
				}
				if endB <= endA {
					y++
				}
			}
		}
	}
	readers := float64(len(c.readers))
	return 2 * sum / (readers * (readers - 1) * c.length * c.length)
}

// distance returns how far two sections that meet are apart: for two units the
// squares of the distances of their starts and of their ends; for a unit that
// falls into a gap the square of its length; else 0.
func (s section) distance(t section) float64 {
	starts := s.start - t.start
	ends := starts + s.length - t.length
	switch {
	case s.unit && t.unit:
		return starts*starts + ends*ends
	case s.unit && starts >= 0 && ends <= 0:
		return s.length * s.length
	case t.unit && starts <= 0 && ends >= 0:
		return t.length * t.length
	}
	return 0
}

// expected returns De: what the distances would be if each unit met every other
// one at every place where they touch, and every gap that it fits into.
func (c continuum) expected() float64 {
	var gaps, units []float64
	for _, sections := range c.readers {
		for _, s := range sections {
			if s.unit {
				units = append(units, s.length)
			} else {
				gaps = append(gaps, s.length)
			}
		}
	}
	slices.Sort(gaps)
	slices.Sort(units)
	var sum, within float64
	others := float64(len(units) - 1)
	// From the longest unit on, the gaps that a unit fits into only grow in number.
	fits, room := len(gaps), 0.0
	for _, l := range slices.Backward(units) {
		for fits > 0 && gaps[fits-1] >= l {
			fits--
			room += gaps[fits]
		}
		places := room - float64(len(gaps)-fits)*(l-1)
		sum += others/3*(2*l*l*l-3*l*l+l) + l*l*places
		within += l * (l - 1)
	}
	all := float64(len(c.readers)) * c.length
	return 2 / c.length * sum / (all*(all-1) - within)
}
