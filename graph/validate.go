package graph

import (
	"fmt"
	"strings"
)

// A Warning tells of an odd shape. It is never an error: people argue in
// circles, and a map that is being drawn has loose ends.
type Warning struct {
	Code    string // "incomplete-relation", "self-attack", "support-circle", "no-such-thesis"
	Message string
	Hint    string
	// Nodes are what the warning is about, the first one first; empty where
	// it is about the graph as a whole.
	Nodes []Node
}

// Validate returns what is odd about g: incomplete relations, attacks of a
// claim on itself or on a relation that it is an end of, circles of support
// (each with one shortest cycle), and theses that no claim has as its key.
func (g *Graph) Validate() []Warning {
	var found []Warning
	for _, r := range g.relations {
		switch {
		case r.Target == nil:
			found = append(found, Warning{"incomplete-relation",
				fmt.Sprintf("this %s has no target", r.Kind),
				"name the claim that it is about", []Node{r}})
		case len(r.Sources) == 0:
			found = append(found, Warning{"incomplete-relation",
				fmt.Sprintf("this %s of %s has no premises", r.Kind, name(r.Target)),
				"name at least one claim that it starts from", []Node{r}})
		case r.Kind == Attack && (r.Contradiction == nil || r == r.Contradiction.There):
			found = append(found, selfAttack(r)...)
		}
	}
	for _, c := range g.Circles() {
		found = append(found, Warning{"support-circle", c.sentence(),
			"a circle of reasons holds nothing up by itself: give one of them a reason from outside, or take one step out", c.Cycle})
	}
	for _, key := range g.Meta.Theses {
		if g.byKey[key] == nil {
			found = append(found, Warning{Code: "no-such-thesis",
				Message: fmt.Sprintf("no claim is titled [%s], which is named as the thesis", key),
				Hint:    "name the title of a claim"})
		}
	}
	return found
}

// selfAttack returns a warning if a source of an attack is its target, or an
// end of the relation that it undercuts.
func selfAttack(r *Relation) []Warning {
	if on, ok := r.Target.(*Relation); ok {
		for _, s := range r.Sources {
			if s == on.Target || on.hasSource(s) {
				return []Warning{{"self-attack",
					fmt.Sprintf("%s attacks %s, which it is a part of", name(s), name(on)),
					"is another claim meant?", []Node{r, s}}}
			}
		}
	} else if r.hasSource(r.Target) {
		return []Warning{{"self-attack",
			fmt.Sprintf("%s attacks itself", name(r.Target)),
			"is another claim meant?", []Node{r, r.Target}}}
	}
	return nil
}

// shownInCycle is how many claims of a cycle are named in a sentence.
const shownInCycle = 8

// sentence names the cycle: "[a] supports [b], which supports [a]".
func (c Circle) sentence() string {
	if len(c.Cycle) == 1 {
		return name(c.Cycle[0]) + " is given as a reason for itself"
	}
	var s strings.Builder
	s.WriteString("these support each other in a circle: ")
	for i, n := range c.Cycle {
		if i == shownInCycle {
			fmt.Fprintf(&s, "… (%d more) → ", len(c.Cycle)-i)
			break
		}
		s.WriteString(name(n) + " → ")
	}
	s.WriteString(name(c.Cycle[0]))
	if more := len(c.Members) - len(c.Cycle); more > 0 {
		fmt.Fprintf(&s, "; %d more are in circles with them", more)
	}
	if !c.Shortest {
		s.WriteString("; there may be a shorter way round")
	}
	return s.String()
}

// name returns how n is named in a message.
func name(n Node) string {
	switch n := n.(type) {
	case *Claim:
		return "[" + n.Key + "]"
	case *Sketch:
		return "<" + n.Key + ">"
	case *Relation:
		switch n.Target.(type) {
		case nil:
			return "a relation"
		case *Relation:
			return "the " + n.Kind.String() + " of a relation" // not of which: there is no end to it
		}
		return "the " + n.Kind.String() + " of " + name(n.Target)
	}
	return ""
}
