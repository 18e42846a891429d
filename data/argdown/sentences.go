package argdown

import (
	"strings"

	"crux/graph"
)

// Where a structure is spelled out, its conclusion is a sentence for readers. If the
// author gave none it says in the language of the document what the relation is.

// sentences of one language: by kind of relation, what its conclusion says, with "%"
// for what it is about.
type sentences struct {
	kinds   map[string]string
	negated string // of what a linked objection is against
	nothing string // what a relation without a target is about
	see     string // of a premise in place of an argument
	empty   string // of a premise in place of none
}

var languages = map[string]sentences{
	"en": {
		kinds: map[string]string{"support": "This speaks for %.", "attack": "This speaks against %.", undercutKind: "This undercuts %.",
			"restatement": "This says the same as %.", "preference": "This is preferred to %.",
			contraryKind: "This excludes %.", contradictoryKind: "This contradicts %."},
		negated: "It is not so.", nothing: "something that is not named", see: "See %.", empty: "No premise is given.",
	},
	"de": {
		kinds: map[string]string{"support": "Das spricht für %.", "attack": "Das spricht gegen %.", undercutKind: "Das entkräftet %.",
			"restatement": "Das besagt dasselbe wie %.", "preference": "Das ist vorzuziehen, verglichen mit %.",
			contraryKind: "Das schließt aus: %.", contradictoryKind: "Das widerspricht %."},
		negated: "So ist es nicht.", nothing: "etwas, das nicht genannt ist", see: "Siehe %.", empty: "Keine Prämisse ist gegeben.",
	},
	"fr": {
		kinds: map[string]string{"support": "Cela parle pour %.", "attack": "Cela parle contre %.", undercutKind: "Cela affaiblit %.",
			"restatement": "Cela dit la même chose que %.", "preference": "Cela est préféré à %.",
			contraryKind: "Cela exclut %.", contradictoryKind: "Cela contredit %."},
		negated: "Il n’en est pas ainsi.", nothing: "quelque chose qui n’est pas nommé", see: "Voir %.", empty: "Aucune prémisse n’est donnée.",
	},
}

// language returns the sentences of the document's language, or English ones.
func (e *encoder) language() sentences {
	primary, _, _ := strings.Cut(e.g.Meta.Language, "-")
	if l, ok := languages[strings.ToLower(primary)]; ok {
		return l
	}
	return languages["en"]
}

// about puts a mention of x, a node, a *layout or nil, into a sentence.
func (e *encoder) about(sentence string, x any) graph.Text {
	before, behind, _ := strings.Cut(sentence, "%")
	m := graph.Mark{Kind: graph.ArgumentMention, Start: len(before)}
	switch x := x.(type) {
	case nil:
		return graph.Plain(before + e.language().nothing + behind)
	case *graph.Claim:
		m.Kind, m.Target = graph.ClaimMention, x.Key
	case *graph.Sketch:
		m.Target = x.Key
	case *layout:
		if x.argument == nil {
			title := e.title(x)
			e.others[title] = x
			m.Target = title
		} else {
			m.Target = x.argument.Key
		}
	}
	if title := e.titles[x]; title != "" && !isUntitled(title) {
		m.Target = title // which is not the key if that cannot be written
	}
	m.End = m.Start + len(m.Target)
	return graph.Text{Plain: before + m.Target + behind, Marks: []graph.Mark{m}}
}

// conclusionOf returns the sentence in place of the conclusion of a step: the
// author's words, if there are any.
func (e *encoder) conclusionOf(r *graph.Relation, negated bool) graph.Text {
	if t := wordsOf(r); t.Plain != "" {
		return t
	}
	if negated {
		return graph.Plain(e.language().negated)
	}
	sentence := e.language().kinds[e.kind(r)]
	switch t := r.Target.(type) {
	case nil:
		return e.about(sentence, nil)
	case *graph.Relation:
		return e.about(sentence, e.structureOf(t))
	default:
		return e.about(sentence, t)
	}
}

// premiseOf returns the sentence in place of premises of a step whose sources are no
// claims.
func (e *encoder) premiseOf(r *graph.Relation) graph.Text {
	if len(r.Sources) == 0 {
		return graph.Plain(e.language().empty)
	}
	return e.about(e.language().see, r.Sources[0])
}
