package csv

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

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

// No cell of what is written is a formula, whatever a graph says.
func TestFormulas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b graph.Builder
		said := rapid.StringMatching(`'{0,2}[=+\-@|%＝\t\r\n]?[ -~]{0,4}`)
		c := b.Claim(said.Draw(t, "title"), said.Draw(t, "text"))
		c.Voice = said.Draw(t, "voice")
		c.At(said.Draw(t, "place"))
		c.Tags = []string{said.Draw(t, "tag")}
		b.Support(c, b.Claim("", said.Draw(t, "other"))).Scheme = said.Draw(t, "scheme")
		b.Meta.Title = said.Draw(t, "head")
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		text, _ := Encode(g)
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if strings.IndexAny(cell, "=+-@|%\t\r\n＝＋－＠") == 0 {
					t.Fatalf("%q is a formula:\n%s", cell, text)
				}
			}
		}
		h, list := Decode("x", text)
		if d := graphtest.Diff(g, h); d != "" || len(list) > 0 {
			t.Fatalf("%s%v\n%s", d, list, text)
		}
	})
}

func TestByHand(t *testing.T) {
	for _, text := range []string{
		"id,kind,text,sources,target,unstated,page\na,,\"Close, the centre\",,,,3\nb,claim,Cars foul the air,,,yes,\nr,support,,b,a,,\n",
		"\uFEFFKind;ID;Text;Sources;Target;Unstated;page\r\nclaim;a;Close, the centre;;;no;3\r\n;;;;;;\r\n;b;Cars foul the air;;;x;\r\nSupport;r;;b;a\r\n",
	} {
		text = strings.Replace(text, "Kind;ID;Text;Sources;Target;Unstated", "kind;id;text;sources;target;unstated", 1)
		g, list := Decode("x.csv", text)
		if len(list) > 0 || len(g.Claims()) != 2 || len(g.Relations()) != 1 || !g.Claims()[1].Implicit || g.Claims()[0].Text.Plain != "Close, the centre" {
			t.Errorf("%v\n%s", list, graphtest.Describe(g))
		}
		if page, _ := g.Claims()[0].Data.Get("page"); page != "3" {
			t.Error(page)
		}
		if !Looks(text) {
			t.Error("it is not known again")
		}
		if r := g.Claims()[0].Occurrences[0].Range; r.Start.Line != 2 || r.Start.Column != 1 || r.End.Line != 2 {
			t.Error(r)
		}
	}
}

func TestDiagnostics(t *testing.T) {
	for text, want := range map[string]string{
		"":                                   "1:1 wrong-type",
		"a,b\n1,2\n":                         "1:1 wrong-type",
		"kind,text\n":                        "1:1 no-claims",
		"kind,text\nclam,a\n":                "2:1 wrong-type",
		"kind,text\nclaim,\"a\n":             "2:1 wrong-type",
		"kind,text\nclaim,a,b\n":             "2:1 wrong-type",
		"kind,text,strength\nclaim,a,much\n": "2:1 wrong-type",
		"kind,text,more\nclaim,a,x\n":        "2:1 not-json",
		"kind,id,text,target\nclaim,a,a,\nclaim,a,b,\nattack,r,,z\n": "3:1 duplicate-id4:1 no-such-node",
		"kind,text\nclaim,\xff\n":                                    "2:7 not-utf-8",
		"kind,more\ndocument,7\n":                                    "2:1 wrong-type",
	} {
		g, list := Decode("x.csv", text)
		got := ""
		for _, x := range list {
			got += fmt.Sprintf("%d:%d %s", x.Range.Start.Line, x.Range.Start.Column, x.Code)
		}
		if got != want || g == nil {
			t.Errorf("%q\n%q, want %q: %v", text, got, want, list)
		}
	}
}

func TestLooks(t *testing.T) {
	for text, want := range map[string]bool{
		"id,kind,title,text\r\n": true, "\"kind\";\"text\"\n": true, "kind\ttitle": true,
		"A kind text": false, "[A]: kind, text": false, "": false, "text,title\n": false,
	} {
		if Looks(text) != want {
			t.Errorf("%q", text)
		}
	}
}

func TestLarge(t *testing.T) {
	text, _ := Encode(graphtest.Shape("random", 30_000, 50, 1))
	if g, list := Decode("x", text); len(list) > 0 || len(g.Claims()) != 30_000 {
		t.Error(list)
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
