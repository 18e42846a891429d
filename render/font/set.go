// Setting a line: which glyphs stand where.

package font

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/rivo/uniseg"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// UnitsPerEm is the resolution of the fonts: glyphs and their places are in
// 1/2048 of the font size, called units.
const UnitsPerEm = unitsPerEm

// A Placed glyph is a glyph at its place on a line.
type Placed struct {
	Style Style
	// Glyph is 0, an empty box, where the font lacks the character.
	Glyph   sfnt.GlyphIndex
	X       int64 // from the left end of the line, in units
	Advance int64 // without kerning, in units
	// Text is what it stands for: for a letter with marks all of them, and
	// for each of the marks "".
	Text string
}

// Set places the glyphs of a line beside each other, kerned, from left to right
// as they are seen, and returns them with the width of the line in units.
// Letters and their marks become one glyph where the font has it. What is
// never seen, like a soft hyphen, has no glyph; other marks stand in the middle
// of their letters and take no room. The width is not more than that
// of LineWidth, but where a character is missing.
func Set(runs []Run, rightToLeft bool) (glyphs []Placed, width int64) {
	var letters []letter
	for _, r := range runs {
		letters = appendLetters(letters, r)
	}
	letters = inVisualOrder(letters, rightToLeft)

	var buf sfnt.Buffer
	var last letter // the last that takes room, which begins at lastX
	lastX, base := int64(0), -1
	for _, l := range letters {
		face := l.style.face()
		g := glyph{advance: face.missing()}
		first := firstRune(l.text)
		if found := face.glyph(&buf, first); found.index != 0 {
			g = found
		}
		l.glyph = g
		if unicode.In(first, unicode.Mn, unicode.Me) {
			x := width
			if last.glyph.index != 0 {
				x = lastX + last.style.face().middle(&buf, last.glyph) - face.middle(&buf, g)
			}
			placed := Placed{Style: l.style & (Bold | Italic), Glyph: g.index, X: x, Text: l.text}
			if base >= 0 {
				placed.Text = ""
				glyphs[base].Text += l.text
			}
			glyphs = append(glyphs, placed)
			continue
		}
		if g.index != 0 && last.glyph.index != 0 && l.style == last.style {
			width += face.kern(&buf, last.glyph, g)
		}
		glyphs = append(glyphs, Placed{Style: l.style & (Bold | Italic), Glyph: g.index, X: width, Advance: g.advance, Text: l.text})
		last, lastX, base = l, width, len(glyphs)-1
		width += g.advance
	}
	return glyphs, width
}

// Lacking reports whether a box stands for some character of a line.
func Lacking(glyphs []Placed) bool {
	return slices.ContainsFunc(glyphs, func(g Placed) bool { return g.Glyph == 0 })
}

// A letter is one character, or several that the font has one glyph for.
type letter struct {
	text  string
	style Style
	glyph glyph
}

func firstRune(s string) rune {
	first, _ := utf8.DecodeRuneInString(s)
	return first
}

// appendLetters cuts a run into letters.
func appendLetters(letters []letter, r Run) []letter {
	text := strings.Map(whitespaceToSpace, strings.ToValidUTF8(r.Text, "\uFFFD"))
	face := r.Style.face()
	m := meter{}
	state := -1
	for text != "" {
		if len(text) == 1 || text[0] < 0x80 && text[1] < 0x80 {
			if text[0] >= ' ' && text[0] != 0x7f {
				letters = append(letters, letter{text: text[:1], style: r.Style})
			}
			text, state = text[1:], -1
			continue
		}
		var cluster string
		cluster, text, _, state = uniseg.FirstGraphemeClusterInString(text, state)
		if composed := norm.NFC.String(cluster); m.has(face, composed) {
			cluster = composed
		}
		for _, c := range cluster {
			if unicode.In(c, unicode.Cc, unicode.Cf) || unicode.Is(unicode.Variation_Selector, c) {
				continue
			}
			letters = append(letters, letter{text: string(c), style: r.Style})
		}
	}
	return letters
}

