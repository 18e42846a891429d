package graphml

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

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

// What is written is XML to others too, with an edge for each edge.
func TestOthersReadIt(t *testing.T) {
	g := graphtest.Shape("random", 30, 50, 1)
	text, _ := Encode(g)
	dec := xml.NewDecoder(strings.NewReader(text))
	count := map[string]int{}
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if s, ok := token.(xml.StartElement); ok {
			count[s.Name.Local]++
		}
	}
	if count["node"] != len(g.NodeList()) || count["edge"] != g.Edges().Len() {
		t.Errorf("%v", count)
	}
}

func TestDiagnostics(t *testing.T) {
	var b graph.Builder
	b.Support(b.Claim("A", "a"), b.Claim("B", "b < c"))
	g, _ := b.Graph()
	text, _ := Encode(g)
	line := func(id string) int {
		return 1 + strings.Count(text[:strings.Index(text, `<node id="`+id+`"`)], "\n")
	}
	for text, want := range map[string]string{
		`<graphml/>`: "1:1 wrong-type",
		`<graphml><graph><node id="a"/></graph></graphml>`: "1:1 wrong-type",
		`<graphml`: "not-xml",
		text:       "",
		strings.Replace(text, `"type":"claim"`, `"type":`, 1):      fmt.Sprintf("%d:5 not-json", line("n1")),
		strings.Replace(text, `"n3"`, `"x"`, 1):                    "",
		strings.ReplaceAll(text, `"target":"n1"`, `"target":"n9"`): fmt.Sprintf("%d:5 no-such-node", line("n3")),
	} {
		h, list := Decode("x", text)
		got := ""
		for _, x := range list {
			got += fmt.Sprintf("%d:%d %s", x.Range.Start.Line, x.Range.Start.Column, x.Code)
		}
		if !strings.HasSuffix(got, want) || want == "" && got != "" || h == nil {
			t.Errorf("%q, want %q: %v\n%s", got, want, list, text)
		}
	}
	h, _ := Decode("x", text)
	for i, id := range []string{"n1", "n2", "n3"} {
		var at []graph.Occurrence
		switch n := h.NodeList()[i].(type) {
		case *graph.Claim:
			at = n.Occurrences
		case *graph.Relation:
			at = n.Occurrences
		}
		if at[0].Range.Start.Line != line(id) {
			t.Errorf("node %d is at %v", i, at[0].Range)
		}
	}
}

func TestLooks(t *testing.T) {
	if !Looks("<?xml version='1.0'?>\n<!-- x -->\n<graphml xmlns='x'>") || Looks("<arggraph/>") || Looks("graphml") {
		t.Error("wrong")
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
