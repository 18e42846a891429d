package source

// Cutting a text: lines into paragraphs, and a paragraph into sentences.

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// splitParagraphs returns the spans of the paragraphs in the body of text, in
// order, without white space around them.
func splitParagraphs(text string, body Span) []Span {
	var paragraphs []Span
	open := false // whether the line before belongs to a paragraph
	for at := body.Start; at < body.End; {
		line, next := lineAt(text, at)
		words := trim(text, line)
		switch {
		case words.Start == words.End:
			open = false
		case open:
			paragraphs[len(paragraphs)-1].End = words.End
		default:
			open = true
			paragraphs = append(paragraphs, words)
		}
		at = next
	}
	return paragraphs
}

// lineAt returns the line that starts at a byte offset, without its end, and
// the offset of the line after it. LF, CRLF and CR end a line.
func lineAt(text string, start int) (line Span, next int) {
	length := strings.IndexAny(text[start:], "\r\n")
	if length < 0 {
		return Span{start, len(text)}, len(text)
	}
	end := start + length
	if strings.HasPrefix(text[end:], "\r\n") {
		return Span{start, end}, end + 2
	}
	return Span{start, end}, end + 1
}

// splitSentences returns the spans of the sentences in one paragraph of text,
// in order, without white space around them. UAX #29 (rule SB4) ends a
// sentence with every line, so what it gets to see is the paragraph on one
// line.
func splitSentences(text string, paragraph Span) []Span {
	var sentences []Span
	line := fold(text, paragraph, whiteSpaceAndClosers)
	rest, at, state := line.text, 0, -1
	for rest != "" {
		var sentence string
		sentence, rest, state = uniseg.FirstSentenceInString(rest, state)
		// Never white space alone: no rule breaks before a space.
		sentences = append(sentences, trim(text, Span{line.source(at), line.source(at + len(sentence))}))
		at += len(sentence)
	}
	return sentences
}

// whiteSpaceAndClosers melts runs of white space, and runs of brackets and
// quotation marks too, with what is ignored between them. UAX #29 speaks of
// such runs only as Close* and Sp*, so that their length moves no boundary;
// but behind a full stop uniseg looks ahead from every character of a run, and
// a long one would take the square of its length.
func whiteSpaceAndClosers(before, r rune) bool {
	return whiteSpace(before, r) || closer(before) && (closer(r) || ignored(r))
}

// closer reports whether r is of the class Close in UAX #29. Some rare ones
// are missing, which costs time and moves no boundary.
func closer(r rune) bool {
	return r == '"' || r == '\'' || unicode.In(r, unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf)
}

// ignored reports whether UAX #29 skips r, of the classes Extend and Format
// (rule SB5). Some rare ones are missing likewise.
func ignored(r rune) bool { return unicode.In(r, unicode.M, unicode.Cf) }
