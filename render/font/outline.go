// Text as outlines: what a picture draws that brings its letters along.

package font

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	textfont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"github.com/rivo/uniseg"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"crux/render/layout"
)

// A Glyph is a glyph of a font at its place on a line.
type Glyph struct {
	Face *Face
	ID   uint32 // its index in the font; 0 is the box for a missing character
	// Origin is where its origin stands. A line begins at X = 0, its left end,
	// and has its baseline at Y = 0; Y grows downwards.
	Origin  layout.Position
	Advance layout.Length
	// Text is what the glyph stands for, composed (NFC). Of several glyphs that stand for one
	// cluster together, the leftmost has it and the others have "".
	Text string
}

// Op is what a Segment does.
type Op uint8

const (
	MoveTo Op = iota // begins a contour at To[0]; the one before is closed
	LineTo           // a straight line to To[0]
	QuadTo           // a quadratic Bézier curve by way of To[0] to To[1]
	CubeTo           // a cubic Bézier curve by way of To[0] and To[1] to To[2]
)

// A Segment is a piece of an outline.
type Segment struct {
	Op Op
	To [3]layout.Position
}

// Glyphs returns the glyphs of a line from left to right, and how wide it is
// drawn, rounded up. A line that is set from right to left begins at the right.
// Letters are joined, marked and kerned as the font says.
func (f *Faces) Glyphs(runs []Run, size layout.Length, rightToLeft bool) ([]Glyph, layout.Length) {
	f.mu.Lock()
	defer f.mu.Unlock()
	pen := int64(0) // in 1/64 unit
	var glyphs []Glyph
	for _, shaped := range f.shape(runs, rightToLeft) {
		for i, g := range shaped.out.Glyphs {
			glyph := Glyph{
				Face:    shaped.face,
				ID:      uint32(g.GlyphID),
				Origin:  layout.Position{X: place(pen+int64(g.XOffset), size), Y: place(-int64(g.YOffset), size)},
				Advance: place(int64(g.Advance), size),
			}
			if i == 0 || shaped.out.Glyphs[i-1].TextIndex() != g.TextIndex() {
				from := g.TextIndex()
				glyph.Text = string(shaped.text[from : from+g.RunesCount()])
			}
			pen += int64(g.Advance)
			glyphs = append(glyphs, glyph)
		}
	}
	const whole = unitsPerEm << 6
	return glyphs, layout.Length((max(pen, 0)*int64(max(0, size)) + whole - 1) / whole)
}

// Width returns how wide a line is drawn, rounded up: from left to right or from
// right to left, whichever is wider, as they do not kern the same neighbours.
func (f *Faces) Width(runs []Run, size layout.Length) layout.Length {
	_, width := f.Glyphs(runs, size, false)
	const hebrew = 0x590 // the first script that is written from right to left
	if slices.ContainsFunc(runs, func(r Run) bool {
		return strings.ContainsFunc(r.Text, func(c rune) bool { return c >= hebrew })
	}) {
		_, other := f.Glyphs(runs, size, true)
		width = max(width, other)
	}
	return width
}

// Outline returns the outlines of a line, to be filled by the rule that what
// winds around a place other than zero times is inside, and how wide the line
// is. Places are as those of a Glyph.
func (f *Faces) Outline(runs []Run, size layout.Length, rightToLeft bool) ([]Segment, layout.Length) {
	glyphs, width := f.Glyphs(runs, size, rightToLeft)
	f.mu.Lock()
	defer f.mu.Unlock()
	var outline []Segment
	for _, g := range glyphs {
		segments, _ := g.Face.outline(textfont.GID(g.ID))
		scale := float64(size) / float64(g.Face.face.Upem())
		for _, s := range segments {
			var to [3]layout.Position
			for i, at := range s.ArgsSlice() {
				to[i] = layout.Position{
					X: g.Origin.X + layout.Length(math.Round(float64(at.X)*scale)),
					Y: g.Origin.Y - layout.Length(math.Round(float64(at.Y)*scale)),
				}
			}
			outline = append(outline, Segment{ops[s.Op], to})
		}
	}
	return outline, width
}

var ops = [...]Op{
	opentype.SegmentOpMoveTo: MoveTo,
	opentype.SegmentOpLineTo: LineTo,
	opentype.SegmentOpQuadTo: QuadTo,
	opentype.SegmentOpCubeTo: CubeTo,
}

// outline returns the outline of a glyph, and whether there is one, which may
// be empty.
func (f *Face) outline(glyph textfont.GID) (segments []textfont.Segment, ok bool) {
	defer func() {
		if recover() != nil { // the file is broken here
			segments, ok = nil, false
		}
	}()
	outline, ok := f.face.GlyphDataOutline(glyph)
	return outline.Segments, ok
}

