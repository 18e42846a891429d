// With which fonts does text have to fit?

package font

import "crux/render/layout"

// Fit says in which fonts text has the room that it needs.
type Fit uint8

const (
	// Tight text fits in Liberation Sans, and so in Arial and Helvetica.
	Tight Fit = iota
	// Safe text fits in DejaVu Sans and Liberation Serif too, which is what
	// readers see who have none of these.
	Safe
)

// Metrics say how wide text is taken to be. The zero Metrics are those of
// Liberation Sans, tight.
type Metrics struct {
	Fit Fit
	// Faces are what text is drawn with, or nil where readers draw it with
	// fonts of their own. What Liberation Sans lacks is then as wide as in
	// the others, or as the box that is drawn for a missing character, and a
	// line is never narrower than what Faces draws. Where a script joins
	// letters, a line may come out wider than it was asked to be; its Width
	// says so.
	Faces *Faces
}

// Width returns the width of s, rounded up: in safe metrics, that which no
// font exceeds.
func (ms Metrics) Width(s string, style Style, size layout.Length) layout.Length {
	return ms.LineWidth([]Run{{s, style}}, size)
}

// LineWidth returns the width of runs that follow each other on a line. It is
// rounded up once, so that it may be less than the sum of the runs' widths.
func (ms Metrics) LineWidth(runs []Run, size layout.Length) layout.Length {
	p := ms.measure(runs)
	width := scale(p.width(0, len(p.cells)), size)
	if ms.Faces != nil {
		width = max(width, ms.Faces.Width(runs, size))
	}
	return width
}
