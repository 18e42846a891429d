package argdown

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crux/graph"
	"crux/graph/diag"
)

// maxText is how many bytes a text may have for its marks to be read.
const maxText = 1 << 20

// inline makes plain text with marks of the pieces of an element's text:
// emphasis, links, mentions, tags and escapes. Line ends become spaces.
func (p *parser) inline(pieces []token) (graph.Text, []string) {
	src := p.join(pieces)
	if len(src) > maxText {
		first := pieces[0]
		p.report(first.start, first.end, diag.Error, "too-long", "leave a blank line between statements",
			"this text is longer than %d MiB, so emphasis, links and tags in it are not read", maxText>>20)
		return graph.Text{Plain: src}, nil
	}
	codes := hasCode(src)
	if !codes && !strings.ContainsAny(src, `\*_[@#`) {
		return graph.Text{Plain: src}, nil
	}
	special := `\*_[@#`
	if codes {
		special += ".:"
	}
	lenient := p.inliner(src, special)
	lenient.lenient = true
	lenient.read()
	text, tags := lenient.text()
	if !strings.ContainsAny(src, "*_") {
		return text, tags
	}
	// The reference gives up on a text like snake_case or 2*3, and it marks
	// strong words in emphasised ones wrongly; but what it takes for a sign of
	// emphasis is none of the text.
	strict := p.inliner(src, special)
	if closed := strict.read(); closed {
		if said, _ := strict.text(); said.Plain != text.Plain {
			return said, strict.tags
		}
	}
	return text, tags
}

func (p *parser) inliner(src, special string) *inliner {
	return &inliner{src: src, special: special, inclusion: p.inclusion,
		bracket: finder{chars: "]"}, parenthesis: finder{chars: ")"},
		statementEnd: finder{chars: "]", escapes: true}, argumentEnd: finder{chars: ">", escapes: true}, tagEnd: finder{chars: ")", escapes: true}}
}

// read takes all of the text. It reports whether all emphasis that is opened is
// closed.
func (w *inliner) read() bool {
	for w.at < len(w.src) {
		w.step()
	}
	return len(w.open) == 0
}

// join returns the pieces as one line.
func (p *parser) join(pieces []token) string {
	if len(pieces) == 1 {
		return strings.TrimSpace(p.doc.Text[pieces[0].start:pieces[0].end])
	}
	var s strings.Builder
	for i, t := range pieces {
		piece := p.doc.Text[t.start:t.end]
		if i > 0 && t.first {
			s.WriteByte(' ')
		}
		if i+1 == len(pieces) || pieces[i+1].first {
			piece = strings.TrimRight(piece, " \t")
		}
		s.WriteString(piece)
	}
	return strings.TrimSpace(s.String())
}

// A span is a part of a text that is emitted as out, marked as kind if mark.
type span struct {
	out    string
	mark   bool
	kind   graph.MarkKind
	target string

	// For a delimiter: the index of the span that closes or opens it, or -1,
	// in which case it is text.
	delimiter bool
	other     int
	start     int // where it is in the plain text
}

// inliner reads the text of one element.
type inliner struct {
	src     string
	at      int
	special string // the characters that may start something
	lenient bool
	spans   []span
	open    []int  // indices of the delimiters that may still be closed
	count   [4]int // how often each delimiter is in open: see sort
	tags    []string
	// tagged has what is in tags.
	tagged map[string]bool

	bracket, parenthesis              finder // of links
	statementEnd, argumentEnd, tagEnd finder

	*inclusion
}

func (w *inliner) emit(length int, s span) {
	w.at += length
	w.spans = append(w.spans, s)
}

