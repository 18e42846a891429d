// Package source points into the text that an argument map is read from.
//
// A [Text] is plain text cut into paragraphs, at blank lines, and sentences, at
// the boundaries of Unicode Standard Annex #29. Both are counted from 1, the
// sentences anew in each paragraph, so that a [Locator] can name them:
//
//	p6              the sixth paragraph
//	p6.s2           its second sentence
//	p6.s2-s4        its second to its fourth sentence
//	p6-p8           three paragraphs
//	p6.s2, p7-p8    a list of such places
//
// What is not of this form is a citation ("Plato, Republic 331c"): something
// to show, and never an error. A [Quote] is the other way to point, also at
// less than a sentence: by the very words, and by those around them where the
// words stand in the text more than once. A [Reference] is what an author
// wrote to say where a claim stands: locators or a citation, and quotes.
//
// Positions are byte offsets into the text as it was given; nothing here
// changes it. The package reads and writes no files.
package source

import (
	"slices"
	"sort"
	"strings"
	"unicode"
)

// A Span is a stretch of a text: bytes from Start up to but not including End,
// into [Text.String].
type Span struct{ Start, End int }

// A Sentence is one sentence of a text.
type Sentence struct {
	Paragraph int  // the number of its paragraph, from 1
	Number    int  // its own in that paragraph, from 1
	Span      Span // without white space around it; never empty
}

// A Paragraph is one paragraph of a text.
type Paragraph struct {
	Number    int        // from 1
	Span      Span       // without white space around it; never empty
	Sentences []Sentence // in order, at least one
}

// A Text is a text cut into paragraphs and sentences. It never changes, and
// may be used by many goroutines at once.
type Text struct {
	text       string
	paragraphs []Paragraph
	sentences  []Sentence // those of all paragraphs, in order
	folded     folding    // what quotes are looked for in
	length     int        // in characters
	miles      []int      // where some of these start: see mark
}

// byteOrderMark may stand in front of a text and is no part of its words.
const byteOrderMark = "\uFEFF"

// New cuts text into paragraphs and sentences. Lines may end in LF, CRLF or
// CR. A line of nothing but white space is blank and ends a paragraph, as do
// several of them; a line's end inside a paragraph is layout and counts as a
// space. A byte order mark at the start is skipped. The time taken grows with
// the length of the text.
func New(text string) *Text {
	body := Span{0, len(text)}
	if strings.HasPrefix(text, byteOrderMark) {
		body.Start = len(byteOrderMark)
	}
	t := &Text{text: text, folded: fold(text, body, whiteSpace)}
	for i, span := range splitParagraphs(text, body) {
		first := len(t.sentences)
		for j, sentence := range splitSentences(text, span) {
			t.sentences = append(t.sentences, Sentence{i + 1, j + 1, sentence})
		}
		t.paragraphs = append(t.paragraphs, Paragraph{i + 1, span, t.sentences[first:]})
	}
	t.mark()
	return t
}

// String returns the text as it was given to [New], a byte order mark included.
func (t *Text) String() string { return t.text }

// Paragraphs returns the paragraphs of the text, in order. The caller may keep
// and change what it is given.
func (t *Text) Paragraphs() []Paragraph {
	paragraphs := slices.Clone(t.paragraphs)
	for i, p := range paragraphs {
		paragraphs[i].Sentences = slices.Clone(p.Sentences)
	}
	return paragraphs
}

// Sentences returns the sentences of all paragraphs, in order. The caller may
// keep and change what it is given.
func (t *Text) Sentences() []Sentence { return slices.Clone(t.sentences) }

// Slice returns the words of a span on one line: white space at its ends is
// left out, and each run of white space between words is one space. It panics
// if s does not lie within the text.
func (t *Text) Slice(s Span) string {
	words := t.text[s.Start:s.End]
	if s.Start == 0 {
		words = strings.TrimPrefix(words, byteOrderMark)
	}
	return oneLine(words)
}

// Within returns the sentences that share at least one byte with s, in order:
// none for an empty span, or for one of white space between two sentences.
func (t *Text) Within(s Span) []Sentence {
	if s.Start >= s.End {
		return nil
	}
	first := sort.Search(len(t.sentences), func(i int) bool { return t.sentences[i].Span.End > s.Start })
	behind := sort.Search(len(t.sentences), func(i int) bool { return t.sentences[i].Span.Start >= s.End })
	if first >= behind {
		return nil
	}
	return slices.Clone(t.sentences[first:behind])
}

// trim returns span without the white space at its ends.
func trim(text string, span Span) Span {
	words := strings.TrimLeftFunc(text[span.Start:span.End], unicode.IsSpace)
	start := span.End - len(words)
	return Span{start, start + len(strings.TrimRightFunc(words, unicode.IsSpace))}
}
