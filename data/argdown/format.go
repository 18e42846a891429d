package argdown

import (
	"slices"
	"strconv"
	"strings"

	"crux/graph/diag"
)

// Format writes a document in the canonical form:
//
//   - Lines end with LF; no byte order mark, no white space at the ends of lines.
//     One blank line is between blocks, none inside them.
//   - An element is one line: [Title]: text #tag {data}. White space in titles is
//     folded; the text is spelled as it was, its lines joined by spaces.
//   - Relations are indented by two spaces for each level, also below inference
//     lines; + is written for <+, - for <-, <_ for _.
//   - List items are indented by two spaces. Their bullets are *, or numbers that
//     count from 1; the first one of a list decides.
//   - The numbers of structures stay, without leading zeros. An inference line is
//     ----, or -- Rule A, Rule B {uses: [1, 2]} -- with rules or data.
//   - Data is one line, {key: "value", list: [1, 2]}, with strings in double quotes
//     and keys without where these are words. It keeps its spelling where that line
//     would not say all of it: with comments of YAML, anchors, tags, keys given
//     twice, and numbers and dates that programs read in different ways.
//   - The front matter stands between lines of three equals signs, a blank line
//     behind it. Its YAML keeps its spelling, without the indentation that all of
//     its lines have.
//   - A comment on lines of its own stays there, indented like what follows it
//     directly, with at most one blank line before and behind it; one that stands
//     before something on the same line gets a line of its own. A comment at the
//     end of a line stays there.
//
// An element with comments inside keeps the ends of its lines; so does one that
// would be read otherwise if its lines were joined. Its further lines are indented
// by two spaces more. An inference line with comments inside keeps its spelling.
//
// Reading the formatted text gives the same tree, but for places, and the same
// comments; formatting it again changes nothing. A text that has errors is returned as it is, with all its
// diagnostics. So is one of which the formatter cannot keep the meaning, but for
// its line ends, with the warning not-formatted.
func Format(file, text string) (formatted string, list diag.List) {
	doc := Parse(file, text)
	if doc.Diagnostics.HasErrors() {
		return text, doc.Diagnostics
	}
	formatted, ok := format(doc)
	if ok {
		again := Parse(file, formatted)
		ok = !again.Diagnostics.HasErrors() && sameTree(doc, again) && slices.Equal(doc.comments(), again.comments())
	}
	if !ok {
		return unixLines(text), append(doc.Diagnostics, diag.Diagnostic{File: file, Severity: diag.Warning, Code: "not-formatted",
			Message: "this document is left as it is: formatted it would not be read as the same",
			Hint:    "please report it, with the document"})
	}
	return formatted, doc.Diagnostics
}

// comments returns the comments of a document, their white space folded.
func (doc *Document) comments() []string {
	var list []string
	for _, r := range doc.remarks {
		list = append(list, fold(doc.Text[r.start:r.end]))
	}
	return list
}

// format writes doc, which has no errors. It is not ok where units and tree do not
// fit.
func format(doc *Document) (formatted string, ok bool) {
	f := &formatter{doc: doc, inclusion: &inclusion{told: &told{files: map[string]int{}}}}
	f.inclusion.set(doc.FrontMatter)
	units := cut(doc.Text)
	nodes := flatten(doc)
	for _, u := range units {
		var n node
		if len(u.pieces) > 0 && u.pieces[0].kind != frontMatter {
			if len(nodes) == 0 || !nodes[0].fits(u.pieces[0].kind) {
				return "", false
			}
			n, nodes = nodes[0], nodes[1:]
		}
		f.unit(u, n)
	}
	return f.out.String(), len(nodes) == 0
}

// A node is the part of the tree that stands in one unit.
type node struct {
	indent    int // columns
	heading   *Heading
	element   *Element
	inference *Inference
	// sign is what is before the text: a relation symbol, hash signs, a bullet, or
	// some number; a number is written as it was.
	sign string
}

func (n node) fits(k kind) bool {
	switch k {
	case heading:
		return n.heading != nil
	case inference:
		return n.inference != nil
	case symbol, number, item:
		return n.element != nil && n.sign != ""
	case include:
		return n == node{}
	}
	return n.element != nil && n.sign == ""
}

