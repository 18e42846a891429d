package aif

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"crux/data/formattest"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/graphtest"
)

var (
	plain  = formattest.Format{ID: "aif", Decode: Decode, Encode: Encode}
	within = formattest.Format{ID: "xaif", Decode: DecodeX, Encode: EncodeX}
)

func TestLaws(t *testing.T)  { plain.Laws(t) }
func TestLawsX(t *testing.T) { within.Laws(t) }

// tree returns what a JSON text says, whatever its order.
func tree(t interface{ Fatalf(string, ...any) }, text string) any {
	var v any
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return unordered(v)
}

func unordered(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			v[key] = unordered(v[key])
		}
	case []any:
		for i := range v {
			v[i] = unordered(v[i])
		}
		slices.SortFunc(v, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	}
	return v
}

// diff returns how what two JSON texts say differs.
func diff(t interface{ Fatalf(string, ...any) }, a, b string) string {
	return cmp.Diff(tree(t, a), tree(t, b))
}

// check reads a file, writes it again and compares. It returns what is read, and the
// place and code of what is told.
func check(t *testing.T, f formattest.Format, text string) (*graph.Graph, string) {
	t.Helper()
	g, list, written := f.File(t, "x.json", text)
	if d := diff(t, text, written); d != "" {
		t.Errorf("the file is another one when it is written (-read +written):\n%s", d)
	}
	return g, told(list)
}

func told(list diag.List) string {
	var s []string
	for _, x := range list {
		place, _, _ := strings.Cut(strings.TrimPrefix(x.Error(), "x.json:"), ": ")
		s = append(s, place+" "+x.Code)
	}
	return strings.Join(s, ", ")
}

// says describes a graph in one line for each node.
func says(g *graph.Graph) string {
	var s strings.Builder
	for _, n := range g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			fmt.Fprintf(&s, "%d %q", n.ID(), n.Text.Plain)
			if n.Voice != "" {
				fmt.Fprintf(&s, " by %s", n.Voice)
			}
			if len(n.Source.Offsets) > 0 {
				fmt.Fprintf(&s, " at %v", n.Source.Offsets)
			}
		case *graph.Relation:
			fmt.Fprintf(&s, "%d %s", n.ID(), n.Kind)
			if n.Scheme != "" {
				fmt.Fprintf(&s, " (%s)", n.Scheme)
			}
			var from []string
			for _, x := range n.Sources {
				from = append(from, fmt.Sprint(x.ID()))
			}
			fmt.Fprintf(&s, " %s →", strings.Join(from, "+"))
			if n.Target != nil {
				fmt.Fprintf(&s, " %d", n.Target.ID())
			}
		}
		s.WriteString("\n")
	}
	return s.String()
}

// A file is written in short: nodes as "1 I text", edges as "1>2", and what else
// AIF has as JSON.
func file(nodes, edges string, more ...string) string {
	var n, e []string
	for line := range strings.Lines(nodes) {
		if f := strings.SplitN(strings.TrimSpace(line), " ", 3); len(f) == 3 {
			n = append(n, fmt.Sprintf(`{"nodeID":"%s","text":%q,"type":"%s","timestamp":"2012-04-12 17:30:59"}`, f[0], f[2], f[1]))
		}
	}
	for i, pair := range strings.Fields(edges) {
		from, to, _ := strings.Cut(pair, ">")
		e = append(e, fmt.Sprintf(`{"edgeID":"%d","fromID":"%s","toID":"%s","formEdgeID":null}`, 90+i, from, to))
	}
	parts := append([]string{`"nodes":[` + strings.Join(n, ",\n") + `]`, `"edges":[` + strings.Join(e, ",\n") + `]`}, more...)
	if len(more) == 0 {
		parts = append(parts, `"locutions":[]`)
	}
	return "{" + strings.Join(parts, ",\n") + "}"
}

const cars = `
	1 I Close the centre to cars.
	2 I Cars foul the air.
	3 I Foul air makes people ill.
	4 I The wind clears the air.
	5 I There is no wind.
`

