package arguebuf

import (
	"fmt"
	"strings"
	"testing"

	"crux/data/formattest"
	"crux/graph"
	"crux/graph/graphtest"
)

const full = `{
  "nodes": {
    "a1": {"atom": {"text": "The centre should be closed to cars.", "reference": {"resource": "r", "text": "Close the centre!"}, "participant": "p1"}, "metadata": {"created": "2021-03-04T05:06:07Z", "updated": "2021-03-04T05:06:08.123Z"}},
    "a2": {"atom": {"text": "Cars foul the air.", "reference": {"resource": "r", "offset": 28, "text": "füllen"}, "participant": "p2"}, "userdata": {"colour": "red", "list": [1, 2.50, null]}},
    "a3": {"atom": {"text": "The wind clears the air."}, "metadata": {}},
    "s1": {"scheme": {"support": "SUPPORT_NEGATIVE_CONSEQUENCES", "premiseDescriptors": ["a2"]}},
    "s2": {"scheme": {"attack": "ATTACK_DEFAULT"}, "userdata": {}},
    "s3": {"scheme": {"rephrase": "REPHRASE_DEFAULT"}},
    "s4": {"scheme": {"preference": "PREFERENCE_DEFAULT"}}
  },
  "edges": {
    "e1": {"source": "a2", "target": "s1", "metadata": {"created": "2021-03-04T05:06:07Z"}},
    "e2": {"source": "s1", "target": "a1"},
    "e3": {"source": "a3", "target": "s2", "userdata": {"why": "guessed"}},
    "e4": {"source": "s2", "target": "s1"},
    "e5": {"source": "a3", "target": "s3"}, "e6": {"source": "s3", "target": "a2"},
    "e7": {"source": "a1", "target": "s4"}, "e8": {"source": "s4", "target": "a3"}
  },
  "resources": {"r": {"text": "Close the centre! Die Autos füllen sie.", "title": "On cars", "source": "https://example.org/", "timestamp": "2020-01-01T00:00:00Z", "userdata": {}}},
  "participants": {"p1": {"name": "Ann", "username": "ann"}, "p2": {"username": "ben", "url": "https://example.org/ben"}, "p3": {"name": "nobody"}},
  "analysts": {"x": {"name": "Eve", "email": "eve@example.org"}, "y": {"name": "Fay"}},
  "majorClaim": "a1",
  "schemaVersion": 1,
  "libraryVersion": "arguebuf-python:2.1.0",
  "metadata": {"created": "2021-03-04T05:06:07Z", "updated": "2021-03-04T05:06:07Z"},
  "userdata": {"topic": "traffic"}
}`

func TestFile(t *testing.T) {
	g, list, written := laws.File(t, "x.json", full)
	formattest.SameTree(t, "x.json", full, written)
	if len(list) > 0 {
		t.Errorf("%v", list)
	}
	c := g.Claims()
	if c[0].Voice != "Ann" || c[1].Voice != "ben" || g.Meta.Author != "Eve, Fay" || g.Meta.Theses[0] != c[0].Key || g.Meta.Work.Title != "On cars" {
		t.Errorf("%q %q %+v", c[0].Voice, c[1].Voice, g.Meta)
	}
	if s := fmt.Sprint(c[0].Source.Offsets, c[1].Source.Offsets, c[2].Source.Offsets); s != "[0-17] [28-34] []" {
		t.Errorf("offsets %s", s)
	}
	r := g.Relations()
	if r[0].Scheme != "negative consequences" || r[1].Target != graph.Node(r[0]) || r[2].Kind != graph.Restatement || r[3].Kind != graph.Preference {
		t.Errorf("%s", graphtest.Describe(g))
	}
	if at := c[1].Occurrences[0].Range.Start; at.Line != 4 || r[1].Occurrences[0].Range.Start.Line != 7 {
		t.Errorf("occurrences %+v", at)
	}
}

