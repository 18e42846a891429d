package argmap

import (
	"cmp"
	"slices"

	"crux/graph"
)

// positions compares places in the files that a graph was read from.
type positions map[string]int // files by name, in the order in which they occur

func newPositions(g *graph.Graph) positions {
	p := positions{}
	note := func(list []graph.Occurrence) {
		for _, o := range list {
			if _, ok := p[o.File]; !ok {
				p[o.File] = len(p)
			}
		}
	}
	for _, n := range g.NodeList() {
		note(occurrences(n))
	}
	for _, a := range g.Arguments() {
		note(a.Occurrences)
	}
	return p
}

func occurrences(n graph.Node) []graph.Occurrence {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Occurrences
	case *graph.Sketch:
		return n.Occurrences
	case *graph.Relation:
		return n.Occurrences
	}
	return nil
}

// compareOne orders two places.
func (p positions) compareOne(x, y graph.Occurrence) int {
	return cmp.Or(cmp.Compare(p[x.File], p[y.File]), cmp.Compare(x.Range.Start.Offset, y.Range.Start.Offset))
}

// inward returns the relations of g in the order in which Argdown lists them: a
// relation follows those that are written below its own end, further in. What
// is below what, columns tell, as they do a reader. What was not read from a
// file stays in its order, before the rest. Of a contradiction it is the first
// half.
func inward(g *graph.Graph, p positions) []*graph.Relation {
	type place struct {
		at       graph.Occurrence
		relation *graph.Relation // nil for a statement or argument
	}
	var places []place
	var list []*graph.Relation
	for _, r := range g.Relations() {
		if r.Contradiction != nil && r == r.Contradiction.Back {
			continue // it is the other half
		}
		written := false
		occurrences := r.Occurrences
		if r.Argument != nil && len(occurrences) > 1 {
			occurrences = occurrences[:1] // the inference line
		}
		for _, o := range occurrences {
			if o.Range.Start.Known() {
				places = append(places, place{o, r})
				written = true
			}
		}
		if !written {
			list = append(list, r)
		}
	}
	note := func(list []graph.Occurrence) {
		for _, o := range list {
			places = append(places, place{at: o})
		}
	}
	for _, c := range g.Claims() {
		note(c.Occurrences)
	}
	for _, s := range g.Sketches() {
		note(s.Occurrences)
	}
	for _, a := range g.Arguments() {
		note(a.Occurrences)
	}
	slices.SortStableFunc(places, func(x, y place) int { return p.compareOne(x.at, y.at) })

	listed := map[*graph.Relation]bool{}
	var open []place // relations around the place, the outermost first
	pop := func(column int) {
		for len(open) > 0 && open[len(open)-1].at.Range.Start.Column >= column {
			if r := open[len(open)-1].relation; !listed[r] {
				listed[r] = true
				list = append(list, r)
			}
			open = open[:len(open)-1]
		}
	}
	var last graph.Occurrence // where a relation was met
	for _, at := range places {
		switch {
		case at.relation == nil && at.at.File == last.File && at.at.Range.Start.Line == last.Range.Start.Line:
			// It stands behind the relation's sign.
		case at.relation == nil || at.relation.Argument != nil:
			pop(0) // a block starts
		default:
			pop(at.at.Range.Start.Column)
		}
		if at.relation != nil {
			open = append(open, at)
			last = at.at
		}
	}
	pop(0)
	return list
}
