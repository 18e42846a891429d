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
	part, leftOut := PreselectedPart(g, s)
	return part.Graph, leftOut
}

// PreselectedPart does what Preselected does, and tells what of g each node of the
// graph stands for. Where nothing is kept out, it tells nothing.
func PreselectedPart(g *graph.Graph, s Settings) (*Part, []LeftOut) {
	sieve := newSieve(s.Selection, SectionsOf(g, s.Grouping))
	if !sieve.rejectsAny(g) {
		return &Part{Graph: g}, nil
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
	return partOf(g, without, gone, nil), m.LeftOut
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
