package agree_test

import (
	"testing"

	"crux/graph/compare/agree"
)

func TestToyOfTwo(t *testing.T) {
	for _, test := range []struct {
		name                   string
		a, b                   toy
		s, boundary            float64
		alphaU, typed          float64
		pro, opp               [3]float64 // Do, De, alpha_U of the units of one role
		tokenAlpha, tokenKappa float64
		kept, flattened        [4]float64 // precision, recall, F1, Jaccard
		relations, cass        float64
		mappedA, mappedB       float64
		distance, size         int // size: nodes and edges of both graphs
		edit                   float64
		triples                [3]float64 // precision, recall, F1
	}{
		{
			name: "A and B", a: toyA, b: toyB, s: .9737, boundary: .7500, alphaU: .8405, typed: .7907,
			pro: [3]float64{.0559, .2201, .7461}, opp: [3]float64{0, .0468, 1},
			tokenAlpha: .9481, tokenKappa: .9474,
			kept: [4]float64{.6667, .5, .5714, .4}, flattened: [4]float64{1, .75, .8571, .75},
			relations: .8361, cass: .8996, mappedA: .6787, mappedB: .8876,
			distance: 7, size: 30, edit: .7667, triples: [3]float64{.8462, .6471, .7333},
		},
		{
			name: "A and C", a: toyA, b: toyC, s: 1, boundary: 1, alphaU: 1, typed: 1,
			pro: [3]float64{0, .1915, 1}, opp: [3]float64{0, .0468, 1},
			tokenAlpha: 1, tokenKappa: 1,
			kept: [4]float64{.5, .5, .5, .3333}, flattened: [4]float64{.5, .5, .5, .3333},
			relations: .4118, cass: .5833, mappedA: .7647, mappedB: .7647,
			distance: 5, size: 34, edit: .8529, triples: [3]float64{.7647, .7647, .7647},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := test.a, test.b
			s := agree.S(toyLength, a.units(), b.units())
			wants(t, "S", s, test.s)
			boundary := agree.B(toyLength, a.units(), b.units())
			wants(t, "B", boundary, test.boundary)
			if boundary.N != 4 || s.N != toyLength-1 {
				t.Errorf("B and S rest on %d boundaries and %d places, want 4 and %d", boundary.N, s.N, toyLength-1)
			}
			wants(t, "alpha_U", agree.AlphaU(toyLength, a.units(), b.units()), test.alphaU)
			wants(t, "alpha_U by role", agree.AlphaU(toyLength, a.typed(), b.typed()), test.typed)
			for role, want := range map[string][3]float64{"pro": test.pro, "opp": test.opp} {
				x, y := only(role, a.typed()), only(role, b.typed())
				wants(t, "alpha_U of "+role, agree.AlphaU(toyLength, x, y), want[2])
				if observed, expected := agree.Unitizing(toyLength, x, y); !near(observed, want[0]) || !near(expected, want[1]) {
					t.Errorf("%s: got Do %.4f and De %.4f, want %.4f and %.4f", role, observed, expected, want[0], want[1])
				}
			}
			wants(t, "alpha of tokens", agree.Alpha(both(a.perToken(), b.perToken())), test.tokenAlpha)
			wants(t, "kappa of tokens", agree.Cohen(a.perToken(), b.perToken()), test.tokenKappa)
			for _, edges := range []struct {
				how  agree.Undercuts
				want [4]float64
			}{{agree.Kept, test.kept}, {agree.Flattened, test.flattened}} {
				e := agree.Edges(a.aligned(), b.aligned(), edges.how)
				wants(t, e.Precision.Name, e.Precision, edges.want[0])
				wants(t, e.Recall.Name, e.Recall, edges.want[1])
				wants(t, e.F1.Name, e.F1, edges.want[2])
				wants(t, e.Jaccard.Name, e.Jaccard, edges.want[3])
			}
			m := agree.Pairs{All: true}.Kappa(a.aligned(), b.aligned())
			wants(t, "kappa of all pairs", m, test.relations)
			wants(t, "CASS", agree.CASS(s, m), test.cass)
			wants(t, "mapping similarity", agree.MappingSimilarity(a.worded(), b.worded(), similarity(a.segments, b.segments)), test.mappedA)
			wants(t, "mapping similarity, turned", agree.MappingSimilarity(b.worded(), a.worded(), similarity(b.segments, a.segments)), test.mappedB)
			edit := agree.EditDistance(a.worded(), b.worded())
			if edit.Low != test.distance || edit.High != test.distance || edit.Similarity.N != test.size {
				t.Errorf("edit distance: got %d to %d of %d, want %d of %d", edit.Low, edit.High, edit.Similarity.N, test.distance, test.size)
			}
			wants(t, "edit similarity", edit.Similarity, test.edit)
			triples := agree.Triples(a.worded(), b.worded())
			wants(t, "precision of triples", triples.Precision, test.triples[0])
			wants(t, "recall of triples", triples.Recall, test.triples[1])
			wants(t, "F1 of triples", triples.F1, test.triples[2])
		})
	}
}

// only returns the units of one category.
func only(category string, units []agree.Unit) []agree.Unit {
	var some []agree.Unit
	for _, u := range units {
		if u.Category == category {
			some = append(some, u)
		}
	}
	return some
}

