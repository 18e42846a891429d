package compare

import (
	"context"
	"slices"

	"crux/graph"
	"crux/graph/semantics"
	"crux/graph/semantics/solver"
)

// All claims and relations of both readings are one system, the union. A difference is a
// switch on it: at A it has what A has of it, at B what B has. A relation is there if its
// difference has it and all its ends are there. A claim that is several in one reading is
// there as the one or as the several, which is one switch. Rewordings, voices, passages and
// schemes are no switches: they change no verdict.

// A unionGraph is both readings as one.
type unionGraph struct {
	al     *Alignment
	number map[graph.Node]int // of claims and relations; what is the same has one number
	groups map[*Match]int     // of what stands for all parts of a divided claim
	same   map[*graph.Relation]*graph.Relation
	items  []item

	ctx       context.Context
	semantics semantics.Semantics
	err       error // the first one
	work      int   // how many more items may be looked at
}

// An item is a claim or a relation of the union, or a group: all parts of a claim.
type item struct {
	relation, group bool
	kind            graph.Kind
	sources         []int // of a group its members
	target          int   // none for a claim, or where there is none
	// Reserved says that it is asserted for its reasons only; in the other way if the
	// difference otherwise is as in B.
	reserved  bool
	otherwise int
	// In which states of which differences it is there: those at A (false) or at B (true).
	// Without any it is there always.
	when []state
	// Ends are splits which must not all be as in a reading for which another item is there:
	// as covered says of A and of B.
	ends    []int
	covered [2]bool

	pro, con []int // the supports and attacks on it
}

type state struct {
	difference int
	b          bool
}

// isSwitch reports whether a difference can change a verdict.
func isSwitch(k Kind) bool {
	switch k {
	case Asserted, OnlyClaim, Polarity, Direction, RebutUndercut, LinkedConvergent, OtherTarget, OtherPremises, OnlyRelation, Split, Merged:
		return true
	}
	return false
}

func (al *Alignment) union(differences []Difference) *unionGraph {
	u := &unionGraph{al: al, number: map[graph.Node]int{}, groups: map[*Match]int{}, same: map[*graph.Relation]*graph.Relation{}}
	for _, r := range al.A.Relations() {
		if s := al.Relations[r]; s != nil {
			u.same[s] = r
		}
	}
	when := map[graph.Node][]state{}
	asserting := map[graph.Node]int{} // the difference in how a claim of A is asserted
	for i, d := range differences {
		switch {
		case d.Kind == Asserted:
			asserting[d.A[0]] = i
		case isSwitch(d.Kind):
			for _, n := range d.A {
				when[n] = append(when[n], state{i, false})
			}
			for _, n := range d.B {
				when[n] = append(when[n], state{i, true})
			}
		}
	}
	u.follow(when)
	u.claims(when, asserting)
	u.relations(when)
	for i := range u.items {
		it := &u.items[i]
		if !it.relation || it.target == none || len(it.sources) == 0 {
			continue
		}
		on := &u.items[it.target]
		switch {
		case it.kind == graph.Attack:
			on.con = append(on.con, i)
		case it.kind == graph.Support && !on.relation:
			on.pro = append(on.pro, i)
		}
	}
	return u
}

// follow gives relations of which no difference tells the switch of those that they go with:
// contradictions are told by one of their halves, and twins by the first of them.
func (u *unionGraph) follow(when map[graph.Node][]state) {
	for _, g := range []*graph.Graph{u.al.A, u.al.B} {
		for _, c := range g.Contradictions() {
			for _, half := range [][2]*graph.Relation{{c.There, c.Back}, {c.Back, c.There}} {
				both := u.al.Relations[half[1]] != nil || u.same[half[1]] != nil
				if len(when[half[0]]) > 0 && len(when[half[1]]) == 0 && !both {
					when[half[1]] = when[half[0]]
				}
			}
		}
		for _, r := range g.Relations() {
			if one := u.al.twins[r]; one != nil && len(when[r]) == 0 {
				when[r] = when[one]
			}
		}
	}
}

func (u *unionGraph) add(it item) int {
	u.items = append(u.items, it)
	return len(u.items) - 1
}

// divided reports whether a match is a switch: one claim that is several.
func divided(m *Match) bool { return m != nil && (m.Split() || m.Merged()) }

