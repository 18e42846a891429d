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
	Page    string `placeholder:"PAGE" help:"The page to fit on, of a report or a slide: 160x240mm, a4, a5, letter, slide (254x143mm), or any WIDTHxHEIGHT. A map that cannot be read on one page gets several: map.svg, map-1.svg and so on, or the pages of a PDF."`
	Width   string `placeholder:"WIDTH" help:"How wide the picture is, exactly: 160mm, 16cm, 6.3in, 454pt, 605px; a bare number is millimetres."`
	Height  string `placeholder:"HEIGHT" help:"How high it is at the most."`
	MinFont string `placeholder:"SIZE" help:"The least size of text that is wanted on a page, from 4pt to 11pt; without it 8pt."`
	Single  bool   `help:"Keep the map on one page, however small its text gets; the size is told."`
	Layout  string `placeholder:"LAYOUT" default:"auto" enum:"auto,page,dot" help:"How boxes are placed: page (columns of indented stacks), dot (ranks, by Graphviz), or auto (what suits best, the default)."`
	Links   string `placeholder:"LINKS" default:"auto" enum:"auto,lines,tags" help:"How links across the map are drawn: lines, tags with the number of what stands elsewhere, or auto (tags where lines are hard to follow, the default)."`
	Keep    string `placeholder:"FILE" help:"An earlier SVG of this map by crux: its arrangement is kept where that costs less than 5 % of size."`
}

// A paper is a page that has a name.
type paper struct {
	name                  string
	width, height, margin float64 // millimetres
}

// papers are those there are. What is printed on its own keeps a margin.
var papers = []paper{
	{"a4", 210, 297, 15}, {"a5", 148, 210, 12}, {"a3", 297, 420, 15}, {"letter", 215.9, 279.4, 15}, {"slide", 254, 143, 5},
}

// page reads the name of a page, or its size such as 160x240mm.
func page(s string, o *render.Options) error {
	lower := strings.ToLower(strings.TrimSpace(s))
	mm := func(x float64) layout.Length { return layout.FromPoints(x * 72 / 25.4) }
	var names []string
	for _, p := range papers {
		if p.name == lower {
			o.Width, o.Height, o.Margin = mm(p.width), mm(p.height), mm(p.margin)
			return nil
		}
		names = append(names, p.name)
	}
	first, second, both := strings.Cut(strings.ReplaceAll(lower, "×", "x"), "x")
	if strings.HasPrefix(second, "x") { // the x of px
		first, second, both = strings.Cut(strings.TrimPrefix(lower, first), "x")
	}
	if !both || !strings.ContainsAny(lower, "0123456789") {
		hint := "there are " + strings.Join(names, ", ") + ", or a size as in 160x240mm"
		if near := diag.Nearest(lower, names); near != "" {
			hint = "did you mean " + near + "?"
		}
		return fmt.Errorf("no page is called that; %s", hint)
	}
	if strings.TrimRight(first, "0123456789.") == "" { // one unit for both
		first += strings.TrimLeft(second, "0123456789.,")
	}
	var err error
	if o.Width, err = length(first); err == nil {
		o.Height, err = length(second)
	}
	return err
}

// read puts the sizes into o.
func (f sizeFlags) read(o *render.Options) error {
	o.Layout, o.Links, o.Single = render.Layout(f.Layout), render.Links(f.Links), f.Single
	if f.Page != "" {
		o.Page = true
		switch {
		case f.Width != "" || f.Height != "":
			return usageError("--page has a width and a height; leave out --width and --height")
		case o.Format == render.DOT:
			return usageError("--page is for pictures; how large a DOT file is drawn is up to Graphviz, as in dot -Gsize=6.3")
		}
		if err := page(f.Page, o); err != nil {
			return usageError("--page %s: %s", f.Page, err)
		}
	}
	if f.Single && f.Page == "" {
		return usageError("--single keeps a map on one page; say which with --page, as in --page 160x240mm")
	}
	if f.MinFont != "" {
		size, err := fontSize(f.MinFont)
		if err != nil {
			return usageError("--min-font %s: %s", f.MinFont, err)
		}
		o.MinFont = size
	}
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

// The least and the greatest size of text that can be asked for, in points.
const (
	smallestFont = 4
	largestFont  = 11
)

// fontSize reads a size of text such as 8pt; a bare number is points.
func fontSize(s string) (layout.Length, error) {
	number := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "pt"))
	value, err := strconv.ParseFloat(number, 64)
	if err != nil || math.IsNaN(value) {
		return 0, fmt.Errorf("a size of text is a number of points, as in 8pt")
	}
	if value < smallestFont || value > largestFont {
		return 0, fmt.Errorf("text is from %dpt to %dpt on a page", smallestFont, largestFont)
	}
	return layout.FromPoints(value), nil
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
		less := "let it have several pages with --page 160x240mm"
		if o.Page {
			flag = "--page"
			less = "let it have several pages, without --single"
		}
		if o.Level != render.Arguments {
			less = "show less with --level arguments, or " + less
		}
		d.Hint = fmt.Sprintf("give it more room (%s %.0fmm), %s", flag, math.Ceil(l.Points()*25.4/72*readable/size), less)
		return diag.List{d}
	}
	return nil
}
