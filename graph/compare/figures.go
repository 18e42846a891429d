package compare

import (
	"cmp"
	"fmt"
	"slices"

	"crux/graph"
	"crux/graph/compare/agree"
	"crux/graph/source"
)

// How far two readings agree, by the figures of package agree: which claims have which
// names, and which ranges of the text are units.
//
// A unit is a range of the text on which a stated claim, or a sketch, stands, in tokens;
// a claim that stands on two passages is two units, and passages of one claim that touch
// are one. Unstated claims are no units.
//
// Claims of both readings have one name if they are matched. Of a split or merged claim
// the part that shares most with the whole has the name of the whole, and the others have
// names of their own; in the edit distance, which asks for equal claims, no part has the
// name of the whole.

// A Figure is a measure of agreement under the name by which it is written in JSON.
type Figure struct {
	ID string
	agree.Figure
	// Distance has the bounds of the graph edit distance; nil for every other figure.
	Distance *[2]int
}

// NoText says that a figure needs the text of the readings, which is not at hand.
const NoText agree.Reason = "no text"

// NeedsText reports whether f is undefined because the text is not at hand.
func (f Figure) NeedsText() bool { return f.Undefined == NoText }

// Figures returns how far the two readings agree, in the order in which it is reported.
// Those on the text are undefined where t is nil: boundary and segmentation similarity,
// alpha_U, the match of units, and CASS.
func (al *Alignment) Figures(t *source.Text) []Figure {
	m := al.measured(t)
	segments, s := m.segments()
	return slices.Concat(al.counts(), segments, []Figure{m.roles()}, m.relations(), []Figure{m.mainClaims(), m.cass(s), m.edits()})
}

// counts returns how much the alignment has found to be shared.
func (al *Alignment) counts() []Figure {
	share := func(id, name, of string, shared, a, b int) Figure {
		f := agree.Figure{Name: name, Of: of, Source: "Dice's coefficient",
			Formula: "2 m / (a + b); a, b " + of + " of each reading, m those that were found to be the same, a split counted once"}
		if a+b == 0 {
			f.Undefined = agree.NoItems
			return Figure{ID: id, Figure: f}
		}
		f.Value = 2 * float64(shared) / float64(a+b)
		f.Low, f.High, f.N = f.Value, f.Value, a+b
		return Figure{ID: id, Figure: f}
	}
	return []Figure{
		share("claims_f1", "claims shared", "claims", len(al.Matches), len(claims(al.A)), len(claims(al.B))),
		share("relations_f1", "relations shared", "relations", len(al.Relations), len(al.A.Relations()), len(al.B.Relations())),
	}
}

// measured is what figures are taken of.
type measured struct {
	al      *Alignment
	text    *source.Text
	length  int             // of the text in tokens
	units   [2][]agree.Unit // of each reading
	partner [2]map[graph.Node]graph.Node
}

func (al *Alignment) measured(t *source.Text) *measured {
	m := &measured{al: al, text: t}
	var of [2]map[graph.Node][]agree.Unit
	if t != nil {
		tokens := tokensOf(t.String())
		m.length = len(tokens)
		for side, g := range []*graph.Graph{al.A, al.B} {
			of[side] = unitsOf(g, t, tokens)
			for _, n := range claims(g) {
				m.units[side] = append(m.units[side], of[side][n]...)
			}
		}
	}
	m.partner = al.partners(of)
	return m
}

// partners returns for each matched claim the one of the other reading that has its name.
func (al *Alignment) partners(units [2]map[graph.Node][]agree.Unit) [2]map[graph.Node]graph.Node {
	partner := [2]map[graph.Node]graph.Node{{}, {}}
	var words [2]map[graph.Node]vector
	for i := range al.Matches {
		m := &al.Matches[i]
		a, b := m.A[0], m.B[0]
		if len(m.A) > 1 || len(m.B) > 1 {
			if words[0] == nil {
				words = al.words()
			}
			best, most := [2]float64{}, false
			for _, x := range m.A {
				for _, y := range m.B {
					v := [2]float64{jaccard(units[0][x], units[1][y]), alike(words[0][x], words[1][y])}
					if !most || slices.Compare(v[:], best[:]) > 0 {
						a, b, best, most = x, y, v, true
					}
				}
			}
		}
		partner[0][a], partner[1][b] = b, a
	}
	return partner
}

