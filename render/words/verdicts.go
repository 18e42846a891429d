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

	// The legend's entries.
	AssumedEntry, SettledEntry, StrengthEntry, IdleEntry string
}

var englishVerdicts = VerdictWords{
	Stands: "stands", Falls: "falls", Undecided: "undecided", Assumed: "assumed, stands", Settled: "%s at step %d", StrengthIs: "strength %s, base %s",
	Counts: "This counts.", CountsNot: "This does not count.", CountsPerhaps: "Whether this counts is undecided.",
	AssumedEntry: "assumed, and stands", SettledEntry: "settled at this step", StrengthEntry: "strength, with a line at the base score", IdleEntry: "does not count",
}

var germanVerdicts = VerdictWords{
	Stands: "hält stand", Falls: "fällt", Undecided: "unentschieden", Assumed: "angenommen, hält stand", Settled: "%s (Schritt %d)", StrengthIs: "Stärke %s, Ausgangswert %s",
	Counts: "Das zählt.", CountsNot: "Das zählt nicht.", CountsPerhaps: "Ob das zählt, ist unentschieden.",
	AssumedEntry: "angenommen, und hält stand", SettledEntry: "in diesem Schritt entschieden", StrengthEntry: "Stärke, mit einem Strich beim Ausgangswert", IdleEntry: "zählt nicht",
}

var frenchVerdicts = VerdictWords{
	Stands: "tient", Falls: "tombe", Undecided: "en suspens", Assumed: "par hypothèse, tient", Settled: "%s à l’étape %d", StrengthIs: "force %s, valeur initiale %s",
	Counts: "Cela compte.", CountsNot: "Cela ne compte pas.", CountsPerhaps: "On ne sait si cela compte.",
	AssumedEntry: "tient par hypothèse", SettledEntry: "réglé à cette étape", StrengthEntry: "force, avec un trait à la valeur initiale", IdleEntry: "ne compte pas",
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
