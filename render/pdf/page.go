package pdf

import (
	"bytes"
	"fmt"
	"strconv"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/scene"
)

// A page is what is drawn on the page, as PDF's operators.
type page struct {
	out    bytes.Buffer
	height layout.Length
	fonts  *fonts
	faces  *font.Faces
}

func (p *page) f(format string, args ...any) { fmt.Fprintf(&p.out, format, args...) }

// xy writes a position: PDF's origin is the lower left corner.
func (p *page) xy(at layout.Position) string {
	return points(at.X) + " " + points(p.height-at.Y)
}

func (p *page) background(s *scene.Scene) {
	p.f("/Artifact BMC\n%s rg 0 0 %s %s re f\nEMC\n", rgb(s.Background), points(s.Width), points(s.Height))
}

// part draws a part as the marked content of the given number.
func (p *page) part(number int, part scene.Part) {
	p.f("/%s<</MCID %d>>BDC\n", tag(part.Kind), number)
	for _, s := range part.Shapes {
		switch s := s.(type) {
		case scene.Rect:
			p.rect(s)
		case scene.Path:
			p.move(s.Curve[0])
			for i := 1; i+2 < len(s.Curve); i += 3 {
				p.curve(s.Curve[i], s.Curve[i+1], s.Curve[i+2])
			}
			p.paint(s.Paint)
		case scene.Polygon:
			for i, at := range s.Points {
				if i == 0 {
					p.move(at)
				} else {
					p.line(at)
				}
			}
			p.f("h ")
			p.paint(s.Paint)
		case scene.Text:
			p.text(s)
		}
	}
	p.f("EMC\n")
}

func (p *page) move(at layout.Position) { p.f("%s m ", p.xy(at)) }
func (p *page) line(at layout.Position) { p.f("%s l ", p.xy(at)) }
func (p *page) curve(a, b, c layout.Position) {
	p.f("%s %s %s c ", p.xy(a), p.xy(b), p.xy(c))
}

// rect draws a rectangle, its corners as SVG does: clockwise from the upper
// edge's left end, where a pattern of dashes begins.
func (p *page) rect(r scene.Rect) {
	outline := r.Outline()
	p.move(outline[0])
	for i := 1; i+2 < len(outline); i += 3 {
		p.curve(outline[i], outline[i+1], outline[i+2])
	}
	p.f("h ")
	p.paint(r.Paint)
}

// paint fills and strokes the path that was made.
func (p *page) paint(paint scene.Paint) {
	end := "n"
	if paint.Fill != "" {
		p.f("%s rg ", rgb(paint.Fill))
		end = "f"
	}
	if paint.Stroke != "" && paint.Width > 0 {
		p.f("%s RG %s w [", rgb(paint.Stroke), points(paint.Width))
		for i, l := range paint.Dash {
			if i > 0 {
				p.f(" ")
			}
			p.f("%s", points(l))
		}
		p.f("] 0 d 4 M ")
		if end == "f" {
			end = "B"
		} else {
			end = "S"
		}
	}
	p.f("%s\n", end)
}

// text shows a line of text.
func (p *page) text(t scene.Text) {
	glyphs, width := font.Set(t.Runs, t.RightToLeft)
	if len(glyphs) == 0 {
		return
	}
	at := t.At
	if t.RightToLeft {
		at.X -= layout.Length(width * int64(t.Size) / font.UnitsPerEm)
	}
	mode := 0 // filled
	if p.faces != nil && font.Lacking(glyphs) {
		p.outlines(t)
		mode = 3 // not seen
	}
	p.f("BT %d Tr %s rg 1 0 0 1 %s Tm ", mode, rgb(t.Color), p.xy(at))
	var open *subset
	var pen int64 // where the next glyph would stand without kerning
	for _, g := range glyphs {
		s := p.fonts.of(g.Style)
		if s != open {
			if open != nil {
				p.f(">]TJ ")
			}
			p.f("/%s %s Tf [<", s.name(), points(t.Size))
			open = s
		}
		if g.X != pen {
			p.f(">%s<", thousandths((pen-g.X)*1_000_000, font.UnitsPerEm))
		}
		p.f("%04X", s.code(g))
		pen = g.X + g.Advance
	}
	p.f(">]TJ ET\n")
}

// outlines draws a line of text with fonts that have all of it.
func (p *page) outlines(t scene.Text) {
	segments, width := p.faces.Outline(t.Runs, t.Size, t.RightToLeft)
	left := t.At
	if t.RightToLeft {
		left.X -= width
	}
	var pen layout.Position
	for i, s := range segments {
		var to [3]layout.Position
		for k := range to {
			to[k] = layout.Position{X: left.X + s.To[k].X, Y: left.Y + s.To[k].Y}
		}
		// third returns the place two thirds of the way to b, where the control
		// points of a cubic curve are that is a quadratic one.
		third := func(a, b layout.Position) layout.Position {
			return layout.Position{X: (a.X + 2*b.X) / 3, Y: (a.Y + 2*b.Y) / 3}
		}
		switch s.Op {
		case font.MoveTo:
			if i > 0 {
				p.f("h ")
			}
			p.move(to[0])
			pen = to[0]
		case font.LineTo:
			p.line(to[0])
			pen = to[0]
		case font.QuadTo:
			p.curve(third(pen, to[0]), third(to[1], to[0]), to[1])
			pen = to[1]
		case font.CubeTo:
			p.curve(to[0], to[1], to[2])
			pen = to[2]
		}
	}
	if len(segments) > 0 {
		p.f("h %s rg f\n", rgb(t.Color))
	}
}

// rgb writes a six-digit colour as three numbers from 0 to 1.
func rgb(color string) string {
	n, err := strconv.ParseUint(color[1:], 16, 32)
	if err != nil {
		panic("pdf: " + color + " is no six-digit colour")
	}
	return thousandths(int64(n>>16)*1000, 255) + " " + thousandths(int64(n>>8&255)*1000, 255) + " " + thousandths(int64(n&255)*1000, 255)
}
