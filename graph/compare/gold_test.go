package compare

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"crux/data/argdown"
	"crux/data/readings"
	"crux/graph"
)

// How good matches are: those of the readings that come with crux are held against lists
// of what a careful reader calls the same, in testdata/gold.

// A quality counts pairs of claims that are held to be the same, and splits and mergers.
type quality struct{ found, right, gold int }

func (q quality) precision() float64 { return float64(q.right) / float64(max(q.found, 1)) }
func (q quality) recall() float64    { return float64(q.right) / float64(max(q.gold, 1)) }
func (q *quality) add(o quality) {
	q.found, q.right, q.gold = q.found+o.found, q.right+o.right, q.gold+o.gold
}

func (q quality) String() string {
	return fmt.Sprintf("%3d of %3d right (%.2f), %3d of %3d found (%.2f)", q.right, q.found, q.precision(), q.right, q.gold, q.recall())
}

// TestGold measures matches, and those among them that are splits or mergers, and asks for no
// less than there is. A split is right if the same claims are in it.
//
//	go test -run TestGold -v ./graph/compare
func TestGold(t *testing.T) {
	for _, tc := range []struct {
		name                                  string
		o                                     Options
		precision, recall, splits, splitsSeen float64
	}{
		{"with titles", Options{}, 0.98, 0.89, 0.95, 0.77},
		{"without titles", Options{WithoutKeys: true}, 0.98, 0.85, 0.95, 0.74},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var pairs, splits quality
			for _, files := range [][3]string{{"author-critic", "paris/author", "paris/critic"}, {"author-explanation", "paris/author", "paris/explanation"},
				{"explanation-critic", "paris/explanation", "paris/critic"}, {"teacher-student", "nightbus/teacher", "nightbus/student"}} {
				p, s := measure(t, files, tc.o)
				t.Logf("%-20s matches %s; splits and mergers %s", files[0], p, s)
				pairs.add(p)
				splits.add(s)
			}
			t.Logf("%-20s matches %s; splits and mergers %s", "all", pairs, splits)
			if pairs.precision() < tc.precision || pairs.recall() < tc.recall {
				t.Errorf("of matches there are %s; want precision %.2f and recall %.2f", pairs, tc.precision, tc.recall)
			}
			if splits.precision() < tc.splits || splits.recall() < tc.splitsSeen {
				t.Errorf("of splits and mergers there are %s; want precision %.2f and recall %.2f", splits, tc.splits, tc.splitsSeen)
			}
		})
	}
}

// measure compares two readings and holds their matches against the list.
func measure(t *testing.T, files [3]string, o Options) (pairs, splits quality) {
	a, b := reading(t, files[1]), reading(t, files[2])
	gold, maybe := goldOf(t, files[0], a, b)
	al := Align(a, b, o)
	pairsOf := func(list []Match) (all [][2]graph.Node) {
		for _, m := range list {
			for _, x := range m.A {
				for _, y := range m.B {
					all = append(all, [2]graph.Node{x, y})
				}
			}
		}
		return all
	}
	want, doubtful, got := pairsOf(gold), pairsOf(maybe), pairsOf(al.Matches)
	pairs.gold = len(want)
	for _, p := range got {
		switch {
		case slices.Contains(want, p):
			pairs.found++
			pairs.right++
		case !slices.Contains(doubtful, p):
			pairs.found++
			t.Logf("    wrong: %s = %s", sayNode(p[0]), sayNode(p[1]))
		}
	}
	for _, p := range want {
		if !slices.Contains(got, p) {
			t.Logf("    not found: %s = %s", sayNode(p[0]), sayNode(p[1]))
		}
	}
	same := func(m Match) func(Match) bool {
		return func(n Match) bool { return slices.Equal(m.A, n.A) && slices.Equal(m.B, n.B) }
	}
	for _, m := range gold {
		if m.Split() || m.Merged() {
			splits.gold++
		}
	}
	for _, m := range al.Matches {
		if !m.Split() && !m.Merged() {
			continue
		}
		if of := pairsOf([]Match{m}); slices.ContainsFunc(of, func(p [2]graph.Node) bool { return slices.Contains(doubtful, p) }) && !slices.ContainsFunc(of, func(p [2]graph.Node) bool { return !slices.Contains(want, p) && !slices.Contains(doubtful, p) }) {
			continue
		}
		splits.found++
		if slices.ContainsFunc(gold, same(m)) {
			splits.right++
		} else {
			t.Logf("    other split: %s = %s", sayAll(m.A), sayAll(m.B))
		}
	}
	return pairs, splits
}

func reading(t testing.TB, name string) *graph.Graph {
	t.Helper()
	text, err := readings.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	g, list := argdown.Decode(name, text)
	if list.HasErrors() {
		t.Fatal(list)
	}
	return g
}

// goldOf reads a list of matches by titles; those behind "#?" are doubtful.
func goldOf(t *testing.T, name string, a, b *graph.Graph) (gold, maybe []Match) {
	t.Helper()
	file, err := os.ReadFile("testdata/gold/" + name + ".matches")
	if err != nil {
		t.Fatal(err)
	}
	title := regexp.MustCompile(`\[([^\]]+)\]`)
	side := func(g *graph.Graph, s string) (list []graph.Node) {
		for _, m := range title.FindAllStringSubmatch(s, -1) {
			c := g.Claim(m[1])
			if c == nil {
				t.Fatalf("%s: there is no claim [%s]", name, m[1])
			}
			list = append(list, c)
		}
		slices.SortFunc(list, byID)
		return list
	}
	for line := range strings.Lines(string(file)) {
		list := &gold
		switch {
		case strings.HasPrefix(line, "#?"):
			list = &maybe
		case strings.HasPrefix(line, "#"):
			continue
		}
		one, other, _ := strings.Cut(line, "=")
		*list = append(*list, Match{A: side(a, one), B: side(b, other)})
	}
	return gold, maybe
}
