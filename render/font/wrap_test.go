package font

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"crux/render/layout"
)

const size = 10 * layout.Point

// wide is a width without end.
const wide layout.Length = math.MaxInt

func ExampleWrap() {
	runs := []Run{
		{"A text is broken where ", Regular},
		{"Unicode", Italic},
		{" allows it, and never leaves its box.", Regular},
	}
	for _, line := range Wrap(runs, 10*layout.Point, 100*layout.Point) {
		for _, run := range line.Runs {
			fmt.Printf("%q ", run.Text)
		}
		fmt.Printf("%.1f pt\n", line.Width.Points())
	}
	// Output:
	// "A text is broken where" 98.9 pt
	// "Unicode" " allows it, and" 97.3 pt
	// "never leaves its box." 91.2 pt
}

func ExampleBalance() {
	runs := []Run{{"The last line of this text is one word.", Bold}}
	const size, width = 10 * layout.Point, 170 * layout.Point
	for _, line := range Wrap(runs, size, width) {
		fmt.Println(line.Runs[0].Text)
	}
	fmt.Println()
	for _, line := range Balance(runs, size, width) {
		fmt.Println(line.Runs[0].Text)
	}
	// Output:
	// The last line of this text is one
	// word.
	//
	// The last line of this
	// text is one word.
}

func TestWrap(t *testing.T) {
	digits := func(n int) layout.Length { return Width(strings.Repeat("0", n), Regular, size) }
	tests := []struct {
		name  string
		text  string
		width layout.Length
		want  []string
	}{
		{"empty", "", wide, nil},
		{"spaces only", " \t \u2003\u3000 \u200b", wide, nil},
		{"one line", "one line", wide, []string{"one line"}},
		{"exact fit", "0000 0000", digits(4), []string{"0000", "0000"}},
		{"one less", "0000 0000", digits(4) - 1, []string{"000", "0", "000", "0"}},
		{"spaces at the ends", "  a b  ", wide, []string{"a b"}},
		{"spaces at a break", "0000   0000", digits(5), []string{"0000", "0000"}},
		{"spaces inside", "0   0", wide, []string{"0   0"}},
		{"controls", "a\tb\nc\r\nd\u2028e\u2029f", wide, []string{"a b c  d e f"}},
		{"other controls", "a\x00b\x7f", wide, []string{"a\x00b\x7f"}},
		{"invalid", "a\xffb", wide, []string{"a\ufffdb"}},
		{"long word", "0000000000 00", digits(4), []string{"0000", "0000", "00", "00"}},
		{"long word on a line of its own", "0 0000000000 0", digits(4), []string{"0", "0000", "0000", "00 0"}},
		{"German", "Donaudampfschifffahrtsgesellschaftskapitän", digits(12), []string{
			"Donaudampfs", "chifffahrtsgese", "llschaftskapitä", "n",
		}},
		{"no-break space", "0000\u00a00000", digits(6), []string{"0000\u00a00", "000"}},
		{"no-break space against space", "00 00\u00a00", digits(5), []string{"00", "00\u00a00"}},
		{"year range", "0000 2013-57", digits(9), []string{"0000", "2013-57"}},
		{"abbreviation", "0000 e.g. 0000", digits(6), []string{"0000", "e.g.", "0000"}},
		{"hyphen", "well-being", digits(6), []string{"well-", "being"}},
		{"no-break hyphen", "0 well\u2011being", digits(10), []string{"0", "well\u2011being"}},
		{"dash", "0000—0000", digits(6) + 1, []string{"0000—", "0000"}},
		{"slash", "either/or", digits(6), []string{"either/", "or"}},
		{"brackets", "0000 (0000) 0000", digits(7), []string{"0000", "(0000)", "0000"}},
		{"quotation", "0000 „0000“ 0000", digits(7), []string{"0000", "„0000“", "0000"}},
		{"French", "Pourquoi\u00a0? «\u00a0Oui\u00a0»", digits(9), []string{"Pourquoi\u00a0?", "«\u00a0Oui\u00a0»"}},
		{"per cent", "0000 50\u202f%", digits(6), []string{"0000", "50\u202f%"}},
		{"soft hyphen", "Wort\u00adteil", digits(5), []string{"Wort\u00ad", "teil"}},
		{"zero-width space", "0000\u200b0000", digits(5), []string{"0000", "0000"}},
		{"word joiner", "0 -\u20600", digits(3), []string{"0", "-\u20600"}},
		{"Chinese", "所有的人都会死。", 4 * size, []string{"所有的人", "都会死。"}},
		{"Chinese full stop", "所有的人。", 4 * size, []string{"所有的", "人。"}},
		{"Korean", "모든 사람은", 4 * size, []string{"모든 사", "람은"}},
		{"ideographic space", "所有\u3000的人", 3 * size, []string{"所有", "的人"}},
		{"family", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦", size, []string{"👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"}},
		{"flags", "🇩🇪🇫🇷", size, []string{"🇩🇪", "🇫🇷"}},
		{"marks", "e\u0301e\u0301e\u0301", digits(2), []string{"e\u0301e\u0301", "e\u0301"}},
		{"marks on marks", "e\u0301\u0327e", 1, []string{"e\u0301\u0327", "e"}},
		{"Hebrew", "כל אדם", digits(4), []string{"כל", "אדם"}},
		{"direction marks", "\u200fכל\u200e אדם\u200f", digits(4), []string{"\u200fכל\u200e", "אדם\u200f"}},
		{"width zero", "ab c", 0, []string{"a", "b", "c"}},
		{"width below zero", "ab c", -wide, []string{"a", "b", "c"}},
		{"invisible characters stay with the visible", "\u200ea\u00adb\u2060", 0, []string{"\u200ea\u00ad", "b\u2060"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := texts(Wrap([]Run{{tt.text, Regular}}, size, tt.width))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Wrap(%q, %d), -want +got:\n%s", tt.text, tt.width, diff)
			}
		})
	}
}

