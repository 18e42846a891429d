package source

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

// numbered writes a text as sentences.txt does: one sentence a line, each
// behind its locator.
func numbered(t *Text) []string {
	var lines []string
	for _, s := range t.Sentences() {
		l := Locator{Paragraph: s.Paragraph, Sentence: s.Number}
		lines = append(lines, fmt.Sprintf("%s %s", l, t.Slice(s.Span)))
	}
	return lines
}

func TestNew(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"white space only", " \n\t\r\n\u00a0\n", nil},
		{"one word", "Word", []string{"p1.s1 Word"}},
		{"sentences", "One. Two! Three?", []string{"p1.s1 One.", "p1.s2 Two!", "p1.s3 Three?"}},
		{"blank line", "One.\n\nTwo.", []string{"p1.s1 One.", "p2.s1 Two."}},
		{"blank lines with white space, split once", "One.\n \n\t\n\u3000\nTwo.", []string{"p1.s1 One.", "p2.s1 Two."}},
		{"blank lines at both ends", "\n \nOne.\n\n", []string{"p1.s1 One."}},
		{"sentences counted anew in each paragraph", "A b. C d.\n\nE f. G h.", []string{"p1.s1 A b.", "p1.s2 C d.", "p2.s1 E f.", "p2.s2 G h."}},
		{"LF inside a paragraph", "One is\na line. Two.", []string{"p1.s1 One is a line.", "p1.s2 Two."}},
		{"CRLF inside a paragraph", "One is\r\na line.\r\nTwo.", []string{"p1.s1 One is a line.", "p1.s2 Two."}},
		{"CR inside a paragraph", "One is\ra line.\rTwo.", []string{"p1.s1 One is a line.", "p1.s2 Two."}},
		{"line ends of Unicode inside a paragraph", "One\u2028is\u2029a\u0085line. Two.", []string{"p1.s1 One is a line.", "p1.s2 Two."}},
		{"CRLF twice is one blank line", "One.\r\n\r\nTwo.", []string{"p1.s1 One.", "p2.s1 Two."}},
		{"CR twice is a blank line", "One.\r\rTwo.", []string{"p1.s1 One.", "p2.s1 Two."}},
		{"indented lines", "   One is\n   a line.\n\n   Two.", []string{"p1.s1 One is a line.", "p2.s1 Two."}},
		{"byte order mark", "\uFEFFOne. Two.", []string{"p1.s1 One.", "p1.s2 Two."}},
		{"byte order mark before blank lines", "\uFEFF\n\nOne.", []string{"p1.s1 One."}},
		{"byte order mark only", "\uFEFF", nil},
		{"closing quotation mark and bracket", "“One.” (Two.) Three.", []string{"p1.s1 “One.”", "p1.s2 (Two.)", "p1.s3 Three."}},
		{"no break in a number or before lower case", "It is 3.5 m, i.e. much. Yes.", []string{"p1.s1 It is 3.5 m, i.e. much.", "p1.s2 Yes."}},
		{"full stop before a broken line of lower case", "It is so, i.e.\nmuch. Yes.", []string{"p1.s1 It is so, i.e. much.", "p1.s2 Yes."}},
		{"no white space between", "一。二。", []string{"p1.s1 一。", "p1.s2 二。"}},
		{"broken UTF-8", "A\xff b.\n\n\x80 C.", []string{"p1.s1 A\xff b.", "p2.s1 \x80 C."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, numbered(New(test.text))); diff != "" {
				t.Errorf("sentences of %q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

// Spans count the bytes of the text as it is: two for CRLF, three for a byte
// order mark, and those of white space that is not part of a sentence.
func TestSpans(t *testing.T) {
	text := New("\uFEFF \r\n A\r\nb.  C.\r\n\r\nD “e”\u00a0.\u3000\r\r")
	want := []Paragraph{
		{1, Span{7, 16}, []Sentence{{1, 1, Span{7, 12}}, {1, 2, Span{14, 16}}}},
		{2, Span{20, 32}, []Sentence{{2, 1, Span{20, 32}}}},
	}
	if diff := cmp.Diff(want, text.Paragraphs()); diff != "" {
		t.Errorf("paragraphs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(slices.Concat(want[0].Sentences, want[1].Sentences), text.Sentences()); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
	if got, want := text.String()[7:12], "A\r\nb."; got != want {
		t.Errorf("bytes of p1.s1 = %q, want %q", got, want)
	}
}

func TestEssay(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "essay")
	essay, err := os.ReadFile(filepath.Join(folder, "behind-the-paris-attacks.txt"))
	if err != nil {
		t.Skipf("the essay, which is not part of the project, is not here: %v", err)
	}
	sentences, err := os.ReadFile(filepath.Join(folder, "sentences.txt"))
	if err != nil {
		t.Skipf("the numbering of the essay's sentences is not here: %v", err)
	}
	want := strings.Split(strings.TrimSpace(string(sentences)), "\n")

	plain := string(essay)
	texts := map[string]string{
		"as it is":             plain,
		"CRLF":                 strings.ReplaceAll(plain, "\n", "\r\n"),
		"hard-wrapped":         wrap(plain, 72, "\n"),
		"hard-wrapped in CRLF": wrap(plain, 72, "\r\n"),
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, numbered(New(text))); diff != "" {
				t.Errorf("sentences (-want +got):\n%s", diff)
			}
		})
	}
}

// wrap breaks the lines of text at spaces, to at most width bytes where it can.
func wrap(text string, width int, lineEnd string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		for len(line) > width {
			i := strings.LastIndexByte(line[:width], ' ')
			if i < 0 {
				break
			}
			lines = append(lines, line[:i])
			line = line[i+1:]
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, lineEnd)
}

func TestSlice(t *testing.T) {
	text := New("\uFEFF One\r\n\ttwo\u00a0 three. \n\nFour")
	tests := []struct {
		from, to string
		want     string
	}{
		{"\uFEFF", "Four", "One two three. Four"},
		{" One", "\ttwo", "One two"},
		{"wo", "th", "wo th"},
		{" \n", "\n", ""},
	}
	for _, test := range tests {
		start := strings.Index(text.String(), test.from)
		span := Span{start, start + strings.Index(text.String()[start:], test.to) + len(test.to)}
		if got := text.Slice(span); got != test.want {
			t.Errorf("Slice(%v), of %q, = %q, want %q", span, text.String()[span.Start:span.End], got, test.want)
		}
	}
}

func TestWithin(t *testing.T) {
	text := New("Aa. Bb.\n\nCc.") // 0-3, 4-7, 9-12
	tests := []struct {
		span Span
		want []string
	}{
		{Span{0, 3}, []string{"p1.s1"}},
		{Span{1, 2}, []string{"p1.s1"}},
		{Span{0, 4}, []string{"p1.s1"}},
		{Span{0, 5}, []string{"p1.s1", "p1.s2"}},
		{Span{3, 4}, nil},
		{Span{7, 9}, nil},
		{Span{6, 10}, []string{"p1.s2", "p2.s1"}},
		{Span{0, 12}, []string{"p1.s1", "p1.s2", "p2.s1"}},
		{Span{11, 99}, []string{"p2.s1"}},
		{Span{12, 99}, nil},
		{Span{1, 1}, nil},
		{Span{5, 1}, nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, names(text.Within(test.span))); diff != "" {
			t.Errorf("Within(%v) (-want +got):\n%s", test.span, diff)
		}
	}
}

// names returns the locators of sentences.
func names(sentences []Sentence) []string {
	var names []string
	for _, s := range sentences {
		names = append(names, Locator{Paragraph: s.Paragraph, Sentence: s.Number}.String())
	}
	return names
}

// What a caller does to a result leaves the text as it was.
func TestTextIsImmutable(t *testing.T) {
	const written = "A b. C d.\n\nE f."
	text, want := New(written), New(written).Paragraphs()
	text.Paragraphs()[0].Number = 9
	text.Paragraphs()[0].Sentences[0].Number = 9
	text.Sentences()[0].Number = 9
	text.Within(Span{0, 9})[0].Number = 9
	for _, l := range []Locator{{Paragraph: 1}, {Paragraph: 1, Sentence: 1}} {
		sentences, err := text.Resolve(l)
		if err != nil {
			t.Fatal(err)
		}
		sentences[0].Number = 9
		_ = append(sentences[:1], Sentence{})
	}
	if diff := cmp.Diff(want, text.Paragraphs()); diff != "" {
		t.Errorf("paragraphs changed (-want +got):\n%s", diff)
	}
	if got := text.Sentences()[0].Number; got != 1 {
		t.Errorf("the first sentence has number %d, want 1", got)
	}
}

// texts generates texts full of what could go wrong.
func texts() *rapid.Generator[string] {
	pieces := rapid.SampledFrom([]string{
		"A", "b", "Cd", "e", "1", "é", "一", " ", "  ", "\t", "\n", "\r", "\r\n", "\n\n", "\u00a0", "\u2028", "\u0085",
		".", "!", "。", "...", ",", "-", "(", ")", "))", "”", "’", "'", `"`, "[i]", "\u0301", "\u00ad", "\u200d", "\ufeff", "\xff", "\xe2\x80",
	})
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOf(pieces).Draw(t, "pieces"), "") })
}

