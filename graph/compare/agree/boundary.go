package agree

import (
	"fmt"
	"slices"
)

// Where units begin and end, compared as two sets of boundaries.

// A Text is what boundaries are set in.
type Text struct {
	Length int // in tokens or characters, as the units are counted

	// Near is n_t: boundaries that are fewer than Near places apart are a near
	// miss, one edit of less than full weight. 0 means 2, as is usual with
	// tokens: boundaries next to each other. 1 allows no near misses. At most
	// 1,000,000.
	Near int
}

// Boundaries returns the places where units begin or end within a text of the
// given length, ascending. The start and the end of the text are none. Where units
// partition the text, these are the cuts.
func Boundaries(length int, units []Unit) []int {
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

// edits finds the boundary edits between the units of two readers; the reason is
// "" if there is nothing wrong with the input.
func (t Text) edits(a, b []Unit) (edits BoundaryEdits, why Reason, detail string) {
	if t.Near < 0 || t.Near > mostNear {
		return edits, BadOption, fmt.Sprintf("n_t is %d; it must be from 1 to %d", t.Near, mostNear)
	}
	if t.Near == 0 {
		t.Near = 2
	}
	if why, detail := checkUnits(t.Length, a, b); why != "" {
		return edits, why, detail
	}
	edits, ok := EditBoundaries(Boundaries(t.Length, a), Boundaries(t.Length, b), t.Near)
	if !ok {
		return edits, TooLarge, fmt.Sprintf("too many boundaries for n_t = %d", t.Near)
	}
	return edits, "", ""
}

// S is segmentation similarity: the share of places between tokens (or characters)
// at which two readers need no edit. It is near 1 for almost any two readings,
// because it divides by all places; read it beside [B]. It is symmetric, from 0 to
// 1, and undefined where a reader has no units or the text is shorter than 2.
//
// Fournier and Inkpen (2012), with the boundary edit distance of Fournier (2013).
func S(t Text, a, b []Unit) Figure {
	f := Figure{
		Name: "segmentation similarity S", Of: "places",
		Formula: "1 - (|A| + w(T)) / (L - 1); A boundaries of one reader alone, T near misses, w(T) their distances / n_t, L length of the text",
		Source:  "Fournier and Inkpen 2012; edits as in Fournier 2013",
	}
	edits, why, detail := t.edits(a, b)
	switch {
	case why != "":
		return f.not(why, detail)
	case t.Length < 2:
		return f.not(NoVariation, "the text has no place for a boundary")
	}
	return f.is(1-edits.Cost()/float64(t.Length-1), t.Length-1)
}

// B is boundary similarity: how much of the boundaries that at least one of two
// readers sets needs no edit. It is symmetric, from 0 to 1, and undefined where a
// reader has no units. Two readers who set no boundary at all agree: 1.
//
// Fournier (2013).
func B(t Text, a, b []Unit) Figure {
	f := Figure{
		Name: "boundary similarity B", Of: "boundaries",
		Formula: "1 - (|A| + w(T)) / (|A| + |T| + |M|); A boundaries of one reader alone, T near misses, w(T) their distances / n_t, M matches",
		Source:  "Fournier 2013",
	}
	edits, why, detail := t.edits(a, b)
	if why != "" {
		return f.not(why, detail)
	}
	n := len(edits.Alone) + len(edits.Moved) + len(edits.Matches)
	if n == 0 {
		return f.is(1, 0).note("neither reader sets a boundary")
	}
	return f.is(1-edits.Cost()/float64(n), n)
}
