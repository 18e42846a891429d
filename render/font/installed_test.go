package font

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	textfont "github.com/go-text/typesetting/font"
	"pgregory.net/rapid"

	"crux/render/layout"
)

// The fonts in which safe text has to fit, as Debian installs them: by name,
// then by Style.
var installedFonts = map[string][4]string{
	"Liberation Sans": {
		"liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf",
		"liberation/LiberationSans-Italic.ttf", "liberation/LiberationSans-BoldItalic.ttf",
	},
	"DejaVu Sans": {
		"dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf", "dejavu/DejaVuSans-Oblique.ttf", "dejavu/DejaVuSans-BoldOblique.ttf",
	},
	"Liberation Serif": {
		"liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf",
		"liberation/LiberationSerif-Italic.ttf", "liberation/LiberationSerif-BoldItalic.ttf",
	},
}

// readers returns, for each installed font, Faces that draw with it as a
// browser does: what it lacks comes from DejaVu Sans.
func readers(t *testing.T) map[string]*Faces {
	t.Helper()
	read := func(file string) *textfont.Face {
		ttf, err := os.ReadFile(filepath.Join("/usr/share/fonts/truetype", file))
		if err != nil {
			t.Skip("the fonts of fonts-dejavu-core, fonts-dejavu-extra and fonts-liberation are not installed, so text is not measured in them")
		}
		face, err := textfont.ParseTTF(bytes.NewReader(ttf))
		if err != nil {
			t.Fatal(err)
		}
		return face
	}
	all := map[string]*Faces{}
	for name, files := range installedFonts {
		f := &Faces{}
		for style, file := range files {
			f.own[style] = &Face{Name: name, Style: Style(style), face: read(file)}
		}
		for style, file := range installedFonts["DejaVu Sans"] {
			f.others = append(f.others, &Face{Name: "DejaVu Sans", Style: Style(style), face: read(file)})
		}
		all[name] = f
	}
	return all
}

// scripts are sentences in the scripts that these fonts have.
var scripts = []string{
	"All men are mortal; Socrates is a man; therefore “Socrates” is mortal. f’ r’ ffi fl AVATAR To We 3.14 — 50 %",
	"Źdźbło, łąka, Škoda, ťuhýk, Việt Nam, Þingvellir, İstanbul, ĳ, Œuvre, ẞ, ǅ, ﬁ",
	"Όλοι οι άνθρωποι είναι θνητοί· ο Σωκράτης είναι άνθρωπος. Ἐν ἀρχῇ ἦν ὁ λόγος",
	"Все люди смертны; Сократ — человек; следовательно, Сократ смертен. Ґандж, Љубав, Ўзбек",
	"כל בני האדם הם בני תמותה. בְּרֵאשִׁית בָּרָא אֱלֹהִים",
	"كل إنسان فان، وسقراط إنسان، إذن سقراط فان. لا إله السلام عليكم هههه ککک یی",
	"Բոլոր մարդիկ մահկանացու են", "ყველა ადამიანი მოკვდავია",
	"e\u0301 n\u0303 o\u0308\u0304 t\u030c L\u030c q\u0307\u0323 и\u0306 Ι\u0308 x\u20d7",
	"→ ⇒ ≠ ≤ ∀ ∃ ∧ ∨ ¬ ∴ ± × € № ™ … † • ½ ² ⅓ ① Ⅷ ☺ ★ ✓",
}

func TestTextFitsInTheFontsOfReaders(t *testing.T) {
	safe := Metrics{Fit: Safe}
	for name, faces := range readers(t) {
		for _, text := range scripts {
			for _, style := range styles {
				if got, most := faces.Width([]Run{{text, style}}, size), safe.Width(text, style, size); got > most {
					t.Errorf("%s, style %d: %q is %d wide, more than %d", name, style, text, got, most)
				}
				for _, line := range safe.Wrap([]Run{{text, style}}, size, 60*layout.Point) {
					if got := faces.Width(line.Runs, size); got > line.Width {
						t.Errorf("%s, style %d: the line %q is %d wide, more than %d", name, style, plain(line.Runs), got, line.Width)
					}
				}
			}
		}
	}
}

