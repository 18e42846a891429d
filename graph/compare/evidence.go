package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"crux/graph"
)

// EvidenceKind is a kind of evidence that two claims are the same.
type EvidenceKind string

// The kinds of evidence, with their weights.
const (
	ByHand   EvidenceKind = "given"   // the user says so: 1
	BySame   EvidenceKind = "same"    // one names the other under "same" in its data: 1
	ByKey    EvidenceKind = "title"   // they have the same title: 0.6
	ByWords  EvidenceKind = "words"   // the share of their words that both have: 0.9
	BySource EvidenceKind = "passage" // the share of their sentences in the text that both have: 0.7
	ByPlace  EvidenceKind = "place"   // the share of what they bear on, and what bears on them, that is matched: 0.4
)

var weights = map[EvidenceKind]float64{ByHand: 1, BySame: 1, ByKey: 0.6, ByWords: 0.9, BySource: 0.7, ByPlace: 0.4}

// Evidence speaks for two claims being the same, with a value in (0, 1].
type Evidence struct {
	Kind  EvidenceKind
	Value float64
}

// exact is what scores are multiplied by to be whole numbers, so that sums of them are
// the same on every machine.
const exact = 1_000_000

// A pair is a claim of each reading for which something speaks.
type pair struct {
	a, b     int
	evidence []Evidence
	score    int64 // of exact
}

func (p *pair) rate() {
	rest := 1.0
	for _, e := range p.evidence {
		rest *= 1 - weights[e.Kind]*e.Value
	}
	p.score = int64(math.Round((1 - rest) * exact))
}

// worth is how much speaks for a pair, in millionths: −ln (1 − score), which adds up over
// the evidence; a score of 1 is worth as much as one of 0.999.
func (p *pair) worth() int64 { return worth(float64(p.score) / exact) }

func worth(score float64) int64 {
	return int64(math.Round(-math.Log(max(1-score, 0.001)) * exact))
}

// candidates are the pairs of two readings that share something.
type candidates struct {
	a, b      []graph.Node
	va, vb    []vector
	ta, tb    []string // what they say
	pairs     []pair
	byA       [][]int // the pairs of each claim of A, by ascending claim of B
	byB       [][]int
	nearA     [][]neighbour // what is around each claim, mostAround at the most
	nearB     [][]neighbour
	place     map[graph.Node]int  // of each claim in its reading
	taken     map[graph.Node]bool // what the user decides
	threshold int64
}

// mostAround is how many claims around one are looked at.
const mostAround = 40

// What many claims of both readings share makes those of them candidates that are near to
// each other in the order of what shares it: so many to either side where it makes more
// than mostPairs pairs.
const (
	mostPairs = 1600
	window    = 20
)

// newCandidates finds the pairs that share a title, a rare word or a passage.
func newCandidates(al *Alignment, o Options) *candidates {
	c := &candidates{a: claims(al.A), b: claims(al.B), place: map[graph.Node]int{}, taken: map[graph.Node]bool{}, threshold: int64(math.Round(o.Threshold * exact))}
	for _, g := range o.Given {
		for _, n := range append(slices.Clone(g.A), g.B...) {
			c.taken[n] = true
		}
	}
	for _, n := range c.a {
		c.nearA = append(c.nearA, around(al.A, n))
	}
	for _, n := range c.b {
		c.nearB = append(c.nearB, around(al.B, n))
	}
	texts := [2][]string{}
	for i, list := range [...][]graph.Node{c.a, c.b} {
		for _, n := range list {
			c.place[n] = len(texts[i])
			texts[i] = append(texts[i], plain(al.said(n)))
		}
	}
	c.ta, c.tb = texts[0], texts[1]
	v := vectors(texts[0], texts[1])
	c.va, c.vb = v[0], v[1]

	// Which claims have a title, a text, a word, a paragraph.
	byTitle, byText, byWord, byParagraph := index[string]{}, index[string]{}, index[int]{}, index[int]{}
	for side, list := range [...][]graph.Node{c.a, c.b} {
		for i, n := range list {
			if c.taken[n] {
				continue
			}
			// What one names as the same has the title in the other reading.
			for _, t := range append(sames(n), title(n)) {
				if t != "" {
					byTitle.add(t, side, i)
				}
			}
			byText.add(texts[side][i], side, i)
			for _, w := range v[side][i] {
				byWord.add(w.word, side, i)
			}
			for _, p := range al.places[side][n] {
				byParagraph.add(p[0], side, i)
			}
		}
	}
	with := make([][]int, len(c.a))
	meet := func(i, j int) { with[i] = append(with[i], j) }
	for i := range min(len(c.a), len(c.b)) {
		if !c.taken[c.a[i]] && !c.taken[c.b[i]] {
			meet(i, i) // one reading may be an edited copy of the other
		}
	}
	byTitle.pairs(window, meet)
	byText.pairs(window, meet)
	byWord.pairs(0, meet)
	byParagraph.pairs(0, meet)
	c.byA, c.byB = make([][]int, len(c.a)), make([][]int, len(c.b))
	for i, list := range with {
		slices.Sort(list)
		for _, j := range slices.Compact(list) {
			c.add(al, o, i, j)
		}
	}
	return c
}