// claims adds all claims and sketches, and groups of parts.
func (u *unionGraph) claims(when map[graph.Node][]state, asserting map[graph.Node]int) {
	for _, g := range []*graph.Graph{u.al.A, u.al.B} {
		for _, n := range claims(g) {
			m := u.al.Of(n)
			if m != nil && !divided(m) {
				// Several that the user says are several are as one.
				if k, ok := u.number[m.A[0]]; ok {
					u.number[n] = k
					continue
				}
				n = m.A[0]
			}
			it := item{target: none, when: when[n], reserved: !asserted(n), otherwise: none}
			if i, ok := asserting[n]; ok {
				it.otherwise = i
			}
			u.number[n] = u.add(it)
			if m != nil {
				for _, other := range m.A {
					if _, ok := u.number[other]; !ok && !divided(m) {
						u.number[other] = u.number[n]
					}
				}
			}
		}
	}
	for i := range u.al.Matches {
		if m := &u.al.Matches[i]; divided(m) {
			var all []int
			for _, n := range slices.Concat(m.A, m.B) {
				all = append(all, u.number[n])
			}
			u.groups[m] = u.add(item{group: true, sources: all, target: none, otherwise: none})
		}
	}
}

// relations adds all relations. One that both readings have is one item, unless it has ends
// that are divided: then it is there as in A with the ends of A, and as in B with those of B.
// Where its ends are not as in its reading, what it is between is what there is instead.
func (u *unionGraph) relations(when map[graph.Node][]state) {
	ends := map[*graph.Relation][]*Match{} // which are divided
	for _, g := range []*graph.Graph{u.al.A, u.al.B} {
		for _, level := range byLevel(g) {
			for _, r := range level {
				var list []*Match
				if on, ok := r.Target.(*graph.Relation); ok {
					list = append(list, ends[on]...)
				}
				for _, n := range append(slices.Clone(r.Sources), r.Target) {
					if n == nil {
						continue
					}
					if m := u.al.Of(n); divided(m) && !slices.Contains(list, m) {
						list = append(list, m)
					}
				}
				ends[r] = list
				if first := u.same[r]; first != nil && len(list) == 0 {
					u.number[r] = u.number[first]
					continue
				}
				it := item{relation: true, kind: r.Kind, target: none, otherwise: none, when: when[r]}
				for _, s := range r.Sources {
					if k := u.number[s]; !slices.Contains(it.sources, k) {
						it.sources = append(it.sources, k)
					}
				}
				if r.Target != nil {
					it.target = u.number[r.Target]
				}
				u.number[r] = u.add(it)
			}
		}
	}
	u.between(ends, when)
}

// between adds relations between ends of which some are not as in their own reading: a claim
// in place of its parts, all parts in place of the claim.
func (u *unionGraph) between(ends map[*graph.Relation][]*Match, when map[graph.Node][]state) {
	made := map[*graph.Relation][]int{}
	c := u.al.classes()
	for side, g := range []*graph.Graph{u.al.A, u.al.B} {
		for _, level := range byLevel(g) {
			for _, r := range level {
				shared := u.al.Relations[r] != nil || u.same[r] != nil
				if len(ends[r]) == 0 || c.inner(r) || u.al.twins[r] != nil || shared && (side == 1 || len(ends[r]) < 2) {
					continue
				}
				it := item{relation: true, kind: r.Kind, target: none, otherwise: none, when: when[r]}
				it.covered = [2]bool{side == 0 || shared, side == 1 || shared}
				for _, m := range ends[r] {
					it.ends = append(it.ends, when[m.A[0]][0].difference)
				}
				for _, n := range r.Sources {
					k := u.of(n)
					if m := u.al.Of(n); divided(m) && r.Target != nil && u.al.Of(r.Target) == m {
						continue // a part of what it is on
					}
					if !slices.Contains(it.sources, k) {
						it.sources = append(it.sources, k)
					}
				}
				for _, t := range u.targets(r, made) {
					it := it
					it.target = t
					made[r] = append(made[r], u.add(it))
				}
			}
		}
	}
}

// targets returns all items that stand, in some state, for what a relation is on.
func (u *unionGraph) targets(r *graph.Relation, made map[*graph.Relation][]int) []int {
	switch on := r.Target.(type) {
	case nil:
	case *graph.Relation:
		list := []int{u.number[on]}
		first, other := on, u.al.Relations[on]
		if u.same[on] != nil {
			first, other = u.same[on], u.same[on]
		}
		if other != nil && u.number[other] != u.number[on] {
			list = append(list, u.number[other])
		}
		return append(list, made[first]...)
	default:
		if k := u.of(on); u.items[k].group {
			return u.items[k].sources
		}
		return []int{u.number[on]}
	}
	return nil
}

