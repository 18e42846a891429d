package source

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParseLocators(t *testing.T) {
	tests := []struct {
		written string
		want    []Locator // nil: a citation
	}{
		{"p6", []Locator{{Paragraph: 6}}},
		{"p6.s2", []Locator{{Paragraph: 6, Sentence: 2}}},
		{"p6.s2-s4", []Locator{{Paragraph: 6, Sentence: 2, ToSentence: 4}}},
		{"p6-p8", []Locator{{Paragraph: 6, ToParagraph: 8}}},
		{"p6.s2, p7.s1-s3", []Locator{{Paragraph: 6, Sentence: 2}, {Paragraph: 7, Sentence: 1, ToSentence: 3}}},
		{" p6 ,p7\t,\n p1-p2 ", []Locator{{Paragraph: 6}, {Paragraph: 7}, {Paragraph: 1, ToParagraph: 2}}},
		{"p6,p6", []Locator{{Paragraph: 6}, {Paragraph: 6}}},
		{"p007.s01", []Locator{{Paragraph: 7, Sentence: 1}}},

		{"p0", []Locator{{}}},
		{"p00", []Locator{{}}},
		{"p6.s0", []Locator{{Paragraph: 6, Sentence: WrittenZero}}},
		{"p6.s2-s0", []Locator{{Paragraph: 6, Sentence: 2, ToSentence: WrittenZero}}},
		{"p6-p0", []Locator{{Paragraph: 6, ToParagraph: WrittenZero}}},
		{"p6.s4-s2", []Locator{{Paragraph: 6, Sentence: 4, ToSentence: 2}}},
		{"p8-p6", []Locator{{Paragraph: 8, ToParagraph: 6}}},
		{"p99999999999999999999.s18446744073709551617", []Locator{{Paragraph: math.MaxInt, Sentence: math.MaxInt}}},

		{"", nil},
		{" ", nil},
		{",", nil},
		{"p6,", nil},
		{",p6", nil},
		{"p6,,p7", nil},
		{"p6;p7", nil},
		{"p6 p7", nil},
		{"p", nil},
		{"p.s1", nil},
		{"p6.", nil},
		{"p6.s", nil},
		{"p6.2", nil},
		{"p6s2", nil},
		{"p 6", nil},
		{"p6 .s2", nil},
		{"p6 - p8", nil},
		{"p6-8", nil},
		{"p6-s2", nil},
		{"p6.s2-4", nil},
		{"p6.s2-p7", nil},
		{"p6.s2-p7.s3", nil},
		{"p6-p8.s2", nil},
		{"p6-p7-p8", nil},
		{"p6–p8", nil},
		{"P6", nil},
		{"p-6", nil},
		{"p+6", nil},
		{"p6x", nil},
		{"p٦", nil},
		{"s2", nil},
		{"pp. 6-8", nil},
		{"Plato, Republic 331c", nil},
		{"p6, Plato", nil},
	}
	for _, test := range tests {
		got, ok := ParseLocators(test.written)
		if diff := cmp.Diff(test.want, got); diff != "" || ok != (test.want != nil) {
			t.Errorf("ParseLocators(%q), ok %v (-want +got):\n%s", test.written, ok, diff)
		}
	}
}

func TestLocatorString(t *testing.T) {
	for _, want := range []string{"p6", "p6.s2", "p6.s2-s4", "p6-p8", "p0", "p6.s0", "p6.s0-s0", "p6.s4-s2", "p0-p0", "p" + strconv.Itoa(math.MaxInt) + ".s1"} {
		locators, ok := ParseLocators(want)
		if !ok || len(locators) != 1 {
			t.Errorf("ParseLocators(%q) = %v, %v, want one locator", want, locators, ok)
			continue
		}
		if got := locators[0].String(); got != want {
			t.Errorf("%#v.String() = %q, want %q", locators[0], got, want)
		}
	}
}

func TestResolve(t *testing.T) {
	text := New("A b. C d. E f.\n\nG h. I j.\n\nK l.")
	tests := []struct {
		locator string
		want    string // the sentences, or the error
	}{
		{"p1", "p1.s1 p1.s2 p1.s3"},
		{"p3", "p3.s1"},
		{"p1.s2", "p1.s2"},
		{"p1.s3", "p1.s3"},
		{"p1.s2-s3", "p1.s2 p1.s3"},
		{"p1.s2-s2", "p1.s2"},
		{"p2-p3", "p2.s1 p2.s2 p3.s1"},
		{"p1-p3", "p1.s1 p1.s2 p1.s3 p2.s1 p2.s2 p3.s1"},
		{"p2-p2", "p2.s1 p2.s2"},

		{"p0", "p0: paragraphs count from 1"},
		{"p0.s0", "p0.s0: paragraphs count from 1"},
		{"p0-p2", "p0-p2: paragraphs count from 1"},
		{"p2-p0", "p2-p0: paragraphs count from 1"},
		{"p2.s0", "p2.s0: sentences count from 1"},
		{"p2.s0-s1", "p2.s0-s1: sentences count from 1"},
		{"p2.s1-s0", "p2.s1-s0: sentences count from 1"},
		{"p1.s3-s2", "p1.s3-s2: the range runs backwards"},
		{"p3-p2", "p3-p2: the range runs backwards"},
		{"p9-p8", "p9-p8: the range runs backwards"},
		{"p4", "p4: the text has 3 paragraphs"},
		{"p4.s1", "p4.s1: the text has 3 paragraphs"},
		{"p2-p4", "p2-p4: the text has 3 paragraphs"},
		{"p1.s4", "p1.s4: paragraph 1 has 3 sentences"},
		{"p2.s1-s3", "p2.s1-s3: paragraph 2 has 2 sentences"},
		{"p3.s2", "p3.s2: paragraph 3 has 1 sentence"},
		{"p99999999999999999999", "p" + strconv.Itoa(math.MaxInt) + ": the text has 3 paragraphs"},
		{"p1.s99999999999999999999", "p1.s" + strconv.Itoa(math.MaxInt) + ": paragraph 1 has 3 sentences"},
		{"p1.s1-s99999999999999999999", "p1.s1-s" + strconv.Itoa(math.MaxInt) + ": paragraph 1 has 3 sentences"},
	}
	for _, test := range tests {
		locators, ok := ParseLocators(test.locator)
		if !ok {
			t.Errorf("ParseLocators(%q): a citation", test.locator)
			continue
		}
		if got := outcome(text.Resolve(locators[0])); got != test.want {
			t.Errorf("Resolve(%s)\n got %s\nwant %s", test.locator, got, test.want)
		}
	}
}

