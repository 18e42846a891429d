package render

import (
	"bytes"
	"context"
	"image"
	_ "image/png" // its decoder
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"crux/graph"
	"crux/render/theme"
)

// tolerance is how far two pictures may differ: the mean absolute difference of each
// channel, as a part of its range.
const tolerance = 0.03

// outside returns the path of a program that looks at pictures from outside, or
// skips the test.
func outside(t *testing.T, name, what string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed, so %s", name, what)
	}
	return path
}

func needsLiberation(t *testing.T) {
	t.Helper()
	out, err := exec.Command("fc-match", "--format=%{family}", "Liberation Sans").Output()
	if err != nil || !strings.Contains(string(out), "Liberation Sans") {
		t.Skip("Liberation Sans is not installed, so pictures drawn by others cannot be compared with ours")
	}
}

func command(t *testing.T, stdin []byte, name string, args ...string) []byte {
	t.Helper()
	c := exec.Command(name, args...)
	c.Stdin = bytes.NewReader(stdin)
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, errs.String())
	}
	return out
}

func decodePNG(t *testing.T, data []byte) image.Image {
	t.Helper()
	m, format, err := image.Decode(bytes.NewReader(data))
	if err != nil || format != "png" {
		t.Fatalf("this is no PNG: %v %s", err, format)
	}
	return m
}

// difference returns the mean absolute difference of each channel.
func difference(t *testing.T, got, want image.Image) [3]float64 {
	t.Helper()
	if got.Bounds() != want.Bounds() {
		t.Fatalf("the picture is %v, want %v", got.Bounds(), want.Bounds())
	}
	var sum [3]uint64
	b := got.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r0, g0, b0, _ := got.At(x, y).RGBA()
			r1, g1, b1, _ := want.At(x, y).RGBA()
			for i, d := range [...]int{int(r0) - int(r1), int(g0) - int(g1), int(b0) - int(b1)} {
				sum[i] += uint64(max(d, -d))
			}
		}
	}
	var mean [3]float64
	for i, s := range sum {
		mean[i] = float64(s) / float64(b.Dx()*b.Dy()) / 0xffff
	}
	return mean
}

func checkNear(t *testing.T, got, want image.Image) {
	t.Helper()
	mean := difference(t, got, want)
	t.Logf("mean difference of red, green, blue: %.5f", mean)
	for _, d := range mean {
		if d >= tolerance {
			t.Errorf("the pictures differ by %.4f of red, green and blue, want less than %.2f", mean, tolerance)
			return
		}
	}
}

// pictures are the maps that are held against what other programs draw.
func pictures(t *testing.T) map[string]*graph.Graph {
	return map[string]*graph.Graph{
		"everything": everything(t),
		"letters":    decode(t, "[Ärger]: *Ελλάδα*, **Россия**, Ťažký kôň, AVATAR, r’s “quotes” – dashes.\n  + [Hebrew]: שלום 25 עולם (טוב)\n  - [Marks]: cafe\u0301 and Å, **_both_**.\n"),
	}
}

func TestPNGIsWhatOthersDrawOfTheSVG(t *testing.T) {
	rsvg := outside(t, "rsvg-convert", "PNG is not compared with what it draws")
	needsLiberation(t)
	for name, g := range pictures(t) {
		t.Run(name, func(t *testing.T) {
			ours := decodePNG(t, []byte(draw(t, g, Options{Format: PNG, Fit: FitSafe, Layout: DotLayout})))
			theirs := command(t, []byte(draw(t, g, Options{Layout: DotLayout})), rsvg, "-d", "150", "-p", "150")
			checkNear(t, ours, decodePNG(t, theirs))
		})
	}
}

func TestPDFIsWhatPNGShows(t *testing.T) {
	pdftoppm := outside(t, "pdftoppm", "PDF is not compared with PNG")
	for name, g := range pictures(t) {
		t.Run(name, func(t *testing.T) {
			theirs := command(t, []byte(draw(t, g, Options{Format: PDF, Fit: FitSafe})), pdftoppm, "-r", "150", "-png", "-")
			checkNear(t, decodePNG(t, theirs), decodePNG(t, []byte(draw(t, g, Options{Format: PNG, Fit: FitSafe}))))
		})
	}
}

func TestDifferenceIsSeen(t *testing.T) {
	white, black := image.NewGray(image.Rect(0, 0, 2, 2)), image.NewGray(image.Rect(0, 0, 2, 2))
	for i := range white.Pix {
		white.Pix[i] = 255
	}
	if got := difference(t, white, black); got != [3]float64{1, 1, 1} {
		t.Errorf("white differs from black by %v, want 1", got)
	}
}

// The text of a PDF comes out whole and in the order of the outline.
func TestPDFText(t *testing.T) {
	pdftotext := outside(t, "pdftotext", "the text of PDF is not read")
	path := filepath.Join(t.TempDir(), "map.pdf")
	if err := os.WriteFile(path, []byte(draw(t, everything(t), Options{Format: PDF, Layout: DotLayout})), 0o666); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(command(t, nil, pdftotext, "-raw", path, "-"))), " ")
	for _, want := range []string{
		"Cars & <bikes>: everything that a map can show A sample",
		"The case",
		"1 The centre should be closed to cars.",
		"1.1 The mayor: It should stay open.",
		"1.2 Other towns: Other towns have done it, and liked it.",
		`1.3 Shops would lose customers, "as ever".`,
		"1.3.1 People on foot buy as much.",
		"because · cause to effect · causal reasoning",
		"1.4 Cars foul the air.",
		"漢字",
		"main claim",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	at := -1
	for _, want := range []string{"Cars &", "The case", "1 The centre", "1.1 The", "1.2 Other", "1.3 Shops", "1.3.1 People", "1.4 Cars", "1.6 The wind", "2 A claim", "main claim"} {
		next := strings.Index(text, want)
		if next < at {
			t.Errorf("%q comes too early:\n%s", want, text)
		}
		at = next
	}
}

func TestPDFFontsAreEmbeddedSubsets(t *testing.T) {
	pdffonts := outside(t, "pdffonts", "the fonts of PDF are not looked at")
	path := filepath.Join(t.TempDir(), "map.pdf")
	if err := os.WriteFile(path, []byte(draw(t, everything(t), Options{Format: PDF, Layout: DotLayout})), 0o666); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(command(t, nil, pdffonts, path))), "\n")[2:]
	if len(lines) < 3 {
		t.Errorf("got %d fonts, want regular, bold and italic", len(lines))
	}
	for _, l := range lines {
		if f := strings.Fields(l); !strings.Contains(f[0], "+LiberationSans") || !strings.Contains(l, "yes yes yes") {
			t.Errorf("%q is no embedded subset that tells its characters", l)
		}
	}
}

func TestPNGAndPDFAreTheSameEachTime(t *testing.T) {
	for _, f := range []Format{PNG, PDF} {
		first := draw(t, everything(t), Options{Format: f})
		if draw(t, everything(t), Options{Format: f}) != first {
			t.Errorf("%s: the same map gives other bytes", f)
		}
	}
}

func TestThemeThatIsNoneIsAnError(t *testing.T) {
	bad := theme.Classic
	bad.Main.Fill = "red"
	for _, f := range []Format{SVG, PNG, PDF, DOT} {
		if out, err := Draw(context.Background(), everything(t), Options{Format: f, Theme: &bad}); err == nil || out != nil {
			t.Errorf("%s: a main claim in %q is drawn", f, bad.Main.Fill)
		}
	}
}
