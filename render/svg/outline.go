package svg

import (
	"strconv"
	"strings"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/scene"
)

// outline writes one line of text as a path. The name of its part says what is
// written there; lines of a part whose name does not are read out themselves.
func (p printer) outline(t scene.Text, part scene.Part) {
	segments, width := p.o.Faces.Outline(t.Runs, t.Size, t.RightToLeft)
	if len(segments) == 0 {
		return
	}
	left := t.At
	if t.RightToLeft {
		left.X -= width
	}
	p.f("<path")
	if part.Kind == scene.Header || part.Kind == scene.Legend {
		var words strings.Builder
		for _, r := range t.Runs {
			words.WriteString(r.Text)
		}
		p.f(` role="img" aria-label="%s"`, escape(words.String()))
	}
	p.f(` d="%s" fill="%s"/>`+"\n", contours(segments, left), t.Color)
}

// contours writes outlines that begin at a place: each contour with M and an
// absolute place, then with steps from one place to the next, which are short.
func contours(segments []font.Segment, at layout.Position) string {
	d := make([]byte, 0, 24*len(segments))
	var x, y int64 // where the pen is, in 1/100 point, as the reader sees it
	var command byte
	for _, s := range segments {
		c, n := "Mlqc"[s.Op], 1
		switch s.Op {
		case font.QuadTo:
			n = 2
		case font.CubeTo:
			n = 3
		}
		if c == 'M' {
			if len(d) > 0 {
				d = append(d, 'z')
			}
			x, y = 0, 0
		}
		if c != command {
			d = append(d, c)
		}
		toX, toY := x, y
		for i, to := range s.To[:n] {
			toX, toY = hundredths(at.X+to.X), hundredths(at.Y+to.Y)
			if i > 0 || c == command {
				d = append(d, ' ')
			}
			d = append(appendDecimal(d, toX-x), ',')
			d = appendDecimal(d, toY-y)
		}
		command = c
		if c == 'M' {
			command = 0 // what follows a place without a letter would be a line
		}
		x, y = toX, toY
	}
	return string(append(d, 'z'))
}

// hundredths returns a length in 1/100 point, rounded half away from zero.
func hundredths(l layout.Length) int64 {
	if l < 0 {
		return -hundredths(-l)
	}
	return int64((l*200 + layout.Point) / (2 * layout.Point))
}

// appendDecimal appends hundredths as a decimal number.
func appendDecimal(d []byte, n int64) []byte {
	if n < 0 {
		d, n = append(d, '-'), -n
	}
	d = strconv.AppendInt(d, n/100, 10)
	rest := n % 100
	if rest > 0 {
		d = append(d, '.', '0'+byte(rest/10))
	}
	if rest%10 > 0 {
		d = append(d, '0'+byte(rest%10))
	}
	return d
}
