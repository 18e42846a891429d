// Package gradual gives every claim, sketch and relation of an argument a
// strength: a number from 0 to 1, made of a base score and of the strengths of
// what speaks for and against it.
//
// The whole graph is evaluated, not a projection of it:
//
//   - The base score of a claim or sketch is its own strength where the data
//     give one, else 0.5, under the h-categoriser 1. Supports and attacks whose
//     target it is act on it, each by the relation's strength.
//   - The base score of a relation is the product of the strengths of its
//     sources times the relation's own strength (1 where the data give none).
//     Attacks whose target it is, undercuts, act on it as attacks act on a claim.
//
// So a relation with one source and without undercuts is transparent: its source
// acts on its target, as in the frameworks for which the semantics were defined.
// A contradiction is two attacks.
//
// Restatements and preferences, supports of a relation, relations without
// sources or target, and supports under the h-categoriser have no effect; a
// Result notes which there are.
package gradual

import (
	"math"
	"slices"

	"crux/graph"
)

// Semantics says how the strength of a claim comes of its base score w and of
// the strengths of its supports and attacks. Write E for the sum of the supports
// minus that of the attacks.
type Semantics uint8

const (
	// DFQuAD (df-quad) multiplies: with a the product of 1 − s over the
	// attacks, b that over the supports and A = a − b, the strength is
	// w + (1−w)A where A > 0, else w + wA. Rago, Toni, Aurisicchio and Baroni,
	// KR 2016.
	DFQuAD Semantics = iota
	// Euler (euler), Euler-based: 1 − (1−w²) / (1 + w·exp E). Amgoud and
	// Ben-Naim, 2018.
	Euler
	// QuadraticEnergy (quadratic-energy): with h = E²/(1+E²), the strength is
	// w + (1−w)h where E > 0, else w − wh. Potyka, KR 2018.
	QuadraticEnergy
	// WeightedHCategoriser (h-categoriser) knows attacks only: w divided by 1
	// plus the sum of the attacks. Besnard and Hunter, 2001, without base
	// scores; with them Amgoud, Ben-Naim, Doder and Vesic, IJCAI 2017.
	WeightedHCategoriser
)

// Base returns the base score of a claim or sketch whose data give none.
func (s Semantics) Base() float64 {
	if s == WeightedHCategoriser {
		return 1
	}
	return 0.5
}

// Linked says what several sources of one relation are worth together.
type Linked uint8

const (
	Product Linked = iota // the product of their strengths
	Weakest               // the least of their strengths
)

// Method says how the strengths are found.
type Method uint8

const (
	// Automatic is Pass on a graph without circles and Continuous on others.
	Automatic Method = iota
	// Pass evaluates each node once, after all that it depends on. It is
	// for graphs without circles.
	Pass
	// Discrete evaluates all claims anew from the strengths before, starting
	// from the base scores, until nothing changes. In circles it may swing
	// to and fro for ever.
	Discrete
	// Continuous follows ds/dt = f(s) − s from the base scores, f being what
	// Discrete does in one step, by the Runge–Kutta method of fourth order,
	// until nothing moves. It has the fixed points of Discrete, and settles
	// in many circles in which that one swings; that it always does is not
	// known. Potyka, KR 2018 and AAMAS 2019.
	Continuous
)

// Options say what is evaluated and how. The zero value is DF-QuAD with products,
// by one pass or the continuous model, of the graph as it is.
type Options struct {
	Semantics Semantics
	Linked    Linked
	Method    Method

	// Base has base scores that count instead of those of the data: of claims
	// and sketches, and the own strengths of relations.
	Base map[graph.Node]float64
	// Deny are nodes whose strength and base score are 0, whatever speaks
	// for them.
	Deny []graph.Node
	// Drop are relations that are left out. Base scores stay as they are.
	Drop []*graph.Relation

	// Step is the step size of Continuous, above 0 and at most 1; 0 stands
	// for 0.1.
	Step float64
	// Epsilon, below 1, is how little may still change in one step, or in one
	// unit of time, where the strengths count as settled; 0 stands for 1e-9.
	Epsilon float64
	// MaxSteps is how many steps Discrete or Continuous take at the most; 0
	// stands for 10,000, or fewer, at least 100, where the graph is so large
	// that these would take more than a few seconds.
	MaxSteps int
}

const (
	defaultStep     = 0.1
	defaultEpsilon  = 1e-9
	defaultMaxSteps = 10_000

	// enough is how many strengths an evaluation looks at by default before
	// it stops, but for leastSteps steps.
	enough     = 1_000_000_000
	leastSteps = 100
)

// A Result has the strengths of an argument and says how they were found.
type Result struct {
	// Method is the one that was used, never Automatic.
	Method Method
	// Acyclic says that no strength depends on itself.
	Acyclic bool
	// Converged says that Residual is below the epsilon of the options. The
	// strengths mean little otherwise.
	Converged bool
	// Swings says that Discrete ended in two states which follow each other
	// for ever; see Result.Swing.
	Swings bool
	// Residual is the largest difference that evaluating a claim or sketch
	// once more would make.
	Residual float64
	// Steps is how many steps Discrete or Continuous took; 1 for Pass.
	Steps int
	// Notes tell which relations have no effect, in the order of Reasons.
	Notes []Note

	graph     *graph.Graph
	options   Options
	net       *network
	strengths []float64 // by ID
	next      []float64 // the state after them, where they have not settled
}

// Evaluate gives every node of g its strength.
//
// Where the graph has circles and the method is Automatic, the claims in circles
// and all that bears on these take part in the continuous model, and the others
// follow in one pass; the result is that of Continuous.
//
// The error is a *StrengthError, or several joined, where a strength in g or a
// base score in o is not from 0 to 1; other errors are about the options.
func Evaluate(g *graph.Graph, o Options) (*Result, error) {
	if err := o.check(g); err != nil {
		return nil, err
	}
	net, notes, err := newNetwork(g, o)
	if err != nil {
		return nil, err
	}
	plan := net.plan(slices.Repeat([]bool{true}, len(net.own)))
	method, err := o.method(plan.acyclic())
	if err != nil {
		return nil, err
	}
	r := &Result{Method: method, Acyclic: plan.acyclic(), Notes: notes, graph: g, options: o, net: net}
	if method != Pass && o.Method != Automatic {
		plan = net.everything()
	}
	s := newSettling(net, plan, method, o)
	s.run()
	r.Converged, r.Swings, r.Residual, r.Steps = s.converged, s.swings, s.residual, s.steps
	r.strengths, r.next = s.strengths, s.next
	return r, nil
}

// Strength returns the strength of a node of the graph, from 0 to 1: for a
// relation, that by which it acts on its target, 0 where it has no effect.
func (r *Result) Strength(n graph.Node) float64 { return r.strengths[n.ID()] }

// Base returns the base score of a node of the graph: for a relation, what its
// sources are worth times its own strength. Of what is denied, dropped or
// without effect it is 0.
func (r *Result) Base(n graph.Node) float64 { return r.net.base(int32(n.ID()), r.strengths) }

// Swing returns the lower and the higher of the last two strengths of n. They
// differ only where Discrete did not converge.
func (r *Result) Swing(n graph.Node) (low, high float64) {
	low = r.strengths[n.ID()]
	high = low
	if r.next != nil {
		high = r.next[n.ID()]
	}
	return math.Min(low, high), math.Max(low, high)
}
