package graph

import "cmp"

// What is directly before and behind a node by supports, and where they start.

// Premises returns the claims and sketches that directly support n, in the
// order of their relations, each once.
func (g *Graph) Premises(n Node) []Node {
	var premises collection
	for _, r := range n.at().on {
		if r.Kind == Support {
			premises.add(r.Sources...)
		}
	}
	return premises.list
}

// Conclusions returns what n directly supports, in the order of the
// relations, each once: claims, sketches, and relations that n backs.
func (g *Graph) Conclusions(n Node) []Node {
	var conclusions collection
	for _, r := range n.at().uses {
		if r.Kind == Support && r.Target != nil {
			conclusions.add(r.Target)
		}
	}
	return conclusions.list
}

// Granted reports whether n stands without reasons: it is a claim or sketch
// that no support with sources has as its target, and its author does not
// assert it only for its reasons ("assert: false").
func (g *Graph) Granted(n Node) bool {
	switch n := n.(type) {
	case *Relation:
		return false
	case *Claim:
		if !n.Asserted {
			return false
		}
	}
	for _, r := range n.at().on {
		if r.Kind == Support && len(r.Sources) > 0 {
			return false
		}
	}
	return true
}

// A collection is nodes in the order in which they came, each once.
type collection struct {
	list []Node
	in   map[Node]bool
}

func (c *collection) add(nodes ...Node) {
	if c.in == nil {
		c.in = map[Node]bool{}
	}
	for _, n := range nodes {
		if !c.in[n] {
			c.in[n] = true
			c.list = append(c.list, n)
		}
	}
}

func byID[N Node](a, b N) int { return cmp.Compare(a.ID(), b.ID()) }
