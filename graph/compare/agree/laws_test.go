package agree_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"crux/graph/compare/agree"
)

// exactly is how near two ways to the same number must come.
const exactly = 1e-9

func TestWhatIsTheSameHasOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := drawLength(t)
		units := drawUnits(t, length)
		one(t, ofUnits(length, units, units))
		one(t, figures{"alpha_U of three": agree.AlphaU(length, units, units, units)})
		r := drawReading(t, 6, 6)
		same := ofReadings(r, r)
		delete(same, "CASS") // its S is not 1 here
		one(t, same)
		labels := drawItems(t, 1)
		for i := range labels {
			labels[i] = append(labels[i], labels[i][0], labels[i][0])
		}
		one(t, ofLabels(labels))
		s, m := agree.S(length, units, units), agree.Pairs{All: true}.Kappa(r, r)
		one(t, figures{"CASS": agree.CASS(s, m)})
	})
}

func one(t *rapid.T, figures figures) {
	for name, f := range figures {
		if f.Defined() && !(f.Exact() && f.Value == 1) {
			t.Errorf("%s: got %v, want 1", name, f)
		}
	}
}

func TestSymmetricFiguresAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := drawLength(t)
		a, b := drawUnits(t, length), drawUnits(t, length)
		same(t, ofUnits(length, a, b), ofUnits(length, b, a))
		c, d := drawOverlapping(t, length, 8), drawOverlapping(t, length, 8)
		same(t, ofUnits(length, c, d), ofUnits(length, d, c))
		items := drawItems(t, 3)
		var turned [][]string
		for _, item := range items {
			turned = append(turned, []string{item[1], item[0], item[2]})
		}
		same(t, ofLabels(items), ofLabels(turned))
		r, s := drawReading(t, 6, 6), drawReading(t, 6, 6)
		there, back := ofReadings(r, s), ofReadings(s, r)
		delete(there, "mapping") // by design
		for _, how := range []string{"kept", "flattened"} {
			p, q := "precision of edges, undercuts "+how, "recall of edges, undercuts "+how
			back[p], back[q] = back[q], back[p]
		}
		same(t, there, back)
	})
}

func TestNamesDontMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := drawLength(t)
		a, b := drawUnits(t, length), drawUnits(t, length)
		categories := func(units []agree.Unit) (others []agree.Unit) {
			for _, u := range units {
				u.Category = other(u.Category)
				others = append(others, u)
			}
			return others
		}
		same(t, ofUnits(length, a, b), ofUnits(length, categories(a), categories(b)))
		items := drawItems(t, 4)
		var others [][]string
		for _, item := range items {
			var labels []string
			for _, label := range item {
				labels = append(labels, other(label))
			}
			others = append(others, labels)
		}
		same(t, ofLabels(items), ofLabels(others))
		r, s := drawReading(t, 6, 6), drawReading(t, 6, 6)
		figures := ofReadings(renamed(r), renamed(s))
		figures["mapping"] = agree.MappingSimilarity(renamed(r), renamed(s), similarity(r.Claims, s.Claims))
		same(t, ofReadings(r, s), figures)
	})
}

// same fails unless all of a are equal to those of b.
func same(t *rapid.T, a, b figures) {
	for name, f := range a {
		g := b[name]
		if f.Undefined != g.Undefined || f.N != g.N || !within(f.Value, g.Value, exactly) || !within(f.Low, g.Low, exactly) || !within(f.High, g.High, exactly) {
			t.Errorf("%s: %v, and %v", name, f, g)
		}
	}
}

func TestRanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := drawLength(t)
		all := ofUnits(length, drawUnits(t, length), drawUnits(t, length))
		for name, f := range ofLabels(drawItems(t, 3)) {
			all[name] = f
		}
		for name, f := range ofReadings(drawReading(t, 6, 6), drawReading(t, 6, 6)) {
			all[name] = f
		}
		for name, f := range all {
			low := 0.0
			switch name {
			case "kappa", "pair kappa", "pair kappa of all", "linked or not":
				low = -1
			case "alpha", "alpha_U", "Fleiss", "CASS":
				low = math.Inf(-1)
			}
			sane(t, name, f)
			if f.Defined() && (f.Low < low-exactly || f.High > 1+exactly) {
				t.Errorf("%s: %v is outside its range", name, f)
			}
		}
	})
}

// sane fails unless a figure is a number with what it rests on, or a reason.
func sane(t interface{ Errorf(string, ...any) }, name string, f agree.Figure) {
	for _, v := range []float64{f.Value, f.Low, f.High} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Errorf("%s: %v in %+v", name, v, f)
		}
	}
	if f.Low > f.High || f.Value < f.Low || f.Value > f.High {
		t.Errorf("%s: %g is not from %g to %g", name, f.Value, f.Low, f.High)
	}
	if f.Name == "" || f.Of == "" && name != "CASS" || f.Formula == "" || f.Source == "" {
		t.Errorf("%s: the figure doesn't say what it is: %+v", name, f)
	}
	if f.Undefined != "" && f.Value != 0 {
		t.Errorf("%s: undefined, and yet %g", name, f.Value)
	}
}

// TestGroupingMakesNoEdges: linked premises and separate ones are the same edges.
func TestGroupingMakesNoEdges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawReading(t, 6, 6)
		apart := agree.Reading{Claims: r.Claims}
		for _, relation := range r.Relations {
			if relation.OnRelation {
				continue
			}
			for _, s := range relation.Sources {
				apart.Relations = append(apart.Relations, agree.Relation{Kind: relation.Kind, Sources: []int{s}, Target: relation.Target})
			}
		}
		var linked agree.Reading
		linked.Claims = r.Claims
		for _, relation := range r.Relations {
			if !relation.OnRelation {
				linked.Relations = append(linked.Relations, relation)
			}
		}
		if f := agree.Edges(linked, apart, agree.Kept).F1; f.Defined() && f.Value != 1 {
			t.Errorf("got %v, want 1", f)
		}
	})
}
