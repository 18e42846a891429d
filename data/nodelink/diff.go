package nodelink

import (
	"slices"

	"crux/data/jsondoc"
	"crux/graph"
)

// A Shape says how objects of a format are compared.
type Shape struct {
	// Spelled returns how the format's own programs write the name of a member.
	Spelled func(string) string
	// Whole names members that are objects and yet compared as a whole.
	Whole []string
	// Open names members that are objects to which anybody may add: what others have
	// put there stays, whatever becomes of the rest.
	Open []string
}

// Diff returns how a record of a file differs from what is written for the same thing:
//
//	more     members that only the record has
//	without  members that only what is written has, with their values
//	other    members that have another value: what is written, and what the record has
//	in       members that are objects in both, with the differences in these
//	open     the same of objects to which anybody may add
//	as       members that the record calls by another name
//
// It is nil if there is no difference but the order of members.
func (s Shape) Diff(written, record graph.Data) graph.Data {
	var more, without, other, in, open, as graph.Data
	add := func(d *graph.Data, key string, value any) { *d = append(*d, graph.Field{Key: key, Value: value}) }
	record = last(record)
	would, got := values(written), values(record)
	there := map[string]any{} // what the record has for what is written
	for _, f := range record {
		key := f.Key
		if s.Spelled != nil {
			if own := s.Spelled(key); own != key {
				_, known := would[own]
				if _, both := got[own]; known && !both {
					key = own
					add(&as, own, f.Key)
				}
			}
		}
		if _, ok := would[key]; ok {
			there[key] = f.Value
		} else {
			add(&more, key, f.Value)
		}
	}
	for _, f := range written {
		has, ok := there[f.Key]
		a, isObject := f.Value.(graph.Data)
		b, isObject2 := has.(graph.Data)
		switch {
		case !ok:
			add(&without, f.Key, f.Value)
		case isObject && isObject2 && !slices.Contains(s.Whole, f.Key):
			into := &in
			if slices.Contains(s.Open, f.Key) {
				into = &open
			}
			if d := s.Diff(a, b); d != nil {
				add(into, f.Key, d)
			}
		case !equal(f.Value, has):
			add(&other, f.Key, []any{f.Value, has})
		}
	}
	var diff graph.Data
	for _, part := range []struct {
		name string
		data graph.Data
	}{{"more", more}, {"without", without}, {"other", other}, {"in", in}, {"open", open}, {"as", as}} {
		if part.data != nil {
			add(&diff, part.name, part.data)
		}
	}
	return diff
}

// Apply returns what is written with the differences of a record, but for those where
// something else would be written now than when they were found.
func Apply(written, diff graph.Data) graph.Data {
	if len(diff) == 0 {
		return written
	}
	without, other, as := values(Child(diff, "without")), values(Child(diff, "other")), values(Child(diff, "as"))
	more, in, open := values(Child(diff, "more")), values(Child(diff, "in")), values(Child(diff, "open"))
	record := graph.Data{}
	has := make(map[string]bool, len(written))
	for _, f := range written {
		has[f.Key] = true
		if would, ok := without[f.Key]; ok && equal(would, f.Value) {
			continue
		}
		pair, _ := other[f.Key].([]any)
		now, isObject := f.Value.(graph.Data)
		inside, ok := in[f.Key].(graph.Data)
		if !ok {
			inside, ok = open[f.Key].(graph.Data)
		}
		added, ok2 := more[f.Key].(graph.Data)
		switch {
		case len(pair) == 2 && equal(pair[0], f.Value):
			f.Value = pair[1]
		case isObject && ok:
			f.Value = Apply(now, inside)
		case isObject && ok2: // there was none when the differences were found
			f.Value = Apply(now, graph.Data{{Key: "more", Value: added}})
		}
		if name, ok := as[f.Key].(string); ok {
			f.Key = name
		}
		record = append(record, f)
	}
	for _, f := range Child(diff, "more") {
		if !has[f.Key] {
			record = append(record, f)
		}
	}
	for _, f := range Child(diff, "open") {
		if d, ok := f.Value.(graph.Data); ok && !has[f.Key] {
			if left := Apply(nil, d); len(left) > 0 {
				record = append(record, graph.Field{Key: f.Key, Value: left})
			}
		}
	}
	return record
}

// values returns the values of an object by their names.
func values(d graph.Data) map[string]any {
	m := make(map[string]any, len(d))
	for _, f := range d {
		m[f.Key] = f.Value
	}
	return m
}

// last returns an object without members of which another one of that name follows.
func last(d graph.Data) graph.Data {
	m := make(map[string]int, len(d))
	for i, f := range d {
		m[f.Key] = i
	}
	if len(m) == len(d) {
		return d
	}
	var once graph.Data
	for i, f := range d {
		if m[f.Key] == i {
			once = append(once, f)
		}
	}
	return once
}

// equal reports whether two values are the same JSON, the order of members being of no
// account.
func equal(a, b any) bool {
	switch x := a.(type) {
	case []string:
		return equal(anys(x), b)
	case []any:
		y, ok := b.([]any)
		if s, isStrings := b.([]string); isStrings {
			y, ok = anys(s), true
		}
		return ok && slices.EqualFunc(x, y, equal)
	case graph.Data:
		y, ok := b.(graph.Data)
		if !ok {
			return false
		}
		m, n := values(x), values(y)
		if len(m) != len(n) {
			return false
		}
		for key, v := range m {
			if w, ok := n[key]; !ok || !equal(v, w) {
				return false
			}
		}
		return true
	case int, float64, jsondoc.Literal:
		switch b.(type) {
		case int, float64, jsondoc.Literal:
			return string(jsondoc.Write(a)) == string(jsondoc.Write(b))
		}
		return false
	}
	switch b.(type) {
	case nil, bool, string:
		return a == b
	}
	return false
}

func anys(s []string) []any {
	list := make([]any, len(s))
	for i, x := range s {
		list[i] = x
	}
	return list
}
