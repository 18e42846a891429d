package render

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/data/readings"
	"crux/graph"
	"crux/graph/graphtest"
	"crux/render/font"
	"crux/render/layout"
	"crux/render/scene"
	"crux/render/theme"
	"crux/render/verdict"
	"crux/render/view"
)

// judged is a map with the verdicts of its grounded labelling, by hand: each label,
// steps, what is assumed, and strengths.
func judged(t testing.TB) (*graph.Graph, *verdict.Set) {
	t.Helper()
	g := decode(t, read(t, "testdata/verdicts.argdown"))
	s := &verdict.Set{Of: map[graph.Node]verdict.Verdict{}, Caption: "grounded labelling"}
	for key, v := range map[string]verdict.Verdict{
		"Close":   {Label: verdict.Stands, Step: 2, Strength: &verdict.Strength{Value: 0.724, Base: 0.5}},
		"Shops":   {Label: verdict.Falls, Step: 2, Strength: &verdict.Strength{Value: 0, Base: 1}},
		"Walkers": {Label: verdict.Stands, Step: 1, Strength: &verdict.Strength{Value: 1, Base: 0}},
		"Foul":    {Label: verdict.Stands, Step: 1, Strength: &verdict.Strength{Value: 0.9, Base: 0.9}},
		"Ill":     {Label: verdict.Stands, Step: 1, Assumed: true},
		"Loud":    {Label: verdict.Stands, Step: 1, Strength: &verdict.Strength{Value: 0.5, Base: 0.25}},
		"Hum":     {Label: verdict.Stands, Step: 12},
		"Anna":    {Label: verdict.Undecided},
		"Bea":     {Label: verdict.Undecided, Strength: &verdict.Strength{Value: 0.333, Base: 0.5}},
	} {
		s.Of[g.Claim(key)] = v
	}
	for _, r := range g.Relations() {
		switch source := r.Sources[0]; {
		case source == graph.Node(g.Claim("Shops")) || source == graph.Node(g.Claim("Loud")):
			s.Of[r] = verdict.Verdict{Label: verdict.Falls, Step: 2}
		case source == graph.Node(g.Claim("Anna")) || source == graph.Node(g.Claim("Bea")):
			s.Of[r] = verdict.Verdict{Label: verdict.Undecided}
		default:
			s.Of[r] = verdict.Verdict{Label: verdict.Stands, Step: 1}
		}
	}
	return g, s // of the witness nothing is said
}

func TestDrawVerdictsInEveryTheme(t *testing.T) {
	g, s := judged(t)
	for _, name := range theme.Names {
		th := named(t, name)
		for _, f := range textual {
			picture := draw(t, g, Options{Theme: th, Verdicts: s, Format: f})
			golden(t, fmt.Sprintf("testdata/verdicts-%s.%s", name, f), picture)
			checkColors(t, picture, *th)
			if f == SVG {
				checkProfile(t, picture, "")
			}
		}
	}
}

func TestDrawVerdictsAtEveryLevel(t *testing.T) {
	g, s := judged(t)
	for _, level := range Levels[1:] {
		picture := draw(t, g, Options{Level: level, Verdicts: s})
		golden(t, fmt.Sprintf("testdata/verdicts-%s.svg", level), picture)
		checkProfile(t, picture, "")
	}
}

func TestWithoutVerdictsNothingChanges(t *testing.T) {
	g := everything(t)
	for _, f := range Formats {
		if draw(t, g, Options{Format: f}) != draw(t, g, Options{Format: f, Verdicts: &verdict.Set{}}) {
			t.Errorf("%s: a set of no verdicts changes the picture", f)
		}
	}
}

// Every format shows them: the picture is another one.
func TestEveryFormatShowsVerdicts(t *testing.T) {
	g, s := judged(t)
	for _, f := range Formats {
		if draw(t, g, Options{Format: f, Verdicts: s}) == draw(t, g, Options{Format: f, Verdicts: &verdict.Set{Caption: s.Caption}}) {
			t.Errorf("%s: the verdicts are not shown", f)
		}
	}
}

func TestStrengthsThatAreNoneAreRefused(t *testing.T) {
	g, _ := judged(t)
	for _, v := range []verdict.Verdict{
		{Strength: &verdict.Strength{Value: 1.5}}, {Strength: &verdict.Strength{Base: -0.1}}, {Strength: &verdict.Strength{Value: math.NaN()}}, {Strength: &verdict.Strength{Base: math.Inf(1)}}, {Step: -1},
	} {
		s := &verdict.Set{Of: map[graph.Node]verdict.Verdict{g.Claims()[0]: v}}
		for _, f := range Formats {
			if _, err := Draw(context.Background(), g, Options{Format: f, Verdicts: s}); err == nil || !strings.HasPrefix(err.Error(), "render: ") {
				t.Errorf("%s: %+v gives %v", f, v, err)
			}
		}
	}
}

