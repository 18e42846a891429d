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
	BySource EvidenceKind = "passage" // the share of their sentences in the text that both have: 0.5
	ByPlace  EvidenceKind = "place"   // the share of what they bear on, and what bears on them, that is matched: 0.3
)

var weights = map[EvidenceKind]float64{ByHand: 1, BySame: 1, ByKey: 0.6, ByWords: 0.9, BySource: 0.5, ByPlace: 0.3}

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

// candidates are the pairs of two readings that share something.
type candidates struct {
	a, b      []graph.Node
	va, vb    []vector
	pairs     []pair
	byA       [][]int // the pairs of each claim of A, by ascending claim of B
	byB       [][]int
	nearA     [][]neighbour // what is around each claim, common at the most
	nearB     [][]neighbour
	taken     map[graph.Node]bool // what the user decides
	threshold int64
}

// common is how many claims of a reading may share a word, or a paragraph, for that to
// make them candidates, and how many claims around one are looked at.
const common = 40

// newCandidates finds the pairs that share a title, a rare word or a passage.
func newCandidates(al *Alignment, o Options) *candidates {
	c := &candidates{a: claims(al.A), b: claims(al.B), taken: map[graph.Node]bool{}, threshold: int64(math.Round(o.Threshold * exact))}
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
			texts[i] = append(texts[i], said(n))
		}
	}
	v := vectors(texts[0], texts[1])
	c.va, c.vb = v[0], v[1]

	// Which claims of B have a word, a title, a paragraph.
	byWord, byTitle, byParagraph := map[int][]int{}, map[string][]int{}, map[int][]int{}
	byText := map[string][]int{}
	bySame := map[string][]int{} // and which name a title as the same
	for j, n := range c.b {
		for _, w := range c.vb[j] {
			byWord[w.word] = append(byWord[w.word], j)
		}
		byTitle[title(n)] = append(byTitle[title(n)], j)
		byText[plain(texts[1][j])] = append(byText[plain(texts[1][j])], j)
		for _, t := range sames(n) {
			bySame[t] = append(bySame[t], j)
		}
		for _, p := range al.places[1][n] {
			if list := byParagraph[p[0]]; len(list) == 0 || list[len(list)-1] != j {
				byParagraph[p[0]] = append(list, j)
			}
		}
	}
	c.byA, c.byB = make([][]int, len(c.a)), make([][]int, len(c.b))
	for i, n := range c.a {
		if c.taken[n] {
			continue
		}
		with := slices.Clone(byText[plain(texts[0][i])])
		with = with[:min(len(with), common)]
		if i < len(c.b) {
			with = append(with, i) // one reading may be an edited copy of the other
		}
		add := func(list []int, most int) {
			if len(list) <= most {
				with = append(with, list...)
			}
		}
		for _, w := range c.va[i] {
			add(byWord[w.word], common)
		}
		for _, p := range al.places[0][n] {
			add(byParagraph[p[0]], common)
		}
		if t := title(n); t != "" {
			add(byTitle[t], common)
			add(bySame[t], common)
		}
		for _, t := range sames(n) {
			add(byTitle[t], common)
		}
		slices.Sort(with)
		for _, j := range slices.Compact(with) {
			if !c.taken[c.b[j]] {
				c.add(al, o, i, j)
			}
		}
	}
	return c
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
	if words := plain(said(a)); words != "" && words == plain(said(b)) {
		speaks(ByWords, 1) // also where it has no letters
	} else {
		speaks(ByWords, alike(c.va[i], c.vb[j]))
	}
	speaks(BySource, shared(al.places[0][a], al.places[1][b]))
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
		if len(list) < common && !slices.Contains(list, x) {
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
