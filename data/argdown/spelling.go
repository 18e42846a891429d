package argdown

import (
	"slices"
	"strings"

	"crux/graph/diag"
)

// How the formatter spells a unit: as one line, or with its own line ends where
// comments or the meaning ask for them.

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
