package render

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"crux/data/readings"
	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/scheme"
	"crux/render/theme"
	"crux/render/view"
)

// asked returns the questions that a view draws, with what they hang at.
func asked(v *view.View) (texts []string, at []graph.Node) {
	for _, l := range v.Links {
		if n := v.Nodes[l.From]; n.Kind == view.QuestionBox {
			texts = append(texts, n.Subject.(*graph.Claim).Text.Plain)
			at = append(at, v.Nodes[l.To].Subject)
		}
	}
	return texts, at
}

// open returns the questions that g leaves open.
func open(g *graph.Graph) (texts []string) {
	uses, _ := scheme.Uses(g)
	for _, u := range uses {
		for _, q := range u.Open {
			texts = append(texts, q.Text)
		}
	}
	return texts
}

func TestDrawQuestions(t *testing.T) {
	g := decode(t, read(t, "testdata/questions.argdown"))
	for _, name := range theme.Names {
		th, _ := theme.Named(name)
		golden(t, "testdata/questions-"+name+".svg", draw(t, g, Options{Questions: true, Theme: &th}))
	}
	golden(t, "testdata/questions-claims.svg", draw(t, g, Options{Questions: true, Level: Claims}))
	golden(t, "testdata/questions.dot", draw(t, g, Options{Questions: true, Format: DOT}))
}

func TestQuestionsHangAtTheirSteps(t *testing.T) {
	g := decode(t, read(t, "testdata/questions.argdown"))
	want := open(g)
	slices.Sort(want)
	for _, level := range []Level{Inferences, Claims} {
		v, err := View(g, Options{Questions: true, Level: level})
		if err != nil {
			t.Fatal(err)
		}
		got, at := asked(v)
		for i, n := range at {
			r, ok := n.(*graph.Relation)
			s, known := scheme.Find(r.Scheme)
			if !ok || !known || !slices.ContainsFunc(s.Questions, func(q scheme.Question) bool { return q.Text == got[i] }) {
				t.Errorf("%s: %q hangs at %v", level, got[i], n)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) || len(got) != 4+4+2 {
			t.Errorf("%s: got %q, want %q", level, got, want)
		}
		if !strings.Contains(v.Description, "10 offene Fragen.") || !strings.Contains(v.Description, "7 Behauptungen") {
			t.Errorf("the description counts otherwise: %s", v.Description)
		}
	}
	svg := draw(t, g, Options{Questions: true})
	for _, want := range []string{`aria-label="Offene Frage an den Schritt von `, ">offene kritische Frage<", `id="question-`} {
		if !strings.Contains(svg, want) {
			t.Errorf("the picture lacks %s", want)
		}
	}
	if _, err := View(g, Options{Questions: true, Level: Arguments}); !errors.Is(err, ErrNoSteps) {
		t.Errorf("got error %v at the level of arguments", err)
	}
	if v, err := View(g, Options{}); err != nil {
		t.Error(err)
	} else if got, _ := asked(v); len(got) > 0 {
		t.Errorf("questions are drawn that nobody wants: %q", got)
	}
}

// What answers a question may be left out of the part that is shown: the question is
// not open for that. Steps that are not shown take their questions with them.
func TestQuestionsOfAPart(t *testing.T) {
	g := decode(t, read(t, "testdata/questions.argdown"))
	without, err := ParseFilter("without", "voice:niemand")
	if err == nil {
		_, err = View(g, Options{Questions: true, Show: Show{Without: []argmap.Filter{without}}})
	}
	if err == nil {
		t.Error("a voice that there is not was left out")
	}
	v, err := View(g, Options{Questions: true, Show: Show{Fold: []string{"Rost"}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := asked(v); len(got) != 8 {
		t.Errorf("with what bears on the rust folded, got %q", got)
	}
	v, err = View(g, Options{Questions: true, Show: Show{Focus: []string{"Fachfrau"}, Radius: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range first(asked(v)) {
		if strings.Contains(text, "honest") {
			t.Errorf("%q is asked, though the map takes it up", text)
		}
	}
}

func first[A, B any](a A, _ B) A { return a }

// On pages of any size each question stands once, and maps keep their claims.
func TestQuestionsOnPages(t *testing.T) {
	text, err := readings.Text("paris/explanation")
	if err != nil {
		t.Fatal(err)
	}
	g := decode(t, text)
	o := Options{Questions: true, Page: true, Width: 453 * 64, Height: 680 * 64}
	pictures, err := DrawPages(context.Background(), g, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(pictures) < 2 {
		t.Fatal("the map stands on one page")
	}
	var all strings.Builder
	for _, p := range pictures {
		all.Write(p.Bytes)
	}
	for _, q := range open(g) {
		label := ": " + strings.NewReplacer(`'`, "&#39;").Replace(q) + `"`
		want := 0
		for _, p := range open(g) {
			if p == q {
				want++
			}
		}
		if n := strings.Count(all.String(), label); n != want {
			t.Errorf("%q stands %d times on %d pages, want %d", q, n, len(pictures), want)
		}
	}
}
