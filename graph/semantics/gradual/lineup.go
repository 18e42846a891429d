package gradual

// A lineup tells the strength of one node with any set of players in. At first
// all are in.
type lineup struct {
	*part
	converged bool // all strengths told so far had settled
	looked    int  // strengths looked at so far

	spread *spread // where no circle leaves a choice

	settling *settling // elsewhere
	bearing  []bool    // what the strength depends on with those who are in
	told     float64   // the strength told last
	changed  bool      // since then
}

func newLineup(p *part, r *Result) *lineup {
	l := &lineup{part: p, converged: true, changed: true}
	if p.steady() {
		l.spread = newSpread(p)
		return l
	}
	_, l.bearing = p.net.bearing(p.of)
	l.settling = newSettling(p.net, p.net.plan(l.bearing), r.Method, r.options)
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
	var blocks [][]int32
	blocks, l.bearing = l.net.bearing(l.of)
	l.looked += len(blocks)
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
