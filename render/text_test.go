package render

import (
	"context"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/graph"
	"crux/render/font"
	"crux/render/view"
)

func parse(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// scripts is a map with text that is hard to set.
func scripts(t testing.TB) *graph.Graph {
	t.Helper()
	text, err := os.ReadFile("testdata/scripts.argdown")
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, string(text))
}

func TestDrawScripts(t *testing.T) {
	g := scripts(t)
	live := draw(t, g, Options{})
	checkProfile(t, live, "")
	golden(t, "testdata/scripts.svg", live)
	paths := draw(t, g, Options{Text: TextPaths})
	checkProfile(t, paths, "")
	golden(t, "testdata/scripts_paths.svg", paths)
}

func TestPathsHaveNoText(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"everything": everything(t), "scripts": scripts(t)} {
		picture := draw(t, g, Options{Text: TextPaths})
		checkProfile(t, picture, "")
		if strings.Contains(picture, "<text") || strings.Contains(picture, "<tspan") {
			t.Errorf("%s: there is text that is no path", name)
		}
	}
}

// What a screen reader says is the same with live text and with paths.
func TestPathsKeepTheirNames(t *testing.T) {
	g := everything(t)
	live, paths := draw(t, g, Options{}), draw(t, g, Options{Text: TextPaths})
	if d := cmp.Diff(names(live), names(paths)); d != "" {
		t.Errorf("names differ (-live +paths)\n%s", d)
	}
	for _, m := range regexp.MustCompile(`(?s)<g id="(?:header|legend)".*?</g>`).FindAllString(live, -1) {
		for _, text := range regexp.MustCompile(`>([^<>\n]+)</text>`).FindAllStringSubmatch(m, -1) {
			if !strings.Contains(paths, `<path role="img" aria-label="`+text[1]+`"`) {
				t.Errorf("with paths nothing says %q", text[1])
			}
		}
	}
}

func TestTextKeepsInsideItsBox(t *testing.T) {
	g := scripts(t)
	faces, err := font.NewFaces()
	if err != nil {
		t.Fatal(err)
	}
	for name, o := range map[string]Options{
		"safe": {}, "tight": {Fit: FitTight}, "paths": {Text: TextPaths}, "tight paths": {Fit: FitTight, Text: TextPaths},
	} {
		v := view.Of(g, view.Options{Metrics: o.metrics(faces)})
		for _, n := range v.Nodes {
			for _, l := range n.Text.Lines {
				if most := o.metrics(faces).LineWidth(l.Runs, n.Text.Size); most > l.Width || l.Width > n.Width {
					t.Errorf("%s: a line of %v has %v, in a box of %v", name, most, l.Width, n.Width)
				}
			}
		}
	}
}

func TestMissingCharactersAreTold(t *testing.T) {
	g := decode(t, "===\ntitle: 字\n===\n\n[a]: One 人 and 人, क.\n  + [b]: Two 人, \u200d\u00ad fi.\n")
	var got []string
	o := Options{Text: TextPaths, Missing: func(m Missing) {
		s := string(m.Rune)
		if c, ok := m.Node.(*graph.Claim); ok {
			s += " in " + c.Key
		}
		got = append(got, s)
	}}
	draw(t, g, o)
	if d := cmp.Diff([]string{"字", "人 in a", "क in a", "人 in b"}, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	got = nil
	o.Text = TextLive
	if picture := draw(t, g, o); !strings.Contains(picture, "One 人 and 人, क.") {
		t.Error("live text has not all characters")
	}
	if got != nil {
		t.Errorf("live text lacks nothing, but %v is told", got)
	}
}

func TestDrawKnowsItsFitsAndTexts(t *testing.T) {
	for _, o := range []Options{{Fit: "loose"}, {Text: "path"}} {
		if _, err := Draw(context.Background(), everything(t), o); err == nil {
			t.Errorf("%+v gives no error", o)
		}
	}
}

func TestFitDecidesTheRoom(t *testing.T) {
	width := func(o Options) string {
		return regexp.MustCompile(`<g id="claim-a".*\n<rect [^>]* width="([0-9.]*)"`).FindStringSubmatch(draw(t, decode(t, "[a]: A claim of one line."), o))[1]
	}
	safe, tight := width(Options{}), width(Options{Fit: FitTight})
	if safe == tight {
		t.Errorf("safe and tight boxes are %s wide", safe)
	}
	for name, tt := range map[string]struct {
		o    Options
		want string
	}{
		"safe": {Options{Fit: FitSafe}, safe}, "paths": {Options{Text: TextPaths}, safe},
		"tight paths": {Options{Fit: FitTight, Text: TextPaths}, tight},
	} {
		if got := width(tt.o); got != tt.want {
			t.Errorf("%s: the box is %s wide, want %s", name, got, tt.want)
		}
	}
}

func TestRightToLeftTextBeginsAtTheRight(t *testing.T) {
	picture := draw(t, decode(t, "[a]: כל בני האדם. {implicit: true}\n  + [b]: Latin עברית."), Options{Layout: DotLayout})
	if !strings.Contains(picture, `direction="rtl"`) {
		t.Error("no text is set from right to left")
	}
	if n := strings.Count(picture, `direction="rtl"`); n != 1 {
		t.Errorf("%d lines are set from right to left, want 1", n)
	}
	box := regexp.MustCompile(`<g id="claim-a".*\n<rect x="([0-9.]*)"[^>]* width="([0-9.]*)".*\n<text x="([0-9.]*)"`).FindStringSubmatch(picture)
	if box == nil {
		t.Fatal("there is no box with a text")
	}
	if got, want := parse(t, box[3]), parse(t, box[1])+parse(t, box[2])-7; got < want-0.02 || got > want+0.02 {
		t.Errorf("the line begins at %.2f, want %.2f", got, want)
	}
}

func TestPathsAreDrawnManyAtOnce(t *testing.T) {
	faces, err := font.NewFaces()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Text: TextPaths, Faces: faces}
	want := draw(t, scripts(t), o)
	pictures := make(chan string)
	for range 3 {
		g := scripts(t)
		go func() {
			out, _ := Draw(context.Background(), g, o)
			pictures <- string(out)
		}()
	}
	for range 3 {
		if <-pictures != want {
			t.Error("a picture drawn beside others differs")
		}
	}
}
