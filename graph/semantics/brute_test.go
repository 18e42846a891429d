package semantics

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"crux/graph"
)

// The definition of γ, word for word on the graph, and all pairs of sets: an oracle for
// small arguments.

type oracle struct {
	*testing.T
	g *graph.Graph
	o Options
}

// base reports whether x needs no reasons.
func (b oracle) base(x graph.Node) bool {
	if slices.Contains(b.o.Grant, x) {
		return true
	}
	voice, unstated := "", false
	switch x := x.(type) {
	case *graph.Claim:
		if !x.Asserted {
			return false
		}
		voice, unstated = x.Voice, x.Implicit
	case *graph.Sketch:
		voice = x.Voice
	}
	if b.o.Author && voice != "" && !unstated {
		return false
	}
	for _, r := range b.g.Relations() {
		if r.Kind == graph.Support && r.Target == x && len(r.Sources) > 0 && !b.o.Claims {
			return false
		}
	}
	return true
}

// standard reports whether x stands, given what is for it and against it.
func (b oracle) standard(x graph.Node, pro, con []float64) bool {
	if b.base(x) {
		pro = append(pro, 1)
	}
	largest := func(w []float64) float64 {
		if len(w) == 0 {
			return 0
		}
		return slices.Max(w)
	}
	p, c, t := largest(pro), largest(con), b.o.Thresholds
	if t == (Thresholds{}) {
		t = DefaultThresholds
	}
	switch b.o.Standard {
	case Scintilla:
		return len(pro) > 0
	case Preponderance:
		return p > c
	case Clear:
		return p > c && p > t.Alpha && p-c > t.Beta+1e-9
	case Doubt:
		return p > c && p > t.Alpha && p-c > t.Beta+1e-9 && c < t.Gamma
	}
	return len(pro) > 0 && len(con) == 0
}

func (b oracle) gamma(x uint32) uint32 {
	has := func(set uint32, n graph.Node) bool { return set>>n.ID()&1 == 1 }
	y := uint32(0)
	for {
		before := y
		for _, n := range b.g.NodeList() {
			holds := true
			if r, ok := n.(*graph.Relation); ok {
				holds = len(r.Sources) > 0 && !slices.Contains(b.o.Drop, r)
				for _, s := range r.Sources {
					holds = holds && has(y, s)
				}
				for _, u := range b.g.Relations() {
					if u.Kind == graph.Attack && u.Target == n && has(x, u) {
						holds = false
					}
				}
			} else {
				var pro, con []float64
				for _, r := range b.g.Relations() {
					w := 1.0
					if r.Strength != nil {
						w = *r.Strength
					}
					if r.Target == n && r.Kind == graph.Support && has(y, r) {
						pro = append(pro, w)
					}
					if r.Target == n && r.Kind == graph.Attack && has(x, r) {
						con = append(con, w)
					}
				}
				holds = !slices.Contains(b.o.Deny, n) && b.standard(n, pro, con)
			}
			if holds {
				y |= 1 << n.ID()
			}
		}
		if y == before {
			return y
		}
	}
}

type pair struct{ t, u uint32 }

func inside(a, b uint32) bool { return a&^b == 0 }

// labellings returns the labellings under a semantics, in order.
func (b oracle) labellings(s Semantics) []string {
	var complete []pair
	n := len(b.g.NodeList())
	for t := range uint32(1) << n {
		if u := b.gamma(t); inside(t, u) && b.gamma(u) == t {
			complete = append(complete, pair{t, u})
		}
	}
	isPreferred := func(p pair) bool {
		return !slices.ContainsFunc(complete, func(q pair) bool { return p.t != q.t && inside(p.t, q.t) })
	}
	shared := ^uint32(0) // in under every preferred labelling
	for _, p := range complete {
		if isPreferred(p) {
			shared &= p.t
		}
	}
	wanted := map[Semantics]func(p pair) bool{
		Grounded: func(p pair) bool {
			return !slices.ContainsFunc(complete, func(q pair) bool { return !inside(p.t, q.t) })
		},
		Complete:  func(pair) bool { return true },
		Preferred: isPreferred,
		Stable:    func(p pair) bool { return p.t == p.u },
		SemiStable: func(p pair) bool {
			return !slices.ContainsFunc(complete, func(q pair) bool {
				x, y := q.u&^q.t, p.u&^p.t
				return x != y && inside(x, y)
			})
		},
		Ideal: func(p pair) bool {
			return inside(p.t, shared) && !slices.ContainsFunc(complete, func(q pair) bool {
				return inside(q.t, shared) && !inside(q.t, p.t)
			})
		},
	}[s]
	var list []string
	for _, p := range complete {
		if wanted(p) {
			labels := make([]Label, n)
			for i := range labels {
				switch {
				case p.t>>i&1 == 1:
					labels[i] = In
				case p.u>>i&1 == 0:
					labels[i] = Out
				}
			}
			list = append(list, fmt.Sprint(labels))
		}
	}
	slices.Sort(list)
	return list
}

