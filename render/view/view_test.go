package view

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/data/argdown"
	"crux/graph"
	"crux/graph/graphtest"
	"crux/render/font"
)

func of(t *testing.T, text string, o Options) *View {
	t.Helper()
	g, list := argdown.Decode("test.argdown", text)
	if list.HasErrors() {
		t.Fatalf("the test's own map has errors: %v", list)
	}
	return Of(g, o)
}

// shown lists the nodes of a view: what they are drawn as, and their text.
func shown(v *View) []string {
	var list []string
	for _, n := range v.Nodes {
		kind := [...]string{"claim", "sketch", "bar", "badge"}[n.Kind]
		if n.Unstated {
			kind += " dashed"
		}
		if n.Main {
			kind += " main"
		}
		list = append(list, strings.TrimSpace(kind+" "+plain(n.Text)))
	}
	return list
}

func plain(p Paragraph) string {
	var lines []string
	for _, l := range p.Lines {
		s := ""
		for _, r := range l.Runs {
			s += r.Text
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, " ")
}

func TestWhatIsABarAndWhatABadge(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"a sketched relation is a badge": {"[a]: A.\n  + [b]: B.",
			[]string{"claim main 1 A.", "badge", "claim 1.1 B."}},
		"linked premises meet in a bar": {"<x>\n\n(1) B.\n(2) C.\n----\n(3) A.",
			[]string{"claim main 1 A.", "bar because", "claim 1.1 B.", "claim 1.2 C."}},
		"one premise without a rule is a badge": {"<x>\n\n(1) B.\n----\n(2) A.",
			[]string{"claim main 1 A.", "badge", "claim 1.1 B."}},
		"a rule is named on a bar": {"<x>\n\n(1) B.\n-- by analogy {scheme: \"analogy\"} --\n(2) A.",
			[]string{"claim main 1 A.", "bar because · analogy · by analogy", "claim 1.1 B."}},
		"an undercut ends on a bar": {"<x>\n\n(1) B.\n----\n  <_ [u]: U.\n(2) A.",
			[]string{"claim main 1 A.", "bar because", "badge", "claim 1.1 B.", "claim 1.2 U."}},
		"a linked objection says however": {"[a]: A.\n\n<x>\n\n(1) B.\n(2) C.\n----\n(3) Not. {negates: \"a\"}\n  >< [a]",
			[]string{"claim main 1 A.", "bar however", "claim 1.1 B.", "claim 1.2 C."}},
		"a contradiction is one line": {"[a]: A. #thesis\n  >< [b]: B.",
			[]string{"claim main 1 A.", "badge", "claim 1.1 B."}},
		"unstated, voice, sketch": {"[a]: A. {implicit: true, voice: \"the mayor\"}\n  + <s>: S.",
			[]string{"claim dashed main 1 unstated: The mayor: A.", "badge", "sketch 1.1 s: S."}},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, shown(of(t, tc.text, Options{}))); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	v := of(t, "[a]: A. #thesis\n  - [b]: B.\n  >< [c]: C.", Options{})
	var got []string
	name := func(i int) string {
		if n := v.Nodes[i]; n.Number != "" {
			return n.Number
		}
		return "badge"
	}
	for _, l := range v.Links {
		s := name(l.From) + "→" + name(l.To)
		if l.Head {
			s += " head"
		}
		if l.Tail {
			s += " tail"
		}
		got = append(got, s)
	}
	want := []string{"1.1→badge", "badge→1 head", "1.2→badge tail", "badge→1 head"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestLinesFitTheirBoxes(t *testing.T) {
	v := of(t, "[a]: "+strings.Repeat("Donaudampfschifffahrtsgesellschaft", 40)+" und mehr.\n  + "+strings.Repeat("word ", 2000), Options{})
	for _, n := range v.Nodes {
		for _, l := range n.Text.Lines {
			if l.Width+2*Ranks.PadX > n.Width {
				t.Errorf("a line of %v is in a box of %v", l.Width, n.Width)
			}
		}
		if n.Text.Height() > n.Height {
			t.Errorf("text of height %v is in a box of height %v", n.Text.Height(), n.Height)
		}
		if n.Height > 3*n.Width {
			t.Errorf("a box of %v by %v is a column", n.Width.Points(), n.Height.Points())
		}
	}
}

func TestFramesAreSections(t *testing.T) {
	v := of(t, "# One\n\n[a]: A.\n\n## Two\n\n[b]: B.\n  +> [a]\n\n# Three\n\n[c]: C.\n  +> [b]\n", Options{})
	var got []string
	for _, n := range v.Nodes {
		s := "none"
		if n.Frame != nil {
			s = plain(n.Frame.Title)
		}
		got = append(got, n.Number+" in "+s)
	}
	// A relation is in the innermost frame that holds all its ends.
	want := []string{"1 in One", " in One", "1.1 in Two", " in none", "1.1.1 in Three"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	for i, f := range v.Frames {
		if f.Index != i || f.Parent != nil && f.Parent.Index >= i {
			t.Errorf("frame %d has index %d", i, f.Index)
		}
	}
}

func TestTheLegendListsWhatOccurs(t *testing.T) {
	samples := func(text string) []Sample {
		var list []Sample
		for _, e := range of(t, text, Options{}).Legend {
			list = append(list, e.Sample)
		}
		return list
	}
	if d := cmp.Diff([]Sample{SampleClaim, SampleMain, SampleSupport}, samples("[a]: A.\n  + [b]: B.")); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	all := samples("[a]: A.\n  - [b]: B. {implicit: true}\n  >< [c]: C.\n  + <s>\n\n<x>\n\n(1) p\n(2) q\n----\n  <_ u\n(3) [a]")
	if d := cmp.Diff([]Sample{SampleClaim, SampleMain, SampleUnstated, SampleSketch, SampleSupport, SampleLinked, SampleAttack, SampleUndercut, SampleContradiction}, all); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestTheHeaderNamesTheTextThatIsRead(t *testing.T) {
	v := of(t, "===\ntitle: T\nauthor: [A, B]\ntext: {title: W, author: P, place: J, date: 2015}\n===\n\nx\n", Options{})
	var got []string
	for _, p := range v.Header {
		got = append(got, plain(p.Rewrap(1_000_000)))
	}
	want := []string{"T", "Reads: P: W, J, 2015", "Reading by A, B"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestTextRuns(t *testing.T) {
	g, _ := argdown.Decode("x", `[a]: One *two **three*** #tag four [five](https://x.y) @[a].`)
	want := []font.Run{
		{Text: "One "}, {Text: "two ", Style: font.Italic}, {Text: "three", Style: font.Italic | font.Bold},
		{Text: " "}, {Text: " four "}, {Text: "five"}, {Text: " "}, {Text: "a"}, {Text: "."},
	}
	if d := cmp.Diff(want, textRuns(g.Claim("a").Text)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestPrintable(t *testing.T) {
	if got := printable("a\x00b\tc\u202Ed\uFFFEe\xff\x1b[31m"); got != "ab cde\uFFFD[31m" {
		t.Errorf("got %q", got)
	}
}

func TestRightToLeft(t *testing.T) {
	for text, want := range map[string]bool{"1.2 שלום": true, "مرحبا hello": true, "hello שלום": false, "1.2": false} {
		if got := (&builder{v: &View{}}).paragraph([]font.Run{{Text: text}}, TextSize, boxWidth).RightToLeft(); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

var _ graph.Node = (*graph.Claim)(nil)

func TestLabelsTakeThePlaceOfWords(t *testing.T) {
	g := graphtest.Make(t, "A <S> > B")
	a, s, b := g.Claim("A"), g.Sketches()[0], g.Claim("B")
	a.Implicit = true
	v := Of(g, Options{
		Labels: map[graph.Node]Label{a: {Title: "Air", Text: graph.Plain("Cars foul it.")}, b: {}, s: {Title: "Only this"}},
		Colors: map[graph.Node]string{a: "#ABC", b: "red", s: "#00fF00"},
	})
	want := map[graph.Node][2]string{
		a: {"1.1 unstated: Air: Cars foul it.", "#aabbcc"}, b: {"1", ""}, s: {"1.2 Only this", "#00ff00"},
	}
	for _, n := range v.Nodes {
		w, ok := want[n.Subject]
		if !ok {
			continue
		}
		var lines []string
		for _, l := range n.Text.Lines {
			line := ""
			for _, r := range l.Runs {
				line += r.Text
			}
			lines = append(lines, strings.TrimSpace(line))
		}
		if got := strings.Join(lines, " "); got != w[0] || n.Color != w[1] {
			t.Errorf("%s: got %q in %q, want %q in %q", graphtest.Name(n.Subject), got, n.Color, w[0], w[1])
		}
	}
}
