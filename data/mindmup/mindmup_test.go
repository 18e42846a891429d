package mindmup

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/data/formattest"
	"crux/graph"
	"crux/graph/graphtest"
)

var format = formattest.Format{ID: ID, Decode: Decode, Encode: Encode}

func TestLaws(t *testing.T) { format.Laws(t) }

func TestCells(t *testing.T) {
	for _, s := range formattest.Samples() {
		got := format.Cell(t, s)
		want := formattest.Kept
		switch s.Feature {
		case "contradictions", "restatements", "preferences", "arguments", "sections":
			want = formattest.Lost
		}
		if got != want {
			t.Errorf("%s: %s, want %s", s.Feature, got, want)
		}
	}
}

const argument = `{
  "formatVersion": 3, "id": "root", "title": "Cars",
  "attr": {"theme": "argMappingSimple", "measurements-config": ["Speed"]},
  "theme": {"name": "A theme", "node": [{"name": "default"}]},
  "links": [{"ideaIdFrom": 4, "ideaIdTo": "7.x", "attr": {"style": {"color": "#ff0000"}}}],
  "ideas": {
    "1": {
      "title": "The centre should be closed to cars.", "id": 1,
      "attr": {"note": {"index": 3, "text": "As in <b>other</b> towns."}, "position": {"x": 1.50, "y": -2}},
      "ideas": {
        "2": {
          "title": "group", "id": 2,
          "attr": {"contentLocked": true, "group": "supporting", "parentConnector": {"width": 4, "label": "by cause", "themeOverride": true}},
          "ideas": {
            "1": {"title": "Cars foul the air.", "id": 4, "attr": {}},
            "3.5": {"title": "Foul air makes ill.\n", "id": 5, "attr": {"styleNames": ["mine", "attr_implicit_claim"]}, "ideas": {}},
            "-2": {"title": null, "id": "7.x"},
            "-1": {"id": 8, "title": 12}
          }
        },
        "11": {
          "title": "however", "id": 9, "created": 1400000000000,
          "attr": {"contentLocked": "true", "group": "opposing", "parentConnector": {}},
          "ideas": {"1": {"title": "Shops need customers.", "id": 10}}
        }
      }
    },
    "5": {"title": "Alone", "attr": {"style": {"background": "#fff"}}}
  }
}`

const mindMap = `{"title": "Town", "id": 1, "formatVersion": 2, "custom": [1.0, null],
  "ideas": {"1": {"title": "Cars", "id": 2, "ideas": {"1": {"title": "Noise", "id": 3}}}, "-1": {"title": "Trees", "id": 4, "attr": {"collapsed": true}}}}`

// What a map has is written again, but for order and white space.
func TestFiles(t *testing.T) {
	for name, text := range map[string]string{
		"argument": argument, "mind map": mindMap,
		"empty":        `{"formatVersion": 3, "id": "root", "ideas": {}}`,
		"no head":      `{"id": "root", "title": null, "attr": null, "ideas": {"1": {"title": "a"}}}`,
		"odd head":     `{"id": "root", "formatVersion": 3, "title": 7, "attr": {}, "ideas": {"x": {"title": "a", "id": 1}, "1": {"title": "b", "id": 1}}}`,
		"other groups": `{"id": "root", "formatVersion": 3, "title": "", "ideas": {"1": {"title": "a", "id": 1, "ideas": {"1": {"title": "group", "id": 2, "attr": {"group": "perhaps"}}}}, "2": {"id": 3, "title": "g", "attr": {"group": "opposing"}, "ideas": {"1": {"title": "b", "id": 4, "attr": "x"}}}}}`,
		"nested":       `{"id": "root", "formatVersion": 3, "title": "", "ideas": {"1": {"title": "a", "ideas": {"1": {"attr": {"group": "supporting"}, "ideas": {"1": {"title": "b"}, "2": {"title": "group", "attr": {"group": "opposing"}, "ideas": {"1": {"title": "c"}}}}}}}}}`,
		"broken links": `{"id": "root", "formatVersion": 3, "title": "", "ideas": {"1": {"title": "a", "id": 1}}, "links": [{"ideaIdFrom": 1, "ideaIdTo": 9}, 7, null]}`,
	} {
		t.Run(name, func(t *testing.T) {
			_, _, written := format.File(t, "x.mup", text)
			var want, got any
			if err := json.Unmarshal([]byte(text), &want); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(written), &got); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, got, cmp.Transformer("styles", styles)); d != "" {
				t.Errorf("%s\n%s", d, written)
			}
		})
	}
}

// styles sorts the style of an unstated claim before others.
func styles(list []any) map[string]bool {
	set := map[string]bool{}
	for i, x := range list {
		if s, ok := x.(string); ok {
			set[s] = true
		} else {
			set[fmt.Sprint(i, x)] = true
		}
	}
	return set
}

