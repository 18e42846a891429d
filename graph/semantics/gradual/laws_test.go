package gradual_test

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/semantics/gradual"
)

// drawOptions draws semantics, a way of linking, and changes to the graph.
func drawOptions(t *rapid.T, g *graph.Graph) gradual.Options {
	o := gradual.Options{
		Semantics: rapid.SampledFrom(gradual.All()).Draw(t, "semantics"),
		Linked:    rapid.SampledFrom([]gradual.Linked{gradual.Product, gradual.Weakest}).Draw(t, "linked"),
		Base:      map[graph.Node]float64{},
	}
	if nodes := g.NodeList(); len(nodes) > 0 {
		o.Deny = rapid.SliceOfN(rapid.SampledFrom(nodes), 0, 1).Draw(t, "deny")
		for _, n := range rapid.SliceOfN(rapid.SampledFrom(nodes), 0, 4).Draw(t, "weighed") {
			o.Base[n] = rapid.SampledFrom([]float64{0, 1, .1, .37, .9, .999999}).Draw(t, "base")
		}
	}
	if relations := g.Relations(); len(relations) > 0 {
		o.Drop = rapid.SliceOfN(rapid.SampledFrom(relations), 0, 1).Draw(t, "drop")
	}
	return o
}

// An oracle is the definition, written down once more, without regard to speed:
// strengths by name of their nodes, from the strengths of others.
type oracle struct {
	g *graph.Graph
	o gradual.Options
}

// acts reports whether a relation has an effect.
func (d oracle) acts(r *graph.Relation) bool {
	on, onRelation := r.Target.(*graph.Relation)
	switch {
	case slices.Contains(d.o.Drop, r), slices.Contains(d.o.Deny, graph.Node(r)), len(r.Sources) == 0, r.Target == nil,
		r.Kind != graph.Support && r.Kind != graph.Attack,
		r.Kind == graph.Support && (onRelation || d.o.Semantics == gradual.WeightedHCategoriser),
		onRelation && !d.acts(on):
		return false
	}
	return true
}

// dependsOn returns what the strength of n depends on.
func (d oracle) dependsOn(n graph.Node) []graph.Node {
	r, isRelation := n.(*graph.Relation)
	if slices.Contains(d.o.Deny, n) || isRelation && !d.acts(r) {
		return nil
	}
	var on []graph.Node
	if isRelation {
		for _, s := range r.Sources {
			if slices.Contains(d.o.Deny, s) {
				return nil // it has no strength, whatever else
			}
		}
		on = append(on, r.Sources...)
	}
	for _, r := range d.g.On(n) {
		if d.acts(r) {
			on = append(on, r)
		}
	}
	return on
}

// strength returns the strength of n from those of what it depends on.
func (d oracle) strength(n graph.Node, of func(graph.Node) float64) float64 {
	w := .5
	if d.o.Semantics == gradual.WeightedHCategoriser {
		w = 1
	}
	var given *float64
	switch n := n.(type) {
	case *graph.Claim:
		given = n.Strength
	case *graph.Sketch:
		given = n.Strength
	case *graph.Relation:
		if !d.acts(n) {
			return 0
		}
		w, given = 1, n.Strength
	}
	if given != nil {
		w = *given
	}
	if base, ok := d.o.Base[n]; ok {
		w = base
	}
	if slices.Contains(d.o.Deny, n) {
		return 0
	}
	if r, ok := n.(*graph.Relation); ok {
		if slices.ContainsFunc(r.Sources, func(s graph.Node) bool { return slices.Contains(d.o.Deny, s) }) {
			return 0
		}
		together := 1.0
		for _, s := range r.Sources {
			if d.o.Linked == gradual.Weakest {
				together = math.Min(together, of(s))
			} else {
				together *= of(s)
			}
		}
		w *= together
	}
	sumPro, sumCon, missPro, missCon := 0.0, 0.0, 1.0, 1.0
	for _, r := range d.g.On(n) {
		if !d.acts(r) {
			continue
		}
		if s := of(r); r.Kind == graph.Support {
			sumPro, missPro = sumPro+s, missPro*(1-s)
		} else {
			sumCon, missCon = sumCon+s, missCon*(1-s)
		}
	}
	switch d.o.Semantics {
	case gradual.DFQuAD:
		con, pro := 1-missCon, 1-missPro
		if con >= pro {
			return w - w*(con-pro)
		}
		return w + (1-w)*(pro-con)
	case gradual.Euler:
		return 1 - (1-w*w)/(1+w*math.Exp(sumPro-sumCon))
	case gradual.QuadraticEnergy:
		e := sumPro - sumCon
		h := e * e / (1 + e*e)
		if e > 0 {
			return w + (1-w)*h
		}
		return w * (1 - h)
	}
	return w / (1 + sumCon)
}

// circular reports whether a strength depends on itself.
func (d oracle) circular() bool {
	dependencies := simple.NewDirectedGraph()
	for _, n := range d.g.NodeList() {
		dependencies.AddNode(simple.Node(n.ID()))
	}
	for _, n := range d.g.NodeList() {
		for _, on := range d.dependsOn(n) {
			dependencies.SetEdge(dependencies.NewEdge(simple.Node(on.ID()), simple.Node(n.ID())))
		}
	}
	_, err := topo.Sort(dependencies)
	return err != nil
}

// all returns all strengths of a graph without circles.
func (d oracle) all() map[graph.Node]float64 {
	known := map[graph.Node]float64{}
	var of func(n graph.Node) float64
	of = func(n graph.Node) float64 {
		if _, ok := known[n]; !ok {
			known[n] = d.strength(n, of)
		}
		return known[n]
	}
	for _, n := range d.g.NodeList() {
		of(n)
	}
	return known
}

