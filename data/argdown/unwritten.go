package argdown

import (
	"crux/data/loss"
	"crux/graph"
)

// Unwritten tells what a document says that is no part of its graph, so that
// Encode writes nothing of it: comments, and texts of a title beside the one that
// counts. Format keeps all that. Each is at its place, the comments of a document
// together at the first of them.
func Unwritten(file, text string, g *graph.Graph) loss.List {
	return append(Comments(file, text), OtherTexts(g)...)
}

// Comments tells that a document has comments, at the first of them.
func Comments(file, text string) loss.List {
	var list loss.List
	if doc := Parse(file, text); len(doc.remarks) > 0 {
		first := []graph.Occurrence{{File: file, Range: doc.Lines.Range(doc.remarks[0].start, doc.remarks[0].end)}}
		if n := len(doc.remarks); n > 1 {
			list.Lost(loss.Notation, first, "the %d comments", n)
		} else {
			list.Lost(loss.Notation, first, "a comment")
		}
	}
	return list
}

// OtherTexts tells of the texts of a title beside the one that counts.
func OtherTexts(g *graph.Graph) loss.List {
	var list loss.List
	others := func(name string, counts graph.Text, occurrences []graph.Occurrence) {
		for _, o := range occurrences {
			if said := o.Text.Untagged(); !o.Reference && said != "" && said != counts.Untagged() {
				list.Lost(loss.Notation, []graph.Occurrence{o}, "a text of %s, of which another one counts", name)
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
	return list
}
