package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/scene"
)

func at(x, y float64) layout.Position {
	return layout.Position{X: layout.FromPoints(x), Y: layout.FromPoints(y)}
}

func picture(shapes ...scene.Shape) *scene.Scene {
	return &scene.Scene{
		Width: layout.FromPoints(200.5), Height: 100 * layout.Point, Background: "#ffffff",
		Language: "de", Title: "Ärger (mit Autos)", Description: "1 claim",
		Parts: []scene.Part{
			{Kind: scene.Claim, ID: "claim-a", Name: "Claim 1", Shapes: shapes},
			{Kind: scene.Relation, ID: "support-a", Name: "Claim 2 supports claim 1"},
		},
	}
}

func write(t testing.TB, s *scene.Scene) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, Options{}, s); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// A reading of a PDF: its objects by their numbers, streams unpacked.
type reading map[int]string

var (
	object   = regexp.MustCompile(`^(\d+) 0 obj\n`)
	streamed = regexp.MustCompile(`(?s)^(<<.*?>>)stream\n(.*)\nendstream$`)
)

// read follows the table of places as a viewer does.
func read(t *testing.T, pdf string) reading {
	t.Helper()
	tail := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindStringSubmatch(pdf)
	if tail == nil {
		t.Fatal("the file has no end")
	}
	start, _ := strconv.Atoi(tail[1])
	lines := strings.Split(pdf[start:], "\n")
	if lines[0] != "xref" {
		t.Fatalf("at %d there is %q, want the table of places", start, lines[0])
	}
	var n int
	fmt.Sscanf(lines[1], "0 %d", &n)
	r := reading{}
	for i := 1; i < n; i++ {
		if len(lines[2+i])+1 != 20 {
			t.Errorf("an entry of the table has %d bytes, want 20", len(lines[2+i])+1)
		}
		place, _ := strconv.Atoi(lines[2+i][:10])
		m := object.FindStringSubmatch(pdf[place:])
		if m == nil || m[1] != strconv.Itoa(i) {
			t.Fatalf("object %d is not at %d", i, place)
		}
		body := pdf[place+len(m[0]):]
		body = body[:strings.Index(body, "\nendobj\n")]
		if s := streamed.FindStringSubmatch(body); s != nil {
			if want := fmt.Sprintf("/Length %d/", len(s[2])); !strings.Contains(s[1], want) {
				t.Errorf("stream %d says %s, want %s", i, s[1], want)
			}
			z, err := zlib.NewReader(strings.NewReader(s[2]))
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(z)
			if err != nil {
				t.Fatal(err)
			}
			body = s[1] + "\n" + string(data)
		}
		r[i] = body
	}
	return r
}

// with returns the object that has s in it.
func (r reading) with(t *testing.T, s string) string {
	t.Helper()
	for i := 1; i <= len(r); i++ {
		if strings.Contains(r[i], s) {
			return r[i]
		}
	}
	t.Fatalf("no object has %q", s)
	return ""
}

func TestDocument(t *testing.T) {
	pdf := write(t, picture())
	r := read(t, pdf)
	for _, want := range []string{
		"/Lang <FEFF00640065>",                         // de
		"/Title <FEFF00C4007200670065007200200028006D", // Ärger (m
		"/MediaBox[0 0 200.5 100]",
		"/S/P/P ",
		"/Alt <FEFF0043006C00610069006D002000320020", // Claim 2
	} {
		r.with(t, want)
	}
	if again := write(t, picture()); again != pdf {
		t.Error("the same scene gives other bytes")
	}
	for _, bad := range []string{"Date", "/ID"} {
		if strings.Contains(pdf, bad) {
			t.Errorf("the file has %q", bad)
		}
	}
}

// A viewer takes no page of more than 14400 units: those of a larger one are
// of more points.
func TestLargePage(t *testing.T) {
	s := picture()
	s.Width, s.Height = 14400*layout.Point, 14400*layout.Point
	r := read(t, write(t, s))
	r.with(t, "/MediaBox[0 0 14400 14400]/Contents")
	s.Width = 30000 * layout.Point
	r = read(t, write(t, s))
	r.with(t, "/MediaBox[0 0 10000 4800]/UserUnit 3/")
	r.with(t, "0.33333333 0 0 0.33333333 0 0 cm\n")
}

