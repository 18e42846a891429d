package argmap

import (
	"fmt"
	"strings"
	"testing"

	"crux/data/formattest"
	"crux/data/yamldoc"
	"crux/graph"
	"crux/graph/graphtest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var format = formattest.Format{ID: ID, Decode: Decode, Encode: Encode}

func TestLaws(t *testing.T) { format.Laws(t) }

const town = `# a class
"The centre should be closed to cars.":
  r1:
    Cars foul the air.:
      because:
        "It was measured: in 2019.":
    "-Foul air makes ill.":
    strength: 4
    label: by cause
  o1:
    Shops need their customers.:
      note: |
        As they say.
  "-2":
    Cars foul the air.:
  note: A *note*.
Alone:
? "A very long claim"
: {}
`

func TestFiles(t *testing.T) {
	for name, text := range map[string]string{
		"town":    town,
		"odd":     "a:\n  r1: {}\n  r7:\n    b:\n    label: 7\n    strength: strong\n  r2:\n    c:\n    strength: 9\n  note: [1, 2]\n",
		"numbers": "1:\n  2:\n    3.0:\n    true:\n    ~:\n",
	} {
		t.Run(name, func(t *testing.T) {
			g, list, written := format.File(t, "x.yml", text)
			want, _ := yamldoc.Parse("x", text)
			got, _ := yamldoc.Parse("x", written)
			byKey := cmpopts.SortSlices(func(a, b graph.Field) bool { return a.Key < b.Key })
			empty := cmp.FilterValues(func(a, b any) bool { return isNothing(a) && isNothing(b) }, cmp.Ignore())
			if d := cmp.Diff(want.Root.Data(), got.Root.Data(), byKey, empty); d != "" {
				t.Errorf("%s\n%s\n%v", d, written, list)
			}
			if !Looks(text) || len(g.Claims()) == 0 {
				t.Error("it is not known again")
			}
		})
	}
}

// isNothing reports whether a value is what stands behind a claim without reasons.
func isNothing(v any) bool {
	d, ok := v.(graph.Data)
	return v == nil || ok && len(d) == 0
}

func TestMapping(t *testing.T) {
	g, list := Decode("x.yml", town)
	if len(list) > 0 {
		t.Error(list)
	}
	want := `0 [Untitled 1]
1 support 2, 5 → 0
2 [Untitled 2]
3 support 4 → 2
4 [Untitled 3]
5 [Untitled 4]
6 attack 7 → 0
7 [Untitled 5]
8 attack 2 → 0
9 [Untitled 6]
10 [Untitled 7]
`
	if got := graphtest.Describe(g); got != want {
		t.Errorf("%s", cmp.Diff(want, got))
	}
	if !g.Claims()[3].Implicit || g.Claims()[1].Implicit {
		t.Error("what is unstated")
	}
	r := g.Relations()[0]
	if r.Rules[0] != "by cause" || *r.Strength != 0.8 || r.Occurrences[0].Range.Start.Line != 3 {
		t.Errorf("%+v", r)
	}
	if note, _ := g.Claims()[4].Data.Get("note"); note != "As they say.\n" {
		t.Errorf("%q", note)
	}
}

func TestLooks(t *testing.T) {
	for text, want := range map[string]bool{
		town: true, "a:\n  r1:\n    b:\n": true, "a: {}\nb:\n  r:\n    c: {}\n": true,
		"a: b\n": false, "[A]: a\n  + [B]: b\n": false, "Title:\n\n[A]: a\n": false, "a:\n": false, "": false,
		"statements:\n  a: b\n": false, "a:\n  - b\n": false, "Claim:\n  + reason\n": false,
	} {
		if Looks(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestDiagnostics(t *testing.T) {
	for text, want := range map[string]string{
		"- a\n": "1:1 wrong-type", "": "1:1 no-claims", "a: b\n": "1:1 wrong-type", "a:\n  r1: x\n": "2:3 wrong-type",
		"a:\nb:\na:\n": "3:1 duplicate-member", "a: b: c\n": "1:5 bad-yaml",
	} {
		g, list := Decode("x.yml", text)
		got := ""
		for _, x := range list {
			got += fmt.Sprintf("%d:%d %s", x.Range.Start.Line, x.Range.Start.Column, x.Code)
		}
		if got != want || g == nil {
			t.Errorf("%q\n%q, want %q: %v", text, got, want, list)
		}
	}
}

func TestLarge(t *testing.T) {
	var s strings.Builder
	s.WriteString("a:\n")
	for i := range 20_000 {
		fmt.Fprintf(&s, "  r%d:\n    claim %d:\n    premise %d:\n", i+1, i, i)
	}
	if g, _, _ := format.File(t, "x", s.String()); len(g.Claims()) != 40_001 {
		t.Error(len(g.Claims()))
	}
	g := graphtest.Shape("chain", 3000, 0, 1)
	text, _ := Encode(g)
	h, list := Decode("x", text)
	want := 0
	for _, r := range g.Relations() {
		if writes(r) {
			want++
		}
	}
	if list.HasErrors() || len(h.Relations()) != want {
		t.Errorf("%v: %d relations, not %d", list, len(h.Relations()), want)
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
