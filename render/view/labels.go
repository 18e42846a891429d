package view

import (
	"fmt"
	"strings"

	"crux/graph"
	"crux/graph/source"
	"crux/render/font"
	"crux/render/rival"
	"crux/render/words"
)

// What is written in boxes beside the words of a claim, and instead of them.

// Labels says what is written in the boxes of claims and sketches.
type Labels string

// The kinds of labels. What has no title, or no text, is labelled by what it
// has.
const (
	OwnLabels  Labels = "" // the text of a claim, title and text of an argument
	TitleOnly  Labels = "title"
	TextOnly   Labels = "text"
	TitleText  Labels = "both"
	mostQuoted        = 30 // characters of a quotation
)

// LabelKinds are the kinds of labels that have a name.
var LabelKinds = []Labels{TitleOnly, TextOnly, TitleText}

// label returns what is written in the box of n.
func (b *builder) label(n graph.Node) Label {
	if _, closed := b.o.Closed[n]; closed {
		return ownLabel(n)
	}
	if b.o.Labelled != OwnLabels {
		return labelled(n, b.o.Labelled)
	}
	if l, ok := b.o.Labels[n]; ok {
		return l
	}
	return ownLabel(n)
}

// labelled returns the label of n by a kind that has a name.
func labelled(n graph.Node, kind Labels) Label {
	var title string
	var text graph.Text
	switch n := n.(type) {
	case *graph.Claim:
		title, text = n.Title(), n.Text
		if title == "" && text.Plain == "" {
			return Label{Text: n.Words()}
		}
	case *graph.Sketch:
		title, text = n.Title(), n.Text
		if title == "" && text.Plain == "" {
			return Label{Text: n.Words()}
		}
	}
	switch {
	case kind == TitleOnly && title != "":
		return Label{Title: title}
	case kind == TextOnly && text.Plain != "":
		return Label{Text: text}
	}
	return Label{title, text}
}

// before returns the runs in front of a label: the number, that it is unstated,
// and the voice; of what two readings have, what each says of this.
func (b *builder) before(e graph.Entry, empty bool) []font.Run {
	var runs []font.Run
	if !b.o.NoNumbers && e.Number != "" {
		runs = append(runs, font.Run{Text: e.Number + " ", Style: font.Bold})
	}
	if empty {
		return runs
	}
	add := func(s string) { runs = append(runs, font.Run{Text: s + ": ", Style: font.Italic}) }
	r := b.o.Rivals.On(e.Node)
	runs = append(runs, b.aspects(r)...)
	_, restated := r.Aspect(rival.Unstated)
	voice := ""
	switch n := e.Node.(type) {
	case *graph.Claim:
		if n.Implicit && !restated {
			add(b.v.Words.Unstated)
		}
		voice = n.Voice
	case *graph.Sketch:
		voice = n.Voice
	}
	if _, other := r.Aspect(rival.Voice); voice != "" && !other && !b.o.NoVoices {
		add(words.Capital(voice))
	}
	return runs
}

// behind returns the runs behind a label: where the text states it, and how much
// is folded away.
func (b *builder) behind(n graph.Node) []font.Run {
	var runs []font.Run
	add := func(s string) { runs = append(runs, font.Run{Text: " (" + s + ")", Style: font.Italic}) }
	if b.o.Locators {
		var r source.Reference
		switch n := n.(type) {
		case *graph.Claim:
			r = n.Source
		case *graph.Sketch:
			r = n.Source
		}
		if s := place(r); s != "" {
			add(s)
		}
	}
	runs = append(runs, b.outcome(n)...)
	if hidden := b.o.Folded[n]; hidden > 0 {
		add(fmt.Sprintf(b.v.Words.More, hidden))
	}
	return runs
}

// place returns where a text states something: the locators or the citation, and
// the first words of quotations.
func place(r source.Reference) string {
	var parts []string
	for _, l := range r.Locators {
		parts = append(parts, l.String())
	}
	if c := strings.Join(strings.Fields(r.Citation()), " "); c != "" {
		parts = append(parts, c)
	}
	for _, q := range r.Quotes {
		words := strings.Join(strings.Fields(q.Exact), " ")
		if runes := []rune(words); len(runes) > mostQuoted {
			words = string(runes[:mostQuoted])
			if i := strings.LastIndexByte(words, ' '); i > 0 {
				words = words[:i]
			}
			words += "…"
		}
		if words != "" {
			parts = append(parts, "“"+words+"”")
		}
	}
	for _, o := range r.Offsets {
		parts = append(parts, o.String())
	}
	return strings.Join(parts, ", ")
}
