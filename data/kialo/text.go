package kialo

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crux/graph"
)

// mostAddress is how long the address of a link may be, in bytes.
const mostAddress = 4096

// read returns the text of an entry: without backslashes, and with links as marks.
func read(raw string) graph.Text {
	var marks []graph.Mark
	plain := make([]byte, 0, len(raw))
	open := -1 // where the words of a link may begin
	start := true
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c == '\\' && i+1 < len(raw) && (strings.IndexByte(`\()[]`, raw[i+1]) >= 0 || start && begins(raw[i+1:])) {
			i++
			plain = append(plain, raw[i])
			start = false
			continue
		}
		if c == ']' && open >= 0 && strings.HasPrefix(raw[i:], "](") {
			if to, end, ok := address(raw[i+2:]); ok {
				plain = slices.Delete(plain, open, open+1)
				if len(plain) > open {
					marks = append(marks, graph.Mark{Kind: graph.Link, Start: open, End: len(plain), Target: to})
				}
				i += 1 + end
				open, start = -1, false
				continue
			}
		}
		switch c {
		case '[':
			open = len(plain)
		case ']':
			open = -1
		}
		plain = append(plain, c)
		start = c == '\n'
	}
	return graph.Text{Plain: string(plain), Marks: marks}
}

// begins reports whether a line that begins so may be taken for something else.
func begins(line string) bool {
	return line[0] >= '0' && line[0] <= '9' || strings.HasPrefix(line, "->") || strings.HasPrefix(line, "Pro:") || strings.HasPrefix(line, "Con:")
}

// address reads the address of a link up to the parenthesis that closes it, and returns
// where it ends, behind that.
func address(raw string) (address string, end int, ok bool) {
	var s strings.Builder
	inside := 0
	for i := 0; i < len(raw) && i < mostAddress; i++ {
		switch c := raw[i]; {
		case c == '\n':
			return "", 0, false
		case c == '\\' && i+1 < len(raw) && strings.IndexByte(`\()[]`, raw[i+1]) >= 0:
			i++
			s.WriteByte(raw[i])
			continue
		case c == '(':
			inside++
		case c == ')' && inside == 0:
			return s.String(), i + 1, true
		case c == ')':
			inside--
		}
		s.WriteByte(raw[i])
	}
	return "", 0, false
}

// write returns a text as it is written, and the text that will be read: without the
// marks that the format has not. It is one line or several, without white space at
// their ends or empty lines at its ends.
func write(t graph.Text, stance bool) (raw string, left graph.Text) {
	left = links(tidy(t))
	var s strings.Builder
	marks := left.Marks
	start := true
	for i := 0; i <= len(left.Plain); i++ {
		for len(marks) > 0 && i == marks[0].End && i > marks[0].Start {
			s.WriteString("](" + quoted(marks[0].Target) + ")")
			marks = marks[1:]
		}
		if i == len(left.Plain) {
			break
		}
		c := left.Plain[i]
		// A link at the start of a line is no number.
		if start && begins(left.Plain[i:]) && (i > 0 || strings.HasPrefix(left.Plain, "->") || stance && c > '9') && !(len(marks) > 0 && marks[0].Start == i) {
			s.WriteByte('\\')
		}
		if len(marks) > 0 && marks[0].Start == i {
			s.WriteByte('[')
		}
		if c == '\\' || c == '[' || c == ']' {
			s.WriteByte('\\')
		}
		s.WriteByte(c)
		start = c == '\n'
	}
	return s.String(), left
}

func quoted(address string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(address)
}

// tidy returns a text with the white space that it has in a file: none at the ends of
// lines, and line feeds only between lines. A mark begins and ends with a word.
func tidy(t graph.Text) graph.Text {
	var plain, space []byte
	from, to := make([]int, len(t.Plain)), make([]int, len(t.Plain)) // where each byte's character is; -1 for white space
	for i := 0; i < len(t.Plain); {
		r, size := utf8.DecodeRuneInString(t.Plain[i:])
		white := unicode.IsSpace(r)
		switch {
		case r == '\r' && strings.HasPrefix(t.Plain[i+1:], "\n"):
		case r == '\n' || r == '\r':
			space = append(bytes.TrimRightFunc(space, func(r rune) bool { return r != '\n' }), '\n')
		case white:
			if !bytes.HasSuffix(space, []byte("\n")) {
				space = utf8.AppendRune(space, r)
			}
		default:
			if len(plain) > 0 {
				plain = append(plain, space...)
			}
			space = space[:0]
		}
		start := len(plain)
		if !white {
			plain = utf8.AppendRune(plain, r)
		}
		for j := i; j < i+size; j++ {
			from[j], to[j] = start, len(plain)
			if white {
				from[j] = -1
			}
		}
		i += size
	}
	tidied := graph.Text{Plain: string(plain)}
	for _, m := range t.Marks {
		start, end := max(m.Start, 0), min(m.End, len(t.Plain))
		for start < end && from[start] < 0 {
			start++
		}
		for end > start && from[end-1] < 0 {
			end--
		}
		if start < end {
			m.Start, m.End = from[start], to[end-1]
			tidied.Marks = append(tidied.Marks, m)
		}
	}
	return tidied
}

// links returns a text with those of its marks that can be written: links that are not
// in each other.
func links(t graph.Text) graph.Text {
	all := t.Marks
	t.Marks = nil
	at := 0
	for _, m := range all {
		if m.Kind == graph.Link && m.Start >= at && len(quoted(m.Target)) < mostAddress && !strings.ContainsAny(m.Target, "\r\n") && utf8.ValidString(m.Target) {
			t.Marks = append(t.Marks, m)
			at = m.End
		}
	}
	return t
}
