package agree_test

import (
	"regexp"
	"strings"
	"testing"

	"crux/graph/compare/agree"
)

// The toy: three readings of four sentences. A has five units, of which the last
// undercuts an attack; B joins the second and third and rebuts the attack's
// premise; C has A's units and relates them otherwise. What the figures are for them
// was computed by an independent program that states each measure in full.

const (
	free    = "Museums should be free."
	poor    = "Entry fees keep poor families away, "
	culture = "and culture belongs to everyone."
	budget  = "Critics say free entry empties the state budget."
	cost    = "But the cost is only one percent of the culture budget."
)

// A toy is a reading of the toy text. Claims are numbered from 0 in the order of
// the text; those of the same number are the same in the sense of the figures that
// need an alignment.
type toy struct {
	segments []string
	numbers  []string // names by which claims of the readings are the same
	roles    []string // pro or opp
	links    []agree.Relation
}

var (
	toyA = toy{
		[]string{free, poor, culture, budget, cost}, []string{"1", "2", "3", "4", "5"},
		[]string{"pro", "pro", "pro", "opp", "pro"},
		[]agree.Relation{support(1, 0), support(2, 0), attack(3, 0), undercut(4, 2)},
	}
	toyB = toy{
		[]string{free, poor + culture, budget, cost}, []string{"1", "2", "4", "5"},
		[]string{"pro", "pro", "opp", "pro"},
		[]agree.Relation{support(1, 0), attack(2, 0), attack(3, 2)},
	}
	toyC = toy{
		toyA.segments, toyA.numbers, toyA.roles,
		[]agree.Relation{support(1, 0), support(2, 1), attack(3, 0), support(4, 0)},
	}
)

func support(from, to int) agree.Relation {
	return agree.Relation{Kind: "support", Sources: []int{from}, Target: to}
}

func attack(from, to int) agree.Relation {
	return agree.Relation{Kind: "attack", Sources: []int{from}, Target: to}
}

func undercut(from, relation int) agree.Relation {
	return agree.Relation{Kind: "attack", Sources: []int{from}, Target: relation, OnRelation: true}
}

var tokens = regexp.MustCompile(`\w+|[^\w\s]`)

// toyLength is the length of the text in tokens.
const toyLength = 39

// units returns the segments as units, with no category.
func (r toy) units() []agree.Unit {
	var units []agree.Unit
	at := 0
	for _, s := range r.segments {
		n := len(tokens.FindAllString(s, -1))
		units = append(units, agree.Unit{Start: at, End: at + n})
		at += n
	}
	return units
}

// typed returns the segments as units with their roles.
func (r toy) typed() []agree.Unit {
	units := r.units()
	for i := range units {
		units[i].Category = r.roles[i]
	}
	return units
}

// aligned names claims by their numbers.
func (r toy) aligned() agree.Reading { return agree.Reading{Claims: r.numbers, Relations: r.links} }

// worded names claims by their text.
func (r toy) worded() agree.Reading { return agree.Reading{Claims: r.segments, Relations: r.links} }

// vectors returns a label of each claim: whether it is the main one, what it does
// and to which other, and of each ordered pair whether it is a link.
func (r toy) vectors() (main, function, head, attached []string) {
	n := len(r.segments)
	linked := map[[2]int]bool{}
	function, head = make([]string, n), make([]string, n)
	for i := range n {
		main = append(main, word(i == 0, "main", "other"))
		function[i], head[i] = "main", "none"
	}
	for _, link := range r.links {
		target := link.Target
		if link.OnRelation {
			target = r.links[target].Sources[0]
		}
		s := link.Sources[0]
		function[s], head[s] = link.Kind, link.Kind+r.numbers[target]
		linked[[2]int{s, target}] = true
	}
	for i := range n {
		for j := range n {
			if i != j {
				attached = append(attached, word(linked[[2]int{i, j}], "yes", "no"))
			}
		}
	}
	return main, function, head, attached
}

func word(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

// perToken returns a label of each token: whether a unit begins, and its role.
func (r toy) perToken() []string {
	var labels []string
	for i, u := range r.units() {
		for k := range u.End - u.Start {
			labels = append(labels, word(k == 0, "B", "I")+r.roles[i])
		}
	}
	return labels
}

// both puts the labels of several readers item by item.
func both(readers ...[]string) [][]string {
	items := make([][]string, len(readers[0]))
	for i := range items {
		for _, r := range readers {
			items[i] = append(items[i], r[i])
		}
	}
	return items
}

// similarity is 1 for equal texts, and less by the letters that are to be added and
// taken away in parts of both lengths; capitals don't matter.
func similarity(a, b []string) func(i, j int) float64 {
	return func(i, j int) float64 {
		x, y := strings.ToLower(a[i]), strings.ToLower(b[j])
		row := make([]int, len(y)+1)
		for k := range row {
			row[k] = k
		}
		for m := range len(x) {
			before := row[0]
			row[0] = m + 1
			for k := range len(y) {
				d := 1 + min(row[k+1], row[k])
				if x[m] == y[k] {
					d = before
				}
				before, row[k+1] = row[k+1], d
			}
		}
		return 1 - float64(row[len(y)])/float64(len(x)+len(y))
	}
}

// near reports whether two figures are equal to four decimals.
func near(got, want float64) bool { return got-want < 0.00005001 && want-got < 0.00005001 }

// wants fails unless a figure is exact and has the value to four decimals.
func wants(t *testing.T, what string, f agree.Figure, want float64) {
	t.Helper()
	if !f.Exact() || !near(f.Value, want) {
		t.Errorf("%s: got %v, want %.4f", what, f, want)
	}
	if f.Name == "" || f.Of == "" || f.Formula == "" || f.Source == "" {
		t.Errorf("%s: the figure doesn't say what it is: %+v", what, f)
	}
}
