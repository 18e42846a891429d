package agree

import (
	"fmt"
	"slices"
	"strings"
)

// A Reading is one reader's graph, as far as figures need it.
type Reading struct {
	// Claims are names. Claims of two readings are the same if and only if they
	// have the same name: whoever aligned the readings names a claim of the second
	// after its match in the first.
	Claims    []string
	Relations []Relation
}

// A Relation leads from claims, which are linked if there are several, to a claim
// or to another relation.
type Relation struct {
	Kind       string // "support", "attack", any label
	Sources    []int  // indices into Claims; none if it is incomplete
	Target     int    // index into Claims, or into Relations; None if it has none
	OnRelation bool   // Target is an index into Relations: an undercut, or backing
}

// None is the Target of a relation without one.
const None = -1

// check returns why r can't be measured, "" if it can.
func (r Reading) check() (Reason, string) {
	for i, relation := range r.Relations {
		for _, s := range relation.Sources {
			if s < 0 || s >= len(r.Claims) {
				return BrokenRelation, fmt.Sprintf("relation %d starts at claim %d of %d", i, s, len(r.Claims))
			}
		}
		targets, what := len(r.Claims), "claim"
		if relation.OnRelation {
			targets, what = len(r.Relations), "relation"
		}
		if t := relation.Target; t != None && (t < 0 || t >= targets) {
			return BrokenRelation, fmt.Sprintf("relation %d ends at %s %d of %d", i, what, t, targets)
		}
	}
	if i := r.circle(); i >= 0 {
		return CircleOfRelations, fmt.Sprintf("through relation %d", i)
	}
	return "", ""
}

// target returns the relation that the relation i ends on, None if there is none.
func (r Reading) target(i int) int {
	if r.Relations[i].OnRelation {
		return r.Relations[i].Target
	}
	return None
}

// circle returns a relation in a circle of relations on relations, -1 if there is
// none.
func (r Reading) circle() int {
	seen := make([]int, len(r.Relations)) // 1 + where the walk started that came here first
	for start := range r.Relations {
		for i := start; i != None && seen[i] != start+1; i = r.target(i) {
			if seen[i] != 0 {
				break
			}
			seen[i] = start + 1
			if next := r.target(i); next != None && seen[next] == start+1 {
				return next
			}
		}
	}
	return -1
}

// byDepth returns the relations, those first that others end on.
func (r Reading) byDepth() []int {
	depth := make([]int, len(r.Relations)) // 1 for those that end on no relation
	order := make([]int, len(r.Relations))
	for start := range r.Relations {
		order[start] = start
		var way []int
		i := start
		for i != None && depth[i] == 0 {
			way = append(way, i)
			i = r.target(i)
		}
		d := 0
		if i != None {
			d = depth[i]
		}
		for _, i := range slices.Backward(way) {
			d++
			depth[i] = d
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return depth[a] - depth[b] })
	return order
}

// checkBoth returns why two readings can't be compared, "" if they can.
func checkBoth(a, b Reading) (Reason, string) {
	if why, detail := a.check(); why != "" {
		return why, "reading 1: " + detail
	}
	if why, detail := b.check(); why != "" {
		return why, "reading 2: " + detail
	}
	return "", ""
}

// names numbers strings in the order in which they come.
type names map[string]int

func (n names) number(name string) int {
	k, known := n[name]
	if !known {
		k = len(n)
		n[name] = k
	}
	return k
}

// joined writes a set of labels as one: "attack+support".
func joined(labels []string) string {
	slices.Sort(labels)
	return strings.Join(slices.Compact(labels), "+")
}
