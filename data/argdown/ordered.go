package argdown

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"

	"crux/graph"
)

// object is a JSON object whose members keep their order.
type object []member

// A member is one value of an object.
type member struct {
	key   string
	value any
}

// set adds a member.
func (o *object) set(key string, value any) { *o = append(*o, member{key, value}) }

// some adds a member unless its value is empty: no text, list, object or number.
func (o *object) some(key string, value any) {
	switch v := value.(type) {
	case nil:
		return
	case string:
		if v == "" {
			return
		}
	case bool:
		if !v {
			return
		}
	case []string:
		if len(v) == 0 {
			return
		}
	case []object:
		if len(v) == 0 {
			return
		}
	case object:
		if len(v) == 0 {
			return
		}
	case graph.Data:
		if len(v) == 0 {
			return
		}
		value = plain(v)
	}
	o.set(key, value)
}

// later is an object that is made when it is written: a large document has very
// many, and each stands in several places.
type later func() object

// write writes a value as JSON, with two spaces for each level.
func write(out *bytes.Buffer, v any, level int) {
	// list writes n things between two brackets, each on lines of its own.
	list := func(brackets string, n int, each func(int)) {
		out.WriteByte(brackets[0])
		for i := range n {
			if i > 0 {
				out.WriteByte(',')
			}
			newLine(out, level+1)
			each(i)
		}
		if n > 0 {
			newLine(out, level)
		}
		out.WriteByte(brackets[1])
	}
	switch v := v.(type) {
	case later:
		write(out, v(), level)
	case object:
		list("{}", len(v), func(i int) {
			scalar(out, v[i].key)
			out.WriteString(": ")
			write(out, v[i].value, level+1)
		})
	case []later:
		list("[]", len(v), func(i int) { write(out, v[i](), level+1) })
	case []object:
		list("[]", len(v), func(i int) { write(out, v[i], level+1) })
	case []any:
		list("[]", len(v), func(i int) { write(out, v[i], level+1) })
	case []string:
		list("[]", len(v), func(i int) { scalar(out, v[i]) })
	default:
		scalar(out, v)
	}
}

func newLine(out *bytes.Buffer, level int) {
	out.WriteByte('\n')
	for range level {
		out.WriteString("  ")
	}
}

// scalar writes a text, number or truth value, or null.
func scalar(out *bytes.Buffer, v any) {
	switch v := v.(type) {
	case string:
		if !mayEscape(v) {
			out.WriteByte('"')
			out.WriteString(v)
			out.WriteByte('"')
			return
		}
	case int:
		out.WriteString(strconv.Itoa(v))
		return
	case float64: // also a whole one is read again as what it is
		if v == math.Trunc(v) && math.Abs(v) < 1e15 {
			out.WriteString(strconv.FormatFloat(v, 'f', 1, 64))
			return
		}
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("argdown: " + err.Error()) // nothing else is put into an object
	}
	out.Truncate(out.Len() - 1) // the line end that Encode adds
}

// mayEscape reports whether some of s may be escaped in JSON.
func mayEscape(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' {
			return true
		}
	}
	return false
}

// plain returns a value of graph.Data as JSON has it.
func plain(v any) any {
	switch v := v.(type) {
	case graph.Data:
		o := make(object, 0, len(v))
		at := make(map[string]int, len(v))
		for _, f := range v {
			if i, again := at[f.Key]; again {
				o[i].value = plain(f.Value) // the last one counts
				continue
			}
			at[f.Key] = len(o)
			o.set(f.Key, plain(f.Value))
		}
		return o
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plain(v[i])
		}
		return list
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return nil // JSON has no such number
		}
	}
	return v
}
