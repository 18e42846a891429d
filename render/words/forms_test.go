package words

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/graph"
)

func build(t *testing.T, b *graph.Builder) *graph.Graph {
	t.Helper()
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// shapes has each way in which one thing can bear on another.
func shapes(t *testing.T) *graph.Graph {
	t.Helper()
	var b graph.Builder
	a := b.Claim("A", "A.")
	step := b.Support(a, b.Claim("B", "B."), b.Claim("C", "C.").SaidBy("some parents").Unstated())
	undercut := b.Undercut(step, b.Claim("D", "D."), b.Claim("E", "E."))
	b.Support(step, b.Claim("F", "F."))
	b.Attack(undercut, b.Claim("G", "G."))
	b.Attack(a, b.Claim("H", "H."), b.Sketch("I", "I is so."))
	b.Support(a, b.Sketch("N", ""))
	b.Relate(graph.Restatement, a, b.Claim("J", "J."))
	b.Relate(graph.Preference, a, b.Claim("K", "K."), b.Claim("L", "L."))
	b.Attack(a)
	b.Relate(graph.Support, nil, b.Claim("M", "M."))
	b.Meta.Theses = []string{"A"}
	return build(t, &b)
}

func TestSentencesOfEveryShape(t *testing.T) {
	want := map[string][]string{
		"en": {
			"Claim 1, main claim: A.",
			"Claim 1.1, premise: B; with claim 1.2 supports claim 1.",
			"Claim 1.2, premise, unstated, said by some parents: C; with claim 1.1 supports claim 1.",
			"Claim 1.3, objection: D; with claim 1.4 undercuts the step from claims 1.1 and 1.2 to claim 1.",
			"Claim 1.4, objection: E; with claim 1.3 undercuts the step from claims 1.1 and 1.2 to claim 1.",
			"Claim 1.5, objection: G; undercuts the step from claims 1.3 and 1.4 to the step from claims 1.1 and 1.2 to claim 1.",
			"Claim 1.6, backing: F; supports the step from claims 1.1 and 1.2 to claim 1.",
			"Claim 1.7, objection: H; with argument 1.8 speaks against claim 1.",
			"Argument 1.8, objection: I: I is so; with claim 1.7 speaks against claim 1.",
			"Argument 1.9, reason: N; supports claim 1.",
			"Claim 1.10: J; restates claim 1.",
			"Claim 1.11: K; is preferred to claim 1.",
			"Claim 1.12: L; is preferred to claim 1.",
			"Claim 2, premise: M.",
		},
		"de": {
			"Behauptung 1, Hauptbehauptung: A.",
			"Behauptung 1.1, Prämisse: B; stützt Behauptung 1 gemeinsam mit Behauptung 1.2.",
			"Behauptung 1.2, Prämisse, unausgesprochen, laut some parents: C; stützt Behauptung 1 gemeinsam mit Behauptung 1.1.",
			"Behauptung 1.3, Einwand: D; unterläuft gemeinsam mit Behauptung 1.4 den Schritt von den Behauptungen 1.1 und 1.2 zu Behauptung 1.",
			"Behauptung 1.4, Einwand: E; unterläuft gemeinsam mit Behauptung 1.3 den Schritt von den Behauptungen 1.1 und 1.2 zu Behauptung 1.",
			"Behauptung 1.5, Einwand: G; unterläuft den Schritt von den Behauptungen 1.3 und 1.4 zu dem Schritt von den Behauptungen 1.1 und 1.2 zu Behauptung 1.",
			"Behauptung 1.6, Stützung: F; stützt den Schritt von den Behauptungen 1.1 und 1.2 zu Behauptung 1.",
			"Behauptung 1.7, Einwand: H; spricht gemeinsam mit Argument 1.8 gegen Behauptung 1.",
			"Argument 1.8, Einwand: I: I is so; spricht gemeinsam mit Behauptung 1.7 gegen Behauptung 1.",
			"Argument 1.9, Grund: N; stützt Behauptung 1.",
			"Behauptung 1.10: J; sagt mit anderen Worten dasselbe wie Behauptung 1.",
			"Behauptung 1.11: K; wird Behauptung 1 vorgezogen.",
			"Behauptung 1.12: L; wird Behauptung 1 vorgezogen.",
			"Behauptung 2, Prämisse: M.",
		},
		"fr": {
			"Affirmation 1, affirmation principale: A.",
			"Affirmation 1.1, prémisse: B; avec l’affirmation 1.2, appuie l’affirmation 1.",
			"Affirmation 1.2, prémisse, implicite, selon some parents: C; avec l’affirmation 1.1, appuie l’affirmation 1.",
			"Affirmation 1.3, objection: D; avec l’affirmation 1.4, mine l’étape des affirmations 1.1 et 1.2 à l’affirmation 1.",
			"Affirmation 1.4, objection: E; avec l’affirmation 1.3, mine l’étape des affirmations 1.1 et 1.2 à l’affirmation 1.",
			"Affirmation 1.5, objection: G; mine l’étape des affirmations 1.3 et 1.4 à l’étape des affirmations 1.1 et 1.2 à l’affirmation 1.",
			"Affirmation 1.6, fondement: F; appuie l’étape des affirmations 1.1 et 1.2 à l’affirmation 1.",
			"Affirmation 1.7, objection: H; avec l’argument 1.8, s’oppose à l’affirmation 1.",
			"Argument 1.8, objection: I: I is so; avec l’affirmation 1.7, s’oppose à l’affirmation 1.",
			"Argument 1.9, raison: N; appuie l’affirmation 1.",
			"Affirmation 1.10: J; redit l’affirmation 1.",
			"Affirmation 1.11: K; est préféré à l’affirmation 1.",
			"Affirmation 1.12: L; est préféré à l’affirmation 1.",
			"Affirmation 2, prémisse: M.",
		},
	}
	g := shapes(t)
	o := g.Outline()
	for language, sentences := range want {
		var got []string
		for _, e := range o.Entries {
			if !e.Again {
				got = append(got, For(language).Sentence(g, o, e.Node, e.Node == graph.Node(g.Claim("A"))))
			}
		}
		if d := cmp.Diff(sentences, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", language, d)
		}
	}
}

func TestRelationsOfEveryShape(t *testing.T) {
	want := map[string][]string{
		"en": {
			"Claims 1.1 and 1.2 together support claim 1.",
			"Claims 1.3 and 1.4 together undercut the step from claims 1.1 and 1.2 to claim 1.",
			"Claim 1.6 supports the step from claims 1.1 and 1.2 to claim 1.",
			"Claim 1.5 undercuts the step from claims 1.3 and 1.4 to the step from claims 1.1 and 1.2 to claim 1.",
			"Claim 1.7 and argument 1.8 together speak against claim 1.",
			"Argument 1.9 supports claim 1.",
			"Claim 1.10 restates claim 1.",
			"Claims 1.11 and 1.12 are preferred to claim 1.",
			"However: premises missing; claim 1.",
			"Claim 2: because.",
		},
		"de": {
			"Behauptungen 1.1 und 1.2 stützen gemeinsam Behauptung 1.",
			"Behauptungen 1.3 und 1.4 unterlaufen gemeinsam den Schritt von den Behauptungen 1.1 und 1.2 zu Behauptung 1.",
			"Behauptung 1.6 stützt den Schritt von den Behauptungen 1.1 und 1.2 zu Behauptung 1.",
			"Behauptung 1.5 unterläuft den Schritt von den Behauptungen 1.3 und 1.4 zu dem Schritt von den Behauptungen 1.1 und 1.2 zu Behauptung 1.",
			"Behauptung 1.7 und Argument 1.8 sprechen gemeinsam gegen Behauptung 1.",
			"Argument 1.9 stützt Behauptung 1.",
			"Behauptung 1.10 sagt mit anderen Worten dasselbe wie Behauptung 1.",
			"Behauptungen 1.11 und 1.12 werden Behauptung 1 vorgezogen.",
			"Jedoch: Prämissen fehlen; Behauptung 1.",
			"Behauptung 2: weil.",
		},
	}
	g := shapes(t)
	o := g.Outline()
	for language, sentences := range want {
		var got []string
		for _, r := range g.Relations() {
			got = append(got, For(language).Relation(o, r))
		}
		if d := cmp.Diff(sentences, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", language, d)
		}
	}
}

func TestAlternativeTextIsOneSentence(t *testing.T) {
	cases := map[string]struct {
		make func(b *graph.Builder)
		want map[string]string
	}{
		"one main claim": {
			func(b *graph.Builder) {
				b.Meta.Title = "Cars\nin town"
				b.Support(b.Claim("Ban", "Cars should be banned."), b.Claim("Air", "Cars foul the air."))
			},
			map[string]string{
				"en": "Argument map “Cars in town”: 2 claims, 1 reason and no objections; main claim “Cars should be banned”.",
				"de": "Argumentkarte „Cars in town“: 2 Behauptungen, 1 Grund und keine Einwände; Hauptbehauptung „Cars should be banned“.",
				"fr": "Carte d’arguments « Cars in town » : 2 affirmations, 1 raison et aucune objection; affirmation principale « Cars should be banned ».",
			},
		},
		"two that contradict each other, no title": {
			func(b *graph.Builder) { b.Contradict(b.Claim("A", "It is."), b.Claim("B", "Is it?")) },
			map[string]string{
				"en": "Argument map: 2 claims, no reasons and 1 objection; main claims “It is” and “Is it?”.",
				"de": "Argumentkarte: 2 Behauptungen, keine Gründe und 1 Einwand; Hauptbehauptungen „It is“ und „Is it?“.",
				"fr": "Carte d’arguments : 2 affirmations, aucune raison et 1 objection; affirmations principales « It is » et « Is it? ».",
			},
		},
		"many": {
			func(b *graph.Builder) {
				for _, key := range []string{"A", "B", "C", "D", "E"} {
					b.Claim(key, "")
				}
			},
			map[string]string{
				"en": "Argument map: 5 claims, no reasons and no objections; main claims “A”, “B”, “C” and 2 more.",
				"de": "Argumentkarte: 5 Behauptungen, keine Gründe und keine Einwände; Hauptbehauptungen „A“, „B“, „C“ und 2 weitere.",
				"fr": "Carte d’arguments : 5 affirmations, aucune raison et aucune objection; affirmations principales « A », « B », « C » et 2 de plus.",
			},
		},
	}
	for name, c := range cases {
		var b graph.Builder
		c.make(&b)
		g := build(t, &b)
		for language, want := range c.want {
			if got := For(language).Alt(g); got != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", name, language, got, want)
			}
		}
	}
}

// A step that is named alone is the subject of what is said of it.
func TestNamesOfSteps(t *testing.T) {
	g := shapes(t)
	o := g.Outline()
	for language, want := range map[string][2]string{
		"en": {"the step from claims 1.1 and 1.2 to claim 1", "the step from claims 1.3 and 1.4 to the step from claims 1.1 and 1.2 to claim 1"},
		"de": {"der Schritt von den Behauptungen 1.1 und 1.2 zu Behauptung 1", "der Schritt von den Behauptungen 1.3 und 1.4 zu dem Schritt von den Behauptungen 1.1 und 1.2 zu Behauptung 1"},
		"fr": {"l’étape des affirmations 1.1 et 1.2 à l’affirmation 1", "l’étape des affirmations 1.3 et 1.4 à l’étape des affirmations 1.1 et 1.2 à l’affirmation 1"},
	} {
		w := For(language)
		if got := [2]string{w.Name(o, g.Relations()[0]), w.Name(o, g.Relations()[1])}; got != want {
			t.Errorf("%s: got %q, want %q", language, got, want)
		}
	}
}
