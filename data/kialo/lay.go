package kialo

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"crux/graph"
)

// A plan is the tree of claims that a graph is written as.
type plan struct {
	entries []entry
	numbers map[graph.Node]string // of claims and sketches, without the last point
	written map[*graph.Relation]bool
	at      map[string]graph.Node // what each number is
}

// An entry is a claim in one of its places.
type entry struct {
	node     graph.Node
	relation *graph.Relation // to what is above; nil for a thesis
	see      bool            // the claim stands elsewhere
	number   string          // without the last point
	spelled  string          // as the file has it, "" for one that it has not
}

// A child is a claim that bears on another one: one source of a relation.
type child struct {
	node     graph.Node
	relation *graph.Relation
}

// theses returns what the claims of one level are if it has to be said that they are what
// the discussion is about: one of them speaks for or against another claim. A thesis
// that is one for want of levels below another claim does not count.
func (p plan) theses() []graph.Node {
	var top []graph.Node
	named := false
	bears := map[graph.Node]bool{}
	for _, e := range p.entries {
		if e.see && e.relation.Kind.Polarity() != graph.Neutral && levels(e.number) <= depth {
			bears[e.node] = true
		}
	}
	for _, e := range p.entries {
		if levels(e.number) == 1 {
			top = append(top, e.node)
			named = named || bears[e.node]
		}
	}
	if !named {
		return nil
	}
	return top
}

// planner makes a plan.
type planner struct {
	g        *graph.Graph
	children map[graph.Node][]child
	plan     plan
}

// lay makes the plan of a graph. If the numbers of a file have been kept, these are
// taken as far as the graph still has what they say.
func lay(g *graph.Graph, entries []any) plan {
	p := &planner{g: g, children: map[graph.Node][]child{}, plan: plan{numbers: map[graph.Node]string{}, written: map[*graph.Relation]bool{}}}
	kept := len(entries) > 0
	for _, n := range g.NodeList() {
		kept = kept || own(n).String("number") != ""
	}
	for _, r := range g.Relations() {
		if target := above(r); target != nil {
			for _, s := range r.Sources {
				p.children[target] = append(p.children[target], child{s, r})
			}
		}
	}
	if kept {
		p.kept(entries)
	} else {
		p.outline()
	}
	p.plan.at = make(map[string]graph.Node, len(p.plan.entries))
	for _, e := range p.plan.entries {
		if p.plan.at[e.number] == nil {
			p.plan.at[e.number] = e.node
		}
		if e.relation != nil {
			p.plan.written[e.relation] = true
		}
	}
	return p.plan
}

// own returns what the format keeps of a node.
func own(n graph.Node) graph.Data {
	var foreign graph.Data
	switch n := n.(type) {
	case *graph.Claim:
		foreign = n.Foreign
	case *graph.Sketch:
		foreign = n.Foreign
	case *graph.Relation:
		foreign = n.Foreign
	}
	v, _ := foreign.Get(format)
	d, _ := v.(graph.Data)
	return d
}

// above returns the claim or sketch that the sources of a relation are written below:
// of a relation on a step, the first premise of the step. It is nil where there is none,
// or where the format has not the kind.
func above(r *graph.Relation) graph.Node {
	if _, ok := stances[r.Kind]; !ok {
		return nil
	}
	switch t := r.Target.(type) {
	case nil:
		return nil
	case *graph.Relation:
		if len(t.Sources) == 0 {
			return nil
		}
		return t.Sources[0]
	default:
		return t
	}
}

