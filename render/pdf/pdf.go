// Package pdf writes scenes as the pages of a PDF, each as large as its picture:
// lines and areas as vectors, text as text that can be selected and searched,
// in subsets of the fonts, which are embedded. Title and language of the
// document are set; there are no dates and no identifiers, so that the same
// scene gives the same bytes. It is tagged: a screen reader meets the parts of
// the scene in their order, with the sentences that they have in SVG too.
//
// The writer is the project's own, as a page of rectangles, curves and lines of
// text needs little of PDF, and a library would have to be worked against:
// codeberg.org/go-pdf/fpdf has no kerning, no tags and no characters beyond
// U+FFFF, and wants a date; github.com/tdewolff/canvas brings seventeen further
// modules.
//
// The format is that of ISO 32000-1:2008 (PDF 1.7).
package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/scene"
)

// Options say how a scene is written.
type Options struct {
	// Faces draw lines with characters that Liberation Sans lacks, as outlines
	// over text that is not seen; without them a box stands for such a
	// character.
	Faces *font.Faces
}

// Write writes scenes, each as a page. Parts that have a Page lead there. It
// returns the first error of w.
func Write(w io.Writer, o Options, scenes ...*scene.Scene) error {
	var f file
	fonts := &fonts{}
	catalog, pages, info := f.reserve(), f.reserve(), f.reserve()
	leaves := make([]ref, len(scenes))
	for i := range scenes {
		leaves[i] = f.reserve()
	}
	drawn := make([]*page, len(scenes))
	for i, s := range scenes {
		p := &page{height: s.Height, fonts: fonts, faces: o.Faces}
		p.scene(s)
		drawn[i] = p
	}
	contents := make([]ref, len(scenes))
	for i, p := range drawn {
		contents[i] = f.stream("", p.out.Bytes())
	}
	resources := fonts.write(&f)
	tags := tree(&f, scenes, leaves)
	s := scenes[0]
	f.put(catalog, "<</Type/Catalog/Pages %s/Lang %s/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>/StructTreeRoot %s>>",
		pages, textString(s.Language), tags)
	var kids []string
	for i, s := range scenes {
		kids = append(kids, leaves[i].String())
		width, height := s.Size()
		unit := unitOf(s)
		f.put(leaves[i], "<</Type/Page/Parent %s/MediaBox[0 0 %s %s]%s/Contents %s/Resources<</Font<<%s>>>>/StructParents %d/Tabs/S%s>>",
			pages, points(width/unit), points(height/unit), userUnit(unit), contents[i], resources, i, links(&f, s, leaves))
	}
	f.put(pages, "<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(kids))
	f.put(info, "<</Title %s/Subject %s/Creator(crux)>>", textString(s.Title), textString(s.Description))
	_, err := w.Write(f.bytes(catalog, info))
	return err
}

// scene draws a whole scene.
func (p *page) scene(s *scene.Scene) {
	width, _ := s.Size()
	if of := s.Width * unitOf(s); width != of {
		p.f("%[1]s 0 0 %[1]s 0 0 cm\n", strconv.FormatFloat(float64(width)/float64(of), 'f', 8, 64))
	}
	p.background(s)
	for i, part := range s.Parts {
		p.part(i, part)
	}
}

// unitOf returns of how many points a unit of a scene's page is.
func unitOf(s *scene.Scene) layout.Length {
	width, height := s.Size()
	return 1 + (max(width, height)-1)/maxSide
}

// links returns the entry of a page's links to other pages, where it has any.
func links(f *file, s *scene.Scene, leaves []ref) string {
	var list []string
	width, _ := s.Size()
	unit := unitOf(s)
	at := func(l layout.Length) string {
		return thousandths(int64(l)*int64(width)/int64(s.Width*unit)*1000, int64(layout.Point))
	}
	for _, part := range s.Parts {
		if part.Page < 1 || part.Page > len(leaves) {
			continue
		}
		for _, shape := range part.Shapes {
			if r, ok := shape.(scene.Rect); ok {
				link := f.add("<</Type/Annot/Subtype/Link/Rect[%s %s %s %s]/Border[0 0 0]/Contents %s/Dest[%s/Fit]>>",
					at(r.Min.X), at(s.Height-r.Max.Y), at(r.Max.X), at(s.Height-r.Min.Y), textString(part.Name), leaves[part.Page-1])
				list = append(list, link.String())
				break
			}
		}
	}
	if list == nil {
		return ""
	}
	return "/Annots[" + strings.Join(list, " ") + "]"
}

// maxSide is how long a side of a page may be, in units: five metres, if a unit
// is a point.
const maxSide = 14400 * layout.Point

// userUnit says of how many points a unit of the page is.
func userUnit(points layout.Length) string {
	if points == 1 {
		return ""
	}
	return fmt.Sprintf("/UserUnit %d", points)
}

// A ref is the number of an object.
type ref int

func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// A file is the objects of a PDF.
type file struct {
	objects [][]byte // by number less one
}

// reserve returns a number for an object that is put later.
func (f *file) reserve() ref {
	f.objects = append(f.objects, nil)
	return ref(len(f.objects))
}

func (f *file) put(r ref, format string, args ...any) {
	f.objects[r-1] = fmt.Appendf(nil, format, args...)
}

func (f *file) add(format string, args ...any) ref {
	r := f.reserve()
	f.put(r, format, args...)
	return r
}

// stream adds data, compressed, with more entries for its dictionary.
func (f *file) stream(entries string, data []byte) ref {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(data)
	z.Close()
	return f.add("<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream", packed.Len(), entries, packed.Bytes())
}

// bytes returns the whole file: header, objects, and where each begins.
func (f *file) bytes(catalog, info ref) []byte {
	// The bytes above 127 tell programs that move files that this is no text.
	out := []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.objects))
	for i, o := range f.objects {
		offsets[i] = len(out)
		out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		out = fmt.Appendf(out, "%010d 00000 n \n", at)
	}
	return fmt.Appendf(out, "trailer\n<</Size %d/Root %s/Info %s>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, catalog, info, start)
}

// textString writes text as a string of PDF: UTF-16 with its mark of order, in
// hexadecimal.
func textString(s string) string {
	return "<FEFF" + hexUTF16(s) + ">"
}

func hexUTF16(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// points writes a length in points.
func points(l layout.Length) string { return thousandths(int64(l)*1000, int64(layout.Point)) }

// thousandths writes n/of/1000 with at most three decimals, rounded half away
// from zero.
func thousandths(n, of int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	n = (2*n + of) / (2 * of)
	s := strconv.FormatInt(n/1000, 10)
	if rest := n % 1000; rest > 0 {
		s += strings.TrimRight(fmt.Sprintf(".%03d", rest), "0")
	}
	if s == "0" {
		return s
	}
	return sign + s
}
