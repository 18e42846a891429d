package scene

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"crux/render/layout"
)

// contrast returns the contrast of two colours of six hexadecimal digits, from
// 1 to 21 (WCAG 2.2, contrast ratio); 1 where one of them is none.
func contrast(a, b string) float64 {
	x, okX := luminance(a)
	y, okY := luminance(b)
	if !okX || !okY {
		return 1
	}
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance returns the relative luminance of a colour, from 0 to 1.
func luminance(color string) (float64, bool) {
	if len(color) != 7 || color[0] != '#' {
		return 0, false
	}
	n, err := strconv.ParseUint(color[1:], 16, 24)
	if err != nil {
		return 0, false
	}
	channel := func(c uint64) float64 {
		x := float64(c&0xff) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(n>>16) + 0.7152*channel(n>>8) + 0.0722*channel(n), true
}

// around returns the colour that a place outside boxes has.
func (m *measurer) around(p layout.Position) string {
	for _, f := range slices.Backward(m.frames) { // the innermost is drawn last
		if f.fill != "" && contains(f.Rect, p) {
			return f.fill
		}
	}
	return m.s.Background
}

// contrasts measures text and lines against what is behind them.
func (m *measurer) contrasts() {
	text, line := 21.0, 21.0
	against := func(color, on string, least *float64, wanted float64, measure string, part *Part) {
		c := contrast(color, on)
		*least = min(*least, c)
		if c < wanted {
			m.find(measure, color+" on "+on, part)
		}
	}
	// inside returns the colour of a box.
	inside := func(b scoredBox) string {
		if b.paint.Fill != "" {
			return b.paint.Fill
		}
		return m.around(middle(b.Rect))
	}
	for _, t := range m.texts {
		on := m.around(middle(t.Rect))
		if t.box != none {
			on = inside(m.boxes[t.box])
		}
		against(t.Color, on, &text, 4.5, "least_text_contrast", t.part)
	}
	for _, b := range m.boxes {
		if b.paint.Stroke != "" {
			against(b.paint.Stroke, m.around(b.Min), &line, 3, "least_line_contrast", b.part)
		}
		for _, shape := range b.part.Shapes {
			p, ok := shape.(Path)
			if ok && p.To == nil && len(p.Curve) > 0 && contains(b.Rect, p.Curve[0]) { // a sign
				against(p.Paint.Stroke, inside(b), &line, 3, "least_line_contrast", b.part)
			}
		}
	}
	for _, e := range m.edges {
		for _, i := range []int{0, len(e.line) / 2, len(e.line) - 1} {
			against(e.Paint.Stroke, m.around(e.line[i]), &line, 3, "least_line_contrast", e.part)
		}
	}
	m.card.TextContrast, m.card.LineContrast = hundredths(text), hundredths(line)
	m.distinct()
}

// distinct finds relations that colour alone tells apart.
func (m *measurer) distinct() {
	type look struct {
		color string
		part  *Part
	}
	first := map[string]look{}
	for i := range m.s.Parts {
		part := &m.s.Parts[i]
		if part.Kind != Relation {
			continue
		}
		color, dash, signs := "", "", 0
		var heads []int
		for _, shape := range part.Shapes {
			switch shape := shape.(type) {
			case Path:
				if shape.To == nil {
					signs++
					continue
				}
				color, dash = shape.Paint.Stroke, fmt.Sprint(shape.Paint.Dash)
			case Polygon:
				n := len(shape.Points)
				if shape.Paint.Fill == shape.Paint.Stroke {
					n = -n
				}
				if !slices.Contains(heads, n) {
					heads = append(heads, n)
				}
			}
		}
		if color == "" {
			continue
		}
		slices.Sort(heads)
		pattern := fmt.Sprint(dash, signs, heads)
		if other, ok := first[pattern]; !ok {
			first[pattern] = look{color, part}
		} else if other.color != color {
			m.card.Distinct = false
			m.find("distinct_without_color", color+" and "+other.color, other.part, part)
		}
	}
}
