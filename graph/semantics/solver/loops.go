package solver

import (
	"slices"

	"github.com/go-air/gini/z"
)

// The clauses say that a node holds only if something for it does. That lets a
// circle of nodes that are for each other hold itself up, which γ, a least set,
// does not. So an answer is looked at, and where it has such a circle, a clause
// forbids it: one of the circle holds only if something from outside holds one of
// them (loop formulas: Lin and Zhao, 2004), and the question is asked again.

// A loop is a circle among the open nodes, with its members numbered from 0.
type loop struct {
	members []int32
	pro     [][]int32 // for each member: the members that are for it
	outside [][]int32 // and the other open nodes
}

// findLoops finds the circles among the open nodes.
func (p *problem) findLoops() {
	pro := make([][]int32, len(p.Nodes))
	some := false
	for _, i := range p.open {
		if p.Nodes[i].Any && slices.ContainsFunc(p.Nodes[i].For, func(f int32) bool { return p.fixed[f] == In }) {
			continue // it needs nothing more
		}
		for _, f := range p.Nodes[i].For {
			if p.fixed[f] == Undecided {
				pro[i] = append(pro[i], f)
				some = true
			}
		}
	}
	if !some {
		return
	}
	of, parts := components(len(p.Nodes), func(i int32) []int32 { return pro[i] })
	place := make([]int32, len(p.Nodes))
	for k, members := range parts {
		l := loop{members: members, pro: make([][]int32, len(members)), outside: make([][]int32, len(members))}
		for m, i := range members {
			place[i] = int32(m)
		}
		for m, i := range members {
			for _, f := range pro[i] {
				if of[f] == int32(k) {
					l.pro[m] = append(l.pro[m], place[f])
				} else {
					l.outside[m] = append(l.outside[m], f)
				}
			}
		}
		p.loops = append(p.loops, l)
	}
}

// refuteLoops adds a clause for each circle that holds itself up in the last
// answer, and reports whether there is one.
func (p *problem) refuteLoops() bool {
	// Clauses undo the answer, so all of it is read before the first one is added.
	type part struct{ in, mayBe [][]int32 }
	parts := make([]part, len(p.loops))
	found := false
	for i := range p.loops {
		parts[i].in = p.floating(&p.loops[i], p.in)
		if p.two {
			parts[i].mayBe = p.floating(&p.loops[i], p.mayBe)
		}
		found = found || len(parts[i].in)+len(parts[i].mayBe) > 0
	}
	for i := range p.loops {
		p.forbid(&p.loops[i], parts[i].in, p.in)
		p.forbid(&p.loops[i], parts[i].mayBe, p.mayBe)
	}
	return found
}

// floating returns the parts of l that hold in the layer of the last answer only
// because they hold each other up, each as the numbers of its members.
func (p *problem) floating(l *loop, layer []z.Lit) [][]int32 {
	holds := make([]bool, len(l.members))
	held := make([]bool, len(l.members))
	open := make([]int, len(l.members))
	speaksFor := make([][]int32, len(l.members))
	var fresh []int32
	for m, i := range l.members {
		if !p.sat.Value(layer[i]) {
			continue
		}
		holds[m] = true
		open[m] = len(l.pro[m])
		if p.Nodes[i].Any {
			open[m] = 1
			for _, f := range l.outside[m] {
				if p.sat.Value(layer[f]) {
					open[m] = 0
				}
			}
		}
		for _, f := range l.pro[m] {
			speaksFor[f] = append(speaksFor[f], int32(m))
		}
		if open[m] == 0 {
			held[m] = true
			fresh = append(fresh, int32(m))
		}
	}
	for len(fresh) > 0 {
		f := fresh[len(fresh)-1]
		fresh = fresh[:len(fresh)-1]
		for _, m := range speaksFor[f] {
			if open[m]--; open[m] == 0 {
				held[m] = true
				fresh = append(fresh, m)
			}
		}
	}
	// What floats may be several circles, one of which hangs on another. Those that
	// hang on no other are enough, and say most.
	rest := make([][]int32, len(l.members))
	some := false
	for m := range rest {
		if !holds[m] || held[m] {
			continue
		}
		some = true
		for _, f := range l.pro[m] {
			if holds[f] && !held[f] {
				rest[m] = append(rest[m], f)
			}
		}
	}
	if !some {
		return nil
	}
	of, parts := components(len(rest), func(m int32) []int32 { return rest[m] })
	var lowest [][]int32
	for k, part := range parts {
		hangs := false
		for _, m := range part {
			for _, f := range rest[m] {
				hangs = hangs || of[f] != int32(k)
			}
		}
		if !hangs {
			lowest = append(lowest, part)
		}
	}
	return lowest
}

// forbid says of each part of l that its members hold only if something outside
// the part, for one of them, does.
func (p *problem) forbid(l *loop, parts [][]int32, layer []z.Lit) {
	for _, part := range parts {
		inside := make([]bool, len(l.members))
		for _, m := range part {
			inside[m] = true
		}
		var outside []z.Lit
		for _, m := range part {
			if !p.Nodes[l.members[m]].Any {
				continue // it needs one of the part
			}
			for _, f := range l.outside[m] {
				outside = append(outside, layer[f])
			}
			for _, f := range l.pro[m] {
				if !inside[f] {
					outside = append(outside, layer[l.members[f]])
				}
			}
		}
		some := p.sat.Lit()
		p.add(append(outside, some.Not())...)
		for _, m := range part {
			p.add(layer[l.members[m]].Not(), some)
		}
	}
}
