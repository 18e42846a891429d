package argdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"crux/graph/diag"
)

// parser makes a Document of tokens, by recursive descent.
type parser struct {
	*notes
	doc    *Document
	lexer  *lexer
	taken  token // the last one
	pieces []token
	room   []Element // for the next ones

	inclusion *inclusion
}

// maxElements is how many statements and arguments one document may have,
// counting each place where one is given or referred to.
const maxElements = 500_000

func (p *parser) peek() token { return p.lexer.peek(0) }

func (p *parser) take() token {
	p.taken = p.lexer.take()
	return p.taken
}

// document takes all tokens.
func (p *parser) document() {
	for {
		t := p.peek()
		switch t.kind {
		case endOfText:
			if len(p.doc.Blocks) == 0 && len(p.inclusion.open) == 1 && !p.list.HasErrors() {
				p.report(0, 0, diag.Error, "empty",
					"start with a claim in a line of its own: [Title]: What it says.", "there is no statement and no argument in this document")
			}
			return
		case blank:
			p.take()
			continue
		case frontMatter:
			p.take()
			p.doc.FrontMatter = p.frontMatter(t)
			if len(p.inclusion.open) == 1 {
				p.inclusion.set(p.doc.FrontMatter)
			}
			continue
		case include:
			p.doc.Blocks = append(p.doc.Blocks, p.include())
			continue
		case heading:
			p.doc.Blocks = append(p.doc.Blocks, p.heading())
		case number:
			p.doc.Blocks = append(p.doc.Blocks, p.structure())
		case item:
			p.doc.Blocks = append(p.doc.Blocks, p.items())
		case symbol:
			p.report(t.start, t.end, diag.Error, "relation-alone",
				"put it directly below the statement that it is about, without a blank line, and indent it",
				"this relation has nothing above it")
			p.take()
			if e := p.element(); e != nil {
				p.relations(e)
				p.doc.Blocks = append(p.doc.Blocks, e)
			}
		case inference:
			hint := "write the premises above it, each with a number: (1) …"
			if len(p.doc.Blocks) == 0 && p.doc.FrontMatter == nil {
				hint += "; front matter stands between lines of equals signs, not of hyphens"
			}
			p.report(t.start, t.end, diag.Error, "inference-alone", hint, "this inference line has no premises before it")
			p.take()
			continue
		case title, words, data:
			if e := p.element(); e != nil {
				p.relations(e)
				p.doc.Blocks = append(p.doc.Blocks, e)
			}
		}
		if t := p.peek(); t.kind != blank && t.kind != endOfText && t.kind != include && p.startsBlock(t) {
			p.report(t.start, t.end, diag.Error, "no-blank-line",
				"leave a blank line before it", "a new block starts here without a blank line before it")
		}
	}
}

// startsBlock reports whether t, which does not go on with what was before it,
// can be read as a block of its own. What cannot is told and skipped.
func (p *parser) startsBlock(t token) bool {
	switch t.kind {
	case number, inference, item, heading:
		return true
	}
	return t.kind == title && t.first
}

// heading takes a heading.
func (p *parser) heading() *Heading {
	t := p.take()
	h := &Heading{Level: t.end - t.start}
	h.Data = p.content()
	h.Text, h.Tags = p.inline(p.pieces)
	h.Range = p.doc.Lines.Range(t.start, p.taken.end)
	if h.Text.Plain == "" {
		p.reportRange(h.Range, diag.Error, "empty-heading", "write a title behind the hash signs", "this heading has no title")
	}
	return h
}

// items takes a list.
func (p *parser) items() *List {
	l := &List{Ordered: p.doc.Text[p.peek().start] != '*'}
	for p.peek().kind == item {
		t := p.take()
		e := p.element()
		if e == nil {
			p.report(t.start, t.end, diag.Error, "empty-item", "write a statement behind it", "this list item is empty")
			continue
		}
		p.relations(e)
		l.Items = append(l.Items, e)
	}
	return l
}

