// Package words has the words that crux puts into pictures and outlines, in the
// languages that it speaks: English, German and French.
package words

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/argmap"
	"crux/render/rival"
	"crux/render/verdict"
)

// Words are the words of one language. Fields with %s are formats; where the
// order of the values may differ they are numbered.
type Words struct {
	Language string // BCP 47
	Forms
	VerdictWords
	RivalWords

	// Above a group of premises or at a bar.
	Because, However, Undercuts, Restates, Prefers, Contradicts string
	// Missing stands where premises should be.
	Missing string

	Unstated string // before what the text does not state: "unstated"
	Reads    string // before the text that a reading is about
	By       string // before the author of a reading
	Legend   string

	// The legend's entries.
	ClaimEntry, MainEntry, UnstatedEntry, SketchEntry                         string
	SupportEntry, AttackEntry, UndercutEntry, ContradictionEntry, LinkedEntry string
	OtherEntry, SectionEntry, PartialEntry, TagEntry                          string

	// A closed section is drawn as one box.
	ClosedEntry, ClosedInside string // "%d inside, closed"
	// Closed has the sketches that stand for closed sections, with how many
	// boxes each hides.
	Closed map[graph.Node]int

	// More is the mark of a folded branch. Folded has the claims and sketches
	// whose branches are folded, with how many boxes each hides; Main the main
	// claims where the graph is a part of a map, nil where it is the whole.
	More   string // "%d more"
	Folded map[graph.Node]int
	Main   map[graph.Node]bool
	// Verdicts are what sentences say of the nodes; nil is nothing.
	Verdicts *verdict.Set
	// Rivals are what sentences say of two readings; nil is nothing.
	Rivals *rival.Set
	// Hidden is the mark of a relation some of whose sources are not shown.
	Hidden string // "%d not shown"
	// LetterEntry explains the letters at plain edges.
	LetterEntry string
	// A critical question that is open: in the legend, and read out, with its step.
	QuestionEntry, OpenQuestion string // "open question on %s: %s"

	// Why a reader does not see all: what is near, chosen, not wanted, folded.
	Radius                   string // "outside radius %d of %s"
	Only, Without, IsFolded  string // "only %s"
	Tag, Voice, SectionNamed string // "tag %s"

	// What a picture leaves out: how many, and why.
	NotShownOne, NotShown string // "%d claims are not shown (%s)"
	Reasons               [argmap.Reasons]string

	// Parts of sentences.
	Claim, Sketch, Section, Claims  string // "claim %s"; several: "claims %s"
	And                             string // between the last two of a list
	MainClaim, Premise, Objection   string
	Says                            string // "said by %s"
	Supports, SupportsWith          string // target; target and companions
	Attacks, AttacksWith            string
	UndercutsStep, UndercutsWith    string
	ContradictsOther                string // the other one
	RestatesOther, PrefersOver      string
	Step                            string // premises and conclusion: "the step from %s to %s"
	NothingStep                     string // conclusion: "a step to %s without premises"
	MainIs                          string
	Together, TogetherAgainst, Back string
	SeeNumber, ContinuedFrom        string
	Page, PageOf, Overview          string // "p. %d", "page %d of %d"
}

// For returns the words of a language given as BCP 47, such as "de-AT"; those
// of English where crux does not speak it.
func For(language string) Words {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(language, "_", "-")), "-")
	for _, w := range []Words{german, french} {
		if w.Language == base {
			return w
		}
	}
	return english
}