// inVisualOrder returns letters from left to right (UAX #9).
func inVisualOrder(letters []letter, rightToLeft bool) []letter {
	var text strings.Builder
	turned := rightToLeft
	for _, l := range letters {
		text.WriteString(l.text)
		if l.text[0] >= 0x80 {
			first := firstRune(l.text)
			p, _ := bidi.LookupRune(first)
			turned = turned || p.Class() == bidi.R || p.Class() == bidi.AL || p.Class() == bidi.AN
		}
	}
	if !turned {
		return letters
	}
	// The library knows only one of two directions by option: a mark that is
	// dropped again tells it the other.
	var p bidi.Paragraph
	line, direction := text.String(), bidi.RightToLeft
	if !rightToLeft {
		const leftToRightMark = "\u200e"
		line, direction = leftToRightMark+line, bidi.LeftToRight
		letters = append([]letter{{text: leftToRightMark}}, letters...)
	}
	if _, err := p.SetString(line, bidi.DefaultDirection(direction)); err != nil {
		return letters
	}
	order, err := p.Order()
	if err != nil {
		return letters
	}
	// The library tells the runs in logical order and whether each is set from
	// right to left, but not how deep they are nested: numbers inside words
	// from right to left are runs of their own.
	var pieces [][]letter
	var levels []int
	highest, at := 0, 0
	for i := range order.NumRuns() {
		run := order.Run(i)
		n, level := len([]rune(run.String())), 0
		piece := letters[at:min(at+n, len(letters))]
		at += len(piece)
		switch {
		case run.Direction() == bidi.RightToLeft:
			level = 1
			mirrored := make([]letter, len(piece))
			for k, l := range piece {
				l.text = bidi.ReverseString(l.text)
				mirrored[len(piece)-1-k] = l
			}
			piece = marksLast(mirrored)
		case rightToLeft:
			level = 2
		case i > 0:
			if k := number(piece); k > 0 {
				pieces, levels = append(pieces, piece[:k]), append(levels, 2)
				highest, piece = 2, piece[k:]
			}
		default:
			piece = piece[1:] // the mark
		}
		pieces, levels = append(pieces, piece), append(levels, level)
		highest = max(highest, level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(levels); {
			j := i
			for j < len(levels) && levels[j] >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				pieces[a], pieces[b], levels[a], levels[b] = pieces[b], pieces[a], levels[b], levels[a]
			}
			i = j + 1
		}
	}
	var seen []letter
	for _, piece := range pieces {
		seen = append(seen, piece...)
	}
	return seen
}

// marksLast puts marks behind their letters again after a reversal.
func marksLast(letters []letter) []letter {
	for i := 0; i < len(letters); i++ {
		j := i
		for j < len(letters) && isMark(letters[j]) {
			j++
		}
		if j > i && j < len(letters) {
			base := letters[j]
			copy(letters[i+1:j+1], letters[i:j])
			letters[i] = base
		}
		i = j
	}
	return letters
}

func isMark(l letter) bool {
	first := firstRune(l.text)
	return unicode.In(first, unicode.Mn, unicode.Me)
}

// number returns how many letters at the start are a number, with what stands
// before and in it: behind words from right to left it belongs to them.
func number(letters []letter) int {
	end := 0
	for i, l := range letters {
		first := firstRune(l.text)
		switch p, _ := bidi.LookupRune(first); p.Class() {
		case bidi.L:
			return end
		case bidi.EN, bidi.AN:
			end = i + 1
		}
	}
	return end
}

// missing returns the advance of the box that stands for what a face lacks.
func (f *face) missing() int64 {
	advance, err := f.font.GlyphAdvance(nil, 0, unitsPerEm, xfont.HintingNone)
	if err != nil {
		return em
	}
	return int64(advance)
}

// middle returns the middle of what is seen of a glyph, from its left end.
func (f *face) middle(buf *sfnt.Buffer, g glyph) int64 {
	bounds, _, err := f.font.GlyphBounds(buf, g.index, unitsPerEm, xfont.HintingNone)
	if err != nil {
		return 0
	}
	return int64(bounds.Min.X+bounds.Max.X) / 2
}

// kern returns by how many units kerning moves two neighbours apart, less than
// zero where it brings them closer.
func (f *face) kern(buf *sfnt.Buffer, left, right glyph) int64 {
	kern, err := f.font.Kern(buf, left.index, right.index, unitsPerEm, xfont.HintingNone)
	if err != nil {
		return 0 // no such pair
	}
	return int64(kern)
}

// Outline returns the outline of a glyph in units, y downwards from the
// baseline. It is valid until the next use of buf.
func Outline(buf *sfnt.Buffer, style Style, glyph sfnt.GlyphIndex) sfnt.Segments {
	segments, err := style.face().font.LoadGlyph(buf, glyph, unitsPerEm, nil)
	if err != nil {
		return nil // no such glyph
	}
	return segments
}

// programs are the font files of the four styles.
var programs = [...][]byte{
	Regular:       liberationsansregular.TTF,
	Bold:          liberationsansbold.TTF,
	Italic:        liberationsansitalic.TTF,
	Bold | Italic: liberationsansbolditalic.TTF,
}

// Program returns the TrueType file of a style, which is not to be changed,
// and its PostScript name.
func Program(s Style) (file []byte, name string) {
	names := [...]string{Regular: "LiberationSans", Bold: "LiberationSans-Bold", Italic: "LiberationSans-Italic", Bold | Italic: "LiberationSans-BoldItalic"}
	s &= Bold | Italic
	return programs[s], names[s]
}
