package main

import (
	"errors"
	"fmt"

	"crux/graph/semantics/gradual"
)

// strengthFlags say how strengths are found.
type strengthFlags struct {
	Strength  string `placeholder:"SEMANTICS" help:"How strengths are found: df-quad (the default), euler, quadratic-energy or h-categoriser, which knows attacks only."`
	Linked    string `placeholder:"HOW" default:"product" help:"What linked premises are worth: the product of their strengths (the default) or the weakest of them."`
	Iteration string `placeholder:"HOW" default:"automatic" help:"How circles are dealt with: by the continuous model (automatic, continuous) or in steps that may swing to and fro (discrete)."`
}

// read returns the options of the flags.
func (f strengthFlags) read() (o gradual.Options, err error) {
	if f.Strength != "" {
		if o.Semantics, err = gradual.ParseSemantics(f.Strength); err != nil {
			return o, usageError("--strength %s: %s", f.Strength, err)
		}
	}
	if o.Linked, err = gradual.ParseLinked(f.Linked); err != nil {
		return o, usageError("--linked %s: %s", f.Linked, err)
	}
	if o.Method, err = gradual.ParseMethod(f.Iteration); err != nil {
		return o, usageError("--iteration %s: %s", f.Iteration, err)
	}
	return o, nil
}

// strengths finds the strengths of a document's claims.
func (j *judged) strengths(o gradual.Options) (*gradual.Result, error) {
	o.Deny, o.Drop = j.options.Deny, j.options.Drop
	r, err := gradual.Evaluate(j.Graph, o)
	var wrong *gradual.StrengthError
	if errors.As(err, &wrong) {
		return nil, &exitError{exitInput, fmt.Sprintf("%s: %s", j.Name, err)}
	}
	if err != nil {
		return nil, usageError("%s", err)
	}
	return r, nil
}
