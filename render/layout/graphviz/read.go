// The engine's output, read back with suspicion: go-graphviz can fail without
// an error, and so can dot.

package graphviz

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"crux/render/layout"
)

const (
	// rounding is how far a coordinate may be from where it belongs because
	// the drawing has two decimals.
	rounding = layout.Point / 16
	// maxSlip is how far the end of a link may be moved to meet its box. Boxes
	// are drawn up to 2 points too large.
	maxSlip = 2 * layout.Point
	// maxGap is how far from its box a link may end in the drawing. Graphviz
	// leaves gaps of a few points before boxes as small as its steps.
	maxGap = 20 * layout.Point
	// maxCoordinate, in points, keeps a Length within 32 bits.
	maxCoordinate = 3e7
)

// read returns the places that drawing, an SVG of p by dot, gives to everything
// in p. It returns an error unless the drawing is well-formed XML in which each
// box, group and link of p occurs exactly once, with finite coordinates, and
// all is as p asks for.
//
// One thing may be missing, because dot itself gives up on it at times: a Free
// link between two boxes of one rank in different groups. Such a link gets a
// plain curve of our own.
func read(drawing []byte, p layout.Problem) (layout.Result, error) {
	drawn, err := readShapes(drawing)
	if err != nil {
		return layout.Result{}, err
	}
	r := layout.Result{
		Boxes:  make([]layout.Rect, len(p.Boxes)),
		Links:  make([]layout.Curve, len(p.Links)),
		Groups: make([]layout.Rect, len(p.Groups)),
	}
	for i, b := range p.Boxes {
		s, ok := drawn.take("n", i)
		if !ok {
			return layout.Result{}, fmt.Errorf("box %d is missing", i)
		}
		if r.Boxes[i], err = boxIn(s, b); err != nil {
			return layout.Result{}, fmt.Errorf("box %d: %w", i, err)
		}
	}
	for i := range p.Groups {
		s, ok := drawn.take("g", i)
		if !ok {
			return layout.Result{}, fmt.Errorf("group %d is missing", i)
		}
		r.Groups[i] = bounds(s)
		drawn.take("p", i)
	}
	if err := verify(r, p); err != nil {
		return layout.Result{}, err
	}
	for i, l := range p.Links {
		from, to := r.Boxes[l.From], r.Boxes[l.To]
		s, ok := drawn.take("e", i)
		switch {
		case ok:
			if r.Links[i], err = attach(s, from, to); err != nil {
				return layout.Result{}, fmt.Errorf("link %d: %w", i, err)
			}
		case l.Free && l.From != l.To:
			r.Links[i] = bridge(from, to, r.Boxes, p.RankGap)
		default:
			return layout.Result{}, fmt.Errorf("link %d is missing", i)
		}
	}
	if len(drawn) > 0 {
		return layout.Result{}, fmt.Errorf("%d things are drawn that were not asked for", len(drawn))
	}
	moveToOrigin(&r)
	return r, nil
}

// boxIn returns the place of b in the middle of the drawn shape.
func boxIn(shape []layout.Position, b layout.Box) (layout.Rect, error) {
	drawn := bounds(shape)
	w, h := layout.Length(side(b.Width))*layout.Point, layout.Length(side(b.Height))*layout.Point
	if max(abs(drawn.Width()-w), abs(drawn.Height()-h)) > rounding {
		return layout.Rect{}, fmt.Errorf("it is %g by %g points and should be %g by %g",
			drawn.Width().Points(), drawn.Height().Points(), w.Points(), h.Points())
	}
	at := layout.Position{X: drawn.Min.X + (w-b.Width)/2, Y: drawn.Min.Y + (h-b.Height)/2}
	return layout.Rect{Min: at, Max: layout.Position{X: at.X + b.Width, Y: at.Y + b.Height}}, nil
}

