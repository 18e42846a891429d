package render

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	pen "image/draw"
	"image/png"
	"math"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"crux/data/readings"
	"crux/graph"
	"crux/render/scene"
)

// What a browser makes of the pictures: the scorecard's numbers are taken again
// from what Chromium lays out, the picture is compared with what rsvg-convert
// makes of the same bytes, and what a screen reader gets is read out.

// fonts are those that pictures are shown in. Text must fit in all that are
// strict; of the others the test only tells what does not fit.
var fonts = []struct {
	name   string
	strict bool
}{
	{"Liberation Sans", true},
	{"DejaVu Sans", true},
	{"Liberation Serif", true},
}

// A drawing is a picture with what its scorecard says.
type drawing struct {
	name  string
	level Level
	svg   string
	scorer
}

// drawings are all readings that come with crux and all maps of testdata, at
// each level.
func drawings(t *testing.T) []drawing {
	t.Helper()
	texts := map[string]string{}
	names := readings.Names()
	for _, name := range names {
		text, err := readings.Text(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = text
	}
	files, err := filepath.Glob("testdata/*.argdown")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	var list []drawing
	for _, name := range append(names, files...) {
		g := decode(t, texts[name])
		for _, level := range Levels {
			d := drawing{name: fmt.Sprintf("%s at %s", name, level), level: level}
			d.svg = draw(t, g, Options{Level: level, score: &d.scorer})
			list = append(list, d)
		}
	}
	return list
}

// TestBrowser looks at all drawings in one browser.
func TestBrowser(t *testing.T) {
	ctx := browser(t)
	list := drawings(t)
	for _, f := range fonts {
		t.Run("text fits in "+f.name, func(t *testing.T) { fits(t, ctx, list, f.name, f.strict) })
	}
	t.Run("what is read out", func(t *testing.T) { isReadOut(t, ctx, list) })
	// What takes long is done to the readings at one level only.
	few := slices.DeleteFunc(slices.Clone(list), func(d drawing) bool {
		return d.level != Levels[0] && !strings.HasPrefix(d.name, "testdata")
	})
	t.Run("rsvg-convert shows the same", func(t *testing.T) { agrees(t, ctx, few) })
	t.Run("axe-core finds nothing", func(t *testing.T) { isAccessible(t, ctx, few) })
}

// browser starts a headless Chromium for a test, or skips the test where there
// is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("no browser is started in a short run")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("Chromium is not installed, so the pictures are not looked at in a browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		// Systems that run tests as root or in containers have no sandbox; the
		// pages are our own.
		chromedp.NoSandbox,
		chromedp.Flag("font-render-hinting", "none"),
		chromedp.Flag("disable-lcd-text", true),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("%s does not start: %v", path, err)
	}
	return ctx
}

// show opens a page with a picture in it, in the given font unless that is "".
func show(t *testing.T, ctx context.Context, svg, font string) {
	t.Helper()
	svg = svg[strings.Index(svg, "<svg"):]
	if font != "" {
		svg = strings.Replace(svg, `font-family="`, `font-family="'`+font+`', `, 1)
	}
	page := `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A picture</title><style>body { margin: 0 } svg { display: block }</style></head><body><main>` + svg + `</main></body></html>`
	path := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(path, []byte(page), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(within(t, ctx), chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String())); err != nil {
		t.Fatal(err)
	}
}

// within gives a step in the browser two minutes: a browser that hangs is not
// waited for.
func within(t *testing.T, ctx context.Context) context.Context {
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	return ctx
}