// Whatever is odd in a file is told with its place and the node, and written back.
func TestQuirks(t *testing.T) {
	for _, tc := range []struct{ name, text, nodes, told string }{
		{"empty", `{}`, "0", "1:1 no-claims"},
		{"empty graph", `{"nodes": {}, "edges": null, "schemaVersion": 1}`, "0", "1:1 no-claims"},
		{"null fields", `{"nodes": {"a": {"atom": {"text": "A", "reference": null, "participant": null}, "scheme": null, "metadata": null, "userdata": null}}, "edges": {}, "majorClaim": null, "userdata": null}`, "1", ""},
		{"names with underscores", `{"nodes": {"a": {"atom": {"text": "A"}}, "b": {"atom": {"text": "B"}}, "s": {"scheme": {"support": "SUPPORT_SIGN", "premise_descriptors": ["b"]}}}, "edges": {"1": {"source": "b", "target": "s"}, "2": {"source": "s", "target": "a"}}, "major_claim": "a", "schema_version": 1, "library_version": "x"}`, "3", ""},
		{"numbers as strings", `{"nodes": {"a": {"atom": {"text": "A", "reference": {"resource": "r", "offset": "2", "text": "cd"}}}}, "resources": {"r": {"text": "abcd"}}, "schemaVersion": "1"}`, "1", ""},
		{"enumerations by number", `{"nodes": {"a": {"atom": {"text": "A"}}, "s": {"scheme": {"support": 2}}, "u": {"scheme": {"support": 0}}, "t": {"scheme": {"attack": 0}}}, "edges": {"1": {"source": "s", "target": "a"}, "2": {"source": "t", "target": "a"}, "3": {"source": "u", "target": "a"}}}`, "4", ""},
		{"unknown schemes", `{"nodes": {"a": {"atom": {}}, "s": {"scheme": {"support": "SUPPORT_MAGIC"}}, "t": {"scheme": {"attack": 7}}, "u": {"scheme": {}}, "v": {"scheme": {"support": []}}}}`, "5",
			"1:59 unknown-scheme; 1:105 unknown-scheme; 1:115 unknown-scheme; 1:159 wrong-type"},
		{"two types", `{"nodes": {"a": {"atom": {}}, "s": {"scheme": {"attack": "ATTACK_DEFAULT", "support": "SUPPORT_SIGN"}}}}`, "2", "1:58 odd-node"},
		{"neither atom nor scheme", `{"nodes": {"a": {"atom": {}}, "b": {"metadata": {}}, "c": 7, "d": {"atom": {"text": "D"}, "scheme": {}}}, "edges": {"e": {"source": "b", "target": "a"}}}`, "2", "1:36 odd-node; 1:59 odd-node; 1:101 odd-node; 1:122 odd-edge"},
		{"broken edges", `{"nodes": {"a": {"atom": {}}, "s": {"scheme": {"attack": "ATTACK_DEFAULT"}}}, "edges": {"1": {"source": "x", "target": "s"}, "2": {"source": "a"}, "3": 7, "4": {"source": "a", "target": "s"}, "5": {"source": "a", "target": "s"}, "6": {"source": "s", "target": "s"}, "7": {"source": null, "target": "s"}}}`, "2",
			"1:105 no-such-node; 1:131 no-such-node; 1:153 wrong-type; 1:198 odd-edge; 1:235 odd-edge; 1:272 no-such-node"},
		{"propositions side by side", `{"nodes": {"a": {"atom": {"text": "A"}}, "b": {"atom": {"text": "B"}}}, "edges": {"e": {"source": "a", "target": "b"}}}`, "2", "1:88 odd-edge"},
		{"circle of schemes", `{"nodes": {"a": {"atom": {}}, "s": {"scheme": {"attack": "ATTACK_DEFAULT"}}, "t": {"scheme": {"attack": "ATTACK_DEFAULT"}}}, "edges": {"1": {"source": "s", "target": "t"}, "2": {"source": "t", "target": "s"}}}`, "3", "1:178 odd-edge"},
		{"several targets", `{"nodes": {"a": {"atom": {"text": "A"}}, "b": {"atom": {"text": "B"}}, "c": {"atom": {"text": "C"}}, "s": {"scheme": {"support": "SUPPORT_SIGN"}, "userdata": {"x": 1}}, "u": {"scheme": {"attack": "ATTACK_DEFAULT"}}}, "edges": {"1": {"source": "c", "target": "s"}, "2": {"source": "s", "target": "a"}, "3": {"source": "s", "target": "b", "userdata": {}}, "4": {"source": "u", "target": "s"}}}`, "6", "1:107 odd-node"},
		{"no premises", `{"nodes": {"a": {"atom": {}}, "s": {"scheme": {"support": "SUPPORT_DEFAULT"}}}, "edges": {"1": {"source": "s", "target": "a"}}}`, "2", ""},
		{"broken anchors", `{"nodes": {"a": {"atom": {"text": "A", "reference": {"resource": "r", "offset": 1, "text": "nothing"}}}, "b": {"atom": {"reference": {"resource": "x", "text": "b"}}}, "c": {"atom": {"text": "cd", "reference": {"resource": "r", "offset": 2}}}, "d": {"atom": {"reference": {"text": "quoted"}}}, "e": {"atom": {"reference": {"resource": "r", "offset": "two", "text": "a"}}}, "f": {"atom": {"reference": {"resource": "r", "offset": -1, "text": "a"}}}, "g": {"atom": {"reference": "here", "participant": "nobody"}}}, "resources": {"r": {"text": "abcd"}}}`, "7",
			"1:53 broken-anchor; 1:147 no-such-node; 1:350 wrong-type; 1:401 broken-anchor; 1:477 wrong-type; 1:500 no-such-node"},
		{"several resources", `{"nodes": {"a": {"atom": {"text": "A", "reference": {"resource": "q", "text": "x"}}}, "b": {"atom": {"text": "B", "reference": {"resource": "r", "text": "b"}}}}, "resources": {"r": {"text": "abcd"}, "q": {"text": "xyz"}, "p": null}}`, "2", "1:205 broken-anchor; 1:227 broken-anchor"},
		{"major claims that are none", `{"nodes": {"a": {"atom": {}}, "s": {"scheme": {"attack": "ATTACK_DEFAULT"}}}, "majorClaim": "s"}`, "2", "1:93 no-such-node"},
		{"major claim that is not there", `{"nodes": {"a": {"atom": {}}}, "majorClaim": "x"}`, "1", "1:46 no-such-node"},
		{"wrong types", `{"nodes": {"a": {"atom": {"text": 7}, "userdata": {"crux": 7}}, "b": {"atom": {}, "userdata": {"crux": {"strength": "high", "title": "T", "new": 1}}}, "c": {"atom": {}, "userdata": {"crux": {"title": "T"}}}}, "edges": [], "resources": [], "participants": {"p": 7}, "analysts": 7, "majorClaim": 7}`, "3",
			"1:35 wrong-type; 1:60 wrong-type; 1:117 wrong-type; 1:146 unknown-key; 1:201 duplicate-id; 1:219 wrong-type; 1:236 wrong-type; 1:262 wrong-type; 1:278 wrong-type; 1:295 wrong-type; 1:295 no-such-node"},
		{"odd names", "{\"nodes\": {\"\": {\"atom\": {\"text\": \"<b>A</b> \\u0007\"}}, \" \": {\"scheme\": {\"attack\": \"ATTACK_DEFAULT\"}}}, \"edges\": {\"\": {\"source\": \" \", \"target\": \"\"}}}", "2", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			g, list, written := laws.File(t, "x.json", tc.text)
			formattest.SameTree(t, tc.name, tc.text, written)
			var got []string
			for _, x := range list {
				got = append(got, fmt.Sprintf("%d:%d %s", x.Range.Start.Line, x.Range.Start.Column, x.Code))
			}
			if n := fmt.Sprint(len(g.NodeList())); n != tc.nodes || strings.Join(got, "; ") != tc.told {
				t.Errorf("%s nodes, want %s\n%s\nwant\n%s\n%v\n%s", n, tc.nodes, strings.Join(got, "; "), tc.told, list, graphtest.Describe(g))
			}
		})
	}
}

