package columns_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/render/layout"
	"crux/render/layout/columns"
)

// A map of two boxes, for tests to spoil.
func two() layout.Problem {
	return layout.Problem{
		Boxes:  []layout.Box{{Sizes: []layout.Size{{Width: 50 * pt, Height: 40 * pt}, {Width: 100 * pt, Height: 20 * pt}}, Group: layout.None}, {Width: 100 * pt, Height: 20 * pt}},
		Links:  []layout.Link{{From: 1, To: 0}},
		Groups: []layout.Group{{Parent: layout.None, TitleWidth: 40 * pt, TitleHeight: 10 * pt}},
	}
}

func TestBadProblems(t *testing.T) {
	tests := []struct {
		name   string
		change func(*layout.Problem)
		want   string
	}{
		{"boxes", func(p *layout.Problem) { p.Boxes = make([]layout.Box, columns.MaxBoxes+1) }, "columns: 30001 boxes are more than the 30000 that it can place"},
		{"links", func(p *layout.Problem) { p.Links = make([]layout.Link, columns.MaxLinks+1) }, "columns: 60001 links are more than the 60000 that it can place"},
		{"groups", func(p *layout.Problem) { p.Groups = make([]layout.Group, columns.MaxGroups+1) }, "columns: 30001 groups are more than the 30000 that it can place"},
		{"sizes", func(p *layout.Problem) { p.Boxes[1].Sizes = make([]layout.Size, columns.MaxSizes+1) }, "columns: 32768 sizes of box 1 are more than the 32767 that it can place"},
		{"link from", func(p *layout.Problem) { p.Links[0].From = 2 }, "columns: link 0 goes from box 2 to box 0 of 2"},
		{"link to", func(p *layout.Problem) { p.Links[0].To = -1 }, "columns: link 0 goes from box 1 to box -1 of 2"},
		{"role", func(p *layout.Problem) { p.Boxes[1].Role = 3 }, "columns: box 1 has the role 3, which there is not"},
		{"group of a box", func(p *layout.Problem) { p.Boxes[1].Group = 1 }, "columns: box 1 is in group 1 of 1"},
		{"group below none", func(p *layout.Problem) { p.Boxes[1].Group = -2 }, "columns: box 1 is in group -2 of 1"},
		{"parent", func(p *layout.Problem) { p.Groups[0].Parent = 0 }, "columns: group 0 is in group 0, which does not come before it"},
		{"width", func(p *layout.Problem) { p.Boxes[1].Width = -pt }, "columns: box 1 is -1 by 20 points, less than nothing"},
		{"height", func(p *layout.Problem) { p.Boxes[1].Height = 1 << 29 }, "columns: box 1 is 100 by 8388608 points; 4194304 are the most"},
		{"one of several sizes", func(p *layout.Problem) { p.Boxes[0].Sizes[1].Width = columns.MaxLength + 1 }, "columns: box 0 is 4194304.016 by 20 points; 4194304 are the most"},
		{"the fixed size of what has several", func(p *layout.Problem) { p.Boxes[0].Width = -1 }, "columns: box 0 is -0.015625 by 0 points, less than nothing"},
		{"tag", func(p *layout.Problem) { p.Boxes[1].Again.Height = 1 << 62 }, "columns: the tag of box 1 is 0 by 7.205759404e+16 points; 4194304 are the most"},
		{"title", func(p *layout.Problem) { p.Groups[0].TitleHeight = -1 << 63 }, "columns: the title of group 0 is 40 by -1.441151881e+17 points, less than nothing"},
		{"widths that fall", func(p *layout.Problem) { slices.Reverse(p.Boxes[0].Sizes) }, "columns: the sizes of box 0 go from 100 by 20 to 50 by 40 points; widths have to rise, and heights to fall"},
		{"heights that rise", func(p *layout.Problem) { p.Boxes[0].Sizes[1].Height = 41 * pt }, "columns: the sizes of box 0 go from 50 by 40 to 100 by 41 points; widths have to rise, and heights to fall"},
		{"too little to keep", func(p *layout.Problem) { p.Keep = make([]layout.Arrangement, 2) }, "columns: 2 arrangements to keep for 2 boxes and the whole, want none or 3"},
		{"nothing to keep", func(p *layout.Problem) { p.Keep = []layout.Arrangement{} }, "columns: 0 arrangements to keep for 2 boxes and the whole, want none or 3"},
		{"nothing of nothing to keep", func(p *layout.Problem) {
			*p = layout.Problem{Keep: make([]layout.Arrangement, 4)}
		}, "columns: 4 arrangements to keep for 0 boxes and the whole, want none or 1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := two()
			test.change(&p)
			_, err := columns.Engine{Style: roomy}.Layout(context.Background(), p)
			if err == nil || err.Error() != test.want {
				t.Errorf("error %v, want %s", err, test.want)
			}
			if large := (*layout.TooLargeError)(nil); errors.As(err, &large) != strings.Contains(test.want, "are more than") {
				t.Errorf("error of type %T", err)
			}
		})
	}
	if _, err := (columns.Engine{Style: roomy}).Layout(context.Background(), two()); err != nil {
		t.Errorf("what is not spoilt: %v", err)
	}
}

