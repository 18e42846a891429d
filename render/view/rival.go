package view

import (
	"slices"
	"strings"

	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
	"crux/render/rival"
	"crux/render/words"
)

// Two readings in a picture: a letter before the words of what only one has and at the
// signs of relations that they see differently, a star at what they part by, and boxes
// with a line between what one says in one claim and the other in several.

// A Mark is drawn before the first line of a text: a letter, a star, or a verdict.
type Mark struct {
	Kind MarkKind
	// Text is written in the mark: the letter, the numbers of a star, the step of a
	// verdict.
	Text  string
	Width layout.Length
}

// MarkKind is the kind of a Mark.
type MarkKind uint8

// The kinds of marks, in the order in which they stand.
const (
	LetterMark MarkKind = iota
	StarMark
	VerdictMark
)

// DivideGap is the distance between the texts of a divided box, with the line in its
// middle.
const DivideGap = 6 * layout.Point

// changedSign stands at the signs of relations that both readings have, each in its way.
const changedSign = "≠"

// letterMark returns the mark of a reading.
func letterMark(letter string) Mark { return Mark{LetterMark, letter, MarkSize} }

// starMark returns the star of what readings part by, with its numbers.
func (v *View) starMark(r rival.Rival) Mark {
	m := Mark{Kind: StarMark, Text: v.Words.StarAt(r), Width: MarkSize}
	if m.Text != "" {
		m.Width += MarkGap + v.metrics.Width(m.Text, font.Bold, TextSize)
	}
	return m
}

// rivalMarks returns the marks of what the readings have of something: in a divided box
// those before the first of its texts.
func (v *View) rivalMarks(r rival.Rival) []Mark {
	var marks []Mark
	switch {
	case r.Divided() && v.Words.Rivals.Sided():
	case r.Divided():
		marks = append(marks, letterMark("A"))
	case r.Whose != rival.Both:
		marks = append(marks, letterMark(r.Whose.Letter()))
	}
	if len(r.Cruxes) > 0 {
		marks = append(marks, v.starMark(r))
	}
	return marks
}

// Divided reports whether a box has two texts, one of each reading.
func (n *Node) Divided() bool { return n.below != nil }

// marksWidth returns the room of marks, with what is between them and the text.
func marksWidth(marks []Mark) layout.Length {
	width := layout.Length(0)
	for _, m := range marks {
		width += m.Width + MarkApart
	}
	return width
}

// versions returns what is written of one side of a divided claim.
func versions(texts []graph.Text) []font.Run {
	var runs []font.Run
	for i, t := range texts {
		if len(texts) > 1 {
			lead := "(" + letters(i) + ") "
			if i > 0 {
				lead = " " + lead
			}
			runs = append(runs, font.Run{Text: lead, Style: font.Italic})
		}
		runs = append(runs, textRuns(t)...)
	}
	return runs
}

// sideOf returns the texts of a divided claim that are written first: those of A, or of
// the reading that alone is shown.
func (b *builder) sideOf(r rival.Rival) []graph.Text {
	if b.o.Rivals.Sided() && b.o.Rivals.Side == rival.OnlyB {
		return r.B
	}
	return r.A
}

// outcome returns what is written behind the words of a claim on which the readings part.
func (b *builder) outcome(n graph.Node) []font.Run {
	p, ok := b.o.Rivals.Parting(n)
	if !ok {
		return nil
	}
	return []font.Run{{Text: " (" + b.v.Words.Outcome(p) + ")", Style: font.Bold | font.Italic}}
}

// aspects returns what is written before the words of a claim of which two readings say
// something otherwise.
func (b *builder) aspects(r rival.Rival) []font.Run {
	var runs []font.Run
	for _, a := range r.Aspects {
		if a.Kind != rival.Voice || !b.o.NoVoices {
			runs = append(runs, font.Run{Text: words.Capital(b.v.Words.Aspect(a)) + ": ", Style: font.Bold | font.Italic})
		}
	}
	return runs
}

// by returns by which scheme and rules a relation is, of a relation that two readings have by
// others what each says.
func (b *builder) by(r *graph.Relation) []font.Run {
	var runs []font.Run
	add := func(s string, style font.Style) {
		runs = append(runs, font.Run{Text: " · "}, font.Run{Text: s, Style: style})
	}
	if a, ok := b.o.Rivals.On(r).Aspect(rival.Scheme); ok {
		add(b.v.Words.Aspect(a), font.Bold|font.Italic)
		return runs
	}
	for _, rule := range append([]string{r.Scheme}, r.Rules...) {
		if rule != "" {
			add(rule, font.Italic)
		}
	}
	return runs
}

// rivalry gives to a sign what the readings have of a relation that it stands for, and
// reports whether it is to be marked: where the line alone does not say whose it is, or
// the readings part by it.
func (b *builder) rivalry(n *Node, r *graph.Relation) bool {
	x := b.o.Rivals.On(r)
	if half := otherHalf(r); half != nil {
		y := b.o.Rivals.On(half)
		x.Cruxes = slices.Concat(x.Cruxes, y.Cruxes)
		x.Other = slices.Concat(x.Other, y.Other)
	}
	x.Cruxes = slices.Concat(n.Rival.Cruxes, x.Cruxes)
	slices.Sort(x.Cruxes)
	x.Cruxes = slices.Compact(x.Cruxes)
	x.Other = slices.Concat(n.Rival.Other, x.Other)
	n.Rival = x
	return len(x.Cruxes) > 0 || x.Whose != rival.Both && (len(x.Other) > 0 || b.shared(r))
}

