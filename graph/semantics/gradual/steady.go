package gradual

// Circles that leave no choice. In a circle whose strengths move each other
// little, every way of iterating comes to the same strengths, and from everywhere
// (Banach); so they need not be found from the base scores in small steps.

// steadiest is how much the claims of a circle may move a claim at the most, where
// each of them moves by 1.
const steadiest = 0.95

// steady reports whether all circles of p are known to leave no choice, whoever
// is out.
func (p *part) steady() bool {
	n := p.net
	blockOf := make([]int32, len(n.own))
	circles := false
	for k, b := range p.blocks {
		circles = circles || b.circular()
		for i := b.from; i < b.to; i++ {
			blockOf[i] = int32(k)
		}
	}
	if !circles {
		return true
	}
	// gain is how far a relation moves at the most if all claims of its block
	// move by 1.
	gain := make([]float64, len(n.own))
	inside := func(i int32, list []int32) (sum float64) {
		for _, j := range list {
			if blockOf[j] == blockOf[i] {
				sum += gain[j]
			}
		}
		return sum
	}
	for _, i := range n.nodes {
		gain[i] = 1
	}
	for _, i := range n.relations {
		moved := inside(i, n.list(i, sources))
		if n.linked == Weakest {
			moved = min(moved, 1)
		}
		byBase, byAttack := n.slopes(i)
		if len(n.list(i, attacks)) == 0 {
			byBase = 1
		}
		gain[i] = byBase*n.own[i]*moved + byAttack*inside(i, n.list(i, attacks))
	}
	for _, i := range n.nodes {
		_, byOther := n.slopes(i)
		if byOther*(inside(i, n.list(i, attacks))+inside(i, n.list(i, supports))) > steadiest {
			return false
		}
	}
	return true
}

// slopes returns how much the strength of node i changes at the most with its base
// score, where it has attacks only, and with each attack or support.
func (n *network) slopes(i int32) (byBase, byOther float64) {
	w := n.own[i] // the base score of a relation is not above it
	most := max(w, 1-w)
	if len(n.list(i, sources)) > 0 {
		most = w
	}
	switch n.semantics {
	case DFQuAD:
		return 1, most
	case Euler:
		return 2, 0.25
	case QuadraticEnergy:
		return 1, 0.65 * most // E²/(1+E²) rises by 3√3/8 at the most
	}
	return 1, w
}

// circular reports whether the nodes of b depend on themselves. A single node does
// not, since between a claim and itself there is a relation.
func (b block) circular() bool { return b.to > b.from+1 }