// words returns what the claims of both readings say, as words.
func (al *Alignment) words() [2]map[graph.Node]vector {
	var texts [2][]string
	list := [2][]graph.Node{claims(al.A), claims(al.B)}
	for side, all := range list {
		for _, n := range all {
			texts[side] = append(texts[side], al.said(n))
		}
	}
	v := vectors(texts[0], texts[1])
	words := [2]map[graph.Node]vector{{}, {}}
	for side, all := range list {
		for i, n := range all {
			words[side][n] = v[side][i]
		}
	}
	return words
}

// segments returns how far the readings agree on where claims are stated, and S alone.
func (m *measured) segments() (list []Figure, s agree.Figure) {
	a, b := m.units[0], m.units[1]
	s = agree.S(m.length, a, b)
	list = []Figure{
		{ID: "b", Figure: agree.B(m.length, a, b)},
		{ID: "s", Figure: s},
		{ID: "alpha_u", Figure: agree.AlphaU(m.length, a, b)},
		{ID: "unit_match", Figure: agree.UnitMatch(a, b)},
	}
	if m.text == nil {
		for i := range list {
			list[i].Figure = withoutText(list[i].Figure)
		}
	}
	return list, s
}

// withoutText returns f undefined because there is no text.
func withoutText(f agree.Figure) agree.Figure {
	f.Undefined, f.Detail = NoText, "it rests on where the text states the claims"
	return f
}

// cass returns the one figure for segments and relations.
func (m *measured) cass(s agree.Figure) Figure {
	f := agree.CASS(s, agree.Pairs{All: true}.Kappa(m.reading(0, m.name), m.reading(1, m.name)))
	if m.text == nil {
		f = withoutText(f)
	}
	return Figure{ID: "cass", Figure: f}
}

// roles returns how far claims that both readings state are for or against the same.
func (m *measured) roles() Figure {
	var x, y []string
	a, b := roles(m.al.A), roles(m.al.B)
	for _, n := range claims(m.al.A) {
		if other := m.partner[0][n]; other != nil && !implicit(n) && !implicit(other) {
			x, y = append(x, a[n]), append(y, b[other])
		}
	}
	f := agree.Cohen(x, y)
	f.Name, f.Of = "role kappa", "matched claims"
	f.Formula += "; an item is a claim that both state, its label whether it is for or against the nearest main claim"
	return Figure{ID: "role_kappa", Figure: f}
}

// mainClaims returns how far the readings have the same main claims.
func (m *measured) mainClaims() Figure {
	f := agree.MainClaims(m.mains(0), m.mains(1))
	f.Name = "main-claim agreement"
	return Figure{ID: "main_claims", Figure: f}
}

// relations returns how far claims are related alike.
func (m *measured) relations() []Figure {
	pairs := agree.PairKappa(m.reading(0, m.stated), m.reading(1, m.stated))
	pairs.Formula += "; claims that both state"
	list := []Figure{{ID: "pair_kappa", Figure: pairs}}
	a, b := m.reading(0, m.name), m.reading(1, m.name)
	for _, how := range []struct {
		id        string
		undercuts agree.Undercuts
	}{{"edges", agree.Kept}, {"edges_flat", agree.Flattened}} {
		e := agree.Edges(a, b, how.undercuts)
		list = append(list, Figure{ID: how.id + "_precision", Figure: e.Precision}, Figure{ID: how.id + "_recall", Figure: e.Recall},
			Figure{ID: how.id + "_f1", Figure: e.F1}, Figure{ID: how.id + "_jaccard", Figure: e.Jaccard})
	}
	return list
}