// As many boxes as there may be, as long as they may be, have a layout whatever
// they are linked to, and nothing in it is out of place.
func TestLongBoxes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const long = columns.MaxLength
	tests := []struct {
		name  string
		n     int
		to    func(i int) int // what box i is linked to
		role  layout.Role     // of the first box
		title layout.Length
	}{
		{"what crashed once", 3001, func(int) int { return 0 }, layout.Item, 0},
		{"stack", columns.MaxBoxes, func(int) int { return 0 }, layout.Item, 0},
		{"chain", columns.MaxBoxes, func(i int) int { return i - 1 }, layout.Item, 0},
		{"tree", columns.MaxBoxes, func(i int) int { return i / 3 }, layout.Item, 0},
		{"premises", columns.MaxBoxes, func(int) int { return 0 }, layout.Bar, 0},
		{"no links", columns.MaxBoxes, func(i int) int { return i }, layout.Item, 0},
		{"chain of frames", columns.MaxBoxes, func(i int) int { return i - 1 }, layout.Item, long},
		{"few", 250, func(i int) int { return i / 4 }, layout.Item, 0},
	}
	for _, test := range tests {
		for _, size := range []layout.Size{{Width: long, Height: long}, {Height: long}, {Width: long}} {
			var p layout.Problem
			for i := range test.n {
				b := layout.Box{Width: size.Width, Height: size.Height, Again: size, Group: layout.None}
				if test.title > 0 {
					p.Groups = append(p.Groups, layout.Group{Parent: i - 1, TitleWidth: test.title, TitleHeight: test.title})
					b.Group = i
				}
				if i == 0 {
					b.Role = test.role
				} else if to := test.to(i); to != i {
					p.Links = append(p.Links, layout.Link{From: i, To: to})
				}
				p.Boxes = append(p.Boxes, b)
			}
			e := columns.Engine{Style: roomy}
			e.Style.Cuts, e.Style.Enough = 2, 1<<62
			r, err := e.Layout(context.Background(), p)
			if err != nil {
				t.Errorf("%s, %v: %v", test.name, size, err)
				continue
			}
			sane(t, test.name, r)
			for i, at := range r.Boxes {
				if p.Boxes[i].Role == layout.Item && (at.Width() != size.Width || at.Height() != size.Height) {
					t.Fatalf("%s: box %d is %v, of the size %v", test.name, i, at, size)
				}
			}
			if w, h := int64(r.Width/long)+1, int64(r.Height/long)+1; size.Width > 0 && size.Height > 0 && w*h < int64(test.n-1) {
				t.Errorf("%s: %d boxes on %d by %d of their lengths", test.name, test.n, w, h)
			}
		}
	}
}

