package agree

import "slices"

// A reading as nodes and edges, for measures of whole graphs: each claim and each
// relation is a node, and edges lead from each source to its relation and from the
// relation to its target, as in the Argument Interchange Format.

// A network is that graph. Claims come first, then relations.
type network struct {
	claims  int
	label   []int   // of each node: the name of a claim, the kind of a relation
	out, in [][]int // neighbours, ascending, without repetition
	edges   int
	order   []int // the nodes of relations, those first that others end on
}

// networks returns two readings as networks with labels that they share.
func networks(a, b Reading) (*network, *network) {
	claims, kinds := names{}, names{}
	return newNetwork(a, claims, kinds), newNetwork(b, claims, kinds)
}

func newNetwork(r Reading, claims, kinds names) *network {
	n := &network{claims: len(r.Claims)}
	size := len(r.Claims) + len(r.Relations)
	n.label, n.out, n.in = make([]int, size), make([][]int, size), make([][]int, size)
	for i, name := range r.Claims {
		n.label[i] = claims.number(name)
	}
	for i, relation := range r.Relations {
		node := n.claims + i
		n.label[node] = kinds.number(relation.Kind)
		n.in[node] = slices.Compact(slices.Sorted(slices.Values(relation.Sources)))
		for _, s := range n.in[node] {
			n.out[s] = append(n.out[s], node)
		}
	}
	for i, relation := range r.Relations {
		if relation.Target != None {
			node, target := n.claims+i, relation.Target
			if relation.OnRelation {
				target += n.claims
			}
			n.out[node] = append(n.out[node], target)
			n.in[target] = append(n.in[target], node)
		}
	}
	for i := range n.label {
		slices.Sort(n.out[i])
		slices.Sort(n.in[i])
		n.edges += len(n.out[i])
	}
	for _, i := range r.byDepth() {
		n.order = append(n.order, n.claims+i)
	}
	return n
}

// size is how many nodes n has.
func (n *network) size() int { return len(n.label) }

// isClaim reports whether a node is a claim.
func (n *network) isClaim(node int) bool { return node < n.claims }

// leads reports whether an edge leads from one node to another.
func (n *network) leads(from, to int) bool {
	_, found := slices.BinarySearch(n.out[from], to)
	return found
}