// An index has the claims of each reading that share something, ascending.
type index[K comparable] map[K]*[2][]int

func (x index[K]) add(k K, side, i int) {
	of := x[k]
	if of == nil {
		of = &[2][]int{}
		x[k] = of
	}
	if list := of[side]; len(list) == 0 || list[len(list)-1] != i {
		of[side] = append(list, i)
	}
}

// pairs calls meet with all pairs that share something, in any order; where there are more
// than mostPairs, with those whose ranks differ by less than window.
func (x index[K]) pairs(window int, meet func(i, j int)) {
	for _, of := range x {
		all := len(of[0])*len(of[1]) <= mostPairs
		for k, i := range of[0] {
			from, to := 0, len(of[1])
			if !all {
				from, to = max(0, k-window+1), min(to, k+window)
			}
			for l := from; l < to; l++ {
				meet(i, of[1][l])
			}
		}
	}
}

// add adds a pair if something speaks for it.
func (c *candidates) add(al *Alignment, o Options, i, j int) {
	a, b := c.a[i], c.b[j]
	p := pair{a: i, b: j}
	speaks := func(kind EvidenceKind, value float64) {
		if value > 0 {
			p.evidence = append(p.evidence, Evidence{kind, math.Round(value*exact) / exact})
		}
	}
	if same(a, b) || same(b, a) {
		speaks(BySame, 1)
	}
	if t := title(a); !o.WithoutKeys && t != "" && t == title(b) {
		speaks(ByKey, 1)
	}
	// Equal texts are so also where they have no letters; of claims that say nothing only
	// those that stand at the same place in both readings are alike.
	if c.ta[i] == c.tb[j] && (c.ta[i] != "" || i == j) {
		speaks(ByWords, 1)
	} else {
		speaks(ByWords, alike(c.va[i], c.vb[j]))
	}
	speaks(BySource, al.crowd.shared(al.places[0][a], al.places[1][b]))
	p.rate()
	if len(p.evidence) == 0 {
		return
	}
	c.byA[i] = append(c.byA[i], len(c.pairs))
	c.byB[j] = append(c.byB[j], len(c.pairs))
	c.pairs = append(c.pairs, p)
}

// pair returns the pair of two claims, or nil.
func (c *candidates) pair(i, j int) *pair {
	k, ok := slices.BinarySearchFunc(c.byA[i], j, func(k, j int) int { return cmp.Compare(c.pairs[k].b, j) })
	if !ok {
		return nil
	}
	return &c.pairs[c.byA[i][k]]
}

// settle rates the pairs anew by their places in the graphs: by which of the claims
// around them are matched.
func (c *candidates) settle(al *Alignment) {
	for k := range c.pairs {
		p := &c.pairs[k]
		p.evidence = slices.DeleteFunc(p.evidence, func(e Evidence) bool { return e.Kind == ByPlace })
		if v := al.place(c.nearA[p.a], c.nearB[p.b]); v > 0 {
			p.evidence = append(p.evidence, Evidence{ByPlace, math.Round(v*exact) / exact})
		}
		p.rate()
	}
}

// place returns the share of the claims around a and b that are matched with each other
// and stand to them in the same way.
func (al *Alignment) place(nearA, nearB []neighbour) float64 {
	both := 0
	for _, x := range nearA {
		m := al.inA[x.node]
		if m == nil {
			continue
		}
		if slices.ContainsFunc(m.B, func(y graph.Node) bool { return slices.Contains(nearB, neighbour{y, x.kind, x.before}) }) {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(max(len(nearA), len(nearB)))
}

// around returns the neighbours of a claim, each once.
func around(g *graph.Graph, n graph.Node) []neighbour {
	var list []neighbour
	add := func(x neighbour) {
		if len(list) < mostAround && !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	for _, r := range g.On(n) {
		for _, s := range r.Sources {
			add(neighbour{s, r.Kind, true})
		}
	}
	for _, r := range g.Uses(n) {
		if end := r.Conclusion(); end != nil {
			add(neighbour{end, r.Kind, false})
		}
	}
	return list
}

// A neighbour is a claim before or behind another by a relation of a kind.
type neighbour struct {
	node   graph.Node
	kind   graph.Kind
	before bool
}

// title returns the title of a claim or sketch in lower case, "" if it has none.
func title(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		return strings.ToLower(n.Title())
	case *graph.Sketch:
		return strings.ToLower(n.Title())
	}
	return ""
}

// sames returns the titles that a claim names under "same" in its data.
func sames(n graph.Node) []string {
	var data graph.Data
	switch n := n.(type) {
	case *graph.Claim:
		data = n.Data
	case *graph.Sketch:
		data = n.Data
	}
	value, _ := data.Get("same")
	var list []string
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			if s, ok := graph.Word(v); ok {
				list = append(list, s)
			}
		}
	default:
		if s, ok := graph.Word(value); ok {
			list = append(list, s)
		}
	}
	for i, s := range list {
		list[i] = strings.ToLower(strings.Trim(strings.TrimSpace(s), "[]<>"))
	}
	return list
}

// same reports whether n names other as the same.
func same(n, other graph.Node) bool {
	t := title(other)
	return t != "" && slices.Contains(sames(n), t)
}
