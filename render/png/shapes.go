package png

import (
	"github.com/golang/freetype/raster"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/scene"
)

// shape draws one shape over what is there.
func (c *canvas) shape(s scene.Shape) {
	switch s := s.(type) {
	case scene.Rect:
		c.path(s.Outline(), true, s.Paint)
	case scene.Path:
		c.path(s.Curve, false, s.Paint)
	case scene.Polygon:
		line := make([]fixed.Point26_6, 0, len(s.Points)+1)
		for _, p := range s.Points {
			line = append(line, c.point(p))
		}
		c.line(append(line, line[0]), true, s.Paint)
	case scene.Text:
		c.text(s)
	}
}

func (c *canvas) path(curve layout.Curve, closed bool, paint scene.Paint) {
	c.line(c.flat(curve), closed, paint)
}

// line fills and strokes a chain of straight lines.
func (c *canvas) line(line []fixed.Point26_6, closed bool, paint scene.Paint) {
	if paint.Fill != "" {
		c.begin(bounds(line, 0))
		c.add(line)
		c.end(rgb(paint.Fill))
	}
	if paint.Stroke != "" && paint.Width > 0 {
		s := stroke{width: c.length(paint.Width)}
		for _, l := range paint.Dash {
			s.dash = append(s.dash, c.length(l))
		}
		pieces := s.pieces(line, closed)
		c.begin(bounds(line, fixed.Int26_6(miterLimit*s.width/2)+64))
		for _, p := range pieces {
			c.add(p)
		}
		c.end(rgb(paint.Stroke))
	}
}

// step is about how long the straight pieces of a curve are, in pixels.
const step = 2

// flat returns a curve as a chain of straight lines.
func (c *canvas) flat(curve layout.Curve) []fixed.Point26_6 {
	line := []fixed.Point26_6{c.point(curve[0])}
	for i := 0; i+3 < len(curve); i += 3 {
		var p [4]fixed.Point26_6
		long := fixed.Int26_6(0)
		for k := range p {
			p[k] = c.point(curve[i+k])
			if k > 0 {
				long += abs(p[k].X-p[k-1].X) + abs(p[k].Y-p[k-1].Y)
			}
		}
		n := min(int64(long)/(64*step)+1, 1000)
		if straight(p) {
			n = 1
		}
		for k := int64(1); k <= n; k++ {
			// Bernstein's polynomials with t = k/n, in whole numbers.
			a, b := n-k, k
			at := func(p0, p1, p2, p3 fixed.Int26_6) fixed.Int26_6 {
				sum := a*a*a*int64(p0) + 3*a*a*b*int64(p1) + 3*a*b*b*int64(p2) + b*b*b*int64(p3)
				return fixed.Int26_6(divide(sum, n*n*n))
			}
			line = append(line, fixed.Point26_6{X: at(p[0].X, p[1].X, p[2].X, p[3].X), Y: at(p[0].Y, p[1].Y, p[2].Y, p[3].Y)})
		}
	}
	return line
}

// straight reports whether a segment is a straight line, to a pixel's quarter.
func straight(p [4]fixed.Point26_6) bool {
	dx, dy := int64(p[3].X-p[0].X), int64(p[3].Y-p[0].Y)
	long := max(dx, -dx, dy, -dy)
	for _, q := range p[1:3] {
		off := dx*int64(q.Y-p[0].Y) - dy*int64(q.X-p[0].X)
		if max(off, -off) > 16*long {
			return false
		}
	}
	return true
}

// text draws a line of text.
func (c *canvas) text(t scene.Text) {
	glyphs, width := font.Set(t.Runs, t.RightToLeft)
	if c.faces != nil && font.Lacking(glyphs) {
		c.outlines(t)
		return
	}
	// The place of the line in 1/64 pixel, and of a glyph on it.
	at := c.point(t.At)
	if t.RightToLeft {
		at.X -= c.units(width, t.Size)
	}
	b := c.brush(rgb(t.Color))
	y := at.Y + 8 // rounded to a quarter of a pixel
	for _, g := range glyphs {
		x := at.X + c.units(g.X, t.Size) + 8
		spans := c.glyph(glyphKey{g.Style, g.Glyph, t.Size, uint8(x & 63 / 16), uint8(y & 63 / 16)})
		for _, s := range spans {
			s.X0, s.X1, s.Y = s.X0+x.Floor(), s.X1+x.Floor(), s.Y+y.Floor()
			b.span(s)
		}
	}
}

