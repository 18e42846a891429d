package argmap

import (
	"cmp"
	"slices"

	"crux/graph"
)

// atlas has all statements and arguments of a graph and how they hang together.
type atlas struct {
	statements, arguments []*Node
	claims                map[*graph.Claim]*Node
	of                    map[any]*Node // by *graph.Argument or *graph.Sketch

	premiseOf, concludes map[*Node][]*Node // by statement: arguments
	premises             map[*Node][]*Node // by argument: statements
	conclusion           map[*Node]*Node   // by argument: its main conclusion

	ties    []*tie
	tied    map[*Node][]*tie
	opposes map[*Node][]*Node // statements that a statement attacks
}

// A tie is a relation between statements and arguments.
type tie struct {
	kind     Kind
	from, to *Node
	relation *graph.Relation
}

func (t *tie) other(n *Node) *Node {
	if t.from == n {
		return t.to
	}
	return t.from
}

func newAtlas(g *graph.Graph) *atlas {
	a := &atlas{
		claims: map[*graph.Claim]*Node{}, of: map[any]*Node{},
		premiseOf: map[*Node][]*Node{}, concludes: map[*Node][]*Node{}, premises: map[*Node][]*Node{},
		conclusion: map[*Node]*Node{}, tied: map[*Node][]*tie{}, opposes: map[*Node][]*Node{},
	}
	for _, c := range g.Claims() {
		n := &Node{Claim: c}
		a.claims[c] = n
		a.statements = append(a.statements, n)
	}
	for _, x := range g.Arguments() {
		n := &Node{Argument: x}
		a.of[x] = n
		a.arguments = append(a.arguments, n)
		a.structure(n)
	}
	for _, s := range g.Sketches() {
		n := &Node{Sketch: s}
		a.of[s] = n
		a.arguments = append(a.arguments, n)
	}
	slices.SortStableFunc(a.arguments, func(x, y *Node) int { return cmp.Compare(offset(x), offset(y)) })
	for _, r := range g.Relations() {
		a.tie(r)
	}
	a.ties = slices.DeleteFunc(a.ties, a.redundant)
	for _, t := range a.ties {
		a.tied[t.from] = append(a.tied[t.from], t)
		if t.to != t.from {
			a.tied[t.to] = append(a.tied[t.to], t)
		}
	}
	return a
}

// redundant reports whether t says that a statement attacks an argument and
// another tie says which of its premises.
func (a *atlas) redundant(t *tie) bool {
	if t.kind != Attack || !t.from.Statement() || t.to.Statement() {
		return false
	}
	return slices.ContainsFunc(a.opposes[t.from], func(n *Node) bool { return slices.Contains(a.premises[t.to], n) })
}

// offset returns where n first occurs.
func offset(n *Node) int {
	if o := n.occurrences(); len(o) > 0 {
		return o[0].Range.Start.Offset
	}
	return 0
}

// structure notes the premises and the main conclusion of an argument.
func (a *atlas) structure(n *Node) {
	last := n.Argument.Last()
	inner := map[graph.Node]bool{}
	for _, r := range n.Argument.Relations {
		if r.Target != nil && r != last {
			inner[r.Target] = true
		}
	}
	for _, r := range n.Argument.Relations {
		for _, source := range r.Sources {
			if c, ok := source.(*graph.Claim); ok && !inner[source] {
				p := a.claims[c]
				if !slices.Contains(a.premises[n], p) {
					a.premises[n] = append(a.premises[n], p)
					a.premiseOf[p] = append(a.premiseOf[p], n)
				}
			}
		}
	}
	if last != nil && last.Kind == graph.Support {
		if c, ok := last.Target.(*graph.Claim); ok {
			a.conclusion[n] = a.claims[c]
			a.concludes[a.claims[c]] = append(a.concludes[a.claims[c]], n)
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
	sources := r.Sources
	if r.Argument != nil { // a linked objection speaks through its argument
		sources = nil
		one := t
		one.from = a.of[r.Argument]
		a.add(&one)
	}
	for _, source := range sources {
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
	if t.from.Statement() && t.to.Statement() && (t.kind == Attack || t.kind.symmetric()) {
		a.opposes[t.from] = append(a.opposes[t.from], t.to)
		if t.kind.symmetric() {
			a.opposes[t.to] = append(a.opposes[t.to], t.from)
		}
	}
}