// outline numbers claims as an outline does: first those that bear on nothing, each with
// all that bears on it; then what is left, which bears on itself in a circle.
func (p *planner) outline() {
	bears := map[graph.Node]bool{}
	for _, list := range p.children {
		for _, c := range list {
			bears[c.node] = true
		}
	}
	var roots []graph.Node
	reserved := map[graph.Node]bool{}
	for _, key := range p.g.Meta.Theses {
		if c := p.g.Claim(key); c != nil && !reserved[c] {
			roots, reserved[c] = append(roots, c), true
		}
	}
	nodes := p.nodes()
	for _, n := range nodes {
		if !bears[n] && !reserved[n] {
			roots, reserved[n] = append(roots, n), true
		}
	}
	theses := 0
	var deep []graph.Node // what is too deep below others
	var below func(n graph.Node, number string, level int)
	below = func(n graph.Node, number string, level int) {
		p.plan.numbers[n] = number
		for i, c := range p.children[n] {
			e := entry{node: c.node, relation: c.relation, number: number + "." + strconv.Itoa(i+1)}
			switch {
			case p.plan.numbers[c.node] != "" || reserved[c.node]:
				e.see = true
			case level == depth:
				e.see, reserved[c.node] = true, true
				deep = append(deep, c.node)
			}
			p.plan.entries = append(p.plan.entries, e)
			if !e.see {
				below(c.node, e.number, level+1)
			}
		}
	}
	root := func(n graph.Node) {
		theses++
		p.plan.entries = append(p.plan.entries, entry{node: n, number: strconv.Itoa(theses)})
		below(n, strconv.Itoa(theses), 1)
	}
	rest := func() {
		for len(deep) > 0 {
			n := deep[0]
			deep = deep[1:]
			root(n)
		}
	}
	for _, n := range roots {
		root(n)
	}
	rest()
	for _, n := range nodes {
		if p.plan.numbers[n] == "" {
			root(n)
			rest()
		}
	}
}

// nodes returns the claims and sketches in their order.
func (p *planner) nodes() []graph.Node {
	var list []graph.Node
	for _, n := range p.g.NodeList() {
		if _, ok := n.(*graph.Relation); !ok {
			list = append(list, n)
		}
	}
	return list
}

// keeper makes a plan with the numbers of a file.
type keeper struct {
	*planner
	tree   tree[graph.Node] // nil for what is no claim
	most   map[string]int   // the highest number below each
	used   map[child]bool   // has an entry
	places []entry
}

func (p *planner) kept(entries []any) {
	k := &keeper{planner: p, most: map[string]int{}, used: map[child]bool{}}
	for _, e := range entries {
		d, _ := e.(graph.Data)
		if n := d.String("number"); entryForm.MatchString(n) {
			k.take(key(n), nil)
		}
	}
	k.keep()
	k.rest()
	k.order()
}

// take gives a number to a node.
func (k *keeper) take(number string, n graph.Node) {
	k.tree.put(number, n)
	i := strings.LastIndexByte(number, '.')
	if last, err := strconv.Atoi(number[i+1:]); err == nil {
		above := number[:max(i, 0)]
		k.most[above] = max(k.most[above], last)
	}
}

// keep takes the numbers that still say what the graph says: the relation to what is
// above is still there.
func (k *keeper) keep() {
	type number struct {
		key, spelled string
		node         graph.Node
		twice        bool
	}
	var numbers []number
	for _, n := range k.g.NodeList() {
		spelled := own(n).String("number")
		if m := entryForm.FindString(spelled); m == spelled && spelled != "" && levels(spelled) <= deepest {
			twice, _ := own(n).Get("twice")
			numbers = append(numbers, number{key(spelled), spelled, n, twice == true})
		}
	}
	slices.SortStableFunc(numbers, func(a, b number) int {
		if a.twice != b.twice && levels(a.key) == levels(b.key) {
			return map[bool]int{false: -1, true: 1}[a.twice]
		}
		return cmp.Compare(levels(a.key), levels(b.key))
	})
	for _, x := range numbers {
		if _, taken := k.tree.find(x.key); taken != x.twice {
			continue
		}
		up, _ := k.tree.above(x.key, func(n graph.Node) bool { return n != nil })
		e := entry{node: x.node, number: x.key, spelled: x.spelled}
		switch r, see := x.node.(*graph.Relation); {
		case see:
			if len(r.Sources) != 1 || above(r) != up || up == nil && r.Target != nil || levels(x.key) == 1 || k.used[child{r.Sources[0], r}] {
				continue
			}
			e.node, e.relation, e.see = r.Sources[0], r, true
		case x.twice && len(k.children[x.node]) > 0:
			continue // what is below would be taken for another's
		case levels(x.key) > 1:
			if e.relation = k.home(x.node, up); e.relation == nil || up == nil && e.relation.Kind == graph.Restatement {
				continue
			}
		}
		if e.relation != nil {
			k.used[child{e.node, e.relation}] = true
		}
		if !e.see {
			k.plan.numbers[e.node] = x.key
		}
		if !x.twice {
			k.take(x.key, e.node)
		}
		k.places = append(k.places, e)
	}
}

