package graphviz

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"testing"

	"crux/render/layout"
)

func randProblem(r *rand.Rand, maxN int) layout.Problem {
	n := 1 + r.Intn(maxN)
	var p layout.Problem
	ng := 0
	if r.Intn(3) > 0 {
		ng = r.Intn(6)
	}
	for i := 0; i < ng; i++ {
		g := layout.Group{Parent: r.Intn(i+1) - 1}
		if r.Intn(2) == 0 {
			g.TitleWidth = layout.Length(r.Intn(300 * 64))
			g.TitleHeight = layout.Length(r.Intn(40 * 64))
		}
		p.Groups = append(p.Groups, g)
	}
	for i := 0; i < n; i++ {
		p.Boxes = append(p.Boxes, layout.Box{Width: layout.Length(r.Intn(200 * 64)), Height: layout.Length(r.Intn(80 * 64)), Group: r.Intn(ng+1) - 1})
	}
	m := r.Intn(2*n + 1)
	if r.Intn(5) == 0 {
		m = r.Intn(5*n + 1)
	}
	cyc := r.Intn(4) == 0
	for i := 0; i < m; i++ {
		a, b := r.Intn(n), r.Intn(n)
		if !cyc && a > b {
			a, b = b, a
		}
		l := layout.Link{From: a, To: b, Free: r.Intn(5) == 0}
		if r.Intn(5) == 0 {
			l.Weight = r.Intn(20)
		}
		if r.Intn(5) == 0 {
			l.Ranks = r.Intn(4)
		}
		p.Links = append(p.Links, l)
		if r.Intn(10) == 0 {
			p.Links = append(p.Links, l)
		}
	}
	p.BoxGap = layout.Length(r.Intn(40 * 64))
	p.RankGap = layout.Length(r.Intn(60 * 64))
	return p
}

func acyclic(p layout.Problem) bool {
	for _, l := range p.Links {
		if !l.Free && l.From > l.To {
			return false
		}
	}
	return true
}

func overlap(a, b layout.Rect) layout.Length {
	w := min(a.Max.X, b.Max.X) - max(a.Min.X, b.Min.X)
	h := min(a.Max.Y, b.Max.Y) - max(a.Min.Y, b.Min.Y)
	return min(w, h)
}
func in(p layout.Problem, g, anc int) bool {
	for g != -1 {
		if g == anc {
			return true
		}
		g = p.Groups[g].Parent
	}
	return false
}

func TestScratchFuzz(t *testing.T) {
	kinds := map[string]int{}
	seed0 := int64(0)
	fmt.Sscan(os.Getenv("SEED"), &seed0)
	N := 1500
	fmt.Sscan(os.Getenv("N"), &N)
	mx := 25
	fmt.Sscan(os.Getenv("MAXN"), &mx)
	note := func(s string, k string, args ...any) {
		kinds[k]++
		if kinds[k] <= 40 {
			t.Log(s, k, fmt.Sprint(args...))
		}
	}
	for s := seed0; s < seed0+int64(N); s++ {
		r := rand.New(rand.NewSource(s))
		p := randProblem(r, mx)
		S := fmt.Sprintf("seed %d n=%d m=%d g=%d", s, len(p.Boxes), len(p.Links), len(p.Groups))
		res, err := Engine{}.Layout(context.Background(), p)
		if err != nil {
			note(S, "error", err)
			if os.Getenv("STOP") != "" {
				os.WriteFile("/tmp/bad.dot", writeDOT(p), 0o644)
				t.FailNow()
			}
			continue
		}
		for i := range p.Boxes {
			for j := range p.Boxes[:i] {
				if o := overlap(res.Boxes[i], res.Boxes[j]); o > 0 && p.Boxes[i].Width > 0 && p.Boxes[j].Width > 0 && p.Boxes[i].Height > 0 && p.Boxes[j].Height > 0 {
					note(S, "boxes overlap", i, j, o.Points())
				}
			}
			for g := range p.Groups {
				if in(p, p.Boxes[i].Group, g) {
					b := res.Boxes[i]
					f := res.Groups[g]
					if b.Min.X < f.Min.X || b.Max.X > f.Max.X || b.Max.Y > f.Max.Y || b.Min.Y < f.Min.Y+p.Groups[g].TitleHeight {
						note(S, "box not in frame", i, g, " t ", (b.Min.Y - f.Min.Y).Points(), " want ", p.Groups[g].TitleHeight.Points())
					}
				} else if o := overlap(res.Boxes[i], res.Groups[g]); o > 0 {
					note(S, "stranger in frame", i, g, o.Points())
				}
			}
		}
		for g := range p.Groups {
			if res.Groups[g].Width() < p.Groups[g].TitleWidth {
				note(S, "frame narrow")
			}
			for h := range p.Groups[:g] {
				if !in(p, g, h) && !in(p, h, g) {
					if o := overlap(res.Groups[g], res.Groups[h]); o > 0 {
						note(S, "frames overlap", g, h, o.Points())
					}
				}
				if in(p, g, h) {
					if res.Groups[g].Min.Y < res.Groups[h].Min.Y+p.Groups[h].TitleHeight {
						note(S, "inner frame in title", (res.Groups[h].Min.Y + p.Groups[h].TitleHeight - res.Groups[g].Min.Y).Points())
					}
				}
			}
		}
		if acyclic(p) {
			for i, l := range p.Links {
				if !l.Free && l.From != l.To && res.Boxes[l.To].Max.Y > res.Boxes[l.From].Min.Y {
					note(S, "not above", i)
				}
			}
		}
	}
	t.Log(kinds)
}
