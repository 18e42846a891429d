package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestPositionsCountLinesAndCharacters(t *testing.T) {
	l := NewLines("ab\r\nçd\rx\n\n")
	for _, tc := range []struct{ offset, line, column int }{
		{0, 1, 1}, {1, 1, 2}, {4, 2, 1}, {6, 2, 2}, {7, 2, 3}, {8, 3, 1}, {10, 4, 1}, {11, 5, 1},
		{-3, 1, 1}, {99, 5, 1}, {6, 2, 2},
	} {
		got := l.Position(tc.offset)
		if got.Line != tc.line || got.Column != tc.column {
			t.Errorf("offset %d: got %d:%d, want %d:%d", tc.offset, got.Line, got.Column, tc.line, tc.column)
		}
	}
}

func TestPositionDoesNotDependOnTheOrderOfAsking(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([aé漢]|\n|\r\n|\r){0,30}`).Draw(t, "text")
		l := NewLines(text)
		for range 20 {
			offset := rapid.IntRange(0, len(text)).Draw(t, "offset")
			got, want := l.Position(offset), NewLines(text).Position(offset)
			if got != want {
				t.Fatalf("offset %d: got %+v, want %+v", offset, got, want)
			}
			line, start := l.Line(got.Line)
			if strings.ContainsAny(line, "\r\n") || start > offset {
				t.Fatalf("line %d is %q from %d", got.Line, line, start)
			}
		}
	})
}

func TestPrintPointsAtThePlace(t *testing.T) {
	text := "===\ntitle: x\n===\n\n\t[Häuser\x07 und 漢字]: yes " + strings.Repeat("long ", 60) + "\n"
	l := NewLines(text)
	at := func(s string) Range {
		i := strings.Index(text, s)
		return l.Range(i, i+len(s))
	}
	list := List{
		{File: "a.argdown", Range: at("漢字"), Severity: Error, Code: "some-code", Message: "this is wrong", Hint: "do that"},
		{File: "a.argdown", Range: at("yes"), Severity: Warning, Code: "other", Message: "odd"},
		{File: "a.argdown", Severity: Hint, Code: "nowhere", Message: "no place", Hint: "nothing to see"},
	}
	var out strings.Builder
	if err := Print(&out, list, func(string) string { return text }); err != nil {
		t.Fatal(err)
	}
	want := `a.argdown:5:15: error: this is wrong [some-code]
    5 |  [Häuser· und 漢字]: yes long long long long long long long long long long long long long long long …
      |               ^~~~
      = do that
a.argdown:5:20: warning: odd [other]
    5 |  [Häuser· und 漢字]: yes long long long long long long long long long long long long long long long …
      |                      ^~~
a.argdown: hint: no place [nowhere]
      = nothing to see
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
}

func TestPrintShowsTheNeighbourhoodInALongLine(t *testing.T) {
	text := strings.Repeat("ü", 5000) + "HERE" + strings.Repeat("x", 5000)
	l := NewLines(text)
	var out strings.Builder
	Print(&out, List{{Range: l.Range(10000, 10004), Code: "c", Message: "m"}}, func(string) string { return text })
	lines := strings.Split(out.String(), "\n")
	if len(lines[1]) > 300 || !strings.Contains(lines[1], "…") || !strings.Contains(lines[1], "HERE") {
		t.Errorf("got %q", lines[1])
	}
	caret := strings.IndexRune(lines[2], '^')
	if got := string([]rune(lines[1])[caret : caret+4]); got != "HERE" {
		t.Errorf("the caret points at %q", got)
	}
}

func TestSortAndCount(t *testing.T) {
	at := func(o int) Range { return Range{Start: Position{Offset: o, Line: 1, Column: o + 1}} }
	l := List{
		{File: "b", Range: at(5), Severity: Hint},
		{File: "a", Range: at(1)},
		{File: "b", Range: at(5), Severity: Error},
		{File: "b", Range: at(2), Severity: Warning},
	}
	l.Sort()
	var got []string
	for _, d := range l {
		got = append(got, d.place()+" "+d.Severity.String())
	}
	want := []string{"b:1:3 warning", "b:1:6 error", "b:1:6 hint", "a:1:2 error"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if !l.HasErrors() || l.Count(Error) != 2 || (List{{Severity: Warning}}).HasErrors() {
		t.Error("errors are miscounted")
	}
}

func TestWriteJSON(t *testing.T) {
	var out strings.Builder
	list := List{{File: "f", Range: NewLines("abc").Range(1, 2), Severity: Warning, Code: "c", Message: "<m>"}}
	if err := WriteJSON(&out, list); err != nil {
		t.Fatal(err)
	}
	want := `[
  {
    "file": "f",
    "range": {
      "start": {
        "offset": 1,
        "line": 1,
        "column": 2
      },
      "end": {
        "offset": 2,
        "line": 1,
        "column": 3
      }
    },
    "severity": "warning",
    "code": "c",
    "message": "<m>"
  }
]
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
	out.Reset()
	WriteJSON(&out, nil)
	if out.String() != "[]\n" {
		t.Errorf("no diagnostics: got %q", out.String())
	}
}

func TestNearest(t *testing.T) {
	names := []string{"Weakness", "Recruitment", "Weaknesses", "strength", "source"}
	for word, want := range map[string]string{
		"Weekness":  "Weakness",
		"weakness":  "Weakness",
		"strenght":  "strength",
		"sourc":     "source",
		"Migration": "",
		"":          "",
		"x":         "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}