// element takes title, text and data. It is nil if there is none of these.
func (p *parser) element() *Element {
	first := p.peek()
	if len(p.room) == 0 {
		p.room = make([]Element, 64) // large documents have very many
	}
	e := &p.room[0]
	p.room = p.room[1:]
	e.Defined = true
	switch first.kind {
	case title:
		p.take()
		written := p.doc.Text[first.start:first.end]
		e.Argument = written[0] == '<'
		e.Defined = strings.HasSuffix(written, ":")
		e.Title = readTitle(strings.TrimSuffix(written, ":")[1 : len(strings.TrimSuffix(written, ":"))-1])
		e.TitleRange = p.doc.Lines.Range(first.start, first.end)
		if e.Title == "" {
			p.reportRange(e.TitleRange, diag.Error, "empty-title", "write a title between the brackets", "this title is empty")
		}
	case words, data:
	default:
		return nil
	}
	e.Data = p.content()
	e.Text, e.Tags = p.inline(p.pieces)
	end := p.taken.end
	e.Range = p.doc.Lines.Range(first.start, end)
	if !e.Defined && e.Title != "" && stripTags(e.Text) != "" {
		// The reference takes nothing but tags behind a reference.
		hint := "put a colon behind the title to say what it stands for, or @ before it to mention it in a text"
		if e.Argument {
			hint += ", or a backslash before < if it is no title"
		}
		p.reportRange(e.TitleRange, diag.Error, "text-after-reference", hint,
			"text follows the reference %s", p.doc.Text[first.start:first.end])
		e.Defined = true
	}
	p.doc.elements++
	if p.inclusion.elements++; p.inclusion.elements >= maxElements {
		if p.inclusion.elements == maxElements {
			p.reportRange(e.Range, diag.Error, "too-large", "divide it into several documents",
				"this is statement or argument number %d; what follows is not read", maxElements)
		}
		p.lexer.stop()
	}
	if first.kind == data {
		p.reportRange(e.Range, diag.Error, "data-alone", "put it behind the statement or argument that it is about", "this data belongs to nothing")
		return nil
	}
	return e
}

// content takes the text of an element into p.pieces, and returns the data at
// its end.
func (p *parser) content() (d *Data) {
	p.pieces = p.pieces[:0]
	ended, told := false, false
	for {
		t := p.peek()
		switch {
		case t.kind != words && t.kind != data:
			return d
		case ended && !told:
			told = true
			p.report(t.start, t.end, diag.Error, "text-after-data",
				"data ends a statement: move it to the end, or leave a blank line before this",
				"this stands behind data and is not read")
		case ended:
		case t.kind == words:
			p.pieces = append(p.pieces, t)
		default:
			d = p.data(t)
			ended = true
		}
		p.take()
	}
}

// level is an element to which deeper relations belong.
type level struct {
	indent    int
	element   *Element
	inference *Inference
}

// relations takes the relations below e.
func (p *parser) relations(e *Element) { p.tree(level{indent: -1, element: e}) }

// tree takes the relations below root, nested by indentation.
func (p *parser) tree(root level) {
	stack := append(make([]level, 0, 8), root)
	columns := make([]int, 0, 8) // the indentations that are open
	for p.peek().kind == symbol {
		t := p.take()
		if t.indent == 0 {
			p.report(t.start, t.end, diag.Error, "not-indented",
				"indent it below what it is about, or put a backslash before the sign if it is part of a text", "a relation must be indented")
		}
		dedent := false
		for len(columns) > 0 && columns[len(columns)-1] > t.indent {
			columns = columns[:len(columns)-1]
			dedent = true
		}
		switch open := len(columns); {
		case open > 0 && columns[open-1] == t.indent:
		case dedent && open > 0:
			p.report(t.start, t.end, diag.Warning, "uneven-indentation",
				"indent it like the line that it belongs beside",
				"no line above is indented as far as this one, by %s; it is read as if by %d", columnCount(t.indent), columns[open-1])
			t.indent = columns[open-1]
		default:
			columns = append(columns, t.indent)
		}
		for len(stack) > 1 && stack[len(stack)-1].indent >= t.indent {
			stack = stack[:len(stack)-1]
		}
		r := &Relation{Symbol: canonicalSymbol(p.doc.Text[t.start:t.end]), Range: p.doc.Lines.Range(t.start, t.end)}
		r.Element = p.element()
		if r.Element == nil {
			p.report(t.start, t.end, diag.Error, "empty-relation",
				"write a statement or an argument behind the sign", "nothing follows this relation sign")
			continue
		}
		top := stack[len(stack)-1]
		if !p.allowed(r, top) {
			r.Symbol = ""
		}
		if top.inference != nil {
			top.inference.Relations = append(top.inference.Relations, r)
		} else {
			top.element.Relations = append(top.element.Relations, r)
		}
		stack = append(stack, level{indent: t.indent, element: r.Element})
	}
}

