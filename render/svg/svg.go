// Package svg writes a scene as SVG that opens everywhere: presentation
// attributes and six-digit colours only, no style sheets, scripts, markers,
// transforms or references; sizes in millimetres with a viewBox in points; an
// opaque background; two decimals. Screen readers get a document with title
// and description, and each claim as an object whose name is a sentence
// (WAI-ARIA Graphics Module 1.0).
package svg

import (
	"bufio"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/scene"
)

// Options say how a scene is written.
type Options struct {
	// IDPrefix is put before every id, so that two pictures can live in one
	// page; see ValidIDPrefix.
	IDPrefix string
	// Faces draw each line of text as outlines, the same everywhere; without
	// them text is text, drawn with the fonts of the reader.
	Faces *font.Faces
	// Page returns the address of a page, relative to the picture's own, that
	// parts lead to; nil where they lead nowhere.
	Page func(int) string
}

// ValidIDPrefix reports whether all ids that begin with s are ones in XML and
// can be named in CSS as they are: s is a letter or low line, then letters,
// digits, hyphens and low lines (all of ASCII), or it is "".
func ValidIDPrefix(s string) bool {
	for i, r := range s {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_'
		if !letter && (i == 0 || r != '-' && (r < '0' || r > '9')) {
			return false
		}
	}
	return true
}

// family names Arial first and then what has the same widths.
const family = "Arial, 'Liberation Sans', Helvetica, sans-serif"

