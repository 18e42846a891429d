package words

import (
	"fmt"
	"strings"

	"crux/graph"
)

// Forms are what the grammar of a language wants: numbers, articles and the
// plural of verbs. A sentence begins with a name as it stands in Words, and
// goes on with one from here.
type Forms struct {
	// In the middle of a sentence: "claim %s", "l’affirmation %s".
	TheClaim, TheSketch, TheSection string
	With                            string // several companions: "claims %s"
	StepFrom                        string // several premises, and the conclusion: "the step from claims %s to %s"

	// A step that is named alone, as Step, StepFrom and NothingStep.
	NameStep, NameStepFrom, NameNothingStep string
	// A step to which another step leads.
	ToStep, ToStepFrom, ToNothingStep string

	// What several do to a target.
	SupportIt, AttackIt, UndercutIt, RestateIt, PreferIt string
	// ContradictEach says it of both at once: "%s contradict each other".
	ContradictEach string
	Backing        string // a support of a step: "backing"
	Reason         string // a sketch that supports: "reason"

	// Of none, one and several.
	NumberOfClaims, NumberOfReasons, NumberOfObjections Number
	NumberOfQuestions                                   Number // that are open

	// Of the description of a picture in one sentence.
	Map, NamedMap          string // "argument map"; a title: "argument map “%s”"
	Quoted                 string // "“%s”"
	MainClaims, AndFurther string // a list: "main claims %s"; "%d more"
}

// Number is a noun with its number, for none, one and several; only the last has
// %d.
type Number struct{ None, One, Many string }

// Of returns the noun with n.
func (n Number) Of(count int) string {
	switch count {
	case 0:
		return n.None
	case 1:
		return n.One
	}
	return fmt.Sprintf(n.Many, count)
}

var englishForms = Forms{
	TheClaim: "claim %s", TheSketch: "argument %s", TheSection: "section %s", With: "claims %s",
	StepFrom: "the step from claims %s to %s",
	NameStep: "the step from %s to %s", NameStepFrom: "the step from claims %s to %s", NameNothingStep: "a step to %s without premises",
	ToStep: "the step from %s to %s", ToStepFrom: "the step from claims %s to %s", ToNothingStep: "a step to %s without premises",
	SupportIt: "together support %s", AttackIt: "together speak against %s", UndercutIt: "together undercut %s", RestateIt: "restate %s", PreferIt: "are preferred to %s",
	ContradictEach: "%s contradict each other", Backing: "backing", Reason: "reason",
	NumberOfClaims:     Number{"no claims", "1 claim", "%d claims"},
	NumberOfReasons:    Number{"no reasons", "1 reason", "%d reasons"},
	NumberOfObjections: Number{"no objections", "1 objection", "%d objections"},
	NumberOfQuestions:  Number{"no open questions", "1 open question", "%d open questions"},
	Map:                "Argument map", NamedMap: "Argument map “%s”", Quoted: "“%s”",
	MainClaims: "main claims %s", AndFurther: "%d more",
}

var germanForms = Forms{
	TheClaim: "Behauptung %s", TheSketch: "Argument %s", TheSection: "Abschnitt %s", With: "den Behauptungen %s",
	StepFrom: "den Schritt von den Behauptungen %s zu %s",
	NameStep: "der Schritt von %s zu %s", NameStepFrom: "der Schritt von den Behauptungen %s zu %s", NameNothingStep: "ein Schritt zu %s ohne Prämissen",
	ToStep: "dem Schritt von %s zu %s", ToStepFrom: "dem Schritt von den Behauptungen %s zu %s", ToNothingStep: "einem Schritt zu %s ohne Prämissen",
	SupportIt: "stützen gemeinsam %s", AttackIt: "sprechen gemeinsam gegen %s", UndercutIt: "unterlaufen gemeinsam %s", RestateIt: "sagen mit anderen Worten dasselbe wie %s", PreferIt: "werden %s vorgezogen",
	ContradictEach: "%s widersprechen einander", Backing: "Stützung", Reason: "Grund",
	NumberOfClaims:     Number{"keine Behauptungen", "1 Behauptung", "%d Behauptungen"},
	NumberOfReasons:    Number{"keine Gründe", "1 Grund", "%d Gründe"},
	NumberOfObjections: Number{"keine Einwände", "1 Einwand", "%d Einwände"},
	NumberOfQuestions:  Number{"keine offenen Fragen", "1 offene Frage", "%d offene Fragen"},
	Map:                "Argumentkarte", NamedMap: "Argumentkarte „%s“", Quoted: "„%s“",
	MainClaims: "Hauptbehauptungen %s", AndFurther: "%d weitere",
}

