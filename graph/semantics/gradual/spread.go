package gradual

import (
	"math"
	"math/bits"
)

// A spread keeps the strengths of a part up to date: after a change, it evaluates
// only what this changes. It serves where the part is steady.
type spread struct {
	net       *network
	strengths []float64

	users []int32 // who depends on node i, from ends[i] to ends[i+1]
	ends  []int32

	circles []block // the blocks of several nodes
	circle  []int32 // the place in circles for each node, -1 for none
	before  []float64

	stale  []uint64 // the nodes that are to be evaluated, as bits
	lo, hi int      // among these words
}

func newSpread(p *part) *spread {
	n := p.net
	s := &spread{net: n, strengths: make([]float64, len(n.own)), ends: make([]int32, len(n.own)+1),
		users: make([]int32, len(n.in)), circle: make([]int32, len(n.own)), stale: make([]uint64, len(n.own)/64+1)}
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
		s.circle[i] = -1
		s.touch(int32(i))
	}
	for _, b := range p.blocks {
		if b.circular() {
			for i := b.from; i < b.to; i++ {
				s.circle[i] = int32(len(s.circles))
			}
			s.circles = append(s.circles, b)
		}
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
			if c := s.circle[i]; c >= 0 {
				looked += s.settle(s.circles[c])
				continue
			}
			s.stale[s.lo] &^= 1 << (i % 64)
			looked += 1 + len(s.net.all(i))
			if strength := s.net.strength(i, s.strengths); strength != s.strengths[i] {
				s.strengths[i] = strength
				s.pass(i, i)
			}
		}
	}
	return looked
}

// pass makes what depends on node i stale, as far as its number is above last.
func (s *spread) pass(i, last int32) {
	for _, j := range s.users[s.ends[i]:s.ends[i+1]] {
		if j > last {
			s.stale[j/64] |= 1 << (j % 64)
			s.hi = max(s.hi, int(j)/64)
		}
	}
}

const (
	// still is how much may change in one round where a circle has settled.
	still = 1e-15
	// mostRounds is not reached: changes become smaller by a twentieth at
	// least from round to round.
	mostRounds = 10_000
)

// settle evaluates the nodes of a circle one after the other, round after round,
// until nothing changes, and returns how many strengths it looked at.
func (s *spread) settle(b block) (looked int) {
	s.before = append(s.before[:0], s.strengths[b.from:b.to]...)
	for range mostRounds {
		changed := 0.0
		for i := b.from; i < b.to; i++ {
			strength := s.net.strength(i, s.strengths)
			changed = max(changed, math.Abs(strength-s.strengths[i]))
			s.strengths[i] = strength
			looked += 1 + len(s.net.all(i))
		}
		if changed <= still {
			break
		}
	}
	for i := b.from; i < b.to; i++ {
		s.stale[i/64] &^= 1 << (i % 64)
		if s.strengths[i] != s.before[i-b.from] {
			s.pass(i, b.to-1)
		}
	}
	return looked
}
