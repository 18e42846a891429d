package png

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	stdpng "image/png"
	"testing"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/scene"
)

const (
	white = "#ffffff"
	black = "#000000"
	red   = "#ff0000"
)

func at(x, y float64) layout.Position {
	return layout.Position{X: layout.FromPoints(x), Y: layout.FromPoints(y)}
}

// page is a white scene of 40 by 30 pt with shapes on it.
func page(shapes ...scene.Shape) *scene.Scene {
	return &scene.Scene{
		Width: 40 * layout.Point, Height: 30 * layout.Point, Background: white, Title: "Ärger",
		Parts: []scene.Part{{Shapes: shapes}},
	}
}

func write(t testing.TB, s *scene.Scene, dpi int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, s, Options{DPI: dpi}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// draw returns a picture with a pixel for each point.
func draw(t testing.TB, shapes ...scene.Shape) image.Image {
	t.Helper()
	m, err := stdpng.Decode(bytes.NewReader(write(t, page(shapes...), 72)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func pixel(m image.Image, x, y int) string {
	r, g, b, _ := m.At(x, y).RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

func rect(x0, y0, x1, y1 float64) layout.Rect { return layout.Rect{Min: at(x0, y0), Max: at(x1, y1)} }

func straightLine(points ...layout.Position) layout.Curve {
	c := layout.Curve{points[0]}
	for _, p := range points[1:] {
		c = append(c, c[len(c)-1], p, p)
	}
	return c
}

func TestShapes(t *testing.T) {
	two := 2 * layout.Point
	type place struct {
		x, y int
		want string
	}
	for _, tc := range []struct {
		name   string
		shape  scene.Shape
		places []place
	}{
		{"an area is filled, and nothing beyond", scene.Rect{Rect: rect(10, 10, 20, 20), Paint: scene.Paint{Fill: red}},
			[]place{{10, 10, red}, {19, 19, red}, {9, 15, white}, {20, 15, white}, {15, 9, white}, {15, 20, white}}},
		{"a border lies half inside and half outside", scene.Rect{Rect: rect(10, 10, 20, 20), Paint: scene.Paint{Fill: red, Stroke: black, Width: two}},
			[]place{{9, 15, black}, {10, 15, black}, {11, 15, red}, {8, 15, white}, {9, 9, black}, {20, 20, black}}},
		{"a round corner is cut", scene.Rect{Rect: rect(10, 10, 20, 20), Radius: 5 * layout.Point, Paint: scene.Paint{Fill: red}},
			[]place{{10, 10, white}, {19, 19, white}, {15, 11, red}, {11, 15, red}}},
		{"half a pixel is half the colour", scene.Rect{Rect: rect(10.5, 10, 20, 20), Paint: scene.Paint{Fill: black}},
			[]place{{9, 15, white}, {10, 15, "#777777"}, {11, 15, black}}},
		{"a line ends where it ends", scene.Path{Curve: straightLine(at(10, 10), at(20, 10)), Paint: scene.Paint{Stroke: black, Width: two}},
			[]place{{9, 10, white}, {10, 9, black}, {19, 10, black}, {20, 10, white}, {15, 11, white}}},
		{"dashes leave gaps", scene.Path{Curve: straightLine(at(10, 10), at(30, 10)), Paint: scene.Paint{Stroke: black, Width: two, Dash: []layout.Length{4 * layout.Point, 2 * layout.Point}}},
			[]place{{10, 10, black}, {13, 10, black}, {14, 10, white}, {15, 10, white}, {16, 10, black}, {20, 10, white}}},
		{"dashes go round corners", scene.Path{Curve: straightLine(at(10, 10), at(13, 10), at(13, 30)), Paint: scene.Paint{Stroke: black, Width: two, Dash: []layout.Length{6 * layout.Point, 4 * layout.Point}}},
			[]place{{11, 10, black}, {13, 12, black}, {13, 14, white}, {13, 18, black}}},
		{"a corner is pointed", scene.Path{Curve: straightLine(at(10, 20), at(20, 20), at(20, 10)), Paint: scene.Paint{Stroke: black, Width: 4 * layout.Point}},
			[]place{{21, 21, black}, {20, 20, black}, {22, 20, white}}},
		{"a sharp corner is cut off", scene.Path{Curve: straightLine(at(5, 10), at(30, 11), at(5, 12)), Paint: scene.Paint{Stroke: black, Width: two}},
			[]place{{28, 11, black}, {32, 11, white}}},
		{"a polygon is closed", scene.Polygon{Points: []layout.Position{at(10, 10), at(20, 10), at(20, 20), at(10, 20)}, Paint: scene.Paint{Stroke: black, Width: two}},
			[]place{{10, 15, black}, {9, 9, black}, {15, 15, white}}},
		{"what lies outside is left out", scene.Rect{Rect: rect(-50, -50, 500, 5), Paint: scene.Paint{Fill: red}},
			[]place{{0, 0, red}, {39, 4, red}, {39, 5, white}}},
		{"a line without length is nothing", scene.Path{Curve: straightLine(at(10, 10), at(10, 10)), Paint: scene.Paint{Stroke: black, Width: two}},
			[]place{{10, 10, white}}},
		{"a colour without width is no border", scene.Rect{Rect: rect(10, 10, 20, 20), Paint: scene.Paint{Stroke: black}},
			[]place{{10, 10, white}}},
	} {
		m := draw(t, tc.shape)
		for _, p := range tc.places {
			if got := pixel(m, p.x, p.y); got != p.want {
				t.Errorf("%s: the pixel at %d,%d is %s, want %s", tc.name, p.x, p.y, got, p.want)
			}
		}
	}
}

// ink returns where a picture is not white.
func ink(m image.Image) image.Rectangle {
	var r image.Rectangle
	for y := range m.Bounds().Max.Y {
		for x := range m.Bounds().Max.X {
			if pixel(m, x, y) != white {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func TestText(t *testing.T) {
	text := func(s string, style font.Style, x float64, rightToLeft bool) image.Rectangle {
		return ink(draw(t, scene.Text{At: at(x, 20), Runs: []font.Run{{Text: s, Style: style}}, Size: 20 * layout.Point, Color: black, RightToLeft: rightToLeft}))
	}
	// A capital of Liberation Sans is 1409 units high, H is 1478 wide.
	if got, want := text("H", font.Regular, 10, false), image.Rect(11, 6, 23, 20); got != want {
		t.Errorf("H covers %v, want %v", got, want)
	}
	if regular, bold := text("l", font.Regular, 10, false), text("l", font.Bold, 10, false); bold.Dx() <= regular.Dx() {
		t.Errorf("l is %d wide in bold, and %d in regular", bold.Dx(), regular.Dx())
	}
	if got := text("ש", font.Regular, 35, true); got.Max.X > 35 || got.Max.X < 30 {
		t.Errorf("a line from right to left covers %v, want it to end at 35", got)
	}
	if got := text("漢", font.Regular, 10, false); got.Empty() {
		t.Error("a character that the font lacks is not seen")
	}
	if got := text(" ", font.Regular, 10, false); !got.Empty() {
		t.Errorf("a space covers %v", got)
	}
}

// chunksOf reads the chunks of a PNG and checks their sums.
func chunksOf(t *testing.T, data []byte) (names []string, byName map[string][]byte) {
	t.Helper()
	byName = map[string][]byte{}
	for data = data[8:]; len(data) > 0; {
		n := binary.BigEndian.Uint32(data)
		name, body := string(data[4:8]), data[8:8+n]
		if sum := binary.BigEndian.Uint32(data[8+n:]); sum != crc32.ChecksumIEEE(data[4:8+n]) {
			t.Errorf("the sum of %s is wrong", name)
		}
		names = append(names, name)
		byName[name] = body
		data = data[12+n:]
	}
	return names, byName
}

func TestChunks(t *testing.T) {
	names, chunks := chunksOf(t, write(t, page(), 300))
	if got, want := fmt.Sprint(names), "[IHDR pHYs iTXt PLTE IDAT IEND]"; got != want {
		t.Errorf("the chunks are %s, want %s", got, want)
	}
	// 300 dots per inch are 11811 a metre; 40 x 30 pt are 167 x 125 pixels.
	if got, want := fmt.Sprintf("%x", chunks["pHYs"]), "00002e2300002e2301"; got != want {
		t.Errorf("pHYs is %s, want %s", got, want)
	}
	if got, want := fmt.Sprintf("%x", chunks["IHDR"][:8]), "000000a70000007d"; got != want {
		t.Errorf("the size is %s, want %s", got, want)
	}
	if got, want := string(chunks["iTXt"]), "Title\x00\x00\x00\x00\x00Ärger"; got != want {
		t.Errorf("the title is %q, want %q", got, want)
	}
}

func TestResolution(t *testing.T) {
	if !bytes.Equal(write(t, page(), 0), write(t, page(), DefaultDPI)) {
		t.Error("without a resolution it is not the default")
	}
	for _, dpi := range []int{-1, MinDPI - 1, MaxDPI + 1} {
		if err := Write(&bytes.Buffer{}, page(), Options{DPI: dpi}); err == nil {
			t.Errorf("%d dots per inch are not refused", dpi)
		}
	}
}

func TestTooLarge(t *testing.T) {
	s := page()
	s.Width, s.Height = 3000*layout.Point, 3000*layout.Point
	var large *TooLargeError
	if err := Write(&bytes.Buffer{}, s, Options{DPI: 600}); !errors.As(err, &large) {
		t.Fatalf("got %v, want a TooLargeError", err)
	}
	if large.Width != 25000 || large.Height != 25000 {
		t.Errorf("it says %d x %d pixels, want 25000 x 25000", large.Width, large.Height)
	}
	if w, h := size(s, large.Fits); w*h > MaxPixels {
		t.Errorf("at %d dots per inch, which it says fit, there are %d x %d pixels", large.Fits, w, h)
	}
	if w, h := size(s, large.Fits+1); w*h <= MaxPixels {
		t.Errorf("at one more than %d dots per inch it would fit too", large.Fits)
	}
	s.Width, s.Height = 300_000*layout.Point, 300_000*layout.Point
	if err := Write(&bytes.Buffer{}, s, Options{}); !errors.As(err, &large) || large.Fits != 0 {
		t.Errorf("got %v that fits at %d, want none to fit", err, large.Fits)
	}
}

// A scene's own colours are exact as long as there is room for them, and they
// come before those of edges.
func TestManyColors(t *testing.T) {
	draws := func(n int) image.Image {
		shapes := []scene.Shape{scene.Rect{Rect: rect(3.3, 20.3, 30.7, 25.7), Radius: 2 * layout.Point, Paint: scene.Paint{Fill: red, Stroke: black, Width: 50}}}
		for i := range n {
			x, y := float64(i%40), float64(i/40)
			shapes = append(shapes, scene.Rect{Rect: rect(x, y, x+1, y+1), Paint: scene.Paint{Fill: fmt.Sprintf("#%02x%02x80", i%40*6, i/40*17)}})
		}
		return draw(t, shapes...)
	}
	for _, n := range []int{250, 600} { // 600 are more than there can be
		m := draws(n)
		for i := range 250 {
			if got, want := pixel(m, i%40, i/40), fmt.Sprintf("#%02x%02x80", i%40*6, i/40*17); got != want {
				t.Errorf("of %d colours the one at %d is drawn as %s, want %s", n, i, got, want)
			}
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	if err := Write(failing{}, page(), Options{}); err == nil {
		t.Error("got no error")
	}
}
