package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

// warnings writes warnings down as "code: message {nodes}".
func warnings(g *graph.Graph) []string {
	var list []string
	for _, w := range g.Validate() {
		list = append(list, fmt.Sprintf("%s: %s {%s}", w.Code, w.Message, graphtest.Names(w.Nodes)))
	}
	return list
}

func TestValidate(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"nothing odd in nothing", nil, nil},
		{"nothing odd in an argument", []string{"s: A B > C", "U ! s", "D ! C", "C >< E", "F = C"}, nil},
		{"no sources", []string{"- > C", "- ! C"}, []string{
			"incomplete-relation: this support of [C] has no premises {- > C}",
			"incomplete-relation: this attack of [C] has no premises {- ! C}",
		}},
		{"no target", []string{"A > -"}, []string{"incomplete-relation: this support has no target {A > -}"}},
		{"neither", []string{"- ! -"}, []string{"incomplete-relation: this attack has no target {- ! -}"}},
		{"no sources on a relation", []string{"s: A > C", "u: - ! s", "- > u"}, []string{
			"incomplete-relation: this attack of the support of [C] has no premises {- ! (A > C)}",
			"incomplete-relation: this support of the attack of a relation has no premises {- > (- ! (A > C))}",
		}},
		{"no sources, on a relation without target", []string{"i: A > -", "- ! i"}, []string{
			"incomplete-relation: this support has no target {A > -}",
			"incomplete-relation: this attack of a relation has no premises {- ! (A > -)}",
		}},
		{"no sources, on a sketch", []string{"- > <S>"}, []string{"incomplete-relation: this support of <S> has no premises {- > <S>}"}},

		{"a claim attacks itself", []string{"A ! A"}, []string{"self-attack: [A] attacks itself {A ! A, A}"}},
		{"a claim attacks itself with another", []string{"B A ! A"}, []string{"self-attack: [A] attacks itself {B A ! A, A}"}},
		{"a claim contradicts itself, told once", []string{"A >< A"}, []string{"self-attack: [A] attacks itself {A ! A, A}"}},
		{"a claim undercuts what it gives", []string{"s: A B > C", "B ! s"},
			[]string{"self-attack: [B] attacks the support of [C], which it is a part of {B ! (A B > C), B}"}},
		{"a claim undercuts what is given for it", []string{"s: A B > C", "C ! s"},
			[]string{"self-attack: [C] attacks the support of [C], which it is a part of {C ! (A B > C), C}"}},
		{"two that attack each other are no self-attack", []string{"A ! B", "B ! A"}, nil},
		{"a claim that says the same as itself is no self-attack", []string{"A = A"}, nil},

		{"a claim for and against another", []string{"B > A", "B ! A"}, []string{"for-and-against: [B] both supports and attacks [A] {B ! A, B > A, B}"}},
		{"it is told once", []string{"B ! A", "B > A", "B > A", "B ! A"}, []string{"for-and-against: [B] both supports and attacks [A] {B > A, B ! A, B}"}},
		{"a sketch for and against another", []string{"<S> > <T>", "<S> ! <T>"}, []string{"for-and-against: <S> both supports and attacks <T> {<S> ! <T>, <S> > <T>, <S>}"}},
		{"a claim that supports what it contradicts", []string{"A >< B", "B > A"}, []string{"for-and-against: [B] both supports and attacks [A] {B > A, B ! A, B}"}},
		{"of two claims each of which is told", []string{"A >< B", "A > B", "B > A"}, []string{
			"for-and-against: [A] both supports and attacks [B] {A > B, A ! B, A}",
			"for-and-against: [B] both supports and attacks [A] {B > A, B ! A, B}",
			"support-circle: these support each other in a circle: [A] → [B] → [A] {A, B}",
		}},
		{"for one and against another", []string{"B > A", "B ! C"}, nil},
		{"for it alone and against it in company", []string{"B > A", "B C ! A"}, nil},
		{"for it and against what is given for it", []string{"s: D > A", "B > A", "B ! s"}, nil},

		{"a claim supports itself", []string{"A > A"}, []string{"support-circle: [A] is given as a reason for itself {A}"}},
		{"two support each other", []string{"A > B", "B > A"},
			[]string{"support-circle: these support each other in a circle: [A] → [B] → [A] {A, B}"}},
		{"a figure eight, by its shorter half", []string{"A > B", "B > C", "C > D", "D > A", "A > X", "X > Y", "Y > A"},
			[]string{"support-circle: these support each other in a circle: [A] → [X] → [Y] → [A]; 3 more are in circles with them {A, X, Y}"}},
		{"a circle with a sketch", []string{"A > <S>", "<S> > A"},
			[]string{"support-circle: these support each other in a circle: [A] → <S> → [A] {A, <S>}"}},

		{"ten in a circle, eight of them named", []string{"A > B, B > C, C > D, D > E, E > F, F > G, G > H, H > I, I > J, J > A"},
			[]string{"support-circle: these support each other in a circle: [A] → [B] → [C] → [D] → [E] → [F] → [G] → [H] → … (2 more) → [A] {A, B, C, D, E, F, G, H, I, J}"}},

		{"relations first, then circles", []string{"A > A", "B ! B"}, []string{
			"self-attack: [B] attacks itself {B ! B, B}",
			"support-circle: [A] is given as a reason for itself {A}",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := warnings(graphtest.Make(t, test.lines...))
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("%q:\ngot  %q\nwant %q", test.lines, got, test.want)
			}
		})
	}
}

func TestValidateTellsOfAThesisThatIsNoClaim(t *testing.T) {
	var b graph.Builder
	b.Claim("Ban", "")
	b.Sketch("Air", "")
	b.Meta.Theses = []string{"Bann", "Ban", "Air"}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(warnings(g), "\n")
	want := "no-such-thesis: no claim is titled [Bann], which is named as the thesis {}\n" +
		"no-such-thesis: no claim is titled [Air], which is named as the thesis {}"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEveryWarningHasAHint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		g.Meta.Theses = append(g.Meta.Theses, "nobody")
		for _, w := range g.Validate() {
			if w.Code == "" || w.Message == "" || w.Hint == "" {
				t.Fatalf("a warning lacks something: %+v", w)
			}
			if (len(w.Nodes) == 0) != (w.Code == "no-such-thesis") {
				t.Fatalf("%s: about the nodes %s", w.Code, graphtest.Names(w.Nodes))
			}
		}
	})
}

// Messages name what a relation ends on, but not what that ends on, and so on:
// there may be very many levels.
func TestMessagesAreShortForRelationsOnVeryManyRelations(t *testing.T) {
	const levels = 50_000
	var b graph.Builder
	r := b.Support(b.Claim("Ban", ""))
	for range levels {
		r = b.Undercut(r)
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	found := g.Validate()
	if len(found) != levels+1 {
		t.Errorf("%d warnings, want one for each of %d relations", len(found), levels+1)
	}
	for _, w := range found {
		if len(w.Message) > 100 {
			t.Fatalf("a message of %d letters: %.100s…", len(w.Message), w.Message)
		}
	}
}
