package argdown

import (
	"fmt"

	"crux/graph"
	"crux/graph/diag"
)

// Unwritten tells what a document says that is no part of its graph, so that
// Encode writes nothing of it: comments, and texts of a title beside the one that
// counts. Format keeps all that. Each is a warning with the code "lost", at its
// place, the comments of a document together at the first of them.
func Unwritten(file, text string, g *graph.Graph) diag.List {
	var list diag.List
	lost := func(o graph.Occurrence, format string, args ...any) {
		list = append(list, diag.Diagnostic{File: o.File, Range: o.Range, Severity: diag.Warning, Code: "lost",
			Message: fmt.Sprintf(format, args...), Hint: "crux fmt writes the same document anew and keeps it"})
	}
	if doc := Parse(file, text); len(doc.remarks) > 0 {
		first := graph.Occurrence{File: file, Range: doc.Lines.Range(doc.remarks[0].start, doc.remarks[0].end)}
		if n := len(doc.remarks); n > 1 {
			lost(first, "the %d comments are left out", n)
		} else {
			lost(first, "this comment is left out")
		}
	}
	others := func(name string, counts graph.Text, occurrences []graph.Occurrence) {
		for _, o := range occurrences {
			if said := o.Text.Untagged(); !o.Reference && said != "" && said != counts.Untagged() {
				lost(o, "this text of %s is left out: another one counts", name)
			}
		}
	}
	for _, c := range g.Claims() {
		others("["+short(c.Key)+"]", c.Text, c.Occurrences)
	}
	for _, s := range g.Sketches() {
		others("<"+short(s.Key)+">", s.Text, s.Occurrences)
	}
	for _, a := range g.Arguments() {
		others("<"+short(a.Key)+">", a.Text, a.Occurrences)
	}
	list.Sort()
	return list
}