func TestShapes(t *testing.T) {
	for _, tc := range []struct {
		name  string
		shape scene.Shape
		want  string
	}{
		{"a line with dashes", scene.Path{Curve: layout.Curve{at(10, 10), at(20, 10), at(30, 20), at(40, 20)}, Paint: scene.Paint{Stroke: "#ff0080", Width: layout.FromPoints(1.5), Dash: []layout.Length{256, 128}}},
			"10 90 m 20 90 30 80 40 80 c 1 0 0.502 RG 1.5 w [4 2] 0 d 4 M S\n"},
		{"a polygon", scene.Polygon{Points: []layout.Position{at(1, 1), at(2, 1), at(2, 2)}, Paint: scene.Paint{Fill: "#000000"}},
			"1 99 m 2 99 l 2 98 l h 0 0 0 rg f\n"},
		{"an area with a border", scene.Polygon{Points: []layout.Position{at(1, 1), at(2, 1), at(2, 2)}, Paint: scene.Paint{Fill: "#000000", Stroke: "#ffffff", Width: 64}},
			"h 0 0 0 rg 1 1 1 RG 1 w [] 0 d 4 M B\n"},
		{"a colour without width", scene.Polygon{Points: []layout.Position{at(1, 1), at(2, 1), at(2, 2)}, Paint: scene.Paint{Stroke: "#ffffff"}},
			"h n\n"},
		{"text from the right", scene.Text{At: at(100, 50), Runs: []font.Run{{Text: "אא"}}, Size: 10 * layout.Point, Color: "#000000", RightToLeft: true},
			"BT 0 Tr 0 0 0 rg 1 0 0 1 "},
	} {
		if got := read(t, write(t, picture(tc.shape))).with(t, "BDC"); !strings.Contains(got, tc.want) {
			t.Errorf("%s: got\n%s\nwant in it\n%s", tc.name, got, tc.want)
		}
	}
}

// Every code that is shown stands for its letter, also where the font lacks it.
func TestTextCanBeReadBack(t *testing.T) {
	words := "Ťažký 漢字 AVATAR 😀"
	r := read(t, write(t, picture(scene.Text{At: at(10, 50), Runs: []font.Run{{Text: words}}, Size: 640, Color: "#000000"})))
	letters := map[string]string{}
	for _, m := range regexp.MustCompile(`<(\w{4})><(\w+)>\n`).FindAllStringSubmatch(r.with(t, "beginbfchar"), -1) {
		letters[m[1]] = m[2]
	}
	content := r.with(t, "BDC")
	shown := content[strings.Index(content, "["):strings.Index(content, "]TJ")]
	var got strings.Builder
	for _, m := range regexp.MustCompile(`<(\w*)>`).FindAllStringSubmatch(shown, -1) {
		for codes := m[1]; codes != ""; codes = codes[4:] {
			got.WriteString(letters[codes[:4]])
		}
	}
	if want := hexUTF16(words); got.String() != want {
		t.Errorf("the text reads\n%s, want\n%s", got.String(), want)
	}
	if !regexp.MustCompile(`>\d+(\.\d+)?<`).MatchString(shown) {
		t.Errorf("A and V are not kerned in %s", shown)
	}
}

// A subset is a font that others can read, whose glyphs are those of the whole
// one, also the ones that are made of others.
func TestSubset(t *testing.T) {
	for style := range font.Style(4) {
		program, _ := font.Program(style)
		glyphs, _ := font.Set([]font.Run{{Text: "Ärger, ő ½ fi", Style: style}}, false)
		glyphs = append([]font.Placed{{Style: style}}, glyphs...)
		data := parse(program).subset(glyphs)
		if len(data) > len(program)/20 {
			t.Errorf("style %d: the subset has %d of %d bytes", style, len(data), len(program))
		}
		if got := sum(data); got != 0xB1B0AFBA {
			t.Errorf("style %d: the sum of the file is %x", style, got)
		}
		// The reader used here wants a table of characters, which a PDF does
		// not.
		whole, err := sfnt.Parse(program)
		if err != nil {
			t.Fatal(err)
		}
		part, err := sfnt.Parse(withTable(t, data, "cmap", parse(program)["cmap"], "name", parse(program)["name"], "post", parse(program)["post"], "OS/2", parse(program)["OS/2"]))
		if err != nil {
			t.Fatalf("style %d: %v", style, err)
		}
		var buf sfnt.Buffer
		for i, g := range glyphs {
			want, err := whole.LoadGlyph(&buf, g.Glyph, fixed.I(32), nil)
			if err != nil {
				t.Fatal(err)
			}
			wanted := fmt.Sprint(want)
			got, err := part.LoadGlyph(&buf, sfnt.GlyphIndex(i), fixed.I(32), nil)
			if err != nil || fmt.Sprint(got) != wanted {
				t.Errorf("style %d: glyph %d (%q) is %v %v, want %s", style, i, g.Text, got, err, wanted)
			}
		}
	}
}

// withTable adds tables, as names and data in turn, to a font file.
func withTable(t *testing.T, file []byte, more ...any) []byte {
	t.Helper()
	tables := parse(file)
	for i := 0; i < len(more); i += 2 {
		tables[more[i].(string)] = more[i+1].([]byte)
	}
	var list []table
	for _, name := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		list = append(list, table{name, tables[name]})
	}
	return join(list)
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	if err := Write(failing{}, Options{}, picture()); err == nil {
		t.Error("got no error")
	}
}
