package argdown

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/diag"
)

// formatted formats a text without errors, and checks the laws.
func formatted(t rapid.TB, text string) string {
	t.Helper()
	got, list := Format("x", text)
	for _, d := range list {
		if d.Code == "not-formatted" {
			broken, _ := format(Parse("x", text))
			t.Errorf("not formatted: %q\nwould be %q\n%s", text, broken, treeDiff(text, broken))
		}
	}
	if list.HasErrors() {
		t.Fatalf("%q has errors: %v", text, list)
	}
	again, _ := Format("x", got)
	if again != got {
		t.Errorf("formatted twice %q\n   becomes first %q\n      and second %q", text, got, again)
	}
	before, after := comments(cut(text)), comments(cut(got))
	if d := cmp.Diff(before, after); d != "" {
		t.Errorf("the comments of %q\nare not those of %q\n(-before +after)\n%s", text, got, d)
	}
	return got
}

// treeDiff tells how the trees of two texts differ.
func treeDiff(a, b string) string {
	x, y := Parse("x", a), Parse("x", b)
	ignore := cmp.Options{cmpopts.IgnoreTypes(diag.Range{}), cmpopts.IgnoreUnexported(Inference{}), cmpopts.EquateEmpty(), cmpopts.EquateNaNs(),
		cmpopts.IgnoreFields(Data{}, "Keys"), cmpopts.IgnoreUnexported(Data{})}
	return cmp.Diff(x.Blocks, y.Blocks, ignore) + cmp.Diff(x.FrontMatter, y.FrontMatter, ignore) + fmt.Sprint(y.Diagnostics)
}

// comments lists comments, each with the unit that it belongs to and how.
func comments(units []unit) []string {
	var list []string
	for i, u := range units {
		for range u.above {
			list = append(list, fmt.Sprintf("above unit %d", i))
		}
		for _, c := range u.pieces {
			if c.comment {
				list = append(list, fmt.Sprintf("inside unit %d", i))
			}
		}
		for range u.behind {
			list = append(list, fmt.Sprintf("behind unit %d", i))
		}
	}
	return list
}

