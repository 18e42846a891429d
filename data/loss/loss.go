// Package loss tells what of a graph a format has no place for, so that nothing
// is lost silently. A format says which [Features] it keeps; [Of] lists what a graph
// has beyond these, and the encoder adds what only it knows.
package loss

import (
	"fmt"
	"slices"

	"crux/graph"
)

// A Loss is one thing that a format does not hold.
type Loss struct {
	Feature Feature
	// Degraded says that it is written, but says less there, or in another way;
	// else it is left out.
	Degraded bool
	// What names it, as in "the scheme of the support of [Ban], “example”".
	What string
	// At is where it is written, the zero Occurrence where that is not known.
	At graph.Occurrence
}

// A List is what a document loses, in its order.
type List []Loss

// Lost adds something that is left out.
func (l *List) Lost(f Feature, at []graph.Occurrence, format string, args ...any) {
	*l = append(*l, Loss{Feature: f, What: fmt.Sprintf(format, args...), At: first(at)})
}

// Degraded adds something that is written, but says less.
func (l *List) Degraded(f Feature, at []graph.Occurrence, format string, args ...any) {
	*l = append(*l, Loss{Feature: f, Degraded: true, What: fmt.Sprintf(format, args...), At: first(at)})
}

func first(at []graph.Occurrence) graph.Occurrence {
	if len(at) == 0 {
		return graph.Occurrence{}
	}
	return at[0]
}

// Counts returns how many losses there are of each feature, in the order of
// [Features]; features without any are left out.
func (l List) Counts() []Count {
	var counts []Count
	for _, f := range Features {
		c := Count{Feature: f.ID}
		for _, x := range l {
			switch {
			case x.Feature != f.ID:
			case x.Degraded:
				c.Degraded++
			default:
				c.Lost++
			}
		}
		if c.Lost+c.Degraded > 0 {
			counts = append(counts, c)
		}
	}
	return counts
}

// A Count is how much is lost of a feature.
type Count struct {
	Feature        Feature
	Lost, Degraded int
}

// A Feature is one kind of thing that a graph says.
type Feature string

// The features, in the order of the table that compares formats by them.
const (
	Supports       Feature = "supports"
	Attacks        Feature = "attacks"
	Linked         Feature = "linked"
	Undercuts      Feature = "undercuts"
	Nested         Feature = "nested"
	Backings       Feature = "backings"
	Contradictions Feature = "contradictions"
	Restatements   Feature = "restatements"
	Preferences    Feature = "preferences"
	Incomplete     Feature = "incomplete"
	Sketches       Feature = "sketches"
	Arguments      Feature = "arguments"
	Sections       Feature = "sections"
	Titles         Feature = "titles"
	Texts          Feature = "texts"
	Marks          Feature = "marks"
	Implicit       Feature = "implicit"
	Asserted       Feature = "asserted"
	Voices         Feature = "voices"
	Strengths      Feature = "strengths"
	Schemes        Feature = "schemes"
	Rules          Feature = "rules"
	Strict         Feature = "strict"
	Tags           Feature = "tags"
	Data           Feature = "data"
	Locators       Feature = "locators"
	Quotes         Feature = "quotes"
	Offsets        Feature = "offsets"
	Source         Feature = "source"
	Head           Feature = "head"
	Theses         Feature = "theses"
	Order          Feature = "order"
	Notation       Feature = "notation"
	Foreign        Feature = "foreign"
)

// A Row says in words what a feature is.
type Row struct {
	ID   Feature
	Name string // "linked premises"
}

// Features lists all features in the order of the table.
var Features = []Row{
	{Supports, "supports"},
	{Attacks, "attacks on claims"},
	{Linked, "linked premises"},
	{Undercuts, "undercuts"},
	{Nested, "relations on undercuts, to any depth"},
	{Backings, "supports of a step"},
	{Contradictions, "contradictions"},
	{Restatements, "restatements"},
	{Preferences, "preferences"},
	{Incomplete, "relations without sources or target"},
	{Sketches, "arguments whose premises are not given"},
	{Arguments, "names of arguments"},
	{Sections, "sections"},
	{Titles, "titles of claims"},
	{Texts, "texts of claims, to the letter"},
	{Marks, "emphasis, links and mentions"},
	{Implicit, "unstated claims"},
	{Asserted, "claims that hold for their reasons only"},
	{Voices, "who says so"},
	{Strengths, "strengths"},
	{Schemes, "argumentation schemes"},
	{Rules, "rules of inference"},
	{Strict, "strict inferences"},
	{Tags, "tags"},
	{Data, "data of the author's own"},
	{Locators, "places by paragraph and sentence, citations"},
	{Quotes, "places by quotation"},
	{Offsets, "places by offset"},
	{Source, "the text that is read"},
	{Head, "title, author, language, the work that is read"},
	{Theses, "the thesis"},
	{Order, "the order of claims"},
	{Notation, "comments and further texts of a title"},
	{Foreign, "records of other formats"},
}

// A Set is a set of features.
type Set []Feature

// Has reports whether f is in s.
func (s Set) Has(f Feature) bool { return slices.Contains(s, f) }

// Name returns a feature in words.
func (f Feature) Name() string {
	for _, row := range Features {
		if row.ID == f {
			return row.Name
		}
	}
	return string(f)
}

// Everything returns all features but those given.
func Everything(but ...Feature) Set {
	var s Set
	for _, row := range Features {
		if !slices.Contains(but, row.ID) {
			s = append(s, row.ID)
		}
	}
	return s
}
