package argdown

import (
	"math"
	"slices"

	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/graph"
)

// EncodeJSON writes a graph as the JSON of the Argdown document that Encode makes of it;
// see Options.JSON. DecodeJSON reads an equal graph of it, but for what is told in lost.
func EncodeJSON(g *graph.Graph) (text string, lost loss.List) {
	e := newEncoder(g)
	e.arrange()
	out, _ := Options{}.JSON("", e.print())
	var kept graph.Data
	for _, f := range g.Meta.Foreign {
		if d, ok := f.Value.(graph.Data); ok && f.Key == jsonID {
			kept = d
		}
	}
	if len(kept) > 0 {
		out = withMembers(out, kept)
	}
	lost = append(e.lost, JSONLosses(g)...)
	return string(out), append(lost, loss.Of(g, jsonID, loss.Everything(loss.Foreign, loss.Source)...)...)
}

// RewriteJSON writes the JSON that a graph was read from again, in its own words if
// nothing of the graph has been changed since, else as EncodeJSON does.
func RewriteJSON(file, text string, g *graph.Graph) (string, loss.List) {
	again, lost := EncodeJSON(g)
	before, list := DecodeJSON(file, text)
	if list.HasErrors() {
		return again, lost
	}
	if unchanged, _ := EncodeJSON(before); unchanged != again {
		return again, lost
	}
	return string(jsondoc.Write(jsondoc.Parse(file, text).Root.Any())), nil
}

// withMembers adds members that a file of this format had to another one: relations
// behind its own, all else at the end.
func withMembers(out []byte, kept graph.Data) []byte {
	doc, _ := jsondoc.Parse("", string(out)).Root.Any().(graph.Data)
	for _, f := range kept {
		i := slices.IndexFunc(doc, func(g graph.Field) bool { return g.Key == f.Key })
		more, isList := f.Value.([]any)
		switch {
		case i < 0:
			doc = append(doc, f)
		case f.Key == "relations" && isList:
			own, _ := doc[i].Value.([]any)
			doc[i].Value = append(own, more...)
		}
	}
	return jsondoc.Write(doc)
}

// JSONLosses tells what Argdown's JSON does not hold of a graph that Argdown does:
// infinite numbers, and sections that the settings regroup.
func JSONLosses(g *graph.Graph) loss.List {
	var list loss.List
	lost := func(d graph.Data, at []graph.Occurrence, what string) {
		if infinite(d) {
			list.Lost(loss.Data, at, "a number of %s that is infinite or none", what)
		}
	}
	for _, n := range g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			lost(n.Data, n.Occurrences, loss.Name(n))
		case *graph.Sketch:
			lost(n.Data, n.Occurrences, loss.Name(n))
		case *graph.Relation:
			lost(n.Data, n.Occurrences, loss.Name(n))
		}
	}
	for _, a := range g.Arguments() {
		lost(a.Data, a.Occurrences, loss.Name(a))
	}
	var below func(s []*graph.Section)
	below = func(s []*graph.Section) {
		for _, s := range s {
			lost(s.Data, s.Occurrences, loss.Name(s))
			below(s.Sections)
		}
	}
	below(g.Sections)
	lost(g.Meta.Data, nil, "the settings of the document")
	if group := mapping(g.Meta.Settings, "group"); has(group, "regroup") && len(g.Sections) > 0 {
		list.Lost(loss.Sections, nil, "the sections as they stand in the text: those that the settings make for the map are written")
	}
	return list
}

// infinite reports whether a value has a number in it that JSON does not have.
func infinite(v any) bool {
	switch v := v.(type) {
	case float64:
		return math.IsInf(v, 0) || math.IsNaN(v)
	case []any:
		return slices.ContainsFunc(v, infinite)
	case graph.Data:
		return slices.ContainsFunc(v, func(f graph.Field) bool { return infinite(f.Value) })
	}
	return false
}
