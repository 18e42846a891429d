package gradual

import "math"

// The formulas.

// base returns the base score of node i, given the strengths s.
func (n *network) base(i int32, s []float64) float64 {
	if n.out[i] {
		return 0
	}
	from := n.list(i, sources)
	if n.linked == Weakest {
		least := 1.0
		for _, j := range from {
			least = min(least, s[j])
		}
		return n.own[i] * least
	}
	base := n.own[i]
	for _, j := range from {
		base *= s[j]
	}
	return base
}

// strength returns the strength of node i, given the strengths s of what it
// depends on, all from 0 to 1. So is the result.
func (n *network) strength(i int32, s []float64) float64 {
	w := n.base(i, s)
	con, pro := n.list(i, attacks), n.list(i, supports)
	if n.out[i] || len(con)+len(pro) == 0 {
		return w
	}
	switch n.semantics {
	case DFQuAD:
		left, right := 1.0, 1.0
		for _, j := range con {
			left *= 1 - s[j]
		}
		for _, j := range pro {
			right *= 1 - s[j]
		}
		if a := left - right; a > 0 {
			return w + a*(1-w)
		} else {
			return w + a*w
		}
	case WeightedHCategoriser:
		sum := 0.0
		for _, j := range con {
			sum += s[j]
		}
		return w / (1 + sum)
	}
	e := 0.0
	for _, j := range pro {
		e += s[j]
	}
	for _, j := range con {
		e -= s[j]
	}
	if n.semantics == Euler {
		if w == 0 {
			return 0 // exp e may be infinite
		}
		return 1 - (1-w*w)/(1+w*math.Exp(e))
	}
	h := e * e / (1 + e*e)
	if e > 0 {
		return w + (1-w)*h
	}
	return w - w*h
}