// columnCount returns "1 column" or "2 columns".
func columnCount(n int) string {
	if n == 1 {
		return "1 column"
	}
	return strconv.Itoa(n) + " columns"
}

// canonicalSymbol returns a relation symbol as the tree has it: one for each
// meaning.
func canonicalSymbol(written string) string {
	switch written {
	case "<+", "<-":
		return written[1:]
	case "_":
		return "<_"
	}
	return written
}

// allowed reports whether a relation can stand below top, and tells if not.
func (p *parser) allowed(r *Relation, top level) bool {
	switch {
	case top.inference != nil && r.Symbol != "<_":
		p.reportRange(r.Range, diag.Error, "not-an-undercut",
			"write <_ for what speaks against the step; what speaks for or against a statement stands below that statement",
			"below an inference line only undercuts can stand")
	case r.Symbol == "><" && (r.Element.Argument || top.element.Argument):
		p.reportRange(r.Range, diag.Error, "contradiction-of-argument",
			"name the statements that contradict each other, or attack the argument with -",
			"only statements can contradict each other")
	default:
		return true
	}
	return false
}

// structure takes a premise-conclusion structure.
func (p *parser) structure() *Structure {
	s := &Structure{}
	first := p.peek()
	s.Range = p.doc.Lines.Range(first.start, p.lineEnd(first))
	if n := len(p.doc.Blocks); n > 0 {
		if e, ok := p.doc.Blocks[n-1].(*Element); ok && e.Argument {
			s.Owner = e
		}
	}
	var before *Inference  // read, but its conclusion is not
	counted, steps := 0, 0 // the last number; how many there are
	inferred := false      // there is an inference line
	for {
		t := p.peek()
		switch {
		case t.kind == number:
			steps++
			counted = p.checkNumber(t, counted, steps)
			step := p.step(before)
			before = nil
			if step != nil {
				s.Steps = append(s.Steps, step)
			}
			continue
		case t.kind == inference:
			p.take()
			if before != nil {
				p.report(t.start, t.end, diag.Error, "inference-alone",
					"write the conclusion between them, with a number", "two inference lines follow each other")
			}
			before, inferred = p.inference(t), true
			continue
		case t.kind == blank && p.goesOn(s, before):
			p.take()
			after := p.peek()
			p.report(after.start, after.end, diag.Error, "blank-line-in-structure",
				"take the blank line before it away", "a blank line divides this structure")
			continue
		}
		break
	}
	if before != nil {
		p.reportRange(before.Range, diag.Error, "no-conclusion",
			"write the conclusion below it, with a number"+p.endedByHeading(), "this inference line has no conclusion after it")
	}
	switch last := s.last(); {
	case !inferred:
		p.reportRange(s.Range, diag.Error, "no-inference",
			"write ---- between the premises and the conclusion"+p.endedByHeading(), "this structure has no inference line")
	case last != nil && last != s.Steps[len(s.Steps)-1] && before == nil:
		p.reportRange(s.Steps[len(s.Steps)-1].Range, diag.Error, "after-conclusion",
			"write ---- and a conclusion below it, or move it up to the premises",
			"this stands behind the conclusion, but nothing is inferred from it")
	}
	return s
}

// endedByHeading returns what to add to advice on a structure that is not complete
// where a heading follows it.
func (p *parser) endedByHeading() string {
	if p.lexer.peek(0).kind == heading || p.lexer.peek(1).kind == heading {
		return "; a heading ends a structure"
	}
	return ""
}

// goesOn reports whether a structure most likely goes on behind a blank line.
func (p *parser) goesOn(s *Structure, before *Inference) bool {
	after := p.lexer.peek(1)
	complete := before == nil && len(s.Steps) > 0 && s.Steps[len(s.Steps)-1].Inference != nil
	switch after.kind {
	case inference:
		return true
	case number:
		n, _ := strconv.Atoi(p.doc.Text[after.start+1 : after.end-1])
		if n == 1 && len(s.Steps) > 0 {
			return false // that begins a structure of its own
		}
		return !complete || len(s.Steps) > 0 && n == s.Steps[len(s.Steps)-1].Number+1
	}
	return false
}

