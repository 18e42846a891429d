package verdict

import (
	"math"
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
)

func TestStronger(t *testing.T) {
	order := []Label{None, Falls, Undecided, Stands}
	for i, a := range order {
		for j, b := range order {
			if got := Stronger(a, b); got != order[max(i, j)] {
				t.Errorf("of %d and %d the stronger is %d", a, b, got)
			}
		}
	}
}

func TestDecimal(t *testing.T) {
	for f, want := range map[float64]string{0: "0.00", 1: "1.00", 0.724: "0.72", 0.999: "1.00", 0.005: "0.01"} {
		if got := Decimal(f); got != want {
			t.Errorf("%v: got %s, want %s", f, got, want)
		}
	}
}

func TestNoSetSaysNothing(t *testing.T) {
	var s *Set
	g := graphtest.Make(t, "A > B")
	if s.On(g.Claims()[0]) != (Verdict{}) || s.Said() != "" || s.Check(g) != nil || s.For(nil) != nil {
		t.Error("a nil set says something")
	}
}

func TestCheck(t *testing.T) {
	g := graphtest.Make(t, "A > B")
	for _, tc := range []struct {
		v    Verdict
		good bool
	}{
		{Verdict{Label: Falls, Step: 3, Strength: &Strength{0, 1}}, true},
		{Verdict{}, true},
		{Verdict{Step: -1}, false},
		{Verdict{Strength: &Strength{Value: 1.001}}, false},
		{Verdict{Strength: &Strength{Base: -0.001}}, false},
		{Verdict{Strength: &Strength{Value: math.NaN()}}, false},
	} {
		s := &Set{Of: map[graph.Node]Verdict{g.Claim("B"): tc.v}}
		if err := s.Check(g); (err == nil) != tc.good {
			t.Errorf("%+v: %v", tc.v, err)
		}
	}
}

// What stands for several things has no verdict, but for a relation, which has the
// strongest label.
func TestFor(t *testing.T) {
	whole, part := graphtest.Make(t, "A > B", "C > B"), graphtest.Make(t, "A > B", "C > B")
	a, b, c := whole.Claim("A"), whole.Claim("B"), whole.Claim("C")
	r, q := whole.Relations()[0], whole.Relations()[1]
	s := &Set{Caption: "so", Of: map[graph.Node]Verdict{
		a: {Label: Stands, Step: 1}, b: {Label: Falls}, r: {Label: Falls, Step: 2}, q: {Label: Undecided},
	}}
	of := s.For(map[graph.Node][]graph.Node{
		part.Claim("A"): {a}, part.Claim("B"): {a, b}, part.Claim("C"): {c},
		part.Relations()[0]: {r, q}, part.Relations()[1]: {r},
	})
	want := map[graph.Node]Verdict{
		part.Claim("A"): {Label: Stands, Step: 1}, part.Relations()[0]: {Label: Undecided}, part.Relations()[1]: {Label: Falls, Step: 2},
	}
	if len(of.Of) != len(want) || of.Caption != "so" {
		t.Errorf("got %v", of)
	}
	for n, v := range want {
		if of.On(n) != v {
			t.Errorf("%s: got %v, want %v", graphtest.Name(n), of.On(n), v)
		}
	}
}
