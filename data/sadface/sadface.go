// Package sadface reads and writes SADFace JSON, the Simple Argument Description Format.
// The id of the format is "sadface".
//
// An atom is a claim, a scheme a relation: a support, unless its name says that it is a
// conflict, a rephrase or a preference. Another name is that of the argumentation
// scheme. Edges lead from atoms to schemes, and from schemes to what they are about, be
// that a scheme: a conflict with a scheme is an undercut. Of the document's core
// metadata, the analyst is the author of the graph, the title its title and the
// description its abstract; files of version 0.1 have these at the top.
//
// The text that is read is a resource; of several it is the one that most atoms refer
// to, and what refers to the others is kept but says nothing. The sources of an atom are
// places by offset, in characters, if their words are there.
//
// All else that a graph says is in the metadata of its nodes and of the document, under
// "crux", in the shape of the JSON of the model. So nothing is lost but bytes that are no
// text; see data/nodelink for what a file has that the model has not. Nodes and edges
// keep their ids; new ones get a UUID that depends on what they say, so that the same
// graph is written in the same way, and no dates are made up.
package sadface

import (
	"strings"

	"crux/data/nodelink"
	"crux/graph"
	"crux/graph/scheme"
)

const format = "sadface"

// Looks reports whether an object with these members is in the format.
func Looks(keys map[string]byte) bool {
	if keys["crux"] != 0 || keys["locutions"] != 0 || keys["AIF"] != 0 || keys["nodes"] != '[' || keys["edges"] != '[' {
		return false
	}
	return keys["metadata"] == '{' && (keys["resources"] == '[' || keys["resources"] == 0) || keys["resources"] == '[' && keys["analyst_name"] != 0
}

var shape = nodelink.Shape{Open: []string{"metadata"}}

// What schemes are called that name nothing but a kind of relation. The first name of a
// kind is the one that is written.
var kinds = [...]struct {
	kind  graph.Kind
	names []string
}{
	{graph.Support, []string{"support", "inference", "default support", "default inference"}},
	{graph.Attack, []string{"conflict", "attack", "disagree", "disagreement", "defeat", "default conflict"}},
	{graph.Restatement, []string{"rephrase", "restatement", "default rephrase"}},
	{graph.Preference, []string{"preference", "default preference"}},
}

// schemeName returns what a scheme of a name is: a relation of a kind, and of an
// argumentation scheme if the name says more. Known is false for a name that says
// neither: it is that of a support.
func schemeName(name string) (kind graph.Kind, of string, known bool) {
	for _, k := range kinds {
		for _, n := range k.names {
			if strings.EqualFold(n, strings.TrimSpace(name)) {
				return k.kind, "", true
			}
		}
	}
	s, known := scheme.Find(name)
	if s.Attack {
		return graph.Attack, name, true
	}
	return graph.Support, name, known
}

// spelled returns the name of a scheme; kept is false if it does not say all.
func spelled(kind graph.Kind, of string) (name string, kept bool) {
	if k, same, _ := schemeName(of); strings.TrimSpace(of) != "" && k == kind && same == of {
		return of, true
	}
	for _, k := range kinds {
		if k.kind == kind {
			name = k.names[0]
		}
	}
	return name, of == ""
}
