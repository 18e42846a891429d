// Package xmldoc reads XML with the place of everything in it, for formats that are
// XML, and tells what is odd about it. It writes XML too.
//
// A document is read as it is written: names keep their prefixes, no file is fetched,
// and of entities only the five of XML itself and characters by number are known. What
// a document type declares is kept as it is and never expanded.
package xmldoc

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"crux/graph"
	"crux/graph/diag"
)

// What is read at the most.
const (
	MaxDepth = 500       // elements in each other
	MaxNodes = 2_000_000 // elements, attributes and stretches of text in a document
)

// Kind is the kind of a Node.
type Kind uint8

// The kinds of nodes.
const (
	Elem        Kind = iota
	Text             // characters, those of CDATA sections too
	Comment          // Text is what stands between <!-- and -->
	Instruction      // Text is what stands between <? and ?>
	Doctype          // Text is what stands between <! and >
	Raw              // only written: Text is XML
)

// A Node is a part of an element or document.
type Node struct {
	Kind       Kind
	Element    *Element // of an Elem, else nil
	Text       string   // of all others
	CDATA      bool     // that a Text is written as a CDATA section
	Start, End int      // bytes of the document, half-open
}

// An Element is an element of a document. All methods may be called on a nil
// *Element, which is one that is not there.
type Element struct {
	Name       string // with its prefix, as in "y:ShapeNode"
	Attributes []Attribute
	Children   []Node // in their order
	Start, End int    // bytes of the document, half-open
	Tag        int    // where its start tag ends
}

// An Attribute is one attribute of an element.
type Attribute struct{ Name, Value string }

// A Document is an XML text that is read.
type Document struct {
	File, Text string
	// Root is the outermost element: never nil, and what could be read of a
	// broken text.
	Root *Element
	// Before and After are the comments, instructions and document types outside
	// of it, without the XML declaration.
	Before, After []Node
	List          diag.List

	lines *diag.Lines
}

// Get returns the value of an attribute, "" if there is none.
func (e *Element) Get(name string) string {
	value, _ := e.Lookup(name)
	return value
}

