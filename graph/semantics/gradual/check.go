package gradual

import (
	"errors"
	"fmt"

	"crux/graph"
)

// What cannot be evaluated: strengths that are none, options that make no sense.

// A StrengthError says that a strength is not a number from 0 to 1.
type StrengthError struct {
	Node  graph.Node
	Value float64
	// Option is true where the value comes from Options.Base, not from the
	// graph.
	Option bool
}

func (e *StrengthError) Error() string {
	if e.Option {
		return fmt.Sprintf("the base score given for %s is %g; it must be a number from 0 to 1", name(e.Node), e.Value)
	}
	return fmt.Sprintf("%sthe strength of %s is %g; it must be a number from 0 to 1", place(e.Node), name(e.Node), e.Value)
}

// isStrength reports whether v is a number from 0 to 1; NaN is not.
func isStrength(v float64) bool { return v >= 0 && v <= 1 }

// listed is how many wrong strengths are listed at the most.
const listed = 10

// wrongStrengths joins errors about strengths, the first of them if there are
// many.
func wrongStrengths(errs []error) error {
	if more := len(errs) - listed; more > 0 {
		errs = append(errs[:listed:listed], fmt.Errorf("%d more strengths are not from 0 to 1", more))
	}
	return errors.Join(errs...)
}

// check returns what is wrong with o for g.
func (o Options) check(g *graph.Graph) error {
	switch {
	case int(o.Semantics) >= len(semanticsNames):
		return fmt.Errorf("there is no gradual semantics %v", o.Semantics)
	case int(o.Linked) >= len(linkedNames):
		return fmt.Errorf("there is no way of linking %v", o.Linked)
	case int(o.Method) >= len(methodNames):
		return fmt.Errorf("there is no method %v", o.Method)
	case !(o.Step >= 0 && o.Step <= 1):
		return fmt.Errorf("the step size is %g; it must be above 0 and at most 1", o.Step)
	case !(o.Epsilon >= 0 && o.Epsilon < 1):
		return fmt.Errorf("epsilon is %g; it must be above 0 and below 1", o.Epsilon)
	case o.MaxSteps < 0:
		return fmt.Errorf("%d steps are given as the most; there must be at least one", o.MaxSteps)
	}
	for n := range o.Base {
		if !owns(g, n) {
			return errors.New("a base score is given for what is not in the graph")
		}
	}
	for _, n := range o.Deny {
		if !owns(g, n) {
			return errors.New("what is to be denied is not in the graph")
		}
	}
	for _, r := range o.Drop {
		if !owns(g, r) {
			return errors.New("a relation that is to be dropped is not in the graph")
		}
	}
	return nil
}

// method returns the method that o means for a graph with or without circles.
func (o Options) method(acyclic bool) (Method, error) {
	switch {
	case o.Method == Automatic && acyclic:
		return Pass, nil
	case o.Method == Automatic:
		return Continuous, nil
	case o.Method == Pass && !acyclic:
		return 0, errors.New("one pass does for graphs without circles, and this one has some; choose discrete or continuous")
	}
	return o.Method, nil
}

// owns reports whether n is a node of g.
func owns(g *graph.Graph, n graph.Node) bool {
	switch n := n.(type) {
	case nil:
		return false
	case *graph.Claim:
		return n != nil && g.Node(n.ID()) == n
	case *graph.Sketch:
		return n != nil && g.Node(n.ID()) == n
	case *graph.Relation:
		return n != nil && g.Node(n.ID()) == n
	}
	return false
}

// name names n in a message.
func name(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		return "[" + n.Key + "]"
	case *graph.Sketch:
		return "<" + n.Key + ">"
	case *graph.Relation:
		switch n.Target.(type) {
		case nil:
			return "a relation"
		case *graph.Relation:
			return "the " + n.Kind.String() + " of a relation"
		}
		return "the " + n.Kind.String() + " of " + name(n.Target)
	}
	return "nothing"
}

// place says where n stands, for the start of a message; "" where that is not
// known.
func place(n graph.Node) string {
	var in []graph.Occurrence
	switch n := n.(type) {
	case *graph.Claim:
		in = n.Occurrences
	case *graph.Sketch:
		in = n.Occurrences
	case *graph.Relation:
		in = n.Occurrences
	}
	if len(in) == 0 || !in[0].Range.Start.Known() {
		return ""
	}
	at := in[0].Range.Start
	return fmt.Sprintf("%s:%d:%d: ", in[0].File, at.Line, at.Column)
}