func TestFiles(t *testing.T) {
	for _, test := range []struct{ name, nodes, edges, want, told string }{
		{"linked", cars + "6 RA Default Inference", "2>6 3>6 6>1", `
			0 "Close the centre to cars."
			1 "Cars foul the air."
			2 "Foul air makes people ill."
			3 "The wind clears the air."
			4 "There is no wind."
			5 support 1+2 → 0`, ""},
		{"undercuts of undercuts", "8 CA Default Conflict\n7 CA CA\n6 RA RA" + cars, "5>8 8>7 4>7 7>6 2>6 6>1", `
			0 attack 7 → 1
			1 attack 6 → 2
			2 support 4 → 3
			3 "Close the centre to cars."
			4 "Cars foul the air."
			5 "Foul air makes people ill."
			6 "The wind clears the air."
			7 "There is no wind."`, ""},
		{"restatement, preference, schemes", cars + "6 MA Default Rephrase\n7 PA Default Preference\n8 RA CauseToEffect\n9 ca Ad hominem", "2>6 6>3 4>7 7>5 2>8 8>1 4>9 9>2", `
			0 "Close the centre to cars."
			1 "Cars foul the air."
			2 "Foul air makes people ill."
			3 "The wind clears the air."
			4 "There is no wind."
			5 restatement 1 → 2
			6 preference 3 → 4
			7 support (CauseToEffect) 1 → 0
			8 attack (Ad hominem) 3 → 1`, ""},
		{"several targets, and on them", "1 I a\n2 I b\n3 I c\n6 RA RA\n7 CA CA", "3>6 6>1 6>2 2>7 7>6", `
			0 "a"
			1 "b"
			2 "c"
			3 support 2 → 0
			4 support 2 → 1
			5 attack 1 → 3
			6 attack 1 → 4`, "4:1 odd-node, 5:1 odd-node"},
		{"no premises, no target, nothing", "1 I a\n2 RA RA\n3 CA CA\n4 MA MA", "2>1 1>3", `
			0 "a"
			1 support  → 0
			2 attack 0 →
			3 restatement  →`, "2:1 incomplete-relation, 3:1 incomplete-relation, 4:1 incomplete-relation"},
		{"fed by a locution", "1 I a\n2 L Ann: b\n3 RA RA\n4 I c", "2>3 3>1 4>3 3>2", `
			0 "a"
			1 support 2 → 0
			2 "c"`, "5:10 odd-edge, 8:1 odd-edge"},
		{"between two propositions, and locutions", "1 I a\n2 I b\n3 L x\n4 L y", "1>2 3>4 3>1", `
			0 "a"
			1 "b"`, "5:10 odd-edge, 6:1 odd-edge, 7:1 odd-edge"},
		{"missing ends", "1 I a\n2 RA RA", "1>2 2>9 7>8", `
			0 "a"
			1 support 0 →`, "2:1 incomplete-relation, 4:36 no-such-node, 5:25 no-such-node, 5:36 no-such-node"},
		{"circles", "1 I a\n2 CA CA\n3 CA CA\n4 RA RA", "1>2 2>3 1>3 3>2 1>4 4>4", `
			0 "a"
			1 attack 0 → 2
			2 attack 0 →
			3 support 0 →`, "3:1 incomplete-relation, 4:1 incomplete-relation, 8:1 odd-edge, 10:1 odd-edge"},
		{"duplicates", "1 I a\n1 I b\n1 I a\n2 RA RA\n2 CA CA\n3 I c", "3>2 2>1 3>2 2>1", `
			0 "a"
			1 "b"
			2 support 3 → 0
			3 "c"`, "2:11 duplicate-id, 3:11 duplicate-id, 5:11 duplicate-id, 9:1 odd-edge, 10:1 odd-edge"},
		{"other types", "1 I a\n2 X b\n3 RA RA\n4 YA Arguing\n5 TA TA", "1>3 3>2 3>4 5>4 4>3", `
			0 "a"
			1 support 0 →`, "2:1 odd-node, 3:1 incomplete-relation, 7:1 odd-edge, 8:1 odd-edge"},
		{"preferred steps", "1 I a\n2 I b\n3 RA RA\n4 RA RA\n5 PA PA\n6 CA CA", "1>3 3>2 2>4 4>1 3>5 5>4 1>6 6>5", `
			0 "a"
			1 "b"
			2 support 0 → 1
			3 support 1 → 0
			4 preference  → 3
			5 attack 0 → 4`, "5:1 incomplete-relation, 11:1 odd-edge"},
		{"no claims", "1 L Ann: a", "", "", "1:1 no-claims"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := file(test.nodes, test.edges)
			g, told := check(t, plain, text)
			want := strings.TrimLeft(strings.ReplaceAll(test.want, "\t", ""), "\n")
			if d := cmp.Diff(want, strings.TrimSuffix(says(g), "\n")); d != "" {
				t.Errorf("(-want +got)\n%s\n%s", d, text)
			}
			if told != test.told {
				t.Errorf("told is %s, want %s\n%s", told, test.told, text)
			}
			check(t, within, `{"AIF":`+text+`,"text":""}`)
		})
	}
}

