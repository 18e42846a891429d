package argdown

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"crux/graph"
)

// flow writes data as YAML in one line: {key: "value", list: [1, 2]}. Strings
// are in double quotes, keys without where these are words. It reads back as the
// same values but for infinity and what is no number, for which Argdown's readers
// have no common word.
func flow(d graph.Data) string {
	var s strings.Builder
	writeFlow(&s, d)
	return s.String()
}

func writeFlow(s *strings.Builder, value any) {
	switch v := value.(type) {
	case graph.Data:
		s.WriteByte('{')
		for i, f := range v {
			if i > 0 {
				s.WriteString(", ")
			}
			if isWord(f.Key) {
				s.WriteString(f.Key)
			} else {
				quote(s, f.Key)
			}
			s.WriteString(": ")
			writeFlow(s, f.Value)
		}
		s.WriteByte('}')
	case []any:
		s.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				s.WriteString(", ")
			}
			writeFlow(s, item)
		}
		s.WriteByte(']')
	case string:
		quote(s, v)
	case float64:
		s.WriteString(decimal(v))
	case nil:
		s.WriteString("null")
	default:
		t, _ := text(v)
		s.WriteString(t)
	}
}

// decimal writes a number so that it is read as a float again.
func decimal(f float64) string {
	format := byte('g')
	if size := math.Abs(f); size == 0 || size >= 1e-6 && size < 1e15 {
		format = 'f'
	}
	s := strconv.FormatFloat(f, format, -1, 64)
	switch {
	case math.IsInf(f, 0) || math.IsNaN(f):
		return strings.ToLower(strings.Replace(strings.TrimPrefix(s, "+"), "I", ".I", 1))
	case !strings.ContainsAny(s, ".e"):
		s += ".0"
	}
	return s
}

// isWord reports whether a key needs no quotes for any reader of YAML.
func isWord(key string) bool {
	for i, c := range []byte(key) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
		case i > 0 && ('0' <= c && c <= '9' || c == '-'):
		default:
			return false
		}
	}
	switch strings.ToLower(key) {
	case "", "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return true
}

// quote writes s in double quotes.
func quote(out *strings.Builder, s string) {
	out.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\t':
			out.WriteString(`\t`)
		case r == ' ' || unicode.IsGraphic(r) && r != '\uFEFF':
			out.WriteRune(r)
		case r <= 0xFFFF:
			hex := strconv.FormatInt(int64(r), 16)
			out.WriteString(`\u` + strings.Repeat("0", 4-len(hex)) + hex)
		default:
			hex := strconv.FormatInt(int64(r), 16)
			out.WriteString(`\U` + strings.Repeat("0", 8-len(hex)) + hex)
		}
	}
	out.WriteByte('"')
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
