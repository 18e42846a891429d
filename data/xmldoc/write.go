package xmldoc

import (
	"strings"
	"unicode/utf8"
)

// Write returns a document as UTF-8: the XML declaration, what stands before the
// outermost element, it, and what stands behind it. Elements that hold elements stand
// with two spaces for each level, those that hold text as they are, so that no white
// space comes to a text. An attribute without a name is left out.
//
// Characters that XML cannot hold ([Valid] tells) are written as U+FFFD.
func Write(before []Node, root *Element, after []Node) string {
	var w writer
	w.out.WriteString("<?xml version='1.0' encoding='UTF-8'?>\n")
	for _, n := range before {
		w.node(n, 0, false)
		w.out.WriteByte('\n')
	}
	w.element(root, 0, false)
	w.out.WriteByte('\n')
	for _, n := range after {
		w.node(n, 0, false)
		w.out.WriteByte('\n')
	}
	return w.out.String()
}

type writer struct{ out strings.Builder }

// node writes a node; one in a text is written without white space around what is in
// it.
func (w *writer) node(n Node, level int, inText bool) {
	switch n.Kind {
	case Elem:
		w.element(n.Element, level, inText)
	case Text:
		if n.CDATA {
			w.cdata(n.Text)
		} else {
			w.escaped(n.Text, false)
		}
	case Comment:
		w.out.WriteString("<!--" + n.Text + "-->")
	case Instruction:
		w.out.WriteString("<?" + n.Text + "?>")
	case Doctype:
		w.out.WriteString("<!" + n.Text + ">")
	case Raw:
		w.out.WriteString(n.Text)
	}
}

func (w *writer) element(e *Element, level int, inText bool) {
	w.out.WriteString("<" + e.Name)
	for _, a := range e.Attributes {
		if a.Name == "" {
			continue
		}
		w.out.WriteString(" " + a.Name + "=\"")
		w.escaped(a.Value, true)
		w.out.WriteByte('"')
	}
	if len(e.Children) == 0 || len(e.Children) == 1 && e.Children[0].Kind == Text && !e.Children[0].CDATA && e.Children[0].Text == "" {
		w.out.WriteString("/>")
		return
	}
	w.out.WriteByte('>')
	mixed := inText
	for _, n := range e.Children {
		mixed = mixed || n.Kind == Text && (n.CDATA || strings.TrimLeft(n.Text, " \t\r\n") != "")
	}
	if len(e.Children) == 1 && (e.Children[0].Kind == Text || e.Children[0].Kind == Raw) {
		mixed = true // white space alone is a text too
	}
	for _, n := range e.Children {
		if !mixed {
			if n.Kind == Text {
				continue
			}
			w.line(level + 1)
		}
		w.node(n, level+1, mixed)
	}
	if !mixed {
		w.line(level)
	}
	w.out.WriteString("</" + e.Name + ">")
}

func (w *writer) line(level int) {
	w.out.WriteByte('\n')
	for range level {
		w.out.WriteString("  ")
	}
}

// cdata writes a text as a CDATA section: two of them where it has the end of one. A
// carriage return does not outlive a reader there.
func (w *writer) cdata(s string) {
	if strings.Contains(s, "\r") {
		w.escaped(s, false)
		return
	}
	w.out.WriteString("<![CDATA[" + strings.ReplaceAll(Clean(s), "]]>", "]]]]><![CDATA[>") + "]]>")
}

// escaped writes characters of a text or attribute.
func (w *writer) escaped(s string, attribute bool) {
	from := 0
	for i, r := range s {
		size := utf8.RuneLen(r)
		as := ""
		switch {
		case r == '&':
			as = "&amp;"
		case r == '<':
			as = "&lt;"
		case r == '>':
			as = "&gt;"
		case r == '"' && attribute:
			as = "&quot;"
		case r == '\n' && attribute:
			as = "&#10;"
		case r == '\t' && attribute:
			as = "&#9;"
		case r == '\r':
			as = "&#13;"
		case r == utf8.RuneError:
			as = "\uFFFD"
			if !strings.HasPrefix(s[i:], as) {
				size = 1 // a byte that is no UTF-8
			}
		case !legal(r):
			as = "\uFFFD"
		default:
			continue
		}
		w.out.WriteString(s[from:i] + as)
		from = i + size
	}
	w.out.WriteString(s[from:])
}

// legal reports whether a character may stand in XML 1.0.
func legal(r rune) bool {
	return r >= 0x20 && r != 0xFFFE && r != 0xFFFF || r == '\t' || r == '\n' || r == '\r'
}

// Valid reports whether XML can hold a text: it is UTF-8 and has no control characters
// but tabs and line ends.
func Valid(s string) bool {
	for i, r := range s {
		if !legal(r) || r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return false
		}
	}
	return true
}

// Clean returns s with U+FFFD for what XML cannot hold.
func Clean(s string) string {
	if Valid(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if !legal(r) {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
