package argmap

import (
	"cmp"
	"slices"

	"crux/graph"
)

// atlas has all statements and arguments of a graph and how they hang together.
type atlas struct {
	g                     *graph.Graph
	statements, arguments []*item
	claims                map[*graph.Claim]*item
	of                    map[any]*item // by *graph.Argument or *graph.Sketch
	ties                  []*tie
}

// An item is a statement or argument with what it hangs together with.
type item struct {
	node *Node
	ties []*tie

	// Of a statement: the arguments of which it is a premise, the main
	// conclusion or an intermediate one; whether it is any part of one; and
	// the statements that it attacks.
	premiseOf, concludes, innerOf []*item
	part                          bool
	opposes                       map[*item]bool

	// Of an argument.
	premises   map[*item]bool
	members    []*item // premises, each once
	conclusion *item   // the main conclusion

	// What a selection has: the item itself, and of a statement the arguments
	// in premiseOf, concludes and innerOf.
	in                              bool
	asPremise, asConcluded, asInner []*item
	asEnd, asStart                  answer // to reached
}

func (x *item) statement() bool { return x.node.Claim != nil }

// used reports whether a statement is a premise or main conclusion of a
// selected argument.
func (x *item) used() bool { return len(x.asPremise)+len(x.asConcluded) > 0 }

// A tie is a relation between statements and arguments.
type tie struct {
	kind     Kind
	from, to *item
	relation *graph.Relation
}

func (t *tie) other(x *item) *item {
	if t.from == x {
		return t.to
	}
	return t.from
}

func newAtlas(g *graph.Graph) *atlas {
	a := &atlas{g: g, claims: map[*graph.Claim]*item{}, of: map[any]*item{}}
	for _, c := range g.Claims() {
		x := &item{node: &Node{Claim: c}}
		a.claims[c] = x
		a.statements = append(a.statements, x)
	}
	for _, arg := range g.Arguments() {
		x := &item{node: &Node{Argument: arg}, premises: map[*item]bool{}}
		a.of[arg] = x
		a.arguments = append(a.arguments, x)
	}
	for _, s := range g.Sketches() {
		x := &item{node: &Node{Sketch: s}}
		a.of[s] = x
		a.arguments = append(a.arguments, x)
	}
	positions := newPositions(g)
	slices.SortStableFunc(a.arguments, func(x, y *item) int { return cmp.Compare(x.node.made(), y.node.made()) })
	a.structures(positions)
	for _, r := range inward(g, positions) {
		a.tie(r)
	}
	a.ties = slices.DeleteFunc(a.ties, (*tie).redundant)
	for _, t := range a.ties {
		t.from.ties = append(t.from.ties, t)
		if t.to != t.from {
			t.to.ties = append(t.to.ties, t)
		}
	}
	return a
}

// redundant reports whether t says that a statement attacks an argument and
// another tie says which of its premises.
func (t *tie) redundant() bool {
	if t.kind != Attack || !t.from.statement() || t.to.statement() {
		return false
	}
	// Looking where there is less to look at keeps this from being quadratic.
	few, many := t.from.opposes, t.to.premises
	if len(many) < len(few) {
		few, many = many, few
	}
	for x := range few {
		if many[x] {
			return true
		}
	}
	return false
}

// exploded reports whether each step of an argument is one of its own.
func exploded(g *graph.Graph) bool {
	model, _ := g.Meta.Settings.Get("model")
	d, _ := model.(graph.Data)
	v, _ := d.Get("explodeArguments")
	return v == true
}

