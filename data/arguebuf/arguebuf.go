// Package arguebuf reads and writes the JSON of arguebuf: Protocol Buffers JSON of the
// message Graph of arg_services.graph.v1. The id of the format is "arguebuf".
//
// An atom is a claim, a scheme a relation: of the kind that its type says, and of the
// scheme that the value of the type says (SUPPORT_EXPERT_OPINION is "expert opinion").
// Edges lead from atoms to schemes, and from schemes to what they are about, be that a
// scheme: an attack on a scheme is an undercut. The participant of an atom is its voice,
// analysts are the author of the graph, and the major claim is its thesis.
//
// The text that is read is a resource; of several it is the one that most atoms refer
// to, and what refers to the others is kept but says nothing. A reference to the text is
// a place by offset, in characters, if its words are there; one that names no resource
// is a quotation.
//
// All else that a graph says is in the userdata of its nodes and of the whole, as an
// object "crux" like the JSON of the model. So nothing is lost but bytes that are no
// text; see data/nodelink for what a file has that the model has not.
//
// As programs that read Protocol Buffers do, Decode takes names_with_underscores too,
// enumerations by number, and numbers as strings.
package arguebuf

import (
	"strings"

	"crux/data/nodelink"
)

const format = "arguebuf"

// Looks reports whether an object with these members is in the format.
func Looks(keys map[string]byte) bool {
	nodes, edges := keys["nodes"], keys["edges"]
	versions := keys["schemaVersion"] != 0 || keys["schema_version"] != 0
	return keys["crux"] == 0 && (nodes == '{' && (edges == '{' || edges == 0 || edges == 'n') ||
		versions && (nodes == 0 || nodes == 'n') && (edges == 0 || edges == 'n' || edges == '{'))
}

// shape is how records are compared.
var shape = nodelink.Shape{Spelled: camel, Whole: []string{"analysts"}, Open: []string{"userdata"}}

// camel returns the name of a member as it is written: parsers take that of the
// definition too, with underscores.
func camel(name string) string {
	if !strings.Contains(name, "_") {
		return name
	}
	parts := strings.Split(name, "_")
	for i, p := range parts {
		if i > 0 && p != "" {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "")
}

// snake returns the name of a member as the definition has it.
func snake(name string) string {
	var s strings.Builder
	for _, r := range name {
		if r >= 'A' && r <= 'Z' {
			s.WriteByte('_')
			r += 'a' - 'A'
		}
		s.WriteRune(r)
	}
	return s.String()
}