// of returns the item that stands for a claim that both readings have: of a divided one its
// group.
func (u *unionGraph) of(n graph.Node) int {
	if m := u.al.Of(n); divided(m) {
		return u.groups[m]
	}
	return u.number[n]
}

// cone leaves only the items on which x depends in any state, and returns the differences on
// which these depend, ascending; and the new number of x. Stable and semi-stable labellings
// depend on all items: on whether there are any, and on how much they leave undecided.
func (u *unionGraph) cone(x int) ([]int, int) {
	place := make([]int, len(u.items)) // 1 + the new number
	var list []int
	reach := func(k int) {
		if k != none && place[k] == 0 {
			list = append(list, k)
			place[k] = len(list)
		}
	}
	reach(x)
	if u.semantics != semantics.Grounded && !agreeing(u.semantics) {
		for k := range u.items {
			reach(k)
		}
	}
	for i := 0; i < len(list); i++ {
		it := &u.items[list[i]]
		for _, some := range [][]int{it.sources, it.pro, it.con, {it.target}} {
			for _, k := range some {
				reach(k)
			}
		}
	}
	var switches []int
	renumber := func(some []int) []int {
		var to []int
		for _, k := range some {
			to = append(to, place[k]-1)
		}
		return to
	}
	var items []item
	for _, k := range list {
		it := u.items[k]
		it.sources, it.pro, it.con = renumber(it.sources), renumber(it.pro), renumber(it.con)
		if it.target != none {
			it.target = place[it.target] - 1
		}
		items = append(items, it)
		for _, s := range it.when {
			switches = append(switches, s.difference)
		}
		switches = append(switches, it.ends...)
		if it.otherwise != none {
			switches = append(switches, it.otherwise)
		}
	}
	u.items = items
	slices.Sort(switches)
	return slices.Compact(switches), 0
}

// A setting says of each difference whether it is as in A, as in B, or open.
type setting []position

type position uint8

const (
	asInA position = iota
	asInB
	open
)

// presence says of each item whether it may be there, and whether it must.
func (u *unionGraph) presence(at setting) (may, must []bool) {
	may, must = make([]bool, len(u.items)), make([]bool, len(u.items))
	known := make([]bool, len(u.items))
	var find func(i int)
	find = func(i int) {
		if known[i] {
			return
		}
		known[i] = true
		it := &u.items[i]
		may[i], must[i] = true, true
		for _, s := range it.when {
			switch p := at[s.difference]; {
			case p == open:
				must[i] = false
			case (p == asInB) != s.b:
				may[i], must[i] = false, false
			}
		}
		if len(it.ends) > 0 {
			for side, there := range it.covered {
				own := [...]position{asInA, asInB}[side]
				sure, maybe := there, there // whether all are as in this reading
				for _, d := range it.ends {
					sure, maybe = sure && at[d] == own, maybe && (at[d] == own || at[d] == open)
				}
				may[i], must[i] = may[i] && !sure, must[i] && !maybe
			}
		}
		if it.group {
			return
		}
		for _, k := range append(slices.Clone(it.sources), it.target) {
			if k != none {
				find(k)
				may[i], must[i] = may[i] && may[k], must[i] && must[k]
			}
		}
	}
	for i := range u.items {
		find(i)
	}
	return may, must
}

// possible are the verdicts on x that the open differences leave possible, under grounded
// labellings: what is the same in all complete ones.
type possible struct{ in, out, undecided bool }

