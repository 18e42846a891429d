package compare_test

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/data"
	"crux/data/readings"
	"crux/graph"
	"crux/graph/compare"
	"crux/graph/compare/agree"
	"crux/graph/graphtest"
	"crux/graph/source"
)

// open reads a reading of the toy, and what it is of.
func open(t *testing.T, name string) (*graph.Graph, *source.Text) {
	t.Helper()
	doc, err := data.OpenFile("testdata/toy/"+name+".argdown", data.OpenOptions{})
	if err != nil || doc.Diagnostics.HasErrors() {
		t.Fatal(err, doc)
	}
	text, err := os.ReadFile("testdata/toy/text.txt")
	if err != nil {
		t.Fatal(err)
	}
	return doc.Graph, source.New(string(text))
}

// TestToy holds the figures of readings in files against those that an independent
// program, which states each measure in full, has for them.
func TestToy(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want map[string]float64
	}{
		{"a", "b", map[string]float64{
			"b": .75, "s": .9737, "alpha_u": .8405, "unit_match": 8. / 9, "cass": .8996, "role_kappa": 1, "main_claims": 1, "pair_kappa": 1,
			"edges_precision": .6667, "edges_recall": .5, "edges_f1": .5714, "edges_jaccard": .4,
			"edges_flat_precision": 1, "edges_flat_recall": .75, "edges_flat_f1": .8571, "edges_flat_jaccard": .75, "ged": .7667,
		}},
		{"a", "c", map[string]float64{
			"b": 1, "s": 1, "alpha_u": 1, "unit_match": 1, "cass": .5833, "role_kappa": 1, "main_claims": 1, "pair_kappa": .4118,
			"edges_precision": .5, "edges_recall": .5, "edges_f1": .5, "edges_jaccard": .3333,
			"edges_flat_precision": .5, "edges_flat_recall": .5, "edges_flat_f1": .5, "edges_flat_jaccard": .3333, "ged": .8529,
		}},
	} {
		a, text := open(t, test.a)
		b, _ := open(t, test.b)
		for _, f := range compare.Align(a, b, compare.Options{Text: text}).Figures(text) {
			want, listed := test.want[f.ID]
			if listed && (!f.Exact() || math.Abs(f.Value-want) > .00005001) {
				t.Errorf("%s and %s: %s is %v, want %.4f", test.a, test.b, f.ID, f, want)
			}
			if f.Name == "" || f.Of == "" || f.Formula == "" || f.Source == "" {
				t.Errorf("%s does not say what it is: %+v", f.ID, f)
			}
			delete(test.want, f.ID)
		}
		for id := range test.want {
			t.Errorf("%s and %s: %s is missing", test.a, test.b, id)
		}
	}
	a, text := open(t, "a")
	c, _ := open(t, "c")
	again, _ := open(t, "a")
	f := together([]*graph.Graph{a, c, again}, text)
	if f[0].ID != "fleiss_kappa" || math.Abs(f[0].Value-.8052) > .00005001 || f[0].N != 5 {
		t.Errorf("Fleiss' kappa of a, c and a is %v, want 0.8052 of 5", f[0])
	}
}

func together(list []*graph.Graph, text *source.Text) []compare.Figure {
	return compare.Together(list, func(i, j int) *compare.Alignment { return compare.Align(list[i], list[j], compare.Options{Text: text}) }, text)
}

// TestFiguresWithoutText leaves those undefined that rest on the text, and only these.
func TestFiguresWithoutText(t *testing.T) {
	a, _ := open(t, "a")
	b, _ := open(t, "b")
	var without []string
	for _, f := range compare.Align(a, b, compare.Options{}).Figures(nil) {
		if f.NeedsText() {
			without = append(without, f.ID)
		} else if !f.Defined() {
			t.Errorf("%s is %v", f.ID, f)
		}
	}
	if want := []string{"b", "s", "alpha_u", "unit_match", "cass"}; !slices.Equal(without, want) {
		t.Errorf("without the text these are undefined: %v, want %v", without, want)
	}
}

