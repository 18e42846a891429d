package scene

import "crux/render/layout"

// Size returns how large s is shown: everything in it is scaled from Width and
// Height to that.
func (s *Scene) Size() (width, height layout.Length) {
	if s.ShownWidth == 0 || s.ShownHeight == 0 {
		return s.Width, s.Height
	}
	return s.ShownWidth, s.ShownHeight
}

// Outline returns the border of r as a closed curve, clockwise from the left
// end of its upper edge, as SVG draws it. Corners are quarters of a circle,
// each one segment, which is exact to 1/3600 of the radius.
func (r Rect) Outline() layout.Curve {
	radius := max(0, min(r.Radius, r.Width()/2, r.Height()/2))
	// The distance of control points from a corner, (1 - 0.5523) of the radius.
	near := (radius*4477 + 5000) / 10000
	x0, y0, x1, y1 := r.Min.X, r.Min.Y, r.Max.X, r.Max.Y
	at := func(x, y layout.Length) layout.Position { return layout.Position{X: x, Y: y} }
	c := layout.Curve{at(x0+radius, y0)}
	to := func(p layout.Position) { c = append(c, segment(c[len(c)-1], p)[1:]...) }
	to(at(x1-radius, y0))
	if radius > 0 {
		c = append(c, at(x1-near, y0), at(x1, y0+near), at(x1, y0+radius))
	}
	to(at(x1, y1-radius))
	if radius > 0 {
		c = append(c, at(x1, y1-near), at(x1-near, y1), at(x1-radius, y1))
	}
	to(at(x0+radius, y1))
	if radius > 0 {
		c = append(c, at(x0+near, y1), at(x0, y1-near), at(x0, y1-radius))
	}
	to(at(x0, y0+radius))
	if radius > 0 {
		c = append(c, at(x0, y0+near), at(x0+near, y0), at(x0+radius, y0))
	}
	return c
}
