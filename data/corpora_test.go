package data

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"crux/data/yamldoc"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/graphtest"
)

// TestCorpora reads every file of the folder CRUX_CORPORA that is in a format known by
// its contents, writes it again in the same format, and reports by format how many there
// are, what is told of them, and how many come back as they were, but for order and
// white space. A file that comes back as another graph is an error.
func TestCorpora(t *testing.T) {
	root := os.Getenv("CRUX_CORPORA")
	if root == "" {
		t.Skip("CRUX_CORPORA names no folder with corpora")
	}
	type sum struct {
		files, errors, warnings, graphs, trees int
		codes                                  map[string]int
	}
	sums := map[string]*sum{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		if _, ok := ByEnding(path, Format.Reads); !ok {
			return nil
		}
		if base, isText := strings.CutSuffix(path, ".txt"); isText {
			if _, err := os.Stat(base + ".ann"); err == nil {
				return nil // the text of that file
			}
		}
		d, err := OpenFile(path, OpenOptions{})
		if err != nil {
			return err
		}
		s := sums[d.Format.ID]
		if s == nil {
			s = &sum{codes: map[string]int{}}
			sums[d.Format.ID] = s
		}
		s.files++
		s.errors += d.Diagnostics.Count(diag.Error)
		s.warnings += d.Diagnostics.Count(diag.Warning)
		for _, x := range d.Diagnostics {
			s.codes[x.Code]++
		}
		if d.Diagnostics.HasErrors() || !d.Format.Writes() {
			return nil
		}
		w, lost, err := d.Encode(d.Format)
		if err != nil || len(lost) > 0 {
			t.Logf("%s is not written again as a whole: %v %v", path, lost, err)
			return err
		}
		p := asPackage(d.Format)
		text := string(w.Text)
		for _, b := range w.Beside {
			text += "\x00beside " + b.Ending + "\n" + string(b.Text)
		}
		again, list := p.Decode("x", text)
		if diff := graphtest.Diff(d.Graph, again); diff != "" || list.HasErrors() {
			t.Errorf("%s comes back as another graph: %v\n%s", path, list, diff)
			return nil
		}
		s.graphs++
		if written(d.Format, d.Text) == written(d.Format, string(w.Text)) {
			s.trees++
		} else {
			t.Logf("%s is not written as it was", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range formats {
		if s := sums[f.ID]; s != nil {
			t.Logf("%s: %d files, %d errors, %d warnings %v; %d come back as the same graph, %d to the letter but for order and white space",
				f.ID, s.files, s.errors, s.warnings, s.codes, s.graphs, s.trees)
		}
	}
}

// written is [tree], and for YAML the same of its values, with the comments by line: the
// styles of YAML are no more than white space is elsewhere.
func written(f Format, text string) string {
	if f.looksJSON == nil && slices.Contains(f.Endings, ".yml") {
		if d, comments := yamldoc.Parse("x", text); !d.List.HasErrors() {
			slices.Sort(comments)
			return canonical(plain(d.Root.Any())) + strings.Join(comments, "\n")
		}
	}
	return tree(text)
}

// plain turns what [jsondoc.Value.Any] returns into what encoding/json does.
func plain(v any) any {
	switch v := v.(type) {
	case graph.Data:
		m := map[string]any{}
		for _, f := range v {
			m[f.Key] = plain(f.Value)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i, x := range v {
			list[i] = plain(x)
		}
		return list
	}
	return v
}

// tree writes a JSON or XML text, or any lines, so that texts which differ in order and
// white space only are equal.
func tree(text string) string {
	text = strings.TrimPrefix(text, "\uFEFF")
	var v any
	if json.Unmarshal([]byte(text), &v) == nil {
		return canonical(v)
	}
	if strings.HasPrefix(strings.TrimLeft(text, " \r\n\t"), "<") {
		if s, err := elements(xml.NewDecoder(strings.NewReader(text))); err == nil {
			return s
		}
	}
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func canonical(v any) string {
	var parts []string
	switch v := v.(type) {
	case map[string]any:
		for key, x := range v {
			parts = append(parts, fmt.Sprintf("%q:%s", key, canonical(x)))
		}
	case []any:
		for _, x := range v {
			parts = append(parts, canonical(x))
		}
	default:
		b, _ := json.Marshal(v)
		return string(b)
	}
	slices.Sort(parts)
	return fmt.Sprintf("%T(%s)", v, strings.Join(parts, ","))
}

// elements writes what is in an element, up to its end.
func elements(d *xml.Decoder) (string, error) {
	var parts []string
	words := ""
	for {
		token, err := d.Token()
		if token == nil {
			slices.Sort(parts)
			return strings.Join(strings.Fields(words), " ") + strings.Join(parts, ""), nil
		}
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			var attributes []string
			for _, a := range token.Attr {
				attributes = append(attributes, fmt.Sprintf("%s=%q", a.Name.Local, a.Value))
			}
			slices.Sort(attributes)
			inner, err := elements(d)
			if err != nil {
				return "", err
			}
			parts = append(parts, fmt.Sprintf("<%s %s>%s</>", token.Name.Local, strings.Join(attributes, " "), inner))
		case xml.EndElement:
			slices.Sort(parts)
			return strings.Join(strings.Fields(words), " ") + strings.Join(parts, ""), nil
		case xml.CharData:
			words += string(token)
		}
	}
}

func TestTree(t *testing.T) {
	for _, same := range [][2]string{
		{`{"a": [1, 2], "b": {"c": null}}`, `{"b":{"c":null},"a":[2,1]}`},
		{"<a x='1' y='2'><b/><c> d  e </c></a>", "<a y=\"2\" x=\"1\">\n<c>d e</c><b></b></a>"},
		{"\uFEFF<a>\r\n</a>", "<a/>"},
		{"T1\tClaim 0 3\tabc\nR1\tx\n", "R1\tx\nT1\tClaim 0 3\tabc"},
	} {
		if tree(same[0]) != tree(same[1]) {
			t.Errorf("%s and %s are not the same", tree(same[0]), tree(same[1]))
		}
	}
	for _, other := range [][2]string{
		{`{"a": [1, 2]}`, `{"a": [1]}`}, {"<a x='1'/>", "<a x='2'/>"}, {"<a>b</a>", "<a>c</a>"}, {"a\nb", "a\n"},
	} {
		if tree(other[0]) == tree(other[1]) {
			t.Errorf("%s and %s are the same", other[0], other[1])
		}
	}
}
