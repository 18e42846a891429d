package argdown

import (
	"strconv"
	"strings"

	"crux/graph"
)

// Most data is simple: {source: "p6.s2", uses: [1, 2], implicit: true}. That much
// is read here, as a YAML library would but many times faster; all else is left to
// the library.

// quick reads data of such a kind, keys and places relative to s. It reports
// whether it could.
func quick(s string) (fields graph.Data, keys []int, ok bool) {
	q := quickReader{s: s, at: 1}
	if s == "" || s[0] != '{' {
		return nil, nil, false
	}
	for {
		q.blanks()
		start := q.at
		key := q.word()
		if key == "" || !strings.HasPrefix(q.s[q.at:], ": ") || len(fields) == maxQuick {
			return nil, nil, false
		}
		for _, f := range fields {
			if f.Key == key {
				return nil, nil, false
			}
		}
		q.at += 2
		value, ok := q.value(true)
		if !ok {
			return nil, nil, false
		}
		fields = append(fields, graph.Field{Key: key, Value: value})
		keys = append(keys, start)
		switch {
		case q.next(','):
		case q.next('}'):
			return fields, keys, q.at == len(s)
		default:
			return nil, nil, false
		}
	}
}

// maxQuick is how many values are read so in one mapping or list.
const maxQuick = 32

type quickReader struct {
	s  string
	at int
}

func (q *quickReader) blanks() {
	for q.at < len(q.s) && q.s[q.at] == ' ' {
		q.at++
	}
}

// next takes c and the blanks before it.
func (q *quickReader) next(c byte) bool {
	q.blanks()
	if q.at < len(q.s) && q.s[q.at] == c {
		q.at++
		return true
	}
	return false
}

// word takes ASCII letters, and figures behind the first of them.
func (q *quickReader) word() string {
	start := q.at
	for q.at < len(q.s) {
		c := q.s[q.at]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || q.at > start && '0' <= c && c <= '9') {
			break
		}
		q.at++
	}
	return q.s[start:q.at]
}

// value takes a text in double quotes without backslashes, a whole number without
// leading zeros, a truth value, or a list of these.
func (q *quickReader) value(lists bool) (any, bool) {
	q.blanks()
	if q.at == len(q.s) {
		return nil, false
	}
	switch c := q.s[q.at]; {
	case c == '"':
		n := strings.IndexAny(q.s[q.at+1:], "\"\\\r\n")
		if n < 0 || q.s[q.at+1+n] != '"' {
			return nil, false
		}
		text := q.s[q.at+1 : q.at+1+n]
		q.at += n + 2
		return text, strings.IndexFunc(text, forbidden) < 0
	case '0' <= c && c <= '9':
		n := digits(q.s[q.at:])
		i, err := strconv.Atoi(q.s[q.at : q.at+n])
		q.at += n
		return i, err == nil && n < 10 && (c != '0' || n == 1)
	case c == '[' && lists:
		q.at++
		list := []any{}
		for !q.next(']') {
			if len(list) > 0 && !q.next(',') || len(list) == maxQuick {
				return nil, false
			}
			item, ok := q.value(false)
			if !ok {
				return nil, false
			}
			list = append(list, item)
		}
		return list, true
	}
	switch q.word() {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	return nil, false
}
