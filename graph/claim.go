package graph

import (
	"crux/graph/diag"
	"crux/graph/source"
)

// A Claim is one proposition.
type Claim struct {
	node

	// Key names the claim and is unique among the claims of its graph.
	Key string
	// Untitled says that its author gave it no title and Key was made up.
	Untitled bool
	// Text is what the claim says; it may be empty where only a title is
	// given.
	Text Text
	// Tags are without their sign, in the order of first use.
	Tags []string
	// Voice names who says so, where that is not the author of the text.
	Voice string
	// Implicit marks a claim that the text does not state.
	Implicit bool
	// Source is where the claim stands in the text that is read.
	Source source.Reference
	// Strength is in [0, 1]; nil where none is given.
	Strength *float64
	// Asserted is false where the author asserts it only for its reasons
	// ("assert: false"); such a claim is not granted for want of reasons.
	Asserted bool
	Data     Data
	// Foreign is what a file of another format says of the claim that has no
	// place here, by the id of the format.
	Foreign Data
	// Occurrences are the places where the claim is given or referred to.
	Occurrences []Occurrence
	Section     *Section
}

// Title returns the key of a claim that has a title, else "".
func (c *Claim) Title() string {
	if c.Untitled {
		return ""
	}
	return c.Key
}

// Words returns what the claim says, or its title where no text is given.
func (c *Claim) Words() Text { return words(c.Text, c.Key) }

// Unstated makes c an unstated claim and returns it.
func (c *Claim) Unstated() *Claim {
	c.Implicit = true
	return c
}

// SaidBy sets the voice of c and returns it.
func (c *Claim) SaidBy(voice string) *Claim {
	c.Voice = voice
	return c
}

// At sets the locators of c, such as "p6.s2, p7", and returns it.
func (c *Claim) At(locators string) *Claim {
	c.Source = source.ParseReference(locators)
	return c
}

// In puts c into a section and returns it.
func (c *Claim) In(s *Section) *Claim {
	c.Section = s
	return c
}

// A Sketch is an argument that is named and summarised but whose premises are
// not given.
type Sketch struct {
	node

	Key         string // unique among the sketches and arguments of its graph
	Untitled    bool
	Text        Text
	Tags        []string
	Voice       string
	Source      source.Reference
	Strength    *float64
	Data        Data
	Foreign     Data // as that of a claim
	Occurrences []Occurrence
	Section     *Section
}

// Title returns the key of a sketch that has a title, else "".
func (s *Sketch) Title() string {
	if s.Untitled {
		return ""
	}
	return s.Key
}

// Words returns the summary of the sketch, or its title where there is none.
func (s *Sketch) Words() Text { return words(s.Text, s.Key) }

func words(t Text, key string) Text {
	if t.Plain == "" {
		return Text{Plain: key}
	}
	return t
}

// An Occurrence is one place in a file where a claim, sketch, argument or
// relation is given or referred to.
type Occurrence struct {
	File      string
	Range     diag.Range
	Role      Role
	Text      Text
	Reference bool // it refers to what is given elsewhere
	Tags      []string
	Data      Data
}

// Role says as what something occurs.
type Role uint8

const (
	RoleNone         Role = iota // in a list, or unknown
	RoleTopLevel                 // a statement of its own
	RoleRelation                 // at the end of a relation
	RolePremise                  // in a premise-conclusion structure
	RoleIntermediate             // an intermediate conclusion
	RoleConclusion               // the main conclusion
	RoleDescription              // what an argument is summarised as
)

var roles = [...]string{"", "top-level", "relation", "premise", "intermediate conclusion", "main conclusion", "description"}

func (r Role) String() string { return roles[r] }
