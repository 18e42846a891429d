package view

import "crux/render/layout"

// The text between two maps side by side: where each reading finds its claims.

// A Ribbon is a text as a strip from top to bottom, with the places at which two readings
// find claims.
type Ribbon struct {
	Sentences []Sentence
	// Units are what each reading finds, in the order of the text.
	Units [2][]Unit
	// Width and Height are the room that it needs at the least, at the natural size.
	Width, Height layout.Length
}

// ribbon puts the text between the maps.
func (v *View) ribbon(r Ribbon) { v.Ribbon = &r }

// A Sentence is one of a text, or a paragraph whose sentences are not known.
type Sentence struct {
	Paragraph int // from 1
	First     bool
	// From and To are its characters, of all that the text has.
	From, To int
}

// A Unit is what a reading finds at one place.
type Unit struct {
	From, To int // characters of the text
	Numbers  []string
	Lane     int // from 0, beside the text; units in one lane do not overlap
}
