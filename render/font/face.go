// Package font measures text and breaks it into lines, so that a box can be
// made to fit the words in it.
//
// The metrics are those of Liberation Sans, which are Arial's and Helvetica's
// too, or, as [Metrics] say, also those of DejaVu Sans and Liberation Serif. A
// width is never less than what a renderer draws with these fonts: only kerning
// that widens is counted (see [Width]), and what the fonts lack is given more
// room than common fallback fonts need. Widths are integer arithmetic; the
// result is the same on every machine.
//
// [Faces] draw text: they give the glyphs of a line at their places, for formats
// that embed fonts, and their outlines, for all others.
//
// Runs are in logical order, and a right-to-left line is as wide as a
// left-to-right one; only Faces look at the direction of writing.
package font

import (
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"crux/render/layout"
)

// Style is a set of Bold and Italic.
type Style uint8

const (
	Regular Style = 0
	Bold    Style = 1
	Italic  Style = 2
)

// unitsPerEm is the font's own resolution, the same in all four styles:
// advances are in 1/2048 of the font size, which is called a unit below.
const unitsPerEm = 2048

// faces are the four styles. Each is parsed when it is first asked for.
var faces = [...]func() *face{
	Regular:       lazy(liberationsansregular.TTF),
	Bold:          lazy(liberationsansbold.TTF),
	Italic:        lazy(liberationsansitalic.TTF),
	Bold | Italic: lazy(liberationsansbolditalic.TTF),
}

func lazy(ttf []byte) func() *face {
	return sync.OnceValue(func() *face {
		parsed, err := sfnt.Parse(ttf)
		if err != nil {
			panic("font: embedded Liberation Sans: " + err.Error())
		}
		return newFace(parsed)
	})
}

func (s Style) face() *face { return faces[s&(Bold|Italic)]() }

// A face is one style of Liberation Sans. It does not change once made.
type face struct {
	font *sfnt.Font
	// ascii holds the glyphs asked for most.
	ascii [0x80]glyph
}

// A glyph is a character's picture in a face.
type glyph struct {
	index   sfnt.GlyphIndex // 0 if the face has no glyph for the character
	advance int64           // in units
}

func newFace(f *sfnt.Font) *face {
	face := &face{font: f}
	var buf sfnt.Buffer
	for r := range face.ascii {
		face.ascii[r] = face.load(&buf, rune(r))
	}
	return face
}

// glyph returns the glyph for r, which is the zero glyph if there is none.
func (f *face) glyph(buf *sfnt.Buffer, r rune) glyph {
	if 0 <= r && int(r) < len(f.ascii) {
		return f.ascii[r]
	}
	return f.load(buf, r)
}

// load reads a glyph from the font file, which is in memory and was parsed:
// the only error to come is that there is no such glyph.
func (f *face) load(buf *sfnt.Buffer, r rune) glyph {
	index, err := f.font.GlyphIndex(buf, r)
	if err != nil || index == 0 {
		return glyph{}
	}
	advance, err := f.font.GlyphAdvance(buf, index, unitsPerEm, xfont.HintingNone)
	if err != nil {
		return glyph{}
	}
	return glyph{index, int64(advance)}
}

// widening returns by how many units kerning moves two neighbours apart. Where
// it brings them closer, as it mostly does, widening is 0.
func (f *face) widening(buf *sfnt.Buffer, left, right glyph) int64 {
	if left.index == 0 || right.index == 0 {
		return 0
	}
	kern, err := f.font.Kern(buf, left.index, right.index, unitsPerEm, xfont.HintingNone)
	if err != nil {
		return 0 // no such pair
	}
	return max(0, int64(kern))
}

// Has reports whether Liberation Sans has a glyph for r. All four styles have
// the same characters.
func Has(r rune) bool {
	var buf sfnt.Buffer
	return Regular.face().glyph(&buf, r).index != 0
}

// Ascent returns how far the tallest letters of a font size reach above the
// baseline, rounded up.
func Ascent(size layout.Length) layout.Length {
	return scale(units(metrics().Ascent), size)
}

// Descent returns how far the deepest letters of a font size reach below the
// baseline, rounded up.
func Descent(size layout.Length) layout.Length {
	return scale(units(metrics().Descent), size)
}

// LineHeight returns the distance from one baseline to the next that the font
// is designed for, rounded up. It is more than Ascent and Descent together.
func LineHeight(size layout.Length) layout.Length {
	return scale(units(metrics().Height), size)
}

// metrics returns the vertical metrics, the same in all four styles, in units.
var metrics = sync.OnceValue(func() xfont.Metrics {
	m, err := Regular.face().font.Metrics(nil, unitsPerEm, xfont.HintingNone)
	if err != nil {
		panic("font: embedded Liberation Sans: " + err.Error())
	}
	return m
})

// units reads a length that sfnt scaled to unitsPerEm/64 pixels an em: its
// 1/64 pixels are the font's own units.
func units(l fixed.Int26_6) int64 { return int64(l) }

// scale turns units into a Length at a font size, rounded up. Sizes below zero
// count as zero.
func scale(units int64, size layout.Length) layout.Length {
	return layout.Length((units*int64(max(0, size)) + unitsPerEm - 1) / unitsPerEm)
}
