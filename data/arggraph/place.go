package arggraph

import (
	"slices"
	"strings"

	"crux/data/loss"
	"crux/graph"
	"crux/graph/source"
)

// This file gives adus their edus.

// ground lets each adu have edus whose words it is: those that it had, if they still are
// its words; those of the text that is read, if all claims are its words; else one of
// its own.
func (e *encoder) ground() {
	if len(e.before) > 0 {
		e.text = e.g.Meta.Text != nil
		e.again()
		return
	}
	if e.g.Meta.Text != nil && e.cut() {
		e.text = true
		return
	}
	e.each(func(n graph.Node, it *item) { e.own(n, it, nil) })
}

// each calls f for each adu in the order of claims.
func (e *encoder) each(f func(n graph.Node, it *item)) {
	for _, n := range e.g.NodeList() {
		if it := e.adus[n]; it != nil {
			f(n, it)
		}
	}
}

// own makes an edu for an adu, in the place of an old one if that is given. A claim
// without words needs none.
func (e *encoder) own(n graph.Node, it, instead *item) {
	text := loss.Words(n)
	if text == "" && !implicit(n) {
		return
	}
	u := newUnit(text, implicit(n))
	if instead != nil {
		e.replaced[instead] = u
	} else {
		e.made[edu] = append(e.made[edu], u)
	}
	e.segment(u, it)
}

func newUnit(text string, implicit bool) *item {
	u := &item{kind: edu, text: text}
	u.set("id", "")
	if implicit {
		u.set("implicit", "true")
	}
	return u
}

func (e *encoder) segment(from, to *item) {
	s := &item{kind: edge, role: segment, source: from, target: to}
	for _, name := range []string{"id", "src", "trg"} {
		s.set(name, "")
	}
	s.set("type", "seg")
	e.made[edge] = append(e.made[edge], s)
}

// again keeps the edus of the adus that still say their words.
func (e *encoder) again() {
	owners := map[*item]int{}
	for _, it := range e.before {
		for _, u := range e.was.grounds[it] {
			owners[u]++
		}
	}
	at := map[source.Offsets]*item{}
	for u, o := range e.was.places {
		at[o] = u
	}
	e.each(func(n graph.Node, it *item) {
		edus := e.was.grounds[it]
		if words(edus) == loss.Words(n) && unstated(edus) == implicit(n) {
			return
		}
		if units := e.at(n, at); e.text && units != nil && words(units) == loss.Words(n) && !implicit(n) {
			e.replaced[it] = it // its old segments go
			for _, u := range units {
				e.segment(u, it)
			}
			return
		}
		var instead *item
		for _, u := range edus {
			if owners[u] > 1 {
				continue
			}
			if instead == nil {
				instead = u
			} else {
				e.gone[u] = true
			}
		}
		if len(edus) > 0 {
			e.replaced[it] = it
		}
		e.own(n, it, instead)
		if instead != nil && e.replaced[instead] == nil {
			e.gone[instead] = true
		}
	})
}

// at returns the old edus in the places of a claim.
func (e *encoder) at(n graph.Node, at map[source.Offsets]*item) []*item {
	var units []*item
	for _, o := range offsetsOf(n) {
		u := at[o]
		if u == nil {
			return nil
		}
		units = append(units, u)
	}
	return units
}

func offsetsOf(n graph.Node) []source.Offsets {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Source.Offsets
	case *graph.Sketch:
		return n.Source.Offsets
	}
	return nil
}

// cut makes edus of the text that is read, if the claims but for the unstated ones are
// what it says in their places. What no claim is of becomes edus of no adu. It reports
// whether it has done so.
func (e *encoder) cut() bool {
	text := e.g.Meta.Text
	spans := map[*item][]source.Span{}
	cuts := []int{0, len(text.String())}
	fits := true
	claims := 0
	e.each(func(n graph.Node, it *item) {
		claims++
		if implicit(n) || !fits {
			return
		}
		var said []string
		for _, o := range offsetsOf(n) {
			s, err := text.Span(o)
			if err != nil {
				fits = false
				return
			}
			spans[it] = append(spans[it], s)
			cuts = append(cuts, s.Start, s.End)
			said = append(said, strings.TrimSpace(text.String()[s.Start:s.End]))
		}
		fits = strings.Join(strings.Fields(strings.Join(said, " ")), " ") == strings.Join(strings.Fields(loss.Words(n)), " ")
	})
	if !fits {
		return false
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	starts := map[int]int{} // where pieces start, to their numbers
	var pieces []*item
	for i := range cuts[:len(cuts)-1] {
		starts[cuts[i]] = len(pieces)
		if piece := strings.TrimSpace(text.String()[cuts[i]:cuts[i+1]]); piece != "" {
			pieces = append(pieces, newUnit(piece, false))
		}
	}
	starts[len(text.String())] = len(pieces)
	segments := 0
	for _, list := range spans {
		for _, s := range list {
			segments += starts[s.End] - starts[s.Start]
		}
	}
	if segments > 4*(claims+len(pieces))+100 { // claims in claims in claims
		return false
	}
	e.made[edu] = pieces
	e.each(func(n graph.Node, it *item) {
		if implicit(n) {
			e.own(n, it, nil)
			return
		}
		for _, s := range spans[it] {
			e.over(it, pieces[starts[s.Start]:starts[s.End]])
		}
	})
	return true
}

// over lets an adu have the words of edus that follow each other.
func (e *encoder) over(it *item, pieces []*item) {
	if len(pieces) == 1 {
		e.segment(pieces[0], it)
		return
	}
	j := &item{kind: joint}
	j.set("id", "")
	e.made[joint] = append(e.made[joint], j)
	for _, p := range pieces {
		e.segment(p, j)
	}
	e.segment(j, it)
}
