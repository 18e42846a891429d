// Package dot writes a view as a Graphviz graph with fixed sizes, so that
// native Graphviz draws the same picture: for people who go on from there.
package dot

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/rival"
	"crux/render/theme"
	"crux/render/view"
)

// Write writes v. It returns the first error of w.
func Write(w io.Writer, v *view.View, th theme.Theme) error {
	p := printer{w: bufio.NewWriter(w), v: v, th: th, children: map[*view.Frame][]*view.Frame{}, inside: map[*view.Frame][]int{}}
	for i, n := range v.Nodes {
		p.inside[n.Frame] = append(p.inside[n.Frame], i)
	}
	for _, f := range v.Frames {
		p.children[f.Parent] = append(p.children[f.Parent], f)
	}
	p.f("digraph argument {")
	p.f("graph [rankdir=BT newrank=true labelloc=t labeljust=l nodesep=%s ranksep=%s pad=0.15 bgcolor=%q fontname=Arial fontcolor=%q label=<%s>]",
		inches(view.BoxGap), inches(view.RankGap), th.Background, th.Text, p.header())
	p.f("node [fixedsize=true margin=0 fontname=Arial fontsize=10 fontcolor=%q style=filled]", th.Text)
	p.f("edge [fontname=Arial arrowsize=0.8]")
	for i := range v.Nodes {
		p.node(i)
	}
	for _, f := range p.children[nil] {
		p.frame(f)
	}
	for _, l := range v.Links {
		p.link(l)
	}
	p.top()
	p.legend()
	p.f("}")
	return p.w.Flush()
}

// printer writes statements; errors stay in w until it is flushed.
type printer struct {
	w        *bufio.Writer
	v        *view.View
	th       theme.Theme
	children map[*view.Frame][]*view.Frame
	inside   map[*view.Frame][]int // indices of nodes
}

func (p *printer) f(format string, args ...any) { fmt.Fprintf(p.w, format+"\n", args...) }

// frame writes a cluster. From bottom to top, its label is on top at "b".
func (p *printer) frame(f *view.Frame) {
	look := p.th.Frame
	border := ""
	switch {
	case f.Color != "":
		look.Stroke, border = f.Color, " penwidth=3"
	case f.Parent != nil && f.Parent.Color != "":
		border = " penwidth=1" // a frame takes over what is around it
	}
	p.f("subgraph cluster_%d {", f.Index)
	p.f("graph [label=<%s> labelloc=b labeljust=l style=\"filled,rounded\" fillcolor=%q color=%q fontname=Arial fontsize=11 fontcolor=%q margin=8%s]",
		lines(f.Title.Lines, false), look.Fill, look.Stroke, p.th.Faint, border)
	for _, i := range p.inside[f] {
		p.f("n%d", i)
	}
	for _, inner := range p.children[f] {
		p.frame(inner)
	}
	p.f("}")
}

// node writes a box, bar or badge.
func (p *printer) node(i int) {
	n := p.v.Nodes[i]
	look, shape, style := p.th.Box, "box", "filled,rounded"
	label := p.text(n)
	switch n.Kind {
	case view.ClaimBox:
		switch {
		case n.Main:
			look = p.th.Main
		case n.Unstated:
			look = p.th.Unstated
		}
	case view.SketchBox:
		look = p.th.Sketch
	case view.QuestionBox:
		look = theme.Fill{Fill: p.th.Background, Stroke: p.th.Faint, Width: p.th.Box.Width}
		style += ",dotted"
	case view.ClosedBox:
		look = p.th.Closed
		shape = "folder"
	default:
		line := p.line(n)
		look = theme.Fill{Fill: line.Fill, Stroke: line.Stroke, Width: line.Width}
		sign := `<FONT COLOR="` + line.Stroke + `"><B>` + p.sign(n) + "</B></FONT>"
		if n.Kind == view.Badge {
			shape, style, label = "circle", "filled", sign
		} else {
			text, _ := n.Text.Unmarked()
			label = sign + "  " + p.rival(n.Text) + lines(text.Lines, false)
		}
	}
	if g, ok := p.ground(n.Verdict); ok && n.IsBox() {
		look.Fill = g.Fill
	} else if n.Rival.Whose != rival.Both && n.IsBox() {
		look.Fill = p.only(n.Rival.Whose).Fill
	}
	if len(n.Rival.Cruxes) > 0 {
		look.Stroke, look.Width = p.th.Crux.Stroke, 3*layout.Point
	}
	paint := look.Fill
	if n.Color != "" {
		// Graphviz has stripes in boxes without round corners.
		shape, style = "box", "striped"
		paint = fmt.Sprintf("%s;%s:%s", n.Color, number(math.Round(3000/n.Width.Points())/1000), look.Fill)
	}
	if n.Unstated || n.Open {
		style += ",dashed"
	}
	p.f("n%d [shape=%s style=%q width=%s height=%s fillcolor=%q color=%q penwidth=%s label=<%s> tooltip=%s%s]",
		i, shape, style, inches(n.Width), inches(n.Height), paint, look.Stroke, number(look.Width.Points()), label, quote(n.Name), whose(n.Rival)+attributes(n.Verdict))
}

// signs are written where a picture of crux draws them.
var signs = [...]string{view.Support: "+", view.Attack: "−", view.Undercut: "×", view.Contradiction: "&gt;&lt;", view.Other: "="}

// heads and patterns tell relations apart without colour.
var (
	heads    = [...]string{view.Support: "normal", view.Attack: "teeonormal", view.Undercut: "odiamond", view.Contradiction: "diamond", view.Other: "none"}
	patterns = [...]string{view.Support: "solid", view.Attack: "dashed", view.Undercut: "dotted", view.Contradiction: "dashed", view.Other: "dotted"}
)

