package argdown

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/graph"
	"crux/graph/diag"
)

var update = flag.Bool("update", false, "write what is read into the golden files")

// describe writes all that was read of a document.
func describe(g *graph.Graph) string {
	var s strings.Builder
	name := func(n graph.Node) string {
		switch n := n.(type) {
		case *graph.Claim:
			return "[" + n.Key + "]"
		case *graph.Sketch:
			return "<" + n.Key + ">"
		case *graph.Relation:
			return fmt.Sprintf("relation %d", n.ID())
		}
		return "nothing"
	}
	section := func(x *graph.Section) string {
		if x == nil {
			return ""
		}
		return " in “" + x.Title.Plain + "”"
	}
	for _, n := range g.NodeList() {
		fmt.Fprintf(&s, "%d ", n.ID())
		switch n := n.(type) {
		case *graph.Claim:
			fmt.Fprintf(&s, "%s %q tags %q voice %q implicit %v asserted %v source %q data %v ×%d%s", name(n), n.Text.Plain, n.Tags, n.Voice, n.Implicit, n.Asserted, n.Source.Written, n.Data, len(n.Occurrences), section(n.Section))
			for _, m := range n.Text.Marks {
				fmt.Fprintf(&s, "\n    mark %d %q %q", m.Kind, n.Text.Plain[m.Start:m.End], m.Target)
			}
		case *graph.Sketch:
			fmt.Fprintf(&s, "%s %q tags %q ×%d%s", name(n), n.Text.Plain, n.Tags, len(n.Occurrences), section(n.Section))
		case *graph.Relation:
			var from []string
			for _, x := range n.Sources {
				from = append(from, name(x))
			}
			target := "nothing"
			if n.Target != nil {
				target = name(n.Target)
			}
			fmt.Fprintf(&s, "%s %s → %s rules %q scheme %q strict %v whole %v sketch undercut %v contradiction %v ×%d",
				n.Kind, strings.Join(from, " + "), target, n.Rules, n.Scheme, n.Strict, n.Whole, n.UndercutsSketch, n.Contradiction != nil, len(n.Occurrences))
			if n.Argument != nil {
				fmt.Fprintf(&s, " of <%s>", n.Argument.Key)
			}
		}
		s.WriteString("\n")
	}
	m := g.Meta
	fmt.Fprintf(&s, "title %q author %q language %q work %q theses %q unlocated %d\n", m.Title, m.Author, m.Language, m.Work, m.Theses, len(m.Unlocated))
	return s.String()
}

// golden reads testdata/FOLDER/*.argdown and compares what tell says of each
// with the file beside it that has the given ending.
func golden(t *testing.T, folder, ending string, tell func(file, text string) string) {
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.argdown"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := tell(filepath.Base(file), string(text))
			path := strings.TrimSuffix(file, ".argdown") + ending
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

// TestWhole reads documents without errors.
func TestWhole(t *testing.T) {
	golden(t, "whole", ".golden", func(file, text string) string {
		g, list := Decode(file, text)
		if list.HasErrors() {
			t.Errorf("%s has errors: %v", file, list)
		}
		return describe(g)
	})
}

// TestBroken reads documents with errors: all are told, each at its place, and
// the rest is read.
func TestBroken(t *testing.T) {
	golden(t, "broken", ".golden", func(file, text string) string {
		g, list := Decode(file, text)
		var s strings.Builder
		if err := diag.Print(&s, list, func(string) string { return text }); err != nil {
			t.Fatal(err)
		}
		return s.String() + "\n" + describe(g)
	})
}

func TestLineEndsAndMarksOfOrder(t *testing.T) {
	const text = "[A]: a\n  + [B]: b\n\n<C>\n\n(1) p\n----\n(2) [A]\n"
	g, _ := Decode("x", text)
	want := describe(g)
	for name, other := range map[string]string{
		"CRLF":             strings.ReplaceAll(text, "\n", "\r\n"),
		"CR":               strings.ReplaceAll(text, "\n", "\r"),
		"byte order mark":  "\uFEFF" + text,
		"no end of line":   strings.TrimSuffix(text, "\n"),
		"blank lines more": strings.ReplaceAll(text, "\n\n", "\n \t\n\n\n"),
	} {
		g, list := Decode("x", other)
		if d := cmp.Diff(want, describe(g)); d != "" || list.HasErrors() {
			t.Errorf("%s (-want +got)\n%s%v", name, d, list)
		}
	}
}

// A mistake is told at the same place whatever ends a line.
func TestLineEndsOfBrokenDocuments(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "broken", "*.argdown"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, list := Decode("main", string(b))
		want := said(list)
		for name, text := range map[string]string{
			"CRLF": strings.ReplaceAll(string(b), "\n", "\r\n"),
			"CR":   strings.ReplaceAll(string(b), "\n", "\r"),
		} {
			_, list := Decode("main", text)
			if d := cmp.Diff(want, said(list)); d != "" {
				t.Errorf("%s with %s (-want +got)\n%s", file, name, d)
			}
		}
	}
}

