// Package cruxjson reads and writes the whole model as JSON: the format with the id
// "json". Its shape is in schema.json.
//
// An object has the version of the format under "crux", what is said of the document
// under "meta", and lists: "sections", "nodes" (claims, sketches and relations in their
// order), "arguments" and "contradictions". What refers to something does so by its id:
// any string, unique in the file. Places in a text (marks, offsets) are characters
// counted from 0, the end not included. What is empty or as usual is left out.
//
// Only where something was written in another file (occurrences) is no part of it.
package cruxjson

import (
	_ "embed"

	"crux/data/jsondoc"
	"crux/graph"
)

// Version is the version of the format. What is added later and can be left out does
// not change it.
const Version = 1

// Schema is the JSON Schema of the format (draft 2020-12).
//
//go:embed schema.json
var Schema []byte

// Looks reports whether an object with these members is in the format.
func Looks(keys map[string]byte) bool { return keys["crux"] >= '0' && keys["crux"] <= '9' }

// Words of the format, in the order of the model's constants.
var (
	kinds       = [...]string{graph.Support: "support", graph.Attack: "attack", graph.Restatement: "restatement", graph.Preference: "preference"}
	marks       = [...]string{graph.Emphasis: "emphasis", graph.Strong: "strong", graph.Link: "link", graph.ClaimMention: "claim", graph.ArgumentMention: "argument", graph.TagMark: "tag"}
	oppositions = [...]string{graph.Contradictory: "contradictory", graph.Contrary: "contrary"}
)

// An object is a JSON object under construction.
type object struct{ data graph.Data }

// set adds a member.
func (o *object) set(key string, value any) {
	o.data = append(o.data, graph.Field{Key: key, Value: value})
}

// some adds a member unless its value is empty.
func (o *object) some(key string, value any) {
	switch v := value.(type) {
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
	case []any:
		if len(v) == 0 {
			return
		}
	case graph.Data:
		if len(v) == 0 {
			return
		}
		value = plain(v)
	case *float64:
		if v == nil {
			return
		}
		value = number(*v)
	}
	o.set(key, value)
}

// plain returns the value of a graph.Data as it is written.
func plain(v any) any {
	switch v := v.(type) {
	case float64:
		return number(v)
	case []any:
		list := make([]any, len(v))
		for i, x := range v {
			list[i] = plain(x)
		}
		return list
	case graph.Data:
		data := graph.Data{}
		for i, f := range v {
			if again, _ := v[i+1:].Get(f.Key); again == nil && !has(v[i+1:], f.Key) { // the last one counts
				data = append(data, graph.Field{Key: f.Key, Value: plain(f.Value)})
			}
		}
		return data
	}
	return v
}

func has(d graph.Data, key string) bool {
	_, ok := d.Get(key)
	return ok
}

// number returns how a number is written: one that is whole with a point, so that it
// stays a float64.
func number(f float64) any {
	if f == float64(int64(f)) && f > -1e15 && f < 1e15 {
		text := jsondoc.Write(f)
		return jsondoc.Literal(string(text[:len(text)-1]) + ".0")
	}
	return f
}
