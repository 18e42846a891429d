package argmap

import (
	"slices"

	"crux/graph"
)

// Preselected returns g without what its author keeps out of every map: by
// isInMap, by title, by sections or by tags; and what that is. A relation loses
// the sources that are kept out, and goes if none is left or if its target is
// gone. An argument takes its steps with it, and the claims that occur nowhere
// else. Where nothing is kept out, it is g itself that is returned.
//
// Statements that are not in the map because nothing connects to them, or
// because of the mode of selection, are left out at the level of arguments
// alone.
func Preselected(g *graph.Graph, s Settings) (*graph.Graph, []LeftOut) {
	sieve := newSieve(s.Selection, SectionsOf(g, s.Grouping))
	if !sieve.rejectsAny(g) {
		return g, nil
	}
	m := &Map{}
	a := newAtlas(g)
	gone := map[graph.Node]bool{}
	without := map[*graph.Argument]bool{}
	for _, list := range [][]*item{a.statements, a.arguments} {
		for _, x := range list {
			why, out := sieve.rejects(x.node)
			if !out {
				continue
			}
			m.leaveOut(x, why)
			switch {
			case x.node.Claim != nil:
				gone[x.node.Claim] = true
			case x.node.Sketch != nil:
				gone[x.node.Sketch] = true
			default:
				without[x.node.Argument] = true
			}
		}
	}
	if len(without) > 0 {
		a.empty(without, gone)
	}
	return prune(g, without, gone), m.LeftOut
}

// rejectsAny reports whether anything of g is kept out. That is rare, and the
// question is quickly answered.
func (s *sieve) rejectsAny(g *graph.Graph) bool {
	out := func(n Node) bool {
		_, rejected := s.rejects(&n)
		return rejected
	}
	return slices.ContainsFunc(g.Claims(), func(c *graph.Claim) bool { return out(Node{Claim: c}) }) ||
		slices.ContainsFunc(g.Arguments(), func(a *graph.Argument) bool { return out(Node{Argument: a}) }) ||
		slices.ContainsFunc(g.Sketches(), func(x *graph.Sketch) bool { return out(Node{Sketch: x}) })
}

// empty adds to gone the steps of arguments, and the claims that occur only in
// them.
func (a *atlas) empty(without map[*graph.Argument]bool, gone map[graph.Node]bool) {
	elsewhere := map[*graph.Claim]bool{}
	inside := map[*graph.Claim]bool{}
	note := func(n graph.Node, in map[*graph.Claim]bool) {
		if c, ok := n.(*graph.Claim); ok {
			in[c] = true
		}
	}
	for _, r := range a.g.Relations() {
		if r.Argument == nil {
			// What is written at the end of a relation occurs there. So does
			// what was not read from a file; a relation below a premise is
			// no occurrence of this.
			for _, n := range append(r.Sources[:len(r.Sources):len(r.Sources)], r.Target) {
				if c, ok := n.(*graph.Claim); ok && len(c.Occurrences) == 0 {
					elsewhere[c] = true
				}
			}
			continue
		}
		in := elsewhere
		if without[r.Argument] {
			in = inside
			gone[r] = true
		}
		for _, n := range r.Sources {
			note(n, in)
		}
		if r.Kind == graph.Support { // a linked objection only speaks of its target
			note(r.Target, in)
		}
	}
	for _, x := range a.statements {
		c := x.node.Claim
		for _, y := range x.premiseOf { // also where no step uses it
			if without[y.node.Argument] {
				inside[c] = true
			} else {
				elsewhere[c] = true
			}
		}
		for _, o := range c.Occurrences {
			switch o.Role {
			case graph.RolePremise, graph.RoleIntermediate, graph.RoleConclusion:
			default:
				elsewhere[c] = true
			}
		}
		if inside[c] && !elsewhere[c] {
			gone[c] = true
		}
	}
}

// prune returns a copy of g without what is gone and what needs it.
func prune(g *graph.Graph, without map[*graph.Argument]bool, gone map[graph.Node]bool) *graph.Graph {
	stays := map[*graph.Relation]bool{}
	asked := map[*graph.Relation]bool{}
	decide := func(r *graph.Relation) {
		// A relation may end on one that ends on a third, and so on.
		var chain []*graph.Relation
		for r != nil && !asked[r] {
			chain = append(chain, r)
			asked[r] = true
			r, _ = r.Target.(*graph.Relation)
		}
		for i := len(chain) - 1; i >= 0; i-- {
			r := chain[i]
			left := len(r.Sources) == 0
			for _, s := range r.Sources {
				left = left || !gone[s]
			}
			on, onRelation := r.Target.(*graph.Relation)
			stays[r] = left && !gone[r] && !(r.Target != nil && gone[r.Target]) && (!onRelation || stays[on])
		}
	}
	for _, r := range g.Relations() {
		decide(r)
	}

	b := graph.Builder{Meta: g.Meta}
	b.Meta.Theses = nil
	for _, key := range g.Meta.Theses {
		if c := g.Claim(key); c == nil || !gone[c] {
			b.Meta.Theses = append(b.Meta.Theses, key)
		}
	}
	made := map[graph.Node]graph.Node{}
	relation := func(to, from *graph.Relation) {
		to.Rules, to.Scheme, to.Strict, to.Strength, to.Reconstructed = from.Rules, from.Scheme, from.Strict, from.Strength, from.Reconstructed
		to.Whole, to.UndercutsSketch = from.Whole, from.UndercutsSketch
		to.Tags, to.Data, to.Occurrences = from.Tags, from.Data, from.Occurrences
		made[from] = to
	}
	for _, n := range g.NodeList() {
		if gone[n] {
			continue
		}
		switch n := n.(type) {
		case *graph.Claim:
			c := b.Claim(n.Key, "")
			copyClaim(c, n)
			c.Section = n.Section
			made[n] = c
		case *graph.Sketch:
			s := b.Sketch(n.Key, "")
			copySketch(s, n)
			s.Section = n.Section
			made[n] = s
		case *graph.Relation:
			switch c := n.Contradiction; {
			case !stays[n]:
			case c == nil:
				relation(b.Relate(n.Kind, nil), n)
			case n == c.There:
				one, _ := made[c.There.Sources[0]].(*graph.Claim)
				other, _ := made[c.Back.Sources[0]].(*graph.Claim)
				copied := b.Contradict(one, other)
				copied.Kind = c.Kind
				relation(copied.There, c.There)
				relation(copied.Back, c.Back)
			}
		}
	}
	for _, r := range g.Relations() {
		copied, ok := made[r].(*graph.Relation)
		if !ok || r.Contradiction != nil {
			continue
		}
		var sources []graph.Node
		for _, s := range r.Sources {
			if !gone[s] {
				sources = append(sources, made[s])
			}
		}
		var target graph.Node
		if r.Target != nil {
			target = made[r.Target]
		}
		b.Connect(copied, target, sources...)
	}
	for _, x := range g.Arguments() {
		if without[x] {
			continue
		}
		var steps []*graph.Relation
		for _, r := range x.Relations {
			if copied, ok := made[r].(*graph.Relation); ok {
				steps = append(steps, copied)
			}
		}
		copied := b.Argument(x.Key, steps...)
		copied.Untitled, copied.Text, copied.Tags, copied.Data = x.Untitled, x.Text, x.Tags, x.Data
		copied.Occurrences, copied.Section = x.Occurrences, x.Section
	}
	pruned, err := b.Graph()
	if err != nil {
		panic("argmap: " + err.Error()) // keys are those of one graph
	}
	pruned.Sections = g.Sections
	return pruned
}
