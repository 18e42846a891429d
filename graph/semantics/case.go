package semantics

import (
	"context"
	"fmt"
	"slices"

	"crux/graph"
	"crux/graph/semantics/solver"
)

// Options say what is granted. The zero Options grant all claims and sketches that
// have no reasons, whoever says them, and judge by dialectical validity.
type Options struct {
	// Grant are claims and sketches that need no reasons, Deny those that never
	// stand, and Drop relations that never hold. What a dropped relation supported
	// still needs reasons.
	Grant, Deny []graph.Node
	Drop        []*graph.Relation
	// Claims grants also the claims that have reasons: an author's assertion is
	// taken, unless it is made for its reasons only ("assert: false").
	Claims bool
	// Author grants only what the author says and what is unstated, not what other
	// voices say.
	Author bool
	// Standard is the proof standard; "" is Dialectical.
	Standard Standard
	// Thresholds are those of the standards; the zero value is DefaultThresholds.
	Thresholds Thresholds
	// Work is how many nodes and relations a search for changes may look at, all its
	// labellings together; 0 is DefaultWork.
	Work int
}

// A Case is an argument with what is granted: what is judged.
type Case struct {
	g       *graph.Graph
	o       Options
	granted []bool // by ID
	gone    []bool // denied or dropped, by ID
	system  *solver.System
}

// New returns the case of a graph.
func New(g *graph.Graph, o Options) *Case {
	if o.Standard == "" {
		o.Standard = Dialectical
	}
	if o.Thresholds == (Thresholds{}) {
		o.Thresholds = DefaultThresholds
	}
	if o.Work == 0 {
		o.Work = DefaultWork
	}
	n := len(g.NodeList())
	c := &Case{g: g, o: o, granted: make([]bool, n), gone: make([]bool, n)}
	for _, node := range g.NodeList() {
		c.granted[node.ID()] = c.grants(node)
	}
	for _, node := range o.Grant {
		if _, relation := node.(*graph.Relation); !relation {
			c.granted[node.ID()] = true
		}
	}
	for _, node := range o.Deny {
		c.gone[node.ID()] = true
	}
	for _, r := range o.Drop {
		c.gone[r.ID()] = true
	}
	c.system = &solver.System{Nodes: make([]solver.Node, n), Shown: n}
	for _, node := range g.NodeList() {
		c.rule(node)
	}
	return c
}

// grants reports whether n needs no reasons, but for what is granted by name.
func (c *Case) grants(n graph.Node) bool {
	voice, unstated := "", false
	switch n := n.(type) {
	case *graph.Claim:
		voice, unstated = n.Voice, n.Implicit
		if !n.Asserted {
			return false
		}
	case *graph.Sketch:
		voice = n.Voice
	case *graph.Relation:
		return false
	}
	if c.o.Author && voice != "" && !unstated {
		return false
	}
	return c.o.Claims || c.g.Granted(n)
}

// Granted reports whether n needs no reasons in c.
func (c *Case) Granted(n graph.Node) bool { return c.granted[n.ID()] }

// Gone reports whether n is denied or dropped in c.
func (c *Case) Gone(n graph.Node) bool { return c.gone[n.ID()] }

// rule states when n holds.
func (c *Case) rule(n graph.Node) {
	to := &c.system.Nodes[n.ID()]
	r, relation := n.(*graph.Relation)
	to.Passing = relation
	if c.gone[n.ID()] || relation && len(r.Sources) == 0 {
		to.Any = true // by nothing
		return
	}
	if relation {
		for _, s := range r.Sources {
			to.For = append(to.For, int32(s.ID()))
		}
		to.Against = ids(c.g.On(n), graph.Attack)
		return
	}
	if c.o.Standard == Dialectical {
		to.Against = ids(c.g.On(n), graph.Attack)
		if !c.granted[n.ID()] {
			to.Any = true
			to.For = ids(c.g.On(n), graph.Support)
		}
		return
	}
	c.weigh(n)
}

// ids returns the IDs of the relations of a kind.
func ids(relations []*graph.Relation, kind graph.Kind) []int32 {
	var list []int32
	for _, r := range relations {
		if r.Kind == kind {
			list = append(list, int32(r.ID()))
		}
	}
	return list
}

