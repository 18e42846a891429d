package render

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph/argmap"
	"crux/graph/diag"
	"crux/render/view"
)

// Show says what of a map is shown and how it is labelled. The zero Show is all
// of it, with numbers and voices. What is asked for is what the level draws, so
// that its parts combine: what is not near enough, not among what is only
// wanted, or unwanted goes first; then branches and sections are folded.
type Show struct {
	// Focus are claims by title, with or without brackets, or by number. Only
	// what is within Radius steps of one of them is shown.
	Focus  []string
	Radius int // 0 is the focus alone; see graph.Graph.Radius
	// Fold are claims, given like Focus, and titles of sections. What bears on
	// such a claim alone is hidden; such a section is one box.
	Fold []string
	// Only and Without say what is shown, or not, by tag, voice or section. Of
	// several kinds in Only each must fit, of one kind any one.
	Only, Without []argmap.Filter

	Labels view.Labels
	// NoNumbers and NoVoices take the outline numbers and the voices out of the
	// boxes; they stay in what is read out.
	NoNumbers, NoVoices bool
	// Locators says that boxes tell where the text states a claim.
	Locators bool
}

// part reports whether s may leave something out.
func (s Show) part() bool {
	return len(s.Focus)+len(s.Fold)+len(s.Only)+len(s.Without) > 0
}

// A NameError says that an option names what there is not, or what is not one
// thing.
type NameError struct {
	Option string // "focus", "fold", "only", "without", "labels"
	Given  string
	Reason string
}

func (e *NameError) Error() string { return fmt.Sprintf("%s %s: %s", e.Option, e.Given, e.Reason) }

// An EmptyError says that of a map that is not empty nothing is chosen. It is
// an ErrEmpty.
type EmptyError struct {
	// Why says how many claims are not shown and why, in English: "2 not shown
	// (only tag x)".
	Why []string
}

func (e *EmptyError) Error() string {
	return ErrEmpty.Error() + ": " + strings.Join(e.Why, ", ")
}

// Is reports whether target is ErrEmpty.
func (e *EmptyError) Is(target error) bool { return target == ErrEmpty }

// ParseFilter reads a filter such as "tag:ethics", "voice:the mayor" or
// "section:Rivals". The option that it is given to is named in the error, a
// *NameError.
func ParseFilter(option, written string) (argmap.Filter, error) {
	kind, value, ok := strings.Cut(written, ":")
	var known []string
	for _, k := range argmap.FilterKinds {
		known = append(known, string(k))
	}
	kind, value = strings.TrimSpace(kind), strings.TrimSpace(value)
	switch {
	case !slices.Contains(known, kind):
		reason := "write tag:…, voice:… or section:…"
		if near := diag.Nearest(kind, known); near != "" {
			reason += "; did you mean " + near + ":" + value + "?"
		}
		return argmap.Filter{}, &NameError{option, written, reason}
	case !ok || value == "":
		return argmap.Filter{}, &NameError{option, written, "name a " + kind + " after the colon"}
	}
	if kind == string(argmap.ByTag) {
		value = strings.TrimPrefix(value, "#")
	}
	return argmap.Filter{Kind: argmap.FilterKind(kind), Value: value}, nil
}

// labels sets how boxes are labelled.
func (s Show) labels(o *view.Options) error {
	if s.Labels != view.OwnLabels && !slices.Contains(view.LabelKinds, s.Labels) {
		reason := "there are title, text and both"
		if near := diag.Nearest(string(s.Labels), []string{"title", "text", "both"}); near != "" {
			reason += "; did you mean " + near + "?"
		}
		return &NameError{"labels", string(s.Labels), reason}
	}
	o.Labelled, o.NoNumbers, o.NoVoices, o.Locators = s.Labels, s.NoNumbers, s.NoVoices, s.Locators
	return nil
}
