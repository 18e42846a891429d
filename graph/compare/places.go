package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"crux/graph"
	"crux/graph/source"
)

// places are where a text states a claim: its sentences, ascending. Without the text a
// whole paragraph is its number with sentence 0.
type places [][2]int

// placesIn returns the places of the claims and sketches of a reading; those of quotations
// only if the text is given.
func placesIn(g *graph.Graph, t *source.Text) map[graph.Node]places {
	all := map[graph.Node]places{}
	for _, n := range claims(g) {
		r := referenceOf(n)
		var list places
		for _, l := range r.Locators {
			list = append(list, placesOf(l, t)...)
		}
		for _, q := range r.Quotes {
			if t == nil {
				break
			}
			if span, err := t.Find(q); err == nil {
				for _, s := range t.Within(span) {
					list = append(list, [2]int{s.Paragraph, s.Number})
				}
			}
		}
		if len(list) == 0 {
			continue
		}
		slices.SortFunc(list, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
		all[n] = slices.Compact(list)
	}
	return all
}

func referenceOf(n graph.Node) source.Reference {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Source
	case *graph.Sketch:
		return n.Source
	}
	return source.Reference{}
}

// cutOtherwise reports whether two claims stand on other parts of the text. With the text
// what counts is which words of it they stand on. Without it a quotation and a locator are
// taken to be two places: who quotes means less than the sentence.
func (al *Alignment) cutOtherwise(a, b graph.Node) bool {
	ra, rb := referenceOf(a), referenceOf(b)
	if al.places[0] == nil {
		return false // of different texts
	}
	if t := al.text; t != nil {
		sa, sb := stretches(t, ra), stretches(t, rb)
		return len(sa) > 0 && len(sb) > 0 && !slices.Equal(sa, sb)
	}
	pa, pb := al.places[0][a], al.places[1][b]
	switch {
	case len(pa) > 0 && len(pb) > 0:
		return !slices.Equal(pa, pb)
	case len(pa) > 0 || len(pb) > 0:
		return len(ra.Quotes) > 0 && len(pa) == 0 || len(rb.Quotes) > 0 && len(pb) == 0
	}
	quoted := func(r source.Reference) (list []string) {
		for _, q := range r.Quotes {
			list = append(list, plain(q.Exact))
		}
		slices.Sort(list)
		return list
	}
	return len(ra.Quotes) > 0 && len(rb.Quotes) > 0 && !slices.Equal(quoted(ra), quoted(rb))
}

// stretches returns where a reference points in a text, in order, without signs around, and
// as one what only signs divide.
func stretches(t *source.Text, r source.Reference) []source.Span {
	var list []source.Span
	for _, l := range r.Locators {
		if s, err := t.Resolve(l); err == nil && len(s) > 0 {
			list = append(list, source.Span{Start: s[0].Span.Start, End: s[len(s)-1].Span.End})
		}
	}
	for _, q := range r.Quotes {
		if span, err := t.Find(q); err == nil {
			list = append(list, span)
		}
	}
	sign := func(r rune) bool { return !unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark) }
	for i, s := range list {
		words := t.Slice(s)
		list[i].Start = s.End - len(strings.TrimLeftFunc(words, sign))
		list[i].End = s.Start + len(strings.TrimRightFunc(words, sign))
	}
	slices.SortFunc(list, func(x, y source.Span) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	var one []source.Span
	for _, s := range list {
		if s.End <= s.Start {
			continue // nothing but signs
		}
		if n := len(one); n > 0 {
			if last := &one[n-1]; s.Start <= last.End || strings.TrimLeftFunc(t.Slice(source.Span{Start: last.End, End: s.Start}), sign) == "" {
				last.End = max(last.End, s.End)
				continue
			}
		}
		one = append(one, s)
	}
	return one
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
