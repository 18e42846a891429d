package graphtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"crux/graph"
)

// Shapes are the names of the shapes that Shape makes:
//
//   - random: each argument bears on any of the claims before it;
//   - balanced: each claim gets about three premises, level by level;
//   - fan: three in four arguments bear on the main claim, the others on any;
//   - caterpillar: a long line of claims with several short arguments on each;
//   - chain: each argument bears on a premise of the one before it;
//   - several: like random, but with two or three main claims.
var Shapes = []string{"random", "balanced", "fan", "caterpillar", "chain", "several"}

// The shares of things, in per cent.
const (
	attacks  = 30 // of the arguments
	linked   = 30 // of the arguments have two or three premises
	undercut = 20 // of the linked ones
	fanned   = 75 // of the arguments of a fan bear on the main claim
	longer   = 40 // of the arguments of a caterpillar lead to its next claim
)

// enough is how many premises and undercutting claims a claim of a balanced map
// has before the next claim gets any.
const enough = 3

// Shape returns an argument of exactly n claims, n at least 1, in one of the
// Shapes. The same values give the same argument, on every machine.
//
// The argument is a tree: each claim but the main ones bears on one other. Claims
// are titled C1, C2, … in the order of the outline, with a text of 11 to 19 words
// each; the main claims are named as theses. Of the steps, 30 % are attacks and
// 30 % have two or three linked premises; 20 % of the linked ones are undercut
// by one claim.
//
// Links is how many relations there are beyond the tree for each hundred claims:
// supports, attacks and contradictions, a third each, of any claim on any other,
// whichever is higher up, so that there may be circles. No two join the same
// claims in the same direction, and none a claim and what it bears on in the
// tree; there are fewer where there is no room. They come last: arguments that
// differ in links alone have the same claims and the same tree, and the fewer
// links are the first of the more.
//
// Shape panics if there is no such shape or n is less than 1.
func Shape(shape string, n, links int, seed uint64) *graph.Graph {
	return shaped(shape, n, links, seed).graph()
}

// WithLeaf returns the argument that Shape returns, with one more claim, which
// supports claim k modulo n in source order and nothing else. The claim and the
// relation are the last two nodes; all others have the same IDs as without them.
func WithLeaf(shape string, n, links int, seed uint64, k int) *graph.Graph {
	m := shaped(shape, n, links, seed)
	conclusion := m.claims[((k%n)+n)%n]
	m.b.Support(conclusion, m.claim(-1))
	return m.graph()
}

func shaped(shape string, n, links int, seed uint64) *shapedMap {
	if !slices.Contains(Shapes, shape) {
		panic(fmt.Sprintf("graphtest: no shape %q; there are %q", shape, Shapes))
	}
	if n < 1 {
		panic(fmt.Sprintf("graphtest: a shape of %d claims; there must be at least one", n))
	}
	m := &shapedMap{rand: rand.New(rand.NewPCG(seed, uint64(n)))}
	t := grow(shape, n, m.rand)
	for i := range t.mains {
		c := m.claim(-1)
		m.b.Meta.Theses = append(m.b.Meta.Theses, c.Key)
		m.below(t, i, len(m.claims)-1)
	}
	m.link(n * links / 100)
	return m
}

// A tree has claims by number and the arguments on each. The claims are numbered
// as the tree grows.
type tree struct {
	rand      *rand.Rand
	mains     int
	arguments [][]argument // by the claim that they bear on
	grown     int          // how many arguments there are
	children  []int        // how many premises and undercutting claims are below each
	last      int          // the claim that the next argument is to bear on, if the shape cares
}

// An argument bears on a claim of a tree.
type argument struct {
	kind     graph.Kind
	premises []int
	undercut int // the claim that undercuts it, 0 for none
}

// grow grows a tree of n claims.
func grow(shape string, n int, r *rand.Rand) *tree {
	t := &tree{rand: r, mains: 1}
	if shape == "several" {
		t.mains = min(2+r.IntN(2), n)
	}
	for range t.mains {
		t.claim()
	}
	for len(t.arguments) < n {
		t.argue(shape, n-len(t.arguments))
	}
	return t
}

