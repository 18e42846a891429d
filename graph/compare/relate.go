package compare

import (
	"cmp"
	"slices"

	"crux/graph"
)

// Relations are compared as relations: two are the same if they do the same for the same
// from the same sources, undercuts being relations on relations that are the same.

// A form is what a relation is, in terms that both readings share.
type form struct {
	kind    graph.Kind
	sources string // the classes of its sources
	target  int    // the class of its target, of a claim or a relation
	step    bool   // it undercuts a sketch, rather than to rebut it
}

// classes number the claims and relations of both readings: what is the same has the same
// number.
type classes struct {
	al      *Alignment
	of      map[graph.Node]int
	divided map[int]bool // which stand for several claims of one reading
	next    int
}

func (al *Alignment) classes() *classes {
	c := &classes{al: al, of: map[graph.Node]int{}, divided: map[int]bool{}}
	for i := range al.Matches {
		m := &al.Matches[i]
		for _, n := range m.A {
			c.of[n] = c.next
		}
		for _, n := range m.B {
			c.of[n] = c.next
		}
		c.divided[c.next] = len(m.A) > 1 || len(m.B) > 1
		c.next++
	}
	for _, g := range []*graph.Graph{al.A, al.B} {
		for _, n := range claims(g) {
			c.number(n)
		}
	}
	return c
}

// number returns the class of a node, a new one if it has none yet.
func (c *classes) number(n graph.Node) int {
	k, ok := c.of[n]
	if !ok {
		k = c.next
		c.of[n] = k
		c.next++
	}
	return k
}

// none is the class of a missing target.
const none = -1

func (c *classes) target(r *graph.Relation) int {
	if r.Target == nil {
		return none
	}
	return c.number(r.Target)
}

