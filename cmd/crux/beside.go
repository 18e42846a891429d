package main

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"crux/graph"
	"crux/graph/compare"
	"crux/graph/source"
	"crux/render"
	"crux/render/rival"
	"crux/render/view"
)

// Two readings side by side: each as a map of its own, laid out as one.

// besideFlags ask compare for two maps instead of one.
type besideFlags struct {
	Beside bool `help:"Draw the readings side by side instead of as one: what both have at the same place, and a faint outline where one has what the other has not."`
	Ribbon bool `help:"The same, with the text between the two: where each reading finds its claims. --source gives the sentences their lengths."`
}

// check returns what is wrong with the flags.
func (f besideFlags) check(format render.Format, level render.Level) error {
	if f.wanted() && format == render.DOT {
		return usageError("a DOT file holds one map, so it cannot have the readings side by side; take svg, png or pdf")
	}
	if f.Ribbon && level == render.Arguments {
		return usageError("--ribbon shows where claims stand, and at the level of arguments there are none; take --level inferences or claims")
	}
	return nil
}

func (f besideFlags) wanted() bool { return f.Beside || f.Ribbon }

// read gives o what it takes to draw two readings side by side, of which u is the union.
func (f besideFlags) read(p *pairing, u *compare.Union, o *render.Options) error {
	w := p.al.UnionInB(p.differences)
	w.Graph.Meta = u.Graph.Meta
	other := p.rivals(w)
	o.Rivals.Side, o.Rivals.Main = rival.OnlyA, mainIn(u, p.a.Graph)
	other.Side, other.Main = rival.OnlyB, mainIn(w, p.b.Graph)
	o.Beside = &render.Beside{Graph: w.Graph, Rivals: other}
	if p.text != nil {
		o.Beside.Passages = passages(p.text, w.Graph.Locate(p.text))
	}
	if !f.Ribbon {
		return nil
	}
	var err error
	o.Beside.Ribbon, err = p.ribbon(u)
	return err
}

// mainIn returns what of a union stands for the main claims of a reading.
func mainIn(u *compare.Union, g *graph.Graph) map[graph.Node]bool {
	main := map[graph.Node]bool{}
	for _, c := range g.MainClaims() {
		main[u.Of(c)] = true
	}
	return main
}

// mostSentences is how many sentences a text can have that is drawn between two maps.
const mostSentences = 1000

// ribbon returns the text with what each reading finds in it, of which u is the union.
func (p *pairing) ribbon(u *compare.Union) (*view.Ribbon, error) {
	var spans func(*graph.Graph) map[graph.Node][]source.Span
	r := &view.Ribbon{}
	if p.text != nil {
		count := characters(p.text.String())
		for _, s := range p.text.Sentences() {
			r.Sentences = append(r.Sentences, view.Sentence{Paragraph: s.Paragraph, Number: s.Number, From: count(s.Span.Start), To: count(s.Span.End)})
		}
		spans = func(g *graph.Graph) map[graph.Node][]source.Span {
			found := g.Locate(p.text).Spans
			for _, list := range found { // in any order: each is changed alone
				for i, s := range list {
					list[i] = source.Span{Start: count(s.Start), End: count(s.End)}
				}
			}
			return found
		}
	} else {
		n := nameSentences(p.a.Graph, p.b.Graph)
		r.Sentences, spans = n.sentences, n.spans
	}
	switch {
	case len(r.Sentences) == 0:
		return nil, usageError("--ribbon: neither reading says where in the text its claims stand, as in {source: \"p1.s2\"}; give the text with --source, or leave the flag away")
	case len(r.Sentences) > mostSentences:
		return nil, usageError("--ribbon: the text has more sentences than the %d that can be drawn between two maps; take --beside instead", mostSentences)
	}
	for side, g := range []*graph.Graph{p.a.Graph, p.b.Graph} {
		found := spans(g)
		for _, n := range u.Graph.NodeList() {
			if _, relation := n.(*graph.Relation); relation {
				continue
			}
			stands := [2][]graph.Node{u.InA[n], u.InB[n]}[side]
			for i, of := range stands {
				if c, ok := of.(*graph.Claim); ok && c.Implicit {
					continue // what is unstated stands nowhere
				}
				part, said := "", texts([]graph.Node{of})[0].Untagged()
				if len(stands) > 1 {
					part = string(rune('a' + i%26))
				}
				for _, s := range joined(found[of]) {
					r.Units[side] = append(r.Units[side], view.Unit{From: s.Start, To: s.End, Node: n, Part: part, Text: said})
				}
			}
		}
	}
	return r, nil
}

