package agree_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph/compare/agree"
)

// Each figure once more as its definition says it, slowly, on small random input.

// is fails unless a figure is what is wanted, or undefined where nothing is.
func is(t *rapid.T, name string, f agree.Figure, want float64, defined bool) {
	t.Helper()
	if f.Defined() != defined || defined && !(f.Exact() && within(f.Value, want, exactly)) {
		t.Errorf("%s: got %v, want %.6f (defined: %t)", name, f, want, defined)
	}
}

// TestPlainAlphaU puts every unit at every place, as the definition of what is
// expected does, for two readers to four.
func TestPlainAlphaU(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := rapid.IntRange(1, 14).Draw(t, "length")
		var readers [][]agree.Unit
		for range rapid.IntRange(2, 4).Draw(t, "readers") {
			readers = append(readers, drawUnits(t, length))
		}
		var observed, expected float64
		for _, category := range []string{"pro", "opp", ""} {
			o, e := plainUnitizing(length, readers, category)
			observed, expected = observed+o, expected+e
		}
		is(t, "alpha_U", agree.AlphaU(length, readers...), 1-observed/expected, expected > 0)
	})
}

func plainUnitizing(length int, readers [][]agree.Unit, category string) (observed, expected float64) {
	type piece struct{ start, end, reader int }
	var units, gaps []piece
	for r, all := range readers {
		unit := make([]bool, length+1)
		unit[length] = true
		for _, u := range all {
			if u.Category == category {
				units = append(units, piece{u.Start, u.End, r})
				for p := u.Start; p < u.End; p++ {
					unit[p] = true
				}
			}
		}
		start := 0
		for p, in := range unit {
			if in {
				if p > start {
					gaps = append(gaps, piece{start, p, r})
				}
				start = p + 1
			}
		}
	}
	square := func(n int) float64 { return float64(n * n) }
	within := 0.0
	for i, u := range units {
		size := u.end - u.start
		within += float64(size * (size - 1))
		for j, v := range units {
			if u.reader != v.reader && u.start < v.end && v.start < u.end {
				observed += square(u.start-v.start) + square(u.end-v.end)
			}
			for at := 1 - size; i != j && at < v.end-v.start; at++ {
				expected += square(at) + square(at+size-(v.end-v.start))
			}
		}
		// A unit and a gap are two ordered pairs.
		for _, g := range gaps {
			if g.reader != u.reader && g.start <= u.start && u.end <= g.end {
				observed += 2 * square(size)
			}
			expected += 2 * square(size) * float64(max(0, g.end-g.start-size+1))
		}
	}
	n := float64(len(readers))
	all := n * float64(length)
	return observed / (n * (n - 1) * square(length)), expected / float64(length) / (all*(all-1) - within)
}

// TestPlainLabels counts pairs of labels one by one.
func TestPlainLabels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := drawItems(t, rapid.IntRange(2, 4).Draw(t, "readers"))
		var x, y []string
		given := map[int][][]string{} // items by how many labels they have
		var several [][]string
		most := 0
		for _, item := range items {
			if item[0] != "" && item[1] != "" {
				x, y = append(x, item[0]), append(y, item[1])
			}
			labels := slices.DeleteFunc(slices.Clone(item), func(label string) bool { return label == "" })
			given[len(labels)] = append(given[len(labels)], labels)
			most = max(most, len(labels))
			if len(labels) > 1 {
				several = append(several, labels)
			}
		}
		is(t, "observed", agree.Observed(x, y), alike(x, y), len(x) > 0)
		kappa, defined := plainKappa(x, y)
		is(t, "Cohen", agree.Cohen(reader(items, 0), reader(items, 1)), kappa, defined)

		equal, all := 0.0, slices.Concat(given[most]...)
		for _, labels := range given[most] {
			equal += 1 - differ(labels)
		}
		equal /= float64(len(given[most]))
		chance := 0.0
		for _, label := range []string{"a", "b", "c"} {
			share := float64(count(all, label)) / float64(len(all))
			chance += share * share
		}
		is(t, "Fleiss", agree.Fleiss(items), (equal-chance)/(1-chance), most > 1 && varied(all))

		all = slices.Concat(several...)
		observed := 0.0
		for _, labels := range several {
			observed += float64(len(labels)) / float64(len(all)) * differ(labels)
		}
		is(t, "alpha", agree.Alpha(items), 1-observed/differ(all), varied(all))
	})
}

func plainKappa(x, y []string) (kappa float64, defined bool) {
	chance := 0.0
	for i := range x {
		chance += float64(count(y, x[i])) / float64(len(x)*len(x))
	}
	return (alike(x, y) - chance) / (1 - chance), varied(slices.Concat(x, y))
}

// alike is the share of items with equal labels.
func alike(x, y []string) float64 {
	n := 0
	for i := range x {
		if x[i] == y[i] {
			n++
		}
	}
	return float64(n) / float64(len(x))
}

// differ is the share of pairs of different places whose labels differ.
func differ(labels []string) float64 {
	n := 0
	for _, label := range labels {
		n += len(labels) - count(labels, label)
	}
	return float64(n) / float64(len(labels)*(len(labels)-1))
}