// claim adds a claim and returns its number.
func (t *tree) claim() int {
	t.arguments = append(t.arguments, nil)
	t.children = append(t.children, 0)
	return len(t.arguments) - 1
}

// argue adds an argument of at most room claims.
func (t *tree) argue(shape string, room int) {
	on := t.conclusion(shape)
	premises := 1
	if percent(t.rand, linked) {
		premises = min(2+t.rand.IntN(2), room)
	}
	a := argument{premises: make([]int, premises)}
	if percent(t.rand, attacks) {
		a.kind = graph.Attack
	}
	for i := range a.premises {
		a.premises[i] = t.claim()
	}
	t.children[on] += premises
	if premises > 1 && percent(t.rand, undercut) && premises < room {
		a.undercut = t.claim()
		t.children[on]++
	}
	t.arguments[on] = append(t.arguments[on], a)
	t.grown++
	if shape == "chain" || shape == "caterpillar" && percent(t.rand, longer) {
		t.last = a.premises[t.rand.IntN(premises)]
	}
}

// conclusion returns the claim that the next argument bears on.
func (t *tree) conclusion(shape string) int {
	switch shape {
	case "balanced":
		for t.children[t.last] >= enough {
			t.last++
		}
		return t.last
	case "caterpillar", "chain":
		return t.last
	case "fan":
		if percent(t.rand, fanned) {
			return 0
		}
	case "several":
		if t.grown < t.mains {
			return t.grown // none is left alone
		}
	}
	return t.rand.IntN(len(t.arguments))
}

func percent(r *rand.Rand, p int) bool { return r.IntN(100) < p }

// shapedMap is a graph that is made of a tree. Its claims are in source order.
type shapedMap struct {
	b      graph.Builder
	rand   *rand.Rand
	claims []*graph.Claim
	parent []int // the claim that each bears on in the tree, -1 for none
}

// claim adds a claim that bears on the parent.
func (m *shapedMap) claim(parent int) *graph.Claim {
	c := m.b.Claim("C"+strconv.Itoa(len(m.claims)+1), sentence(m.rand))
	m.claims = append(m.claims, c)
	m.parent = append(m.parent, parent)
	return c
}

// below adds what bears on claim i of t, which is claim parent of m: each branch
// to its end before the next, as an outline has it, and relations behind their
// sources.
func (m *shapedMap) below(t *tree, i, parent int) {
	for _, a := range t.arguments[i] {
		premises := make([]graph.Node, len(a.premises))
		for k, p := range a.premises {
			premises[k] = m.claim(parent)
			m.below(t, p, len(m.claims)-1)
		}
		step := m.b.Relate(a.kind, m.claims[parent], premises...)
		if a.undercut > 0 {
			u := m.claim(parent)
			m.below(t, a.undercut, len(m.claims)-1)
			m.b.Undercut(step, u)
		}
	}
}

// tries is how many pairs of claims are drawn for a link before it is given up.
const tries = 100

// link adds relations beyond the tree.
func (m *shapedMap) link(links int) {
	type pair struct{ from, to int }
	joined := map[pair]bool{}
	for range links {
		from, to, kind := 0, 0, m.rand.IntN(3)
		free := func() bool {
			return from != to && m.parent[from] != to && m.parent[to] != from &&
				!joined[pair{from, to}] && (kind < 2 || !joined[pair{to, from}])
		}
		for try := 0; try < tries && !free(); try++ {
			from, to = m.rand.IntN(len(m.claims)), m.rand.IntN(len(m.claims))
		}
		if !free() {
			return
		}
		joined[pair{from, to}] = true
		switch kind {
		case 0:
			m.b.Support(m.claims[to], m.claims[from])
		case 1:
			m.b.Attack(m.claims[to], m.claims[from])
		default:
			joined[pair{to, from}] = true
			m.b.Contradict(m.claims[from], m.claims[to])
		}
	}
}

func (m *shapedMap) graph() *graph.Graph {
	g, err := m.b.Graph()
	if err != nil {
		panic(fmt.Sprintf("graphtest: the builder refused what was made: %v", err))
	}
	return g
}