// place turns 1/64 units into a Length at a font size, rounded to the nearest.
func place(units64 int64, size layout.Length) layout.Length {
	const whole = unitsPerEm << 6
	product := units64 * int64(max(0, size))
	if product < 0 {
		return -layout.Length((-product + whole/2) / whole)
	}
	return layout.Length((product + whole/2) / whole)
}

// A piece of a line is what one font draws in one direction and script.
type piece struct {
	from, to int // of the line's characters
	face     *Face
	script   language.Script
	level    bidi.Level // odd from right to left
}

// A shapedPiece has the glyphs of a piece, from left to right.
type shapedPiece struct {
	text []rune // of the line
	face *Face
	out  shaping.Output
}

// shape returns the pieces of a line from left to right.
func (f *Faces) shape(runs []Run, rightToLeft bool) []shapedPiece {
	text, styles := characters(runs)
	pieces := f.pieces(text, styles, rightToLeft)
	visual(pieces)
	var shaped []shapedPiece
	for _, p := range pieces {
		direction := di.DirectionLTR
		if p.level%2 == 1 {
			direction = di.DirectionRTL
		}
		out := f.shapePiece(shaping.Input{
			Text: text, RunStart: p.from, RunEnd: p.to,
			Direction: direction, Face: p.face.face, Script: p.script,
			// Advances come out in 1/64 unit, in whichever font.
			Size: fixed.I(unitsPerEm),
		})
		shaped = append(shaped, shapedPiece{text, p.face, out})
	}
	return shaped
}

// shapePiece shapes text. A font that is broken where its letters are joined
// draws nothing there.
func (f *Faces) shapePiece(input shaping.Input) (out shaping.Output) {
	defer func() {
		if recover() != nil {
			f.shaper = shaping.HarfbuzzShaper{}
			out = shaping.Output{}
		}
	}()
	return f.shaper.Shape(input)
}

// characters returns what a line draws, with the style of each character:
// controls are no part of it.
func characters(runs []Run) ([]rune, []Style) {
	var text []rune
	var styles []Style
	for _, run := range runs {
		// Fonts that have a letter with its mark seldom have all ways to write it.
		for _, r := range norm.NFC.String(strings.Map(whitespaceToSpace, run.Text)) {
			if !unicode.Is(unicode.Cc, r) {
				text = append(text, r)
				styles = append(styles, run.Style)
			}
		}
	}
	return text, styles
}

// pieces cuts a line where the font, the script or the direction changes, in
// the order of its text.
func (f *Faces) pieces(text []rune, styles []Style, rightToLeft bool) []piece {
	if len(text) == 0 {
		return nil
	}
	levels := make([]bidi.Level, len(text))
	direction := bidi.LeftToRight
	if rightToLeft {
		direction = bidi.RightToLeft
	}
	var paragraph bidi.Paragraph
	directed := paragraph.Segment(text, direction)
	for i := range directed.NumRuns() {
		run := directed.Run(i)
		for k := run.Start; k < run.End; k++ {
			levels[k] = run.Level
		}
	}
	var pieces []piece
	script := language.Common
	at, state := 0, -1
	for rest := string(text); rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		end := at + len([]rune(cluster))
		for at < end {
			// A change of style may cut through a cluster.
			to := at + 1
			for to < end && styles[to] == styles[at] {
				to++
			}
			for _, r := range text[at:to] {
				if s := language.LookupScript(r); s.Strong() {
					script = s
					break
				}
			}
			face, _ := f.faceOf(string(text[at:to]), styles[at])
			last := len(pieces) - 1
			if last >= 0 && pieces[last].face == face && pieces[last].level == levels[at] &&
				(pieces[last].script == script || !pieces[last].script.Strong()) {
				pieces[last].to, pieces[last].script = to, script
			} else {
				pieces = append(pieces, piece{at, to, face, script, levels[at]})
			}
			at = to
		}
	}
	return pieces
}

// visual puts pieces into their order from left to right (UAX #9, rule L2).
func visual(pieces []piece) {
	highest := slices.MaxFunc(append([]piece{{}}, pieces...), func(a, b piece) int { return cmp.Compare(a.level, b.level) }).level
	for level := highest; level > 0; level-- {
		for i := 0; i < len(pieces); i++ {
			j := i
			for j < len(pieces) && pieces[j].level >= level {
				j++
			}
			slices.Reverse(pieces[i:j])
			i = max(i, j-1)
		}
	}
}