// structures notes the premises and the main conclusions of arguments.
func (a *atlas) structures(p positions) {
	premise := func(x, c *item) {
		c.premiseOf = append(c.premiseOf, x)
		if !x.premises[c] {
			x.premises[c] = true
			x.members = append(x.members, c)
		}
	}
	// Where premises are written is known of what was read from a file; they
	// count also where no step uses them.
	type place struct {
		at      graph.Occurrence
		premise *item
		step    *graph.Relation
	}
	type use struct {
		argument *graph.Argument
		claim    *item
	}
	if exploded(a.g) {
		// Each step is an argument of its own, and starts from what it uses.
		for _, r := range a.g.Relations() {
			for _, source := range r.Sources {
				if c, ok := source.(*graph.Claim); ok && r.Argument != nil {
					premise(a.of[r.Argument], a.claims[c])
				}
			}
		}
	}
	var places []place
	written := map[*graph.Argument]bool{}
	selective := map[*graph.Argument]bool{} // its steps name what they use
	sources := map[use]bool{}
	for _, x := range a.statements {
		for _, o := range x.node.Claim.Occurrences {
			if o.Role == graph.RolePremise && o.Range.Start.Known() {
				places = append(places, place{at: o, premise: x})
			}
		}
	}
	for _, r := range a.g.Relations() {
		if r.Argument != nil && len(r.Occurrences) > 0 && r.Occurrences[0].Range.Start.Known() {
			places = append(places, place{at: r.Occurrences[0], step: r})
			written[r.Argument] = true
			if _, names := r.Data.Get("uses"); names {
				selective[r.Argument] = true
			}
			for _, source := range r.Sources {
				if c, ok := source.(*graph.Claim); ok {
					sources[use{r.Argument, a.claims[c]}] = true
				}
			}
		}
	}
	slices.SortStableFunc(places, func(x, y place) int { return p.compareOne(x.at, y.at) })
	var since []*item
	for _, at := range places {
		if at.premise != nil {
			since = append(since, at.premise)
			continue
		}
		for _, c := range since {
			// Others stand in a structure above that has errors.
			if arg := at.step.Argument; !exploded(a.g) && (selective[arg] || sources[use{arg, c}]) {
				premise(a.of[arg], c)
			}
		}
		since = since[:0]
	}
	for _, x := range a.arguments {
		arg := x.node.Argument
		if arg == nil {
			continue
		}
		last := arg.Last()
		inner := map[graph.Node]bool{}
		for _, r := range arg.Relations {
			if c, ok := r.Target.(*graph.Claim); ok && r.Kind == graph.Support {
				a.claims[c].part = true
				if r != last && !inner[c] {
					inner[c] = true
					a.claims[c].innerOf = append(a.claims[c].innerOf, x)
				}
			}
		}
		for _, r := range arg.Relations {
			for _, source := range r.Sources {
				if c, ok := source.(*graph.Claim); ok && !inner[c] {
					a.claims[c].part = true
					if !written[arg] && !x.premises[a.claims[c]] {
						premise(x, a.claims[c])
					}
				}
			}
		}
		for _, c := range x.members {
			c.part = true
		}
		if last != nil && last.Kind == graph.Support {
			if c, ok := last.Target.(*graph.Claim); ok {
				x.conclusion = a.claims[c]
				x.conclusion.concludes = append(x.conclusion.concludes, x)
			}
		}
	}
}

// tie notes a relation that is no support within an argument.
func (a *atlas) tie(r *graph.Relation) {
	if r.Argument != nil && r.Kind == graph.Support || r.Contradiction != nil && r == r.Contradiction.Back {
		return
	}
	t := tie{relation: r}
	switch r.Kind {
	case graph.Support:
		if r.Strict {
			t.kind = Entails
		}
	case graph.Attack:
		t.kind = Attack
		if c := r.Contradiction; c != nil {
			t.kind = Contradictory
			if c.Kind == graph.Contrary {
				t.kind = Contrary
			}
		}
	default:
		return
	}
	switch target := r.Target.(type) {
	case *graph.Claim:
		t.to = a.claims[target]
	case *graph.Sketch:
		t.to = a.of[target]
		if r.UndercutsSketch {
			t.kind = Undercut
		}
	case *graph.Relation:
		if target.Argument == nil {
			return // Argdown has no name for the step
		}
		t.to = a.of[target.Argument]
		if !r.Whole {
			t.kind = Undercut
		}
	default:
		return
	}
	if r.Argument != nil { // a linked objection speaks through its argument
		one := t
		one.from = a.of[r.Argument]
		a.add(&one)
		return
	}
	for _, source := range r.Sources {
		one := t
		if c, ok := source.(*graph.Claim); ok {
			one.from = a.claims[c]
		} else {
			one.from = a.of[source]
		}
		a.add(&one)
	}
}

func (a *atlas) add(t *tie) {
	a.ties = append(a.ties, t)
	if t.from.statement() && t.to.statement() && (t.kind == Attack || t.kind.symmetric()) {
		t.from.oppose(t.to)
		if t.kind.symmetric() {
			t.to.oppose(t.from)
		}
	}
}

func (x *item) oppose(y *item) {
	if x.opposes == nil {
		x.opposes = map[*item]bool{}
	}
	x.opposes[y] = true
}
