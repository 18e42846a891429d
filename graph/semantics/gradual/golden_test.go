package gradual_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/semantics/gradual"
)

// weighed makes a graph in the notation of graphtest.Make, and gives the claims
// strengths: "a .8, b .6".
func weighed(t testing.TB, strengths string, lines ...string) *graph.Graph {
	t.Helper()
	g := graphtest.Make(t, lines...)
	for part := range strings.SplitSeq(strengths, ",") {
		key, number, ok := strings.Cut(strings.TrimSpace(part), " ")
		if !ok {
			continue
		}
		v, err := strconv.ParseFloat(number, 64)
		if err != nil {
			t.Fatal(err)
		}
		switch n := graphtest.Node(g, key).(type) {
		case *graph.Claim:
			n.Strength = &v
		case *graph.Sketch:
			n.Strength = &v
		default:
			t.Fatalf("there is no %q in %q", key, lines)
		}
	}
	return g
}

func evaluate(t testing.TB, g *graph.Graph, o gradual.Options) *gradual.Result {
	t.Helper()
	r, err := gradual.Evaluate(g, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// want checks strengths by the names of graphtest.Name.
func want(t *testing.T, g *graph.Graph, r *gradual.Result, tolerance float64, strengths map[string]float64) {
	t.Helper()
	for name, want := range strengths {
		n := graphtest.Node(g, name)
		if n == nil {
			t.Fatalf("there is no %q", name)
		}
		if got := r.Strength(n); !(math.Abs(got-want) <= tolerance) {
			t.Errorf("the strength of %s is %.7f, want %.7g", name, got, want)
		}
	}
}

// Half a unit of the sixth decimal place, and what rounding adds.
const sixDigits = 0.51e-6

// The values were computed with other implementations, those of DF-QuAD, the
// Euler-based semantics and quadratic energy with the one that Potyka publishes;
// those of circles with the continuous model, step 0.1.
var golden = []struct {
	name, strengths string
	lines           []string
	nodes           []string
	of              map[gradual.Semantics][]float64
}{
	{"G1 attack", "", []string{"a ! b"}, []string{"b"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {.25}, gradual.Euler: {.424522}, gradual.QuadraticEnergy: {.4}}},
	{"G2 support", "", []string{"a > b"}, []string{"b"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {.75}, gradual.Euler: {.588897}, gradual.QuadraticEnergy: {.6}}},
	{"G3 two attacks and a support", "a .8, b .6, c .4, t .5", []string{"a ! t, b ! t, c > t"}, []string{"t"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {.24}, gradual.Euler: {.366522}, gradual.QuadraticEnergy: {.25}}},
	{"G4 chain of attacks", "a .9, b .7, c .6", []string{"a ! b, b ! c"}, []string{"b", "c"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {.07, .558}, gradual.Euler: {.602989, .518183}, gradual.QuadraticEnergy: {.386740, .521935}}},
	{"G5 mutual attack", "a .8, b .6", []string{"a ! b, b ! a"}, []string{"a", "b"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {.615385, .230769}, gradual.Euler: {.757573, .500500}, gradual.QuadraticEnergy: {.685797, .408075}}},
	{"G5 as a contradiction", "a .8, b .6", []string{"a >< b"}, []string{"a", "b"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {.615385, .230769}, gradual.Euler: {.757573, .500500}, gradual.QuadraticEnergy: {.685797, .408075}}},
	{"G6 mutual support", "a .3, b .6", []string{"a > b, b > a"}, []string{"a", "b"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {1, 1}, gradual.Euler: {.425557, .666365}, gradual.QuadraticEnergy: {.524088, .686193}}},
	{"G7 attack on itself", "", []string{"a ! a"}, []string{"a"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {.333333}, gradual.Euler: {.433575}, gradual.QuadraticEnergy: {.423854}}},
	{"G8 three in a circle", "a .9, b .9, c .9", []string{"a ! b, b ! c, c ! a"}, []string{"a", "b", "c"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {.473684, .473684, .473684}, gradual.Euler: {.862315, .862315, .862315}, gradual.QuadraticEnergy: {.639037, .639037, .639037}}},
	{"G9 attack and support back", "", []string{"a ! b, b > a"}, []string{"a", "b"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {.6, .2}, gradual.Euler: {.573166, .414917}, gradual.QuadraticEnergy: {.562992, .379662}}},
	{"K3.1 support of an attacker", "", []string{"c > b, b ! a"}, []string{"a", "b"},
		map[gradual.Semantics][]float64{gradual.DFQuAD: {.125, .75}, gradual.Euler: {.412902, .588897}, gradual.QuadraticEnergy: {.367647, .6}}},
	{"stocks", "Buy .5, Sell .5, 1 .8, 2 .7, 3 .3, 4 .9, 5 .9",
		[]string{"Buy ! Sell, Sell ! Buy", "1 > Sell", "2 > Buy, 2 ! 1", "3 ! 2", "4 ! 3, 4 > 2", "5 ! 1, 5 > Buy"},
		[]string{"Buy", "Sell", "1", "2", "3"},
		map[gradual.Semantics][]float64{
			gradual.DFQuAD:          {.996360, .003380, .003120, .961, .03},
			gradual.Euler:           {.717141, .494889, .686317, .789719, .188927},
			gradual.QuadraticEnergy: {.821646, .362170, .204744, .805085, .165746}}},
	{"e-democracy", "A1 .5, A2 .5, P1 .7, P2 .5, P3 .9, C1 .2, C2 .2, C3 .6, C4 .5",
		[]string{"C1 ! A2", "C2 ! P2, C3 ! P2, C4 ! P2", "P1 > A1, P2 > A1", "P3 > A2"},
		[]string{"A1", "A2", "P2"},
		map[gradual.Semantics][]float64{
			gradual.DFQuAD:          {.862, .85, .08},
			gradual.Euler:           {.689380, .626285, .339943},
			gradual.QuadraticEnergy: {.719852, .664430, .185874}}},

	{"chain", "", []string{"a ! b, b ! c"}, []string{"b", "c"},
		map[gradual.Semantics][]float64{gradual.WeightedHCategoriser: {.5, .666667}}},
	{"attack on itself", "", []string{"a ! a"}, []string{"a"},
		map[gradual.Semantics][]float64{gradual.WeightedHCategoriser: {.618034}}},
	{"mutual attack", "", []string{"a ! b, b ! a"}, []string{"a", "b"},
		map[gradual.Semantics][]float64{gradual.WeightedHCategoriser: {.618034, .618034}}},
	{"three in a circle", "", []string{"a ! b, b ! c, c ! a"}, []string{"a", "b", "c"},
		map[gradual.Semantics][]float64{gradual.WeightedHCategoriser: {.618034, .618034, .618034}}},
	{"two attackers", "", []string{"x ! t, y ! t"}, []string{"t"},
		map[gradual.Semantics][]float64{gradual.WeightedHCategoriser: {.333333}}},
	{"two weighed attackers", "x .8, y .6, t .5", []string{"x ! t, y ! t"}, []string{"t"},
		map[gradual.Semantics][]float64{gradual.WeightedHCategoriser: {.208333}}},
	{"weighed mutual attack", "a .8, b .6", []string{"a ! b, b ! a"}, []string{"a", "b"},
		map[gradual.Semantics][]float64{gradual.WeightedHCategoriser: {.579796, .379796}}},
	{"weighed chain", "a .9, b .7, c .6", []string{"a ! b, b ! c"}, []string{"b", "c"},
		map[gradual.Semantics][]float64{gradual.WeightedHCategoriser: {.368421, .438462}}},
	{"float", "", []string{"a ! b, b ! a", "a ! c, b ! c", "c ! d"}, []string{"a", "c", "d"},
		map[gradual.Semantics][]float64{gradual.WeightedHCategoriser: {.618034, .447214, .690983}}},
}

func TestGolden(t *testing.T) {
	for _, c := range golden {
		for _, semantics := range gradual.All() {
			values, ok := c.of[semantics]
			if !ok {
				continue
			}
			t.Run(fmt.Sprintf("%s/%v", c.name, semantics), func(t *testing.T) {
				g := weighed(t, c.strengths, c.lines...)
				strengths := map[string]float64{}
				for i, name := range c.nodes {
					strengths[name] = values[i]
				}
				for _, linked := range []gradual.Linked{gradual.Product, gradual.Weakest} {
					r := evaluate(t, g, gradual.Options{Semantics: semantics, Linked: linked})
					want(t, g, r, sixDigits, strengths)
					if !r.Converged || r.Residual >= 1e-9 || r.Swings || len(r.Notes) > 0 {
						t.Errorf("converged %v, residual %g, swings %v, notes %v", r.Converged, r.Residual, r.Swings, r.Notes)
					}
					if method := (map[bool]gradual.Method{true: gradual.Pass, false: gradual.Continuous})[r.Acyclic]; r.Method != method {
						t.Errorf("acyclic %v, and the method is %v, want %v", r.Acyclic, r.Method, method)
					}
				}
			})
		}
	}
}

// camps makes k claims a of .95 each of which attacks, and is attacked by, each of
// k claims b of .9.
func camps(t *testing.T, k int) *graph.Graph {
	var b graph.Builder
	var as, bs []*graph.Claim
	strong, weaker := .95, .9
	for i := range k {
		one, other := b.Claim(fmt.Sprint("a", i+1), ""), b.Claim(fmt.Sprint("b", i+1), "")
		one.Strength, other.Strength = &strong, &weaker
		as, bs = append(as, one), append(bs, other)
	}
	for _, one := range as {
		for _, other := range bs {
			b.Attack(other, one)
			b.Attack(one, other)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestCamps(t *testing.T) {
	type pair [2]float64
	for _, c := range []struct {
		k                        int
		semantics                gradual.Semantics
		discreteA, discreteB     pair // low and high, equal where it converges
		continuousA, continuousB float64
		tolerance                float64
	}{
		{2, gradual.DFQuAD, pair{.015, .945}, pair{.003, .872}, .9448, .0027, .0005},
		{2, gradual.QuadraticEnergy, pair{.6763, .6763}, pair{.3181, .3181}, .6763, .3181, .00005},
		{3, gradual.QuadraticEnergy, pair{.170, .835}, pair{.124, .715}, .8350, .1237, .0005},
		{3, gradual.Euler, pair{.9098, .9098}, pair{.8205, .8205}, .9098, .8205, .00005},
		{8, gradual.Euler, pair{.9026, .9026}, pair{.8101, .8101}, .9026, .8101, .00005},
	} {
		t.Run(fmt.Sprintf("%d against %d/%v", c.k, c.k, c.semantics), func(t *testing.T) {
			g := camps(t, c.k)
			r := evaluate(t, g, gradual.Options{Semantics: c.semantics, Method: gradual.Discrete})
			settles := c.discreteA[0] == c.discreteA[1]
			if r.Converged != settles || r.Swings == settles || settles != (r.Residual < 1e-9) {
				t.Errorf("discrete: converged %v, swings %v, residual %g after %d steps, want it to settle: %v", r.Converged, r.Swings, r.Residual, r.Steps, settles)
			}
			for name, want := range map[string]pair{"a1": c.discreteA, fmt.Sprint("a", c.k): c.discreteA, "b1": c.discreteB} {
				low, high := r.Swing(graphtest.Node(g, name))
				if !(math.Abs(low-want[0]) <= c.tolerance && math.Abs(high-want[1]) <= c.tolerance) {
					t.Errorf("discrete: %s is between %.5f and %.5f, want %g and %g", name, low, high, want[0], want[1])
				}
			}
			r = evaluate(t, g, gradual.Options{Semantics: c.semantics})
			if r.Method != gradual.Continuous || !r.Converged || r.Swings || r.Acyclic {
				t.Errorf("by default: %v, converged %v, swings %v, acyclic %v", r.Method, r.Converged, r.Swings, r.Acyclic)
			}
			want(t, g, r, .00006, map[string]float64{"a1": c.continuousA, "b1": c.continuousB})
			t.Logf("continuous: residual %.2g after %d steps", r.Residual, r.Steps)
		})
	}
}