// Whatever stands before it, a claim at the end is read, and what is wrong before
// it is told in its line.
func TestTheRestIsRead(t *testing.T) {
	aliases := func(first, line string) string {
		s := first
		for i := 1; i < 30; i++ {
			s += strings.NewReplacer("NEW", fmt.Sprint("a", i), "OLD", fmt.Sprint("a", i-1)).Replace(line)
		}
		return s
	}
	lists := aliases("a0: &a0 [x, x, x]\n", "NEW: &NEW [*OLD, *OLD, *OLD, *OLD]\n")
	for name, test := range map[string]struct {
		text, code string
		line       int
	}{
		"aliases in front matter":     {"===\n" + lists + "===\n", "data-too-large", 1},
		"aliases in data":             {"[A]: a {\n" + lists + "}\n", "data-too-large", 1},
		"aliases of mappings":         {"===\n" + aliases("a0: &a0 {x: y}\n", "NEW: &NEW {x: *OLD, y: *OLD, z: *OLD}\n") + "===\n", "data-too-large", 1},
		"aliases that are merged":     {"===\n" + aliases("a0: &a0 {x: y}\n", "NEW: &NEW\n  <<: [*OLD, *OLD]\n  NEWx: y\n") + "===\n", "data-too-large", 1},
		"an alias as a key":           {"===\n" + lists + "? *a29\n: x\n===\n", "data-too-large", 1},
		"an alias of itself":          {"===\na: &a [*a]\n===\n", "data-too-large", 1},
		"brackets in front matter":    {"===\nx: y\na: " + strings.Repeat("[", 50_000) + "\n===\n", "bad-yaml", 3},
		"braces in data":              {"[A]: a\n  + [B]: b {" + strings.Repeat("x: {", 50_000) + strings.Repeat("}", 50_001) + "\n", "bad-yaml", 2},
		"NUL in front matter":         {"===\ntitle: t\nx: \x00\n===\n", "bad-yaml", 3},
		"NUL in a title":              {"[A]: a\n  + [B\x00]: b\n", "control-character", 2},
		"NUL alone":                   {"[A]: a\n\n\x00\n", "control-character", 3},
		"a byte order mark within":    {"[A]: a\n\n\uFEFF[B]: b\n", "control-character", 3},
		"a list as front matter":      {"===\n- a\n===\n", "data-not-a-mapping", 1},
		"front matter with hyphens":   {"---\ntitle: t\n---\n", "inference-alone", 1},
		"a structure without end":     {"(1) a\n(2) b\n", "no-inference", 1},
		"an inference without end":    {"(1) a\n(2) b\n----\n", "no-conclusion", 3},
		"a list of relations":         {"[A]: a\n\n" + strings.Repeat("  + b\n\n", 3), "relation-alone", 3},
		"a brace that stays open":     {"[A]: a\n  + [B]: b {x: y\n", "unclosed-brace", 2},
		"a quotation that stays open": {"[A]: a\n  + [B]: b {x: \"y}\n", "unclosed-brace", 2},
	} {
		t.Run(name, func(t *testing.T) {
			g, list := Decode("main", test.text+"\n[X]: x\n  + [Y]: y\n")
			if x := g.Claim("X"); x == nil || x.Text.Plain != "x" || len(g.On(x)) != 1 {
				t.Errorf("the claim at the end is %+v", x)
			}
			for _, d := range list {
				if d.Code == test.code && d.Range.Start.Line == test.line {
					return
				}
			}
			t.Errorf("%s is not told in line %d:\n%.2000s", test.code, test.line, said(list))
		})
	}
}

// The indentation of deep levels is most of their bytes, and does not count.
func TestVeryDeepIndentation(t *testing.T) {
	const levels = 10_000
	var s strings.Builder
	s.WriteString("[0]: the start\n")
	for i := range levels {
		s.WriteString(strings.Repeat(" ", i+1) + "+ x\n")
	}
	g, list := Decode("main", s.String())
	if len(list) > 0 || len(g.Relations()) != levels {
		t.Errorf("%d levels: %d relations, %.500s", levels, len(g.Relations()), said(list))
	}
	want := "1:1 error too-large: the document is larger than the 16 MiB that are read (divide it into several documents)\n"
	for name, text := range map[string]string{
		"text":                   strings.Repeat("a\n\n", MaxSize/3+1),
		"blanks within its line": "a" + strings.Repeat(" ", MaxSize),
		"indentation":            strings.Repeat(" ", MaxRead) + "a",
	} {
		if g, list := Decode("main", text); said(list) != want || g == nil {
			t.Errorf("%s: %.500s", name, said(list))
		}
	}
}

