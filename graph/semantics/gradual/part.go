package gradual

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"crux/graph"
)

// The part of a network on which one strength depends.

// A part is a network of its own, numbered anew: the claim or sketch in question
// and all that bears on it. Each node has a higher number than what it depends on,
// unless both are in one block.
type part struct {
	net     *network
	of      int32 // the node in question
	blocks  []block
	players []player
}

// A block is the numbers of nodes from one to before another. They depend on each
// other, relations coming first, each after those that end on it; or it is a single
// node.
type block struct{ from, to int32 }

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
	n := &network{semantics: whole.semantics, linked: whole.linked, ends: []int32{0}}
	p := &part{net: n}
	const none = -1
	number := slices.Repeat([]int32{none}, len(whole.own))
	rank := make([]int32, len(whole.own)) // in a block
	for k, i := range slices.Concat(whole.relations, whole.nodes) {
		rank[i] = int32(k)
	}
	var members []int32
	blocks, _ := whole.bearing(of)
	for _, b := range blocks {
		from := int32(len(members))
		slices.SortFunc(b, func(i, j int32) int { return cmp.Compare(rank[i], rank[j]) })
		for _, i := range b {
			number[i] = int32(len(members))
			members = append(members, i)
		}
		p.blocks = append(p.blocks, block{from, int32(len(members))})
	}
	p.of = number[of]
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

// bearing returns node of and all that its strength depends on as things are, and
// marks them. They come in blocks, each with all on a way round with one another,
// or a single node, after the blocks that it depends on (Tarjan, 1972).
func (n *network) bearing(of int32) (blocks [][]int32, marked []bool) {
	type visit struct {
		node int32
		left []int32 // of what it depends on
	}
	marked = make([]bool, len(n.own))
	met := make([]int32, len(n.own)) // as the how manieth, from 1
	low := make([]int32, len(n.own)) // the first met that can be got to; 0 when its block is done
	var path []visit
	var open []int32
	count := int32(0)
	enter := func(i int32) {
		count++
		marked[i], met[i], low[i] = true, count, count
		open = append(open, i)
		path = append(path, visit{i, n.needs(i)})
	}
	for enter(of); len(path) > 0; {
		v := &path[len(path)-1]
		if len(v.left) > 0 {
			i := v.left[0]
			v.left = v.left[1:]
			if !marked[i] {
				enter(i)
			} else if low[i] > 0 {
				low[v.node] = min(low[v.node], met[i])
			}
			continue
		}
		i := v.node
		path = path[:len(path)-1]
		if len(path) > 0 {
			before := path[len(path)-1].node
			low[before] = min(low[before], low[i])
		}
		if low[i] < met[i] {
			continue
		}
		k := len(open) - 1
		for open[k] != i {
			k--
		}
		blocks = append(blocks, slices.Clone(open[k:]))
		for _, j := range open[k:] {
			low[j] = 0
		}
		open = open[:k]
	}
	return blocks, marked
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
