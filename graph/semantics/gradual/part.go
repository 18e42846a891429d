package gradual

import (
	"errors"
	"fmt"
	"slices"

	"crux/graph"
)

// The part of a network on which one strength depends.

// A part is a network of its own, numbered anew: the claim or sketch in question
// and all that bears on it. Where it has no circles, each node has a higher number
// than what it depends on.
type part struct {
	net     *network
	of      int32 // the node in question
	players []player
}

// A player is what can be taken out to see what it does.
type player struct {
	node  graph.Node
	parts []int32 // what has no strength when it is out
}

// part returns the part on which the strength of c depends.
func (r *Result) part(c graph.Node) (*part, error) {
	if !owns(r.graph, c) {
		return nil, errors.New("contributions are wanted to the strength of what is not in the graph")
	}
	if _, isRelation := c.(*graph.Relation); isRelation {
		return nil, fmt.Errorf("contributions are wanted to the strength of %s; they are found for claims and sketches only", name(c))
	}
	of, whole := int32(c.ID()), r.net
	members, _ := whole.bearing(of)
	const none = -1
	number := slices.Repeat([]int32{none}, len(whole.own))
	for k, i := range members {
		number[i] = int32(k)
	}
	n := &network{semantics: whole.semantics, linked: whole.linked, ends: []int32{0}}
	for _, i := range members {
		n.own = append(n.own, whole.own[i])
		n.out = append(n.out, whole.out[i])
		for sort := int32(sources); sort < lists; sort++ {
			for _, j := range whole.list(i, sort) {
				if number[j] != none { // else i has no strength anyway
					n.in = append(n.in, number[j])
				}
			}
			n.ends = append(n.ends, int32(len(n.in)))
		}
	}
	for _, i := range whole.relations {
		if number[i] != none {
			n.relations = append(n.relations, number[i])
		}
	}
	p := &part{net: n, of: number[of]}
	for _, i := range whole.nodes {
		k := number[i]
		if k == none {
			continue
		}
		n.nodes = append(n.nodes, k)
		own := []int32{k}
		if k == p.of {
			own = n.onItself(k)
		}
		if len(own) > 0 && !n.out[k] {
			p.players = append(p.players, player{r.graph.NodeList()[i], own})
		}
	}
	return p, nil
}

// bearing marks node of and all that its strength depends on as things are, and
// returns them; where there are no circles, each after what it depends on.
func (n *network) bearing(of int32) (members []int32, marked []bool) {
	type visit struct {
		node int32
		left []int32 // of what it depends on
	}
	marked = make([]bool, len(n.own))
	marked[of] = true
	path := []visit{{of, n.needs(of)}}
	for len(path) > 0 {
		v := &path[len(path)-1]
		if len(v.left) == 0 {
			members = append(members, v.node)
			path = path[:len(path)-1]
			continue
		}
		i := v.left[0]
		v.left = v.left[1:]
		if !marked[i] {
			marked[i] = true
			path = append(path, visit{i, n.needs(i)})
		}
	}
	return members, marked
}

// onItself returns the relations to node i whose one source it is.
func (n *network) onItself(i int32) []int32 {
	var own []int32
	for _, r := range n.all(i) { // a claim has no sources
		if from := n.list(r, sources); len(from) == 1 && from[0] == i {
			own = append(own, r)
		}
	}
	return own
}
