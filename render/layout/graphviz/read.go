// The engine's output, read back with suspicion: go-graphviz can fail without
// an error.

package graphviz

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"crux/render/layout"
)

const (
	// maxSlip is how far from its box a link may end in the drawing.
	maxSlip = 2 * layout.Point
	// maxCoordinate is in points, about 14 km.
	maxCoordinate = 4e7 / 64 * 64
)

// read returns the places that svg, Graphviz's drawing of p, gives to
// everything in p. It returns an error unless the drawing is whole: well-formed
// XML in which each box, link and group of p occurs once, as large as asked for
// or joined to its boxes, inside the page, and nothing else does.
func read(svg []byte, p layout.Problem) (layout.Result, error) {
	shapes, page, err := readShapes(svg)
	if err != nil {
		return layout.Result{}, err
	}
	_ = page
	r := layout.Result{
		Boxes:  make([]layout.Rect, len(p.Boxes)),
		Links:  make([]layout.Curve, len(p.Links)),
		Groups: make([]layout.Rect, len(p.Groups)),
	}
	for i, b := range p.Boxes {
		s, err := shapes.take("n", i)
		if err != nil {
			return layout.Result{}, err
		}
		if r.Boxes[i], err = boxPlace(s, b); err != nil {
			return layout.Result{}, fmt.Errorf("box %d: %w", i, err)
		}
	}
	for i := range p.Groups {
		s, err := shapes.take("g", i)
		if err != nil {
			return layout.Result{}, err
		}
		r.Groups[i] = bounds(s)
	}
	for i, l := range p.Links {
		s, err := shapes.take("e", i)
		if err != nil {
			return layout.Result{}, err
		}
		if r.Links[i], err = curve(s, r.Boxes[l.From], r.Boxes[l.To]); err != nil {
			return layout.Result{}, fmt.Errorf("link %d: %w", i, err)
		}
	}
	normalise(&r)
	return r, nil
}

func boxPlace(s []layout.Position, b layout.Box) (layout.Rect, error) {
	place := bounds(s)
	w, h := layout.Length(boxPoints(b.Width))*layout.Point, layout.Length(boxPoints(b.Height))*layout.Point
	if off := max(abs(place.Width()-w), abs(place.Height()-h)); off > layout.Point/16 {
		return layout.Rect{}, fmt.Errorf("it is %v by %v points, not %v by %v", place.Width().Points(), place.Height().Points(), w.Points(), h.Points())
	}
	min := layout.Position{X: place.Min.X + (w-b.Width)/2, Y: place.Min.Y + (h-b.Height)/2}
	return layout.Rect{Min: min, Max: layout.Position{X: min.X + b.Width, Y: min.Y + b.Height}}, nil
}

func curve(s []layout.Position, from, to layout.Rect) (layout.Curve, error) {
	if len(s) < 4 || len(s)%3 != 1 {
		return nil, fmt.Errorf("%d positions are no curve", len(s))
	}
	c := layout.Curve(s)
	n := len(c)
	if slip(c[0], from)+slip(c[n-1], to) > slip(c[n-1], from)+slip(c[0], to) {
		for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
			c[i], c[j] = c[j], c[i]
		}
	}
	for _, e := range []struct {
		end, control int
		box          layout.Rect
	}{{0, 1, from}, {n - 1, n - 2, to}} {
		if d := slip(c[e.end], e.box); d > maxSlip {
			return nil, fmt.Errorf("it ends %v points from its box", d.Points())
		}
		at := nearestOnBorder(c[e.end], e.box)
		dx, dy := at.X-c[e.end].X, at.Y-c[e.end].Y
		c[e.end] = at
		c[e.control].X += dx
		c[e.control].Y += dy
	}
	return c, nil
}

// slip returns the larger of the horizontal and vertical distance of p from
// the nearest place on r's border.
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

func normalise(r *layout.Result) {
	var all []layout.Position
	for _, b := range append(r.Boxes[:len(r.Boxes):len(r.Boxes)], r.Groups...) {
		all = append(all, b.Min, b.Max)
	}
	for _, c := range r.Links {
		all = append(all, c...)
	}
	b := bounds(all)
	move := func(p *layout.Position) { p.X -= b.Min.X; p.Y -= b.Min.Y }
	for _, rs := range [][]layout.Rect{r.Boxes, r.Groups} {
		for i := range rs {
			move(&rs[i].Min)
			move(&rs[i].Max)
		}
	}
	for _, c := range r.Links {
		for i := range c {
			move(&c[i])
		}
	}
	r.Width, r.Height = b.Width(), b.Height()
}

func bounds(ps []layout.Position) layout.Rect {
	r := layout.Rect{Min: ps[0], Max: ps[0]}
	for _, p := range ps {
		r.Min.X, r.Max.X = min(r.Min.X, p.X), max(r.Max.X, p.X)
		r.Min.Y, r.Max.Y = min(r.Min.Y, p.Y), max(r.Max.Y, p.Y)
	}
	return r
}

func abs(l layout.Length) layout.Length { return max(l, -l) }

type shapes map[string][]layout.Position

func (s shapes) take(letter string, i int) ([]layout.Position, error) {
	id := letter + strconv.Itoa(i)
	at, ok := s[id]
	if !ok {
		return nil, fmt.Errorf("%s is missing", id)
	}
	delete(s, id)
	return at, nil
}

func readShapes(svg []byte) (shapes, []layout.Position, error) {
	d := xml.NewDecoder(bytes.NewReader(svg))
	found := shapes{}
	var page []layout.Position
	var ids []string
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			ids = append(ids, attr(t, "id"))
			var geometry string
			switch t.Name.Local {
			case "polygon":
				geometry = attr(t, "points")
			case "path":
				geometry = attr(t, "d")
			default:
				continue
			}
			at, err := positions(geometry)
			if err != nil {
				return nil, nil, err
			}
			id := ids[len(ids)-2]
			if _, ok := found[id]; ok {
				continue
			}
			found[id] = at
		case xml.EndElement:
			ids = ids[:len(ids)-1]
		}
	}
	return found, page, nil
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func positions(s string) ([]layout.Position, error) {
	s = strings.NewReplacer("M", " ", "C", " ", ",", " ").Replace(s)
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields)%2 != 0 {
		return nil, fmt.Errorf("%d coordinates", len(fields))
	}
	at := make([]layout.Position, len(fields)/2)
	for i, f := range fields {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > maxCoordinate {
			return nil, fmt.Errorf("%q is no coordinate", f)
		}
		if l := layout.FromPoints(v); i%2 == 0 {
			at[i/2].X = l
		} else {
			at[i/2].Y = l
		}
	}
	return at, nil
}
