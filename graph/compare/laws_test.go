package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

// twoReadings draws two readings that have much in common: the second is made as the first
// was, but for some of its claims and relations. Titles are drawn apart, from names.
func twoReadings(t *rapid.T, names [2]string) (a, b *graph.Graph) {
	texts := []string{"Cars foul the air.", "Foul air makes people ill.", "Cars foul the air, and foul air makes people ill.",
		"The centre should be closed to cars.", "The city centre should be closed.", "Shops would lose customers.", "Customers come by bus.", "", "?"}
	type claim struct {
		text, place int
		implicit    bool
		voice       string
	}
	type relation struct {
		kind    graph.Kind
		on      int // a claim, or behind these a relation before
		sources []int
	}
	type reading struct {
		claims    []claim
		relations []relation
	}
	drawClaim := func() claim {
		return claim{rapid.IntRange(0, len(texts)-1).Draw(t, "text"), rapid.IntRange(0, 6).Draw(t, "place"), rapid.Bool().Draw(t, "implicit"),
			rapid.SampledFrom([]string{"", "", "they"}).Draw(t, "voice")}
	}
	drawRelation := func(claims, before int) relation {
		r := relation{kind: rapid.SampledFrom([]graph.Kind{graph.Support, graph.Attack}).Draw(t, "kind"), on: rapid.IntRange(0, claims+before-1).Draw(t, "on")}
		if r.on >= claims {
			r.kind = graph.Attack
		}
		r.sources = rapid.SliceOfNDistinct(rapid.IntRange(0, claims-1), 1, min(3, claims), rapid.ID[int]).Draw(t, "sources")
		return r
	}
	var one reading
	for range rapid.IntRange(1, 7).Draw(t, "claims") {
		one.claims = append(one.claims, drawClaim())
	}
	for i := range rapid.IntRange(0, 7).Draw(t, "relations") {
		one.relations = append(one.relations, drawRelation(len(one.claims), i))
	}
	other := reading{slices.Clone(one.claims), slices.Clone(one.relations)}
	for range rapid.IntRange(0, 4).Draw(t, "changes") {
		switch rapid.IntRange(0, 5).Draw(t, "change") {
		case 0:
			other.claims[rapid.IntRange(0, len(other.claims)-1).Draw(t, "which")] = drawClaim()
		case 1:
			other.claims = append(other.claims, drawClaim())
			other.relations = nil // those on relations are counted from here
			for i := range rapid.IntRange(0, 7).Draw(t, "relations") {
				other.relations = append(other.relations, drawRelation(len(other.claims), i))
			}
		case 2:
			if n := len(other.relations); n > 0 {
				i := rapid.IntRange(0, n-1).Draw(t, "which")
				other.relations[i] = drawRelation(len(other.claims), i)
			}
		case 3:
			if n := len(other.relations); n > 0 {
				other.relations = other.relations[:n-1]
			}
		default: // a claim becomes two
			i := rapid.IntRange(0, len(other.claims)-1).Draw(t, "which")
			one.claims[min(i, len(one.claims)-1)].text = 2
			other.claims[i].text, other.claims[i].implicit = 0, false
			part := other.claims[i]
			part.text = 1
			n := len(other.claims)
			for k := range other.relations {
				r := &other.relations[k]
				if r.on >= n {
					r.on++
				}
				if slices.Contains(r.sources, i) && rapid.Bool().Draw(t, "both") {
					r.sources = append(slices.Clone(r.sources), n)
				}
			}
			other.claims = append(other.claims, part)
		}
	}
	build := func(r reading, name string) *graph.Graph {
		var b graph.Builder
		var nodes []graph.Node
		for i, c := range r.claims {
			made := b.Claim(fmt.Sprint(name, i), texts[c.text]).SaidBy(c.voice)
			if c.place > 0 {
				made.At(fmt.Sprintf("p1.s%d", c.place))
			}
			if c.implicit {
				made.Unstated()
			}
			nodes = append(nodes, made)
		}
		for _, x := range r.relations {
			var sources []graph.Node
			for _, s := range x.sources {
				if s != x.on {
					sources = append(sources, nodes[s])
				}
			}
			if len(sources) == 0 {
				sources = append(sources, nodes[0])
			}
			if x.on < len(r.claims) && slices.Contains(sources, nodes[x.on]) {
				nodes = append(nodes, b.Relate(graph.Support, nil, sources...))
				continue
			}
			nodes = append(nodes, b.Relate(x.kind, nodes[x.on], sources...))
		}
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	if rapid.Bool().Draw(t, "turned") {
		one, other = other, one
	}
	return build(one, names[0]), build(other, names[1])
}

// account tells all of a comparison by IDs; turned is as if the readings had been given the
// other way round.
func account(al *Alignment, turned bool) string {
	ids := func(list []graph.Node) (ids []int64) {
		for _, n := range list {
			ids = append(ids, n.ID())
		}
		slices.Sort(ids)
		return ids
	}
	mirrored := map[Kind]Kind{Split: Merged, Merged: Split}
	var said []string
	for _, m := range al.Matches {
		a, b := ids(m.A), ids(m.B)
		if turned {
			a, b = b, a
		}
		said = append(said, fmt.Sprint("match ", a, b, m.Score, m.Evidence))
	}
	for r, s := range al.Relations {
		a, b := r.ID(), s.ID()
		if turned {
			a, b = b, a
		}
		said = append(said, fmt.Sprint("relation ", a, b))
	}
	for _, d := range al.Differences() {
		a, b, kind := ids(d.A), ids(d.B), d.Kind
		if turned {
			a, b, kind = b, a, cmp.Or(mirrored[kind], kind)
		}
		said = append(said, fmt.Sprint(kind, " ", a, b, len(d.With)))
	}
	slices.Sort(said)
	return strings.Join(said, "\n")
}

// TestTurned compares two readings the other way round, which has the same matches and
// differences.
func TestTurned(t *testing.T) {
	for name, draw := range draws {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a, b := draw(t)
				for _, o := range []Options{{}, {WithoutKeys: true}} {
					if one, other := account(Align(a, b, o), false), account(Align(b, a, o), true); one != other {
						t.Fatalf("A:\n%s\nB:\n%s\nA with B:\n%s\nB with A:\n%s", graphtest.Describe(a), graphtest.Describe(b), one, other)
					}
				}
			})
		})
	}
}