// sane checks that all is in the picture, and that this is no larger than what is
// in it can be.
func sane(t interface{ Errorf(string, ...any) }, name string, r layout.Result) {
	if min(r.Width, r.Height) < 0 || max(r.Width, r.Height) > 1<<46 {
		t.Errorf("%s: %d by %d", name, r.Width, r.Height)
	}
	whole := layout.Rect{Max: layout.Position{X: r.Width, Y: r.Height}}
	for _, list := range [][]layout.Rect{r.Boxes, r.Signs, r.Groups} {
		for i, at := range list {
			if at.Min.X < 0 || at.Min.Y < 0 || at.Max.X > whole.Max.X || at.Max.Y > whole.Max.Y || at.Max.X < at.Min.X || at.Max.Y < at.Min.Y {
				t.Errorf("%s: %d is at %v, not in %v", name, i, at, whole)
				return
			}
		}
	}
}

// Groups inside one another are no more work than boxes.
func TestNestedGroups(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, inward := range []bool{true, false} {
		var p layout.Problem
		n := columns.MaxGroups
		for i := range n {
			p.Groups = append(p.Groups, layout.Group{Parent: i - 1})
			b := layout.Box{Width: 100, Height: 100, Group: i}
			if !inward {
				b.Group = n - 1 - i
			}
			p.Boxes = append(p.Boxes, b)
			if i > 0 && inward {
				p.Links = append(p.Links, layout.Link{From: i, To: i - 1})
			} else if i > 0 {
				p.Links = append(p.Links, layout.Link{From: i - 1, To: i})
			}
		}
		r, err := columns.Engine{Style: roomy}.Layout(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		for g, at := range r.Groups {
			if at == (layout.Rect{}) {
				t.Fatalf("group %d has no frame", g)
			}
		}
	}
}

// Whatever a problem says, it has a layout or an error.
func TestOddProblems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := either(t)
		p := &d.problem
		odd := rapid.OneOf(
			rapid.SampledFrom([]layout.Length{-1 << 63, -1, 0, 1, columns.MaxLength, columns.MaxLength + 1, 1 << 30, 1 << 46, 1<<63 - 1}),
			rapid.Custom(func(t *rapid.T) layout.Length { return layout.Length(rapid.Int64Range(0, 1<<28).Draw(t, "length")) }))
		length := func() layout.Length { return odd.Draw(t, "length") }
		index := func() int { return rapid.IntRange(-2, len(p.Boxes)+1).Draw(t, "index") }
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			b := &p.Boxes[rapid.IntRange(0, len(p.Boxes)-1).Draw(t, "box")]
			switch rapid.IntRange(0, 9).Draw(t, "change") {
			case 0:
				b.Width, b.Height = length(), length()
			case 1:
				b.Sizes = append(slices.Clone(b.Sizes), layout.Size{Width: length(), Height: length()})
			case 2:
				b.Sizes = slices.Clone(b.Sizes)
				slices.Reverse(b.Sizes)
			case 3:
				b.Again = layout.Size{Width: length(), Height: length()}
			case 4:
				b.Role = layout.Role(rapid.IntRange(0, 4).Draw(t, "role"))
			case 5:
				b.Group = index()
			case 6:
				p.Groups = append(p.Groups, layout.Group{Parent: index(), TitleWidth: length(), TitleHeight: length()})
			case 7:
				p.Keep = nil
				for range index() + 2 {
					p.Keep = append(p.Keep, arrangement(t, 3))
				}
			case 8:
				p.Links = append(p.Links, layout.Link{From: index(), To: index(), Head: true, Tail: true})
			case 9:
				fit := rapid.SampledFrom([]int64{-1 << 63, -1, 0, 1<<63 - 1}).Draw(t, "fit")
				p.Fit = func(layout.Size) int64 { return fit }
			}
		}
		r, err := d.engine.Layout(context.Background(), *p)
		if err == nil {
			sane(t, "odd", r)
		}
	})
}
