package argdown

import (
	"cmp"
	"fmt"
	"slices"
	"unicode"

	"crux/graph"
	"crux/graph/diag"
)

// What a careful reader asks about a document that can be read: is one title
// given two texts, is something said twice, does an argument start from what
// stands below it, was another title meant?

// careful tells of titles with several texts, and of mentions in headings.
func (d *decoder) careful(g *graph.Graph, near *titles) {
	given := d.givenTexts()
	for _, c := range g.Claims() {
		d.definedTwice("["+short(c.Key)+"]", c.Occurrences, given)
	}
	for _, s := range g.Sketches() {
		d.definedTwice("<"+short(s.Key)+">", s.Occurrences, given)
	}
	for _, a := range g.Arguments() {
		d.definedTwice("<"+short(a.Key)+">", a.Occurrences, given)
	}
	for doc, block := range d.doc.all {
		if h, ok := block.(*Heading); ok {
			d.mentions(graph.Occurrence{File: doc.File, Range: h.Range}, h.Text, near)
		}
	}
}

// byteOrderMark is what some programs write at the start of a text in UTF-8.
const byteOrderMark = "\uFEFF"

// controlCharacters tells of the first character of a text that nobody can see,
// and how many there are.
func (n *notes) controlCharacters(text string) {
	first, more := -1, 0
	for i, r := range text {
		if r >= ' ' && r < 0x7f || r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\v' || r == '\uFEFF' && i == 0 {
			continue
		}
		switch {
		case !unicode.IsControl(r) && r != '\uFEFF':
		case first < 0:
			first = i
		default:
			more++
		}
	}
	if first < 0 {
		return
	}
	others := ""
	if more > 0 {
		others = fmt.Sprintf(", and %d more below", more)
	}
	n.report(first, first+1, diag.Warning, "control-character", "delete it: go to this column and remove what stands between the visible letters",
		"a character that cannot be seen stands here%s", others)
}

// A spot is a place where something starts.
type spot struct {
	file   string
	offset int
}

// givenTexts returns the places where a text follows a reference. It is an error
// that is told already, and no second definition.
func (d *decoder) givenTexts() map[spot]bool {
	given := map[spot]bool{}
	for _, t := range d.list {
		if t.Code == "text-after-reference" {
			given[spot{t.File, t.Range.Start.Offset}] = true
		}
	}
	return given
}

// definedTwice tells of the definitions that say something else than the first
// one, unless the author marks the one that counts.
func (d *decoder) definedTwice(title string, occurrences []graph.Occurrence, given map[spot]bool) {
	texts := 0
	for i := range occurrences {
		if o := &occurrences[i]; !o.Reference && o.Text.Plain != "" {
			texts++
		}
	}
	if texts < 2 {
		return
	}
	var definitions []graph.Occurrence
	for _, o := range occurrences {
		if canonical, _ := o.Data.Get("isCanonical"); canonical == true {
			return
		}
		if !o.Reference && o.Text.Untagged() != "" && !given[spot{o.File, o.Range.Start.Offset}] {
			definitions = append(definitions, o)
		}
	}
	slices.SortStableFunc(definitions, d.inOrder)
	for i, o := range definitions {
		if first := definitions[0]; i > 0 && o.Text.Untagged() != first.Text.Untagged() {
			d.reportAt(o, diag.Warning, "defined-twice",
				"take one of the texts away, give one of them another title, or mark the one that counts: {isCanonical: true}",
				"%s says something else here than in %s", title, d.line(first, o.File))
			given[spot{o.File, o.Range.Start.Offset}] = true // the steps of an exploded argument share their texts
		}
	}
}

// inOrder compares two places in the order in which they are read.
func (d *decoder) inOrder(a, b graph.Occurrence) int {
	return cmp.Or(cmp.Compare(d.files[a.File], d.files[b.File]), cmp.Compare(a.Range.Start.Offset, b.Range.Start.Offset))
}

// line names the line of o, for a message about something in file.
func (d *decoder) line(o graph.Occurrence, file string) string {
	if o.File == file {
		return fmt.Sprintf("line %d", o.Range.Start.Line)
	}
	return fmt.Sprintf("line %d of %s", o.Range.Start.Line, short(o.File))
}

// again tells that r says what was said at first.
func (d *decoder) again(r *Relation, first graph.Occurrence, from, to end) {
	verb := map[byte]string{'+': "supports", '-': "attacks", '_': "undercuts", 'x': "contradicts"}[sign(r.Symbol)]
	hint := "take one of the two lines away"
	if s := from.structure; s != nil {
		hint = "an argument speaks through its conclusion; " + hint
	}
	d.reportRange(r.Range, diag.Warning, "stated-twice", hint,
		"that %s %s %s is said in %s already", d.named(from), verb, d.named(to), d.line(first, d.file))
}

