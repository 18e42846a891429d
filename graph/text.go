package graph

import (
	"slices"
	"strconv"
	"strings"
)

// A Text is plain text with marks: no markup is in Plain.
type Text struct {
	Plain string
	// Marks are ordered by Start; of two with the same Start the outer one
	// comes first.
	Marks []Mark
}

// Plain returns a Text without marks.
func Plain(s string) Text { return Text{Plain: s} }

// Untagged returns the plain text without its tags: they sort a map and are no
// part of what is said.
func (t Text) Untagged() string {
	if !slices.ContainsFunc(t.Marks, func(m Mark) bool { return m.Kind == TagMark }) && singleSpaced(t.Plain) {
		return t.Plain
	}
	var s strings.Builder
	at := 0
	for _, m := range t.Marks {
		if m.Kind == TagMark {
			s.WriteString(t.Plain[at:m.Start])
			at = m.End
		}
	}
	s.WriteString(t.Plain[at:])
	return strings.Join(strings.Fields(s.String()), " ")
}

// singleSpaced reports whether all white space in s is single spaces between
// words.
func singleSpaced(s string) bool {
	space := true // one at the start is too many
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ':
			if space {
				return false
			}
			space = true
		case c < ' ' || c >= 0x7f:
			return false // who knows
		default:
			space = false
		}
	}
	return !space || s == ""
}

// A Mark says something about a part of a Text.
type Mark struct {
	Kind       MarkKind
	Start, End int    // bytes into Plain, half-open
	Target     string // the address of a link, the title of a mention
}

// MarkKind is the kind of a Mark.
type MarkKind uint8

const (
	Emphasis        MarkKind = iota // set in italics
	Strong                          // set in bold
	Link                            // Target is an address
	ClaimMention                    // Target is the key of a claim
	ArgumentMention                 // Target is the key of a sketch or argument
	TagMark                         // Target is the tag
)

// Data is what an author attached to an element: named values in the order
// in which they were written. A value is nil, a bool, an int, a float64, a
// string, a []any of values, or a Data.
type Data []Field

// A Field is one named value.
type Field struct {
	Key   string
	Value any
}

// Get returns the value with the given key; the last one wins.
func (d Data) Get(key string) (value any, ok bool) {
	for _, f := range slices.Backward(d) {
		if f.Key == key {
			return f.Value, true
		}
	}
	return nil, false
}

// Without returns the fields of d but those with the given keys, as a Data of its own.
func (d Data) Without(keys ...string) Data {
	var rest Data
	for _, f := range d {
		if !slices.Contains(keys, f.Key) {
			rest = append(rest, f)
		}
	}
	return rest
}

// String returns the value with the given key if it is a string.
func (d Data) String(key string) string {
	v, _ := d.Get(key)
	s, _ := v.(string)
	return s
}

// Word returns a value of Data as one word or text, if it is one: numbers and
// truth values too, which YAML takes some words for.
func Word(value any) (s string, ok bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case int:
		return strconv.Itoa(v), true
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64), true
	case bool:
		return strconv.FormatBool(v), true
	}
	return "", false
}

// MergeDeep returns d with the fields of more: where both have a mapping under a
// key, these are merged in the same way; any other value is replaced by the
// new one, lists too. A key that d has keeps its place.
func (d Data) MergeDeep(more Data) Data {
	if len(d) == 0 {
		return more
	}
	merged := slices.Clone(d)
	at := make(map[string]int, len(d)) // the last one of a key counts
	for i, f := range merged {
		at[f.Key] = i
	}
	for _, f := range more {
		i, known := at[f.Key]
		if !known {
			at[f.Key] = len(merged)
			merged = append(merged, f)
			continue
		}
		old, wasMapping := merged[i].Value.(Data)
		if further, isMapping := f.Value.(Data); wasMapping && isMapping {
			merged[i].Value = old.MergeDeep(further)
		} else {
			merged[i].Value = f.Value
		}
	}
	return merged
}

// Merge returns d with the fields of more: a key that d has keeps its place
// and gets the new value.
func (d Data) Merge(more Data) Data {
	if len(d) == 0 {
		return more
	}
	merged := slices.Clone(d)
	for _, f := range more {
		if i := slices.IndexFunc(merged, func(m Field) bool { return m.Key == f.Key }); i >= 0 {
			merged[i].Value = f.Value
		} else {
			merged = append(merged, f)
		}
	}
	return merged
}
