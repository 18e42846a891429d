// Package agree measures how far readings of one text agree, by the figures that
// scholars report: where units begin and end ([B], [S], [AlphaU], [UnitMatch]),
// how units are labelled ([Cohen], [Fleiss], [Alpha], [Observed]), which relations
// hold between claims ([PairKappa], [Edges], [Paths], [CASS], [MainClaims]) and
// how far the graphs are apart as wholes ([EditDistance], [Triples],
// [MappingSimilarity]).
//
// It works on plain slices and knows nothing of files, claims or locators. Whoever
// calls it decides which claims of two readings are the same, and gives these the
// same name.
//
// Every measure is a [Figure]: a value with its n, its formula and its source, or
// a reason why there is none. Nothing here returns an error or panics: what is
// wrong with an input is the reason why a figure is undefined. No figure is ever
// infinite or no number.
package agree

import (
	"fmt"
	"strconv"
	"strings"
)

// A Figure is a measure of agreement: a value, or the reason why there is none.
type Figure struct {
	Name string // "boundary similarity B"

	// Value is the figure, 0 where it is undefined. Where only bounds are
	// known, it is the one that was reached: Low for similarities.
	Value float64
	// Low and High bound the figure; both are Value where it is exact.
	Low, High float64

	Undefined Reason // "" where the figure is defined
	Detail    string // what in the input made it so, in words; may be ""

	N  int    // how many things it rests on
	Of string // what they are: "units", "ordered pairs"

	Formula string   // "(Po - Pe) / (1 - Pe)", with its letters explained
	Source  string   // authors and year
	Notes   []string // "unstable, n = 6"
}

// A Reason says in few words why a figure is undefined.
type Reason string

// Reasons why a figure is undefined.
const (
	NoUnits           Reason = "no units"
	UnitsOverlap      Reason = "units overlap"
	OutsideText       Reason = "a unit is no range of the text"
	NoVariation       Reason = "nothing could differ"
	NoItems           Reason = "no items"
	OneCategory       Reason = "one category"
	OneReader         Reason = "fewer than two readers"
	UnequalLength     Reason = "lists of unequal length"
	NoClaims          Reason = "no claims"
	NoRelations       Reason = "no relations"
	NoMainClaims      Reason = "no main claims"
	BrokenRelation    Reason = "a relation points at nothing"
	CircleOfRelations Reason = "relations on relations go round in a circle"
	NotAFigure        Reason = "a part of it is undefined"
	NotAboveZero      Reason = "M + S is not above 0"
	TooLarge          Reason = "too large"
)

// Few is the n below which figures that are corrected for chance (kappa, alpha,
// alpha_U, and CASS, which has a kappa in it) are marked as unstable: one item
// more or less would move them visibly. It is a rule of thumb, not a test.
const Few = 30

// Defined reports whether f has a value.
func (f Figure) Defined() bool { return f.Undefined == "" }

// Exact reports whether f has a value and not only bounds.
func (f Figure) Exact() bool { return f.Defined() && f.Low == f.High }

// String returns f without its name: "0.7500 (n = 4 boundaries)",
// "0.6100 to 0.7400 (n = 90 nodes and edges)", "undefined: units overlap".
func (f Figure) String() string {
	if !f.Defined() {
		return "undefined: " + string(f.Undefined)
	}
	var s strings.Builder
	if f.Exact() {
		s.WriteString(decimals(f.Value))
	} else {
		s.WriteString(decimals(f.Low) + " to " + decimals(f.High))
	}
	fmt.Fprintf(&s, " (n = %d %s", f.N, f.Of)
	for _, note := range f.Notes {
		s.WriteString("; " + note)
	}
	return s.String() + ")"
}

// decimals writes v with four decimals, and never "-0.0000".
func decimals(v float64) string {
	s := strconv.FormatFloat(v, 'f', 4, 64)
	if s == "-0.0000" {
		return "0.0000"
	}
	return s
}

// is returns f with a value that rests on n things.
func (f Figure) is(value float64, n int) Figure {
	return f.between(value, value, value, n)
}

// between returns f with bounds.
func (f Figure) between(value, low, high float64, n int) Figure {
	f.Value, f.Low, f.High, f.N = value, low, high, n
	return f
}

// not returns f without a value.
func (f Figure) not(why Reason, detail string) Figure {
	f.Undefined, f.Detail = why, detail
	return f
}

// note returns f with one note more.
func (f Figure) note(format string, values ...any) Figure {
	f.Notes = append(f.Notes[:len(f.Notes):len(f.Notes)], fmt.Sprintf(format, values...))
	return f
}

// chance returns f, which is corrected for chance, marked if it rests on few
// things.
func (f Figure) chance() Figure {
	if f.Defined() && f.N < Few {
		return f.note("unstable, n = %d", f.N)
	}
	return f
}
