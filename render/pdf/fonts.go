package pdf

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"crux/render/font"
)

// fonts are the subsets that a page uses, by style.
type fonts [4]*subset

func (f *fonts) of(s font.Style) *subset {
	if f[s] == nil {
		f[s] = &subset{style: s, codes: map[character]int{}, glyphs: []font.Placed{{Style: s}}}
	}
	return f[s]
}

// A subset is the glyphs of a style that are used. A character's code is the
// number of its glyph in the font that is embedded.
type subset struct {
	style  font.Style
	codes  map[character]int
	glyphs []font.Placed // by code; the first is the one for what is missing
}

// A character is a glyph and what it stands for: one glyph that stands for
// several texts, as the empty box does, has a code for each.
type character struct {
	glyph uint16
	text  string
}

func (s *subset) name() string { return fmt.Sprintf("F%d", s.style) }

// code returns the code of a glyph.
func (s *subset) code(g font.Placed) int {
	c := character{uint16(g.Glyph), g.Text}
	code, ok := s.codes[c]
	if !ok {
		code = len(s.glyphs)
		s.codes[c] = code
		s.glyphs = append(s.glyphs, g)
	}
	return code
}

// write adds the fonts and returns what the page's resources say of them.
func (f *fonts) write(to *file) string {
	var list strings.Builder
	for _, s := range f {
		if s != nil {
			fmt.Fprintf(&list, "/%s %s", s.name(), s.write(to))
		}
	}
	return list.String()
}

// Flags of a font descriptor. A font is symbolic whose codes are no standard
// encoding's.
const (
	symbolic = 1 << 2
	italic   = 1 << 6
)

// write adds the font: composite, with the glyph numbers of the embedded
// TrueType font as codes, and a table of what they mean.
func (s *subset) write(to *file) ref {
	program, name := font.Program(s.style)
	t := parse(program)
	embedded := t.subset(s.glyphs)
	file := to.stream(fmt.Sprintf("/Length1 %d", len(embedded)), embedded)

	// The name begins with six letters that tell subsets apart.
	h := fnv.New32a()
	h.Write(embedded)
	letters := make([]byte, 6)
	for i, n := 0, h.Sum32(); i < len(letters); i, n = i+1, n/26 {
		letters[i] = 'A' + byte(n%26)
	}
	name = string(letters) + "+" + name

	flags, angle, weight := symbolic, 0, 80
	if s.style&font.Italic != 0 {
		flags, angle = flags|italic, -12
	}
	if s.style&font.Bold != 0 {
		weight = 140
	}
	m := t.metrics()
	descriptor := to.add("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %s>>",
		name, flags, m.box[0], m.box[1], m.box[2], m.box[3], angle, m.ascent, m.descent, m.capHeight, weight, file)

	var widths strings.Builder
	for _, g := range s.glyphs {
		widths.WriteString(" " + thousandths(g.Advance*1_000_000, font.UnitsPerEm))
	}
	descendant := to.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s/CIDToGIDMap/Identity/W[0[%s]]>>",
		name, descriptor, widths.String()[1:])
	return to.add("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>",
		name, descendant, to.stream("", s.toUnicode()))
}

// toUnicode returns the table from codes to texts, in blocks of a hundred, as
// the format wants.
func (s *subset) toUnicode() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	var entries []string
	for code, g := range s.glyphs {
		if g.Text != "" {
			entries = append(entries, fmt.Sprintf("<%04X><%s>\n", code, hexUTF16(g.Text)))
		}
	}
	for block := range slices.Chunk(entries, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(block), strings.Join(block, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}
