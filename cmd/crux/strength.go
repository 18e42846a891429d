package main

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"crux/graph"
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

// strengthTold is what is told of the strength of a claim.
type strengthTold struct {
	Semantics string  `json:"semantics"`
	Strength  float64 `json:"strength"`
	Base      float64 `json:"base"`
	Method    string  `json:"method"`
	Converged bool    `json:"converged"`
	Residual  float64 `json:"residual"`
	Steps     int     `json:"steps"`
	// Contributions are those of the claims that bear on it, the largest first. Their
	// Shapley values sum to strength minus base. They are null where there are too many.
	Contributions []contribution `json:"contributions"`
	// Samples is how many orders were drawn for the Shapley values; 0 if they are exact.
	Samples int `json:"samples"`
}

// contribution is what a claim does for the strength of another.
type contribution struct {
	Number  string  `json:"number"`
	Shapley float64 `json:"shapley"`
	Error   float64 `json:"error"` // the standard error of a sampled value
	Removal float64 `json:"removal"`

	node graph.Node
}

// contributions finds out what is told of the strength of n.
func (j *judged) contributions(r *gradual.Result, how gradual.Options, n graph.Node, seed uint64) (*strengthTold, error) {
	told := &strengthTold{Semantics: how.Semantics.String(), Strength: decimal(r.Strength(n)), Base: decimal(r.Base(n)), Method: r.Method.String(),
		Converged: r.Converged, Residual: significant(r.Residual), Steps: r.Steps}
	shapley, err := r.Shapley(n, gradual.Sampling{Seed: seed})
	var large *gradual.TooLargeError
	if errors.As(err, &large) {
		return told, nil
	}
	if err != nil {
		return nil, err
	}
	removals, err := r.Removals(n)
	if err != nil && !errors.As(err, &large) {
		return nil, err
	}
	told.Contributions, told.Samples = []contribution{}, shapley.Samples
	for i, c := range shapley.List {
		one := contribution{Number: j.outline.Number(c.Node), Shapley: decimal(c.Value), Error: decimal(c.Error), node: c.Node}
		if removals != nil {
			one.Removal = decimal(removals.List[i].Value)
		}
		told.Contributions = append(told.Contributions, one)
	}
	slices.SortStableFunc(told.Contributions, func(a, b contribution) int {
		return cmp.Compare(math.Abs(b.Shapley), math.Abs(a.Shapley))
	})
	return told, nil
}

// decimal returns a strength with six decimals: further ones may differ from machine to
// machine.
func decimal(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// significant returns a small number with two digits.
func significant(x float64) float64 {
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'e', 1, 64), 64)
	return x
}

// print writes what is told of a strength for a reader.
func (t *strengthTold) print(s *strings.Builder, j *judged) {
	s.WriteString(hang("  ", fmt.Sprintf("%.2f by %s, from a base score of %.2f.", t.Strength, t.Semantics, t.Base)))
	if !t.Converged {
		s.WriteString(hang("  ", fmt.Sprintf("It did not settle: after %d steps it still changes by %.2g.", t.Steps, t.Residual)))
	}
	switch {
	case t.Contributions == nil:
		s.WriteString(hang("  ", "Too many claims bear on it to say what each does."))
		return
	case len(t.Contributions) == 0:
		s.WriteString(hang("  ", "Nothing bears on it."))
		return
	}
	share := "What each claim adds to it (Shapley values, which sum to the difference)"
	if t.Samples > 0 {
		share += fmt.Sprintf(", estimated from %d orders, with standard errors", t.Samples)
	}
	s.WriteString(hang("  ", share+", and what would be lost without the claim:"))
	for i, c := range t.Contributions {
		if i == mostContributions {
			s.WriteString(hang("  ", fmt.Sprintf("and %d more that add less; --json lists them all", len(t.Contributions)-i)))
			break
		}
		value := fmt.Sprintf("%+.3f", c.Shapley)
		if t.Samples > 0 {
			value += fmt.Sprintf(" ± %.3f", c.Error)
		}
		s.WriteString(hang(fmt.Sprintf("  %s  %+.3f  ", value, c.Removal), j.title(c.node)))
	}
}

// mostContributions is how many contributions are listed.
const mostContributions = 20

// unheard says which relations have an effect on verdicts but none on strengths.
func unheard(r *gradual.Result) []string {
	var said []string
	for _, note := range r.Notes {
		if note.Reason == gradual.IgnoredSupport || note.Reason == gradual.OnIdleRelation {
			said = append(said, note.String())
		}
	}
	return said
}
