package png

import (
	"strconv"

	"crux/render/scene"
)

// A color is red, green and blue.
type color [3]byte

// rgb reads a six-digit colour.
func rgb(s string) color {
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		panic("png: " + s + " is no six-digit colour")
	}
	return color{byte(n >> 16), byte(n >> 8), byte(n)}
}

// maxColors is how many colours a pixel of one byte can have.
const maxColors = 256

// levels is how finely the part of a pixel that an area covers is told: from 0,
// nothing, to levels, all of it. More are not seen, and use up the colours.
const levels = 15

// near is how far two colours may differ, in red, green and blue of 0 to 255,
// so that one may stand for the other at an edge.
const near = 8

// A palette is the colours of a picture. First come those of the scene, and then
// what they make where the edges of areas cross pixels: one that is near stands
// in for such a colour, which keeps their number small, and the nearest there is
// when there is no room for more.
type palette struct {
	colors []color
	index  map[color]uint8
	// mixed holds what was mixed before, by the colour that is put over
	// another: one more than the index of the result, by the one below and the
	// level.
	mixed map[color]*[maxColors][levels]uint16
}

func newPalette(s *scene.Scene) *palette {
	p := &palette{index: map[color]uint8{}, mixed: map[color]*[maxColors][levels]uint16{}}
	add := func(c string) {
		if c != "" {
			p.of(rgb(c))
		}
	}
	add(s.Background)
	for _, part := range s.Parts {
		for _, shape := range part.Shapes {
			switch s := shape.(type) {
			case scene.Rect:
				add(s.Paint.Fill)
				add(s.Paint.Stroke)
			case scene.Path:
				add(s.Paint.Fill)
				add(s.Paint.Stroke)
			case scene.Polygon:
				add(s.Paint.Fill)
				add(s.Paint.Stroke)
			case scene.Text:
				add(s.Color)
			}
		}
	}
	return p
}

// of returns the index of a colour, or of the nearest one when there is no room
// for it.
func (p *palette) of(c color) uint8 {
	i, ok := p.index[c]
	switch {
	case ok:
		return i
	case len(p.colors) == maxColors:
		i, _ = p.nearest(c)
	default:
		i = uint8(len(p.colors))
		p.colors = append(p.colors, c)
	}
	p.index[c] = i
	return i
}

// nearest returns the index of the colour nearest to c, and how far that is in
// the most different of red, green and blue.
func (p *palette) nearest(c color) (index uint8, far int) {
	least := -1
	for i, q := range p.colors {
		sum, most := 0, 0
		for k := range c {
			d := int(c[k]) - int(q[k])
			sum += d * d
			most = max(most, d, -d)
		}
		if least < 0 || sum < least {
			index, far, least = uint8(i), most, sum
		}
	}
	return index, far
}

// over returns a table of what a colour put over others makes; see mixed.
func (p *palette) over(c color) *[maxColors][levels]uint16 {
	t := p.mixed[c]
	if t == nil {
		t = new([maxColors][levels]uint16)
		p.mixed[c] = t
	}
	return t
}

// mix returns the index of what a colour at a level makes of another.
func (p *palette) mix(c color, below uint8, level uint32) uint8 {
	var m color
	for k := range m {
		m[k] = byte((uint32(c[k])*level + uint32(p.colors[below][k])*(levels-level) + levels/2) / levels)
	}
	if _, ok := p.index[m]; !ok {
		if i, far := p.nearest(m); far <= near {
			p.index[m] = i
		}
	}
	return p.of(m)
}