func TestFormatRules(t *testing.T) {
	for _, tc := range []struct{ name, before, after string }{
		// Lines and blocks.
		{"line ends of Windows", "[A]: a\r\n  + b\r\n\r\n[C]: c\r\n", "[A]: a\n  + b\n\n[C]: c\n"},
		{"carriage returns alone", "[A]: a\r  + b\r\r[C]: c", "[A]: a\n  + b\n\n[C]: c\n"},
		{"byte order mark", "\uFEFF[A]: a\n", "[A]: a\n"},
		{"white space at the ends of lines", "[A]: a \t\n  + b  \n", "[A]: a\n  + b\n"},
		{"no line end at the end", "[A]: a", "[A]: a\n"},
		{"blank lines", "\n\n[A]: a\n \n\t\n\n[B]: b\n\n\n", "[A]: a\n\n[B]: b\n"},
		{"an indented block", "    [A]: a\n      + b\n", "[A]: a\n  + b\n"},

		// Elements.
		{"wrapped text", "[A]: one\n  two\nthree. #tag\n", "[A]: one two three. #tag\n"},
		{"a title above its text", "<A>:\n  text\n", "<A>: text\n"},
		{"white space in a title", "[A  \t b ]:a\n  + < c>\n", "[A b]: a\n  + <c>\n"},
		{"a title like a sign", "< + b>: c\n\n< !-- d>: e\n", "< + b>: c\n\n< !-- d>: e\n"},
		{"escapes and emphasis", "[A]: \\[x\\] __b__ \\\n *c* \\{d\\}\n", "[A]: \\[x\\] __b__ \\ *c* \\{d\\}\n"},
		{"short codes", "[A]: .^. :smile: x\n", "[A]: .^. :smile: x\n"},
		{"a heading", "  ##   Text\n#tag {isGroup: false}\n\n[A]: a\n", "## Text #tag {isGroup: false}\n\n[A]: a\n"},
		{"an include", "[A]: a\n@include(x.argdown)  \n[B]: b\n", "[A]: a\n\n@include(x.argdown)\n\n[B]: b\n"},

		// Relations.
		{"levels by tabs", "[A]\n\t+ b\n\t\t- c\n\t- d\n", "[A]\n  + b\n    - c\n  - d\n"},
		{"levels by many columns", "[A]\n     +> b\n          -> c\n     >< [D]: d\n", "[A]\n  +> b\n    -> c\n  >< [D]: d\n"},
		{"uneven levels", "[A]\n    + b\n        - c\n      - d\n", "[A]\n  + b\n    - c\n  - d\n"},
		{"signs with two spellings", "<A>\n  <+ b\n  <-c\n  _ d\n  <_e\n  _> <F>\n", "<A>\n  + b\n  - c\n  <_ d\n  <_ e\n  _> <F>\n"},
		{"a sign above its text", "[A]\n  +\n  b\n", "[A]\n  + b\n"},
		{"a greater-than sign behind a plus", "[A]\n  <+ > b\n", "[A]\n  + > b\n"},

		// Lists.
		{"bullets", "   * a\n     + b\n       - c\n   * d\n", "  * a\n    + b\n      - c\n  * d\n"},
		{"numbered items", " 7. a\n 7. b\n * c\n", "  1. a\n  2. b\n  3. c\n"},
		{"items in the first column", "* a\nb\n* c\n", "  * a b\n  * c\n"},

		// Structures.
		{"numbers", "<A>\n\n(01)a\n(2)   [B]: b\n-----\n(3) c\n  + d\n", "<A>\n\n(1) a\n(2) [B]: b\n----\n(3) c\n  + d\n"},
		{"numbers that are wrong", "(0) a\n----\n(7) b\n", "(0) a\n----\n(7) b\n"},
		{"an indented structure", "  (1) a\n  ----\n      <_ b\n  (2) c\n", "(1) a\n----\n  <_ b\n(2) c\n"},
		{"rules over several lines", "(1) a\n--\nModus\n ponens , B (1, 2)\n--\n(2) b\n", "(1) a\n-- Modus ponens, B (1, 2) --\n(2) b\n"},
		{"rules with escapes", "(1) a\n-- A\\, B,C \\-- --\n(2) b\n", "(1) a\n-- A\\, B, C \\-- --\n(2) b\n"},
		{"rules with data", "(1) a\n--A{uses: [ 1 ]}, B--\n(2) b\n", "(1) a\n-- A, B {uses: [1]} --\n(2) b\n"},
		{"data alone on an inference line", "(1) a\n--\n{uses: [1]}\n--\n(2) b\n", "(1) a\n-- {uses: [1]} --\n(2) b\n"},
		{"an empty inference line", "(1) a\n--\n--\n(2) b\n", "(1) a\n----\n(2) b\n"},

		// Data.
		{"data in a block", "[A]: a {\n  source: p1\n  note: it's {odd}\n  list:\n    - 1\n    - yes\n}\n", `[A]: a {source: "p1", note: "it's {odd}", list: [1, "yes"]}` + "\n"},
		{"data in a block with carriage returns alone", "[A]: a {\r  b: c\r  d: e, f\r}\r", `[A]: a {b: "c", d: "e, f"}` + "\n"},
		{"data on a line of its own", "[A]: a\n{b: c}\n", `[A]: a {b: "c"}` + "\n"},
		{"data over lines", "[A] {a: 'x',\n  \"b c\": {d: true, e: null},\n  f: 1.50, g: -2}\n", `[A] {a: "x", "b c": {d: true, e: null}, f: 1.5, g: -2}` + "\n"},
		{"empty data", "[A] {  }\n", "[A] {}\n"},
		{"a colour is no comment", "[A] {color: '#f00'}\n", `[A] {color: "#f00"}` + "\n"},
		{"text in two lines in data", "[A] {a: \"b\n  c\"}\n\n[D] {\n  a: |\n    b\n    c\n}\n", `[A] {a: "b c"}` + "\n\n" + `[D] {a: "b\nc\n"}` + "\n"},
		{"comments of YAML", "[A]: a {\n  b: c # why\n}\n", "[A]: a {\n  b: c # why\n}\n"},
		{"anchors", "[A] {a: &x 'y',  b: *x}\n", "[A] {a: &x 'y',  b: *x}\n"},
		{"tags of YAML", "[A] {a: !!str 1}\n", "[A] {a: !!str 1}\n"},
		{"keys given twice", "[A] {a: x,  a: y}\n", "[A] {a: x,  a: y}\n"},
		{"numbers that programs read in different ways", "[A] {a: 012,  b: x}\n\n[B] {a: 1:30}\n\n[C] {a: .inf}\n\n[D] {a: 12345678901234567890}\n", "[A] {a: 012,  b: x}\n\n[B] {a: 1:30}\n\n[C] {a: .inf}\n\n[D] {a: 12345678901234567890}\n"},
		{"dates", "[A] {date: 2020-01-01}\n", "[A] {date: 2020-01-01}\n"},
		{"braces in a text", "[A]: a {b} c\n", "[A]: a {b} c\n"},

		// Front matter.
		{"front matter keeps its spelling", "=====\r\na:   b  \r\nc: |\r\n  d  \r\n\r\n=====\r\n[A]: a\r\n", "===\na:   b  \nc: |\n  d  \n\n===\n\n[A]: a\n"},
		{"indented front matter", "\n  ===\n    a: b\n    c:\n      d: e\n  ===\n\n[A]: a\n", "===\na: b\nc:\n  d: e\n===\n\n[A]: a\n"},
		{"front matter behind its signs", "=== a: b\n===\n\n[A]: a\n", "===\na: b\n===\n\n[A]: a\n"},
		{"empty front matter", "===\n===\n[A]: a\n", "===\n===\n\n[A]: a\n"},
		{"a heading directly behind front matter", "===\na: b\n===\n# H\n\n[A]: a\n", "===\na: b\n===\n\n# H\n\n[A]: a\n"},

		// Comments.
		{"comments on lines of their own", "// 1\n[A]: a\n// 2\n  + b\n        // 3\n    - c\n// 4\n", "// 1\n[A]: a\n  // 2\n  + b\n    // 3\n    - c\n// 4\n"},
		{"blank lines around comments", "// 1\n\n\n// 2\n\n[A]: a\n// 3\n\n\n// 4\n[B]: b\n\n// 5\n", "// 1\n\n// 2\n\n[A]: a\n// 3\n\n// 4\n[B]: b\n\n// 5\n"},
		{"comments at the ends of lines", "[A]: a// 1\n  + b   /* 2 */  // 3\n", "[A]: a // 1\n  + b /* 2 */ // 3\n"},
		{"comments before signs", "[A]: a\n  /* 1 */ + b\n\n<!-- 2 --> (1) c\n/* 3 */ ----\n(2) d\n", "[A]: a\n  /* 1 */\n  + b\n\n<!-- 2 -->\n(1) c\n/* 3 */\n----\n(2) d\n"},
		{"comments of several lines", "[A]: a\n    /* 1\n       2\n\n  3  */\n    + b\n", "[A]: a\n  /* 1\n     2\n\n3  */\n  + b\n"},
		{"a comment inside an element", "[A]: one // 1\n    two\n // 2\n three {b: c} // 3\n", "[A]: one // 1\n  two\n  // 2\n  three {b: \"c\"} // 3\n"},
		{"a comment inside a line", "[A]: one/* 1 */two  <!-- 2 --> three\n", "[A]: one/* 1 */two  <!-- 2 --> three\n"},
		{"a comment behind a sign", "[A]\n  <+ /* 1 */ b\n", "[A]\n  + /* 1 */ b\n"},
		{"a comment inside an inference line", "(1) a\n--\n  Modus ponens  // 1\n  --\n(2) b\n", "(1) a\n--\nModus ponens  // 1\n--\n(2) b\n"},
		{"a comment before an item", "// 1\n\n// 2\n * a\n // 3\n * b\n", "// 1\n\n  // 2\n  * a\n  // 3\n  * b\n"},
		{"comments around an include", "[A]: a\n// 1\n@include(x) // 2\n[B]: b\n", "[A]: a\n\n// 1\n@include(x) // 2\n\n[B]: b\n"},
		{"an address that is a comment", "[A]: see https://x.y\n", "[A]: see https://x.y\n"},

		// What would be read otherwise if lines were joined.
		{"a title that would be longer", "[A]\n#(x]: y)\n", "[A]\n  #(x]: y)\n"},
		{"a link over two lines", "[x\ny](http://z) b\n", "[x\n  y](http://z) b\n"},
		{"an item that is none", "[A]: a // 1\n* b\n", "[A]: a // 1\n* b\n"},
		{"an underscore before a comment", "_// 1\n\n#// 2\n", "_// 1\n\n#// 2\n"},
		{"space that is not cut", "\u00A0(1) a\n", "\u00A0(1) a\n"},
		{"data that is none because of the space behind it", "[A]: {b: c}\u00A0\n", "[A]: {b: c}\u00A0\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.after, formatted(t, tc.before)); d != "" {
				t.Errorf("of %q (-want +got)\n%s", tc.before, d)
			}
		})
	}
}

