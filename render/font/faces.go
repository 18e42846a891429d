// Which font has the glyphs of a text?

package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	textfont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// Faces are the fonts that glyphs are drawn with where a picture carries its
// own: Liberation Sans in four styles, then others in the order in which they
// were given. A character is drawn with the first that has it; among the others,
// those nearest to the wanted style go before the rest, and a font without bold
// or italics stays as it is.
//
// Faces do not change once made; several goroutines may use them at once.
type Faces struct {
	own    [4]*Face // Liberation Sans by style, each made when it is first needed
	others []*Face

	mu     sync.Mutex // held while own, the shaper or a face is at work
	shaper shaping.HarfbuzzShaper
}

// A File is a font file.
type File struct {
	Name string // for messages
	Data []byte // TrueType or OpenType, also a collection, of which the first font is taken
}

// A Face is one font of Faces.
type Face struct {
	Name  string // that of the file, or "Liberation Sans"
	Style Style
	// Data is the font file, for formats that embed fonts. It must not be
	// changed.
	Data []byte

	embedded bool
	face     *textfont.Face // guarded by Faces.mu
}

// embedded are the files of Liberation Sans.
var embedded = [...][]byte{
	Regular:       liberationsansregular.TTF,
	Bold:          liberationsansbold.TTF,
	Italic:        liberationsansitalic.TTF,
	Bold | Italic: liberationsansbolditalic.TTF,
}

// NewFaces returns Liberation Sans and the fonts of files after it. The error
// names the first file that cannot be drawn with.
func NewFaces(files ...File) (*Faces, error) {
	f := &Faces{}
	for _, file := range files {
		face, err := readFace(file)
		if err != nil {
			return nil, fmt.Errorf("%s %w", file.Name, err)
		}
		f.others = append(f.others, face)
	}
	return f, nil
}

// readFace reads the first font of a file. A broken file may ask its reader for
// what is not there: that is an error like any other.
func readFace(file File) (face *Face, err error) {
	defer func() {
		if recover() != nil {
			face, err = nil, errors.New("is a broken font")
		}
	}()
	switch {
	case len(file.Data) == 0:
		return nil, errors.New("is empty, so it is no font")
	case bytes.HasPrefix(file.Data, []byte("wOF")):
		return nil, errors.New("is a web font (WOFF), which cannot be read; give its TrueType or OpenType file (.ttf, .otf)")
	case !slices.ContainsFunc(signatures, func(s string) bool { return bytes.HasPrefix(file.Data, []byte(s)) }):
		return nil, errors.New("is no font; give a TrueType or OpenType file (.ttf, .otf)")
	case !complete(file.Data):
		return nil, errors.New("is a broken font: a part of it is missing")
	}
	list, err := textfont.ParseTTC(bytes.NewReader(file.Data))
	if err != nil || len(list) == 0 {
		return nil, fmt.Errorf("is a broken font: %v", err)
	}
	first := list[0]
	if _, ok := first.GlyphDataOutline(0); !ok {
		return nil, errors.New("has no outlines (it is a font of bitmaps or of colours), so nothing can be drawn with it")
	}
	face = &Face{Name: file.Name, Data: file.Data, face: first}
	description := first.Describe()
	if description.Aspect.Weight >= textfont.WeightSemibold {
		face.Style |= Bold
	}
	if description.Aspect.Style == textfont.StyleItalic {
		face.Style |= Italic
	}
	return face, nil
}

// signatures are what the files of fonts begin with.
var signatures = []string{"\x00\x01\x00\x00", "OTTO", "true", "ttcf"}

// complete reports whether the tables of all fonts in a file lie within it. A
// reader may otherwise make room for gigabytes that are not there.
func complete(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("ttcf")) {
		return completeFont(data, 0)
	}
	if len(data) < 12 {
		return false
	}
	count := int64(binary.BigEndian.Uint32(data[8:]))
	if int64(len(data)) < 12+4*count {
		return false
	}
	for i := range count {
		if !completeFont(data, int64(binary.BigEndian.Uint32(data[12+4*i:]))) {
			return false
		}
	}
	return true
}