// step takes one escape, delimiter, link, mention, tag or run of text.
func (w *inliner) step() {
	rest := w.src[w.at:]
	switch rest[0] {
	case '\\':
		if len(rest) > 1 {
			_, n := utf8.DecodeRuneInString(rest[1:])
			w.emit(1+n, span{out: rest[1 : 1+n]})
			return
		}
	case '.', ':':
		if n := codeLength(rest); n > 0 {
			out := rest[:n]
			if c := w.character(out); c != "" {
				out = c
			}
			w.emit(n, span{out: out})
			return
		}
	case '*', '_':
		if w.lenient {
			w.delimiters()
		} else {
			w.delimiter()
		}
		return
	case '[':
		if text, address, n := w.link(); n > 0 {
			w.emit(n, span{out: text, mark: true, kind: graph.Link, target: address})
			return
		}
	case '@':
		if key, kind, n := w.mention(); n > 0 {
			w.emit(n, span{out: key, mark: true, kind: kind, target: key})
			return
		}
	case '#':
		if tag, n := w.tag(); n > 0 {
			if w.tagged == nil {
				w.tagged = map[string]bool{}
			}
			if !w.tagged[tag] {
				w.tagged[tag] = true
				w.tags = append(w.tags, tag)
			}
			if w.untagged {
				if n < len(rest) && (rest[n] == ' ' || rest[n] == '\t') {
					n++
				}
				w.at += n
				return
			}
			w.emit(n, span{out: rest[:n], mark: true, kind: graph.TagMark, target: tag})
			return
		}
	}
	n := strings.IndexAny(rest[1:], w.special) + 1
	if n == 0 {
		n = len(rest)
	}
	w.emit(n, span{out: rest[:n]})
}

// delimiter takes one or two asterisks or underscores as the reference does: they
// close what was opened last if that is of their kind and white space or
// punctuation follows, else they open something unless white space follows.
func (w *inliner) delimiter() {
	rest := w.src[w.at:]
	one, two := rest[:1], rest[:min(2, len(rest))]
	double := len(two) == 2 && two[1] == two[0]
	innermost := ""
	if n := len(w.open); n > 0 {
		innermost = w.spans[w.open[n-1]].out
	}
	switch {
	case double && innermost == two && closes(rest[2:]):
		w.close(two)
	case innermost == one && closes(rest[1:]):
		w.close(one)
	case double && opens(rest[2:]):
		w.start(two)
	case opens(rest[1:]):
		w.start(one)
	default:
		w.emit(1, span{out: one})
	}
}

// closes reports whether emphasis may end before rest.
func closes(rest string) bool { return rest == "" || strings.IndexByte(" \t)}_.,!?;:-*", rest[0]) >= 0 }

// opens reports whether emphasis may start before rest.
func opens(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && !unicode.IsSpace(r)
}

func (w *inliner) start(sign string) {
	w.open = append(w.open, len(w.spans))
	w.count[sort(sign)]++
	w.emit(len(sign), span{out: sign, delimiter: true, other: -1})
}

// close closes what was opened last.
func (w *inliner) close(sign string) {
	top := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	w.count[sort(sign)]--
	w.spans[top].other = len(w.spans)
	w.emit(len(sign), span{out: sign, delimiter: true, other: top})
}

// delimiters takes a run of asterisks or underscores as people who know other
// markup expect it: not inside a word, and what is not closed is text.
func (w *inliner) delimiters() {
	start, c := w.at, w.src[w.at]
	n := 1
	for start+n < len(w.src) && w.src[start+n] == c {
		n++
	}
	spaceAfter := start+n == len(w.src) || w.src[start+n] == ' ' || w.src[start+n] == '\t'
	spaceBefore := start == 0 || w.src[start-1] == ' ' || w.src[start-1] == '\t'
	canOpen := !spaceAfter && !wordBefore(w.src, start)
	canClose := !spaceBefore && !wordAfter(w.src, start+n)
	for n > 0 {
		width := min(n, 2)
		if canClose && width == 2 {
			// The innermost open one decides where both would do.
			one := w.src[w.at : w.at+1]
			if k := len(w.open); k > 0 && w.spans[w.open[k-1]].out == one ||
				w.count[sort(one+one)] == 0 && w.count[sort(one)] > 0 {
				width = 1
			}
		}
		sign := w.src[w.at : w.at+width]
		s := span{out: sign, delimiter: true, other: -1}
		switch {
		case canClose && w.count[sort(sign)] > 0:
			for {
				top := w.open[len(w.open)-1]
				w.open = w.open[:len(w.open)-1]
				w.count[sort(w.spans[top].out)]--
				if w.spans[top].out == sign {
					s.other = top
					w.spans[top].other = len(w.spans)
					break
				}
			}
		case canOpen:
			w.open = append(w.open, len(w.spans))
			w.count[sort(sign)]++
		}
		w.emit(width, s)
		n -= width
	}
}