// attach returns the drawn shape as a curve that runs from the border of one
// box to the border of another.
func attach(shape []layout.Position, from, to layout.Rect) (layout.Curve, error) {
	if len(shape) < 4 || len(shape)%3 != 1 {
		return nil, fmt.Errorf("%d positions are no curve", len(shape))
	}
	c := layout.Curve(shape)
	last := len(c) - 1
	if slip(c[0], to)+slip(c[last], from) < slip(c[0], from)+slip(c[last], to) {
		slices.Reverse(c)
	}
	if s := max(slip(c[0], from), slip(c[last], to)); s > maxGap {
		return nil, fmt.Errorf("it ends %g points from its box", s.Points())
	}
	c = startOn(c, from)
	slices.Reverse(c)
	c = startOn(c, to)
	slices.Reverse(c)
	return c, nil
}

// startOn returns c with its start on the border of box. The start is moved
// there, and takes its control point along; over a larger gap it gets a
// straight segment.
func startOn(c layout.Curve, box layout.Rect) layout.Curve {
	border := nearestOnBorder(c[0], box)
	if slip(c[0], box) > maxSlip {
		return append(layout.Curve{border, between(border, c[0], 1), between(border, c[0], 2)}, c...)
	}
	c[1].X += border.X - c[0].X
	c[1].Y += border.Y - c[0].Y
	c[0] = border
	return c
}

// slip returns the larger of the horizontal and the vertical distance from p
// to the nearest place on r's border.
func slip(p layout.Position, r layout.Rect) layout.Length {
	q := nearestOnBorder(p, r)
	return max(abs(q.X-p.X), abs(q.Y-p.Y))
}

func nearestOnBorder(p layout.Position, r layout.Rect) layout.Position {
	q := layout.Position{X: min(max(p.X, r.Min.X), r.Max.X), Y: min(max(p.Y, r.Min.Y), r.Max.Y)}
	if q != p {
		return q
	}
	left, right, up, down := p.X-r.Min.X, r.Max.X-p.X, p.Y-r.Min.Y, r.Max.Y-p.Y
	switch min(left, right, up, down) {
	case up:
		q.Y = r.Min.Y
	case down:
		q.Y = r.Max.Y
	case left:
		q.X = r.Min.X
	default:
		q.X = r.Max.X
	}
	return q
}

// bridge is the curve of a link that dot has found no way for: an arch over
// whatever stands between boxes that are side by side, else a straight line.
func bridge(from, to layout.Rect, boxes []layout.Rect, gap layout.Length) layout.Curve {
	start := layout.Position{X: (from.Min.X + from.Max.X) / 2, Y: from.Min.Y}
	end := layout.Position{X: (to.Min.X + to.Max.X) / 2, Y: to.Min.Y}
	sideBySide := from.Min.Y < to.Max.Y && to.Min.Y < from.Max.Y
	if !sideBySide {
		if to.Min.Y < from.Min.Y {
			end.Y = to.Max.Y
		} else {
			start.Y = from.Max.Y
		}
		return layout.Curve{start, between(start, end, 1), between(start, end, 2), end}
	}
	span := bounds([]layout.Position{start, end, from.Max, to.Max})
	top := span.Min.Y
	for _, b := range boxes {
		if overlap(b, span) > 0 {
			top = min(top, b.Min.Y)
		}
	}
	// The middle of a cubic with both control points at height c is at
	// (start + 6c + end) / 8. It shall pass in the middle of the rank gap.
	c := (8*(top-gap/2) - start.Y - end.Y) / 6
	return layout.Curve{start, {X: start.X, Y: c}, {X: end.X, Y: c}, end}
}

// between returns the position so many thirds of the way from a to b.
func between(a, b layout.Position, thirds layout.Length) layout.Position {
	return layout.Position{X: a.X + (b.X-a.X)*thirds/3, Y: a.Y + (b.Y-a.Y)*thirds/3}
}

