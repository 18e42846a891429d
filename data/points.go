package data

import (
	"slices"

	"crux/graph"
	"crux/graph/source"
)

// point makes the claims and sketches of d point into the text that it reads in the way
// that a format has, where the text is at hand (Graph.Meta.Text): offsets for formats
// that have these, locators and quotations for those that have no offsets, or in which
// people write. What points at nothing, and citations, stay as they are.
func (d *Document) point(f Format) {
	text := d.Graph.Meta.Text
	if text == nil || f.points == nowhere || f.ID == d.Format.ID {
		return
	}
	for _, n := range d.Graph.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			n.Source = pointed(text, n.Source, f.points)
		case *graph.Sketch:
			n.Source = pointed(text, n.Source, f.points)
		}
	}
}

// points is how a format points into a text.
type points uint8

const (
	nowhere points = iota // not at all, or in every way
	byWords               // by locators and quotations
	byOffsets
)

func pointed(t *source.Text, r source.Reference, to points) source.Reference {
	if to == byOffsets {
		return withOffsets(t, r)
	}
	return withWords(t, r)
}

// withOffsets returns r with offsets instead of locators and quotations.
func withOffsets(t *source.Text, r source.Reference) source.Reference {
	var offsets []source.Offsets
	add := func(s source.Span) {
		if o := t.Offsets(s); !slices.Contains(r.Offsets, o) {
			offsets = append(offsets, o)
		}
	}
	for _, l := range r.Locators {
		sentences, err := t.Resolve(l)
		if err != nil {
			return r
		}
		add(source.Span{Start: sentences[0].Span.Start, End: sentences[len(sentences)-1].Span.End})
	}
	quotes := r.Quotes[:0:0]
	for _, q := range r.Quotes {
		if s, err := t.Find(q); err == nil {
			add(s)
		} else {
			quotes = append(quotes, q)
		}
	}
	if len(r.Locators) > 0 {
		r.Written, r.Locators = "", nil
	}
	r.Quotes, r.Offsets = quotes, append(offsets, r.Offsets...)
	return r
}

// withWords returns r with locators, where whole sentences are meant, and quotations
// instead of offsets.
func withWords(t *source.Text, r source.Reference) source.Reference {
	var offsets []source.Offsets
	for _, o := range r.Offsets {
		s, err := t.Span(o)
		l, whole := source.Locator{}, false
		if err == nil {
			l, whole = t.Locators(s)
		}
		switch {
		case whole && r.Citation() == "":
			if r.Written != "" {
				r.Written += ", "
			}
			r.Written += l.String()
			r.Locators = append(r.Locators, l)
		case err == nil:
			if q, ok := t.Quote(s); ok {
				r.Quotes = append(r.Quotes, q)
				continue
			}
			fallthrough
		default:
			offsets = append(offsets, o)
		}
	}
	r.Offsets = offsets
	return r
}
