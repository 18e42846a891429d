package argdown

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"crux/graph"
	"crux/graph/diag"
)

// maxNotes is how many diagnostics of one document are kept: who makes more
// mistakes than that makes one of them everywhere.
const maxNotes = 10_000

// told are the diagnostics of a document and of what it includes, in the order
// in which they come up.
type told struct {
	list  diag.List
	files map[string]int // the order in which files are read

	unsaid int           // how many were too many to keep
	worst  diag.Severity // of these
}

// notes adds what there is to say about one file.
type notes struct {
	*told
	file  string
	lines *diag.Lines
}

// of returns notes for another file of the same document.
func (t *told) of(file string, lines *diag.Lines) *notes {
	if _, known := t.files[file]; !known {
		t.files[file] = len(t.files)
	}
	return &notes{told: t, file: file, lines: lines}
}

// report notes a diagnostic about the bytes from start to end.
func (n *notes) report(start, end int, s diag.Severity, code, hint, format string, args ...any) {
	if n.full(s) {
		return // the place is not asked for: that may take long in a long line
	}
	n.add(n.file, n.lines.Range(start, end), s, code, hint, format, args...)
}

// reportRange notes a diagnostic about a range of the file.
func (n *notes) reportRange(r diag.Range, s diag.Severity, code, hint, format string, args ...any) {
	if !n.full(s) {
		n.add(n.file, r, s, code, hint, format, args...)
	}
}

// reportAt notes a diagnostic about a place in any file of the document.
func (n *notes) reportAt(o graph.Occurrence, s diag.Severity, code, hint, format string, args ...any) {
	if !n.full(s) {
		n.add(cmp.Or(o.File, n.file), o.Range, s, code, hint, format, args...)
	}
}

func (t *told) add(file string, r diag.Range, s diag.Severity, code, hint, format string, args ...any) {
	t.list = append(t.list, diag.Diagnostic{File: file, Range: r, Severity: s, Code: code,
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

// full reports whether no more diagnostics are kept, and counts one of
// severity s if so.
func (t *told) full(s diag.Severity) bool {
	if len(t.list) < maxNotes {
		return false
	}
	if t.unsaid++; t.unsaid == 1 || s < t.worst {
		t.worst = s
	}
	return true
}

// all returns the diagnostics, file by file as they are read and in the order of
// their texts, with one that tells how many are not among them, if any.
func (n *notes) all() diag.List {
	list := slices.Clone(n.list)
	if n.unsaid > 0 {
		end := n.lines.Position(math.MaxInt)
		list = append(list, diag.Diagnostic{File: n.file, Range: diag.Range{Start: end, End: end}, Severity: n.worst,
			Code: "too-many", Message: fmt.Sprintf("there are more messages than are listed here: %d more", n.unsaid), Hint: "mend what is listed first"})
	}
	slices.SortStableFunc(list, func(a, b diag.Diagnostic) int { return cmp.Compare(n.files[a.File], n.files[b.File]) })
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
