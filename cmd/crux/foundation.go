package main

import (
	"fmt"
	"slices"
	"strings"

	"crux/data"
	"crux/graph"
	"crux/graph/compare"
	"crux/graph/source"
)

// What the result of a comparison rests on, where that is little.

// warnings say it.
func (p *pairing) warnings() []string {
	var list []string
	tell := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	docs := [2]*data.Document{p.a, p.b}
	empty := false
	for i, doc := range docs {
		if len(doc.Graph.Claims())+len(doc.Graph.Sketches()) == 0 {
			tell("%s has no claims, so there is little to compare.", p.letters[i])
			empty = true
		}
	}
	if empty {
		return list
	}
	if a, b := p.a.Graph.Meta.Work, p.b.Graph.Meta.Work; differ(a.Title, b.Title) {
		tell("%s says that it reads “%s”, and %s “%s”: if these are different texts, what follows is of little use.", p.letters[0], a.Title, p.letters[1], b.Title)
	}
	if a, b := p.a.Graph.Meta.Text, p.b.Graph.Meta.Text; a != nil && b != nil && a.String() != b.String() {
		tell("The text that came with %s is not the one that came with %s, so their places are not held against each other.", p.letters[0], p.letters[1])
	}
	list = append(list, p.located(docs)...)
	total := min(len(p.a.Graph.Claims())+len(p.a.Graph.Sketches()), len(p.b.Graph.Claims())+len(p.b.Graph.Sketches()))
	switch matched := len(p.al.Matches); {
	case matched == 0:
		tell("No claim of one reading is the same as one of the other: they may be of different texts, or in different languages. --match FILE says which are the same.")
	case total >= 5 && matched*10 < total:
		tell("Only %d of at least %d claims are the same in both: the readings may be of different texts, or in different languages. --match FILE says which are the same.", matched, total)
	}
	if alone, of := p.byPassageAlone(); alone*2 > of {
		tell("Of %s that are the same by what crux finds %d share hardly a word, but only the passages that they name: if these are of different texts, what follows is of little use.", count(of, "claim"), alone)
	}
	return list
}

// fewWords is the share of words below which two claims have hardly any in common.
const fewWords = 0.2

// byPassageAlone counts the matches that crux finds, and those among them for which little
// but passages speaks: no title, and hardly a word.
func (p *pairing) byPassageAlone() (alone, of int) {
	for _, m := range p.al.Matches {
		if m.Given {
			continue
		}
		of++
		passage, other := false, false
		for _, e := range m.Evidence {
			switch e.Kind {
			case compare.BySource:
				passage = true
			case compare.ByWords:
				other = other || e.Value >= fewWords
			case compare.BySame, compare.ByKey:
				other = true
			}
		}
		if passage && !other {
			alone++
		}
	}
	return alone, of
}

// oneText returns the text that came with readings, nil if none did or not one and the
// same.
func oneText(docs []*data.Document) *source.Text {
	var text *source.Text
	for _, doc := range docs {
		switch t := doc.Graph.Meta.Text; {
		case t == nil:
		case text != nil && text.String() != t.String():
			return nil
		default:
			text = t
		}
	}
	return text
}

// differ reports whether two titles are there and are not one.
func differ(a, b string) bool {
	plain := func(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
	return a != "" && b != "" && plain(a) != plain(b)
}

// located says which readings do not say where the text states their claims, or say it of
// another text.
func (p *pairing) located(docs [2]*data.Document) []string {
	var list, bare []string
	for i, doc := range docs {
		named := 0
		for _, c := range doc.Graph.Claims() {
			named += len(c.Source.Locators) + len(c.Source.Quotes) + len(c.Source.Offsets)
		}
		for _, c := range doc.Graph.Sketches() {
			named += len(c.Source.Locators) + len(c.Source.Quotes) + len(c.Source.Offsets)
		}
		if named == 0 {
			bare = append(bare, p.letters[i])
			continue
		}
		if p.text == nil {
			continue
		}
		wrong, example := 0, ""
		for _, w := range doc.Graph.Locate(p.text).Wrong {
			if w.Node == nil {
				continue
			}
			if wrong++; wrong == 1 {
				example = w.Err.Error()
			}
		}
		switch {
		case wrong*2 > named:
			list = append(list, fmt.Sprintf("%s is no reading of %s, as it seems: of the %d places that it names %d are not there (%s).", p.letters[i], p.source, named, wrong, example))
		case wrong > 0:
			list = append(list, fmt.Sprintf("Of the %d places that %s names %d are not in %s (%s); crux check --source lists them.", named, p.letters[i], wrong, p.source, example))
		}
	}
	const so = "where the text states its claims, so they are matched by titles, words and places in the argument alone."
	switch len(bare) {
	case 2:
		list = append(list, "Neither reading says "+so)
	case 1:
		list = append(list, bare[0]+" does not say "+so)
	}
	return list
}

// pieces returns the claims and sketches of a reading.
func pieces(g *graph.Graph) []graph.Node {
	return slices.DeleteFunc(slices.Clone(g.NodeList()), func(n graph.Node) bool { _, relation := n.(*graph.Relation); return relation })
}
