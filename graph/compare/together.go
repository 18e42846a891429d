package compare

import (
	"cmp"
	"slices"

	"crux/graph"
	"crux/graph/compare/agree"
	"crux/graph/source"
)

// Three and more readings together.

// Together returns how far readings agree all together: Fleiss' kappa and Krippendorff's
// alpha on the part that claims have in the argument, and alpha_U on where the text states
// them, which is undefined where t is nil. Pair returns the alignment of the readings i
// and j, i before j.
//
// An item is a claim, found in several readings by joining the matches of all pairs, those
// with the highest scores first, so that no reading has two claims in it. Its labels are for
// each reading that states it whether it is for or against the main claim and what it does
// (it is the main claim, supports, attacks).
func Together(readings []*graph.Graph, pair func(i, j int) *Alignment, t *source.Text) []Figure {
	units := make([]map[graph.Node][]agree.Unit, len(readings))
	var tokens tokens
	if t != nil {
		tokens = tokensOf(t.String())
		for i, g := range readings {
			units[i] = unitsOf(g, t, tokens)
		}
	}
	items := itemsOf(readings, pair, units)
	fleiss, alpha := agree.Fleiss(items), agree.Alpha(items)
	for _, f := range []*agree.Figure{&fleiss, &alpha} {
		f.Of = "claims"
		f.Formula += "; an item is a claim, its label in each reading that states it its role and function"
	}
	var alphaU agree.Figure
	if t == nil {
		alphaU = withoutText(agree.AlphaU(0))
	} else {
		all := make([][]agree.Unit, len(readings))
		for i, g := range readings {
			for _, n := range claims(g) {
				all[i] = append(all[i], units[i][n]...)
			}
		}
		alphaU = agree.AlphaU(len(tokens), all...)
	}
	return []Figure{{ID: "fleiss_kappa", Figure: fleiss}, {ID: "krippendorff_alpha", Figure: alpha}, {ID: "alpha_u", Figure: alphaU}}
}

// inReading is a claim of one of several readings.
type inReading struct {
	reading int
	node    graph.Node
}

// itemsOf returns for each claim its labels by reading, "" where a reading does not have
// it or leaves it unstated.
func itemsOf(readings []*graph.Graph, pair func(i, j int) *Alignment, units []map[graph.Node][]agree.Unit) [][]string {
	type same struct {
		a, b  inReading
		score float64
	}
	var all []same
	for i := range readings {
		for j := i + 1; j < len(readings); j++ {
			al := pair(i, j)
			partner := al.partners([2]map[graph.Node][]agree.Unit{units[i], units[j]})[0]
			for _, n := range claims(al.A) {
				if other := partner[n]; other != nil {
					all = append(all, same{inReading{i, n}, inReading{j, other}, al.Of(n).Score})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(x, y same) int { return cmp.Compare(y.score, x.score) })
	groups := map[inReading]*[]inReading{}
	group := func(c inReading) *[]inReading {
		if groups[c] == nil {
			groups[c] = &[]inReading{c}
		}
		return groups[c]
	}
	for _, s := range all {
		x, y := group(s.a), group(s.b)
		if x == y || slices.ContainsFunc(*x, func(c inReading) bool {
			return slices.ContainsFunc(*y, func(d inReading) bool { return c.reading == d.reading })
		}) {
			continue
		}
		*x = append(*x, *y...)
		for _, c := range *y {
			groups[c] = x
		}
	}
	label := make([]map[graph.Node]string, len(readings))
	for i, g := range readings {
		label[i] = map[graph.Node]string{}
		role, function := roles(g), functions(g)
		for _, n := range claims(g) {
			if !implicit(n) {
				label[i][n] = role[n] + ", " + function[n]
			}
		}
	}
	var items [][]string
	told := map[*[]inReading]bool{}
	for i, g := range readings {
		for _, n := range claims(g) {
			x := group(inReading{i, n})
			if told[x] {
				continue
			}
			told[x] = true
			item := make([]string, len(readings))
			for _, c := range *x {
				item[c.reading] = label[c.reading][c.node]
			}
			items = append(items, item)
		}
	}
	return items
}
