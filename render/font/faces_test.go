package font

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"crux/render/layout"
)

func own(t testing.TB, files ...File) *Faces {
	t.Helper()
	f, err := NewFaces(files...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// dejaVu returns a font with Arabic, which Liberation Sans lacks.
func dejaVu(t testing.TB) File {
	t.Helper()
	ttf, err := os.ReadFile(filepath.Join("/usr/share/fonts/truetype", installedFonts["DejaVu Sans"][0]))
	if err != nil {
		t.Skip("DejaVu Sans (fonts-dejavu-core) is not installed, so nothing is drawn with it")
	}
	return File{"DejaVuSans.ttf", ttf}
}

// together returns the text of glyphs from left to right.
func together(glyphs []Glyph) string {
	var s strings.Builder
	for _, g := range glyphs {
		s.WriteString(g.Text)
	}
	return s.String()
}

func TestGlyphsOfALine(t *testing.T) {
	glyphs, width := own(t).Glyphs([]Run{{"Hi ", Regular}, {"H", Bold}}, unit, false)
	var x []layout.Length
	for _, g := range glyphs {
		x = append(x, g.Origin.X)
		if g.Face.Name != "Liberation Sans" || g.ID == 0 || g.Origin.Y != 0 {
			t.Errorf("%q is glyph %d of %s at %d", g.Text, g.ID, g.Face.Name, g.Origin.Y)
		}
	}
	if d := cmp.Diff([]layout.Length{0, 1479, 1479 + 455, 1479 + 455 + 569}, x); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if want := layout.Length(1479 + 455 + 569 + 1479); width != want {
		t.Errorf("the line is %d wide, want %d", width, want)
	}
	if glyphs[3].Face.Style != Bold || !bytes.Equal(glyphs[3].Face.Data, liberationsansbold.TTF) {
		t.Error("bold text is not drawn with the bold font")
	}
}

// The order of what is seen, from left to right (UAX #9). Brackets are by their
// names: an opening one from right to left looks like a closing one.
func TestGlyphsAreInTheirVisualOrder(t *testing.T) {
	for _, tt := range []struct {
		text        string
		rightToLeft bool
		want        string
	}{
		{"abc אבג def", false, "abc גבא def"},
		{"abc אבג def", true, "def גבא abc"},
		{"אבג 12 דה", true, "הד 12 גבא"},
		{"אבג 12 דה", false, "הד 12 גבא"},
		{"1.2 אבג.", true, ".גבא 1.2"},
		{"אבג (abc) דה", true, "הד )abc( גבא"},
		{"a אב (גד) b", false, "a )דג( בא b"},
		{"", false, ""},
	} {
		glyphs, _ := own(t).Glyphs([]Run{{tt.text, Regular}}, size, tt.rightToLeft)
		if got := together(glyphs); got != tt.want {
			t.Errorf("%q (%v) is drawn as %q, want %q", tt.text, tt.rightToLeft, got, tt.want)
		}
	}
}

func TestBracketsAreMirrored(t *testing.T) {
	f := own(t)
	open, _ := f.Glyphs([]Run{{"(", Regular}}, size, false)
	mirrored, _ := f.Glyphs([]Run{{")", Regular}}, size, true)
	if open[0].ID != mirrored[0].ID {
		t.Error("a closing bracket from right to left does not look like an opening one from left to right")
	}
}

func TestMarksAreComposed(t *testing.T) {
	f := own(t)
	a, _ := f.Outline([]Run{{"caf\u00e9 \u01d6", Regular}}, size, false)
	b, _ := f.Outline([]Run{{"cafe\u0301 u\u0308\u0304", Regular}}, size, false)
	if d := cmp.Diff(a, b); d != "" {
		t.Errorf("é looks otherwise if written in two characters:\n%s", d)
	}
}

func TestOutlineOfALetter(t *testing.T) {
	// l is a stroke, a rectangle: its corners are in the font in units.
	outline, width := own(t).Outline([]Run{{"l", Regular}}, unit, false)
	if width != 455 || len(outline) < 4 || outline[0].Op != MoveTo {
		t.Fatalf("l is %d wide: %v", width, outline)
	}
	least, most := outline[0].To[0], outline[0].To[0]
	for _, s := range outline {
		if s.Op != MoveTo && s.Op != LineTo {
			t.Errorf("l has a curve: %v", s)
		}
		least.X, least.Y = min(least.X, s.To[0].X), min(least.Y, s.To[0].Y)
		most.X, most.Y = max(most.X, s.To[0].X), max(most.Y, s.To[0].Y)
	}
	want := [2]layout.Position{{X: 138, Y: -1484}, {X: 318, Y: 0}}
	if got := [2]layout.Position{least, most}; got != want {
		t.Errorf("l reaches from %v to %v, want %v", got[0], got[1], want)
	}
}

func TestLacking(t *testing.T) {
	f := own(t)
	for text, want := range map[string]string{
		"All men": "",
		"a\u200d\u00ad\ufe0f\u2060\u200fb\u00a0\u3000": "",
		"e\u0301 u\u0308\u0304 A\u0340":                "",
		"中文中":                                          "中文",
		"x א ا":                                        "ا",
		"👍🏽":                                           "👍🏽",
	} {
		if got := string(f.Lacks(text)); got != want {
			t.Errorf("%+q lacks %+q, want %+q", text, got, want)
		}
	}
	if !f.Has('ж') || f.Has('ا') || f.Has('中') {
		t.Error("Has is wrong")
	}
}

func TestOtherFontsTakeOver(t *testing.T) {
	f := own(t, dejaVu(t))
	if !f.Has('ا') || f.Has('中') {
		t.Error("Has is wrong")
	}
	glyphs, _ := f.Glyphs([]Run{{"ab سلام", Bold}}, size, false)
	var names []string
	for _, g := range glyphs {
		names = append(names, g.Face.Name)
	}
	if names = slices.Compact(names); !slices.Equal(names, []string{"Liberation Sans", "DejaVuSans.ttf"}) {
		t.Errorf("the line is drawn with %v", names)
	}
	// Lam and alef become one glyph, and letters take the forms that join.
	joined, _ := f.Glyphs([]Run{{"سلام", Regular}}, size, true)
	if len(joined) != 3 || together(joined) != "ملاس" && together(joined) != "م"+"لا"+"س" {
		t.Errorf("سلام is drawn with %d glyphs for %q", len(joined), together(joined))
	}
	alone, _ := f.Glyphs([]Run{{"س", Regular}}, size, true)
	if joined[len(joined)-1].ID == alone[0].ID {
		t.Error("letters are not joined")
	}
}

func TestMissingCharactersAreBoxes(t *testing.T) {
	f := own(t)
	glyphs, width := f.Glyphs([]Run{{"中", Regular}}, unit, false)
	if len(glyphs) != 1 || glyphs[0].ID != 0 || glyphs[0].Text != "中" {
		t.Errorf("got %v", glyphs)
	}
	if got := (Metrics{Faces: f}).Width("中", Regular, unit); got != width {
		t.Errorf("the box is %d wide, and %d drawn", got, width)
	}
	if outline, _ := f.Outline([]Run{{"中", Regular}}, unit, false); len(outline) < 8 {
		t.Errorf("a box has %d segments", len(outline))
	}
}

func TestWhatIsDrawnIsNoWiderThanItsLine(t *testing.T) {
	f := own(t)
	rapid.Check(t, func(t *rapid.T) {
		runs := runs().Draw(t, "runs")
		width := layout.Length(rapid.IntRange(0, 20000).Draw(t, "width"))
		for _, line := range (Metrics{Faces: f}).Wrap(runs, size, width) {
			for _, rightToLeft := range []bool{false, true} {
				glyphs, drawn := f.Glyphs(line.Runs, size, rightToLeft)
				if drawn > line.Width {
					t.Errorf("%q is drawn %d wide on a line of %d", line.Runs, drawn, line.Width)
				}
				for _, g := range glyphs {
					if g.Face == nil {
						t.Errorf("a glyph of %q has no face", line.Runs)
					}
				}
			}
		}
	})
}

func TestWhatIsNoFontIsRefused(t *testing.T) {
	ttf := liberationsansregular.TTF
	for name, tt := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":  {nil, "x.ttf is empty, so it is no font"},
		"text":     {[]byte("[a]: A."), "x.ttf is no font; give a TrueType or OpenType file (.ttf, .otf)"},
		"web font": {[]byte("wOF2\x00\x01\x00\x00"), "x.ttf is a web font (WOFF), which cannot be read"},
		"cut off":  {ttf[:2000], "x.ttf is a broken font"},
		"header":   {ttf[:12], "x.ttf is a broken font"},
		"list":     {[]byte("ttcf\x00\x01\x00\x00\xff\xff\xff\xff"), "x.ttf is a broken font"},
	} {
		_, err := NewFaces(File{"a.ttf", ttf}, File{"x.ttf", tt.data})
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s", name, err, tt.want)
		}
	}
}

