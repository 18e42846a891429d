package argmap_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const closing = `# One

[A]: a
  + [B]: b

# Two {isClosed: true}

[C]: c
  -> [A]
  -> [B]
  >< [A]

[D]: d
  + [C]
  -> [A]

## Inside

[E]: e
  +> [C]
  +> [B]

# Three {isClosed: true}

<F>: f
  -> [C]
  -> [D]
`

func TestClosedGroupsAreNodes(t *testing.T) {
	_, open := mapOf(t, closing)
	m := open.Close()
	got := nodeLines(m)
	if d := cmp.Diff([]string{"group One closed=false", `  [A] "A" "a" #1b9e77`, `  [B] "B" "b" #1b9e77`, "group Two closed=true", "group Three closed=true"}, got); d != "" {
		t.Errorf("groups (-want +got)\n%s", d)
	}
	var nodes []string
	for _, n := range m.Nodes {
		if n.Closed != nil {
			nodes = append(nodes, n.ID+" "+n.Key())
			if n.Closed.ID != n.ID || !n.Closed.Closed || len(n.Closed.Nodes)+len(n.Closed.Groups) > 0 {
				t.Errorf("%s is not closed: %+v", n.Key(), n.Closed)
			}
		} else {
			nodes = append(nodes, n.ID+" "+name(n))
		}
	}
	if want := []string{"n0 [A]", "n1 [B]", "s2 Two", "s4 Three"}; !slices.Equal(nodes, want) {
		t.Errorf("nodes %q, want %q", nodes, want)
	}
	if hidden := []int{m.Groups[1].Hidden, m.Groups[2].Hidden}; !slices.Equal(hidden, []int{3, 1}) {
		t.Errorf("%v are hidden, want 3 and 1", hidden)
	}
	var edges []string
	for _, l := range m.Edges {
		edges = append(edges, l.Kind.String()+" "+l.From.ID+" "+l.To.ID)
	}
	want := []string{"support n1 n0", "attack s2 n0", "attack s2 n1", "contradictory s2 n0", "support s2 n1", "attack s4 s2"}
	if d := cmp.Diff(want, edges); d != "" {
		t.Errorf("edges (-want +got)\n%s", d)
	}
	if n := len(m.Edges[1].Relations); n != 2 {
		t.Errorf("the attack of Two on A stands for %d relations, want those of [C] and of [D]", n)
	}
	if len(open.Groups[1].Nodes) != 2 || len(open.Edges) == len(m.Edges) {
		t.Error("closing changed the map that it was asked of")
	}
	if _, plain := mapOf(t, steps); plain.Close() != plain {
		t.Error("a map without closed groups is another one when closed")
	}
}

func TestClosedGroupsAreDrawnAsSketches(t *testing.T) {
	g, m := mapOf(t, closing)
	d := m.Close().Draw(g.Meta)
	closed := 0
	for _, s := range d.Graph.Sketches() {
		if x := d.Nodes[s].Closed; x != nil {
			closed++
			if s.Key != x.Title.Plain || s.Section != nil {
				t.Errorf("%s stands for the group %s", s.Key, x.Title.Plain)
			}
		}
	}
	if closed != 2 {
		t.Errorf("%d sketches stand for closed groups, want 2", closed)
	}
	// A contradiction with something inside is an attack each way.
	if n := len(d.Graph.Contradictions()); n != 0 {
		t.Errorf("%d contradictions with a closed group, want none", n)
	}
	if n := len(d.Graph.Relations()); n != 7 {
		t.Errorf("%d relations, want 7", n)
	}
}

// Two groups may have one title, and that of an argument.
func TestClosedGroupsNeedNoTitlesOfTheirOwn(t *testing.T) {
	g, m := mapOf(t, "[A]: a\n  + <S>: s\n\n# S {isClosed: true}\n\n[B]: b\n  +> [A]\n\n# S {isClosed: true}\n\n[C]: c\n  -> [A]\n")
	d := m.Close().Draw(g.Meta)
	if n := len(d.Graph.Sketches()); n != 3 {
		t.Errorf("%d sketches, want the argument and two groups", n)
	}
}
