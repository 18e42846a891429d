package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFind(t *testing.T) {
	const text = "\uFEFFThe cat sat on\r\n  the mat. The dog\u00a0sat at the door.\n\n“Don’t,” the cat said. The cat left."
	tests := []struct {
		name  string
		quote Quote
		want  string // the bytes of the span, or the error
		after string // what stands in the text before these bytes, at its end
	}{
		{"words", Quote{Exact: "The dog"}, "The dog", "mat. "},
		{"over a line break", Quote{Exact: "sat on the mat"}, "sat on\r\n  the mat", "The cat "},
		{"over a paragraph's end", Quote{Exact: "door. “Don’t,”"}, "door.\n\n“Don’t,”", "at the "},
		{"white space in the quote", Quote{Exact: " sat \n on\tthe mat\n"}, "sat on\r\n  the mat", "The cat "},
		{"no-break space", Quote{Exact: "dog sat"}, "dog\u00a0sat", "The "},
		{"part of a word", Quote{Exact: "oor"}, "oor", "the d"},
		{"at the start", Quote{Exact: "The cat sat"}, "The cat sat", "\uFEFF"},
		{"at the end", Quote{Exact: "left."}, "left.", "The cat "},
		{"all of it", Quote{Exact: strings.Join(strings.Fields(strings.TrimPrefix(text, "\uFEFF")), " ")}, text[3:], "\uFEFF"},

		{"prefix", Quote{Exact: "sat", Prefix: "The cat "}, "sat", "The cat "},
		{"prefix without its space", Quote{Exact: "sat", Prefix: "dog"}, "sat", "dog\u00a0"},
		{"prefix over a line break", Quote{Exact: "the", Prefix: "sat on "}, "the", "on\r\n  "},
		{"prefix inside a word", Quote{Exact: "at", Prefix: "the m"}, "at", "the m"},
		{"prefix that begins with white space", Quote{Exact: "cat", Prefix: "\n\nThe "}, "quote \"cat\": found 2 times in the text with this prefix; make the quote, its prefix or its suffix longer to say which", ""},
		{"prefix from before the text", Quote{Exact: "The cat", Prefix: "\n\n", Suffix: " sat"}, "The cat", "\uFEFF"},
		{"suffix", Quote{Exact: "The cat", Suffix: " left"}, "The cat", "said. "},
		{"suffix without its space", Quote{Exact: "sat", Suffix: "at the"}, "sat", "dog\u00a0"},
		{"suffix directly behind", Quote{Exact: "the cat said", Suffix: "."}, "the cat said", ",” "},
		{"suffix up to the end", Quote{Exact: "The cat", Suffix: "left.\n"}, "The cat", "said. "},
		{"prefix and suffix", Quote{Exact: "cat", Prefix: "The", Suffix: "left"}, "cat", "said. The "},
		{"space at the quote's end before its suffix", Quote{Exact: "The cat ", Suffix: "left"}, "The cat", "said. "},
		{"space at the quote's start behind its prefix", Quote{Exact: " cat said", Prefix: "the"}, "cat said", "the "},

		{"empty", Quote{Prefix: "The"}, "quote: it has no words", ""},
		{"white space", Quote{Exact: " \n"}, "quote: it has no words", ""},
		{"broken UTF-8", Quote{Exact: "\x80"}, "quote: it is not valid UTF-8", ""},
		{"nowhere", Quote{Exact: "the bird"}, `quote "the bird": not found in the text; copy the words from it letter for letter`, ""},
		{"other case", Quote{Exact: "the Cat"}, `quote "the Cat": not found in the text; copy the words from it letter for letter`, ""},
		{"space too many", Quote{Exact: "the m at"}, `quote "the m at": not found in the text; copy the words from it letter for letter`, ""},
		{"space too few", Quote{Exact: "themat"}, `quote "themat": not found in the text; copy the words from it letter for letter`, ""},
		{"byte order mark", Quote{Exact: "\uFEFFThe"}, `quote "\ufeffThe": not found in the text; copy the words from it letter for letter`, ""},
		{"plain apostrophe", Quote{Exact: "Don't"}, `quote "Don't": not found in the text, but found with other quotation marks or apostrophes; copy them from the text`, ""},
		{"more than once", Quote{Exact: "cat"}, `quote "cat": found 3 times in the text; add a prefix or suffix, the words directly before or behind, to say which`, ""},
		{"more than once with the prefix", Quote{Exact: "cat", Prefix: "The "}, `quote "cat": found 2 times in the text with this prefix; make the quote, its prefix or its suffix longer to say which`, ""},
		{"more than once with prefix and suffix", Quote{Exact: "at", Prefix: "c", Suffix: " s"}, `quote "at": found 2 times in the text with this prefix and suffix; make the quote, its prefix or its suffix longer to say which`, ""},
		{"never with the suffix", Quote{Exact: "cat", Suffix: "barked"}, `quote "cat": found 3 times in the text, but never with this suffix; copy it from the text, directly beside the words`, ""},
		{"once, but not directly behind the prefix", Quote{Exact: "mat", Prefix: "sat"}, `quote "mat": found once in the text, but never with this prefix; copy it from the text, directly beside the words`, ""},
		{"a space in the prefix that the text lacks", Quote{Exact: "at. The", Prefix: "m "}, `quote "at. The": found once in the text, but never with this prefix; copy it from the text, directly beside the words`, ""},
		{"a space in the suffix that the text lacks", Quote{Exact: "The dog sat at the doo", Suffix: " r"}, `quote "The dog sat at the doo": found once in the text, but never with this suffix; copy it from the text, directly beside the words`, ""},
		{"a space at the quote's start that the text lacks", Quote{Exact: " og", Prefix: "d"}, `quote "og": found once in the text, but never with this prefix; copy it from the text, directly beside the words`, ""},
		{"a space at the quote's end that the text lacks", Quote{Exact: "The d ", Suffix: "og"}, `quote "The d": found once in the text, but never with this suffix; copy it from the text, directly beside the words`, ""},
		{"too long to show", Quote{Exact: strings.Repeat("wörd ", 100)}, `quote "wörd wörd wörd wörd wörd wörd wörd wörd wörd wörd wörd wörd…": not found in the text; copy the words from it letter for letter`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			span, err := New(text).Find(test.quote)
			got := text[span.Start:span.End]
			if err != nil {
				if span != (Span{}) {
					t.Errorf("span %v with an error", span)
				}
				got = err.Error()
			}
			if got != test.want {
				t.Fatalf("Find(%q)\n got %q\nwant %q", test.quote, got, test.want)
			}
			if !strings.HasSuffix(text[:span.Start], test.after) {
				t.Errorf("Find(%q) = %v, which does not stand behind %q", test.quote, span, test.after)
			}
		})
	}
}

