package semantics

import "crux/graph"

// A Change is what would turn the grounded verdict on a node: a node that stands would
// fall or become undecided, any other would stand.
type Change struct {
	// Sets are the smallest sets of nodes that must go: all have the same size, and
	// are in the order of the graph.
	Sets [][]graph.Node
	// Complete says that these are all, and that no smaller ones exist; where there are
	// none, that nothing of the kind turns the verdict. Where the search came to the
	// end of its work before, all sets of fewer than Size nodes have been tried.
	Complete bool
	Size     int
}

// DefaultWork is how many nodes and relations one search for changes looks at: some
// seconds.
const DefaultWork = 30_000_000

// Deny returns the smallest sets of claims and sketches, n not among them, without which the
// grounded verdict on n would be another.
func (c *Case) Deny(n graph.Node) Change {
	return c.change(n, func(m graph.Node) bool {
		_, relation := m.(*graph.Relation)
		return !relation
	})
}

// Drop returns the smallest sets of relations without which the grounded verdict on n
// would be another. What a dropped relation supported still needs reasons.
func (c *Case) Drop(n graph.Node) Change {
	return c.change(n, func(m graph.Node) bool {
		_, relation := m.(*graph.Relation)
		return relation
	})
}

// Remove returns the smallest sets of either kind, mixed ones among them.
func (c *Case) Remove(n graph.Node) Change {
	return c.change(n, func(graph.Node) bool { return true })
}

func (c *Case) change(n graph.Node, may func(graph.Node) bool) Change {
	nodes := c.g.NodeList()
	found := c.system.Flips(int(n.ID()), func(i int) bool { return i < len(nodes) && may(nodes[i]) }, c.o.Work)
	change := Change{Complete: found.Complete, Size: found.Size}
	for _, set := range found.Sets {
		var list []graph.Node
		for _, i := range set {
			list = append(list, nodes[i])
		}
		change.Sets = append(change.Sets, list)
	}
	return change
}

// Product returns groups of which one node each makes up each of the sets: the sets
// are all combinations of one node of each group. It returns nil if they are not.
func (c Change) Product() [][]graph.Node {
	together := map[[2]graph.Node]bool{}
	var all []graph.Node
	seen := map[graph.Node]bool{}
	for _, set := range c.Sets {
		for _, a := range set {
			if !seen[a] {
				seen[a] = true
				all = append(all, a)
			}
			for _, b := range set {
				together[[2]graph.Node{a, b}] = true
			}
		}
	}
	var groups [][]graph.Node
	for _, n := range all {
		placed := false
		for i, g := range groups {
			if !together[[2]graph.Node{n, g[0]}] {
				groups[i] = append(g, n)
				placed = true
				break
			}
		}
		if !placed {
			groups = append(groups, []graph.Node{n})
		}
	}
	product := 1
	for _, g := range groups {
		for i, a := range g {
			for _, b := range g[:i] {
				if together[[2]graph.Node{a, b}] {
					return nil
				}
			}
		}
		if product *= len(g); product > len(c.Sets) {
			return nil
		}
	}
	if product != len(c.Sets) || len(c.Sets) == 0 || len(groups) != len(c.Sets[0]) {
		return nil
	}
	return groups
}
