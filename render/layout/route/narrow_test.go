package route

import (
	"reflect"
	"slices"
	"testing"

	"crux/render/layout"
)

// Where an int has 32 bits, everything comes out as it does where it has 64.

func TestNegativeDistances(t *testing.T) {
	rng := random(11)
	p := withLinks(page(20, 2, rng), 20, 6, rng)
	p.Clearance, p.Lane = 0, 0
	want := Find(p)
	// The lower half of these numbers is 40 points.
	for _, d := range []layout.Length{-1, -1 << 31, -1<<32 + 40*pt, -1<<40 + 40*pt, -1 << 63} {
		q := p
		q.Clearance = d
		if got := Find(q); !reflect.DeepEqual(got, want) {
			t.Errorf("clearance %d: not as for 0", d)
		}
		q = p
		q.Lane = d
		if got := Find(q); !reflect.DeepEqual(got, want) {
			t.Errorf("lane %d: not as for 0", d)
		}
	}
	for _, d := range []layout.Length{MaxExtent + 1, 1<<32 + 4*pt, 1<<63 - 1} {
		for _, q := range []Problem{{Clearance: d, Lane: pt}, {Clearance: pt, Lane: d}} {
			q.Boxes, q.Lines, q.Links, q.Bounds = p.Boxes, p.Lines, p.Links, p.Bounds
			for i, r := range Find(q) {
				if r.Points != nil {
					t.Errorf("clearance %d, lane %d: link %d has a route", q.Clearance, q.Lane, i)
				}
			}
		}
	}
}

func TestPlacesOnLongSides(t *testing.T) {
	const most = int(MaxExtent)
	tests := []struct {
		side span
		want int
		out  []int
	}{
		{span{0, 1000}, 1, []int{500}},
		{span{0, 100}, 5, []int{50}},
		{span{-most, most}, 4, []int{-most * 3 / 4, -most / 4, most / 4, most * 3 / 4}},
		{span{0, most}, 2, []int{most / 4, most * 3 / 4}},
	}
	for _, test := range tests {
		if got := places(test.side, test.want); !slices.Equal(got, test.out) {
			t.Errorf("%d places on %v are %v, want %v", test.want, test.side, got, test.out)
		}
	}
	many := places(span{-most, most}, MaxLinks+2)
	for i, at := range many {
		if want := int64(-most) + 2*int64(most)*int64(2*i+1)/int64(2*len(many)); int64(at) != want {
			t.Errorf("place %d of %d is %d, want %d", i, len(many), at, want)
		}
	}
}

// Boxes as large as can be have ports all along their sides.
func TestLongSides(t *testing.T) {
	p := Problem{Bounds: rect(-MaxExtent, -MaxExtent, MaxExtent, MaxExtent), Clearance: pt, Lane: pt}
	p.Boxes = append(p.Boxes, rect(-MaxExtent, -1000*pt, MaxExtent, 0))
	for i := range layout.Length(150) {
		x := -MaxExtent + (i+1)*MaxExtent/80
		p.Boxes = append(p.Boxes, rect(x, 1000*pt, x+20*pt, 1020*pt))
		p.Links = append(p.Links, Link{From: int(i) + 1, To: 0, Head: 8 * pt})
	}
	out := Find(p)
	if err := check(p, out); err != nil {
		t.Error(err)
	}
	for i, r := range out {
		if r.Points == nil {
			t.Errorf("link %d has no route", i)
		} else if r.Bends != 0 {
			t.Errorf("link %d has %d bends", i, r.Bends)
		}
	}
}
