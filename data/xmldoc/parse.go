package xmldoc

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"crux/graph/diag"
)

const byteOrderMark = "\uFEFF"

// Parse reads a text. What is wrong with it is in the document's List: errors if it is
// no well-formed XML ("not-xml"), goes more than MaxDepth levels down ("too-deep") or
// has too many parts ("too-large"), warnings for attributes of one element that have the
// same name ("duplicate-member"), of which the last one counts.
func Parse(file, text string) *Document {
	d := &Document{File: file, Text: text, Root: &Element{}, lines: diag.NewLines(text)}
	if i := diag.Invalid(text); i >= 0 {
		d.report(i, i+1, diag.Error, "not-xml", "save the file as UTF-8", "these bytes are no UTF-8")
		return d
	}
	p := parser{d: d, base: len(text) - len(strings.TrimPrefix(text, byteOrderMark))}
	p.dec = xml.NewDecoder(strings.NewReader(text[p.base:]))
	p.dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 whatever it says
	for p.next() {
	}
	return d
}

type parser struct {
	d     *Document
	dec   *xml.Decoder
	base  int // where the decoder begins
	open  []*Element
	found bool // the outermost element has been begun
	nodes int
}

func (p *parser) offset() int { return p.base + int(p.dec.InputOffset()) }

func (p *parser) wrong(start, end int, hint, format string, args ...any) bool {
	p.d.report(start, max(end, start+1), diag.Error, "not-xml", hint, format, args...)
	return false
}

const mend = "write the file anew with the program that it comes from, or mend it here"

// next reads what comes next. It returns false at the end and after an error, which it
// has told.
func (p *parser) next() bool {
	start := p.offset()
	token, err := p.dec.RawToken()
	end := p.offset()
	if err != nil {
		return p.fail(start, err)
	}
	if p.nodes++; p.nodes > MaxNodes {
		p.d.report(start, end, diag.Error, "too-large", "divide it", "the file has more than the %d elements, attributes and texts that are read", MaxNodes)
		return false
	}
	switch t := token.(type) {
	case xml.StartElement:
		return p.start(t, start, end)
	case xml.EndElement:
		return p.end(t, start, end)
	case xml.CharData:
		if len(p.open) > 0 {
			p.add(Node{Kind: Text, Text: string(t), CDATA: strings.HasPrefix(p.d.Text[start:], "<![CDATA["), Start: start, End: end})
			return true
		}
		if at := len(t) - len(strings.TrimLeft(string(t), " \t\r\n")); at < len(t) {
			if p.found {
				return p.wrong(start+at, start+at+1, "a file has one outermost element: delete what stands behind it", "text stands behind the end of the XML document")
			}
			return p.wrong(start+at, start+at+1, mend, "this is no XML: text stands before the first element")
		}
	case xml.Comment:
		p.add(Node{Kind: Comment, Text: string(t), Start: start, End: end})
	case xml.ProcInst:
		if t.Target != "xml" {
			p.add(Node{Kind: Instruction, Text: strings.TrimSuffix(strings.TrimPrefix(p.d.Text[start:end], "<?"), "?>"), Start: start, End: end})
		}
	case xml.Directive:
		if len(p.open) > 0 {
			return p.wrong(start, end, mend, "a document type stands before all elements, not in one")
		}
		if !strings.HasPrefix(string(t), "DOCTYPE") {
			return p.wrong(start, end, mend, "only <!DOCTYPE stands here, not <!%s", diag.Short(string(t)))
		}
		p.add(Node{Kind: Doctype, Text: p.d.Text[start+2 : end-1], Start: start, End: end})
	}
	return true
}

func (p *parser) add(n Node) {
	switch {
	case len(p.open) > 0:
		e := p.open[len(p.open)-1]
		e.Children = append(e.Children, n)
	case p.found:
		p.d.After = append(p.d.After, n)
	default:
		p.d.Before = append(p.d.Before, n)
	}
}

