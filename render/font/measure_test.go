package font

import (
	"testing"

	"pgregory.net/rapid"

	"crux/render/layout"
)

func TestKerningThatWidens(t *testing.T) {
	tests := []struct {
		name string
		runs []Run
		want layout.Length
	}{
		{"f’", []Run{{"f’", Regular}}, 569 + 455 + 37},
		{"r’ in one style", []Run{{"r", Regular}, {"’", Regular}}, 682 + 455 + 76},
		{"r’ in two styles", []Run{{"r", Regular}, {"’", Italic}}, 682 + 455},
		{"with an invisible character between", []Run{{"r\u200d’", Regular}}, 682 + 455 + 76},
		{"Greek", []Run{{"Τϊ", Regular}}, 1251 + 455 + 188},
		{"Greek with a mark apart", []Run{{"Τι\u0308", Regular}}, 1251 + 455 + 188},
		{"Hebrew", []Run{{"דזד", Regular}}, 2*Width("ד", Regular, unit) + Width("ז", Regular, unit)},
	}
	for _, tt := range tests {
		if got := LineWidth(tt.runs, unit); got != tt.want {
			t.Errorf("%s: LineWidth = %d units, want %d", tt.name, got, tt.want)
		}
	}
}

func TestWidthOfInvisibleCharacters(t *testing.T) {
	for _, s := range []string{
		"\u0301", "\u20dd", "\u094d", // combining marks
		"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff",
		"\u200e", "\u200f", "\u061c", "\u202a", "\u2066", "\u2069",
		"\ufe0e", "\ufe0f", "\U000e0100", "\U000e0067",
		"\x00", "\x1b", "\x7f", "\u0080",
	} {
		if got := Width(s, Regular, unit); got != 0 {
			t.Errorf("Width(%q) = %d, want 0", s, got)
		}
		if got, want := Width("a"+s+"b", Regular, unit), Width("ab", Regular, unit); s != "\ufe0f" && got != want {
			t.Errorf("Width(a %q b) = %d, want %d", s, got, want)
		}
	}
}

func TestWhitespaceControlsAreSpaces(t *testing.T) {
	want := Width("a b", Regular, unit)
	for _, s := range []string{"\t", "\n", "\v", "\f", "\r", "\u0085", "\u2028", "\u2029"} {
		if got := Width("a"+s+"b", Regular, unit); got != want {
			t.Errorf("Width(a %q b) = %d, want %d", s, got, want)
		}
	}
}

func TestComposedAndDecomposedAreAlike(t *testing.T) {
	// A caron beside ť, ď and ľ makes them wider than t, d and l.
	for _, pair := range [][2]string{
		{"ä", "a\u0308"}, {"ť", "t\u030c"}, {"ď", "d\u030c"}, {"ơ", "o\u031b"}, {"Έ", "Ε\u0301"}, {"й", "и\u0306"},
		{"한", "\u1112\u1161\u11ab"},
	} {
		for _, style := range styles {
			if got, want := Width(pair[1], style, unit), Width(pair[0], style, unit); got < want {
				t.Errorf("style %d: Width(%+q) = %d, less than that of %q, %d", style, pair[1], got, pair[0], want)
			}
		}
	}
}

func TestWidthOfWhatTheFontLacks(t *testing.T) {
	tests := []struct {
		text        string
		least, most float64 // in em
	}{
		{"中", 1, 1},
		{"日本語", 3, 3},
		{"한국어", 3, 3},
		{"\u1112\u1161\u11ab", 1, 1}, // 한 in three parts
		{"Ａ", 1, 1},                  // fullwidth
		{"हि", 1, 2},
		{"ا", 0.33, 0.46}, // a fifth more than in DejaVu Sans
		{"س", 1.45, 1.75},
		{"😀", 1.37, 1.7},
		{"⟷", 1.43, 1.7},
		{"❤", 1.37, 1.7},
		{"❤️", 1.37, 1.7},
		{"☺️", 1.37, 1.7}, // the emoji: Liberation Sans has the character
		{"1️⃣", 1.37, 1.7},
		{"👍🏽", 1.37, 2},
		{"🇩🇪", 1.37, 2},
		{"👨‍👩‍👧‍👦", 1.37, 4},
		{"🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 1.37, 1.7},
		{"⸻", 3, 3},
		{"\U0010ffff", 1, 1},
	}
	for _, tt := range tests {
		for _, style := range styles {
			got := float64(Width(tt.text, style, unit)) / unitsPerEm
			if got < tt.least-0.001 || got > tt.most+0.001 {
				t.Errorf("style %d: Width(%q) = %.2f em, want %.2f to %.2f", style, tt.text, got, tt.least, tt.most)
			}
		}
	}
}

func TestInvalidUTF8IsReplacementCharacter(t *testing.T) {
	if got, want := Width("a\xff\xfeb", Regular, unit), Width("a\ufffd\ufffdb", Regular, unit); got != want {
		t.Errorf("Width = %d, want %d", got, want)
	}
	// Halves of a character in two runs do not become one.
	got := LineWidth([]Run{{"\xe2\x82", Regular}, {"\xac", Regular}}, unit)
	if want := Width("\ufffd\ufffd\ufffd", Regular, unit); got != want {
		t.Errorf("LineWidth of halves = %d, want %d", got, want)
	}
}

func TestWidthGrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := text().Draw(t, "a"), text().Draw(t, "b")
		style := rapid.SampledFrom(styles).Draw(t, "style")
		size := layout.Length(rapid.IntRange(1, 5000).Draw(t, "size"))
		w := Width(a, style, size)
		if more := Width(a, style, size+1); more < w {
			t.Errorf("Width(%q) is %d at size %d, but %d at %d", a, w, size, more, size+1)
		}
		// Two texts side by side, in separate styles so that nothing joins.
		line := LineWidth([]Run{{a, style}, {b, style ^ Bold}}, size)
		if sum := w + Width(b, style^Bold, size); line > sum || line < sum-1 {
			t.Errorf("LineWidth(%q, %q) = %d, the widths' sum %d", a, b, line, sum)
		}
	})
}
