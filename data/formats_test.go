package data

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"crux/data/formattest"
	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
)

var update = flag.Bool("update", false, "write the table of README.md anew")

// asPackage makes of a format of the table what its package has: the files of a format
// that has several are one text.
func asPackage(f Format) formattest.Format {
	const divider = "\x00beside "
	return formattest.Format{
		ID: f.ID,
		Encode: func(g *graph.Graph) (string, loss.List) {
			w, lost, err := f.encode(&Document{Name: "x", Graph: g, Format: f})
			if err != nil {
				lost.Lost(loss.Supports, nil, "everything: %s", err)
			}
			text := string(w.Text)
			for _, s := range w.Beside {
				text += divider + s.Ending + "\n" + string(s.Text)
			}
			return text, lost
		},
		Decode: func(_, text string) (*graph.Graph, diag.List) {
			parts := strings.Split(text, divider)
			name := "x" + f.Endings[0]
			files := fstest.MapFS{name: {Data: []byte(parts[0])}}
			for _, p := range parts[1:] {
				ending, text, _ := strings.Cut(p, "\n")
				files["x"+ending] = &fstest.MapFile{Data: []byte(text)}
			}
			d, err := open(name, f.ID, inFS{files})
			if err != nil {
				return d.Graph, diag.List{{Message: err.Error()}}
			}
			return d.Graph, d.Diagnostics
		},
	}
}

// TestTable writes the table of README.md, what becomes of each feature in each
// format, from what the formats do: a cell is "yes" only if the graph that has the
// feature is read again, and all else that changes is told.
func TestTable(t *testing.T) {
	var s strings.Builder
	var columns []formattest.Format
	s.WriteString("| |")
	for _, f := range formats {
		if !f.Writes() {
			continue
		}
		p := asPackage(f)
		if !f.Reads() {
			p.Decode = nil
		}
		columns = append(columns, p)
		fmt.Fprintf(&s, " %s |", f.ID)
	}
	s.WriteString("\n|---|" + strings.Repeat("---|", len(columns)) + "\n")
	samples := formattest.Samples()
	for _, row := range loss.Features {
		for _, sample := range samples {
			if sample.Feature != row.ID {
				continue
			}
			fmt.Fprintf(&s, "| %s |", row.Name)
			for _, p := range columns {
				fmt.Fprintf(&s, " %s |", p.Cell(t, sample))
			}
			s.WriteString("\n")
		}
	}
	const begin, end = "<!-- table: go test ./data -run Table -update -->\n", "<!-- end of table -->\n"
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(b), begin)
	old, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("README.md has no place for the table")
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(head+begin+s.String()+end+tail), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if old != s.String() {
		t.Errorf("the table of README.md is not what the formats do; -update writes it:\n%s", s.String())
	}
}

// A text that is written in a format is known by what it has, whatever its name.
func TestDetect(t *testing.T) {
	for _, f := range formats {
		if !f.Reads() || !f.Writes() || f.looks == nil && f.looksJSON == nil {
			continue
		}
		p := asPackage(f)
		for _, s := range formattest.Samples() {
			text, _ := p.Encode(s.Graph)
			text, _, _ = strings.Cut(text, "\x00")
			for _, name := range []string{"x", "x.argdown", "x.json", "x.txt"} {
				if got := Detect(name, text).ID; got != f.ID {
					t.Errorf("%s of %s as %s is taken for %s:\n%s", s.Feature, f.ID, name, got, text)
				}
			}
		}
	}
	for name, want := range map[string]string{"x.argdown": "argdown", "x.ad": "argdown", "x": "argdown", "x.md": "argdown"} {
		if got := Detect(name, "[A]: a\n  + [B]: b\n").ID; got != want {
			t.Errorf("%s is taken for %s", name, got)
		}
	}
}

// Each id and each ending is clear.
func TestFormatsAreNamed(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range formats {
		if f.ID == "" || f.Name == "" || len(f.Endings) == 0 || seen[f.ID] {
			t.Errorf("%+v", f)
		}
		seen[f.ID] = true
		if f.Reads() && f.Writes() {
			continue
		}
		if !f.Reads() && !f.Writes() {
			t.Errorf("%s does nothing", f.ID)
		}
	}
}

func TestOpenInAnyFileSystem(t *testing.T) {
	files := fstest.MapFS{
		"a/main.argdown":        {Data: []byte("[A]: a\n\n@include(../b/part.argdown)\n\n@include(missing.argdown)\n")},
		"b/part.argdown":        {Data: []byte("[B]: b\n\n@include(../../outside.argdown)\n")},
		"a/argdown.config.json": {Data: []byte(`{"model": {"mode": "strict"}}`)},
	}
	d, err := Open(files, "a/main.argdown")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(d.Graph.Claims()); n != 2 {
		t.Errorf("%d claims", n)
	}
	var told []string
	for _, x := range d.Diagnostics {
		told = append(told, x.Error())
	}
	want := []string{"a/main.argdown:5:1: ", "b/part.argdown:3:1: "}
	for _, w := range want {
		if !strings.Contains(strings.Join(told, "\n"), w) {
			t.Errorf("nothing is told of %s: %q", w, told)
		}
	}
	if d.TextOf("b/part.argdown") == "" {
		t.Error("the text of what is included is not there")
	}
	if _, err := Open(files, "a"); err == nil {
		t.Error("a folder is no document")
	}
	if _, err := Open(files, "nothing"); err == nil {
		t.Error("nothing is no document")
	}
}

// A file beside a document is read from where it was, and its text is there for
// diagnostics; a document that stands alone has none.
func TestFilesBeside(t *testing.T) {
	d, err := Open(fstest.MapFS{"a/x.ann": {Data: []byte("[A]: a")}, "a/x.txt": {Data: []byte("text")}}, "a/x.ann")
	if err != nil {
		t.Fatal(err)
	}
	if name, text, err := d.sibling(".txt"); name != "a/x.txt" || text != "text" || err != nil || d.TextOf(name) != "text" {
		t.Errorf("%s %q %v", name, text, err)
	}
	if _, _, err := d.sibling(".md"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	alone, err := Read("x.ann", strings.NewReader("[A]: a"))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := alone.sibling(".txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