// fragments are what random documents are made of.
var fragments = []string{
	"\n", "\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "\n  ", "\n    ", "\n  + ", "\n  - ", "\n  <+ ", "\n    <- ", "\n  _ ", "\n      >< ", "\n\t+> ", "\n_> ",
	"a", "b c", "foo", ".", ",", "\\", "\\\\", "\\{", "*", "**", "_", "#", "# ", "#tag", "#(a tag)", "@[A]", "@<B>", "[A]", "[A]: ", "<B>", "<B>: ", "[A  b]: ", "[", "]", "(", ")", "]:", ">:", "<", ">", "< +b>: ",
	"[x](http://y.z)", "](", "http://", ":", ":smile:", ".A.",
	"{a: 1}", "{a: x, b: [1, 2.0, true]}", "{", "}", "{\n  a: b\n  c: d\n}", "{a: 1 # c\n}", "{a: &x 1, b: *x}", "{a: 'b'}", "{}", "\"", "'", "{a: \"b\nc\"}", "{a: 2020-01-01}",
	"// c", "// c\n", "/* c */", "/* c\n   d */", "<!-- c -->", "/", "//", "/*", "*/", "\n// c", "\n  // c\n", "\n\n// c\n\n", "\n/* c */ ",
	"(1) ", "\n(1) ", "\n(2) ", "(01)", "\n----\n", "\n-- R --\n", "\n--\nR, S\n--\n", "\n-- R {uses: [1]} --", "-", "--", "\n-- R // c\n--\n", "\n-- {a: 1} R --\n", "\n(1) a\n----\n(2) b",
	"\n  * ", "\n * ", "\n  1. ", "\n  7. ", "* ", "1. ", "@include(x)", "\n@include(y)\n", "===", "\n===\n", "===\na: b\n===\n", "\f", "\v", "\u00a0", "\u2028", "\ufeff", "é", "\x00", "a: b", "\n\n", "\n\n",
}

