// Package compare holds readings of the same text against each other: which claims are
// the same, which relations are shared, and in what the readings differ.
package compare

import (
	"cmp"
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/compare/assign"
	"crux/graph/source"
)

// Options say by what claims are matched. The zero Options use all evidence and
// DefaultThreshold.
type Options struct {
	// Text is the text that both readings are of; nil where it is not at hand. With it,
	// locators are compared by sentences also where they name whole paragraphs.
	Text *source.Text
	// WithoutKeys leaves out that claims have the same title.
	WithoutKeys bool
	// Threshold is the least score of a match, in (0, 1]; 0 is DefaultThreshold.
	Threshold float64
	// Given are matches that a user decides: each is kept as it is, and its claims are
	// matched with no others.
	Given []Given
}

// A Given match has one claim or sketch of one reading and one or more of the other; or
// none, which says that the other reading does not have it.
type Given struct{ A, B []graph.Node }

// DefaultThreshold is the least score of a match where none is given.
const DefaultThreshold = 0.55

// An Alignment says which claims and sketches of two readings are the same, and which
// relations.
type Alignment struct {
	A, B *graph.Graph
	// Matches are in the order of A.
	Matches []Match
	// Relations are the relations that are the same in both: for each of A that of B.
	Relations map[*graph.Relation]*graph.Relation

	// twins are further relations of one reading that are one relation in the other, as
	// their ends are one claim: for each the first of them.
	twins map[*graph.Relation]*graph.Relation

	inA, inB map[graph.Node]*Match
	places   [2]map[graph.Node]places
	crowd    crowd
	text     *source.Text // nil where it is not at hand

	titleless bool // titles don't count
}

// A Match is one claim of each reading, or a split: one of A that is several of B, or
// several of A that are one of B.
type Match struct {
	A, B []graph.Node
	// Score is in (0, 1], with six decimals: 1 − ∏ (1 − wᵢ·eᵢ) over the evidence.
	Score    float64
	Evidence []Evidence
	Given    bool // by the user
}

// Split reports whether one claim of A is several of B; Merged whether several of A are
// one of B.
func (m *Match) Split() bool  { return len(m.A) == 1 && len(m.B) > 1 }
func (m *Match) Merged() bool { return len(m.A) > 1 && len(m.B) == 1 }

// Align matches the claims and sketches of two readings, by an optimal assignment over
// what speaks for two of them being the same, and then their relations.
func Align(a, b *graph.Graph, o Options) *Alignment {
	if o.Threshold == 0 {
		o.Threshold = DefaultThreshold
	}
	al := &Alignment{A: a, B: b, inA: map[graph.Node]*Match{}, inB: map[graph.Node]*Match{}, text: o.Text, titleless: o.WithoutKeys}
	if x, y := fold(a.Meta.Work.Title), fold(b.Meta.Work.Title); strings.Contains(x, y) || strings.Contains(y, x) {
		al.places = [2]map[graph.Node]places{placesIn(a, o.Text), placesIn(b, o.Text)}
	} // else they are of different texts, and places in these have nothing to do with each other
	al.crowd = crowdOf(al.places[0], al.places[1])
	c := newCandidates(al, o)
	al.given(o)
	al.match(c)
	// What is matched says where the rest belongs: its place in the graph.
	for range 2 {
		c.settle(al)
		al.clear()
		al.given(o)
		al.match(c)
	}
	al.divide(c)
	slices.SortStableFunc(al.Matches, func(m, n Match) int { return cmp.Compare(m.A[0].ID(), n.A[0].ID()) })
	al.index()
	al.relate()
	return al
}

// fold returns a title without what makes no other title of it.
func fold(title string) string { return strings.ToLower(plain(title)) }

// Of returns the match of a claim or sketch of either reading, or nil.
func (al *Alignment) Of(n graph.Node) *Match {
	if m := al.inA[n]; m != nil {
		return m
	}
	return al.inB[n]
}

func (al *Alignment) clear() { al.Matches = nil; al.index() }

func (al *Alignment) index() {
	clear(al.inA)
	clear(al.inB)
	for i := range al.Matches {
		m := &al.Matches[i]
		for _, n := range m.A {
			al.inA[n] = m
		}
		for _, n := range m.B {
			al.inB[n] = m
		}
	}
}

// given adds the matches that the user decides.
func (al *Alignment) given(o Options) {
	for _, g := range o.Given {
		if len(g.A) > 0 && len(g.B) > 0 {
			al.Matches = append(al.Matches, Match{A: g.A, B: g.B, Score: 1, Given: true, Evidence: []Evidence{{Kind: ByHand, Value: 1}}})
		}
	}
	al.index()
}

// match adds the best assignment of the candidates: that for which the most speaks in all.
func (al *Alignment) match(c *candidates) {
	rows := make([][]assign.Edge[int64], len(c.a))
	n := int64(len(c.a) + len(c.b))
	for i := range c.a {
		for _, k := range c.byA[i] {
			if p := &c.pairs[k]; p.score >= c.threshold {
				// Of claims that are alike those go together whose places in the order of
				// their readings are nearest; so it does not matter which reading is A.
				apart := int64(min(max(p.a-p.b, p.b-p.a), 2000))
				rows[i] = append(rows[i], assign.Edge[int64]{Column: p.b, Worth: max(1, p.worth()*billion-apart*apart*n-int64(p.a+p.b))})
			}
		}
	}
	for i, j := range assign.Best(rows, len(c.b)) {
		if j < 0 {
			continue
		}
		p := c.pair(i, j)
		al.Matches = append(al.Matches, Match{A: []graph.Node{c.a[i]}, B: []graph.Node{c.b[j]}, Score: float64(p.score) / exact, Evidence: p.evidence})
	}
	al.index()
}

// billion is how much finer worths are than what speaks for a pair.
const billion = 1_000_000_000

// claims returns the claims and sketches of a graph in its order.
func claims(g *graph.Graph) []graph.Node {
	var list []graph.Node
	for _, n := range g.NodeList() {
		if _, relation := n.(*graph.Relation); !relation {
			list = append(list, n)
		}
	}
	return list
}
