package theme

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"crux/graph/diag"
	"crux/render/layout"
)

func TestContrast(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want float64
	}{
		{"#ffffff", "#000000", 21}, {"#000000", "#ffffff", 21}, {"#1a1a1a", "#1a1a1a", 1},
		// Ratios that others published: WebAIM, and Okabe's and Ito's colours.
		{"#777777", "#ffffff", 4.48}, {"#0072b2", "#ffffff", 5.19}, {"#d55e00", "#ffffff", 3.87},
		{"none", "#000000", 1},
	} {
		if c := Contrast(tc.a, tc.b); math.Abs(c-tc.want) > 0.005 {
			t.Errorf("%s on %s has %.3f, want %.2f", tc.a, tc.b, c, tc.want)
		}
	}
}

// The themes that come with crux have the contrasts that are wanted, and
// "contrast" more than that.
func TestThemesHaveTheirContrasts(t *testing.T) {
	for _, name := range Names {
		th, ok := Named(name)
		if !ok {
			t.Fatalf("there is no theme %s", name)
		}
		more := 1.0
		if name == "contrast" {
			more = 1.5 // 7:1 is about half as much again as 4.5:1
		}
		for _, p := range th.Pairs() {
			if p.Contrast() < p.Least*more {
				t.Errorf("%s: %s (%s) on %s (%s) has %.2f, want %.1f", name, p.What, p.Color, p.On, p.Ground, p.Contrast(), p.Least*more)
			}
		}
	}
}

// Whatever colours a theme has: those of each relation are held against each
// ground that its line can run over.
func TestPairsNameEveryColourWithItsGround(t *testing.T) {
	th := Classic
	has := map[string]bool{}
	for _, p := range th.Pairs() {
		has[p.Key+" on "+p.OnKey] = true
	}
	for _, want := range []string{
		"text on background", "faint on frame.fill", "text on claim.fill", "text on main.fill", "text on sketch.fill", "text on unstated.fill",
		"text on closed.fill", "text on support.fill", "text on other.fill", "claim.stroke on background", "claim.stroke on frame.fill",
		"closed.stroke on background", "frame.stroke on background", "frame.stroke on frame.fill", "attack.stroke on background", "attack.stroke on frame.fill", "attack.stroke on attack.fill",
	} {
		if !has[want] {
			t.Errorf("%s is not looked at", want)
		}
	}
}

func TestCheckNamesWhatIsNoColour(t *testing.T) {
	for _, c := range []struct {
		spoil func(*Theme)
		key   string
	}{
		{func(t *Theme) { t.Background = "" }, "background"},
		{func(t *Theme) { t.Faint = "grey" }, "faint"},
		{func(t *Theme) { t.Frame.Stroke = "#888" }, "frame.stroke"},
		{func(t *Theme) { t.Main.Fill = "#12345g" }, "main.fill"},
		{func(t *Theme) { t.Relations[0].Stroke = "url(#a)" }, "support.stroke"},
	} {
		th := Classic
		if err := th.Check(); err != nil {
			t.Fatal(err)
		}
		c.spoil(&th)
		if err := th.Check(); err == nil || !strings.HasPrefix(err.Error(), "theme: "+c.key+" is ") {
			t.Errorf("%s: got %v", c.key, err)
		}
	}
}

func TestRelationsDifferInPattern(t *testing.T) {
	for _, name := range Names {
		th, _ := Named(name)
		for i, l := range th.Relations {
			for j := range i {
				if cmp.Equal(l.Dash, th.Relations[j].Dash) {
					t.Errorf("%s: the lines of %s and %s have one pattern", name, relations[j], relations[i])
				}
			}
		}
		if len(th.Unstated.Dash) == 0 {
			t.Errorf("%s: unstated claims have a solid border", name)
		}
		if th.Main.Width <= th.Box.Width {
			t.Errorf("%s: the border of main claims is no thicker than that of others", name)
		}
	}
}