func TestMapping(t *testing.T) {
	g, list := Decode("x.mup", argument)
	if len(list) != 0 {
		t.Errorf("%v", list)
	}
	r := g.Relations()[0]
	if len(r.Sources) != 4 || r.Strength == nil || *r.Strength != 0.8 || r.Rules[0] != "by cause" || !r.Sources[1].(*graph.Claim).Implicit {
		t.Errorf("%+v", r)
	}
	if x := g.Relations()[1]; x.Kind != graph.Attack || x.Target != graph.Node(g.Claims()[0]) {
		t.Errorf("%+v", x)
	}
	if note, _ := g.Claims()[0].Data.Get("note"); note != "As in <b>other</b> towns." {
		t.Error(note)
	}
	if p := g.Claims()[1].Occurrences[0].Range.Start; p.Line != 15 {
		t.Error(p)
	}
	if g.Meta.Title != "Cars" {
		t.Error(g.Meta.Title)
	}
}

// A claim that is a premise twice is one claim.
func TestCopies(t *testing.T) {
	var b graph.Builder
	ban, air, ill := b.Claim("Ban", ""), b.Claim("", "Cars foul the air."), b.Claim("", "It is unhealthy.")
	b.Support(ban, ill)
	b.Support(ill, air)
	b.Support(ban, air)
	b.Attack(air, ban)
	g, _ := b.Graph()
	text, _ := Encode(g)
	h, list := Decode("x", text)
	if len(list) > 0 || len(h.Claims()) != 3 || len(h.Relations()) != 4 {
		t.Errorf("%v\n%s", list, text)
	}
	if n := strings.Count(text, `"same"`); n != 2 {
		t.Errorf("%d copies:\n%s", n, text)
	}
}

// An edit leaves links between what is still there, and gives new ideas new ids.
func TestEdit(t *testing.T) {
	g, _ := Decode("x", argument)
	var b graph.Builder
	b.Meta = g.Meta
	kept := b.Claim("", g.Claims()[0].Text.Plain)
	kept.Foreign = g.Claims()[0].Foreign
	b.Support(kept, b.Claim("", "New."))
	h, _ := b.Graph()
	text, _ := Encode(h)
	if strings.Contains(text, "ideaIdFrom") || !strings.Contains(text, `"id": 1,`) || strings.Count(text, `"id": 2`) != 1 {
		t.Error(text)
	}
}

func TestDiagnostics(t *testing.T) {
	for text, want := range map[string]string{
		`[]`:                          "1:1 wrong-type",
		`{"x": 1}`:                    "1:1 wrong-type",
		`{"ideas": 7, "title": "a"}`:  "1:11 wrong-type",
		`{"id": "root", "ideas": {}}`: "1:1 no-claims",
		`{"id": "root", "ideas": {"1": 7, "2": {"title": "a"}}}`: "1:31 wrong-type",
		mindMap: "2:18 odd-edge",
		`{"id": "root", "ideas": {"1": {"id": 1, "title": "a"}, "2": {"id": 1, "title": "b"}}}`:                            "1:68 duplicate-id",
		`{"id": "root", "ideas": {"1": {"title": "a", "ideas": {"1": {"attr": {"group": "x"}}}}}}`:                         "1:80 odd-node",
		`{"id": "root", "ideas": {"1": {"title": "a", "attr": 4}}}`:                                                        "1:54 wrong-type",
		`{"id": "root", "ideas": {"1": {"attr": {"group": "opposing"}, "ideas": {"1": {"attr": {"crux": {"same": 9}}}}}}}`: "1:105 no-such-node",
	} {
		g, list := Decode("x.mup", text)
		got := ""
		for _, x := range list {
			got += fmt.Sprintf("%d:%d %s", x.Range.Start.Line, x.Range.Start.Column, x.Code)
		}
		if got != want || g == nil {
			t.Errorf("%s\n%q, want %q: %v", text, got, want, list)
		}
	}
}

func TestLarge(t *testing.T) {
	var s strings.Builder
	s.WriteString(`{"id": "root", "formatVersion": 3, "title": "", "ideas": {"1": {"title": "a", "ideas": {`)
	for i := range 50_000 {
		if i > 0 {
			s.WriteByte(',')
		}
		fmt.Fprintf(&s, `"%d": {"attr": {"group": "supporting"}, "ideas": {"1": {"title": "b"}}}`, i+1)
	}
	s.WriteString("}}}}")
	if g, _, _ := format.File(t, "x", s.String()); len(g.Claims()) != 50_001 {
		t.Error(len(g.Claims()))
	}
	g := graphtest.Shape("chain", 3000, 0, 1)
	text, lost := Encode(g)
	h, list := Decode("x", text)
	if list.HasErrors() || len(h.Claims()) != len(g.Claims()) || len(h.Relations()) != len(g.Relations()) {
		t.Errorf("%v %v", list, lost)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range formattest.Samples() {
		text, _ := Encode(s.Graph)
		f.Add(text)
	}
	f.Add(argument)
	f.Add(mindMap)
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
