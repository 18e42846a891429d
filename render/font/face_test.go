package font

import (
	"encoding/binary"
	"testing"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"

	"crux/render/layout"
)

// unit is a font size at which a Length is one unit of the font, so that
// nothing is rounded.
const unit layout.Length = unitsPerEm

var styles = []Style{Regular, Bold, Italic, Bold | Italic}

func TestUnitsPerEm(t *testing.T) {
	for _, style := range styles {
		if got := style.face().font.UnitsPerEm(); got != unitsPerEm {
			t.Errorf("style %d has %d units per em, want %d", style, got, unitsPerEm)
		}
	}
}

func TestUnknownStyleBitsAreIgnored(t *testing.T) {
	if got, want := Width("H", Bold|0x80, unit), Width("H", Bold, unit); got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

// The advances of Helvetica, in 1/1000 em, are in Adobe's font metrics files;
// these are the same in 1/2048 em.
func TestAdvancesAreHelveticas(t *testing.T) {
	tests := []struct {
		text  string
		style Style
		want  layout.Length
	}{
		{"H", Regular, 1479}, // 722
		{"H", Bold, 1479},
		{"H", Italic, 1479},
		{"H", Bold | Italic, 1479},
		{"i", Regular, 455}, // 222
		{"i", Bold, 569},    // 278
		{"W", Regular, 1933},
		{"a", Regular, 1139},
		{" ", Regular, 569},
		{"\u00a0", Regular, 569},
		{"0123456789", Regular, 11390},
		{"ä", Regular, 1139},
		{"ß", Regular, 1251},
		{"–", Regular, 1139},
		{"—", Regular, 2048},
		{"„“", Regular, 1364},
		{"Hi", Regular, 1479 + 455},
		{"AVA", Regular, 3 * 1366}, // no kerning that narrows
		{"", Regular, 0},
	}
	for _, tt := range tests {
		if got := Width(tt.text, tt.style, unit); got != tt.want {
			t.Errorf("Width(%q, %d) = %d units, want %d", tt.text, tt.style, got, tt.want)
		}
	}
}

func TestWidthIsRoundedUpOnce(t *testing.T) {
	const size = 10 * layout.Point
	// 1479 × 640 / 2048 = 462.1875
	if got := Width("H", Regular, size); got != 463 {
		t.Errorf("Width of H at 10 pt = %d, want 463", got)
	}
	if got := Width("HHHHHHHHHH", Regular, size); got != 4622 {
		t.Errorf("Width of ten H at 10 pt = %d, want 4622", got)
	}
	if got := LineWidth([]Run{{"H", Regular}, {"H", Bold}, {"H", Italic}, {"H", Regular}}, size); got != 1849 {
		t.Errorf("LineWidth of four H at 10 pt = %d, want 1849", got)
	}
}

func TestSizesBelowZeroAreZero(t *testing.T) {
	if got := Width("H", Regular, -layout.Point); got != 0 {
		t.Errorf("Width at -1 pt = %d, want 0", got)
	}
	if got := Width("H", Regular, 0); got != 0 {
		t.Errorf("Width at 0 pt = %d, want 0", got)
	}
}

func TestVerticalMetrics(t *testing.T) {
	if a, d, h := Ascent(unit), Descent(unit), LineHeight(unit); a != 1854 || d != 434 || h != 2355 {
		t.Errorf("ascent %d, descent %d, line height %d units, want 1854, 434, 2355", a, d, h)
	}
	const size = 10 * layout.Point
	if a, d, h := Ascent(size), Descent(size), LineHeight(size); a != 580 || d != 136 || h != 736 {
		t.Errorf("ascent %d, descent %d, line height %d at 10 pt, want 580, 136, 736", a, d, h)
	}
}

func TestHas(t *testing.T) {
	for _, r := range "AzäßŁﬁ–„€→≠Ωжשﬡ\u00a0" {
		if !Has(r) {
			t.Errorf("Has(%q) = false", r)
		}
	}
	for _, r := range "中한ก्क😀ا\ufffd\U0010ffff" {
		if Has(r) {
			t.Errorf("Has(%q) = true", r)
		}
	}
	if Has(-1) {
		t.Error("Has(-1) = true")
	}
}

func TestAllStylesHaveTheSameCharacters(t *testing.T) {
	var buf sfnt.Buffer
	for r := rune(0); r <= 0xffff; r++ {
		for _, style := range styles[1:] {
			if got := style.face().glyph(&buf, r).index != 0; got != Has(r) {
				t.Errorf("style %d has %U: %v", style, r, got)
			}
		}
	}
}

// No pair of characters may be wider with the kerning of the font's old kern
// table, which has the same pairs as the kern feature for Latin, Greek and
// Cyrillic in its GPOS table.
func TestKerningIsNeverWider(t *testing.T) {
	for i, ttf := range [][]byte{
		liberationsansregular.TTF, liberationsansbold.TTF, liberationsansitalic.TTF, liberationsansbolditalic.TTF,
	} {
		style := styles[i]
		runes := map[sfnt.GlyphIndex][]rune{}
		var buf sfnt.Buffer
		for r := ' '; r <= 0xffff; r++ {
			if g := style.face().glyph(&buf, r); g.index != 0 && !invisible(r) {
				runes[g.index] = append(runes[g.index], r)
			}
		}
		pairs, wider := 0, 0
		for _, pair := range kernTable(ttf) {
			for _, left := range runes[pair.left] {
				for _, right := range runes[pair.right] {
					pairs++
					if pair.kern > 0 {
						wider++
					}
					alone := Width(string(left), style, unit) + Width(string(right), style, unit)
					want := alone + layout.Length(max(0, pair.kern))
					if got := Width(string(left)+string(right), style, unit); got != want {
						t.Errorf("style %d: Width(%q) = %d, want %d", style, string(left)+string(right), got, want)
					}
				}
			}
		}
		if pairs < 800 || wider < 60 {
			t.Errorf("style %d: only %d pairs, %d of them wider", style, pairs, wider)
		}
	}
}

type kernPair struct {
	left, right sfnt.GlyphIndex
	kern        int
}

func kernTable(ttf []byte) []kernPair {
	u16 := binary.BigEndian.Uint16
	for i := range int(u16(ttf[4:])) {
		entry := ttf[12+16*i:]
		if string(entry[:4]) != "kern" {
			continue
		}
		table := ttf[binary.BigEndian.Uint32(entry[8:]):]
		pairs := make([]kernPair, u16(table[10:]))
		for j := range pairs {
			p := table[18+6*j:]
			pairs[j] = kernPair{sfnt.GlyphIndex(u16(p)), sfnt.GlyphIndex(u16(p[2:])), int(int16(u16(p[4:])))}
		}
		return pairs
	}
	return nil
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		lazy(liberationsansregular.TTF)()
	}
}
