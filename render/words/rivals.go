package words

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crux/graph"
	"crux/render/rival"
)

// RivalWords are the words for two readings that are drawn as one.
type RivalWords struct {
	// TwoReadings is what the picture is called, TwoReadingsOf of a text: "Two readings
	// of “%s”".
	TwoReadings, TwoReadingsOf string
	// Of what only one has, by its letter: "only in %s". OnlyIt and Instead say it of a
	// relation, as sentences: "Only in %s.", "In %s instead: %s".
	OnlyIn, OnlyIt, Instead string
	// DividedOtherwise says that a claim is several in one reading.
	DividedOtherwise string
	// What readings say otherwise of the same: that it is stated, asserted, or asserted for
	// its reasons only; that the author says it; and that no scheme is named.
	Stated, Asserted, ReasonsOnly, TheAuthor, NoScheme string
	// Here says of a claim that the readings part by it, HereIt of a relation; NumberOf
	// adds which of several partings: "%s %s".
	Here, HereIt, NumberOf string

	// What becomes of a claim, by rival.Outcome; and in both: "%s in A, %s in B".
	Outcomes      [5]string
	InAInB, InAll string
	// By which differences, by rival.Decide, of the star that they are marked with.
	Star, StarNumber string
	Decides          [5]string

	// SideBySide says what a picture of two maps is, RibbonIs what is between them.
	SideBySide, RibbonIs string

	// The legend's entries.
	OnlyEntry, OnlyLineEntry, ChangedEntry, DividedEntry, CruxEntry string
	// Those of maps side by side, and of the text between them.
	GhostEntry, GhostLineEntry, SeveralEntry, RibbonEntry, TieEntry string
}

var englishRivals = RivalWords{
	TwoReadings: "Two readings", TwoReadingsOf: "Two readings of “%s”",
	OnlyIn: "only in %s", OnlyIt: "Only in %s.", Instead: "In %s instead: %s",
	DividedOtherwise: "one claim in one reading, several in the other",
	Stated:           "stated", Asserted: "asserted", ReasonsOnly: "for its reasons only", TheAuthor: "the author", NoScheme: "no scheme",
	Here: "here the readings part", HereIt: "Here the readings part.", NumberOf: "%s (%s)",
	Outcomes: [...]string{"stands", "falls", "undecided", "stands in some labellings", "stands in no labelling"},
	InAInB:   "%s in A, %s in B", InAll: "%s in both",
	Star: "with a star", StarNumber: "with star %d",
	Decides: [...]string{
		"If A took the difference %s from B, it would come out as in B.",
		"If A took any one of the differences %s from B, it would come out as in B.",
		"If A took the differences %s from B, all together, it would come out as in B.",
		"If A took the differences %s from B, all together, it would come out as in B; others, as many, would do as well.",
		"If A took the differences %s from B, all together, it would come out as in B; perhaps fewer would do.",
	},
	OnlyEntry: "only %s has this claim", OnlyLineEntry: "only %s has this relation", ChangedEntry: "both have a relation here, but not the same",
	DividedEntry: "one claim in one reading, several in the other: A above the line, B below", CruxEntry: "here the readings part: it decides what stands",
	SideBySide: "A stands on the left, B on the right: what both have is at the same place in both, and has one number.",
	RibbonIs:   "Between them is the text, from top to bottom: beside its sentences stand the numbers of the claims that each reading finds there.",
	GhostEntry: "the other reading has a claim here", GhostLineEntry: "the other reading has a relation here",
	SeveralEntry: "one claim in the other reading", RibbonEntry: "the text, a bar for each sentence (p2: the second paragraph; s3: its third sentence), with the numbers of the claims that a reading finds there",
	TieEntry: "where A and B find the same claim",
}

