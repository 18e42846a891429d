package argdown

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"crux/data/loss"
	"crux/graph"
)

// print writes what has been arranged.
func (e *encoder) print() string {
	e.tellOdd()
	e.giveNumbers()
	var s strings.Builder
	if d := e.frontMatter(); len(d) > 0 {
		s.WriteString("===\n")
		block(&s, d, "")
		s.WriteString("===\n")
	}
	levels := e.levels()
	for _, p := range e.parts {
		if s.Len() > 0 {
			s.WriteByte('\n')
		}
		switch {
		case p.heading != nil:
			e.printHeading(&s, p.heading, levels[p.heading])
		case p.line != nil:
			e.printLine(&s, p.line, "")
		default:
			e.printStructure(&s, p)
		}
	}
	out := s.String()
	if tooLarge(0, out) {
		e.lose(loss.Texts, "the document has %d MiB, and no more than %d are read", len(out)>>20, MaxSize>>20)
	}
	return out
}

// tellOdd tells of what has no place anywhere.
func (e *encoder) tellOdd() {
	for _, r := range e.g.Relations() {
		if _, on := r.Target.(*graph.Relation); r.UndercutsSketch && (on || r.Kind != graph.Attack || r.Contradiction != nil && e.isPair(r.Contradiction)) {
			e.lose(loss.Undercuts, "%s is no undercut of a sketch, as it says", e.name(r))
		}
		if on, ok := r.Target.(*graph.Relation); ok && e.back[on.ID()] {
			e.lose(loss.Contradictions, "%s is on the second half of a contradiction, and is written as on the first", e.name(r))
		}
	}
	for _, n := range e.g.NodeList() {
		if e.place[n.ID()] == e.metIn[n.ID()] {
			continue
		}
		var d graph.Data
		switch n := n.(type) {
		case *graph.Claim:
			d = n.Data
		case *graph.Sketch:
			d = n.Data
		default:
			continue
		}
		if v, ok := d.Get("isInGroup"); ok && v != true {
			e.lose(loss.Sections, "%s is named in an earlier section than its own, and isInGroup keeps it there", e.name(n))
		}
	}
}

// giveNumbers gives titles to those that have none and are referred to: numbers
// beyond all that Decode gives out by itself, of which there are no more than nodes, and
// beyond those that JSON gives to statements that are there for readers only.
func (e *encoder) giveNumbers() {
	needed := map[any]bool{}
	mention := func(t graph.Text) {
		for _, m := range t.Marks {
			switch m.Kind {
			case graph.ClaimMention:
				if c := e.keys[m.Target]; c != nil {
					needed[c] = true
				}
			case graph.ArgumentMention:
				if l, ok := e.others[m.Target].(*layout); ok {
					l.needed = true
				}
			}
		}
	}
	var named func(l *line)
	named = func(l *line) {
		switch {
		case l.layout != nil:
			l.layout.needed = true
		case l.node != nil:
			if c, ok := l.node.(*graph.Claim); ok && !(l.define && hasText(c.Text)) {
				needed[c] = true
			}
			if !l.define {
				needed[l.node] = true
			}
		}
		for _, b := range l.below {
			named(b.line)
		}
	}
	for _, key := range e.g.Meta.Theses {
		if c := e.keys[key]; c != nil {
			needed[c] = true
		}
	}
	for _, p := range e.parts {
		switch {
		case p.heading != nil:
			mention(p.heading.Title)
		case p.line != nil:
			named(p.line)
		default:
			if p.header != nil {
				named(p.header)
			}
			for _, s := range p.steps {
				for _, l := range []*line{s.line, s.negates, s.inference} {
					if l != nil {
						named(l)
					}
				}
				if s.relation != nil && s.line == nil {
					mention(wordsOf(s.relation))
					if c, ok := s.relation.Target.(*graph.Claim); ok {
						needed[c] = true
					}
				}
			}
		}
	}
	for _, n := range e.g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			mention(n.Text)
		case *graph.Sketch:
			mention(n.Text)
			needed[n] = true
		}
	}
	for _, a := range e.g.Arguments() {
		mention(a.Text)
	}
	number := len(e.g.NodeList())
	for _, p := range e.parts {
		for _, s := range p.steps {
			if s.line == nil {
				number++
			}
		}
	}
	give := func(x any) {
		if e.titles[x] == "" {
			number++
			e.titles[x] = untitledPrefix + strconv.Itoa(number)
		}
	}
	for _, n := range e.g.NodeList() {
		if needed[n] {
			give(n)
		}
	}
	for _, p := range e.parts {
		if p.layout != nil && p.layout.needed {
			give(p.layout)
		}
	}
}

