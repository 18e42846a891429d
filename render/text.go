package render

import (
	"fmt"
	"slices"

	"crux/graph"
	"crux/render/font"
	"crux/render/scene"
)

// Fit is in which fonts text keeps inside its boxes.
type Fit string

// The fits of text.
const (
	FitSafe  Fit = "safe"  // Liberation Sans, DejaVu Sans and Liberation Serif
	FitTight Fit = "tight" // Liberation Sans, so Arial and Helvetica, alone
)

// Fits are all fits, the default first.
var Fits = []Fit{FitSafe, FitTight}

// Text is how an SVG carries its text.
type Text string

// The ways of text.
const (
	TextLive  Text = "live"  // as text, drawn with the fonts of the reader
	TextPaths Text = "paths" // as outlines, the same everywhere
)

// Texts are all ways, the default first.
var Texts = []Text{TextLive, TextPaths}

// Missing is a character that no face has in a text that is drawn with Faces.
type Missing struct {
	Rune rune
	// Node is the claim, sketch or relation in whose text it is, or nil for
	// the title, the name of a section and the legend.
	Node graph.Node
}

// live reports whether the fonts of readers draw the text of a picture.
func (o Options) live() bool {
	return o.Text != TextPaths && (o.Format == SVG || o.Format == "" || o.Format == DOT)
}

// faces returns what text is drawn with if it is not live.
func (o Options) faces() (*font.Faces, error) {
	if o.Fit != "" && !slices.Contains(Fits, o.Fit) {
		return nil, fmt.Errorf("render: no fit is called %q", o.Fit)
	}
	if o.Text != "" && !slices.Contains(Texts, o.Text) {
		return nil, fmt.Errorf("render: no way of text is called %q", o.Text)
	}
	if o.Faces != nil || o.live() {
		return o.Faces, nil
	}
	return font.NewFaces()
}

// metrics returns what text is measured with. What fits the fonts of all readers
// does so in text that is not live too, so that a map looks the same in every
// format.
func (o Options) metrics(faces *font.Faces) font.Metrics {
	ms := font.Metrics{Fit: font.Safe}
	if o.Fit == FitTight {
		ms.Fit = font.Tight
	}
	if !o.live() {
		ms.Faces = faces
	}
	return ms
}

// missing tells of the characters in the texts of s that no face has: in the
// order of the picture, each once in its part.
func missing(s *scene.Scene, faces *font.Faces, tell func(Missing)) {
	for _, part := range s.Parts {
		var told []rune
		for _, shape := range part.Shapes {
			text, ok := shape.(scene.Text)
			if !ok {
				continue
			}
			for _, run := range text.Runs {
				for _, r := range faces.Lacks(run.Text) {
					if !slices.Contains(told, r) {
						told = append(told, r)
						tell(Missing{r, part.Subject})
					}
				}
			}
		}
	}
}