// againWhole tells of a line that says of an argument as a whole what another
// such line says. That its structure says so too is no repetition: the line is
// where the reader of a map looks for it.
func (d *decoder) againWhole(r *Relation, from, to end) {
	first, known := d.wholeAt[from.structure]
	if known {
		d.again(r, first, from, to)
		return
	}
	if d.wholeAt == nil {
		d.wholeAt = map[*Structure]graph.Occurrence{}
	}
	d.wholeAt[from.structure] = d.at(r)
}

// named returns how an end is named in a message.
func (d *decoder) named(e end) string {
	switch n := e.node.(type) {
	case *graph.Claim:
		if n.Untitled {
			return "this claim"
		}
		return "[" + short(n.Key) + "]"
	case *graph.Sketch:
		return "<" + short(n.Key) + ">"
	}
	if e.record != nil {
		return "<" + short(e.record.Key) + ">"
	}
	return "this step"
}

// badPremise tells of a number in data that the inference in, a step of s, cannot
// start from.
func (d *decoder) badPremise(s *Structure, in *Inference, data *Data, number any) {
	const above = "name numbers of statements above this line, as in {uses: [1, 2]}"
	at := data.place("uses")
	n, _ := number.(int)
	switch step := d.numbered.step(s, n); {
	case step == nil:
		d.reportRange(at, diag.Warning, "no-such-premise", above, "there is no statement (%v) in this structure", number)
	case step.Inference == in:
		d.reportRange(at, diag.Warning, "later-premise", above, "(%d) is what is inferred here, so it can be no premise of it", n)
	default:
		d.reportRange(at, diag.Warning, "later-premise", "move the statement above this line, or the inference below it",
			"(%d) stands below this line, so nothing can be inferred from it here", n)
	}
}

// byNumber has the steps of a structure by their numbers.
type byNumber struct {
	of    *Structure
	steps map[int]*Step
}

// step returns the first step of s that has a number, or nil.
func (n *byNumber) step(s *Structure, number int) *Step {
	if n.of != s {
		n.of, n.steps = s, map[int]*Step{}
		for _, step := range slices.Backward(s.Steps) {
			n.steps[step.Number] = step
		}
	}
	return n.steps[number]
}

// titles are what a misspelt title may stand for, of either kind.
type titles struct {
	d                     *decoder
	statements, arguments suggestions
}

// near returns, in its brackets, the title that was likely meant where title was
// written in brackets of one kind: that very title in the other brackets, else
// the nearest of its kind, else the nearest of the other. It is "" if there is
// none.
func (t *titles) near(title string, argument bool) string {
	statement, sketch := t.d.statements[title], t.d.arguments[title]
	switch {
	case argument && statement != nil && statement.claim != nil && !statement.claim.Untitled && statement.claim.Text.Plain != "":
		return "[" + title + "]"
	case !argument && sketch != nil && (sketch.record != nil && !sketch.record.Untitled ||
		sketch.sketch != nil && !sketch.sketch.Untitled && sketch.sketch.Text.Plain != ""):
		return "<" + title + ">"
	}
	for _, ofArgument := range []bool{argument, !argument} {
		from, brackets := &t.statements, "[]"
		if ofArgument {
			from, brackets = &t.arguments, "<>"
		}
		if near := from.near(title); near != "" {
			return brackets[:1] + near + brackets[1:]
		}
	}
	return ""
}

// mentions tells of mentions in a text of titles that nothing has.
func (d *decoder) mentions(at graph.Occurrence, text graph.Text, near *titles) {
	for _, m := range text.Marks {
		switch {
		case m.Kind == graph.ClaimMention && !d.known(m.Target):
			d.missing(at, "no-such-title", near.near(m.Target, false), "give a statement this title, or write its name without @",
				"no statement has the title [%s] that is mentioned here", short(m.Target))
		case m.Kind == graph.ArgumentMention && !d.knownArgument(m.Target):
			d.missing(at, "no-such-title", near.near(m.Target, true), "give an argument this title, or write its name without @",
				"no argument has the title <%s> that is mentioned here", short(m.Target))
		}
	}
}

// knownArgument reports whether there is an argument with the given title.
func (d *decoder) knownArgument(title string) bool {
	a := d.arguments[title]
	return a != nil && (a.sketch != nil || a.record != nil)
}
