package argdown

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"crux/graph"
)

// Data is written as YAML in flow form on one line, in one way only: keys plain
// where they are simple words, strings in double quotes, and a float never like
// an integer.

// flow writes data in braces.
func flow(d graph.Data) string {
	var s strings.Builder
	writeFlow(&s, d)
	return s.String()
}

func writeFlow(s *strings.Builder, value any) {
	switch v := value.(type) {
	case nil:
		s.WriteString("null")
	case bool:
		s.WriteString(strconv.FormatBool(v))
	case int:
		s.WriteString(strconv.Itoa(v))
	case float64:
		s.WriteString(decimal(v))
	case string:
		quote(s, v)
	case []any:
		s.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				s.WriteString(", ")
			}
			writeFlow(s, item)
		}
		s.WriteByte(']')
	case graph.Data:
		s.WriteByte('{')
		for i, f := range v {
			if i > 0 {
				s.WriteString(", ")
			}
			writeKey(s, f.Key)
			s.WriteString(": ")
			writeFlow(s, f.Value)
		}
		s.WriteByte('}')
	default:
		quote(s, fmt.Sprint(v))
	}
}

// decimal writes a number so that it is read as no integer.
func decimal(f float64) string {
	switch {
	case math.IsNaN(f):
		return ".nan"
	case math.IsInf(f, 1):
		return ".inf"
	case math.IsInf(f, -1):
		return "-.inf"
	}
	s := strconv.FormatFloat(f, 'g', -1, 64)
	if strings.Contains(s, ".") {
		return s
	}
	if i := strings.IndexByte(s, 'e'); i >= 0 {
		return s[:i] + ".0" + s[i:]
	}
	return s + ".0"
}

func writeKey(s *strings.Builder, key string) {
	if isWord(key) {
		s.WriteString(key)
	} else {
		quote(s, key)
	}
}

// isWord reports whether s is plain YAML that stands for nothing but itself.
func isWord(s string) bool {
	for i, c := range []byte(s) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
		if !letter && (i == 0 || !('0' <= c && c <= '9') && c != '-' && c != '.') {
			return false
		}
	}
	return s != "" && !otherMeaning[strings.ToLower(s)]
}

// otherMeaning has the words that YAML reads as something else, by one version
// or the other.
var otherMeaning = map[string]bool{"true": true, "false": true, "null": true, "yes": true, "no": true,
	"on": true, "off": true, "y": true, "n": true}

// quote writes a string in double quotes. Escaped is what YAML does not take
// as it is, and what Argdown's reference would take for the end of the data ("} "),
// of front matter ("===") or of a title ("]:", ">:").
func quote(s *strings.Builder, v string) {
	s.WriteByte('"')
	for v != "" {
		r, size := utf8.DecodeRuneInString(v)
		rest := v[size:]
		v = rest
		switch {
		case r == '"' || r == '\\':
			s.WriteByte('\\')
			s.WriteRune(r)
		case r == '\n':
			s.WriteString(`\n`)
		case r == '\t':
			s.WriteString(`\t`)
		case r == '\r':
			s.WriteString(`\r`)
		case r == '}' && rest != "" && strings.IndexByte(" \n\t\r", rest[0]) >= 0,
			(r == ']' || r == '>') && strings.HasPrefix(rest, ":"),
			r == '=' && strings.HasPrefix(rest, "=="):
			fmt.Fprintf(s, `\x%02X`, r)
		case r == ' ' || r == '\u00A0' || r == '\u202F' || unicode.IsPrint(r):
			s.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(s, `\x%02X`, r)
		case r < 0x10000:
			fmt.Fprintf(s, `\u%04X`, r)
		default:
			fmt.Fprintf(s, `\U%08X`, r)
		}
	}
	s.WriteByte('"')
}

// sameValue reports whether two values of data are equal, in the order of their
// fields too.
func sameValue(a, b any) bool {
	switch x := a.(type) {
	case graph.Data:
		y, ok := b.(graph.Data)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if x[i].Key != y[i].Key || !sameValue(x[i].Value, y[i].Value) {
				return false
			}
		}
		return true
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !sameValue(x[i], y[i]) {
				return false
			}
		}
		return true
	case float64:
		y, ok := b.(float64)
		return ok && (x == y && math.Signbit(x) == math.Signbit(y) || math.IsNaN(x) && math.IsNaN(y))
	}
	return a == b
}

// canFlow reports whether flow keeps all of the data {…}: it cannot keep comments,
// anchors, tags, keys that are given twice or are no words, and what readers of
// YAML understand in different ways.
func canFlow(written string) bool {
	if isBlockForm(written) {
		written = written[1 : len(written)-1]
	}
	var root yaml.Node
	if yaml.Unmarshal([]byte(written), &root) != nil {
		return false
	}
	if root.Kind == 0 || len(root.Content) == 0 {
		return strings.TrimSpace(written) == ""
	}
	hashes := 0
	if !isPlain(root.Content[0], &hashes) {
		return false
	}
	// A hash sign that is in no value starts a comment.
	return hashes == strings.Count(written, "#")
}

// isPlain reports whether n is as flow writes it, but for its form, and counts the
// hash signs in its values.
func isPlain(n *yaml.Node, hashes *int) bool {
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		return false
	}
	switch n.Kind {
	case yaml.SequenceNode:
	case yaml.MappingNode:
		given := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode || key.ShortTag() != "!!str" || given[key.Value] {
				return false
			}
			given[key.Value] = true
		}
	case yaml.ScalarNode:
		*hashes += strings.Count(n.Value, "#")
		const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
		switch n.ShortTag() {
		case "!!str":
			return n.Style&quoted != 0 || !otherwise.MatchString(n.Value)
		case "!!int":
			_, err := strconv.Atoi(n.Value)
			return err == nil && number10.MatchString(n.Value)
		case "!!float":
			_, err := strconv.ParseFloat(n.Value, 64)
			return err == nil && number10.MatchString(n.Value)
		case "!!bool", "!!null":
			return true
		}
		return false
	default:
		return false
	}
	for _, c := range n.Content {
		if !isPlain(c, hashes) {
			return false
		}
	}
	return true
}

var (
	// otherwise matches words that are numbers or dates for some reader.
	otherwise = regexp.MustCompile(`^[-+]?(0[box][0-9a-fA-F_]+|[0-9][0-9_]*(:[0-9]+)*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|\.[0-9_]+([eE][-+]?[0-9]+)?)$|^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}`)
	// number10 matches numbers that are the same for all.
	number10 = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
)
