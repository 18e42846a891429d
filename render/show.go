package render

import (
	"fmt"
	"slices"

	"crux/graph/diag"
	"crux/render/view"
)

// Show says what of a map is shown and how it is labelled. The zero Show is all
// of it, with numbers and voices.
type Show struct {
	Labels view.Labels
	// NoNumbers and NoVoices take the outline numbers and the voices out of the
	// boxes; they stay in what is read out.
	NoNumbers, NoVoices bool
	// Locators says that boxes tell where the text states a claim.
	Locators bool
}

// A NameError says that an option names what there is not, or is not one thing.
type NameError struct {
	Option string // "focus", "fold", "only", "without", "labels"
	Given  string
	Reason string
}

func (e *NameError) Error() string { return fmt.Sprintf("%s %s: %s", e.Option, e.Given, e.Reason) }

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
