package argdown

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
)

// Texts are written so that Decode and Argdown's reference read them as they are
// meant: a backslash stands before each character that could be taken for markup,
// and before no other.

// A setting says where a text stands: what is before it on its line.
const (
	alone      = ""      // nothing, or a number or sign that is no part of the element
	titled     = "[T]: " // a title
	headingPut = "# "
)

// text returns the text of an element with its tags, as it is written behind
// before, which is alone, titled or headingPut.
func (e *encoder) text(t graph.Text, tags []string, before, what string) string {
	tags = e.writableTags(tags, what)
	if !utf8.ValidString(t.Plain) {
		e.lose(loss.Texts, "the text of %s has bytes that are no text", what)
		t = graph.Text{Plain: strings.ToValidUTF8(t.Plain, "\uFFFD")}
	}
	if len(tags) == 0 && len(t.Marks) == 0 && isOrdinary(t.Plain) {
		if before == alone {
			return protected(t.Plain)
		}
		return t.Plain
	}
	all := 0
	for _, m := range t.Marks {
		if m.Kind != graph.TagMark {
			all++
		}
	}
	for _, try := range []struct {
		inPlace bool // tags
		kinds   []graph.MarkKind
	}{
		{true, []graph.MarkKind{graph.Emphasis, graph.Strong, graph.Link, graph.ClaimMention, graph.ArgumentMention, graph.TagMark}},
		{false, []graph.MarkKind{graph.Emphasis, graph.Strong, graph.Link, graph.ClaimMention, graph.ArgumentMention}},
		{false, []graph.MarkKind{graph.Link, graph.ClaimMention, graph.ArgumentMention}},
		{false, nil},
	} {
		if try.inPlace && !e.tagsInPlace(t, tags) {
			continue
		}
		w := textWriter{e: e}
		var marks []graph.Mark
		w.plain, marks = oneLine(t, !try.inPlace)
		marks = slices.DeleteFunc(marks, func(m graph.Mark) bool { return !slices.Contains(try.kinds, m.Kind) })
		w.within(0, len(w.plain), marks, 0, -1, 0)
		for _, tag := range tags {
			if !w.tagged[tag] {
				w.tagBehind(tag)
			}
		}
		out := w.coded()
		if before == alone {
			out = protected(out)
		}
		if !e.reads(before, out, &w, tags) {
			if try.kinds != nil {
				continue
			}
			e.lose(loss.Texts, "the text of %s cannot be written so that it is read exactly", what)
		}
		if lost := all - w.written; lost > 0 {
			e.lose(loss.Marks, "%s of the text of %s cannot be written: emphasis within a word, marks that overlap or have no text, a link or mention with marks inside",
				count(lost, "mark"), what)
		}
		return out
	}
	return ""
}

// writableTags returns the tags that can be written, each once.
func (e *encoder) writableTags(tags []string, what string) []string {
	var writable []string
	known := make(map[string]bool, len(tags))
	for _, tag := range tags {
		switch {
		case known[tag]:
		case fold(tag) != tag || tag == "" || !utf8.ValidString(tag):
			e.lose(loss.Tags, "the tag %q of %s cannot be written", short(strings.ToValidUTF8(tag, "\uFFFD")), what)
		default:
			known[tag] = true
			writable = append(writable, tag)
		}
	}
	return writable
}

// tagsInPlace reports whether tags may stand in the text where their marks are: the
// order of the tags is the same then.
func (e *encoder) tagsInPlace(t graph.Text, tags []string) bool {
	known := map[string]bool{}
	for _, m := range t.Marks {
		if m.Kind != graph.TagMark || known[m.Target] {
			continue
		}
		if len(known) == len(tags) || tags[len(known)] != m.Target {
			return false
		}
		known[m.Target] = true
	}
	return len(known) > 0 && !e.inclusion.untagged
}

// isOrdinary reports whether a text has nothing that could be taken for markup.
func isOrdinary(s string) bool {
	return !strings.ContainsAny(s, "\\*_[<{#@=/\t\r\n\v\f\u0085\u2028\u2029") && !strings.Contains(s, "  ") && strings.TrimSpace(s) == s && !hasCode(s)
}

