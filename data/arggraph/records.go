package arggraph

import (
	"slices"

	"crux/data/xmldoc"
	"crux/graph"
)

// Records are what a file has beyond its argument. That of a claim or relation is
//
//	{attributes: {id: "a1", …}, content: "XML in it"}
//
// and a relation has those of its add edges under "added". That of the document has
// under "elements" all elements in their order: {edu: {attributes…}, text: "…"},
// {joint: …} and {edge: …}, each with its content if there is any, {xml: "…"} for all
// that is of no known kind, and "adu ID" or "edge ID" for those that a claim or relation
// has the record of.

// keep gives the graph of a file the records of it, unless it is written to the letter
// without them.
func keep(g *graph.Graph, d *decoder) {
	f, lost := build(g)
	if len(lost) == 0 && f.same(d) {
		return
	}
	var elements []any
	for _, it := range d.r.items {
		switch {
		case it.claim != nil:
			c := it.claim.(*graph.Claim)
			c.Foreign = graph.Data{{Key: id, Value: it.record()}}
			elements = append(elements, it.mark())
		case it.role == relation:
			it.relation.Foreign = graph.Data{{Key: id, Value: it.record()}}
			elements = append(elements, it.mark())
		case it.role == addition:
			elements = append(elements, it.mark())
		case it.kind == other:
			elements = append(elements, graph.Data{{Key: "xml", Value: it.content}})
		default:
			own := graph.Data{{Key: kinds[it.kind], Value: data(it.attributes)}}
			if it.kind == edu {
				own = append(own, graph.Field{Key: "text", Value: it.text})
			}
			elements = append(elements, it.withContent(own))
		}
	}
	added := map[*graph.Relation][]any{}
	for _, it := range d.r.items {
		if it.role == addition {
			added[it.relation] = append(added[it.relation], it.record())
		}
	}
	for _, r := range g.Relations() {
		if list := added[r]; list != nil {
			record := append(r.Foreign[0].Value.(graph.Data), graph.Field{Key: "added", Value: list})
			r.Foreign[0].Value = record
		}
	}
	meta := graph.Data{}
	attributes := slices.DeleteFunc(slices.Clone(d.doc.Root.Attributes), func(a xmldoc.Attribute) bool { return slices.Contains(headKeys, a.Name) })
	if len(attributes) > 0 {
		meta = append(meta, graph.Field{Key: "attributes", Value: data(attributes)})
	}
	if list := d.outside(d.doc.Before); len(list) > 0 {
		meta = append(meta, graph.Field{Key: "before", Value: list})
	}
	meta = append(meta, graph.Field{Key: "elements", Value: elements})
	if list := d.outside(d.doc.After); len(list) > 0 {
		meta = append(meta, graph.Field{Key: "after", Value: list})
	}
	g.Meta.Foreign = graph.Data{{Key: id, Value: meta}}
}

func (d *decoder) outside(nodes []xmldoc.Node) []any {
	var list []any
	for _, n := range nodes {
		if !isNoText(n) {
			list = append(list, d.doc.Source(n))
		}
	}
	return list
}

// record returns what is kept of an adu or edge.
func (it *item) record() graph.Data {
	return it.withContent(graph.Data{{Key: "attributes", Value: data(it.attributes)}})
}

func (it *item) withContent(d graph.Data) graph.Data {
	if it.content != "" {
		d = append(d, graph.Field{Key: "content", Value: it.content})
	}
	return d
}

func (it *item) mark() string { return kinds[it.kind] + " " + it.id() }

func data(attributes []xmldoc.Attribute) graph.Data {
	d := graph.Data{}
	for _, a := range attributes {
		d = append(d, graph.Field{Key: a.Name, Value: a.Value})
	}
	return d
}

// attributes returns the attributes of a record. A record may have been through the
// hands of others: what is no text is left out.
func attributes(v any) []xmldoc.Attribute {
	d, _ := v.(graph.Data)
	var list []xmldoc.Attribute
	for _, f := range d {
		if s, ok := graph.Word(f.Value); ok && xmldoc.IsName(f.Key) {
			list = append(list, xmldoc.Attribute{Name: f.Key, Value: s})
		}
	}
	return list
}

// recorded returns the item that a record is of.
func recorded(k kind, v any) *item {
	d, ok := v.(graph.Data)
	if !ok {
		return nil
	}
	list, _ := d.Get("attributes")
	return &item{kind: k, attributes: attributes(list), content: d.String("content")}
}

// recordOf returns what is kept under the id of the format, nil for nothing.
func recordOf(foreign graph.Data) graph.Data {
	v, _ := foreign.Get(id)
	d, _ := v.(graph.Data)
	return d
}

func list(d graph.Data, key string) []any {
	v, _ := d.Get(key)
	l, _ := v.([]any)
	return l
}
