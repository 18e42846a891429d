// Package cytoscape writes graphs as the JSON that Cytoscape.js takes: the format with the
// id "cytoscape". It is written only.
//
// Claims, sketches and relations are nodes; edges lead from the sources of a relation to
// it and from it to its target. The data of a node have its label, kind, title, text and
// polarity, and under “record” all that crux says of it, in the words of its own JSON; the
// data of the whole have the rest.
package cytoscape

import (
	"crux/data/cruxjson"
	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/graph"
)

// Encode writes g. Nothing is lost but bytes that are no text.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	rest, records, lost := cruxjson.Records(g)
	nodes, edges := []any{}, []any{}
	for i, r := range cruxjson.Rows(g) {
		data := graph.Data{{Key: "id", Value: r.ID}, {Key: "label", Value: r.Label}, {Key: "kind", Value: r.Kind}}
		for _, f := range []struct{ key, value string }{{"title", r.Title}, {"text", r.Text}, {"polarity", r.Polarity}} {
			if f.value != "" {
				data = append(data, graph.Field{Key: f.key, Value: f.value})
			}
		}
		data = append(data, graph.Field{Key: "record", Value: records[i]})
		nodes = append(nodes, element(data, r.Kind))
		for _, e := range r.Ends {
			data := graph.Data{{Key: "id", Value: e.From + "-" + e.To}, {Key: "source", Value: e.From}, {Key: "target", Value: e.To},
				{Key: "role", Value: e.Role}, {Key: "polarity", Value: r.Polarity}}
			edges = append(edges, element(data, e.Role))
		}
	}
	return string(jsondoc.Write(graph.Data{
		{Key: "format_version", Value: "1.0"},
		{Key: "data", Value: graph.Data{{Key: "document", Value: rest}}},
		{Key: "elements", Value: graph.Data{{Key: "nodes", Value: nodes}, {Key: "edges", Value: edges}}},
	})), lost
}

// element returns a node or edge, with a class that styles can name.
func element(data graph.Data, class string) graph.Data {
	return graph.Data{{Key: "data", Value: data}, {Key: "classes", Value: class}}
}
