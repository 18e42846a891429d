package gradual

import (
	"math"

	"crux/graph"
)

// A network is what a graph comes down to for its strengths: numbered nodes,
// which are those of the graph, and for each of them the nodes that its strength
// depends on.
type network struct {
	semantics Semantics
	linked    Linked

	own []float64 // base scores of claims and sketches, own strengths of relations
	out []bool    // whose strength is 0 whatever else: denied, dropped, without effect

	// in lists for node i its sources, from ends[3i], then the attacks on it,
	// from ends[3i+1], then its supports, from ends[3i+2] to ends[3i+3].
	// What was out from the start has none, and relations that were are in no
	// list.
	ends []int32
	in   []int32

	nodes     []int32 // claims and sketches, ascending
	relations []int32 // relations that are not out, each after those that end on it
}

// The lists of a node.
const (
	sources = iota
	attacks
	supports
	lists // how many there are
)

// newNetwork returns the network of g, and notes of which relations have no
// effect.
func newNetwork(g *graph.Graph, o Options) (*network, []Note, error) {
	n := &network{semantics: o.Semantics, linked: o.Linked, out: make([]bool, len(g.NodeList()))}
	if err := n.score(g, o); err != nil {
		return nil, nil, err
	}
	for _, d := range o.Deny {
		n.out[d.ID()] = true
	}
	for _, d := range o.Drop {
		n.out[d.ID()] = true
	}
	reasons, effective := effects(g, o.Semantics, n.out)
	for i, why := range reasons {
		n.out[i] = n.out[i] || why != acts
	}
	n.relations = make([]int32, len(effective))
	for i, r := range effective {
		n.relations[i] = int32(r.ID())
	}
	n.connect(g)
	return n, notes(g, reasons), nil
}

// score reads the base scores and own strengths.
func (n *network) score(g *graph.Graph, o Options) error {
	n.own = make([]float64, len(g.NodeList()))
	var wrong []error
	for i, node := range g.NodeList() {
		own := o.Semantics.Base()
		var given *float64
		switch node := node.(type) {
		case *graph.Claim:
			given = node.Strength
		case *graph.Sketch:
			given = node.Strength
		case *graph.Relation:
			given, own = node.Strength, 1
		}
		if _, isRelation := node.(*graph.Relation); !isRelation {
			n.nodes = append(n.nodes, int32(i))
		}
		if given != nil {
			own = *given
			if !isStrength(own) {
				wrong = append(wrong, &StrengthError{Node: node, Value: own})
			}
		}
		if len(o.Base) > 0 {
			if base, ok := o.Base[node]; ok {
				own = base
				if !isStrength(own) {
					wrong = append(wrong, &StrengthError{Node: node, Value: own, Option: true})
				}
			}
		}
		n.own[i] = math.Abs(own) // −0 is 0
	}
	return wrongStrengths(wrong)
}

// connect makes the lists: they are counted, laid end to end, then filled.
func (n *network) connect(g *graph.Graph) {
	n.ends = make([]int32, lists*len(n.own)+1)
	each := func(put func(list, node int64)) {
		for _, r := range g.Relations() {
			if n.out[r.ID()] {
				continue
			}
			for _, s := range r.Sources {
				put(lists*r.ID()+sources, s.ID())
			}
			switch to := r.Target.ID(); {
			case n.out[to]:
			case r.Kind == graph.Attack:
				put(lists*to+attacks, r.ID())
			default:
				put(lists*to+supports, r.ID())
			}
		}
	}
	each(func(list, _ int64) { n.ends[list+1]++ })
	for i := 1; i < len(n.ends); i++ {
		n.ends[i] += n.ends[i-1]
	}
	n.in = make([]int32, n.ends[len(n.ends)-1])
	next := append([]int32(nil), n.ends...)
	each(func(list, node int64) {
		n.in[next[list]] = int32(node)
		next[list]++
	})
}

// list returns what node i depends on, of one sort.
func (n *network) list(i int32, sort int32) []int32 {
	return n.in[n.ends[lists*i+sort]:n.ends[lists*i+sort+1]]
}

// needs returns what the strength of node i depends on as things are: for a
// relation with a source that is out, only that source.
func (n *network) needs(i int32) []int32 {
	if n.out[i] {
		return nil
	}
	from := n.list(i, sources)
	for k, j := range from {
		if n.out[j] {
			return from[k : k+1]
		}
	}
	return n.all(i)
}

// all returns all that node i may depend on.
func (n *network) all(i int32) []int32 { return n.in[n.ends[lists*i]:n.ends[lists*i+lists]] }