// edits returns how far the readings are apart as wholes.
func (m *measured) edits() Figure {
	e := agree.EditDistance(m.reading(0, m.whole), m.reading(1, m.whole))
	f := Figure{ID: "ged", Figure: e.Similarity}
	if f.Defined() {
		f.Distance = &[2]int{e.Low, e.High}
	}
	return f
}

// own is the name of a claim of one reading that the other has not.
func own(side int, n graph.Node) string { return fmt.Sprintf("%c %d", "AB"[side], n.ID()) }

// name returns the name that a claim shares with that of the other reading which is the
// same, or one of its own.
func (m *measured) name(side int, n graph.Node) string {
	other := m.partner[side][n]
	switch {
	case other == nil:
		return own(side, n)
	case side == 1:
		return own(0, other)
	}
	return own(0, n)
}

// stated is name where both readings state the claim; else the name is its own.
func (m *measured) stated(side int, n graph.Node) string {
	if other := m.partner[side][n]; other != nil && (implicit(n) || implicit(other)) {
		return own(side, n) + ", unstated"
	}
	return m.name(side, n)
}

// whole is name where one claim is one claim; else the name is its own.
func (m *measured) whole(side int, n graph.Node) string {
	if match := m.al.Of(n); match != nil && (len(match.A) > 1 || len(match.B) > 1) {
		return own(side, n) + ", divided"
	}
	return m.name(side, n)
}

// mains returns the names of the main claims of a reading: here all parts of a claim have
// its name.
func (m *measured) mains(side int) []string {
	var names []string
	for _, c := range []*graph.Graph{m.al.A, m.al.B}[side].MainClaims() {
		if match := m.al.Of(c); match != nil {
			names = append(names, own(0, match.A[0]))
		} else {
			names = append(names, own(side, c))
		}
	}
	return names
}

// reading returns a reading on slices, with the given names.
func (m *measured) reading(side int, name func(int, graph.Node) string) agree.Reading {
	g := []*graph.Graph{m.al.A, m.al.B}[side]
	var r agree.Reading
	number := map[graph.Node]int{}
	for i, n := range claims(g) {
		number[n] = i
		r.Claims = append(r.Claims, name(side, n))
	}
	for i, n := range g.Relations() {
		number[n] = i
	}
	for _, n := range g.Relations() {
		made := agree.Relation{Kind: n.Kind.String(), Target: agree.None}
		for _, s := range n.Sources {
			made.Sources = append(made.Sources, number[s])
		}
		if n.Target != nil {
			made.Target = number[n.Target]
			_, made.OnRelation = n.Target.(*graph.Relation)
		}
		r.Relations = append(r.Relations, made)
	}
	return r
}

// unitsOf returns the units of the claims and sketches of a reading, in the order of the
// text.
func unitsOf(g *graph.Graph, t *source.Text, tokens tokens) map[graph.Node][]agree.Unit {
	all := map[graph.Node][]agree.Unit{}
	for n, spans := range g.Locate(t).Spans {
		if implicit(n) {
			continue
		}
		var units []agree.Unit
		for _, s := range spans {
			if u := (agree.Unit{Start: tokens.from(s.Start), End: tokens.to(s.End)}); u.End > u.Start {
				units = append(units, u)
			}
		}
		slices.SortFunc(units, func(a, b agree.Unit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
		var joined []agree.Unit
		for _, u := range units {
			if last := len(joined) - 1; last >= 0 && u.Start <= joined[last].End {
				joined[last].End = max(joined[last].End, u.End)
				continue
			}
			joined = append(joined, u)
		}
		all[n] = joined
	}
	return all
}

// jaccard returns the share of text of either that both have, of units in the order of
// the text.
func jaccard(a, b []agree.Unit) float64 {
	both, either := 0, 0
	for _, u := range a {
		either += u.End - u.Start
		for _, v := range b {
			both += max(0, min(u.End, v.End)-max(u.Start, v.Start))
		}
	}
	for _, v := range b {
		either += v.End - v.Start
	}
	if either -= both; either == 0 {
		return 0
	}
	return float64(both) / float64(either)
}
