package columns

import (
	"fmt"
	"math"

	"crux/render/layout"
)

// Limits of a problem; one with more is refused with a *layout.TooLargeError.
const (
	MaxBoxes  = 30_000
	MaxLinks  = 60_000
	MaxGroups = 30_000
	// MaxSizes is how many sizes a box may have.
	MaxSizes = math.MaxInt16
	// MaxLength bounds each size, title and tag: 1,480 m. All that a problem has
	// beside or below each other is less than impossible, and as many times that
	// as there are boxes still is a Length.
	MaxLength layout.Length = 1 << 28
)

// check returns an error unless p is sound and within the limits.
func check(p layout.Problem) error {
	for _, c := range []struct {
		what         string
		number, most int
	}{{"boxes", len(p.Boxes), MaxBoxes}, {"links", len(p.Links), MaxLinks}, {"groups", len(p.Groups), MaxGroups}} {
		if c.number > c.most {
			return &layout.TooLargeError{Engine: Name, What: c.what, Number: c.number, Limit: c.most}
		}
	}
	for i, l := range p.Links {
		if min(l.From, l.To) < 0 || max(l.From, l.To) >= len(p.Boxes) {
			return fmt.Errorf("%s: link %d goes from box %d to box %d of %d", Name, i, l.From, l.To, len(p.Boxes))
		}
	}
	for i, b := range p.Boxes {
		if err := checkBox(p, i, b); err != nil {
			return err
		}
	}
	for i, g := range p.Groups {
		if g.Parent != layout.None && (g.Parent < 0 || g.Parent >= i) {
			return fmt.Errorf("%s: group %d is in group %d, which does not come before it", Name, i, g.Parent)
		}
		if err := checkSize("the title of group", i, layout.Size{Width: g.TitleWidth, Height: g.TitleHeight}); err != nil {
			return err
		}
	}
	if n := len(p.Keep); p.Keep != nil && n != len(p.Boxes)+1 {
		return fmt.Errorf("%s: %d arrangements to keep for %d boxes and the whole, want none or %d", Name, n, len(p.Boxes), len(p.Boxes)+1)
	}
	return nil
}

func checkBox(p layout.Problem, i int, b layout.Box) error {
	if b.Role > layout.Bar {
		return fmt.Errorf("%s: box %d has the role %d, which there is not", Name, i, b.Role)
	}
	if b.Group != layout.None && (b.Group < 0 || b.Group >= len(p.Groups)) {
		return fmt.Errorf("%s: box %d is in group %d of %d", Name, i, b.Group, len(p.Groups))
	}
	if n := len(b.Sizes); n > MaxSizes {
		return &layout.TooLargeError{Engine: Name, What: fmt.Sprintf("sizes of box %d", i), Number: n, Limit: MaxSizes}
	}
	if err := checkSize("box", i, layout.Size{Width: b.Width, Height: b.Height}); err != nil {
		return err
	}
	if err := checkSize("the tag of box", i, b.Again); err != nil {
		return err
	}
	for k, s := range b.Sizes {
		if err := checkSize("box", i, s); err != nil {
			return err
		}
		if k > 0 && (s.Width < b.Sizes[k-1].Width || s.Height > b.Sizes[k-1].Height) {
			return fmt.Errorf("%s: the sizes of box %d go from %s to %s points; widths have to rise, and heights to fall", Name, i, points(b.Sizes[k-1]), points(s))
		}
	}
	return nil
}

func checkSize(what string, i int, s layout.Size) error {
	switch {
	case min(s.Width, s.Height) < 0:
		return fmt.Errorf("%s: %s %d is %s points, less than nothing", Name, what, i, points(s))
	case max(s.Width, s.Height) > MaxLength:
		return fmt.Errorf("%s: %s %d is %s points; %.0f are the most", Name, what, i, points(s), MaxLength.Points())
	}
	return nil
}

func points(s layout.Size) string {
	return fmt.Sprintf("%.10g by %.10g", s.Width.Points(), s.Height.Points())
}
