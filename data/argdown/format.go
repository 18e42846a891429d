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
// Reading the formatted text gives the same tree, but for places, and formatting it
// again changes nothing. A text that has errors is returned as it is, with all its
// diagnostics. So is one of which the formatter cannot keep the meaning, but for
// its line ends, with a warning, NotFormatted.
func Format(file, text string) (formatted string, list diag.List) {
	doc := Parse(file, text)
	if doc.Diagnostics.HasErrors() {
		return text, doc.Diagnostics
	}
	formatted, ok := format(doc)
	if ok {
		again := Parse(file, formatted)
		ok = !again.Diagnostics.HasErrors() && sameTree(doc, again)
	}
	if !ok {
		return unixLines(text), append(doc.Diagnostics, diag.Diagnostic{File: file, Severity: diag.Warning, Code: NotFormatted,
			Message: "this document is left as it is: formatted it would not be read as the same",
			Hint:    "please report it, with the document"})
	}
	return formatted, doc.Diagnostics
}

// NotFormatted is the code of the diagnostic that a document is left as it is.
const NotFormatted = "not-formatted"

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
	if formatted = f.out.String(); strings.HasPrefix(formatted, byteOrderMark) {
		formatted = byteOrderMark + formatted
	}
	return formatted, len(nodes) == 0
}

