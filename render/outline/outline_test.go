package outline_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"flag"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"crux/data/argdown"
	"crux/data/readings"
	"crux/graph"
	"crux/render"
	"crux/render/outline"
	"crux/render/verdict"
)

var update = flag.Bool("update", false, "write the outlines into the golden files")

func decode(t *testing.T, text string) *graph.Graph {
	t.Helper()
	g, list := argdown.Decode("test.argdown", text)
	if list.HasErrors() {
		t.Fatalf("the test's own map has errors: %v", list)
	}
	return g
}

func write(t *testing.T, g *graph.Graph, o outline.Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := outline.Write(&out, g, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// everything is a map with each thing that a map can show.
func everything(t *testing.T) *graph.Graph {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "testdata", "everything.argdown"))
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, string(text))
}

func TestEverything(t *testing.T) {
	g := everything(t)
	for format, file := range map[outline.Format]string{outline.Markdown: "everything.md", outline.HTML: "everything.html", outline.Plain: "everything.txt"} {
		path, got := filepath.Join("testdata", file), write(t, g, outline.Options{Format: format})
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s differs (-want +got); read the new one and then run go test ./render/outline -update:\n%s", path, d)
		}
	}
}

// maps are all maps at hand.
func maps(t *testing.T) map[string]*graph.Graph {
	t.Helper()
	all := map[string]*graph.Graph{
		"everything": everything(t),
		"same words": decode(t, "Same words.\n  + Same words.\n\n[A title]: x\n\n[a-title]: y\n  + [A Title]: z\n"),
		"deep":       decode(t, deep(60)),
	}
	for _, name := range readings.Names() {
		text, err := readings.Text(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = decode(t, text)
	}
	return all
}

// deep is a chain of reasons, each with a circle's step back to the first claim.
func deep(levels int) string {
	var s strings.Builder
	s.WriteString("[c]: The start.\n")
	for i := 1; i <= levels; i++ {
		s.WriteString(strings.Repeat("  ", i) + "+ And so on, as far as anyone cares to go, and then a little further.\n")
	}
	return s.String()
}

// A link to a claim leads to it in the picture and in the page alike.
func TestIdsAndSentencesAreThoseOfThePicture(t *testing.T) {
	id := regexp.MustCompile(`<(?:li|h2) id="([^"]*)">(.*?)(?:</h2>)?\n`)
	link := regexp.MustCompile(`href="#([^"]*)"`)
	for name, g := range maps(t) {
		page := write(t, g, outline.Options{Format: outline.HTML})
		picture, err := render.Draw(context.Background(), g, render.Options{})
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, m := range id.FindAllStringSubmatch(page, -1) {
			if seen[m[1]] {
				t.Errorf("%s: two claims have the id %s", name, m[1])
			}
			seen[m[1]] = true
			_, rest, found := strings.Cut(string(picture), `<g id="`+m[1]+`"`)
			if !found {
				t.Errorf("%s: the picture has no id %s", name, m[1])
				continue
			}
			_, rest, _ = strings.Cut(rest, `aria-label="`)
			says, _, _ := strings.Cut(rest, `"`)
			if says, here := html.UnescapeString(says), html.UnescapeString(m[2]); says != here {
				t.Errorf("%s: %s is in the picture\n%s\nand here\n%s", name, m[1], says, here)
			}
		}
		if want := len(g.Claims()) + len(g.Sketches()); len(seen) != want {
			t.Errorf("%s: %d ids, want %d", name, len(seen), want)
		}
		for _, m := range link.FindAllStringSubmatch(page, -1) {
			if !seen[m[1]] {
				t.Errorf("%s: a link leads to %s, which is not there", name, m[1])
			}
		}
	}
}

// void finds the elements that HTML does not close.
var void = regexp.MustCompile(`<((?:meta|br|hr)\b[^>]*)>`)

// Every element is closed where it was opened.
func TestPagesAreWellFormed(t *testing.T) {
	for name, g := range maps(t) {
		page := write(t, g, outline.Options{Format: outline.HTML, Partial: true})
		d := xml.NewDecoder(strings.NewReader(void.ReplaceAllString(page, "<$1/>")))
		parent := []string{""}
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
			switch e := token.(type) {
			case xml.StartElement:
				up := parent[len(parent)-1]
				if (e.Name.Local == "li") != (up == "ul") {
					t.Errorf("%s: %s inside %s", name, e.Name.Local, up)
				}
				parent = append(parent, e.Name.Local)
			case xml.EndElement:
				parent = parent[:len(parent)-1]
			}
		}
	}
}

