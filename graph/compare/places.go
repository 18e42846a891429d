package compare

import (
	"slices"

	"crux/graph"
	"crux/graph/source"
)

// places are where a text states a claim: its sentences, ascending. Without the text a
// whole paragraph is its number with sentence 0.
type places [][2]int

// placesIn returns the places of the claims and sketches of a reading.
func placesIn(g *graph.Graph, t *source.Text) map[graph.Node]places {
	all := map[graph.Node]places{}
	for _, n := range claims(g) {
		var r source.Reference
		switch n := n.(type) {
		case *graph.Claim:
			r = n.Source
		case *graph.Sketch:
			r = n.Source
		}
		var list places
		for _, l := range r.Locators {
			list = append(list, placesOf(l, t)...)
		}
		if len(list) == 0 {
			continue
		}
		slices.SortFunc(list, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
		all[n] = slices.Compact(list)
	}
	return all
}

// mostSentences bounds what one locator stands for where the text is not at hand.
const mostSentences = 500

func placesOf(l source.Locator, t *source.Text) places {
	var list places
	if t != nil {
		sentences, err := t.Resolve(l)
		if err != nil {
			return nil
		}
		for _, s := range sentences {
			list = append(list, [2]int{s.Paragraph, s.Number})
		}
		return list
	}
	switch {
	case l.Paragraph <= 0 || l.Sentence < 0 || l.ToSentence < 0 || l.ToParagraph < 0:
		return nil
	case l.Sentence == 0:
		for p := l.Paragraph; p <= max(l.Paragraph, min(l.ToParagraph, l.Paragraph+mostSentences)); p++ {
			list = append(list, [2]int{p, 0})
		}
		return list
	}
	for s := l.Sentence; s <= max(l.Sentence, min(l.ToSentence, l.Sentence+mostSentences)); s++ {
		list = append(list, [2]int{l.Paragraph, s})
	}
	return list
}

// shared returns the share of the places of a and b that both have: of all where they
// have the same sentences, half as much where one names the paragraph of the other's
// sentence.
func shared(a, b places) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	common := 0.0
	for _, p := range a {
		best := 0.0
		for _, q := range b {
			switch {
			case p == q:
				best = 1
			case p[0] == q[0] && (p[1] == 0 || q[1] == 0):
				best = max(best, 0.5)
			}
		}
		common += best
	}
	return common / (float64(len(a)+len(b)) - common)
}
