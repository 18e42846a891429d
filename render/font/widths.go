// How much room does text need where the reader's fonts are others than ours?

package font

import (
	_ "embed"
	"encoding/binary"
	"sync"
)

// widthsFile has a table for each Style, one after the other: its length in
// bytes, then ranges of characters that need equal room, ascending. A range is
// how many characters lie between it and the one before, how many it has, and
// the room that each needs, in units. Four tables of kerning follow, each with
// its length in bytes and then pairs of characters with the units by which one
// of the fonts moves them apart. All numbers are unsigned and variable in length
// (encoding/binary).
//
//go:generate go run widths_generate.go
//go:embed widths.bin
var widthsFile []byte

// A widthTable says how wide characters are at the most in DejaVu Sans (the
// sans-serif of most systems without Arial) and Liberation Serif (with the
// widths of Times New Roman, which takes over where a program knows no other
// font). DejaVu Sans is wider than Liberation Sans by a sixth on average.
type widthTable struct {
	pages   [0x200][]uint16 // by the character's upper bits; nil if all are unknown
	kerning map[[2]rune]int64
}

const (
	pageSize   = 0x100
	styleCount = 4
)

// units returns the room that a character needs, or 0 if none of the fonts
// has it.
func (t *widthTable) units(r rune) int64 {
	if r < 0 || int(r) >= len(t.pages)*pageSize {
		return 0
	}
	page := t.pages[r/pageSize]
	if page == nil {
		return 0
	}
	return int64(page[r%pageSize])
}

// otherFonts are the tables of the four styles, each read when it is first
// asked for.
var otherFonts = [...]func() *widthTable{
	Regular:       sync.OnceValue(func() *widthTable { return readWidths(0) }),
	Bold:          sync.OnceValue(func() *widthTable { return readWidths(1) }),
	Italic:        sync.OnceValue(func() *widthTable { return readWidths(2) }),
	Bold | Italic: sync.OnceValue(func() *widthTable { return readWidths(3) }),
}

// readWidths reads the tables of the style with the given number.
func readWidths(style int) *widthTable {
	t := &widthTable{kerning: map[[2]rune]int64{}}
	widths := numbers(style)
	for at := 0; len(widths) > 0; {
		var gap, count, width int
		gap, count, width, widths = three(widths)
		at += gap
		for range count {
			page := &t.pages[at/pageSize]
			if *page == nil {
				*page = make([]uint16, pageSize)
			}
			(*page)[at%pageSize] = uint16(width)
			at++
		}
	}
	kerning := numbers(styleCount + style)
	for len(kerning) > 0 {
		var left, right, units int
		left, right, units, kerning = three(kerning)
		t.kerning[[2]rune{rune(left), rune(right)}] = int64(units)
	}
	return t
}

// numbers returns one of the tables of widthsFile.
func numbers(table int) []byte {
	data := widthsFile
	for {
		length, size := binary.Uvarint(data)
		data = data[size:]
		if table == 0 {
			return data[:length]
		}
		data = data[length:]
		table--
	}
}

// three reads three numbers and returns what follows them.
func three(data []byte) (a, b, c int, rest []byte) {
	for _, to := range []*int{&a, &b, &c} {
		n, size := binary.Uvarint(data)
		*to, data = int(n), data[size:]
	}
	return a, b, c, data
}
