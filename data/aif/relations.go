package aif

import (
	"slices"

	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/diag"
)

// How nodes of schemes become relations. A relation has one target, and a node may lead
// to several nodes: it becomes one relation for each. What leads to a node of several
// relations becomes a relation on each of these.

// most returns how many relations one node becomes at the most, which has so many
// sources.
func most(sources int) int { return max(1, min(64, 1_000_000/max(sources, 1))) }

// meanings returns the targets of the relations that a node becomes which leads to
// nodes that are so many claims and relations each. All is false if there are too many.
func meanings[T any](to [][]T, sources int) (list []T, all bool) {
	n := 0
	for _, t := range to {
		n += len(t)
	}
	all = n <= most(sources)
	for _, t := range to {
		if !all {
			t = t[:1]
		}
		list = append(list, t...)
	}
	return list[:min(len(list), most(sources))], all
}

// relations makes the claims, and the relations of all nodes of schemes, in the order of
// the file.
func (d *decoder) relations() {
	var schemes []*node
	for _, n := range d.nodes {
		if n.role != scheme || !n.counts {
			continue
		}
		schemes = append(schemes, n)
		d.prefer(n)
		d.once(n)
	}
	order := d.targetsFirst(schemes)
	targets := map[*node][]target{}
	for _, n := range order {
		to := make([][]target, len(n.targets))
		for i, t := range n.targets {
			if t.role == claim {
				to[i] = []target{{node: t}}
				continue
			}
			for nth := range max(1, len(targets[t])) {
				to[i] = append(to[i], target{t, nth})
			}
		}
		if limit := most(len(n.sources)); len(to) > limit {
			for _, v := range n.leads[limit:] {
				d.odd(v, "that is too many for the relations that one node can stand for", "%s leads to more than %d nodes", n, limit)
			}
			to, n.targets, n.leads = to[:limit], n.targets[:limit], n.leads[:limit]
		}
		list, all := meanings(to, len(n.sources))
		switch {
		case !all:
			d.tell(n.v, diag.Warning, "odd-node", "it is read as a relation on the first one of each", "%s leads to nodes that lead to too many others", n)
		case len(list) > 1:
			d.tell(n.v, diag.Hint, "odd-node", "it is read as one relation on each", "%s leads to %d claims or relations", n, len(list))
		}
		targets[n] = list
	}
	for _, n := range d.nodes {
		switch {
		case !n.counts:
		case n.role == scheme:
			d.relate(n, max(1, len(targets[n])))
		default:
			n.claim = d.b.Claim("", n.v.Get("text").Word())
			n.claim.Occurrences = d.doc.At(n.v)
		}
	}
	for _, n := range order {
		sources := make([]graph.Node, len(n.sources))
		for i, s := range n.sources {
			sources[i] = s.claim
		}
		for i, r := range n.meaning {
			var on graph.Node
			if len(targets[n]) > 0 {
				on = targets[n][i].of()
			}
			d.b.Connect(r, on, sources...)
		}
	}
}

// A target is a claim, or one of the relations that a node becomes.
type target struct {
	node *node
	nth  int
}

func (t target) of() graph.Node {
	if t.node.claim != nil {
		return t.node.claim
	}
	return t.node.meaning[t.nth]
}

// prefer decides what an edge to a preference says: what leads nowhere else is on the
// preference; what does is what is preferred, and only claims can be that here.
func (d *decoder) prefer(n *node) {
	if len(n.prefers) == 0 {
		return
	}
	edges := n.edges
	n.edges = nil
	next := 0
	for _, v := range edges {
		if next == len(n.prefers) || d.byID[v.Get("fromID").Word()] != n {
			n.edges = append(n.edges, v)
			continue
		}
		p := n.prefers[next]
		next++
		if len(n.targets) > 0 && n.targets[0] != n.prefers[0] {
			d.odd(v, "relations can only be preferred as claims", "an edge leads from %s to %s", n, p)
			continue
		}
		n.targets, n.leads = append(n.targets, p), append(n.leads, v)
	}
}

// once takes out what is said twice.
func (d *decoder) once(n *node) {
	seen := map[*node]bool{}
	targets, leads := n.targets, n.leads
	n.targets, n.leads = nil, nil
	for i, t := range targets {
		if seen[t] {
			n.edges = append(n.edges, leads[i])
			d.tell(leads[i], diag.Warning, "odd-edge", "it is kept, but says nothing more", "%s leads to %s twice", n, t)
			continue
		}
		seen[t] = true
		n.targets, n.leads = append(n.targets, t), append(n.leads, leads[i])
	}
	clear(seen)
	sources := n.sources
	n.sources = nil
	for i, s := range sources {
		if seen[s] {
			d.tell(n.edges[i], diag.Warning, "odd-edge", "it is kept, but says nothing more", "%s leads to %s twice", s, n)
			continue
		}
		seen[s] = true
		n.sources = append(n.sources, s)
	}
}

// targetsFirst returns the nodes in an order in which each comes after those that it
// leads to. Edges that close a circle are taken out.
func (d *decoder) targetsFirst(schemes []*node) []*node {
	const visiting, done = 1, 2
	type visit struct {
		n    *node
		next int
	}
	var order []*node
	for _, start := range schemes {
		if start.visiting == done {
			continue
		}
		stack := []visit{{n: start}}
		start.visiting = visiting
		for len(stack) > 0 {
			v := &stack[len(stack)-1]
			if v.next == len(v.n.targets) {
				v.n.visiting = done
				v.n.targets = slices.DeleteFunc(v.n.targets, func(t *node) bool { return t == nil })
				v.n.leads = slices.DeleteFunc(v.n.leads, func(v *jsondoc.Value) bool { return v == nil })
				order = append(order, v.n)
				stack = stack[:len(stack)-1]
				continue
			}
			t := v.n.targets[v.next]
			switch {
			case t.role != scheme || t.visiting == done:
				v.next++
			case t.visiting == visiting:
				d.odd(v.n.leads[v.next], "no relation is on itself", "from %s to %s, edges lead in a circle", v.n, t)
				v.n.targets[v.next], v.n.leads[v.next] = nil, nil
				v.next++
			default:
				v.next++
				t.visiting = visiting
				stack = append(stack, visit{n: t})
			}
		}
	}
	return order
}

// relate makes the relations that a node becomes, without their ends.
func (d *decoder) relate(n *node, count int) {
	at := d.doc.At(n.v)
	name := schemeOf(n.v.Get("scheme").Word(), n.v.Get("text").Word())
	for range count {
		r := d.b.Relate(n.kind, nil)
		r.Scheme, r.Occurrences = name, at
		n.meaning = append(n.meaning, r)
	}
	switch {
	case len(n.sources) == 0:
		d.tell(n.v, diag.Warning, "incomplete-relation", "it is kept, and says nothing", "no I leads to %s", n)
	case len(n.targets) == 0:
		d.tell(n.v, diag.Warning, "incomplete-relation", "it is kept, and says nothing", "%s leads to no I, and to no other relation", n)
	}
}
