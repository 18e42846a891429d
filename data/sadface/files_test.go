package sadface

import (
	"fmt"
	"strings"
	"testing"

	"crux/data/formattest"
	"crux/graph"
	"crux/graph/graphtest"
)

const full = `{
  "metadata": {
    "core": {"analyst_email": "ann@example.org", "analyst_name": "Ann", "created": "2020-06-25T18:05:36", "edited": "2020-06-26T08:00:00", "id": "94a975db-25ae-4d25-93cc-000000000001", "notes": "none yet", "title": "Cars", "description": "What is said of cars", "version": "0.2"},
    "org.example": {"course": 7}
  },
  "resources": [
    {"id": "r1", "content": "Close the centre! Die Autos füllen sie.", "type": "text", "metadata": {"core": {}, "bib": {"url": "https://example.org/"}}}
  ],
  "nodes": [
    {"id": "a1", "type": "atom", "text": "The centre should be closed to cars.", "sources": [{"resource_id": "r1", "text": "Close the centre!", "offset": 0, "length": 17}], "metadata": {"core": {}}},
    {"id": "a2", "type": "atom", "text": "Cars foul the air.", "sources": [{"resource_id": "r1", "text": "füllen", "offset": 28, "length": 6}, {"resource_id": "r1", "text": "sie", "offset": 35, "length": 3}], "metadata": {"org.example": {"x": [1, 2.50]}}},
    {"id": "a3", "type": "atom", "text": "The wind clears the air.", "sources": [], "metadata": {}},
    {"id": "s1", "type": "scheme", "name": "support", "metadata": {}},
    {"id": "s2", "type": "scheme", "name": "conflict", "metadata": {"core": {}}, "colour": "red"}
  ],
  "edges": [
    {"id": "e1", "source_id": "a2", "target_id": "s1"},
    {"id": "e2", "source_id": "s1", "target_id": "a1", "note": "why"},
    {"id": "e3", "source_id": "a3", "target_id": "s2"},
    {"id": "e4", "source_id": "s2", "target_id": "s1"}
  ]
}`

const old = `{
  "analyst_email": "ann@example.org", "analyst_name": "Ann", "created": "2017-07-11T16:32:36", "edited": "2017-07-11T16:32:36", "id": "x", "metadata": {},
  "edges": [{"id": "e", "source_id": "b", "target_id": "s"}, {"id": "f", "source_id": "s", "target_id": "a"}],
  "nodes": [{"id": "a", "metadata": {}, "sources": [], "text": "A", "type": "atom"}, {"id": "b", "metadata": {}, "sources": [], "text": "B", "type": "atom"}, {"id": "s", "name": "inference", "type": "scheme"}],
  "resources": []
}`

func TestFile(t *testing.T) {
	g, list, written := laws.File(t, "x.json", full)
	formattest.SameTree(t, "x.json", full, written)
	if len(list) > 0 {
		t.Errorf("%v", list)
	}
	c, r := g.Claims(), g.Relations()
	if g.Meta.Title != "Cars" || g.Meta.Author != "Ann" || g.Meta.Abstract != "What is said of cars" {
		t.Errorf("%+v", g.Meta)
	}
	if s := fmt.Sprint(c[0].Source.Offsets, c[1].Source.Offsets, c[2].Source.Offsets); s != "[0-17] [28-34 35-38] []" {
		t.Errorf("offsets %s", s)
	}
	if r[0].Kind != graph.Support || r[1].Kind != graph.Attack || r[1].Target != graph.Node(r[0]) || r[1].Occurrences[0].Range.Start.Line != 14 {
		t.Error(graphtest.Describe(g))
	}
}

func TestOldFile(t *testing.T) {
	g, list, written := laws.File(t, "x.json", old)
	formattest.SameTree(t, "x.json", old, written)
	if len(list) > 0 || g.Meta.Author != "Ann" || len(g.Relations()) != 1 {
		t.Errorf("%v %+v", list, g.Meta)
	}
	g.Meta.Author = "Ben"
	if text, _ := Encode(g); strings.Contains(text, "Ann") || !strings.Contains(text, `"analyst_name": "Ben"`) {
		t.Error(text)
	}
}

// doc is a document of nodes and edges.
func doc(nodes, edges string) string {
	return `{"nodes": [` + nodes + `], "edges": [` + edges + `], "metadata": {}, "resources": []}`
}

