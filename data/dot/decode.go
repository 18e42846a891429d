package dot

import (
	"strings"

	"crux/data/cruxjson"
	"crux/graph"
	"crux/graph/diag"
)

// Looks reports whether a text is in the language.
func Looks(text string) bool {
	r := reader{text: text, open: -1}
	word := r.next()
	if strings.EqualFold(word.text, "strict") {
		word = r.next()
	}
	if word.quoted || !strings.EqualFold(word.text, "digraph") && !strings.EqualFold(word.text, "graph") {
		return false
	}
	if word = r.next(); word.text != "{" || word.quoted {
		word = r.next()
	}
	return word.text == "{" && !word.quoted
}

// Decode reads what Encode has written, also in another layout. Of all statements those
// count that give the attribute “crux” to the graph or “record” to a node.
func Decode(file, text string) (*graph.Graph, diag.List) {
	nothing, _ := new(graph.Builder).Graph()
	r := reader{text: text, open: -1}
	lines := diag.NewLines(text)
	report := func(start, end int, code, message, hint string) diag.List {
		return diag.List{{File: file, Range: lines.Range(start, end), Severity: diag.Error, Code: code, Message: message, Hint: hint}}
	}
	if at := diag.Invalid(text); at >= 0 {
		return nothing, report(at, at+1, "not-utf-8", "this is no text in UTF-8, so nothing of the file is read", "save it again as UTF-8")
	}
	var rest cruxjson.Part
	var nodes []cruxjson.Part
	for {
		subject := r.next()
		if subject.end == subject.start {
			break
		}
		if subject.text != "[" || subject.quoted {
			continue
		}
		for { // attributes
			name := r.next()
			if name.end == name.start || name.text == "]" && !name.quoted {
				break
			}
			if name.text != "crux" && name.text != "record" {
				continue
			}
			at := r.at
			if equals := r.next(); equals.text != "=" || equals.quoted {
				r.at = at
				continue
			}
			value := r.next()
			part := cruxjson.Part{Text: value.text, Place: lines.Range(value.start, value.end)}
			if name.text == "record" {
				nodes = append(nodes, part)
			} else if rest.Text == "" {
				rest = part
			}
		}
	}
	switch {
	case r.open >= 0:
		return nothing, report(r.open, r.open+1, "wrong-type", "these quotation marks are not closed", "close them")
	case rest.Text == "":
		return nothing, report(0, min(len(text), 1), "wrong-type", "this DOT was not written by crux, so nothing in it says what is a claim",
			"crux reads the DOT that crux convert has written; AIF and others have arguments in them")
	}
	return cruxjson.DecodeParts(file, rest, nodes)
}

// A word is a name, number, sign or string, with its place.
type word struct {
	text       string
	quoted     bool
	start, end int
}

// A reader divides a text into words.
type reader struct {
	text string
	at   int
	open int // where quotation marks open that nothing closes; -1 if none do
}

// next returns the next word, an empty one at the end.
func (r *reader) next() word {
	for r.at < len(r.text) {
		rest := r.text[r.at:]
		switch {
		case rest[0] <= ' ' || rest[0] == ';' || rest[0] == ',':
			r.at++
		case strings.HasPrefix(rest, "//"), rest[0] == '#' && (r.at == 0 || r.text[r.at-1] == '\n'):
			r.to(rest, "\n")
		case strings.HasPrefix(rest, "/*"):
			r.to(rest, "*/")
		case rest[0] == '"':
			return r.string()
		default:
			start := r.at
			for r.at < len(r.text) && isLetter(r.text[r.at]) {
				r.at++
			}
			if r.at == start {
				r.at++
			}
			return word{text: r.text[start:r.at], start: start, end: r.at}
		}
	}
	return word{start: r.at, end: r.at}
}

func (r *reader) to(rest, end string) {
	if i := strings.Index(rest, end); i >= 0 {
		r.at += i + len(end)
	} else {
		r.at = len(r.text)
	}
}

func isLetter(c byte) bool {
	return c >= 0x80 || c == '_' || c == '.' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// string reads a string in quotation marks. A backslash at the end of a line joins it
// with the next one.
func (r *reader) string() word {
	w := word{quoted: true, start: r.at}
	var out strings.Builder
	for r.at++; r.at < len(r.text); r.at++ {
		rest := r.text[r.at:]
		switch {
		case rest[0] == '"':
			r.at++
			w.text, w.end = out.String(), r.at
			return w
		case strings.HasPrefix(rest, `\"`):
			out.WriteByte('"')
			r.at++
		case strings.HasPrefix(rest, "\\\n"):
			r.at++
		default:
			out.WriteByte(rest[0])
		}
	}
	r.open, r.at = w.start, len(r.text)
	return word{start: w.start, end: w.start}
}