func TestStylesDoNotBreakWords(t *testing.T) {
	runs := []Run{{"un", Regular}, {"", Italic}, {"break", Bold}, {"able ", Regular}, {"words", Italic}}
	got := Wrap(runs, size, LineWidth(runs[:4], size))
	want := []Line{
		{Runs: []Run{{"un", Regular}, {"break", Bold}, {"able", Regular}}},
		{Runs: []Run{{"words", Italic}}},
	}
	for i := range want {
		want[i].Width = LineWidth(want[i].Runs, size)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestStyleInsideACluster(t *testing.T) {
	got := Wrap([]Run{{"e", Regular}, {"\u0301e", Bold}}, size, 0)
	want := []Line{
		{Runs: []Run{{"e", Regular}, {"\u0301", Bold}}, Width: Width("e", Regular, size)},
		{Runs: []Run{{"e", Bold}}, Width: Width("e", Bold, size)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestKerningAtTheStartOfALineIsNotCounted(t *testing.T) {
	for _, line := range Wrap([]Run{{"r’r’", Regular}}, unit, 0) {
		if want := LineWidth(line.Runs, unit); line.Width != want {
			t.Errorf("%q is %d wide, want %d", plain(line.Runs), line.Width, want)
		}
	}
}

func TestWrapKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runs := runs().Draw(t, "runs")
		size := layout.Length(rapid.IntRange(0, 2000).Draw(t, "size"))
		width := layout.Length(rapid.IntRange(-10, 20000).Draw(t, "width"))
		lines := Wrap(runs, size, width)
		checkLines(t, runs, lines, size, width)

		balanced := Balance(runs, size, width)
		checkLines(t, runs, balanced, size, width)
		if len(balanced) != len(lines) {
			t.Errorf("Balance gives %d lines, Wrap %d", len(balanced), len(lines))
		}
		if b, w := longest(balanced), longest(lines); b > w {
			t.Errorf("Balance gives a line %d wide, Wrap %d at most", b, w)
		}
	})
}

func FuzzWrap(f *testing.F) {
	f.Add("All men are mortal.", "Socrates\u00a0…", uint8(1), 640, 5000)
	f.Add("👨‍👩‍👧‍👦 e\u0301\u0327 中文", "\xff\u00ad\u200b\t", uint8(3), 64, 0)
	f.Add("r", "’", uint8(0), 2048, 100)
	f.Fuzz(func(t *testing.T, a, b string, style uint8, size, width int) {
		if size > 1<<20 {
			t.Skip("too large a size")
		}
		runs := []Run{{a, Regular}, {b, Style(style)}, {a, Bold}}
		checkLines(t, runs, Wrap(runs, layout.Length(size), layout.Length(width)), layout.Length(size), layout.Length(width))
		checkLines(t, runs, Balance(runs, layout.Length(size), layout.Length(width)), layout.Length(size), layout.Length(width))
	})
}

// checkLines checks what is true of all lines.
func checkLines(t interface{ Errorf(string, ...any) }, runs []Run, lines []Line, size, width layout.Length) {
	var all []Run
	for _, line := range lines {
		all = append(all, line.Runs...)
		text := plain(line.Runs)
		if text == "" || slices.ContainsFunc(line.Runs, func(r Run) bool { return r.Text == "" }) {
			t.Errorf("empty line or run: %q", line.Runs)
			continue
		}
		if p := (Metrics{}).measure(line.Runs); p.cells[0].space || p.cells[len(p.cells)-1].space {
			t.Errorf("spaces at the ends of %q", text)
		}
		if want := LineWidth(line.Runs, size); line.Width != want {
			t.Errorf("line %q says its width is %d, it is %d", text, line.Width, want)
		}
		if line.Width > width && visibleClusters(line.Runs) > 1 {
			t.Errorf("line %q is %d wide, more than %d", text, line.Width, width)
		}
	}
	if diff := cmp.Diff(letters(runs), letters(all)); diff != "" {
		t.Errorf("text or styles changed, -want +got:\n%s", diff)
	}
}

// visibleClusters counts the clusters of a line that take room.
func visibleClusters(runs []Run) int {
	n := 0
	p := (Metrics{}).measure(runs)
	for i := range p.cells {
		if p.width(i, i+1) > 0 {
			n++
		}
	}
	return n
}

// letters returns each character but spaces with its style.
func letters(runs []Run) []Run {
	var out []Run
	for _, run := range runs {
		for _, r := range run.Text {
			r = whitespaceToSpace(r)
			if isSpace(string(r)) {
				continue
			}
			if n := len(out) - 1; n >= 0 && out[n].Style == run.Style {
				out[n].Text += string(r)
			} else {
				out = append(out, Run{string(r), run.Style})
			}
		}
	}
	return out
}

func plain(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func texts(lines []Line) []string {
	var out []string
	for _, line := range lines {
		out = append(out, plain(line.Runs))
	}
	return out
}

func longest(lines []Line) layout.Length {
	var w layout.Length
	for _, line := range lines {
		w = max(w, line.Width)
	}
	return w
}

// text draws text of words and of things that are hard to break or to measure.
func text() *rapid.Generator[string] {
	part := rapid.OneOf(
		rapid.StringMatching(`[a-zäöüß]{1,12}`),
		rapid.Just(" "),
		rapid.SampledFrom([]string{
			"\t", "\n", "\u2028", "\u00a0", "\u3000", "\u200b", "\u00ad", "-", "–", "—", "/", ".", ",", "(", ")", "„", "“", "r’", "f’",
			"e\u0301", "t\u030c", "\u0301", "👨‍👩‍👧‍👦", "🇩🇪", "🇫", "👍🏽", "☺️", "\u200d", "\ufe0f", "\u200f", "\u200e", "中", "文。", "한국", "क्षि",
			"שלום", "דזד", "سلام", "Τϊ", "Τι\u0308", "АД", "2013-57", "e.g.", "\xff", "\xe2\x82", "\x00", "%", "10\u202f€",
		}),
		rapid.String(),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(part, 0, 20).Draw(t, "parts"), "")
	})
}

func runs() *rapid.Generator[[]Run] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Run {
		return Run{text().Draw(t, "text"), rapid.SampledFrom(styles).Draw(t, "style")}
	}), 0, 4)
}