var germanRivals = RivalWords{
	TwoReadings: "Zwei Lesarten", TwoReadingsOf: "Zwei Lesarten von „%s“",
	OnlyIn: "nur in %s", OnlyIt: "Nur in %s.", Instead: "In %s stattdessen: %s",
	DividedOtherwise: "in einer Lesart eine Behauptung, in der anderen mehrere",
	Stated:           "ausgesprochen", Asserted: "behauptet", ReasonsOnly: "nur aus Gründen", TheAuthor: "der Autor", NoScheme: "kein Schema",
	Here: "hier trennen sich die Lesarten", HereIt: "Hier trennen sich die Lesarten.", NumberOf: "%s (%s)",
	Outcomes: [...]string{"hält stand", "fällt", "unentschieden", "hält in manchen Bewertungen stand", "hält in keiner Bewertung stand"},
	InAInB:   "%s in A, %s in B", InAll: "%s in beiden",
	Star: "mit Stern", StarNumber: "mit Stern %d",
	Decides: [...]string{
		"Übernähme A den Unterschied %s aus B, käme dasselbe heraus wie in B.",
		"Übernähme A irgendeinen der Unterschiede %s aus B, käme dasselbe heraus wie in B.",
		"Übernähme A die Unterschiede %s aus B, alle zusammen, käme dasselbe heraus wie in B.",
		"Übernähme A die Unterschiede %s aus B, alle zusammen, käme dasselbe heraus wie in B; andere, ebenso viele, täten es auch.",
		"Übernähme A die Unterschiede %s aus B, alle zusammen, käme dasselbe heraus wie in B; vielleicht genügten weniger.",
	},
	OnlyEntry: "nur %s hat diese Behauptung", OnlyLineEntry: "nur %s hat diese Beziehung", ChangedEntry: "beide haben hier eine Beziehung, aber nicht dieselbe",
	DividedEntry: "in einer Lesart eine Behauptung, in der anderen mehrere: A über der Linie, B darunter", CruxEntry: "hier trennen sich die Lesarten: Es entscheidet, was standhält",
	SideBySide: "A steht links, B rechts: Was beide haben, steht in beiden an derselben Stelle und hat eine Nummer.",
	RibbonIs:   "Dazwischen steht der Text, von oben nach unten: Neben seinen Sätzen stehen die Nummern der Behauptungen, die jede Lesart dort findet.",
	GhostEntry: "die andere Lesart hat hier eine Behauptung", GhostLineEntry: "die andere Lesart hat hier eine Beziehung",
	SeveralEntry: "in der anderen Lesart eine Behauptung", RibbonEntry: "der Text, ein Balken für jeden Satz (p2: der zweite Absatz; s3: sein dritter Satz), mit den Nummern der Behauptungen, die eine Lesart dort findet",
	TieEntry: "wo A und B dieselbe Behauptung finden",
}

var frenchRivals = RivalWords{
	TwoReadings: "Deux lectures", TwoReadingsOf: "Deux lectures de « %s »",
	OnlyIn: "seulement dans %s", OnlyIt: "Seulement dans %s.", Instead: "Dans %s, à la place : %s",
	DividedOtherwise: "une affirmation dans une lecture, plusieurs dans l’autre",
	Stated:           "explicite", Asserted: "affirmé", ReasonsOnly: "pour ses raisons seules", TheAuthor: "l’auteur", NoScheme: "aucun schème",
	Here: "ici les lectures se séparent", HereIt: "Ici les lectures se séparent.", NumberOf: "%s (%s)",
	Outcomes: [...]string{"tient", "tombe", "en suspens", "tient dans certains étiquetages", "ne tient dans aucun étiquetage"},
	InAInB:   "%s dans A, %s dans B", InAll: "%s dans les deux",
	Star: "à étoile", StarNumber: "à étoile %d",
	Decides: [...]string{
		"Si A reprenait de B la différence %s, on en jugerait comme dans B.",
		"Si A reprenait de B l’une quelconque des différences %s, on en jugerait comme dans B.",
		"Si A reprenait de B les différences %s, toutes ensemble, on en jugerait comme dans B.",
		"Si A reprenait de B les différences %s, toutes ensemble, on en jugerait comme dans B ; d’autres, aussi nombreuses, le feraient aussi.",
		"Si A reprenait de B les différences %s, toutes ensemble, on en jugerait comme dans B ; moins suffiraient peut-être.",
	},
	OnlyEntry: "seul %s a cette affirmation", OnlyLineEntry: "seul %s a cette relation", ChangedEntry: "les deux ont ici une relation, mais pas la même",
	DividedEntry: "une affirmation dans une lecture, plusieurs dans l’autre : A au-dessus de la ligne, B en dessous", CruxEntry: "ici les lectures se séparent : cela décide de ce qui tient",
	SideBySide: "A est à gauche, B à droite : ce que les deux ont est à la même place dans les deux et porte un seul numéro.",
	RibbonIs:   "Entre les deux se trouve le texte, de haut en bas : à côté de ses phrases, les numéros des affirmations que chaque lecture y trouve.",
	GhostEntry: "l’autre lecture a ici une affirmation", GhostLineEntry: "l’autre lecture a ici une relation",
	SeveralEntry: "une seule affirmation dans l’autre lecture", RibbonEntry: "le texte, une barre pour chaque phrase (p2 : le deuxième paragraphe ; s3 : sa troisième phrase), avec les numéros des affirmations qu’une lecture y trouve",
	TieEntry: "où A et B trouvent la même affirmation",
}