// After an edit what is new has ids of its own, what was there keeps its ids and its
// records, and nothing is left of what was taken out.
func TestEdit(t *testing.T) {
	g, _ := Decode("x.json", full)
	var b graph.Builder
	b.Meta = g.Meta
	old := g.Claims()
	ban := b.Claim("", "").Copy(old[0])
	air := b.Claim("", "").Copy(old[1])
	air.Text = graph.Plain("Cars foul the air, and are loud.")
	b.Support(ban, air, b.Claim("", "Cars foul the air.").SaidBy("Ann")).Copy(g.Relations()[0])
	made, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	text, lost := Encode(made)
	if len(lost) > 0 {
		t.Error(lost)
	}
	h, list := Decode("x.json", text)
	if len(list) > 0 || len(h.NodeList()) != 4 {
		t.Errorf("%v\n%s", list, text)
	}
	for _, want := range []string{`"a1": {`, `"a2": {`, `"s1": {`, `"e1": {`, `"e2": {`, `"colour": "red"`, `"premiseDescriptors": ["a2"]`, `"topic": "traffic"`, `"participant": "p1"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing:\n%s", want, text)
		}
	}
	for _, gone := range []string{`"a3"`, `"s2"`, `"e4"`} {
		if strings.Contains(text, gone) {
			t.Errorf("%s is still there:\n%s", gone, text)
		}
	}
	if strings.Count(text, `"participant": "p1"`) != 2 {
		t.Errorf("who says the new claim has another id:\n%s", text)
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":       "1:1 not-json",
		"[]":     "1:1 wrong-type",
		"{":      "1:2 not-json",
		"\xff{}": "1:1 not-json",
		`{"nodes": ` + strings.Repeat("[", 10_000): "1:511 too-deep",
	} {
		g, list := Decode("x.json", text)
		if len(list) != 1 || !list.HasErrors() || g == nil {
			t.Errorf("%.20s: %v", text, list)
			continue
		}
		at := list[0].Range.Start
		if got := fmt.Sprintf("%d:%d %s", at.Line, at.Column, list[0].Code); got != want {
			t.Errorf("%.20s: %s, want %s", text, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range formattest.Samples() {
		text, _ := Encode(s.Graph)
		f.Add(text)
	}
	f.Add(full)
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

// chain returns a graph of undercuts of undercuts.
func chain(n int) string {
	var nodes, edges strings.Builder
	for i := range n {
		fmt.Fprintf(&nodes, `, "s%d": {"scheme": {"attack": "ATTACK_DEFAULT"}}`, i)
		fmt.Fprintf(&edges, `, "f%d": {"source": "a", "target": "s%d"}, "e%d": {"source": "s%d", "target": "s%d"}`, i, i, i, i, i+1)
	}
	return fmt.Sprintf(`{"nodes": {"a": {"atom": {"text": "A"}}, "s%d": {"scheme": {"attack": "ATTACK_DEFAULT"}}%s}, "edges": {"e": {"source": "s%d", "target": "a"}%s}}`, n, nodes.String(), n, edges.String())
}

func TestLarge(t *testing.T) {
	g, list := Decode("x.json", chain(50_000))
	if len(list) > 0 || len(g.NodeList()) != 50_002 {
		t.Errorf("%d nodes, %v", len(g.NodeList()), list)
	}
	if text, lost := Encode(g); len(lost) > 0 || len(text) < 50_000 {
		t.Errorf("%v", lost)
	}
}

func BenchmarkDecode(b *testing.B) {
	text, _ := Encode(graphtest.Shape("random", 500, 20, 1))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Decode("x.json", text)
	}
}

func BenchmarkEncode(b *testing.B) {
	g := graphtest.Shape("random", 500, 20, 1)
	for b.Loop() {
		Encode(g)
	}
}

// Each scheme that arguebuf has is read by a name that is written as that scheme.
func TestSchemes(t *testing.T) {
	for i, s := range supports {
		name, known := schemeName(graph.Support, "SUPPORT_"+s)
		byNumber, _ := schemeName(graph.Support, fmt.Sprint(i))
		value, kept := spelled(graph.Support, name)
		if !known || byNumber != name || value != "SUPPORT_"+s || !kept {
			t.Errorf("%s is read as %q and %q, and written as %s, %v", s, name, byNumber, value, kept)
		}
	}
	if len(supports) != 65 || supports[61] != "POSITIVE_VALUES" || supports[60] != "MEMORY" || supports[30] != "SIGN" {
		t.Errorf("%d values", len(supports))
	}
}
