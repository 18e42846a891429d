package semantics

import (
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/diag"
	"crux/graph/semantics/solver"
)

// A Standard is a proof standard: what it takes for a claim to stand, given the
// weights of the relations for and against it that hold (Gordon, Prakken and Walton,
// 2007; Gordon and Walton, 2009). The weight of a relation is its strength, 1 where
// none is given; that a claim is granted weighs 1.
type Standard string

// The proof standards. W+ is the largest weight for the claim, W- the largest
// against it, 0 where there is none.
const (
	Dialectical   Standard = "dialectical-validity"    // something for it, nothing against it
	Scintilla     Standard = "scintilla"               // something for it
	Preponderance Standard = "preponderance"           // W+ > W-
	Clear         Standard = "clear-and-convincing"    // W+ > W-, W+ > α, W+ − W- > β
	Doubt         Standard = "beyond-reasonable-doubt" // the same, and W- < γ
)

// Standards are all proof standards, the default first.
var Standards = []Standard{Dialectical, Scintilla, Preponderance, Clear, Doubt}

// Thresholds are the α, β and γ of the standards Clear and Doubt, in [0, 1].
type Thresholds struct{ Alpha, Beta, Gamma float64 }

// DefaultThresholds are those of Carneades.
var DefaultThresholds = Thresholds{.4, .3, .2}

// ParseStandard returns the standard of a name, in any case, or the nearest name
// ("" if there is none) and false.
func ParseStandard(name string) (s Standard, near string, ok bool) {
	var names []string
	for _, s := range Standards {
		if strings.EqualFold(name, string(s)) {
			return s, "", true
		}
		names = append(names, string(s))
	}
	return "", diag.Nearest(name, names), false
}

// exact is how much two weights must differ to be different: strengths are written
// in decimals, whose differences are not exact.
const exact = 1e-9

// weight returns the weight of a relation.
func weight(r *graph.Relation) float64 {
	if r.Strength == nil {
		return 1
	}
	return *r.Strength
}

// enough reports whether a claim can stand by something of weight pro although
// something of weight con is against it; a con of 0 may also mean that there is
// nothing.
func (c *Case) enough(pro, con float64, some bool) bool {
	t := c.o.Thresholds
	switch c.o.Standard {
	case Dialectical:
		return !some
	case Scintilla:
		return true
	case Preponderance:
		return pro > con+exact
	case Doubt:
		if con > t.Gamma-exact {
			return false
		}
	}
	return pro > con+exact && pro > t.Alpha+exact && pro-con > t.Beta+exact
}

// weigh states when the claim or sketch n holds by a standard of weights: if there is
// something for it that is enough against all that is against it. Each weight of
// what is for it gets a node of its own, which what outweighs it is against.
func (c *Case) weigh(n graph.Node) {
	pros := map[float64][]int32{}
	var weights []float64
	add := func(w float64) {
		if _, ok := pros[w]; !ok {
			weights = append(weights, w)
			pros[w] = nil
		}
	}
	for _, r := range c.g.On(n) {
		if r.Kind == graph.Support {
			w := weight(r)
			add(w)
			pros[w] = append(pros[w], int32(r.ID()))
		}
	}
	granted := c.granted[n.ID()]
	if granted {
		add(1)
	}
	slices.Sort(weights)
	var by []int32
	for _, w := range slices.Backward(weights) {
		if !c.enough(w, 0, false) {
			continue
		}
		way := solver.Node{Any: !(granted && w == 1), Passing: true}
		if way.Any {
			way.For = pros[w]
		}
		for _, r := range c.g.On(n) {
			if r.Kind == graph.Attack && !c.enough(w, weight(r), true) {
				way.Against = append(way.Against, int32(r.ID()))
			}
		}
		by = append(by, int32(len(c.system.Nodes)))
		c.system.Nodes = append(c.system.Nodes, way)
	}
	to := &c.system.Nodes[n.ID()]
	to.Any, to.For = true, by
}