// Lookup returns the value of an attribute, and whether there is one.
func (e *Element) Lookup(name string) (value string, ok bool) {
	if e == nil {
		return "", false
	}
	for _, a := range e.Attributes {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// Elements returns the elements in e that have one of the names, all of them if no name
// is given.
func (e *Element) Elements(names ...string) []*Element {
	if e == nil {
		return nil
	}
	var list []*Element
	for _, n := range e.Children {
		if n.Kind != Elem {
			continue
		}
		found := len(names) == 0
		for _, name := range names {
			found = found || n.Element.Name == name
		}
		if found {
			list = append(list, n.Element)
		}
	}
	return list
}

// Local returns a name without its prefix.
func Local(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// Content returns the characters in e, those of the elements in it included.
func (e *Element) Content() string {
	if e == nil {
		return ""
	}
	if len(e.Children) == 1 && e.Children[0].Kind == Text {
		return e.Children[0].Text
	}
	var s strings.Builder
	e.content(&s)
	return s.String()
}

func (e *Element) content(s *strings.Builder) {
	for _, n := range e.Children {
		switch n.Kind {
		case Text:
			s.WriteString(n.Text)
		case Elem:
			n.Element.content(s)
		}
	}
}

// Source returns a node as it is written in d.
func (d *Document) Source(n Node) string { return d.Text[n.Start:n.End] }

// Report adds a diagnostic at the start tag of e, or at the start of the document
// where e is not there.
func (d *Document) Report(e *Element, severity diag.Severity, code, hint, format string, args ...any) {
	if e == nil {
		e = &Element{}
	}
	d.report(e.Start, e.Tag, severity, code, hint, format, args...)
}

// ReportAttribute adds a diagnostic at the value of an attribute of e, or at its start
// tag if there is no such attribute.
func (d *Document) ReportAttribute(e *Element, name string, severity diag.Severity, code, hint, format string, args ...any) {
	start, end, ok := d.attribute(e, name)
	if !ok {
		d.Report(e, severity, code, hint, format, args...)
		return
	}
	d.report(start, end, severity, code, hint, format, args...)
}

// ReportNode adds a diagnostic at a node, at the start tag of an element.
func (d *Document) ReportNode(n Node, severity diag.Severity, code, hint, format string, args ...any) {
	if n.Kind == Elem {
		d.Report(n.Element, severity, code, hint, format, args...)
		return
	}
	d.report(n.Start, n.End, severity, code, hint, format, args...)
}

func (d *Document) report(start, end int, severity diag.Severity, code, hint, format string, args ...any) {
	d.List = append(d.List, diag.Diagnostic{File: d.File, Range: d.lines.Range(start, min(end, len(d.Text))), Severity: severity, Code: code,
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Range returns where e is written: all of it.
func (d *Document) Range(e *Element) diag.Range {
	if e == nil {
		return diag.Range{}
	}
	return d.lines.Range(e.Start, e.End)
}

// At returns an occurrence at e, as one of claims and relations.
func (d *Document) At(e *Element) []graph.Occurrence {
	if e == nil {
		return nil
	}
	return []graph.Occurrence{{File: d.File, Range: d.Range(e)}}
}

// attribute returns where the value of an attribute of e is written, without its
// quotation marks. The tag is well-formed, or e would not be there.
func (d *Document) attribute(e *Element, name string) (start, end int, ok bool) {
	if e == nil || e.Tag > len(d.Text) {
		return 0, 0, false
	}
	tag := d.Text[:e.Tag]
	at := e.Start + 1 + len(e.Name)
	for at < len(tag) {
		at += len(tag[at:]) - len(strings.TrimLeft(tag[at:], " \t\r\n/"))
		equals := strings.IndexByte(tag[at:], '=')
		if equals < 0 {
			break
		}
		key := strings.TrimRight(tag[at:at+equals], " \t\r\n")
		at += equals + 1
		at += len(tag[at:]) - len(strings.TrimLeft(tag[at:], " \t\r\n"))
		if at >= len(tag) {
			break
		}
		length := strings.IndexByte(tag[at+1:], tag[at])
		if length < 0 {
			break
		}
		if key == name {
			return at + 1, at + 1 + length, true
		}
		at += length + 2
	}
	return 0, 0, false
}

// RootName returns the name of the outermost element of a text, with its prefix, "" if
// the text does not look like XML: what a format can be known by. It looks at no more
// than the start of the text.
func RootName(text string) string {
	text = strings.TrimPrefix(text, byteOrderMark)
	for {
		text = strings.TrimLeft(text, " \t\r\n")
		switch {
		case strings.HasPrefix(text, "<?"):
			_, text, _ = strings.Cut(text, "?>")
		case strings.HasPrefix(text, "<!--"):
			_, text, _ = strings.Cut(text[4:], "-->")
		case strings.HasPrefix(text, "<!"):
			text = text[doctypeEnd(text):]
		case strings.HasPrefix(text, "<"):
			end := strings.IndexAny(text[1:], " \t\r\n/>")
			if end <= 0 || !IsName(text[1:end+1]) {
				return ""
			}
			return text[1 : end+1]
		default:
			return ""
		}
	}
}

// doctypeEnd returns where a document type at the start of a text ends.
func doctypeEnd(text string) int {
	depth, quote := 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case strings.HasPrefix(text[i:], "<!--"):
			end := strings.Index(text[i:], "-->")
			if end < 0 {
				return len(text)
			}
			i += end + 2
		case c == '<':
			depth++
		case c == '>':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// IsName reports whether s can be the name of an element or attribute, or an id.
func IsName(s string) bool {
	for i, r := range s {
		letter := r == '_' || r == ':' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r != 0xD7 && r != 0xF7 && r != utf8.RuneError
		if !letter && (i == 0 || r != '-' && r != '.' && r != 0xB7 && (r < '0' || r > '9')) {
			return false
		}
	}
	return s != ""
}
