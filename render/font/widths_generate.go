//go:build ignore

// Writes widths.bin, the room that characters need in other fonts than
// Liberation Sans, from the fonts of Debian's packages fonts-dejavu-core,
// fonts-dejavu-extra and fonts-liberation: run go generate where these are
// installed. The file has numbers only; its form is described in widths.go.
package main

import (
	"encoding/binary"
	"log"
	"os"
	"path/filepath"
	"unicode/utf8"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

const (
	folder = "/usr/share/fonts/truetype"
	last   = 0x1FFFF // no font of these has characters after it
	upem   = 2048
)

// files are the fonts by style: regular, bold, italic, both.
var files = [4][]string{
	{"dejavu/DejaVuSans.ttf", "liberation/LiberationSerif-Regular.ttf"},
	{"dejavu/DejaVuSans-Bold.ttf", "liberation/LiberationSerif-Bold.ttf"},
	{"dejavu/DejaVuSans-Oblique.ttf", "liberation/LiberationSerif-Italic.ttf"},
	{"dejavu/DejaVuSans-BoldOblique.ttf", "liberation/LiberationSerif-BoldItalic.ttf"},
}

func main() {
	var out []byte
	for style, list := range files {
		widths := make([]uint64, last+1)
		for _, name := range list {
			add(widths, name)
		}
		// What a font lacks in italics, a program draws upright or slants itself.
		for _, name := range files[style%2] {
			add(widths, name)
		}
		var table []byte
		end := 0
		for i := 0; i <= last; {
			j := i
			for j <= last && widths[j] == widths[i] {
				j++
			}
			if widths[i] > 0 {
				table = binary.AppendUvarint(table, uint64(i-end))
				table = binary.AppendUvarint(table, uint64(j-i))
				table = binary.AppendUvarint(table, widths[i])
				end = j
			}
			i = j
		}
		out = binary.AppendUvarint(out, uint64(len(table)))
		out = append(out, table...)
	}
	for _, list := range files {
		table := kerning(list)
		out = binary.AppendUvarint(out, uint64(len(table)))
		out = append(out, table...)
	}
	if err := os.WriteFile("widths.bin", out, 0o666); err != nil {
		log.Fatal(err)
	}
}

// kerning returns the pairs of characters that one of the fonts moves apart, and
// by how much at the most. Letters that it joins into a wider ligature count as
// moved apart.
func kerning(list []string) []byte {
	var letters []rune
	for r := rune('!'); r < 0x530; r++ {
		if r < 0x300 || r >= 0x370 { // no combining marks
			letters = append(letters, r)
		}
	}
	for r := rune(0x2010); r <= 0x203A; r++ {
		letters = append(letters, r)
	}
	fonts := make([]*sfnt.Font, len(list))
	for i, name := range list {
		fonts[i] = read(name)
	}
	var table []byte
	var buf sfnt.Buffer
	joined := map[[2]rune]fixed.Int26_6{}
	for _, font := range fonts {
		for ligature := rune(0xFB00); ligature <= 0xFB04; ligature++ {
			letters := []rune(norm.NFKC.String(string(ligature)))
			more := advance(font, ligature)
			for _, r := range letters {
				more -= advance(font, r)
			}
			pair := [2]rune{letters[0], letters[1]}
			joined[pair] = max(joined[pair], more)
		}
	}
	for _, left := range letters {
		for _, right := range letters {
			most := joined[[2]rune{left, right}]
			for _, font := range fonts {
				a, _ := font.GlyphIndex(&buf, left)
				b, _ := font.GlyphIndex(&buf, right)
				if a == 0 || b == 0 {
					continue
				}
				if kern, err := font.Kern(&buf, a, b, upem, xfont.HintingNone); err == nil {
					most = max(most, kern)
				}
			}
			if most > 0 {
				table = binary.AppendUvarint(table, uint64(left))
				table = binary.AppendUvarint(table, uint64(right))
				table = binary.AppendUvarint(table, uint64(most))
			}
		}
	}
	return table
}

// advance returns the advance of a character that the font has, else 0.
func advance(font *sfnt.Font, r rune) fixed.Int26_6 {
	var buf sfnt.Buffer
	index, err := font.GlyphIndex(&buf, r)
	if err != nil || index == 0 {
		return 0
	}
	advance, err := font.GlyphAdvance(&buf, index, upem, xfont.HintingNone)
	if err != nil {
		return 0
	}
	return advance
}

// read reads a font file.
func read(name string) *sfnt.Font {
	ttf, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		log.Fatal(err)
	}
	font, err := sfnt.Parse(ttf)
	if err != nil {
		log.Fatal(name, ": ", err)
	}
	if font.UnitsPerEm() != upem {
		log.Fatal(name, " has not 2048 units to the em")
	}
	return font
}

// add makes widths at least as wide as a font's characters.
func add(widths []uint64, name string) {
	font := read(name)
	for r := range widths {
		advance := advance(font, rune(r))
		if advance <= 0 {
			continue
		}
		widths[r] = max(widths[r], uint64(advance))
		// An Arabic letter is drawn in one of its forms, which have
		// characters of their own.
		if r >= 0xFB50 && r <= 0xFEFC {
			plain := norm.NFKC.String(string(rune(r)))
			if letter, size := utf8.DecodeRuneInString(plain); size == len(plain) {
				widths[letter] = max(widths[letter], uint64(advance))
			}
		}
	}
}
