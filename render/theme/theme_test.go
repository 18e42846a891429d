package theme

import (
	"math"
	"strconv"
	"testing"
)

// contrast returns the contrast of two colours (WCAG 2.2, relative luminance).
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(color string) float64 {
	channel := func(from int) float64 {
		n, err := strconv.ParseUint(color[from:from+2], 16, 8)
		if err != nil {
			panic(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(1) + 0.7152*channel(3) + 0.0722*channel(5)
}

func TestContrast(t *testing.T) {
	if c := contrast("#ffffff", "#000000"); math.Abs(c-21) > 0.01 {
		t.Fatalf("white on black has %.2f, want 21", c)
	}
	th := Classic
	text := func(what, color, on string) {
		if c := contrast(color, on); c < 4.5 {
			t.Errorf("%s: %s on %s has a contrast of %.2f, want 4.5", what, color, on, c)
		}
	}
	line := func(what, color, on string) {
		if c := contrast(color, on); c < 3 {
			t.Errorf("%s: %s on %s has a contrast of %.2f, want 3", what, color, on, c)
		}
	}
	text("title", th.Text, th.Background)
	text("title of a frame", th.Faint, th.Frame.Fill)
	for what, f := range map[string]Fill{"claim": th.Box, "main claim": th.Main, "sketch": th.Sketch, "unstated": th.Unstated} {
		text(what, th.Text, f.Fill)
		line("border of "+what, f.Stroke, th.Background)
		line("border of "+what+" in a frame", f.Stroke, th.Frame.Fill)
	}
	for i, l := range th.Relations {
		text("bar "+strconv.Itoa(i), th.Text, l.Fill)
		line("line "+strconv.Itoa(i), l.Stroke, th.Background)
		line("line in a frame "+strconv.Itoa(i), l.Stroke, th.Frame.Fill)
		line("sign "+strconv.Itoa(i), l.Stroke, l.Fill)
	}
}

func TestRelationsDifferInPattern(t *testing.T) {
	seen := map[string]int{}
	for i, l := range Classic.Relations {
		pattern := ""
		for _, d := range l.Dash {
			pattern += strconv.Itoa(int(d)) + " "
		}
		if other, ok := seen[pattern]; ok {
			t.Errorf("the lines of relations %d and %d have one pattern", other, i)
		}
		seen[pattern] = i
	}
}
