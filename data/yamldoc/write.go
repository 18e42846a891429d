package yamldoc

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"crux/data/jsondoc"
	"crux/graph"
)

// Write returns a mapping as a YAML text, with comments before it: what
// [jsondoc.Value.Any] returns, and []string. Lists of words and numbers stand on one
// line; of a key without a value nothing stands behind the colon.
func Write(comments []string, data graph.Data) string {
	var w writer
	for _, c := range comments {
		w.out.WriteString(strings.TrimRight("# "+c, " ") + "\n")
	}
	if len(data) == 0 {
		w.out.WriteString("{}\n")
	} else {
		w.mapping(data, 0)
	}
	return w.out.String()
}

type writer struct{ out strings.Builder }

func (w *writer) indent(level int) {
	for range level {
		w.out.WriteString("  ")
	}
}

func (w *writer) mapping(data graph.Data, level int) {
	for i, f := range data {
		if i > 0 || level >= 0 {
			w.indent(level)
		}
		key := scalar(f.Key, false)
		if len(key) > 500 { // a plain key has at most 1024 characters
			w.out.WriteString("? " + key + "\n")
			w.indent(level)
			w.out.WriteByte(':')
		} else {
			w.out.WriteString(key + ":")
		}
		w.value(f.Value, level)
	}
}

// value writes what stands behind a colon or hyphen, with its line end.
func (w *writer) value(v any, level int) {
	switch v := v.(type) {
	case nil:
		w.out.WriteByte('\n')
	case []string:
		list := make([]any, len(v))
		for i := range v {
			list[i] = v[i]
		}
		w.value(list, level)
	case graph.Data:
		if len(v) == 0 {
			w.out.WriteString(" {}\n")
			return
		}
		w.out.WriteByte('\n')
		w.mapping(v, level+1)
	case []any:
		if flat, ok := flow(v); ok {
			w.out.WriteString(" " + flat + "\n")
			return
		}
		w.out.WriteByte('\n')
		for _, item := range v {
			w.indent(level + 1)
			w.out.WriteByte('-')
			if item == nil {
				item = jsondoc.Literal("null")
			}
			if data, ok := item.(graph.Data); ok && len(data) > 0 {
				w.out.WriteByte('\n')
				w.mapping(data, level+2)
				continue
			}
			w.value(item, level+1)
		}
	default:
		w.out.WriteString(" " + plain(v, false) + "\n")
	}
}

// flow returns a list of what is no list or mapping, on one line.
func flow(list []any) (string, bool) {
	var parts []string
	for _, item := range list {
		switch item.(type) {
		case []any, []string, graph.Data:
			return "", false
		}
		parts = append(parts, plain(item, true))
	}
	return "[" + strings.Join(parts, ", ") + "]", true
}

func plain(v any, flow bool) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return strings.TrimSpace(string(jsondoc.Write(v)))
	case jsondoc.Literal:
		return string(v)
	case string:
		return scalar(v, flow)
	}
	panic(fmt.Sprintf("yamldoc: %T has no YAML form", v))
}

// scalar returns a text as it is written: as it is where it can only be read so, else in
// double quotes.
func scalar(s string, flow bool) string {
	if isPlain(s, flow) {
		return s
	}
	var out strings.Builder
	out.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\t':
			out.WriteString(`\t`)
		case r == '\r':
			out.WriteString(`\r`)
		case r == unicode.ReplacementChar && !strings.HasPrefix(s[i:], "\uFFFD"):
			out.WriteRune(r) // a byte that is no text
		case r < ' ' || r == 0x7F || r > '~' && !printable(r):
			if r > 0xFFFF {
				fmt.Fprintf(&out, `\U%08X`, r)
			} else {
				fmt.Fprintf(&out, `\u%04X`, r)
			}
		default:
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// printable reports whether a character that is no ASCII is written as it is.
func printable(r rune) bool { return unicode.IsPrint(r) && r != 0xFEFF }

// isPlain reports whether a text is read as it is without quotes.
func isPlain(s string, flow bool) bool {
	if s == "" || strings.TrimSpace(s) != s || words[strings.ToLower(s)] || len(s) > 500 {
		return false
	}
	for i, r := range s {
		switch {
		case i == 0 && !unicode.IsLetter(r) && r != '¬' && r != '(':
			return false
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' || strings.ContainsRune("_-.;/+*=()'%?!¬’“”–", r):
		case r == ',' && !flow:
		case (r == ':' || r == '#') && i+1 < len(s) && s[i+1] != ' ' && s[i-1] != ' ' && !flow:
		default:
			return false
		}
	}
	return true
}

// words are read as something else than a text by one reader of YAML or another.
var words = map[string]bool{"y": true, "n": true, "yes": true, "no": true, "on": true, "off": true, "true": true, "false": true, "null": true, "nan": true, "inf": true}
