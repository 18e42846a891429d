package dot

import (
	"fmt"
	"strings"

	"crux/render/rival"
	"crux/render/theme"
	"crux/render/view"
)

// Two readings in DOT: letters and stars are characters, lines of one reading run between
// two of its colour, and each node has attributes that say the same: whose, and crux.

var readings = [...]string{rival.OnlyA: "A", rival.OnlyB: "B"}

// rule divides the two texts of a divided box.
const rule = `――――――<BR ALIGN="LEFT"/>`

// whose returns the attributes of what two readings have of a node.
func whose(r rival.Rival) string {
	var s strings.Builder
	if r.Whose != rival.Both {
		fmt.Fprintf(&s, " reading=%s", readings[r.Whose])
	}
	if r.Divided() {
		s.WriteString(" divided=true")
	}
	if len(r.Cruxes) > 0 {
		s.WriteString(" crux=true")
	}
	return s.String()
}

// only returns how what only one reading has looks.
func (p *printer) only(w rival.Whose) theme.Ground {
	if w == rival.OnlyA {
		return p.th.OnlyA
	}
	return p.th.OnlyB
}

// rival returns the letter and the star before a text.
func (p *printer) rival(text view.Paragraph) string {
	s := ""
	for _, m := range text.Marks {
		switch m.Kind {
		case view.LetterMark:
			s += p.letter(m.Text) + " "
		case view.StarMark:
			s += p.star(m.Text) + " "
		}
	}
	return s
}

// letter returns the letter of a reading: in round brackets A, in square ones B.
func (p *printer) letter(letter string) string {
	if letter == "A" {
		return `<FONT COLOR="` + p.th.OnlyA.Stroke + `"><B>(A)</B></FONT>`
	}
	return `<FONT COLOR="` + p.th.OnlyB.Stroke + `"><B>[B]</B></FONT>`
}

func (p *printer) star(numbers string) string {
	return `<FONT COLOR="` + p.th.Crux.Stroke + `"><B>★` + numbers + "</B></FONT>"
}

// banded returns the colours of a line.
func (p *printer) banded(stroke string, w rival.Whose) string {
	switch w {
	case rival.OnlyA:
		return p.th.OnlyA.Stroke + ":" + stroke + ":" + p.th.OnlyA.Stroke
	case rival.OnlyB:
		return p.th.OnlyB.Fill + ":" + stroke + ":" + p.th.OnlyB.Fill
	}
	return stroke
}

// rivalSample returns the cell that shows what an entry explains.
func (p *printer) rivalSample(s view.Sample) string {
	box := func(fill, text string) string {
		return fmt.Sprintf(`<TD BORDER="1" WIDTH="34" BGCOLOR="%s" COLOR="%s">%s</TD>`, fill, p.th.Box.Stroke, text)
	}
	switch s {
	case view.SampleOnlyA:
		return box(p.th.OnlyA.Fill, p.letter("A"))
	case view.SampleOnlyB:
		return box(p.th.OnlyB.Fill, p.letter("B"))
	case view.SampleOnlyLineA:
		return `<TD><FONT COLOR="` + p.th.OnlyA.Stroke + `"><B>═══▶</B></FONT></TD>`
	case view.SampleOnlyLineB:
		return `<TD><FONT COLOR="` + p.th.OnlyB.Stroke + `"><B>▬▬▬▶</B></FONT></TD>`
	case view.SampleChanged:
		return "<TD>" + p.letter("A") + "<B>≠</B>" + p.letter("B") + "</TD>"
	case view.SampleDivided:
		return box(p.th.Box.Fill, "――")
	}
	return box(p.th.Box.Fill, p.star(""))
}
