package agree_test

import (
	"fmt"
	"strconv"

	"pgregory.net/rapid"

	"crux/graph/compare/agree"
)

// What laws are tested on.

// drawLength draws the length of a text.
func drawLength(t *rapid.T) int { return rapid.IntRange(1, 40).Draw(t, "length") }

// drawUnits draws at least one unit of a reader; none overlap.
func drawUnits(t *rapid.T, length int) []agree.Unit {
	var units []agree.Unit
	for at := 0; at < length; {
		end := rapid.IntRange(at+1, length).Draw(t, "end")
		if rapid.IntRange(0, 3).Draw(t, "unit") > 0 {
			units = append(units, agree.Unit{Start: at, End: end, Category: rapid.SampledFrom([]string{"pro", "opp", ""}).Draw(t, "category")})
		}
		at = end
	}
	if len(units) == 0 {
		units = append(units, agree.Unit{Start: 0, End: length})
	}
	return rapid.Permutation(units).Draw(t, "units")
}

// drawOverlapping draws units that may overlap.
func drawOverlapping(t *rapid.T, length, most int) []agree.Unit {
	units := make([]agree.Unit, rapid.IntRange(1, most).Draw(t, "units"))
	for i := range units {
		start := rapid.IntRange(0, length-1).Draw(t, "start")
		units[i] = agree.Unit{Start: start, End: rapid.IntRange(start+1, length).Draw(t, "end")}
	}
	return units
}

// drawItems draws items with labels of several readers, some of which are missing.
func drawItems(t *rapid.T, readers int) [][]string {
	items := make([][]string, rapid.IntRange(0, 12).Draw(t, "items"))
	for i := range items {
		for range readers {
			items[i] = append(items[i], rapid.SampledFrom([]string{"", "a", "a", "b", "c"}).Draw(t, "label"))
		}
	}
	return items
}

// reader returns the labels of one reader.
func reader(items [][]string, r int) []string {
	labels := make([]string, len(items))
	for i, item := range items {
		labels[i] = item[r]
	}
	return labels
}

// drawReading draws a reading; names may be repeated, premises linked, relations
// incomplete, and relations may end on earlier ones.
func drawReading(t *rapid.T, mostClaims, mostRelations int) agree.Reading {
	var r agree.Reading
	for range rapid.IntRange(0, mostClaims).Draw(t, "claims") {
		r.Claims = append(r.Claims, fmt.Sprint("claim ", rapid.IntRange(1, 6).Draw(t, "name")))
	}
	if len(r.Claims) == 0 {
		return r
	}
	claim := rapid.IntRange(0, len(r.Claims)-1)
	for i := range rapid.IntRange(0, mostRelations).Draw(t, "relations") {
		relation := agree.Relation{
			Kind:    rapid.SampledFrom([]string{"support", "attack"}).Draw(t, "kind"),
			Sources: rapid.SliceOfN(claim, 0, 3).Draw(t, "sources"),
			Target:  claim.Draw(t, "target"),
		}
		switch n := rapid.IntRange(0, 9).Draw(t, "on"); {
		case n == 0:
			relation.Target = agree.None
		case n < 4 && i > 0:
			relation.Target, relation.OnRelation = rapid.IntRange(0, i-1).Draw(t, "relation"), true
		}
		r.Relations = append(r.Relations, relation)
	}
	return r
}

// renamed returns r with other names for claims and kinds.
func renamed(r agree.Reading) agree.Reading {
	s := agree.Reading{}
	for _, name := range r.Claims {
		s.Claims = append(s.Claims, other(name))
	}
	for _, relation := range r.Relations {
		relation.Kind = other(relation.Kind)
		s.Relations = append(s.Relations, relation)
	}
	return s
}

// other renames one to one, so that names come in another order; what is missing
// stays so.
func other(name string) string {
	if name == "" {
		return ""
	}
	var turned string
	for _, letter := range name {
		turned += strconv.Itoa(int('~' - letter))
	}
	return turned
}

// A group of figures of two readers, by name.
type figures map[string]agree.Figure

// ofUnits returns all figures of units.
func ofUnits(length int, a, b []agree.Unit) figures {
	return figures{
		"S": agree.S(length, a, b), "B": agree.B(length, a, b), "alpha_U": agree.AlphaU(length, a, b),
		"unit match": agree.UnitMatch(a, b),
	}
}

// ofLabels returns all figures of labels; those of two readers are of the first two.
func ofLabels(items [][]string) figures {
	x, y := reader(items, 0), reader(items, 1)
	return figures{
		"kappa": agree.Cohen(x, y), "observed": agree.Observed(x, y),
		"Fleiss": agree.Fleiss(items), "alpha": agree.Alpha(items),
	}
}

// ofReadings returns all figures of graphs.
func ofReadings(a, b agree.Reading) figures {
	f := figures{
		"pair kappa": agree.PairKappa(a, b), "pair kappa of all": agree.Pairs{All: true}.Kappa(a, b),
		"linked or not": agree.Pairs{Unlabelled: true}.Kappa(a, b),
		"paths":         agree.Paths(a, b), "edit": agree.EditDistance(a, b).Similarity,
		"triples": agree.Triples(a, b).F1, "main claims": agree.MainClaims(a.Claims, b.Claims),
		"mapping": agree.MappingSimilarity(a, b, similarity(a.Claims, b.Claims)),
	}
	for _, how := range []agree.Undercuts{agree.Kept, agree.Flattened} {
		e := agree.Edges(a, b, how)
		f[e.Precision.Name], f[e.Recall.Name], f[e.F1.Name], f[e.Jaccard.Name] = e.Precision, e.Recall, e.F1, e.Jaccard
	}
	f["CASS"] = agree.CASS(agree.S(9, []agree.Unit{{Start: 0, End: 4}}, []agree.Unit{{Start: 0, End: 5}}), f["pair kappa of all"])
	return f
}
