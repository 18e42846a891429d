package agree_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"crux/graph/compare/agree"
)

// What is found in clever ways, compared with all ways tried.

// TestBoundaryEditsAreCheapest tries all pairs of boundaries for near misses.
func TestBoundaryEditsAreCheapest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := drawLength(t)
		a, b := drawOverlapping(t, length, 8), drawOverlapping(t, length, 8)
		inA, inB := ends(length, a), ends(length, b)
		both := func(p int) bool { return slices.Contains(inA, p) && slices.Contains(inB, p) }
		leftA := slices.DeleteFunc(slices.Clone(inA), both)
		leftB := slices.DeleteFunc(slices.Clone(inB), both)
		halves := cheapest(leftA, leftB)
		n := len(inA) + len(leftB) - (2*(len(leftA)+len(leftB))-halves)/3
		if f := agree.S(length, a, b); length > 1 && !within(f.Value, 1-float64(halves)/2/float64(length-1), exactly) {
			t.Errorf("S is %v with a cost of %d halves", f, halves)
		}
		if f := agree.B(length, a, b); n > 0 && (f.N != n || !within(f.Value, 1-float64(halves)/2/float64(n), exactly)) {
			t.Errorf("B is %v with a cost of %d halves of %d boundaries", f, halves, n)
		}
	})
}

// ends returns where units begin and end, but for the ends of the text.
func ends(length int, units []agree.Unit) (places []int) {
	for p := 1; p < length; p++ {
		if slices.ContainsFunc(units, func(u agree.Unit) bool { return u.Start == p || u.End == p }) {
			places = append(places, p)
		}
	}
	return places
}

// cheapest returns the least cost of pairing a with b, in halves: 2 for each that is
// alone and 1 for each pair of neighbours.
func cheapest(a, b []int) int {
	if len(a) == 0 {
		return 2 * len(b)
	}
	best := 2 + cheapest(a[1:], b)
	for k, p := range b {
		if p-a[0] == 1 || a[0]-p == 1 {
			best = min(best, 1+cheapest(a[1:], slices.Delete(slices.Clone(b), k, k+1)))
		}
	}
	return best
}

// TestUnitsMatchBest tries all pairs of units, with units that overlap and with
// those that don't.
func TestUnitsMatchBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := rapid.IntRange(1, 14).Draw(t, "length")
		var a, b []agree.Unit
		if rapid.Bool().Draw(t, "overlapping") {
			a, b = drawOverlapping(t, length, 6), drawOverlapping(t, length, 6)
		} else {
			a, b = drawUnits(t, length), drawUnits(t, length)
		}
		m := agree.MatchUnits(a, b)
		got := 0.0
		usedA, usedB := map[int]bool{}, map[int]bool{}
		for _, p := range m.Pairs {
			got += p.Overlap
			if usedA[p.A] || usedB[p.B] || !within(p.Overlap, jaccard(a[p.A], b[p.B]), exactly) || p.Overlap <= 0 {
				t.Errorf("%+v is no pair of its own in %v", p, m.Pairs)
			}
			usedA[p.A], usedB[p.B] = true, true
		}
		if want := greatestOverlap(a, b, map[int]bool{}); m.Greedy || m.Undefined != "" || !within(got, want, exactly) {
			t.Errorf("overlaps of %v and %v make %g, want %g: %+v", a, b, got, want, m)
		}
	})
}

func jaccard(a, b agree.Unit) float64 {
	shared := min(a.End, b.End) - max(a.Start, b.Start)
	return float64(max(0, shared)) / float64(a.End-a.Start+b.End-b.Start-max(0, shared))
}

func greatestOverlap(a, b []agree.Unit, used map[int]bool) float64 {
	if len(a) == 0 {
		return 0
	}
	best := greatestOverlap(a[1:], b, used)
	for j := range b {
		if v := jaccard(a[0], b[j]); v > 0 && !used[j] {
			used[j] = true
			best = max(best, v+greatestOverlap(a[1:], b, used))
			delete(used, j)
		}
	}
	return best
}

// TestBestMappings tries all mappings of small graphs, for the edit distance, shared
// triples and mapping similarity.
func TestBestMappings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawReading(t, 4, 3), drawReading(t, 4, 3)
		if len(a.Claims)+len(b.Claims) == 0 {
			return
		}
		alike := func(i, j int) float64 { return float64((3*i+5*j)%4) / 3 }
		edit := agree.EditDistance(a, b)
		want, facts, similar := tryAll(plainGraph(a), plainGraph(b), alike)
		if edit.Low != want || edit.High != want {
			t.Errorf("distance of %+v and %+v: got %d to %d, want %d", a, b, edit.Low, edit.High, want)
		}
		if f := agree.Triples(a, b).F1; !f.Exact() || !within(f.Value*float64(f.N)/2, float64(facts), exactly) {
			t.Errorf("triples of %+v and %+v: got %v, want %d", a, b, f, facts)
		}
		if f := agree.MappingSimilarity(a, b, alike); f.Defined() && (!f.Exact() || !within(f.Value*float64(f.N), similar, exactly)) {
			t.Errorf("mapping similarity of %+v and %+v: got %v, want %g", a, b, f, similar)
		}
		// A search that is cut short bounds what a long one finds.
		for _, steps := range []int{0, 100, 400, 1500} {
			if low, high := agree.EditDistanceWithin(a, b, steps); low > want || high < want {
				t.Errorf("distance of %+v and %+v within %d steps: got %d to %d, want %d", a, b, steps, low, high, want)
			}
		}
	})
}

