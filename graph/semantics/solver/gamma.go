package solver

// gamma returns γ(x): the least set of nodes that hold by what is for them if of
// the nodes against them those in x do.
func (g *graph) gamma(x []bool) []bool {
	y := make([]bool, len(g.Nodes))
	for i, rank := range g.ranks(x) {
		y[i] = rank > 0
	}
	return y
}

// ranks returns for the nodes of γ(x) a number that is larger than that of those that
// make it hold: of all that are for it, or where Any is set of the first one. Other
// nodes have 0.
func (g *graph) ranks(x []bool) []int32 {
	n := len(g.Nodes)
	rank := make([]int32, n)
	open := make([]int32, n) // how many of those for it are missing yet
	fresh := make([]int32, 0, n)
	hold := func(i int32) {
		fresh = append(fresh, i)
		rank[i] = int32(len(fresh))
	}
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
			hold(int32(i))
		}
	}
	for k := 0; k < len(fresh); k++ {
		for _, j := range g.speaksFor.of(fresh[k]) {
			if open[j]--; open[j] == 0 {
				hold(j)
			}
		}
	}
	return rank
}

// blocked is more than all nodes that can be missing.
const blocked = 1 << 30
