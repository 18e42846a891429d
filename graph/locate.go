package graph

import (
	"fmt"

	"crux/graph/source"
)

// A Located is what a graph says of the text that it reads.
type Located struct {
	// Spans are where the claims and sketches stand, in the order of their
	// locators, then their quotations, then their offsets.
	Spans map[Node][]source.Span
	// Wrong are the references that point at nothing, in source order.
	Wrong []WrongReference
	// Uncovered are the sentences that no claim stands on and that the graph
	// does not list as unlocated, in the order of the text.
	Uncovered []source.Sentence
	// Bare are the stated claims that refer to nothing: to no place in the
	// text, be it wrong, and to no other work.
	Bare []*Claim
	// Wide are the claims whose places have more than MaxSentences sentences.
	Wide []*Claim
}

// MaxSentences is how many sentences a claim should rest on at the most: more
// point at a passage, not at a proposition.
const MaxSentences = 3

// A WrongReference points at nothing.
type WrongReference struct {
	Node      Node       // a claim or sketch, or nil
	Unlocated *Unlocated // an entry of Meta.Unlocated, or nil
	Quote     bool       // it is a quotation, not a locator
	Offsets   bool       // it is offsets, not a locator
	Err       error
}

// Locate finds the places in t of all claims and sketches. A citation, which is
// no locator, is no place and no error.
func (g *Graph) Locate(t *source.Text) *Located {
	l := &Located{Spans: map[Node][]source.Span{}}
	covered := map[source.Span]bool{}
	for _, n := range g.nodes {
		switch n := n.(type) {
		case *Claim:
			sentences := l.reference(t, n, n.Source, covered)
			if sentences > MaxSentences {
				l.Wide = append(l.Wide, n)
			}
			if !n.Implicit && n.Source.IsZero() {
				l.Bare = append(l.Bare, n)
			}
		case *Sketch:
			l.reference(t, n, n.Source, covered)
		}
	}
	for i := range g.Meta.Unlocated {
		u := &g.Meta.Unlocated[i]
		locators, ok := source.ParseLocators(u.Place)
		if !ok {
			l.Wrong = append(l.Wrong, WrongReference{Unlocated: u, Err: fmt.Errorf("%q is no place in a text", u.Place)})
		}
		for _, loc := range locators {
			sentences, err := t.Resolve(loc)
			if err != nil {
				l.Wrong = append(l.Wrong, WrongReference{Unlocated: u, Err: err})
			}
			for _, s := range sentences {
				covered[s.Span] = true
			}
		}
	}
	for _, s := range t.Sentences() {
		if !covered[s.Span] {
			l.Uncovered = append(l.Uncovered, s)
		}
	}
	return l
}

// reference notes where r, the reference of n, points. It returns how many
// sentences that are.
func (l *Located) reference(t *source.Text, n Node, r source.Reference, covered map[source.Span]bool) int {
	on := map[source.Span]bool{}
	note := func(sentences []source.Sentence) {
		for _, s := range sentences {
			on[s.Span] = true
			covered[s.Span] = true
		}
	}
	for _, loc := range r.Locators {
		sentences, err := t.Resolve(loc)
		if err != nil {
			l.Wrong = append(l.Wrong, WrongReference{Node: n, Err: err})
			continue
		}
		note(sentences)
		l.Spans[n] = append(l.Spans[n], source.Span{Start: sentences[0].Span.Start, End: sentences[len(sentences)-1].Span.End})
	}
	for _, q := range r.Quotes {
		span, err := t.Find(q)
		if err != nil {
			l.Wrong = append(l.Wrong, WrongReference{Node: n, Quote: true, Err: err})
			continue
		}
		note(t.Within(span))
		l.Spans[n] = append(l.Spans[n], span)
	}
	for _, o := range r.Offsets {
		span, err := t.Span(o)
		if err != nil {
			l.Wrong = append(l.Wrong, WrongReference{Node: n, Offsets: true, Err: err})
			continue
		}
		note(t.Within(span))
		l.Spans[n] = append(l.Spans[n], span)
	}
	return len(on)
}
