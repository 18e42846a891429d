// Package aif reads and writes the Argument Interchange Format as JSON: what AIFdb
// gives and takes (the format with the id "aif"), and the same within a file of OVA3 and
// the Argument Mining Framework, with the text that was analysed ("xaif").
//
// Both have nodes and edges. What becomes of the nodes:
//
//	I          a claim, its text to the letter
//	RA         a support     of what it leads to, by the I nodes that lead to it
//	CA         an attack     (several of them are linked); one that leads to
//	MA         a restatement another of these nodes is a relation on that relation,
//	PA         a preference  to any depth
//	L, YA, TA  records; who speaks an L that leads by a YA to an I is the voice of the
//	           claim, if nobody else does, and the YA says more than a question
//
// The scheme of a relation is the field scheme of its node or else its text, unless these
// name none ("Default Inference", "RA"). A node that leads to several others becomes a
// relation to each, and is one node again when it is written. In the text of xaif, the
// spans that name a node are the offsets of its claim; a span that names an L is one of
// the claim that it leads to.
//
// What the model has no place for (fields, ids, times, illocutions, transitions,
// locutions, participants, and whatever is odd) is kept under the key "aif" of Foreign:
// what belongs to a node and its edges on the claim or relation, the rest on the Meta
// of the graph. It is written again as far as that what it is about is still there. A
// file that Encode would write in just this way needs no such records.
//
// There is no word for titles, unstated claims, strengths, tags, rules, the thesis and
// whatever is said of the reading as a whole. A contradiction becomes two attacks, a
// sketch a claim, a voice an L with its YA. aif has no text to point into.
package aif

import (
	"slices"
	"strings"

	"crux/graph"
)

// id is the key of the records in Foreign, in both formats.
const id = "aif"

// Looks reports whether an object with these members is of AIFdb.
func Looks(keys map[string]byte) bool {
	list := func(key string) bool { return keys[key] == '[' || keys[key] == 'n' }
	for _, other := range []string{"crux", "AIF", "metadata", "resources", "analysis", "elements", "map", "statements"} {
		if keys[other] != 0 {
			return false
		}
	}
	return list("nodes") && (list("edges") || list("locutions"))
}

// LooksX reports whether an object with these members is of OVA3.
func LooksX(keys map[string]byte) bool { return keys["AIF"] == '{' }

// Role is what a node is.
type role uint8

const (
	other role = iota
	claim
	scheme
	locution   // L
	illocution // YA
	transition // TA
)

// roles are the roles of the types.
var roles = map[string]role{"I": claim, "RA": scheme, "CA": scheme, "MA": scheme, "PA": scheme, "L": locution, "YA": illocution, "TA": transition}

// roleOf returns what a node of a type is, whatever the case of that.
func roleOf(typ string) role { return roles[normal(typ)] }

// normal returns a type as it is usually spelled.
func normal(typ string) string { return strings.ToUpper(strings.TrimSpace(typ)) }

// types are those of the relations, and defaults how a node of the type names that it
// is of no scheme.
var (
	types    = [...]string{graph.Support: "RA", graph.Attack: "CA", graph.Restatement: "MA", graph.Preference: "PA"}
	defaults = [...]string{graph.Support: "Default Inference", graph.Attack: "Default Conflict", graph.Restatement: "Default Rephrase", graph.Preference: "Default Preference"}
)

// kindOf returns the kind of the relation that a node of a type is.
func kindOf(typ string) graph.Kind { return graph.Kind(slices.Index(types[:], normal(typ))) }

// schemeOf returns the scheme that a node names, as its file spells it.
func schemeOf(scheme, text string) string {
	switch {
	case !namesNone(scheme):
		return scheme
	case !namesNone(text):
		return text
	}
	return ""
}

// namesNone reports whether a name says that a relation is of no scheme.
func namesNone(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	if rest, ok := strings.CutPrefix(name, "default"); ok {
		name = strings.TrimSpace(rest)
	}
	switch name {
	case "", "ra", "ca", "ma", "pa", "inference", "conflict", "rephrase", "preference", "support", "attack":
		return true
	}
	return false
}