// A theme that comes with crux says everything itself, so that its file is an
// example of the whole form; and read as a file of one's own it has no faults.
func TestThemesAreComplete(t *testing.T) {
	for _, name := range Names {
		text, err := os.ReadFile("themes/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		r := newReader(name, string(text))
		th := r.theme(Theme{})
		for _, key := range []string{"background", "text", "faint"} {
			if _, ok := r.places[key]; !ok {
				t.Errorf("%s has no %s", name, key)
			}
		}
		for _, a := range areas {
			for _, key := range []string{".fill", ".stroke", ".width"} {
				if _, ok := r.places[a.key+key]; !ok {
					t.Errorf("%s has no %s%s", name, a.key, key)
				}
			}
		}
		for _, key := range relations {
			for _, of := range []string{".fill", ".stroke", ".width", ".dash"} {
				if _, ok := r.places[key+of]; !ok {
					t.Errorf("%s has no %s%s", name, key, of)
				}
			}
		}
		for _, key := range judged {
			for _, of := range []string{".fill", ".stroke"} {
				if _, ok := r.places[key+of]; !ok {
					t.Errorf("%s has no %s%s", name, key, of)
				}
			}
		}
		again, list := Read(name+".yaml", string(text))
		if len(list) > 0 {
			t.Errorf("%v", list)
		}
		if d := cmp.Diff(th, again); d != "" {
			t.Errorf("%s depends on the theme below it:\n%s", name, d)
		}
	}
	if entries, err := files.ReadDir("themes"); err != nil || len(entries) != len(Names) {
		t.Errorf("the folder has %d themes, but Names %d (%v)", len(entries), len(Names), err)
	}
}

func TestReadTakesTheRestFromTheBase(t *testing.T) {
	th, list := Read("mine.yaml", "base: print\nattack: {stroke: \"#A00\", width: 2, dash: [6, 2.5]}\n")
	if len(list) > 0 {
		t.Fatal(list)
	}
	want, _ := Named("print")
	want.Relations[1].Stroke, want.Relations[1].Width, want.Relations[1].Dash = "#aa0000", 2*layout.Point, []layout.Length{6 * layout.Point, 160}
	if d := cmp.Diff(want, th); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	for _, nothing := range []string{"", "# only a comment\n", "base: classic"} {
		if th, list := Read("x", nothing); len(list) > 0 || !cmp.Equal(th, Classic) {
			t.Errorf("%q is not the classic theme: %v", nothing, list)
		}
	}
}

// A file that was written before maps could be judged works as it did: it warns of
// nothing new, and what it does not say can be seen.
func TestOldFilesWorkInJudgedMaps(t *testing.T) {
	old := "background: \"#000000\"\ntext: \"#ffffff\"\nfaint: \"#ffffff\"\n"
	for _, a := range areas {
		old += a.key + ": {fill: \"#101010\", stroke: \"#ffffff\"}\n"
	}
	for _, key := range relations {
		old += key + ": {fill: \"#101010\", stroke: \"#ffffff\"}\n"
	}
	th, list := Read("old.yaml", old)
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, p := range th.Pairs() {
		if !p.Enough() {
			t.Errorf("%s on %s has %.2f", p.What, p.On, p.Contrast())
		}
	}
	if want := (Ground{"#101010", "#ffffff"}); th.Falls != want || th.Strength != want {
		t.Errorf("got %v and %v, want %v", th.Falls, th.Strength, want)
	}
	if th, _ := Read("x", "main: {fill: \"#e8f0ff\"}"); th.Falls != Classic.Falls || th.Idle != Classic.Idle {
		t.Error("what can be seen is not as in the base")
	}
	// A file with faults of its own is told of these alone.
	_, list = Read("x", "text: \"#999999\"")
	for _, d := range list {
		if strings.Contains(d.Message, "fall") || strings.Contains(d.Message, "strength") {
			t.Errorf("it did not say anything of that: %v", d.Message)
		}
	}
}

func TestJudgedLooksAreRead(t *testing.T) {
	th, list := Read("x", "base: print\nfalls: {fill: \"#ddd\"}\nidle: {width: 1.5}\n")
	want, _ := Named("print")
	want.Falls.Fill, want.Idle.Width = "#dddddd", 3*layout.Point/2
	if d := cmp.Diff(want, th); d != "" || len(list) > 0 {
		t.Errorf("%v\n%s", list, d)
	}
	_, list = Read("x", "falls: {fill: \"#444444\"}\nstands: {width: 1}\n")
	if len(list) != 1 || !strings.Contains(list[0].Message, `no key "width"`) {
		t.Errorf("a ground has a width: %v", list)
	}
	_, list = Read("x", "falls: {fill: \"#444444\"}\n")
	if list.Count(diag.Warning) == 0 || list.HasErrors() {
		t.Errorf("nothing warns of text that cannot be read: %v", list)
	}
}

// In every theme what stands, what is undecided and what falls differ in lightness,
// for who sees no colours.
func TestGroundsDifferInLightness(t *testing.T) {
	for _, name := range Names {
		th, _ := Named(name)
		for _, pair := range [][2]Ground{{th.Stands, th.Undecided}, {th.Undecided, th.Falls}, {th.Stands, th.Falls}} {
			if c := Contrast(pair[0].Fill, pair[1].Fill); c < 1.15 {
				t.Errorf("%s: %s and %s have a contrast of %.2f", name, pair[0].Fill, pair[1].Fill, c)
			}
		}
	}
}

// A theme may be written as JSON, indented by tabs or not.
func TestReadJSON(t *testing.T) {
	text, err := os.ReadFile("themes/dark.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := yaml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	want, _ := Named("dark")
	for _, indent := range []string{"", "  ", "\t"} {
		written, err := json.MarshalIndent(all, "", indent)
		if err != nil {
			t.Fatal(err)
		}
		got, list := Read("dark.json", string(written))
		if d := cmp.Diff(want, got); d != "" || len(list) > 0 {
			t.Errorf("indented by %q: %v\n%s", indent, list, d)
		}
	}
}

// The example in the README has no faults, and the README has every key.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	example := ""
	for line := range strings.Lines(string(text)) {
		if after, ok := strings.CutPrefix(line, "    "); ok {
			example += after
		}
	}
	th, list := Read("mine.yaml", example)
	if len(list) > 0 || th.Main.Fill != "#e8f0ff" || th.Relations[0].Width != 2*layout.Point {
		t.Errorf("the example is %+v, with %v:\n%s", th, list, example)
	}
	keys := append(append(append([]string{"base"}, colors...), relations...), judged...)
	for _, a := range areas {
		keys = append(keys, a.key)
	}
	for _, key := range append(keys, Names...) {
		if !strings.Contains(string(text), "`"+key+"`") {
			t.Errorf("%s is not in the README", key)
		}
	}
}

func TestFaultsOfThemeFiles(t *testing.T) {
	for name, tc := range map[string]struct{ text, want string }{
		"an unknown key": {"backgruond: \"#ffffff\"\n",
			"t:1:1: error: a theme has no key \"backgruond\" here [bad-theme]\n    1 | backgruond: \"#ffffff\"\n      | ^~~~~~~~~~\n      = did you mean background?\n"},
		"an unknown key inside": {"attack:\n  strok: \"#ff0000\"\n",
			"t:2:3: error: a theme has no key \"strok\" here [bad-theme]\n    2 |   strok: \"#ff0000\"\n      |   ^~~~~\n      = did you mean stroke?\n"},
		"no pattern for a claim": {"claim: {dash: [1, 2]}",
			"t:1:9: error: a theme has no key \"dash\" here [bad-theme]\n    1 | claim: {dash: [1, 2]}\n      |         ^~~~\n      = there are fill, stroke, width\n"},
		"a colour by name": {"text: black",
			"t:1:7: error: the value of \"text\" is no colour [bad-theme]\n    1 | text: black\n      |       ^~~~~\n      = write it as six hexadecimal digits behind a hash sign, in quotation marks: \"#1a1a1a\"\n"},
		"a colour without its hash sign": {"main: {fill: fff6d6}",
			"t:1:14: error: the value of \"main.fill\" is no colour [bad-theme]\n    1 | main: {fill: fff6d6}\n      |              ^~~~~~\n      = write it as \"#fff6d6\"\n"},
		"a colour without quotation marks": {"text: #000000",
			"t:1:6: error: the value of \"text\" is no colour [bad-theme]\n    1 | text: #000000\n      |      ^\n      = put it into quotation marks, as in \"#1a1a1a\": YAML takes what follows a bare hash sign for a comment\n"},
		"a width": {"main: {width: thick}",
			"t:1:15: error: the value of \"main.width\" is no width in points [bad-theme]\n    1 | main: {width: thick}\n      |               ^~~~~\n      = write a number from 0.25 to 6\n"},
		"a width that is none": {"main: {width: .nan}",
			"t:1:15: error: the value of \"main.width\" is no width in points [bad-theme]\n    1 | main: {width: .nan}\n      |               ^~~~\n      = write a number from 0.25 to 6\n"},
		"an odd pattern": {"attack: {dash: [1, 2, 3]}",
			"t:1:16: error: the value of \"attack.dash\" is no pattern [bad-theme]\n    1 | attack: {dash: [1, 2, 3]}\n      |                ^\n      = write the lengths of strokes and gaps in turn, as in [7, 3], or [] for a solid line: an even number of them, 8 at the most, each from 0.5 to 40\n"},
		"a length that is none": {"attack: {dash: [1, -2]}",
			"t:1:20: error: this is no length in a pattern [bad-theme]\n    1 | attack: {dash: [1, -2]}\n      |                    ^~\n      = write the lengths of strokes and gaps in turn, as in [7, 3], or [] for a solid line: an even number of them, 8 at the most, each from 0.5 to 40\n"},
		"a base": {"base: drak",
			"t:1:7: error: no theme that comes with crux is called \"drak\" [bad-theme]\n    1 | base: drak\n      |       ^~~~\n      = did you mean dark?\n"},
		"a key twice": {"text: \"#000000\"\ntext: \"#111111\"",
			"t:2:1: error: the key \"text\" is given twice [bad-theme]\n    2 | text: \"#111111\"\n      | ^~~~\n      = take one of them away\n"},
		"a list": {"- a",
			"t:1:1: error: this file has no keys [bad-theme]\n    1 | - a\n      | ^\n      = write each colour behind its key, as in background: \"#ffffff\"\n"},
		"a look that is a colour": {"attack: \"#ff0000\"",
			"t:1:9: error: the look of \"attack\" has no keys [bad-theme]\n    1 | attack: \"#ff0000\"\n      |         ^~~~~~~~~\n      = write it as attack: {stroke: \"#1a1a1a\", width: 1}\n"},
		"low contrast": {"faint: \"#999999\"",
			"t:1:8: warning: the title of frames (#999999) on the ground of frames (#f6f6f4) has a contrast of 2.63:1, less than 4.5:1 [low-contrast]\n    1 | faint: \"#999999\"\n      |        ^~~~~~~~~\n      = make faint darker, or change frame.fill\n" +
				"t:1:8: warning: the number of what a reading lacks (#999999) on the background (#ffffff) has a contrast of 2.84:1, less than 4.5:1 [low-contrast]\n    1 | faint: \"#999999\"\n      |        ^~~~~~~~~\n      = make faint darker, or change background\n"},
		"low contrast on a dark ground": {"base: dark\nmain: {fill: \"#777777\"}",
			"t:2:14: warning: the text (#f0f2f4) on the ground of main claims (#777777) has a contrast of 3.99:1, less than 4.5:1 [low-contrast]\n    2 | main: {fill: \"#777777\"}\n      |              ^~~~~~~~~\n      = make main.fill darker, or change text\n"},
		"one pattern": {"attack: {dash: []}",
			"t:1:16: warning: the lines of support and attack have one pattern [same-pattern]\n    1 | attack: {dash: []}\n      |                ^\n      = give them different values of dash: not everyone sees their colours\n"},
		"a pattern that the base has": {"support: {dash: [7, 3]}",
			"t:1:17: warning: the lines of support and attack have one pattern [same-pattern]\n    1 | support: {dash: [7, 3]}\n      |                 ^\n      = give them different values of dash: not everyone sees their colours\n"},
		"stated": {"unstated: {dash: []}",
			"t:1:18: warning: the border of unstated claims is solid, as if they were stated [same-pattern]\n    1 | unstated: {dash: []}\n      |                  ^\n      = give it a pattern, as in dash: [4, 3]\n"},
	} {
		t.Run(name, func(t *testing.T) {
			_, list := Read("t", tc.text)
			var got strings.Builder
			if err := diag.Print(&got, list, func(string) string { return tc.text }); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tc.want, got.String()); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

func TestEveryFaultIsToldAtOnce(t *testing.T) {
	_, list := Read("t", "nope: 1\ntext: red\nmain:\n  width: 99\n  fill: [x]\n  bogus: {}\n")
	if len(list) != 5 || list.Count(diag.Error) != 5 {
		t.Errorf("got %v, want five errors", list)
	}
	for i := 1; i < len(list); i++ {
		if list[i-1].Range.Start.Offset > list[i].Range.Start.Offset {
			t.Errorf("the errors are not in the order of the file: %v", list)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range Names {
		text, err := os.ReadFile("themes/" + name + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	for _, odd := range []string{"a: &a {fill: *a}\nmain: *a", "\t", "{", "main: {fill: !!binary x}", "? [a]\n: b", "text: *x", "\ufeffbase: dark", "é: \"#\n"} {
		f.Add(odd)
	}
	f.Fuzz(func(t *testing.T, text string) {
		th, list := Read("t", text)
		for _, d := range list {
			if d.Message == "" || d.Hint == "" || d.Range.Start.Offset > len(text) {
				t.Errorf("%+v", d)
			}
		}
		for _, p := range th.Pairs() {
			if _, ok := luminance(p.Color); !ok {
				t.Errorf("%s is %q, which is no colour", p.Key, p.Color)
			}
		}
	})
}

// BenchmarkClassic reads the theme that every run of crux reads.
func BenchmarkClassic(b *testing.B) {
	for b.Loop() {
		named("classic")
	}
}
