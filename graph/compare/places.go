package compare

import (
	"math"
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

// A crowd says how many claims stand on a place, in the reading in which these are more.
type crowd map[[2]int]int

func crowdOf(readings ...map[graph.Node]places) crowd {
	most := crowd{}
	for _, of := range readings {
		count := crowd{}
		for _, list := range of {
			for _, p := range list {
				count[p]++
				most[p] = max(most[p], count[p])
			}
		}
	}
	return most
}

// shared returns the share of the places of a and b that both have: of all where they
// have the same sentences, half of one where one names the paragraph in which the other
// has sentences. A sentence on which k claims stand counts for 1/√k.
func (c crowd) shared(a, b places) float64 {
	both, counts := 0.0, 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch p, q := a[i][0], b[j][0]; {
		case p < q:
			i++
			continue
		case p > q:
			j++
			continue
		}
		// The places in one paragraph.
		here, there := paragraph(a[i:]), paragraph(b[j:])
		i, j = i+len(here), j+len(there)
		equal, crowded := 0, 1
		for k, l := 0, 0; k < len(here) && l < len(there); {
			switch order := here[k][1] - there[l][1]; {
			case order < 0:
				k++
			case order > 0:
				l++
			default:
				equal++
				counts += 1 / math.Sqrt(float64(max(1, c[here[k]])))
				k, l = k+1, l+1
			}
		}
		both += float64(equal)
		if equal == 0 && (here[0][1] == 0 || there[0][1] == 0) {
			for _, p := range slices.Concat(here, there) {
				crowded = max(crowded, c[p])
			}
			both += 0.5
			counts += 0.5 / math.Sqrt(float64(crowded))
		}
	}
	if both == 0 {
		return 0
	}
	return counts / (float64(len(a)+len(b)) - both)
}

// paragraph returns the first places that are in one paragraph.
func paragraph(list places) places {
	n := 1
	for n < len(list) && list[n][0] == list[0][0] {
		n++
	}
	return list[:n]
}
