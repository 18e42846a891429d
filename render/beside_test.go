package render

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"crux/graph"
	"crux/render/layout"
	"crux/render/rival"
	"crux/render/scene"
	"crux/render/theme"
	"crux/render/view"
)

// beside is the map of two readings by hand, to be drawn side by side, with a text of four
// sentences between the two.
func beside(t testing.TB) (*graph.Graph, Options) {
	t.Helper()
	g, a := rivals(t)
	other, b := rivals(t)
	a.Side, a.Main = rival.OnlyA, map[graph.Node]bool{g.Claim("Close"): true}
	b.Side, b.Main = rival.OnlyB, map[graph.Node]bool{}
	other.Claim("Close").Text = graph.Plain("Cars should be kept out of the centre, at least by day and on all days but market days.")
	other.Claim("Quiet").Unstated()
	r := &view.Ribbon{Sentences: []view.Sentence{{Paragraph: 1, Number: 1, From: 0, To: 80}, {Paragraph: 1, Number: 2, From: 81, To: 200}, {Paragraph: 2, Number: 1, From: 202, To: 230}, {Paragraph: 2, Number: 2, From: 231, To: 300}}}
	unit := func(side, from, to int, key, part string) {
		c := g.Claim(key)
		r.Units[side] = append(r.Units[side], view.Unit{From: from, To: to, Node: c, Part: part, Text: c.Words().Untagged()})
	}
	unit(0, 0, 80, "Close", "")
	unit(0, 81, 200, "Quiet", "")
	unit(0, 81, 140, "Walkers", "")
	unit(0, 202, 230, "Shifts", "a")
	unit(0, 231, 300, "Shifts", "b")
	unit(1, 0, 200, "Close", "")
	unit(1, 231, 300, "Shifts", "")
	unit(1, 231, 300, "Poor", "")
	return g, Options{Rivals: a, Beside: &Beside{Graph: other, Rivals: b, Ribbon: r}}
}

func TestDrawReadingsSideBySideInEveryTheme(t *testing.T) {
	g, o := beside(t)
	for _, name := range theme.Names {
		o.Theme = named(t, name)
		picture := draw(t, g, o)
		golden(t, fmt.Sprintf("testdata/beside-%s.svg", name), picture)
		checkColors(t, picture, *o.Theme)
		checkProfile(t, picture, "")
	}
}

func TestDrawReadingsSideBySideAtEveryLevel(t *testing.T) {
	g, o := beside(t)
	o.Beside.Ribbon = nil
	for _, o.Level = range Levels[1:] {
		picture := draw(t, g, o)
		golden(t, fmt.Sprintf("testdata/beside-%s.svg", o.Level), picture)
		checkProfile(t, picture, "")
	}
}

// Whatever the layout and the page, both maps can be read.
func TestReadingsSideBySideCanBeRead(t *testing.T) {
	g, o := beside(t)
	ribbon := o.Beside.Ribbon
	mm := func(x float64) layout.Length { return layout.FromPoints(x * 72 / 25.4) }
	for _, name := range theme.Names {
		for _, o.Layout = range []Layout{PageLayout, DotLayout} {
			for _, o.Width = range []layout.Length{0, mm(120), mm(260)} {
				for _, o.Level = range Levels {
					o.Theme = named(t, name)
					o.Page, o.Single, o.Height = o.Width > 0, true, 0
					if o.Page {
						o.Height = mm(240)
					}
					if o.Beside.Ribbon = ribbon; o.Level == Arguments {
						o.Beside.Ribbon = nil
					}
					drawn, err := Scene(context.Background(), g, o)
					if err != nil {
						t.Fatal(err)
					}
					card := scene.Score(drawn, scene.ScoreOptions{})
					if card.Overflow > 0 || card.TextContrast < 4.5 || card.LineContrast < 3 || card.BoxOverlaps > 0 {
						t.Errorf("%s, %s, %s, %v wide: %+v", name, o.Layout, o.Level, o.Width, card)
					}
				}
			}
		}
	}
}

// What does not fit on a page has the text with the words of the claims on a page of its
// own, behind the maps.
func TestTextOfReadingsOnItsOwnPage(t *testing.T) {
	g, o := beside(t)
	mm := func(x float64) layout.Length { return layout.FromPoints(x * 72 / 25.4) }
	o.Width, o.Height, o.Margin, o.Page = mm(160), mm(130), mm(8), true
	pages, err := DrawPages(context.Background(), g, o, func(n int) string { return fmt.Sprintf("map-%d.svg", n) })
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < 2 {
		t.Fatalf("there is %d page", len(pages))
	}
	for n, p := range pages {
		text := strings.Contains(string(p.Bytes), `<g id="text-text"`)
		if last := n == len(pages)-1; text != last {
			t.Errorf("page %d of %d has the text: %v", n+1, len(pages), text)
		}
		checkProfile(t, string(p.Bytes), "")
		if p.SmallestText < DefaultFont-DefaultFont/50 {
			t.Errorf("page %d has text of %.1f pt", n+1, p.SmallestText.Points())
		}
	}
	golden(t, "testdata/beside-text.svg", string(pages[len(pages)-1].Bytes))
}

// A text with more claims than a page has lines is divided.
func TestLongTextOfReadingsOnPages(t *testing.T) {
	g, o := beside(t)
	r := view.Ribbon{}
	for i := range 120 {
		r.Sentences = append(r.Sentences, view.Sentence{Paragraph: 1 + i/5, Number: 1 + i%5, From: 50 * i, To: 50*i + 49})
		for side := range 2 {
			r.Units[side] = append(r.Units[side], view.Unit{From: 50 * i, To: 50*i + 49, Node: g.Claim("Close"), Text: "The centre should be closed."})
		}
	}
	o.Beside.Ribbon = &r
	mm := func(x float64) layout.Length { return layout.FromPoints(x * 72 / 25.4) }
	o.Width, o.Height, o.Margin, o.Page = mm(210), mm(297), mm(20), true
	pages, err := DrawPages(context.Background(), g, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	texts := 0
	for n, p := range pages {
		texts += strings.Count(string(p.Bytes), `<g id="text-text"`)
		if p.SmallestText < DefaultFont-DefaultFont/50 {
			t.Errorf("page %d has text of %.1f pt", n+1, p.SmallestText.Points())
		}
	}
	if texts < 2 {
		t.Errorf("the text has %d of %d pages", texts, len(pages))
	}
}

func TestUnlikeReadingsSideBySide(t *testing.T) {
	g, o := beside(t)
	var b graph.Builder
	b.Claim("Close", "The centre should be closed.")
	o.Beside.Graph = must(b.Graph())
	if _, err := Draw(context.Background(), g, o); !errors.Is(err, view.ErrUnlike) {
		t.Errorf("the error is %v", err)
	}
	o.Format = DOT
	if _, err := Draw(context.Background(), g, o); err == nil {
		t.Error("DOT has two maps side by side")
	}
}

func must(g *graph.Graph, err error) *graph.Graph {
	if err != nil {
		panic(err)
	}
	return g
}