// lawful checks what holds for every text.
func lawful(t interface{ Fatalf(string, ...any) }, text *Text) {
	s := text.String()
	covered := len(s) - len(strings.TrimPrefix(s, byteOrderMark)) // bytes before it are covered or white space
	advance := func(span Span, what string, number int) {
		if span.Start < covered || span.End <= span.Start || span.End > len(s) {
			t.Fatalf("%q: %s %d at %v, after %d of %d bytes", s, what, number, span, covered, len(s))
		}
		if gap := s[covered:span.Start]; strings.TrimSpace(gap) != "" {
			t.Fatalf("%q: %q before %s %d is in no sentence", s, gap, what, number)
		}
		if words := s[span.Start:span.End]; words != strings.TrimSpace(words) {
			t.Fatalf("%q: %s %d has white space around it: %q", s, what, number, words)
		}
	}
	var all []Sentence
	for i, p := range text.Paragraphs() {
		advance(p.Span, "paragraph", p.Number)
		if p.Number != i+1 || len(p.Sentences) == 0 {
			t.Fatalf("%q: paragraph %d of %d sentences stands at place %d", s, p.Number, len(p.Sentences), i+1)
		}
		for j, sentence := range p.Sentences {
			advance(sentence.Span, "sentence", sentence.Number)
			if sentence.Number != j+1 || sentence.Paragraph != p.Number {
				t.Fatalf("%q: sentence p%d.s%d stands at p%d.s%d", s, sentence.Paragraph, sentence.Number, p.Number, j+1)
			}
			covered = sentence.Span.End
		}
		if covered != p.Span.End {
			t.Fatalf("%q: paragraph %d ends at %d, its sentences at %d", s, p.Number, p.Span.End, covered)
		}
		all = append(all, p.Sentences...)
	}
	if rest := s[covered:]; strings.TrimSpace(rest) != "" {
		t.Fatalf("%q: %q at the end is in no sentence", s, rest)
	}
	if !slices.Equal(all, text.Sentences()) {
		t.Fatalf("%q: sentences %v, those of its paragraphs %v", s, text.Sentences(), all)
	}
}

func TestSentencesCoverTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { lawful(t, New(texts().Draw(t, "text"))) })
}

// Folding runs of white space, brackets and quotation marks away moves no
// sentence: uniseg, given the paragraph with each byte of white space replaced
// by a space, cuts it at the same bytes.
func TestSentencesAreThoseOfUniseg(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := New(texts().Draw(t, "text"))
		for _, p := range text.Paragraphs() {
			var line strings.Builder
			for i := p.Span.Start; i < p.Span.End; {
				r, size := utf8.DecodeRuneInString(text.String()[i:])
				if unicode.IsSpace(r) {
					line.WriteString(strings.Repeat(" ", size))
				} else {
					line.WriteString(text.String()[i : i+size])
				}
				i += size
			}
			var want, got []Span
			rest, at, state := line.String(), p.Span.Start, -1
			for rest != "" {
				var sentence string
				sentence, rest, state = uniseg.FirstSentenceInString(rest, state)
				want = append(want, trim(text.String(), Span{at, at + len(sentence)}))
				at += len(sentence)
			}
			for _, s := range p.Sentences {
				got = append(got, s.Span)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("paragraph %q (-uniseg +got):\n%s", text.String()[p.Span.Start:p.Span.End], diff)
			}
		}
	})
}

// What is folded away must be what uniseg takes for Close, and for Extend or
// Format: behind a full stop no sentence ends before it.
func TestClosersAreThoseOfUniseg(t *testing.T) {
	first := func(s string) string {
		sentence, _, _ := uniseg.FirstSentenceInString(s, -1)
		return sentence
	}
	for r := range unicode.MaxRune + 1 {
		if closer(r) {
			if s := "a." + string(r) + ")"; first(s+"A") != s {
				t.Errorf("%U: uniseg does not take it for Close", r)
			}
		}
		if ignored(r) {
			if s := "a.)" + string(r) + ")"; first(s+"A") != s {
				t.Errorf("%U: uniseg does not ignore it", r)
			}
		}
	}
}

// A text of half a megabyte takes a moment. Were the time to grow with the
// square of the length, this test would run for hours.
func TestLongTexts(t *testing.T) {
	const n = 1 << 19
	for _, piece := range []string{"a", " ", "\n", "\r", "a. ", "A.\n\n", ")", ")\u0301", "(“", "…", ". ", ".)", "?) "} {
		text := New("A." + strings.Repeat(piece, n/len(piece)))
		lawful(t, text)
		_, err := text.Find(Quote{Exact: strings.Repeat(piece, n/4/len(piece)) + "z"})
		if err == nil {
			t.Errorf("a quote that is not in the text of many %q was found", piece)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{1 << 10, 1 << 15, 1 << 20} {
		text := strings.Repeat("A sentence of some words, “quoted” (i.e.\nhard-wrapped). ", n/60) + "\n\n"
		b.Run(fmt.Sprintf("%dKiB", n>>10), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				New(text)
			}
		})
	}
}