// A node is the part of the tree that stands in one unit.
type node struct {
	indent    int // columns
	heading   *Heading
	element   *Element
	inference *Inference
	// sign is what is before the element: a relation symbol, a number or a bullet.
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
				add(node{element: step.Element, sign: "(number)"}, step.Element.Relations)
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
	first := f.out.Len() == 0
	missing := u.block && len(u.pieces) > 0 && !first
	for _, c := range u.above {
		missing = missing && !c.blank
	}
	missing = missing && !u.blank
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
		move = indent - len(strings.TrimPrefix(f.doc.Text[start:c.start], byteOrderMark))
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

// line returns the line of a unit with the comments behind it.
func (f *formatter) line(u unit, n node) string {
	first := u.pieces[0]
	indent := strings.Repeat(" ", n.indent)
	switch first.kind {
	case frontMatter:
		return f.frontMatter(first) + f.behind(u, false)
	case include:
		return f.source(first) + f.behind(u, false)
	case inference:
		return f.inference(n.inference, first) + f.behind(u, false)
	}
	if u.comments() == 0 {
		behind := f.behind(u, len(u.pieces) == 1)
		if line, ok := f.joined(u, n, behind); ok {
			return indent + line + behind
		}
	}
	behind := f.behind(u, u.starts(len(u.pieces)-1, n))
	line, parts := f.broken(u, n, false)
	if !isRead(indent+line+behind, parts, u.comments()+len(u.behind)) {
		line, _ = f.broken(u, n, true)
	}
	return indent + line + behind
}

// A part is what is written for one or more tokens of a kind.
type part struct {
	kind kind
	text string
}

// joined returns a unit without comments as one line, if it is read as the same
// then.
func (f *formatter) joined(u unit, n node, behind string) (line string, ok bool) {
	var parts []part
	var text []token
	for _, p := range u.pieces {
		if p.kind == words {
			text = append(text, p.token)
			continue
		}
		if p.kind == data {
			parts = f.text(parts, text)
			text = nil
		}
		parts = append(parts, part{p.kind, f.written(p, n)})
	}
	parts = f.text(parts, text)
	var s strings.Builder
	for i, p := range parts {
		if i > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(p.text)
	}
	line = s.String()
	if n := len(text); n > 0 && strings.HasSuffix(line, "}") && !strings.HasSuffix(strings.TrimRight(f.doc.Text[:text[n-1].end], " \t"), "}") {
		return "", false // without the odd space behind the brace data would end here
	}
	if f.out.Len() == 0 && strings.HasPrefix(line, "===") {
		return "", false // front matter would start here
	}
	written := f.doc.Text[u.pieces[0].start:u.pieces[len(u.pieces)-1].end]
	return line, line == written || isRead(strings.Repeat(" ", n.indent)+line+behind, parts, len(u.behind))
}

// text appends the joined text of tokens, if there is any.
func (f *formatter) text(parts []part, tokens []token) []part {
	if len(tokens) > 0 {
		parts = append(parts, part{words, (&parser{doc: f.doc}).join(tokens)})
	}
	return parts
}

// isRead reports whether a line consists of just these parts for the lexer, and of
// some comments behind them.
func isRead(line string, parts []part, comments int) bool {
	l := newPartLexer(line, nobody(line))
	for _, p := range parts {
		t := l.take()
		written := line[t.start:t.end]
		if t.kind == words {
			written, p.text = strings.TrimSpace(written), strings.TrimSpace(p.text)
		}
		if t.kind != p.kind || written != p.text {
			return false
		}
	}
	return l.take().kind == endOfText && len(l.remarks) == comments
}

// nobody returns notes about a text that are told to nobody.
func nobody(text string) *notes {
	return (&told{files: map[string]int{}}).of("", diag.NewLines(text))
}

// written returns what is written for a token of a unit.
func (f *formatter) written(p piece, n node) string {
	switch p.kind {
	case heading, symbol, item:
		return n.sign
	case number:
		digits := strings.TrimLeft(strings.Trim(f.source(p), "()"), "0")
		if digits == "" {
			digits = "0"
		}
		return "(" + digits + ")"
	case title:
		return f.title(p, n.element)
	case data:
		if n.heading != nil {
			return f.data(n.heading.Data, f.source(p))
		}
		return f.data(n.element.Data, f.source(p))
	}
	return f.source(p)
}

// title writes a title.
func (f *formatter) title(p piece, e *Element) string {
	opening, closing := "[", "]"
	if e.Argument {
		opening, closing = "<", ">"
		for _, start := range []string{"+", "-", "_", "!--"} {
			if strings.HasPrefix(e.Title, start) {
				opening = "< " // else it would be a relation symbol or a comment
			}
		}
	}
	if strings.HasSuffix(f.source(p), ":") {
		closing += ":"
	}
	return opening + e.Title + closing
}

// data writes the data {…}.
func (f *formatter) data(d *Data, source string) string {
	written := flow(d.Fields)
	if written == source {
		return written
	}
	if canFlow(source) {
		notes := nobody(written)
		p := &parser{notes: notes, doc: &Document{Text: written, Lines: notes.lines}}
		if again := p.data(token{kind: data, start: 0, end: len(written)}); sameData(d, again) && !notes.list.HasErrors() {
			return written
		}
	}
	return unixLines(source)
}

// broken returns a unit with its own line ends, and the parts as which it must be
// read. Title and data keep their spelling if spelled.
func (f *formatter) broken(u unit, n node, spelled bool) (string, []part) {
	g := &formatter{doc: f.doc}
	var parts []part
	indent := n.indent + 2
	last := lastWords(u.pieces)
	for i, p := range u.pieces {
		switch {
		case i == 0:
		case i == 1 && n.heading != nil:
			g.out.WriteByte(' ') // a heading is one with something on its line only
		case p.line && !p.comment && p.kind == words && itemLength(f.source(p)) > 0:
			g.out.WriteByte('\n') // indented it would be a list item
		case p.line:
			g.out.WriteString("\n" + strings.Repeat(" ", indent))
		default:
			g.space(u.pieces[i-1], p, u.starts(i-1, n), last[i])
		}
		switch {
		case p.comment && p.line:
			g.comment(p, indent)
		case p.comment:
			g.comment(p, -1)
		default:
			written := f.written(p, n)
			switch {
			case p.kind == words:
				written = strings.TrimRight(written, " \t")
			case spelled && (p.kind == title || p.kind == data):
				written = unixLines(f.source(p))
			}
			parts = append(parts, part{p.kind, written})
			g.out.WriteString(written)
		}
	}
	return strings.TrimRight(g.out.String(), " \t"), parts
}

// starts reports whether the i-th piece, a token, starts a line of a unit that is
// written with its own line ends.
func (u *unit) starts(i int, n node) bool {
	if n.heading == nil || i == 0 {
		return u.pieces[i].first
	}
	// The second piece stands behind the hash signs.
	return u.pieces[i].first && slices.ContainsFunc(u.pieces[min(2, i):i+1], func(p piece) bool { return p.line }) && i > 1
}

// lastWords reports of each piece whether no more text is on its line, from it on.
func lastWords(pieces []piece) []bool {
	last := make([]bool, len(pieces))
	none := true
	for i, p := range slices.Backward(pieces) {
		none = none && (p.comment || p.kind != words)
		last[i] = none
		none = none || p.line
	}
	return last
}

// space writes the space between two pieces on one line. The first starts that line
// or not; from the second on there is more text on it or, at the end, not.
func (f *formatter) space(before, p piece, starts, ends bool) {
	between := f.doc.Text[before.end:p.start]
	switch {
	case before.comment && between == "":
	case p.comment && before.kind == words && !before.comment && !ends:
		source := f.source(before)
		f.out.WriteString(source[len(strings.TrimRight(source, " \t")):])
	case f.clings(before, p, starts):
	case p.comment && between == "" && !ends:
	default:
		f.out.WriteByte(' ')
	}
}

// inference writes an inference line.
func (f *formatter) inference(in *Inference, p piece) string {
	source := f.source(p)
	line := "----"
	if len(in.Rules) > 0 || in.Data != nil {
		line = "-- " + strings.Join(in.spelled, ", ")
		if in.Data != nil {
			r := in.Data.Range
			line = strings.TrimRight(line, " ") + " " + f.data(in.Data, f.doc.Text[r.Start.Offset:r.End.Offset])
		}
		line += " --"
	}
	if line == source || !in.more && f.isInference(line, in) {
		return line
	}
	// With data in block form its indentation counts.
	source = unixLines(source)
	if strings.Contains(source, "{") {
		return source
	}
	lines := strings.Split(source, "\n")
	for i, l := range lines {
		lines[i] = strings.Trim(l, " \t")
	}
	return strings.Join(lines, "\n")
}

// isInference reports whether a line is read as in.
func (f *formatter) isInference(line string, in *Inference) bool {
	notes := nobody(line)
	p := &parser{notes: notes, doc: &Document{Text: line, Lines: notes.lines}, lexer: newPartLexer(line, notes), inclusion: f.inclusion}
	t := p.take()
	if t.kind != inference || t.end != len(line) {
		return false
	}
	again := p.inference(t)
	return slices.Equal(in.Rules, again.Rules) && sameData(in.Data, again.Data) && !notes.list.HasErrors()
}

// frontMatter writes the front matter.
func (f *formatter) frontMatter(p piece) string {
	source := unixLines(f.source(p))
	yaml := strings.TrimRight(strings.TrimLeft(source, "="), "= \t")
	first, rest, _ := strings.Cut(yaml, "\n")
	if strings.TrimSpace(first) == "" {
		yaml = rest
	}
	for _, body := range []string{dedent(yaml), yaml} {
		written := "===\n" + body + "==="
		notes := nobody(written)
		q := &parser{notes: notes, doc: &Document{Text: written, Lines: notes.lines}}
		if again := q.frontMatter(token{kind: frontMatter, start: 0, end: len(written)}); sameData(f.doc.FrontMatter, again) && !notes.list.HasErrors() {
			return written
		}
	}
	return source
}

// dedent takes the spaces away with which all lines of s start that are not blank.
func dedent(s string) string {
	lines := strings.SplitAfter(s, "\n")
	common := -1
	for _, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if n := len(line) - len(strings.TrimLeft(line, " ")); common < 0 || n < common {
			common = n
		}
	}
	if common <= 0 {
		return s
	}
	var out strings.Builder
	for _, line := range lines {
		n := min(common, len(line)-len(strings.TrimLeft(line, " ")))
		out.WriteString(line[n:])
	}
	return out.String()
}
