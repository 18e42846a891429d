package route

import (
	"reflect"
	"sync"
	"testing"

	"crux/render/layout"

	"pgregory.net/rapid"
)

// Routes on pages as the tree layout makes them keep every promise.
func TestPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := random(rapid.Uint64().Draw(t, "seed"))
		claims := rapid.IntRange(2, 24).Draw(t, "claims")
		p := page(claims, rapid.IntRange(1, 3).Draw(t, "columns"), rng)
		p = withLinks(p, claims, rapid.IntRange(0, 8).Draw(t, "links"), rng)
		for i := range p.Links {
			p.Links[i].Tail = layout.Length(rapid.IntRange(0, 2).Draw(t, "tail")) * 5 * pt
			p.Links[i].Head = layout.Length(rapid.IntRange(0, 2).Draw(t, "head")) * 5 * pt
			p.Links[i].Sign = layout.Length(rapid.IntRange(0, 2).Draw(t, "sign")) * 5 * pt
		}
		if err := check(p, Find(p)); err != nil {
			t.Fatal(err)
		}
	})
}

// Boxes and lines strewn about at random, near each other and in odd places,
// do not break a promise, either.
func TestStrewn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := func(lo, hi int, name string) layout.Length {
			return layout.Length(rapid.IntRange(lo, hi).Draw(t, name))
		}
		p := Problem{Bounds: rect(0, 0, 160*pt, 160*pt), Clearance: pt * 5 / 2, Lane: 3 * pt}
		for range rapid.IntRange(2, 14).Draw(t, "boxes") {
			x, y := length(0, 140, "x")*pt, length(0, 140, "y")*pt
			b := rect(x, y, x+length(1, 40, "width")*pt, y+length(1, 40, "height")*pt)
			free := true
			for _, other := range p.Boxes {
				free = free && !overlap(b, other)
			}
			if free {
				p.Boxes = append(p.Boxes, b)
			}
		}
		box := rapid.IntRange(0, len(p.Boxes)-1)
		for range rapid.IntRange(0, 6).Draw(t, "lines") {
			x, y := length(0, 160, "x")*pt, length(0, 160, "y")*pt
			points := []layout.Position{{X: x, Y: y}, {X: length(0, 160, "x") * pt, Y: y}}
			points = append(points, layout.Position{X: points[1].X, Y: length(0, 160, "y") * pt})
			p.Lines = append(p.Lines, Line{points, [2]int{box.Draw(t, "end"), layout.None}})
		}
		for range rapid.IntRange(1, 6).Draw(t, "links") {
			p.Links = append(p.Links, Link{box.Draw(t, "from"), box.Draw(t, "to"), length(0, 10, "sign") * pt, length(0, 10, "tail") * pt, length(0, 10, "head") * pt})
		}
		if err := check(p, Find(p)); err != nil {
			t.Fatalf("%+v: %v", p, err)
		}
	})
}

// Whatever it is given, Find comes back with a route or nil for each link.
func TestDegenerate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.OneOf(rapid.IntRange(-3, 3), rapid.IntRange(-2000, 2000), rapid.Int())
		length := func(name string) layout.Length { return layout.Length(coordinate.Draw(t, name)) }
		place := func() layout.Position { return layout.Position{X: length("x"), Y: length("y")} }
		box := func() layout.Rect { return layout.Rect{Min: place(), Max: place()} }
		index := rapid.IntRange(-2, 9)
		p := Problem{Bounds: box(), Clearance: length("clearance"), Lane: length("lane")}
		if rapid.Bool().Draw(t, "sane") {
			coordinate = rapid.IntRange(-2000, 2000)
			p.Bounds, p.Clearance, p.Lane = rect(-3000, -3000, 3000, 3000), 3, 3
		}
		for range rapid.IntRange(0, 8).Draw(t, "boxes") {
			p.Boxes = append(p.Boxes, box())
		}
		for range rapid.IntRange(0, 4).Draw(t, "lines") {
			l := Line{Ends: [2]int{index.Draw(t, "end"), index.Draw(t, "end")}}
			for range rapid.IntRange(0, 4).Draw(t, "points") {
				l.Points = append(l.Points, place())
			}
			p.Lines = append(p.Lines, l)
		}
		for range rapid.IntRange(0, 5).Draw(t, "links") {
			p.Links = append(p.Links, Link{index.Draw(t, "from"), index.Draw(t, "to"), length("sign"), length("tail"), length("head")})
		}
		if out := Find(p); len(out) != len(p.Links) {
			t.Fatalf("%d routes for %d links", len(out), len(p.Links))
		}
	})
}

func TestSameEveryTime(t *testing.T) {
	rng := random(3)
	p := withLinks(page(40, 3, rng), 40, 12, rng)
	want := Find(p)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := Find(p); !reflect.DeepEqual(got, want) {
				t.Errorf("found %v, the first time %v", got, want)
			}
		})
	}
	wait.Wait()
}

func TestSizes(t *testing.T) {
	rng := random(5)
	p := withLinks(page(10000, 40, rng), 10000, 2500, rng)
	for i, r := range Find(p) {
		if r.Points != nil {
			t.Fatalf("link %d has a route on a page beyond the limits", i)
		}
	}
	rng = random(6)
	p = withLinks(page(300, 8, rng), 300, 60, rng)
	out := Find(p)
	if err := check(p, out); err != nil {
		t.Error(err)
	}
	none := 0
	for _, r := range out {
		if r.Points == nil {
			none++
		}
	}
	t.Logf("%d of %d links have no route", none, len(out))
}
