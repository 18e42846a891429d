// Package nodelink is what formats have in common that write an argument as nodes,
// which are propositions or schemes, and edges between them: an edge leads from a
// premise to the scheme that uses it, and from a scheme to what it supports or attacks,
// which may be a scheme itself.
//
// A [File] is such a file as it is read, a [Plan] a graph as it is written. What a
// format has no word for is an object "crux" that other tools carry along; it says the
// same as the JSON of the model (data/cruxjson). How the file differs from what is
// written without it is kept in Foreign, by the id of the format:
//
//   - of claims, sketches and relations: "id", and "record", a [Diff]; of a relation
//     also "edges" with such differences; "also" for a relation that is read from a
//     scheme of which another one has been read; "twice" for a second node of an id;
//   - of the whole: "record"; "nodes" and "edges" that are no part of the graph; and
//     what the format adds.
//
// Nodes and edges that have no id get one that depends on what they say and on nothing
// else, so that the same graph is written in the same way.
package nodelink

import "crux/graph"

// of returns what a format keeps of something.
func of(foreign graph.Data, format string) graph.Data {
	v, _ := foreign.Get(format)
	d, _ := v.(graph.Data)
	return d
}

// list returns a value that is a list.
func list(d graph.Data, key string) []any {
	v, _ := d.Get(key)
	l, _ := v.([]any)
	return l
}

// Child returns a member that is an object, nil if it is none.
func Child(d graph.Data, key string) graph.Data {
	v, _ := d.Get(key)
	o, _ := v.(graph.Data)
	return o
}