// characters returns a function that counts the characters of a text before a byte.
func characters(text string) func(int) int {
	if len(text) == utf8.RuneCountInString(text) {
		return func(at int) int { return at }
	}
	counts := make([]int, len(text)+1)
	n := 0
	for i := range len(text) {
		counts[i] = n
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	counts[len(text)] = n
	return func(at int) int { return counts[at] }
}

// joined returns spans in their order, those together that overlap or have nothing but a
// space between.
func joined(spans []source.Span) []source.Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b source.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	var list []source.Span
	for _, s := range spans {
		if k := len(list) - 1; k >= 0 && s.Start <= list[k].End+1 {
			list[k].End = max(list[k].End, s.End)
			continue
		}
		list = append(list, s)
	}
	return list
}

// sentencesNamed are those that readings name of a text that is not at hand: each is as long
// as any other.
type sentencesNamed struct {
	sentences []view.Sentence
	first     []int // of each paragraph, from 1, the place of its first sentence
}

// evenly is how many characters a sentence has whose length is not known.
const evenly = 100

func nameSentences(graphs ...*graph.Graph) *sentencesNamed {
	most := map[int]int{}
	last := 0
	name := func(l source.Locator) {
		to := max(l.Paragraph, l.ToParagraph)
		last = max(last, to)
		most[l.Paragraph] = max(most[l.Paragraph], l.Sentence, l.ToSentence, 1)
	}
	for _, g := range graphs {
		for _, n := range g.NodeList() {
			for _, l := range locators(n) {
				name(l)
			}
		}
		for _, u := range g.Meta.Unlocated {
			for _, l := range source.ParseReference(u.Place).Locators {
				name(l)
			}
		}
	}
	n := &sentencesNamed{first: []int{0}}
	for p := 1; p <= min(last, mostSentences+1); p++ {
		n.first = append(n.first, len(n.sentences))
		for s := 1; s <= max(most[p], 1) && len(n.sentences) <= mostSentences; s++ {
			from := len(n.sentences) * (evenly + 1)
			n.sentences = append(n.sentences, view.Sentence{Paragraph: p, Number: s, From: from, To: from + evenly})
		}
	}
	n.first = append(n.first, len(n.sentences))
	return n
}

// spans returns where the claims and sketches of a reading stand.
func (n *sentencesNamed) spans(g *graph.Graph) map[graph.Node][]source.Span {
	found := map[graph.Node][]source.Span{}
	for _, of := range g.NodeList() {
		for _, l := range locators(of) {
			if l.Paragraph < 1 || l.Paragraph+1 >= len(n.first) {
				continue
			}
			from, to := n.first[l.Paragraph], n.first[min(max(l.Paragraph, l.ToParagraph)+1, len(n.first)-1)]
			if l.Sentence > 0 {
				from, to = from+l.Sentence-1, from+max(l.Sentence, l.ToSentence)
			}
			if from < to && to <= len(n.sentences) {
				found[of] = append(found[of], source.Span{Start: n.sentences[from].From, End: n.sentences[to-1].To})
			}
		}
	}
	return found
}

// locators returns where in the text a claim or sketch stands.
func locators(n graph.Node) []source.Locator {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Source.Locators
	case *graph.Sketch:
		return n.Source.Locators
	}
	return nil
}
