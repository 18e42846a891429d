package scene

import (
	"math"

	"crux/render/layout"
	"crux/render/theme"
	"crux/render/view"
)

// segment returns a straight line as a curve.
func segment(a, b layout.Position) layout.Curve {
	third := func(k layout.Length) layout.Position {
		return layout.Position{X: a.X + (b.X-a.X)*k/3, Y: a.Y + (b.Y-a.Y)*k/3}
	}
	return layout.Curve{a, third(1), third(2), b}
}

// line draws the line of a link and its arrowheads, in the pattern of its
// relation.
func (b *builder) line(curve layout.Curve, l view.Link, look theme.Line) []Shape {
	var heads []Shape
	if l.Head {
		var h []Shape
		curve, h = head(curve, l.Style, look, b.v.Spacing.Head, b.th.Background)
		heads = append(heads, h...)
	}
	if l.Tail {
		var h []Shape
		curve, h = head(reversed(curve), l.Style, look, b.v.Spacing.Head, b.th.Background)
		curve = reversed(curve)
		heads = append(heads, h...)
	}
	path := Path{Curve: curve, Paint: Paint{Stroke: look.Stroke, Width: look.Width, Dash: look.Dash}}
	if l.Relation != nil { // not in the legend
		path.From, path.To = b.v.Nodes[l.From].Subject, b.v.Nodes[l.To].Subject
	}
	return append([]Shape{path}, heads...)
}

// crosses reports whether a curve runs through r. It looks at sixteen places of
// each segment.
func crosses(c layout.Curve, r layout.Rect) bool {
	const steps = 16
	for i := 0; i+3 < len(c); i += 3 {
		for k := range layout.Length(steps + 1) {
			// Bernstein's polynomials with t = k/steps.
			a, b := layout.Length(steps)-k, k
			at := func(p0, p1, p2, p3 layout.Length) layout.Length {
				return (a*a*a*p0 + 3*a*a*b*p1 + 3*a*b*b*p2 + b*b*b*p3) / (steps * steps * steps)
			}
			x, y := at(c[i].X, c[i+1].X, c[i+2].X, c[i+3].X), at(c[i].Y, c[i+1].Y, c[i+2].Y, c[i+3].Y)
			if r.Min.X <= x && x <= r.Max.X && r.Min.Y <= y && y <= r.Max.Y {
				return true
			}
		}
	}
	return false
}

func reversed(c layout.Curve) layout.Curve {
	r := make(layout.Curve, len(c))
	for i, p := range c {
		r[len(c)-1-i] = p
	}
	return r
}

// head returns the curve cut short at its end, and an arrowhead of a length, and
// as wide, put there: a
// filled triangle for support, a crossbar behind an open triangle for attack, a
// hollow diamond for an undercut, a filled diamond for contradiction.
func head(curve layout.Curve, s view.Style, look theme.Line, length layout.Length, background string) (layout.Curve, []Shape) {
	tip := curve[len(curve)-1]
	along, ok := direction(curve)
	if !ok {
		return curve, nil
	}
	// at returns the place so far back from the tip and so far aside.
	at := func(back, aside layout.Length) layout.Position {
		// The conversions keep processors from fusing products and sums, which
		// some do and others do not.
		x := float64(tip.X) - float64(along[0]*float64(back)) + float64(along[1]*float64(aside))
		y := float64(tip.Y) - float64(along[1]*float64(back)) - float64(along[0]*float64(aside))
		return layout.Position{X: layout.Length(math.Round(x)), Y: layout.Length(math.Round(y))}
	}
	solid := Paint{Fill: look.Stroke, Stroke: look.Stroke, Width: layout.Point / 2}
	hollow := Paint{Fill: background, Stroke: look.Stroke, Width: look.Width}
	half, cut := length/2, length
	var shapes []Shape
	switch s {
	case view.Support:
		shapes = []Shape{Polygon{[]layout.Position{at(0, 0), at(length, half), at(length, -half)}, solid}}
	case view.Attack:
		thick := 2 * layout.Point
		cross := half + layout.Point
		// Of a line that comes in aslant one end of the crossbar is nearer to the
		// box than its middle.
		slope := min(math.Abs(along[0]), math.Abs(along[1])) / max(math.Abs(along[0]), math.Abs(along[1]))
		gap := layout.Point + layout.Length(math.Round(float64(cross)*slope))
		shapes = []Shape{
			Polygon{[]layout.Position{at(gap, cross), at(gap+thick, cross), at(gap+thick, -cross), at(gap, -cross)}, solid},
			Polygon{[]layout.Position{at(gap+thick, 0), at(length+gap, half), at(length+gap, -half)}, hollow},
		}
		cut = length + gap
	case view.Undercut:
		shapes = []Shape{Polygon{[]layout.Position{at(0, 0), at(length/2, half), at(length, 0), at(length/2, -half)}, hollow}}
	case view.Contradiction:
		shapes = []Shape{Polygon{[]layout.Position{at(0, 0), at(length/2, half), at(length, 0), at(length/2, -half)}, solid}}
	default:
		return curve, nil
	}
	short := append(layout.Curve(nil), curve...)
	end := at(cut, 0)
	n := len(short) - 1
	short[n-1].X += end.X - short[n].X
	short[n-1].Y += end.Y - short[n].Y
	short[n] = end
	return short, shapes
}

// direction returns the unit vector in which curve arrives at its end.
func direction(curve layout.Curve) ([2]float64, bool) {
	tip := curve[len(curve)-1]
	for i := len(curve) - 2; i >= 0; i-- {
		dx, dy := float64(tip.X-curve[i].X), float64(tip.Y-curve[i].Y)
		if d := math.Sqrt(float64(dx*dx) + float64(dy*dy)); d >= 1 {
			return [2]float64{dx / d, dy / d}, true
		}
	}
	return [2]float64{}, false
}

// sign draws the sign of a relation: plus, minus, a cross for an undercut, two
// opposite arrows for a contradiction, an equals sign; in a badge of a size.
func sign(s view.Style, at layout.Position, size layout.Length, look theme.Line) []Shape {
	arm := size / 4
	paint := Paint{Stroke: look.Stroke, Width: max(size*7/52, layout.Point)}
	stroke := func(x0, y0, x1, y1 layout.Length) Shape {
		return Path{Curve: segment(layout.Position{X: at.X + x0, Y: at.Y + y0}, layout.Position{X: at.X + x1, Y: at.Y + y1}), Paint: paint}
	}
	switch s {
	case view.Support:
		return []Shape{stroke(-arm, 0, arm, 0), stroke(0, -arm, 0, arm)}
	case view.Attack:
		return []Shape{stroke(-arm, 0, arm, 0)}
	case view.Undercut:
		d := arm * 3 / 4
		return []Shape{stroke(-d, -d, d, d), stroke(-d, d, d, -d)}
	case view.Contradiction:
		d, gap := arm*3/4, layout.Point/2
		return []Shape{
			stroke(-arm, -d, -gap, 0), stroke(-gap, 0, -arm, d),
			stroke(arm, -d, gap, 0), stroke(gap, 0, arm, d),
		}
	}
	d := arm / 2
	return []Shape{stroke(-arm, -d, arm, -d), stroke(-arm, d, arm, d)}
}
