package aif

import (
	"slices"
	"strings"

	"crux/data/loss"
	"crux/graph"
	"crux/graph/source"
)

// text returns the text of xaif with the spans of the claims: that of the file if it
// still says the same, else a new one. Has is false if there is none, and none is needed.
func (e *encoder) text() (text any, has bool) {
	text, had := e.outer.Get("text")
	old := htmlOf(e.outer)
	around, inObject := text.(graph.Data)
	want := ""
	if t := e.g.Meta.Text; t != nil {
		if want = t.String(); want == "" {
			e.lost.Degraded(loss.Source, nil, "the text that is read, which is empty")
		}
	}
	p := readPage(old)
	places, dead := anchors(p, e.dialogue)
	dead = slices.DeleteFunc(dead, func(s span) bool { return s.id == "" || e.standing[strings.TrimPrefix(s.id, "node")] })
	same := p.plain == want && len(dead) == 0 && e.unlike(places) == nil
	switch {
	case same && had:
		return text, true
	case same && e.wrapped:
		return nil, false
	}
	written := old
	if !same {
		written = e.page(want, p)
	}
	p = readPage(written)
	if p.plain != want {
		e.lost.Degraded(loss.Source, nil, "the text that is read, to the letter")
	}
	places, _ = anchors(p, e.dialogue)
	for _, w := range e.unlike(places) {
		at := w.members[0]
		if len(places[w.word]) == 0 {
			e.lost.Lost(loss.Offsets, w.occurrences(), "the offsets of %s", loss.Name(at))
		} else {
			e.lost.Degraded(loss.Offsets, w.occurrences(), "the offsets of %s", loss.Name(at))
		}
	}
	switch {
	case had && !inObject:
		return written, true
	case inObject:
		return around.Merge(graph.Data{{Key: "txt", Value: written}}), true
	}
	return graph.Data{{Key: "txt", Value: written}}, true
}

// htmlOf returns the HTML that a file had.
func htmlOf(outer graph.Data) string {
	switch text := under(outer, "text").(type) {
	case string:
		return text
	case graph.Data:
		return text.String("txt")
	}
	return ""
}

// page writes a text with the spans of what has a place in it. Those of what are no
// claims are taken from the page that the file had, if it was of the same text.
func (e *encoder) page(text string, old page) string {
	var spans []span
	if old.plain == text {
		for _, s := range old.spans {
			node, ok := s.nodeOf(e.dialogue.roles)
			if ok && e.dialogue.roles[node] != claim || !ok && e.standing[strings.TrimPrefix(s.id, "node")] {
				spans = append(spans, s)
			}
		}
	} else if len(old.spans) > 0 && len(e.dialogue.spoken) > 0 {
		e.lost.Lost(loss.Foreign, nil, "where locutions stood in the text of the file, which is another text now")
	}
	places, _ := anchors(page{plain: text, spans: spans}, e.dialogue)
	for _, w := range e.order {
		if w.word == "" || slices.Equal(w.offsets(), places[w.word]) {
			continue
		}
		for _, o := range w.offsets() {
			spans = append(spans, span{id: "node" + w.word, start: o.Start, end: o.End})
		}
	}
	return writePage(text, spans)
}

// unlike returns the claims and sketches that are not where they should be.
func (e *encoder) unlike(places map[string][]source.Offsets) []*item {
	var list []*item
	for _, w := range e.order {
		is := places[w.word]
		if w.word == "" {
			is = nil
		}
		if !slices.Equal(w.offsets(), is) {
			list = append(list, w)
		}
	}
	return list
}

// offsets returns where an item stands in the text.
func (w *item) offsets() []source.Offsets {
	switch n := w.members[0].(type) {
	case *graph.Claim:
		return n.Source.Offsets
	case *graph.Sketch:
		return n.Source.Offsets
	}
	return nil
}

func (w *item) occurrences() []graph.Occurrence {
	switch n := w.members[0].(type) {
	case *graph.Claim:
		return n.Occurrences
	case *graph.Sketch:
		return n.Occurrences
	}
	return nil
}
