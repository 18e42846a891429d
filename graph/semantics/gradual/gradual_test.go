package gradual_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"crux/graph"
	"crux/graph/diag"
	"crux/graph/graphtest"
	"crux/graph/semantics/gradual"
)

func TestWholeGraphs(t *testing.T) {
	type options struct {
		linked     gradual.Linked
		semantics  gradual.Semantics
		deny, drop string // names, one for each
		base       map[string]float64
		own        map[string]float64 // strengths of relations in the data
	}
	for _, c := range []struct {
		name, strengths string
		lines           []string
		options         options
		strength, base  map[string]float64
	}{
		{"linked premises count as their product", "a .8, b .5", []string{"a b > t"}, options{},
			map[string]float64{"a b > t": .4, "t": .7}, map[string]float64{"a b > t": .4, "t": .5, "a": .8}},
		{"or as the weakest of them", "a .8, b .5", []string{"a b > t"}, options{linked: gradual.Weakest},
			map[string]float64{"a b > t": .5, "t": .75}, map[string]float64{"a b > t": .5}},
		{"a linked objection", "a .8, b .5", []string{"a b ! t"}, options{},
			map[string]float64{"t": .3}, nil},
		{"a relation has a strength of its own", "a .8, b .5", []string{"a b > t"}, options{own: map[string]float64{"a b > t": .5}},
			map[string]float64{"a b > t": .2, "t": .6}, map[string]float64{"a b > t": .2}},
		{"the weakest, times its own", "a .8, b .5", []string{"a b > t"}, options{linked: gradual.Weakest, own: map[string]float64{"a b > t": .5}},
			map[string]float64{"a b > t": .25, "t": .625}, nil},
		{"an undercut weakens the relation, not its ends", "a .8, u .5", []string{"r: a > t, u ! r"}, options{},
			map[string]float64{"a": .8, "a > t": .4, "t": .7}, map[string]float64{"a > t": .8}},
		{"under the h-categoriser too", "a .8, u .6", []string{"r: a ! t, u ! r"}, options{semantics: gradual.WeightedHCategoriser},
			map[string]float64{"a ! t": .5, "t": 1 / 1.5}, map[string]float64{"a ! t": .8}},
		{"under the Euler-based semantics too", "a .5, u .5", []string{"r: a > t, u ! r"}, options{semantics: gradual.Euler},
			map[string]float64{"a > t": .424522}, nil},
		{"under quadratic energy too", "a .5, u .5", []string{"r: a > t, u ! r"}, options{semantics: gradual.QuadraticEnergy},
			map[string]float64{"a > t": .4}, nil},
		{"undercuts are undercut", "a .8, u .5, v .5", []string{"r: a > t, s: u ! r, v ! s"}, options{},
			map[string]float64{"u ! (a > t)": .25, "a > t": .6, "t": .8}, nil},
		{"sketches have strengths", "<s> .9", []string{"<s> > t, u ! <s>"}, options{},
			map[string]float64{"<s>": .45, "t": .725}, map[string]float64{"<s>": .9}},
		{"what is denied has none", "", []string{"a > b, b > t"}, options{deny: "b"},
			map[string]float64{"a": .5, "b": 0, "b > t": 0, "t": .5}, map[string]float64{"b": 0, "b > t": 0, "t": .5}},
		{"a linked premise that is denied", "", []string{"a b > t"}, options{linked: gradual.Weakest, deny: "b"},
			map[string]float64{"a": .5, "a b > t": 0, "t": .5}, nil},
		{"a relation that is denied", "", []string{"r: a > t, u ! r"}, options{deny: "a > t"},
			map[string]float64{"a > t": 0, "u ! (a > t)": 0, "t": .5}, map[string]float64{"a > t": 0}},
		{"a relation that is dropped", "", []string{"r: a > t, u ! r, b ! t"}, options{drop: "a > t"},
			map[string]float64{"a > t": 0, "u ! (a > t)": 0, "t": .25}, map[string]float64{"a > t": 0, "t": .5}},
		{"an undercut that is dropped", "", []string{"r: a > t, u ! r"}, options{drop: "u ! (a > t)"},
			map[string]float64{"a > t": .5, "t": .75}, nil},
		{"base scores given", "a .1", []string{"a > t"}, options{base: map[string]float64{"a": .6, "t": 0, "a > t": .5}},
			map[string]float64{"a": .6, "a > t": .3, "t": .3}, map[string]float64{"a": .6, "t": 0, "a > t": .3}},
		{"denied in spite of a base score", "", []string{"a > t"}, options{deny: "a", base: map[string]float64{"a": .6}},
			map[string]float64{"a": 0, "t": .5}, map[string]float64{"a": 0}},
		{"the h-categoriser knows no supports", "", []string{"a > t, b ! t"}, options{semantics: gradual.WeightedHCategoriser},
			map[string]float64{"a": 1, "a > t": 0, "t": .5}, map[string]float64{"a > t": 0, "t": 1}},
		{"nothing says nothing", "", nil, options{}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := weighed(t, c.strengths, c.lines...)
			o := gradual.Options{Semantics: c.options.semantics, Linked: c.options.linked, Base: map[graph.Node]float64{}}
			node := func(name string) graph.Node {
				n := graphtest.Node(g, name)
				if n == nil {
					t.Fatalf("there is no %q", name)
				}
				return n
			}
			if c.options.deny != "" {
				o.Deny = []graph.Node{node(c.options.deny)}
			}
			if c.options.drop != "" {
				o.Drop = []*graph.Relation{node(c.options.drop).(*graph.Relation)}
			}
			for name, v := range c.options.base {
				o.Base[node(name)] = v
			}
			for name, v := range c.options.own {
				node(name).(*graph.Relation).Strength = &v
			}
			r := evaluate(t, g, o)
			want(t, g, r, sixDigits, c.strength)
			for name, want := range c.base {
				if got := r.Base(node(name)); math.Abs(got-want) > 1e-15 {
					t.Errorf("the base score of %s is %g, want %g", name, got, want)
				}
			}
			if !r.Acyclic || r.Method != gradual.Pass || !r.Converged || r.Steps != 1 || r.Residual != 0 {
				t.Errorf("acyclic %v, %v, converged %v, %d steps, residual %g", r.Acyclic, r.Method, r.Converged, r.Steps, r.Residual)
			}
		})
	}
}