// oneLine returns the text of t on one line, with single spaces, and its marks
// there, without white space at their ends and without those that have no text.
func oneLine(t graph.Text, withoutTags bool) (string, []graph.Mark) {
	var s strings.Builder
	at := make([]int, len(t.Plain)+1) // where each byte, or what follows it, is in s
	space := false
	tagged, next := 0, 0
	end := len(strings.TrimSpace(t.Plain)) + len(t.Plain) - len(strings.TrimLeftFunc(t.Plain, unicode.IsSpace))
	for i, r := range t.Plain {
		for withoutTags && next < len(t.Marks) && t.Marks[next].Start <= i {
			if m := t.Marks[next]; m.Kind == graph.TagMark {
				tagged = max(tagged, m.End)
			}
			next++
		}
		isSpace := strings.ContainsRune(" \t\r\n\v\f\u0085\u2028\u2029", r)
		edge := !isSpace && unicode.IsSpace(r) && (s.Len() == 0 || i >= end)
		switch {
		case i < tagged || edge:
		case isSpace:
			space = true
		default:
			if space && s.Len() > 0 {
				s.WriteByte(' ')
			}
			space = false
			at[i] = s.Len()
			s.WriteRune(r)
			for j := 1; j < utf8.RuneLen(r); j++ {
				at[i+j] = -1 // within a character
			}
			continue
		}
		at[i] = s.Len()
		if space && s.Len() > 0 {
			at[i] = -2 // white space, which may come to nothing
		}
		for j := 1; j < utf8.RuneLen(r); j++ {
			at[i+j] = -1
		}
	}
	at[len(t.Plain)] = s.Len()
	plain := s.String()
	var marks []graph.Mark
	for _, m := range t.Marks {
		if m.Start < 0 || m.End > len(t.Plain) || m.Start >= m.End || at[m.Start] == -1 || at[m.End] == -1 || withoutTags && m.Kind == graph.TagMark {
			continue
		}
		m.Start, m.End = forward(at, m.Start), forward(at, m.End)
		for m.Start < m.End && plain[m.Start] == ' ' {
			m.Start++
		}
		for m.End > m.Start && plain[m.End-1] == ' ' {
			m.End--
		}
		if m.Start < m.End {
			marks = append(marks, m)
		}
	}
	slices.SortStableFunc(marks, func(a, b graph.Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(rank(a.Kind), rank(b.Kind)))
	})
	return plain, marks
}

// rank orders marks of the same text, the outer one first.
func rank(kind graph.MarkKind) int {
	switch kind {
	case graph.Strong:
		return 0
	case graph.Emphasis:
		return 1
	}
	return 2
}

// forward returns where byte i is, or the first one behind it that is anywhere.
func forward(at []int, i int) int {
	for at[i] < 0 {
		i++
	}
	return at[i]
}

// A textWriter writes one text.
type textWriter struct {
	e     *encoder
	plain string

	out strings.Builder
	raw [][2]int // the parts of out in which a backslash is one

	// What is read of it.
	said    strings.Builder
	marks   []graph.Mark
	tagged  map[string]bool
	written int // marks, but for tags
}

// maxNesting is how deep marks may be in each other.
const maxNesting = 50

// within writes the text between two places with the marks that start there. Outer
// is the delimiter around it, 0 for none, which closes at outerEnd.
func (w *textWriter) within(from, to int, marks []graph.Mark, outer byte, outerEnd, depth int) {
	for i := 0; i < len(marks); {
		m := marks[i]
		if m.Start < from || m.End > to {
			i++
			continue
		}
		w.run(from, m.Start, true)
		from = m.Start
		next := i + 1
		for next < len(marks) && marks[next].Start < m.End {
			next++
		}
		follows := next < len(marks) && marks[next].Start == m.End // a mark
		done := false
		switch m.Kind {
		case graph.Emphasis, graph.Strong:
			done = depth < maxNesting && w.emphasis(m, marks[i+1:next], follows, outer, outerEnd, depth)
		case graph.Link:
			done = w.link(m)
		case graph.ClaimMention, graph.ArgumentMention:
			done = w.mention(m)
		case graph.TagMark:
			done = w.tag(m, outer != 0 || follows)
		}
		if done {
			from = m.End
			i = next
		} else {
			i++
		}
	}
	w.run(from, to, outer != 0)
}

