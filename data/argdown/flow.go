package argdown

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

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