// sources returns the classes of the sources of a relation, ascending, each once; without
// what is a part of the claim that it is on.
func (c *classes) sources(r *graph.Relation) []int {
	var list []int
	for _, s := range r.Sources {
		if k := c.of[s]; !c.divided[k] || k != c.target(r) {
			list = append(list, k)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// inner reports whether a relation is between claims that are one claim in the other
// reading: it goes with the split.
func (c *classes) inner(r *graph.Relation) bool { return len(r.Sources) > 0 && len(c.sources(r)) == 0 }

func (c *classes) form(r *graph.Relation) form {
	key := make([]byte, 0, 16)
	for _, k := range c.sources(r) {
		for k >= 0x80 {
			key = append(key, byte(k)|0x80)
			k >>= 7
		}
		key = append(key, byte(k))
	}
	return form{r.Kind, string(key), c.target(r), r.UndercutsSketch}
}

// relate finds the relations that are the same, those on claims first.
func (al *Alignment) relate() {
	al.Relations = map[*graph.Relation]*graph.Relation{}
	al.twins = map[*graph.Relation]*graph.Relation{}
	c := al.classes()
	// Several relations of one reading are one in the other where their ends are: of these
	// the first is kept.
	twin := func(first map[form]*graph.Relation, r *graph.Relation) {
		f := c.form(r)
		divided := r.Target != nil && c.divided[c.target(r)] || slices.ContainsFunc(c.sources(r), func(k int) bool { return c.divided[k] })
		if !divided || c.inner(r) {
			return
		}
		if one := first[f]; one != nil {
			al.twins[r] = one
			c.of[r] = c.number(one)
		} else {
			first[f] = r
		}
	}
	levels := [2][][]*graph.Relation{byLevel(al.A), byLevel(al.B)}
	for level := range max(len(levels[0]), len(levels[1])) {
		for _, of := range levels {
			first := map[form]*graph.Relation{}
			for _, r := range of[min(level, len(of)):min(level+1, len(of))] {
				for _, r := range r {
					twin(first, r)
				}
			}
		}
		waiting := map[form][]*graph.Relation{}
		if level < len(levels[1]) {
			for _, r := range levels[1][level] {
				if al.twins[r] != nil || c.inner(r) {
					continue
				}
				f := c.form(r)
				waiting[f] = append(waiting[f], r)
			}
		}
		if level >= len(levels[0]) {
			continue
		}
		for _, r := range levels[0][level] {
			if al.twins[r] != nil || c.inner(r) {
				continue
			}
			if list := waiting[c.form(r)]; len(list) > 0 {
				al.Relations[r] = list[0]
				waiting[c.form(r)] = list[1:]
				c.of[r] = c.number(list[0])
			}
		}
		for _, r := range levels[0][level] {
			if one := al.twins[r]; one != nil {
				c.of[r] = c.number(one)
			}
		}
	}
}

// join gives the relations of one reading that are one in the other the same class.
func (c *classes) join() {
	for _, g := range []*graph.Graph{c.al.A, c.al.B} {
		for _, r := range g.Relations() {
			if one := c.al.twins[r]; one != nil {
				c.of[r] = c.number(one)
			}
		}
	}
}

// byLevel returns the relations of a graph: those on claims, those on these, and so on.
func byLevel(g *graph.Graph) [][]*graph.Relation {
	var levels [][]*graph.Relation
	for _, r := range g.Relations() {
		level := 0
		for on, ok := r.Target.(*graph.Relation); ok; on, ok = on.Target.(*graph.Relation) {
			level++
		}
		for len(levels) <= level {
			levels = append(levels, nil)
		}
		levels[level] = append(levels[level], r)
	}
	return levels
}

// rest returns the relations of one reading that are not the same in the other.
func (c *classes) rest() (a, b []*graph.Relation) {
	al := c.al
	in := map[*graph.Relation]bool{}
	for _, r := range al.A.Relations() {
		if s := al.Relations[r]; s != nil {
			in[s] = true
		} else if al.twins[r] == nil && !c.inner(r) {
			a = append(a, r)
		}
	}
	for _, r := range al.B.Relations() {
		if !in[r] && al.twins[r] == nil && !c.inner(r) {
			b = append(b, r)
		}
	}
	return a, b
}

// A change is how far two relations that are not the same differ, or that they have
// nothing to do with each other.
type change struct {
	kind Kind
	cost int
}

// changed returns in what one relation of each reading differ, if that is one thing.
func (c *classes) changed(a, b *graph.Relation) (change, bool) {
	sa, sb := c.sources(a), c.sources(b)
	if len(sa) == 0 || len(sb) == 0 {
		return change{}, false
	}
	same := slices.Equal(sa, sb)
	target := c.target(a) == c.target(b)
	_, onA := a.Target.(*graph.Relation)
	_, onB := b.Target.(*graph.Relation)
	attacks := a.Kind == graph.Attack && b.Kind == graph.Attack
	switch {
	case same && target && a.Kind != b.Kind:
		return change{Polarity, 0}, true
	case same && target:
		return change{RebutUndercut, 0}, true // of a sketch: nothing else is left
	case same && attacks && onA != onB && c.about(a, b):
		return change{RebutUndercut, 1}, true
	case a.Kind == b.Kind && turned(sa, c.target(a), sb, c.target(b)):
		return change{Direction, 2}, true
	// An undercut by a part of a claim is something else than an attack by all of it.
	case same && a.Kind == b.Kind && (onA == onB || !slices.ContainsFunc(sa, func(k int) bool { return c.divided[k] })):
		return change{OtherTarget, 3}, true
	case target && a.Kind == b.Kind && meet(sa, sb):
		return change{OtherPremises, 4}, true
	}
	return change{}, false
}

// about reports whether of two attacks with the same sources the one on a relation bears
// on the claim that the other is on: as the conclusion of the relation, or as a source.
func (c *classes) about(a, b *graph.Relation) bool {
	on, ok := a.Target.(*graph.Relation)
	claim := b.Target
	if !ok {
		on, claim = b.Target.(*graph.Relation), a.Target
	}
	if claim == nil {
		return false
	}
	k := c.number(claim)
	if end := on.Conclusion(); end != nil && c.number(end) == k {
		return true
	}
	return slices.Contains(c.sources(on), k)
}

// turned reports whether the target of either of two relations is a source of the other,
// and they have the same ends.
func turned(sa []int, ta int, sb []int, tb int) bool {
	if ta == tb || !slices.Contains(sb, ta) || !slices.Contains(sa, tb) {
		return false
	}
	ends := func(s []int, t int) []int {
		all := append(slices.Clone(s), t)
		slices.Sort(all)
		return slices.Compact(all)
	}
	return slices.Equal(ends(sa, ta), ends(sb, tb))
}

func meet(a, b []int) bool {
	return slices.ContainsFunc(a, func(k int) bool { return slices.Contains(b, k) })
}

// A regrouped relation of several sources in one reading has its sources alone, or in
// smaller groups, in the other one: linked against convergent.
type regrouped struct {
	side   int // that of linked: 0 for A
	linked *graph.Relation
	apart  []*graph.Relation
}

// relink finds regrouped relations, those of the most sources first, and returns what is
// left of both lists.
func (c *classes) relink(a, b []*graph.Relation) (list []regrouped, restA, restB []*graph.Relation) {
	type aim struct {
		kind   graph.Kind
		target int
	}
	rest := [2][]*graph.Relation{a, b}
	var on [2]map[aim][]*graph.Relation
	type candidate struct {
		side, place, size int
		linked            *graph.Relation
	}
	var all []candidate
	for side, relations := range rest {
		on[side] = map[aim][]*graph.Relation{}
		for i, r := range relations {
			to := aim{r.Kind, c.target(r)}
			on[side][to] = append(on[side][to], r)
			if n := len(c.sources(r)); n > 1 {
				all = append(all, candidate{side, i, n, r})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.size, x.size), cmp.Compare(x.place, y.place))
	})
	used := map[*graph.Relation]bool{}
	for _, x := range all {
		if used[x.linked] {
			continue
		}
		sources := c.sources(x.linked)
		var apart []*graph.Relation
		covered := map[int]bool{}
		for _, s := range on[1-x.side][aim{x.linked.Kind, c.target(x.linked)}] {
			some := c.sources(s)
			if used[s] || len(some) == 0 || len(some) >= len(sources) || slices.ContainsFunc(some, func(k int) bool { return !slices.Contains(sources, k) }) {
				continue
			}
			apart = append(apart, s)
			for _, k := range some {
				covered[k] = true
			}
		}
		if len(apart) < 2 || len(covered) < len(sources) {
			continue
		}
		list = append(list, regrouped{x.side, x.linked, apart})
		used[x.linked] = true
		for _, s := range apart {
			used[s] = true
		}
	}
	for side := range rest {
		rest[side] = slices.DeleteFunc(slices.Clone(rest[side]), func(r *graph.Relation) bool { return used[r] })
	}
	return list, rest[0], rest[1]
}

// pairs returns which of the relations left changed into which, the least changes first, and
// of equal ones those whose places are nearest, so that it does not matter which reading is
// A.
func (c *classes) pairs(a, b []*graph.Relation) [][2]*graph.Relation {
	type candidate struct {
		a, b        *graph.Relation
		i, j, apart int // their places, and how far these are apart
		cost        int
	}
	// Relations that changed in one thing share a source; or what one is on is a source of
	// the other.
	bySource := map[int][]*graph.Relation{}
	place := map[*graph.Relation]int{}
	for j, r := range b {
		place[r] = j
		for _, k := range c.sources(r) {
			bySource[k] = append(bySource[k], r)
		}
	}
	var all []candidate
	for i, r := range a {
		seen := map[*graph.Relation]bool{}
		for _, k := range append(c.sources(r), c.target(r)) {
			for _, s := range bySource[k] {
				if seen[s] {
					continue
				}
				seen[s] = true
				if ch, ok := c.changed(r, s); ok {
					j := place[s]
					all = append(all, candidate{r, s, i, j, max(i-j, j-i), ch.cost})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(x.cost, y.cost), cmp.Compare(x.apart, y.apart), cmp.Compare(x.i+x.j, y.i+y.j))
	})
	var pairs [][2]*graph.Relation
	used := map[*graph.Relation]bool{}
	for _, p := range all {
		if !used[p.a] && !used[p.b] {
			used[p.a], used[p.b] = true, true
			pairs = append(pairs, [2]*graph.Relation{p.a, p.b})
		}
	}
	return pairs
}
