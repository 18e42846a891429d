package solver

// gamma returns γ(x): the least set of nodes that hold by what is for them if of
// the nodes against them those in x do.
func (g *graph) gamma(x []bool) []bool {
	n := len(g.Nodes)
	y := make([]bool, n)
	open := make([]int32, n) // how many of those for it are missing yet
	fresh := make([]int32, 0, n)
	for i := range g.Nodes {
		node := &g.Nodes[i]
		open[i] = int32(len(node.For))
		if node.Any {
			open[i] = 1
		}
		for _, a := range node.Against {
			if x[a] {
				open[i] = blocked
				break
			}
		}
		if open[i] == 0 {
			y[i] = true
			fresh = append(fresh, int32(i))
		}
	}
	for len(fresh) > 0 {
		i := fresh[len(fresh)-1]
		fresh = fresh[:len(fresh)-1]
		for _, j := range g.speaksFor.of(i) {
			if open[j]--; open[j] == 0 {
				y[j] = true
				fresh = append(fresh, j)
			}
		}
	}
	return y
}

// blocked is more than all nodes that can be missing.
const blocked = 1 << 30

// join returns the labels of the pair t ⊆ u.
func join(t, u []bool) Labels {
	labels := make(Labels, len(t))
	for i := range labels {
		switch {
		case t[i]:
			labels[i] = In
		case !u[i]:
			labels[i] = Out
		}
	}
	return labels
}