var english = Words{
	Language: "en", Forms: englishForms, VerdictWords: englishVerdicts, RivalWords: englishRivals,
	Because: "because", However: "however", Undercuts: "this does not follow", Restates: "in other words", Prefers: "preferred", Contradicts: "contradicts",
	Missing: "premises missing", Unstated: "unstated", Reads: "Reads", By: "Reading by", Legend: "Legend",
	ClaimEntry: "claim", MainEntry: "main claim", UnstatedEntry: "unstated in the text", SketchEntry: "argument, premises not given",
	SupportEntry: "supports", AttackEntry: "speaks against", UndercutEntry: "undercuts the step", ContradictionEntry: "contradict each other", LinkedEntry: "only together",
	OtherEntry: "other relation", TagEntry: "stands elsewhere, under its number", SectionEntry: "section", PartialEntry: "Incomplete: the file has errors, and what could not be read is missing.",
	ClosedEntry: "closed section", ClosedInside: "%d inside, closed",
	More: "%d more", Hidden: "%d not shown", LetterEntry: "Lines with the same letter: only together.",
	QuestionEntry: "open critical question", OpenQuestion: "Open question about %s: %s",
	Radius: "outside radius %d of %s", Only: "only %s", Without: "without %s", IsFolded: "folded: %s",
	Tag: "tag %s", Voice: "voice %s", SectionNamed: "section %s",
	NotShownOne: "1 claim is not shown (%s).", NotShown: "%d claims are not shown (%s).",
	Reasons: [...]string{"isInMap: false", "excluded by title", "in other sections", "without the selected tags", "nothing connects to it", "statementSelectionMode"},
	Claim:   "claim %s", Sketch: "argument %s", Section: "section %s", Claims: "claims %s", And: "and",
	MainClaim: "main claim", Premise: "premise", Objection: "objection", Says: "said by %s",
	Supports: "supports %s", SupportsWith: "with %[2]s supports %[1]s",
	Attacks: "speaks against %s", AttacksWith: "with %[2]s speaks against %[1]s",
	UndercutsStep: "undercuts %s", UndercutsWith: "with %[2]s undercuts %[1]s",
	ContradictsOther: "contradicts %s", RestatesOther: "restates %s", PrefersOver: "is preferred to %s",
	Step: "the step from %s to %s", NothingStep: "a step to %s without premises",
	MainIs:   "Main claim: %s",
	Together: "because (only together)", TogetherAgainst: "however (only together)", Back: "this step holds because",
	SeeNumber: "see %s", ContinuedFrom: "continued from %s",
	Page: "p. %d", PageOf: "page %d of %d", Overview: "overview",
}

var german = Words{
	Language: "de", Forms: germanForms, VerdictWords: germanVerdicts, RivalWords: germanRivals,
	Because: "weil", However: "jedoch", Undercuts: "das folgt nicht", Restates: "anders gesagt", Prefers: "vorgezogen", Contradicts: "widerspricht",
	Missing: "Prämissen fehlen", Unstated: "unausgesprochen", Reads: "Liest", By: "Lesart von", Legend: "Legende",
	ClaimEntry: "Behauptung", MainEntry: "Hauptbehauptung", UnstatedEntry: "im Text unausgesprochen", SketchEntry: "Argument ohne Angabe der Prämissen",
	SupportEntry: "stützt", AttackEntry: "spricht dagegen", UndercutEntry: "unterläuft den Schritt", ContradictionEntry: "widersprechen einander", LinkedEntry: "nur zusammen",
	OtherEntry: "andere Beziehung", TagEntry: "steht anderswo, unter seiner Nummer", SectionEntry: "Abschnitt", PartialEntry: "Unvollständig: Die Datei hat Fehler, und was nicht zu lesen war, fehlt.",
	ClosedEntry: "geschlossener Abschnitt", ClosedInside: "%d darin, geschlossen",
	More: "%d weitere", Hidden: "%d nicht gezeigt", LetterEntry: "Linien mit demselben Buchstaben: nur zusammen.",
	QuestionEntry: "offene kritische Frage", OpenQuestion: "Offene Frage an %s: %s",
	Radius: "außerhalb des Radius %d um %s", Only: "nur %s", Without: "ohne %s", IsFolded: "eingeklappt: %s",
	Tag: "Schlagwort %s", Voice: "Stimme %s", SectionNamed: "Abschnitt %s",
	NotShownOne: "1 Behauptung ist nicht gezeigt (%s).", NotShown: "%d Behauptungen sind nicht gezeigt (%s).",
	Reasons: [...]string{"isInMap: false", "nach Titel ausgeschlossen", "in anderen Abschnitten", "ohne die gewählten Schlagwörter", "nichts ist damit verbunden", "statementSelectionMode"},
	Claim:   "Behauptung %s", Sketch: "Argument %s", Section: "Abschnitt %s", Claims: "Behauptungen %s", And: "und",
	MainClaim: "Hauptbehauptung", Premise: "Prämisse", Objection: "Einwand", Says: "laut %s",
	Supports: "stützt %s", SupportsWith: "stützt %[1]s gemeinsam mit %[2]s",
	Attacks: "spricht gegen %s", AttacksWith: "spricht gemeinsam mit %[2]s gegen %[1]s",
	UndercutsStep: "unterläuft %s", UndercutsWith: "unterläuft gemeinsam mit %[2]s %[1]s",
	ContradictsOther: "widerspricht %s", RestatesOther: "sagt mit anderen Worten dasselbe wie %s", PrefersOver: "wird %s vorgezogen",
	Step: "den Schritt von %s zu %s", NothingStep: "einen Schritt zu %s ohne Prämissen",
	MainIs:   "Hauptbehauptung: %s",
	Together: "weil (nur zusammen)", TogetherAgainst: "jedoch (nur zusammen)", Back: "dieser Schritt gilt, weil",
	SeeNumber: "siehe %s", ContinuedFrom: "fortgesetzt von %s",
	Page: "S. %d", PageOf: "Seite %d von %d", Overview: "Übersicht",
}

