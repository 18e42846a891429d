package graphviz

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"crux/render/layout"
)

// drawn is dot's drawing of p.
func drawn(t testing.TB, p layout.Problem) []byte {
	t.Helper()
	drawing, err := draw(context.Background(), dot, svg, writeDOT(p))
	if err != nil {
		t.Fatal(err)
	}
	return drawing
}

// element matches the <g> with an id, and its contents.
func element(id string) *regexp.Regexp {
	return regexp.MustCompile(`(?s)<g id="` + id + `" class.*?</g>\n`)
}

// without returns drawing without the thing of an id.
func without(t testing.TB, drawing []byte, id string) []byte {
	t.Helper()
	at := element(id).FindIndex(drawing)
	if at == nil {
		t.Fatalf("no %s in the drawing", id)
	}
	return bytes.Join([][]byte{drawing[:at[0]], drawing[at[1]:]}, nil)
}

func TestBrokenDrawingsAreErrors(t *testing.T) {
	p := everything()
	good := drawn(t, p)
	if _, err := read(good, p); err != nil {
		t.Fatal(err)
	}
	// in replaces the first match of a pattern in the thing of an id.
	in := func(id, pattern, by string) []byte {
		thing := element(id).Find(good)
		at := regexp.MustCompile(pattern).FindIndex(thing)
		if at == nil {
			t.Fatalf("no %s in %s", pattern, thing)
		}
		changed := string(thing[:at[0]]) + by + string(thing[at[1]:])
		return []byte(strings.Replace(string(good), string(thing), changed, 1))
	}
	twice := func(id string) []byte {
		thing := element(id).Find(good)
		return bytes.Replace(good, thing, append(thing, thing...), 1)
	}
	const number = `-?[0-9.]+`
	for _, test := range []struct {
		name    string
		drawing []byte
		want    string
	}{
		{"nothing", nil, "0 drawings"},
		{"zero bytes", make([]byte, 100), "illegal character"},
		{"raw memory", append([]byte{0x7f, 0xff, 0x00, 0x80}, good...), "invalid UTF-8"},
		{"raw memory behind", append(bytes.Clone(good), 0x00, 0xff), "illegal character"},
		{"text around", append(bytes.Clone(good), "error: out of memory"...), "text around"},
		{"two drawings", append(bytes.Clone(good), "<svg/>"...), "2 drawings"},
		{"control character", bytes.Replace(good, []byte("<title>n0"), []byte("<title>n\x1b0"), 1), "illegal character"},
		{"invalid UTF-8", bytes.Replace(good, []byte("<title>n0"), []byte("<title>n\xff0"), 1), "invalid UTF-8"},
		{"shape around", []byte(`<polygon points="0,0"/>`), "around the drawing"},
		{"box missing", without(t, good, "n3"), "box 3 is missing"},
		{"group missing", without(t, good, "g1"), "group 1 is missing"},
		{"empty group missing", without(t, good, "g2"), "group 2 is missing"},
		{"link missing", without(t, good, "e2"), "link 2 is missing"},
		{"loop missing", without(t, good, "e6"), "link 6 is missing"},
		{"box twice", twice("n3"), "n3 is drawn twice"},
		{"link twice", twice("e2"), "e2 is drawn twice"},
		{"box without a shape", in("n3", `<polygon[^>]*>`, ""), "box 3 is missing"},
		{"link without a path", in("e2", `<path[^>]*>`, ""), "link 2 is missing"},
		{"stranger", in("n3", `n3`, "n33"), "box 3 is missing"},
		{"one too many", bytes.Replace(good, []byte(`</svg>`), []byte(`<g id="n7"><polygon points="0,0"/></g></svg>`), 1), "not asked for"},
		{"NaN", in("n3", `points="`+number, `points="NaN`), `"NaN" is no coordinate`},
		{"nan", in("e2", ` `+number+`,`, ` nan,`), `"nan" is no coordinate`},
		{"infinity", in("e2", ` `+number+`,`, ` inf,`), `"inf" is no coordinate`},
		{"huge", in("g0", `points="`+number, `points="4e7`), `"4e7" is no coordinate`},
		{"word", in("n3", `points="`+number, `points="wide`), `"wide" is no coordinate`},
		{"number missing", in("e2", ` `+number+`,`, ` `), "coordinates"},
		{"no numbers", in("n3", `points="[^"]*"`, `points=""`), "0 coordinates"},
		{"position missing", in("e2", ` `+number+`,`+number, ``), "are no curve"},
		{"box of another size", in("n3", `points="`+number, `points="-1`), "box 3: it is"},
		{"box elsewhere", in("n3", `points="[^"]*"`, `points="9090,0 9000,0 9000,40 9090,40"`), "points from its box"},
		{"box on another", moved(t, good, "n3", "n0"), "boxes 0 and 3 overlap"},
		{"box out of its frame", in("n2", `points="[^"]*"`, `points="9120,0 9000,0 9000,50 9120,50"`), "box 2 is not in the frame of group"},
		{"box in a frame", moved(t, good, "n3", "g2"), "box 3 is in the frame of group 2"},
		{"frame at the origin", in("g0", `points="[^"]*"`, `points="0,0 0,0 0,0 0,0"`), "wider than its frame"},
		{"link elsewhere", in("e2", ` d="[^"]*"`, ` d="M9000,9000C9000,9000 9000,9000 9000,9000"`), "points from its box"},
	} {
		r, err := read(test.drawing, p)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got error %v, want %q", test.name, err, test.want)
		}
		if r.Boxes != nil {
			t.Errorf("%s: there is a result", test.name)
		}
	}
}