// Whatever is odd in a file is told with its place and the node, and written back.
func TestQuirks(t *testing.T) {
	const a, b = `{"id": "a", "type": "atom", "text": "A"}`, `{"id": "b", "type": "atom", "text": "B"}`
	for _, tc := range []struct{ name, text, nodes, told string }{
		{"empty", `{}`, "0", "no-claims"},
		{"empty graph", doc("", ""), "0", "no-claims"},
		{"null fields", `{"nodes": [{"id": "a", "type": "atom", "text": null, "sources": null, "metadata": null}], "edges": null, "metadata": null, "resources": null}`, "1", ""},
		{"numbers as ids", doc(`{"id": 1, "type": "atom", "text": "A"}, {"id": 2, "type": "atom", "text": "B"}, {"id": 3.50, "type": "scheme", "name": "support"}`, `{"id": 1, "source_id": "2", "target_id": 3.50}, {"id": 2, "source_id": "3.50", "target_id": 1}`), "3", ""},
		{"two nodes of an id", doc(a+`, {"id": "a", "type": "atom", "text": "again"}, {"id": "s", "type": "scheme", "name": "attack"}`, `{"id": "e", "source_id": "a", "target_id": "s"}, {"id": "e", "source_id": "s", "target_id": "a"}`), "3", "duplicate-id; duplicate-id"},
		{"no ids", doc(`{"type": "atom", "text": "A"}, {"type": "atom", "text": "A"}, {"id": [], "type": "scheme", "name": "support"}`, `{"source_id": "x", "target_id": "y"}`), "3", "odd-node; odd-node; odd-node; no-such-node"},
		{"edges without ids", doc(a+`, {"id": "s", "type": "scheme", "name": "support"}`, `{"source_id": "a", "target_id": "s"}`), "2", ""},
		{"empty id", doc(`{"id": "", "type": "atom", "text": "A"}, {"id": "s", "type": "scheme", "name": "support"}`, `{"id": "", "source_id": "", "target_id": "s"}`), "2", ""},
		{"schemes by name", doc(a+`, {"id": "s", "type": "scheme", "name": "Expert Opinion"}, {"id": "x", "type": "scheme", "name": "By Magic"}, {"id": "y", "type": "scheme", "name": "By Magic"}, {"id": "t", "type": "scheme", "name": "Disagreement"}, {"id": "u", "type": "scheme"}, {"id": "v", "type": "conflict", "name": "defeat"}, {"id": "w", "type": "scheme", "name": "rephrase"}`, ""), "8", "unknown-scheme; unknown-scheme"},
		{"nodes of no type", doc(a+`, {"id": "b", "text": "B"}, {"id": "c", "type": "picture"}, 7, null`, `{"id": "e", "source_id": "b", "target_id": "a"}`), "1", "odd-node; odd-node; odd-node; odd-node; odd-edge"},
		{"propositions side by side", doc(a+", "+b, `{"id": "e", "source_id": "a", "target_id": "b"}`), "2", "odd-edge"},
		{"broken edges", doc(a, `{"id": "e", "source_id": "a", "target_id": "x"}, 7, {"id": "f"}, {"id": "g", "source_id": "a", "target_id": "a"}`), "1", "no-such-node; wrong-type; no-such-node; odd-edge"},
		{"several targets", doc(a+", "+b+`, {"id": "s", "type": "scheme", "name": "conflict"}`, `{"id": "e", "source_id": "s", "target_id": "a"}, {"id": "f", "source_id": "s", "target_id": "b"}`), "4", "odd-node"},
		{"a circle", doc(a+`, {"id": "s", "type": "scheme", "name": "conflict"}, {"id": "t", "type": "scheme", "name": "conflict"}`, `{"id": "e", "source_id": "s", "target_id": "t"}, {"id": "f", "source_id": "t", "target_id": "s"}`), "3", "odd-edge"},
		{"broken anchors", `{"nodes": [{"id": "a", "type": "atom", "text": "A", "sources": [{"resource_id": "r", "text": "x", "offset": 1}, {"resource_id": "q", "text": "x"}, 7, {"resource_id": 5, "text": "uv", "offset": "0", "length": "2"}, {}]}], "edges": [], "metadata": {}, "resources": [{"id": "r", "content": "abc"}, {"id": 5, "content": "uvw"}, {"id": "p"}]}`, "1", "broken-anchor; no-such-node; wrong-type; no-such-node; broken-anchor; broken-anchor"},
		{"HTML and control characters", doc(`{"id": "a", "type": "atom", "text": "<b>A</b> \u0007 &amp;"}`, ""), "1", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			g, list, written := laws.File(t, "x.json", tc.text)
			formattest.SameTree(t, tc.name, tc.text, written)
			var got []string
			for _, x := range list {
				got = append(got, x.Code)
				if !x.Range.Start.Known() {
					t.Errorf("no place: %v", x)
				}
			}
			if n := fmt.Sprint(len(g.NodeList())); n != tc.nodes || strings.Join(got, "; ") != tc.told {
				t.Errorf("%s nodes, want %s\n%s\nwant\n%s\n%v\n%s", n, tc.nodes, strings.Join(got, "; "), tc.told, list, graphtest.Describe(g))
			}
		})
	}
}

// The same graph has the same ids, which are UUIDs, and no two things have one.
func TestIDs(t *testing.T) {
	g := graphtest.Shape("random", 50, 20, 1)
	text, _ := Encode(g)
	again, _ := Encode(graphtest.Shape("random", 50, 20, 1))
	if text != again {
		t.Error("the same graph is written in another way")
	}
	seen := map[string]bool{}
	for line := range strings.Lines(text) {
		if _, id, ok := strings.Cut(line, `{"id": "`); ok {
			id, _, _ = strings.Cut(id, `"`)
			if seen[id] || len(id) != 36 {
				t.Errorf("%s", id)
			}
			seen[id] = true
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range formattest.Samples() {
		text, _ := Encode(s.Graph)
		f.Add(text)
	}
	f.Add(full)
	f.Add(old)
	f.Fuzz(func(t *testing.T, text string) {
		g, list := Decode("x.json", text)
		if list.HasErrors() {
			return
		}
		written, lost := Encode(g)
		h, again := Decode("x.json", written)
		if d := graphtest.Diff(g, h); d != "" && len(lost) == 0 || again.HasErrors() {
			t.Fatalf("%s\n%v\n%s", d, again, written)
		}
		if twice, _ := Encode(h); twice != written {
			t.Fatalf("%s\nand then\n%s", written, twice)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text, _ := Encode(graphtest.Shape("random", 500, 20, 1))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Decode("x.json", text)
	}
}
