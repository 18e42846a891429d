// How wide is a grapheme cluster, the smallest piece of text that a reader
// takes for one character?

package font

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

// Room for what Liberation Sans lacks, in units.
const (
	em = unitsPerEm
	// symbolWidth is for emoji, arrows, dingbats, mathematics, enclosed and
	// Roman numbers. Emoji are 1.25 em wide in Noto Color Emoji and 1.37 em
	// in Segoe UI Emoji; DejaVu Sans Bold needs 1.67 em at most.
	symbolWidth = em * 17 / 10
)

const (
	emojiSelector = '\ufe0f' // asks for the character before it as an emoji
	zayin         = 'ז'
	// zayinKerning makes up for a kerning that sfnt does not see, as it is
	// not for Latin: zayin is moved 41 units away from five other letters.
	zayinKerning = 2 * 41
)

// A meter measures the clusters of a text one after the other.
type meter struct {
	buf     sfnt.Buffer
	metrics Metrics
	// style and last are the style and the glyph of the character drawn
	// last, which the next one is kerned with.
	style Style
	last  glyph
	// lastRune is that character.
	lastRune rune
}

// add returns, in units, the advance of the next cluster and by how much
// kerning moves it away from the one before, which is not part of the advance.
func (m *meter) add(cluster string, style Style) (advance, kern int64) {
	if style != m.style {
		m.style, m.last, m.lastRune = style, glyph{}, 0
	}
	face := style.face()
	first, size := utf8.DecodeRuneInString(cluster)
	if size == len(cluster) {
		g, advance := m.character(face, style, first)
		if advance > 0 {
			kern = m.kern(face, style, g, first)
		}
		return max(advance, m.elsewhere(style, cluster)), kern
	}

	// Renderers put a letter and its marks together into one glyph where the
	// font has it, and that may be wider than the letter: compare ť and t.
	composed := norm.NFC.String(cluster)
	apart := m.has(face, cluster)
	if apart && !m.has(face, composed) {
		composed = cluster
	}
	first, _ = utf8.DecodeRuneInString(composed)
	g, _ := m.character(face, style, first)
	kern = m.kern(face, style, g, first)
	advance = m.sum(face, style, composed)
	if apart {
		advance = max(advance, m.sum(face, style, cluster))
	}
	return max(advance, m.elsewhere(style, cluster), m.elsewhere(style, composed)), kern
}

// kern returns by how many units kerning moves a character away from the one
// before, and makes it the last one.
func (m *meter) kern(face *face, style Style, g glyph, r rune) int64 {
	kern := face.widening(&m.buf, m.last, g)
	if m.metrics.Fit == Safe {
		if r == '\u037e' {
			r = ';' // the question mark of Greek is drawn, and kerned, as one
		}
		kern = max(kern, otherFonts[style&(Bold|Italic)]().kerning[[2]rune{m.lastRune, r}])
	}
	m.last, m.lastRune = g, r
	return kern
}

// character returns the glyph of a character that stands alone, and its
// advance or an estimate of it.
func (m *meter) character(face *face, style Style, r rune) (glyph, int64) {
	g := face.glyph(&m.buf, r)
	switch {
	case invisible(r):
		return g, 0
	case r == zayin:
		return g, g.advance + zayinKerning
	case g.index == 0 && m.metrics.Faces != nil:
		return g, m.metrics.Faces.advance(style, r)
	case g.index == 0:
		return g, estimate(style, r)
	}
	return g, g.advance
}

// elsewhere returns, in units, the advance that a cluster has at the most in
// the other fonts that text must fit in, where it must.
func (m *meter) elsewhere(style Style, cluster string) int64 {
	if m.metrics.Fit != Safe {
		return 0
	}
	table := otherFonts[style&(Bold|Italic)]()
	var sum int64
	for _, r := range cluster {
		// DejaVu Sans gives marks that enclose a letter room of their own.
		if !invisible(r) || unicode.Is(unicode.Me, r) {
			sum += table.units(r)
		}
	}
	return sum
}

// sum returns the advance of a cluster of several characters.
//
// An emoji of several (a family, a flag, a hand with a skin colour) is drawn
// as one by the fonts that know it, and as a row of boxes, each less than an
// em, where there is no such font.
func (m *meter) sum(face *face, style Style, cluster string) int64 {
	var sum int64
	var symbols int64
	emoji := false
	for _, r := range cluster {
		g, advance := m.character(face, style, r)
		switch {
		case m.metrics.Faces != nil:
			sum += advance // as it is drawn
		case r == emojiSelector:
			emoji = true
		case g.index == 0 && unicode.Is(unicode.S, r):
			emoji = true
			symbols++
		default:
			sum += advance
		}
	}
	if emoji {
		sum = max(symbolWidth, sum+symbols*em)
	}
	return sum
}

// has reports whether the face has all characters of a cluster.
func (m *meter) has(face *face, cluster string) bool {
	for _, r := range cluster {
		if face.glyph(&m.buf, r).index == 0 {
			return false
		}
	}
	return true
}

// invisible reports whether r is drawn over the character before it or not at
// all: combining marks, variation selectors, joiners, marks of direction, the
// soft hyphen, control characters.
func invisible(r rune) bool {
	if r < 0x7f {
		return r < ' '
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cc, unicode.Cf) &&
		!unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// estimate returns the room to leave for a visible character that the font
// lacks. An em is exact for Chinese, Japanese and Korean. The letters of other
// scripts that DejaVu Sans has, Arabic among them, get a fifth more than it
// needs, as it is one of the widest fonts; those of the rest get an em, which is
// more than a word of them needs on average.
func estimate(style Style, r rune) int64 {
	switch r {
	case '\u2031', '\u2e3a': // ‱, two-em dash
		return 2 * em
	case '\u2e3b': // three-em dash
		return 3 * em
	case '\ufdfd': // ﷽, a sentence
		return 12 * em
	}
	if unicode.In(r, unicode.S, unicode.Nl, unicode.No) {
		return symbolWidth
	}
	if unicode.IsLetter(r) {
		if units := otherFonts[style&(Bold|Italic)]().units(r); units > 0 {
			return units * 6 / 5
		}
	}
	return em
}
