// Package carneades reads and writes the argument graphs of Carneades 4 in YAML: the format
// with the id "carneades".
//
//	statements              claims: their texts, or mappings with these; one without a text
//	                        is titled by its id
//	arguments               supports: premises (a list, or a mapping from roles), a
//	                        conclusion, a scheme
//	undercutter             an attack on the argument. Arguments for a statement that says
//	                        no more than “¬app(a1)” are these attacks themselves
//	issues                  contradictions between each two positions, contrary ones
//	assumptions, assumed    claims that need no reasons; one that is not assumed and has
//	                        none holds for its reasons only
//	meta                    the title of the document
//
// All else (language, argument schemes, tests, weights, roles, meta data) is kept and written
// again; comments too, which come first.
//
// Carneades has no arguments against a statement: an attack on a claim is written as an
// argument for its negation, which is an issue with it. What Carneades has no word for
// (titles, voices, tags, strengths, places, data) stands under “crux” in the meta data.
// A scheme that the file does not define does too, as Carneades would not read it.
// What has no place are restatements, preferences, supports of arguments, sections and
// names of arguments.
package carneades

import (
	"strings"

	"crux/graph"
)

// ID is the id of the format.
const ID = "carneades"

// The parts of a file.
var parts = map[string]bool{
	"meta": true, "language": true, "weighing_functions": true, "argument_schemes": true, "issue_schemes": true, "statements": true,
	"issues": true, "arguments": true, "assumptions": true, "tests": true, "labels": true, "references": true,
}

// schemes are those that no file need define.
var schemes = map[string]bool{"linked": true, "convergent": true, "cumulative": true, "factorized": true}

// mostPositions is how many positions of an issue are read as contradictions of each two.
const mostPositions = 50

// Looks reports whether a text is in the format: its outermost keys are those of Carneades,
// and statements or arguments are among them.
func Looks(text string) bool {
	found := false
	for line := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" || strings.ContainsRune(" \t#-]}", rune(line[0])) || line == "..." {
			continue
		}
		key, _, ok := strings.Cut(line, ":")
		if !ok || !parts[key] {
			return false
		}
		found = found || key == "statements" || key == "arguments"
	}
	return found
}

// plain returns an id without blanks, which are of no account in it.
func plain(id string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\n' {
			return -1
		}
		return r
	}, id)
}

// numbered reports whether a title looks like an id that is given to a claim with a text.
func numbered(title string) bool {
	digits, ok := strings.CutPrefix(title, "s")
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// record returns what is kept of an element.
func record(foreign graph.Data) graph.Data {
	v, _ := foreign.Get(ID)
	return dataOf(v)
}

func dataOf(v any) graph.Data {
	d, _ := v.(graph.Data)
	return d
}

// kept returns a record as it is kept, nil for an empty one.
func kept(d graph.Data) graph.Data {
	if len(d) == 0 {
		return nil
	}
	return graph.Data{{Key: ID, Value: d}}
}

// reasons reports whether a claim or sketch has a support with premises.
func reasons(on []*graph.Relation) bool {
	for _, r := range on {
		if r.Kind == graph.Support && len(r.Sources) > 0 {
			return true
		}
	}
	return false
}
