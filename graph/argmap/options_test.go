package argmap_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"crux/data/argdown"
	"crux/graph"
	"crux/graph/argmap"
)

var update = flag.Bool("update", false, "write what the settings give into the cases")

// write writes a map down, line by line: groups with what is in them, edges,
// colours, what is left out, and problems of the settings.
func write(m *argmap.Map, problems []argmap.Problem) string {
	var s strings.Builder
	node := func(depth int, n *argmap.Node) {
		kind := "<>"
		if n.Statement() {
			kind = "[]"
		}
		fmt.Fprintf(&s, "%s%s %s title=%q text=%q tags=%q %s%s\n", strings.Repeat("  ", depth), n.ID, kind, n.LabelTitle, n.LabelText.Plain, n.Tags, n.Color, chosen(n.Chosen))
	}
	var below func(groups []*argmap.Group, depth int)
	below = func(groups []*argmap.Group, depth int) {
		for _, x := range groups {
			closed := ""
			if x.Closed {
				closed = " closed"
			}
			fmt.Fprintf(&s, "%s%s %q level=%d%s %s%s\n", strings.Repeat("  ", depth), x.ID, x.Title.Untagged(), x.Level, closed, x.Color, chosen(x.Chosen))
			for _, n := range x.Nodes {
				node(depth+1, n)
			}
			below(x.Groups, depth+1)
		}
	}
	below(m.Groups, 0)
	for _, n := range m.Nodes {
		if n.Group == nil {
			node(0, n)
		}
	}
	for _, l := range m.Edges {
		from, to := "", ""
		if l.FromClaim != nil {
			from = title(l.FromClaim)
		}
		if l.ToClaim != nil {
			to = title(l.ToClaim)
		}
		fmt.Fprintf(&s, "%s %s %s from=%q to=%q %s\n", l.Kind, l.From.ID, l.To.ID, from, to, l.Color)
	}
	for _, t := range m.Palette.Tags {
		fmt.Fprintf(&s, "tag %q %s priority=%v\n", t.Name, t.Color, t.Priority)
	}
	var section func(list []*graph.Section)
	section = func(list []*graph.Section) {
		for _, x := range list {
			closed, _ := m.Sections.IsClosed(x)
			color, _ := m.Palette.Section(x)
			fmt.Fprintf(&s, "section %s group=%v closed=%v %s\n", m.Sections.ID(x), m.Sections.IsGroup(x), closed, color)
			section(x.Sections)
		}
	}
	section(m.Sections.Top)
	fmt.Fprintf(&s, "text in %s, %s, %s\n", m.Palette.StatementInk, m.Palette.ArgumentInk, m.Palette.GroupInk)
	for _, l := range m.LeftOut {
		fmt.Fprintf(&s, "left out %s: %s\n", name(l.Node), l.Why)
	}
	for _, p := range problems {
		fmt.Fprintf(&s, "problem %s: %s; %s\n", strings.Join(p.Path, "."), p.Message, p.Hint)
	}
	return s.String()
}

func chosen(is bool) string {
	if is {
		return "*"
	}
	return ""
}

// title is that of a claim, or its text in quotation marks.
func title(c *graph.Claim) string {
	if c.Untitled {
		return "“" + c.Text.Plain + "”"
	}
	return c.Key
}

// An option is a case of testdata/options.txtar.
type option struct{ name, document, want string }

func options(t testing.TB) (archive *txtar.Archive, list []option) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/options.txtar")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range archive.Files {
		if base, ok := strings.CutSuffix(f.Name, ".argdown"); ok {
			texts[base] = string(f.Data)
			continue
		}
		base, _, _ := strings.Cut(f.Name, "/")
		settings, want, _ := strings.Cut(string(f.Data), "----\n")
		document := "===\n" + settings + "===\n\n" + texts[base]
		if base == "strict" {
			document = "===\nmodel: {mode: strict}\n" + settings + "===\n\n" + texts[base]
		}
		list = append(list, option{f.Name, document, want})
	}
	return archive, list
}

// TestOptions holds the maps of documents with options against what is written
// down for them. They were compared with what the reference makes of the same
// documents; the comment of the package says where crux differs.
func TestOptions(t *testing.T) {
	archive, list := options(t)
	got := map[string]string{}
	for _, o := range list {
		g, diagnostics := argdown.Decode("test.argdown", o.document)
		if diagnostics.HasErrors() {
			t.Fatalf("%s: the test's own document has errors: %v", o.name, diagnostics)
		}
		s, problems := argmap.ReadSettings(g.Meta.Settings)
		got[o.name] = write(argmap.Arguments(g, s), problems)
		if d := cmp.Diff(strings.Split(o.want, "\n"), strings.Split(got[o.name], "\n")); d != "" && !*update {
			t.Errorf("%s (-want +got)\n%s", o.name, d)
		}
	}
	if !*update {
		return
	}
	for i, f := range archive.Files {
		if text, ok := got[f.Name]; ok {
			settings, _, _ := strings.Cut(string(f.Data), "----\n")
			archive.Files[i].Data = []byte(settings + "----\n" + text)
		}
	}
	if err := os.WriteFile("testdata/options.txtar", txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}
