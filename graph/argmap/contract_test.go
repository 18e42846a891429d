package argmap_test

import (
	"fmt"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/testgraph"

	"crux/graph"
	"crux/graph/argmap"
)

// projection makes an argument of a graph of gonum's tests, a claim of each
// node and a relation of each edge, and projects it onto its claims. It says
// which nodes and edges are then to be expected.
func projection(nodes []gonum.Node, edges []testgraph.WeightedLine, self, absent float64) (gonum.Graph, []gonum.Node, []testgraph.Edge, float64, float64, bool) {
	var b graph.Builder
	var wantNodes []gonum.Node
	var wantEdges []testgraph.Edge
	claims := map[int64]*graph.Claim{}
	claim := func(n gonum.Node) *graph.Claim {
		c := claims[n.ID()]
		if c == nil {
			c = b.Claim(fmt.Sprint(n.ID()), "")
			claims[n.ID()] = c
			wantNodes = append(wantNodes, c)
		}
		return c
	}
	for _, n := range nodes {
		claim(n)
	}
	merged := map[[2]*graph.Claim]*argmap.Edge{}
	for i, line := range edges {
		ends := [2]*graph.Claim{claim(line.From()), claim(line.To())}
		e := merged[ends]
		if e == nil {
			e = &argmap.Edge{Source: ends[0], Target: ends[1]}
			merged[ends] = e
			wantEdges = append(wantEdges, e)
		}
		if i%2 == 0 {
			e.Supports = append(e.Supports, b.Support(ends[1], ends[0]))
		} else {
			e.Attacks = append(e.Attacks, b.Attack(ends[1], ends[0]))
		}
	}
	g, err := b.Graph()
	if err != nil {
		panic(err)
	}
	return argmap.Claims(g), wantNodes, wantEdges, self, absent, true
}

// twice gives every edge twice, so that there are parallel ones to merge.
func twice(b testgraph.Builder) testgraph.Builder {
	return func(nodes []gonum.Node, edges []testgraph.WeightedLine, self, absent float64) (gonum.Graph, []gonum.Node, []testgraph.Edge, float64, float64, bool) {
		return b(nodes, append(edges[:len(edges):len(edges)], edges...), self, absent)
	}
}

func TestClaimGraphKeepsTheContractOfGonum(t *testing.T) {
	const useEmpty, reversedEdge = true, true
	for _, b := range []struct {
		name    string
		builder testgraph.Builder
	}{{"single edges", projection}, {"parallel edges", twice(projection)}} {
		t.Run(b.name, func(t *testing.T) {
			t.Run("nodes", func(t *testing.T) { testgraph.ReturnAllNodes(t, b.builder, useEmpty) })
			t.Run("node slices", func(t *testing.T) { testgraph.ReturnNodeSlice(t, b.builder, useEmpty) })
			t.Run("node by ID", func(t *testing.T) { testgraph.NodeExistence(t, b.builder) })
			t.Run("edges", func(t *testing.T) { testgraph.ReturnAllEdges(t, b.builder, useEmpty) })
			t.Run("edge slices", func(t *testing.T) { testgraph.ReturnEdgeSlice(t, b.builder, useEmpty) })
			t.Run("edge by ends", func(t *testing.T) { testgraph.EdgeExistence(t, b.builder, reversedEdge) })
			t.Run("from and to", func(t *testing.T) { testgraph.ReturnAdjacentNodes(t, b.builder, useEmpty, reversedEdge) })
		})
	}
}
