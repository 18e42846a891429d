package graph

import "crux/graph/source"

// A Relation is one application of support or attack, or a restatement or
// preference, which have no effect on verdicts.
//
// An inference is a support from one or more premises to a conclusion; an
// objection is an attack; an undercut is an attack on a relation; backing is
// a support of a relation.
type Relation struct {
	node

	Kind Kind
	// Sources are claims or sketches. Several are linked: only together do
	// they support or attack. None makes the relation incomplete.
	Sources []Node
	// Target is a claim, a sketch or another relation; nil makes the
	// relation incomplete.
	Target Node

	// Rules are the rules of inference that the author names.
	Rules []string
	// Scheme is the argumentation scheme.
	Scheme string
	// Strict relations hold without exception, the others are defeasible.
	Strict bool
	// Strength is in [0, 1]; nil where none is given.
	Strength *float64

	// Argument is the argument that the relation is a step of, or nil.
	Argument *Argument
	// Reconstructed relations are written as premises and conclusion, the
	// others are sketched.
	Reconstructed bool
	// Whole says that the relation is meant for the argument of its target
	// as a whole, not for the one step at which it ends.
	Whole bool
	// UndercutsSketch says that an attack on a sketch is written as an
	// undercut: it grants the premises, which are not given, and denies that
	// anything follows.
	UndercutsSketch bool
	// Contradiction is the contradiction that the relation is half of, or nil.
	Contradiction *Contradiction

	Tags        []string
	Data        Data
	Foreign     Data // as that of a claim
	Occurrences []Occurrence
}

// Kind is what a relation does for its target.
type Kind uint8

const (
	Support     Kind = iota // speaks for it
	Attack                  // speaks against it
	Restatement             // says the same in other words
	Preference              // is preferred to it
)

var kinds = [...]string{Support: "support", Attack: "attack", Restatement: "restatement", Preference: "preference"}

func (k Kind) String() string { return kinds[k] }

// Polarity returns Pro for Support, Con for Attack and Neutral for the rest.
func (k Kind) Polarity() Polarity {
	switch k {
	case Support:
		return Pro
	case Attack:
		return Con
	}
	return Neutral
}

// Undercut reports whether r attacks a relation, or a sketch in the manner of
// an undercut.
func (r *Relation) Undercut() bool {
	if r.Kind != Attack {
		return false
	}
	_, ok := r.Target.(*Relation)
	return ok || r.UndercutsSketch
}

// Linked reports whether several sources work together in r.
func (r *Relation) Linked() bool { return len(r.Sources) > 1 }

// Incomplete reports whether r lacks its sources or its target.
func (r *Relation) Incomplete() bool { return len(r.Sources) == 0 || r.Target == nil }

// By names the rules of inference of r and returns it.
func (r *Relation) By(rules ...string) *Relation {
	r.Rules = rules
	return r
}

// Conclusion returns the claim or sketch that r is finally about: its target,
// or, where that is a relation, the conclusion of that relation. It is nil for
// an incomplete relation without target.
func (r *Relation) Conclusion() Node {
	// No relation ends on itself through others, so this comes to an end.
	for {
		next, ok := r.Target.(*Relation)
		if !ok {
			return r.Target
		}
		r = next
	}
}

// An Argument is a named group of relations, such as the steps of a
// premise-conclusion structure. It is a record, not a node.
type Argument struct {
	Key         string // unique among the arguments and sketches of its graph
	Untitled    bool
	Text        Text
	Relations   []*Relation // its steps; the last one leads to the main conclusion
	Tags        []string
	Data        Data
	Occurrences []Occurrence
	Section     *Section

	made int64
}

// Made returns how many nodes were made before the argument was: its place in the
// order of claims, sketches and arguments.
func (a *Argument) Made() int64 { return a.made }

// Last returns the last step of a, or nil.
func (a *Argument) Last() *Relation {
	if len(a.Relations) == 0 {
		return nil
	}
	return a.Relations[len(a.Relations)-1]
}

// Title returns the key of an argument that has a title, else "".
func (a *Argument) Title() string {
	if a.Untitled {
		return ""
	}
	return a.Key
}

// A Contradiction is two attacks that know each other, of a claim on another
// and back. It is drawn as one line with two heads and counted once.
type Contradiction struct {
	Kind        Opposition
	There, Back *Relation
}

// Opposition says how two claims exclude each other.
type Opposition uint8

const (
	Contradictory Opposition = iota // one of them is true
	Contrary                        // both may be false
)

// A Section is a part of the document, drawn as a group.
type Section struct {
	Title    Text
	Level    int // 1 for the outermost
	Tags     []string
	Data     Data
	Parent   *Section
	Sections []*Section
	// Occurrences has the heading.
	Occurrences []Occurrence
}

// Meta says what the graph is about.
type Meta struct {
	Title    string
	Subtitle string
	// Author is who made the reading, one or more names.
	Author   string
	Language string // BCP 47, such as "en"; "" where none is given
	Abstract string
	// Work is the text that is read.
	Work Work
	// Text is the text itself where it is at hand, else nil.
	Text *source.Text
	// Theses are the keys of the claims named as the thesis.
	Theses []string
	// Locators says how the locators count.
	Locators string
	// Unlocated lists the places of the text that carry no claim.
	Unlocated []Unlocated
	// Data is all of the front matter, what is above included.
	Data Data
	// Settings say how the argument map is selected, grouped and coloured:
	// Data over what a file of settings beside the document says.
	Settings Data
	// Foreign is what a file of another format says that belongs to no node and
	// has no place here, by the id of the format: fields of the file, and all of
	// the things that are neither claim nor relation.
	Foreign Data
}

// A Work is a text that a reading is about.
type Work struct {
	Title, Author, Place, Date string
}

// Unlocated names a place in the text that carries no claim, and why.
type Unlocated struct {
	Place      string // a locator, as written
	Reason     string
	Occurrence Occurrence
}
