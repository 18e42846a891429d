package agree

import "slices"

// Where units begin and end, compared as two sets of boundaries.

// boundaries returns the places where units begin or end within a text of the given
// length, ascending. The start and the end of the text are none. Where units
// partition the text, these are the cuts.
func boundaries(length int, units []Unit) []int {
	var places []int
	for _, u := range units {
		for _, p := range [2]int{u.Start, u.End} {
			if p > 0 && p < length {
				places = append(places, p)
			}
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// boundaryEdits counts what turns one set of boundaries into another: the boundary
// edit distance for boundaries of one type, where those next to each other are a
// near miss (Fournier 2013, with n_t = 2).
type boundaryEdits struct {
	matches int // set by both
	alone   int // additions and deletions: set by one, and nothing near left for it
	moved   int // transpositions: near misses by one place
}

// cost is |A| + w(T): a near miss counts half.
func (e boundaryEdits) cost() float64 { return float64(e.alone) + float64(e.moved)/2 }

// editUnits finds the boundary edits between the units of two readers; the reason is
// "" if there is nothing wrong with the input.
func editUnits(length int, a, b []Unit) (edits boundaryEdits, why Reason, detail string) {
	if why, detail := checkUnits(length, a, b); why != "" {
		return edits, why, detail
	}
	return editBoundaries(boundaries(length, a), boundaries(length, b)), "", ""
}

// editBoundaries finds the edits between a and b, both ascending and without
// repetition, that cost least. Matches apart, boundaries next to each other stand in
// runs, where it is best to pair them from the left.
func editBoundaries(a, b []int) (edits boundaryEdits) {
	type boundary struct {
		place int
		inB   bool
	}
	var left []boundary
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			left, a = append(left, boundary{a[0], false}), a[1:]
		case len(a) == 0 || b[0] < a[0]:
			left, b = append(left, boundary{b[0], true}), b[1:]
		default:
			edits.matches++
			a, b = a[1:], b[1:]
		}
	}
	for len(left) > 0 {
		if len(left) > 1 && left[1].place-left[0].place == 1 && left[1].inB != left[0].inB {
			edits.moved++
			left = left[2:]
			continue
		}
		edits.alone++
		left = left[1:]
	}
	return edits
}

// S is segmentation similarity: the share of places between the tokens (or characters,
// as the units are counted) of a text of the given length at which two readers need no
// edit. It is near 1 for almost any two readings,
// because it divides by all places; read it beside [B]. It is symmetric, from 0 to
// 1, and undefined where a reader has no units or the text is shorter than 2.
//
// Fournier and Inkpen (2012), with the boundary edit distance of Fournier (2013).
func S(length int, a, b []Unit) Figure {
	f := Figure{
		Name: "segmentation similarity S", Of: "places",
		Formula: "1 - (|A| + w(T)) / (L - 1); A boundaries of one reader alone, T near misses by one place (n_t = 2), w(T) half their number, L length of the text",
		Source:  "Fournier and Inkpen 2012; edits as in Fournier 2013",
	}
	edits, why, detail := editUnits(length, a, b)
	switch {
	case why != "":
		return f.not(why, detail)
	case length < 2:
		return f.not(NoVariation, "the text has no place for a boundary")
	}
	return f.is(1-edits.cost()/float64(length-1), length-1)
}

// B is boundary similarity: how much of the boundaries that at least one of two
// readers sets in a text of the given length needs no edit. It is symmetric, from 0 to 1, and undefined where a
// reader has no units. Two readers who set no boundary at all agree: 1.
//
// Fournier (2013).
func B(length int, a, b []Unit) Figure {
	f := Figure{
		Name: "boundary similarity B", Of: "boundaries",
		Formula: "1 - (|A| + w(T)) / (|A| + |T| + |M|); A boundaries of one reader alone, T near misses by one place (n_t = 2), w(T) half their number, M matches",
		Source:  "Fournier 2013",
	}
	edits, why, detail := editUnits(length, a, b)
	if why != "" {
		return f.not(why, detail)
	}
	n := edits.alone + edits.moved + edits.matches
	if n == 0 {
		return f.is(1, 0).note("neither reader sets a boundary")
	}
	return f.is(1-edits.cost()/float64(n), n)
}
