package xmldoc

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"crux/graph/diag"
)

func told(list diag.List) string {
	var s []string
	for _, x := range list {
		place, _, _ := strings.Cut(strings.TrimPrefix(x.Error(), "x.xml:"), ": ")
		s = append(s, place+" "+x.Code)
	}
	return strings.Join(s, ", ")
}

// Everything has its place, and its characters.
func TestParse(t *testing.T) {
	text := "\uFEFF<?xml version='1.0' encoding='ISO-8859-1'?>\n<!DOCTYPE g [<!ENTITY x \"y\">]>\n<!-- before -->\n" +
		"<g xmlns:y='u' id = \"a&quot;&#10;b\"\n   n='1'><y:e k='v>'/>Süße &amp; <![CDATA[<b>]]><?p q?></g>\n<!--after-->"
	d := Parse("x.xml", text)
	if len(d.List) > 0 {
		t.Fatal(d.List)
	}
	g := d.Root
	if g.Name != "g" || g.Get("id") != "a\"\nb" || g.Get("n") != "1" || g.Get("none") != "" {
		t.Errorf("%+v", g)
	}
	if e := g.Elements("y:e"); len(e) != 1 || text[e[0].Start:e[0].End] != "<y:e k='v>'/>" || e[0].Get("k") != "v>" || Local(e[0].Name) != "e" {
		t.Errorf("%+v", e)
	}
	if got := g.Content(); got != "Süße & <b>" {
		t.Errorf("%q", got)
	}
	if len(d.Before) != 2 || d.Source(d.Before[0]) != `<!DOCTYPE g [<!ENTITY x "y">]>` || len(d.After) != 1 || d.After[0].Text != "after" {
		t.Errorf("%+v %+v", d.Before, d.After)
	}
	d.ReportAttribute(g, "n", diag.Hint, "x", "", "")
	d.ReportAttribute(g, "id", diag.Hint, "x", "", "")
	d.ReportAttribute(g, "none", diag.Hint, "x", "", "")
	d.Report(nil, diag.Hint, "x", "", "")
	if got := told(d.List); got != "5:7 x, 4:22 x, 4:1 x, 1:1 x" {
		t.Error(got)
	}
}

func TestDiagnostics(t *testing.T) {
	deep := strings.Repeat("<a>", 10_000) + strings.Repeat("</a>", 10_000)
	for text, want := range map[string]string{
		"":                                   "1:1 not-xml",
		"  {}":                               "1:3 not-xml",
		"<a>":                                "1:4 not-xml",
		"<a><b></a>":                         "1:7 not-xml",
		"<a/></a>":                           "1:5 not-xml",
		"<a/><b/>":                           "1:5 not-xml",
		"<a/>\n x":                           "2:2 not-xml",
		"<a>\n&lol;</a>":                     "2:1 not-xml",
		"<a b='&lol;'/>":                     "1:7 not-xml",
		"<a>& b</a>":                         "1:4 not-xml",
		"<a b=c/>":                           "1:6 not-xml",
		"<a b='c' b='d'/>":                   "1:1 duplicate-member",
		"<a>\x01</a>":                        "1:4 not-xml",
		"<a>\xff</a>":                        "1:4 not-xml",
		"<a><!DOCTYPE b></a>":                "1:4 not-xml",
		"<?xml version='1.0'?>":              "1:1 not-xml",
		"<?xml version='2.0'?><a/>":          "1:21 not-xml",
		"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>": "",
		deep:                                 "1:1501 too-deep",
	} {
		d := Parse("x.xml", text)
		if got := told(d.List); got != want || d.Root == nil {
			t.Errorf("%.60q: %q, want %q: %v", text, got, want, d.List)
		}
	}
}

// Entities in entities stay as small as they are written.
func TestEntitiesAreNotExpanded(t *testing.T) {
	var s strings.Builder
	s.WriteString("<!DOCTYPE a [<!ENTITY l0 'lol'>\n")
	for i := range 30 {
		n := string(rune('a' + i%26))
		s.WriteString("<!ENTITY " + n + " '" + strings.Repeat("&l0;", 10) + "'>\n")
	}
	s.WriteString("]>\n<a>\n  &a;</a>")
	if got := told(Parse("x.xml", s.String()).List); got != "34:3 not-xml" {
		t.Error(got)
	}
}

