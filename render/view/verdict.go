package view

import (
	"strconv"
	"strings"

	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
	"crux/render/verdict"
	"crux/render/words"
)

// Verdicts in a picture: a mark with its step before the words of a box, the bar of
// its strength below them, and relations that do not count.

// Sizes of marks, in points at the natural size. A mark with a step is wider.
const (
	MarkSize  = 21 * layout.Point / 2 // its height, and its least width
	MarkPad   = 2 * layout.Point      // between its ends and what is in it
	MarkGap   = 2 * layout.Point      // between tick and step
	MarkApart = 3 * layout.Point      // between marks, and from the text

	// BarHeight is that of the bar of a strength, and TickOver by how much the tick
	// of the base score is longer, at both ends. ScoreGap is between the bar and its
	// number.
	BarHeight = 7 * layout.Point / 2
	TickOver  = 7 * layout.Point / 4
	ScoreGap  = 4 * layout.Point
	leastBar  = 40 * layout.Point
)

// judge gives a box its verdict and what two readings have of it, and the room that
// this needs.
func (b *builder) judge(n *Node, subject graph.Node) {
	n.Verdict, n.Rival = b.o.Verdicts.On(subject), b.o.Rivals.On(subject)
	n.marks = b.v.rivalMarks(n.Rival)
	if n.Verdict.Label != verdict.None {
		n.marks = append(n.marks, Mark{VerdictMark, Step(n.Verdict), b.v.MarkWidth(n.Verdict)})
	}
	if len(n.marks) > 0 {
		n.room = b.markRoom(marksWidth(n.marks))
	}
	if n.Rival.Divided() && !b.o.Rivals.Sided() {
		mark := letterMark("B")
		n.below = append([]font.Run{b.markRoom(mark.Width + MarkApart)}, versions(n.Rival.B)...)
		n.belowMarks = []Mark{mark}
	}
	if s := n.Verdict.Strength; s != nil {
		n.Score = b.paragraph([]font.Run{{Text: b.v.Words.Decimal(s.Value)}}, TextSize, boxWidth)
	}
}

// Step returns what is written in a mark, "" for nothing.
func Step(of verdict.Verdict) string {
	if of.Step > 0 {
		return strconv.Itoa(of.Step)
	}
	return ""
}

// StepWidth returns the width of the step in a mark.
func (v *View) StepWidth(of verdict.Verdict) layout.Length {
	return v.metrics.Width(Step(of), font.Bold, TextSize)
}

// MarkWidth returns the width of the mark of a verdict.
func (v *View) MarkWidth(of verdict.Verdict) layout.Length {
	if Step(of) == "" {
		return MarkSize
	}
	return MarkSize + MarkGap + v.StepWidth(of)
}

// markRoom returns spaces that take so much room, or a little more, and that no
// line is broken at: they are measured with the text, and not drawn.
func (b *builder) markRoom(width layout.Length) font.Run {
	const space = "\u00a0"
	n := 0
	for n == 0 || b.spaces[n-1] < width {
		if n++; n > len(b.spaces) {
			b.spaces = append(b.spaces, b.v.metrics.Width(strings.Repeat(space, n), font.Regular, TextSize))
		}
	}
	return font.Run{Text: strings.Repeat(space, n)}
}

// marked returns what is written in a box with the room for its marks.
func (n *Node) marked(runs []font.Run) []font.Run {
	if n.room.Text == "" {
		return runs
	}
	return append([]font.Run{n.room}, runs...)
}

// Unmarked returns p as it is drawn, without the room of its marks, and by how much its
// first line is then indented.
func (p Paragraph) Unmarked() (Paragraph, layout.Length) {
	if len(p.Marks) == 0 || len(p.Lines) == 0 {
		return p, 0
	}
	indent := marksWidth(p.Marks)
	p.Lines = append([]font.Line{{Runs: p.Lines[0].Runs[1:], Width: p.Lines[0].Width - indent}}, p.Lines[1:]...)
	return p, indent
}

// scoreRoom returns the room below the text of a box for the bar of its strength:
// how much it needs at the least.
func (n *Node) scoreRoom() layout.Size {
	if n.Verdict.Strength == nil {
		return layout.Size{}
	}
	return layout.Size{Width: leastBar + ScoreGap + widest(n.Score.Lines), Height: n.Score.Height()}
}

// count adds to a sign what is said of a relation that it stands for.
func (b *builder) count(n *Node, r *graph.Relation) {
	if b.o.Verdicts == nil {
		return
	}
	n.Verdict.Label = verdict.Stronger(n.Verdict.Label, b.o.Verdicts.On(r).Label)
	if half := otherHalf(r); half != nil {
		n.Verdict.Label = verdict.Stronger(n.Verdict.Label, b.o.Verdicts.On(half).Label)
	}
}

// Sign returns the node that is the sign of the relation which a link is a part of.
func (v *View) Sign(l Link) *Node {
	if n := v.Nodes[l.To]; n.Subject == l.Relation && l.From != l.To {
		return n
	}
	return v.Nodes[l.From]
}

// verdictEntries lists what the picture says of verdicts in the legend.
func (b *builder) verdictEntries() {
	seen := map[Sample]bool{}
	for _, n := range b.v.Nodes {
		v := n.Verdict
		if _, relation := n.Subject.(*graph.Relation); relation {
			seen[SampleIdle] = seen[SampleIdle] || v.Label == verdict.Falls
			continue
		}
		switch {
		case v.Label == verdict.Stands && v.Assumed:
			seen[SampleAssumed] = true
		case v.Label == verdict.Stands:
			seen[SampleStands] = true
		case v.Label == verdict.Falls:
			seen[SampleFalls] = true
		case v.Label == verdict.Undecided:
			seen[SampleUndecided] = true
		}
		seen[SampleStep] = seen[SampleStep] || v.Label != verdict.None && v.Step > 0
		seen[SampleStrength] = seen[SampleStrength] || v.Strength != nil
	}
	w := b.v.Words
	for i, text := range [...]string{w.Stands, w.AssumedEntry, w.Falls, w.Undecided, w.SettledEntry, w.StrengthEntry, w.IdleEntry} {
		if s := SampleStands + Sample(i); seen[s] {
			b.v.Legend = append(b.v.Legend, Entry{Sample: s, Text: b.v.legendText(text)})
		}
	}
}

// Judged reports whether boxes of the picture have marks.
func (v *View) Judged() bool {
	for _, e := range v.Legend {
		if e.Sample >= SampleStands && e.Sample <= SampleUndecided {
			return true
		}
	}
	return false
}

// tooltip returns what a pointer over n shows: the verdict, whose it is, and what the text
// says.
func (b *builder) tooltip(n *Node) string {
	passage := printable(b.o.Passages[n.Subject])
	if _, relation := n.Subject.(*graph.Relation); relation || n.Kind == QuestionBox || b.o.Verdicts == nil && b.o.Rivals == nil {
		return passage
	}
	said := words.Capital(printable(b.v.Words.Said(n.Subject)))
	if said != "" && passage != "" {
		return said + ". " + passage
	}
	return said + passage
}
