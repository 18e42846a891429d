package dot

import (
	"fmt"
	"strings"

	"crux/render/theme"
	"crux/render/verdict"
	"crux/render/view"
)

// Verdicts in DOT: marks are characters, bars are made of blocks, and each node has
// attributes that say the same, for whoever goes on with the file.

// marks are written where a picture of crux draws them.
var marks = [...]string{verdict.Stands: "✓", verdict.Falls: "✗", verdict.Undecided: "?"}

var labels = [...]string{verdict.Stands: "stands", verdict.Falls: "falls", verdict.Undecided: "undecided"}

// attributes returns the verdict on a node: verdict, assumed, step, strength and
// base.
func attributes(v verdict.Verdict) string {
	var s strings.Builder
	if v.Label != verdict.None {
		fmt.Fprintf(&s, " verdict=%s", labels[v.Label])
	}
	if v.Assumed {
		s.WriteString(" assumed=true")
	}
	if v.Step > 0 {
		fmt.Fprintf(&s, " step=%d", v.Step)
	}
	if v.Strength != nil {
		fmt.Fprintf(&s, " strength=%s base=%s", number(v.Strength.Value), number(v.Strength.Base))
	}
	return s.String()
}

// ground returns how a judged box looks inside.
func (p *printer) ground(v verdict.Verdict) (g theme.Ground, ok bool) {
	grounds := [...]theme.Ground{verdict.Stands: p.th.Stands, verdict.Falls: p.th.Falls, verdict.Undecided: p.th.Undecided}
	return grounds[v.Label], v.Label != verdict.None
}

// mark returns the mark of a verdict with its step; that of what is assumed is in
// brackets.
func (p *printer) mark(v verdict.Verdict) string {
	mark := marks[v.Label]
	if v.Assumed && v.Label == verdict.Stands {
		mark = "(" + mark + ")"
	}
	g, _ := p.ground(v)
	return `<FONT COLOR="` + g.Stroke + `"><B>` + mark + view.Step(v) + "</B></FONT>"
}

// text returns what is written in a box.
func (p *printer) text(n *view.Node) string {
	text, _ := n.Text.Unmarked()
	s := p.rival(n.Text)
	if n.IsBox() && n.Verdict.Label != verdict.None {
		s = p.mark(n.Verdict) + " "
	}
	s += lines(text.Lines, true)
	if below, _ := n.Below.Unmarked(); n.Divided() {
		s += rule + p.rival(n.Below) + lines(below.Lines, true)
	}
	if n.IsBox() && n.Verdict.Strength != nil {
		s += p.bar(*n.Verdict.Strength) + " " + lines(n.Score.Lines, true)
	}
	return s
}

// bar returns the bar of a strength, ten characters long, with its base score.
func (p *printer) bar(v verdict.Strength) string {
	const long = 10
	full, base := int(v.Value*long+0.5), min(int(v.Base*long), long-1)
	var s strings.Builder
	for i := range long {
		switch {
		case i == base:
			s.WriteString("|")
		case i < full:
			s.WriteString("▬")
		default:
			s.WriteString("·")
		}
	}
	return `<FONT COLOR="` + p.th.Strength.Stroke + `">` + s.String() + "</FONT>"
}

// line returns how the lines and the sign of a relation look.
func (p *printer) line(n *view.Node) theme.Line {
	look := p.th.Relations[n.Style]
	if n.Verdict.Label == verdict.Falls {
		look.Stroke, look.Fill, look.Width = p.th.Idle.Stroke, p.th.Idle.Fill, p.th.Idle.Width
	}
	return look
}

// sign returns the sign of a relation, struck through where it does not count.
func (p *printer) sign(n *view.Node) string {
	if n.Verdict.Label == verdict.Falls {
		return "<S>" + signs[n.Style] + "</S>"
	}
	return signs[n.Style]
}

// verdictSample returns the cell that shows what an entry explains.
func (p *printer) verdictSample(s view.Sample) string {
	v := verdict.Verdict{Label: verdict.Stands}
	switch s {
	case view.SampleStrength:
		return "<TD>" + p.bar(verdict.Strength{Value: 0.7, Base: 0.5}) + "</TD>"
	case view.SampleIdle:
		return `<TD><FONT COLOR="` + p.th.Idle.Stroke + `"><B><S>+</S> ––▶</B></FONT></TD>`
	case view.SampleAssumed:
		v.Assumed = true
	case view.SampleFalls:
		v.Label = verdict.Falls
	case view.SampleUndecided:
		v.Label = verdict.Undecided
	case view.SampleStep:
		v.Step = 2
	}
	g, _ := p.ground(v)
	return fmt.Sprintf(`<TD BORDER="1" WIDTH="34" BGCOLOR="%s" COLOR="%s">%s</TD>`, g.Fill, p.th.Box.Stroke, p.mark(v))
}