// home returns the relation by which a claim stands below another one.
func (k *keeper) home(n, up graph.Node) *graph.Relation {
	for _, r := range k.g.Uses(n) {
		if _, written := stances[r.Kind]; written && above(r) == up && (up != nil || r.Target == nil) && own(r).String("number") == "" && !k.used[child{n, r}] {
			return r
		}
	}
	return nil
}

// rest finds places for what has no number.
func (k *keeper) rest() {
	up := map[graph.Node][]child{} // what each claim bears on: the claim above, by which relation
	for _, r := range k.g.Relations() {
		if target := above(r); target != nil {
			for _, s := range r.Sources {
				if s != target && !k.used[child{s, r}] {
					up[s] = append(up[s], child{target, r})
				}
			}
		}
	}
	for _, n := range k.nodes() {
		var way []graph.Node
		entered := map[graph.Node]bool{}
		for at := n; k.plan.numbers[at] == "" && !entered[at]; at = up[at][0].node {
			entered[at] = true
			way = append(way, at)
			if len(up[at]) == 0 {
				break
			}
		}
		for _, n := range slices.Backward(way) {
			e := entry{node: n}
			if len(up[n]) > 0 {
				if above := k.plan.numbers[up[n][0].node]; above != "" && levels(above) < depth {
					e.relation, e.number = up[n][0].relation, k.next(above)
					k.used[child{n, e.relation}] = true
				}
			}
			if e.relation == nil {
				e.number = k.next("")
			}
			k.take(e.number, n)
			k.plan.numbers[n] = e.number
			k.places = append(k.places, e)
		}
	}
	for _, r := range k.g.Relations() {
		target := above(r)
		for _, s := range r.Sources {
			if target != nil && !k.used[child{s, r}] {
				e := entry{node: s, relation: r, see: true, number: k.next(k.plan.numbers[target])}
				k.take(e.number, s)
				k.places = append(k.places, e)
			}
		}
	}
}

// next returns the next number below one.
func (k *keeper) next(above string) string {
	n := strconv.Itoa(k.most[above] + 1)
	if above != "" {
		n = above + "." + n
	}
	return n
}

// order puts the entries into the order of the graph, unless theses would come behind
// later ones: then each thesis has its own behind it.
func (k *keeper) order() {
	id := func(e entry) int64 {
		if e.see {
			return e.relation.ID()
		}
		return e.node.ID()
	}
	slices.SortStableFunc(k.places, func(a, b entry) int { return cmp.Compare(id(a), id(b)) })
	top := func(e entry) string {
		n, _, _ := strings.Cut(e.number, ".")
		return n
	}
	compare := func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }
	last, ascending := "", true
	theses := map[string]bool{}
	for _, e := range k.places {
		if levels(e.number) == 1 {
			ascending = ascending && compare(last, e.number) <= 0
			last, theses[e.number] = e.number, true
		} else if e.relation.Kind == graph.Restatement && !e.see {
			ascending = ascending && theses[top(e)]
		}
	}
	if !ascending {
		slices.SortStableFunc(k.places, func(a, b entry) int {
			return cmp.Or(compare(top(a), top(b)), cmp.Compare(min(levels(a.number), 2), min(levels(b.number), 2)))
		})
	}
	k.plan.entries = k.places
}
