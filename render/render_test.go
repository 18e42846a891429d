package render

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/data/argdown"
	"crux/data/readings"
	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
	"crux/render/view"
)

var update = flag.Bool("update", false, "write what is drawn into the golden files")

// everything is a map with each thing that a map can show.
func everything(t testing.TB) *graph.Graph {
	t.Helper()
	return decode(t, read(t, "testdata/everything.argdown"))
}

func read(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func decode(t testing.TB, text string) *graph.Graph {
	t.Helper()
	g, list := argdown.Decode("test.argdown", text)
	if list.HasErrors() {
		t.Fatalf("the test's own map has errors: %v", list)
	}
	return g
}

func draw(t testing.TB, g *graph.Graph, o Options) string {
	t.Helper()
	out, err := Draw(context.Background(), g, o)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// textual are the formats whose words can be looked for in their bytes. The
// others are drawn from the same scene as SVG.
var textual = []Format{SVG, DOT}

// golden compares what was drawn with a file, or writes it with -update.
func golden(t *testing.T, path, got string) {
	t.Helper()
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
		t.Errorf("%s differs (-want +got); look at the new picture and then run go test ./render -update:\n%.4000s", path, d)
	}
}

func TestDrawEverything(t *testing.T) {
	g := everything(t)
	golden(t, "testdata/everything.svg", draw(t, g, Options{}))
	golden(t, "testdata/everything.dot", draw(t, g, Options{Format: DOT}))
}

// Native Graphviz, where it is installed, draws the DOT with the same boxes.
func TestNativeGraphvizDrawsTheDOT(t *testing.T) {
	native, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("native Graphviz is not installed, so its picture is not compared")
	}
	g := everything(t)
	cmd := exec.Command(native, "-Tplain")
	cmd.Stdin = strings.NewReader(draw(t, g, Options{Format: DOT}))
	var said bytes.Buffer
	cmd.Stderr = &said
	plain, err := cmd.Output()
	if err != nil || said.Len() > 0 {
		t.Fatalf("%v\n%s", err, said.String())
	}
	for i, n := range view.Of(g, view.Options{Metrics: font.Metrics{Fit: font.Safe}}).Nodes {
		want := fmt.Sprintf("node n%d ", i)
		_, line, found := strings.Cut(string(plain), want)
		var x, y, w, h float64
		if _, err := fmt.Sscan(line, &x, &y, &w, &h); !found || err != nil {
			t.Errorf("node %d is not drawn", i)
			continue
		}
		if math.Abs(w*72-n.Width.Points()) > 0.5 || math.Abs(h*72-n.Height.Points()) > 0.5 {
			t.Errorf("node %d is %.1f by %.1f points, want %.1f by %.1f", i, w*72, h*72, n.Width.Points(), n.Height.Points())
		}
	}
}

func TestPictureOfTheReadmeIsCurrent(t *testing.T) {
	text, err := readings.Text("paris/author")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, filepath.Join("..", "data", "readings", "paris", "author.svg"), draw(t, decode(t, text), Options{}))
}

func TestDrawIsTheSameEveryTime(t *testing.T) {
	first := draw(t, everything(t), Options{})
	for range 3 {
		if draw(t, everything(t), Options{}) != first {
			t.Fatal("two pictures of one map differ")
		}
	}
}

func TestDrawManyAtOnce(t *testing.T) {
	want := draw(t, everything(t), Options{})
	pictures := make(chan string)
	for range 4 {
		g := everything(t)
		go func() {
			out, _ := Draw(context.Background(), g, Options{})
			pictures <- string(out)
		}()
	}
	for range 4 {
		if <-pictures != want {
			t.Error("a picture drawn beside others differs")
		}
	}
}

