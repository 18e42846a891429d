package argdown

import (
	"bytes"
	"encoding/json"
	"math"

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

// write writes a value as JSON, with two spaces for each level.
func write(out *bytes.Buffer, v any, indent string) {
	deeper := indent + "  "
	// list writes n things between two brackets, each on lines of its own.
	list := func(brackets string, n int, each func(int)) {
		out.WriteByte(brackets[0])
		for i := range n {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteString("\n" + deeper)
			each(i)
		}
		if n > 0 {
			out.WriteString("\n" + indent)
		}
		out.WriteByte(brackets[1])
	}
	switch v := v.(type) {
	case object:
		list("{}", len(v), func(i int) {
			scalar(out, v[i].key)
			out.WriteString(": ")
			write(out, v[i].value, deeper)
		})
	case []object:
		list("[]", len(v), func(i int) { write(out, v[i], deeper) })
	case []any:
		list("[]", len(v), func(i int) { write(out, v[i], deeper) })
	case []string:
		list("[]", len(v), func(i int) { scalar(out, v[i]) })
	default:
		scalar(out, v)
	}
}

// scalar writes a text, number or truth value, or null.
func scalar(out *bytes.Buffer, v any) {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("argdown: " + err.Error()) // nothing else is put into an object
	}
	out.Truncate(out.Len() - 1) // the line end that Encode adds
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