// evaluate runs a script in the page.
func evaluate[T any](t *testing.T, ctx context.Context, script string, options ...chromedp.EvaluateOption) T {
	t.Helper()
	value, err := chromedp.Run(within(t, ctx), chromedp.Evaluate[T](script, options...))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// installed reports whether the browser has a font.
func installed(t *testing.T, ctx context.Context, font string) bool {
	t.Helper()
	return evaluate[bool](t, ctx, fmt.Sprintf(`(() => {
		const pen = document.createElement("canvas").getContext("2d");
		const width = (other) => { pen.font = "40px '%s', " + other; return pen.measureText("wide and il thin").width };
		return width("monospace") === width("serif") && width("serif") === width("sans-serif");
	})()`, font))
}

// measured is what measure.js returns.
type measured struct {
	Lines, Boxes, Edges                                                   int
	Overflow, BoxOverlaps, LabelOverlaps, LabelsCrossed, Through, Crossed []string
	Slack, Angle, Length, Aspect, Coverage, Font                          float64
	TextContrast, LineContrast                                            float64
}

// measure takes the measures of the picture that is shown.
func measure(t *testing.T, ctx context.Context, s *scene.Scene) measured {
	t.Helper()
	script, err := os.ReadFile("testdata/measure.js")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{}
	for _, p := range s.Parts {
		switch {
		case p.Kind == scene.Relation:
			kinds[p.ID] = "relation"
		case p.Subject != nil:
			kinds[p.ID] = "box"
		case p.Kind == scene.Frame:
			kinds[p.ID] = "frame"
		default:
			kinds[p.ID] = "label"
		}
	}
	ids := map[graph.Node]string{}
	for _, p := range s.Parts {
		ids[p.Subject] = p.ID
	}
	joins := map[string][][2]string{}
	for _, p := range s.Parts {
		for _, shape := range p.Shapes {
			if path, ok := shape.(scene.Path); ok && path.To != nil {
				joins[p.ID] = append(joins[p.ID], [2]string{ids[path.From], ids[path.To]})
			}
		}
	}
	delete(ids, nil)
	argument, err := json.Marshal(kinds)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := json.Marshal(joins)
	if err != nil {
		t.Fatal(err)
	}
	from := bytes.Index(script, []byte("(kinds, joins)"))
	return evaluate[measured](t, ctx, "("+string(script[from:])+")("+string(argument)+", "+string(lines)+")")
}

// fits measures the drawings in one font: no line of text leaves its box, and
// nothing lies over anything else. In Liberation Sans, which crux measures with,
// the numbers are those of the scorecard.
func fits(t *testing.T, ctx context.Context, list []drawing, font string, strict bool) {
	tell := t.Logf
	if strict {
		tell = t.Errorf
	}
	overflow, overlaps := 0, 0
	for _, d := range list {
		show(t, ctx, d.svg, font)
		if !installed(t, ctx, font) {
			t.Skipf("%s is not installed", font)
		}
		m := measure(t, ctx, d.scene)
		if font == "Liberation Sans" {
			confirms(t, d, m)
		}
		if n := len(m.Overflow); n > 0 {
			overflow += n
			tell("%s: %d of %d lines of text leave their box: %.1000s", d.name, n, m.Lines, strings.Join(m.Overflow, "; "))
		}
		if all := append(append(m.BoxOverlaps, m.LabelOverlaps...), m.LabelsCrossed...); len(all) > 0 {
			overlaps += len(all)
			tell("%s: things lie over each other: %s", d.name, strings.Join(all, "; "))
		}
		if len(m.Through) > 0 {
			t.Errorf("%s: lines run through boxes: %s", d.name, strings.Join(m.Through, "; "))
		}
	}
	if !strict && overflow+overlaps == 0 {
		t.Logf("all text fits in %s: make it strict", font)
	}
}

// confirms compares the numbers of a scorecard with those of the browser.
func confirms(t *testing.T, d drawing, m measured) {
	t.Helper()
	same := func(what string, inside int, outside []string) {
		if inside != len(outside) {
			t.Errorf("%s: %s: the scorecard says %d, the browser %d: %s", d.name, what, inside, len(outside), strings.Join(outside, "; "))
		}
	}
	same("overflow", d.card.Overflow, m.Overflow)
	same("box overlaps", d.card.BoxOverlaps, m.BoxOverlaps)
	same("label overlaps", d.card.LabelOverlaps, m.LabelOverlaps)
	same("edges through labels", d.card.LabelsCrossed, m.LabelsCrossed)
	same("edges through boxes", d.card.ThroughBoxes, m.Through)
	same("crossings", d.card.Crossings, m.Crossed)
	if d.card.Lines != m.Lines || d.card.Boxes != m.Boxes || d.card.Edges != m.Edges {
		t.Errorf("%s: the scorecard says %d lines of text, %d boxes, %d edges; the browser %d, %d, %d",
			d.name, d.card.Lines, d.card.Boxes, d.card.Edges, m.Lines, m.Boxes, m.Edges)
	}
	near := func(what string, inside, outside, tolerance float64) {
		if math.Abs(inside-outside) > tolerance {
			t.Errorf("%s: %s: the scorecard says %v, the browser %.3f", d.name, what, inside, outside)
		}
	}
	// The scorecard takes angles of chords, the browser those of tangents.
	near("smallest crossing angle", d.card.CrossingAngle, m.Angle, 5)
	near("mean edge length", d.card.EdgeLength, m.Length, m.Length/100)
	near("aspect", d.card.Aspect, m.Aspect, 0.01)
	near("coverage", d.card.Coverage, m.Coverage, 0.01)
	near("least contrast of text", d.card.TextContrast, m.TextContrast, 0.02)
	near("least contrast of lines", d.card.LineContrast, m.LineContrast, 0.02)
	near("smallest font", d.card.SmallestFont, m.Font, 0.02)
	// The browser's text may be narrower than crux takes it to be, and higher
	// where it takes letters from other fonts.
	if m.Slack < d.card.Slack-1.5 {
		t.Errorf("%s: slack: the scorecard says %v, the browser %.2f", d.name, d.card.Slack, m.Slack)
	}
}

// agrees compares what Chromium and rsvg-convert show.
func agrees(t *testing.T, ctx context.Context, list []drawing) {
	if _, err := exec.LookPath("rsvg-convert"); err != nil {
		t.Skip("rsvg-convert is not installed, so there is nothing to compare with")
	}
	for _, d := range list {
		show(t, ctx, d.svg, "")
		size := evaluate[[]float64](t, ctx, `(() => { const r = document.querySelector("svg").getBoundingClientRect(); return [r.width, r.height] })()`)
		width, height := int(math.Round(size[0])), int(math.Round(size[1]))
		if err := chromedp.Do(within(t, ctx), chromedp.EmulateViewport(int64(width), int64(height), chromedp.EmulateScale(2))); err != nil {
			t.Fatal(err)
		}
		shot, err := chromedp.Run(within(t, ctx), chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		rsvg := exec.Command("rsvg-convert", "--width", fmt.Sprint(2*width), "--height", fmt.Sprint(2*height))
		rsvg.Stdin = strings.NewReader(d.svg)
		other, err := rsvg.Output()
		if err != nil {
			t.Fatalf("%s: rsvg-convert: %v", d.name, err)
		}
		differences := channelDifferences(t, shot, other)
		t.Logf("%s: mean differences of the channels: %.2f %%", d.name, differences)
		for i, percent := range differences {
			if percent >= 3 {
				t.Errorf("%s: channel %d differs by %.2f %% in the mean, less than 3 %% is wanted", d.name, i, percent)
			}
		}
	}
}

// channelDifferences returns the mean absolute differences of red, green and blue of
// two PNGs, in percent of the whole range.
func channelDifferences(t *testing.T, a, b []byte) [3]float64 {
	t.Helper()
	read := func(b []byte) *image.RGBA {
		m, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		pixels := image.NewRGBA(m.Bounds())
		pen.Draw(pixels, m.Bounds(), m, m.Bounds().Min, pen.Src)
		return pixels
	}
	x, y := read(a), read(b)
	if x.Bounds() != y.Bounds() {
		t.Fatalf("one picture is %v, the other %v", x.Bounds(), y.Bounds())
	}
	var sums [4]int
	for i := range x.Pix {
		d := int(x.Pix[i]) - int(y.Pix[i])
		sums[i%4] += max(d, -d)
	}
	var percent [3]float64
	for i := range percent {
		percent[i] = float64(sums[i]) * 100 / 255 / float64(len(x.Pix)/4)
	}
	return percent
}

// A spoken is what a screen reader gets for a part.
type spoken struct{ Role, Name string }

// isReadOut holds Chromium's accessibility tree against the scene: title and
// description, then each part by its sentence, in the order of the scene.
func isReadOut(t *testing.T, ctx context.Context, list []drawing) {
	for _, d := range list {
		show(t, ctx, d.svg, "")
		tree, err := chromedp.Run(within(t, ctx), func(ctx context.Context, target *chromedp.Target) (accessibility.GetFullAXTreeResult, error) {
			return cdp.Call(ctx, target, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		})
		if err != nil {
			t.Fatal(err)
		}
		text := func(v *accessibility.Value) string {
			var s string
			if v != nil && len(v.Value) > 0 {
				if err := json.Unmarshal(v.Value, &s); err != nil {
					t.Fatal(err)
				}
			}
			return s
		}
		var got []spoken
		documents := 0
		for _, n := range inOrder(tree.Nodes) {
			role := text(n.Role)
			if n.Ignored || !strings.HasPrefix(role, "graphics-") {
				continue
			}
			if role == "graphics-document" {
				documents++
				if text(n.Name) != d.scene.Title || text(n.Description) != d.scene.Description {
					t.Errorf("%s: the document is read as %q, described as %q; want %q and %q", d.name, text(n.Name), text(n.Description), d.scene.Title, d.scene.Description)
				}
				continue
			}
			got = append(got, spoken{role, text(n.Name)})
		}
		if documents != 1 {
			t.Errorf("%s: there are %d documents in the tree, want 1", d.name, documents)
		}
		var want []spoken
		for _, p := range d.scene.Parts {
			switch {
			case p.Name == "":
			case p.Kind == scene.Relation || p.Kind == scene.Reference:
				want = append(want, spoken{"graphics-symbol", p.Name})
			default:
				want = append(want, spoken{"graphics-object", p.Name})
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: what is read out (-want +got)\n%.3000s", d.name, diff)
		}
	}
}

// inOrder returns the nodes of an accessibility tree as they are read.
func inOrder(nodes []*accessibility.Node) []*accessibility.Node {
	byID := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range nodes {
		byID[n.NodeID] = n
	}
	var list []*accessibility.Node
	var visit func(n *accessibility.Node)
	visit = func(n *accessibility.Node) {
		list = append(list, n)
		for _, id := range n.ChildIDs {
			if child := byID[id]; child != nil {
				visit(child)
			}
		}
	}
	if len(nodes) > 0 {
		visit(nodes[0])
	}
	return list
}

// isAccessible runs axe-core over the pictures where it is installed: in a
// folder node_modules of the project or of a folder above it.
func isAccessible(t *testing.T, ctx context.Context, list []drawing) {
	var axe []byte
	for dir := "."; axe == nil; dir = filepath.Join(dir, "..") {
		found, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
		if err == nil {
			axe = found
		}
		if above, err := filepath.Abs(dir); axe == nil && (err != nil || filepath.Dir(above) == above) {
			t.Skip("axe-core is not installed (npm install axe-core), so it does not check the pictures")
		}
	}
	// axe-core looks at the graphics roles only where they stand alone.
	alone := strings.NewReplacer(`="graphics-document document"`, `="graphics-document"`, `="graphics-symbol img"`, `="graphics-symbol"`)
	for _, d := range list {
		show(t, ctx, alone.Replace(d.svg), "")
		found := evaluate[struct{ Violations, Passes []string }](t, ctx, string(axe)+`;
			axe.run(document, { rules: { "page-has-heading-one": { enabled: false } } }).then(r => ({
				Violations: r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(" | ")),
				Passes: r.passes.map(p => p.id) }))`,
			chromedp.EvalAwaitPromise)
		for _, v := range found.Violations {
			t.Errorf("%s: %s", d.name, v)
		}
		if !slices.Contains(found.Passes, "svg-img-alt") {
			t.Errorf("%s: axe-core did not look at the names of graphics", d.name)
		}
	}
}
