package outline

import (
	"bufio"
	"strings"

	"github.com/rivo/uniseg"
)

// Lines of plain text have at most columns columns. What is nested deeper than
// deepest columns is indented no further, so that room for the text remains; a
// line that goes on is indented by hang more.
const (
	columns = 80
	deepest = 40
	hang    = 4
)

// plain writes indented lines.
type plain struct{ w *bufio.Writer }

func (p *plain) title(text string) {
	p.wrap(text, 0, 0)
	p.w.WriteString("\n")
}

func (p *plain) paragraph(lines []string) {
	for _, l := range lines {
		p.wrap(l, 0, 0)
	}
	p.w.WriteString("\n")
}

func (p *plain) line(l line) {
	indent := min(2*l.depth, deepest)
	p.wrap(l.whole(), indent, indent+hang)
}

func (p *plain) list() { p.w.WriteString("\n") }

func (p *plain) end() {}

// wrap writes text in lines, the first one indented by first columns and the
// others by rest. It breaks where Unicode allows (UAX #14), and inside of what
// is longer than a line.
func (p *plain) wrap(text string, first, rest int) {
	p.w.WriteString(strings.Repeat(" ", first))
	at, room := 0, columns-first // columns of this line that are taken; that there are
	space := ""                  // behind what is written
	put := func(word string, width int) {
		if at > 0 && at+len(space)+width > room {
			p.w.WriteString("\n" + strings.Repeat(" ", rest))
			at, room, space = 0, columns-rest, ""
		}
		p.w.WriteString(space + word)
		at += len(space) + width
		space = ""
	}
	state := -1
	for len(text) > 0 {
		var segment string
		segment, text, _, state = uniseg.FirstLineSegmentInString(text, state)
		word := strings.TrimRight(segment, " ")
		if width := uniseg.StringWidth(word); width <= columns-rest {
			put(word, width)
		} else {
			for clusters := uniseg.NewGraphemes(word); clusters.Next(); {
				put(clusters.Str(), clusters.Width())
			}
		}
		space += segment[len(word):]
	}
	p.w.WriteString("\n")
}
