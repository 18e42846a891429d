// Package brat reads and writes standoff annotations of the tool brat: a file of
// annotations (.ann), and the text that they are about beside it (.txt). It is the format
// with the id "brat".
//
// What becomes of what:
//
//	T  a stretch of text    a claim without a title, whose words are the text of the line;
//	                        its offsets are characters of the .txt
//	T  MajorClaim           a thesis too (Major-Claim, major_claim and the like as well)
//	R  supports, attacks …  a support or attack of its second argument by its first; or a
//	                        restatement (Duplicate)
//	A  Stance For, Against  a support or attack of each major claim, as the persuasive
//	                        essays have it (Stab and Gurevych 2017), which have no R lines
//	                        for these
//	A  Actor                the voice
//	*  Equiv                a restatement of the first one by each of the others
//	#  Words T1             the claim says this, in other words than the text; crux writes
//	                        it, and other tools show it as a note
//	#  Linked R2, R1        R2 is of one step with R1: their premises are linked; written
//	                        and shown likewise
//
// All else (other attributes, events, normalisations, notes, relations of other types)
// is kept and written back, as are ids and types. No records are kept of a file that is
// written to the letter without them.
//
// A graph that knows its text is written with the offsets of its claims in it. Claims
// that have none get a line of their own behind the text, or make up a text where there
// is none.
//
// brat has no place for relations on relations: undercuts are told, and left out.
package brat

import (
	"regexp"
	"slices"
	"strings"

	"crux/data/loss"
	"crux/graph"
)

const id = "brat"

// A line is one annotation: one line of the file, or several where the text of a T runs
// on.
type line struct {
	raw        string
	start, end int // bytes of the file
	id         string
	kind       byte     // the first letter of id
	word       string   // the type
	args       []string // what stands behind the type, up to the next tab
	text       string   // what stands behind that tab
}

var (
	begins = regexp.MustCompile(`^(?:[TREAMN]\w*|#\S*|\*)\t`)
	other  = regexp.MustCompile(`^[A-Z]\d+\t`)
	looks  = regexp.MustCompile(`^(?:T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*(?:\t|\r?\n|$)|R\d+\t\S+ \w+:\S+ \w+:\S+|[AM]\d+\t\S+ [TRE]\d+|E\d+\t\S+:T\d+|\*\t\S+ T\d+|N\d+\t\S+ [TRE]\d+ |#\d*\t\S+ [TRE]\d+\t)`)
)

// Looks reports whether a text is in the format: its first line is an annotation.
func Looks(text string) bool {
	return looks.MatchString(strings.TrimLeft(strings.TrimPrefix(text, "\uFEFF"), "\r\n"))
}

// lines cuts a file into annotations. What begins no annotation belongs to the one before
// it.
func lines(text string) []*line {
	var list []*line
	at := 0
	for raw := range strings.Lines(text) {
		start, end := at, at+len(raw)
		at = end
		raw = strings.TrimRight(raw, "\r\n")
		if start == 0 {
			raw = strings.TrimPrefix(raw, "\uFEFF")
		}
		if strings.TrimSpace(raw) == "" {
			continue
		}
		if last := len(list) - 1; !begins.MatchString(raw) && !other.MatchString(raw) && last >= 0 && list[last].kind == 'T' {
			list[last] = parse(list[last].raw+"\n"+raw, list[last].start, end)
			continue
		}
		list = append(list, parse(raw, start, start+len(raw)))
	}
	return list
}

func parse(raw string, start, end int) *line {
	l := &line{raw: raw, start: start, end: end}
	head, rest, _ := strings.Cut(raw, "\t")
	body, text, _ := strings.Cut(rest, "\t")
	l.id, l.text = head, text
	if begins.MatchString(raw) {
		l.kind = raw[0]
	}
	word, args, _ := strings.Cut(strings.TrimSpace(body), " ")
	l.word = word
	l.args = strings.Fields(args)
	return l
}

// joined takes out what parts the words of a type.
var joined = strings.NewReplacer("-", "", "_", "")

// isMajor reports whether a type is that of a main claim.
func isMajor(word string) bool {
	return joined.Replace(strings.ToLower(word)) == "majorclaim"
}

// Types of relations, in lower case without hyphens and the like.
var types = map[string]graph.Kind{
	"supports": graph.Support, "support": graph.Support, "for": graph.Support, "pro": graph.Support, "evidence": graph.Support, "reason": graph.Support,
	"attacks": graph.Attack, "attack": graph.Attack, "against": graph.Attack, "con": graph.Attack, "rebuts": graph.Attack, "contradicts": graph.Attack,
	"duplicate": graph.Restatement, "duplicates": graph.Restatement, "rephrase": graph.Restatement, "restates": graph.Restatement, "semanticallysame": graph.Restatement,
}

func kindOf(word string) (graph.Kind, bool) {
	k, ok := types[joined.Replace(strings.ToLower(word))]
	return k, ok
}

// written are the types that are written where a relation has none of its own.
var written = map[graph.Kind]string{graph.Support: "supports", graph.Attack: "attacks", graph.Restatement: "Duplicate"}

// ends returns the two ids that an R line relates.
func (l *line) ends() (from, to string, ok bool) {
	if len(l.args) != 2 {
		return "", "", false
	}
	one, from, ok1 := strings.Cut(l.args[0], ":")
	_, to, ok2 := strings.Cut(l.args[1], ":")
	if one == "Arg2" {
		from, to = to, from
	}
	return from, to, ok1 && ok2
}

// stance returns what a Stance attribute says of its claim.
func (l *line) stance() (k graph.Kind, ok bool) {
	if l.kind != 'A' && l.kind != 'M' || !strings.EqualFold(l.word, "stance") || len(l.args) != 2 {
		return 0, false
	}
	switch strings.ToLower(l.args[1]) {
	case "for":
		return graph.Support, true
	case "against":
		return graph.Attack, true
	}
	return 0, false
}

// actor returns who says a claim.
func (l *line) actor() (voice string, ok bool) {
	if l.kind != 'A' || len(l.args) < 2 || !strings.EqualFold(l.word, "actor") {
		return "", false
	}
	return strings.Join(l.args[1:], " "), true
}

// linked returns the relation that a note says to be of one step with its own.
func (l *line) linked() (r, with string, ok bool) {
	if l.kind != '#' || l.word != "Linked" || len(l.args) != 1 {
		return "", "", false
	}
	return l.args[0], strings.TrimSpace(l.text), true
}

// words returns what a claim says in other words than the text.
func (l *line) words() (words string, ok bool) {
	return strings.TrimSpace(l.text), l.kind == '#' && l.word == "Words" && len(l.args) == 1
}

// names returns the ids that an annotation names.
func (l *line) names() []string {
	var names []string
	switch l.kind {
	case 'T':
		return nil
	case 'E':
		_, trigger, _ := strings.Cut(l.word, ":")
		names = append(names, trigger)
		fallthrough
	case 'R':
		for _, a := range l.args {
			_, name, _ := strings.Cut(a, ":")
			names = append(names, name)
		}
	case '*':
		return l.args
	case 'A', 'M', 'N', '#':
		if len(l.args) > 0 {
			names = l.args[:1]
		}
		if _, with, ok := l.linked(); ok {
			names = append(slices.Clone(names), with)
		}
	}
	return names
}

// keeps is what the format has a place for; what becomes of it in part, Encode tells.
var keeps = loss.Set{loss.Contradictions, loss.Restatements, loss.Voices, loss.Offsets, loss.Source, loss.Theses}
