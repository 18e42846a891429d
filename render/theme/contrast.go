package theme

import (
	"fmt"
	"math"
	"strconv"
)

// The least contrasts, of text and of lines (WCAG 2.2, success criteria 1.4.3
// and 1.4.11).
const (
	TextContrast = 4.5
	LineContrast = 3
)

// A Pair is a colour and the one that it is seen on.
type Pair struct {
	What, On string // in words: "the border of main claims", "the background"
	// Key and OnKey are where a theme file gives the colours: "main.stroke".
	Key, OnKey    string
	Color, Ground string
	Least         float64 // the least contrast that is wanted
}

// Contrast returns that of the two colours, from 1 to 21.
func (p Pair) Contrast() float64 { return Contrast(p.Color, p.Ground) }

// Enough reports whether the colours have the contrast that is wanted, without
// rounding.
func (p Pair) Enough() bool { return p.Contrast() >= p.Least }

// Check returns an error that names a colour of t that is none; the colours of
// theme files always are.
func (t Theme) Check() error {
	for _, p := range t.Pairs() {
		for _, c := range [...]struct{ key, color string }{{p.Key, p.Color}, {p.OnKey, p.Ground}} {
			if _, ok := luminance(c.color); !ok {
				return fmt.Errorf("theme: %s is %q, but a colour is six hexadecimal digits behind a hash sign", c.key, c.color)
			}
		}
	}
	return nil
}

// Contrast returns the contrast of two colours of six hexadecimal digits behind
// a hash sign: (L1 + 0.05) / (L2 + 0.05), where L1 is the relative luminance of
// the lighter one (WCAG 2.2). It is 1 where one of them is no such colour.
func Contrast(a, b string) float64 {
	x, okA := luminance(a)
	y, okB := luminance(b)
	if !okA || !okB {
		return 1
	}
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance returns the relative luminance of a colour in sRGB, from 0 to 1.
func luminance(color string) (l float64, ok bool) {
	if len(color) != 7 || color[0] != '#' {
		return 0, false
	}
	for i, weight := range [...]float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return 0, false
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		l += float64(weight * c)
	}
	return l, true
}

// Pairs returns each colour of t with each one that it is seen on in some
// picture: text on what it stands on, borders and lines on the background and
// on frames, signs on their badges.
func (t Theme) Pairs() []Pair {
	var list []Pair
	grounds := []Pair{
		{On: "the background", OnKey: "background", Ground: t.Background},
		{On: "the ground of frames", OnKey: "frame.fill", Ground: t.Frame.Fill},
	}
	text := func(what, key, color, on, onKey, ground string) {
		list = append(list, Pair{what, on, key, onKey, color, ground, TextContrast})
	}
	line := func(what, key, color string, grounds ...Pair) {
		for _, g := range grounds {
			list = append(list, Pair{what, g.On, key, g.OnKey, color, g.Ground, LineContrast})
		}
	}
	text("the text", "text", t.Text, "the background", "background", t.Background)
	text("the title of frames", "faint", t.Faint, "the ground of frames", "frame.fill", t.Frame.Fill)
	text("the number of what a reading lacks", "faint", t.Faint, "the background", "background", t.Background)
	for _, a := range areas {
		f := a.of(&t)
		if a.key != "frame" {
			text("the text", "text", t.Text, "the ground of "+a.what, a.key+".fill", f.Fill)
		}
		line("the border of "+a.what, a.key+".stroke", f.Stroke, grounds...)
	}
	for i, key := range relations {
		l := t.Relations[i]
		text("the text", "text", t.Text, "the bars of "+key, key+".fill", l.Fill)
		line("the line of "+key, key+".stroke", l.Stroke, grounds...)
		line("the sign of "+key, key+".stroke", l.Stroke, Pair{On: "its own ground", OnKey: key + ".fill", Ground: l.Fill})
	}
	for _, x := range verdicts {
		g := x.of(&t)
		text("the text", "text", t.Text, "the ground of "+x.what, x.key+".fill", g.Fill)
		// A step is written in the mark.
		text("the mark of "+x.what, x.key+".stroke", g.Stroke, "its own ground", x.key+".fill", g.Fill)
		line("the bar of strengths", "strength.stroke", t.Strength.Stroke, Pair{On: "the ground of " + x.what, OnKey: x.key + ".fill", Ground: g.Fill})
	}
	line("the bar of strengths", "strength.stroke", t.Strength.Stroke, Pair{On: "its own ground", OnKey: "strength.fill", Ground: t.Strength.Fill})
	line("the tick of base scores", "text", t.Text, Pair{On: "the ground of strengths", OnKey: "strength.fill", Ground: t.Strength.Fill})
	for _, a := range areas[:4] { // boxes, which may have a strength and no verdict
		line("the bar of strengths", "strength.stroke", t.Strength.Stroke, Pair{On: "the ground of " + a.what, OnKey: a.key + ".fill", Ground: a.of(&t).Fill})
	}
	only := compared[:2]
	for _, x := range only {
		g := x.of(&t)
		ground := Pair{On: "the ground of " + x.what, OnKey: x.key + ".fill", Ground: g.Fill}
		text("the text", "text", t.Text, ground.On, ground.OnKey, ground.Ground)
		text("the mark of "+x.what, x.key+".stroke", g.Stroke, "its own ground", ground.OnKey, ground.Ground)
		line("the edge of "+x.what, x.key+".stroke", g.Stroke, grounds...)
		line("the bar of strengths", "strength.stroke", t.Strength.Stroke, ground)
		for i, key := range relations {
			line("the line of "+key, key+".stroke", t.Relations[i].Stroke, ground)
		}
	}
	text("the star of what readings part by", "crux.stroke", t.Crux.Stroke, "its own ground", "crux.fill", t.Crux.Fill)
	line("the border of what readings part by", "crux.stroke", t.Crux.Stroke, grounds...)
	text("the text", "text", t.Text, "the bars of relations that do not count", "idle.fill", t.Idle.Fill)
	line("the line of relations that do not count", "idle.stroke", t.Idle.Stroke, grounds...)
	line("the sign of relations that do not count", "idle.stroke", t.Idle.Stroke, Pair{On: "its own ground", OnKey: "idle.fill", Ground: t.Idle.Fill})
	return list
}
