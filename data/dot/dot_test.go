package dot

import (
	"fmt"
	"testing"

	"gonum.org/v1/gonum/graph/encoding/dot"
	"gonum.org/v1/gonum/graph/multi"

	"crux/data/formattest"
	"crux/graph"
	"crux/graph/graphtest"
)

var format = formattest.Format{ID: ID, Decode: Decode, Encode: Encode}

func TestLaws(t *testing.T) { format.Laws(t) }

func TestNothingIsLost(t *testing.T) {
	for _, s := range formattest.Samples() {
		if got := format.Cell(t, s); got != formattest.Kept {
			t.Errorf("%s: %s", s.Feature, got)
		}
	}
}

// What is written is in the language to others too.
func TestOthersReadIt(t *testing.T) {
	g := graphtest.Shape("random", 30, 50, 1)
	text, _ := Encode(g)
	h := multi.NewDirectedGraph()
	if err := dot.UnmarshalMulti([]byte(text), h); err != nil {
		t.Fatal(err)
	}
	if h.Nodes().Len() != len(g.NodeList()) || h.Edges().Len() != g.Edges().Len() {
		t.Errorf("%d nodes, %d edges", h.Nodes().Len(), h.Edges().Len())
	}
}

func TestGolden(t *testing.T) {
	var b graph.Builder
	b.Attack(b.Claim("A \"quoted\"", "A text\\with \"quotes\",\nand so long that it is broken into lines."), b.Claim("", "b"))
	g, _ := b.Graph()
	text, _ := Encode(g)
	want := `digraph argument {
  graph [rankdir=BT, crux="{\"crux\":1}"];
  n1 [kind=claim, shape=box, label="A text∖with \"quotes\", and so long\nthat it is broken into lines.", title="A \"quoted\"", record="{\"id\":\"n1\",\"type\":\"claim\",\"title\":\"A \u0022quoted\u0022\",\"text\":\"A text\u005cwith \u0022quotes\u0022,\nand so long that it is broken into lines.\"}"];
  n2 [kind=claim, shape=box, label="b", record="{\"id\":\"n2\",\"type\":\"claim\",\"text\":\"b\"}"];
  n3 [kind=attack, shape=diamond, polarity=con, label="attack", record="{\"id\":\"n3\",\"type\":\"attack\",\"sources\":[\"n2\"],\"target\":\"n1\"}"];
  n2 -> n3 [role=source, arrowhead=none, color="#b2182b", style=dashed];
  n3 -> n1 [role=target, color="#b2182b", style=dashed];
}
`
	if text != want {
		t.Errorf("%s", text)
	}
	for i, place := range []string{"3:", "4:", "5:"} {
		h, _ := Decode("x", text)
		var at []graph.Occurrence
		switch n := h.NodeList()[i].(type) {
		case *graph.Claim:
			at = n.Occurrences
		case *graph.Relation:
			at = n.Occurrences
		}
		if got := fmt.Sprintf("%d:", at[0].Range.Start.Line); got != place {
			t.Errorf("node %d is at %s", i, got)
		}
	}
}

func TestDiagnostics(t *testing.T) {
	for text, want := range map[string]string{
		"digraph { a -> b }":                                                  "1:1 wrong-type",
		"digraph { a [label=\"x }":                                            "1:20 wrong-type",
		"digraph {\n graph [crux=\"{}\"]; }":                                  "2:14 wrong-type",
		"digraph {\n graph [crux=\"x\"]; }":                                   "2:14 not-json",
		"digraph {graph [ crux = \"{\\\"crux\\\":1}\" ]\n a [record=\"{\"] }": "2:12 not-json",
		"digraph {graph [crux=\"{\\\"crux\\\":1}\"]} // [x\n/* a":             "",
		"":     "1:1 wrong-type",
		"\xff": "1:1 not-utf-8",
	} {
		h, list := Decode("x", text)
		got := ""
		for _, x := range list {
			got += fmt.Sprintf("%d:%d %s", x.Range.Start.Line, x.Range.Start.Column, x.Code)
		}
		if got != want || h == nil {
			t.Errorf("%q: %q, want %q: %v", text, got, want, list)
		}
	}
}

func TestLooks(t *testing.T) {
	for text, want := range map[string]bool{
		"digraph {": true, "strict graph \"a b\" {": true, "// c\nDiGraph x\n{}": true,
		"graph of cars": false, "digraph": false, "[A]: digraph {": false, "": false,
	} {
		if Looks(text) != want {
			t.Errorf("%q", text)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range formattest.Samples() {
		text, _ := Encode(s.Graph)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, list := Decode("x", text)
		if list.HasErrors() {
			return
		}
		written, lost := Encode(g)
		h, again := Decode("x", written)
		if d := graphtest.Diff(g, h); d != "" && len(lost) == 0 || again.HasErrors() {
			t.Fatalf("%s\n%v\n%s", d, again, written)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text, _ := Encode(graphtest.Shape("random", 500, 300, 1))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Decode("x", text)
	}
}