// outlines draws a line of text with fonts that have all of it.
func (c *canvas) outlines(t scene.Text) {
	segments, width := c.faces.Outline(t.Runs, t.Size, t.RightToLeft)
	left := t.At
	if t.RightToLeft {
		left.X -= width
	}
	point := func(p layout.Position) fixed.Point26_6 {
		return c.point(layout.Position{X: left.X + p.X, Y: left.Y + p.Y})
	}
	var lines [][]fixed.Point26_6
	var all []fixed.Point26_6
	for _, s := range segments {
		if s.Op == font.MoveTo {
			lines = append(lines, []fixed.Point26_6{point(s.To[0])})
			continue
		}
		last := len(lines) - 1
		from := lines[last][len(lines[last])-1]
		switch s.Op {
		case font.LineTo:
			lines[last] = append(lines[last], point(s.To[0]))
		case font.QuadTo:
			lines[last] = append(lines[last], quadratic(from, point(s.To[0]), point(s.To[1]))...)
		case font.CubeTo:
			lines[last] = append(lines[last], cubic(from, point(s.To[0]), point(s.To[1]), point(s.To[2]))...)
		}
	}
	for _, l := range lines {
		all = append(all, l...)
	}
	if len(all) == 0 {
		return
	}
	c.begin(bounds(all, 0))
	for _, l := range lines {
		c.add(append(l, l[0]))
	}
	c.end(rgb(t.Color))
}

// A glyphKey says which picture of a glyph: at which quarters of a pixel its
// origin is.
type glyphKey struct {
	style font.Style
	glyph sfnt.GlyphIndex
	size  layout.Length
	x, y  uint8
}

// glyph returns the spans of a glyph, as seen from the pixel of its origin.
func (c *canvas) glyph(k glyphKey) []raster.Span {
	if spans, ok := c.glyphs[k]; ok {
		return spans
	}
	var lines [][]fixed.Point26_6
	origin := fixed.Point26_6{X: fixed.Int26_6(k.x) * 16, Y: fixed.Int26_6(k.y) * 16}
	point := func(p fixed.Point26_6) fixed.Point26_6 {
		return fixed.Point26_6{X: c.units(int64(p.X), k.size), Y: c.units(int64(p.Y), k.size)}.Add(origin)
	}
	for _, s := range font.Outline(&c.buf, k.style, k.glyph) {
		last := len(lines) - 1
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			lines = append(lines, []fixed.Point26_6{point(s.Args[0])})
		case sfnt.SegmentOpLineTo:
			lines[last] = append(lines[last], point(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			from, over, to := lines[last][len(lines[last])-1], point(s.Args[0]), point(s.Args[1])
			lines[last] = append(lines[last], quadratic(from, over, to)...)
		case sfnt.SegmentOpCubeTo:
			from, a, b, to := lines[last][len(lines[last])-1], point(s.Args[0]), point(s.Args[1]), point(s.Args[2])
			lines[last] = append(lines[last], cubic(from, a, b, to)...)
		}
	}
	var all []fixed.Point26_6
	for _, l := range lines {
		all = append(all, l...)
	}
	var spans []raster.Span
	if len(all) > 0 {
		r := bounds(all, 0)
		c.start(r)
		for _, l := range lines {
			c.add(append(l, l[0]))
		}
		c.raster.Rasterize(raster.PainterFunc(func(list []raster.Span, _ bool) {
			spans = append(spans, list...)
		}))
	}
	c.glyphs[k] = spans
	return spans
}

// pieces is how many straight lines a curve of a glyph becomes.
const pieces = 6

func quadratic(p0, p1, p2 fixed.Point26_6) []fixed.Point26_6 {
	var line []fixed.Point26_6
	for b := int64(1); b <= pieces; b++ {
		a := pieces - b
		at := func(p0, p1, p2 fixed.Int26_6) fixed.Int26_6 {
			return fixed.Int26_6(divide(a*a*int64(p0)+2*a*b*int64(p1)+b*b*int64(p2), pieces*pieces))
		}
		line = append(line, fixed.Point26_6{X: at(p0.X, p1.X, p2.X), Y: at(p0.Y, p1.Y, p2.Y)})
	}
	return line
}

func cubic(p0, p1, p2, p3 fixed.Point26_6) []fixed.Point26_6 {
	var line []fixed.Point26_6
	for b := int64(1); b <= pieces; b++ {
		a := pieces - b
		at := func(p0, p1, p2, p3 fixed.Int26_6) fixed.Int26_6 {
			sum := a*a*a*int64(p0) + 3*a*a*b*int64(p1) + 3*a*b*b*int64(p2) + b*b*b*int64(p3)
			return fixed.Int26_6(divide(sum, pieces*pieces*pieces))
		}
		line = append(line, fixed.Point26_6{X: at(p0.X, p1.X, p2.X, p3.X), Y: at(p0.Y, p1.Y, p2.Y, p3.Y)})
	}
	return line
}

func abs(x fixed.Int26_6) fixed.Int26_6 { return max(x, -x) }

// divide returns n/by to the nearest whole number, halves upwards.
func divide(n, by int64) int64 {
	n = 2*n + by
	by *= 2
	q := n / by
	if n%by < 0 {
		q--
	}
	return q
}