// emphasis writes emphasised text. It returns false where that is impossible.
func (w *textWriter) emphasis(m graph.Mark, inner []graph.Mark, follows bool, outer byte, outerEnd, depth int) bool {
	out := w.out.String()
	if wordBefore(out, len(out)) || wordAfter(w.plain, m.End) && !follows {
		return false
	}
	c := byte('*')
	if outer == c {
		c = '_'
	}
	if out != "" && out[len(out)-1] == c {
		c ^= '*' ^ '_'
	}
	if c == outer && m.End == outerEnd {
		return false
	}
	sign := string(c)
	if m.Kind == graph.Strong {
		sign += sign
	}
	w.out.WriteString(sign)
	start := w.said.Len()
	w.within(m.Start, m.End, inner, c, m.End, depth+1)
	w.out.WriteString(sign)
	w.mark(m.Kind, start, "")
	return true
}

// mark notes a mark from start to here.
func (w *textWriter) mark(kind graph.MarkKind, start int, target string) {
	w.marks = append(w.marks, graph.Mark{Kind: kind, Start: start, End: w.said.Len(), Target: target})
	if kind != graph.TagMark {
		w.written++
	}
}

// literal writes what is no plain text, and said for it.
func (w *textWriter) literal(out, said string, kind graph.MarkKind, target string) {
	start := w.out.Len()
	w.out.WriteString(out)
	w.raw = append(w.raw, [2]int{start, w.out.Len()})
	start = w.said.Len()
	w.said.WriteString(said)
	w.mark(kind, start, target)
}

func (w *textWriter) link(m graph.Mark) bool {
	text, address := w.plain[m.Start:m.End], m.Target
	if strings.Contains(text, "]") || strings.ContainsAny(address, ")\r\n") || address == "" || strings.TrimSpace(address) != address || !utf8.ValidString(address) {
		return false
	}
	w.literal("["+text+"]("+address+")", text, graph.Link, address)
	return true
}

func (w *textWriter) mention(m graph.Mark) bool {
	if w.plain[m.Start:m.End] != m.Target {
		return false
	}
	if m.Kind == graph.ClaimMention {
		key := w.e.keyOf(m.Target)
		w.literal("@["+writeTitle(key, ']')+"]", key, m.Kind, key)
	} else {
		key := w.e.otherKeyOf(m.Target)
		w.literal("@<"+writeTitle(key, '>')+">", key, m.Kind, key)
	}
	return true
}

func (w *textWriter) tag(m graph.Mark, tight bool) bool {
	if m.End < len(w.plain) && strings.IndexByte(" .,;:!?", w.plain[m.End]) < 0 {
		tight = true
	}
	w.putTag(m.Target, tight)
	return true
}

// tagBehind writes a tag behind the text.
func (w *textWriter) tagBehind(tag string) {
	if w.out.Len() > 0 {
		w.out.WriteByte(' ')
		w.said.WriteByte(' ')
	}
	w.putTag(tag, false)
}

