package af

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// described writes a framework as "a b c: a>b b>c".
func described(f *Framework) string {
	var s strings.Builder
	for i := range f.Len() {
		if i > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(Written(f.Name(i)))
	}
	s.WriteByte(':')
	for _, a := range f.Attacks() {
		fmt.Fprintf(&s, " %s>%s", Written(f.Name(int(a[0]))), Written(f.Name(int(a[1]))))
	}
	return s.String()
}

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		what   string
		format Format
		text   string
		want   string
	}{
		{"attacks", AF, "p af 3\n1 2\n2 3\n", "1 2 3: 1>2 2>3"},
		{"comments before, between, behind and at the end of lines", AF, "# one\np af 3 # three\n# a1\n1 2\n\n  # a2\n2 3 # yes\n#", "1 2 3: 1>2 2>3"},
		{"no end of the last line", AF, "p af 2\n1 2", "1 2: 1>2"},
		{"lines that end with CR LF or CR", AF, "p af 2\r\n1 2\r\n2 1\r1 1", "1 2: 1>1 1>2 2>1"},
		{"tabs and blanks around numbers", AF, "\t p  af\t2 \n\t1 \t 2  \n", "1 2: 1>2"},
		{"a mark at the start", AF, "\uFEFFp af 1\n", "1:"},
		{"attacks that are there twice", AF, "p af 2\n1 2\n2 1\n1 2\n", "1 2: 1>2 2>1"},
		{"leading zeros", AF, "p af 2\n01 2\n", "1 2: 1>2"},
		{"nothing", AF, "p af 0\n", ":"},

		{"facts", APX, "arg(a).\narg(b).\natt(a,b).\n", "a b: a>b"},
		{"facts on a line and over lines", APX, "arg(a). arg(b).att(a,b).\natt( b ,\n a ) .", "a b: a>b b>a"},
		{"comments", APX, "% arg(x).\narg(a). % arg(y).\n%", "a:"},
		{"attacks before arguments", APX, "att(b,a).\narg(a).\narg(b).", "a b: b>a"},
		{"quotes", APX, `arg("a b"). arg('c,d'). arg("say \"no\""). arg("back\\slash"). arg("two\nlines"). att("a b",'c,d').`,
			`"a b" c,d "say \"no\"" back\slash "two\nlines": "a b">c,d`},
		{"quotes are no part of the name", APX, `arg(a). att("a",'a').`, "a: a>a"},
		{"names with dots, hyphens and letters of all scripts", APX, "arg(a.1). arg(-x). arg(Ärger). arg(論). att(a.1,論).", "a.1 -x Ärger 論: a.1>論"},
		{"nothing", APX, "", ":"},

		{"arguments and attacks", TGF, "a\nb\n#\na b\n", "a b: a>b"},
		{"labels", TGF, "1 First of all\n2\tSecond\n#\n1 2 attacks\n", "1 2: 1>2"},
		{"blank lines and lines that end with CR LF", TGF, "\r\na\r\n\r\nb\r\n # \r\n\r\na b\r\n", "a b: a>b"},
		{"nothing", TGF, "#", ":"},
	} {
		t.Run(string(c.format)+"/"+c.what, func(t *testing.T) {
			f, list := Decode("x", c.text, c.format)
			if f == nil {
				t.Fatalf("it has errors: %v", list)
			}
			if got := described(f); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestDecodeTellsAllErrors has what is told of a text: line, column, code,
// message.
func TestDecodeTellsAllErrors(t *testing.T) {
	for _, c := range []struct {
		what   string
		format Format
		text   string
		want   []string
	}{
		{"empty", AF, "", []string{"1:1 no-header there is no line p af"}},
		{"comments alone", AF, "# x\n", []string{"2:1 no-header there is no line p af"}},
		{"attacks first", AF, "1 2\n2 1\np af 2\n1 x\n", []string{
			"1:1 no-header this stands before the line p af, which says how many arguments there are",
			`4:3 not-an-attack "x" is no number of an argument`}},
		{"other kinds", AF, "p aba 3\na 1\n", []string{
			"1:1 bad-header this is no line p af N",
			`2:1 not-an-attack "a" is no number of an argument`}},
		{"no number", AF, "p af\n", []string{"1:1 bad-header this is no line p af N"}},
		{"a wrong number", AF, "p af -3\n", []string{`1:6 bad-header "-3" is no number of arguments`}},
		{"two headers", AF, "p af 3\np af 4\n4 1\n", []string{
			"2:1 bad-header there is a second line p",
			"3:1 no-such-argument there is no argument 4: the line p af says that there are 3"}},
		{"wrong lines", AF, "p af 2\n1\n1 2 3 4 5\n  0 3\n1 -2\n1,2\n1.5 99999999999999999999999\n", []string{
			"2:1 not-an-attack an attack is two numbers, but there is one word",
			"3:1 not-an-attack an attack is two numbers, but there are more",
			"4:3 no-such-argument there is no argument 0",
			"4:5 no-such-argument there is no argument 3: the line p af says that there are 2",
			`5:3 not-an-attack "-2" is no number of an argument`,
			"6:1 not-an-attack an attack is two numbers, but there is one word",
			`7:1 not-an-attack "1.5" is no number of an argument`,
			"7:5 no-such-argument there is no argument 99999999999999999999999: the line p af says that there are 2"}},
		{"none of none", AF, "p af 0\n1 1\n", []string{
			"2:1 no-such-argument there is no argument 1: the line p af says that there are none",
			"2:3 no-such-argument there is no argument 1: the line p af says that there are none"}},
		{"too many arguments", AF, "p af 999999999\n1 2\n", []string{"1:6 framework-too-large more than the 2000000 arguments that are read are announced"}},
		{"more than any number", AF, "p af 99999999999999999999999\n", []string{"1:6 framework-too-large more than the 2000000 arguments that are read are announced"}},
		{"Latin 1", AF, "# caf\xe9\np af 1\n", []string{"1:6 not-utf-8 this is no text in UTF-8, so nothing of the file is read"}},

		{"undeclared", APX, "arg(rain). arg(sun).\natt(rain,sum). att(x,y).\n", []string{
			"2:10 no-such-argument there is no argument sum",
			"2:20 no-such-argument there is no argument x",
			"2:22 no-such-argument there is no argument y"}},
		{"wrong facts", APX, "arg(a)\narg(b.\nattack(a,b).\natt(a).\natt a,b.\nArg(c).\narg(a,b).\narg().\narg(\"d).\narg(\"\").\n?\natt(a b). arg(e) arg(f).", []string{
			"1:1 not-a-fact no full stop ends this fact",
			"2:7 not-a-fact ) is missing behind b.",
			"3:1 not-a-fact there are no facts called attack",
			"4:6 not-a-fact a comma and the argument that is attacked are missing behind a",
			"5:5 not-a-fact ( is missing behind att",
			"6:1 not-a-fact there are no facts called Arg",
			"7:6 not-a-fact arg has no more than one name",
			"8:5 not-a-fact the name of an argument is missing",
			"9:5 not-a-fact no quote ends this name",
			"10:5 not-a-fact the name of an argument is empty",
			"11:1 not-a-fact a fact begins with arg or att",
			"12:7 not-a-fact a comma and the argument that is attacked are missing behind a",
			"12:11 not-a-fact no full stop ends this fact"}},
		{"declared twice", APX, "arg(a). arg('a').", []string{"1:13 argument-twice the argument a is there already"}},
		{"nothing right", APX, "arg(", []string{"1:5 not-a-fact the name of an argument is missing"}},
		{"nothing", APX, "% no\n", []string{"1:1 no-arguments there is no argument in this file"}},

		{"no divider", TGF, "a\nb\na b\nb a\n", []string{"3:1 no-divider no line # divides arguments from attacks"}},
		{"arguments alone", TGF, "a\nb\n", []string{"3:1 no-divider no line # divides arguments from attacks"}},
		{"wrong lines", TGF, "# c\na\na\n#\na\n#\na b\nab a\n", []string{
			"1:1 bad-divider this line begins with # but has more",
			"3:1 argument-twice the argument a is there already",
			"5:1 not-an-attack an attack is two ids, but there is one",
			"6:1 bad-divider a line # divides arguments from attacks, and there was one",
			"7:3 no-such-argument there is no argument b",
			"8:1 no-such-argument there is no argument ab"}},

		{"facts as numbers", AF, "arg(a).\narg(b).\n", []string{"1:1 other-format this is read as af but looks like apx"}},
		{"numbers as facts", APX, "\n# x\np af 3\n1 2\n", []string{"2:1 other-format this is read as apx but looks like af"}},
		{"a graph as facts", APX, "a\nb\n#\na b\n", []string{"1:1 other-format this is read as apx but looks like tgf"}},
	} {
		t.Run(string(c.format)+"/"+c.what, func(t *testing.T) {
			f, list := Decode("x", c.text, c.format)
			var got []string
			for _, d := range list {
				got = append(got, fmt.Sprintf("%d:%d %s %s", d.Range.Start.Line, d.Range.Start.Column, d.Code, d.Message))
				if d.File != "x" || d.Hint == "" {
					t.Errorf("the file or the hint is missing: %+v", d)
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
			if (f == nil) != list.HasErrors() {
				t.Errorf("there is a framework: %v; there are errors: %v", f != nil, list.HasErrors())
			}
		})
	}
}

func TestUndeclaredArgumentsHaveANearestName(t *testing.T) {
	for format, text := range map[Format]string{
		APX: "arg(rain). arg(sun).\natt(rain,sum).",
		TGF: "rain\nsun\n#\nrain sum",
	} {
		_, list := Decode("x", text, format)
		if len(list) != 1 || !strings.Contains(list[0].Hint, "did you mean sun?") {
			t.Errorf("%s: got %+v", format, list)
		}
	}
}

func TestManyErrorsAreCounted(t *testing.T) {
	_, list := Decode("x", "p af 1\n"+strings.Repeat("1 2\n", 5000), AF)
	last := list[len(list)-1]
	if len(list) != maxNotes+1 || last.Code != "too-many" || !strings.Contains(last.Message, "4001 more") {
		t.Errorf("got %d messages, the last %+v", len(list), last)
	}
}

func TestLimits(t *testing.T) {
	max := limits{size: 60, arguments: 3, attacks: 2}
	for _, c := range []struct {
		format  Format
		text    string
		allowed bool
	}{
		{AF, "p af 3\n1 2\n1 2\n", true},
		{AF, "p af 4\n", false},
		{AF, "p af 3\n1 2\n1 2\n1 2\n", false},
		{AF, "p af 3\n" + strings.Repeat("#", 60), false},
		{APX, "arg(a).arg(b).arg(c).att(a,a).att(a,a).", true},
		{APX, "arg(a).arg(b).arg(c).arg(d).", false},
		{APX, "arg(a).att(a,a).att(a,a).att(a,a).", false},
		{TGF, "a\nb\nc\n#\na b\nb a\n", true},
		{TGF, "a\nb\nc\nd\n#\n", false},
		{TGF, "a\n#\na a\na a\na a\n", false},
	} {
		f, list := decode("x", c.text, c.format, max)
		if c.allowed != (f != nil) {
			t.Errorf("%s: %q: there is a framework: %v", c.format, c.text, f != nil)
		}
		if f == nil && (len(list) != 1 || list[0].Code != "framework-too-large") {
			t.Errorf("%s: %q: %v", c.format, c.text, list)
		}
	}
}

func TestNew(t *testing.T) {
	f, err := New([]string{"b", "a"}, [][2]int32{{1, 0}, {0, 1}, {1, 0}, {0, 0}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := described(f), "b a: b>b b>a a>b"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if i, ok := f.Find("a"); i != 1 || !ok {
		t.Errorf("Find(a) = %d, %v", i, ok)
	}
	if _, ok := f.Find("c"); ok {
		t.Error("Find(c) finds something")
	}
	for _, names := range [][]string{{"a", "a"}, {"a", ""}} {
		if _, err := New(names, nil); err == nil {
			t.Errorf("%q: no error", names)
		}
	}
	n := Numbered(3, [][2]int32{{2, 0}})
	if got, want := described(n), "1 2 3: 3>1"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for name, want := range map[string]int{"1": 0, "3": 2, "0": -1, "4": -1, "x": -1} {
		if i, ok := n.Find(name); ok != (want >= 0) || ok && i != want {
			t.Errorf("Find(%s) = %d, %v", name, i, ok)
		}
	}
}

// TestNearLooksAtAllNames: also at those behind the first thousands.
func TestNearLooksAtAllNames(t *testing.T) {
	names := make([]string, 50_000)
	for i := range names {
		names[i] = fmt.Sprintf("argument-%d", i)
	}
	names[45_000] = "weather"
	f, err := New(names, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Near("wether"); got != "weather" {
		t.Errorf("got %q", got)
	}
}

func TestFormatOf(t *testing.T) {
	for path, want := range map[string]Format{"x.af": AF, "a/b.APX": APX, "x.y.tgf": TGF, "x.txt": "", "x": "", "af": "", "": "", ".af": AF} {
		if got := FormatOf(path); got != want {
			t.Errorf("%q: got %q, want %q", path, got, want)
		}
	}
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]Format{
		"# x\n\np af 3\n":         AF,
		"#\np af 3\n1 2\n":        TGF, // a line # alone comes first
		"p aba 3\n":               AF,
		" arg(a).":                APX,
		"% x\narg(a).":            APX,
		"att(b,a).arg(a).":        APX,
		"1\n2\n#\n1 2\n":          TGF,
		"a label\n#\n":            TGF,
		"#":                       TGF,
		"":                        "",
		"1 2\n2 3\n":              "",
		"digraph {\n  a -> b;\n}": "",
		"\uFEFFp af 1\n":          AF,
	} {
		if got := Detect(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestEncode(t *testing.T) {
	f, err := New([]string{"a", "B_2", "c d", "é", `"q"\`}, [][2]int32{{1, 0}, {2, 4}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		f      *Framework
		format Format
		want   string // or the end of the error, behind "!"
	}{
		{Numbered(3, [][2]int32{{2, 0}, {0, 1}}), AF, "p af 3\n1 2\n3 1\n"},
		{Numbered(2, [][2]int32{{1, 0}}), APX, "arg(1).\narg(2).\natt(2,1).\n"},
		{Numbered(2, [][2]int32{{1, 0}}), TGF, "1\n2\n#\n2 1\n"},
		{f, APX, "arg(a).\narg(B_2).\narg(\"c d\").\narg(\"é\").\narg(\"\\\"q\\\"\\\\\").\natt(B_2,a).\natt(\"c d\",\"\\\"q\\\"\\\\\").\n"},
		{f, AF, `!argument 1 is called "a"`},
		{f, TGF, `!argument 3 is called "c d"`},
	} {
		var out bytes.Buffer
		err := Encode(&out, c.f, c.format)
		if end, failing := strings.CutPrefix(c.want, "!"); failing {
			if err == nil || !strings.HasSuffix(err.Error(), end) {
				t.Errorf("%s: got error %v, want one that ends with %s", c.format, err, end)
			}
		} else if err != nil || out.String() != c.want {
			t.Errorf("%s: got %q, %v, want %q", c.format, out.String(), err, c.want)
		}
	}
	for name, formats := range map[string][]Format{"#a": {TGF}, "a\tb": {TGF}, "\uFEFFa": {TGF}, "\xff": {APX, TGF}, "2": {AF}} {
		f, err := New([]string{name}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range formats {
			if err := Encode(&bytes.Buffer{}, f, format); err == nil {
				t.Errorf("%s holds the name %q", format, name)
			}
		}
	}
}

// TestFormatsReadWhatTheyWrite is the law Decode(Encode(f)) = f, wherever Encode
// has no error.
func TestFormatsReadWhatTheyWrite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var f *Framework
		n := rapid.IntRange(0, 6).Draw(t, "arguments")
		var attacks [][2]int32
		if n > 0 {
			end := rapid.Int32Range(0, int32(n-1))
			attacks = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]int32 {
				return [2]int32{end.Draw(t, "from"), end.Draw(t, "to")}
			}), 0, 12).Draw(t, "attacks")
		}
		if rapid.Bool().Draw(t, "numbered") {
			f = Numbered(n, attacks)
		} else {
			var err error
			f, err = New(rapid.SliceOfNDistinct(rapid.OneOf(rapid.StringMatching(`[a-z0-9]{1,3}`), rapid.StringMatching(`["'\\#% (),.\r\nä\x{FEFF}nr]{1,3}`), rapid.StringN(1, 3, -1)), n, n, rapid.ID).Draw(t, "names"), attacks)
			if err != nil {
				t.Fatal(err)
			}
		}
		for _, format := range Formats() {
			var out, again bytes.Buffer
			if err := Encode(&out, f, format); err != nil {
				if format == APX {
					t.Fatalf("apx holds any name, but: %v", err)
				}
				continue
			}
			got, list := Decode("x", out.String(), format)
			if got == nil {
				t.Fatalf("%s: %q is not read back: %v", format, out.String(), list)
			}
			same(t, f, got)
			if err := Encode(&again, got, format); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
				t.Fatalf("%s: written again it is %q, not %q", format, again.String(), out.String())
			}
		}
	})
}

// same fails unless two frameworks have the same arguments and attacks.
func same(t interface{ Fatalf(string, ...any) }, want, got *Framework) {
	if got.Len() != want.Len() || !slices.Equal(got.Attacks(), want.Attacks()) {
		t.Fatalf("got %s, want %s", described(got), described(want))
	}
	for i := range want.Len() {
		if got.Name(i) != want.Name(i) {
			t.Fatalf("argument %d is called %q, not %q", i, got.Name(i), want.Name(i))
		}
	}
}

// Whatever a text has in it, reading it neither panics nor hangs; what is read
// is written and read back the same; and what is told lies within the text.
func fuzz(f *testing.F, format Format, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		Detect(text)
		got, list := Decode("x", text, format)
		for _, d := range list {
			if d.Range.Start.Offset > d.Range.End.Offset || d.Range.End.Offset > len(text) || d.Message == "" {
				t.Fatalf("%+v", d)
			}
		}
		if (got == nil) != list.HasErrors() {
			t.Fatalf("there is a framework: %v; told: %v", got != nil, list)
		}
		if got == nil {
			return
		}
		if !slices.IsSortedFunc(got.Attacks(), compare) {
			t.Fatalf("the attacks are not sorted: %v", got.Attacks())
		}
		for i := range got.Len() {
			if at, ok := got.Find(got.Name(i)); at != i || !ok {
				t.Fatalf("argument %d is not found by its name %q", i, got.Name(i))
			}
			if i > 1000 {
				break
			}
		}
		for _, format := range Formats() {
			var out bytes.Buffer
			if Encode(&out, got, format) != nil {
				continue
			}
			again, list := Decode("x", out.String(), format)
			if again == nil {
				t.Fatalf("%s: %q is not read back: %v", format, out.String(), list)
			}
			same(t, got, again)
		}
	})
}

func FuzzNumeric(f *testing.F) {
	fuzz(f, AF, "p af 3\n1 2\n2 3\n", "# x\np af 2 # y\n\r\n1\t2 \n2 1 3\n0 9", "p af 99999999999999999999\n", "p aba 1\np af 1")
}

func FuzzFacts(f *testing.F) {
	fuzz(f, APX, "arg(a). arg(b).\natt(a,b).\n", "att(b,'a').arg(\"a\\\"\\n\").% x\narg(b)\n.", "arg(", "att(a b).", "Arg(a).\xff")
}

func FuzzTrivial(f *testing.F) {
	fuzz(f, TGF, "a\nb\n#\na b\n", "1 one\n2 two\n # \n1 2 x\n\r\n2", "# x\n#\n#", "a\na\n#\na c")
}

func BenchmarkDecode(b *testing.B) {
	f := sparse(100_000, 300_000)
	for _, format := range Formats() {
		var text strings.Builder
		if err := Encode(&text, f, format); err != nil {
			b.Fatal(err)
		}
		b.Run(string(format), func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if f, list := Decode("x", text.String(), format); f == nil {
					b.Fatal(list)
				}
			}
		})
	}
}

// sparse returns n arguments with about m attacks, which are in no order.
func sparse(n, m int) *Framework {
	attacks := make([][2]int32, m)
	state := uint64(1)
	next := func() int32 {
		state = state*6364136223846793005 + 1442695040888963407
		return int32(state >> 33 % uint64(n))
	}
	for i := range attacks {
		attacks[i] = [2]int32{next(), next()}
	}
	return Numbered(n, attacks)
}
