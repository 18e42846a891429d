package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/compare"
	"crux/graph/graphtest"
	"crux/render/layout"
	"crux/render/rival"
	"crux/render/scene"
	"crux/render/theme"
)

// rivals is a map of two readings, by hand: what both have, what only one has, a relation
// that changed, a claim that one reading divides, what else they say otherwise of the same,
// and where they part.
func rivals(t testing.TB) (*graph.Graph, *rival.Set) {
	t.Helper()
	g := decode(t, read(t, "testdata/rivals.argdown"))
	s := &rival.Set{A: "as Anna reads it", B: "as Ben reads it", Of: map[graph.Node]rival.Rival{
		g.Claim("Walkers"): {Whose: rival.OnlyA, Cruxes: []int{1}},
		g.Claim("Poor"):    {Whose: rival.OnlyB},
		g.Claim("Wind"):    {Whose: rival.OnlyB},
		g.Sketches()[0]:    {Whose: rival.OnlyB},
		g.Claim("Ill"):     {Aspects: []rival.Aspect{{Kind: rival.Unstated, In: rival.OnlyA}}},
		g.Claim("Shops"):   {Aspects: []rival.Aspect{{Kind: rival.Reserved, In: rival.OnlyB}, {Kind: rival.Voice, B: "the shopkeepers"}}},
		g.Claim("Shifts"): {
			A: []graph.Text{graph.Plain("Whoever works in shifts needs a car."), graph.Plain("The shops need them.")},
			B: []graph.Text{graph.Plain("The shops need who works in shifts and has a car.")},
		},
	}, Partings: []rival.Parting{{On: g.Claim("Close"), A: rival.Stands, B: rival.Falls, Number: 1, Decide: rival.Any}}}
	var quiet []*graph.Relation
	for _, r := range g.Relations() {
		if r.Linked() {
			s.Of[r] = rival.Rival{Aspects: []rival.Aspect{{Kind: rival.Scheme, B: "argument from sign"}}}
		}
		for _, n := range r.Sources {
			if w := s.Of[n].Whose; w != rival.Both {
				s.Of[r] = rival.Rival{Whose: w}
			}
			if n == graph.Node(g.Claim("Quiet")) {
				quiet = append(quiet, r)
			}
		}
	}
	if len(quiet) != 2 {
		t.Fatalf("the test's map has %d relations from [Quiet]", len(quiet))
	}
	s.Of[quiet[0]] = rival.Rival{Whose: rival.OnlyA, Other: []graph.Node{quiet[1]}, Cruxes: []int{1}}
	s.Of[quiet[1]] = rival.Rival{Whose: rival.OnlyB, Other: []graph.Node{quiet[0]}, Cruxes: []int{1}}
	return g, s
}

func TestDrawRivalsInEveryTheme(t *testing.T) {
	g, s := rivals(t)
	for _, name := range theme.Names {
		th := named(t, name)
		for _, f := range textual {
			picture := draw(t, g, Options{Theme: th, Rivals: s, Format: f})
			golden(t, fmt.Sprintf("testdata/rivals-%s.%s", name, f), picture)
			checkColors(t, picture, *th)
			if f == SVG {
				checkProfile(t, picture, "")
			}
		}
	}
}

func TestDrawRivalsAtEveryLevel(t *testing.T) {
	g, s := rivals(t)
	for _, level := range Levels[1:] {
		picture := draw(t, g, Options{Level: level, Rivals: s})
		golden(t, fmt.Sprintf("testdata/rivals-%s.svg", level), picture)
		checkProfile(t, picture, "")
	}
}

// Whatever the layout and the page: text keeps inside its box, what is written has its
// contrast, and each relation can be told without colour.
func TestRivalsCanBeRead(t *testing.T) {
	g, s := rivals(t)
	mm := func(x float64) layout.Length { return layout.FromPoints(x * 72 / 25.4) }
	for _, name := range theme.Names {
		for _, l := range []Layout{PageLayout, DotLayout} {
			for _, width := range []layout.Length{0, mm(80), mm(160)} {
				for _, level := range Levels {
					o := Options{Theme: named(t, name), Rivals: s, Layout: l, Width: width, Level: level}
					if width > 0 {
						o.Page, o.Single, o.Height = true, true, mm(240)
					}
					drawn, err := Scene(context.Background(), g, o)
					if err != nil {
						t.Fatal(err)
					}
					card := scene.Score(drawn, scene.ScoreOptions{})
					if card.Overflow > 0 || card.TextContrast < 4.5 || card.LineContrast < 3 || !card.Distinct || card.BoxOverlaps > 0 {
						t.Errorf("%s, %s, %s, %v wide: %+v", name, l, level, width, card)
					}
				}
			}
		}
	}
}

