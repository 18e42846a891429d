package route

import (
	"runtime"
	"slices"
	"testing"

	"crux/render/layout"
)

type worstCase struct {
	name    string
	problem func() Problem
}

// Problems that are as much work as the limits allow.
var worst = []worstCase{
	{"long lines through tall boxes", func() Problem { return comb(500, 4900, 0) }},
	{"long lines through tall boxes, with signs", func() Problem { return comb(60, 300, 10*pt) }},
	{"large signs", func() Problem {
		rng := random(3)
		p := withLinks(page(700, 8, rng), 700, MaxLinks, rng)
		for i := range p.Links {
			p.Links[i].Sign = 60 * pt
		}
		return p
	}},
	{"many line ends on one side", func() Problem {
		p := ring(MaxLinks)
		for i := range MaxPoints / 2 {
			y := layout.Length(i%3990+5) * 10
			p.Lines = append(p.Lines, Line{[]layout.Position{{X: 0, Y: y}, {X: -pt, Y: y}}, [2]int{0, layout.None}})
		}
		return p
	}},
	{"many links to one box", func() Problem { return ring(MaxLinks) }},
	{"long arrow heads", func() Problem {
		p := ring(MaxLinks)
		for i := range p.Links {
			p.Links[i].Tail, p.Links[i].Head = 300*pt, 300*pt
		}
		return p
	}},
	{"wide lanes", func() Problem {
		rng := random(4)
		p := withLinks(page(700, 8, rng), 700, MaxLinks, rng)
		p.Lane = 200 * pt
		return p
	}},
	{"a wide clearance", func() Problem {
		rng := random(4)
		p := withLinks(page(700, 8, rng), 700, MaxLinks, rng)
		p.Clearance = 200 * pt
		return p
	}},
	{"boxes over each other", func() Problem {
		p := Problem{Bounds: rect(-4000*pt, -4000*pt, 4000*pt, 4000*pt), Clearance: pt, Lane: pt}
		for i := range layout.Length(MaxBoxes) {
			p.Boxes = append(p.Boxes, rect(-i*pt, -i*pt, i*pt, i*pt))
		}
		for i := range MaxLinks {
			p.Links = append(p.Links, Link{From: i * 2, To: i*2 + 1, Sign: pt})
		}
		for i := range layout.Length(MaxPoints / 2) {
			p.Lines = append(p.Lines, Line{[]layout.Position{{X: i, Y: i}, {X: 4000*pt - i, Y: i}}, [2]int{layout.None, layout.None}})
		}
		return p
	}},
}

// comb has tall boxes side by side, and lines that pass above, through and below
// all of them; links join boxes at random.
func comb(boxes, lines int, sign layout.Length) Problem {
	p := Problem{Bounds: rect(-20*pt, -20*pt, layout.Length(boxes)*40*pt, layout.Length(lines)*8*pt+20*pt), Clearance: pt * 5 / 2, Lane: 3 * pt}
	rng := random(2)
	for i := range layout.Length(boxes) {
		p.Boxes = append(p.Boxes, rect(i*40*pt, layout.Length(rng.IntN(100))*pt, i*40*pt+20*pt, layout.Length(lines)*8*pt))
	}
	for i := range layout.Length(lines) {
		p.Lines = append(p.Lines, Line{[]layout.Position{{X: 0, Y: i * 8 * pt}, {X: layout.Length(boxes) * 40 * pt, Y: i * 8 * pt}}, [2]int{layout.None, layout.None}})
	}
	for range min(boxes, MaxLinks) {
		p.Links = append(p.Links, Link{From: rng.IntN(boxes), To: rng.IntN(boxes), Sign: sign})
	}
	return p
}

// ring has a large box in the middle of so many small ones, which link to it.
func ring(links int) Problem {
	p := Problem{Bounds: rect(-1000*pt, -1000*pt, 1700*pt, 1700*pt), Clearance: pt * 5 / 2, Lane: 3 * pt}
	p.Boxes = append(p.Boxes, rect(0, 0, 40000, 40000))
	rng := random(1)
	for i := range links {
		at := layout.Length(i/4) * 400
		far := 100*pt + layout.Length(rng.IntN(800))*pt
		x, y := [4]layout.Length{at, 40000 + far, at, -far}[i%4], [4]layout.Length{-far, at, 40000 + far, at}[i%4]
		p.Boxes = append(p.Boxes, rect(x, y, x+5*pt, y+5*pt))
		p.Links = append(p.Links, Link{From: i + 1, To: 0, Head: 8 * pt, Sign: 10 * pt})
	}
	return p
}

// The limits hold for work and memory, and what is found within them is right.
func TestWorst(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const most = 128 << 20
	for _, w := range worst {
		t.Run(w.name, func(t *testing.T) {
			p := w.problem()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			out := Find(p)
			runtime.ReadMemStats(&after)
			if got := after.TotalAlloc - before.TotalAlloc; got > most {
				t.Errorf("%d MB of memory, want no more than %d", got>>20, most>>20)
			}
			if err := check(p, out); err != nil {
				t.Error(err)
			}
		})
	}
}

// What the search does not count as steps is counted, too: each of these problems
// ends for one reason or the other.
func TestBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	tests := []struct {
		name         string
		built        bool
		steps, looks bool // that run out
	}{
		{"long lines through tall boxes", false, false, false},
		{"boxes over each other", false, false, false},
		{"large signs", true, false, true},
		{"many links to one box", true, false, true},
		{"many line ends on one side", true, true, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			i := slices.IndexFunc(worst, func(w worstCase) bool { return w.name == test.name })
			r := newRouter(worst[i].problem())
			built := r.build()
			if built {
				r.run()
			}
			if steps := r.steps >= maxSteps; built != test.built || steps != test.steps || built && r.blind() != test.looks {
				t.Errorf("laid: %v, %d steps, %d looks", built, r.steps, r.looks)
			}
			// What is begun is brought to its end.
			if r.looks > maxLooks+maxLooks/16 {
				t.Errorf("%d looks, and no more than %d are meant", r.looks, maxLooks)
			}
		})
	}
}