// Whatever is broken in a font file, nothing panics and everything ends.
func FuzzBrokenFonts(f *testing.F) {
	f.Add(uint32(0), byte(0xff), uint32(4000), byte(0))
	f.Add(uint32(20), byte(0x7f), uint32(100_000), byte(0x80))
	f.Add(uint32(300), byte(1), uint32(200_000), byte(9))
	f.Fuzz(func(t *testing.T, at uint32, b byte, at2 uint32, b2 byte) {
		data := bytes.Clone(liberationsansregular.TTF)
		data[int(at)%1000] = b
		data[int(at2)%len(data)] = b2
		faces, err := NewFaces(File{"x.ttf", data})
		if err != nil {
			return
		}
		faces.own = [4]*Face{faces.others[0], faces.others[0], faces.others[0], faces.others[0]}
		faces.Outline([]Run{{"fi Ťe\u0301 אבג ا中", Regular}}, size, false)
		faces.Lacks("fi Ťe\u0301 אבג ا中")
	})
}

func TestFacesAreUsedByManyAtOnce(t *testing.T) {
	f := own(t)
	runs := []Run{{"Whoever denies ", Regular}, {"this", Bold}}
	want := f.Width(runs, size)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if got := f.Width(runs, size); got != want {
				t.Errorf("got %d, want %d", got, want)
			}
		})
	}
	group.Wait()
}

func BenchmarkOutline(b *testing.B) {
	f := own(b)
	for b.Loop() {
		f.Outline([]Run{{sentence, Regular}}, size, false)
	}
}
