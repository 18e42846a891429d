package framework

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/data/formattest"
	"crux/data/loss"
	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/semantics"
	"crux/graph/semantics/af"
	"crux/graph/semantics/solver"
)

func format(f af.Format) formattest.Format {
	return formattest.Format{ID: string(f), Decode: Decode(f), Encode: Encode(f)}
}

func TestLaws(t *testing.T) {
	for _, f := range af.Formats() {
		t.Run(string(f), format(f).Laws)
	}
}

func TestFiles(t *testing.T) {
	for _, c := range []struct {
		format            af.Format
		name, text, wrote string
		graph             string
	}{
		{af.AF, "comments anywhere", "# a framework\np af 3\n# a1 wind\n1 2 # strong\n\n3 2\n3 3\n", "# a framework\n# a1 wind\n# strong\np af 3\n1 2\n3 2\n3 3\n", "[1] [2] [3]; 1→2, 3→2, 3→3"},
		{af.AF, "none", "p af 0\n", "p af 0\n", "; "},
		{af.AF, "CRLF and twice", "p af 2\r\n2 1\r\n1 2\r\n2 1\r\n", "p af 2\n1 2\n2 1\n", "[1] [2]; 2→1, 1→2"},
		{af.APX, "facts", "% who\narg(wind). att(wind,\"foul air\"). % 100%\narg(\"foul air\").\n", "% who\n% 100%\narg(wind).\narg(\"foul air\").\natt(wind,\"foul air\").\n", "[wind] [foul air]; wind→foul air"},
		{af.APX, "a percent sign in a name", "arg(\"50% \\\" %\").\n", "arg(\"50% \\\" %\").\n", "[50% \" %]; "},
		{af.TGF, "labels", "1 The wind  clears the air.\n2\n#\n1 2 at once\n2 1\n", "1 The wind  clears the air.\n2\n#\n1 2 at once\n2 1\n", "[1] [2]; 1→2, 2→1"},
		{af.TGF, "unicode", "ä ü → ß\n#\nä ä\n", "ä ü → ß\n#\nä ä\n", "[ä]; ä→ä"},
	} {
		t.Run(string(c.format)+" "+c.name, func(t *testing.T) {
			g, list, written := format(c.format).File(t, "x", c.text)
			if written != c.wrote {
				t.Errorf("wrote\n%s\nwant\n%s", written, c.wrote)
			}
			if len(list) > 0 {
				t.Errorf("%v", list)
			}
			var nodes, attacks []string
			for _, n := range g.Claims() {
				nodes = append(nodes, "["+n.Title()+"]")
			}
			for _, r := range g.Relations() {
				attacks = append(attacks, r.Sources[0].(*graph.Claim).Key+"→"+r.Target.(*graph.Claim).Key)
				if len(r.Occurrences) == 0 || !r.Occurrences[0].Range.Start.Known() {
					t.Errorf("%s has no place", attacks[len(attacks)-1])
				}
			}
			if got := strings.Join(nodes, " ") + "; " + strings.Join(attacks, ", "); got != c.graph {
				t.Errorf("read %s, want %s", got, c.graph)
			}
			if !Looks(c.format)(c.text) {
				t.Error("it is not known again")
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	g, _ := Decode(af.APX)("x.apx", "arg(a).\n  arg(b). att(a,\n b).\n")
	at := func(o []graph.Occurrence) string {
		r := o[0].Range
		return fmt.Sprintf("%d:%d-%d:%d", r.Start.Line, r.Start.Column, r.End.Line, r.End.Column)
	}
	if got := at(g.Claims()[1].Occurrences) + " " + at(g.Relations()[0].Occurrences); got != "2:7-2:8 2:15-3:3" {
		t.Error(got)
	}
}

func TestLooks(t *testing.T) {
	for text, want := range map[string]string{
		"p af 3\n":               "af",
		"# x\n\np af 3 # y\n1 2": "af",
		"p aba 3\n":              "",
		"att(a,b).\n":            "apx",
		"% c\n\targ( a ) .":      "apx",
		"arg is a word (so).":    "",
		"1\n2\n#\n1 2\n":         "tgf",
		"1\n#\n":                 "tgf",
		"#\n":                    "",
		"a\n#\nb c\n":            "",
		"a\n#\na\n":              "",
		"a b\n# Heading\n":       "",
		"[A]: a\n  + [B]\n":      "",
		"a\n#\n#\n":              "",
		"":                       "",
		"\uFEFFp af 1\n":         "af",
	} {
		var got []string
		for _, f := range af.Formats() {
			if Looks(f)(text) {
				got = append(got, string(f))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q looks like %v, not %s", text, got, want)
		}
	}
}

// The projection has the verdicts of the graph, but in circles of supports.
func TestProjection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		p := project(g)
		labels, _ := solver.Attacks(len(p.nodes), p.attacks).Grounded()
		verdict := semantics.New(g, semantics.Options{}).Grounded()
		circles := len(g.Circles()) > 0
		for i, a := range p.nodes {
			if a.says != "" || circles {
				continue
			}
			if got, want := labels[i], verdict.Of(a.node); got != want {
				t.Errorf("%s is %v, not %v:\n%s\n%v", loss.Name(a.node), got, want, graphtest.Describe(g), p.attacks)
			}
		}
	})
}

// What is written of a graph that is no framework says so, and through what.
func TestProjectionIsNamed(t *testing.T) {
	var b graph.Builder
	ban := b.Claim("Ban", "Close the centre.")
	air := b.Claim("", "Cars foul the air.")
	b.Undercut(b.Support(ban, air, b.Claim("Foul air", "Foul air makes ill.")), b.Claim("Wind", "It is windy."))
	g, _ := b.Graph()
	for format, want := range map[af.Format]string{
		af.AF: "# the projection “standing”: accepted under the grounded semantics is what stands\n" +
			"# 1: Ban\n# 2: a1\n# 3: Foul air\n# 4: Wind\n# 5: r1\n# 6: not a1\n# 7: not Foul air\n# 8: no reason for Ban\n" +
			"p af 8\n2 6\n3 7\n4 5\n5 8\n6 5\n7 5\n8 1\n",
		af.APX: "% the projection “standing”: accepted under the grounded semantics is what stands\n" +
			"arg(Ban).\narg(a1).\narg(\"Foul air\").\narg(Wind).\narg(r1).\narg(\"not a1\").\narg(\"not Foul air\").\narg(\"no reason for Ban\").\n" +
			"att(a1,\"not a1\").\natt(\"Foul air\",\"not Foul air\").\natt(Wind,r1).\natt(r1,\"no reason for Ban\").\natt(\"not a1\",r1).\natt(\"not Foul air\",r1).\natt(\"no reason for Ban\",Ban).\n",
		af.TGF: "Ban Close the centre.\na1 Cars foul the air.\nFoul_air Foul air makes ill.\nWind It is windy.\nr1 the support of [Ban]\nnot_a1 not: Cars foul the air.\nnot_Foul_air not: Foul air makes ill.\nno_reason_for_Ban no reason for: Close the centre.\n" +
			"#\na1 not_a1\nFoul_air not_Foul_air\nWind r1\nr1 no_reason_for_Ban\nnot_a1 r1\nnot_Foul_air r1\nno_reason_for_Ban Ban\n",
	} {
		text, lost := Encode(format)(g)
		if text != want {
			t.Errorf("%s:\n%s\nwant\n%s", format, text, want)
		}
		named := false
		for _, l := range lost {
			named = named || strings.Contains(l.What, Projection)
		}
		if !named {
			t.Errorf("%s: the loss does not name the projection: %v", format, lost)
		}
	}
}

func TestTooLarge(t *testing.T) {
	for _, text := range []string{fmt.Sprintf("p af %d\n", MaxArguments+1), "p af 2\n" + strings.Repeat("1 2\n", MaxAttacks+1)} {
		g, list := Decode(af.AF)("x.af", text)
		if len(list) != 1 || list[0].Code != "framework-too-large" || !strings.Contains(list[0].Hint, "crux solve") || len(g.Claims()) > 0 {
			t.Errorf("%v", list)
		}
	}
}

func TestLarge(t *testing.T) {
	var s strings.Builder
	fmt.Fprintf(&s, "p af %d\n", MaxArguments)
	for i := range MaxArguments {
		fmt.Fprintf(&s, "%d %d\n", i+1, (i*7+3)%MaxArguments+1)
	}
	g, list, written := format(af.AF).File(t, "x.af", s.String())
	if len(list) > 0 || len(g.Relations()) != MaxArguments || len(written) != s.Len() {
		t.Errorf("%v %d %d", list, len(g.Relations()), len(written))
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range formattest.Samples() {
		for i, form := range af.Formats() {
			text, _ := Encode(form)(s.Graph)
			f.Add(i, text)
		}
	}
	f.Fuzz(func(t *testing.T, i int, text string) {
		form := af.Formats()[uint(i)%3]
		g, list := Decode(form)("x", text)
		if list.HasErrors() {
			return
		}
		written, lost := Encode(form)(g)
		h, again := Decode(form)("x", written)
		if d := graphtest.Diff(g, h); d != "" || again.HasErrors() || len(lost) > 0 {
			t.Fatalf("%s\n%v\n%v\n%s", d, again, lost, written)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text, _ := Encode(af.TGF)(graphtest.Shape("random", 500, 300, 1))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Decode(af.TGF)("x.tgf", text)
	}
}

// The last line of a file may have no end.
func TestNoLastLineEnd(t *testing.T) {
	for form, text := range map[af.Format]string{af.AF: "p af 2\n1 2", af.APX: "arg(a).\narg(b).\natt(a,b).", af.TGF: "1\n2\n#\n1 2"} {
		g, list, _ := format(form).File(t, "x", text)
		if len(list) > 0 || len(g.Relations()) != 1 {
			t.Errorf("%s: %v", form, list)
		}
		r := g.Relations()[0].Occurrences[0].Range
		if last := 1 + strings.Count(text, "\n"); r.Start.Line != last || r.End.Line != last || r.End.Column != 1+len(text)-1-strings.LastIndex(text, "\n") && form == af.AF {
			t.Errorf("%s: the attack is at %v", form, r)
		}
	}
}