// TestToyUnits matches the units of A and B: four of five, the second in part.
func TestToyUnits(t *testing.T) {
	m := agree.MatchUnits(toyA.units(), toyB.units())
	want := []agree.UnitPair{{A: 0, B: 0, Overlap: 1}, {A: 1, B: 1, Overlap: 7.0 / 13}, {A: 3, B: 2, Overlap: 1}, {A: 4, B: 3, Overlap: 1}}
	if m.Undefined != "" || m.Greedy || len(m.Pairs) != len(want) {
		t.Fatalf("got %+v, want %v", m, want)
	}
	for i, p := range m.Pairs {
		if p != want[i] {
			t.Errorf("got %+v, want %+v", p, want[i])
		}
	}
	wants(t, "unit match", agree.UnitMatch(toyA.units(), toyB.units()), 8.0/9)
}

// TestToyLevels compares A and C, which have the same units, level by level.
func TestToyLevels(t *testing.T) {
	mainA, functionA, headA, attachedA := toyA.vectors()
	mainC, functionC, headC, attachedC := toyC.vectors()
	for _, test := range []struct {
		level                  string
		a, c                   []string
		observed, kappa, alpha float64
	}{
		{"main claim", mainA, mainC, 1, 1, 1},
		{"role", toyA.roles, toyC.roles, 1, 1, 1},
		{"function", functionA, functionC, .8, .6875, .7097},
		{"attachment", attachedA, attachedC, .8, .3750, .3906},
	} {
		wants(t, "observed agreement of "+test.level, agree.Observed(test.a, test.c), test.observed)
		wants(t, "kappa of "+test.level, agree.Cohen(test.a, test.c), test.kappa)
		wants(t, "alpha of "+test.level, agree.Alpha(both(test.a, test.c)), test.alpha)
	}
	wants(t, "labelled attachment", agree.Observed(headA, headC), .6)
	kappa := agree.PairKappa(toyA.aligned(), toyC.aligned())
	wants(t, "pair kappa", kappa, .4118)
	if kappa.N != 20 || kappa.String() != "0.4118 (n = 20 ordered pairs; unstable, n = 20)" {
		t.Errorf("pair kappa: got %v", kappa)
	}
	wants(t, "pair kappa, linked or not", agree.Pairs{Unlabelled: true}.Kappa(toyA.aligned(), toyC.aligned()), .3750)
	wants(t, "path agreement", agree.Paths(toyA.aligned(), toyC.aligned()), .75)
	wants(t, "main claims", agree.MainClaims([]string{"1"}, []string{"1"}), 1)
	// Of the pairs of units that A and B both have, all are related alike when the
	// undercut is flattened.
	wants(t, "pair kappa of A and B", agree.PairKappa(toyA.aligned(), toyB.aligned()), 1)
}

// TestToyOfThree compares A, C and A once more on role and function.
func TestToyOfThree(t *testing.T) {
	label := func(r toy) []string {
		_, function, _, _ := r.vectors()
		labels := make([]string, len(function))
		for i := range labels {
			labels[i] = r.roles[i] + function[i]
		}
		return labels
	}
	wants(t, "Fleiss", agree.Fleiss(both(label(toyA), label(toyC), label(toyA))), .8052)
}

// TestUnitizingOfKrippendorff has the continua of Krippendorff (1995): examples A
// and C on 24 places, as they are and with every place stretched to 50,000.
func TestUnitizingOfKrippendorff(t *testing.T) {
	exampleA := [][]agree.Unit{{{Start: 2, End: 10}, {Start: 14, End: 20}}, {{Start: 4, End: 8}, {Start: 15, End: 17}}}
	exampleC := [][]agree.Unit{
		{{Start: 2, End: 8}, {Start: 10, End: 12}, {Start: 14, End: 18}, {Start: 20, End: 22}},
		{{Start: 0, End: 2}, {Start: 4, End: 8}, {Start: 10, End: 14}, {Start: 16, End: 18}, {Start: 20, End: 22}},
	}
	for _, test := range []struct {
		name               string
		units              [][]agree.Unit
		stretch            int
		observed, expected float64
		alpha              float64
	}{
		{"A", exampleA, 1, .03125, .06447, .515},
		{"A", exampleA, 50_000, .03125, .06990, .553},
		{"C", exampleC, 1, .02778, .07003, .603},
		{"C", exampleC, 50_000, .02778, .09050, .693},
	} {
		var readers [][]agree.Unit
		for _, units := range test.units {
			var stretched []agree.Unit
			for _, u := range units {
				stretched = append(stretched, agree.Unit{Start: u.Start * test.stretch, End: u.End * test.stretch})
			}
			readers = append(readers, stretched)
		}
		observed, expected := agree.Unitizing(24*test.stretch, readers...)
		if !within(observed, test.observed, 5e-6) || !within(expected, test.expected, 5e-6) {
			t.Errorf("example %s by %d: got Do %.5f and De %.5f, want %.5f and %.5f", test.name, test.stretch, observed, expected, test.observed, test.expected)
		}
		if f := agree.AlphaU(24*test.stretch, readers...); !within(f.Value, test.alpha, 5e-4) {
			t.Errorf("example %s by %d: got %v, want %.3f", test.name, test.stretch, f, test.alpha)
		}
	}
	// Example A place by place.
	x, y := make([]string, 24), make([]string, 24)
	for r, labels := range [][]string{x, y} {
		for i := range labels {
			labels[i] = "gap"
		}
		for _, u := range exampleA[r] {
			for i := u.Start; i < u.End; i++ {
				labels[i] = "unit"
			}
		}
	}
	if f := agree.Cohen(x, y); !within(f.Value, .385, 5e-4) {
		t.Errorf("kappa of example A: got %v, want 0.385", f)
	}
	if f := agree.Alpha(both(x, y)); !within(f.Value, .329, 5e-4) {
		t.Errorf("alpha of example A: got %v, want 0.329", f)
	}
}

func within(got, want, by float64) bool { return got-want <= by && want-got <= by }