// Fields of any type are kept.
func TestOddFields(t *testing.T) {
	for text, want := range map[string]string{
		`{"nodes":[],"edges":[],"locutions":[]}`:  "1:1 no-claims",
		`{"nodes":[]}`:                            "1:1 no-claims",
		`{"nodes":null,"edges":null}`:             "1:1 no-claims",
		`{"nodes":{"a":1},"edges":"no"}`:          "1:1 no-claims, 1:10 wrong-type, 1:26 wrong-type",
		`{"nodes":[null,"a",[7]],"edges":[1,{}]}`: "1:1 no-claims, 1:11 odd-node, 1:16 odd-node, 1:20 odd-node, 1:34 odd-edge, 1:36 no-such-node, 1:36 no-such-node",
		`{"nodes":[{"type":"I"},{"nodeID":null,"type":"I","text":null},{"nodeID":"","type":"I","text":7}],"edges":[]}`:                                                                                                                                            "1:11 odd-node, 1:24 odd-node, 1:63 odd-node",
		`{"nodes":[{"nodeID":1,"type":"I","text":{"a":[1.50,1e400]}},{"nodeID":2.5,"type":"ra"},{"nodeID":123456789012345678901,"type":"I"}],"edges":[{"fromID":"1","toID":2.5},{"fromID":2.5,"toID":123456789012345678901,"x":{}}],"version":3,"locutions":[7]}`: "1:41 wrong-type",
		"\uFEFF" + `{"nodes":[{"nodeID":"1","type":" i ","text":"\u0000<b>&amp;\u2028"}],"edges":[]}`:                                                                                                                                                             "",
	} {
		g, list := Decode("x.json", text)
		if got := told(list); got != want {
			t.Errorf("%s\ntold is %s", text, got)
		}
		written, lost := Encode(g)
		if len(lost) > 0 {
			t.Errorf("%s: %v", text, lost)
		}
		if d := diff(t, strings.TrimPrefix(text, "\uFEFF"), written); d != "" {
			t.Errorf("%s\n%s", text, d)
		}
		check(t, within, `{"text":7,"AIF":`+strings.TrimPrefix(text, "\uFEFF")+`}`)
	}
	for _, text := range []string{`{"AIF":null}`, `{"AIF":{},"OVA":[1]}`, `{"AIF":{"nodes":null},"text":null,"x":1.0}`} {
		check(t, within, text)
	}
}