func (p *parser) start(t xml.StartElement, start, end int) bool {
	e := &Element{Name: joined(t.Name), Start: start, End: end, Tag: end}
	if len(p.open) == 0 && p.found {
		return p.wrong(start, end, "a file has one outermost element: put both into one, or delete what stands behind the first", "the element <%s> stands behind the end of the XML document", diag.Short(e.Name))
	}
	if len(p.open) >= MaxDepth {
		p.d.report(start, end, diag.Error, "too-deep", "no format needs this", "elements are in each other for more than %d levels", MaxDepth)
		return false
	}
	if len(t.Attr) > 0 {
		p.attributes(e, t.Attr)
	}
	if len(p.open) == 0 {
		p.found, p.d.Root = true, e
	} else {
		p.add(Node{Kind: Elem, Element: e, Start: start, End: end})
	}
	p.open = append(p.open, e)
	return true
}

func (p *parser) attributes(e *Element, list []xml.Attr) {
	e.Attributes = make([]Attribute, 0, len(list))
	at := make(map[string]int, len(list))
	for _, a := range list {
		p.nodes++
		name := joined(a.Name)
		if i, twice := at[name]; twice {
			p.d.Report(e, diag.Warning, "duplicate-member", "the last one counts", "the element <%s> has the attribute %s more than once", diag.Short(e.Name), diag.Short(name))
			e.Attributes[i].Value = a.Value
			continue
		}
		at[name] = len(e.Attributes)
		e.Attributes = append(e.Attributes, Attribute{name, a.Value})
	}
}

// joined returns a name with its prefix, which the decoder takes for a name space.
func joined(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func (p *parser) end(t xml.EndElement, start, end int) bool {
	name := joined(t.Name)
	if len(p.open) == 0 {
		return p.wrong(start, end, "delete it", "</%s> closes no element", diag.Short(name))
	}
	e := p.open[len(p.open)-1]
	if e.Name != name {
		return p.wrong(start, end, fmt.Sprintf("write </%s> here, or before", diag.Short(e.Name)), "</%s> stands where <%s> of line %d is to be closed",
			diag.Short(name), diag.Short(e.Name), p.d.lines.Position(e.Start).Line)
	}
	e.End = end
	p.open = p.open[:len(p.open)-1]
	if len(p.open) > 0 {
		list := p.open[len(p.open)-1].Children
		list[len(list)-1].End = end
	}
	return true
}

// fail tells of what is no XML. The end of the file is one only within an element, or
// where there is none.
func (p *parser) fail(start int, err error) bool {
	text := p.d.Text
	message := strings.TrimPrefix(err.Error(), "xml: ")
	var s *xml.SyntaxError
	if errors.As(err, &s) {
		message = s.Msg
	}
	switch {
	case len(p.open) > 0 && (errors.Is(err, io.EOF) || strings.Contains(message, "unexpected EOF")):
		e := p.open[len(p.open)-1]
		return p.wrong(len(text), len(text), "write </"+diag.Short(e.Name)+">, if nothing else is missing", "the file ends before <%s> of line %d is closed", diag.Short(e.Name), p.d.lines.Position(e.Start).Line)
	case errors.Is(err, io.EOF) && p.found:
		return false
	case errors.Is(err, io.EOF):
		return p.wrong(0, 1, mend, "this is no XML: the file has no element")
	}
	at := min(max(p.offset()-1, start), len(text))
	for at > start && !utf8.RuneStart(text[at-1]) {
		at--
	}
	if entity, ok := strings.CutPrefix(message, "invalid character entity "); ok {
		name, open := strings.CutSuffix(entity, " (no semicolon)")
		if i := strings.LastIndex(text[start:min(at+1, len(text))], name); i >= 0 {
			at = start + i
		}
		if open || name == "&" {
			return p.wrong(at, at+1, "write &amp; if the character itself is meant", "this & starts no entity: no ; stands behind a name")
		}
		return p.wrong(at, min(at+len(name), len(text)), "XML itself has &lt; &gt; &amp; &quot; &apos; and characters by number, as &#233;: write one of these, or the character as it is",
			"the entity %s is not known here, and those that a document type declares are not expanded", diag.Short(name))
	}
	return p.wrong(at, at+1, mend, "this is no XML: %s", message)
}