// Breaks between the lines of a text are places where the algorithm allows
// them, or inside a word that has no room.
func TestBreaksAreAllowed(t *testing.T) {
	const text = "It is not the case that (e.g.) 2013-57 well-being “quoted” and/or 3.5\u202f% — or… 中文。 👨‍👩‍👧‍👦!"
	allowed := map[string]bool{}
	at := ""
	for rest, state := text, -1; rest != ""; {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		at += segment
		allowed[strings.ReplaceAll(at, " ", "")] = true
	}
	for width := Width("well-being", Regular, size); width < 400*layout.Point; width += 7 {
		at := ""
		for _, line := range Wrap([]Run{{text, Regular}}, size, width) {
			at += strings.ReplaceAll(plain(line.Runs), " ", "")
			if !allowed[at] {
				t.Errorf("width %d: broken after %q", width, plain(line.Runs))
			}
		}
	}
}

func TestBalanceAvoidsALastLineOfOneWord(t *testing.T) {
	runs := []Run{{"The last line of this text is one word.", Regular}}
	width := Width("The last line of this text is one", Regular, size)
	if got := Wrap(runs, size, width); len(got) != 2 || plain(got[1].Runs) != "word." {
		t.Fatalf("Wrap gives %q", texts(got))
	}
	got := Balance(runs, size, width)
	if len(got) != 2 || plain(got[0].Runs) != "The last line of this" {
		t.Errorf("Balance gives %q", texts(got))
	}
}

