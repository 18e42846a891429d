package scene

import (
	"math"

	"crux/render/layout"
)

// stripeWidth is narrower than the room between a box's border and its text.
const stripeWidth = 3 * layout.Point

// stripe draws a narrow band along the left edge of a box, inside its border
// and round where its corners are; nothing where the colour is "".
func stripe(color string, box layout.Rect, radius, border layout.Length) []Shape {
	return strip(color, stripeWidth, box, radius, border)
}

// strip is stripe in another width.
func strip(color string, width layout.Length, box layout.Rect, radius, border layout.Length) []Shape {
	if color == "" {
		return nil
	}
	in := border / 2
	box.Min.X, box.Min.Y, box.Max.X, box.Max.Y = box.Min.X+in, box.Min.Y+in, box.Max.X-in, box.Max.Y-in
	radius = max(radius-in, 0)
	const steps = 6
	var above, below []layout.Position
	for i := range layout.Length(steps + 1) {
		x := width * i / steps
		down := layout.Length(0)
		if left := radius - x; left > 0 {
			// Whole numbers under the root: the same on every machine.
			down = radius - layout.Length(math.Round(math.Sqrt(float64(radius*radius-left*left))))
		}
		above = append(above, layout.Position{X: box.Min.X + x, Y: box.Min.Y + down})
		below = append([]layout.Position{{X: box.Min.X + x, Y: box.Max.Y - down}}, below...)
	}
	return []Shape{Polygon{Points: append(above, below...), Paint: Paint{Fill: color}}}
}
