// Package mindmup reads and writes the argument maps of MindMup: the format with the id
// "mindmup", files that end in .mup.
//
// A file is a tree of ideas, each with its children by rank. An idea is a claim, or, with
// the attribute “group”, a reason or objection, whose children are its premises:
//
//	group "supporting"                  a support of the claim above it
//	group "opposing"                    an attack on it
//	style "attr_implicit_claim"         an unstated claim
//	note                                data of the claim with the key “note”
//	label of a group's connector        the rule of inference
//	width of a group's connector, 0-5   the strength of the relation, 0-1
//	an idea below a claim, of no group  a reason of its own, with a hint
//	a group in a group                  a relation on the relation
//
// Groups at the top are relations without a target. All else (ids, colours, themes,
// links) is kept and written again.
//
// A tree has a claim in one place: where it is a premise again, a copy of it is written. The
// attribute “crux”, which MindMup leaves alone, tells that it is a copy, and holds what
// MindMup has no word for: titles, voices, tags, strengths, places, data; that of the map
// holds what is said of the whole document. What has no place are contradictions,
// restatements, preferences, sections and names of arguments.
package mindmup

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"crux/graph"
)

// ID is the id of the format.
const ID = "mindmup"

// Looks reports whether an object with these members is in the format.
func Looks(keys map[string]byte) bool {
	return keys["ideas"] == '{' && (keys["formatVersion"] != 0 || keys["title"] != 0) && keys["crux"] == 0
}

// Values of attributes.
const (
	supporting = "supporting"
	opposing   = "opposing"
	implicit   = "attr_implicit_claim"
	theme      = "argMappingSimple"
)

// fullWidth is the width of a connector of strength 1.
const fullWidth = 5

// rank returns the number that an idea is ordered by: first those above 0, from the
// middle of the map outwards, then the others likewise; what is no number comes last.
func rank(key string) (n float64, ok bool) {
	n, err := strconv.ParseFloat(strings.TrimSpace(key), 64)
	if err != nil || math.IsNaN(n) {
		return math.Inf(-1), false
	}
	return n, true
}

// before reports whether rank a comes before b.
func before(a, b float64) bool {
	if (a > 0) != (b > 0) {
		return a > 0
	}
	return math.Abs(a) < math.Abs(b)
}

// with returns data with a field set, in its place or at the end.
func with(d graph.Data, key string, value any) graph.Data {
	for i := range d {
		if d[i].Key == key {
			d = append(graph.Data{}, d...)
			d[i].Value = value
			return d
		}
	}
	return append(d[:len(d):len(d)], graph.Field{Key: key, Value: value})
}

// first returns data with the given fields before others, as a writer has them, and of
// those with the same key the last one.
func first(d graph.Data, keys ...string) graph.Data {
	var sorted, others graph.Data
	for _, key := range keys {
		if v, ok := d.Get(key); ok {
			sorted = append(sorted, graph.Field{Key: key, Value: v})
		}
	}
	seen := map[string]bool{}
	for _, f := range d {
		if !seen[f.Key] && !slices.Contains(keys, f.Key) {
			last, _ := d.Get(f.Key)
			others = append(others, graph.Field{Key: f.Key, Value: last})
		}
		seen[f.Key] = true
	}
	return append(sorted, others...)
}

// object returns a field that is an object.
func object(d graph.Data, key string) graph.Data {
	v, _ := d.Get(key)
	data, _ := v.(graph.Data)
	return data
}

// record returns what is kept of an idea or map.
func record(foreign graph.Data) graph.Data { return object(foreign, ID) }

// kept returns a record as it is kept, nil for an empty one.
func kept(d graph.Data) graph.Data {
	if len(d) == 0 {
		return nil
	}
	return graph.Data{{Key: ID, Value: d}}
}