// moved returns drawing with the upper left corner of one box at that of
// another thing.
func moved(t testing.TB, drawing []byte, box, where string) []byte {
	t.Helper()
	shapes, err := readShapes(drawing)
	if err != nil {
		t.Fatal(err)
	}
	size, at := bounds(shapes[box]), bounds(shapes[where]).Min
	x, y := at.X.Points(), at.Y.Points()
	points := fmt.Sprintf(`points="%g,%g %g,%g"`, x, y, x+size.Width().Points(), y+size.Height().Points())
	thing := element(box).Find(drawing)
	return bytes.Replace(drawing, thing, regexp.MustCompile(`points="[^"]*"`).ReplaceAll(thing, []byte(points)), 1)
}

// Cut anywhere, a drawing is either whole, when only the last line break is
// gone, or an error.
func TestTruncatedDrawingsAreErrors(t *testing.T) {
	p := everything()
	good := drawn(t, p)
	whole := len(bytes.TrimSpace(good))
	for n := range whole {
		if _, err := read(good[:n], p); err == nil {
			t.Fatalf("no error for the first %d of %d bytes", n, whole)
		}
	}
}

// go-graphviz answers a layout that failed inside with all things at 0, 0, and
// no error.
func TestEverythingInOnePlaceIsAnError(t *testing.T) {
	p := layout.Problem{Boxes: boxes(2)}
	drawing := `<svg><g id="graph0"><g id="n0"><polygon points="0,0 2,0 2,2 0,2"/></g><g id="n1"><polygon points="0,0 2,0 2,2 0,2"/></g></g></svg>`
	if _, err := read([]byte(drawing), p); err == nil || !strings.Contains(err.Error(), "boxes 0 and 1 overlap") {
		t.Errorf("got %v", err)
	}
}

func TestFlatLinksDrawnTwiceInOneElementCountOnce(t *testing.T) {
	p := everything()
	good := drawn(t, p)
	path := regexp.MustCompile(`<path[^>]*>`)
	link := element("e2").Find(good)
	again := path.ReplaceAll(link, []byte(`$0<path d="M0,0C0,0 0,0 0,0"/>`))
	got, err := read(bytes.Replace(good, link, again, 1), p)
	if err != nil {
		t.Fatal(err)
	}
	want, err := read(good, p)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Links[2]) != len(want.Links[2]) || got.Links[2][0] != want.Links[2][0] {
		t.Errorf("got %v, want %v", got.Links[2], want.Links[2])
	}
}

func TestACurveDrawnBackwardsIsTurnedRound(t *testing.T) {
	rect := func(y layout.Length) layout.Rect {
		return layout.Rect{Min: layout.Position{Y: y}, Max: layout.Position{X: 6400, Y: y + 1280}}
	}
	from, to := rect(6400), rect(0)
	shape := []layout.Position{{X: 3200, Y: 1280}, {X: 3200, Y: 3000}, {X: 3200, Y: 5000}, {X: 3200, Y: 6400}}
	c, err := attach(shape, from, to)
	if err != nil {
		t.Fatal(err)
	}
	if c[0].Y != 6400 || c[3].Y != 1280 {
		t.Errorf("got %v", c)
	}
}

func TestEndsOfACurveAreMovedToTheBorder(t *testing.T) {
	box := layout.Rect{Max: layout.Position{X: 6400, Y: 1280}}
	for _, test := range []struct{ at, want layout.Position }{
		{layout.Position{X: 3200, Y: 1300}, layout.Position{X: 3200, Y: 1280}}, // below
		{layout.Position{X: 3200, Y: -5}, layout.Position{X: 3200, Y: 0}},      // above
		{layout.Position{X: -9, Y: 640}, layout.Position{X: 0, Y: 640}},        // left
		{layout.Position{X: 6410, Y: 1290}, layout.Position{X: 6400, Y: 1280}}, // off a corner
		{layout.Position{X: 3200, Y: 1250}, layout.Position{X: 3200, Y: 1280}}, // inside
		{layout.Position{X: 3200, Y: 20}, layout.Position{X: 3200, Y: 0}},
		{layout.Position{X: 20, Y: 640}, layout.Position{X: 0, Y: 640}},
		{layout.Position{X: 6390, Y: 640}, layout.Position{X: 6400, Y: 640}},
		{layout.Position{X: 0, Y: 7}, layout.Position{X: 0, Y: 7}}, // on it
	} {
		if got := nearestOnBorder(test.at, box); got != test.want {
			t.Errorf("%v goes to %v, want %v", test.at, got, test.want)
		}
	}
}

func TestAGapBeforeABoxIsClosed(t *testing.T) {
	from := layout.Rect{Min: layout.Position{Y: 6400}, Max: layout.Position{X: 64, Y: 6464}}
	to := layout.Rect{Max: layout.Position{X: 64, Y: 64}}
	shape := []layout.Position{{X: 32, Y: 6080}, {X: 32, Y: 4000}, {X: 32, Y: 3000}, {X: 32, Y: 384}}
	c, err := attach(shape, from, to)
	if err != nil {
		t.Fatal(err)
	}
	checkLink(t, "the link", c, from, to)
	if len(c) != 10 {
		t.Errorf("got %v, want a segment more at either end", c)
	}
}

func FuzzRead(f *testing.F) {
	p := everything()
	good, err := os.ReadFile("testdata/everything.svg")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(without(f, good, "e5"))
	f.Add([]byte(`<svg><g id="graph0"><polygon points="0,0"/></g></svg>`))
	f.Fuzz(func(t *testing.T, drawing []byte) {
		r, err := read(drawing, p)
		if err == nil {
			checkResult(t, p, r)
		}
	})
}