// step takes a numbered statement. It is nil if nothing follows the number.
func (p *parser) step(before *Inference) *Step {
	t := p.take()
	s := &Step{Range: p.doc.Lines.Range(t.start, t.end), Inference: before}
	s.Number, _ = strconv.Atoi(p.doc.Text[t.start+1 : t.end-1])
	s.Element = p.element()
	switch {
	case s.Element == nil:
		p.report(t.start, t.end, diag.Error, "empty-step", "write a statement behind it", "nothing follows this number")
		return nil
	case s.Element.Argument:
		p.reportRange(s.Element.TitleRange, diag.Error, "argument-as-step",
			"write a statement: a text, or a title in square brackets", "an argument can be no premise or conclusion")
		p.relations(s.Element)
		return nil
	}
	p.relations(s.Element)
	return s
}

// checkNumber warns of a number that does not count up by one, and returns it.
// Place is the one that the statement has in its structure, from 1.
func (p *parser) checkNumber(t token, previous, place int) int {
	number, err := strconv.Atoi(p.doc.Text[t.start+1 : t.end-1])
	if number != previous+1 {
		p.report(t.start, t.end, diag.Warning, "number-out-of-order",
			"number the statements of a structure (1), (2), (3) …", "(%d) is expected here, not %s", min(previous+1, place), short(p.doc.Text[t.start:t.end]))
	}
	if err != nil { // too large to count on from
		return previous + 1
	}
	return number
}

// inference makes an Inference of an inference token, and takes what stands
// below it.
func (p *parser) inference(t token) *Inference {
	in := &Inference{Range: p.doc.Lines.Range(t.start, t.end)}
	start, end := t.start, t.end
	for start < t.end && p.doc.Text[start] == '-' && start < t.start+2 {
		start++
	}
	for end > start && p.doc.Text[end-1] == '-' {
		end--
	}
	p.rules(in, start, end)
	if p.peek().kind == symbol {
		p.tree(level{indent: -1, inference: in})
	}
	return in
}

// rules reads what stands between the hyphens of an inference line: rules,
// divided by commas outside parentheses, and data.
func (p *parser) rules(in *Inference, start, end int) {
	var rule, spelled strings.Builder
	depth := 0
	finish := func() {
		if r := fold(rule.String()); r != "" {
			in.Rules = append(in.Rules, r)
			in.spelled = append(in.spelled, fold(spelled.String()))
		}
		rule.Reset()
		spelled.Reset()
	}
	for i := start; i < end; {
		rest := p.doc.Text[i:end]
		n, out := 1, rest[:1]
		unspelled := false
		switch c := rest[0]; {
		case c == '\\' && len(rest) > 1:
			_, size := utf8.DecodeRuneInString(rest[1:])
			n, out = 1+size, rest[1:1+size]
		case p.commentLength(i, end) > 0:
			n, out = p.commentLength(i, end), " "
			unspelled, in.more = true, true
		case codeLength(rest) > 0:
			n = codeLength(rest)
			if out = p.inclusion.character(rest[:n]); out == "" {
				out = rest[:n]
			}
		case c == '{' && p.lexer.closing(i) > 0 && p.lexer.closing(i) <= end:
			n, out = p.lexer.closing(i)-i, ""
			unspelled, in.more = true, in.more || in.Data != nil
			in.Data = p.data(token{kind: data, start: i, end: i + n})
		case c == '(':
			depth++
		case c == ')':
			depth = max(depth-1, 0)
		case c == ',' && depth == 0:
			finish()
			unspelled, out = true, ""
		}
		rule.WriteString(out)
		if !unspelled {
			spelled.WriteString(rest[:n])
		}
		i += n
	}
	finish()
}

// commentLength returns the length of the comment that starts at i and ends at
// end at the latest, 0 if there is none.
func (p *parser) commentLength(i, end int) int {
	if after, _ := p.lexer.commentEnd(i); after > 0 && after <= end {
		return after - i
	}
	return 0
}

// lineEnd returns the offset of the end of t's line.
func (p *parser) lineEnd(t token) int {
	line, start := p.doc.Lines.Line(p.doc.Lines.Position(t.start).Line)
	return start + len(line)
}
