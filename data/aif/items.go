package aif

import (
	"slices"
	"strings"

	"crux/data/loss"
	"crux/graph"
)

// Which nodes are written, and with which ids.

// collect makes the items: one for each claim and sketch, one for each relation, and
// one for those that were one node in the file, if they still are what that is read as.
func (e *encoder) collect() {
	shared := map[string]*item{}
	var steps []*item
	for _, n := range e.g.NodeList() {
		w := &item{members: []graph.Node{n}}
		e.items[n] = w
		switch n := n.(type) {
		case *graph.Claim:
			w.record, _ = recordOf(n.Foreign)
		case *graph.Sketch:
			w.record, _ = recordOf(n.Foreign)
		case *graph.Relation:
			w.record, _ = recordOf(n.Foreign)
			if e.join(w, n, shared) {
				continue
			}
			steps = append(steps, w)
		}
	}
	e.divide(steps)
	seen := map[*item]bool{}
	for _, n := range e.g.NodeList() {
		if w := e.items[n]; !seen[w] {
			seen[w] = true
			e.order = append(e.order, w)
		}
	}
	for _, w := range steps {
		r := w.members[0].(*graph.Relation)
		if on, ok := r.Target.(*graph.Relation); ok && len(w.members) == 1 && len(e.items[on].members) > 1 {
			e.lost.Degraded(feature(r), r.Occurrences, "that %s is on one of several relations, which are one node", loss.Name(r))
		}
	}
}

// feature returns what a relation on a relation is.
func feature(r *graph.Relation) loss.Feature {
	switch r.Kind {
	case graph.Attack:
		return loss.Undercuts
	case graph.Support:
		return loss.Backings
	case graph.Restatement:
		return loss.Restatements
	}
	return loss.Preferences
}

// join adds a relation to the item of the node that it was a part of, and reports
// whether it did.
func (e *encoder) join(w *item, r *graph.Relation, shared map[string]*item) bool {
	node, whole := w.record.object("node")
	key := wordOf(node, "nodeID")
	if !whole {
		of, _ := w.record.Get("nodeOf")
		key = word(of)
		w.record.Data = graph.Data{{Key: "node", Value: graph.Data{{Key: "nodeID", Value: of}}}}
	}
	if key == "" {
		if !whole {
			w.record.Data = nil
		}
		return false
	}
	first := shared[key]
	if first == nil {
		shared[key] = w
		return false
	}
	of := first.members[0].(*graph.Relation)
	if whole || of.Kind != r.Kind || of.Scheme != r.Scheme || !slices.Equal(of.Sources, r.Sources) {
		w.record.Data = nil // of another file, or something else by now
		return false
	}
	first.members = append(first.members, r)
	e.items[r] = first
	return true
}

// divide makes items of their own of relations that would be read as others if they
// were one node.
func (e *encoder) divide(steps []*item) {
	pending := map[*item]int{}
	var queue []*item
	for _, w := range steps {
		for _, m := range w.members {
			if _, ok := m.(*graph.Relation).Target.(*graph.Relation); ok {
				pending[w]++
			}
		}
		if pending[w] == 0 {
			queue = append(queue, w)
		}
	}
	for len(queue) > 0 {
		w := queue[0]
		queue = queue[1:]
		members := w.members
		if len(members) > 1 && !e.whole(w) {
			e.split(w)
		}
		for _, m := range members {
			for _, r := range e.g.On(m) {
				on := e.items[r]
				if pending[on]--; pending[on] == 0 {
					queue = append(queue, on)
				}
			}
		}
	}
	for _, w := range steps {
		if pending[w] > 0 { // nodes that would lead to each other in a circle
			e.split(w)
		}
	}
}

// split leaves the first relation of an item in it.
func (e *encoder) split(w *item) {
	for _, m := range w.members[1:] {
		e.items[m] = &item{members: []graph.Node{m}}
	}
	w.members = w.members[:1:1]
}

// whole reports whether the relations of an item are what its node is read as.
func (e *encoder) whole(w *item) bool {
	to := e.targets(w)
	sources := len(w.members[0].(*graph.Relation).Sources)
	lists := make([][]graph.Node, len(to))
	preferences := 0
	for i, t := range to {
		lists[i] = t.members
		if r, ok := t.members[0].(*graph.Relation); ok && r.Kind == graph.Preference {
			preferences++
		}
	}
	if preferences > 0 && preferences < len(to) || len(to) > most(sources) {
		return false
	}
	list, _ := meanings(lists, sources)
	return slices.EqualFunc(w.members, list, func(m, t graph.Node) bool { return m.(*graph.Relation).Target == t })
}

// targets returns the items that the node of a relation leads to.
func (e *encoder) targets(w *item) []*item {
	var list []*item
	seen := map[*item]bool{}
	for _, m := range w.members {
		t := m.(*graph.Relation).Target
		if t == nil {
			continue
		}
		if on := e.items[t]; !seen[on] {
			seen[on] = true
			list = append(list, on)
		}
	}
	return list
}

// number gives ids to all items: those that they had in the file, or new ones.
func (e *encoder) number() {
	e.standing = map[string]bool{}
	for _, v := range e.meta.list("nodes") {
		e.ids.take(under(v, "nodeID"))
		e.standing[wordOf(v, "nodeID")] = true
	}
	for _, v := range e.meta.list("absent") {
		e.ids.take(v)
		e.standing[word(v)] = true
	}
	for _, v := range e.meta.list("again") {
		e.ids.take(under(v, "nodeID"))
	}
	e.avoid(e.meta.list("edges"))
	for _, f := range []graph.Data{e.fields, e.outer} {
		lists(f, func(v any) any {
			refers(v, func(id string) { e.ids.avoid(id) })
			return v
		})
	}
	for _, s := range readPage(htmlOf(e.outer)).spans {
		e.ids.avoid(strings.TrimPrefix(s.id, "node"))
	}
	for _, w := range e.order {
		node, _ := w.record.object("node")
		id, _ := node.Get("nodeID")
		e.ids.take(id)
		e.avoid(w.record.list("edges"))
	}
	for _, w := range e.order {
		node, known := w.record.object("node")
		id, _ := node.Get("nodeID")
		again, _ := w.record.Get("again")
		used := e.used(w)
		switch key := word(id); {
		case key != "" && e.byID[key] == nil && !e.standing[key]:
			w.id, w.word = id, key
		case key != "" && again == true && !used && (e.byID[key] == nil || e.byID[key].relates() || e.byID[key].text() != w.text()):
			w.id = id
			continue
		case key == "" && known && !used:
			continue
		default:
			w.id = e.ids.next()
			w.word = word(w.id)
		}
		e.byID[w.word] = w
	}
}

// avoid notes the ids of edges, and those that they refer to.
func (e *encoder) avoid(edges []any) {
	for _, v := range edges {
		e.edgeIDs.take(under(v, "edgeID"))
	}
	refers(edges, func(id string) { e.ids.avoid(id) })
}

// text returns the text of a claim.
func (w *item) text() string {
	c, _ := w.members[0].(*graph.Claim)
	if c == nil {
		return ""
	}
	return c.Text.Plain
}

// used reports whether edges lead to or from the node of an item.
func (e *encoder) used(w *item) bool {
	for _, m := range w.members {
		if r, ok := m.(*graph.Relation); ok && (len(r.Sources) > 0 || r.Target != nil) || len(e.g.On(m)) > 0 || len(e.g.Uses(m)) > 0 {
			return true
		}
	}
	return false
}