func TestRootName(t *testing.T) {
	for text, want := range map[string]string{
		"<a/>": "a", "\uFEFF<?xml version='1.0'?>\n<!-- <b> --><!DOCTYPE c [<!ENTITY d '>'><!-- ' -->]>\n<y:a b='c'>": "y:a",
		"<a": "", "a": "", "": "", "{}": "", "<a> says": "a", "<1>": "", "<?": "", "<!DOCTYPE": "", "<Argument>: it": "Argument",
	} {
		if got := RootName(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// What is written is read again, by other readers too.
func TestWrite(t *testing.T) {
	hard := []string{"", " ", "a ]]> b", "<b>&\"'", "two\nlines\tand", "\r\n", "süß\u00a0", "]]", "]]]>"}
	root := &Element{Name: "g"}
	for _, s := range hard {
		root.Children = append(root.Children,
			Node{Element: &Element{Name: "e", Attributes: []Attribute{{"k", s}, {"", "none"}}, Children: []Node{{Kind: Text, Text: s}}}},
			Node{Element: &Element{Name: "e", Children: []Node{{Kind: Text, CDATA: true, Text: s}}}})
	}
	root.Children = append(root.Children, Node{Kind: Raw, Text: "<x> a <y/></x>"}, Node{Kind: Comment, Text: " c "})
	text := Write([]Node{{Kind: Instruction, Text: "p q"}}, root, []Node{{Kind: Comment, Text: "after"}})
	d := Parse("x.xml", text)
	if len(d.List) > 0 {
		t.Fatal(d.List, text)
	}
	for i, e := range d.Root.Elements("e") {
		if got := e.Content(); got != hard[i/2] || i%2 == 0 && e.Get("k") != hard[i/2] {
			t.Errorf("%q: %q %q", hard[i/2], got, e.Get("k"))
		}
	}
	if again := Write(d.Before, d.Root, d.After); again != text {
		t.Errorf("%s\n%s", text, again)
	}
	other := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := other.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for s, want := range map[string]string{"a\x00b": "a\uFFFDb", "\xffa": "\uFFFDa", "\uFFFD": "\uFFFD", "\uFFFF": "\uFFFD"} {
		e := &Element{Name: "a", Attributes: []Attribute{{"k", s}}, Children: []Node{{Kind: Text, CDATA: true, Text: s}}}
		d := Parse("x.xml", Write(nil, e, nil))
		if d.Root.Get("k") != want || d.Root.Content() != want || Valid(s) != (s == want) {
			t.Errorf("%q: %q", s, d.Root.Content())
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("<?xml version='1.0'?><!DOCTYPE a><a b='c'>d<![CDATA[e]]><f:g/><!-- h --></a>")
	f.Add("<a>&#233;&amp;\r\n</a>")
	f.Fuzz(func(t *testing.T, text string) {
		d := Parse("x.xml", text)
		if d.List.HasErrors() {
			return
		}
		if got := RootName(text); got != "" && got != d.Root.Name {
			t.Errorf("the root is %q, not %q", d.Root.Name, got)
		}
		once := Write(d.Before, d.Root, d.After)
		again := Parse("x.xml", once)
		if again.List.HasErrors() {
			t.Fatalf("%v\n%s", again.List, once)
		}
		if twice := Write(again.Before, again.Root, again.After); twice != once {
			t.Errorf("%s\n%s", once, twice)
		}
		for _, a := range d.Root.Attributes {
			if _, _, ok := d.attribute(d.Root, a.Name); !ok {
				t.Errorf("the attribute %q has no place", a.Name)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	text := "<a>" + strings.Repeat("<edge id='c1' src='a1' trg='a2' type='sup'/>\n", 10_000) + "</a>"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Parse("x.xml", text)
	}
}
