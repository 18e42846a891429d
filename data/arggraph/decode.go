package arggraph

import (
	"slices"
	"strings"

	"crux/data/xmldoc"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/source"
)

// Decode reads a graph. Errors are told for what is no XML or no arggraph; all else that
// is odd is a warning that names the element.
func Decode(file, text string) (*graph.Graph, diag.List) {
	d := &decoder{doc: xmldoc.Parse(file, text)}
	if !d.doc.List.HasErrors() {
		d.all()
	}
	g, err := d.b.Graph()
	if err != nil {
		d.doc.Report(nil, diag.Error, "wrong-type", "", "%s", err)
		g, _ = new(graph.Builder).Graph()
		return g, d.doc.List
	}
	if d.r != nil {
		keep(g, d)
	}
	d.doc.List.Sort()
	return g, d.doc.List
}

type decoder struct {
	doc    *xmldoc.Document
	b      graph.Builder
	r      *reading
	noText bool
}

// report adds a diagnostic at an attribute of an item, or at its start tag.
func (d *decoder) report(it *item, attribute string, severity diag.Severity, code, hint, format string, args ...any) {
	d.doc.ReportAttribute(it.element, attribute, severity, code, hint, format, args...)
}

func (d *decoder) all() {
	root := d.doc.Root
	if root.Name != "arggraph" {
		d.doc.Report(root, diag.Error, "wrong-type", "crux convert --help lists the formats that are read", "the outermost element is <%s> here, not <arggraph>", diag.Short(root.Name))
		return
	}
	d.noText = slices.ContainsFunc(d.doc.Before, isNoText)
	d.r = read(d.items(), len(d.doc.Text), d.report)
	if !d.noText {
		d.b.Meta.Text = source.New(d.r.text)
	}
	for _, key := range headKeys {
		if value, ok := root.Lookup(key); ok && (key != "id" || value != defaultID) {
			d.b.Meta.Data = append(d.b.Meta.Data, graph.Field{Key: key, Value: value})
		}
	}
	claims := 0
	for _, it := range d.r.items {
		if it.kind == adu {
			d.claim(it)
			claims++
		}
	}
	if claims == 0 {
		d.doc.Report(root, diag.Warning, "no-claims", "a claim is an element <adu>", "the file has no claims")
	}
	d.relations()
}

func isNoText(n xmldoc.Node) bool {
	return n.Kind == xmldoc.Instruction && strings.TrimSpace(n.Text) == noText
}

// items returns what stands in the arggraph.
func (d *decoder) items() []*item {
	children := d.doc.Root.Children
	items := make([]*item, 0, len(children))
	for _, n := range children {
		switch n.Kind {
		case xmldoc.Elem:
			it := &item{element: n.Element}
			it.kind = kind(max(slices.Index(kinds[1:], n.Element.Name)+1, 0))
			if it.kind == other {
				it.content = d.doc.Source(n)
				d.report(it, "", diag.Warning, "odd-node", keepsNoEnd, "the format has no element <%s>", diag.Short(n.Element.Name))
			} else {
				it.attributes = n.Element.Attributes
				it.content = d.content(n.Element, it.kind == edu)
				if it.kind == edu {
					it.text = n.Element.Content()
				}
			}
			items = append(items, it)
		case xmldoc.Text:
			if strings.TrimSpace(n.Text) != "" {
				n.Start += strings.Index(d.doc.Source(n), strings.TrimSpace(d.doc.Source(n)))
				d.doc.ReportNode(n, diag.Warning, "odd-node", "text stands in an <edu>", "this text stands outside of all elements, and is kept")
				items = append(items, &item{content: strings.TrimSpace(d.doc.Source(n))})
			}
		default:
			items = append(items, &item{content: d.doc.Source(n)})
		}
	}
	return items
}

// content returns the XML in an element where it has more than it should: text in an
// edu, and nothing in all others.
func (d *decoder) content(e *xmldoc.Element, text bool) string {
	for _, n := range e.Children {
		if n.Kind != xmldoc.Text || !text && strings.TrimSpace(n.Text) != "" {
			return d.doc.Text[e.Children[0].Start:e.Children[len(e.Children)-1].End]
		}
	}
	return ""
}

func (d *decoder) claim(it *item) {
	edus := d.r.grounds[it]
	c := d.b.Claim("", words(edus))
	c.Implicit = unstated(edus)
	c.Occurrences = d.doc.At(it.element)
	if !d.noText {
		c.Source.Offsets = d.r.spots[it]
	}
	switch t := it.get("type"); t {
	case "pro":
	case "opp":
		c.Voice = opponent
	default:
		d.report(it, "type", diag.Warning, "wrong-type", "it is kept, but says nothing", "the type of the adu %q is %q here, not pro or opp", it.id(), diag.Short(t))
	}
	if len(edus) == 0 {
		d.report(it, "", diag.Warning, "broken-anchor", "let a seg edge lead from an edu to it", "the adu %q has no words: no seg edge leads to it", it.id())
	}
	it.claim = c
}

func (d *decoder) relations() {
	items := d.r.items
	for _, it := range items {
		if it.role != relation {
			continue
		}
		kind := graph.Support
		switch it.get("type") {
		case "reb", "und":
			kind = graph.Attack
		}
		it.relation = d.b.Relate(kind, nil, it.source.claim)
		if it.get("type") == "exa" {
			it.relation.Scheme = example
		}
		it.relation.Occurrences = d.doc.At(it.element)
	}
	for _, it := range items {
		switch {
		case it.role == relation && it.target.kind == adu:
			d.b.Connect(it.relation, it.target.claim)
		case it.role == relation:
			d.b.Connect(it.relation, it.target.relation)
		}
	}
	for _, it := range items {
		if it.role != addition {
			continue
		}
		r := it.target.relation
		before := len(r.Sources)
		d.b.Connect(r, nil, it.source.claim)
		if len(r.Sources) == before {
			it.role = aside
			d.report(it, "src", diag.Warning, "odd-edge", keepsNoEnd, "the edge %q adds %q, which is a premise of %q already", it.id(), it.source.id(), it.target.id())
			continue
		}
		it.relation, it.added = r, it.source.claim
	}
}
