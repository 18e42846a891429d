package aif

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"crux/graph/source"
)

// The text of xaif is HTML, in which a span stands around what a node is about:
//
//	Cars are loud. <span class="highlighted" id="node7">They foul the air.</span>

// A page is what such a text says.
type page struct {
	plain  string // without tags and entities; <br> is a line end
	spans  []span // in the order in which they start
	broken []string
}

// A span is a stretch of the plain text that has an id, in characters.
type span struct {
	id         string // of the span
	start, end int
	marked     bool // it is marked as an anchor, whatever its id
}

// ends are elements with whose end a line ends.
var ends = map[string]string{"p": "\n\n", "div": "\n", "li": "\n", "tr": "\n", "h1": "\n\n", "h2": "\n\n", "h3": "\n\n", "h4": "\n\n", "blockquote": "\n\n"}

// readPage reads the HTML of a text. Nothing is refused: what is not understood is text
// or says nothing.
func readPage(text string) page {
	var p page
	var plain strings.Builder
	at := 0         // characters of plain
	var open []span // those around, innermost last
	last := map[string]int{}
	inside := map[string]int{}
	add := func(s string) {
		plain.WriteString(s)
		at += utf8.RuneCountInString(s)
	}
	comments := strings.Contains(text, "-->")
	for text != "" {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			add(html.UnescapeString(text))
			break
		}
		add(html.UnescapeString(text[:i]))
		text = text[i:]
		if comments && strings.HasPrefix(text, "<!--") {
			i := strings.Index(text, "-->")
			if comments = i > 0; comments {
				text = text[i+3:]
				continue
			}
		}
		t, size := readTag(text)
		if size == 0 {
			add("<")
			text = text[1:]
			continue
		}
		text = text[size:]
		switch {
		case t.name == "br":
			add("\n")
		case t.name != "span":
			if t.end {
				add(ends[t.name])
			}
		case t.end && len(open) == 0:
			p.broken = append(p.broken, "a span ends that does not start")
		case t.end:
			s := open[len(open)-1]
			open = open[:len(open)-1]
			if s.id == "" {
				if s.marked {
					p.broken = append(p.broken, "a span is marked as one of a node, and does not say of which one")
				}
				continue
			}
			inside[s.id]--
			if s.start == at {
				if s.marked || strings.HasPrefix(s.id, "node") {
					p.broken = append(p.broken, "the span "+quoted(s.id)+" has no words in it")
				}
				continue
			}
			if inside[s.id] > 0 {
				continue // it says no more than the one around it
			}
			s.end = at
			if i, ok := last[s.id]; ok && p.spans[i].end == s.start {
				p.spans[i].end = at // a span was cut in two where another one starts or ends
				continue
			}
			last[s.id] = len(p.spans)
			p.spans = append(p.spans, s)
		default:
			s := span{id: t.attribute("id"), start: at, marked: slices.Contains(strings.Fields(t.attribute("class")), "highlighted")}
			if s.id != "" {
				inside[s.id]++
			}
			if !t.closed {
				open = append(open, s)
			}
		}
	}
	for _, s := range open {
		if s.marked || strings.HasPrefix(s.id, "node") {
			p.broken = append(p.broken, "the span "+quoted(s.id)+" does not end")
		}
	}
	p.plain = plain.String()
	slices.SortStableFunc(p.spans, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	return p
}

// A tag is one tag of HTML.
type tag struct {
	name        string // in small letters
	attributes  string
	end, closed bool // </name>, <name/>
}

// longest is how many bytes a tag has at the most.
const longest = 10_000

// readTag reads the tag at the start of text, which is a "<", and returns its size, 0 if
// it is none.
func readTag(text string) (t tag, size int) {
	text = text[:min(len(text), longest)]
	i := 1
	if i < len(text) && text[i] == '/' {
		t.end = true
		i++
	}
	start := i
	for i < len(text) && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z' || i > start && text[i] >= '0' && text[i] <= '9') {
		i++
	}
	if i == start || i >= len(text) || !strings.ContainsRune(" \t\r\n/>", rune(text[i])) {
		return t, 0
	}
	t.name = strings.ToLower(text[start:i])
	from := i
	for i < len(text) && text[i] != '>' {
		switch c := text[i]; {
		case c == '<':
			return t, 0 // a sign, not a tag
		case (c == '"' || c == '\'') && i > 0 && text[i-1] == '=':
			j := strings.IndexByte(text[i+1:], c)
			if j < 0 {
				return t, 0
			}
			i += j + 1
		}
		i++
	}
	if i >= len(text) {
		return t, 0
	}
	t.attributes = text[from:i]
	if rest, ok := strings.CutSuffix(t.attributes, "/"); ok {
		t.attributes, t.closed = rest, true
	}
	return t, i + 1
}

