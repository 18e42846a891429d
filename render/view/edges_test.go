package view

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/graphtest"
)

func TestPlainEdges(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"linked premises have lines of their own with the same letter": {"<x>\n\n(1) B.\n(2) C.\n----\n(3) [a]: A.\n\n<y>\n\n(1) D.\n(2) E.\n----\n(3) [a]",
			[]string{"claim main 1 A.", "bar a", "bar a", "bar b", "bar b", "claim 1.1 B.", "claim 1.2 C.", "claim 1.3 D.", "claim 1.4 E."}},
		"rules and schemes are not shown": {"<x>\n\n(1) B.\n--\nmodus ponens {scheme: \"s\"}\n--\n(2) A.", []string{"claim main 1 A.", "badge", "claim 1.1 B."}},
		"parallel relations are one edge": {"[a]: A.\n  + [b]: B.\n  + [b]\n\n<x>\n\n(1) [b]\n(2) [c]: C.\n----\n(3) [a]",
			[]string{"claim main 1 A.", "bar a", "bar a", "claim 1.1 B.", "claim 1.2 C."}},
		"support and attack are two": {"[a]: A.\n  + [b]: B.\n  - [b]", []string{"claim main 1 A.", "badge", "badge", "claim 1.1 B."}},
		"an undercut is an edge":     {"<x>\n\n(1) B.\n----\n  <_ C.\n(2) A.", []string{"claim main 1 A.", "badge", "badge", "claim 1.1 B.", "claim 1.2 C."}},
	} {
		got := shown(of(t, tc.text, Options{Edges: true}))
		if strings.Join(got, "\n") != strings.Join(tc.want, "\n") {
			t.Errorf("%s: got %q, want %q", name, got, tc.want)
		}
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{0: "a", 25: "z", 26: "aa", 27: "ab", 701: "zz", 702: "aaa"} {
		if got := letters(n); got != want {
			t.Errorf("letters(%d) = %q, want %q", n, got, want)
		}
	}
}

// Where relations are plain edges there is one of a look for each edge of the
// projection onto claims, and what ends on a relation ends on one of its edges.
func TestPlainEdgesAreThoseOfTheProjection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		v := Of(g, Options{Edges: true})
		type line struct {
			source, target graph.Node
			style          Style
		}
		drawn := map[line]int{}
		for i, n := range v.Nodes {
			r, ok := n.Subject.(*graph.Relation)
			if !ok {
				continue
			}
			l := line{style: n.Style}
			for _, link := range v.Links {
				switch {
				case link.From == i:
					l.target = v.Nodes[link.To].Subject
					if on, ok := r.Target.(*graph.Relation); ok {
						got := l.target.(*graph.Relation)
						if !oneEdge(got, on) {
							t.Fatalf("%s ends on %s in\n%s", graphtest.Name(r), graphtest.Name(got), graphtest.Describe(g))
						}
					}
				case link.To == i && link.Relation == r:
					l.source = v.Nodes[link.From].Subject
				}
			}
			if l.source != nil && l.target != nil {
				if l.style == Contradiction && l.source.ID() > l.target.ID() {
					l.source, l.target = l.target, l.source // one line for both ways
				}
				drawn[l]++
			}
		}
		want := map[line]bool{}
		for _, e := range argmap.Claims(g).EdgeList() {
			for _, list := range [][]*graph.Relation{e.Supports, e.Attacks, e.Others} {
				for _, r := range list {
					l := line{e.Source, e.Target, StyleOf(r)}
					if l.style == Contradiction && l.source.ID() > l.target.ID() {
						l.source, l.target = l.target, l.source
					}
					want[l] = true
				}
			}
		}
		for l, n := range drawn {
			if _, onRelation := l.target.(*graph.Relation); n != 1 || !onRelation && !want[l] {
				t.Fatalf("an edge from %s to %s is drawn %d times in\n%s", graphtest.Name(l.source), graphtest.Name(l.target), n, graphtest.Describe(g))
			}
		}
		for l := range want {
			if drawn[l] == 0 {
				t.Fatalf("no edge leads from %s to %s in\n%s", graphtest.Name(l.source), graphtest.Name(l.target), graphtest.Describe(g))
			}
		}
	})
}

// oneEdge reports whether two relations may be drawn as one edge.
func oneEdge(a, b *graph.Relation) bool {
	if a == b || a == otherHalf(b) {
		return true
	}
	if StyleOf(a) != StyleOf(b) {
		return false
	}
	on, onRelation := a.Target.(*graph.Relation)
	other, otherOnRelation := b.Target.(*graph.Relation)
	if onRelation && otherOnRelation {
		return oneEdge(on, other)
	}
	return a.Target == b.Target || a.Contradiction != nil && a.Target == otherHalf(b).Target
}
