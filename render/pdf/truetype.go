// Subsets of TrueType fonts: the glyphs that a page uses and what belongs to
// them, without the instructions for coarse screens.

package pdf

import (
	"encoding/binary"
	"slices"

	"crux/render/font"
)

// A truetype is a font file, by its tables. The fonts are embedded in the
// program: they are known to be well formed.
type truetype map[string][]byte

var be = binary.BigEndian

func parse(file []byte) truetype {
	t := truetype{}
	for i := range int(be.Uint16(file[4:])) {
		entry := file[12+16*i:]
		offset, length := be.Uint32(entry[8:]), be.Uint32(entry[12:])
		t[string(entry[:4])] = file[offset : offset+length]
	}
	return t
}

// A metrics is the measures of a font in 1/1000 of its size.
type metrics struct {
	box                        [4]int
	ascent, descent, capHeight int
}

func (t truetype) metrics() metrics {
	at := func(table string, offset int) int {
		return int(int16(be.Uint16(t[table][offset:]))) * 1000 / font.UnitsPerEm
	}
	m := metrics{ascent: at("hhea", 4), descent: at("hhea", 6), capHeight: at("OS/2", 88)}
	for i := range m.box {
		m.box[i] = at("head", 36+2*i)
	}
	return m
}

// metric returns the advance and left side bearing of a glyph, as they stand in
// the file.
func (t truetype) metric(glyph int) [4]byte {
	var m [4]byte
	last := int(be.Uint16(t["hhea"][34:])) - 1
	copy(m[:2], t["hmtx"][4*min(glyph, last):])
	if glyph <= last {
		copy(m[2:], t["hmtx"][4*glyph+2:])
	} else {
		copy(m[2:], t["hmtx"][4*(last+1)+2*(glyph-last-1):])
	}
	return m
}

// outline returns the description of a glyph; nothing for a space.
func (t truetype) outline(glyph int) []byte {
	loca := t["loca"]
	if be.Uint16(t["head"][50:]) == 0 {
		return t["glyf"][2*int(be.Uint16(loca[2*glyph:])) : 2*int(be.Uint16(loca[2*glyph+2:]))]
	}
	return t["glyf"][be.Uint32(loca[4*glyph:]):be.Uint32(loca[4*glyph+4:])]
}

// The flags of the components of a glyph that is made of others.
const (
	wordArguments   = 1 << 0
	oneScale        = 1 << 3
	moreComponents  = 1 << 5
	twoScales       = 1 << 6
	matrix          = 1 << 7
	hasInstructions = 1 << 8
)

// subset returns a font file with the given glyphs under their indices. The
// parts of glyphs that are made of others follow behind.
func (t truetype) subset(glyphs []font.Placed) []byte {
	var list []int
	numbers := map[int]int{} // of parts, by their numbers in t
	for _, g := range glyphs {
		list = append(list, int(g.Glyph))
	}
	number := func(glyph int) int {
		n, ok := numbers[glyph]
		if !ok {
			n = len(list)
			numbers[glyph] = n
			list = append(list, glyph)
		}
		return n
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(list); i++ {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, bare(t.outline(list[i]), number)...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		m := t.metric(list[i])
		hmtx = append(hmtx, m[:]...)
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))

	head, hhea, maxp := slices.Clone(t["head"]), slices.Clone(t["hhea"]), slices.Clone(t["maxp"])
	be.PutUint32(head[8:], 0)  // the checksum of the file, below
	be.PutUint16(head[50:], 1) // places are of 32 bits
	be.PutUint16(hhea[34:], uint16(len(list)))
	be.PutUint16(maxp[4:], uint16(len(list)))
	be.PutUint16(maxp[26:], 0) // the length of instructions
	return join([]table{{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}})
}

// bare returns the description of a glyph without its instructions, its parts
// numbered anew.
func bare(outline []byte, number func(int) int) []byte {
	if len(outline) == 0 {
		return nil
	}
	out := slices.Clone(outline)
	if contours := int(int16(be.Uint16(out))); contours >= 0 {
		at := 10 + 2*contours
		length := int(be.Uint16(out[at:]))
		be.PutUint16(out[at:], 0)
		return slices.Delete(out, at+2, at+2+length)
	}
	for at := 10; ; {
		flags := be.Uint16(out[at:])
		be.PutUint16(out[at:], flags&^hasInstructions)
		be.PutUint16(out[at+2:], uint16(number(int(be.Uint16(out[at+2:])))))
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			return out[:at]
		}
	}
}

type table struct {
	tag  string
	data []byte
}

// join returns the file of tables, which are sorted by their tags.
func join(tables []table) []byte {
	n, power, log := len(tables), 1, 0
	for 2*power <= n {
		power, log = 2*power, log+1
	}
	file := []byte{0, 1, 0, 0}
	for _, v := range []int{n, 16 * power, log, 16 * (n - power)} {
		file = be.AppendUint16(file, uint16(v))
	}
	offset, head := len(file)+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			head = offset
		}
		file = append(file, t.tag...)
		file = be.AppendUint32(file, sum(t.data))
		file = be.AppendUint32(file, uint32(offset))
		file = be.AppendUint32(file, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		file = append(file, t.data...)
		for len(file)%4 != 0 {
			file = append(file, 0)
		}
	}
	be.PutUint32(file[head+8:], 0xB1B0AFBA-sum(file))
	return file
}

// sum returns the checksum of a table: its words of 32 bits, added up.
func sum(data []byte) uint32 {
	var s uint32
	for ; len(data) >= 4; data = data[4:] {
		s += be.Uint32(data)
	}
	var rest [4]byte
	copy(rest[:], data)
	return s + be.Uint32(rest[:])
}
