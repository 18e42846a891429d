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
			"this text has %d MiB; emphasis, links and tags are not read in a text of more than one", len(src)>>20)
		return graph.Text{Plain: src}, nil
	}
	codes := hasCode(src)
	if !codes && !strings.ContainsAny(src, `\*_[@#`) {
		return graph.Text{Plain: src}, nil
	}
	w := inliner{src: src, special: `\*_[@#`, inclusion: p.inclusion, bracket: finder{chars: "]"}, parenthesis: finder{chars: ")"},
		statementEnd: finder{chars: "]", escapes: true}, argumentEnd: finder{chars: ">", escapes: true}, tagEnd: finder{chars: ")", escapes: true}}
	if codes {
		w.special += ".:"
	}
	for w.at < len(src) {
		w.step()
	}
	return w.text()
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
		w.delimiters()
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
		if tag, n := w.tag(); n > 0 && (w.at == 0 || !wordBefore(w.src, w.at)) {
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

// delimiters takes a run of asterisks or underscores.
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
	if n == 4 && !canOpen && !canClose {
		w.at += n // bold text without any
		return
	}
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
		text.Plain = strings.TrimRight(text.Plain, " \t")
	}
	return text, w.tags
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
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_' {
			break
		}
		n += size
	}
	if n == 1 {
		return "", 0
	}
	return s[1:n], n
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
