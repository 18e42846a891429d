package source

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestParseOffsets(t *testing.T) {
	for written, want := range map[string]string{
		"120-245":             "120-245",
		" 120-245,300-310 ":   "120-245, 300-310",
		"7-3":                 "7-3", // points at nothing, which Span tells
		"":                    "",
		"120":                 "",
		"120-":                "",
		"-3-4":                "",
		"1-2,":                "",
		"p6":                  "",
		"1-99999999999999999": "",
	} {
		offsets, ok := ParseOffsets(written)
		if got := FormatOffsets(offsets); got != want || ok != (want != "") {
			t.Errorf("ParseOffsets(%q) = %q, %t, want %q", written, got, ok, want)
		}
	}
}

func TestSpanOfOffsets(t *testing.T) {
	text := New("Süße Äpfel. Reif.\n\nUnd rot.")
	for _, test := range []struct {
		o    Offsets
		want string
	}{
		{Offsets{0, 4}, "Süße"},
		{Offsets{5, 11}, "Äpfel."},
		{Offsets{19, 27}, "Und rot."},
		{Offsets{19, 28}, "19-28: the text has 27 characters"},
		{Offsets{4, 4}, "4-4: the range is empty or runs backwards"},
		{Offsets{-1, 4}, "-1-4: the range is empty or runs backwards"},
	} {
		span, err := text.Span(test.o)
		got := text.String()[span.Start:span.End]
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%v: %q, want %q", test.o, got, test.want)
		}
	}
}

func TestLocatorsOfSpans(t *testing.T) {
	text := New("One. Two. Three.\n\nFour. Five.\n\nSix.")
	for _, test := range []struct{ words, want string }{
		{"Two.", "p1.s2"},
		{" Two. ", "p1.s2"},
		{"One. Two.", "p1.s1-s2"},
		{"One. Two. Three.\n\nFour. Five.", "p1-p2"},
		{"Three.\n\nFour. Five.", ""},
		{"wo.", ""},
		{"Six.", "p3.s1"},
	} {
		at := indexOf(text.String(), test.words)
		l, ok := text.Locators(Span{at, at + len(test.words)})
		got := ""
		if ok {
			got = l.String()
		}
		if got != test.want {
			t.Errorf("%q: %q, want %q", test.words, got, test.want)
		}
	}
}

func indexOf(text, words string) int {
	for i := range text {
		if len(text)-i >= len(words) && text[i:i+len(words)] == words {
			return i
		}
	}
	panic(words)
}

// What one way of pointing says of a span, the others read back.
func TestWaysToPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := New(texts().Draw(t, "text"))
		n := utf8.RuneCountInString(text.String())
		if n == 0 {
			return
		}
		start := rapid.IntRange(0, n-1).Draw(t, "start")
		o := Offsets{start, rapid.IntRange(start+1, n).Draw(t, "end")}
		span, err := text.Span(o)
		if err != nil {
			t.Fatal(err)
		}
		if got := string([]rune(text.String())[o.Start:o.End]); utf8.ValidString(text.String()) && got != text.String()[span.Start:span.End] {
			t.Fatalf("%v is %q, and its span %q", o, got, text.String()[span.Start:span.End])
		}
		if back := text.Offsets(span); back != o {
			t.Fatalf("the offsets %v have the span %v, which has %v", o, span, back)
		}
		if q, ok := text.Quote(span); ok {
			if found, err := text.Find(q); err != nil || found != trim(text.String(), span) {
				t.Fatalf("the quote %+v of %v is found at %v: %v", q, span, found, err)
			}
		}
		if l, ok := text.Locators(span); ok {
			sentences, err := text.Resolve(l)
			if err != nil || (Span{sentences[0].Span.Start, sentences[len(sentences)-1].Span.End}) != trim(text.String(), span) {
				t.Fatalf("%v of %v is elsewhere: %v", l, span, err)
			}
		}
	})
}

// A quotation that stands often is told from the others by what is around it.
func TestQuoteOfWhatStandsTwice(t *testing.T) {
	text := New("The door is shut. The wind blows. The door is shut. The wind blows. The door is shut.")
	for start := range len(text.String()) - 8 {
		span := Span{start, start + 8}
		q, ok := text.Quote(span)
		if !ok {
			t.Errorf("no quote of %v", span)
			continue
		}
		if found, err := text.Find(q); err != nil || found != trim(text.String(), span) {
			t.Errorf("%v: %+v is found at %v: %v", span, q, found, err)
		}
	}
}
