// Package scheme has argumentation schemes as data: the kinds of argument that
// people recognise, what their premises say, and the critical questions that
// each of them has to stand. The inventory follows Walton, Reed and Macagno,
// Argumentation Schemes (2008), and the names that AIFdb, OVA and arguebuf have;
// the words are crux's own.
//
// A relation names its scheme by a word of its author's (graph.Relation.Scheme).
// Find knows such words in every spelling that the formats have, so that "expert
// opinion", "ExpertOpinion" and "SUPPORT_EXPERT_OPINION" are one thing. Open says
// which critical questions of a relation nothing in its map takes up.
package scheme

import (
	"slices"
	"strings"
)

// A Scheme is a kind of argument. Schemes are shared: do not change their slices.
type Scheme struct {
	// ID names the scheme: words in lower case with hyphens, "expert-opinion".
	ID string
	// Name is the name in full: "argument from expert opinion".
	Name string
	// Aliases are further names that Find knows it by.
	Aliases []string
	// Attack says that it is a scheme of attacks, which AIF calls conflicts;
	// the others are schemes of supports.
	Attack bool

	// Roles are the premises. Schemes that are known only by their names,
	// because a format has them, have neither roles nor questions.
	Roles []Role
	// Conclusion is what is concluded. Capital letters in it and in roles stand
	// for what changes from case to case.
	Conclusion string
	Questions  []Question

	// AIF is how AIFdb and OVA call the scheme; Name is "" if they have none
	// such, and Number 0 if they have none that is its alone.
	AIF Spelling
	// Arguebuf is the value of arguebuf's enumeration of supports, such as
	// SUPPORT_EXPERT_OPINION; Name is "" and Number 0 if it has none.
	Arguebuf Spelling
}

// A Role is what one of the premises of a scheme does.
type Role struct {
	Name string // unique in its scheme: "expert"
	Text string // "E is an expert in field F."
}

// A Question is a critical question: one that an argument of the scheme has to
// stand.
type Question struct {
	ID   string // unique in its scheme: "field"
	Text string // "Is the matter one of this field at all?"
	At   Aim
	// Role is the name of the premise that is doubted, where At is Premise.
	Role string
}

// Aim is what a question doubts, and so what an objection that arises from it
// speaks against.
type Aim uint8

const (
	Premise    Aim = iota // a premise
	Step                  // that the conclusion follows: such an objection is an undercut
	Conclusion            // the conclusion: such an objection is a rebuttal
)

var aims = [...]string{Premise: "premise", Step: "step", Conclusion: "conclusion"}

func (a Aim) String() string { return aims[a] }

// A Spelling is how a format calls a scheme.
type Spelling struct {
	Name   string
	Number int
}

// Short returns the name that a map gives: the ID with spaces, "expert opinion".
func (s Scheme) Short() string { return strings.ReplaceAll(s.ID, "-", " ") }

// Araucaria returns the name as AraucariaDB writes it, "ExpertOpinion": that of
// AIF without spaces; "" where AIF has none.
func (s Scheme) Araucaria() string { return strings.ReplaceAll(s.AIF.Name, " ", "") }

// Question returns the question with the given ID.
func (s Scheme) Question(id string) (q Question, ok bool) {
	i := slices.IndexFunc(s.Questions, func(q Question) bool { return q.ID == id })
	if i < 0 {
		return Question{}, false
	}
	return s.Questions[i], true
}

// All returns all schemes, kindred ones together, always in the same order.
func All() []Scheme { return slices.Clone(inventory().schemes) }

// key returns the ID as squeeze does: it has small letters and hyphens alone.
func (q Question) key() string { return strings.ReplaceAll(q.ID, "-", "") }
