package graphviz

import (
	"testing"

	"pgregory.net/rapid"

	"crux/render/layout"
)

// problems generates problems of all shapes. Without cycles, links go from a
// lower index to a higher one.
func problems(t *rapid.T, cycles bool) layout.Problem {
	length := func(most int, label string) layout.Length {
		return layout.Length(rapid.IntRange(0, most*int(layout.Point)).Draw(t, label))
	}
	p := layout.Problem{BoxGap: length(40, "box gap"), RankGap: length(60, "rank gap")}
	for i := range rapid.IntRange(0, 8).Draw(t, "groups") {
		p.Groups = append(p.Groups, layout.Group{
			Parent:      rapid.IntRange(-1, i-1).Draw(t, "parent"),
			TitleWidth:  length(300, "title width"),
			TitleHeight: length(40, "title height"),
		})
	}
	n := rapid.IntRange(1, 25).Draw(t, "boxes")
	for range n {
		p.Boxes = append(p.Boxes, layout.Box{
			Width:  length(200, "width"),
			Height: length(80, "height"),
			Group:  rapid.IntRange(-1, len(p.Groups)-1).Draw(t, "group"),
		})
	}
	for range rapid.IntRange(0, 2*n).Draw(t, "links") {
		a, b := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
		if !cycles {
			a, b = min(a, b), max(a, b)
		}
		p.Links = append(p.Links, layout.Link{
			From: a, To: b,
			Weight: rapid.IntRange(0, 9).Draw(t, "weight"),
			Ranks:  rapid.IntRange(0, 3).Draw(t, "ranks"),
			Free:   rapid.IntRange(0, 3).Draw(t, "free") == 0,
		})
	}
	return p
}

func TestLayoutsKeepToTheContract(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := problems(t, true)
		checkResult(t, p, layoutOf(t, p))
	})
}

func TestLinksGoUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := problems(t, false)
		r := layoutOf(t, p)
		checkResult(t, p, r)
		for i, l := range p.Links {
			if !l.Free && l.From != l.To && r.Boxes[l.To].Max.Y > r.Boxes[l.From].Min.Y {
				t.Errorf("link %d: %v is not above %v", i, r.Boxes[l.To], r.Boxes[l.From])
			}
		}
	})
}

func TestALargeLayoutKeepsToTheContract(t *testing.T) {
	p := tree(EasyBoxes + 100)
	for i := range 40 {
		p.Groups = append(p.Groups, layout.Group{Parent: layout.None, TitleWidth: 6400, TitleHeight: 1280})
		for b := range 10 {
			p.Boxes[100+i*10+b].Group = i
		}
	}
	checkResult(t, p, mustLayout(t, p))
}

func layoutOf(t *rapid.T, p layout.Problem) layout.Result {
	r, err := Engine{}.Layout(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A reporter is a test of any kind.
type reporter interface {
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// checkResult reports what in r is not as a Result of p has to be.
func checkResult(t reporter, p layout.Problem, r layout.Result) {
	if len(r.Boxes) != len(p.Boxes) || len(r.Links) != len(p.Links) || len(r.Groups) != len(p.Groups) {
		t.Fatalf("got %d boxes, %d links, %d groups", len(r.Boxes), len(r.Links), len(r.Groups))
	}
	checkExtent(t, r)
	for i, b := range p.Boxes {
		if got := r.Boxes[i]; got.Width() != b.Width || got.Height() != b.Height {
			t.Errorf("box %d is %d by %d, want %d by %d", i, got.Width(), got.Height(), b.Width, b.Height)
		}
	}
	if err := verify(r, p); err != nil {
		t.Errorf("%v", err)
	}
	for i, l := range p.Links {
		checkLink(t, "link", r.Links[i], r.Boxes[l.From], r.Boxes[l.To])
		if t, ok := t.(interface{ Failed() bool }); ok && t.Failed() {
			return
		}
	}
}

// checkExtent reports unless the corners of the result are those of what is in
// it.
func checkExtent(t reporter, r layout.Result) {
	var all []layout.Position
	for _, b := range r.Boxes {
		all = append(all, b.Min, b.Max)
	}
	for _, g := range r.Groups {
		all = append(all, g.Min, g.Max)
	}
	for _, c := range r.Links {
		all = append(all, c...)
	}
	if want := (layout.Rect{Max: layout.Position{X: r.Width, Y: r.Height}}); bounds(all) != want {
		t.Errorf("everything is within %v, want %v", bounds(all), want)
	}
}

// checkLink reports unless c is a curve from the border of one box to that of
// another.
func checkLink(t reporter, name string, c layout.Curve, from, to layout.Rect) {
	if len(c) < 4 || len(c)%3 != 1 {
		t.Fatalf("%s has %d positions", name, len(c))
	}
	if slip(c[0], from) != 0 {
		t.Errorf("%s starts at %v, which is not on the border of %v", name, c[0], from)
	}
	if slip(c[len(c)-1], to) != 0 {
		t.Errorf("%s ends at %v, which is not on the border of %v", name, c[len(c)-1], to)
	}
}
