package rival

import (
	"slices"
	"testing"

	"crux/graph"
)

func nodes(t *testing.T, n int) []graph.Node {
	t.Helper()
	var b graph.Builder
	for range n {
		b.Claim("", "")
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g.NodeList()
}

func TestForSaysTheSameOfWhatIsMade(t *testing.T) {
	n, m := nodes(t, 5), nodes(t, 4)
	s := &Set{A: "one", B: "other", Of: map[graph.Node]Rival{
		n[0]: {Whose: OnlyA, Other: []graph.Node{n[1]}, Cruxes: []int{2}},
		n[1]: {Whose: OnlyB, Other: []graph.Node{n[0]}, Cruxes: []int{1}},
		n[2]: {Whose: OnlyB, Cruxes: []int{1, 3}},
		n[3]: {A: []graph.Text{graph.Plain("a")}, B: []graph.Text{graph.Plain("b"), graph.Plain("c")}},
	}, Partings: []Parting{{On: n[3], B: Falls, Number: 1}, {On: n[4], A: Falls}}}
	of := s.For(map[graph.Node][]graph.Node{m[0]: {n[0]}, m[1]: {n[1], n[2]}, m[2]: {n[3]}, m[3]: {n[0], n[2]}})
	if of.A != "one" || of.B != "other" {
		t.Error("the readings have lost their names")
	}
	if r := of.On(m[0]); r.Whose != OnlyA || !slices.Equal(r.Other, []graph.Node{m[1]}) || !slices.Equal(r.Cruxes, []int{2}) {
		t.Errorf("of one: %+v", r)
	}
	if r := of.On(m[1]); r.Whose != OnlyB || !slices.Equal(r.Other, []graph.Node{m[0]}) || !slices.Equal(r.Cruxes, []int{1, 3}) {
		t.Errorf("of two of B: %+v", r)
	}
	if r := of.On(m[2]); r.Whose != Both || !r.Divided() {
		t.Errorf("of a divided one: %+v", r)
	}
	if r := of.On(m[3]); r.Whose != Both || !slices.Equal(r.Cruxes, []int{1, 2, 3}) {
		t.Errorf("of one of each: %+v", r)
	}
	if len(of.Partings) != 1 || of.Partings[0].On != m[2] || of.Partings[0].Number != 1 {
		t.Errorf("partings: %+v", of.Partings)
	}
	var none *Set
	if none.For(nil) != nil || none.On(n[0]).Whose != Both || none.Numbered() || none.Check(nil) != nil {
		t.Error("no set says something")
	}
}

func TestCheck(t *testing.T) {
	var b graph.Builder
	c := b.Claim("C", "")
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []Rival{{Whose: 3}, {A: []graph.Text{{}}}, {Cruxes: []int{0}}} {
		if (&Set{Of: map[graph.Node]Rival{c: r}}).Check(g) == nil {
			t.Errorf("%+v passes", r)
		}
	}
	if (&Set{Partings: []Parting{{A: 5}}}).Check(g) == nil {
		t.Error("an outcome that is none passes")
	}
}

func TestAspects(t *testing.T) {
	n, m := nodes(t, 2), nodes(t, 2)
	s := &Set{Of: map[graph.Node]Rival{n[0]: {Aspects: []Aspect{{Kind: Voice, A: "they"}}}}}
	of := s.For(map[graph.Node][]graph.Node{m[0]: {n[0]}, m[1]: {n[0], n[1]}})
	if a, ok := of.On(m[0]).Aspect(Voice); !ok || a.A != "they" {
		t.Errorf("of one: %+v", a)
	}
	if _, ok := of.On(m[1]).Aspect(Voice); ok {
		t.Error("what stands for several says what one of these does")
	}
	var b graph.Builder
	c := b.Claim("C", "")
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []Aspect{{Kind: Unstated}, {Kind: Reserved}, {Kind: 9}} {
		if err := (&Set{Of: map[graph.Node]Rival{c: {Aspects: []Aspect{a}}}}).Check(g); err == nil {
			t.Errorf("%+v is let pass", a)
		}
	}
}
