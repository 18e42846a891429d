package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// shown is how many columns of a source line are printed at the most.
const shown = 100

// Print writes the diagnostics of list in their order, each with the line
// that it points at and a caret below its place:
//
//	map.argdown:3:5: error: no inference line before the conclusion [no-inference]
//	    3 | (2) [Weakness]
//	      |     ^~~~~~~~~~
//	      = write a line of four hyphens between premises and conclusion
//
// Text gives the contents of a file by its name; where it gives "" the
// source line is left out. A hint may have several lines. Tabs are printed as one space and other control
// characters as a dot.
func Print(w io.Writer, list List, text func(file string) string) error {
	out := bufio.NewWriter(w)
	lines := map[string]*Lines{}
	for _, d := range list {
		fmt.Fprintf(out, "%s: %s: %s [%s]\n", d.place(), d.Severity, clean(d.Message), d.Code)
		gutter := ""
		if d.Range.Start.Known() && text != nil {
			l, ok := lines[d.File]
			if !ok {
				l = NewLines(text(d.File))
				lines[d.File] = l
			}
			gutter = excerpt(out, l, d.Range)
		}
		if d.Hint != "" {
			for line := range strings.SplitSeq(d.Hint, "\n") {
				fmt.Fprintf(out, "%s= %s\n", gutter+strings.Repeat(" ", 6-min(len(gutter), 6)), clean(line))
			}
		}
	}
	return out.Flush()
}

// excerpt prints the first line of r and a caret line, and returns the blank
// margin that stands before them.
func excerpt(out io.Writer, l *Lines, r Range) (margin string) {
	line, start := l.Line(r.Start.Line)
	if line == "" && start == 0 && r.Start.Offset > 0 {
		return ""
	}
	from := min(max(r.Start.Offset-start, 0), len(line))
	to := len(line)
	if r.End.Line == r.Start.Line {
		to = min(max(r.End.Offset-start, from), len(line))
	}
	before := tail(line[:from], shown/2)
	marked, after := clean(first(line[from:to])), clean(first(line[to:]))
	marked = head(marked, shown-uniseg.StringWidth(before))
	after = head(after, shown-uniseg.StringWidth(before)-uniseg.StringWidth(marked))

	number := fmt.Sprintf("%5d ", r.Start.Line)
	margin = strings.Repeat(" ", len(number))
	fmt.Fprintf(out, "%s| %s%s%s\n", number, before, marked, after)
	fmt.Fprintf(out, "%s| %s^%s\n", margin,
		strings.Repeat(" ", uniseg.StringWidth(before)),
		strings.Repeat("~", max(uniseg.StringWidth(marked)-1, 0)))
	return margin
}

// clean makes s safe and of one line: a terminal must not be steered by what
// stands in a file.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return '·'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// head returns the start of s, no wider than width columns, with an ellipsis
// where something was cut off.
func head(s string, width int) string {
	used := 0
	for rest, state, at := s, -1, 0; rest != ""; {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used+w > width {
			return s[:at] + "…"
		}
		used, at = used+w, at+len(cluster)
	}
	return s
}

// longest is how many bytes of a line are looked at on either side of a place:
// enough for shown columns of any script.
const longest = 8 * shown

// first returns no more than the first longest bytes of s.
func first(s string) string {
	return s[:min(len(s), longest)]
}

// tail returns the end of s, cleaned and at most width characters long, with
// an ellipsis where something was cut off.
func tail(s string, width int) string {
	last := s[max(0, len(s)-longest):]
	for last != "" && len(last) < len(s) && !utf8.RuneStart(last[0]) {
		last = last[1:]
	}
	runes := []rune(clean(last))
	if len(last) == len(s) && len(runes) <= width {
		return string(runes)
	}
	return "…" + string(runes[max(0, len(runes)-width):])
}

// WriteJSON writes list as a JSON array, one object for each diagnostic with
// the keys file, range (start and end, each with offset, line and column),
// severity, code, message and, where there is one, hint.
func WriteJSON(w io.Writer, list List) error {
	if list == nil {
		list = List{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}