var french = Words{
	Language: "fr", Forms: frenchForms, VerdictWords: frenchVerdicts, RivalWords: frenchRivals,
	Because: "parce que", However: "cependant", Undercuts: "cela ne s’ensuit pas", Restates: "autrement dit", Prefers: "préféré", Contradicts: "contredit",
	Missing: "prémisses manquantes", Unstated: "implicite", Reads: "Lit", By: "Lecture de", Legend: "Légende",
	ClaimEntry: "affirmation", MainEntry: "affirmation principale", UnstatedEntry: "implicite dans le texte", SketchEntry: "argument sans prémisses données",
	SupportEntry: "appuie", AttackEntry: "s’oppose à", UndercutEntry: "mine l’étape", ContradictionEntry: "se contredisent", LinkedEntry: "seulement ensemble",
	OtherEntry: "autre relation", TagEntry: "se trouve ailleurs, sous son numéro", SectionEntry: "section", PartialEntry: "Incomplet : le fichier a des erreurs, et ce qui n’a pu être lu manque.",
	ClosedEntry: "section fermée", ClosedInside: "%d à l’intérieur, fermée",
	More: "%d de plus", Hidden: "%d non montrées", LetterEntry: "Lignes avec la même lettre : seulement ensemble.",
	QuestionEntry: "question critique ouverte", OpenQuestion: "Question ouverte sur %s : %s",
	Radius: "hors du rayon %d autour de %s", Only: "seulement %s", Without: "sans %s", IsFolded: "replié : %s",
	Tag: "mot-clé %s", Voice: "voix %s", SectionNamed: "section %s",
	NotShownOne: "1 affirmation n’est pas montrée (%s).", NotShown: "%d affirmations ne sont pas montrées (%s).",
	Reasons: [...]string{"isInMap: false", "exclue par son titre", "dans d’autres sections", "sans les mots-clés choisis", "rien n’y est relié", "statementSelectionMode"},
	Claim:   "affirmation %s", Sketch: "argument %s", Section: "section %s", Claims: "affirmations %s", And: "et",
	MainClaim: "affirmation principale", Premise: "prémisse", Objection: "objection", Says: "selon %s",
	Supports: "appuie %s", SupportsWith: "avec %[2]s, appuie %[1]s",
	Attacks: "s’oppose à %s", AttacksWith: "avec %[2]s, s’oppose à %[1]s",
	UndercutsStep: "mine %s", UndercutsWith: "avec %[2]s, mine %[1]s",
	ContradictsOther: "contredit %s", RestatesOther: "redit %s", PrefersOver: "est préféré à %s",
	Step: "l’étape de %s à %s", NothingStep: "une étape vers %s sans prémisses",
	MainIs:   "Affirmation principale : %s",
	Together: "parce que (seulement ensemble)", TogetherAgainst: "cependant (seulement ensemble)", Back: "cette étape tient parce que",
	SeeNumber: "voir %s", ContinuedFrom: "suite de %s",
	Page: "p. %d", PageOf: "page %d de %d", Overview: "vue d’ensemble",
}