// TestFormatErrors has documents that are left as they are.
func TestFormatErrors(t *testing.T) {
	for _, text := range []string{"", "// nothing\n", "[A]: a\r\n  +\r\n", "[A]: a {b\n", "===\n", "\xff"} {
		got, list := Format("x", text)
		if got != text || !list.HasErrors() {
			t.Errorf("%q: got %q and %v, want the text and errors", text, got, list)
		}
		if want := Parse("x", text).Diagnostics; !cmp.Equal(want, list) {
			t.Errorf("%q: got %v, want what reading it tells: %v", text, list, want)
		}
	}
}

// TestFormatGivesUp: a brace that is closed behind an include cannot be kept.
func TestFormatGivesUp(t *testing.T) {
	const text = "{a\r\n@include(x)\r\nb} c\r\n"
	got, list := Format("x", text)
	if want := "{a\n@include(x)\nb} c\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(list) == 0 || list[len(list)-1].Code != "not-formatted" || list.HasErrors() {
		t.Errorf("got %v, want the warning not-formatted", list)
	}
}

// Were one of these formatted in more than linear time, the test would not end.
func TestFormatLargeInput(t *testing.T) {
	const n = 100_000
	for name, text := range map[string]string{
		"comments above": strings.Repeat("// c\n", n) + "a", "comments in a line": "a " + strings.Repeat("/**/", n) + " b",
		"text between comments": strings.Repeat("a/**/", n), "comments in an element": "a" + strings.Repeat("\n// c", n) + "\nb",
		"comments at the end": "a\n" + strings.Repeat("\n// c\n", n), "comments behind": "a" + strings.Repeat("/* \n */", n),
		"comments in a heading": "# a" + strings.Repeat("/**/", n) + "b", "lines": strings.Repeat("word\n", n), "braces": strings.Repeat("{a} b\n", n),
		"backslashes": strings.Repeat("\\", n), "relations": "[a]" + strings.Repeat("\n  +  [b]", n), "items": strings.Repeat("   *  a\n", n),
		"a large list": "[a] {a: [" + strings.Repeat("b,", 10_000) + "]}", "includes": strings.Repeat("@include(x) /**/\n", n),
		"rules": "(1) a\n--" + strings.Repeat("b,", n) + "--\n(2) c", "comments between rules": "(1) a\n--" + strings.Repeat("b/**/", n) + "--\n(2) c",
		"front matter": "===\na: |\n" + strings.Repeat("  b\n", n) + "===\na",
	} {
		t.Run(name, func(t *testing.T) {
			if _, list := Format("x", text); list.HasErrors() || len(list) > 0 && list[len(list)-1].Code == "not-formatted" {
				t.Errorf("not formatted: %v", list[len(list)-1])
			}
		})
	}
}

