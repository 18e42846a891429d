package scene

import (
	"fmt"
	"slices"

	"crux/render/layout"
	"crux/render/theme"
)

// around returns the colour that a place outside boxes has.
func (m *measurer) around(p layout.Position) string {
	for _, f := range slices.Backward(m.frames) { // the innermost is drawn last
		if f.fill != "" && contains(f.Rect, p) {
			return f.fill
		}
	}
	return m.s.Background
}

// behind returns the colour of the innermost rectangle of its own part that a text
// stands in, "" where there is none.
func behind(t scoredText) string {
	color := ""
	for _, shape := range t.part.Shapes {
		if r, ok := shape.(Rect); ok && r.Paint.Fill != "" && contains(r.Rect, middle(t.Rect)) {
			color = r.Paint.Fill
		}
	}
	return color
}

// contrasts measures text and lines against what is behind them.
func (m *measurer) contrasts() {
	text, line := 21.0, 21.0
	against := func(color, on string, least *float64, wanted float64, measure string, part *Part) {
		c := theme.Contrast(color, on)
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
		if plate := behind(t); plate != "" {
			on = plate
		}
		against(t.Color, on, &text, 4.5, "least_text_contrast", t.part)
	}
	for _, b := range m.boxes {
		if b.paint.Stroke != "" {
			against(b.paint.Stroke, m.around(b.Min), &line, 3, "least_line_contrast", b.part)
		}
		var grounds []Rect // what signs may stand on
		for _, shape := range b.part.Shapes {
			switch shape := shape.(type) {
			case Rect:
				grounds = append(grounds, shape)
			case Path:
				if shape.To != nil || len(shape.Curve) == 0 {
					continue
				}
				for _, ground := range slices.Backward(grounds) {
					if contains(ground.Rect, shape.Curve[0]) { // a sign
						against(shape.Paint.Stroke, inside(scoredBox{ground.Rect, b.part, ground.Paint}), &line, 3, "least_line_contrast", b.part)
						break
					}
				}
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
		trunk := false // what several relations have in common is no mark of one
		for _, shape := range part.Shapes {
			if p, ok := shape.(Path); ok && p.To != nil {
				trunk = p.From == nil
			}
			if _, ok := shape.(Rect); ok {
				trunk = false
			}
			if trunk {
				continue
			}
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
