package aif

import (
	"strings"

	"crux/data/jsondoc"
	"crux/graph"
)

// What is kept of a file, so that it can be written again. Of a claim:
//
//	node    the fields of its node that the claim does not have
//	again   true if another node of the file has the same id
//
// Of a relation, node, and
//
//	edges   the edges that lead to and from the node
//	nodeOf  instead of both: the id of the node that the relation shares with the
//	        one that has them
//
// Of the graph:
//
//	fields  what AIF has beside nodes and edges
//	nodes   the nodes that are neither claims nor relations
//	again   those of them whose id another node has
//	edges   the edges that belong to no relation
//	absent  the ids that something in the file refers to, and no node has
//	lacks   "nodes" and "edges" if AIF lacks them
//	outer   what xaif has beside AIF
type record struct{ graph.Data }

// recordOf returns what is kept in Foreign, nil where nothing is.
func recordOf(foreign graph.Data) (r record, ok bool) {
	v, _ := foreign.Get(id)
	r.Data, ok = v.(graph.Data)
	return r, ok
}

// foreign returns a record with the fields that have something.
func foreign(fields ...graph.Field) graph.Data {
	kept := graph.Data{}
	for _, f := range fields {
		switch v := f.Value.(type) {
		case []any:
			if len(v) == 0 {
				continue
			}
		case graph.Data:
			if v == nil {
				continue
			}
		case bool:
			if !v {
				continue
			}
		}
		kept = append(kept, f)
	}
	return graph.Data{{Key: id, Value: kept}}
}

// object returns a field that is an object.
func (r record) object(key string) (graph.Data, bool) {
	v, _ := r.Get(key)
	d, ok := v.(graph.Data)
	return d, ok
}

// list returns a field that is a list.
func (r record) list(key string) []any {
	v, _ := r.Get(key)
	list, _ := v.([]any)
	return list
}

// word returns a value that identifies something as jsondoc.Value.Word does, "" for
// what identifies nothing.
func word(v any) string {
	switch v := v.(type) {
	case jsondoc.Literal:
		return string(v)
	case float64:
		return strings.TrimSpace(string(jsondoc.Write(v)))
	}
	s, _ := graph.Word(v)
	return s
}

// under returns what an object has under a key, nil for all else.
func under(v any, key string) any {
	d, _ := v.(graph.Data)
	x, _ := d.Get(key)
	return x
}

// wordOf returns the word under a key of an object, "" for all else.
func wordOf(v any, key string) string { return word(under(v, key)) }

// references are the keys under which entries of lists refer to nodes.
var references = []string{"nodeID", "fromID", "toID"}

// refers calls f with each id that the objects in a list refer to by.
func refers(list any, f func(id string)) {
	items, _ := list.([]any)
	for _, item := range items {
		for _, key := range references {
			if id := wordOf(item, key); id != "" {
				f(id)
			}
		}
	}
}

// lists calls f with each list of records about nodes that fields have: those of AIF,
// and those of xaif, whose own are under OVA.
func lists(fields graph.Data, f func(v any) any) graph.Data {
	if fields == nil {
		return nil
	}
	out := graph.Data{}
	for _, field := range fields {
		switch v := field.Value.(type) {
		case []any:
			field.Value = f(v)
		case graph.Data:
			if strings.EqualFold(field.Key, "OVA") {
				field.Value = lists(v, f)
			}
		}
		out = append(out, field)
	}
	return out
}
