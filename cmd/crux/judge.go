package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"crux/data"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/semantics"
	"crux/render"
)

// judgeFlags say what is granted where an argument is judged.
type judgeFlags struct {
	Grant    []string `placeholder:"CLAIM" sep:"none" help:"Grant a claim, given by its title or number, whatever becomes of its reasons. May be given more than once."`
	Deny     []string `placeholder:"CLAIM" sep:"none" help:"Deny a claim; of an argument, given as <title>, leave out the last step. May be given more than once."`
	Claims   string   `placeholder:"WHICH" enum:"reasons,granted" default:"reasons" help:"Whether a claim that has reasons stands by them (reasons, the default) or is taken as asserted (granted)."`
	Granted  string   `placeholder:"WHOSE" enum:"all,author" default:"all" help:"Whose claims without reasons are granted: everybody's, for the argument's sake (all, the default), or the author's and the unstated ones (author)."`
	Standard string   `placeholder:"STANDARD" default:"dialectical-validity" help:"What it takes for a claim to stand: dialectical-validity (something for it and nothing against it, the default), scintilla, preponderance, clear-and-convincing or beyond-reasonable-doubt, by the strengths of relations."`
	Alpha    float64  `placeholder:"A" default:"0.4" help:"What the strongest reason must exceed by the last two standards."`
	Beta     float64  `placeholder:"B" default:"0.3" help:"By how much it must exceed the strongest objection."`
	Gamma    float64  `placeholder:"C" default:"0.2" help:"What the strongest objection must stay below by the last one."`
}

// timeFlags bound searches.
type timeFlags struct {
	Timeout time.Duration `placeholder:"TIME" default:"10s" help:"How long is searched, as in 30s; 10s without it. The grounded verdicts need no search."`
}

// context returns a context that ends when the time of searches is over.
func (f timeFlags) context() (context.Context, context.CancelFunc, error) {
	if f.Timeout <= 0 {
		return nil, nil, usageError("--timeout %s: give a time, as in 10s", f.Timeout)
	}
	ctx, cancel := context.WithTimeout(context.Background(), f.Timeout)
	return ctx, cancel, nil
}

// A judged document is a document with what is granted in it.
type judged struct {
	*data.Document
	outline *graph.Outline
	options semantics.Options
	c       *semantics.Case
}

// judge reads a document and what is granted in it. The diagnostics are told.
func (c *console) judge(file string, input inputFlags, f judgeFlags) (*judged, error) {
	o, err := f.standard()
	if err != nil {
		return nil, err
	}
	doc, err := c.read(file, input)
	if err != nil {
		return nil, err
	}
	if err := c.tell(doc.Diagnostics, diag.Warning, doc.TextOf); err != nil {
		return nil, err
	}
	if doc.Diagnostics.HasErrors() {
		return nil, &exitError{exitInput, fmt.Sprintf("%s has errors, so it was not judged", doc.Name)}
	}
	return f.judge(doc, o)
}

// judge returns a document with what is granted in it.
func (f judgeFlags) judge(doc *data.Document, o semantics.Options) (*judged, error) {
	j := &judged{Document: doc, outline: doc.Graph.Outline(), options: o}
	if err := j.grant(f); err != nil {
		return nil, err
	}
	j.c = semantics.New(doc.Graph, j.options)
	return j, nil
}

// standard returns the options that do not depend on a document.
func (f judgeFlags) standard() (semantics.Options, error) {
	o := semantics.Options{Claims: f.Claims == "granted", Author: f.Granted == "author",
		Thresholds: semantics.Thresholds{Alpha: f.Alpha, Beta: f.Beta, Gamma: f.Gamma}}
	var near string
	var ok bool
	if o.Standard, near, ok = semantics.ParseStandard(f.Standard); !ok {
		return o, unknown("proof standard", f.Standard, near, semantics.Standards)
	}
	for _, t := range []struct {
		name  string
		value float64
	}{{"alpha", f.Alpha}, {"beta", f.Beta}, {"gamma", f.Gamma}} {
		if !(t.value >= 0 && t.value <= 1) {
			return o, usageError("--%s %g: give a number from 0 to 1", t.name, t.value)
		}
	}
	return o, nil
}

// unknown returns the error of a name that is none of a list.
func unknown[S ~string](what, given, near string, list []S) error {
	var names []string
	for _, s := range list {
		names = append(names, string(s))
	}
	hint := "there are " + strings.Join(names, ", ")
	if near != "" {
		hint = fmt.Sprintf("did you mean %s?", near)
	}
	return usageError("no %s is called %s; %s", what, given, hint)
}

// grant adds what is granted and denied by name.
func (j *judged) grant(f judgeFlags) error {
	for _, name := range f.Grant {
		n, err := j.named("--grant", name)
		if err != nil {
			return err
		}
		if r, ok := n.(*graph.Relation); ok {
			return usageError("--grant %s: this is an argument; grant its conclusion %s", name, j.title(r.Conclusion()))
		}
		j.options.Grant = append(j.options.Grant, n)
	}
	for _, name := range f.Deny {
		n, err := j.named("--deny", name)
		if err != nil {
			return err
		}
		for _, granted := range j.options.Grant {
			if granted == n {
				return usageError("--deny %s: it is granted too", name)
			}
		}
		if r, ok := n.(*graph.Relation); ok {
			j.options.Drop = append(j.options.Drop, r)
		} else {
			j.options.Deny = append(j.options.Deny, n)
		}
	}
	return nil
}

// named returns what a title or number names: a claim or sketch, or the last step of an
// argument.
func (j *judged) named(option, name string) (graph.Node, error) {
	n, err := render.Named(j.Graph, j.outline, option, name)
	var wrong *render.NameError
	if errors.As(err, &wrong) {
		return nil, usageError("%s", wrong)
	}
	return n, err
}

// title returns how a claim or sketch is named: by its number and title.
func (j *judged) title(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		if t := n.Title(); t != "" {
			return j.outline.Number(n) + " " + t
		}
		return j.outline.Number(n) + " " + n.Words().Untagged()
	case *graph.Sketch:
		if t := n.Title(); t != "" {
			return j.outline.Number(n) + " <" + t + ">"
		}
		return j.outline.Number(n) + " " + n.Words().Untagged()
	}
	return ""
}

// claims returns the claims and sketches of a document in the order of its outline, each
// once.
func (j *judged) claims() []graph.Node {
	var list []graph.Node
	for _, e := range j.outline.Entries {
		if !e.Again {
			list = append(list, e.Node)
		}
	}
	return list
}

// without says what of a document has no effect on verdicts and strengths, or "".
func (j *judged) without() []string {
	counts := map[string]int{}
	var order []string
	for _, r := range j.Graph.Relations() {
		_, onRelation := r.Target.(*graph.Relation)
		what := ""
		switch {
		case r.Incomplete():
			what = "incomplete relation"
		case r.Kind == graph.Restatement || r.Kind == graph.Preference:
			what = r.Kind.String()
		case r.Kind == graph.Support && onRelation:
			what = "support of a step"
		}
		if what == "" {
			continue
		}
		if counts[what] == 0 {
			order = append(order, what)
		}
		counts[what]++
	}
	var said []string
	for _, what := range order {
		n := counts[what]
		switch {
		case n == 1:
			said = append(said, fmt.Sprintf("1 %s has no effect on verdicts and strengths", what))
		case what == "support of a step":
			said = append(said, fmt.Sprintf("%d supports of steps have no effect on verdicts and strengths", n))
		default:
			said = append(said, fmt.Sprintf("%d %ss have no effect on verdicts and strengths", n, what))
		}
	}
	return said
}