var frenchForms = Forms{
	TheClaim: "l’affirmation %s", TheSketch: "l’argument %s", TheSection: "la section %s", With: "les affirmations %s",
	StepFrom: "l’étape des affirmations %s à %s",
	NameStep: "l’étape de %s à %s", NameStepFrom: "l’étape des affirmations %s à %s", NameNothingStep: "une étape vers %s sans prémisses",
	ToStep: "l’étape de %s à %s", ToStepFrom: "l’étape des affirmations %s à %s", ToNothingStep: "une étape vers %s sans prémisses",
	SupportIt: "appuient ensemble %s", AttackIt: "s’opposent ensemble à %s", UndercutIt: "minent ensemble %s", RestateIt: "redisent %s", PreferIt: "sont préférés à %s",
	ContradictEach: "%s se contredisent", Backing: "fondement", Reason: "raison",
	NumberOfClaims:     Number{"aucune affirmation", "1 affirmation", "%d affirmations"},
	NumberOfReasons:    Number{"aucune raison", "1 raison", "%d raisons"},
	NumberOfObjections: Number{"aucune objection", "1 objection", "%d objections"},
	NumberOfQuestions:  Number{"aucune question ouverte", "1 question ouverte", "%d questions ouvertes"},
	Map:                "Carte d’arguments", NamedMap: "Carte d’arguments « %s »", Quoted: "« %s »",
	MainClaims: "affirmations principales %s", AndFurther: "%d de plus",
}

// the returns how a sentence that has begun speaks of a node.
func (w Words) the(o *graph.Outline, n graph.Node) string {
	switch n := n.(type) {
	case *graph.Sketch:
		if _, closed := w.Closed[n]; closed {
			return fmt.Sprintf(w.TheSection, o.Number(n))
		}
		return fmt.Sprintf(w.TheSketch, o.Number(n))
	case *graph.Claim:
		return fmt.Sprintf(w.TheClaim, o.Number(n))
	}
	return w.step(o, n.(*graph.Relation))
}

// with returns how a sentence speaks of the companions of a node.
func (w Words) with(o *graph.Outline, nodes []graph.Node) string {
	if numbers, ok := claimNumbers(o, nodes); ok && len(nodes) > 1 {
		return fmt.Sprintf(w.With, w.List(numbers))
	}
	names := make([]string, len(nodes))
	for i, n := range nodes {
		names[i] = w.the(o, n)
	}
	return w.List(names)
}

// StepOf returns how a sentence speaks of a relation, in the case of an object: "the step
// from 1.1 to 1".
func (w Words) StepOf(o *graph.Outline, r *graph.Relation) string { return w.step(o, r) }

// step returns how a sentence speaks of a relation as the target of another. A
// relation on a relation on a relation makes a sentence that nobody can follow,
// but a correct one.
func (w Words) step(o *graph.Outline, r *graph.Relation) string {
	return w.stepAs(o, r, w.Step, w.StepFrom, w.NothingStep)
}

func (w Words) stepAs(o *graph.Outline, r *graph.Relation, one, several, nothing string) string {
	to := ""
	if next, ok := r.Target.(*graph.Relation); ok {
		to = w.stepAs(o, next, w.ToStep, w.ToStepFrom, w.ToNothingStep)
	} else if r.Target != nil {
		to = w.the(o, r.Target)
	}
	numbers, claims := claimNumbers(o, r.Sources)
	switch {
	case len(r.Sources) == 0:
		return fmt.Sprintf(nothing, to)
	case claims && len(numbers) > 1:
		return fmt.Sprintf(several, w.List(numbers), to)
	}
	return fmt.Sprintf(one, w.with(o, r.Sources), to)
}