func count(labels []string, label string) (n int) {
	for _, other := range labels {
		if other == label {
			n++
		}
	}
	return n
}

func varied(labels []string) bool { return len(labels) > 0 && count(labels, labels[0]) < len(labels) }

// TestPlainRelations writes edges as text and pairs as a square.
func TestPlainRelations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawReading(t, 6, 6), drawReading(t, 6, 6)
		for _, how := range []agree.Undercuts{agree.Kept, agree.Flattened} {
			x, y := plainEdges(a, how), plainEdges(b, how)
			shared := 0
			for edge := range x {
				if _, in := y[edge]; in {
					shared++
				}
			}
			e := agree.Edges(a, b, how)
			m, nX, nY := float64(shared), float64(len(x)), float64(len(y))
			is(t, e.Precision.Name, e.Precision, m/nY, nY > 0)
			is(t, e.Recall.Name, e.Recall, m/nX, nX > 0)
			is(t, e.F1.Name, e.F1, 2*m/(nX+nY), nX+nY > 0)
			is(t, e.Jaccard.Name, e.Jaccard, m/(nX+nY-m), nX+nY > 0)
		}
		x, y := plainEdges(a, agree.Flattened), plainEdges(b, agree.Flattened)
		var ofBoth, ofEither []string
		for k := range 7 {
			name := fmt.Sprint("claim ", k)
			inA, inB := slices.Contains(a.Claims, name), slices.Contains(b.Claims, name)
			if inA && inB {
				ofBoth = append(ofBoth, name)
			}
			if inA || inB {
				ofEither = append(ofEither, name)
			}
		}
		for _, test := range []struct {
			pairs agree.Pairs
			names []string
		}{
			{agree.Pairs{}, ofBoth}, {agree.Pairs{All: true}, ofEither},
			{agree.Pairs{Unlabelled: true}, ofBoth}, {agree.Pairs{All: true, Unlabelled: true}, ofEither},
		} {
			kappa, defined := plainKappa(square(x, test.names, test.pairs.Unlabelled), square(y, test.names, test.pairs.Unlabelled))
			is(t, fmt.Sprintf("pair kappa %+v", test.pairs), test.pairs.Kappa(a, b), kappa, defined)
		}
		there, n := nearness(x, y, ofEither)
		back, m := nearness(y, x, ofEither)
		mean := 0.0
		if there+back > 0 {
			mean = 2 * there * back / (there + back)
		}
		is(t, "paths", agree.Paths(a, b), mean, n > 0 && m > 0)
	})
}

// plainEdges returns the edges of a reading, written out, with their ends.
func plainEdges(r agree.Reading, how agree.Undercuts) map[string][2]string {
	var steps func(i int) []string // a relation as its steps, "source > target"
	steps = func(i int) (all []string) {
		relation := r.Relations[i]
		var targets []string
		switch {
		case relation.Target == agree.None:
		case relation.OnRelation && how == agree.Kept:
			targets = steps(relation.Target)
		case relation.OnRelation:
			for _, s := range r.Relations[relation.Target].Sources {
				targets = append(targets, r.Claims[s])
			}
		default:
			targets = []string{r.Claims[relation.Target]}
		}
		for _, s := range relation.Sources {
			for _, target := range targets {
				all = append(all, r.Claims[s]+" > "+target)
			}
		}
		return all
	}
	edges := map[string][2]string{}
	for i, relation := range r.Relations {
		for _, step := range steps(i) {
			source, target, _ := strings.Cut(step, " > ")
			edges[relation.Kind+": "+step] = [2]string{source, target}
		}
	}
	return edges
}

// square returns a label for each ordered pair of names.
func square(edges map[string][2]string, names []string, unlabelled bool) (labels []string) {
	for _, from := range names {
		for _, to := range names {
			if from == to {
				continue
			}
			label := ""
			for _, kind := range []string{"attack", "support"} {
				if _, in := edges[kind+": "+from+" > "+to]; in {
					label += kind
					if unlabelled {
						label = "linked"
					}
				}
			}
			labels = append(labels, label)
		}
	}
	return labels
}

// nearness returns the mean over edges between two claims, each pair once, of one by
// the length of the shortest way between its ends in other, and how many there are.
func nearness(edges, other map[string][2]string, names []string) (mean float64, n int) {
	const far = 1000
	way := map[[2]string]int{}
	for _, p := range names {
		for _, q := range names {
			way[[2]string{p, q}] = far
		}
	}
	for _, e := range other {
		way[e], way[[2]string{e[1], e[0]}] = 1, 1
	}
	for _, middle := range names {
		for _, p := range names {
			for _, q := range names {
				pq := [2]string{p, q}
				way[pq] = min(way[pq], way[[2]string{p, middle}]+way[[2]string{middle, q}])
			}
		}
	}
	pairs := map[[2]string]bool{}
	for _, e := range edges {
		if e[0] != e[1] {
			pairs[e] = true
		}
	}
	for e := range pairs {
		if way[e] < far {
			mean += 1 / float64(way[e]) / float64(len(pairs))
		}
	}
	return mean, len(pairs)
}