// TestEditDistanceIsADistance: with a third graph on the way it is never shorter.
func TestEditDistanceIsADistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := drawReading(t, 5, 4), drawReading(t, 5, 4), drawReading(t, 5, 4)
		ab, bc, ac := agree.EditDistance(a, b), agree.EditDistance(b, c), agree.EditDistance(a, c)
		for _, e := range []agree.GraphEdit{ab, bc, ac} {
			if e.Low != e.High {
				t.Fatalf("not exact: %+v", e)
			}
		}
		if ac.High > ab.High+bc.High {
			t.Errorf("%d by way of another, and %d: %+v, %+v, %+v", ab.High+bc.High, ac.High, a, b, c)
		}
	})
}

// TestEditDistanceBounds: what is bounded on larger graphs is bounded on both
// sides, by what two graphs with a known number of changes have.
func TestEditDistanceBounds(t *testing.T) {
	for _, n := range []int{30, 60, 300} {
		a, b := twoReadings(n)
		e := agree.EditDistance(a, b)
		changed := 0
		for i := range a.Claims {
			if a.Claims[i] != b.Claims[i] {
				changed++
			}
		}
		for i := range a.Relations {
			if a.Relations[i].Target != b.Relations[i].Target {
				changed += 2
			}
		}
		if e.Low > e.High || e.Low > changed || e.Low == 0 {
			t.Errorf("%d claims, %d changes: got %d to %d", n, changed, e.Low, e.High)
		}
		if e.High > 2*changed {
			t.Errorf("%d claims, %d changes: found a way of %d only", n, changed, e.High)
		}
		if f := e.Similarity; !f.Exact() && (len(f.Notes) == 0 || f.Value != f.Low) {
			t.Errorf("%d claims: bounded, and doesn't say so: %v", n, f)
		}
	}
}

// TestLittleDiffers: where large readings differ little, the distance is exact, and
// the order of claims and relations doesn't matter.
func TestLittleDiffers(t *testing.T) {
	for _, n := range []int{20, 300, 5000} {
		a, _ := twoReadings(n)
		// Many relations end on one claim, more than are looked at for one.
		for i := range n / 2 {
			a.Relations = append(a.Relations, support(i, n-1))
		}
		fewer, longer, turned := shuffled(a), shuffled(a), shuffled(a)
		last := len(a.Relations) - 1
		for !isLast(fewer, last) {
			last--
		}
		fewer.Relations = slices.Delete(slices.Clone(fewer.Relations), last, last+1)
		for i := range fewer.Relations {
			if r := &fewer.Relations[i]; r.OnRelation && r.Target > last {
				r.Target--
			}
		}
		longer.Claims = append(longer.Claims, "one more")
		turned.Relations[n/3].Kind = "another kind"
		for _, test := range []struct {
			name string
			b    agree.Reading
			want int
		}{{"the same", shuffled(a), 0}, {"a relation less", fewer, 3}, {"a claim more", longer, 1}, {"another kind", turned, 1}} {
			for _, two := range [][2]agree.Reading{{a, test.b}, {test.b, a}} {
				if e := agree.EditDistance(two[0], two[1]); e.Low != test.want || e.High != test.want {
					t.Errorf("%d claims, %s: got %d to %d, want %d", n, test.name, e.Low, e.High, test.want)
				}
			}
		}
	}
}

// TestTheSameInAnotherOrder has readings whose relations are hard to tell apart.
func TestTheSameInAnotherOrder(t *testing.T) {
	var every agree.Reading // each of a hundred claims supports each of another hundred
	for i := range 200 {
		every.Claims = append(every.Claims, fmt.Sprint("claim ", i))
	}
	for i := range 10_000 {
		every.Relations = append(every.Relations, support(i%100, 100+i/100))
	}
	var twins agree.Reading // of two supports that are the same, one is undercut twice
	for i := 0; i < 600; i += 3 {
		twins.Claims = append(twins.Claims, fmt.Sprint("claim ", i), fmt.Sprint("claim ", i+1), fmt.Sprint("claim ", i+2))
		n := len(twins.Relations)
		twins.Relations = append(twins.Relations, support(i+1, i), support(i+1, i), undercut(i+2, n), undercut(i+2, n))
	}
	grouped := agree.Reading{Claims: []string{"1", "2", "3"}, Relations: []agree.Relation{
		{Kind: "support", Sources: []int{1, 2}}, support(1, 0), support(2, 0), {Kind: "attack", Sources: []int{1, 2}},
	}}
	for name, r := range map[string]agree.Reading{"every": every, "twins": twins, "grouped": grouped} {
		if e := agree.EditDistance(r, shuffled(r)); e.Low != 0 || e.High != 0 {
			t.Errorf("%s: got %d to %d, want 0", name, e.Low, e.High)
		}
	}
}