// Pairs that DejaVu Sans or Liberation Serif moves apart, in one style or the
// other, letters that it joins, and one with a mark.
func TestKerningOfOtherFonts(t *testing.T) {
	all := readers(t)
	safe := Metrics{Fit: Safe}
	for _, text := range []string{
		"-G", "-Q", "o-", "O-", "f“", "r”", "rď", "ß-", "«Æ", "A,", "A„", "C’", "CS", "fi", "fl", "ff", "ffi", "ffl", "P’", "Py", "TT", "f’", "f”", "X„", "K‚", "R.", "D-", "o\u0308-",
	} {
		for _, style := range styles {
			for name, faces := range all {
				if got, most := faces.Width([]Run{{text, style}}, unit), safe.Width(text, style, unit); got > most {
					t.Errorf("%s, style %d: %q is %d units wide, more than %d", name, style, text, got, most)
				}
			}
		}
	}
}

// Any two characters that the fonts have, side by side: joined and kerned.
func TestPairsFitInTheFontsOfReaders(t *testing.T) {
	all := readers(t)
	safe := Metrics{Fit: Safe}
	var letters []rune
	for r := rune(' '); r < 0x700; r++ {
		if invisible(r) {
			continue // marks stand on letters that they go with: see scripts
		}
		if all["DejaVu Sans"].Has(r) && !unicode.In(r, unicode.Prepended_Concatenation_Mark) {
			letters = append(letters, r)
		}
	}
	for r := rune(0x2010); r <= 0x203a; r++ {
		if all["DejaVu Sans"].Has(r) && !invisible(r) && !unicode.IsSpace(r) {
			letters = append(letters, r)
		}
	}
	letter := rapid.SampledFrom(letters)
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOfN(letter, 1, 8).Draw(t, "text"))
		style := rapid.SampledFrom(styles).Draw(t, "style")
		for _, name := range []string{"Liberation Sans", "DejaVu Sans", "Liberation Serif"} {
			if got, most := all[name].Width([]Run{{text, style}}, unit), safe.Width(text, style, unit); got > most {
				t.Errorf("%s, style %d: %+q is %d units wide, more than %d", name, style, text, got, most)
			}
		}
	})
}

// Words of many scripts in many styles, broken into lines: no line is drawn wider
// than it says it is, and so no box, in any of the fonts.
func TestLinesFitInTheFontsOfReaders(t *testing.T) {
	all := readers(t)
	words := strings.Fields(strings.Join(scripts, " "))
	rapid.Check(t, func(t *rapid.T) {
		var runs []Run
		for range rapid.IntRange(1, 5).Draw(t, "runs") {
			text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 6).Draw(t, "words"), " ") + " "
			runs = append(runs, Run{text, rapid.SampledFrom(styles).Draw(t, "style")})
		}
		width := layout.Length(rapid.IntRange(0, 20000).Draw(t, "width"))
		ms := Metrics{Fit: Safe}
		for _, line := range append(ms.Wrap(runs, size, width), ms.Balance(runs, size, width)...) {
			for name, faces := range all {
				for _, rightToLeft := range []bool{false, true} {
					if _, got := faces.Glyphs(line.Runs, size, rightToLeft); got > line.Width {
						t.Errorf("%s: %q is drawn %d wide on a line of %d", name, line.Runs, got, line.Width)
					}
				}
			}
		}
	})
}

func TestSafeIsNoNarrowerThanTight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runs := runs().Draw(t, "runs")
		if safe, tight := (Metrics{Fit: Safe}).LineWidth(runs, size), LineWidth(runs, size); safe < tight {
			t.Errorf("%q is %d wide in safe metrics, %d in tight", runs, safe, tight)
		}
	})
}

// The growth that readers of other fonts cost those of Liberation Sans.
func ExampleMetrics() {
	const sentence = "Whoever denies the conclusion has to deny a premise."
	tight, safe := Metrics{}, Metrics{Fit: Safe}
	a, b := tight.Width(sentence, Regular, 10*layout.Point), safe.Width(sentence, Regular, 10*layout.Point)
	fmt.Printf("%.1f pt, %.1f pt\n", a.Points(), b.Points())
	// Output: 242.9 pt, 274.8 pt
}
