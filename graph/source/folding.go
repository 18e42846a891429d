package source

// Folding: a text with its runs of white space as single spaces, and the way
// back from it to the bytes of the text. Quotes are compared so, and sentences
// are found so.

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A folding is a part of a text on one line. It begins and ends with a space,
// as if that part stood amid white space.
type folding struct {
	text  string
	marks []mark // ascending; the first is at 0
}

// A mark says where in the source a byte of the folding comes from. Up to the
// next mark both run in step.
type mark struct{ at, source int }

// fold folds a part of source. Every white space becomes a space; then a rune
// is left out if it melts into the rune before it, the last one that was kept.
func fold(source string, part Span, melts func(before, r rune) bool) folding {
	var text strings.Builder
	text.Grow(part.End - part.Start + 2)
	text.WriteByte(' ')
	marks := []mark{{0, part.Start}}
	step := part.Start // source offset less folded offset, since the last mark
	keep := func(s string, from int) {
		if from-text.Len() != step {
			step = from - text.Len()
			marks = append(marks, mark{text.Len(), from})
		}
		text.WriteString(s)
	}

	before := ' '
	for i := part.Start; i < part.End; {
		r, size := utf8.DecodeRuneInString(source[i:part.End])
		kept := source[i : i+size] // not string(r): a broken rune keeps its bytes
		if unicode.IsSpace(r) {
			r, kept = ' ', " "
		}
		if !melts(before, r) {
			keep(kept, i)
			before = r
		}
		i += size
	}
	if before != ' ' {
		keep(" ", part.End)
	}
	keep("", part.End)
	return folding{text.String(), marks}
}

// whiteSpace melts runs of white space.
func whiteSpace(before, r rune) bool { return before == ' ' && r == ' ' }

// source returns the byte offset in the source of what stands at a byte offset
// of the folding. Its end is the end of the part that was folded.
func (f folding) source(at int) int {
	m := f.marks[sort.Search(len(f.marks), func(i int) bool { return f.marks[i].at > at })-1]
	return m.source + at - m.at
}

// oneLine folds s and drops the white space at its ends.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