// Grounded returns the grounded labelling, with steps. It takes linear time where
// no reasons go in a circle; see solver.System.Grounded.
func (c *Case) Grounded() *Labelling {
	labels, steps := c.system.Grounded()
	n := len(c.granted)
	return &Labelling{labels[:n:n], steps[:n:n]}
}

// Each calls yield with each labelling of c, none twice, until yield returns false.
// The error is that of ctx where the time was over before, or a *StageError.
func (c *Case) Each(ctx context.Context, s Semantics, yield func(*Labelling) bool) error {
	if s == Grounded {
		yield(c.Grounded())
		return nil
	}
	system, err := c.systemFor(s)
	if err != nil {
		return err
	}
	return system.Each(ctx, s, func(labels solver.Labels) bool { return yield(c.labelling(s, labels)) })
}

// Credulous returns a labelling in which n stands, or nil if there is none. The
// errors are those of Each.
func (c *Case) Credulous(ctx context.Context, s Semantics, n graph.Node) (*Labelling, error) {
	return c.decide(ctx, s, n, (*solver.System).Credulous)
}

// Sceptical returns a labelling in which n does not stand, or nil if n stands in
// each, and also if there is no labelling at all. The errors are those of Each.
func (c *Case) Sceptical(ctx context.Context, s Semantics, n graph.Node) (*Labelling, error) {
	return c.decide(ctx, s, n, (*solver.System).Sceptical)
}

func (c *Case) decide(ctx context.Context, s Semantics, n graph.Node, ask func(*solver.System, context.Context, Semantics, int) (solver.Labels, error)) (*Labelling, error) {
	system, err := c.systemFor(s)
	if err != nil {
		return nil, err
	}
	x := int(n.ID())
	if r, ok := n.(*graph.Relation); ok && s == Stage {
		x = int(r.Sources[0].ID())
	}
	labels, err := ask(system, ctx, s, x)
	if labels == nil || err != nil {
		return nil, err
	}
	return c.labelling(s, labels), nil
}

// labelling returns what labels of a system say of the graph.
func (c *Case) labelling(s Semantics, labels solver.Labels) *Labelling {
	n := len(c.granted)
	labels = slices.Clone(labels[:n])
	if s == Stage {
		for _, r := range c.g.Relations() {
			labels[r.ID()] = labels[r.Sources[0].ID()]
		}
	}
	return &Labelling{labels: labels}
}

// A StageError says why an argument has no stage labellings: they are defined for
// attacks of single claims alone.
type StageError struct {
	Node graph.Node // what is something else
	Why  string     // "is a support"
}

func (e *StageError) Error() string {
	what := "a claim"
	if _, ok := e.Node.(*graph.Relation); ok {
		what = "a relation"
	}
	return fmt.Sprintf("stage labellings are defined where there are attacks of one claim on another alone; here %s %s", what, e.Why)
}

// systemFor returns the system whose labellings under s are those of c. Under stage
// it is that of the claims and sketches, with the numbers that they have in g;
// relations have no part in it.
func (c *Case) systemFor(s Semantics) (*solver.System, error) {
	if s != Stage {
		return c.system, nil
	}
	var pairs [][2]int32
	for _, r := range c.g.Relations() {
		why := ""
		_, undercut := r.Target.(*graph.Relation)
		switch {
		case r.Kind != graph.Attack:
			why = "is a " + r.Kind.String()
		case r.Target == nil:
			why = "has no target"
		case undercut:
			why = "is an undercut"
		case len(r.Sources) != 1:
			why = fmt.Sprintf("has %d sources", len(r.Sources))
		case c.gone[r.ID()]:
			why = "is left out"
		default:
			pairs = append(pairs, [2]int32{int32(r.Sources[0].ID()), int32(r.Target.ID())})
			continue
		}
		return nil, &StageError{r, why}
	}
	for _, n := range c.g.NodeList() {
		if _, relation := n.(*graph.Relation); relation {
			continue
		}
		switch {
		case c.gone[n.ID()]:
			return nil, &StageError{n, "is denied"}
		case !c.granted[n.ID()]:
			return nil, &StageError{n, "is not granted"}
		}
	}
	if c.o.Standard != Dialectical {
		return nil, &StageError{Why: "is judged by the standard " + string(c.o.Standard)}
	}
	return solver.Attacks(len(c.granted), pairs), nil
}
