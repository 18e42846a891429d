package argdown

import (
	"fmt"
	"math"
	"slices"

	"crux/graph/diag"
)

// maxNotes is how many diagnostics of one document are kept: who makes more
// mistakes than that makes one of them everywhere.
const maxNotes = 10_000

// notes are the diagnostics of a document, in the order in which they come up.
type notes struct {
	file  string
	lines *diag.Lines
	list  diag.List

	unsaid int           // how many were too many to keep
	worst  diag.Severity // of these
}

// report notes a diagnostic about the bytes from start to end.
func (n *notes) report(start, end int, s diag.Severity, code, hint, format string, args ...any) {
	if n.full(s) {
		return // the place is not asked for: that may take long in a long line
	}
	n.add(n.lines.Range(start, end), s, code, hint, format, args...)
}

// reportRange notes a diagnostic about a range.
func (n *notes) reportRange(r diag.Range, s diag.Severity, code, hint, format string, args ...any) {
	if !n.full(s) {
		n.add(r, s, code, hint, format, args...)
	}
}

func (n *notes) add(r diag.Range, s diag.Severity, code, hint, format string, args ...any) {
	n.list = append(n.list, diag.Diagnostic{File: n.file, Range: r, Severity: s, Code: code,
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

// full reports whether no more diagnostics are kept, and counts one of
// severity s if so.
func (n *notes) full(s diag.Severity) bool {
	if len(n.list) < maxNotes {
		return false
	}
	if n.unsaid++; n.unsaid == 1 || s < n.worst {
		n.worst = s
	}
	return true
}

// all returns the diagnostics in the order of the text, with one that tells how
// many are not among them, if any.
func (n *notes) all() diag.List {
	list := slices.Clone(n.list)
	if n.unsaid > 0 {
		end := n.lines.Position(math.MaxInt)
		list = append(list, diag.Diagnostic{File: n.file, Range: diag.Range{Start: end, End: end}, Severity: n.worst,
			Code: "too-many", Message: fmt.Sprintf("%d more are not listed", n.unsaid), Hint: "mend what is listed first"})
	}
	list.Sort()
	return list
}

// longest is how many characters of a title a message holds.
const longest = 60

// short returns the start of a title, for a message.
func short(title string) string {
	n := 0
	for i := range title {
		if n == longest {
			return title[:i] + "…"
		}
		n++
	}
	return title
}