// What is read out says the verdict, and so do the tooltip, the title and the
// description.
func TestVerdictsAreReadOut(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {
			`aria-label="Claim 1, main claim, stands at step 2, strength 0.72, base 0.50: `,
			`aria-label="Claim 1.1, objection, falls at step 2, strength 0.00, base 1.00: `,
			`aria-label="Claim 1.3, premise, unstated, assumed, stands at step 1: `,
			`aria-label="Claim 2.1, objection, undecided, strength 0.33, base 0.50: `,
			"<title>Falls at step 2, strength 0.00, base 1.00</title>",
			"<title>Undecided</title>",
			`aria-label="Claim 1.1 speaks against claim 1. This does not count."`,
			`aria-label="Claims 1.2 and 1.3 together support claim 1. This counts."`,
			`<title id="title">A judged map (grounded labelling)</title>`,
			`<desc id="description">Grounded labelling. 10 claims, `,
			">falls<", ">stands<", ">undecided<", ">assumed, and stands<", ">settled at this step<", ">does not count<", ">0.72<",
		},
		"de": {"hält stand (Schritt 2), Stärke 0,72, Ausgangswert 0,50: ", "fällt (Schritt 2)", "angenommen, hält stand (Schritt 1): ", "Das zählt nicht.", ">fällt<", ">hält stand<", ">unentschieden<", ">angenommen, und hält stand<", ">zählt nicht<", ">0,72<"},
		"fr": {"tient à l’étape 2, force 0,72, valeur initiale 0,50: ", "tombe à l’étape 2", "par hypothèse, tient à l’étape 1: ", "Cela ne compte pas.", ">tombe<", ">tient<", ">en suspens<", ">tient par hypothèse<", ">ne compte pas<"},
	} {
		g, s := judged(t)
		g.Meta.Language = lang
		picture := strings.ReplaceAll(draw(t, g, Options{Verdicts: s}), "&#39;", "'")
		for _, w := range want {
			if !strings.Contains(picture, w) {
				t.Errorf("%s: the picture does not say %s", lang, w)
			}
		}
	}
	g, s := judged(t)
	alt, err := Alt(g, Options{Verdicts: s})
	if want := "Argument map “A judged map” (grounded labelling): "; err != nil || !strings.HasPrefix(alt, want) {
		t.Errorf("got %q, %v; want %q", alt, err, want)
	}
	passage := draw(t, g, Options{Verdicts: s, Passages: map[graph.Node]string{g.Claim("Anna"): "She lied"}})
	if !strings.Contains(passage, "<title>Undecided. She lied</title>") {
		t.Error("a tooltip does not have both verdict and passage")
	}
}