// Name returns how a sentence speaks of a node: "claim 1.2".
func (w Words) Name(o *graph.Outline, n graph.Node) string {
	switch n := n.(type) {
	case *graph.Sketch:
		if _, closed := w.Closed[n]; closed {
			return fmt.Sprintf(w.Section, o.Number(n))
		}
		return fmt.Sprintf(w.Sketch, o.Number(n))
	case *graph.Relation:
		return w.stepAs(o, n, w.NameStep, w.NameStepFrom, w.NameNothingStep)
	}
	return fmt.Sprintf(w.Claim, o.Number(n))
}

// names returns how a sentence speaks of several claims and sketches.
func (w Words) names(o *graph.Outline, nodes []graph.Node) string {
	if len(nodes) == 1 {
		return w.Name(o, nodes[0])
	}
	numbers := make([]string, len(nodes))
	for i, n := range nodes {
		if _, ok := n.(*graph.Sketch); ok {
			return w.mixed(o, nodes)
		}
		numbers[i] = o.Number(n)
	}
	return fmt.Sprintf(w.Claims, w.List(numbers))
}

// mixed names claims and sketches one by one.
func (w Words) mixed(o *graph.Outline, nodes []graph.Node) string {
	names := make([]string, len(nodes))
	for i, n := range nodes {
		names[i] = w.Name(o, n)
	}
	return w.List(names)
}

// List returns "a, b and c".
func (w Words) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " " + w.And + " " + items[len(items)-1]
}

// Sentence returns all that a picture shows of a claim or sketch as one
// sentence: "Claim 1.2, premise, unstated: …; with claim 1.3 supports claim 1."
// Main says whether it is a main claim.
func (w Words) Sentence(g *graph.Graph, o *graph.Outline, n graph.Node, main bool) string {
	var s strings.Builder
	s.WriteString(Capital(w.Name(o, n)))
	if main {
		s.WriteString(", " + w.MainClaim)
	}
	text := ""
	switch n := n.(type) {
	case *graph.Claim:
		w.role(&s, g, n)
		if n.Implicit && !w.differs(n, rival.Unstated) {
			s.WriteString(", " + w.Unstated)
		}
		if n.Voice != "" && !w.differs(n, rival.Voice) {
			s.WriteString(", " + fmt.Sprintf(w.Says, n.Voice))
		}
		text = n.Words().Untagged()
	case *graph.Sketch:
		w.role(&s, g, n)
		if n.Voice != "" && !w.differs(n, rival.Voice) {
			s.WriteString(", " + fmt.Sprintf(w.Says, n.Voice))
		}
		text = n.Words().Untagged()
		if hidden, closed := w.Closed[n]; closed {
			text += " (" + fmt.Sprintf(w.ClosedInside, hidden) + ")"
		} else if n.Title() != "" && n.Text.Plain != "" {
			text = n.Title() + ": " + text
		}
	}
	if versions := w.versions(w.Rivals.On(n)); versions != "" {
		text = versions
	}
	if hidden := w.Folded[n]; hidden > 0 {
		text = strings.TrimRight(text, ". ") + " (" + fmt.Sprintf(w.More, hidden) + ")"
	}
	if said := w.Said(n); said != "" {
		s.WriteString(", " + said)
	}
	s.WriteString(": " + strings.TrimRight(text, ". "))
	for _, r := range w.uses(g, n) {
		if r.Target != nil {
			s.WriteString("; " + w.does(o, r, n))
		}
	}
	s.WriteString(".")
	return s.String()
}

// uses returns the relations that have n as a source, of one reading where only that is
// shown.
func (w Words) uses(g *graph.Graph, n graph.Node) []*graph.Relation {
	return slices.DeleteFunc(slices.Clone(g.Uses(n)), func(r *graph.Relation) bool { return w.Rivals.Absent(r) })
}

