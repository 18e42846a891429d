package graph_test

import (
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
)

func TestPremisesAndConclusions(t *testing.T) {
	g := graphtest.Make(t,
		"B A > C", "<S> > C", "A > C", // A twice
		"X ! C", "Y = C", "Z ^ C",
		"A > <S>", "s: C > D", "A > s", "E ! s", "A > -", "- > D")
	for _, test := range []struct{ name, premises, conclusions string }{
		{"C", "B, A, <S>", "D"},
		{"A", "", "C, <S>, C > D"},
		{"<S>", "A", "C"},
		{"D", "C", ""},
		{"X", "", ""},
		{"Y", "", ""},
		{"C > D", "A", ""},
	} {
		n := node(t, g, test.name)
		if got := graphtest.Names(g.Premises(n)); got != test.premises {
			t.Errorf("premises of %s: got %q, want %q", test.name, got, test.premises)
		}
		if got := graphtest.Names(g.Conclusions(n)); got != test.conclusions {
			t.Errorf("conclusions of %s: got %q, want %q", test.name, got, test.conclusions)
		}
	}
}

func TestGranted(t *testing.T) {
	g := graphtest.Make(t, "A > C", "B ! A", "- > B", "D = B", "Reasons?", "For > Asserted?", "<S>", "E > <T>")
	for name, want := range map[string]bool{
		"A":       true,  // attacked, which does not count
		"C":       false, // has a reason
		"B":       true,  // its support has no sources; D only says the same
		"Reasons": false, "Asserted": false,
		"<S>": true, "<T>": false,
		"A > C": false, // no claim
	} {
		if got := g.Granted(node(t, g, name)); got != want {
			t.Errorf("Granted(%s) = %t, want %t", name, got, want)
		}
	}
}

func TestKindsAndRolesHaveNames(t *testing.T) {
	for kind, want := range map[graph.Kind]string{graph.Support: "support", graph.Attack: "attack", graph.Restatement: "restatement", graph.Preference: "preference"} {
		if kind.String() != want {
			t.Errorf("kind %d is called %q, want %q", kind, kind, want)
		}
	}
	for role, want := range map[graph.Role]string{graph.RoleNone: "", graph.RolePremise: "premise", graph.RoleConclusion: "main conclusion", graph.RoleDescription: "description"} {
		if role.String() != want {
			t.Errorf("role %d is called %q, want %q", role, role, want)
		}
	}
}