func TestBalanceBreaksNoWordThatFits(t *testing.T) {
	runs := []Run{{"Unabhängigkeitserklärung an", Regular}}
	width := Width("Unabhängigkeitserklärung", Regular, size)
	got := Balance(runs, size, width)
	if len(got) != 2 || plain(got[0].Runs) != "Unabhängigkeitserklärung" {
		t.Errorf("Balance gives %q", texts(got))
	}
}

func TestBalanceLeavesLongTexts(t *testing.T) {
	runs := []Run{{strings.Repeat("word ", 100), Regular}}
	if diff := cmp.Diff(Wrap(runs, size, 3000), Balance(runs, size, 3000)); diff != "" {
		t.Errorf("-Wrap +Balance:\n%s", diff)
	}
}

// Long texts must not take time that grows faster than they do. The limits
// are far above what is needed and far below what quadratic time would take.
// Were any of these quadratic, the test would not come to an end.
func TestWrapOfLargeTexts(t *testing.T) {
	tests := []struct {
		name  string
		runs  []Run
		width layout.Length
		lines int
	}{
		{"word of 5,000 letters", []Run{{strings.Repeat("x", 5000), Regular}}, 50 * size, 50},
		{"word of 500,000 letters", []Run{{strings.Repeat("x", 500_000), Regular}}, 50 * size, 5000},
		{"the same a letter a line", []Run{{strings.Repeat("x", 500_000), Regular}}, 0, 500_000},
		{"100,000 words", []Run{{strings.Repeat("word ", 100_000), Regular}}, wide, 1},
		{"100,000 words in lines", []Run{{strings.Repeat("word ", 100_000), Regular}}, 50 * size, 5000},
		{"100,000 runs", slices.Repeat([]Run{{"word ", Regular}, {"word ", Bold}}, 50_000), 0, 400_000},
		{"500,000 spaces", []Run{{"a" + strings.Repeat(" ", 500_000) + "b", Regular}}, 0, 2},
		{"500,000 no-break spaces", []Run{{"a" + strings.Repeat("\u00a0", 500_000) + "b", Regular}}, wide, 1},
		{"500,000 marks", []Run{{"a" + strings.Repeat("\u0301", 500_000), Regular}}, 0, 1},
		{"500,000 joiners", []Run{{"a" + strings.Repeat("\u2060", 500_000), Regular}}, 0, 1},
		{"100,000 emoji joined", []Run{{strings.Repeat("👩\u200d", 100_000), Regular}}, 0, 1},
		{"500,000 brackets", []Run{{strings.Repeat("(", 500_000), Regular}}, wide, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := Wrap(tt.runs, size, tt.width)
			if len(lines) != tt.lines {
				t.Errorf("%d lines, want %d", len(lines), tt.lines)
			}
			if !utf8.ValidString(plain(lines[0].Runs)) {
				t.Error("invalid text")
			}
		})
	}
}

func BenchmarkWidth(b *testing.B) {
	for b.Loop() {
		Width("All men are mortal.", Regular, size)
	}
}

const sentence = "If every premise of a valid argument is true, then its conclusion must be true as well, " +
	"and whoever denies the conclusion has to deny at least one of the premises too."

func BenchmarkWrapSentence(b *testing.B) {
	runs := []Run{{sentence, Regular}}
	for b.Loop() {
		Wrap(runs, size, 150*layout.Point)
	}
}

func BenchmarkBalanceSentence(b *testing.B) {
	runs := []Run{{sentence, Regular}}
	for b.Loop() {
		Balance(runs, size, 150*layout.Point)
	}
}

func BenchmarkWrap100000Words(b *testing.B) {
	runs := []Run{{strings.Repeat("word ", 100_000), Regular}}
	for b.Loop() {
		Wrap(runs, size, 150*layout.Point)
	}
}
