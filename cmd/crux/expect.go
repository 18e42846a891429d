package main

import (
	"fmt"

	"crux/data"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/semantics"
)

// unexpected tells of the claims whose grounded verdict is not the one that the document
// expects. What has errors is not judged.
func unexpected(doc *data.Document) diag.List {
	expected := semantics.Expectations(doc.Graph)
	if len(expected) == 0 || doc.Diagnostics.HasErrors() {
		return nil
	}
	c := semantics.New(doc.Graph, semantics.Options{})
	l := c.Grounded()
	outline := doc.Graph.Outline()
	t := c.Tell(l, outline)
	var list diag.List
	for _, e := range expected {
		d := diag.Diagnostic{File: doc.Name, Severity: diag.Error}
		got := l.Of(e.Node)
		switch {
		case !e.Valid:
			d.Code = "bad-value"
			d.Message = fmt.Sprintf("“%s” is no verdict that can be expected", e.Written)
			d.Hint = "write in, out or undecided"
			if near := diag.Nearest(e.Written, []string{"in", "out", "undecided"}); near != "" {
				d.Hint = fmt.Sprintf("did you mean %s?", near)
			}
		case got == e.Label:
			continue
		default:
			d.Code = "not-as-expected"
			d.Message = fmt.Sprintf("%s should be %s, but is %s: %s", t.Name(e.Node), e.Label, got, t.Why(e.Node))
			d.Hint = fmt.Sprintf("crux explain %s %s says more", doc.Name, outline.Number(e.Node))
		}
		list = append(list, at(e.Node, "expect", d))
	}
	return list
}

// at puts a diagnostic where the data of a claim or sketch have a key.
func at(n graph.Node, key string, d diag.Diagnostic) diag.Diagnostic {
	var occurrences []graph.Occurrence
	switch n := n.(type) {
	case *graph.Claim:
		occurrences = n.Occurrences
	case *graph.Sketch:
		occurrences = n.Occurrences
	}
	return placed(occurrences, d, key)
}
