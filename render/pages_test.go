package render

import (
	"bytes"
	"context"
	"math"
	"strings"
	"testing"

	"crux/graph/graphtest"
	"crux/render/scene"
)

// pageOptions are those of a page of a report.
var pageOptions = Options{Width: mm(160), Height: mm(240), Page: true}

// Maps of every shape fit on a page as they should: no text leaves its box, nothing
// lies over anything else, siblings stand in their order, and it is the same each
// time.
func TestMapsOfEveryShapeFitAPage(t *testing.T) {
	single := pageOptions
	single.Single = true
	for _, shape := range graphtest.Shapes {
		for _, links := range []int{0, 25} {
			g := graphtest.Shape(shape, 30, links, 3)
			s, err := Scene(t.Context(), g, single)
			if err != nil {
				t.Fatal(err)
			}
			card := scene.Score(s, scene.ScoreOptions{PageWidth: single.Width, PageHeight: single.Height})
			if bad := card.Overflow + card.BoxOverlaps + card.LabelOverlaps + card.ThroughBoxes + card.LabelsCrossed; bad > 0 {
				t.Errorf("%s with %d links: %+v", shape, links, card.Findings)
			}
			if links == 0 && (card.Order < 1 || card.Crossings > 0) {
				t.Errorf("%s: order %v, %d crossings", shape, card.Order, card.Crossings)
			}
			if card.Height > 240 || card.Width != 160 {
				t.Errorf("%s: the picture is %v by %v mm", shape, card.Width, card.Height)
			}
			first := draw(t, g, single)
			if second := draw(t, graphtest.Shape(shape, 30, links, 3), single); first != second {
				t.Errorf("%s with %d links: two pictures of one map differ", shape, links)
			}
		}
	}
}

// A map that cannot be read on one page has several: each can be read, and each
// claim stands on one of them with its own text, whatever is said again.
func TestPagesCanBeRead(t *testing.T) {
	name := func(n int) string { return [...]string{"m.svg", "m-1.svg"}[min(n, 1)] }
	for _, shape := range graphtest.Shapes {
		g := graphtest.Shape(shape, 60, 10, 5)
		pages, err := DrawPages(t.Context(), g, pageOptions, name)
		if err != nil {
			t.Fatal(err)
		}
		if len(pages) < 2 {
			t.Errorf("%s: %d pages", shape, len(pages))
		}
		all := ""
		for n, p := range pages {
			if size := p.SmallestText.Points(); size < 8 {
				t.Errorf("%s: the text of page %d is %.2f pt", shape, n, size)
			}
			if n > 0 && !bytes.Contains(p.Bytes, []byte(PageNote("m.svg"))) {
				t.Errorf("%s: page %d does not say what it is of", shape, n)
			}
			checkProfile(t, string(p.Bytes), "")
			all += string(p.Bytes)
		}
		for _, c := range g.Claims() {
			if !strings.Contains(all, `<g id="claim-`+strings.ToLower(c.Title())+`"`) {
				t.Errorf("%s: claim %s stands on no page", shape, c.Title())
			}
		}
	}
}

// After one claim is added, most boxes stay where they were, if the earlier picture
// is given.
func TestEarlierArrangementsAreKept(t *testing.T) {
	calm, maps := 0, 0
	for _, shape := range graphtest.Shapes {
		for seed := range uint64(5) {
			o := pageOptions
			o.Single = true
			before, kept := places(t, shape, seed, -1, o)
			o.Keep = kept
			after, _ := places(t, shape, seed, int(seed)*7, o)
			stayed := 0
			for id, at := range before {
				if is, ok := after[id]; ok && math.Hypot(is[0]-at[0], is[1]-at[1]) < 20 {
					stayed++
				}
			}
			maps++
			if 10*stayed >= 8*len(before) {
				calm++
			}
		}
	}
	t.Logf("%d of %d maps stay calm", calm, maps)
	if 10*calm < 9*maps {
		t.Errorf("in %d of %d maps four fifths of the boxes stay within 20 mm, want nine of ten maps", calm, maps)
	}
}

// places returns where the boxes of a map stand on the page, in millimetres, and
// its arrangement; with a leaf more where k is not negative.
func places(t *testing.T, shape string, seed uint64, k int, o Options) (map[string][2]float64, *Kept) {
	t.Helper()
	g := graphtest.Shape(shape, 30, 0, seed)
	if k >= 0 {
		g = graphtest.WithLeaf(shape, 30, 0, seed, k)
	}
	s, err := Scene(context.Background(), g, o)
	if err != nil {
		t.Fatal(err)
	}
	scale := float64(s.ShownWidth) / float64(s.Width) / pointsPerMM
	at := map[string][2]float64{}
	for _, p := range s.Parts {
		if p.Kind != scene.Claim {
			continue
		}
		for _, shape := range p.Shapes {
			if r, ok := shape.(scene.Rect); ok {
				at[p.ID] = [2]float64{r.Min.X.Points() * scale, r.Min.Y.Points() * scale}
				break
			}
		}
	}
	var out bytes.Buffer
	if err := write(&out, s, o, nil, nil); err != nil {
		t.Fatal(err)
	}
	kept, err := ReadKept(&out)
	if err != nil {
		t.Fatal(err)
	}
	return at, kept
}
