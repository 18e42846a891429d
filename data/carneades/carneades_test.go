package carneades

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/data/formattest"
	"crux/data/jsondoc"
	"crux/data/yamldoc"
	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/semantics"
)

var format = formattest.Format{ID: ID, Decode: Decode, Encode: Encode}

func TestLaws(t *testing.T) { format.Laws(t) }

func TestCells(t *testing.T) {
	for _, s := range formattest.Samples() {
		got := format.Cell(t, s)
		want := formattest.Kept
		switch s.Feature {
		case "backings", "restatements", "preferences", "arguments", "sections":
			want = formattest.Lost
		}
		if got != want {
			t.Errorf("%s: %s, want %s", s.Feature, got, want)
		}
	}
}

const town = `# Cars, by a class
meta:
  title: Cars
  notes: In 2019.
language:
  dear/1: "%s is dear."
argument_schemes:
  cause: {variables: [A], weight: {constant: 0.80}}
statements:
  ban:
    text: The centre should be closed to cars.
    meta: {page: 3}
  open: It should stay open.
  air: Cars foul the air.
  ill: {text: Foul air makes ill., assumed: true}
  dear(parking, cars):
  wind: There is wind.
  ¬app(a2): {text: ¬app(a2)}
  calm: It is calm.
issues:
  i1:
    positions: [ban, open]
    standard: PE
arguments:
  a1:
    scheme: cause
    premises: {major: ill, minor: air}
    conclusion: ban
    undercutter: calm
    weight: 0.5
  a2:
    scheme: custom
    premises:
      - "dear(parking,cars)"
    conclusion: open
    undercutter: ¬app(a2)
    parameters: [x, y]
  against:
    premises: wind
    conclusion: ¬app(a2)
assumptions: ["dear(parking,cars)", air, wind]
tests:
  in: [ill, ban]
  undecided: []
`

func TestFiles(t *testing.T) {
	for name, text := range map[string]string{
		"town":  town,
		"empty": "statements: {}\narguments:\nassumptions: []\n",
		"odd":   "statements:\n  p: 7\n  q: {label: in}\n  r: {text: null, meta: null}\narguments:\n  x: {premises: [], conclusion: p}\n  y: {conclusion: q, premises: [p], meta: {}}\n  z: {premises: [p]}\nissues:\n  i: {positions: [p]}\nassumptions: [p, zz]\n",
		"twice": "statements: {p: P, q: Q}\narguments:\n  a: {premises: [p], conclusion: q}\nassumptions: [q, p]\nissues:\n  i: {positions: [p, q, p], standard: BRD}\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, list, written := format.File(t, "x.yml", text)
			want, _ := yamldoc.Parse("x", text)
			got, _ := yamldoc.Parse("x", written)
			if d := cmp.Diff(tree(want.Root.Data()), tree(got.Root.Data())); d != "" {
				t.Errorf("%s\n%s\n%v", d, written, list)
			}
			if !Looks(text) {
				t.Error("it is not known again")
			}
		})
	}
}

// tree returns a value without the order of keys and of what is assumed, and without
// blanks, which are of no account in ids.
func tree(v any) any {
	switch v := v.(type) {
	case string:
		return plain(v)
	case []any:
		list := []any{}
		for _, x := range v {
			list = append(list, tree(x))
		}
		return list
	case graph.Data:
		m := map[string]any{}
		for _, f := range v {
			m[plain(f.Key)] = tree(f.Value)
			if list, ok := m["assumptions"].([]any); ok {
				slices.SortFunc(list, func(a, b any) int { return strings.Compare(jsondoc.WriteLine(a), jsondoc.WriteLine(b)) })
			}
		}
		return m
	}
	return v
}