func TestWithoutRivalsNothingChanges(t *testing.T) {
	g, s := rivals(t)
	for _, f := range Formats {
		plain := draw(t, g, Options{Format: f})
		if plain == draw(t, g, Options{Format: f, Rivals: s}) {
			t.Errorf("%s: the readings are not shown", f)
		}
		if draw(t, everything(t), Options{Format: f}) != draw(t, everything(t), Options{Format: f, Rivals: nil}) {
			t.Errorf("%s: no readings change the picture", f)
		}
	}
}

func TestRivalsThatAreNoneAreRefused(t *testing.T) {
	g, _ := rivals(t)
	s := &rival.Set{Of: map[graph.Node]rival.Rival{g.Claims()[0]: {Cruxes: []int{-1}}}}
	if _, err := Draw(context.Background(), g, Options{Rivals: s}); err == nil || !strings.HasPrefix(err.Error(), "render: ") {
		t.Errorf("got %v", err)
	}
}

// What is read out says whose everything is and where the readings part, and so do
// tooltip, title, description and alternative text.
func TestRivalsAreReadOut(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {
			`aria-label="Claim 1.1.1, objection, only in A, here the readings part: Who walks buys more; `,
			`aria-label="Claim 1.3, premise, one claim in one reading, several in the other: A: Whoever works in shifts needs a car / The shops need them; B: The shops need who works in shifts and has a car; `,
			`aria-label="Claim 1, main claim, stands in A, falls in B: `,
			`aria-label="Claim 1.2 supports claim 1. Only in A. In B instead: Claim 1.2 speaks against claim 1. Here the readings part."`,
			"<title>Only in B</title>",
			`, unstated in A, stated in B: Foul air makes people ill; `, `, asserted in A, for its reasons only in B, the author in A, the shopkeepers in B: `,
			` No scheme in A, argument from sign in B."`,
			`<title id="title">Two readings (A: as Anna reads it; B: as Ben reads it)</title>`,
			"Claim 1: stands in A, falls in B. If A took any one of the differences with a star from B, it would come out as in B.</desc>",
			">only A has this claim<", ">only B has this claim<", ">only A has this relation<", ">only B has this relation<", "here the readings part",
		},
		"de": {", nur in A, hier trennen sich die Lesarten: ", "In B stattdessen: Behauptung 1.2 spricht gegen Behauptung 1.", "hält stand in A, fällt in B", "unausgesprochen in A, ausgesprochen in B", "behauptet in A, nur aus Gründen in B", " Kein Schema in A, ", ">nur B hat diese Behauptung<", "Übernähme A irgendeinen der Unterschiede mit Stern aus B"},
		"fr": {", seulement dans A, ici les lectures se séparent: ", "Dans B, à la place : ", "tient dans A, tombe dans B", "implicite dans A, explicite dans B", "affirmé dans A, pour ses raisons seules dans B", " Aucun schème dans A, ", ">seul B a cette affirmation<", "Si A reprenait de B l’une quelconque"},
	} {
		g, s := rivals(t)
		g.Meta.Language = lang
		picture := strings.ReplaceAll(draw(t, g, Options{Rivals: s}), "&#39;", "'")
		for _, w := range want {
			if !strings.Contains(picture, w) {
				t.Errorf("%s: the picture does not say %s", lang, w)
			}
		}
	}
	g, s := rivals(t)
	alt, err := Alt(g, Options{Rivals: s})
	if want := "Argument map “Two readings” (A: as Anna reads it; B: as Ben reads it): "; err != nil || !strings.HasPrefix(alt, want) {
		t.Errorf("got %q, %v; want %q", alt, err, want)
	}
	// Of several groups of differences each has its number.
	s.Partings = append(s.Partings, rival.Parting{On: g.Claim("Shops"), A: rival.Falls, B: rival.Stands, Number: 2})
	r := s.Of[g.Claim("Walkers")]
	r.Cruxes = []int{1, 2}
	s.Of[g.Claim("Walkers")] = r
	picture := draw(t, g, Options{Rivals: s})
	for _, w := range []string{"only in A, here the readings part (1,2): ", "the difference with star 2", ">1,2<"} {
		if !strings.Contains(picture, w) {
			t.Errorf("the picture does not say %s", w)
		}
	}
}

