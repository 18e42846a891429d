package font

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"

	"crux/render/layout"
)

// seen returns the characters of a line as they stand from left to right.
func seen(rightToLeft bool, runs ...Run) string {
	glyphs, _ := Set(runs, rightToLeft)
	var s strings.Builder
	for _, g := range glyphs {
		s.WriteString(g.Text)
	}
	return s.String()
}

func TestSetOrdersLettersAsTheyAreSeen(t *testing.T) {
	for _, tc := range []struct {
		name, text  string
		rightToLeft bool
		want        string
	}{
		{"plain", "Cars (are) loud.", false, "Cars (are) loud."},
		{"controls count as spaces", "a\tb", false, "a b"},
		{"control characters are dropped", "a\x07b\x7fc", false, "abc"},
		{"invisible characters are dropped", "soft\u00adhy\u200dphen", false, "softhyphen"},
		{"a mark joins its letter", "cafe\u0301", false, "café"},
		{"a mark without a letter of both stays", "q\u0301", false, "q\u0301"},
		{"Hebrew", "שלום עולם", true, "םלוע םולש"},
		{"Hebrew in English", "say שלום now", false, "say םולש now"},
		{"Hebrew first in English", "שלום is peace", false, "םולש is peace"},
		{"a number in Hebrew", "יש 25 מכוניות", true, "תוינוכמ 25 שי"},
		{"a number after Hebrew in English", "the שלום 25 now", false, "the 25 םולש now"},
		{"English in Hebrew", "המילה peace טובה", true, "הבוט peace הלימה"},
		{"brackets turn round", "(שלום)", true, "(םולש)"},
		{"a stop ends the line at the left", "שלום.", true, ".םולש"},
	} {
		if got := seen(tc.rightToLeft, Run{Text: tc.text}); got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestSetIsNoWiderThanMeasured(t *testing.T) {
	size := layout.FromPoints(10)
	for _, s := range []string{"AVATAR", "To Ty We", "r’s f’s", "Ťažký kôň", "Ελλάδα", "Россия", "שלום זה", "e\u0301 q\u0301"} {
		for style := range Style(4) {
			_, units := Set([]Run{{s, style}}, false)
			if got, most := scale(units, size), Width(s, style, size); got > most {
				t.Errorf("%q in style %d is set %d wide, and measured %d", s, style, got, most)
			}
		}
	}
}

func TestSetKerns(t *testing.T) {
	glyphs, width := Set([]Run{{"AV", Regular}}, false)
	if apart := glyphs[0].Advance + glyphs[1].Advance; width >= apart {
		t.Errorf("A and V are %d wide together, and %d apart", width, apart)
	}
	across, width := Set([]Run{{"A", Regular}, {"V", Bold}}, false)
	if apart := across[0].Advance + across[1].Advance; width != apart {
		t.Errorf("letters of two styles are kerned")
	}
}

func TestSetMissing(t *testing.T) {
	glyphs, width := Set([]Run{{"中", Regular}}, false)
	if len(glyphs) != 1 || glyphs[0].Glyph != 0 || glyphs[0].Text != "中" || width == 0 {
		t.Errorf("got %+v %d wide, want a box that stands for 中", glyphs, width)
	}
}

func FuzzSet(f *testing.F) {
	f.Add("Cars (are) loud. שלום 25 e\u0301", true)
	f.Fuzz(func(t *testing.T, s string, rightToLeft bool) {
		glyphs, _ := Set([]Run{{s, Regular}}, rightToLeft)
		for _, g := range glyphs {
			if g.Text == "" && g.Advance > 0 || !utf8.ValidString(g.Text) {
				t.Fatalf("a glyph of %q stands for %q", s, g.Text)
			}
		}
	})
}

// A mark that has no glyph together with its letter stands over its middle.
func TestSetPutsMarksOnTheirLetters(t *testing.T) {
	middle := func(g Placed) int64 {
		from, to := int64(1<<40), int64(-1<<40)
		var buf sfnt.Buffer
		for _, s := range Outline(&buf, g.Style, g.Glyph) {
			for _, p := range s.Args[:1] {
				from, to = min(from, g.X+int64(p.X)), max(to, g.X+int64(p.X))
			}
		}
		return (from + to) / 2
	}
	glyphs, width := Set([]Run{{"x\u0302.", Regular}}, false)
	if len(glyphs) != 3 || glyphs[0].Text != "x\u0302" || glyphs[1].Text != "" {
		t.Fatalf("got %+v, want x, its mark, and a stop", glyphs)
	}
	if x, mark := middle(glyphs[0]), middle(glyphs[1]); max(x-mark, mark-x) > UnitsPerEm/50 {
		t.Errorf("the middle of x is at %d, that of its mark at %d", x, mark)
	}
	if _, without := Set([]Run{{"x.", Regular}}, false); width != without {
		t.Errorf("with a mark x is %d wide, without %d", width, without)
	}
}
