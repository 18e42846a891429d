package arggraph

import "crux/data/xmldoc"

// A file is what is written.
type file struct {
	attributes    []xmldoc.Attribute // of the arggraph
	before, after []xmldoc.Node
	items         []*item
}

// write returns the text of a file.
func (f *file) write() string {
	root := &xmldoc.Element{Name: "arggraph", Attributes: f.attributes}
	for _, it := range f.items {
		root.Children = append(root.Children, it.node())
	}
	return xmldoc.Write(f.before, root, f.after)
}

func (it *item) node() xmldoc.Node {
	if it.kind == other {
		return xmldoc.Node{Kind: xmldoc.Raw, Text: it.content}
	}
	el := &xmldoc.Element{Name: kinds[it.kind], Attributes: it.attributes}
	switch {
	case it.content != "":
		el.Children = []xmldoc.Node{{Kind: xmldoc.Raw, Text: it.content}}
	case it.kind == edu:
		el.Children = []xmldoc.Node{{Kind: xmldoc.Text, CDATA: true, Text: it.text}}
	}
	return xmldoc.Node{Kind: xmldoc.Elem, Element: el}
}

// same reports whether a file is, but for white space, what was read.
func (f *file) same(d *decoder) bool {
	root := d.doc.Root
	own := f.attributes
	if _, ok := root.Lookup("id"); !ok {
		own = own[1:] // it is made up
	}
	if len(own) != len(root.Attributes) || len(f.items) != len(d.r.items) || len(d.doc.After) > 0 || len(d.outside(d.doc.Before)) > 0 {
		return false
	}
	for _, a := range own {
		if v, ok := root.Lookup(a.Name); !ok || v != a.Value {
			return false
		}
	}
	for i, it := range f.items {
		was := d.r.items[i]
		if it.kind != was.kind || it.text != was.text || it.content != was.content || len(it.attributes) != len(was.attributes) {
			return false
		}
		for _, a := range it.attributes {
			if !was.has(a.Name) || was.get(a.Name) != a.Value {
				return false
			}
		}
	}
	return true
}
