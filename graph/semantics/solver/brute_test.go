package solver

// The definitions, word for word, over all pairs of sets: an oracle for small
// systems.

// bruteGamma is γ by repeating the rules until nothing changes.
func bruteGamma(s *System, x uint32) uint32 {
	y := uint32(0)
	for {
		before := y
		for i, n := range s.Nodes {
			holds := !n.Any
			for _, f := range n.For {
				in := y>>f&1 == 1
				if n.Any {
					holds = holds || in
				} else {
					holds = holds && in
				}
			}
			for _, a := range n.Against {
				holds = holds && x>>a&1 == 0
			}
			if holds {
				y |= 1 << i
			}
		}
		if y == before {
			return y
		}
	}
}

// a pair T ⊆ U.
type pair struct{ t, u uint32 }

func (p pair) undecided() uint32 { return p.u &^ p.t }

func subset(a, b uint32) bool { return a&^b == 0 }

// brute returns the labellings of s under a semantics. S must have few nodes.
func brute(s *System, semantics Semantics) []pair {
	if semantics == Stage {
		return bruteStage(s)
	}
	var complete []pair
	for t := range uint32(1) << len(s.Nodes) {
		u := bruteGamma(s, t)
		if subset(t, u) && bruteGamma(s, u) == t {
			complete = append(complete, pair{t, u})
		}
	}
	keep := func(best func(p pair, all []pair) bool) []pair {
		var kept []pair
		for _, p := range complete {
			if best(p, complete) {
				kept = append(kept, p)
			}
		}
		return kept
	}
	maximal := func(p pair, all []pair) bool {
		for _, q := range all {
			if p.t != q.t && subset(p.t, q.t) {
				return false
			}
		}
		return true
	}
	mask := uint32(1)<<s.shown() - 1
	switch semantics {
	case Grounded:
		return keep(func(p pair, all []pair) bool {
			for _, q := range all {
				if !subset(p.t, q.t) {
					return false
				}
			}
			return true
		})
	case Preferred:
		return keep(maximal)
	case Stable:
		return keep(func(p pair, _ []pair) bool { return p.t == p.u })
	case SemiStable:
		return keep(func(p pair, all []pair) bool {
			for _, q := range all {
				a, b := q.undecided()&mask, p.undecided()&mask
				if a != b && subset(a, b) {
					return false
				}
			}
			return true
		})
	case Ideal:
		all := ^uint32(0)
		for _, p := range keep(maximal) {
			all &= p.t
		}
		inside := func(p pair) bool { return subset(p.t, all) }
		return keep(func(p pair, complete []pair) bool {
			if !inside(p) {
				return false
			}
			for _, q := range complete {
				if inside(q) && !subset(q.t, p.t) {
					return false
				}
			}
			return true
		})
	}
	return complete
}

func bruteStage(s *System) []pair {
	hit := func(t uint32) uint32 {
		h := uint32(0)
		for i, n := range s.Nodes {
			for _, a := range n.Against {
				if t>>a&1 == 1 {
					h |= 1 << i
				}
			}
		}
		return h
	}
	var free, best []pair
	all := uint32(1)<<len(s.Nodes) - 1
	for t := range uint32(1) << len(s.Nodes) {
		if h := hit(t); t&h == 0 {
			free = append(free, pair{t, all &^ h})
		}
	}
	for _, p := range free {
		good := true
		for _, q := range free {
			if a, b := q.undecided(), p.undecided(); a != b && subset(a, b) {
				good = false
			}
		}
		if good {
			best = append(best, p)
		}
	}
	return best
}

func (p pair) labels(n int) Labels {
	l := make(Labels, n)
	for i := range l {
		switch {
		case p.t>>i&1 == 1:
			l[i] = In
		case p.u>>i&1 == 0:
			l[i] = Out
		}
	}
	return l
}
