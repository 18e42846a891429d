package agree_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph/compare/agree"
)

// What can't be measured has a reason.
func TestUndefined(t *testing.T) {
	unit := func(ends ...int) (units []agree.Unit) {
		for i := 0; i < len(ends); i += 2 {
			units = append(units, agree.Unit{Start: ends[i], End: ends[i+1]})
		}
		return units
	}
	claims := []string{"1", "2", "3"}
	reading := func(links ...agree.Relation) agree.Reading { return agree.Reading{Claims: claims, Relations: links} }
	loop := agree.Relation{Kind: "attack", Sources: []int{0}, Target: 0, OnRelation: true}
	nothing := agree.Reading{}
	unrelated := reading()
	defined := agree.Observed([]string{"a"}, []string{"a"})
	none := agree.Observed(nil, nil)
	for _, test := range []struct {
		name   string
		figure agree.Figure
		want   string // as printed, with the detail
	}{
		{"a reader without units", agree.B(10, unit(0, 4), nil), "undefined: no units (reader 2 has none)"},
		{"no reader with units", agree.S(10, nil, nil), "undefined: no units (reader 1 has none)"},
		{"units that overlap", agree.AlphaU(10, unit(0, 4, 4, 9), unit(5, 10, 0, 6)), "undefined: units overlap (reader 2: from 0 to 6 and from 5 to 10)"},
		{"a unit twice", agree.AlphaU(10, unit(0, 4, 0, 4), unit(0, 4)), "undefined: units overlap (reader 1: from 0 to 4 and from 0 to 4)"},
		{"a unit before the text", agree.B(10, unit(-1, 4), unit(0, 4)), "undefined: a unit is no range of the text (reader 1, unit 1: from -1 to 4 in a text of 10)"},
		{"a unit after the text", agree.AlphaU(10, unit(0, 4), unit(0, 4, 4, 11)), "undefined: a unit is no range of the text (reader 2, unit 2: from 4 to 11 in a text of 10)"},
		{"a unit backwards", agree.S(10, unit(6, 4), unit(0, 4)), "undefined: a unit is no range of the text (reader 1, unit 1: from 6 to 4 in a text of 10)"},
		{"an empty unit", agree.UnitMatch(unit(4, 4), unit(0, 4)), "undefined: a unit is no range of the text (reader 1, unit 1: from 4 to 4)"},
		{"a text of one place", agree.S(1, unit(0, 1), unit(0, 1)), "undefined: nothing could differ (the text has no place for a boundary)"},
		{"all units of one place", agree.AlphaU(1, unit(0, 1), unit(0, 1)), "undefined: nothing could differ (units of these lengths agree wherever they are)"},
		{"one reader of units", agree.AlphaU(10, unit(0, 1)), "undefined: fewer than two readers"},

		{"no labels", agree.Cohen(nil, nil), "undefined: no items (no item is labelled by both)"},
		{"labels of different items", agree.Cohen([]string{"a", ""}, []string{"", "b"}), "undefined: no items (no item is labelled by both)"},
		{"lists of unequal length", agree.Observed([]string{"a"}, nil), "undefined: lists of unequal length (1 labels and 0)"},
		{"one label for both", agree.Cohen([]string{"a", "a"}, []string{"a", "a"}), "undefined: one category (both readers give all 2 the same label)"},
		{"one label for many", agree.Fleiss([][]string{{"a", "a", "a"}, {"a", "a", "a"}}), "undefined: one category (all 6 labels are the same)"},
		{"one label for many, with some missing", agree.Alpha([][]string{{"a", "a", ""}, {"a", "", "b"}, {"a", "a", "a"}, {"b"}}), "0.0000 (n = 3 items; unstable, n = 3; 1 left out, not labelled by all)"},
		{"one label and missing ones", agree.Alpha([][]string{{"a", "a", ""}, {"", "", "b"}}), "undefined: one category (all 2 labels are the same)"},
		{"one label for one reader", agree.Cohen([]string{"a", "a"}, []string{"a", "b"}), "0.0000 (n = 2 items; unstable, n = 2)"},
		{"labels that never agree", agree.Cohen([]string{"a", "a"}, []string{"b", "b"}), "0.0000 (n = 2 items; unstable, n = 2)"},
		{"labels of one reader", agree.Fleiss([][]string{{"a"}, {"b"}}), "undefined: no items (no item is labelled by two readers)"},
		{"labels of one reader, for alpha", agree.Alpha([][]string{{"a", ""}, {"", "b"}, nil}), "undefined: no items (no item is labelled by two readers)"},

		{"no claims to pair", agree.PairKappa(reading(support(1, 0)), agree.Reading{Claims: []string{"other", "1"}}), "undefined: no claims (1 to pair)"},
		{"claims that no reading relates", agree.PairKappa(unrelated, unrelated), "undefined: one category (both readers give all 6 the same label)"},
		{"a claim that a reading relates to itself", agree.PairKappa(reading(support(0, 0)), unrelated), "undefined: one category (both readers give all 6 the same label)"},
		{"support in one, support and attack in the other", agree.PairKappa(reading(support(1, 0)), reading(attack(1, 0), support(1, 0))), "0.4545 (n = 6 ordered pairs; unstable, n = 6)"},
		{"no edges", agree.Edges(unrelated, unrelated, agree.Kept).F1, "undefined: no relations (no reading has any)"},
		{"no edges in the second", agree.Edges(reading(support(1, 0)), unrelated, agree.Kept).Precision, "undefined: no relations (reading 2 has none)"},
		{"no edges in the first", agree.Edges(unrelated, reading(support(1, 0)), agree.Kept).Recall, "undefined: no relations (reading 1 has none)"},
		{"an edge of none", agree.Edges(unrelated, reading(support(1, 0)), agree.Kept).F1, "0.0000 (n = 1 edges)"},
		{"no ways", agree.Paths(reading(support(1, 0)), unrelated), "undefined: no relations (both readings need one between two claims)"},
		{"only a claim on itself", agree.Paths(reading(support(0, 0)), reading(support(0, 0))), "undefined: no relations (both readings need one between two claims)"},
		{"a source that isn't there", agree.PairKappa(reading(support(3, 0)), unrelated), "undefined: a relation points at nothing (reading 1: relation 0 starts at claim 3 of 3)"},
		{"a target that isn't there", agree.EditDistance(unrelated, reading(support(1, 0), undercut(1, 2))).Similarity, "undefined: a relation points at nothing (reading 2: relation 1 ends at relation 2 of 2)"},
		{"a relation on itself", agree.Triples(reading(loop), unrelated).F1, "undefined: relations on relations go round in a circle (reading 1: through relation 0)"},
		{"relations round in a circle", agree.Edges(unrelated, reading(undercut(1, 1), undercut(1, 2), undercut(1, 1)), agree.Kept).F1,
			"undefined: relations on relations go round in a circle (reading 2: through relation 1)"},
		{"two empty readings", agree.EditDistance(nothing, nothing).Similarity, "undefined: no claims (both readings are empty)"},
		{"an empty reading", agree.EditDistance(nothing, unrelated).Similarity, "0.0000 (n = 3 nodes and edges; distance 3)"},
		{"a mapping of nothing", agree.MappingSimilarity(nothing, unrelated, nil), "undefined: no claims (reading 1 is empty)"},
		{"a similarity that is no number", agree.MappingSimilarity(unrelated, unrelated, func(i, j int) float64 { return math.NaN() }), "0.0000 (n = 3 nodes and edges)"},
		{"a similarity beyond 1", agree.MappingSimilarity(unrelated, unrelated, func(i, j int) float64 { return math.Inf(1) }), "1.0000 (n = 3 nodes and edges)"},
		{"no main claim", agree.MainClaims(nil, claims), "undefined: no main claims (both readings need one)"},

		{"CASS of what is undefined", agree.CASS(defined, none), "undefined: a part of it is undefined (observed agreement: no items)"},
		{"CASS of nothing", agree.CASS(agree.Figure{}, agree.Figure{Of: "pairs"}), "0.0000 (n = 0 pairs; unstable, n = 0)"},
		{"CASS of agreement below chance", agree.CASS(agree.Figure{Value: .5, Low: .5, High: .5}, agree.Figure{Value: -.1, Low: -.1, High: -.1, N: 40, Of: "pairs"}),
			"-0.2500 (n = 40 pairs; M is below 0, where a harmonic mean says little)"},
		{"CASS of what cancels out", agree.CASS(agree.Figure{Value: .5, Low: .5, High: .5}, agree.Figure{Value: -.5, Low: -.5, High: -.5}), "undefined: M + S is not above 0 (S is 0.5000, M -0.5000)"},
		{"CASS of what is bounded", agree.CASS(defined, agree.Figure{Name: "M", Low: .1, High: .2}), "undefined: a part of it is undefined (M: known within bounds only)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := test.figure.String()
			if d := test.figure.Detail; d != "" {
				got += " (" + d + ")"
			}
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestNoBoundaries: two readers who take a text as one unit agree.
func TestNoBoundaries(t *testing.T) {
	all := []agree.Unit{{Start: 0, End: 7}}
	if f := agree.B(7, all, all); f.Value != 1 || f.String() != "1.0000 (n = 0 boundaries; neither reader sets a boundary)" {
		t.Errorf("got %v", f)
	}
}

// TestJunk: nothing that is given makes a figure panic, or anything but a number or
// a reason.
func TestJunk(t *testing.T) {
	number := rapid.OneOf(rapid.IntRange(-3, 12), rapid.SampledFrom([]int{math.MinInt, math.MaxInt, math.MaxInt - 1, math.MaxInt32, -math.MaxInt32}))
	rapid.Check(t, func(t *rapid.T) {
		units := func() (units []agree.Unit) {
			for range rapid.IntRange(0, 5).Draw(t, "units") {
				units = append(units, agree.Unit{Start: number.Draw(t, "start"), End: number.Draw(t, "end")})
			}
			return units
		}
		reading := func() (r agree.Reading) {
			r.Claims = rapid.SliceOfN(rapid.SampledFrom([]string{"", "a", "b"}), 0, 4).Draw(t, "claims")
			for range rapid.IntRange(0, 4).Draw(t, "relations") {
				r.Relations = append(r.Relations, agree.Relation{
					Kind:    rapid.SampledFrom([]string{"", "support", "attack"}).Draw(t, "kind"),
					Sources: rapid.SliceOfN(rapid.IntRange(-1, 4), 0, 3).Draw(t, "sources"),
					Target:  number.Draw(t, "target"), OnRelation: rapid.Bool().Draw(t, "on relation"),
				})
			}
			return r
		}
		a, b := units(), units()
		all := ofUnits(number.Draw(t, "length"), a, b)
		for name, f := range ofReadings(reading(), reading()) {
			all[name] = f
		}
		for name, f := range all {
			sane(t, name, f)
		}
	})
}

// TestLarge has 5,000 and more on each side, in shapes that tempt a search to try
// everything. That it ends, and ends with a number or a reason, is what is tested.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const n = 5000
	length, a, b := twoReaders(n)
	r, s := twoReadings(n)
	star := agree.Reading{Claims: make([]string, n)}
	for i := range n {
		star.Claims[i] = fmt.Sprint("claim ", i)
		star.Relations = append(star.Relations, support(i, 0))
	}
	unnamed := star
	unnamed.Claims = make([]string, n)
	linked := agree.Reading{Claims: star.Claims, Relations: []agree.Relation{{Kind: "support", Target: 0}}}
	for i := range n {
		linked.Relations[0].Sources = append(linked.Relations[0].Sources, i)
	}
	for i := range 20 {
		linked.Relations = append(linked.Relations, agree.Relation{Kind: "attack", Sources: linked.Relations[0].Sources, Target: i, OnRelation: true})
	}
	stacked, dense := make([]agree.Unit, n), make([]agree.Unit, n)
	for i := range n {
		stacked[i] = agree.Unit{Start: 0, End: 100}
		dense[i] = agree.Unit{Start: i, End: i + 60}
	}
	all := ofUnits(length, a, b)
	add := func(name string, figures figures) {
		for of, f := range figures {
			all[name+": "+of] = f
		}
	}
	add("the same units", ofUnits(length, a, a))
	add("stacked units", ofUnits(length, stacked, stacked))
	add("dense units", ofUnits(length, dense, dense[:n/2]))
	for name, two := range map[string][2]agree.Reading{
		"random": {r, s}, "the same": {r, r}, "star": {star, unnamed}, "unnamed": {unnamed, unnamed}, "linked": {linked, star},
	} {
		add(name, figures{
			"pairs": agree.PairKappa(two[0], two[1]), "kept": agree.Edges(two[0], two[1], agree.Kept).F1,
			"flattened": agree.Edges(two[0], two[1], agree.Flattened).F1, "paths": agree.Paths(two[0], two[1]),
			"edit": agree.EditDistance(two[0], two[1]).Similarity, "triples": agree.Triples(two[0], two[1]).F1,
		})
	}
	for name, f := range all {
		sane(t, name, f)
		if strings.HasPrefix(name, "stacked units: unit") && f.Value != 1 {
			t.Errorf("%s: got %v, want 1", name, f)
		}
		if f.Defined() && strings.HasPrefix(name, "the same") && f.Value != 1 {
			t.Errorf("%s: got %v, want 1", name, f)
		}
		t.Logf("%s: %v %s", name, f, f.Detail)
	}
	if f := agree.MappingSimilarity(r, s, func(i, j int) float64 { return 1 }); f.Undefined != agree.TooLarge {
		t.Errorf("mapping similarity of %d claims: %v", n, f)
	}
}