func TestNotAIF(t *testing.T) {
	for _, text := range []string{``, `[]`, `7`, `{`, `{"a":1}`, `{"AIF":[]}`, "{\"nodes\":[\"\xff\"]}", strings.Repeat("[", 10000)} {
		for _, decode := range []func(string, string) (*graph.Graph, diag.List){Decode, DecodeX} {
			if g, list := decode("x.json", text); g == nil || !list.HasErrors() || !list[0].Range.Start.Known() {
				t.Errorf("%.40q: %v", text, list)
			}
		}
	}
}

// Any file at random, however odd, is the same when it is written.
func TestAnyFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := draw(t)
		for _, f := range []formattest.Format{plain, within} {
			if f.ID == "xaif" {
				text = `{"AIF":` + text + `,"OVA":{"nodes":[{"nodeID":"3","x":1}]},"text":{"txt":` + drawPage(t) + `,"url":""}}`
			}
			g, list := f.Decode("x.json", text)
			if list.HasErrors() {
				t.Fatalf("%v\n%s", list, text)
			}
			written, lost := f.Encode(g)
			if len(lost) > 0 {
				t.Fatalf("%v\n%s", lost, text)
			}
			if d := diff(t, text, written); d != "" {
				t.Fatalf("%s\n%s", d, text)
			}
			h, _ := f.Decode("x.json", written)
			if d := graphtest.Diff(g, h); d != "" {
				t.Fatalf("%s\n%s", d, text)
			}
			if again, _ := f.Encode(h); again != written {
				t.Fatalf("%s\nand then\n%s", written, again)
			}
		}
	})
}

// draw draws a file.
func draw(t *rapid.T) string {
	ids := []string{`"1"`, `"2"`, `"3"`, `"4"`, `"5"`, `6`, `7`, `"8"`, `null`, `"9"`}
	types := []string{"I", "I", "I", "RA", "RA", "CA", "CA", "PA", "MA", "L", "YA", "TA", "X"}
	var nodes, edges, locutions []string
	for i := range rapid.IntRange(0, 9).Draw(t, "nodes") {
		id := ids[i]
		if rapid.IntRange(0, 9).Draw(t, "any id") == 0 {
			id = rapid.SampledFrom(ids).Draw(t, "id")
		}
		nodes = append(nodes, fmt.Sprintf(`{"nodeID":%s,"text":%q,"type":%q}`, id,
			rapid.SampledFrom([]string{"a", "b", "", "RA", "Ann: a", "Bob: b", "Agreeing", "expert opinion"}).Draw(t, "text"), rapid.SampledFrom(types).Draw(t, "type")))
	}
	for i := range rapid.IntRange(0, 25).Draw(t, "edges") {
		edges = append(edges, fmt.Sprintf(`{"edgeID":%d,"fromID":%s,"toID":%s}`, i, rapid.SampledFrom(ids).Draw(t, "from"), rapid.SampledFrom(ids).Draw(t, "to")))
	}
	for range rapid.IntRange(0, 3).Draw(t, "locutions") {
		locutions = append(locutions, fmt.Sprintf(`{"nodeID":%s,"personID":%s}`, rapid.SampledFrom(ids).Draw(t, "spoken"), rapid.SampledFrom(ids).Draw(t, "person")))
	}
	return `{"nodes":[` + strings.Join(nodes, ",") + `],"edges":[` + strings.Join(edges, ",") + `],"locutions":[` + strings.Join(locutions, ",") +
		`],"participants":[{"participantID":1,"firstname":"Ann","surname":"None"},{"participantID":"6","firstname":"Cy","surname":"Dee"}]}`
}

// drawPage draws the HTML of a text.
func drawPage(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.SampledFrom([]string{"cars ", "ä", "&amp;", "<br>", "<p>", "</p>", "<", " & ", `<span class="highlighted" id="node1">`, `<span id='2' class="a highlighted">`,
		`<span id="node3">`, `<span id="node77">`, `<span class="highlighted">`, "<span>", "</span>", "</span>", "<!-- x -->", "\n"}), 0, 12).Draw(t, "page")
	b, _ := json.Marshal(strings.Join(parts, ""))
	return string(b)
}
