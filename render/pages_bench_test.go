package render

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"crux/graph/graphtest"
	"crux/render/scene"
)

// What the table of a page says of many maps.
type tally struct {
	fonts                                 []float64
	crossings, through, overlaps, outside int
	order                                 float64
}

func (t *tally) add(p *placed, o Options) {
	s := scene.Of(p.view, p.at, o.theme(), p.page)
	card := scene.Score(s, scene.ScoreOptions{PageWidth: o.Width, PageHeight: o.Height})
	t.fonts = append(t.fonts, card.SmallestOnPage)
	t.crossings += card.Crossings
	t.through += card.ThroughBoxes + card.LabelsCrossed
	t.overlaps += card.BoxOverlaps + card.LabelOverlaps
	t.outside += card.Overflow
	t.order += card.Order
}

func (t *tally) String() string {
	f := slices.Sorted(slices.Values(t.fonts))
	n := float64(len(f))
	return fmt.Sprintf("%5.2f /%6.2f  crossings %5.2f  through %d  overlaps %d  overflow %d  order %.3f",
		f[0], f[len(f)/2], float64(t.crossings)/n, t.through, t.overlaps, t.outside, t.order/n)
}

// BenchmarkPages prints how large the smallest text of maps of known shapes is on
// a page, worst and median, with dot beside it, and how their lines run.
func BenchmarkPages(b *testing.B) {
	for _, page := range []struct {
		name          string
		width, height float64
		sizes         []int
	}{{"page 160 × 240 mm", 160, 240, []int{20, 30, 50}}, {"slide 254 × 143 mm", 254, 143, []int{20}}} {
		for _, n := range page.sizes {
			b.Run(fmt.Sprintf("%s/%d claims", page.name, n), func(b *testing.B) {
				for range b.N {
					pages(b, n, Options{Width: mm(page.width), Height: mm(page.height), Page: true, Single: true})
				}
			})
		}
	}
}

func pages(b *testing.B, n int, o Options) {
	ctx := context.Background()
	type row struct{ ours, dot tally }
	rows := map[string]*row{}
	var names []string
	at := func(name string) *row {
		if rows[name] == nil {
			rows[name] = &row{}
			names = append(names, name)
		}
		return rows[name]
	}
	b.StopTimer()
	for _, shape := range graphtest.Shapes {
		for _, links := range []int{0, 10, 25} {
			for seed := range uint64(10) {
				g := graphtest.Shape(shape, n, links, seed)
				b.StartTimer()
				ours, err := place(ctx, g, o)
				b.StopTimer()
				if err != nil {
					b.Fatal(err)
				}
				ranks := o
				ranks.Layout = DotLayout
				dot, err := place(ctx, g, ranks)
				if err != nil {
					b.Fatal(err)
				}
				for _, name := range []string{"all", shape, fmt.Sprintf("%d %% links", links)} {
					r := at(name)
					r.ours.add(ours, o)
					r.dot.add(dot, ranks)
				}
			}
		}
	}
	var table strings.Builder
	for _, name := range names {
		fmt.Fprintf(&table, "\n%-12s ours %s\n%-12s dot  %s", name, &rows[name].ours, "", &rows[name].dot)
	}
	fmt.Println(table.String())
}
