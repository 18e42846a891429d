package yamldoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"crux/data/jsondoc"
	"crux/graph"
)

func TestParse(t *testing.T) {
	d, comments := Parse("x.yml", `# first
title: "A: b" # second
n: 1.50
list: [yes, 0x1F, ~, 2010-01-01, 'true']
empty:
? long
: {a: &x b, "ü": *x}
text: >
  folded
  lines
`)
	if len(d.List) > 0 {
		t.Fatal(d.List)
	}
	want := graph.Data{
		{Key: "title", Value: "A: b"}, {Key: "n", Value: jsondoc.Literal("1.50")},
		{Key: "list", Value: []any{"yes", jsondoc.Literal("0x1F"), nil, jsondoc.Literal("2010-01-01"), "true"}},
		{Key: "empty", Value: nil}, {Key: "long", Value: graph.Data{{Key: "a", Value: "b"}, {Key: "ü", Value: "b"}}},
		{Key: "text", Value: "folded lines\n"},
	}
	if diff := cmp.Diff(want, d.Root.Data()); diff != "" {
		t.Error(diff)
	}
	if got := strings.Join(comments, "|"); got != "first|second" {
		t.Error(got)
	}
	for key, place := range map[string]string{"title": "2:1-2:8", "n": "3:1-3:8", "empty": "5:1-5:6"} {
		r := d.Range(d.Root.Get(key))
		if got := fmt.Sprintf("%d:%d-%d:%d", r.Start.Line, r.Start.Column, r.End.Line, r.End.Column); got[:3] != place[:3] {
			t.Errorf("%s is at %s, want %s", key, got, place)
		}
	}
	r := d.Range(&d.Root.Get("list").Items[4])
	if r.Start.Line != 4 || r.Start.Column != 34 || r.End.Column != 40 {
		t.Error(r)
	}
}

func TestWhatIsWrong(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 10), ", "))
	}
	for text, want := range map[string]string{
		"a: b: c\n":        "1:5 bad-yaml",
		"a: [1, 2\nb: 3\n": "bad-yaml",
		"\ta: 1\n":         "bad-yaml",
		"a: \xff\n":        "1:4 bad-yaml",
		"a: \x01\n":        "bad-yaml",
		"a: 1\na: 2\n":     "2:1 duplicate-member",
		"a: *b\n":          "bad-yaml",
		"[a]: b\n":         "1:1 bad-yaml",
		bomb:               "too-large",
		"a: &a [*a]\n":     "too-deep",
		strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000):    "too-deep",
		strings.Repeat("{a: ", 20_000) + strings.Repeat("}", 20_000): "too-deep",
		strings.Repeat("[", 600) + "\n":                              "bad-yaml",
		"a: " + strings.Repeat("[", 600) + strings.Repeat("]", 600):  "1:504 too-deep",
		"": "", "# nothing\n": "", "---\na: 1\n---\nb: 2\n": "",
	} {
		d, _ := Parse("x", text)
		got := ""
		for _, x := range d.List {
			got += fmt.Sprintf("%d:%d %s", x.Range.Start.Line, x.Range.Start.Column, x.Code)
		}
		if !strings.HasSuffix(got, want) || want == "" && got != "" {
			t.Errorf("%.60q: %s, want %s: %v", text, got, want, d.List)
		}
	}
}

// What is written is read again.
func TestWrite(t *testing.T) {
	texts := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", " ", "yes", "a: b", "a:b", "# a", "a # b", "a#b", "- a", "¬app(a1)", "1", "1.0", "~", "null", "a,b", "[a]", "{", "it's", "\"q\"", "a\nb", "\u0085", "\u2028",
		"\uFEFF", "\x00", "2010-01-01", "0x1F", ".inf", "=", "<<", "? a", "a:", "!", "%", "@", "`", "*a", "&a", "|", ">", "...", "---", "a\tb", "ü ß", "😀", strings.Repeat("long ", 300), "1_000", "12:30:45", "0o7",
	}))
	var value *rapid.Generator[any]
	value = rapid.Custom(func(t *rapid.T) any {
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0:
			return nil
		case 1:
			return rapid.Bool().Draw(t, "bool")
		case 2:
			return rapid.IntRange(-9, 99).Draw(t, "int")
		case 3:
			return rapid.SampledFrom([]any{0.5, -1e21, 1e-7, jsondoc.Literal("1.50"), jsondoc.Literal("0x1F")}).Draw(t, "number")
		case 4, 5:
			return anys(rapid.SliceOfN(value, 0, 3).Draw(t, "list"))
		case 6:
			return drawData(t, texts, value)
		}
		return texts.Draw(t, "text")
	})
	rapid.Check(t, func(t *rapid.T) {
		want := drawData(t, texts, value)
		text := Write([]string{"a comment", ""}, want)
		d, _ := Parse("x", text)
		if len(d.List) > 0 {
			t.Fatalf("%v\n%s", d.List, text)
		}
		if diff := cmp.Diff(want, d.Root.Data()); diff != "" {
			t.Fatalf("%s\n%s", diff, text)
		}
	})
}

func anys(list []any) []any { return append([]any{}, list...) }

func drawData(t *rapid.T, keys *rapid.Generator[string], value *rapid.Generator[any]) graph.Data {
	data := graph.Data{}
	for _, key := range rapid.SliceOfNDistinct(keys, 0, 3, rapid.ID[string]).Draw(t, "keys") {
		data = append(data, graph.Field{Key: key, Value: value.Draw(t, "value")})
	}
	return data
}

func FuzzParse(f *testing.F) {
	f.Add("a: &x [1, *x]\n? b\n: |\n  c\n# d\n")
	f.Fuzz(func(t *testing.T, text string) {
		d, comments := Parse("x", text)
		if d.List.HasErrors() || !d.Root.Is(jsondoc.Object) || len(d.List) > 0 {
			return
		}
		again, _ := Parse("x", Write(comments, d.Root.Data()))
		if diff := cmp.Diff(d.Root.Data(), again.Root.Data()); diff != "" || len(again.List) > 0 {
			t.Fatalf("%s\n%v", diff, again.List)
		}
	})
}

// Long lines are read in time linear in their length.
func BenchmarkLongLine(b *testing.B) {
	text := "a: [" + strings.Repeat("word, ", 20_000) + "end]\n"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Parse("x", text)
	}
}