func TestDrawRefusesWhatIsTooLarge(t *testing.T) {
	var b graph.Builder
	for range 100_000 {
		b.Claim("", "A claim.")
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats {
		_, err = Draw(context.Background(), g, Options{Format: f})
		var large *layout.TooLargeError
		if !errors.As(err, &large) || large.Number != 100_000 {
			t.Errorf("%s: got %v, want a TooLargeError of 100000", f, err)
		}
	}
}

func TestDrawKnowsItsFormats(t *testing.T) {
	if _, err := Draw(context.Background(), everything(t), Options{Format: "bmp"}); err == nil {
		t.Error("a format that there is not gives no error")
	}
}

func TestPartialPicturesSaySo(t *testing.T) {
	const says = "Incomplete: the file has errors"
	for _, f := range textual {
		if !strings.Contains(draw(t, everything(t), Options{Format: f, Partial: true}), says) {
			t.Errorf("%s: a partial picture does not say so", f)
		}
		if strings.Contains(draw(t, everything(t), Options{Format: f}), says) {
			t.Errorf("%s: a whole picture says that it is partial", f)
		}
	}
}

func TestWordsFollowTheLanguage(t *testing.T) {
	for lang, word := range map[string]string{"en": "because", "de-AT": "weil", "fr": "parce que", "xx": "because", "": "because"} {
		g := decode(t, "===\nlang: \""+lang+"\"\n===\n\n<A>\n\n(1) x\n(2) y\n----\n(3) z\n")
		if picture := draw(t, g, Options{Layout: DotLayout}); !strings.Contains(picture, ">"+word+"<") {
			t.Errorf("%q: the bar does not say %q", lang, word)
		}
	}
}

func TestPassagesAreTooltips(t *testing.T) {
	g := everything(t)
	picture := draw(t, g, Options{Passages: map[graph.Node]string{g.Claim("Foul"): "Cars & <fumes>\x07"}})
	if !strings.Contains(picture, "<title>Cars &amp; &lt;fumes&gt;</title>") {
		t.Error("the passage is no tooltip")
	}
}

func TestOddMapsAreDrawn(t *testing.T) {
	for name, text := range map[string]string{
		"one claim":          "A.",
		"no text":            "[a]\n  + [b]",
		"itself":             "[a]: A.\n  - [a]\n  + [a]",
		"circle":             "[a]: A.\n  + [b]: B.\n    + [a]",
		"mutual attack":      "[a]: A.\n  - [b]: B.\n    - [a]",
		"support and not":    "[a]: A.\n  + [b]: B.\n  - [b]",
		"empty front":        "===\n===\n\nA.",
		"only sections":      "# One\n\n## Two\n\nA.\n\n# Three\n\nB.",
		"deep sections":      "# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6\n\n####### 7\n\n######## 8\n\nA.\n  + B.",
		"spaces":             "[ a ]:   lots   of    space  ",
		"undercut of sketch": "[a]: A.\n  + <b>: B.\n    _ [c]: C.",
		"undercut undercut":  "<x>\n\n(1) a\n----\n  <_ <y>\n(2) b\n\n<y>\n\n(1) c\n----\n  <_ d\n(2) e",
		"long":               strings.Repeat("A very long claim indeed. ", 400),
	} {
		t.Run(name, func(t *testing.T) {
			g, _ := argdown.Decode("x", text)
			picture := draw(t, g, Options{})
			checkProfile(t, picture, "")
			if n := len(g.Claims()) + len(g.Sketches()); strings.Count(picture, `<g id="claim-`)+strings.Count(picture, `<g id="sketch-`) != n {
				t.Errorf("not all %d claims are drawn", n)
			}
		})
	}
}

func TestManySectionsAreDrawnWithoutFrames(t *testing.T) {
	var s strings.Builder
	for range 150 {
		s.WriteString("# A section\n\nA claim.\n\n")
	}
	if picture := draw(t, decode(t, s.String()), Options{}); strings.Contains(picture, `<g id="section-`) {
		t.Error("150 sections have frames")
	}
}

func TestIncompleteRelationsAreDrawn(t *testing.T) {
	var b graph.Builder
	c := b.Claim("c", "A claim.")
	b.Support(c)
	b.Relate(graph.Attack, nil, c)
	b.Relate(graph.Restatement, b.Claim("d", "Another."), c)
	b.Relate(graph.Preference, b.Claim("e", "A third."), c)
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range textual {
		if picture := draw(t, g, Options{Format: f}); !strings.Contains(picture, "premises missing") {
			t.Errorf("%s does not say that premises are missing", f)
		}
	}
}

// BenchmarkEssay draws the essay's map, without reading it.
func BenchmarkEssay(b *testing.B) {
	text, err := readings.Text("paris/author")
	if err != nil {
		b.Fatal(err)
	}
	g := decode(b, text)
	for _, f := range Formats {
		b.Run(string(f), func(b *testing.B) {
			var size int
			for b.Loop() {
				out, err := Draw(context.Background(), g, Options{Format: f})
				if err != nil {
					b.Fatal(err)
				}
				size = len(bytes.TrimSpace(out))
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
	b.Run("paths", func(b *testing.B) {
		for b.Loop() {
			if _, err := Draw(context.Background(), g, Options{Text: TextPaths}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