// together returns relations on one target in their order, but those of one reading that
// are there instead of some of the other behind these.
func (b *builder) together(on []*graph.Relation) []*graph.Relation {
	if b.o.Rivals == nil {
		return on
	}
	var list []*graph.Relation
	has := map[graph.Node]bool{}
	for _, r := range on {
		has[r] = true
	}
	for _, r := range on {
		if !has[r] {
			continue // it is behind one before it
		}
		has[r] = false
		list = append(list, r)
		for _, n := range b.o.Rivals.On(r).Other {
			if other, ok := n.(*graph.Relation); ok && has[n] {
				has[n] = false
				list = append(list, other)
			}
		}
	}
	return list
}

// shared reports whether both readings have all ends of a relation.
func (b *builder) shared(r *graph.Relation) bool {
	one := func(n graph.Node) bool { return b.o.Rivals.On(n).Whose == rival.Both }
	if on, ok := r.Target.(*graph.Relation); ok {
		return one(on) && !slices.ContainsFunc(r.Sources, func(n graph.Node) bool { return !one(n) })
	}
	return (r.Target == nil || one(r.Target)) && !slices.ContainsFunc(r.Sources, func(n graph.Node) bool { return !one(n) })
}

// signMarks gives a sign its marks and returns what stands before its words.
func (b *builder) signMarks(n *Node) []font.Run {
	n.marks = b.v.rivalMarks(n.Rival)
	runs := []font.Run{b.markRoom(marksWidth(n.marks))}
	if len(n.Rival.Other) > 0 {
		runs = append(runs, font.Run{Text: changedSign, Style: font.Bold})
	}
	return runs
}

// written gives a sign its text, with its marks if there are any.
func (b *builder) written(n *Node, runs []font.Run) {
	n.Text = b.paragraph(runs, TextSize, boxWidth)
	n.Text.Marks = n.marks
	n.Width = widest(n.Text.Lines) + SignWidth + 3*BarPadX
	n.Height = n.Text.Height() + 2*barPadY
}

// readings writes what the two readings are called, and where they part.
func (b *builder) readings(add func(size layout.Length, runs ...font.Run)) {
	s := b.o.Rivals
	if s == nil {
		return
	}
	for i, r := range [...]struct{ letter, name string }{{"A", s.A}, {"B", s.B}} {
		if r.name != "" || s.Sided() {
			mark := letterMark(r.letter)
			p := b.paragraph([]font.Run{b.markRoom(mark.Width + MarkApart), {Text: r.name}}, TextSize, 0)
			p.Marks, p.lead = []Mark{mark}, max(p.lead, headerLead)
			if s.Sided() {
				b.v.Heads[i] = p
				continue
			}
			b.v.Header = append(b.v.Header, p)
		}
	}
	before := len(b.v.Header)
	defer func() { b.v.parted = len(b.v.Header) - before }()
	for _, p := range s.Partings {
		add(TextSize, font.Run{Text: b.v.Words.Parting(b.v.Outline, p)})
	}
}

// rivalEntries lists what the picture says of two readings in the legend.
func (b *builder) rivalEntries() {
	seen := map[Sample]bool{}
	for _, n := range b.v.Nodes {
		r := n.Rival
		_, relation := n.Subject.(*graph.Relation)
		only := [...]Sample{rival.OnlyA: SampleOnlyA, rival.OnlyB: SampleOnlyB}[r.Whose]
		if relation {
			only = [...]Sample{rival.OnlyA: SampleOnlyLineA, rival.OnlyB: SampleOnlyLineB}[r.Whose]
		}
		if r.Whose != rival.Both {
			seen[only] = true
		}
		seen[SampleChanged] = seen[SampleChanged] || relation && slices.ContainsFunc(n.marks, func(m Mark) bool { return m.Kind == LetterMark }) && len(r.Other) > 0
		seen[SampleDivided] = seen[SampleDivided] || n.Divided()
		seen[SampleCrux] = seen[SampleCrux] || len(r.Cruxes) > 0
		seen[SampleGhost] = seen[SampleGhost] || n.Ghost && !relation
		seen[SampleGhostLine] = seen[SampleGhostLine] || n.Ghost && relation
		seen[SampleSeveral] = seen[SampleSeveral] || b.o.Rivals.Sided() && len(b.sideOf(r)) > 1
	}
	w := b.v.Words
	only := func(format string, letter string) string { return strings.ReplaceAll(format, "%s", letter) }
	for i, text := range [...]string{only(w.OnlyEntry, "A"), only(w.OnlyEntry, "B"), only(w.OnlyLineEntry, "A"), only(w.OnlyLineEntry, "B"), w.ChangedEntry, w.DividedEntry, w.CruxEntry,
		w.GhostEntry, w.GhostLineEntry, w.SeveralEntry} {
		if s := SampleOnlyA + Sample(i); seen[s] {
			b.v.Legend = append(b.v.Legend, Entry{Sample: s, Text: b.v.legendText(text)})
		}
	}
}
