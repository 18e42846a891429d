package gradual

import "math/bits"

// A lineup tells the strength of one node with any set of players in. At first
// all are in.
type lineup struct {
	*part
	converged bool // all strengths told so far had settled
	looked    int  // strengths looked at so far

	spread *spread // where there are no circles

	settling *settling // where there are
	bearing  []bool    // what the strength depends on with those who are in
	told     float64   // the strength told last
	changed  bool      // since then
}

func newLineup(p *part, r *Result) *lineup {
	l := &lineup{part: p, converged: true, changed: true}
	_, l.bearing = p.net.bearing(p.of)
	if plan := p.net.plan(l.bearing); plan.acyclic() {
		l.spread = newSpread(p.net)
	} else {
		l.settling = newSettling(p.net, plan, r.Method, r.options)
	}
	return l
}

// enter puts a player in or out.
func (l *lineup) enter(player int, in bool) {
	parts := l.players[player].parts
	for _, i := range parts {
		l.net.out[i] = !in
		if l.spread != nil {
			l.spread.touch(i)
		}
	}
	// Most players make no difference while others are out that stand between
	// them and the node in question.
	if l.spread != nil || !l.bearing[parts[0]] {
		return
	}
	var members []int32
	members, l.bearing = l.net.bearing(l.of)
	l.looked += len(members)
	l.changed = l.changed || !in || l.bearing[parts[0]]
}

// strength returns the strength of the node in question.
func (l *lineup) strength() float64 {
	if l.spread != nil {
		l.looked += l.spread.run()
		return l.spread.strengths[l.of]
	}
	if l.changed {
		l.settling.plan = l.net.plan(l.bearing)
		l.looked += l.settling.run()
		l.converged = l.converged && l.settling.converged
		l.told, l.changed = l.settling.strengths[l.of], false
	}
	return l.told
}

// A spread keeps the strengths of a network without circles up to date: after a
// change, it evaluates only what this changes. Nodes have higher numbers than what
// they depend on.
type spread struct {
	net       *network
	strengths []float64

	users []int32 // who depends on node i, from ends[i] to ends[i+1]
	ends  []int32

	stale  []uint64 // the nodes that are to be evaluated, as bits
	lo, hi int      // among these words
}

func newSpread(n *network) *spread {
	s := &spread{net: n, strengths: make([]float64, len(n.own)), ends: make([]int32, len(n.own)+1),
		users: make([]int32, len(n.in)), stale: make([]uint64, len(n.own)/64+1)}
	for _, j := range n.in {
		s.ends[j+1]++
	}
	for i := range n.own {
		s.ends[i+1] += s.ends[i]
	}
	filled := make([]int32, len(n.own))
	for i := range n.own {
		for _, j := range n.all(int32(i)) {
			s.users[s.ends[j]+filled[j]] = int32(i)
			filled[j]++
		}
		s.touch(int32(i))
	}
	return s
}

// touch says that the strength of node i may not be right any more.
func (s *spread) touch(i int32) {
	word := int(i) / 64
	if s.lo > s.hi {
		s.lo, s.hi = word, word
	}
	s.lo, s.hi = min(s.lo, word), max(s.hi, word)
	s.stale[word] |= 1 << (i % 64)
}

// run makes all strengths right, and returns how many it looked at for that.
func (s *spread) run() (looked int) {
	for ; s.lo <= s.hi; s.lo++ {
		looked++
		for s.stale[s.lo] != 0 {
			i := int32(s.lo*64 + bits.TrailingZeros64(s.stale[s.lo]))
			s.stale[s.lo] &^= 1 << (i % 64)
			looked += 1 + len(s.net.all(i))
			strength := s.net.strength(i, s.strengths)
			if strength == s.strengths[i] {
				continue
			}
			s.strengths[i] = strength
			for _, j := range s.users[s.ends[i]:s.ends[i+1]] {
				s.stale[j/64] |= 1 << (j % 64)
				s.hi = max(s.hi, int(j)/64)
			}
		}
	}
	return looked
}
