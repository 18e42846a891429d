// A text that is broken into lines more than once.

package font

import "crux/render/layout"

// A Text is measured once, and can then be broken into lines of any width.
type Text struct{ p *paragraph }

// Text returns runs measured.
func (ms Metrics) Text(runs []Run) Text {
	p := ms.measure(runs)
	p.findBreaks()
	return Text{p}
}

// Empty reports whether the text has no characters.
func (t Text) Empty() bool { return t.p == nil || len(t.p.cells) == 0 }

// Wrap does what the function Wrap does.
func (t Text) Wrap(size, width layout.Length) []Line {
	if t.Empty() {
		return nil
	}
	return t.p.lines(t.p.wrap(size, width), size)
}

// Width returns the width of the text on one line.
func (t Text) Width(size layout.Length) layout.Length {
	if t.Empty() {
		return 0
	}
	return scale(t.p.width(0, len(t.p.cells)), size)
}

// Widest returns the width of the widest word that is no wider than most.
func (t Text) Widest(size, most layout.Length) layout.Length {
	if t.Empty() {
		return 0
	}
	_, widest := t.p.words(size, most)
	return widest
}

// A Fold is a way to break a text: into how many lines, and how wide the widest
// of them is.
type Fold struct {
	Lines int
	Width layout.Length
}

// maxFolds is how many folds a front has at the most.
const maxFolds = 24

// longText is how many characters a text has whose front is not looked for
// width by width.
const longText = 500

// Front returns, for each number of lines that the text needs in widths from
// least to most, the fold of the least width, the narrowest first. A long text
// has so many that only some are given. Words are broken as Wrap breaks them.
//
// Greedy lines stay the same until the width takes one more word into one of
// them: the least such width is the next to look at.
func (t Text) Front(size, least, most layout.Length) []Fold {
	if t.Empty() {
		return nil
	}
	var front []Fold
	step := layout.Length(1)
	if len(t.p.cells) > longText {
		step += max(most-least, 0) / (4 * maxFolds)
	}
	for width := least; ; {
		spans := t.p.wrap(size, width)
		widest, over := t.extent(spans, size)
		if n := len(front); len(spans) > 0 && (n == 0 || len(spans) < front[n-1].Lines) {
			front = append(front, Fold{len(spans), max(widest, t.drawn(spans, size))})
		}
		if len(spans) <= 1 || over > most || width >= most || len(front) >= maxFolds {
			return front
		}
		width = max(over, width+min(step, most-width))
	}
}

// drawn returns the width of the widest line as faces draw it, 0 without faces.
func (t Text) drawn(spans []span, size layout.Length) layout.Length {
	if t.p.metrics.Faces == nil {
		return 0
	}
	widest := layout.Length(0)
	for _, s := range spans {
		widest = max(widest, t.p.drawnWidth(s, size))
	}
	return widest
}

// extent returns the width of the widest line, and the least width in which one
// of the lines could hold more.
func (t Text) extent(spans []span, size layout.Length) (widest, over layout.Length) {
	p := t.p
	over = 1 << 40
	for i, s := range spans {
		widest = max(widest, scale(p.width(s.first, s.end), size))
		if i+1 == len(spans) {
			continue
		}
		end := spans[i+1].first + 1
		for end < len(p.cells) && !p.cells[end-1].breakAfter {
			end++
		}
		for p.cells[end-1].space {
			end--
		}
		over = min(over, scale(p.width(s.first, end), size))
	}
	return widest, over
}

// balanceWords is the number of words up to which a text is balanced. In a
// longer one a short last line does not stand out.
const balanceWords = 60

// Balance does what the function Balance does.
func (t Text) Balance(size, width layout.Length) []Line {
	if t.Empty() {
		return nil
	}
	p := t.p
	best := p.wrap(size, width)
	words, widest := p.words(size, width)
	if len(best) > 1 && words <= balanceWords {
		for low, high := widest, width; low < high; {
			middle := low + (high-low)/2
			if lines := p.wrap(size, middle); len(lines) <= len(best) {
				best, high = lines, middle
			} else {
				low = middle + 1
			}
		}
	}
	return p.lines(best, size)
}