// Were one of these read in more than linear time, the test would not end.
func TestLargeInput(t *testing.T) {
	const n = 200_000
	for name, text := range map[string]string{
		"brackets": strings.Repeat("[", n), "braces": strings.Repeat("{", n), "braces apart": strings.Repeat("{ ", n),
		"angles": strings.Repeat("<", n), "stars": strings.Repeat("*a ", n), "links": strings.Repeat("[a](", n),
		"mentions": strings.Repeat("@[", n), "tags": strings.Repeat("#(", n), "backslashes": strings.Repeat("\\", n),
		"numbers": strings.Repeat("(1) x\n", n), "hyphens": strings.Repeat("--\n", n), "comments": strings.Repeat("/*", n),
		"one line": strings.Repeat("word ", n), "underscores": strings.Repeat("_a", n), "headings": strings.Repeat("# a\n\n", n/10),
		"relations": "[a]: a\n" + strings.Repeat("  + [b]\n", n/4), "reasons": "[a]: a\n" + strings.Repeat("  + b\n", n/4),
		"yaml":    "===\na: " + strings.Repeat("[", n) + "\n===\n\nx",
		"aliases": "===\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n===\n\nx",
	} {
		t.Run(name, func(t *testing.T) {
			if g, _ := Decode("x", text); g == nil {
				t.Error("no graph")
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, folder := range []string{"whole", "broken"} {
		files, _ := filepath.Glob(filepath.Join("testdata", folder, "*.argdown"))
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
	for _, s := range []string{"", "[a]", "<a>\n\n(1) b\n--", "{", "===", "(1)", "  + ", "[a]: {a: [}", "\x00", "*_**__", "<Untitled 1>\n\n(1) a\n----\n(2) b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, list := Decode("x", text)
		for _, d := range list {
			if d.Range.Start.Offset < 0 || d.Range.End.Offset > len(text) || d.Range.Start.Offset > d.Range.End.Offset {
				t.Errorf("%v is outside the text", d)
			}
		}
		again, _ := Decode("x", text)
		if describe(g) != describe(again) {
			t.Error("the same text is read in two ways")
		}
		g.Outline()
		if out, _ := (Options{}).JSON("x", text); !json.Valid(out) {
			t.Error("the export is no JSON")
		}
		for _, d := range LeftOut(g) {
			if d.Range.End.Offset > len(text) {
				t.Errorf("%v is outside the text", d)
			}
		}
	})
}

// FuzzSettings reads files of settings: there is a mapping or an error with a place
// in the text.
func FuzzSettings(f *testing.F) {
	for _, s := range []string{"", "{}", `{"selection": {"selectedTags": ["a"]}, "model": {"mode": "strict"}}`, "[1]", `{"a": 1} x`, `{"a"`, "\uFEFF{}", `{"a": {"b": [{"c": 1e400}]}}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, list := Settings("argdown.config.json", text)
		if (d == nil) != list.HasErrors() {
			t.Errorf("%v, but %v", d, list)
		}
		for _, x := range list {
			if x.Range.Start.Offset > len(text) {
				t.Errorf("%v is outside the text", x)
			}
		}
		Options{Settings: d, SettingsFile: "argdown.config.json"}.Decode("x", "[a]: b\n  + <c>\n")
	})
}

func TestValue(t *testing.T) {
	for written, want := range map[string]any{
		"": nil, "all": "all", "3": 3, "0.5": 0.5, "true": true, "null": nil, "#ff0000": "#ff0000",
		"[a, 1]": []any{"a", 1}, "{a: {b: c}}": graph.Data{{Key: "a", Value: graph.Data{{Key: "b", Value: "c"}}}},
	} {
		if got, err := Value(written); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%q: got %v, %v; want %v", written, got, err, want)
		}
	}
	for _, written := range []string{"[a", "{a: b", "a: b: c", strings.Repeat("x", maxData+1), "[" + strings.Repeat("1,", maxValues) + "]"} {
		if got, err := Value(written); err == nil {
			t.Errorf("%.20q: got %v, want an error", written, got)
		}
	}
}
