package words

import (
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/render/verdict"
)

func TestVerdictsInWords(t *testing.T) {
	g := graphtest.Make(t, "A > B")
	a, r := g.Claim("A"), g.Relations()[0]
	for _, tc := range []struct {
		v                                          verdict.Verdict
		english, german, french, counts, zählt, fr string
	}{
		{verdict.Verdict{}, "", "", "", "", "", ""},
		{verdict.Verdict{Label: verdict.Stands}, "stands", "hält stand", "tient", "This counts.", "Das zählt.", "Cela compte."},
		{verdict.Verdict{Label: verdict.Stands, Assumed: true, Step: 1}, "assumed, stands at step 1", "angenommen, hält stand (Schritt 1)", "par hypothèse, tient à l’étape 1", "This counts.", "Das zählt.", "Cela compte."},
		{verdict.Verdict{Label: verdict.Falls, Assumed: true, Step: 2}, "falls at step 2", "fällt (Schritt 2)", "tombe à l’étape 2", "This does not count.", "Das zählt nicht.", "Cela ne compte pas."},
		{verdict.Verdict{Label: verdict.Undecided}, "undecided", "unentschieden", "en suspens", "Whether this counts is undecided.", "Ob das zählt, ist unentschieden.", "On ne sait si cela compte."},
		{verdict.Verdict{Step: 4, Strength: &verdict.Strength{Value: 0.42, Base: 0.5}}, "strength 0.42, base 0.50", "Stärke 0,42, Ausgangswert 0,50", "force 0,42, valeur initiale 0,50", "", "", ""},
	} {
		s := &verdict.Set{Of: map[graph.Node]verdict.Verdict{a: tc.v, r: tc.v}}
		for lang, want := range map[string][2]string{"en": {tc.english, tc.counts}, "de": {tc.german, tc.zählt}, "fr": {tc.french, tc.fr}} {
			w := For(lang)
			w.Verdicts = s
			if got := w.Verdict(a); got != want[0] {
				t.Errorf("%s: got %q, want %q", lang, got, want[0])
			}
			if got := w.counts(r); got != want[1] {
				t.Errorf("%s: got %q, want %q", lang, got, want[1])
			}
		}
	}
}

func TestVerdictsInSentences(t *testing.T) {
	g := graphtest.Make(t, "A > B")
	w := For("en")
	w.Verdicts = &verdict.Set{Caption: "preferred labelling 2 of 3", Of: map[graph.Node]verdict.Verdict{
		g.Claim("A"): {Label: verdict.Falls, Step: 2, Strength: &verdict.Strength{Value: 0.42, Base: 0.5}}, g.Relations()[0]: {Label: verdict.Falls},
	}}
	o := g.Outline()
	for got, want := range map[string]string{
		w.Sentence(g, o, g.Claim("A"), false): "Claim 1.1, premise, falls at step 2, strength 0.42, base 0.50: A; supports claim 1.",
		w.Sentence(g, o, g.Claim("B"), true):  "Claim 1, main claim: B.",
		w.Relation(o, g.Relations()[0]):       "Claim 1.1 supports claim 1. This does not count.",
		w.Description(g, o):                   "Preferred labelling 2 of 3. 2 claims, 1 reason, no objections. Main claim: B.",
		w.Alt(g):                              "Argument map (preferred labelling 2 of 3): 2 claims, 1 reason and no objections; main claim “B”.",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