// putTag writes a tag. Tight says that something follows it without a space.
func (w *textWriter) putTag(tag string, tight bool) {
	out := "#" + tag
	if !isPlainTag(tag) || tight {
		inside := backslashed(tag, `\)`)
		for _, end := range []string{"]:", ">:"} { // else of the title on the line
			inside = strings.ReplaceAll(inside, end, `\`+end)
		}
		out = "#(" + inside + ")"
	}
	w.literal(out, out, graph.TagMark, tag)
	if w.tagged == nil {
		w.tagged = map[string]bool{}
	}
	w.tagged[tag] = true
}

// isPlainTag reports whether a tag needs no parentheses, by crux or the reference.
func isPlainTag(tag string) bool {
	for _, r := range tag {
		if r > 0xD7FF || r > 0x7F && r < 0xA0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_' {
			return false
		}
	}
	return true
}

// backslashed returns s with a backslash before each of some characters.
func backslashed(s, characters string) string {
	if !strings.ContainsAny(s, characters) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(characters, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// writeTitle returns a title as it stands between brackets.
func writeTitle(title string, closing byte) string {
	s := backslashed(title, `\{}`+string(closing))
	if s != "" && (s[0] == '-' || closing == '>' && strings.IndexByte("+_!-", s[0]) >= 0 || closing == ']' && s[0] == ']') {
		s = `\` + s
	}
	return s
}

// run writes plain text. A mark or delimiter follows it if marked.
func (w *textWriter) run(from, to int, marked bool) {
	s := w.plain
	w.said.WriteString(s[from:to])
	for i := from; i < to; i++ {
		c := s[i]
		escape := false
		switch c {
		case '\\', '*', '_', '[', '<', '{':
			escape = true
		case '#':
			escape = i+1 < len(s) && s[i+1] != ' ' || marked && i+1 == to
		case '@':
			escape = marked && i+1 == to
		case '/':
			escape = i > 0 && s[i-1] == '/'
		case '=':
			escape = i > 1 && s[i-1] == '=' && s[i-2] == '='
		case 'i':
			escape = i > 0 && strings.HasPrefix(s[i-1:], includeStart)
		}
		if escape {
			w.out.WriteByte('\\')
		}
		w.out.WriteByte(c)
	}
}

// coded returns what has been written, with a backslash before each point or colon
// that would start a short code, or what would hide markup like one.
func (w *textWriter) coded() string {
	out := w.out.String()
	if !hasCode(out) {
		return out
	}
	var s strings.Builder
	raw := w.raw
	for i := 0; i < len(out); {
		if len(raw) > 0 && raw[0][0] == i {
			s.WriteString(out[i:raw[0][1]])
			i = raw[0][1]
			raw = raw[1:]
			continue
		}
		n := 1
		switch c := out[i]; c {
		case '\\':
			_, size := utf8.DecodeRuneInString(out[i+1:])
			n += size
		case '.', ':':
			if length := codeLength(out[i:]); length > 0 {
				if w.e.inclusion.character(out[i:i+length]) != "" || strings.ContainsAny(out[i:i+length], `\*_[@#`) {
					s.WriteByte('\\')
				} else {
					n = length
				}
			}
		}
		s.WriteString(out[i : i+n])
		i += n
	}
	return s.String()
}

// protected returns the start of a line so that it is read as text.
func protected(s string) string {
	if s == "" {
		return s
	}
	switch first := s[0]; first {
	case '+', '-', '>', '\'', '=':
		if first == '\'' {
			// The reference takes it for white space.
			if rest := strings.TrimLeft(s, "' "); rest == "" || strings.IndexByte("+-><_(*#0123456789", rest[0]) < 0 {
				return s
			}
		}
		return `\` + s
	case '(':
		if numberLength(s) > 0 {
			return `\` + s
		}
	case '#':
		if hashes(s) > 0 || s == "#" {
			return `\` + s
		}
	}
	if n := digits(s); n > 0 && strings.HasPrefix(s[n:], ".") && (len(s) == n+1 || s[n+1] == ' ') {
		return s[:n] + `\` + s[n:]
	}
	if strings.HasPrefix(s, "\uFEFF") {
		return `\` + s
	}
	return s
}

// reads reports whether what is written is read as it is meant.
func (e *encoder) reads(before, out string, w *textWriter, tags []string) bool {
	if out == "" {
		return w.said.Len() == 0
	}
	in := &inclusion{options: Options{Settings: &Data{Fields: e.g.Meta.Data}}, told: &told{files: map[string]int{}}, included: map[string]bool{}}
	doc, _ := in.parse("", before+out)
	odd := func(x diag.Diagnostic) bool { return x.Code != "control-character" } // that is read as it stands
	if len(doc.Blocks) != 1 || slices.ContainsFunc(in.told.list, odd) {
		return false
	}
	var text graph.Text
	var read []string
	switch b := doc.Blocks[0].(type) {
	case *Heading:
		if before != headingPut || b.Data != nil {
			return false
		}
		text, read = b.Text, b.Tags
	case *Element:
		if before == headingPut || (before == titled) != (b.Title == "T") || b.Argument || b.Data != nil || len(b.Relations) > 0 {
			return false
		}
		text, read = b.Text, b.Tags
	default:
		return false
	}
	if !slices.Equal(read, tags) {
		return false
	}
	if in.untagged {
		return len(text.Marks) == w.written // positions are those without tags
	}
	byPlace := func(a, b graph.Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Target, b.Target))
	}
	want := slices.SortedFunc(slices.Values(w.marks), byPlace)
	return text.Plain == w.said.String() && slices.Equal(slices.SortedFunc(slices.Values(text.Marks), byPlace), want)
}
