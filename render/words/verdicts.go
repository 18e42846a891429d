package words

import (
	"fmt"
	"strings"

	"crux/graph"
	"crux/render/verdict"
)

// VerdictWords are the words for what stands, falls or is undecided.
type VerdictWords struct {
	Stands, Falls, Undecided string
	// Assumed says that something stands which nobody has stated, and Settled at
	// which step of the judgement, with what: "%s at step %d".
	Assumed, Settled string
	StrengthIs       string // "strength %s, base %s"

	// Of relations: this counts, does not count, is undecided.
	Counts, CountsNot, CountsPerhaps string

	// What the verdicts are called: the labelling, one of several, strengths.
	Labelling, LabellingOf, Strengths string // "%s labelling", "%s labelling %d of %d", "strength by %s"
	LabellingNames                    map[string]string

	// The legend's entries.
	AssumedEntry, SettledEntry, StrengthEntry, IdleEntry string
}

var englishVerdicts = VerdictWords{
	Stands: "stands", Falls: "falls", Undecided: "undecided", Assumed: "assumed, stands", Settled: "%s at step %d", StrengthIs: "strength %s, base %s",
	Counts: "This counts.", CountsNot: "This does not count.", CountsPerhaps: "Whether this counts is undecided.",
	Labelling: "%s labelling", LabellingOf: "%s labelling %d of %d", Strengths: "strength by %s",
	AssumedEntry: "assumed, and stands", SettledEntry: "settled at this step", StrengthEntry: "strength, with a line at the base score", IdleEntry: "does not count",
}

var germanVerdicts = VerdictWords{
	Stands: "hält stand", Falls: "fällt", Undecided: "unentschieden", Assumed: "angenommen, hält stand", Settled: "%s (Schritt %d)", StrengthIs: "Stärke %s, Ausgangswert %s",
	Counts: "Das zählt.", CountsNot: "Das zählt nicht.", CountsPerhaps: "Ob das zählt, ist unentschieden.",
	Labelling: "%s Bewertung", LabellingOf: "%s Bewertung %d von %d", Strengths: "Stärke nach %s",
	LabellingNames: map[string]string{"grounded": "fundierte", "complete": "vollständige", "preferred": "präferierte", "stable": "stabile",
		"semi-stable": "semistabile", "ideal": "ideale", "stage": "Stage-"},
	AssumedEntry: "angenommen, und hält stand", SettledEntry: "in diesem Schritt entschieden", StrengthEntry: "Stärke, mit einem Strich beim Ausgangswert", IdleEntry: "zählt nicht",
}

var frenchVerdicts = VerdictWords{
	Stands: "tient", Falls: "tombe", Undecided: "en suspens", Assumed: "par hypothèse, tient", Settled: "%s à l’étape %d", StrengthIs: "force %s, valeur initiale %s",
	Counts: "Cela compte.", CountsNot: "Cela ne compte pas.", CountsPerhaps: "On ne sait si cela compte.",
	Labelling: "étiquetage %s", LabellingOf: "étiquetage %s %d sur %d", Strengths: "force selon %s",
	LabellingNames: map[string]string{"grounded": "fondé", "complete": "complet", "preferred": "préféré", "stable": "stable",
		"semi-stable": "semi-stable", "ideal": "idéal", "stage": "stage"},
	AssumedEntry: "tient par hypothèse", SettledEntry: "réglé à cette étape", StrengthEntry: "force, avec un trait à la valeur initiale", IdleEntry: "ne compte pas",
}

// Caption returns what verdicts are called: labelling n, counted from 1, of so many
// under a semantics, and the gradual semantics of the strengths; "" is without one.
func (w Words) Caption(semantics string, n, of int, strengths string) string {
	var said []string
	if semantics != "" {
		name := w.LabellingNames[semantics]
		if name == "" {
			name = semantics
		}
		if of > 1 {
			said = append(said, fmt.Sprintf(w.LabellingOf, name, n, of))
		} else {
			said = append(said, fmt.Sprintf(w.Labelling, name))
		}
	}
	if strengths != "" {
		said = append(said, fmt.Sprintf(w.Strengths, strengths))
	}
	return strings.Join(said, ", ")
}

// Verdict returns what is said of a claim or sketch: "falls at step 2, strength
// 0.42, base 0.50"; "" for nothing.
func (w Words) Verdict(n graph.Node) string {
	v := w.Verdicts.On(n)
	var parts []string
	if v.Label != verdict.None {
		said := [...]string{verdict.Stands: w.Stands, verdict.Falls: w.Falls, verdict.Undecided: w.Undecided}[v.Label]
		if v.Assumed && v.Label == verdict.Stands {
			said = w.Assumed
		}
		if v.Step > 0 {
			said = fmt.Sprintf(w.Settled, said, v.Step)
		}
		parts = append(parts, said)
	}
	if s := v.Strength; s != nil {
		parts = append(parts, fmt.Sprintf(w.StrengthIs, w.Decimal(s.Value), w.Decimal(s.Base)))
	}
	return strings.Join(parts, ", ")
}

// Decimal returns a strength with two decimals, as the language writes them.
func (w Words) Decimal(f float64) string {
	s := verdict.Decimal(f)
	if w.Language != "en" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// counts says whether a relation counts, "" where nothing is said of it.
func (w Words) counts(r *graph.Relation) string {
	label := w.Verdicts.On(r).Label
	if x := r.Contradiction; x != nil { // one line, which says both
		label = verdict.Stronger(w.Verdicts.On(x.There).Label, w.Verdicts.On(x.Back).Label)
	}
	return [...]string{verdict.None: "", verdict.Stands: w.Counts, verdict.Falls: w.CountsNot, verdict.Undecided: w.CountsPerhaps}[label]
}