// claimNumbers returns the numbers of nodes, if they are claims without
// exception.
func claimNumbers(o *graph.Outline, nodes []graph.Node) ([]string, bool) {
	numbers := make([]string, len(nodes))
	for i, n := range nodes {
		if _, ok := n.(*graph.Claim); !ok {
			return nil, false
		}
		numbers[i] = o.Number(n)
	}
	return numbers, true
}

// Relation returns a relation as a sentence: "Claims 1.1 and 1.2 together
// support claim 1." A verdict on it makes another one: "This does not count."
func (w Words) Relation(o *graph.Outline, r *graph.Relation) string {
	s := w.relation(o, r)
	for _, said := range []string{w.rivals(o, r), w.counts(r)} {
		if said != "" {
			s += " " + said
		}
	}
	return s
}

func (w Words) relation(o *graph.Outline, r *graph.Relation) string {
	target := ""
	if r.Target != nil {
		target = w.the(o, r.Target)
	}
	switch {
	case len(r.Sources) == 0:
		return Capital(w.Sign(r)) + ": " + w.Missing + "; " + target + "."
	case r.Target == nil:
		return Capital(w.names(o, r.Sources)) + ": " + w.Sign(r) + "."
	case r.Contradiction != nil:
		both := append(append([]graph.Node{}, r.Sources...), r.Target)
		return Capital(fmt.Sprintf(w.ContradictEach, w.names(o, both))) + "."
	case len(r.Sources) == 1:
		return Capital(w.Name(o, r.Sources[0])) + " " + w.does(o, r, r.Sources[0]) + "."
	}
	verb := w.SupportIt
	switch {
	case r.Undercut():
		verb = w.UndercutIt
	case r.Kind == graph.Attack:
		verb = w.AttackIt
	case r.Kind == graph.Restatement:
		verb = w.RestateIt
	case r.Kind == graph.Preference:
		verb = w.PreferIt
	}
	return Capital(w.names(o, r.Sources)) + " " + fmt.Sprintf(verb, target) + "."
}

// namedClaims is how many main claims Alt quotes; alternative text has to be
// short.
const namedClaims = 3

// Alt describes a graph in one sentence, as the alternative text of its picture:
// what it is about, how much is in it, and its main claims.
func (w Words) Alt(g *graph.Graph) string {
	claims, reasons, objections := amounts(g)
	s := w.Map
	if title := oneLine(g.Meta.Title); title != "" {
		s = fmt.Sprintf(w.NamedMap, title)
	}
	if caption := w.Heading(); caption != "" {
		s += " (" + caption + ")"
	}
	s += w.colon() + w.List([]string{w.NumberOfClaims.Of(claims), w.NumberOfReasons.Of(reasons), w.NumberOfObjections.Of(objections)})
	var quoted []string
	main := g.MainClaims()
	for _, c := range main[:min(len(main), namedClaims)] {
		quoted = append(quoted, fmt.Sprintf(w.Quoted, strings.TrimRight(oneLine(c.Words().Untagged()), ". ")))
	}
	if more := len(main) - namedClaims; more > 0 {
		quoted = append(quoted, fmt.Sprintf(w.AndFurther, more))
	}
	switch len(quoted) {
	case 0:
	case 1:
		s += "; " + w.MainClaim + " " + quoted[0]
	default:
		s += "; " + fmt.Sprintf(w.MainClaims, w.List(quoted))
	}
	return s + "."
}

// colon returns a colon with the spaces that a language wants around it.
func (w Words) colon() string {
	if w.Language == "fr" {
		return " : "
	}
	return ": "
}

// amounts counts what is in g; a contradiction is one objection.
func amounts(g *graph.Graph) (claims, reasons, objections int) {
	for _, r := range g.Relations() {
		switch {
		case r.Kind == graph.Support:
			reasons++
		case r.Kind == graph.Attack && (r.Contradiction == nil || r == r.Contradiction.There):
			objections++
		}
	}
	return len(g.Claims()) + len(g.Sketches()), reasons, objections
}

// oneLine makes one line of s, without control characters.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7F && r < 0xA0 {
			return ' '
		}
		return r
	}, s)), " ")
}
