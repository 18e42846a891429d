package argmap_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/graphtest"
)

// left writes down what is left of a graph: its nodes by ascending ID.
func left(g *graph.Graph) string { return graphtest.Names(g.NodeList()) }

func TestPartOf(t *testing.T) {
	for _, test := range []struct {
		name        string
		lines       []string
		gone, boxed string
		want        string
	}{
		{"nothing", []string{"A B > C", "C >< D"}, "", "", "A, B, C, A B > C, D, C ! D, D ! C"},
		{"a source", []string{"A B > C"}, "A", "", "B, C, B > C"},
		{"all sources", []string{"A B > C"}, "A, B", "", "C"},
		{"the target", []string{"s: A > C", "U ! s"}, "C", "", "A, U"},
		{"half of a contradiction", []string{"A >< C"}, "C", "", "A"},
		{"a box of one", []string{"A > B", "B > C"}, "", "B", "A, <Box>, A > <Box>, C, <Box> > C"},
		{"what is inside goes", []string{"A > B", "B > C"}, "", "A, B", "<Box>, C, <Box> > C"},
		{"the same once", []string{"A > C", "B > C", "A ! C", "A B > C"}, "", "A, B", "<Box>, C, <Box> > C, <Box> ! C"},
		{"linked with what is outside", []string{"A X > C", "B X > C"}, "", "A, B", "<Box>, X, C, <Box> X > C"},
		{"linked inside", []string{"A X > B"}, "", "A, B", "<Box>, X, X > <Box>"},
		{"an undercut of what is inside", []string{"s: A > B", "U ! s", "V ! s", "W X ! s"}, "", "A, B",
			"<Box>, U, U ! <Box>, V, V ! <Box>, W, X, W X ! <Box>"},
		{"an undercut of an undercut inside", []string{"s: A > B", "u: C ! s", "V ! u"}, "", "A, B, C", "<Box>, V, V ! <Box>"},
		{"an undercut of what is the same", []string{"s: A > C", "r: B > C", "U ! r"}, "", "A, B", "<Box>, C, <Box> > C, U, U ! (<Box> > C)"},
		{"an undercut by what is inside", []string{"s: X > C", "A ! s", "B ! s"}, "", "A, B", "X, C, X > C, <Box>, <Box> ! (X > C)"},
		{"a contradiction with what is inside", []string{"A >< C", "B ! C"}, "", "A, B", "<Box>, C, <Box> ! C, C ! <Box>"},
		{"a contradiction inside", []string{"A >< B"}, "", "A, B", "<Box>"},
		{"incomplete ones", []string{"- > A", "- > C", "B > -"}, "", "A", "<Box>, C, - > C, B, B > -"},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := graphtest.Make(t, test.lines...)
			gone := map[graph.Node]bool{}
			var boxes []argmap.Box
			for name := range strings.SplitSeq(test.gone, ", ") {
				if name != "" {
					gone[graphtest.Node(g, name)] = true
				}
			}
			for name := range strings.SplitSeq(test.boxed, ", ") {
				if name != "" {
					boxes = append(boxes[:0], argmap.Box{Title: graph.Plain("Box"), Nodes: append(append([]graph.Node(nil), nodesOf(boxes)...), graphtest.Node(g, name))})
				}
			}
			if got := left(argmap.PartOf(g, gone, boxes).Graph); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func nodesOf(boxes []argmap.Box) []graph.Node {
	if len(boxes) == 0 {
		return nil
	}
	return boxes[0].Nodes
}

func TestPartOfCountsLostSources(t *testing.T) {
	g := graphtest.Make(t, "A B X > C", "A > D")
	p := argmap.PartOf(g, map[graph.Node]bool{graphtest.Node(g, "A"): true, graphtest.Node(g, "X"): true}, nil)
	if len(p.Missing) != 1 || p.Missing[p.Graph.Relations()[0]] != 2 {
		t.Errorf("got %v, want 2 sources missing of the only relation", p.Missing)
	}
}

// A contradiction may be made before its claims.
func TestPartOfKeepsContradictions(t *testing.T) {
	var b graph.Builder
	there := b.Relate(graph.Attack, nil)
	one, other, third := b.Claim("A", ""), b.Claim("B", ""), b.Claim("C", "")
	b.Connect(there, one, other)
	b.Oppose(there, b.Attack(other, one)).Kind = graph.Contrary
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	p := argmap.PartOf(g, map[graph.Node]bool{third: true}, nil).Graph
	if list := p.Contradictions(); len(list) != 1 || list[0].Kind != graph.Contrary || list[0].There.Target != graph.Node(p.Claim("A")) {
		t.Errorf("the contradiction is not kept: %s", graphtest.Describe(p))
	}
}

// Each node that is not gone stands for itself or is in its box, and relations
// keep their kinds and those of their ends that are left.
func TestPartOfRandomGraphs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		gone, inBox := map[graph.Node]bool{}, map[graph.Node]int{}
		boxes := make([]argmap.Box, 2)
		for _, n := range g.NodeList() {
			what := rapid.IntRange(0, 4).Draw(t, "what becomes of it")
			_, isRelation := n.(*graph.Relation)
			switch {
			case what == 4:
				gone[n] = true
			case what >= 2 && !isRelation:
				boxes[what-2].Nodes = append(boxes[what-2].Nodes, n)
				inBox[n] = what - 1
			}
		}
		p := argmap.PartOf(g, gone, boxes)
		whole := map[graph.Node]graph.Node{}
		for part, list := range p.Stands {
			for _, n := range list {
				if whole[n] != nil {
					t.Fatalf("%s stands twice in\n%s", graphtest.Name(n), graphtest.Describe(g))
				}
				whole[n] = part
			}
		}
		for _, n := range g.NodeList() {
			r, isRelation := n.(*graph.Relation)
			part := whole[n]
			switch {
			case gone[n]:
				if part != nil {
					t.Fatalf("%s is not gone", graphtest.Name(n))
				}
			case inBox[n] > 0:
				if part != graph.Node(p.Boxes[inBox[n]-1]) {
					t.Fatalf("%s is not in its box", graphtest.Name(n))
				}
			case !isRelation:
				if part == nil {
					t.Fatalf("%s is lost", graphtest.Name(n))
				}
			case part != nil:
				copied := part.(*graph.Relation)
				if copied.Kind != r.Kind || copied.Undercut() != r.Undercut() {
					t.Fatalf("%s is another kind of relation", graphtest.Name(r))
				}
				for _, s := range r.Sources {
					if !gone[s] && whole[s] != copied.Target && !slices.Contains(copied.Sources, whole[s]) {
						t.Fatalf("%s has lost %s", graphtest.Name(r), graphtest.Name(s))
					}
				}
			}
		}
		if n := len(gone) + len(inBox); n == 0 && left(p.Graph) != left(g) {
			t.Fatalf("got %s, want all of %s", left(p.Graph), left(g))
		}
	})
}
