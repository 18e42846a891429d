package semantics

import (
	"slices"

	"crux/graph"
)

// A Cause is why a node has its label.
type Cause string

// The causes.
const (
	// Claims and sketches that stand: nothing that is against them stands.
	IsGranted   Cause = "granted"   // it needs no reasons
	IsSupported Cause = "supported" // By are the supports of it that stand
	// By weights: By are the supports that stand, Despite what is against it, of which
	// not all must fall. For a claim that is granted By may be empty.
	Prevails Cause = "prevails"

	// Under stage labellings: it is granted and nothing that stands is against it, though
	// not all that is against it, Despite, falls.
	IsChosen Cause = "chosen"

	// Claims and sketches that fall.
	IsDenied      Cause = "denied"
	IsAttacked    Cause = "attacked"    // By are the attacks on it that stand
	IsUnsupported Cause = "unsupported" // By are the supports of it, all of which fall
	IsCircular    Cause = "circular"    // the same, and Circle is a circle of reasons that holds itself up
	IsReasonless  Cause = "not-granted" // it has no reasons and is not granted
	IsOutweighed  Cause = "outweighed"  // By weights: By is what stands against it

	// Relations.
	Holds        Cause = "holds"      // By are its sources, which all stand
	IsUndercut   Cause = "undercut"   // By are the undercuts of it that stand
	LosesSources Cause = "fallen"     // By are those of its sources that fall
	IsIncomplete Cause = "incomplete" // it has no sources
	IsDropped    Cause = "dropped"

	// What is undecided: By is what is undecided itself and keeps it so.
	IsBlocked Cause = "undecided"
)

// A Reason is why a node has its label under a labelling, by the labels of the nodes
// that bear directly on it.
type Reason struct {
	Node  graph.Node
	Label Label
	Step  int // as Labelling.Step has it
	Cause Cause
	// By are the nodes whose labels settle it, as Cause says, without those that are
	// settled later than it and so may rest on it; Despite are the attacks on it, or
	// undercuts of it, that do not keep it from standing. Both are in the order of
	// the graph.
	By, Despite []graph.Node
	// Also are, for IsSupported, the supports that stand too but were settled later.
	Also []graph.Node
	// Circle is, for IsCircular, the shortest circle of reasons through the node: claims
	// or sketches and the relations between them in turn, each bearing on the one before
	// it, and the last on the first. It is nil where it is not found among some hundred
	// nodes.
	Circle []graph.Node
}

// Why returns why n has the label that it has under l, a labelling of c.
func (c *Case) Why(l *Labelling, n graph.Node) Reason {
	r := Reason{Node: n, Label: l.Of(n), Step: l.Step(n)}
	against := c.bearing(n, graph.Attack)
	standing, undecided := l.before(n, with(l, against, In)), with(l, against, Undecided)
	relation, isRelation := n.(*graph.Relation)
	switch {
	case c.Gone(n) && isRelation:
		r.Cause = IsDropped
	case c.Gone(n):
		r.Cause = IsDenied
	case isRelation:
		c.whyRelation(&r, l, relation, against)
	case r.Label == Undecided:
		r.Cause = IsBlocked
		r.By = undecided
		if !c.Granted(n) || c.o.Standard != Dialectical {
			r.By = append(r.By, with(l, c.bearing(n, graph.Support), Undecided)...)
		}
	case r.Label == In:
		r.Despite = against
		supports := with(l, c.bearing(n, graph.Support), In)
		r.By = l.before(n, supports)
		switch {
		case len(l.before(n, with(l, against, Out))) < len(against):
			r.Cause = Prevails
			if c.o.Standard == Dialectical {
				r.Cause = IsChosen
			}
		case c.Granted(n):
			r.Cause, r.By = IsGranted, nil
		default:
			r.Cause = IsSupported
			r.Also = slices.DeleteFunc(supports, func(m graph.Node) bool { return slices.Contains(r.By, m) })
		}
	default:
		c.whyOut(&r, l, standing)
	}
	slices.SortFunc(r.By, byID)
	return r
}