func TestDOTHasRivalsAsAttributes(t *testing.T) {
	g, s := rivals(t)
	picture := draw(t, g, Options{Format: DOT, Rivals: s})
	for _, want := range []string{
		" reading=A crux=true]", " reading=B]", " divided=true]", "<B>(A)</B>", "<B>[B]</B>", "<B>★</B>",
		`fillcolor="` + theme.Classic.OnlyB.Fill + `"`, theme.Classic.OnlyA.Stroke + ":" + theme.Classic.Relations[0].Stroke + ":",
	} {
		if !strings.Contains(picture, want) {
			t.Errorf("there is no %s", want)
		}
	}
	native, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("native Graphviz is not installed, so it is not asked whether it reads this")
	}
	cmd := exec.Command(native, "-Tplain")
	cmd.Stdin = strings.NewReader(picture)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil || said.Len() > 0 {
		t.Errorf("%v\n%s", err, said.String())
	}
}

// A part of a map says the same of what it shows.
func TestRivalsOfAPart(t *testing.T) {
	g, s := rivals(t)
	picture := draw(t, g, Options{Rivals: s, Show: Show{Focus: []string{"Shops"}, Radius: 1}})
	for _, w := range []string{", only in A, here the readings part: Who walks buys more", "Claim 1: stands in A, falls in B."} {
		if !strings.Contains(picture, w) {
			t.Errorf("the part does not say %s", w)
		}
	}
	if strings.Contains(picture, "The poor need cars") {
		t.Error("the part is the whole")
	}
}

// Any two readings can be drawn as one, on any page.
func TestDrawAnyUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		al := compare.Align(graphtest.Graph(t), graphtest.Graph(t), compare.Options{})
		u := al.Union(al.Differences())
		if len(u.Graph.Claims())+len(u.Graph.Sketches()) == 0 {
			return
		}
		s := &rival.Set{A: "one", B: "other", Of: map[graph.Node]rival.Rival{}}
		texts := func(list []graph.Node) []graph.Text {
			var said []graph.Text
			for _, n := range list {
				if c, ok := n.(*graph.Claim); ok {
					said = append(said, c.Words())
				} else {
					said = append(said, n.(*graph.Sketch).Words())
				}
			}
			return said
		}
		for _, n := range u.Graph.NodeList() {
			r := rival.Rival{Whose: rival.Whose(u.Whose[n]), Other: u.Changed[n]}
			if _, relation := n.(*graph.Relation); !relation && u.Divided(n) {
				r.A, r.B = texts(u.InA[n]), texts(u.InB[n])
			}
			if rapid.IntRange(0, 3).Draw(t, "crux") == 0 {
				r.Cruxes = []int{1}
			}
			s.Of[n] = r
		}
		o := Options{
			Rivals: s, Level: rapid.SampledFrom(Levels).Draw(t, "level"),
			Layout: rapid.SampledFrom([]Layout{Auto, PageLayout, DotLayout}).Draw(t, "layout"),
		}
		if rapid.Bool().Draw(t, "on a page") {
			o.Page, o.Single = true, true
			o.Width, o.Height = layout.FromPoints(454), layout.FromPoints(680)
		}
		drawn, err := Scene(context.Background(), u.Graph, o)
		if errors.Is(err, ErrEmpty) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if card := scene.Score(drawn, scene.ScoreOptions{}); card.Overflow > 0 || card.TextContrast < 4.5 || card.LineContrast < 3 || !card.Distinct {
			t.Fatalf("%s\n%+v", graphtest.Describe(u.Graph), card)
		}
		for _, f := range textual {
			o.Format = f
			if _, err := Draw(context.Background(), u.Graph, o); err != nil {
				t.Fatal(err)
			}
		}
	})
}
