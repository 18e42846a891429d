package graph

import "slices"

// Which premises a claim cannot do without.

// CriticalPremises returns the claims and sketches on which c rests whatever
// else is granted, in source order: c can be derived by supports from what is
// granted, and can no longer be when one of them is denied. Attacks play no
// part. There are none where c cannot be derived at all, and c itself is not
// one of them.
//
// This is forward chaining, not dominance in the graph: the sources of one
// relation are needed together, so any of them may be critical although there
// is a way round it.
func (g *Graph) CriticalPremises(c *Claim) []Node {
	p := g.provability(c)
	derived := p.derive(nobody)
	if derived[goal] == underived {
		return nil
	}
	proof, order := p.proof(derived)
	needed := make([]bool, len(p.nodes))
	needed[goal] = true
	var critical []Node
	for _, n := range order {
		if !needed[n] && proof[n] {
			// What is critical is in every proof, so each further proof
			// leaves fewer nodes to try.
			if without := p.derive(n); without[goal] == underived {
				needed[n] = true
			} else {
				other, _ := p.proof(without)
				for i := range proof {
					proof[i] = proof[i] && other[i]
				}
			}
		}
		if !needed[n] {
			continue
		}
		if n != goal {
			critical = append(critical, p.nodes[n])
		}
		// Where only one support can derive what is needed, so are its sources.
		if only, ok := p.only(n, derived); ok {
			for _, s := range p.supports[only].sources {
				needed[s] = true
			}
		}
	}
	slices.SortFunc(critical, byID)
	return critical
}

// A provability is the question whether a claim can be derived: the claims and
// sketches from which supports lead to it, numbered from the claim backwards,
// and these supports.
type provability struct {
	nodes    []Node // the claim first
	granted  []bool
	supports []support
	from, on [][]int // for each node: the supports that have it as a source, as their target
}

// A support is a Support between numbered nodes, with sources.
type support struct {
	sources []int
	target  int
}

const (
	goal   = 0  // the number of the claim in question
	nobody = -1 // no node

	underived = -2 // instead of a support: not derived
	axiom     = -1 // derived by no support: granted
)

func (g *Graph) provability(c *Claim) *provability {
	nodes := collection{}
	nodes.add(c)
	for i := 0; i < len(nodes.list); i++ {
		nodes.add(g.Premises(nodes.list[i])...)
	}
	number := make(map[Node]int, len(nodes.list))
	for i, n := range nodes.list {
		number[n] = i
	}
	p := &provability{nodes: nodes.list, granted: make([]bool, len(number)), from: make([][]int, len(number)), on: make([][]int, len(number))}
	for i, n := range p.nodes {
		p.granted[i] = g.Granted(n)
		for _, r := range n.at().on {
			if r.Kind != Support || len(r.Sources) == 0 {
				continue
			}
			s := support{target: i}
			p.on[i] = append(p.on[i], len(p.supports))
			for _, source := range r.Sources {
				from := number[source]
				s.sources = append(s.sources, from)
				p.from[from] = append(p.from[from], len(p.supports))
			}
			p.supports = append(p.supports, s)
		}
	}
	return p
}

// derive derives what it can without the denied node. It returns for each node
// the support that derived it first, axiom, or underived.
func (p *provability) derive(denied int) []int {
	derived := make([]int, len(p.nodes))
	var fresh []int
	for n := range p.nodes {
		derived[n] = underived
		if n != denied && p.granted[n] {
			derived[n] = axiom
			fresh = append(fresh, n)
		}
	}
	met := make([]int, len(p.supports)) // how many sources are derived
	for i := 0; i < len(fresh); i++ {
		for _, by := range p.from[fresh[i]] {
			met[by]++
			s := p.supports[by]
			if met[by] == len(s.sources) && s.target != denied && derived[s.target] == underived {
				derived[s.target] = by
				fresh = append(fresh, s.target)
			}
		}
	}
	return derived
}

// proof returns which nodes the claim is derived from, itself among them, and
// these from the claim backwards.
func (p *provability) proof(derived []int) (in []bool, order []int) {
	in = make([]bool, len(p.nodes))
	in[goal] = true
	order = []int{goal}
	for i := 0; i < len(order); i++ {
		if by := derived[order[i]]; by >= 0 {
			for _, s := range p.supports[by].sources {
				if !in[s] {
					in[s] = true
					order = append(order, s)
				}
			}
		}
	}
	return in, order
}

// only returns the one support of n all of whose sources can be derived, if
// there are no others.
func (p *provability) only(n int, derived []int) (by int, ok bool) {
	for _, candidate := range p.on[n] {
		if slices.ContainsFunc(p.supports[candidate].sources, func(s int) bool { return derived[s] == underived }) {
			continue
		}
		if ok {
			return 0, false
		}
		by, ok = candidate, true
	}
	return by, ok
}
