package render

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"crux/render/theme"
)

func named(t *testing.T, name string) *theme.Theme {
	t.Helper()
	th, ok := theme.Named(name)
	if !ok {
		t.Fatalf("there is no theme %s", name)
	}
	return &th
}

// small is a map with each kind of box and line.
func small(t *testing.T, o Options) string {
	t.Helper()
	return draw(t, decode(t, read(t, "testdata/small.argdown")), o)
}

func TestDrawInEveryTheme(t *testing.T) {
	for _, name := range theme.Names {
		th := named(t, name)
		picture := small(t, Options{Theme: th})
		golden(t, "testdata/small-"+name+".svg", picture)
		checkProfile(t, picture, "")
		checkColors(t, picture, *th)
		checkColors(t, small(t, Options{Theme: th, Format: DOT}), *th)
	}
	if small(t, Options{}) != small(t, Options{Theme: &theme.Classic}) {
		t.Error("without a theme a picture is not classic")
	}
}

var color = regexp.MustCompile(`#[0-9a-f]{6}`)

// checkColors sees to it that all colours of a picture are its theme's.
func checkColors(t *testing.T, picture string, th theme.Theme) {
	t.Helper()
	known := []string{th.Background, th.Text, th.Faint}
	for _, f := range []theme.Fill{th.Box, th.Main, th.Sketch, th.Unstated, th.Closed, th.Frame} {
		known = append(known, f.Fill, f.Stroke)
	}
	for _, l := range th.Relations {
		known = append(known, l.Fill, l.Stroke)
	}
	for _, g := range []theme.Ground{th.Stands, th.Falls, th.Undecided, th.Strength, th.OnlyA, th.OnlyB, th.Crux} {
		known = append(known, g.Fill, g.Stroke)
	}
	known = append(known, th.Idle.Fill, th.Idle.Stroke)
	for _, c := range color.FindAllString(picture, -1) {
		if !slices.Contains(known, c) {
			t.Errorf("the colour %s is not of the theme", c)
		}
	}
}

// Every colour of a theme has its place in a picture: with a mark of its own
// for each, what is drawn shows them all.
func TestEveryColourOfAThemeIsUsed(t *testing.T) {
	marked := theme.Classic
	var all []string
	mark := func(to ...*string) {
		for _, c := range to {
			*c = "#0000" + string("0123456789abcdef"[len(all)/16]) + string("0123456789abcdef"[len(all)%16])
			all = append(all, *c)
		}
	}
	mark(&marked.Background, &marked.Text, &marked.Faint)
	for _, f := range []*theme.Fill{&marked.Box, &marked.Main, &marked.Sketch, &marked.Unstated, &marked.Frame} {
		mark(&f.Fill, &f.Stroke)
	}
	for i := range 4 {
		mark(&marked.Relations[i].Fill, &marked.Relations[i].Stroke)
	}
	for _, f := range textual {
		picture := small(t, Options{Theme: &marked, Format: f, Layout: DotLayout})
		for _, c := range all {
			if !strings.Contains(picture, c) {
				t.Errorf("%s: the colour %s is nowhere", f, c)
			}
		}
	}
	mark(&marked.Closed.Fill, &marked.Closed.Stroke)
	closed := decode(t, "# In\n\n[a]: A.\n\n# Out {isClosed: true}\n\n<b>: B.\n  + [a]\n")
	for _, f := range textual {
		picture := draw(t, closed, Options{Theme: &marked, Format: f, Level: Arguments})
		if !strings.Contains(picture, marked.Closed.Fill) || !strings.Contains(picture, marked.Closed.Stroke) {
			t.Errorf("%s: a closed section does not look as the theme wants", f)
		}
	}
}

var (
	path    = regexp.MustCompile(`<path d="[^"]*" fill="none" stroke="(#[0-9a-f]{6})" stroke-width="[^"]*"( stroke-dasharray="[^"]*")?/>`)
	polygon = regexp.MustCompile(`<polygon [^>]*>`)
)

// Without any colour, support, attack, undercut and contradiction differ in
// pattern, arrowhead and sign, in every theme.
func TestMeaningWithoutColour(t *testing.T) {
	maps := map[string]string{
		"support":       "[a]: A.\n  + [b]: B.",
		"attack":        "[a]: A.\n  - [b]: B.",
		"contradiction": "[a]: A. #thesis\n  >< [b]: B.",
		"undercut":      "<x>\n\n(1) B.\n----\n  <_ [u]: U.\n(2) A.",
	}
	for _, name := range theme.Names {
		patterns, heads, signs := map[string]string{}, map[string]string{}, map[string]string{}
		for what, text := range maps {
			picture := draw(t, decode(t, text), Options{Theme: named(t, name)})
			id := what
			if what == "contradiction" {
				id = "attack" // it is two attacks
			}
			_, part, found := strings.Cut(picture, `<g id="`+id+`-`)
			part, _, _ = strings.Cut(part, "</g>")
			lines := path.FindAllStringSubmatch(part, -1)
			if !found || len(lines) == 0 {
				t.Fatalf("%s: no %s is drawn", name, what)
			}
			// An arrowhead is known by its polygons: how many corners they have,
			// and whether they are filled.
			pattern, head := lines[0][2], ""
			for _, p := range polygon.FindAllString(part, -1) {
				head += strings.Repeat(",", strings.Count(p, ",")) + " "
				if !strings.Contains(p, `fill="`+lines[0][1]+`"`) {
					head += "hollow "
				}
			}
			sign := shape(lines[len(lines)-1][0], part)
			for _, seen := range []struct {
				kind string
				by   map[string]string
				is   string
			}{{"pattern", patterns, pattern}, {"arrowhead", heads, head}, {"sign", signs, sign}} {
				if other, ok := seen.by[seen.is]; ok {
					t.Errorf("%s: %s and %s have one %s: %q", name, what, other, seen.kind, seen.is)
				}
				seen.by[seen.is] = what
			}
		}
		if box := draw(t, decode(t, "A. {implicit: true}"), Options{Theme: named(t, name)}); !strings.Contains(box, `stroke-dasharray`) || !strings.Contains(box, "unstated") {
			t.Errorf("%s: an unstated claim is not dashed, or not called so", name)
		}
	}
}

// shape returns the strokes of the sign: how many there are behind the badge,
// and whether the last of them is upright, level or slanted.
func shape(last, part string) string {
	badge := strings.LastIndex(part, "<rect")
	numbers := regexp.MustCompile(`-?[0-9]+(\.[0-9]+)?`).FindAllString(last, -1)
	x0, y0, x1, y1 := numbers[0], numbers[1], numbers[6], numbers[7]
	form := "slanted"
	switch {
	case x0 == x1:
		form = "upright"
	case y0 == y1:
		form = "level"
	}
	return strings.Repeat("|", strings.Count(part[badge:], "<path")) + form
}
