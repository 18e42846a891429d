package png

import (
	"github.com/golang/freetype/raster"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/scene"
)

// A canvas is a picture that is drawn on.
type canvas struct {
	width, height int // in pixels
	dpi           int
	// scale is how many pixels a point has, in 1/2^scaleBits.
	scale   int64
	pixels  []byte // indices of colours, row by row from the top
	palette *palette

	raster *raster.Rasterizer
	origin fixed.Point26_6 // of the area that raster fills
	glyphs map[glyphKey][]raster.Span
	buf    sfnt.Buffer
	faces  *font.Faces
}

// scaleBits are enough for a place to be exact to 1/100 pixel in the widest
// picture.
const scaleBits = 24

// newCanvas returns a picture of s in its background, the first colour of p.
func newCanvas(s *scene.Scene, dpi int, p *palette) *canvas {
	width, height := size(s, dpi)
	shown, _ := s.Size()
	c := &canvas{
		width: width, height: height, dpi: dpi,
		scale:   divide(int64(shown)*int64(dpi)<<scaleBits, 72*int64(max(1, s.Width))),
		pixels:  make([]byte, width*height),
		palette: p,
		raster:  raster.NewRasterizer(0, 0),
		glyphs:  map[glyphKey][]raster.Span{},
	}
	c.raster.UseNonZeroWinding = true
	return c
}

// length turns a length into 1/64 pixels.
func (c *canvas) length(l layout.Length) fixed.Int26_6 {
	return fixed.Int26_6(divide(int64(l)*c.scale, 1<<scaleBits))
}

func (c *canvas) point(p layout.Position) fixed.Point26_6 {
	return fixed.Point26_6{X: c.length(p.X), Y: c.length(p.Y)}
}

// units turns units of a font at a size into 1/64 pixels.
func (c *canvas) units(n int64, size layout.Length) fixed.Int26_6 {
	return fixed.Int26_6(divide(n*int64(size)*c.scale, font.UnitsPerEm<<scaleBits))
}

// bounds returns the least rectangle of whole pixels around places, with a
// border.
func bounds(places []fixed.Point26_6, border fixed.Int26_6) fixed.Rectangle26_6 {
	r := fixed.Rectangle26_6{Min: places[0], Max: places[0]}
	for _, p := range places {
		r.Min.X, r.Min.Y = min(r.Min.X, p.X), min(r.Min.Y, p.Y)
		r.Max.X, r.Max.Y = max(r.Max.X, p.X), max(r.Max.Y, p.Y)
	}
	r.Min.X, r.Min.Y = (r.Min.X-border)&^63, (r.Min.Y-border)&^63
	r.Max.X, r.Max.Y = (r.Max.X+border+64)&^63, (r.Max.Y+border+64)&^63
	return r
}

// start makes ready to fill an area within r, which may lie outside the
// picture.
func (c *canvas) start(r fixed.Rectangle26_6) {
	c.origin = r.Min
	c.raster.Dx, c.raster.Dy = r.Min.X.Floor(), r.Min.Y.Floor()
	c.raster.SetBounds((r.Max.X - r.Min.X).Ceil(), (r.Max.Y - r.Min.Y).Ceil())
}

// begin makes ready to fill an area within r, where it lies in the picture.
func (c *canvas) begin(r fixed.Rectangle26_6) {
	c.start(r.Intersect(fixed.R(0, 0, c.width, c.height)))
}

// add adds a closed chain of straight lines to the area.
func (c *canvas) add(line []fixed.Point26_6) {
	c.raster.Start(line[0].Sub(c.origin))
	for _, p := range line[1:] {
		c.raster.Add1(p.Sub(c.origin))
	}
}

// end fills the area.
func (c *canvas) end(with color) {
	b := c.brush(with)
	c.raster.Rasterize(raster.PainterFunc(func(spans []raster.Span, _ bool) {
		for _, s := range spans {
			b.span(s)
		}
	}))
}

// A brush puts a colour on a picture.
type brush struct {
	*canvas
	color color
	index uint8
	mixed *[maxColors][levels]uint16
}

func (c *canvas) brush(with color) brush {
	return brush{c, with, c.palette.of(with), c.palette.over(with)}
}

// span puts the colour over a piece of a row, as far as it covers it.
func (b brush) span(s raster.Span) {
	s.X0, s.X1 = max(s.X0, 0), min(s.X1, b.width)
	if s.Y < 0 || s.Y >= b.height || s.X0 >= s.X1 {
		return
	}
	row := b.pixels[s.Y*b.width+s.X0 : s.Y*b.width+s.X1]
	const whole = 0xffff
	switch level := (s.Alpha*levels + whole/2) / whole; level {
	case 0:
	case levels:
		for i := range row {
			row[i] = b.index
		}
	default:
		for i, below := range row {
			m := &b.mixed[below][level]
			if *m == 0 {
				*m = uint16(b.palette.mix(b.color, below, level)) + 1
			}
			row[i] = uint8(*m - 1)
		}
	}
}
