// Breaking a text into lines.

package font

import (
	"github.com/rivo/uniseg"

	"crux/render/layout"
)

// A Line is a line of text without spaces at its ends.
type Line struct {
	Runs  []Run         // never empty
	Width layout.Length // the LineWidth of Runs
}

// Wrap breaks runs into lines no wider than width, each as long as it can be.
// Lines end where the Unicode line breaking algorithm (UAX #14) lets them; a
// change of style is no such place. A word that is wider than a line begins a
// new one and is broken between grapheme clusters, and a single cluster that
// is wider stands on a line of its own: only such a line is wider than width,
// which may be zero or less.
//
// A soft hyphen is a place to break at, but stays invisible there. There are
// no empty lines: runs without text, or with nothing but spaces, give none.
//
// Widths are those of Liberation Sans: see [Metrics.Wrap] for others.
func Wrap(runs []Run, size, width layout.Length) []Line { return Metrics{}.Wrap(runs, size, width) }

// Balance is like Wrap, but makes the lines of short texts (up to 60 words)
// about equally long: it gives the lines of the least width that needs no more
// of them, and breaks no word that Wrap would not.
func Balance(runs []Run, size, width layout.Length) []Line {
	return Metrics{}.Balance(runs, size, width)
}

// Wrap is the function Wrap with the widths of ms.
func (ms Metrics) Wrap(runs []Run, size, width layout.Length) []Line {
	return ms.Text(runs).Wrap(size, width)
}

// Balance is the function Balance with the widths of ms.
func (ms Metrics) Balance(runs []Run, size, width layout.Length) []Line {
	return ms.Text(runs).Balance(size, width)
}

// findBreaks marks the cells that a line may end with.
func (p *paragraph) findBreaks() {
	at, state, i := 0, -1, 0
	for rest := p.text; rest != ""; {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		at += len(segment)
		for p.cells[i].end < at {
			i++
		}
		// The algorithm may want to break inside a cell. It may not.
		if p.cells[i].end == at {
			p.cells[i].breakAfter = true
		}
	}
}

// A span is the cells of a line, from the first up to but not including end.
type span struct{ first, end int }

// wrap fills line after line.
func (p *paragraph) wrap(size, width layout.Length) []span {
	var lines []span
	for i := p.skipSpaces(0); i < len(p.cells); {
		next := p.lineEnd(i, size, width)
		end := next
		for p.cells[end-1].space {
			end-- // stops at i, which is no space
		}
		lines = append(lines, span{i, end})
		i = p.skipSpaces(next)
	}
	return lines
}

func (p *paragraph) skipSpaces(i int) int {
	for i < len(p.cells) && p.cells[i].space {
		i++
	}
	return i
}

// lineEnd returns the end of the line that starts with the cell first. It
// looks no further than the first cell that has no room, so that each cell is
// looked at twice at most.
func (p *paragraph) lineEnd(first int, size, width layout.Length) int {
	end := first // the last place to break at, if after first
	for i := first; i < len(p.cells); i++ {
		c := p.cells[i]
		something := p.width(first, i) > 0
		if something && !c.space && scale(p.width(first, i+1), size) > width {
			if end > first {
				return end
			}
			return i
		}
		if c.breakAfter && (something || p.width(first, i+1) > 0) {
			end = i + 1
		}
	}
	return len(p.cells)
}

// words returns the number of pieces between places to break at, and the
// width of the widest of those that go into a line.
func (p *paragraph) words(size, width layout.Length) (count int, widest layout.Length) {
	first := 0
	for i, c := range p.cells {
		if !c.breakAfter {
			continue
		}
		end := i + 1
		for end > first && p.cells[end-1].space {
			end--
		}
		if w := scale(p.width(first, end), size); w <= width {
			widest = max(widest, w)
		}
		count++
		first = i + 1
	}
	return count, widest
}

// lines returns the text and the width of each span.
func (p *paragraph) lines(spans []span, size layout.Length) []Line {
	var lines []Line
	for _, s := range spans {
		lines = append(lines, Line{
			Runs:  p.cut(s.first, s.end),
			Width: scale(p.width(s.first, s.end), size),
		})
		if line := &lines[len(lines)-1]; p.metrics.Faces != nil {
			line.Width = max(line.Width, p.drawnWidth(s, size))
		}
	}
	return lines
}
