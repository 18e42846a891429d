package solver

import "slices"

// choices are the complete, preferred or stable labellings of an island, found one after
// another as they are needed.
type choices struct {
	island
	of       Semantics
	found    []Labels
	p        *problem // what is asked for the next one; made anew after the first
	excluded int      // how many of those found p has no more
	all      bool     // there are no more than those found
}

// eachOf calls yield with each complete, preferred or stable labelling: with all
// combinations of one labelling of each island. No island has to be known through and
// through before the first combinations are there.
func (q *search) eachOf(semantics Semantics, yield func(Labels) bool) error {
	var islands []*choices
	err := q.each(q.undecided(), slices.Clone(q.grounded), func(of island, _ Labels) error {
		islands = append(islands, &choices{island: of, of: semantics})
		return nil
	})
	if err != nil {
		return err
	}
	labels := slices.Clone(q.grounded)
	// choose puts labelling k of an island in its place, if there is one.
	choose := func(c *choices, k int) (bool, error) {
		l, err := c.at(k)
		if l == nil || err != nil {
			return false, err
		}
		for j, i := range c.members {
			labels[i] = l[j]
		}
		return true, nil
	}
	for _, c := range islands {
		if ok, err := choose(c, 0); !ok || err != nil {
			return err
		}
	}
	now := make([]int, len(islands)) // which labelling of each is chosen
	for {
		if !yield(slices.Clone(labels)) {
			return nil
		}
		if err := q.ctx.Err(); err != nil {
			return err
		}
		// As the wheels of a counter: the last one goes on, and where one is through it
		// starts again and the one before it goes on.
		wheel := len(islands) - 1
		for ; wheel >= 0; wheel-- {
			now[wheel]++
			ok, err := choose(islands[wheel], now[wheel])
			if err != nil {
				return err
			}
			if ok {
				break
			}
			now[wheel] = 0
			if _, err := choose(islands[wheel], 0); err != nil {
				return err
			}
		}
		if wheel < 0 {
			return nil
		}
	}
}

// at returns labelling k, or nil if there are no more than k; those before it have been
// asked for.
func (c *choices) at(k int) (Labels, error) {
	if k < len(c.found) {
		return c.found[k], nil
	}
	if c.all {
		return nil, nil
	}
	if c.p == nil {
		c.p = c.problem(c.of != Stable)
	}
	for ; c.excluded < len(c.found); c.excluded++ {
		exclude := c.p.differ
		if c.of == Preferred {
			exclude = c.p.exceed
		}
		if !exclude(c.found[c.excluded]) {
			c.all, c.p = true, nil
			return nil, nil
		}
	}
	l, err := c.p.answer()
	if err != nil {
		return nil, err
	}
	if l == nil {
		c.all, c.p = true, nil
		return nil, nil
	}
	if c.of == Preferred {
		if err := c.problem(true).grow(l); err != nil {
			return nil, err
		}
	}
	if k == 0 {
		c.p = nil // most islands are asked no further: their solvers would take much room
	}
	c.found = append(c.found, l)
	return l, nil
}