// bounds returns which verdicts on x are possible. It bounds both halves of the alternating
// fixpoint of the well-founded model (Van Gelder, 1993) from below and from above: by what
// holds wherever the open differences are, and by what may hold. Where none is open, one
// verdict is possible.
func (u *unionGraph) bounds(at setting, x int) possible {
	may, must := u.presence(at)
	reserved := func(it *item) (may, must bool) {
		may, must = it.reserved, it.reserved
		if it.otherwise != none {
			switch at[it.otherwise] {
			case asInB:
				may, must = !may, !must
			case open:
				may, must = true, false
			}
		}
		return may, must
	}
	// holds is the least set of what holds where nothing against it is in the given set;
	// sure asks that it does so wherever the open differences are.
	holds := func(sure bool, against []bool) []bool {
		set := make([]bool, len(u.items))
		there := may
		if sure {
			there = must
		}
		for again := true; again; {
			again = false
			u.work -= len(u.items)
			for i := len(u.items) - 1; i >= 0; i-- {
				it := &u.items[i]
				if set[i] || !there[i] || it.relation && len(it.sources) == 0 {
					continue
				}
				ok := !slices.ContainsFunc(it.con, func(k int) bool { return against[k] })
				switch {
				case !ok:
				case it.group:
					for _, k := range it.sources {
						// A part that is not there at all is no matter.
						ok = ok && (set[k] || sure && !may[k] || !sure && !must[k])
					}
				case it.relation:
					for _, k := range it.sources {
						ok = ok && set[k]
					}
				default:
					mayReserve, mustReserve := reserved(it)
					alone := !mustReserve
					if sure {
						alone = !mayReserve
					}
					for _, k := range it.pro {
						if set[k] {
							alone = true
							break
						}
						if sure && may[k] || !sure && must[k] {
							alone = false
						}
					}
					ok = alone
				}
				if ok {
					set[i], again = true, true
				}
			}
		}
		return set
	}
	none := make([]bool, len(u.items))
	least, most := none, none // of what is in
	var shaky, firm []bool    // of what is not out: at the most, at the least
	for {
		shaky, firm = holds(false, least), holds(true, most)
		l, m := holds(true, shaky), holds(false, firm)
		if slices.Equal(l, least) && slices.Equal(m, most) {
			break
		}
		least, most = l, m
	}
	return possible{in: most[x], out: !firm[x], undecided: shaky[x] && !least[x]}
}

// verdict returns the verdict on x where no difference is open.
func (u *unionGraph) verdict(at setting, x int) Verdict {
	p := u.bounds(at, x)
	if u.semantics == semantics.Grounded || !p.undecided && agreeing(u.semantics) {
		switch {
		case p.in:
			return Stands
		case p.out:
			return Falls
		}
		return Undecided
	}
	if u.err != nil {
		return ""
	}
	s := u.system(at)
	with, err := s.Credulous(u.ctx, u.semantics, x)
	var without solver.Labels
	if err == nil {
		without, err = s.Sceptical(u.ctx, u.semantics, x)
	}
	switch {
	case err != nil:
		u.err = err
		return ""
	case with != nil && without == nil:
		return Stands
	case with != nil:
		return Sometimes
	case without != nil && u.semantics == semantics.Ideal:
		return Verdict(without[x].String())
	case without != nil && u.semantics == semantics.Stable:
		return Falls // where nothing is undecided
	}
	return Never
}

// agreeing reports whether all labellings of a semantics have what is in or out under the
// grounded one, and there are some.
func agreeing(s semantics.Semantics) bool {
	return s == semantics.Complete || s == semantics.Preferred || s == semantics.Ideal
}

// can reports whether a verdict on x is possible.
func (u *unionGraph) can(at setting, x int, want Verdict) bool {
	if u.semantics != semantics.Grounded && !agreeing(u.semantics) {
		return true
	}
	p := u.bounds(at, x)
	if u.semantics != semantics.Grounded && p.undecided {
		return true
	}
	switch want {
	case Stands:
		return p.in
	case Falls:
		return p.out
	case Undecided:
		return p.undecided
	}
	return false
}

// system returns the system of what is there.
func (u *unionGraph) system(at setting) *solver.System {
	there, _ := u.presence(at)
	u.work -= len(u.items)
	s := &solver.System{Nodes: make([]solver.Node, len(u.items))}
	for i := range u.items {
		it, n := &u.items[i], &s.Nodes[i]
		present := func(list []int) (some []int32) {
			for _, k := range list {
				if there[k] {
					some = append(some, int32(k))
				}
			}
			return some
		}
		switch {
		case !there[i], it.relation && len(it.sources) == 0:
			*n = solver.Node{Any: true}
			continue
		case it.group, it.relation:
			n.For = present(it.sources)
			n.Any = len(n.For) == 0
		default:
			n.For = present(it.pro)
			n.Any = len(n.For) > 0 || it.reserved != (it.otherwise != none && at[it.otherwise] == asInB)
		}
		n.Against = present(it.con)
	}
	return s
}