// random returns an argument of few nodes and what is granted in it.
func random(r *rand.Rand) (*graph.Graph, Options) {
	var b graph.Builder
	var nodes []graph.Node
	var relations []*graph.Relation
	one := func(times int) bool { return r.IntN(times) == 0 }
	for i := range 1 + r.IntN(4) {
		if one(8) {
			nodes = append(nodes, b.Sketch(fmt.Sprint("S", i), ""))
			continue
		}
		c := b.Claim(fmt.Sprint("C", i), "")
		c.Asserted, c.Implicit = !one(6), one(6)
		if one(4) {
			c.Voice = "the mayor"
		}
		nodes = append(nodes, c)
	}
	for range r.IntN(6) {
		kind := graph.Kind(r.IntN(2))
		if one(12) {
			kind = graph.Kind(2 + r.IntN(2))
		}
		var target graph.Node = nodes[r.IntN(len(nodes))]
		if len(relations) > 0 && one(3) {
			target = relations[r.IntN(len(relations))]
		}
		if one(15) {
			target = nil
		}
		var sources []graph.Node
		for range 1 + r.IntN(5)/3 {
			sources = append(sources, nodes[r.IntN(len(nodes))])
		}
		if one(15) {
			sources = nil
		}
		rel := b.Relate(kind, target, sources...)
		if one(2) {
			w := float64(r.IntN(11)) / 10
			rel.Strength = &w
		}
		relations = append(relations, rel)
	}
	g, err := b.Graph()
	if err != nil {
		panic(err)
	}
	var o Options
	some := func() []graph.Node {
		if !one(5) {
			return nil
		}
		return []graph.Node{nodes[r.IntN(len(nodes))]}
	}
	o.Grant, o.Deny = some(), some()
	if len(relations) > 0 && one(5) {
		o.Drop = relations[:1]
	}
	o.Claims, o.Author = one(5), one(5)
	if one(2) {
		o.Standard = Standards[r.IntN(len(Standards))]
	}
	return g, o
}

// TestAgainstTheDefinition compares all that is found about small arguments with what
// the definition of γ says.
func TestAgainstTheDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	ctx := context.Background()
	for range 2500 {
		g, o := random(r)
		c := New(g, o)
		b := oracle{t, g, o}
		for _, s := range All[:6] {
			want := b.labellings(s)
			var got []string
			if err := c.Each(ctx, s, func(l *Labelling) bool {
				got = append(got, fmt.Sprint([]Label(l.labels)))
				return true
			}); err != nil {
				t.Fatal(err)
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("%s labellings of\n%s\nwith %+v:\nwant %v\ngot  %v", s, describe(g), o, want, got)
			}
		}
	}
}

// describe says what is in a graph.
func describe(g *graph.Graph) string {
	s := ""
	for _, n := range g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			s += fmt.Sprintf("%d claim asserted=%v implicit=%v voice=%q\n", n.ID(), n.Asserted, n.Implicit, n.Voice)
		case *graph.Sketch:
			s += fmt.Sprintf("%d sketch\n", n.ID())
		case *graph.Relation:
			s += fmt.Sprintf("%d %s", n.ID(), n.Kind)
			for _, m := range n.Sources {
				s += fmt.Sprintf(" %d", m.ID())
			}
			if n.Target != nil {
				s += fmt.Sprintf(" -> %d", n.Target.ID())
			}
			if n.Strength != nil {
				s += fmt.Sprintf(" (%g)", *n.Strength)
			}
			s += "\n"
		}
	}
	return s
}
