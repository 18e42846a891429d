package argdown

import (
	"cmp"
	"slices"
	"strings"

	"crux/graph/diag"
)

// data returns the offset behind the data {…} that starts at i: YAML in flow
// form, or in block form where a line end follows the brace. It is 0 where the
// brace is text. Data stands at the end of its element; braces in the middle of
// a text are text.
func (l *lexer) data(i int) int {
	end := l.closing(i)
	switch {
	case end > 0 && l.endsLine(end):
		return end
	case i < l.toldUntil:
	case end == 0:
		// Not closed before the next blank line: as data it would swallow much.
		l.notes.report(i, i+1, diag.Error, "unclosed-brace",
			"close the data with }, and any quotation marks in it, or put a backslash before the brace if it is part of the text",
			"this brace is never closed")
		l.toldUntil = l.lineEnd(i)
	case strings.Contains(l.text[i:end], ":"):
		l.notes.report(i, end, diag.Warning, "data-inside-text",
			"put data at the end of its statement, or a backslash before the brace",
			"text follows these braces, so they are read as text")
		l.toldUntil = end
	}
	return 0
}

// A brace is an opening brace and the offset behind the one that closes it, 0
// if none does.
type brace struct{ start, end int32 }

// closing returns the offset behind the brace that closes the one at i, or 0
// if none does before a blank line.
func (l *lexer) closing(i int) int {
	if i >= l.matchedUntil {
		l.matchBraces(i)
	}
	n, found := slices.BinarySearchFunc(l.braces, i, func(b brace, i int) int { return cmp.Compare(int(b.start), i) })
	if !found {
		return 0
	}
	return int(l.braces[n].end)
}

// endsLine reports whether nothing but white space and comments is between i
// and the end of its line.
func (l *lexer) endsLine(i int) bool {
	for i < len(l.text) && strings.IndexByte(" \t\f\v", l.text[i]) >= 0 {
		i++
	}
	rest := l.text[i:]
	for _, ending := range []string{"\n", "\r", "//", "/*", "<!--"} {
		if strings.HasPrefix(rest, ending) {
			return true
		}
	}
	return rest == ""
}

// maxDepth is how deep braces may be in each other to be paired.
const maxDepth = 1000

// matchBraces pairs the braces from i to the next blank line, minding quotes
// inside them.
func (l *lexer) matchBraces(i int) {
	l.braces = l.braces[:0]
	var open []int         // indices of those that are not closed yet
	deeper := 0            // how many more are open
	var quote, before byte // before is the last one that is not white space
	empty := false         // the line has been empty so far
	at := i
	for ; at < len(l.text); at++ {
		c := l.text[at]
		if c == '\n' || c == '\r' && !strings.HasPrefix(l.text[at:], "\r\n") {
			if empty {
				break
			}
			empty = true
			continue
		}
		if c == ' ' || c == '\t' || c == '\r' {
			continue
		}
		empty = false
		switch {
		case c == '\\' && (quote == '"' || len(open) == 0):
			at++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && len(open) > 0 && strings.IndexByte("{[,:-", before) >= 0:
			quote = c
		case c == '{' && len(open) == maxDepth:
			deeper++
		case c == '{':
			open = append(open, len(l.braces))
			l.braces = append(l.braces, brace{start: int32(at)})
		case c == '}' && deeper > 0:
			deeper--
		case c == '}' && len(open) > 0:
			l.braces[open[len(open)-1]].end = int32(at + 1)
			open = open[:len(open)-1]
		}
		before = c
	}
	l.matchedUntil = max(at, i+1)
}
