package main

import (
	"errors"

	"crux/render"
	"crux/render/view"
)

// showFlags say what of a map is shown, and how it is labelled.
type showFlags struct {
	Focus     []string `placeholder:"CLAIM" sep:"none" help:"Show only what is near a claim, given by its title or number. May be given more than once."`
	Radius    *int     `placeholder:"N" help:"How many steps from the focus are near; 1 without it."`
	Fold      []string `placeholder:"WHAT" sep:"none" help:"Hide what bears on a claim alone, or make one box of a section; given by title or number. May be given more than once."`
	Only      []string `placeholder:"KIND:NAME" sep:"none" help:"Show only what has a tag or a voice or is in a section: tag:ethics, voice:Plato, section:Rivals. May be given more than once."`
	Without   []string `placeholder:"KIND:NAME" sep:"none" help:"Leave out what has a tag or a voice or is in a section. May be given more than once."`
	Labels    string   `placeholder:"KIND" help:"What is written in the boxes: title, text or both; without it the text of claims."`
	NoNumbers bool     `help:"Write no numbers in front of claims; readers of the screen still hear them."`
	NoVoices  bool     `help:"Do not write who says so."`
	Locators  bool     `help:"Write where the text states a claim, as in p6.s2."`
}

// defaultRadius shows, around the focus, what bears on it and what it bears on.
const defaultRadius = 1

// show returns what the flags say.
func (f showFlags) show() (render.Show, error) {
	s := render.Show{
		Focus: f.Focus, Radius: defaultRadius, Fold: f.Fold,
		Labels: view.Labels(f.Labels), NoNumbers: f.NoNumbers, NoVoices: f.NoVoices, Locators: f.Locators,
	}
	switch {
	case f.Radius == nil:
	case len(f.Focus) == 0:
		return s, usageError("--radius says how far from a focus; name one with --focus CLAIM")
	case *f.Radius < 0:
		return s, usageError("--radius %d: a number of steps is 0 or more", *f.Radius)
	default:
		s.Radius = *f.Radius
	}
	for option, list := range [...][]string{f.Only, f.Without} {
		for _, written := range list {
			filter, err := render.ParseFilter([...]string{"only", "without"}[option], written)
			if err != nil {
				return s, wrongName(err)
			}
			if option == 0 {
				s.Only = append(s.Only, filter)
			} else {
				s.Without = append(s.Without, filter)
			}
		}
	}
	return s, nil
}

// wrongName returns an error that names what there is not as one of usage.
func wrongName(err error) error {
	var name *render.NameError
	if errors.As(err, &name) {
		return usageError("--%s", name)
	}
	return err
}