func (p *printer) link(l view.Link) {
	line := p.line(p.v.Sign(l))
	if p.v.Nodes[l.From].Kind == view.QuestionBox {
		line = theme.Line{Stroke: p.th.Faint, Width: p.th.Box.Width}
	}
	head, tail := "none", "none"
	if l.Head {
		head = heads[l.Style]
	}
	if l.Tail {
		tail = heads[l.Style]
	}
	p.f("n%d -> n%d [dir=both arrowhead=%s arrowtail=%s style=%s color=%q penwidth=%s]",
		l.From, l.To, head, tail, patterns[l.Style], p.banded(line.Stroke, p.v.Sign(l).Rival.Whose), number(line.Width.Points()))
}

// top keeps the outermost claims side by side at the top, as a scene does, by
// short lines to a node that is not seen.
func (p *printer) top() {
	p.f("top [style=invis width=0.03 height=0.03 label=\"\"]")
	for i, n := range p.v.Nodes {
		if n.Root {
			p.f("n%d -> top [style=invis weight=%d]", i, layout.RootWeight)
		}
	}
}

// header returns the title and what is read.
func (p *printer) header() string {
	var s strings.Builder
	for _, h := range p.v.Header {
		h = h.Rewrap(600 * layout.Point)
		text, _ := h.Unmarked()
		fmt.Fprintf(&s, `<FONT POINT-SIZE="%s">%s</FONT>`, number(h.Size.Points()), p.rival(h)+lines(text.Lines, true))
	}
	return s.String()
}

// legend writes a box of its own at the bottom.
func (p *printer) legend() {
	if len(p.v.Legend)+len(p.v.Notes) == 0 {
		return
	}
	var s strings.Builder
	s.WriteString(`<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="4" CELLPADDING="2">`)
	for _, e := range p.v.Legend {
		s.WriteString("<TR>" + p.sample(e) + `<TD ALIGN="LEFT">` + lines(e.Text.Lines, false) + "</TD></TR>")
	}
	for _, n := range p.v.Notes {
		s.WriteString(`<TR><TD COLSPAN="2" ALIGN="LEFT">` + lines(n.Rewrap(300*layout.Point).Lines, false) + "</TD></TR>")
	}
	s.WriteString("</TABLE>")
	p.f("legend [shape=plain fixedsize=false style=\"\" tooltip=%s label=<%s>]", quote(p.v.Words.Legend), s.String())
}

// sample returns the cell that shows what an entry explains.
func (p *printer) sample(e view.Entry) string {
	box := func(f theme.Fill, style string) string {
		return fmt.Sprintf(`<TD BORDER="1" WIDTH="34" BGCOLOR="%s" COLOR="%s"%s></TD>`, f.Fill, f.Stroke, style)
	}
	// kind is box where in the picture the verdict may say how it is filled.
	kind := func(f theme.Fill, style string) string {
		if p.v.Judged() {
			f.Fill = p.th.Box.Fill
		}
		return box(f, style)
	}
	line := func(style view.Style, text string) string {
		return `<TD><FONT COLOR="` + p.th.Relations[style].Stroke + `"><B>` + text + "</B></FONT></TD>"
	}
	switch e.Sample {
	case view.SampleMain:
		return kind(p.th.Main, "")
	case view.SampleUnstated:
		return kind(p.th.Unstated, ` STYLE="dashed"`)
	case view.SampleSketch:
		return kind(p.th.Sketch, ` STYLE="rounded"`)
	case view.SampleQuestion:
		return box(theme.Fill{Fill: p.th.Background, Stroke: p.th.Faint}, ` STYLE="dotted"`)
	case view.SampleClosed:
		return box(p.th.Closed, "")
	case view.SampleSupport:
		return line(view.Support, "+ ––▶")
	case view.SampleLinked:
		return line(e.Style, "[ "+signs[e.Style]+" ]")
	case view.SampleAttack:
		return line(view.Attack, "− – –▷|")
	case view.SampleUndercut:
		return line(view.Undercut, "× ···◇")
	case view.SampleContradiction:
		return line(view.Contradiction, "◆&gt;&lt;◆")
	case view.SampleOther:
		return line(view.Other, "= ···")
	}
	if e.Sample >= view.SampleOnlyA {
		return p.rivalSample(e.Sample)
	}
	if e.Sample >= view.SampleStands {
		return p.verdictSample(e.Sample)
	}
	return box(p.th.Box, "")
}

// lines returns text as the inside of an HTML-like label, its lines set to the
// left if left, else in the middle.
func lines(list []font.Line, left bool) string {
	var s strings.Builder
	for i, l := range list {
		for _, r := range l.Runs {
			text := escape(r.Text)
			if r.Style&font.Italic != 0 {
				text = "<I>" + text + "</I>"
			}
			if r.Style&font.Bold != 0 {
				text = "<B>" + text + "</B>"
			}
			s.WriteString(text)
		}
		switch {
		case left:
			s.WriteString(`<BR ALIGN="LEFT"/>`)
		case i+1 < len(list):
			s.WriteString("<BR/>")
		}
	}
	if s.Len() == 0 {
		return " "
	}
	return s.String()
}

var (
	escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
	quoter  = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")
)

// escape makes text safe inside an HTML-like label.
func escape(s string) string { return escaper.Replace(s) }

// quote returns s as a DOT string that Graphviz shows as it is.
func quote(s string) string { return `"` + quoter.Replace(s) + `"` }

// inches writes a length in Graphviz's unit.
func inches(l layout.Length) string { return strconv.FormatFloat(l.Points()/72, 'f', 4, 64) }

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