// title returns how a claim, sketch or layout is called.
func (e *encoder) title(x any) string { return e.titles[x] }

// hasText reports whether a text says anything but tags.
func hasText(t graph.Text) bool {
	if len(t.Marks) == 0 {
		return strings.TrimSpace(t.Plain) != ""
	}
	plain, _ := oneLine(t, true)
	return plain != ""
}

// levels returns how many hash signs each heading has: its level, where the tree of
// sections follows from that.
func (e *encoder) levels() map[*graph.Section]int {
	levels := map[*graph.Section]int{}
	var below func(list []*graph.Section, above int)
	below = func(list []*graph.Section, above int) {
		before := 0
		for _, s := range list {
			level := max(s.Level, above+1)
			if before > 0 {
				level = min(level, before)
			}
			if level != s.Level {
				e.lose(loss.Sections, "the level of %s, %d, does not fit in with those around it", e.name(s), s.Level)
			}
			levels[s], before = level, level
			below(s.Sections, level)
		}
	}
	below(e.g.Sections, 0)
	return levels
}

func (e *encoder) printHeading(s *strings.Builder, h *graph.Section, level int) {
	s.WriteString(strings.Repeat("#", level))
	s.WriteByte(' ')
	what := e.name(h)
	title := h.Title
	if !hasText(title) {
		e.lose(loss.Sections, "a section has no title")
		title = graph.Plain("…")
	}
	s.WriteString(e.text(title, h.Tags, headingPut, what))
	e.printData(s, e.clean(h.Data, what))
	s.WriteByte('\n')
}

// printData writes data at the end of a line.
func (e *encoder) printData(s *strings.Builder, d graph.Data) {
	if len(d) == 0 {
		return
	}
	written := flow(d)
	if len(written) > maxData {
		e.lose(loss.Data, "data of %d MiB is more than is read", len(written)>>20)
		return
	}
	s.WriteByte(' ')
	s.WriteString(written)
}

const step = "  " // of indentation

// printLine writes an element with what is below it. Of its own line, what stands
// before it is written already.
func (e *encoder) printLine(s *strings.Builder, l *line, indent string) {
	switch {
	case l.layout != nil:
		e.printArgument(s, l)
	default:
		e.printNode(s, l)
	}
	s.WriteByte('\n')
	e.printBelow(s, l, indent+step)
}

func (e *encoder) printBelow(s *strings.Builder, l *line, indent string) {
	for _, b := range l.below {
		s.WriteString(indent)
		s.WriteString(b.symbol)
		s.WriteByte(' ')
		e.printLine(s, b.line, indent)
	}
}

// printNode writes a claim or sketch.
func (e *encoder) printNode(s *strings.Builder, l *line) {
	brackets := "[]"
	var t graph.Text
	var tags []string
	var data graph.Data
	what := e.name(l.node)
	switch n := l.node.(type) {
	case *graph.Claim:
		if t, tags = n.Text, n.Tags; l.define {
			data = e.claimData(n)
		}
	case *graph.Sketch:
		brackets = "<>"
		if t, tags = n.Text, n.Tags; l.define {
			data = e.sketchData(n)
		}
	}
	e.printElement(s, l, e.title(l.node), brackets, t, tags, data, what)
}

func (e *encoder) printArgument(s *strings.Builder, l *line) {
	a := l.layout.argument
	if a == nil {
		a = &graph.Argument{}
	}
	e.printElement(s, l, e.title(l.layout), "<>", a.Text, a.Tags, e.clean(a.Data, e.name(a)), e.name(a))
}

func (e *encoder) printElement(s *strings.Builder, l *line, title, brackets string, t graph.Text, tags []string, data graph.Data, what string) {
	if title != "" {
		s.WriteString(brackets[:1] + writeTitle(title, brackets[1]) + brackets[1:])
	}
	if !l.define {
		return
	}
	before := alone
	if title != "" {
		before = titled
	}
	said := hasText(t)
	if !said {
		t = graph.Text{}
	}
	written := e.text(t, tags, before, what)
	if len(written) > maxText {
		e.lose(loss.Marks, "the text of %s is longer than what is read with its marks", what)
	}
	if title != "" {
		if said || l.moved {
			s.WriteByte(':')
		}
		if written != "" {
			s.WriteByte(' ')
		}
	}
	s.WriteString(written)
	e.printData(s, data)
}

