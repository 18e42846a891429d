package gradual

import (
	"errors"
	"fmt"

	"crux/graph"
)

// What each claim does for the strength of another.

// Contributions say what each claim and sketch that bears on one of them does
// for its strength.
type Contributions struct {
	Of graph.Node
	// Base and Strength are those of Of; to the accuracy of the Result, if that
	// has converged.
	Base, Strength float64

	// List has every claim and sketch from which a path of relations with
	// effect leads to Of, and which is not denied, in the order of the graph.
	// Of is in it where it is the one source of a relation to itself; what is
	// counted for it is what these relations do.
	List []Contribution

	// Samples is how many orders were drawn; 0 where the values are exact.
	Samples int
	// Converged says that every strength that was compared had settled.
	Converged bool
}

// A Contribution is what a claim or sketch does for the strength of another:
// positive where it speaks for it.
type Contribution struct {
	Node  graph.Node
	Value float64
	// Error is the standard error of a sampled value, else 0.
	Error float64
}

// A TooLargeError says that so many claims bear on one that their contributions
// cannot be found with the work that is allowed.
type TooLargeError struct {
	Of     graph.Node
	Claims int // that bear on it
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%d claims bear on %s, too many to find what each of them does for its strength", e.Claims, name(e.Of))
}

// Removals returns for each claim what is lost without it: the strength of c
// minus the strength that c has when the claim is taken out together with all
// relations that it is a source of (Kampik, Potyka, Yin, Čyras and Toni, 2024).
// That is the same as a strength of 0 for the claim. Such contributions say what
// would change, but they do not sum up to anything.
//
// The error is a *TooLargeError, or says that c is no claim or sketch of the
// graph.
func (r *Result) Removals(c graph.Node) (*Contributions, error) {
	p, err := r.part(c)
	if err != nil {
		return nil, err
	}
	l := newLineup(p, r)
	found := l.contributions(c)
	for i := range l.players {
		l.enter(i, false)
		found.List[i].Value = found.Strength - l.strength()
		l.enter(i, true)
		if l.looked > allowed {
			return nil, &TooLargeError{Of: c, Claims: len(l.players)}
		}
	}
	found.Converged = l.converged
	return found, nil
}

// Sampling says how Shapley values are found. The zero value is useful.
type Sampling struct {
	// Exact is up to how many contributing claims the values are exact, at
	// most 20, where that does not take more than some seconds; 0 stands for
	// 12, and what is negative for none.
	Exact int
	// Samples is how many orders are drawn at the most where they are not
	// exact; 0 stands for 1,000. There are fewer, but two at least, where the
	// graph is so large that these would take more than some seconds.
	Samples int
	// Seed is where the random numbers start. The same seed gives the same
	// values, on every machine.
	Seed uint64
}

const (
	defaultExact   = 12
	mostExact      = 20
	defaultSamples = 1000

	// allowed is how many strengths are looked at for contributions.
	allowed = 200_000_000
)

// Shapley returns for each claim its Shapley value: what it adds to the strength
// of c when the claims come in one after the other, on average over all orders
// in which they can come (Shapley, 1953). A claim that has not come in yet is
// taken out as in Removals. The values sum up to the strength of c minus its base
// score.
//
// Where they are not exact, orders are drawn at random, and each value has a
// standard error; the sum is as above nevertheless.
//
// The error is a *TooLargeError, or says that c is no claim or sketch of the
// graph or that s makes no sense.
func (r *Result) Shapley(c graph.Node, s Sampling) (*Contributions, error) {
	switch {
	case s.Exact > mostExact:
		return nil, fmt.Errorf("Shapley values of up to %d claims are wanted exactly; the most is %d", s.Exact, mostExact)
	case s.Samples < 0 || s.Samples == 1:
		return nil, errors.New("there must be at least two samples, since one says nothing about its error")
	}
	if s.Exact == 0 {
		s.Exact = defaultExact
	}
	if s.Samples == 0 {
		s.Samples = defaultSamples
	}
	p, err := r.part(c)
	if err != nil {
		return nil, err
	}
	l := newLineup(p, r)
	found := l.contributions(c)
	n := len(l.players)
	if exact := n <= s.Exact && l.shapley(found); !exact && !l.sample(found, s) {
		return nil, &TooLargeError{Of: c, Claims: n}
	}
	found.Converged = l.converged
	return found, nil
}

// contributions returns contributions without their values.
func (l *lineup) contributions(c graph.Node) *Contributions {
	found := &Contributions{Of: c, Strength: l.strength(), List: make([]Contribution, len(l.players))}
	if !l.net.out[l.of] {
		found.Base = l.net.own[l.of]
	}
	for i, p := range l.players {
		found.List[i].Node = p.node
	}
	return found
}
