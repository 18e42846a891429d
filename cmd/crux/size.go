package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"crux/graph/diag"
	"crux/render"
	"crux/render/layout"
)

// sizeFlags say how large a picture is.
type sizeFlags struct {
	Width  string `placeholder:"WIDTH" help:"How wide the picture is, exactly: 160mm, 16cm, 6.3in, 454pt, 605px; a bare number is millimetres."`
	Height string `placeholder:"HEIGHT" help:"How high it is at the most."`
}

// read puts the sizes into o.
func (f sizeFlags) read(o *render.Options) error {
	for _, s := range []struct {
		flag, given string
		to          *layout.Length
	}{{"--width", f.Width, &o.Width}, {"--height", f.Height, &o.Height}} {
		if s.given == "" {
			continue
		}
		if o.Format == render.DOT {
			return usageError("%s is for pictures; how large a DOT file is drawn is up to Graphviz, as in dot -Gsize=6.3", s.flag)
		}
		l, err := length(s.given)
		if err != nil {
			return usageError("%s %s: %s", s.flag, s.given, err)
		}
		*s.to = l
	}
	return nil
}

// A unit is one of lengths.
type unit struct {
	name   string
	points float64
	// names are others that people give it, or their beginnings.
	names []string
}

// units are all there are. A pixel is that of CSS: 96 to the inch.
var units = []unit{
	{"mm", 72 / 25.4, []string{"millim", "mil"}},
	{"cm", 72 / 2.54, []string{"centim", "zentim", "cent"}},
	{"in", 72, []string{"inch", "\"", "”", "″", "zoll"}},
	{"pt", 1, []string{"point", "punkt", "bp"}},
	{"px", 0.75, []string{"pix"}},
}

// The least and the greatest length that a picture can have.
const (
	leastLength = 10 // millimetres
	mostLength  = 10_000
)

// length reads a length such as 160mm or 6.3in; a bare number is millimetres.
// The error says what is wrong with it and what is likely meant.
func length(s string) (layout.Length, error) {
	s = strings.TrimSpace(s)
	i := strings.LastIndexAny(s, "0123456789.,") + 1
	number, name := s[:i], strings.TrimSpace(s[i:])
	value, err := strconv.ParseFloat(number, 64)
	if err != nil || strings.Trim(number, "0123456789.") != "" {
		if fixed := strings.Replace(number, ",", ".", 1); fixed != number && strings.Trim(fixed, "0123456789.") == "" {
			if _, err := strconv.ParseFloat(fixed, 64); err == nil {
				return 0, fmt.Errorf("write the decimals behind a point: %s%s", fixed, name)
			}
		}
		return 0, fmt.Errorf("a length is a number and a unit, as in 160mm or 6.3in")
	}
	points := 72 / 25.4
	if name != "" {
		k := slices.IndexFunc(units, func(u unit) bool { return u.name == name })
		if k < 0 {
			return 0, fmt.Errorf("there is no unit %q; %s", name, nearestUnit(number, name))
		}
		points = units[k].points
	}
	points *= value
	if inMM := points * 25.4 / 72; inMM < leastLength-1e-9 || inMM > mostLength+1e-9 || math.IsNaN(inMM) {
		return 0, fmt.Errorf("a picture is from %d mm to %d m long", leastLength, mostLength/1000)
	}
	return layout.FromPoints(points), nil
}

// nearestUnit says which unit was meant by a word, or which there are.
func nearestUnit(number, word string) string {
	lower := strings.ToLower(word)
	near := ""
	var names []string
	for _, u := range units {
		names = append(names, u.name)
		for _, n := range append([]string{u.name}, u.names...) {
			if strings.HasPrefix(lower, n) {
				near = u.name
			}
		}
	}
	if near == "" {
		near = diag.Nearest(lower, names)
	}
	// In a word of two letters one that is right is enough.
	for i := 0; i < 2 && near == "" && len(lower) == 2; i++ {
		if k := slices.IndexFunc(names, func(n string) bool { return n[i] == lower[i] }); k >= 0 {
			near = names[k]
		}
	}
	if near == "" {
		return "there are " + strings.Join(names, ", ")
	}
	return fmt.Sprintf("did you mean %s%s?", number, near)
}

// readable is the size in points below which text on paper is hard to read.
const readable = 7

// tooSmall warns where the text of a picture is too small to read at the size
// that is asked for.
func tooSmall(name string, p *render.Picture, o render.Options) diag.List {
	if size := p.SmallestText.Points(); size > 0 && size < readable {
		d := diag.Diagnostic{File: name, Severity: diag.Warning, Code: "text-too-small"}
		// The one of the two that it fills is too little.
		flag, l := "--width", p.Width
		if o.Height > 0 && p.Height >= o.Height-layout.Point/8 {
			flag, l = "--height", o.Height
		}
		d.Message = fmt.Sprintf("at %.0f by %.0f mm the smallest text is %.1f pt, and below %d pt it is hard to read",
			p.Width.Points()*25.4/72, p.Height.Points()*25.4/72, math.Floor(size*10)/10, readable)
		less := "divide it by its sections into several files"
		if o.Level != render.Arguments {
			less = "show less with --level arguments, or " + less
		}
		d.Hint = fmt.Sprintf("give it more room (%s %.0fmm), %s", flag, math.Ceil(l.Points()*25.4/72*readable/size), less)
		return diag.List{d}
	}
	return nil
}
