package cruxjson

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"crux/data/formattest"
	"crux/graph"
	"crux/graph/graphtest"
)

var format = formattest.Format{ID: "json", Decode: Decode, Encode: Encode}

func TestLaws(t *testing.T) { format.Laws(t) }

// The format keeps whatever a graph says.
func TestNothingIsLost(t *testing.T) {
	for _, s := range formattest.Samples() {
		if got := format.Cell(t, s); got != formattest.Kept {
			t.Errorf("%s: %s", s.Feature, got)
		}
	}
}

// Whatever is written is in the schema.
func TestSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(t interface{ Fatalf(string, ...any) }, text string) {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%v", err)
		}
		if err := schema.Validate(v); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	}
	for _, s := range formattest.Samples() {
		text, _ := Encode(s.Graph)
		valid(t, text)
	}
	rapid.Check(t, func(t *rapid.T) {
		text, _ := Encode(graphtest.Graph(t))
		valid(t, text)
	})
}

// Records of other formats come back to the letter, and texts with them.
func TestForeign(t *testing.T) {
	const text = `{
  "crux": 1,
  "meta": {
    "text": "Süße Äpfel.\n",
    "foreign": {
      "aif": {"timestamp": "12:00", "n": 1.50, "big": 123456789012345678901234567890}
    }
  },
  "nodes": [
    {
      "id": "n1",
      "type": "claim",
      "text": "Apples are sweet.",
      "offsets": [
        {"start": 0, "end": 11}
      ],
      "foreign": {
        "aif": {"nodeID": 7, "scheme": null}
      }
    }
  ]
}
`
	_, list, written := format.File(t, "x.json", text)
	if len(list) > 0 || written != text {
		t.Errorf("%v\n%s", list, written)
	}
}

func TestDiagnostics(t *testing.T) {
	for text, want := range map[string]string{
		`[]`:                      "1:1 wrong-type",
		`{"crux": 2}`:             "1:10 wrong-type",
		`{"crux": 1, "nodes": 7}`: "1:22 wrong-type",
		`{"crux": 1, "nodes": [{"type": "clam"}]}`: "1:32 wrong-type",
		`{"crux": 1, "node": []}`:                  "1:21 unknown-key",
		`{"crux": 1, "nodes": [{"id": "a", "type": "claim"}, {"id": "a", "type": "claim"}]}`:                          "1:60 duplicate-id",
		`{"crux": 1, "nodes": [{"type": "claim", "title": "A"}, {"type": "claim", "title": "A"}]}`:                    "1:83 duplicate-id",
		`{"crux": 1, "nodes": [{"type": "support", "sources": ["x"]}]}`:                                               "1:55 no-such-node",
		`{"crux": 1, "nodes": [{"id": "r", "type": "support", "sources": [], "target": "r"}]}`:                        "1:79 wrong-type",
		`{"crux": 1, "nodes": [{"id": "r", "type": "support", "sources": []}, {"type": "attack", "sources": ["r"]}]}`: "1:101 wrong-type",
		`{"crux": 1, "nodes": [{"type": "claim", "strength": 2}]}`:                                                    "1:53 wrong-type",
		`{"crux": 1, "nodes": [{"type": "claim", "text": "a", "marks": [{"kind": "strong", "start": 0, "end": 2}]}]}`: "1:64 wrong-type",
		`{"crux": 1, "nodes": [null, {"type": "claim", "voice": null}]}`:                                              "",
		`{"crux": 1, "nodes": [{"id": "c", "type": "claim"}], "arguments": [{"steps": ["c"]}]}`:                       "1:79 wrong-type",
		`{"crux": 1, "contradictions": [{"kind": "x"}]}`:                                                              "1:32 wrong-type",
		`{"crux": 1, "meta": {"theses": ["n9"]}}`:                                                                     "1:33 no-such-node",
	} {
		g, list := Decode("x.json", text)
		got := ""
		for _, x := range list {
			place, _, _ := strings.Cut(strings.TrimPrefix(x.Error(), "x.json:"), ": ")
			got += place + " " + x.Code
		}
		if got != want || g == nil {
			t.Errorf("%s\n%q, want %q: %v", text, got, want, list)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range formattest.Samples() {
		text, _ := Encode(s.Graph)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, list := Decode("x.json", text)
		if list.HasErrors() {
			return
		}
		written, _ := Encode(g)
		h, again := Decode("x.json", written)
		if d := graphtest.Diff(g, h); d != "" || again.HasErrors() {
			t.Fatalf("%s\n%v\n%s", d, again, written)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text, _ := Encode(graphtest.Shape("random", 500, 300, 1))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Decode("x.json", text)
	}
}

// Undercuts of undercuts are read in time that grows with their number, and of a circle
// one way on is left out.
func TestRelationsOnRelations(t *testing.T) {
	const n = 20_000
	var s strings.Builder
	s.WriteString(`{"crux": 1, "nodes": [{"id": "0", "type": "claim", "text": "a"}`)
	for i := range n {
		fmt.Fprintf(&s, `, {"id": "%d", "type": "attack", "sources": ["0"], "target": "%d"}`, i+1, i)
	}
	g, list := Decode("x.json", s.String()+"]}")
	if len(list) > 0 || g.Relations()[n-1].Target != graph.Node(g.Relations()[n-2]) {
		t.Errorf("%v", list)
	}
	for _, tc := range []struct {
		next, order []int
		circular    []bool
	}{
		{nil, []int{}, []bool{}},
		{[]int{-1, 0, 1}, []int{0, 1, 2}, []bool{false, false, false}},
		{[]int{1, 2, -1, 1}, []int{2, 1, 0, 3}, []bool{false, false, false, false}},
		{[]int{1, 2, 1, 0}, []int{2, 1, 0, 3}, []bool{false, false, true, false}},
		{[]int{0}, []int{0}, []bool{true}},
	} {
		order, circular := Order(tc.next)
		if !slices.Equal(order, tc.order) || !slices.Equal(circular, tc.circular) {
			t.Errorf("%v: got %v, %v, want %v, %v", tc.next, order, circular, tc.order, tc.circular)
		}
	}
}
