// Package report writes what is told of rival readings as one document: an HTML page that
// stands on its own, or Markdown. Every text may be anybody's and is written as text.
package report

import (
	"fmt"
	"strings"
	"unicode"
)

// A Report is what is told of readings of one text.
type Report struct {
	Title    string
	Readings []Reading
	Pairs    []Pair   // in the order in which they are told
	Together []Figure // of all readings; none where there are two
}

// A Reading is one of them.
type Reading struct {
	Letter, Title, Author, File string // File may be "" where it is the title
	Claims, Relations           int
	List                        []Claim // its claims and sketches in the order of the outline
}

// A Claim is one of a reading.
type Claim struct {
	ID, Number, Title, Text string // ID is unique in the report, of letters, digits, dots and hyphens
	Stated                  string // where in the text: "p1.s2", or that it is unstated
	Place                   string // where it is written: "mine.argdown:3:1"
}

// A Pair is two readings held against each other.
type Pair struct {
	A, B     string // letters
	Warnings []string
	Maps     [][]byte // SVGs, trusted: the pages of the map; none where there is none
	NoMap    string   // why
	Summary  string   // how much is shared, and where they part
	Groups   []Group
	Matches  []Match
	Figures  []Figure
	Cruxes   []Crux
}

// A Group has the differences of one kind.
type Group struct {
	Name  string
	Items []Item
}

// An Item is a difference.
type Item struct {
	Sentence string
	At       []Ref // what it is about
	Decides  bool  // it is part of a crux
}

// A Ref names a claim or relation and where it is written.
type Ref struct {
	Name  string
	Claim string // the ID of a claim, of a relation that of its first source; "" for no link
	Place string
}

// A Match is claims that are the same.
type Match struct {
	A, B    []Ref
	Score   float64
	Reasons []Reason
	Given   bool // by the user
}

// A Reason speaks for a match.
type Reason struct {
	Name  string
	Value float64
}

// A Figure is a measure of agreement.
type Figure struct {
	Name, Value, N, Notes, Formula, Source string
}

// A Crux is what decides about a claim.
type Crux struct {
	Claim    Ref
	Sentence string
	Sets     [][]string // sentences of differences
	More     string     // what is left out, "" if nothing
}

// Heading names the readings of the pair.
func (p Pair) Heading() string { return p.A + " and " + p.B }

// PagePrefix is what the ids of pages of maps begin with.
const PagePrefix = "page-of-map-"

// PageID is the id of a page, from 0, of the map of a pair, from 0, in the report.
func PageID(pair, page int) string { return fmt.Sprintf("%s%d-%d", PagePrefix, pair, page) }

// Size says how much there is in a reading.
func (r Reading) Size() string {
	return counted(r.Claims, "claim") + ", " + counted(r.Relations, "relation")
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Several reports whether there are more than two readings.
func (r Report) Several() bool { return len(r.Readings) > 2 }

// decimals writes a score with two decimals.
func decimals(v float64) string { return fmt.Sprintf("%.2f", v) }

// clean returns a text on one line, without what no page can hold: control characters,
// and bytes that are no text.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || r == 0xfffe || r == 0xffff:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))), " ")
}