// whyOut says why a claim or sketch falls.
func (c *Case) whyOut(r *Reason, l *Labelling, standing []graph.Node) {
	supports := c.bearing(r.Node, graph.Support)
	fallen := l.before(r.Node, with(l, supports, Out))
	switch {
	case len(standing) > 0 && c.o.Standard == Dialectical:
		r.Cause, r.By = IsAttacked, standing
	case c.Granted(r.Node):
		r.Cause, r.By = IsOutweighed, standing
	case len(supports) == 0:
		r.Cause = IsReasonless
	case len(fallen) == len(supports):
		r.Cause, r.By = IsUnsupported, supports
	default:
		// What is for it falls with it, or not at all.
		circle, all := c.circular(l, r.Node)
		r.Cause, r.By = IsOutweighed, standing
		if len(with(l, supports, Out)) == len(supports) && (circle != nil || !all && len(standing) == 0) {
			r.Cause, r.By, r.Circle = IsCircular, supports, circle
		}
	}
}

// whyRelation says why a relation has its label.
func (c *Case) whyRelation(r *Reason, l *Labelling, relation *graph.Relation, undercuts []graph.Node) {
	standing, fallen := l.before(relation, with(l, undercuts, In)), l.before(relation, with(l, relation.Sources, Out))
	switch {
	case len(relation.Sources) == 0:
		r.Cause = IsIncomplete
	case r.Label == In:
		r.Cause, r.Despite = Holds, undercuts
		r.By = append(r.By, relation.Sources...)
	case r.Label == Undecided:
		r.Cause = IsBlocked
		r.By = append(with(l, relation.Sources, Undecided), with(l, undercuts, Undecided)...)
	case len(standing) > 0:
		r.Cause, r.By = IsUndercut, standing
	default:
		r.Cause, r.By = LosesSources, fallen
	}
}

// bearing returns the relations of a kind on n that are not dropped and have sources.
func (c *Case) bearing(n graph.Node, kind graph.Kind) []graph.Node {
	var list []graph.Node
	for _, r := range c.g.On(n) {
		if r.Kind == kind && len(r.Sources) > 0 && !c.Gone(r) {
			list = append(list, r)
		}
	}
	return list
}

// with returns the nodes of a list that have a label.
func with(l *Labelling, list []graph.Node, label Label) []graph.Node {
	var some []graph.Node
	for _, n := range list {
		if l.Of(n) == label {
			some = append(some, n)
		}
	}
	return some
}

// before returns those nodes of a list that were not settled after n.
func (l *Labelling) before(n graph.Node, list []graph.Node) []graph.Node {
	var some []graph.Node
	for _, m := range list {
		if l.Step(m) < l.Step(n) || l.Step(m) == l.Step(n) && passing(n) || l.steps == nil {
			some = append(some, m)
		}
	}
	return some
}

// passing reports whether n is settled together with what settles it.
func passing(n graph.Node) bool {
	_, relation := n.(*graph.Relation)
	return relation
}

func byID(a, b graph.Node) int { return int(a.ID() - b.ID()) }

// longest is how many nodes are looked at for a circle of reasons: a longer one would
// tell a reader nothing, and large circles have many claims, each with its own.
const longest = 200

// circular returns the shortest circle of reasons by which n would hold itself up, or
// nil: each of its claims falls for want of reasons only, and each of its relations
// because a source of it falls. All says that there is no other one.
func (c *Case) circular(l *Labelling, n graph.Node) (circle []graph.Node, all bool) {
	hangs := func(m graph.Node) []graph.Node {
		for _, a := range with(l, c.bearing(m, graph.Attack), In) {
			if l.Step(a) < l.Step(m) || l.steps == nil {
				return nil // it falls without a circle
			}
		}
		if r, ok := m.(*graph.Relation); ok {
			return with(l, r.Sources, Out)
		}
		if c.Gone(m) || c.Granted(m) {
			return nil
		}
		return with(l, c.bearing(m, graph.Support), Out)
	}
	room := longest
	return shortest(n, hangs, &room), room > 0
}

// shortest returns the shortest way from n back to n, n first, or nil. Room is how many
// nodes may be looked at; those that were are taken off.
func shortest(n graph.Node, to func(graph.Node) []graph.Node, room *int) []graph.Node {
	from := map[graph.Node]graph.Node{}
	level := []graph.Node{n}
	for len(level) > 0 {
		var next []graph.Node
		for _, m := range level {
			if *room <= 0 {
				return nil
			}
			*room--
			for _, t := range to(m) {
				if t == n {
					way := []graph.Node{m}
					for m != n {
						m = from[m]
						way = append(way, m)
					}
					slices.Reverse(way)
					return way
				}
				if _, seen := from[t]; !seen {
					from[t] = m
					next = append(next, t)
				}
			}
		}
		level = next
	}
	return nil
}
