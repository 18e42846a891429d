package argdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crux/graph"
)

// block writes data as the lines of front matter: mappings indented, lists in
// flow form, and words that need no quotes without them.
func block(s *strings.Builder, d graph.Data, indent string) {
	for _, f := range d {
		s.WriteString(indent)
		writeKey(s, f.Key)
		s.WriteByte(':')
		switch v := f.Value.(type) {
		case graph.Data:
			if len(v) > 0 {
				s.WriteByte('\n')
				block(s, v, indent+"  ")
				continue
			}
			s.WriteString(" {}")
		case string:
			s.WriteByte(' ')
			if isProse(v) {
				s.WriteString(v)
			} else {
				quote(s, v)
			}
		default:
			s.WriteByte(' ')
			writeFlow(s, v)
		}
		s.WriteByte('\n')
	}
}

// isProse reports whether a string may stand in a line of its own without quotes.
func isProse(s string) bool {
	if s == "" || otherMeaning[strings.ToLower(s)] {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) {
		return false
	}
	for i, r := range s {
		switch {
		case r == ' ' && i+1 == len(s), r == ' ' && strings.HasPrefix(s[i:], "  "):
			return false
		case r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(",.;()!?'’-–", r):
		default:
			return false
		}
	}
	return true
}
