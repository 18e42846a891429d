package source

// Quotes: places in a text by the very words.

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Quote names words of a text by quoting them: the TextQuoteSelector of the
// W3C Web Annotation Data Model (2017). Prefix and Suffix are what stands
// directly before and behind the words, as much of it as tells one place from
// another; both may be empty. For comparing, each run of white space is one
// space; all else, quotation marks too, must be the same letter for letter.
//
// Where Exact meets its Prefix or Suffix, white space of the text may be
// missing in the quote, since YAML drops it: the Prefix "at the", and "at the "
// too, stands before "door" in "at the door".
type Quote struct{ Exact, Prefix, Suffix string }

// Find returns the span of the words that q names, without white space around
// it. The words may run over lines and paragraphs. The error, for words that
// stand nowhere in the text or in more than one place, says how often they do,
// and what could help.
func (t *Text) Find(q Quote) (Span, error) {
	p, err := newPattern(q)
	if err != nil {
		return Span{}, err
	}

	text := t.folded.text
	var all, fitting int // places of the words, with any and with the right surroundings
	var found Span
	for from := 0; ; {
		i := strings.Index(text[from:], p.words)
		if i < 0 {
			break
		}
		start := from + i
		end := start + len(p.words)
		all++
		if endsIn(text[:start], p.before) && startsWith(text[end:], p.behind) {
			fitting++
			found = Span{t.folded.source(start), t.folded.source(end)}
		}
		from = start + 1 // places may overlap
	}
	if fitting == 1 {
		return found, nil
	}
	return Span{}, fmt.Errorf("quote %s: %w", shorten(p.words), t.misfit(p, all, fitting))
}

// A pattern is a quote made ready for comparing with folded text.
type pattern struct {
	words          string // neither empty nor with white space at its ends
	before, behind string // with a space where they meet the words if one was written
}

func newPattern(q Quote) (pattern, error) {
	words := strings.TrimSpace(q.Exact)
	switch {
	case words == "":
		return pattern{}, errors.New("quote: it has no words")
	case !utf8.ValidString(q.Exact):
		return pattern{}, errors.New("quote: it is not valid UTF-8")
	}
	// White space at the ends of Exact is the beginning of what is around it.
	start := strings.Index(q.Exact, words)
	end := start + len(words)
	return pattern{
		words:  oneLine(words),
		before: surroundings(q.Prefix + q.Exact[:start]),
		behind: surroundings(q.Exact[end:] + q.Suffix),
	}, nil
}

// surroundings folds what stands before or behind the words, with a space at
// an end that has white space. White space alone says nothing of the place.
func surroundings(s string) string {
	line := oneLine(s)
	if line == "" {
		return ""
	}
	if s != strings.TrimLeftFunc(s, unicode.IsSpace) {
		line = " " + line
	}
	if s != strings.TrimRightFunc(s, unicode.IsSpace) {
		line += " "
	}
	return line
}

// endsIn reports whether folded text ends in before, and perhaps a space.
func endsIn(text, before string) bool {
	return strings.HasSuffix(text, before) || strings.HasSuffix(strings.TrimSuffix(text, " "), before)
}

// startsWith reports whether folded text starts with behind, after perhaps a
// space.
func startsWith(text, behind string) bool {
	return strings.HasPrefix(text, behind) || strings.HasPrefix(strings.TrimPrefix(text, " "), behind)
}

// misfit says why words that stand in the text so many times, and with the
// right surroundings so many times, are not one place.
func (t *Text) misfit(p pattern, all, fitting int) error {
	around := p.around()
	switch {
	case all == 0 && strings.Contains(plainMarks.Replace(t.folded.text), plainMarks.Replace(p.words)):
		return errors.New("not found in the text, but found with other quotation marks or apostrophes; copy them from the text")
	case all == 0:
		return errors.New("not found in the text; copy the words from it letter for letter")
	case fitting == 0:
		return fmt.Errorf("found %s in the text, but never with this %s; copy it from the text, directly beside the words", times(all), around)
	case around == "":
		return fmt.Errorf("found %s in the text; add a prefix or suffix, the words directly before or behind, to say which", times(fitting))
	}
	return fmt.Errorf("found %s in the text with this %s; make the quote, its prefix or its suffix longer to say which", times(fitting), around)
}

// around names the surroundings that p gives.
func (p pattern) around() string {
	switch {
	case p.before != "" && p.behind != "":
		return "prefix and suffix"
	case p.before != "":
		return "prefix"
	case p.behind != "":
		return "suffix"
	}
	return ""
}

// plainMarks turns typographic quotation marks and apostrophes into one plain
// sign, to see whether they are all that differs.
var plainMarks = strings.NewReplacer(
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "‹", "'", "›", "'",
	"“", "'", "”", "'", "„", "'", "‟", "'", "«", "'", "»", "'", `"`, "'",
)

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// shorten quotes words, cut where they get too long for a message.
func shorten(words string) string {
	const most = 60 // runes
	if runes := []rune(words); len(runes) > most {
		words = strings.TrimSpace(string(runes[:most])) + "…"
	}
	return fmt.Sprintf("%q", words)
}
