package diag

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Lines turns byte offsets of a text into positions. Lines end with LF, CRLF
// or a lone CR. Asking for offsets in ascending order is fast even where a
// line is very long. A Lines is not safe for use by several goroutines.
type Lines struct {
	text   string
	starts []int // offset of the start of each line

	// The last answer: a start for the next one on the same line.
	offset, line, column int
}

// NewLines returns the Lines of text.
func NewLines(text string) *Lines {
	l := &Lines{text: text, starts: make([]int, 1, 1+strings.Count(text, "\n")), line: -1}
	for i := 0; i < len(text); {
		j := strings.IndexAny(text[i:], "\r\n")
		if j < 0 {
			break
		}
		i += j + 1
		if text[i-1] == '\r' && i < len(text) && text[i] == '\n' {
			i++
		}
		l.starts = append(l.starts, i)
	}
	return l
}

// Position returns the place of the character at offset, which is held within
// the text.
func (l *Lines) Position(offset int) Position {
	offset = min(max(offset, 0), len(l.text))
	for n := 1; n < utf8.UTFMax && offset > 0 && offset < len(l.text) && !utf8.RuneStart(l.text[offset]); n++ {
		offset--
	}
	line := l.line
	if line < 0 || offset < l.starts[line] || line+1 < len(l.starts) && offset >= l.starts[line+1] {
		line = sort.SearchInts(l.starts, offset+1) - 1
	}
	from, column := l.starts[line], 1
	if line == l.line && l.offset <= offset {
		from, column = l.offset, l.column
	}
	column += utf8.RuneCountInString(l.text[from:offset])
	l.offset, l.line, l.column = offset, line, column
	return Position{Offset: offset, Line: line + 1, Column: column}
}

// Range returns the range between two byte offsets.
func (l *Lines) Range(start, end int) Range {
	r := Range{Start: l.Position(start)}
	r.End = l.Position(max(start, end))
	return r
}

// Line returns the text of a line, counted from 1, without its end, and the
// byte offset at which it starts.
func (l *Lines) Line(number int) (text string, start int) {
	if number < 1 || number > len(l.starts) {
		return "", 0
	}
	start = l.starts[number-1]
	end := len(l.text)
	if number < len(l.starts) {
		end = l.starts[number]
	}
	return strings.TrimRight(l.text[start:end], "\r\n"), start
}