// printStructure writes a structure with the line of its argument.
func (e *encoder) printStructure(s *strings.Builder, p *blockPart) {
	switch {
	case p.header != nil:
		e.printLine(s, p.header, "")
		s.WriteByte('\n')
	case !p.owned && p.layout.needed:
		s.WriteString("<" + e.title(p.layout) + ">\n\n")
	}
	for i, n := range p.steps {
		if n.inference != nil {
			e.printInference(s, n)
			e.printBelow(s, n.inference, step)
		}
		fmt.Fprintf(s, "(%d) ", i+1)
		switch {
		case n.line != nil:
			e.printLine(s, n.line, "")
		case n.inference == nil:
			s.WriteString(e.text(e.premiseOf(n.relation), nil, alone, "a premise"))
			s.WriteByte('\n')
		default:
			e.printWords(s, n)
		}
	}
}

// printWords writes a conclusion that is no claim.
func (e *encoder) printWords(s *strings.Builder, n *numberedPart) {
	t := e.conclusionOf(n.relation, n.negates != nil)
	var tags []string
	for _, m := range t.Marks {
		if m.Kind == graph.TagMark && slices.Contains(n.relation.Tags, m.Target) && !slices.Contains(tags, m.Target) {
			tags = append(tags, m.Target)
		}
	}
	written := e.text(t, tags, alone, "the conclusion of "+e.name(n.relation))
	s.WriteString(written)
	if n.negates == nil {
		s.WriteByte('\n')
		return
	}
	if written != "" {
		s.WriteByte(' ')
	}
	s.WriteString(flow(graph.Data{{Key: "negates", Value: e.title(n.negates.node)}}) + "\n" + step + ">< ")
	e.printLine(s, n.negates, step)
}

// printInference writes an inference line.
func (e *encoder) printInference(s *strings.Builder, n *numberedPart) {
	ends := slices.Clone(n.ends)
	for i, f := range ends {
		switch v := f.value.(type) {
		case fmt.Stringer:
			ends[i].value = v.String()
		case []any:
			list := slices.Clone(v)
			for j, item := range list {
				if named, ok := item.(fmt.Stringer); ok {
					list[j] = named.String()
				}
			}
			ends[i].value = list
		}
	}
	data := e.relationData(n.relation, ends)
	rules := e.rules(n.relation)
	if rules == "" && len(data) == 0 {
		s.WriteString("----\n")
		return
	}
	s.WriteString("--")
	if rules != "" {
		s.WriteByte(' ')
		s.WriteString(rules)
	}
	e.printData(s, data)
	s.WriteString(" --\n")
}

// rules returns the rules of a relation as they stand on an inference line.
func (e *encoder) rules(r *graph.Relation) string {
	var list []string
	for _, rule := range r.Rules {
		if fold(rule) != rule || rule == "" || !utf8.ValidString(rule) {
			e.lose(loss.Rules, "the rule %q of %s cannot be written", short(strings.ToValidUTF8(rule, "\uFFFD")), e.name(r))
			continue
		}
		w := textWriter{e: e}
		depth, paired := 0, true
		for _, c := range rule {
			switch c {
			case '(':
				depth++
			case ')':
				depth--
				paired = paired && depth >= 0
			}
		}
		paired = paired && depth == 0
		depth = 0
		for i := range len(rule) {
			c := rule[i]
			escape := false
			switch c {
			case '\\', '{', '<':
				escape = true
			case '-':
				escape = i == 0 || i+1 == len(rule) || rule[i-1] == '-'
			case '/':
				escape = i > 0 && rule[i-1] == '/'
			case '*':
				escape = i > 0 && rule[i-1] == '/'
			case '(':
				depth++
				escape = !paired
			case ')':
				depth--
				escape = !paired
			case ',':
				escape = !paired || depth == 0
			}
			if escape {
				w.out.WriteByte('\\')
			}
			w.out.WriteByte(c)
		}
		list = append(list, w.coded())
	}
	return strings.Join(list, ", ")
}
