package scene

import (
	"crux/render/layout"
	"crux/render/theme"
)

// questionDash is the pattern of the border and the line of an open question: dots, where
// what is unstated has dashes.
var questionDash = []layout.Length{layout.Point * 3 / 2, 2 * layout.Point}

// question returns how the box of an open question looks.
func (b *builder) question() theme.Fill {
	return theme.Fill{Fill: b.th.Background, Stroke: b.th.Faint, Width: b.th.Box.Width, Dash: questionDash}
}

// questionLine returns how the line of an open question looks.
func (b *builder) questionLine() theme.Line {
	return theme.Line{Stroke: b.th.Faint, Width: b.th.Box.Width, Dash: questionDash}
}

// asking draws the line of an open question to the step that it asks about.
func (b *builder) asking(part *Part, i int) {
	look := b.questionLine()
	for _, k := range b.own[i] {
		if curve := b.curves[k]; len(curve) > 0 {
			part.Shapes = append(part.Shapes, b.line(curve, b.v.Links[k], look)...)
		}
	}
}
