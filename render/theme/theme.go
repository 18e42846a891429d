// Package theme says what a picture looks like: colours and line patterns, not
// sizes or places.
package theme

import "crux/render/layout"

// A Theme is a look. Colours are six-digit hex numbers with a hash sign; of
// text on what it stands on they have a contrast of at least 4.5:1, of lines on
// what they cross at least 3:1 (WCAG 2.2). No meaning rests on colour alone:
// relations differ in pattern and sign too.
type Theme struct {
	Background, Text, Faint string

	Box, Main, Sketch Fill // of claims, main claims and sketches
	Unstated          Fill
	Frame             Fill
	Relations         [5]Line // by view.Style
}

// A Fill is how an area looks.
type Fill struct {
	Fill, Stroke string
	Width        layout.Length // of the border
	Dash         []layout.Length
}

// A Line is how a relation looks.
type Line struct {
	Stroke string
	Fill   string // of its bar and badge
	Width  layout.Length
	Dash   []layout.Length
}

func points(p ...float64) []layout.Length {
	lengths := make([]layout.Length, len(p))
	for i, x := range p {
		lengths[i] = layout.FromPoints(x)
	}
	return lengths
}

// Classic has the colours that teachers use: green for reasons, red for
// objections.
var Classic = Theme{
	Background: "#ffffff", Text: "#1a1a1a", Faint: "#5a5a5a",
	Box:      Fill{Fill: "#ffffff", Stroke: "#4a4a4a", Width: layout.Point},
	Main:     Fill{Fill: "#fff6d6", Stroke: "#1a1a1a", Width: 2 * layout.Point},
	Sketch:   Fill{Fill: "#f2f4f8", Stroke: "#4a4a4a", Width: layout.Point},
	Unstated: Fill{Fill: "#ffffff", Stroke: "#4a4a4a", Width: layout.Point, Dash: points(4, 3)},
	Frame:    Fill{Fill: "#f6f6f4", Stroke: "#b0b0a8", Width: layout.FromPoints(0.75)},
	Relations: [...]Line{
		{Stroke: "#1b7f3b", Fill: "#e6f4ea", Width: layout.FromPoints(1.5)},
		{Stroke: "#b3261e", Fill: "#fdecea", Width: layout.FromPoints(1.5), Dash: points(7, 3)},
		{Stroke: "#6b3fa0", Fill: "#f1eaf9", Width: layout.FromPoints(1.5), Dash: points(2, 2.5)},
		{Stroke: "#b3261e", Fill: "#fdecea", Width: layout.FromPoints(1.5), Dash: points(9, 3, 2, 3)},
		{Stroke: "#5a5a5a", Fill: "#f2f2f2", Width: layout.FromPoints(1.25), Dash: points(1.5, 2)},
	},
}