// Write writes s. It returns the first error of w.
func Write(w io.Writer, s *scene.Scene, o Options) error {
	p := printer{w: bufio.NewWriter(w), o: o}
	p.f(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	p.f(`<svg xmlns="http://www.w3.org/2000/svg" width="%smm" height="%smm" viewBox="0 0 %s %s" lang="%s" role="graphics-document document" aria-labelledby="%s" aria-describedby="%s" font-family="%s">`+"\n",
		millimetres(s.ShownWidth), millimetres(s.ShownHeight), points(s.Width), points(s.Height),
		escape(s.Language), p.id("title"), p.id("description"), family)
	p.f("<title id=\"%s\">%s</title>\n", p.id("title"), escape(s.Title))
	p.f("<desc id=\"%s\">%s</desc>\n", p.id("description"), escape(s.Description))
	if len(s.Notes) > 0 {
		p.f("<metadata>\n%s\n</metadata>\n", escape(strings.Join(s.Notes, "\n")))
	}
	p.f(`<rect width="%s" height="%s" fill="%s"/>`+"\n", points(s.Width), points(s.Height), s.Background)
	for _, part := range s.Parts {
		p.part(part)
	}
	p.f("</svg>\n")
	return p.w.Flush()
}

// printer writes elements; errors stay in w until it is flushed.
type printer struct {
	w *bufio.Writer
	o Options
}

func (p printer) f(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

func (p printer) id(s string) string { return escape(p.o.IDPrefix + s) }

// roles are what a part is to a screen reader. A symbol is read by its name
// alone; an object has its text in it.
var roles = map[scene.Kind]string{
	scene.Frame:     "graphics-object group",
	scene.Claim:     "graphics-object group",
	scene.Sketch:    "graphics-object group",
	scene.Relation:  "graphics-symbol img",
	scene.Reference: "graphics-symbol img",
	scene.Legend:    "graphics-object group",
	scene.Question:  "graphics-object group",
	scene.Ribbon:    "graphics-symbol img",
}

func (p printer) part(part scene.Part) {
	p.f(`<g id="%s"`, p.id(part.ID))
	if role := roles[part.Kind]; role != "" && part.Name != "" {
		p.f(` role="%s" aria-label="%s"`, role, escape(part.Name))
	}
	p.f(">\n")
	if part.Tooltip != "" {
		p.f("<title>%s</title>\n", escape(part.Tooltip))
	}
	linked := part.Page > 0 && p.o.Page != nil
	if linked {
		p.f("<a href=\"%s\">\n", escape((&url.URL{Path: p.o.Page(part.Page)}).String()))
	}
	for _, s := range part.Shapes {
		if t, ok := s.(scene.Text); ok && p.o.Faces != nil {
			p.outline(t, part)
			continue
		}
		p.shape(s)
	}
	if linked {
		p.f("</a>\n")
	}
	p.f("</g>\n")
}

func (p printer) shape(s scene.Shape) {
	switch s := s.(type) {
	case scene.Rect:
		p.f(`<rect x="%s" y="%s" width="%s" height="%s"`, points(s.Min.X), points(s.Min.Y), points(s.Width()), points(s.Height()))
		if s.Radius > 0 {
			p.f(` rx="%s"`, points(s.Radius))
		}
		p.paint(s.Paint)
	case scene.Path:
		var d strings.Builder
		for i, at := range s.Curve {
			switch {
			case i == 0:
				d.WriteString("M")
			case i%3 == 1:
				d.WriteString(" C")
			default:
				d.WriteString(" ")
			}
			d.WriteString(points(at.X) + "," + points(at.Y))
		}
		p.f(`<path d="%s"`, d.String())
		p.paint(s.Paint)
	case scene.Polygon:
		list := make([]string, len(s.Points))
		for i, at := range s.Points {
			list[i] = points(at.X) + "," + points(at.Y)
		}
		p.f(`<polygon points="%s"`, strings.Join(list, " "))
		p.paint(s.Paint)
	case scene.Text:
		p.text(s)
	}
}

func (p printer) paint(paint scene.Paint) {
	if paint.Fill == "" {
		p.f(` fill="none"`)
	} else {
		p.f(` fill="%s"`, paint.Fill)
	}
	if paint.Stroke != "" {
		p.f(` stroke="%s" stroke-width="%s"`, paint.Stroke, points(paint.Width))
	}
	if len(paint.Dash) > 0 {
		list := make([]string, len(paint.Dash))
		for i, l := range paint.Dash {
			list[i] = points(l)
		}
		p.f(` stroke-dasharray="%s"`, strings.Join(list, " "))
	}
	p.f("/>\n")
}

// text writes one line of text; parts in bold or italics are spans of it.
func (p printer) text(t scene.Text) {
	p.f(`<text x="%s" y="%s" font-size="%s" fill="%s"`, points(t.At.X), points(t.At.Y), points(t.Size), t.Color)
	if t.RightToLeft {
		p.f(` direction="rtl"`)
	}
	if len(t.Runs) == 1 {
		p.style(t.Runs[0].Style)
	} else {
		p.f(` xml:space="preserve"`) // the spaces between runs are words' own
	}
	p.f(">")
	for _, r := range t.Runs {
		if len(t.Runs) == 1 || r.Style == 0 {
			p.f("%s", escape(r.Text))
			continue
		}
		p.f("<tspan")
		p.style(r.Style)
		p.f(">%s</tspan>", escape(r.Text))
	}
	p.f("</text>\n")
}

func (p printer) style(s font.Style) {
	if s&font.Bold != 0 {
		p.f(` font-weight="bold"`)
	}
	if s&font.Italic != 0 {
		p.f(` font-style="italic"`)
	}
}

// points writes a length in points with at most two decimals.
func points(l layout.Length) string { return decimal(l, 1) }

// millimetres writes a length in millimetres: 25.4 to an inch of 72 points.
func millimetres(l layout.Length) string { return decimal(l*254, 720) }

// decimal writes l/64/by, rounded to two decimals half away from zero.
func decimal(l layout.Length, by layout.Length) string {
	sign := ""
	if l < 0 {
		sign, l = "-", -l
	}
	unit := layout.Point * by
	hundredths := int64((l*100*2 + unit) / (2 * unit))
	s := strconv.FormatInt(hundredths/100, 10)
	if rest := hundredths % 100; rest > 0 {
		s += strings.TrimRight(fmt.Sprintf(".%02d", rest), "0")
	}
	if s == "0" {
		return s
	}
	return sign + s
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// escape makes s safe in text and in attributes, and drops what XML 1.0 does
// not allow.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF || 0xD800 <= r && r <= 0xDFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return escaper.Replace(s)
}
