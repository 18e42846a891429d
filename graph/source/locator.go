package source

// Locators: places in a text by number, written, read and looked up.

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Locator names paragraphs or sentences of a text by their numbers, which
// count from 1. Zero is a number that was not written, so there are four
// forms:
//
//	{Paragraph: 6}                              p6
//	{Paragraph: 6, Sentence: 2}                 p6.s2
//	{Paragraph: 6, Sentence: 2, ToSentence: 4}  p6.s2-s4
//	{Paragraph: 6, ToParagraph: 8}              p6-p8
//
// Ranges include both ends. A locator need not point at anything; see
// [Text.Resolve]. The zero Locator is p0, which never does.
type Locator struct {
	Paragraph   int
	Sentence    int // 0: whole paragraphs; [WrittenZero]: s0
	ToParagraph int // 0: no range of paragraphs; [WrittenZero]: -p0
	ToSentence  int // 0: no range of sentences; [WrittenZero]: -s0
}

// WrittenZero is a 0 that stands in a locator (p6.s0), to tell it from a number
// that does not (p6). It points at nothing.
const WrittenZero = -1

// String returns the locator in the form that [ParseLocators] reads, without
// spaces or leading zeros.
func (l Locator) String() string {
	s := "p" + number(l.Paragraph)
	if l.Sentence != 0 {
		s += ".s" + number(l.Sentence)
	}
	if l.ToParagraph != 0 {
		s += "-p" + number(l.ToParagraph)
	}
	if l.ToSentence != 0 {
		s += "-s" + number(l.ToSentence)
	}
	return s
}

func number(n int) string { return strconv.Itoa(max(n, 0)) }

var locatorForm = regexp.MustCompile(`^p(\d+)(?:\.s(\d+)(?:-s(\d+))?|-p(\d+))?$`)

// ParseLocators reads a list of locators, in the order written: one or more,
// with commas between them. White space is allowed round the commas and at the
// ends. ok is false, and locators nil, for anything else: a citation. A
// locator that points at nothing (p0, p8-p6) is still one. Numbers too large
// for an int become the largest.
func ParseLocators(s string) (locators []Locator, ok bool) {
	for item := range strings.SplitSeq(s, ",") {
		numbers := locatorForm.FindStringSubmatch(strings.TrimSpace(item))
		if numbers == nil {
			return nil, false
		}
		locators = append(locators, Locator{
			Paragraph:   max(parseNumber(numbers[1]), 0),
			Sentence:    parseNumber(numbers[2]),
			ToSentence:  parseNumber(numbers[3]),
			ToParagraph: parseNumber(numbers[4]),
		})
	}
	return locators, true
}

// parseNumber reads digits; none are 0.
func parseNumber(digits string) int {
	if digits == "" {
		return 0
	}
	n, _ := strconv.Atoi(digits) // the largest int if out of range
	if n == 0 {
		return WrittenZero
	}
	return n
}

// Resolve returns the sentences that l covers, in order: at least one. The
// error says why l points at nothing, and how much there is to point at:
//
//	p14.s9: paragraph 14 has 7 sentences
//	p99: the text has 14 paragraphs
//	p6.s4-s2: the range runs backwards
//	p0: paragraphs count from 1
func (t *Text) Resolve(l Locator) ([]Sentence, error) {
	sentences, err := t.resolve(l)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l, err)
	}
	return sentences, nil
}

func (t *Text) resolve(l Locator) ([]Sentence, error) {
	if l.ToParagraph != 0 && (l.Sentence != 0 || l.ToSentence != 0) || l.ToSentence != 0 && l.Sentence == 0 {
		return nil, errors.New("a range runs between paragraphs, or between sentences of one paragraph")
	}
	toParagraph, toSentence := l.ToParagraph, l.ToSentence
	if toParagraph == 0 {
		toParagraph = l.Paragraph
	}
	if toSentence == 0 {
		toSentence = l.Sentence
	}

	switch {
	case l.Paragraph < 1 || toParagraph < 1:
		return nil, errors.New("paragraphs count from 1")
	case l.Sentence < 0 || toSentence < 0:
		return nil, errors.New("sentences count from 1")
	case toParagraph < l.Paragraph || toSentence < l.Sentence:
		return nil, errors.New("the range runs backwards")
	case toParagraph > len(t.paragraphs):
		return nil, fmt.Errorf("the text has %s", count(len(t.paragraphs), "paragraph"))
	}
	first, last := t.paragraphs[l.Paragraph-1], t.paragraphs[toParagraph-1]
	if toSentence > len(first.Sentences) {
		return nil, fmt.Errorf("paragraph %d has %s", first.Number, count(len(first.Sentences), "sentence"))
	}
	if l.Sentence > 0 {
		return slices.Clone(first.Sentences[l.Sentence-1 : toSentence]), nil
	}
	return t.Within(Span{first.Span.Start, last.Span.End}), nil
}

// count says how many there are of a thing: "no sentences", "1 sentence",
// "7 sentences".
func count(n int, thing string) string {
	switch n {
	case 0:
		return "no " + thing + "s"
	case 1:
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
