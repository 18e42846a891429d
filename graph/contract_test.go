package graph

import (
	"fmt"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/testgraph"
)

// argument makes an argument of a graph of gonum's tests: a claim of each node
// and a relation of each edge. It says which nodes and edges are then to be
// expected.
func argument(nodes []gonum.Node, edges []testgraph.WeightedLine, self, absent float64) (gonum.Graph, []gonum.Node, []testgraph.Edge, float64, float64, bool) {
	var b Builder
	var wantNodes []gonum.Node
	var wantEdges []testgraph.Edge
	claims := map[int64]*Claim{}
	claim := func(n gonum.Node) *Claim {
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
	for i, e := range edges {
		source, target := claim(e.From()), claim(e.To())
		r := b.Relate([]Kind{Support, Attack}[i%2], target, source)
		wantNodes = append(wantNodes, r)
		wantEdges = append(wantEdges, Edge{source, r, r}, Edge{r, target, r})
	}
	g, err := b.Graph()
	if err != nil {
		panic(err)
	}
	return g, wantNodes, wantEdges, self, absent, true
}

func TestGraphKeepsTheContractOfGonum(t *testing.T) {
	const useEmpty, reversedEdge = true, true
	t.Run("nodes", func(t *testing.T) { testgraph.ReturnAllNodes(t, argument, useEmpty) })
	t.Run("node slices", func(t *testing.T) { testgraph.ReturnNodeSlice(t, argument, useEmpty) })
	t.Run("node by ID", func(t *testing.T) { testgraph.NodeExistence(t, argument) })
	t.Run("edges", func(t *testing.T) { testgraph.ReturnAllEdges(t, argument, useEmpty) })
	t.Run("edge slices", func(t *testing.T) { testgraph.ReturnEdgeSlice(t, argument, useEmpty) })
	t.Run("edge by ends", func(t *testing.T) { testgraph.EdgeExistence(t, argument, reversedEdge) })
	t.Run("from and to", func(t *testing.T) { testgraph.ReturnAdjacentNodes(t, argument, useEmpty, reversedEdge) })
}

func TestGraphHasNoNodesBeyondItsOwn(t *testing.T) {
	var b Builder
	b.Support(b.Claim("Ban", ""), b.Claim("Air", ""))
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []int64{-1, 3, 1 << 62} {
		if n := g.Node(id); n != nil {
			t.Errorf("Node(%d) = %v, want nil", id, n)
		}
		if n := g.From(id).Len() + g.To(id).Len(); n != 0 {
			t.Errorf("%d nodes beside node %d, want none", n, id)
		}
		if e := g.Edge(id, 0); e != nil {
			t.Errorf("Edge(%d, 0) = %v, want nil", id, e)
		}
		if g.HasEdgeBetween(0, id) {
			t.Errorf("HasEdgeBetween(0, %d), want none", id)
		}
	}
}