// Readings returns what the two readings are called, "" without any: "A: as Anna reads it;
// B: as Ben reads it".
func (w Words) Readings() string {
	s := w.Rivals
	if s == nil || s.A == "" && s.B == "" {
		return ""
	}
	return "A" + w.colon() + oneLine(s.A) + "; B" + w.colon() + oneLine(s.B)
}

// Said returns what is said of a claim or sketch beside its words: whose it is, and the
// verdict on it; "" for nothing.
func (w Words) Said(n graph.Node) string {
	var parts []string
	for _, s := range []string{w.rival(n), w.Verdict(n)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// Heading returns what the picture says of its graph, "" for nothing: what the verdicts
// and the readings are called.
func (w Words) Heading() string {
	var parts []string
	for _, s := range []string{oneLine(w.Verdicts.Said()), w.Readings()} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "; ")
}

// Outcome says what becomes of a claim in both readings: "stands in A, falls in B".
func (w Words) Outcome(p rival.Parting) string {
	switch {
	case w.Rivals == nil:
	case w.Rivals.Side == rival.OnlyA:
		return w.Outcomes[p.A]
	case w.Rivals.Side == rival.OnlyB:
		return w.Outcomes[p.B]
	}
	return w.BothOutcomes(p)
}

// BothOutcomes says it of both also where one reading alone is shown.
func (w Words) BothOutcomes(p rival.Parting) string {
	if p.A == p.B {
		return fmt.Sprintf(w.InAll, w.Outcomes[p.A])
	}
	return fmt.Sprintf(w.InAInB, w.Outcomes[p.A], w.Outcomes[p.B])
}

// Parting says what becomes of a claim in both readings, and what decides it: "Claim 1:
// stands in A, falls in B. …"
func (w Words) Parting(o *graph.Outline, p rival.Parting) string {
	s := Capital(w.Name(o, p.On)) + w.colon() + w.BothOutcomes(p) + "."
	if p.Number > 0 {
		star := w.Star
		if w.Rivals.Numbered() {
			star = fmt.Sprintf(w.StarNumber, p.Number)
		}
		s += " " + fmt.Sprintf(w.Decides[p.Decide], star)
	}
	return s
}

// StarAt returns what is written at the star of what readings part by: the numbers of the
// partings where there are several, else "".
func (w Words) StarAt(r rival.Rival) string {
	if !w.Rivals.Numbered() {
		return ""
	}
	numbers := make([]string, len(r.Cruxes))
	for i, k := range r.Cruxes {
		numbers[i] = strconv.Itoa(k)
	}
	return strings.Join(numbers, ",")
}

// Aspect says in what the readings differ on what both have: "unstated in A, stated in B".
func (w Words) Aspect(a rival.Aspect) string {
	one, other := a.A, a.B
	either := func(yes, no string) {
		if one, other = yes, no; a.In == rival.OnlyB {
			one, other = no, yes
		}
	}
	or := func(none string) {
		one, other = cmp.Or(oneLine(one), none), cmp.Or(oneLine(other), none)
	}
	switch a.Kind {
	case rival.Unstated:
		either(w.Unstated, w.Stated)
	case rival.Reserved:
		either(w.ReasonsOnly, w.Asserted)
	case rival.Voice:
		or(w.TheAuthor)
	case rival.Scheme:
		or(w.NoScheme)
	}
	return fmt.Sprintf(w.InAInB, one, other)
}

// rival says what the readings have of a claim or sketch: "only in B, here the readings
// part"; "" for what both have alike.
func (w Words) rival(n graph.Node) string {
	r := w.Rivals.On(n)
	var parts []string
	if r.Whose != rival.Both {
		parts = append(parts, fmt.Sprintf(w.OnlyIn, r.Whose.Letter()))
	}
	if r.Divided() {
		parts = append(parts, w.DividedOtherwise)
	}
	for _, a := range r.Aspects {
		parts = append(parts, w.Aspect(a))
	}
	if len(r.Cruxes) > 0 {
		parts = append(parts, w.at(w.Here, r))
	}
	if p, ok := w.Rivals.Parting(n); ok {
		parts = append(parts, w.Outcome(p))
	}
	return strings.Join(parts, ", ")
}

// at adds to a word for where readings part which parting it is.
func (w Words) at(here string, r rival.Rival) string {
	if number := w.StarAt(r); number != "" {
		return fmt.Sprintf(w.NumberOf, strings.TrimRight(here, "."), number) + here[len(strings.TrimRight(here, ".")):]
	}
	return here
}

// versions returns the texts of a claim that one reading divides: "A: … / …; B: …", each
// without its full stop, "" for others.
func (w Words) versions(r rival.Rival) string {
	if !r.Divided() {
		return ""
	}
	side := func(texts []graph.Text) string {
		var said []string
		for _, t := range texts {
			said = append(said, strings.TrimRight(t.Untagged(), ". "))
		}
		return strings.Join(said, " / ")
	}
	switch w.Rivals.Side {
	case rival.OnlyA:
		return side(r.A)
	case rival.OnlyB:
		return side(r.B)
	}
	return "A" + w.colon() + side(r.A) + "; B" + w.colon() + side(r.B)
}

// InReading says a sentence of the reading that alone is shown: "A: Claim 1 …".
func (w Words) InReading(sentence string) string {
	if w.Rivals == nil || w.Rivals.Side == rival.Both {
		return sentence
	}
	return w.Rivals.Side.Letter() + w.colon() + sentence
}

// rivals says what the readings have of a relation, as further sentences.
func (w Words) rivals(o *graph.Outline, r *graph.Relation) string {
	x := w.Rivals.On(r)
	var said []string
	switch {
	case x.Whose == rival.Both:
	case len(x.Other) == 0:
		said = append(said, fmt.Sprintf(w.OnlyIt, x.Whose.Letter()))
	default:
		letter := "AB"[2-x.Whose]
		said = append(said, fmt.Sprintf(w.OnlyIt, x.Whose.Letter()))
		for _, n := range x.Other {
			if other, ok := n.(*graph.Relation); ok {
				said = append(said, fmt.Sprintf(w.Instead, string(letter), w.relation(o, other)))
			}
		}
	}
	for _, a := range x.Aspects {
		said = append(said, Capital(w.Aspect(a))+".")
	}
	cruxes := x.Cruxes
	if c := r.Contradiction; c != nil { // one line, which says both
		cruxes = slices.Concat(w.Rivals.On(c.There).Cruxes, w.Rivals.On(c.Back).Cruxes)
		slices.Sort(cruxes)
		cruxes = slices.Compact(cruxes)
	}
	if len(cruxes) > 0 {
		x.Cruxes = cruxes
		said = append(said, w.at(w.HereIt, x))
	}
	return strings.Join(said, " ")
}

// differs reports whether the readings differ in an aspect of a claim or sketch.
func (w Words) differs(n graph.Node, k rival.AspectKind) bool {
	_, ok := w.Rivals.On(n).Aspect(k)
	return ok
}
