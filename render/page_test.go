package render

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"crux/render/layout"
)

// size is that of an SVG: in millimetres, and of its viewBox in points.
type size struct{ width, height, boxWidth, boxHeight float64 }

func sizeOf(t *testing.T, picture string) size {
	t.Helper()
	m := regexp.MustCompile(`width="([0-9.]+)mm" height="([0-9.]+)mm" viewBox="0 0 ([0-9.]+) ([0-9.]+)"`).FindStringSubmatch(picture)
	if m == nil {
		t.Fatal("the picture has no size")
	}
	var n [4]float64
	for i := range n {
		n[i], _ = strconv.ParseFloat(m[i+1], 64)
	}
	return size{n[0], n[1], n[2], n[3]}
}

// mm returns a length in millimetres.
func mm(x float64) layout.Length { return layout.FromPoints(x * 72 / 25.4) }

const pointsPerMM = 72 / 25.4

func near(a, b, by float64) bool { return a-b < by && b-a < by }

func TestWidthIsExact(t *testing.T) {
	for _, text := range []string{"A.", read(t, "testdata/small.argdown"), read(t, "testdata/everything.argdown")} {
		natural := sizeOf(t, draw(t, decode(t, text), Options{}))
		for _, width := range []float64{35, 92.13, 160, 1000} {
			for _, height := range []float64{0, 20, 500} {
				what := fmt.Sprintf("%.10q at %v by %v mm", text, width, height)
				picture := draw(t, decode(t, text), Options{Width: mm(width), Height: mm(height)})
				checkProfile(t, picture, "")
				s := sizeOf(t, picture)
				if s.width != width {
					t.Errorf("%s is %v mm wide", what, s.width)
				}
				if height > 0 && s.height > height {
					t.Errorf("%s is %v mm high", what, s.height)
				}
				if !near(s.width/s.height, s.boxWidth/s.boxHeight, 0.01*s.width/s.height) {
					t.Errorf("%s is stretched: %+v", what, s)
				}
				scale := s.width * pointsPerMM / s.boxWidth
				if scale > 1.0005 {
					t.Errorf("%s is blown up by %v", what, scale)
				}
				if height == 0 && width > natural.width && !near(scale, 1, 0.0005) {
					t.Errorf("%s has room enough, but is drawn at %v", what, scale)
				}
			}
		}
	}
}

func TestHeightLimitsWhatIsHigher(t *testing.T) {
	g := decode(t, read(t, "testdata/small.argdown"))
	natural := sizeOf(t, draw(t, g, Options{}))
	if s := sizeOf(t, draw(t, g, Options{Height: mm(500)})); s != natural {
		t.Errorf("with room enough it is %+v, want %+v", s, natural)
	}
	s := sizeOf(t, draw(t, g, Options{Height: mm(50)}))
	if s.height != 50 || !near(s.width, natural.width*50/natural.height, 0.02) {
		t.Errorf("50 mm high it is %+v", s)
	}
}

var boxes = regexp.MustCompile(`<g id="claim-[^>]*>\n<rect x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"`)

func TestSmallMapsStandInTheMiddle(t *testing.T) {
	for _, o := range []Options{{Width: mm(200)}, {Width: mm(200), Height: mm(15)}} {
		picture := draw(t, decode(t, "A."), o)
		m := boxes.FindStringSubmatch(picture)
		x, _ := strconv.ParseFloat(m[1], 64)
		width, _ := strconv.ParseFloat(m[2], 64)
		if s := sizeOf(t, picture); !near(x+width/2, s.boxWidth/2, 1.1) {
			t.Errorf("the middle of the box is at %v, want %v", x+width/2, s.boxWidth/2)
		}
	}
}

func TestFontSizesStayNumbersOfTheViewBox(t *testing.T) {
	picture := small(t, Options{Width: mm(80)})
	if strings.Contains(picture, "transform") || !strings.Contains(picture, `font-size="10"`) {
		t.Error("a picture that is narrower than it wants is scaled by more than its viewBox")
	}
}

func TestPicturesTellTheirSmallestText(t *testing.T) {
	g := decode(t, read(t, "testdata/small.argdown"))
	whole, err := DrawPicture(t.Context(), g, Options{})
	if err != nil || whole.SmallestText != 10*layout.Point {
		t.Fatalf("got %+v, %v", whole, err)
	}
	half, err := DrawPicture(t.Context(), g, Options{Layout: DotLayout})
	if err != nil {
		t.Fatal(err)
	}
	whole = half
	half, err = DrawPicture(t.Context(), g, Options{Layout: DotLayout, Width: whole.Width / 2})
	if err != nil || !near(half.SmallestText.Points(), 5, 0.02) || !near(half.Height.Points(), whole.Height.Points()/2, 0.02) {
		t.Errorf("at half its width: got %v pt, %v", half.SmallestText.Points(), err)
	}
	dot, err := DrawPicture(t.Context(), g, Options{Format: DOT})
	if err != nil || dot.SmallestText != 0 || dot.Width != 0 {
		t.Errorf("got %+v, %v", dot, err)
	}
}

func TestIDPrefixes(t *testing.T) {
	g := decode(t, read(t, "testdata/small.argdown"))
	for _, bad := range []string{"1st-", "-x", "a b", "a\"", "ä-", "a.b", "a:b", "#x"} {
		if _, err := Draw(t.Context(), g, Options{IDPrefix: bad}); err == nil {
			t.Errorf("%q is taken for the beginning of an id", bad)
		}
	}
	// Two maps in one page: no id of the one is an id of the other, and what
	// each refers to is its own.
	ids := map[string]string{}
	for _, prefix := range []string{"a-", "b_2-"} {
		picture := draw(t, g, Options{IDPrefix: prefix})
		for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(picture, -1) {
			if other, ok := ids[m[1]]; ok {
				t.Errorf("the id %s is in the picture with %q and in that with %q", m[1], other, prefix)
			}
			ids[m[1]] = prefix
		}
		for _, m := range regexp.MustCompile(` aria-(?:labelledby|describedby)="([^"]*)"`).FindAllStringSubmatch(picture, -1) {
			if ids[m[1]] != prefix {
				t.Errorf("%q refers to %q, which is not in it", prefix, m[1])
			}
		}
	}
	if len(ids) < 20 {
		t.Errorf("only %d ids were looked at", len(ids))
	}
}

// Stacks alone are asked for: nobody asks how ranks would read.
func TestStacksAloneOnAPage(t *testing.T) {
	checkProfile(t, draw(t, decode(t, "A.\n"), Options{Layout: PageLayout, Width: 450 * layout.Point}), "")
}
