package af

import (
	"fmt"
	"iter"
	"strings"

	"crux/graph/diag"
)

// notes collects what there is to tell about a text.
type notes struct {
	name, text string
	lines      *diag.Lines // made when the first place is needed
	list       diag.List
	unsaid     int // messages that were too many
}

// maxNotes is how many messages are kept.
const maxNotes = 999

// report tells of text[start:end].
func (n *notes) report(start, end int, severity diag.Severity, code, hint, format string, args ...any) {
	if len(n.list) >= maxNotes {
		n.unsaid++
		return
	}
	if n.lines == nil {
		n.lines = diag.NewLines(n.text)
	}
	n.list = append(n.list, diag.Diagnostic{
		File: n.name, Range: n.lines.Range(start, end), Severity: severity, Code: code, Hint: hint,
		Message: fmt.Sprintf(format, args...),
	})
}

// full reports whether further messages are counted only.
func (n *notes) full() bool { return len(n.list) >= maxNotes }

// told returns the messages in the order of their places.
func (n *notes) told() diag.List {
	n.list.Sort()
	if n.unsaid > 0 {
		end := n.lines.Range(len(n.text), len(n.text))
		n.list = append(n.list, diag.Diagnostic{File: n.name, Range: end, Severity: diag.Error,
			Code: "too-many", Message: fmt.Sprintf("there are more messages than are listed here: %d more", n.unsaid), Hint: "mend what is listed first"})
	}
	return n.list
}

// firstLine returns the first line that has something in it.
func (n *notes) firstLine() (start, end int) {
	for line := range lines(n.text) {
		if strings.TrimSpace(n.text[line.start:line.end]) != "" {
			return line.start, line.end
		}
	}
	return 0, 0
}

// A span is a part of a text, by offsets.
type span struct{ start, end int }

// lines returns the lines of a text without their ends. Between CR and LF there
// is an empty one.
func lines(text string) iter.Seq[span] {
	return func(yield func(span) bool) {
		for start := 0; start < len(text); {
			end := lineEnd(text, start)
			if !yield(span{start, end}) {
				return
			}
			start = end + 1
		}
	}
}

// lineEnd returns where the line ends that has the offset from in it.
func lineEnd(text string, from int) int {
	for from < len(text) && text[from] != '\n' && text[from] != '\r' {
		from++
	}
	return from
}

// words returns where the words of text[s.start:s.end] are, which blanks and tabs
// divide, in the room that is given; those that have no room are left out.
func words(text string, s span, room []span) []span {
	list := room[:0]
	for at := s.start; at < s.end && len(list) < len(room); {
		if isBlank(text[at]) {
			at++
			continue
		}
		word := span{start: at}
		for at < s.end && !isBlank(text[at]) {
			at++
		}
		word.end = at
		list = append(list, word)
	}
	return list
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// bom returns the length of the mark that some editors put at the start of a
// text.
func bom(text string) int {
	const mark = "\uFEFF"
	if strings.HasPrefix(text, mark) {
		return len(mark)
	}
	return 0
}
