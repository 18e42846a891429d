package main

import (
	"errors"

	"crux/render"
	"crux/render/view"
)

// showFlags say what of a map is shown, and how it is labelled.
type showFlags struct {
	Labels    string `placeholder:"KIND" help:"What is written in the boxes: title, text or both; without it the text of claims."`
	NoNumbers bool   `help:"Write no numbers in front of claims; readers of the screen still hear them."`
	NoVoices  bool   `help:"Do not write who says so."`
	Locators  bool   `help:"Write where the text states a claim, as in p6.s2."`
}

// show returns what the flags say.
func (f showFlags) show() render.Show {
	return render.Show{Labels: view.Labels(f.Labels), NoNumbers: f.NoNumbers, NoVoices: f.NoVoices, Locators: f.Locators}
}

// wrongName returns an error that names what there is not as one of usage.
func wrongName(err error) error {
	var name *render.NameError
	if errors.As(err, &name) {
		return usageError("--%s", name)
	}
	return err
}