// moveToOrigin moves everything so that what is leftmost touches 0 and what is
// topmost touches 0, and sets the width and height.
func moveToOrigin(r *layout.Result) {
	var all []*layout.Position
	for _, rects := range [][]layout.Rect{r.Boxes, r.Groups} {
		for i := range rects {
			all = append(all, &rects[i].Min, &rects[i].Max)
		}
	}
	for _, c := range r.Links {
		for i := range c {
			all = append(all, &c[i])
		}
	}
	whole := layout.Rect{Min: *all[0], Max: *all[0]}
	for _, p := range all {
		whole = include(whole, *p)
	}
	for _, p := range all {
		p.X -= whole.Min.X
		p.Y -= whole.Min.Y
	}
	r.Width, r.Height = whole.Width(), whole.Height()
}

// bounds returns the smallest rectangle around positions, of which there is one
// at least.
func bounds(positions []layout.Position) layout.Rect {
	r := layout.Rect{Min: positions[0], Max: positions[0]}
	for _, p := range positions[1:] {
		r = include(r, p)
	}
	return r
}

func include(r layout.Rect, p layout.Position) layout.Rect {
	return layout.Rect{
		Min: layout.Position{X: min(r.Min.X, p.X), Y: min(r.Min.Y, p.Y)},
		Max: layout.Position{X: max(r.Max.X, p.X), Y: max(r.Max.Y, p.Y)},
	}
}

func abs(l layout.Length) layout.Length { return max(l, -l) }

// shapes are the drawn polygons and paths by the id of the thing they draw.
type shapes map[string][]layout.Position

// take removes a shape and returns it.
func (s shapes) take(letter string, index int) ([]layout.Position, bool) {
	id := letter + strconv.Itoa(index)
	shape, ok := s[id]
	delete(s, id)
	return shape, ok
}

// pageID is the id of the group of everything; its polygon is the background.
const pageID = "graph0"

// readShapes reads the shapes from an SVG by Graphviz: in a <g> with an id for
// each thing, a <polygon> or a <path>. The path of a link between boxes of one
// rank may be there twice, in two variants; the first one counts.
func readShapes(drawing []byte) (shapes, error) {
	d := xml.NewDecoder(bytes.NewReader(drawing))
	found := shapes{}
	var open []string // ids of the elements around, from the outermost
	ids := map[string]bool{}
	roots := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) == 0 {
				roots++
			}
			id := attr(t, "id")
			if id != "" && ids[id] {
				return nil, fmt.Errorf("%s is drawn twice", id)
			}
			ids[id] = true
			open = append(open, id)
			geometry := ""
			switch t.Name.Local {
			case "polygon":
				geometry = attr(t, "points")
			case "path":
				geometry = attr(t, "d")
			default:
				continue
			}
			if len(open) < 2 {
				return nil, errors.New("a shape is drawn around the drawing")
			}
			thing := open[len(open)-2]
			if _, again := found[thing]; again {
				continue
			}
			if found[thing], err = positions(geometry); err != nil {
				return nil, fmt.Errorf("%s: %w", thing, err)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) == 0 && len(bytes.TrimSpace(t)) > 0 {
				return nil, errors.New("there is text around the drawing")
			}
		}
	}
	if roots != 1 {
		return nil, fmt.Errorf("there are %d drawings", roots)
	}
	delete(found, pageID)
	return found, nil
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// positions reads a list of coordinates, as in a polygon's points or, with the
// letters M and C between, a path's d.
func positions(s string) ([]layout.Position, error) {
	numbers := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("MC, \n", r) })
	if len(numbers) == 0 || len(numbers)%2 != 0 {
		return nil, fmt.Errorf("%d coordinates", len(numbers))
	}
	ps := make([]layout.Position, len(numbers)/2)
	for i := range ps {
		var err error
		if ps[i].X, err = coordinate(numbers[2*i]); err != nil {
			return nil, err
		}
		if ps[i].Y, err = coordinate(numbers[2*i+1]); err != nil {
			return nil, err
		}
	}
	return ps, nil
}

func coordinate(s string) (layout.Length, error) {
	pt, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(pt) || math.Abs(pt) > maxCoordinate {
		return 0, fmt.Errorf("%q is no coordinate", s)
	}
	return layout.FromPoints(pt), nil
}
