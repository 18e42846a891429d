// Package arggraph reads and writes the XML of the argumentative microtext corpora: the
// format with the id "arggraph" (Andreas Peldszus and Manfred Stede: From argument
// diagrams to argumentation mining in texts, 2013).
//
// What becomes of what:
//
//	adu               a claim without a title, in the order of the adus
//	adu type="opp"    its voice is "opponent"
//	edu               a stretch of the text; its words are those of the adus that seg edges lead to
//	edu implicit      the claim is unstated; its words are no part of the text
//	joint             several edus taken together: the words of all of them
//	sup, reb          a support or attack of a claim
//	exa               a support with the scheme "example"
//	und               an undercut: an attack on what its trg stands for, undercuts too
//	add               a further, linked premise of what its trg stands for
//	id, topic_id, stance of the arggraph    data of the document under these names
//
// The text that is read (Meta.Text) is the edus in their order, but for the implicit
// ones, each without white space around it and with one space between two. The offsets
// of a claim are the places of its edus in it, those of a joint that follow each other
// being one. A graph of which the text is not known,
// or whose claims are not the words of its text, is written with an edu for each claim
// and the instruction <?crux no-text?>, so that no text is made of these.
//
// Ids, further attributes, unknown elements, comments, and edges that say nothing
// (odd-edge, no-such-node) are kept as records, those of adus and edges on their claim
// or relation, and written back in their order. No records are kept of a file that is
// written to the letter without them.
//
// A support of a step has no word of its own in the format: it is read of, and written
// as, a sup edge whose trg is an edge, which other readers leave out.
package arggraph

import (
	"crux/data/loss"
	"crux/data/xmldoc"
	"crux/graph"
)

const (
	id         = "arggraph"
	opponent   = "opponent"
	example    = "example" // the scheme of exa
	noText     = "crux no-text"
	defaultID  = "g1"
	keepsNoEnd = "it is kept and written back, but is no part of the argument"
)

// Looks reports whether a text is in the format.
func Looks(text string) bool { return xmldoc.RootName(text) == "arggraph" }

// keeps is what the format has a place for; what becomes of it in part, Encode tells.
var keeps = loss.Set{
	loss.Undercuts, loss.Nested, loss.Backings, loss.Contradictions, loss.Implicit, loss.Voices, loss.Schemes, loss.Offsets, loss.Source,
}

// headKeys are the attributes of an arggraph that are data of the document.
var headKeys = []string{"id", "topic_id", "stance"}

// kind is the kind of an item.
type kind uint8

const (
	other kind = iota // an unknown element, a comment, an instruction or text
	edu
	joint
	adu
	edge
)

var kinds = [...]string{"", "edu", "joint", "adu", "edge"}

// An item is what stands in an arggraph: read from a file, or to be written.
type item struct {
	kind       kind
	attributes []xmldoc.Attribute
	text       string          // of an edu
	content    string          // XML in it, or of an other
	element    *xmldoc.Element // where it is read from

	number int // of an edu, in its order

	// What an edge is found to be.
	role   role
	source *item
	target *item // an adu, an edge that is a relation, or a joint

	// What it stands for.
	claim    graph.Node // of an adu: a claim, or a sketch
	relation *graph.Relation
	added    graph.Node // of an edge that is an add: the premise
}

func (it *item) get(name string) string {
	for _, a := range it.attributes {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

func (it *item) has(name string) bool {
	for _, a := range it.attributes {
		if a.Name == name {
			return true
		}
	}
	return false
}

func (it *item) set(name, value string) {
	for i, a := range it.attributes {
		if a.Name == name {
			it.attributes[i].Value = value
			return
		}
	}
	it.attributes = append(it.attributes, xmldoc.Attribute{Name: name, Value: value})
}

func (it *item) id() string { return it.get("id") }

func (it *item) implicit() bool {
	switch it.get("implicit") {
	case "true", "1", "yes":
		return true
	}
	return false
}
