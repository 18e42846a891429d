package graph_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

// outline writes an outline down, one entry a line: its number, its node, by
// which relation it bears on its parent, and what else is to be said.
func outline(g *graph.Graph) []string {
	var lines []string
	for _, e := range g.Outline().Entries {
		line := e.Number + " " + graphtest.Name(e.Node)
		if e.Relation != nil {
			line += ": " + graphtest.Name(e.Relation)
		}
		if e.Again {
			line += ", again"
		}
		if e.Continues != "" {
			line += ", from " + e.Continues
		}
		lines = append(lines, line)
	}
	return lines
}

func TestOutline(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"nothing", nil, nil},
		{"claims alone, in source order", []string{"B", "A", "<S>"}, []string{"1 B", "2 A", "3 <S>"}},
		{"down before on", []string{"A > B", "B > C", "X > C"}, []string{"1 C", "1.1 B: B > C", "1.1.1 A: A > B", "1.2 X: X > C"}},
		{"relations in source order, linked sources as written", []string{"Z", "B Z > C", "A ! C", "Y = C"},
			[]string{"1 C", "1.1 B: B Z > C", "1.2 Z: B Z > C", "1.3 A: A ! C", "2 Y: Y = C, again", "2 Y"}},
		{"the sources of a relation before those of the relations on it", []string{"s: A B > C", "U ! s", "X > C", "u: V ! s", "W ! u", "Deep > B"},
			[]string{"1 C", "1.1 A: A B > C", "1.2 B: A B > C", "1.2.1 Deep: Deep > B", "1.3 U: U ! (A B > C)", "1.4 V: V ! (A B > C)",
				"1.5 W: W ! (V ! (A B > C))", "1.6 X: X > C"}},
		{"a claim that bears on two is told of again", []string{"A > B", "A > C", "B > D", "C > D"},
			[]string{"1 D", "1.1 B: B > D", "1.1.1 A: A > B", "1.2 C: C > D", "1.1.1 A: A > C, again"}},
		{"what bears on what is told of again is not told again", []string{"X > A", "A > C", "A ! C"},
			[]string{"1 C", "1.1 A: A > C", "1.1.1 X: X > A", "1.1 A: A ! C, again"}},
		{"the number that comes after one again", []string{"A > B", "B > C", "A > C", "X > C"},
			[]string{"1 C", "1.1 B: B > C", "1.1.1 A: A > B", "1.1.1 A: A > C, again", "1.2 X: X > C"}},
		{"a contradiction once", []string{"A >< B", "X > A", "Y > B"}, []string{"1 A", "2 B: B ! A, again", "1.1 X: X > A", "2 B", "2.1 Y: Y > B"}},
		{"a contradiction once, below", []string{"A >< B", "B > C", "C >< D#thesis"},
			[]string{"1 D", "1.1 C: C ! D", "1.1.1 B: B > C", "1.1.1.1 A: A ! B"}},
		{"a claim that contradicts itself", []string{"A >< A"}, []string{"1 A", "1 A: A ! A, again"}},
		{"the main claims first", []string{"A > B", "X", "Y#thesis", "Z#thesis > X"}, []string{"1 Y", "2 Z", "3 B", "3.1 A: A > B", "4 X", "2 Z: Z > X, again"}},
		{"a main claim below another keeps its number", []string{"A#thesis > B#thesis"}, []string{"1 A", "2 B", "1 A: A > B, again"}},
		{"a circle from its first claim", []string{"B > C", "C > B"}, []string{"1 B", "1.1 C: C > B", "1 B: B > C, again"}},
		{"a claim on itself", []string{"A > A"}, []string{"1 A", "1 A: A > A, again"}},
		{"what the main claims do not lead to, first what bears on nothing", []string{"A ! B", "B ! A", "X > Y", "M#thesis"},
			[]string{"1 M", "2 Y", "2.1 X: X > Y", "3 A", "3.1 B: B ! A", "3 A: A ! B, again"}},
		{"the source of a relation without target", []string{"A > -", "U"}, []string{"1 U", "2 A"}},
		{"relations without sources", []string{"s: - > C", "U ! s"}, []string{"1 C", "1.1 U: U ! (- > C)"}},
		{"a sketch and what is against it", []string{"<S> > C", "X ! <S>"}, []string{"1 C", "1.1 <S>: <S> > C", "1.1.1 X: X ! <S>"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := outline(graphtest.Make(t, test.lines...))
			if !slices.Equal(got, test.want) {
				t.Errorf("%q: got\n%s\nwant\n%s", test.lines, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// Both halves of a contradiction may be undercut; what does so is said where
// the claim that it speaks for is.
func TestOutlineHasWhatEndsOnEitherHalfOfAContradiction(t *testing.T) {
	var b graph.Builder
	one, other := b.Claim("One", ""), b.Claim("Other", "")
	c := b.Contradict(one, other)
	b.Undercut(c.There, b.Claim("There", ""))
	b.Undercut(c.Back, b.Claim("Back", ""))
	got := outline(graphOf(t, &b))
	want := []string{"1 One", "2 Other: Other ! One, again", "1.1 Back: Back ! (Other ! One)", "2 Other", "2.1 There: There ! (One ! Other)"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestOutlineLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		checkOutline(t, g)
	})
}

// checkOutline checks what holds for every outline.
func checkOutline(t interface {
	Helper()
	Fatalf(string, ...any)
}, g *graph.Graph) {
	t.Helper()
	o := g.Outline()
	nodes := map[string]graph.Node{} // by number
	home := map[graph.Node]int{}     // entries that are not Again
	told := map[*graph.Contradiction]bool{}
	said := map[*graph.Relation]int{} // entries by it
	levels := map[string]int{}
	roots, children := 0, map[string]int{}
	for i, e := range o.Entries {
		if _, isRelation := e.Node.(*graph.Relation); isRelation || e.Node == nil {
			t.Fatalf("entry %d is of %s", i, graphtest.Name(e.Node))
		}
		if o.Number(e.Node) != e.Number {
			t.Fatalf("entry %d has the number %s, its node %s", i, e.Number, o.Number(e.Node))
		}
		if e.Relation != nil {
			said[e.Relation]++
			if c := e.Relation.Contradiction; c != nil {
				if told[c] {
					t.Fatalf("a contradiction has two entries: %s", strings.Join(outline(g), "\n"))
				}
				told[c] = true
			}
		}
		if e.Again {
			if home[e.Node] == 0 && e.Relation == nil || e.Relation == nil {
				t.Fatalf("entry %d is said again, but not on the occasion of a relation", i)
			}
			continue
		}
		home[e.Node]++
		if other, taken := nodes[e.Number]; taken {
			t.Fatalf("%s and %s have the number %s", graphtest.Name(other), graphtest.Name(e.Node), e.Number)
		}
		nodes[e.Number] = e.Node
		levels[e.Number] = e.Level
		parts := strings.Split(e.Number, ".")
		if len(parts) != e.Level || e.Level > graph.MaxLevel {
			t.Fatalf("number %s at level %d", e.Number, e.Level)
		}
		parent := strings.Join(parts[:len(parts)-1], ".")
		if e.Level == 1 {
			roots++
		} else if children[parent]++; parts[len(parts)-1] != strconv.Itoa(children[parent]) || home[nodes[parent]] == 0 {
			t.Fatalf("number %s is the child number %d of %s", e.Number, children[parent], parent)
		}
		switch {
		case e.Continues != "" && (e.Level != 1 || levels[e.Continues] != graph.MaxLevel || e.Relation == nil):
			t.Fatalf("%s continues %s of level %d", e.Number, e.Continues, levels[e.Continues])
		case (e.Relation == nil) != (e.Level == 1 && e.Continues == ""):
			t.Fatalf("%s bears on a parent: %t", e.Number, e.Relation != nil)
		case e.Continues != "":
			parent = e.Continues
		}
		if e.Relation != nil {
			on := e.Relation.Target
			for {
				r, ok := on.(*graph.Relation)
				if !ok {
					break
				}
				on = r.Target
			}
			if on != nodes[parent] || !slices.Contains(e.Relation.Sources, e.Node) {
				t.Fatalf("%s is said to bear on %s by %s", e.Number, parent, graphtest.Name(e.Relation))
			}
		}
	}
	for number, n := range nodes {
		if root, err := strconv.Atoi(number); err == nil && root > roots {
			t.Fatalf("%s has the number %s, but there are %d outermost entries", graphtest.Name(n), number, roots)
		}
	}
	for i, c := range g.MainClaims() {
		if want := strconv.Itoa(i + 1); o.Number(c) != want {
			t.Fatalf("main claim %s has the number %s, want %s", c.Key, o.Number(c), want)
		}
	}
	for _, n := range g.NodeList() {
		if r, ok := n.(*graph.Relation); ok {
			want := len(r.Sources)
			if r.Conclusion() == nil {
				want = 0
			}
			if c := r.Contradiction; c != nil { // its halves are one
				if got := said[c.There] + said[c.Back]; got != 1 {
					t.Fatalf("the contradiction %s has %d entries", graphtest.Name(r), got)
				}
			} else if said[r] != want {
				t.Fatalf("%s has %d entries, want one for each of %d sources", graphtest.Name(r), said[r], want)
			}
			if o.Number(r) != "" {
				t.Fatalf("the relation %s has a number", graphtest.Name(r))
			}
		} else if home[n] != 1 {
			t.Fatalf("%s has %d entries of its own, want 1, in\n%s", graphtest.Name(n), home[n], strings.Join(outline(g), "\n"))
		}
	}
}

func TestOutlineOfVeryManyLevels(t *testing.T) {
	const n = 10_000
	var b graph.Builder
	chain := claims(&b, n)
	for i := range chain[1:] {
		b.Support(chain[i], chain[i+1])
	}
	g := graphOf(t, &b)
	checkOutline(t, g)
	o := g.Outline()
	if len(o.Entries) != n {
		t.Fatalf("%d entries, want %d", len(o.Entries), n)
	}
	for i, e := range o.Entries {
		level, continues := i%graph.MaxLevel+1, ""
		if level == 1 && i > 0 {
			continues = o.Entries[i-1].Number
		}
		if e.Level != level || e.Continues != continues || e.Node != graph.Node(chain[i]) {
			t.Fatalf("entry %d: %s at level %d, continuing %q; want C%d at level %d, continuing %q", i, graphtest.Name(e.Node), e.Level, e.Continues, i, level, continues)
		}
	}
	if last := o.Entries[n-1].Number; last != "1000"+strings.Repeat(".1", 9) {
		t.Errorf("the last number is %s, want one of 10 levels below 1000", last)
	}
}

func TestOutlineOfRelationsOnVeryManyRelations(t *testing.T) {
	const n = 50_000
	var b graph.Builder
	all := claims(&b, n+2)
	r := b.Support(all[0], all[1])
	for _, c := range all[2:] {
		r = b.Undercut(r, c)
	}
	o := graphOf(t, &b).Outline()
	if got, want := o.Number(all[n+1]), "1."+strconv.Itoa(n+1); got != want || len(o.Entries) != n+2 {
		t.Errorf("the last undercut has the number %s of %d, want %s of %d: undercuts are no levels", got, len(o.Entries), want, n+2)
	}
}