// completeFont is complete for the font whose list of tables begins at an
// offset.
func completeFont(data []byte, at int64) bool {
	size := int64(len(data))
	if at+12 > size {
		return false
	}
	tables := int64(binary.BigEndian.Uint16(data[at+4:]))
	if at+12+16*tables > size {
		return false
	}
	for i := range tables {
		entry := data[at+12+16*i:]
		offset, length := int64(binary.BigEndian.Uint32(entry[8:])), int64(binary.BigEndian.Uint32(entry[12:]))
		if offset+length > size {
			return false
		}
	}
	return true
}

// liberation returns the embedded face of a style.
func (f *Faces) liberation(s Style) *Face {
	s &= Bold | Italic
	if f.own[s] == nil {
		face, err := textfont.ParseTTF(bytes.NewReader(embedded[s]))
		if err != nil {
			panic("font: embedded Liberation Sans: " + err.Error())
		}
		f.own[s] = &Face{Name: "Liberation Sans", Style: s, Data: embedded[s], embedded: true, face: face}
	}
	return f.own[s]
}

// Has reports whether a face has an outline for r.
func (f *Faces) Has(r rune) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, ok := f.faceOf(string(r), Regular)
	return ok
}

// Lacks returns the characters of s that no face has, each once, in their
// order. What is not seen, such as a joiner, is never lacking.
func (f *Faces) Lacks(s string) []rune {
	f.mu.Lock()
	defer f.mu.Unlock()
	var list []rune
	for rest, state := s, -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if _, ok := f.faceOf(cluster, Regular); ok {
			continue
		}
		for _, r := range cluster {
			if _, ok := f.faceOf(string(r), Regular); !ok && !slices.Contains(list, r) {
				list = append(list, r)
			}
		}
	}
	return list
}

// faceOf returns the face that a cluster is drawn with, and whether it has all
// of it; a face without it draws its box for a missing character.
func (f *Faces) faceOf(cluster string, s Style) (*Face, bool) {
	own := f.liberation(s)
	if own.hasAll(cluster) {
		return own, true
	}
	var best *Face
	least := len(unlike)
	for _, face := range f.others {
		// Of two styles that are not wanted, bold is missed more than italics.
		if differs := unlike[(face.Style^s)&(Bold|Italic)]; differs < least && face.hasAll(cluster) {
			best, least = face, differs
		}
	}
	if best != nil {
		return best, true
	}
	return own, false
}

// unlike says how bad it is that a face differs from the wanted style in some
// of its parts.
var unlike = [...]int{Regular: 0, Italic: 1, Bold: 2, Bold | Italic: 3}

// hasAll reports whether a face has all characters of a cluster that are seen,
// as they are or as parts that go together to the same.
func (f *Face) hasAll(cluster string) bool {
	if f.has(cluster) {
		return true
	}
	return f.has(norm.NFC.String(cluster)) || f.has(norm.NFD.String(cluster))
}

func (f *Face) has(cluster string) bool {
	for _, r := range cluster {
		if unseen(r) || unicode.IsSpace(r) {
			continue
		}
		glyph, ok := f.face.NominalGlyph(r)
		if !ok || glyph == 0 {
			return false
		}
		if f.embedded {
			continue // all its glyphs have outlines
		}
		if _, ok := f.outline(glyph); !ok {
			return false
		}
	}
	return true
}

// unseen reports whether r is never drawn, unlike a combining mark.
func unseen(r rune) bool {
	return invisible(r) && !unicode.In(r, unicode.Mn, unicode.Me) || variationSelector(r)
}

func variationSelector(r rune) bool {
	return unicode.Is(unicode.Variation_Selector, r)
}

// advance returns the advance of a character that Liberation Sans lacks, in
// units.
func (f *Faces) advance(s Style, r rune) int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	face, ok := f.faceOf(string(r), s)
	var glyph textfont.GID
	if ok {
		glyph, _ = face.face.NominalGlyph(r)
	}
	return int64(float64(face.face.HorizontalAdvance(glyph)) * unitsPerEm / float64(face.face.Upem()))
}