// flatten returns the nodes of a document in the order of the text.
func flatten(doc *Document) []node {
	var nodes []node
	// A node's relations follow it; they are taken from a stack, as they may be
	// very deep.
	add := func(n node, relations []*Relation) {
		nodes = append(nodes, n)
		type level struct {
			relations []*Relation
			indent    int
		}
		for open := []level{{relations, n.indent + 2}}; len(open) > 0; {
			top := &open[len(open)-1]
			if len(top.relations) == 0 {
				open = open[:len(open)-1]
				continue
			}
			r := top.relations[0]
			top.relations = top.relations[1:]
			nodes = append(nodes, node{indent: top.indent, element: r.Element, sign: r.Symbol})
			open = append(open, level{r.Element.Relations, top.indent + 2})
		}
	}
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *Heading:
			add(node{heading: b, sign: strings.Repeat("#", b.Level)}, nil)
		case *Element:
			add(node{element: b}, b.Relations)
		case *Include:
			add(node{}, nil)
		case *List:
			for i, e := range b.Items {
				bullet := "*"
				if b.Ordered {
					bullet = strconv.Itoa(i+1) + "."
				}
				add(node{element: e, indent: 2, sign: bullet}, e.Relations)
			}
		case *Structure:
			for _, step := range b.Steps {
				if in := step.Inference; in != nil {
					add(node{inference: in}, in.Relations)
				}
				add(node{element: step.Element, sign: "(1)"}, step.Element.Relations)
			}
		}
	}
	return nodes
}

// formatter writes units.
type formatter struct {
	doc       *Document
	inclusion *inclusion
	out       strings.Builder
}

func (f *formatter) source(p piece) string { return f.doc.Text[p.start:p.end] }

// unit writes a unit, with the comments above and behind it.
func (f *formatter) unit(u unit, n node) {
	// A block that needs no blank line gets one before the first comment about it.
	missing := u.block && len(u.pieces) > 0 && !u.blank
	for _, c := range u.above {
		missing = missing && !c.blank
	}
	blankLine := func(here bool) {
		if here = (here || missing) && u.block && f.out.Len() > 0; here {
			f.out.WriteByte('\n')
		}
		missing = false
	}
	// The last comments, without a blank line behind them, are indented like the unit.
	near := len(u.above)
	for near > 0 && !u.blank && (near == len(u.above) || !u.above[near].blank) {
		near--
	}
	for i, c := range u.above {
		if c.line {
			if i > 0 {
				f.out.WriteByte('\n')
			}
			blankLine(c.blank)
			indent := 0
			if i >= near {
				indent = n.indent
			}
			f.out.WriteString(strings.Repeat(" ", indent))
			f.comment(c, indent)
		} else {
			f.out.WriteByte(' ')
			f.comment(c, -1)
		}
	}
	if len(u.above) > 0 {
		f.out.WriteByte('\n')
	}
	if len(u.pieces) == 0 {
		return
	}
	blankLine(u.blank)
	f.out.WriteString(f.line(u, n) + "\n")
}

// behind returns the comments behind a unit, with the space before them. The last
// piece of the unit stands alone on its line or not.
func (f *formatter) behind(u unit, alone bool) string {
	if len(u.behind) == 0 {
		return ""
	}
	g := &formatter{doc: f.doc}
	for i, c := range u.behind {
		if i > 0 || !f.clings(u.pieces[len(u.pieces)-1], c, alone) {
			g.out.WriteByte(' ')
		}
		g.comment(c, -1)
	}
	return g.out.String()
}

// clings reports whether a comment or data must stay directly behind p. What is
// behind "https:" is an address that was meant, and crux tells of it; a space makes
// "_" an undercut, "#" a heading and "*" a list item where they start a line.
func (f *formatter) clings(p, next piece, starts bool) bool {
	if p.kind != words {
		return false
	}
	s := f.source(p)
	if starts && strings.Trim(s, "# \t") == "" {
		return true
	}
	return p.end == next.start && (next.comment && strings.HasSuffix(s, ":") || starts && (s == "_" || itemLength(s) == len(s)))
}

// comment writes a comment. Where it starts a line, indented by indent columns,
// its further lines are moved with the first.
func (f *formatter) comment(c piece, indent int) {
	move := 0
	if indent >= 0 {
		start := strings.LastIndexAny(f.doc.Text[:c.start], "\r\n") + 1
		move = indent - len(strings.ReplaceAll(f.doc.Text[start:c.start], byteOrderMark, ""))
	}
	for i, line := range strings.Split(unixLines(f.source(c)), "\n") {
		if line = strings.TrimRight(line, " \t"); i > 0 {
			f.out.WriteByte('\n')
			blank := len(line) - len(strings.TrimLeft(line, " \t"))
			switch {
			case line == "":
			case move > 0:
				f.out.WriteString(strings.Repeat(" ", move))
			default:
				line = line[min(blank, -move):]
			}
		}
		f.out.WriteString(line)
	}
}
