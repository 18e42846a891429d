package source

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Offsets name a stretch of a text by numbers, as corpora do: the characters from
// Start up to but not including End, counted from 0. A character is a Unicode code
// point; each end of a line is as many as it has, and a byte order mark is one.
type Offsets struct{ Start, End int }

// String returns o as "120-245".
func (o Offsets) String() string { return strconv.Itoa(o.Start) + "-" + strconv.Itoa(o.End) }

// ParseOffsets reads a list of offsets, in the order written: one or more of the
// form 120-245, with commas between them and white space around. ok is false, and
// offsets nil, for anything else.
func ParseOffsets(s string) (offsets []Offsets, ok bool) {
	for part := range strings.SplitSeq(s, ",") {
		start, end, found := strings.Cut(strings.TrimSpace(part), "-")
		from, err := strconv.ParseUint(start, 10, 31)
		to, err2 := strconv.ParseUint(end, 10, 31)
		if !found || err != nil || err2 != nil {
			return nil, false
		}
		offsets = append(offsets, Offsets{int(from), int(to)})
	}
	return offsets, true
}

// FormatOffsets writes offsets as ParseOffsets reads them.
func FormatOffsets(offsets []Offsets) string {
	var parts []string
	for _, o := range offsets {
		parts = append(parts, o.String())
	}
	return strings.Join(parts, ", ")
}

// Span returns the span of o in t. The error says why there is none:
//
//	300-310: the text has 250 characters
//	20-10: the range is empty or runs backwards
func (t *Text) Span(o Offsets) (Span, error) {
	switch {
	case o.Start < 0 || o.Start >= o.End:
		return Span{}, fmt.Errorf("%s: the range is empty or runs backwards", o)
	case o.End > t.characters():
		return Span{}, fmt.Errorf("%s: the text has %s", o, count(t.characters(), "character"))
	}
	return Span{t.byteAt(o.Start), t.byteAt(o.End)}, nil
}

// Offsets returns the offsets of s, a span of t.
func (t *Text) Offsets(s Span) Offsets {
	return Offsets{t.characterAt(s.Start), t.characterAt(s.End)}
}

// Locators returns the sentences that s is, as a locator, if it is exactly one or
// several that follow each other in one paragraph, or whole paragraphs; else ok is
// false. White space around s is of no account.
func (t *Text) Locators(s Span) (l Locator, ok bool) {
	s = trim(t.text, s)
	in := t.Within(s)
	if len(in) == 0 || in[0].Span.Start != s.Start || in[len(in)-1].Span.End != s.End {
		return Locator{}, false
	}
	first, last := in[0], in[len(in)-1]
	switch {
	case first.Paragraph == last.Paragraph && first.Number == last.Number:
		return Locator{Paragraph: first.Paragraph, Sentence: first.Number}, true
	case first.Paragraph == last.Paragraph:
		return Locator{Paragraph: first.Paragraph, Sentence: first.Number, ToSentence: last.Number}, true
	case first.Number == 1 && last.Number == len(t.paragraphs[last.Paragraph-1].Sentences):
		return Locator{Paragraph: first.Paragraph, ToParagraph: last.Paragraph}, true
	}
	return Locator{}, false
}

// Quote returns a quotation that Find finds s by: its words, with as many words
// before and behind them as it takes to tell it from other places. ok is false where
// no quotation does: for a span of white space, one that cuts a character in two, or
// one that begins or ends within a run of white space.
func (t *Text) Quote(s Span) (q Quote, ok bool) {
	s = trim(t.text, s)
	if s.Start >= s.End {
		return Quote{}, false
	}
	q.Exact = t.Slice(s)
	for around := 0; ; around += 24 {
		if around > 0 {
			before, behind := t.back(s.Start, around), t.forward(s.End, around)
			q.Prefix, q.Suffix = t.Slice(Span{before, s.Start}), t.Slice(Span{s.End, behind})
			if before == 0 && behind == len(t.text) {
				found, err := t.Find(q)
				return q, err == nil && found == s
			}
		}
		if found, err := t.Find(q); err == nil {
			return q, found == s
		}
	}
}

// back returns the start of a word at least n bytes before at, or 0.
func (t *Text) back(at, n int) int {
	at = max(at-n, 0)
	for at > 0 && t.text[at-1] > ' ' {
		at--
	}
	return at
}

// forward returns the end of a word at least n bytes behind at, or the end.
func (t *Text) forward(at, n int) int {
	at = min(at+n, len(t.text))
	for at < len(t.text) && t.text[at] > ' ' {
		at++
	}
	return at
}

// mileage is how many characters apart the places are that a text knows in bytes.
const mileage = 256

// mark notes where in the text each so manieth character is.
func (t *Text) mark() {
	n := 0
	for at := range t.text {
		if n%mileage == 0 {
			t.miles = append(t.miles, at)
		}
		n++
	}
	t.length = n
}

func (t *Text) characters() int { return t.length }

// byteAt returns where a character starts.
func (t *Text) byteAt(character int) int {
	if character >= t.length {
		return len(t.text)
	}
	at := t.miles[character/mileage]
	for range character % mileage {
		_, size := utf8.DecodeRuneInString(t.text[at:])
		at += size
	}
	return at
}

// characterAt returns how many characters start before a byte.
func (t *Text) characterAt(at int) int {
	low, high := 0, len(t.miles)
	for low < high {
		if mid := (low + high) / 2; t.miles[mid] <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == 0 {
		return 0
	}
	return (low-1)*mileage + utf8.RuneCountInString(t.text[t.miles[low-1]:at])
}
