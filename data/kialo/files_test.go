package kialo

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
)

const full = `Discussion Title: Cars

1. The centre should be closed to cars.
1.1. Pro: Cars foul the air, says [a study](https://example.org/a_(b)).

They are loud, too \(very\).
1.1.1. Con: The wind clears the air.
1.2. Con: Shops need their customers.
1.2.1. Con: -> See 1.1.1.
1.3. Close them on Sundays.

2. Trams are better.
2.1. Con: -> See 1.1.
`

func TestFile(t *testing.T) {
	g, list, written := laws.File(t, "x.txt", full)
	if len(list) > 0 || written != full {
		t.Errorf("%v\n%s", list, written)
	}
	c := g.Claims()
	if g.Meta.Title != "Cars" || len(c) != 6 || c[1].Text.Plain != "Cars foul the air, says a study.\n\nThey are loud, too (very)." {
		t.Errorf("%q\n%s", c[1].Text.Plain, graphtest.Describe(g))
	}
	if want := (graph.Mark{Kind: graph.Link, Start: 24, End: 31, Target: "https://example.org/a_(b)"}); len(c[1].Text.Marks) != 1 || c[1].Text.Marks[0] != want {
		t.Errorf("%+v", c[1].Text.Marks)
	}
	var kinds []string
	for _, r := range g.Relations() {
		kinds = append(kinds, fmt.Sprintf("%s %d>%d", r.Kind, r.Sources[0].ID(), r.Target.ID()))
	}
	if got := strings.Join(kinds, ", "); got != "support 1>0, attack 3>1, attack 5>0, attack 3>5, restatement 8>0, attack 1>10" {
		t.Error(got)
	}
	if at := c[1].Occurrences[0].Range; at.Start.Line != 4 || at.End.Line != 6 {
		t.Errorf("%+v", at)
	}
}

