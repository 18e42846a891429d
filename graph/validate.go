package graph

import (
	"fmt"
	"strings"

	"crux/graph/diag"
)

// A Warning tells of an odd shape. It is never an error: people argue in
// circles, and a map that is being drawn has loose ends.
type Warning struct {
	Code    string // "incomplete-relation", "self-attack", "for-and-against", "support-circle", "no-such-thesis"
	Message string
	Hint    string
	// Nodes are what the warning is about, the first one first; empty where
	// it is about the graph as a whole.
	Nodes []Node
}

// Validate returns what is odd about g: incomplete relations, attacks of a
// claim on itself or on a relation that it is an end of, claims that alone speak
// both for and against another, circles of support (each with one shortest
// cycle), and theses that no claim has as its key.
func (g *Graph) Validate() []Warning {
	var found []Warning
	for _, r := range g.relations {
		switch {
		case r.Target == nil:
			found = append(found, Warning{Code: "incomplete-relation",
				Message: fmt.Sprintf("this %s has no target", r.Kind),
				Hint:    "name the claim that it is about", Nodes: []Node{r}})
		case len(r.Sources) == 0:
			found = append(found, Warning{Code: "incomplete-relation",
				Message: fmt.Sprintf("this %s of %s has no premises", r.Kind, name(r.Target)),
				Hint:    "name at least one claim that it starts from", Nodes: []Node{r}})
		case r.Kind == Attack && (r.Contradiction == nil || r == r.Contradiction.There):
			found = append(found, selfAttack(r)...)
		}
	}
	for _, n := range g.nodes {
		found = append(found, forAndAgainst(n)...)
	}
	for _, c := range g.Circles() {
		found = append(found, Warning{Code: "support-circle", Message: c.sentence(),
			Hint: "a circle of reasons holds nothing up by itself: give one of them a reason from outside, or take one step out", Nodes: c.Cycle})
	}
	return append(found, g.noSuchThesis()...)
}

// selfAttack returns a warning if a source of an attack is its target, or an
// end of the relation that it undercuts.
func selfAttack(r *Relation) []Warning {
	if on, ok := r.Target.(*Relation); ok {
		for _, s := range r.Sources {
			if s == on.Target || on.hasSource(s) {
				return []Warning{{Code: "self-attack",
					Message: fmt.Sprintf("%s attacks %s, which it is a part of", name(s), name(on)),
					Hint:    "name the claim that is meant instead, or take this line away", Nodes: []Node{r, s}}}
			}
		}
	} else if r.hasSource(r.Target) {
		return []Warning{{Code: "self-attack",
			Message: fmt.Sprintf("%s attacks itself", name(r.Target)),
			Hint:    "name the claim that is meant instead, or take this line away", Nodes: []Node{r, r.Target}}}
	}
	return nil
}

// forAndAgainst returns a warning for each claim or sketch of which n alone is
// both a reason and an objection, at the later of the first two relations that
// say so. Premises that do so only together with others are left out: that they
// speak otherwise in other company is no contradiction.
func forAndAgainst(n Node) []Warning {
	if len(n.at().uses) < 2 {
		return nil
	}
	var found []Warning
	first := map[Node]*Relation{} // what n is first said to be for each target
	told := map[Node]bool{}
	for _, r := range n.at().uses {
		if _, onRelation := r.Target.(*Relation); r.Target == nil || onRelation || r.Linked() ||
			r.Kind != Support && r.Kind != Attack || r.Target == n {
			continue
		}
		before := first[r.Target]
		if before == nil {
			first[r.Target] = r
			continue
		}
		if before.Kind == r.Kind || told[r.Target] {
			continue
		}
		told[r.Target] = true
		found = append(found, Warning{Code: "for-and-against",
			Message: fmt.Sprintf("%s both supports and attacks %s%s", name(n), name(r.Target), before.seeLine(r)),
			Hint:    "decide for one of them, or say in two claims what speaks for it and what against", Nodes: []Node{r, before, n}})
	}
	return found
}

// seeLine returns " (see line 3)" where r is first written in that line, or "".
// From is the relation at which that is said.
func (r *Relation) seeLine(from *Relation) string {
	if len(r.Occurrences) == 0 || !r.Occurrences[0].Range.Start.Known() {
		return ""
	}
	file := ""
	if at := r.Occurrences[0].File; len(from.Occurrences) > 0 && from.Occurrences[0].File != at {
		file = " of " + at
	}
	return fmt.Sprintf(" (see line %d%s)", r.Occurrences[0].Range.Start.Line, file)
}

// maxSuggestions is for how many wrong theses the title that may be meant is
// sought.
const maxSuggestions = 10

// noSuchThesis returns a warning for each thesis that no claim has as its key.
func (g *Graph) noSuchThesis() []Warning {
	var found []Warning
	var titles []string
	for _, key := range g.Meta.Theses {
		if g.byKey[key] != nil {
			continue
		}
		if found == nil {
			for _, c := range g.claims {
				if !c.Untitled {
					titles = append(titles, c.Key)
				}
			}
		}
		hint := "name the title of a claim"
		if len(found) < maxSuggestions {
			if near := diag.Nearest(key, titles); near != "" {
				hint = "did you mean [" + near + "]?"
			}
		}
		found = append(found, Warning{Code: "no-such-thesis",
			Message: fmt.Sprintf("no claim is titled [%s], which is named as the thesis", key), Hint: hint})
	}
	return found
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
	switch more := len(c.Members) - len(c.Cycle); {
	case more == 1:
		s.WriteString("; 1 more is in a circle with them")
	case more > 1:
		fmt.Fprintf(&s, "; %d more are in circles with them", more)
	}
	if !c.Shortest {
		s.WriteString("; there may be a shorter way round")
	}
	return s.String()
}

// name returns how n is named in a message: by its title, else by its first
// words.
func name(n Node) string {
	switch n := n.(type) {
	case *Claim:
		if words := n.Text.Untagged(); n.Untitled && words != "" {
			return "“" + short(words) + "”"
		}
		return "[" + short(n.Key) + "]"
	case *Sketch:
		if words := n.Text.Untagged(); n.Untitled && words != "" {
			return "“" + short(words) + "”"
		}
		return "<" + short(n.Key) + ">"
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

// longest is how many characters of a title or text a message holds.
const longest = 60

// short returns the start of a title or text, for a message.
func short(s string) string {
	n := 0
	for i := range s {
		if n == longest {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
