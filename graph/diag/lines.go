package diag

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Lines turns byte offsets of a text into positions. Lines end with LF, CRLF
// or a lone CR. Asking is fast even where a line is very long. A Lines is not safe for
// use by several goroutines.
type Lines struct {
	text   string
	starts []int // offset of the start of each line

	// Of the line that was asked for last: how many characters start before each
	// so manieth byte, as far as that has been counted.
	line  int
	miles []int
}

// mile is how many bytes apart the places are that columns are counted from.
const mile = 256

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
		l.line, l.miles = line, append(l.miles[:0], 0)
	}
	from := l.starts[line]
	for n := len(l.miles); n <= (offset-from)/mile; n++ {
		l.miles = append(l.miles, l.miles[n-1]+starting(l.text[from+(n-1)*mile:from+n*mile]))
	}
	n := (offset - from) / mile
	column := 1 + l.miles[n] + starting(l.text[from+n*mile:offset])
	return Position{Offset: offset, Line: line + 1, Column: column}
}

// starting returns how many characters start in s, which may begin or end within one. Of
// bytes that are no text those count that could begin a character.
func starting(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
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