// wholeDocuments returns all documents at hand that have no errors, by name.
func wholeDocuments(t testing.TB) map[string]string {
	docs := map[string]string{}
	for _, pattern := range []string{"testdata/*/*.argdown", "../readings/*/*.argdown", filepath.Join(sharedCases, "*.argdown")} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !Parse(file, string(text)).Diagnostics.HasErrors() {
				docs[file] = string(text)
			}
		}
	}
	return docs
}

func TestFormatKeepsTheMeaningOfAllDocuments(t *testing.T) {
	for name, text := range wholeDocuments(t) {
		t.Run(name, func(t *testing.T) { formatted(t, text) })
	}
}

func TestFormatGolden(t *testing.T) {
	golden(t, "format", ".golden", func(_, text string) string { return formatted(t, text) })
}

func TestFormatKeepsTheMeaningOfRandomDocuments(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	whole := 0
	for range 20_000 {
		var s strings.Builder
		for range 1 + r.IntN(14) {
			s.WriteString(fragments[r.IntN(len(fragments))])
		}
		if text := s.String(); !Parse("x", text).Diagnostics.HasErrors() && !hidesAnInclude(text) {
			whole++
			formatted(t, text)
		}
	}
	if whole < 2000 {
		t.Errorf("only %d documents had no errors", whole)
	}
}

// hidesAnInclude reports whether braces may be around an include: there Format
// gives up.
func hidesAnInclude(text string) bool {
	return strings.Contains(text, includeStart) && strings.Contains(text, "{")
}

func FuzzFormat(f *testing.F) {
	for _, text := range wholeDocuments(f) {
		f.Add(text)
	}
	for _, fragment := range fragments {
		f.Add("[A]: a" + fragment + "b\n\n" + fragment)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if list := Parse("x", text).Diagnostics; list.HasErrors() || hidesAnInclude(text) {
			return
		}
		formatted(t, text)
	})
}