// Places that overlap are more than one.
func TestFindCountsPlacesThatOverlap(t *testing.T) {
	_, err := New("banana").Find(Quote{Exact: "ana"})
	if err == nil || !strings.Contains(err.Error(), "found 2 times") {
		t.Errorf("got %v, want an error with the count 2", err)
	}
	span, err := New("banana").Find(Quote{Exact: "ana", Prefix: "n"})
	if want := (Span{3, 6}); err != nil || span != want {
		t.Errorf("got %v, %v, want %v", span, err, want)
	}
}

// A byte that is not UTF-8 is not the sign that stands for such bytes.
func TestFindInBrokenText(t *testing.T) {
	text := New("A\xffb \x80 c")
	if span, err := text.Find(Quote{Exact: "A\uFFFDb"}); err == nil {
		t.Errorf("U+FFFD was found at %v", span)
	}
	span, err := text.Find(Quote{Exact: "c"})
	if want := (Span{6, 7}); err != nil || span != want {
		t.Errorf("got %v, %v, want %v", span, err, want)
	}
}

// Whatever stretch of a text is quoted, with everything around it as prefix and
// suffix, is found where it was taken from; without, it is found there or
// counted.
func TestFindWhatWasQuoted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		written := strings.ToValidUTF8(texts().Draw(t, "text"), "�")
		text := New(written)
		body := strings.TrimPrefix(written, byteOrderMark)
		runes := []rune(body)
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		to := rapid.IntRange(from, len(runes)).Draw(t, "to")
		q := Quote{string(runes[from:to]), string(runes[:from]), string(runes[to:])}
		words := strings.TrimSpace(q.Exact)
		if words == "" {
			return
		}
		start := len(written) - len(body) + len(q.Prefix) + strings.Index(q.Exact, words)
		want := Span{start, start + len(words)}

		got, err := text.Find(q)
		if err != nil || got != want {
			t.Fatalf("Find(%q) = %v, %v, want %v", q, got, err, want)
		}
		got, err = text.Find(Quote{Exact: q.Exact})
		switch places := occurrences(oneLine(body), oneLine(words)); {
		case places == 1 && (err != nil || got != want):
			t.Fatalf("Find(%q) = %v, %v, want %v", q.Exact, got, err, want)
		case places > 1 && (err == nil || !strings.Contains(err.Error(), "found "+times(places)+" in")):
			t.Fatalf("Find(%q) = %v, %v, want an error with the count %d", q.Exact, got, err, places)
		}
	})
}

// occurrences counts the places of words in line, one by one.
func occurrences(line, words string) int {
	n := 0
	for i := range line {
		if strings.HasPrefix(line[i:], words) {
			n++
		}
	}
	return n
}

func FuzzFind(f *testing.F) {
	f.Add("One is\r\na line. Two.\n\nThree.", "is a line", "One ", ". Two")
	f.Add("\uFEFF banana\r\r“Don’t.”", "ana", "n", "")
	f.Add("A.))\u0301) B", ") B", "", "")
	f.Add("A\xff\n\xe2\x80 b", "A", "", " \n")
	f.Add("", "", "", "")
	f.Fuzz(func(t *testing.T, written, exact, prefix, suffix string) {
		text := New(written)
		lawful(t, text)
		span, err := text.Find(Quote{exact, prefix, suffix})
		if err == nil {
			if got, want := text.Slice(span), oneLine(exact); got != want {
				t.Fatalf("%q: Find(%q) = %v, which is %q", written, exact, span, got)
			}
			if len(text.Within(span)) == 0 {
				t.Fatalf("%q: no sentence within %v", written, span)
			}
		}
		for _, s := range text.Sentences() {
			words := text.Slice(s.Span)
			if !utf8.ValidString(words) {
				continue
			}
			span, err := text.Find(Quote{Exact: words})
			if err == nil && span != s.Span || err != nil && !strings.Contains(err.Error(), " times in the text") {
				t.Fatalf("%q: sentence %q at %v was found at %v, %v", written, words, s.Span, span, err)
			}
		}
	})
}
