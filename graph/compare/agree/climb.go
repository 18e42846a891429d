package agree

// A better mapping from a good one: as long as that gains, a node goes elsewhere,
// and the node that was there takes its place.

// A climb is such a search.
type climb struct {
	a, b  *network
	w     worth
	to    []int // partners in b
	owner []int // partners in a
	steps int   // how many are left
}

// climbing improves to, a mapping of a onto b, until no exchange gains or there are
// no steps left, and returns what it is then worth and the steps left.
func climbing(a, b *network, w worth, to []int, steps int) (best float64, left int) {
	c := climb{a, b, w, to, make([]int, b.size()), steps}
	for j := range c.owner {
		c.owner[j] = unmapped
	}
	for i, j := range to {
		if j != unmapped {
			c.owner[j] = i
		}
	}
	for c.round() {
	}
	return w.of(a, b, to), max(0, c.steps)
}

// round tries every node at every place and reports whether that gained anything.
func (c *climb) round() (gained bool) {
	for i := range c.a.size() {
		for j := range c.b.size() {
			if c.steps <= 0 {
				return false
			}
			c.steps -= 4
			if c.a.isClaim(i) == c.b.isClaim(j) && c.to[i] != j && c.try(i, j) {
				gained = true
			}
		}
	}
	return gained
}

// try lets i go to j, and the node that is there to where i is, if that gains.
func (c *climb) try(i, j int) bool {
	from, other := c.to[i], c.owner[j]
	if _, _, ok := c.w.pair(i, j); !ok {
		return false
	}
	if other != unmapped && from != unmapped {
		if _, _, ok := c.w.pair(other, from); !ok {
			return false
		}
	}
	before := c.pair(i, other)
	c.set(i, j, other, from)
	if c.pair(i, other) > before+tolerance {
		return true
	}
	c.set(i, from, other, j)
	return false
}

// set lets i go to j and, if it is a node, other to from.
func (c *climb) set(i, j, other, from int) {
	c.to[i] = j
	if j != unmapped {
		c.owner[j] = i
	}
	if other != unmapped {
		c.to[other] = from
	}
	if from != unmapped {
		c.owner[from] = other
	}
}

// pair returns what i and other, if it is a node, add to the mapping; an edge
// between them is counted once.
func (c *climb) pair(i, other int) float64 {
	sum := 0.0
	add := func(node, except int) {
		if node != unmapped && c.to[node] != unmapped {
			sum += c.w.adds(c.a, c.b, c.to, node, c.to[node], except)
			c.steps -= 4 * (2 + len(c.a.in[node]) + len(c.a.out[node]))
		}
	}
	add(i, unmapped)
	add(other, i)
	return sum
}
