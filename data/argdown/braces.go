package argdown

import (
	"strings"

	"crux/graph/diag"
)

// data takes {…}: YAML in flow form, or in block form where a line end follows
// the brace. Data stands at the end of its element; braces in the middle of a
// text are text.
func (l *lexer) data() bool {
	switch end := l.closing(l.at); {
	case end == 0:
		// Not closed before the next blank line: as data it would swallow much.
		l.report(l.at, l.at+1, diag.Error, "unclosed-brace",
			"close the data with }, or put a backslash before the brace if it is part of the text",
			"this brace is never closed")
		return false
	case !l.endsLine(end):
		if strings.Contains(l.text[l.at:end], ":") {
			l.report(l.at, end, diag.Warning, "data-inside-text",
				"put data at the end of its element, or a backslash before the brace",
				"text follows these braces, so they are read as text")
		}
		return false
	default:
		l.emit(data, end)
		return true
	}
}

// closing returns the offset behind the brace that closes the one at i, or 0
// if none does before a blank line.
func (l *lexer) closing(i int) int {
	if i >= l.matchedUntil {
		l.matchBraces(i)
	}
	return l.matches[i]
}

// endsLine reports whether nothing but white space and comments is between i
// and the end of its line.
func (l *lexer) endsLine(i int) bool {
	rest := strings.TrimLeft(l.text[i:l.lineEnd(i)], " \t")
	for _, comment := range []string{"//", "/*", "<!--"} {
		if strings.HasPrefix(rest, comment) {
			return true
		}
	}
	return rest == ""
}

// matchBraces pairs the braces from i to the next blank line, minding quotes
// inside them.
func (l *lexer) matchBraces(i int) {
	l.matches = map[int]int{}
	var open []int
	var quote, before byte // before is the last one that is not white space
	empty := false         // the line has been empty so far
	at := i
scan:
	for ; at < len(l.text); at++ {
		c := l.text[at]
		if c == '\n' || c == '\r' && !strings.HasPrefix(l.text[at:], "\r\n") {
			if empty {
				break scan
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
		case c == '{':
			open = append(open, at)
		case c == '}' && len(open) > 0:
			l.matches[open[len(open)-1]] = at + 1
			open = open[:len(open)-1]
		}
		before = c
	}
	l.matchedUntil = max(at, i+1)
}
