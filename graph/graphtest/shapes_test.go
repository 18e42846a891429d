package graphtest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"crux/graph"
	"crux/graph/graphtest"
)

// eachShape runs a test for each shape, for few and many claims, without and
// with links, and for several seeds.
func eachShape(t *testing.T, test func(t *testing.T, shape string, n, links int, seed uint64)) {
	t.Helper()
	for _, shape := range graphtest.Shapes {
		for _, n := range []int{1, 2, 3, 10, 50, 200} {
			for _, links := range []int{0, 10, 25, 100} {
				for seed := range uint64(3) {
					t.Run(fmt.Sprintf("%s/%d/%d/%d", shape, n, links, seed), func(t *testing.T) { test(t, shape, n, links, seed) })
				}
			}
		}
	}
}

// everything writes all that a graph of these shapes has.
func everything(g *graph.Graph) string {
	var s strings.Builder
	s.WriteString(graphtest.Describe(g))
	for _, c := range g.Claims() {
		s.WriteString(c.Key + ": " + c.Text.Plain + "\n")
	}
	return s.String()
}

// What is written here is the same on every machine and with every version of
// Go, or measurements cannot be compared.
func TestShapeIsTheSameEverywhere(t *testing.T) {
	want := `0 [C1]
1 [C2]
2 [C3]
3 attack 1, 2 → 0
4 [C4]
5 attack 4 → 3
6 [C5]
7 [C6]
8 [C7]
9 support 8 → 7
10 [C8]
11 support 10 → 7
12 support 7 → 6
13 attack 2 → 4
14 attack 8 → 2 in a contradiction
15 attack 2 → 8 in a contradiction
thesis ["C1" "C5"]
C1: Tree council with body vote fall danger stop child when our or show.
C2: Crime these picture member the friend because council member trade freedom power does leave still member.
C3: Right or many example she home allow has art border can member than on reach people each bridge bring.
C4: Seem change animal give bank this with there office service keep.
C5: Field animal school to these without has protect expect that remain research change car then raise.
C6: Offer trade picture you bring if power walk church bridge come no most system air.
C7: Come answer system there learn has theory travel lose doctor air because if court build does the keep.
C8: Field time keep between school of write you answer before mean at and doctor would tree.
`
	if got := everything(graphtest.Shape("several", 8, 25, 6)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestShapeIsTheSameAgain(t *testing.T) {
	eachShape(t, func(t *testing.T, shape string, n, links int, seed uint64) {
		one, other := graphtest.Shape(shape, n, links, seed), graphtest.Shape(shape, n, links, seed)
		if everything(one) != everything(other) {
			t.Errorf("got\n%s\nand then\n%s", everything(one), everything(other))
		}
		if d := graphtest.Diff(one, other); d != "" {
			t.Errorf("the second one differs:\n%s", d)
		}
		if further := graphtest.Shape(shape, n, links, seed+1); everything(one) == everything(further) {
			t.Errorf("seeds %d and %d: the same graph", seed, seed+1)
		}
	})
}

func TestShapeIsATree(t *testing.T) {
	eachShape(t, func(t *testing.T, shape string, n, links int, seed uint64) {
		g := graphtest.Shape(shape, n, links, seed)
		if len(g.Claims()) != n || len(g.Sketches()) > 0 {
			t.Errorf("%d claims and %d sketches, want %d claims", len(g.Claims()), len(g.Sketches()), n)
		}
		least, most := 1, 1
		if shape == "several" {
			least, most = min(2, n), min(3, n)
		}
		if main := g.MainClaims(); len(main) < least || len(main) > most || main[0].Key != "C1" {
			t.Errorf("main claims %s, want %d to %d, the first one C1", graphtest.Names(main), least, most)
		}
		if links > 0 {
			return
		}
		entries := g.Outline().Entries
		if len(entries) != n {
			t.Fatalf("%d entries in the outline, want each of %d claims once", len(entries), n)
		}
		for i, e := range entries {
			if e.Node != graph.Node(g.Claims()[i]) {
				t.Fatalf("entry %d of the outline is %s, want %s", i, graphtest.Name(e.Node), g.Claims()[i].Key)
			}
		}
		if warnings := g.Validate(); len(warnings) > 0 {
			t.Errorf("warning: %s", warnings[0].Message)
		}
		if n > 3 {
			for _, c := range g.MainClaims() {
				if len(g.On(c)) == 0 {
					t.Errorf("nothing bears on the main claim %s", c.Key)
				}
			}
		}
	})
}

// tree returns how many nodes of a shape are in its tree: those that it has
// without links.
func tree(shape string, n int, seed uint64) int64 {
	return int64(len(graphtest.Shape(shape, n, 0, seed).NodeList()))
}

func TestLinksComeOnTopOfTheTree(t *testing.T) {
	eachShape(t, func(t *testing.T, shape string, n, links int, seed uint64) {
		g, treeSize := graphtest.Shape(shape, n, links, seed), tree(shape, n, seed)
		if fewer := graphtest.Shape(shape, n, links/2, seed); !strings.HasPrefix(graphtest.Names(g.NodeList()), graphtest.Names(fewer.NodeList())) {
			t.Errorf("%d and %d links: the tree or the first links differ", links/2, links)
		}
		type pair struct{ from, to graph.Node }
		near, joined := map[pair]bool{}, map[pair]bool{}
		found := 0
		for _, r := range g.Relations() {
			for _, s := range r.Sources {
				p := pair{s, r.Conclusion()}
				if p.from == p.to {
					t.Errorf("%s bears on itself", graphtest.Name(s))
				}
				if r.ID() < treeSize {
					near[p], near[pair{p.to, p.from}] = true, true
					continue
				}
				if near[p] || joined[p] {
					t.Errorf("%s joins what is joined before", graphtest.Name(r))
				}
				joined[p] = true
				if r.Contradiction == nil || r == r.Contradiction.There {
					found++
				}
			}
		}
		if want := n * links / 100; found != want && n > 3 {
			t.Errorf("%d links, want %d", found, want)
		}
		for _, w := range g.Validate() {
			if w.Code != "support-circle" {
				t.Errorf("warning: %s", w.Message)
			}
		}
	})
}

// A share is counted over many graphs.
type share struct {
	name      string
	of, all   int
	want, eps float64
}

func (s *share) count(is bool) {
	s.all++
	if is {
		s.of++
	}
}

func TestShares(t *testing.T) {
	for _, shape := range graphtest.Shapes {
		attacks := share{name: "attacks", want: 0.3, eps: 0.02}
		linked := share{name: "linked", want: 0.3, eps: 0.02}
		three := share{name: "three premises of the linked", want: 0.5, eps: 0.04}
		undercut := share{name: "undercut of the linked", want: 0.2, eps: 0.03}
		kinds := []share{{name: "supporting links"}, {name: "attacking links"}, {name: "contradictions"}}
		for seed := range uint64(40) {
			const n = 200
			g, treeSize := graphtest.Shape(shape, n, 25, seed), tree(shape, n, seed)
			for _, r := range g.Relations() {
				switch {
				case r.ID() >= treeSize:
					if r.Contradiction != nil && r == r.Contradiction.Back {
						continue
					}
					kinds[0].count(r.Kind == graph.Support)
					kinds[1].count(r.Kind == graph.Attack && r.Contradiction == nil)
					kinds[2].count(r.Contradiction != nil)
				case r.Undercut():
					if on := r.Target.(*graph.Relation); len(r.Sources) != 1 || !on.Linked() || len(g.On(on)) != 1 {
						t.Errorf("%s: the undercut %s is not one claim's, the only one on linked premises", shape, graphtest.Name(r))
					}
				default:
					if len(r.Sources) > 3 {
						t.Errorf("%s: %d premises, want at most 3", shape, len(r.Sources))
					}
					attacks.count(r.Kind == graph.Attack)
					linked.count(r.Linked())
					if r.Linked() {
						three.count(len(r.Sources) == 3)
						undercut.count(len(g.On(r)) > 0)
					}
				}
			}
		}
		for i := range kinds {
			kinds[i].want, kinds[i].eps = 1./3, 0.04
		}
		for _, s := range append(kinds, attacks, linked, three, undercut) {
			if got := float64(s.of) / float64(s.all); got < s.want-s.eps || got > s.want+s.eps {
				t.Errorf("%s: share of %s is %.3f, want %.2f ± %.2f", shape, s.name, got, s.want, s.eps)
			}
		}
	}
}

// depth returns how many claims the longest way up a tree has.
func depth(g *graph.Graph) int {
	depths := map[graph.Node]int{} // parents come before their children
	deepest := 0
	for _, c := range g.Claims() {
		depths[c] = 1
		for _, r := range g.Uses(c) {
			depths[c] = depths[r.Conclusion()] + 1
		}
		deepest = max(deepest, depths[c])
	}
	return deepest
}

func TestShapesDifferInDepth(t *testing.T) {
	mean := func(shape string, n int) float64 {
		sum := 0
		const seeds = 30
		for seed := range uint64(seeds) {
			sum += depth(graphtest.Shape(shape, n, 0, seed))
		}
		return float64(sum) / seeds
	}
	order := []string{"chain", "caterpillar", "random", "balanced", "fan"}
	for _, n := range []int{20, 50, 200, 1000} {
		for i := range order[1:] {
			if deep, flat := mean(order[i], n), mean(order[i+1], n); deep <= flat {
				t.Errorf("%d claims: %s are %.1f deep and %s %.1f, want the first deeper", n, order[i], deep, order[i+1], flat)
			}
		}
	}
}

func TestShapesAreWhatTheyAreCalled(t *testing.T) {
	const n = 200
	for seed := range uint64(20) {
		if g := graphtest.Shape("fan", n, 0, seed); 2*len(g.On(g.Claims()[0])) < len(g.Relations()) {
			t.Errorf("fan, seed %d: %d of %d relations are on the main claim", seed, len(g.On(g.Claims()[0])), len(g.Relations()))
		}
		bearing := map[string]int{}
		for _, shape := range []string{"balanced", "chain", "caterpillar"} {
			g := graphtest.Shape(shape, n, 0, seed)
			for _, c := range g.Claims() {
				bearing[shape] = max(bearing[shape], len(g.On(c)))
			}
			// In a line, one claim at most of those below a claim has some below it.
			for _, c := range g.Claims() {
				going := 0
				for _, r := range g.On(c) {
					for _, s := range r.Sources {
						going += min(1, len(g.On(s)))
					}
				}
				if going > 1 && shape != "balanced" {
					t.Errorf("%s, seed %d: %d branches of %s go on, want one", shape, seed, going, c.Key)
				}
			}
		}
		if bearing["balanced"] > 3 || bearing["chain"] > 1 || bearing["caterpillar"] < 3 {
			t.Errorf("seed %d: most relations on one claim %v, want at most 3, at most 1, several", seed, bearing)
		}
	}
}

func TestTextsOfShapesLookLikeProse(t *testing.T) {
	words, letters, sentences := 0, 0, 0
	seen := map[string]bool{}
	for _, c := range graphtest.Shape("random", 2000, 0, 1).Claims() {
		text := c.Text.Plain
		if !strings.HasSuffix(text, ".") || !unicode.IsUpper(rune(text[0])) || strings.ToLower(text[1:]) != text[1:] {
			t.Errorf("%q: want one capital, first, and a full stop, last", text)
		}
		fields := strings.Fields(strings.TrimSuffix(text, "."))
		if len(fields) < 11 || len(fields) > 19 {
			t.Errorf("%q has %d words, want 11 to 19", text, len(fields))
		}
		sentences++
		words += len(fields)
		for _, w := range fields {
			letters += len(w)
			seen[strings.ToLower(w)] = true
			if strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
				t.Errorf("%q has %q, want letters only", text, w)
			}
		}
	}
	if mean := float64(words) / float64(sentences); mean < 14.7 || mean > 15.3 {
		t.Errorf("mean number of words %.2f, want 15", mean)
	}
	if mean := float64(letters) / float64(words); mean < 4.6 || mean > 4.8 {
		t.Errorf("mean length of words %.2f, want 4.7 as in English prose", mean)
	}
	if len(seen) < 120 {
		t.Errorf("%d different words, want at least 120", len(seen))
	}
}

func TestWithLeafAddsOneSupportingClaim(t *testing.T) {
	eachShape(t, func(t *testing.T, shape string, n, links int, seed uint64) {
		g := graphtest.Shape(shape, n, links, seed)
		before := len(g.NodeList())
		for _, k := range []int{0, n / 2, n - 1, n, -1} {
			with := graphtest.WithLeaf(shape, n, links, seed, k)
			nodes := with.NodeList()
			if len(nodes) != before+2 || len(with.Claims()) != n+1 {
				t.Fatalf("k = %d: %d nodes, want %d and a claim and a relation", k, len(nodes), before)
			}
			if got, want := graphtest.Names(nodes[:before]), graphtest.Names(g.NodeList()); got != want {
				t.Errorf("k = %d: the rest is\n%s\nwant\n%s", k, got, want)
			}
			for i, c := range g.Claims() {
				if with.Claims()[i].Text.Plain != c.Text.Plain {
					t.Errorf("k = %d: the text of %s is another one", k, c.Key)
				}
			}
			want := fmt.Sprintf("C%d > C%d", n+1, (k+n)%n+1)
			if got := graphtest.Name(nodes[before+1]); got != want {
				t.Errorf("k = %d: the last relation is %s, want %s", k, got, want)
			}
			if !slices.Equal(keys(with.MainClaims()), keys(g.MainClaims())) {
				t.Errorf("k = %d: the main claims are %s, want %s", k, graphtest.Names(with.MainClaims()), graphtest.Names(g.MainClaims()))
			}
		}
	})
}

func keys(claims []*graph.Claim) []string {
	var keys []string
	for _, c := range claims {
		keys = append(keys, c.Key)
	}
	return keys
}

func TestShapeRefusesWhatIsNone(t *testing.T) {
	for name, make := range map[string]func(){
		"an unknown shape":         func() { graphtest.Shape("star", 5, 0, 1) },
		"no claims":                func() { graphtest.Shape("random", 0, 0, 1) },
		"a leaf on no claims":      func() { graphtest.WithLeaf("random", 0, 0, 1, 0) },
		"less than no claims":      func() { graphtest.Shape("several", -1, 0, 1) },
		"a leaf of a shape unseen": func() { graphtest.WithLeaf("", 5, 0, 1, 0) },
	} {
		func() {
			defer func() {
				if message, _ := recover().(string); !strings.HasPrefix(message, "graphtest: ") {
					t.Errorf("%s: got %q, want a panic of graphtest", name, message)
				}
			}()
			make()
		}()
	}
}

func BenchmarkShape(b *testing.B) {
	for _, shape := range graphtest.Shapes {
		b.Run(shape+"/claims=10000", func(b *testing.B) {
			for b.Loop() {
				graphtest.Shape(shape, 10_000, 25, 1)
			}
		})
	}
}