// uncircled drops relations, in their order, until there is no circle.
func uncircled(g *graph.Graph, o gradual.Options) gradual.Options {
	dropped := append(slices.Clone(o.Drop), g.Relations()...)
	for _, r := range g.Relations() {
		o.Drop = slices.DeleteFunc(slices.Clone(dropped), func(d *graph.Relation) bool { return d == r })
		if !(oracle{g, o}).circular() {
			dropped = o.Drop
		}
	}
	o.Drop = dropped
	return o
}

// On a graph without circles one pass, the fixed point of the discrete iteration
// and that of the continuous one are what the definition says.
func TestWithoutCirclesAllMethodsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		o := uncircled(g, drawOptions(t, g))
		right := oracle{g, o}.all()
		for method, tolerance := range map[gradual.Method]float64{gradual.Automatic: 1e-12, gradual.Pass: 1e-12, gradual.Discrete: 1e-7, gradual.Continuous: 1e-6} {
			o.Method = method
			r, err := gradual.Evaluate(g, o)
			if err != nil {
				t.Fatal(err)
			}
			if !r.Acyclic || !r.Converged || r.Residual > 1e-9 || r.Swings {
				t.Fatalf("%v: acyclic %v, converged %v, residual %g, swings %v\n%s", method, r.Acyclic, r.Converged, r.Residual, r.Swings, graphtest.Describe(g))
			}
			for n, want := range right {
				if got := r.Strength(n); !(math.Abs(got-want) <= tolerance) {
					t.Fatalf("%v, %v: the strength of %s is %.14g, want %.14g\n%s", o.Semantics, method, graphtest.Name(n), got, want, graphtest.Describe(g))
				}
			}
		}
	})
}

// Whatever the graph and the options, strengths are from 0 to 1, circles are
// found, and strengths that have converged are what the definition makes of them.
func TestAnyGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		o := drawOptions(t, g)
		o.Method = rapid.SampledFrom([]gradual.Method{gradual.Automatic, gradual.Discrete, gradual.Continuous}).Draw(t, "method")
		o.Step = rapid.SampledFrom([]float64{0, .01, .5, 1}).Draw(t, "step")
		o.MaxSteps = rapid.SampledFrom([]int{0, 1, 7, 100}).Draw(t, "most steps")
		r, err := gradual.Evaluate(g, o)
		if err != nil {
			t.Fatal(err)
		}
		d := oracle{g, o}
		if r.Acyclic == d.circular() {
			t.Fatalf("acyclic is %v\n%s", r.Acyclic, graphtest.Describe(g))
		}
		if r.Converged != (r.Residual < 1e-9) || r.Converged && r.Swings || r.Steps < 0 || o.MaxSteps > 0 && r.Steps > o.MaxSteps {
			t.Fatalf("converged %v, residual %g, swings %v, %d steps of at most %d", r.Converged, r.Residual, r.Swings, r.Steps, o.MaxSteps)
		}
		for _, n := range o.Deny {
			if r.Strength(n) != 0 || r.Base(n) != 0 {
				t.Fatalf("%s is denied and has the strength %g", graphtest.Name(n), r.Strength(n))
			}
		}
		residual := 0.0
		for _, n := range g.NodeList() {
			s, low, high := r.Strength(n), 0.0, 0.0
			low, high = r.Swing(n)
			if base := r.Base(n); !(s >= 0 && s <= 1 && base >= 0 && base <= 1 && 0 <= low && low <= s && s <= high && high <= 1) {
				t.Fatalf("%s has the base %g, the strength %g, between %g and %g", graphtest.Name(n), base, s, low, high)
			}
			residual = math.Max(residual, math.Abs(d.strength(n, r.Strength)-s))
		}
		if math.Abs(residual-r.Residual) > 1e-12 {
			t.Fatalf("%v, %v: the residual is %g, want %g\n%s", o.Semantics, o.Method, r.Residual, residual, graphtest.Describe(g))
		}
		again, err := gradual.Evaluate(g, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range g.NodeList() {
			if again.Strength(n) != r.Strength(n) || again.Steps != r.Steps {
				t.Fatalf("evaluating again gives %s another strength", graphtest.Name(n))
			}
		}
	})
}

// A further support never lowers what it supports, a further attack never raises
// what it attacks; nor does a higher base score lower anything.
func TestMonotony(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		o := uncircled(g, drawOptions(t, g))
		with, err := gradual.Evaluate(g, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range g.Relations() {
			if r.Target == nil || slices.Contains(o.Drop, r) {
				continue
			}
			without := o
			without.Drop = append(slices.Clone(o.Drop), r)
			before, err := gradual.Evaluate(g, without)
			if err != nil {
				t.Fatal(err)
			}
			gain := (with.Strength(r.Target) - before.Strength(r.Target)) * float64(r.Kind.Polarity())
			if gain < -1e-15 || r.Kind.Polarity() == graph.Neutral && gain != 0 {
				t.Fatalf("%v: with %s, its target has %g, without %g\n%s", o.Semantics, graphtest.Name(r), with.Strength(r.Target), before.Strength(r.Target), graphtest.Describe(g))
			}
		}
		for _, n := range g.NodeList() {
			higher := o
			higher.Base = map[graph.Node]float64{n: 1}
			for k, v := range o.Base {
				if k != n {
					higher.Base[k] = v
				}
			}
			after, err := gradual.Evaluate(g, higher)
			if err != nil {
				t.Fatal(err)
			}
			if after.Strength(n) < with.Strength(n)-1e-15 {
				t.Fatalf("%v: with a base score of 1, %s has %g, less than %g\n%s", o.Semantics, graphtest.Name(n), after.Strength(n), with.Strength(n), graphtest.Describe(g))
			}
		}
	})
}