func TestPlainTextFitsItsColumns(t *testing.T) {
	all := maps(t)
	all["long words"] = decode(t, "[a]: "+strings.Repeat("x", 500)+" and "+strings.Repeat("論", 300)+".\n  + [b]: "+strings.Repeat("word ", 100)+"\n")
	for name, g := range all {
		text := write(t, g, outline.Options{Format: outline.Plain})
		for _, l := range strings.Split(text, "\n") {
			if w := uniseg.StringWidth(l); w > 80 {
				t.Errorf("%s: a line has %d columns, more than 80: %s", name, w, l)
			}
			if strings.TrimRight(l, " ") != l {
				t.Errorf("%s: a line ends in spaces: %q", name, l)
			}
		}
		// Wrapping loses and adds nothing.
		for _, c := range g.Claims() {
			squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
			if words := c.Words().Untagged(); !strings.Contains(squeeze(text), squeeze(words)) {
				t.Errorf("%s: %q is not in the outline", name, words)
			}
		}
	}
}

func TestTextIsEscaped(t *testing.T) {
	g := decode(t, "===\ntitle: 'A < B & \"C\"'\nlang: 'de\"><script>'\nauthor: <b>\n===\n\n[<script>]: 1 < 2 && \"x\" > 'y'\x1b[31m \u202Eback\n  + [b]: b {voice: \"<i>\", implicit: true}\n\n[b]\n  + [c]: <img src=x>\n  - [<script>]\n")
	page := write(t, g, outline.Options{Format: outline.HTML})
	for _, not := range []string{"<script", "<b>", "<i>", "<img", "\x1b", "\u202E", `"C"`} {
		if strings.Contains(page, not) {
			t.Errorf("%q stands in the page as it is:\n%s", not, page)
		}
	}
	if want := "<title>A &lt; B &amp; &#34;C&#34;</title>"; !strings.Contains(page, want) {
		t.Errorf("%s is missing:\n%s", want, page)
	}
}

func TestLanguageAndTitle(t *testing.T) {
	for text, want := range map[string][]string{
		"===\nlang: fr\ntitle: Titre\n===\n\n[a]: A.\n  + [b]: B.\n": {`<html lang="fr">`, "<title>Titre</title>", "<h1>Titre</h1>", "parce que"},
		"[a]: *A* it is.\n  + [b]: B.\n":                             {`<html lang="en">`, "<title>A it is.</title>", "<h1>A it is.</h1>", "because"},
	} {
		page := write(t, decode(t, text), outline.Options{Format: outline.HTML})
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s is not in the page of %q:\n%s", w, text, page)
			}
		}
	}
}

func TestAnOutlineSaysThatItIsIncomplete(t *testing.T) {
	g := decode(t, "[a]: A.\n")
	for _, f := range outline.Formats {
		const says = "what could not be read is missing"
		whole := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		if got := write(t, g, outline.Options{Format: f, Partial: true}); !strings.Contains(whole(got), says) {
			t.Errorf("%s does not say so: %s", f, got)
		}
		if got := write(t, g, outline.Options{Format: f}); strings.Contains(whole(got), says) {
			t.Errorf("%s says so of a whole file: %s", f, got)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := outline.Write(io.Discard, decode(t, "[a]: A.\n"), outline.Options{Format: "docx"}); err == nil {
		t.Error("no error for a format that there is not")
	}
}

func TestVerdictsAreInTheOutline(t *testing.T) {
	g, list := argdown.Decode("test.argdown", "[a]: A.\n  - [b]: B.\n    - [c]: C. {implicit: true}\n")
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := &verdict.Set{Caption: "grounded labelling", Of: map[graph.Node]verdict.Verdict{
		g.Claim("a"): {Label: verdict.Stands, Step: 2, Strength: &verdict.Strength{Value: 0.42, Base: 0.5}}, g.Claim("b"): {Label: verdict.Falls, Step: 2}, g.Claim("c"): {Label: verdict.Stands, Step: 1, Assumed: true},
		g.Relations()[0]: {Label: verdict.Falls},
	}}
	for format, want := range map[outline.Format][]string{
		outline.Markdown: {"Grounded labelling. 3 claims", "1 (stands at step 2, strength 0.42, base 0.50) A.", "however (does not count):", "1.1 (falls at step 2) B.", "1.1.1 (unstated, assumed, stands at step 1) C."},
		outline.Plain:    {"Grounded labelling. 3 claims", "1.1 (falls at step 2) B."},
		outline.HTML:     {"Grounded labelling. 3 claims", "Claim 1.1, objection, falls at step 2: B; speaks against claim 1."},
	} {
		var out strings.Builder
		if err := outline.Write(&out, g, outline.Options{Format: format, Verdicts: s}); err != nil {
			t.Fatal(err)
		}
		// Markdown escapes brackets and dots.
		got := strings.ReplaceAll(out.String(), `\`, "")
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q is not in\n%s", format, w, got)
			}
		}
	}
}