// sort returns a number for each delimiter: "*", "**", "_" and "__".
func sort(delimiter string) int {
	n := len(delimiter) - 1
	if delimiter[0] == '_' {
		n += 2
	}
	return n
}

// text returns what has been read.
func (w *inliner) text() (graph.Text, []string) {
	var plain strings.Builder
	var marks []graph.Mark
	for i, s := range w.spans {
		start := plain.Len()
		switch {
		case s.delimiter && s.other > i:
			w.spans[i].start = start
			continue
		case s.delimiter && s.other >= 0:
			kind := graph.Emphasis
			if len(s.out) == 2 {
				kind = graph.Strong
			}
			marks = append(marks, graph.Mark{Kind: kind, Start: w.spans[s.other].start, End: start})
			continue
		}
		plain.WriteString(s.out)
		if s.mark {
			marks = append(marks, graph.Mark{Kind: s.kind, Start: start, End: plain.Len(), Target: s.target})
		}
	}
	slices.SortStableFunc(marks, func(a, b graph.Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	text := graph.Text{Plain: plain.String(), Marks: marks}
	if w.untagged {
		text = trimmed(text)
	}
	return text, w.tags
}

// trimmed returns t without white space at its end, where a tag may have been.
func trimmed(t graph.Text) graph.Text {
	t.Plain = strings.TrimRight(t.Plain, " \t")
	for i := range t.Marks {
		t.Marks[i].Start = min(t.Marks[i].Start, len(t.Plain))
		t.Marks[i].End = min(t.Marks[i].End, len(t.Plain))
	}
	return t
}

func wordBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func wordAfter(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return i < len(s) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// link reads a [text](address).
func (w *inliner) link() (text, address string, length int) {
	i := w.bracket.next(w.src, w.at)
	if i < w.at+2 || !strings.HasPrefix(w.src[i:], "](") {
		return "", "", 0
	}
	j := w.parenthesis.next(w.src, i+2)
	if j == len(w.src) || j == i+2 {
		return "", "", 0
	}
	return w.src[w.at+1 : i], strings.TrimSpace(w.src[i+2 : j]), j + 1 - w.at
}

// mention reads an @[title] or @<title>.
func (w *inliner) mention() (key string, kind graph.MarkKind, length int) {
	closing := &w.statementEnd
	switch rest := w.src[w.at:]; {
	case strings.HasPrefix(rest, "@["):
		kind = graph.ClaimMention
	case strings.HasPrefix(rest, "@<"):
		kind, closing = graph.ArgumentMention, &w.argumentEnd
	default:
		return "", 0, 0
	}
	i := closing.next(w.src, w.at+2)
	if i == len(w.src) || i == w.at+2 {
		return "", 0, 0
	}
	return readTitle(w.src[w.at+2 : i]), kind, i + 1 - w.at
}

// tag reads a #tag or #(tag of words).
func (w *inliner) tag() (tag string, length int) {
	s := w.src[w.at:]
	if strings.HasPrefix(s, "#(") {
		i := w.tagEnd.next(w.src, w.at)
		if i == len(w.src) || i == w.at+2 {
			return "", 0
		}
		return readTitle(w.src[w.at+2 : i]), i + 1 - w.at
	}
	n := 1
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !inTag(r) {
			break
		}
		n += size
	}
	if n == 1 {
		return "", 0
	}
	return s[1:n], n
}

// inTag reports whether r may be part of a tag without parentheses: as in the
// reference, that is nearly everything beyond ASCII.
func inTag(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '_':
		return true
	}
	return r >= 0xA0 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFEF
}

// stripTags returns the text without its tags.
func stripTags(t graph.Text) string {
	var s strings.Builder
	at := 0
	for _, m := range t.Marks {
		if m.Kind == graph.TagMark {
			s.WriteString(t.Plain[at:m.Start])
			at = m.End
		}
	}
	s.WriteString(t.Plain[at:])
	return fold(s.String())
}