func TestSameTree(t *testing.T) {
	const text = "===\na: b\n===\n\n# H #t {a: 1}\n\n[A]: *a* #t {b: 1.0, c: [x, {d: .nan}]}\n  + [B]\n    - <C>: c\n\n  1. i\n\n<D>\n\n(1) p\n-- R {s: t} --\n  <_ u\n(2) c\n\n@include(x)\n"
	same := func(a, b string) bool { return sameTree(Parse("x", a), Parse("y", b)) }
	if spread := strings.ReplaceAll(text, "\n\n", "\n\n\n"); !same(text, spread) {
		t.Error("places count")
	}
	for _, change := range [][2]string{
		{"a: b", "a: c"}, {"a: b\n", ""}, {"===\na: b\n===\n", ""}, {"# H", "## H"}, {"H #t", "H #u"}, {"{a: 1}", "{a: 2}"}, {"{a: 1}", ""},
		{"[A]", "[AA]"}, {"[A]", "<A>"}, {"*a*", "_a"}, {"*a*", "**a**"}, {"1.0", "1"}, {".nan", ".inf"}, {"[x, {", "[{"}, {"d: ", "e: "}, {"+ [B]", "+> [B]"}, {"+ [B]", "+ [B]: b"},
		{"    - <C>", "  - <C>"}, {"1. i", "* i"}, {"1. i", "1. i\n  2. j"}, {"<D>\n\n", ""}, {"(1)", "(3)"}, {"R", "S"}, {"s: t", "s: u"}, {"<_ u", "<_ v"}, {"  <_ u\n", ""},
		{"(2) c", "(2) d"}, {"(x)", "(y)"}, {"@include(x)", ""},
	} {
		if other := strings.Replace(text, change[0], change[1], 1); other == text || same(text, other) {
			t.Errorf("%q for %q makes no difference", change[1], change[0])
		}
	}
}

func TestFlowReadsBack(t *testing.T) {
	value := rapid.Deferred(func() *rapid.Generator[any] { return values(2) })
	rapid.Check(t, func(r *rapid.T) {
		d := graph.Data{}
		for _, key := range rapid.SliceOfNDistinct(rapid.String(), 0, 4, rapid.ID).Draw(r, "keys") {
			d = append(d, graph.Field{Key: key, Value: value.Draw(r, "value")})
		}
		written := flow(d)
		doc := Parse("x", "[A]: a "+written)
		if doc.Diagnostics.HasErrors() {
			r.Fatalf("%s is no data: %v", written, doc.Diagnostics)
		}
		if e := doc.Blocks[0].(*Element); !sameValue(d, e.Data.fields()) || strings.ContainsAny(written, "\r\n") {
			r.Fatalf("%#v is written as %s, and read as %#v", d, written, e.Data)
		}
	})
}

// values returns a generator of the values that data may have, depth deep.
func values(depth int) *rapid.Generator[any] {
	kinds := []*rapid.Generator[any]{
		rapid.Just[any](nil), rapid.Bool().AsAny(), rapid.Int().AsAny(), rapid.Float64().AsAny(), rapid.String().AsAny(),
	}
	if depth > 0 {
		kinds = append(kinds,
			rapid.Map(rapid.SliceOfN(values(depth-1), 0, 3), func(list []any) any { return list }),
			rapid.Map(rapid.MapOfN(rapid.String(), values(depth-1), 1, 1), func(m map[string]any) any {
				d := graph.Data{}
				for key, value := range m {
					d = append(d, graph.Field{Key: key, Value: value})
				}
				return d
			}))
	}
	return rapid.OneOf(kinds...)
}

func BenchmarkFormat(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		text := strings.ReplaceAll(generate(n), "\n    ", "  \n    ")
		b.Run(fmt.Sprintf("nodes=%d", n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, list := Format("generated.argdown", text); len(list) > 0 && list[len(list)-1].Code == "not-formatted" {
					b.Fatal(list)
				}
			}
		})
	}
}
