package gradual

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// shapley finds the exact Shapley value of each player. It reports false if that
// takes more work than is allowed.
func (l *lineup) shapley(found *Contributions) bool {
	n := len(l.players)
	// The strength with each set of players, sets being bits. From one set to
	// the next only one player comes in or goes (Gray code).
	strength := make([]float64, 1<<n)
	set := uint(len(strength) - 1)
	for k := range strength {
		if k > 0 {
			i := bits.TrailingZeros(uint(k))
			set ^= 1 << i
			l.enter(i, set&(1<<i) != 0)
		}
		strength[set] = l.strength()
		if l.looked > allowed {
			return false
		}
	}
	share := 1 / float64(max(n, 1)) // of the orders in which a player finds that many others in
	shares := make([]float64, n)    // and just these others
	for k := range shares {
		shares[k] = share
		share *= float64(k+1) / float64(max(n-1-k, 1))
	}
	for i := range found.List {
		for set := range strength {
			if set&(1<<i) == 0 {
				found.List[i].Value += shares[bits.OnesCount(uint(set))] * (strength[set|1<<i] - strength[set])
			}
		}
	}
	return true
}

// sample estimates the Shapley value of each player by what it adds in orders
// drawn at random (Castro, Gómez and Tejada, 2009). Players come in in one order
// and go in the next, which is that order read backwards. It reports false if
// there was not enough work allowed for two orders.
func (l *lineup) sample(found *Contributions, s Sampling) bool {
	n := len(l.players)
	random := rand.New(rand.NewPCG(s.Seed, uint64(n)))
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	squares := make([]float64, n) // of the distances from the mean, summed up
	for i := range order {
		l.enter(i, true)
	}
	l.looked = 0
	in, now := true, l.strength()
	for found.Samples < s.Samples {
		random.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
		added := make([]float64, n)
		for _, i := range order {
			l.enter(i, !in)
			before := now
			now = l.strength()
			added[i] = now - before
			if in {
				added[i] = before - now
			}
			if l.looked > allowed {
				break
			}
		}
		if l.looked > allowed {
			break // the order may be a half one
		}
		in = !in
		found.Samples++
		for i, a := range added {
			c := &found.List[i]
			away := a - c.Value
			c.Value += away / float64(found.Samples)
			squares[i] += away * (a - c.Value)
		}
	}
	if found.Samples < 2 {
		return false
	}
	count := float64(found.Samples)
	for i := range squares {
		found.List[i].Error = math.Sqrt(squares[i] / (count - 1) / count)
	}
	return true
}
