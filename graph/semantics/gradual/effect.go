package gradual

import (
	"fmt"
	"slices"

	"crux/graph"
)

// Which relations have an effect, and why the others have none.

// Reason says why a relation has no effect on strengths.
type Reason uint8

const (
	acts              Reason = iota
	Incomplete               // it has no sources or no target
	Restatement              // it says the same in other words
	Preference               // it only prefers
	SupportOfRelation        // it backs a relation
	IgnoredSupport           // it is a support, and the semantics knows attacks only
	OnIdleRelation           // its target is a relation that has no effect

	leftOut // the options leave it out, or what it is on: not worth a note
)

// Reasons returns all reasons in their order.
func Reasons() []Reason {
	return []Reason{Incomplete, Restatement, Preference, SupportOfRelation, IgnoredSupport, OnIdleRelation}
}

var reasonNames = [...]string{Incomplete: "incomplete", Restatement: "restatement", Preference: "preference",
	SupportOfRelation: "support-of-relation", IgnoredSupport: "ignored-support", OnIdleRelation: "on-idle-relation"}

func (r Reason) String() string { return nameOf(r, reasonNames[:]) }

// MarshalText writes r as its name.
func (r Reason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// A Note tells of relations that have no effect on strengths.
type Note struct {
	Reason    Reason
	Relations []*graph.Relation // in the order of the graph, at least one
}

// String returns a sentence without its full stop: "2 restatements have no
// effect on strengths".
func (n Note) String() string {
	const none = "no effect on strengths"
	one, many := "", ""
	switch n.Reason {
	case Incomplete:
		one, many = "relation without sources or without target has "+none, "relations without sources or without target have "+none
	case Restatement:
		one, many = "restatement has "+none, "restatements have "+none
	case Preference:
		one, many = "preference has "+none, "preferences have "+none
	case SupportOfRelation:
		one, many = "support of a relation has "+none, "supports of relations have "+none
	case IgnoredSupport:
		one, many = "support has "+none+": the h-categoriser knows attacks only", "supports have "+none+": the h-categoriser knows attacks only"
	case OnIdleRelation:
		one, many = "attack on a relation that has no effect has none either", "attacks on relations that have no effect have none either"
	}
	if len(n.Relations) == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", len(n.Relations), many)
}

// effects finds out why each relation has no effect. By ID, out says what the
// options leave out. The relations that have an effect are in an order in which
// each comes after those that end on it.
func effects(g *graph.Graph, s Semantics, out []bool) (reasons []Reason, effective []*graph.Relation) {
	reasons = make([]Reason, len(out))
	order := make([]*graph.Relation, 0, len(g.Relations()))
	for _, r := range g.Relations() {
		if _, onRelation := r.Target.(*graph.Relation); !onRelation {
			order = append(order, r)
		}
	}
	for i := 0; i < len(order); i++ {
		r := order[i]
		on, onRelation := r.Target.(*graph.Relation)
		why := acts
		switch {
		case out[r.ID()]:
			why = leftOut
		case r.Incomplete():
			why = Incomplete
		case r.Kind == graph.Restatement:
			why = Restatement
		case r.Kind == graph.Preference:
			why = Preference
		case r.Kind == graph.Support && onRelation:
			why = SupportOfRelation
		case r.Kind == graph.Support && s == WeightedHCategoriser:
			why = IgnoredSupport
		case onRelation && reasons[on.ID()] == leftOut:
			why = leftOut
		case onRelation && reasons[on.ID()] != acts:
			why = OnIdleRelation
		}
		if reasons[r.ID()] = why; why == acts {
			effective = append(effective, r)
		}
		order = append(order, g.On(r)...)
	}
	slices.Reverse(effective)
	return reasons, effective
}

// notes tells of the relations that have no effect.
func notes(g *graph.Graph, reasons []Reason) []Note {
	by := make([][]*graph.Relation, len(reasonNames))
	for _, r := range g.Relations() {
		if why := reasons[r.ID()]; why != acts && why != leftOut {
			by[why] = append(by[why], r)
		}
	}
	var list []Note
	for _, why := range Reasons() {
		if len(by[why]) > 0 {
			list = append(list, Note{Reason: why, Relations: by[why]})
		}
	}
	return list
}