// isLast reports whether no relation ends on relation i, and i is complete.
func isLast(r agree.Reading, i int) bool {
	return len(r.Relations[i].Sources) == 1 && !slices.ContainsFunc(r.Relations, func(other agree.Relation) bool {
		return other.OnRelation && other.Target == i
	})
}

// shuffled returns r with claims and relations in another order.
func shuffled(r agree.Reading) agree.Reading {
	random := rand.New(rand.NewPCG(9, 10))
	claims, relations := random.Perm(len(r.Claims)), random.Perm(len(r.Relations))
	s := agree.Reading{Claims: make([]string, len(r.Claims)), Relations: make([]agree.Relation, len(r.Relations))}
	for i, name := range r.Claims {
		s.Claims[claims[i]] = name
	}
	for i, relation := range r.Relations {
		to := relation
		to.Sources = nil
		for _, source := range relation.Sources {
			to.Sources = append(to.Sources, claims[source])
		}
		if relation.OnRelation {
			to.Target = relations[relation.Target]
		} else {
			to.Target = claims[relation.Target]
		}
		s.Relations[relations[i]] = to
	}
	return s
}

// TestUnnamedGraphs: where no names help and the order doesn't either, a way is
// found that is not twice as long as that of what was changed.
func TestUnnamedGraphs(t *testing.T) {
	a, b := twoReadings(40)
	changed := agree.EditDistance(a, b).High // with names
	b.Claims = make([]string, 40)
	e := agree.EditDistance(a, shuffled(b))
	if most := 2 * (changed + 40); e.Low < 40 || e.High > most {
		t.Errorf("got %d to %d, want something from 40 to %d", e.Low, e.High, most)
	}
}

// A plain graph has labelled nodes, each a claim or a relation, and edges.
type plain struct {
	labels []string
	claims int
	edges  map[[2]int]bool
}

func plainGraph(r agree.Reading) plain {
	g := plain{labels: slices.Clone(r.Claims), claims: len(r.Claims), edges: map[[2]int]bool{}}
	for i, relation := range r.Relations {
		g.labels = append(g.labels, relation.Kind)
		for _, s := range relation.Sources {
			g.edges[[2]int{s, g.claims + i}] = true
		}
		target := relation.Target
		if relation.OnRelation {
			target += g.claims
		}
		if target >= 0 {
			g.edges[[2]int{g.claims + i, target}] = true
		}
	}
	return g
}

// tryAll returns the least number of edits and, where relations keep their kind, the
// greatest number of shared facts and the greatest similarity, over all mappings.
func tryAll(a, b plain, alike func(i, j int) float64) (edits, facts int, similar float64) {
	edits = len(a.labels) + len(b.labels) + len(a.edges) + len(b.edges)
	to := make([]int, len(a.labels))
	used := make([]bool, len(b.labels))
	var place func(i int)
	place = func(i int) {
		if i < len(a.labels) {
			to[i] = -1
			place(i + 1)
			for j := range b.labels {
				if !used[j] && (i < a.claims) == (j < b.claims) {
					used[j], to[i] = true, j
					place(i + 1)
					used[j], to[i] = false, -1
				}
			}
			return
		}
		mapped, relabelled, strict, equal, edges, sum := 0, 0, true, 0, 0, 0.0
		node := func(i int) float64 {
			if i < a.claims {
				return alike(i, to[i])
			}
			return 1
		}
		for i, j := range to {
			if j < 0 {
				continue
			}
			mapped++
			sum += node(i)
			if a.labels[i] == b.labels[j] {
				equal++
			} else {
				relabelled++
				strict = strict && i < a.claims
			}
		}
		for e := range a.edges {
			if to[e[0]] >= 0 && to[e[1]] >= 0 && b.edges[[2]int{to[e[0]], to[e[1]]}] {
				edges++
				sum += (node(e[0]) + node(e[1])) / 2
			}
		}
		edits = min(edits, len(a.labels)+len(b.labels)-2*mapped+relabelled+len(a.edges)+len(b.edges)-2*edges)
		if strict {
			facts, similar = max(facts, equal+edges), max(similar, sum)
		}
	}
	place(0)
	return edits, facts, similar
}