// TestRenamed draws the same two readings with other titles: where titles are no evidence,
// nothing changes.
func TestRenamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := twoReadings(t, [2]string{"C", "C"})
		named := func(g *graph.Graph, name string) *graph.Graph {
			var b graph.Builder
			nodes := map[graph.Node]graph.Node{}
			for _, n := range g.NodeList() {
				switch n := n.(type) {
				case *graph.Claim:
					nodes[n] = b.Claim(name+n.Key, "").Copy(n)
				case *graph.Relation:
					nodes[n] = b.Relate(n.Kind, nil).Copy(n)
				}
			}
			for _, r := range g.Relations() {
				var sources []graph.Node
				for _, s := range r.Sources {
					sources = append(sources, nodes[s])
				}
				if r.Target == nil {
					b.Connect(nodes[r].(*graph.Relation), nil, sources...)
				} else {
					b.Connect(nodes[r].(*graph.Relation), nodes[r.Target], sources...)
				}
			}
			g, err := b.Graph()
			if err != nil {
				t.Fatal(err)
			}
			return g
		}
		o := Options{WithoutKeys: true}
		if one, other := account(Align(a, b, o), false), account(Align(named(a, "X"), named(b, "Y"), o), false); one != other {
			t.Fatalf("A:\n%s\nB:\n%s\nthere is:\n%s\nwith other titles:\n%s", graphtest.Describe(a), graphtest.Describe(b), one, other)
		}
	})
}