// attribute returns the value of an attribute, "" if there is none.
func (t tag) attribute(name string) string {
	rest := t.attributes
	for {
		rest = strings.TrimLeft(rest, " \t\r\n/")
		i := strings.IndexAny(rest, "= \t\r\n")
		if i < 0 || rest == "" {
			return ""
		}
		key := rest[:i]
		rest = strings.TrimLeft(rest[i:], " \t\r\n")
		value, ok := strings.CutPrefix(rest, "=")
		if !ok {
			continue
		}
		value = strings.TrimLeft(value, " \t\r\n")
		if value != "" && (value[0] == '"' || value[0] == '\'') {
			end := strings.IndexByte(value[1:], value[0])
			if end < 0 {
				return ""
			}
			value, rest = value[1:end+1], value[end+2:]
		} else {
			end := strings.IndexAny(value+" ", " \t\r\n")
			value, rest = value[:end], value[end:]
		}
		if strings.EqualFold(key, name) {
			return html.UnescapeString(value)
		}
	}
}

// nodeOf returns the id of the node that a span names: "node7" and, in some files, "7"
// name the node 7. ok is false if there is no such node.
func (s span) nodeOf(roles map[string]role) (id string, ok bool) {
	if rest, cut := strings.CutPrefix(s.id, "node"); cut {
		if _, ok := roles[rest]; ok {
			return rest, true
		}
	}
	_, ok = roles[s.id]
	return s.id, ok
}

// anchors returns where in a text the claims stand, by their ids: where spans of their
// own are, or else those of the locutions that say them. Lost are the spans that name
// no node and are meant to.
func anchors(p page, d *dialogue) (at map[string][]source.Offsets, lost []span) {
	at = map[string][]source.Offsets{}
	if len(p.spans) == 0 {
		return at, nil
	}
	by := map[string][]source.Offsets{}
	for _, s := range p.spans {
		id, ok := s.nodeOf(d.roles)
		if !ok {
			if s.marked || strings.HasPrefix(s.id, "node") {
				lost = append(lost, s)
			}
			continue
		}
		by[id] = append(by[id], source.Offsets{Start: s.start, End: s.end})
		if d.roles[id] == claim {
			at[id] = by[id]
		}
	}
	for c, says := range d.sayings() {
		if at[c] != nil {
			continue
		}
		var list []source.Offsets
		for _, l := range says {
			list = append(list, by[l]...)
		}
		if len(list) > 0 {
			slices.SortFunc(list, func(a, b source.Offsets) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
			at[c] = slices.Compact(list)
		}
	}
	return at, lost
}

// nested is how many spans stand around each other at the most.
const nested = 50

// writePage writes a text with spans, which have an id, start and end each. Those that
// overlap are cut; those that are no part of the text, or in too many others, are left
// out.
func writePage(text string, spans []span) string {
	spans = slices.Clone(spans)
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	length := utf8.RuneCountInString(text)
	var out strings.Builder
	var open []span
	begin := func(s span) {
		out.WriteString(`<span class="highlighted" id="` + html.EscapeString(s.id) + `">`)
		open = append(open, s)
	}
	// end ends the spans that end at a character, and starts those again that were in
	// them and do not.
	end := func(at int) {
		i := slices.IndexFunc(open, func(s span) bool { return s.end == at })
		if i < 0 {
			return
		}
		inner := slices.DeleteFunc(slices.Clone(open[i:]), func(s span) bool { return s.end == at })
		for range open[i:] {
			out.WriteString("</span>")
		}
		open = open[:i]
		for _, s := range inner {
			begin(s)
		}
	}
	at, next := 0, 0
	for _, r := range text {
		end(at)
		for next < len(spans) && spans[next].start <= at {
			if s := spans[next]; s.start == at && s.end > at && s.end <= length && len(open) < nested {
				begin(s)
			}
			next++
		}
		switch r {
		case '&':
			out.WriteString("&amp;")
		case '<':
			out.WriteString("&lt;")
		case '>':
			out.WriteString("&gt;")
		case '\n':
			out.WriteString("<br>")
		default:
			out.WriteRune(r)
		}
		at++
	}
	end(at)
	return out.String()
}