func TestDOTHasVerdictsAsAttributes(t *testing.T) {
	g, s := judged(t)
	picture := draw(t, g, Options{Format: DOT, Verdicts: s})
	for _, want := range []string{
		" verdict=stands step=2 strength=0.724 base=0.5]", " verdict=falls step=2 strength=0 base=1]", " verdict=stands assumed=true step=1]", " verdict=undecided]",
		"<B>✗2</B>", "<B>(✓)1</B>", "<B>?</B>", "<S>−</S>", `fillcolor="` + theme.Classic.Falls.Fill + `"`,
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

// plates are the colours of what is drawn behind a mark, by the ids of boxes.
func plates(picture string) map[string]string {
	found := map[string]string{}
	for _, m := range regexp.MustCompile(`(?s)<g id="((?:claim|sketch)-[^"]*)"[^\n]*\n(?:<title>[^\n]*\n)?(?:<a [^\n]*\n)?<rect [^\n]* fill="(#[0-9a-f]{6})"`).FindAllStringSubmatch(picture, -1) {
		found[m[1]] = m[2]
	}
	return found
}

// A part of a map, and a map without what its author keeps out, have the verdicts of
// the whole.
func TestVerdictsOfAPart(t *testing.T) {
	th := theme.Classic
	falls, stands := th.Falls.Fill, th.Stands.Fill
	for name, o := range map[string]Options{
		"focus":     {Show: Show{Focus: []string{"Shops"}, Radius: 1}},
		"fold":      {Show: Show{Fold: []string{"Shops"}}},
		"arguments": {Level: Arguments},
		"claims":    {Level: Claims, Show: Show{Fold: []string{"Anna"}}},
	} {
		g, s := judged(t)
		o.Verdicts = s
		got := plates(draw(t, g, o))
		if got["claim-close"] != stands || got["claim-shops"] != falls {
			t.Errorf("%s: %v", name, got)
		}
	}
	g := decode(t, "[a]: A.\n  - [b]: B.\n  + [c]: C. {isInMap: false}\n")
	s := &verdict.Set{Of: map[graph.Node]verdict.Verdict{g.Claim("a"): {Label: verdict.Falls}, g.Claim("b"): {Label: verdict.Stands}}}
	picture := draw(t, g, Options{Verdicts: s})
	if got := plates(picture); got["claim-a"] != falls || got["claim-b"] != stands || len(got) != 2 {
		t.Errorf("without what the author keeps out: %v", got)
	}
	if strings.Contains(picture, th.Idle.Stroke) {
		t.Error("a relation of which nothing is said does not count")
	}
	// An argument has the verdict on its last step.
	g, s = judged(t)
	got := plates(draw(t, g, Options{Level: Arguments, Verdicts: s}))
	if got["sketch-air"] != stands || got["sketch-noise"] != falls {
		t.Errorf("arguments: %v", got)
	}
	// A closed section has none, though all in it fall.
	g = decode(t, "# In\n\n[a]: A.\n\n# Out\n\n[b]: B.\n  - [a]\n")
	s = &verdict.Set{Of: map[graph.Node]verdict.Verdict{g.Claim("a"): {Label: verdict.Falls}, g.Claim("b"): {Label: verdict.Falls}}}
	if got := draw(t, g, Options{Verdicts: s, Show: Show{Fold: []string{"Out"}}}); strings.Count(got, `fill="`+falls+`"`) > 4 {
		t.Errorf("a closed section has a verdict:\n%s", got)
	}
}

// On pages every box has its mark on each page that it stands on.
func TestVerdictsOnPages(t *testing.T) {
	text, err := readings.Text("paris/author")
	if err != nil {
		t.Fatal(err)
	}
	g := decode(t, text)
	s := &verdict.Set{Of: map[graph.Node]verdict.Verdict{}, Caption: "made up"}
	for i, n := range g.NodeList() {
		s.Of[n] = verdict.Verdict{Label: verdict.Label(1 + i%3), Step: i % 4, Strength: &verdict.Strength{Value: float64(i%11) / 10, Base: 0.5}}
	}
	o := Options{Verdicts: s, Page: true, Width: layout.FromPoints(160 * 72 / 25.4), Height: layout.FromPoints(240 * 72 / 25.4)}
	list, err := scenes(context.Background(), g, o)
	if err != nil || len(list) < 2 {
		t.Fatalf("%d pages, %v", len(list), err)
	}
	marked := 0
	for n, page := range list {
		if text := page.SmallestText(); text < DefaultFont {
			t.Errorf("page %d has text of %v points", n, text.Points())
		}
		for _, problem := range misplaced(page, font.Metrics{Fit: font.Safe}) {
			t.Errorf("page %d: %s", n, problem)
		}
		for _, part := range page.Parts {
			if part.Kind == scene.Claim {
				marked++
			}
		}
		if card := scene.Score(page, scene.ScoreOptions{}); card.Overflow+card.BoxOverlaps+card.LabelOverlaps > 0 {
			t.Errorf("page %d: %v", n, card.Findings)
		}
	}
	if marked < len(g.Claims()) {
		t.Errorf("%d boxes for %d claims", marked, len(g.Claims()))
	}
}

// An arrangement is kept where verdicts come to a map: pictures of several
// labellings look alike.
func TestVerdictsKeepAnArrangement(t *testing.T) {
	g, s := judged(t)
	kept, err := ReadKept(strings.NewReader(draw(t, g, Options{Verdicts: s})))
	if err != nil {
		t.Fatal(err)
	}
	other := &verdict.Set{Of: map[graph.Node]verdict.Verdict{}, Caption: "preferred labelling 2 of 2"}
	for n, v := range s.Of {
		if v.Label == verdict.Undecided {
			v.Label = verdict.Stands
		}
		v.Step = 0
		other.Of[n] = v
	}
	checkProfile(t, draw(t, g, Options{Verdicts: other, Keep: kept}), "")
}

// misplaced says which boxes have texts, plates or bars that lie over each other, or
// that stick out, as wide as their texts are in some metrics.
func misplaced(s *scene.Scene, ms font.Metrics) (problems []string) {
	type thing struct {
		layout.Rect
		what string
	}
	over := func(a, b layout.Rect) bool {
		return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
	}
	within := func(a, b layout.Rect) bool {
		return a.Min.X >= b.Min.X && a.Max.X <= b.Max.X && a.Min.Y >= b.Min.Y && a.Max.Y <= b.Max.Y
	}
	for _, part := range s.Parts {
		if part.Kind != scene.Claim && part.Kind != scene.Sketch {
			continue
		}
		var box layout.Rect
		var things []thing
		for i, shape := range part.Shapes {
			switch shape := shape.(type) {
			case scene.Rect:
				if i == 0 {
					box = shape.Rect
				} else {
					things = append(things, thing{shape.Rect, "rect"})
				}
			case scene.Text:
				// From the height of capitals to the baseline: what lies over
				// that cannot be read.
				r := layout.Rect{Min: layout.Position{X: shape.At.X, Y: shape.At.Y - 72*shape.Size/100}, Max: layout.Position{X: shape.At.X, Y: shape.At.Y}}
				if w := ms.LineWidth(shape.Runs, shape.Size); shape.RightToLeft {
					r.Min.X -= w
				} else {
					r.Max.X += w
				}
				words := ""
				for _, run := range shape.Runs {
					words += run.Text
				}
				things = append(things, thing{r, "text " + words})
			case scene.Polygon:
				if len(shape.Points) == 4 {
					things = append(things, thing{layout.Rect{Min: shape.Points[0], Max: shape.Points[2]}, "polygon"})
				}
			}
		}
		for i, a := range things {
			if !within(a.Rect, box) {
				problems = append(problems, fmt.Sprintf("%s: %s sticks out", part.ID, a.what))
			}
			for _, b := range things[:i] {
				if !strings.HasPrefix(a.what+b.what, "rect") && !strings.HasPrefix(a.what, "text") && !strings.HasPrefix(b.what, "text") {
					continue
				}
				// A step stands in its plate, and what is full in its bar.
				if over(a.Rect, b.Rect) && !within(a.Rect, b.Rect) && !within(b.Rect, a.Rect) && (strings.HasPrefix(a.what, "text") || strings.HasPrefix(b.what, "text")) {
					problems = append(problems, fmt.Sprintf("%s: %s lies over %s", part.ID, a.what, b.what))
				}
			}
		}
	}
	return problems
}

// Whatever a map and what is said of it: no text leaves its box, nothing lies over a
// text, and the contrasts are kept.
func TestVerdictsHaveTheirRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		s := &verdict.Set{Of: map[graph.Node]verdict.Verdict{}, Caption: rapid.SampledFrom([]string{"", "grounded labelling", "préférée 2/3 \x01 <b>"}).Draw(t, "caption")}
		score := rapid.Custom(func(t *rapid.T) *verdict.Strength {
			return &verdict.Strength{Value: rapid.Float64Range(0, 1).Draw(t, "value"), Base: rapid.Float64Range(0, 1).Draw(t, "base")}
		})
		for _, n := range g.NodeList() {
			v := verdict.Verdict{Label: verdict.Label(rapid.IntRange(0, 3).Draw(t, "label")), Step: rapid.SampledFrom([]int{0, 0, 1, 7, 38, 1234}).Draw(t, "step"), Assumed: rapid.Bool().Draw(t, "assumed")}
			if rapid.Bool().Draw(t, "strength") {
				v.Strength = score.Draw(t, "strength")
			}
			s.Of[n] = v
		}
		o := Options{
			Verdicts: s, Level: rapid.SampledFrom(Levels).Draw(t, "level"), Fit: rapid.SampledFrom(Fits).Draw(t, "fit"),
			Layout: rapid.SampledFrom([]Layout{Auto, PageLayout, DotLayout}).Draw(t, "layout"),
			Show:   Show{NoNumbers: rapid.Bool().Draw(t, "no numbers"), Labels: rapid.SampledFrom([]view.Labels{view.OwnLabels, view.TitleOnly}).Draw(t, "labels")},
		}
		th, _ := theme.Named(rapid.SampledFrom(theme.Names).Draw(t, "theme"))
		o.Theme = &th
		if rapid.Bool().Draw(t, "page") {
			o.Page, o.Width, o.Height = true, layout.FromPoints(rapid.Float64Range(200, 700).Draw(t, "width")), layout.FromPoints(600)
		}
		drawn, err := Scene(context.Background(), g, o)
		if len(g.Claims())+len(g.Sketches()) == 0 || err != nil && strings.Contains(err.Error(), ErrEmpty.Error()) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		ms := font.Metrics{Fit: font.Safe}
		if o.Fit == FitTight {
			ms = font.Metrics{}
		}
		for _, problem := range misplaced(drawn, ms) {
			t.Errorf("%s", problem)
		}
		card := scene.Score(drawn, scene.ScoreOptions{})
		if card.Overflow > 0 || card.TextContrast < theme.TextContrast || card.LineContrast < theme.LineContrast || !card.Distinct {
			t.Errorf("%d overflow, contrasts %v and %v, distinct %v: %v", card.Overflow, card.TextContrast, card.LineContrast, card.Distinct, card.Findings)
		}
	})
}