func TestMapping(t *testing.T) {
	g, list := Decode("x.yml", town)
	if len(list) > 0 {
		t.Error(list)
	}
	want := `0 [Untitled 1]
1 [Untitled 2]
2 [Untitled 3]
3 [Untitled 4]
4 [dear(parking, cars)]
5 [Untitled 5]
6 [Untitled 6] asserted for its reasons only
7 support 3, 2 → 0
8 support 4 → 1
9 attack 5 → 8
10 attack 6 → 7
11 attack 0 → 1 in a contradiction
12 attack 1 → 0 in a contradiction
`
	if got := graphtest.Describe(g); got != want {
		t.Errorf("%s", cmp.Diff(want, got))
	}
	if g.Meta.Title != "Cars" || g.Relations()[0].Scheme != "cause" || g.Relations()[0].Occurrences[0].Range.Start.Line != 25 {
		t.Errorf("%+v", g.Relations()[0])
	}
}

// The examples of textbooks come out as they should.
func TestVerdict(t *testing.T) {
	g, list := Decode("x.yml", `statements:
  red: The object is red.
  looks: It looks red.
  light: The light is red.
  ¬app(a1):
arguments:
  a1: {premises: [looks], conclusion: red, undercutter: ¬app(a1)}
  a2: {premises: [light], conclusion: ¬app(a1)}
assumptions: [looks, light]
`)
	if len(list) > 0 {
		t.Error(list)
	}
	l := semantics.New(g, semantics.Options{}).Grounded()
	if got := l.Of(g.Claims()[0]).String(); got != "out" {
		t.Errorf("red is %s:\n%s", got, graphtest.Describe(g))
	}
}

func TestLooks(t *testing.T) {
	for text, want := range map[string]bool{
		town: true, "statements:\n- a\n": true, "meta:\n  title: x\n": false, "statements are: a\n": false, "[statements]: a\n": false, "": false,
		"a:\n  r1:\n    b:\n": false, "{\"statements\": 1}": false,
	} {
		if Looks(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestDiagnostics(t *testing.T) {
	for text, want := range map[string]string{
		"- a\n": "1:1 wrong-type", "": "1:1 no-claims", "statements: 7\n": "1:1 wrong-type1:1 no-claims",
		"statements: {p: P}\narguments:\n  a: {premises: [q], conclusion: p}\n":                                        "3:18 no-such-node",
		"statements: {p: P}\narguments:\n  a: {premises: [p]}\n":                                                       "3:3 no-such-node",
		"statements: {p: P}\narguments:\n  a: 7\n":                                                                     "3:3 wrong-type3:3 no-such-node",
		"statements: {p: P}\nassumptions: [q]\n":                                                                       "2:15 no-such-node",
		"statements: {p: P}\nissues: {i: {positions: [q]}}\n":                                                          "2:26 no-such-node",
		"statements:\n  a b: P\n  ab: Q\n":                                                                             "3:3 duplicate-id",
		"statements: {p: P}\nassumptions: [p\n":                                                                        "bad-yaml",
		"statements: {¬app(a): , p: P}\narguments:\n  a: {conclusion: ¬app(a), premises: [p], undercutter: ¬app(a)}\n": "3:7 odd-edge",
	} {
		g, list := Decode("x.yml", text)
		got := ""
		for _, x := range list {
			got += fmt.Sprintf("%d:%d %s", x.Range.Start.Line, x.Range.Start.Column, x.Code)
		}
		if !strings.HasSuffix(got, want) || g == nil {
			t.Errorf("%q\n%q, want %q: %v", text, got, want, list)
		}
	}
}

func TestLarge(t *testing.T) {
	g := graphtest.Shape("random", 20_000, 20, 1)
	text, _ := Encode(g)
	h, list := Decode("x", text)
	if len(list) > 0 || len(h.Claims()) != 20_000 || len(h.Relations()) != len(g.Relations()) {
		t.Errorf("%d claims, %d relations, not %d", len(h.Claims()), len(h.Relations()), len(g.Relations()))
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range formattest.Samples() {
		text, _ := Encode(s.Graph)
		f.Add(text)
	}
	f.Add(town)
	f.Fuzz(func(t *testing.T, text string) {
		g, list := Decode("x", text)
		if list.HasErrors() {
			return
		}
		written, lost := Encode(g)
		h, again := Decode("x", written)
		if d := graphtest.Diff(g, h); len(lost) == 0 && d != "" || again.HasErrors() {
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