func TestNotes(t *testing.T) {
	lines := []string{"a = t, b = t", "a ^ t", "r: a > t, b > r", "- > t, a > -", "q: b = a, c ! q", "c ! t"}
	for semantics, want := range map[gradual.Semantics][]string{
		gradual.DFQuAD: {
			"2 relations without sources or without target have no effect on strengths: - > t, a > -",
			"3 restatements have no effect on strengths: a = t, b = t, b = a",
			"1 preference has no effect on strengths: a ^ t",
			"1 support of a relation has no effect on strengths: b > (a > t)",
			"1 attack on a relation that has no effect has none either: c ! (b = a)",
		},
		gradual.WeightedHCategoriser: {
			"2 relations without sources or without target have no effect on strengths: - > t, a > -",
			"3 restatements have no effect on strengths: a = t, b = t, b = a",
			"1 preference has no effect on strengths: a ^ t",
			"1 support of a relation has no effect on strengths: b > (a > t)",
			"1 support has no effect on strengths: the h-categoriser knows attacks only: a > t",
			"1 attack on a relation that has no effect has none either: c ! (b = a)",
		},
	} {
		g := graphtest.Make(t, lines...)
		r := evaluate(t, g, gradual.Options{Semantics: semantics})
		var got []string
		for _, n := range r.Notes {
			got = append(got, fmt.Sprintf("%v: %s", n, graphtest.Names(n.Relations)))
			for _, relation := range n.Relations {
				if r.Strength(relation) != 0 || r.Base(relation) != 0 {
					t.Errorf("%s has a strength", graphtest.Name(relation))
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v: notes\n%s\nwant\n%s", semantics, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	// What the options leave out is no news.
	g := graphtest.Make(t, "r: a > t, u ! r, s: b = t, v ! s")
	r := evaluate(t, g, gradual.Options{Drop: []*graph.Relation{g.Relations()[0], g.Relations()[2]}})
	if len(r.Notes) != 0 {
		t.Errorf("notes %v, want none", r.Notes)
	}
	for _, reason := range gradual.Reasons() {
		if s := reason.String(); s == "" || strings.Contains(s, ".") {
			t.Errorf("reason %d is called %q", reason, s)
		}
		one, many := gradual.Note{Reason: reason, Relations: g.Relations()[:1]}.String(), gradual.Note{Reason: reason, Relations: g.Relations()}.String()
		if !strings.HasPrefix(one, "1 ") || !strings.HasPrefix(many, "4 ") || strings.Contains(many, " has none") || len(one) < 20 {
			t.Errorf("%q, %q", one, many)
		}
	}
}

func TestBadOptions(t *testing.T) {
	g, other := graphtest.Make(t, "a > t"), graphtest.Make(t, "a > t")
	foreign := other.Claims()[0]
	for _, c := range []struct {
		o    gradual.Options
		want string
	}{
		{gradual.Options{Base: map[graph.Node]float64{g.Claims()[0]: 1.5}}, "the base score given for [a] is 1.5; it must be a number from 0 to 1"},
		{gradual.Options{Base: map[graph.Node]float64{g.Claims()[1]: math.NaN()}}, "the base score given for [t] is NaN; it must be a number from 0 to 1"},
		{gradual.Options{Base: map[graph.Node]float64{g.Relations()[0]: -.1}}, "the base score given for the support of [t] is -0.1; it must be a number from 0 to 1"},
		{gradual.Options{Base: map[graph.Node]float64{foreign: .5}}, "not in the graph"},
		{gradual.Options{Base: map[graph.Node]float64{nil: .5}}, "not in the graph"},
		{gradual.Options{Deny: []graph.Node{foreign}}, "not in the graph"},
		{gradual.Options{Deny: []graph.Node{(*graph.Claim)(nil)}}, "not in the graph"},
		{gradual.Options{Drop: []*graph.Relation{other.Relations()[0]}}, "not in the graph"},
		{gradual.Options{Drop: []*graph.Relation{nil}}, "not in the graph"},
		{gradual.Options{Step: 1.01}, "the step size is 1.01; it must be above 0 and at most 1"},
		{gradual.Options{Step: -.1}, "the step size is -0.1"},
		{gradual.Options{Step: math.NaN()}, "the step size is NaN"},
		{gradual.Options{Epsilon: 1}, "epsilon is 1; it must be above 0 and below 1"},
		{gradual.Options{Epsilon: math.Inf(1)}, "epsilon is +Inf"},
		{gradual.Options{Epsilon: math.NaN()}, "epsilon is NaN"},
		{gradual.Options{MaxSteps: -1}, "-1 steps"},
		{gradual.Options{Semantics: 77}, "no. 77"},
		{gradual.Options{Linked: 77}, "no. 77"},
		{gradual.Options{Method: 77}, "no. 77"},
	} {
		r, err := gradual.Evaluate(g, c.o)
		if err == nil || r != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: error %v, want %q", c.o, err, c.want)
		}
	}
	circle := graphtest.Make(t, "a ! b, b ! a")
	if _, err := gradual.Evaluate(circle, gradual.Options{Method: gradual.Pass}); err == nil || !strings.Contains(err.Error(), "circles") {
		t.Errorf("one pass over a circle: %v", err)
	}
	// Without the attack back there is none.
	if _, err := gradual.Evaluate(circle, gradual.Options{Method: gradual.Pass, Drop: circle.Relations()[1:]}); err != nil {
		t.Error(err)
	}
}

// A strength that is none is an error that says whose it is, never a value that
// is put right in silence.
func TestBadStrengths(t *testing.T) {
	for _, v := range []float64{1.5, -.001, math.NaN(), math.Inf(1), math.Inf(-1), math.Nextafter(1, 2)} {
		g := graphtest.Make(t, "<s> > c")
		nodes := []graph.Node{g.Sketches()[0], g.Claims()[0], g.Relations()[0]}
		for i, n := range nodes {
			for _, at := range []**float64{&g.Sketches()[0].Strength, &g.Claims()[0].Strength, &g.Relations()[0].Strength} {
				*at = nil
			}
			*[]**float64{&g.Sketches()[0].Strength, &g.Claims()[0].Strength, &g.Relations()[0].Strength}[i] = &v
			_, err := gradual.Evaluate(g, gradual.Options{})
			var wrong *gradual.StrengthError
			if !errors.As(err, &wrong) || wrong.Node != n || wrong.Option || math.Float64bits(wrong.Value) != math.Float64bits(v) {
				t.Errorf("%g for %s: error %v", v, graphtest.Name(n), err)
			}
		}
	}
	wrong := 2.0
	g := graphtest.Make(t, "c")
	g.Claims()[0].Strength = &wrong
	g.Claims()[0].Occurrences = []graph.Occurrence{{File: "debate.argdown", Range: diag.Range{Start: diag.Position{Line: 3, Column: 5}}}}
	if _, err := gradual.Evaluate(g, gradual.Options{}); err == nil || err.Error() != "debate.argdown:3:5: the strength of [c] is 2; it must be a number from 0 to 1" {
		t.Errorf("error %v", err)
	}

	var b graph.Builder
	for range 25 {
		b.Claim("", "").Strength = &wrong
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	_, err = gradual.Evaluate(g, gradual.Options{})
	if lines := strings.Split(fmt.Sprint(err), "\n"); len(lines) != 11 || lines[0] != "the strength of [Untitled 1] is 2; it must be a number from 0 to 1" || lines[10] != "15 more strengths are not from 0 to 1" {
		t.Errorf("error %v", err)
	}
}

func TestNames(t *testing.T) {
	var names []string
	for _, s := range gradual.All() {
		names = append(names, s.String())
		parsed, err := gradual.ParseSemantics(strings.ToUpper(s.String()))
		if err != nil || parsed != s {
			t.Errorf("%v is read as %v, %v", s, parsed, err)
		}
	}
	if got := strings.Join(names, " "); got != "df-quad euler quadratic-energy h-categoriser" {
		t.Errorf("semantics are %s", got)
	}
	for name, want := range map[string]string{
		"eulr":          `there is no gradual semantics "eulr"; did you mean euler?`,
		"dfquad":        `there is no gradual semantics "dfquad"; did you mean df-quad?`,
		"h-categorizer": `there is no gradual semantics "h-categorizer"; did you mean h-categoriser?`,
		"grounded":      `there is no gradual semantics "grounded"; write df-quad, euler, quadratic-energy or h-categoriser`,
		"":              `there is no gradual semantics ""; write df-quad, euler, quadratic-energy or h-categoriser`,
	} {
		_, err := gradual.ParseSemantics(name)
		var unknown *gradual.UnknownNameError
		if !errors.As(err, &unknown) || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if l, err := gradual.ParseLinked("weakest"); l != gradual.Weakest || err != nil {
		t.Error(l, err)
	}
	if _, err := gradual.ParseLinked("weekest"); err == nil || !strings.Contains(err.Error(), "did you mean weakest?") {
		t.Error(err)
	}
	if m, err := gradual.ParseMethod("continuous"); m != gradual.Continuous || err != nil {
		t.Error(m, err)
	}
	type settings struct {
		Semantics gradual.Semantics
		Linked    gradual.Linked
		Method    gradual.Method
	}
	s := settings{gradual.QuadraticEnergy, gradual.Weakest, gradual.Discrete}
	text, err := json.Marshal(s)
	if err != nil || string(text) != `{"Semantics":"quadratic-energy","Linked":"weakest","Method":"discrete"}` {
		t.Errorf("%s, %v", text, err)
	}
	var read settings
	if err := json.Unmarshal(text, &read); err != nil || read != s {
		t.Errorf("%v, %v", read, err)
	}
	if err := json.Unmarshal([]byte(`{"Method":"continous"}`), &read); err == nil || !strings.Contains(err.Error(), "did you mean continuous?") {
		t.Error(err)
	}
}

// The step limit holds, and what has not settled by then says so.
func TestMaxSteps(t *testing.T) {
	g := camps(t, 2)
	for _, method := range []gradual.Method{gradual.Discrete, gradual.Continuous} {
		for _, most := range []int{1, 5} {
			r := evaluate(t, g, gradual.Options{Method: method, MaxSteps: most})
			if r.Converged || r.Swings || r.Steps != most || r.Residual < 1e-3 {
				t.Errorf("%v: converged %v, swings %v, residual %g after %d steps of %d", method, r.Converged, r.Swings, r.Residual, r.Steps, most)
			}
		}
	}
	// A fixed point is where it starts.
	r := evaluate(t, graphtest.Make(t, "a, b"), gradual.Options{Method: gradual.Discrete})
	if !r.Converged || r.Steps != 0 || r.Residual != 0 {
		t.Errorf("converged %v, residual %g after %d steps", r.Converged, r.Residual, r.Steps)
	}
}

// The continuous model is followed with an error of fourth order: at the same
// time, steps of a tenth and of a hundredth come to the same.
func TestRungeKutta(t *testing.T) {
	g := weighed(t, "a .9, b .7, c .6, d .2", "a ! b, b ! c, c > d, d ! b, c ! c")
	for _, semantics := range gradual.All() {
		coarse := evaluate(t, g, gradual.Options{Semantics: semantics, Method: gradual.Continuous, Step: .1, MaxSteps: 10})
		fine := evaluate(t, g, gradual.Options{Semantics: semantics, Method: gradual.Continuous, Step: .01, MaxSteps: 100})
		for _, c := range g.Claims() {
			if away := math.Abs(coarse.Strength(c) - fine.Strength(c)); away > 2e-6 {
				t.Errorf("%v: after the time 1, %s differs by %.2g", semantics, c.Key, away)
			}
		}
		if coarse.Converged || math.Abs(coarse.Strength(g.Claim("b"))-.7) < .05 {
			t.Errorf("%v: b has hardly moved", semantics)
		}
	}
	// Of what nothing moves in time, the way is known: s = f + (w − f)·exp(−t).
	g = weighed(t, "a .8, b .6", "a ! b")
	r := evaluate(t, g, gradual.Options{Method: gradual.Continuous, MaxSteps: 20})
	if got, want := r.Strength(g.Claim("b")), .12+.48*math.Exp(-2); math.Abs(got-want) > 1e-6 {
		t.Errorf("after the time 2, b has %.9f, want %.9f", got, want)
	}
}

// What hangs on a circle, or on nothing in it, is evaluated as without it.
func TestCirclesAmongOthers(t *testing.T) {
	g := weighed(t, "a .8, b .6, x .9", "x > a", "a ! b, b ! a", "b > c, c ! d", "y > z")
	for _, semantics := range gradual.All() {
		byDefault := evaluate(t, g, gradual.Options{Semantics: semantics})
		whole := evaluate(t, g, gradual.Options{Semantics: semantics, Method: gradual.Continuous})
		stepwise := evaluate(t, g, gradual.Options{Semantics: semantics, Method: gradual.Discrete})
		for _, n := range g.NodeList() {
			for _, other := range []*gradual.Result{whole, stepwise} {
				if math.Abs(byDefault.Strength(n)-other.Strength(n)) > 1e-7 {
					t.Errorf("%v: %s has %.9f by default, %.9f by %v", semantics, graphtest.Name(n), byDefault.Strength(n), other.Strength(n), other.Method)
				}
			}
		}
	}
}

// Very many supports of a claim without a base score are more than exp can say.
func TestEndlessSupport(t *testing.T) {
	var b graph.Builder
	none, one := 0.0, 1.0
	main, other := b.Claim("main", ""), b.Claim("other", "")
	main.Strength = &none
	for range 1000 {
		c := b.Claim("", "")
		c.Strength = &one
		b.Support(main, c)
		b.Support(other, c)
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	r := evaluate(t, g, gradual.Options{Semantics: gradual.Euler})
	if r.Strength(main) != 0 || r.Strength(other) != 1 {
		t.Errorf("strengths %g and %g, want 0 and 1", r.Strength(main), r.Strength(other))
	}
}

// No depth or breadth is too much, and strengths stay what they are.
func TestLargeGraphs(t *testing.T) {
	const many, fewer = 100_000, 10_000
	for _, c := range []struct {
		name   string
		claims int
		build  func(b *graph.Builder, c []*graph.Claim)
	}{
		{"chain", many, func(b *graph.Builder, c []*graph.Claim) {
			for i := range c[1:] {
				b.Attack(c[i], c[i+1])
			}
		}},
		{"supports of one", many, func(b *graph.Builder, c []*graph.Claim) {
			for i := range c[1:] {
				b.Support(c[0], c[i+1])
			}
		}},
		{"attacks on one", many, func(b *graph.Builder, c []*graph.Claim) {
			for i := range c[1:] {
				b.Attack(c[0], c[i+1])
			}
		}},
		{"linked", many, func(b *graph.Builder, c []*graph.Claim) {
			var premises []graph.Node
			for _, p := range c[1:] {
				premises = append(premises, p)
			}
			b.Support(c[0], premises...)
		}},
		{"undercuts", many, func(b *graph.Builder, c []*graph.Claim) {
			r := b.Support(c[0], c[1])
			for _, u := range c[2:] {
				r = b.Undercut(r, u)
			}
		}},
		{"circle", fewer, func(b *graph.Builder, c []*graph.Claim) {
			for i := range c {
				b.Attack(c[i], c[(i+1)%len(c)])
			}
		}},
		{"chain into a circle", fewer, func(b *graph.Builder, c []*graph.Claim) {
			for i := range c[1:] {
				b.Attack(c[i], c[i+1])
			}
			b.Attack(c[1], c[0])
		}},
	} {
		var b graph.Builder
		claims := make([]*graph.Claim, c.claims)
		for i := range claims {
			claims[i] = b.Claim("", "")
		}
		c.build(&b, claims)
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		for _, semantics := range gradual.All() {
			r := evaluate(t, g, gradual.Options{Semantics: semantics})
			if s := r.Strength(claims[0]); !r.Converged || !(s >= 0 && s <= 1) {
				t.Errorf("%s, %v: strength %g, converged %v", c.name, semantics, s, r.Converged)
			}
		}
	}
}
