package words

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/graph"
	"crux/graph/argmap"
)

// sample has two linked premises, one of them unstated, an undercut by a sketch
// and a contradiction.
func sample(t *testing.T) *graph.Graph {
	t.Helper()
	var b graph.Builder
	ban := b.Claim("Ban", "The centre should be closed.")
	air := b.Claim("Air", "Cars foul the air.").SaidBy("the mayor")
	ill := b.Claim("Ill", "Foul air makes people ill.").Unstated()
	wind := b.Sketch("Wind", "")
	b.Undercut(b.Support(ban, air, ill), wind)
	b.Contradict(ban, b.Claim("Open", "It should stay open."))
	b.Attack(ban, b.Claim("Shops", "Shops lose."))
	b.Meta.Theses = []string{"Ban"}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestSentences(t *testing.T) {
	want := map[string][]string{
		"en": {
			"Claim 1, main claim: The centre should be closed; contradicts claim 1.4.",
			"Claim 1.1, premise, said by the mayor: Cars foul the air; with claim 1.2 supports claim 1.",
			"Claim 1.2, premise, unstated: Foul air makes people ill; with claim 1.1 supports claim 1.",
			"Argument 1.3, objection: Wind; undercuts the step from claims 1.1 and 1.2 to claim 1.",
			"Claim 1.4: It should stay open; contradicts claim 1.",
			"Claim 1.5, objection: Shops lose; speaks against claim 1.",
		},
		"de": {
			"Behauptung 1, Hauptbehauptung: The centre should be closed; widerspricht Behauptung 1.4.",
			"Behauptung 1.1, Prämisse, laut the mayor: Cars foul the air; stützt Behauptung 1 gemeinsam mit Behauptung 1.2.",
			"Behauptung 1.2, Prämisse, unausgesprochen: Foul air makes people ill; stützt Behauptung 1 gemeinsam mit Behauptung 1.1.",
			"Argument 1.3, Einwand: Wind; unterläuft den Schritt von den Behauptungen 1.1 und 1.2 zu Behauptung 1.",
			"Behauptung 1.4: It should stay open; widerspricht Behauptung 1.",
			"Behauptung 1.5, Einwand: Shops lose; spricht gegen Behauptung 1.",
		},
		"fr": {
			"Affirmation 1, affirmation principale: The centre should be closed; contredit l’affirmation 1.4.",
			"Affirmation 1.1, prémisse, selon the mayor: Cars foul the air; avec l’affirmation 1.2, appuie l’affirmation 1.",
			"Affirmation 1.2, prémisse, implicite: Foul air makes people ill; avec l’affirmation 1.1, appuie l’affirmation 1.",
			"Argument 1.3, objection: Wind; mine l’étape des affirmations 1.1 et 1.2 à l’affirmation 1.",
			"Affirmation 1.4: It should stay open; contredit l’affirmation 1.",
			"Affirmation 1.5, objection: Shops lose; s’oppose à l’affirmation 1.",
		},
	}
	g := sample(t)
	o := g.Outline()
	for language, sentences := range want {
		var got []string
		for _, e := range o.Entries {
			if !e.Again {
				got = append(got, For(language).Sentence(g, o, e.Node, e.Node == graph.Node(g.Claim("Ban"))))
			}
		}
		if d := cmp.Diff(sentences, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", language, d)
		}
	}
}

func TestRelations(t *testing.T) {
	g := sample(t)
	o := g.Outline()
	var got []string
	for _, r := range g.Relations() {
		got = append(got, For("en").Relation(o, r))
	}
	want := []string{
		"Claims 1.1 and 1.2 together support claim 1.",
		"Argument 1.3 undercuts the step from claims 1.1 and 1.2 to claim 1.",
		"Claims 1 and 1.4 contradict each other.",
		"Claims 1.4 and 1 contradict each other.",
		"Claim 1.5 speaks against claim 1.",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestForKnowsLanguageTags(t *testing.T) {
	for tag, want := range map[string]string{"de": "de", "DE_at": "de", "fr-CA": "fr", "en-GB": "en", "": "en", "tlh": "en", "dead": "en"} {
		if got := For(tag).Language; got != want {
			t.Errorf("%q: got %s, want %s", tag, got, want)
		}
	}
}

// Each language has all words, and each format as many values in it.
func TestNoWordIsMissing(t *testing.T) {
	for _, w := range []Words{german, french} {
		compareWords(t, w.Language, reflect.ValueOf(w), reflect.ValueOf(english))
	}
}

func compareWords(t *testing.T, language string, v, e reflect.Value) {
	for i := range v.NumField() {
		if v.Field(i).Kind() == reflect.Struct {
			compareWords(t, language, v.Field(i), e.Field(i))
			continue
		}
		name := v.Type().Field(i).Name
		word, english := v.Field(i).String(), e.Field(i).String()
		if word == "" {
			t.Errorf("%s has no word for %s", language, name)
		}
		if strings.Count(word, "%") != strings.Count(english, "%") {
			t.Errorf("%s: %s is %q, in English %q", language, name, word, english)
		}
	}
}

func TestWhatIsLeftOutIsCounted(t *testing.T) {
	for lang, want := range map[string][2]string{
		"en": {"1 claim is not shown (excluded by title).", "3 claims are not shown (nothing connects to it)."},
		"de": {"1 Behauptung ist nicht gezeigt (nach Titel ausgeschlossen).", "3 Behauptungen sind nicht gezeigt (nichts ist damit verbunden)."},
		"fr": {"1 affirmation n’est pas montrée (exclue par son titre).", "3 affirmations ne sont pas montrées (rien n’y est relié)."},
	} {
		w := For(lang)
		if got := [2]string{w.LeftOut(argmap.Excluded, 1), w.LeftOut(argmap.Disconnected, 3)}; got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
		for why, s := range w.Reasons {
			if s == "" {
				t.Errorf("%s: reason %d has no words", lang, why)
			}
		}
	}
}

func TestClosedSectionsAreSpokenOfAsSections(t *testing.T) {
	var b graph.Builder
	s := b.Sketch("Money", "Money")
	b.Attack(b.Claim("Ban", "Close it."), s)
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string]string{
		"en": "Section 1.1, objection: Money (3 inside, closed); speaks against claim 1.",
		"de": "Abschnitt 1.1, Einwand: Money (3 darin, geschlossen); spricht gegen Behauptung 1.",
		"fr": "Section 1.1, objection: Money (3 à l’intérieur, fermée); s’oppose à l’affirmation 1.",
	} {
		w := For(lang)
		w.Closed = map[graph.Node]int{s: 3}
		if got := w.Sentence(g, g.Outline(), s, false); got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
}