// role adds as what n is used.
func (w Words) role(s *strings.Builder, g *graph.Graph, n graph.Node) {
	premise, backing, objection := false, false, false
	for _, r := range w.uses(g, n) {
		_, onStep := r.Target.(*graph.Relation)
		premise = premise || r.Kind == graph.Support && !onStep
		backing = backing || r.Kind == graph.Support && onStep
		objection = objection || r.Kind == graph.Attack && r.Contradiction == nil
	}
	if _, sketch := n.(*graph.Sketch); premise && sketch {
		s.WriteString(", " + w.Reason) // its premises are not given, it is none
	} else if premise {
		s.WriteString(", " + w.Premise)
	}
	if backing {
		s.WriteString(", " + w.Backing)
	}
	if objection {
		s.WriteString(", " + w.Objection)
	}
}

// does says what n, a source of r, does with its companions to the target.
func (w Words) does(o *graph.Outline, r *graph.Relation, n graph.Node) string {
	alone, with := w.Supports, w.SupportsWith
	switch {
	case r.Contradiction != nil:
		alone, with = w.ContradictsOther, w.AttacksWith
	case r.Undercut():
		alone, with = w.UndercutsStep, w.UndercutsWith
	case r.Kind == graph.Attack:
		alone, with = w.Attacks, w.AttacksWith
	case r.Kind == graph.Restatement:
		alone, with = w.RestatesOther, w.RestatesOther
	case r.Kind == graph.Preference:
		alone, with = w.PrefersOver, w.PrefersOver
	}
	target := w.the(o, r.Target)
	var others []graph.Node
	for _, s := range r.Sources {
		if s != n {
			others = append(others, s)
		}
	}
	if len(others) == 0 || !strings.Contains(with, "[2]") {
		return fmt.Sprintf(alone, target)
	}
	return fmt.Sprintf(with, target, w.with(o, others))
}

// Sign returns the word for what a relation does: "because", "however" …
func (w Words) Sign(r *graph.Relation) string {
	switch {
	case r.Contradiction != nil:
		return w.Contradicts
	case r.Undercut():
		return w.Undercuts
	case r.Kind == graph.Attack:
		return w.However
	case r.Kind == graph.Restatement:
		return w.Restates
	case r.Kind == graph.Preference:
		return w.Prefers
	}
	return w.Because
}

// Description returns a short description of a graph: how much is in it, what it is
// finally about, and where two readings part on it.
func (w Words) Description(g *graph.Graph, o *graph.Outline) string {
	claims, reasons, objections := amounts(g)
	var parts []string
	if caption := w.Heading(); caption != "" {
		parts = append(parts, Capital(strings.TrimRight(caption, ". "))+".")
	}
	parts = append(parts, strings.Join([]string{w.NumberOfClaims.Of(claims), w.NumberOfReasons.Of(reasons), w.NumberOfObjections.Of(objections)}, ", ")+".")
	for _, c := range g.MainClaims() {
		if w.Main != nil && !w.Main[c] {
			continue // it is main only in the part that is shown
		}
		parts = append(parts, fmt.Sprintf(w.MainIs, strings.TrimRight(c.Words().Untagged(), ". "))+".")
	}
	if w.Rivals != nil {
		for _, p := range w.Rivals.Partings {
			parts = append(parts, w.Parting(o, p))
		}
	}
	return strings.Join(parts, " ")
}

// LeftOut says how many claims and sketches a picture leaves out for a reason.
func (w Words) LeftOut(why argmap.Reason, n int) string { return w.NotShownFor(w.Reasons[why], n) }

// NotShownFor says how many claims and sketches a picture leaves out, and why in
// words.
func (w Words) NotShownFor(why string, n int) string {
	if n == 1 {
		return fmt.Sprintf(w.NotShownOne, why)
	}
	return fmt.Sprintf(w.NotShown, n, why)
}

// Capital returns s with a capital first letter.
func Capital(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return strings.ToUpper(s)
}
