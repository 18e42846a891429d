// A text, measured: what both a width and line breaks are computed from.

package font

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"crux/render/layout"
)

// A Run is text in one style, without line breaks: tabs, line feeds and other
// controls that stand for white space count as spaces, and invalid UTF-8 as
// U+FFFD.
type Run struct {
	Text  string
	Style Style
}

// Width returns the width of s, rounded up.
//
// Liberation Sans has some 900 kerning pairs. Most bring letters closer, which
// is not counted, as not every renderer does it. About 70 move them apart, in
// Latin r’ and f’, others in Greek, Cyrillic and Hebrew; these are. For no
// pair of the font's characters does HarfBuzz, which shapes text in browsers,
// find more than Width.
func Width(s string, style Style, size layout.Length) layout.Length {
	return Metrics{}.Width(s, style, size)
}

// LineWidth returns the width of runs that follow each other on a line. It is
// rounded up once, so that it may be less than the sum of the runs' widths.
func LineWidth(runs []Run, size layout.Length) layout.Length {
	return Metrics{}.LineWidth(runs, size)
}

// A paragraph is the text of some runs, cut into cells.
type paragraph struct {
	metrics Metrics
	runs    []Run
	text    string // of all runs
	ends    []int  // the offset in text where each run ends
	cells   []cell
	drawn   map[span]layout.Length // widths of lines as Faces draw them, in a size
	size    layout.Length
}

// drawnWidth returns how wide faces draw a line. It is asked for again and again
// while a place for the text is looked for, and shaping takes time.
func (p *paragraph) drawnWidth(s span, size layout.Length) layout.Length {
	if p.drawn == nil || p.size != size {
		p.drawn, p.size = map[span]layout.Length{}, size
	}
	w, ok := p.drawn[s]
	if !ok {
		w = p.metrics.Faces.Width(p.cut(s.first, s.end), size)
		p.drawn[s] = w
	}
	return w
}

// A cell is a piece of text that is never broken: a grapheme cluster and what
// follows it without taking room.
type cell struct {
	end   int   // offset in the text
	total int64 // advance of the text up to end, with kerning, in units
	kern  int64 // kerning with the cell before, part of total
	space bool  // dropped at the ends of a line
	// breakAfter says that a line may end here. It is set by findBreaks.
	breakAfter bool
}

// measure cuts runs into cells.
func (ms Metrics) measure(runs []Run) *paragraph {
	p := &paragraph{metrics: ms}
	var text strings.Builder
	for _, r := range runs {
		r.Text = strings.Map(whitespaceToSpace, r.Text)
		if r.Text == "" {
			continue
		}
		text.WriteString(r.Text)
		p.runs = append(p.runs, r)
		p.ends = append(p.ends, text.Len())
	}
	p.text = text.String()
	p.cells = make([]cell, 0, utf8.RuneCountInString(p.text))

	m := meter{metrics: ms}
	var total int64
	run, at, state := 0, 0, -1
	for rest := p.text; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		end := at + len(cluster)
		c := cell{end: end, space: isSpace(cluster)}
		// A change of style may cut through a cluster: each side is then
		// measured in its own.
		var advance int64
		for at < end {
			to := min(end, p.ends[run])
			a, kern := m.add(p.text[at:to], p.runs[run].Style)
			if advance == 0 {
				c.kern = kern
			} else {
				advance += kern
			}
			advance += a
			at = to
			if at == p.ends[run] {
				run++
			}
		}
		if last := len(p.cells) - 1; advance == 0 && !c.space && last >= 0 && !p.cells[last].space {
			p.cells[last].end = end
			continue
		}
		total += c.kern + advance
		c.total = total
		p.cells = append(p.cells, c)
	}
	return p
}

// width returns the advance of the cells from i up to but not including j, in
// units, if they stand on a line of their own.
func (p *paragraph) width(i, j int) int64 {
	if i >= j {
		return 0
	}
	w := p.cells[j-1].total - p.cells[i].kern
	if i > 0 {
		w -= p.cells[i-1].total
	}
	return w
}

// cut returns the runs of the cells from i up to but not including j.
func (p *paragraph) cut(i, j int) []Run {
	from, to := 0, p.cells[j-1].end
	if i > 0 {
		from = p.cells[i-1].end
	}
	var runs []Run
	r, _ := slices.BinarySearch(p.ends, from+1)
	for ; from < to; r++ {
		end := min(to, p.ends[r])
		runs = append(runs, Run{p.text[from:end], p.runs[r].Style})
		from = end
	}
	return runs
}

func whitespaceToSpace(r rune) rune {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return ' '
	}
	return r
}

// isSpace reports whether a cluster is one of the spaces that a line may be
// broken at, and that are then not seen.
func isSpace(cluster string) bool {
	switch cluster {
	case " ", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
		"\u2008", "\u2009", "\u200a", "\u200b", "\u205f", "\u3000":
		return true
	}
	return false
}
