// Package graphml writes graphs as GraphML, for yEd, Gephi and others, and reads what it
// has written: the format with the id "graphml".
//
// Claims, sketches and relations are nodes; edges lead from the sources of a relation to
// it and from it to its target. Nodes have plain attributes (label, kind, title, text,
// polarity), for other programs, and one, “record”, that holds all that crux says of the
// node, in the words of its own JSON; that of the graph holds what is said of the whole
// document. Only records are read: they have everything, and what was written is read equal.
// GraphML of other programs has no arguments in it, and is refused.
package graphml

import (
	"strings"

	"crux/data/cruxjson"
	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/data/xmldoc"
	"crux/graph"
	"crux/graph/diag"
)

// ID is the id of the format.
const ID = "graphml"

// Looks reports whether a text is GraphML.
func Looks(text string) bool { return xmldoc.Local(xmldoc.RootName(text)) == "graphml" }

// The attributes: the name of each is its id too.
var keys = []struct{ of, name string }{
	{"node", "label"}, {"node", "kind"}, {"node", "title"}, {"node", "text"}, {"node", "polarity"}, {"node", "record"},
	{"edge", "role"}, {"edge", "sign"}, {"graph", "document"},
}

// Encode writes g. Nothing is lost but bytes that are no text.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	rest, records, lost := cruxjson.Records(g)
	root := element("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns", "xmlns:y", "http://www.yworks.com/xml/graphml")
	add(root, element("key", "id", graphics, "for", "node", "yfiles.type", "nodegraphics"))
	for _, k := range keys {
		add(root, element("key", "id", k.name+"-"+k.of, "for", k.of, "attr.name", k.name, "attr.type", "string"))
	}
	all := element("graph", "id", "G", "edgedefault", "directed")
	add(root, all)
	data(all, "graph", "document", escaped(jsondoc.WriteLine(rest)))
	rows := cruxjson.Rows(g)
	for i, r := range rows {
		n := element("node", "id", r.ID)
		add(all, n)
		for _, f := range []struct{ name, value string }{{"label", r.Label}, {"kind", r.Kind}, {"title", r.Title}, {"text", r.Text}, {"polarity", r.Polarity}} {
			if f.value != "" {
				data(n, "node", f.name, xmldoc.Clean(f.value))
			}
		}
		add(n, shape(r))
		data(n, "node", "record", escaped(jsondoc.WriteLine(records[i])))
	}
	for _, r := range rows {
		for _, e := range r.Ends {
			edge := element("edge", "source", e.From, "target", e.To)
			add(all, edge)
			data(edge, "edge", "role", e.Role)
			if e.Role == "target" {
				data(edge, "edge", "sign", r.Kind)
			}
		}
	}
	return xmldoc.Write(nil, root, nil), lost
}

// graphics is the key of what yEd draws of a node.
const graphics = "graphics-node"

// shape returns what yEd draws of a node: its label, in a box or a diamond.
func shape(r cruxjson.Row) *xmldoc.Element {
	d, node, label := element("data", "key", graphics), element("y:ShapeNode"), element("y:NodeLabel")
	label.Children = []xmldoc.Node{{Kind: xmldoc.Text, Text: xmldoc.Clean(r.Label)}}
	kind := "roundrectangle"
	if r.Polarity != "" {
		kind = "diamond"
	}
	add(node, label)
	add(node, element("y:Shape", "type", kind))
	add(d, node)
	return d
}

// escaped returns JSON without the few characters that XML cannot hold.
func escaped(json string) string {
	return strings.NewReplacer("\uFFFE", `\ufffe`, "\uFFFF", `\uffff`).Replace(json)
}

func element(name string, attributes ...string) *xmldoc.Element {
	e := &xmldoc.Element{Name: name}
	for i := 0; i < len(attributes); i += 2 {
		e.Attributes = append(e.Attributes, xmldoc.Attribute{Name: attributes[i], Value: attributes[i+1]})
	}
	return e
}

func add(to, e *xmldoc.Element) {
	to.Children = append(to.Children, xmldoc.Node{Kind: xmldoc.Elem, Element: e})
}

func data(to *xmldoc.Element, of, name, value string) {
	e := element("data", "key", name+"-"+of)
	e.Children = []xmldoc.Node{{Kind: xmldoc.Text, Text: value}}
	add(to, e)
}

// Decode reads what Encode has written, also if a program has written it again with the
// attributes that it has.
func Decode(file, text string) (*graph.Graph, diag.List) {
	doc := xmldoc.Parse(file, text)
	if doc.List.HasErrors() {
		return nothing(), doc.List
	}
	r := reader{doc: doc, names: map[string]string{}}
	for _, k := range doc.Root.Elements() {
		if xmldoc.Local(k.Name) == "key" {
			r.names[k.Get("id")] = k.Get("attr.name")
		}
	}
	var rest cruxjson.Part
	var nodes []cruxjson.Part
	for _, g := range doc.Root.Elements() {
		if xmldoc.Local(g.Name) != "graph" {
			continue
		}
		if s := r.attribute(g, "document"); s != "" && rest.Text == "" {
			rest = cruxjson.Part{Text: s, Place: doc.Range(g)}
			rest.Place.End = rest.Place.Start
		}
		for _, n := range g.Elements() {
			if s := r.attribute(n, "record"); xmldoc.Local(n.Name) == "node" && s != "" {
				nodes = append(nodes, cruxjson.Part{Text: s, Place: doc.Range(n)})
			}
		}
	}
	if rest.Text == "" {
		doc.Report(doc.Root, diag.Error, "wrong-type", "crux reads the GraphML that it has written; AIF and others have arguments in them",
			"this GraphML was not written by crux, so nothing in it says what is a claim")
		return nothing(), doc.List
	}
	g, list := cruxjson.DecodeParts(file, rest, nodes)
	return g, append(doc.List, list...)
}

func nothing() *graph.Graph {
	g, _ := new(graph.Builder).Graph()
	return g
}

type reader struct {
	doc   *xmldoc.Document
	names map[string]string // of attributes, by the ids of their keys
}

// attribute returns the value of an attribute of a graph or node.
func (r *reader) attribute(e *xmldoc.Element, name string) string {
	for _, d := range e.Elements() {
		if xmldoc.Local(d.Name) == "data" && r.names[d.Get("key")] == name {
			return d.Content()
		}
	}
	return ""
}
