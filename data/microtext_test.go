package data

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

// through writes a graph in a format and reads it again.
func through(t interface{ Fatalf(string, ...any) }, g *graph.Graph, format string) (*graph.Graph, string) {
	f, _ := Find(format)
	w, _, err := (&Document{Name: "x", Graph: g}).Encode(f)
	if err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	d, err := ReadAs("x", strings.NewReader(string(w.Text)), format)
	if err != nil || d.Diagnostics.HasErrors() {
		t.Fatalf("%s: %v %v\n%s", format, err, d.Diagnostics, w.Text)
	}
	return d.Graph, string(w.Text)
}

// structure returns a copy of g of claims and relations with nothing but their texts,
// voices and ends.
func structure(g *graph.Graph) *graph.Graph {
	var b graph.Builder
	copies := map[graph.Node]graph.Node{nil: nil}
	for _, n := range g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			copies[n] = b.Claim("", n.Text.Plain).SaidBy(n.Voice)
		case *graph.Relation:
			copies[n] = b.Relate(n.Kind, nil)
		}
	}
	for _, r := range g.Relations() {
		var sources []graph.Node
		for _, s := range r.Sources {
			sources = append(sources, copies[s])
		}
		b.Connect(copies[r].(*graph.Relation), copies[r.Target], sources...)
	}
	h, err := b.Graph()
	if err != nil {
		panic(err)
	}
	return h
}

// What an arggraph says of claims and relations, undercuts on undercuts included, is the
// same after a way through the JSON of AIFdb or OVA3.
func TestMicrotextThroughAIF(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, before := through(t, graphtest.Graph(t), "arggraph")
		for _, format := range []string{"aif", "xaif"} {
			h, text := through(t, g, format)
			if d := graphtest.Diff(structure(g), structure(h)); d != "" {
				t.Fatalf("%s\n%s\n%s", d, before, text)
			}
			k, after := through(t, h, "arggraph")
			if d := graphtest.Diff(structure(g), structure(k)); d != "" {
				t.Fatalf("%s\n%s\n%s\n%s", d, before, text, after)
			}
		}
	})
}
