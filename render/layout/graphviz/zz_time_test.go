package graphviz

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"crux/render/layout"
)

func mk(n int) layout.Problem {
	p := layout.Problem{BoxGap: 12 * 64, RankGap: 30 * 64}
	for i := 0; i < n; i++ {
		p.Boxes = append(p.Boxes, layout.Box{Width: layout.Length(100+i*37%120) * 64, Height: layout.Length(30+i*13%40) * 64, Group: -1})
	}
	return p
}
func (f *fam) link(a, b int) { f.p.Links = append(f.p.Links, layout.Link{From: a, To: b}) }

type fam struct{ p layout.Problem }

func family(name string, n, m int) layout.Problem {
	r := rand.New(rand.NewSource(1))
	f := &fam{mk(n)}
	switch name {
	case "tree": // m cross
		for i := 1; i < n; i++ {
			f.link(i, (i-1)/3)
		}
		for i := 0; i < m; i++ {
			a, b := r.Intn(n), r.Intn(n)
			f.link(max(a, b), min(a, b))
		}
	case "rtree":
		for i := 1; i < n; i++ {
			f.link(i, r.Intn(i))
		}
		for i := 0; i < m; i++ {
			a, b := r.Intn(n), r.Intn(n)
			f.link(max(a, b), min(a, b))
		}
	case "dag":
		for i := 0; i < m; i++ {
			a, b := r.Intn(n), r.Intn(n)
			f.link(max(a, b), min(a, b))
		}
	case "cyc":
		for i := 0; i < m; i++ {
			f.link(r.Intn(n), r.Intn(n))
		}
	case "chain":
		for i := 1; i < n; i++ {
			f.link(i, i-1)
		}
		for i := 0; i < m; i++ {
			a, b := r.Intn(n), r.Intn(n)
			f.link(max(a, b), min(a, b))
		}
	case "star":
		for i := 1; i < n; i++ {
			f.link(i, 0)
		}
	case "parallel":
		for i := 0; i < m; i++ {
			f.link(1, 0)
		}
	case "loops":
		for i := 0; i < m; i++ {
			f.link(0, 0)
		}
	case "bip":
		for i := 0; i < m; i++ {
			f.link(n/2+r.Intn(n-n/2), r.Intn(n/2))
		}
	case "free":
		for i := 1; i < n; i++ {
			f.link(i, (i-1)/3)
		}
		for i := 0; i < m; i++ {
			f.p.Links = append(f.p.Links, layout.Link{From: r.Intn(n), To: r.Intn(n), Free: true})
		}
	case "freeonly":
		for i := 0; i < m; i++ {
			f.p.Links = append(f.p.Links, layout.Link{From: r.Intn(n), To: r.Intn(n), Free: true})
		}
	case "ranks":
		f.p.Links = append(f.p.Links, layout.Link{From: 1, To: 0, Ranks: m})
	case "groups": // tree + m groups random
		for i := 1; i < n; i++ {
			f.link(i, (i-1)/3)
		}
		for g := 0; g < m; g++ {
			f.p.Groups = append(f.p.Groups, layout.Group{Parent: -1, TitleWidth: 6400, TitleHeight: 640})
		}
		for i := range f.p.Boxes {
			f.p.Boxes[i].Group = r.Intn(m+1) - 1
		}
	case "tgroups": // contiguous groups
		for i := 1; i < n; i++ {
			f.link(i, (i-1)/3)
		}
		for g := 0; g < m; g++ {
			f.p.Groups = append(f.p.Groups, layout.Group{Parent: -1, TitleWidth: 6400, TitleHeight: 640})
		}
		for i := range f.p.Boxes {
			f.p.Boxes[i].Group = i * m / n
		}
	case "nested":
		for i := 1; i < n; i++ {
			f.link(i, (i-1)/3)
		}
		for g := 0; g < m; g++ {
			f.p.Groups = append(f.p.Groups, layout.Group{Parent: g - 1, TitleWidth: 6400, TitleHeight: 640})
		}
		for i := range f.p.Boxes {
			f.p.Boxes[i].Group = r.Intn(m)
		}
	case "empty":
		for g := 0; g < m; g++ {
			f.p.Groups = append(f.p.Groups, layout.Group{Parent: -1, TitleWidth: 6400, TitleHeight: 640})
		}
	case "chaingroups":
		for i := 1; i < n; i++ {
			f.link(i, i-1)
		}
		for g := 0; g < m; g++ {
			f.p.Groups = append(f.p.Groups, layout.Group{Parent: -1, TitleWidth: 6400, TitleHeight: 640})
		}
		for i := range f.p.Boxes {
			f.p.Boxes[i].Group = r.Intn(m)
		}
	case "chainnested":
		for i := 1; i < n; i++ {
			f.link(i, i-1)
		}
		for g := 0; g < m; g++ {
			f.p.Groups = append(f.p.Groups, layout.Group{Parent: g-1, TitleWidth: 6400, TitleHeight: 640})
		}
		for i := range f.p.Boxes {
			f.p.Boxes[i].Group = r.Intn(m)
		}
	case "freechain":
		for i := 1; i < n; i++ {
			f.link(i, i-1)
		}
		for i := 0; i < m; i++ {
			f.p.Links = append(f.p.Links, layout.Link{From: r.Intn(n), To: r.Intn(n), Free: true})
		}
	case "freegroups":
		for i := 1; i < n; i++ {
			f.link(i, (i-1)/3)
		}
		for i := 0; i < m; i++ {
			f.p.Links = append(f.p.Links, layout.Link{From: r.Intn(n), To: r.Intn(n), Free: true})
		}
		for g := 0; g < m/5; g++ {
			f.p.Groups = append(f.p.Groups, layout.Group{Parent: r.Intn(g+1) - 1, TitleWidth: 6400, TitleHeight: 640})
		}
		for i := range f.p.Boxes {
			f.p.Boxes[i].Group = r.Intn(m/5)
		}
	case "gdag":
		for i := 0; i < m; i++ {
			a, b := r.Intn(n), r.Intn(n)
			f.link(max(a, b), min(a, b))
		}
		for g := 0; g < 20; g++ {
			f.p.Groups = append(f.p.Groups, layout.Group{Parent: r.Intn(g+1) - 1, TitleWidth: 6400, TitleHeight: 640})
		}
		for i := range f.p.Boxes {
			f.p.Boxes[i].Group = r.Intn(21) - 1
		}
	default:
		panic(name)
	}
	return f.p
}

func ru() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(0, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func TestScratchTime(t *testing.T) {
	if os.Getenv("FAM") == "" {
		t.Skip()
	}
	n, _ := strconv.Atoi(os.Getenv("N"))
	m, _ := strconv.Atoi(os.Getenv("M"))
	p := family(os.Getenv("FAM"), n, m)
	c := ru()
	res, err := Engine{}.Layout(context.Background(), p)
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	e := ""
	if err != nil {
		e = err.Error()
	}
	if len(e) > 150 {
		e = e[:150]
	}
	rk, sg := segments(p)
	fmt.Printf("%s n=%d m=%d ranks=%d segs=%d links=%d cpu %.2f sys %dM  %.0fx%.0f err=%s\n", os.Getenv("FAM"), n, m, rk, sg, len(p.Links), (ru() - c).Seconds(), mem.Sys>>20, res.Width.Points(), res.Height.Points(), e)
}