// Whatever is odd in a file is told with its place and the number, and written back.
func TestQuirks(t *testing.T) {
	for _, tc := range []struct{ name, text, nodes, told string }{
		{"empty", "", "0", "1:1 no-claims"},
		{"only a title", "Discussion Title: x\n", "0", "1:1 no-claims"},
		{"no title", "1. A\n1.1. Pro: B\n", "3", ""},
		{"Windows line ends", "\uFEFFDiscussion Title: x\r\n\r\n1. A\r\n1.1. Pro: B\r\nand more\r\n", "3", ""},
		{"old Macintosh line ends", "Discussion Title: x\r\r1. A\r1.1. Pro: B\r", "3", ""},
		{"missing numbers", "Discussion Title: x\n\n1. A\n1.2. Pro: B\n1.4. Con: C\n1.4.3. Con: D\n\n3. E\n", "8", ""},
		{"wrong depth", "Discussion Title: x\n\n1. A\n1.1.1. Pro: B\n1.1.1.2.3. Con: C\n", "5", "4:1 no-such-node; 5:1 no-such-node"},
		{"nothing above", "Discussion Title: x\n\n1.1. Pro: B\n2.1. Con: C\n1. A\n", "5", "4:1 no-such-node"},
		{"out of order", "Discussion Title: x\n\n1. A\n1.2. Pro: B\n1.1. Con: C\n1.2.1. Pro: D\n", "7", ""},
		{"the same number twice", "Discussion Title: x\n\n1. A\n1.1. Pro: B\n1.1. Con: C\n1.1.1. Con: D\n", "7", "5:1 duplicate-id"},
		{"references onward and back", "Discussion Title: x\n\n1. A\n1.1. Pro: -> See 1.2.\n1.2. Con: B\n1.2.1. Pro: -> See 1.1.\n1.1.1. Con: C\n", "7", ""},
		{"reference without a point", "Discussion Title: x\n\n1. A\n1.1. Pro: B\n1.2. Con: -> See 1.1\n", "4", ""},
		{"number without a point", "Discussion Title: x\n\n1. A\n1.1 Pro: B\n01.02. Con: C\n", "5", ""},
		{"a circle of claims", "Discussion Title: x\n\n1. A\n1.1. Pro: B\n1.1.1. Pro: -> See 1.\n1.1.2. Con: -> See 1.1.\n", "5", ""},
		{"a circle of references", "Discussion Title: x\n\n1. A\n1.1. Pro: -> See 1.2.\n1.2. Pro: -> See 1.3.\n1.3. Con: -> See 1.2.\n1.4. Con: -> See 1.4.\n1.4.1. Pro: B\n", "3", "5:1 odd-node; 7:1 odd-node; 8:1 no-such-node"},
		{"reference to nothing", "Discussion Title: x\n\n1. A\n1.1. Pro: -> See 7.7.\n1.2. Con: -> See 1.1.\n", "1", "4:1 no-such-node"},
		{"text in front", "Discussion Title: x\n\nExported by hand\n\n1. A\n", "1", "3:1 odd-node"},
		{"a list in a text", "Discussion Title: x\n\n1. A: three things\n7. seven\n1.5 is half of three\n3.14. is pi\n1.1. Pro: B\n", "3", ""},
		{"no text", "Discussion Title: x\n\n1.\n1.1. Pro:\n1.2. Con: -> See 1.1.\n", "4", ""},
		{"a thesis with a stance", "Discussion Title: x\n\n1. Pro: A\n1.1. \\Pro: B\n1.2. Pro: Con: C\n", "5", ""},
		{"marks that are none", "Discussion Title: x\n\n1. [a] [b](c [d](e f) \\[g\\](h) []() [](i) C:\\d \\*\n1.1. Pro: <b>bold</b> \x07 **x**\n", "3", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			g, list, written := laws.File(t, "x.txt", tc.text)
			if got, want := squeezed(written), squeezed(tc.text); got != want {
				t.Errorf("written as\n%s\nwant\n%s", written, tc.text)
			}
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

// squeezed returns a text without white space at line ends, empty lines and an empty
// title.
func squeezed(s string) string {
	s = strings.TrimPrefix(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\uFEFF")
	var lines []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines) // what is no part of the graph comes last
	return strings.Join(lines, "\n")
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"1. \xff\n": "1:4 not-utf-8",
		"1. A\n1" + strings.Repeat(".1", 10_000) + ". Pro: B\n": "2:1 too-deep",
	} {
		g, list := Decode("x.txt", text)
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

// After an edit the claims that are left keep their numbers, and what is new gets others.
func TestEdit(t *testing.T) {
	g, _ := Decode("x.txt", "Discussion Title: x\n\n1. A\n1.2. Pro: B\n1.2.1. Con: C\n1.4. Con: D\n1.5. Con: -> See 1.2.1.\n")
	old := g.Claims()
	var b graph.Builder
	b.Meta = g.Meta
	fresh := b.Claim("", "New.")
	a := b.Claim("", "").Copy(old[0])
	c := b.Claim("", "").Copy(old[2])
	d := b.Claim("", "").Copy(old[3])
	b.Attack(a, d)
	b.Attack(a, c).Copy(g.Relations()[3])
	b.Support(d, fresh)
	made, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	text, _ := Encode(made)
	if want := "Discussion Title: x\n\n1.4.1. Pro: New.\n\n1. A\n\n2. C\n1.4. Con: D\n1.5. Con: -> See 2.\n"; text != want {
		t.Errorf("%q\n%s", text, text)
	}
	h, list := Decode("x.txt", text)
	if len(list) > 0 {
		t.Errorf("%v", list)
	}
	if len(h.Relations()) != 3 || len(h.Claims()) != 4 {
		t.Error(graphtest.Describe(h))
	}
}

// What is deeper than numbers go is a thesis of its own, to be seen from where it belongs.
func TestDeep(t *testing.T) {
	var b graph.Builder
	last := b.Claim("", "Claim 0.")
	for i := range 1000 {
		next := b.Claim("", fmt.Sprintf("Claim %d.", i+1))
		b.Support(last, next)
		last = next
	}
	g, _ := b.Graph()
	text, lost := Encode(g)
	h, list := Decode("x.txt", text)
	if len(lost) > 0 || len(list) > 0 || graphtest.Diff(g, h) != "" || len(text) > 1<<18 {
		t.Errorf("%v %v %d bytes", lost, list, len(text))
	}
}

func TestLarge(t *testing.T) {
	g := graphtest.Shape("random", 20_000, 10, 1)
	text, _ := Encode(g)
	h, list := Decode("x.txt", text)
	if len(list) > 0 || len(h.Claims()) != 20_000 {
		t.Errorf("%d claims, %.3v", len(h.Claims()), list)
	}
	if again, _ := Encode(h); again != text {
		t.Error("it is written in another way")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(full)
	f.Add("1. A\n1.1 Pro: -> See 1.2\n01.2. Con: [a](b)\n1.2. -> See 1.1.\n\n4. \\x\n")
	f.Fuzz(func(t *testing.T, text string) {
		g, list := Decode("x.txt", text)
		var codes []string
		for _, x := range list {
			codes = append(codes, x.Code)
		}
		broken := slices.Contains(codes, "no-such-node") || slices.Contains(codes, "odd-node")
		if list.HasErrors() || broken && slices.Contains(codes, "duplicate-id") {
			return // which of two a reference means depends on their order
		}
		written, lost := Encode(g)
		h, again := Decode("x.txt", written)
		if d := graphtest.Diff(g, h); d != "" || again.HasErrors() || len(lost) > 0 {
			t.Fatalf("%s\n%v %v\n%s", d, again, lost, written)
		}
		if twice, _ := Encode(h); twice != written {
			t.Fatalf("%s\nand then\n%s", written, twice)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text, _ := Encode(graphtest.Shape("random", 1000, 25, 1))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Decode("x.txt", text)
	}
}

// A thesis that is referred to below itself or another one is the main claim all the same.
func TestTheses(t *testing.T) {
	g, _ := Decode("x.txt", "Discussion Title: x\n\n1. A\n1.1. Con: B\n1.1.1. Pro: -> See 1.\n\n2. C\n2.1. Pro: D\n")
	var main []string
	for _, c := range g.MainClaims() {
		main = append(main, c.Text.Plain)
	}
	if strings.Join(main, " ") != "A C" {
		t.Errorf("main claims %q", main)
	}
	if g, _ := Decode("x.txt", full); g.Meta.Theses != nil {
		t.Errorf("%q", g.Meta.Theses)
	}
}
