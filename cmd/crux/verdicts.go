package main

import (
	"fmt"
	"reflect"

	"crux/data"
	"crux/graph"
	"crux/graph/semantics"
	"crux/graph/semantics/gradual"
	"crux/render/verdict"
	"crux/render/words"
)

// verdictFlags ask map for verdicts in the picture.
type verdictFlags struct {
	Eval      string `placeholder:"[SEMANTICS]" help:"Show which claims stand: under the grounded labelling, or each that counts as complete, preferred, stable, semi-stable, ideal or stage; several are drawn as map.svg, map-2.svg and so on."`
	Labelling int    `placeholder:"N" help:"Draw labelling N alone."`
	Cap       int    `placeholder:"N" default:"20" help:"How many labellings are drawn at the most; 20 without it."`
	strengthFlags
	judgeFlags
	timeFlags
}

// A judging is what flags ask for.
type judging struct {
	semantics semantics.Semantics // "" for none
	strengths *gradual.Options    // nil for none
	options   semantics.Options
}

// check reads the flags, and refuses those that say nothing without others.
func (f verdictFlags) check() (judging, error) {
	var j judging
	if f.Eval != "" {
		s, near, ok := semantics.Parse(f.Eval)
		if !ok {
			return j, unknown("semantics", f.Eval, near, semantics.All)
		}
		j.semantics = s
	}
	how, err := f.strengthFlags.read()
	if err != nil {
		return j, err
	}
	if f.Strength != "" {
		j.strengths = &how
	}
	if j.options, err = f.standard(); err != nil {
		return j, err
	}
	switch {
	case f.Cap < 1:
		return j, usageError("--cap %d: give a number of labellings, 1 or more", f.Cap)
	case f.Labelling < 0:
		return j, usageError("--labelling %d: labellings are counted from 1", f.Labelling)
	case f.Labelling > 0 && f.Eval == "":
		return j, usageError("--labelling chooses among the labellings of --eval; give both")
	case f.Eval == "" && f.Strength == "" && f.judgeFlags.given():
		return j, usageError("what is granted or denied changes verdicts; show them with --eval or --strength")
	}
	return j, nil
}

// given reports whether any of the flags is.
func (f judgeFlags) given() bool {
	none := judgeFlags{Claims: "reasons", Granted: "all", Standard: string(semantics.Dialectical),
		Alpha: semantics.DefaultThresholds.Alpha, Beta: semantics.DefaultThresholds.Beta, Gamma: semantics.DefaultThresholds.Gamma}
	return !reflect.DeepEqual(f, none)
}

// verdicts returns what is to be shown of a document: one set of verdicts for each
// labelling, none where nothing is asked for.
func (f verdictFlags) verdicts(c *console, doc *data.Document, asked judging) ([]*verdict.Set, error) {
	if asked.semantics == "" && asked.strengths == nil {
		return nil, nil
	}
	j, err := f.judgeFlags.judge(doc, asked.options)
	if err != nil {
		return nil, err
	}
	var strengths *gradual.Result
	gradualName := ""
	if asked.strengths != nil {
		if strengths, err = j.strengths(*asked.strengths); err != nil {
			return nil, err
		}
		gradualName = asked.strengths.Semantics.String()
		if !strengths.Converged {
			fmt.Fprintf(c.err, "%s: the strengths did not settle: after %d steps they still change by %.2g\n", doc.Name, strengths.Steps, strengths.Residual)
		}
	}
	w := words.For(doc.Graph.Meta.Language)
	if asked.semantics == "" {
		return []*verdict.Set{j.shown(nil, strengths, w.Caption("", 0, 0, gradualName))}, nil
	}
	ctx, cancel, err := f.context()
	if err != nil {
		return nil, err
	}
	defer cancel()
	found, err := j.labellings(ctx, asked.semantics, max(f.Cap, f.Labelling))
	if err != nil {
		return nil, err
	}
	n := len(found.list)
	switch {
	case n == 0 && found.timeout:
		return nil, &exitError{exitInput, fmt.Sprintf("%s: undecided within %s; --timeout gives it longer, --eval grounded needs no search", doc.Name, f.Timeout)}
	case n == 0:
		return nil, &exitError{exitInput, fmt.Sprintf("%s: no %s labelling exists, so there is none to draw; --eval semi-stable or grounded has one always", doc.Name, asked.semantics)}
	case f.Labelling > n:
		return nil, usageError("--labelling %d: there are %d", f.Labelling, n)
	case found.timeout:
		fmt.Fprintf(c.err, "%s: not all labellings were found within %s; --timeout gives it longer\n", doc.Name, f.Timeout)
	case found.capped && f.Labelling == 0:
		fmt.Fprintf(c.err, "%s has more than %s; --cap N draws more\n", doc.Name, counted(n))
	}
	var sets []*verdict.Set
	for i, l := range found.list {
		if f.Labelling == 0 || f.Labelling == i+1 {
			sets = append(sets, j.shown(l, strengths, w.Caption(string(asked.semantics), i+1, n, gradualName)))
		}
	}
	return sets, nil
}

// shown returns what a labelling and strengths, either of which may be nil, say of a
// document.
func (j *judged) shown(l *semantics.Labelling, strengths *gradual.Result, caption string) *verdict.Set {
	set := &verdict.Set{Of: map[graph.Node]verdict.Verdict{}, Caption: caption}
	labels := map[semantics.Label]verdict.Label{semantics.In: verdict.Stands, semantics.Out: verdict.Falls, semantics.Undecided: verdict.Undecided}
	for _, n := range j.Graph.NodeList() {
		var v verdict.Verdict
		r, relation := n.(*graph.Relation)
		if relation && (r.Incomplete() || r.Kind.Polarity() == graph.Neutral) {
			continue
		}
		if l != nil {
			v.Label, v.Step = labels[l.Of(n)], l.Step(n)
			claim, ok := n.(*graph.Claim)
			v.Assumed = ok && claim.Implicit && j.c.Granted(n)
		}
		if strengths != nil && !relation {
			v.Strength = &verdict.Strength{Value: strengths.Strength(n), Base: strengths.Base(n)}
		}
		set.Of[n] = v
	}
	return set
}