// outcome writes the result of Resolve.
func outcome(sentences []Sentence, err error) string {
	if err != nil {
		return err.Error()
	}
	return strings.Join(names(sentences), " ")
}

func TestResolveInTextsWithLittleInThem(t *testing.T) {
	if got, want := outcome(New("").Resolve(Locator{Paragraph: 1})), "p1: the text has no paragraphs"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := outcome(New("A b.").Resolve(Locator{Paragraph: 2})), "p2: the text has 1 paragraph"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Locators of no written form are errors too, whatever their numbers.
func TestResolveOfLocatorsThatCannotBeWritten(t *testing.T) {
	text := New("A b. C d.\n\nE f. G h.")
	for _, l := range []Locator{
		{Paragraph: 1, Sentence: 1, ToParagraph: 2},
		{Paragraph: 1, Sentence: 1, ToParagraph: 2, ToSentence: 2},
		{Paragraph: 1, ToParagraph: 2, ToSentence: 2},
		{Paragraph: 1, ToSentence: 2},
		{Paragraph: -3},
		{Paragraph: 1, Sentence: math.MinInt},
	} {
		if sentences, err := text.Resolve(l); err == nil {
			t.Errorf("Resolve(%#v) = %v, want an error", l, sentences)
		}
	}
}

// locators generates locators of every form that can be written.
func locators() *rapid.Generator[Locator] {
	written := rapid.OneOf(rapid.IntRange(1, 12), rapid.SampledFrom([]int{WrittenZero, math.MaxInt}))
	return rapid.Custom(func(t *rapid.T) Locator {
		l := Locator{Paragraph: max(written.Draw(t, "paragraph"), 0)}
		switch rapid.IntRange(0, 3).Draw(t, "form") {
		case 1:
			l.Sentence = written.Draw(t, "sentence")
		case 2:
			l.Sentence = written.Draw(t, "sentence")
			l.ToSentence = written.Draw(t, "to sentence")
		case 3:
			l.ToParagraph = written.Draw(t, "to paragraph")
		}
		return l
	})
}

func TestLocatorsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(locators(), 1, 5).Draw(t, "locators")
		space := rapid.StringMatching(`[ \t\n]{0,2}`)
		var list []string
		for _, l := range want {
			list = append(list, space.Draw(t, "before")+l.String()+space.Draw(t, "behind"))
		}
		written := strings.Join(list, ",")
		got, ok := ParseLocators(written)
		if diff := cmp.Diff(want, got); diff != "" || !ok {
			t.Fatalf("ParseLocators(%q), ok %v (-want +got):\n%s", written, ok, diff)
		}
	})
}

// Resolve agrees with a search through all sentences.
func TestResolveIsWhatTheNumbersSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := New(texts().Draw(t, "text"))
		l := locators().Draw(t, "locator")
		var want []Sentence
		for _, s := range text.Sentences() {
			if s.Paragraph >= l.Paragraph && s.Paragraph <= max(l.Paragraph, l.ToParagraph) &&
				(l.Sentence == 0 || s.Number >= l.Sentence && s.Number <= max(l.Sentence, l.ToSentence)) {
				want = append(want, s)
			}
		}
		got, err := text.Resolve(l)
		if err != nil {
			if got != nil {
				t.Fatalf("Resolve(%s) = %v with the error %v", l, got, err)
			}
			return
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("Resolve(%s) (-want +got):\n%s", l, diff)
		}
	})
}

func FuzzParseLocators(f *testing.F) {
	for _, seed := range []string{
		"p6", "p6.s2-s4", "p6-p8", " p6.s2 , p7.s1-s3", "p0, p6.s0", "p8-p6", "p99999999999999999999", "p6,", "", "Plato, Republic 331c", "p6–p8", "p\xff",
	} {
		f.Add(seed)
	}
	text := New("A b. C d.\n\nE f.")
	f.Fuzz(func(t *testing.T, written string) {
		locators, ok := ParseLocators(written)
		if ok != (len(locators) > 0) {
			t.Fatalf("ParseLocators(%q) = %v, %v", written, locators, ok)
		}
		for _, l := range locators {
			again, ok := ParseLocators(l.String())
			if !ok || len(again) != 1 || again[0] != l {
				t.Fatalf("ParseLocators(%q) = %v, %v, want %#v", l, again, ok, l)
			}
			sentences, err := text.Resolve(l)
			if (err == nil) != (len(sentences) > 0) {
				t.Fatalf("Resolve(%s) = %v, %v", l, sentences, err)
			}
		}
	})
}
