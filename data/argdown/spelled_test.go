package argdown

import (
	"strings"
	"testing"

	"crux/graph"
	"crux/graph/diag"
	"crux/graph/graphtest"
)

func TestSpelledOutRelations(t *testing.T) {
	const text = `[A]: a

[B]: b

<S>: s

<Two steps>

(1) [A]
----
(2) [M]: m
----
(3) [B]

`
	for name, test := range map[string]struct{ line, want string }{
		"restatement":          {`{relation: restatement, target: "[B]"}`, "restatement 0 → 1"},
		"preference":           {`{relation: preference, target: "[B]"}`, "preference 0 → 1"},
		"support by default":   {`{target: "<S>"}`, "support 0 → 2"},
		"attack on a sketch":   {`{relation: attack, target: "<S>"}`, "attack 0 → 2"},
		"a step":               {`{relation: support, target: "<Two steps>#1"}`, "support 0 → 3"},
		"the last step":        {`{relation: undercut, target: "<Two steps>"}`, "attack 0 → 5"},
		"the whole":            {`{relation: attack, target: "<Two steps>"}`, "attack 0 → 5 whole"},
		"undercut of a sketch": {`{relation: undercut, target: "<S>"}`, "attack 0 → 2 undercuts"},
		"no target":            {`{relation: attack}`, "attack 0 → none"},
		"sources":              {`{target: "[B]", sources: ["<S>", 1, "[M]"]}`, "support 2, 0, 4 → 1"},
		"an argument speaks":   {`{target: "[A]", sources: ["<Two steps>"]}`, "support 1 → 0"},
		"contrary":             {`{relation: contrary, target: "[B]"}`, "attack 0 → 1 in a contradiction"},
	} {
		t.Run(name, func(t *testing.T) {
			g, list := Decode("x", text+"(1) [A]\n-- "+test.line+" --\n(2) So it is, says @[B]. #t {color: red}\n")
			if list.HasErrors() {
				t.Fatal(list)
			}
			r := g.Relations()[2]
			got := strings.TrimSpace(strings.SplitAfter(graphtest.Describe(g), "\n")[r.ID()])
			_, got, _ = strings.Cut(got, " ")
			if r.Whole {
				got += " whole"
			}
			if r.UndercutsSketch {
				got += " undercuts"
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if len(g.Claims()) != 3 {
				t.Errorf("%d claims, want A, B and M: the conclusion is none", len(g.Claims()))
			}
			if v := r.Data.String("color"); v != "red" || len(r.Tags) != 1 || wordsOf(r).Plain != "So it is, says B. #t" {
				t.Errorf("data %v, tags %q, words %q: want those of the conclusion", r.Data, r.Tags, wordsOf(r).Plain)
			}
			roundTrip(t, g)
		})
	}
}

func TestOpposedPairKnowsItself(t *testing.T) {
	g, _ := Decode("x", "(1) [A]: a\n-- {relation: contrary, target: \"[B]\"} --\n(2) Not both.\n\n[B]: b\n")
	if n := len(g.Contradictions()); n != 1 {
		t.Fatalf("%d contradictions, want 1", n)
	}
	c := g.Contradictions()[0]
	if c.Kind != graph.Contrary || c.There.Sources[0] != graph.Node(g.Claim("A")) || c.Back.Target != graph.Node(g.Claim("A")) {
		t.Errorf("got %v: %v → %v", c.Kind, c.There.Sources, c.There.Target)
	}
}

func TestSpelledOutMistakes(t *testing.T) {
	for name, test := range map[string]struct{ text, code, hint string }{
		"unknown kind":      {"(1) a\n-- {relation: suport} --\n(2) b", "bad-value", "did you mean support?"},
		"no such claim":     {"[Weakness]: w\n\n(1) a\n-- {relation: attack, target: \"[Weakness!]\"} --\n(2) b", "no-such-end", "did you mean [Weakness]?"},
		"no such argument":  {"<Weakness>: w\n\n(1) a\n-- {relation: attack, target: \"<Weaknes>#2\"} --\n(2) b", "no-such-end", "did you mean <Weakness>?"},
		"no such step":      {"<A>\n\n(1) a\n-- {relation: attack, target: \"<A>#3\"} --\n(2) b", "no-such-end", "\"<Argument>#2\" for the second step"},
		"no brackets":       {"[A]: a\n\n(1) a\n-- {relation: attack, target: A} --\n(2) b", "no-such-end", `"[Statement]"`},
		"no such source":    {"[A]: a\n\n(1) a\n-- {target: \"[A]\", sources: [1, 7]} --\n(2) b", "no-such-premise", "numbers of statements"},
		"on itself":         {"<A>\n\n(1) a\n-- {relation: attack, target: \"<A>#1\"} --\n(2) b", "relation-circle", "another target"},
		"in a circle":       {"<A>\n\n(1) a\n-- {relation: attack, target: \"<B>#1\"} --\n(2) b\n\n<B>\n\n(1) a\n-- {relation: attack, target: \"<A>#1\"} --\n(2) b", "relation-circle", "another target"},
		"pair with a thing": {"<S>: s\n\n(1) a\n-- {relation: contrary, target: \"<S>\"} --\n(2) b", "bad-value", "a statement as its target"},
		"titled words":      {"[A]: a\n\n(1) a\n-- {relation: restatement, target: \"[A]\"} --\n(2) [C]: b", "title-of-words", "text alone"},
		"bears on words":    {"[A]: a\n\n(1) a\n-- {relation: restatement, target: \"[A]\"} --\n(2) b\n  + [A]", "relation-of-words", "write it below"},
	} {
		t.Run(name, func(t *testing.T) {
			_, list := Decode("x", test.text)
			var found []diag.Diagnostic
			for _, d := range list {
				if d.Code == test.code {
					found = append(found, d)
				}
			}
			if len(found) != 1 || !strings.Contains(found[0].Hint, test.hint) || found[0].Range.Start.Line == 0 {
				t.Errorf("got %v, want one %s with a place and the hint %q", list, test.code, test.hint)
			}
		})
	}
}

// The words of a linked objection's conclusion, its data and tags are those of the
// attack that it is folded into.
func TestLinkedObjectionKeepsItsWords(t *testing.T) {
	text := "[C]: c\n\n(1) a\n(2) b\n----\n(3) By no means, *never*. #sure {negates: \"C\", color: \"red\"}\n  >< [C]\n"
	g, _ := Decode("x", text)
	r := g.Relations()[0]
	if r.Kind != graph.Attack || wordsOf(r).Plain != "By no means, never. #sure" || len(r.Tags) != 1 || r.Data.String("color") != "red" {
		t.Errorf("got %s %q tags %q data %v", r.Kind, wordsOf(r).Plain, r.Tags, r.Data)
	}
	want := "[C]: c\n\n(1) a\n(2) b\n-- {color: \"red\", tags: [\"sure\"]} --\n(3) By no means, *never*. #sure {negates: \"C\"}\n  >< [C]\n"
	if got, _ := Encode(g); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWrittenUntitledTitlesAreNone(t *testing.T) {
	g, _ := Decode("x", "[Untitled 9]: a\n  + b\n\n<Untitled 8>: c\n\n<Untitled 7>\n\n(1) [Untitled 9]\n----\n(2) d\n\n[Untitled x]: e\n")
	for _, c := range g.Claims() {
		if want := c.Key != "Untitled x"; c.Untitled != want {
			t.Errorf("[%s] untitled: got %t, want %t", c.Key, c.Untitled, want)
		}
	}
	if !g.Sketches()[0].Untitled || !g.Arguments()[0].Untitled {
		t.Errorf("<%s> and <%s> are titled", g.Sketches()[0].Key, g.Arguments()[0].Key)
	}
}

func TestTitlesWithBrackets(t *testing.T) {
	text := `[a\]: b]: See @[a\]: b] and @<c\>\d>. #(x\)y)
  + <c\>\d>: It says \{so}.
  - [e\\]
`
	g, list := Decode("x", text)
	if list.HasErrors() {
		t.Fatal(list)
	}
	if g.Claim("a]: b") == nil || g.Claim(`e\`) == nil || g.Sketches()[0].Key != `c>\d` || g.Claim("a]: b").Tags[0] != "x)y" {
		t.Errorf("got\n%s%q", graphtest.Describe(g), g.Claims()[0].Tags)
	}
	if m := g.Claims()[0].Text.Marks; len(m) != 3 || m[0].Target != "a]: b" || m[1].Target != `c>\d` {
		t.Errorf("marks %v, want two mentions and a tag", m)
	}
	roundTrip(t, g)
}