// TestUnits are ranges of stated claims: one for passages that touch, none for what is
// unstated.
func TestUnits(t *testing.T) {
	text := source.New("One is here. Two is there. Three is far. Four is near.")
	reading := func(at ...string) *graph.Graph {
		var b graph.Builder
		for i, place := range at {
			b.Claim(fmt.Sprint("C", i), fmt.Sprint("claim", i)).At(place)
		}
		b.Claim("Unstated", "unstated").At("p1.s4").Unstated()
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	figure := func(a, b *graph.Graph, id string) agree.Figure {
		for _, f := range compare.Align(a, b, compare.Options{Text: text}).Figures(text) {
			if f.ID == id {
				return f.Figure
			}
		}
		return agree.Figure{}
	}
	joined := reading("p1.s1, p1.s2", "p1.s3")
	if f := figure(joined, reading("p1.s1-s2", "p1.s3"), "b"); f.Value != 1 || f.N != 2 {
		t.Errorf("passages that touch: B is %v, want 1 of 2 boundaries", f)
	}
	if f := figure(joined, reading("p1.s1, p1.s3"), "unit_match"); f.N != 4 || f.Value != 1 {
		t.Errorf("passages that do not touch are two units: unit match is %v, want 1 of 4", f)
	}
	if f := figure(joined, reading("p1.s1-s3", "p1.s2"), "alpha_u"); f.Undefined != agree.UnitsOverlap {
		t.Errorf("alpha_U of overlapping units is %v", f)
	}
	if f := figure(joined, reading("p9.s1"), "b"); f.Undefined != agree.NoUnits {
		t.Errorf("B where no locator is in the text is %v", f)
	}
}

// allOne fails unless each figure that is defined is 1.
func allOne(t interface{ Errorf(string, ...any) }, what string, list []compare.Figure) {
	for _, f := range list {
		if f.Defined() && (f.Value != 1 || f.Low != 1 || f.High != 1) {
			t.Errorf("%s: %s is %v, want 1 or undefined", what, f.ID, f)
		}
	}
}

// TestReadingsWithThemselves agree in all that is defined.
func TestReadingsWithThemselves(t *testing.T) {
	for _, name := range readings.Names() {
		one, other := reading(t, name), reading(t, name)
		allOne(t, name, compare.Align(one, other, compare.Options{}).Figures(nil))
		allOne(t, name+", three times", together([]*graph.Graph{one, other, one}, nil))
	}
}

// TestFigureLaws: on whatever readings, figures are in range, all of a reading with itself
// are 1, and those on the text alone don't depend on which reading comes first.
func TestFigureLaws(t *testing.T) {
	text := source.New("One is here. Two is there. Three is far.\n\nFour is near. Five is here. Six is there.")
	rapid.Check(t, func(t *rapid.T) {
		a, b := graphtest.Graph(t), graphtest.Graph(t)
		allOne(t, "a reading with itself", compare.Align(a, a, compare.Options{}).Figures(text))
		one := compare.Align(a, b, compare.Options{}).Figures(text)
		turned := compare.Align(b, a, compare.Options{}).Figures(text)
		for i, f := range one {
			if f.Value > 1 || f.Value < -1 && f.ID != "alpha_u" || math.IsNaN(f.Value) || f.Low > f.High {
				t.Errorf("%s is %v", f.ID, f)
			}
			if slices.Contains([]string{"b", "s", "alpha_u", "unit_match"}, f.ID) && (f.Undefined != turned[i].Undefined || math.Abs(f.Value-turned[i].Value) > 1e-9) {
				t.Errorf("%s is %v, and %v with the readings turned round", f.ID, f, turned[i])
			}
		}
	})
}

// TestFiguresTurnedRound: of readings that come with crux, figures that are symmetric are.
func TestFiguresTurnedRound(t *testing.T) {
	for _, names := range [][2]string{{"paris/author", "paris/critic"}, {"paris/author", "paris/explanation"}, {"nightbus/teacher", "nightbus/student"}} {
		var g [2]*graph.Graph
		for i, name := range names {
			g[i] = reading(t, name)
		}
		one, turned := compare.Align(g[0], g[1], compare.Options{}).Figures(nil), compare.Align(g[1], g[0], compare.Options{}).Figures(nil)
		for i, f := range one {
			other := turned[i]
			switch f.ID {
			case "edges_precision", "edges_flat_precision":
				other = turned[i+1]
			case "edges_recall", "edges_flat_recall":
				other = turned[i-1]
			}
			if f.Undefined != other.Undefined || math.Abs(f.Low-other.Low) > 1e-9 || math.Abs(f.High-other.High) > 1e-9 {
				t.Errorf("%s of %v is %v, and %v with the readings turned round", f.ID, names, f, other)
			}
		}
	}
}

// TestTogetherInAnyOrder: which reading comes first makes no difference.
func TestTogetherInAnyOrder(t *testing.T) {
	a, b, c := reading(t, "paris/author"), reading(t, "paris/critic"), reading(t, "paris/explanation")
	want := together([]*graph.Graph{a, b, c}, nil)
	for _, order := range [][]*graph.Graph{{a, c, b}, {b, a, c}, {c, b, a}} {
		for i, f := range together(order, nil) {
			if f.Undefined != want[i].Undefined || f.N != want[i].N || math.Abs(f.Value-want[i].Value) > 1e-9 {
				t.Errorf("%s is %v, and %v in another order", f.ID, want[i], f)
			}
		}
	}
}

// reading returns a reading that comes with crux.
func reading(t *testing.T, name string) *graph.Graph {
	t.Helper()
	text, err := readings.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := data.Read(name, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Graph
}
