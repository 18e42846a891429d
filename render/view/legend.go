package view

import (
	"crux/graph"
	"crux/graph/argmap"
	"crux/render/font"
)

// legendText returns the text of an entry.
func (v *View) legendText(text string) Paragraph {
	return v.paragraph([]font.Run{{Text: text}}, TextSize, 2*boxWidth)
}

// SectionEntry returns the text of the entry for a section that has no frame.
func (v *View) SectionEntry(f *Frame) Paragraph {
	return v.legendText(v.Words.SectionEntry + ": " + f.Section.Title.Untagged())
}

// IsBox reports whether n is a claim, a sketch or a closed section.
func (n *Node) IsBox() bool {
	return n.Kind == ClaimBox || n.Kind == SketchBox || n.Kind == ClosedBox
}

// legend lists what occurs in the picture.
func (b *builder) legend() {
	w, o := b.v.Words, b.o
	seen := map[Sample]bool{}
	var linked Style
	for _, n := range b.v.Nodes {
		switch {
		case n.Kind == QuestionBox:
			seen[SampleQuestion] = true
		case n.Kind == SketchBox:
			seen[SampleSketch] = true
		case n.Kind == ClosedBox:
			seen[SampleClosed] = true
		case n.Kind == ClaimBox:
			seen[SampleClaim] = true
			seen[SampleMain] = seen[SampleMain] || n.Main
			seen[SampleUnstated] = seen[SampleUnstated] || n.Unstated
		default:
			seen[[...]Sample{SampleSupport, SampleAttack, SampleUndercut, SampleContradiction, SampleOther}[n.Style]] = true
			if r := n.Subject.(*graph.Relation); r.Linked() && !o.Edges {
				if !seen[SampleLinked] {
					linked = n.Style
				}
				seen[SampleLinked] = true
			}
		}
	}
	texts := [...]string{w.ClaimEntry, w.MainEntry, w.UnstatedEntry, w.SketchEntry, w.ClosedEntry, w.SupportEntry, w.LinkedEntry,
		w.AttackEntry, w.UndercutEntry, w.ContradictionEntry, w.OtherEntry}
	styles := [len(texts)]Style{SampleLinked: linked}
	for s, text := range texts {
		if seen[Sample(s)] {
			b.v.Legend = append(b.v.Legend, Entry{Sample(s), styles[s], b.v.legendText(text)})
		}
	}
	b.verdictEntries()
	b.rivalEntries()
	if seen[SampleQuestion] {
		b.v.Legend = append(b.v.Legend, Entry{Sample: SampleQuestion, Text: b.v.legendText(w.QuestionEntry)})
	}
	for why, n := range o.LeftOut {
		if n > 0 {
			b.v.Notes = append(b.v.Notes, b.paragraph([]font.Run{{Text: w.LeftOut(argmap.Reason(why), n)}}, TextSize, 0))
		}
	}
	for _, s := range o.Notes {
		b.v.Notes = append(b.v.Notes, b.paragraph([]font.Run{{Text: s}}, TextSize, 0))
	}
	if b.linked > 0 {
		b.v.Notes = append(b.v.Notes, b.paragraph([]font.Run{{Text: w.LetterEntry}}, TextSize, 0))
	}
	if o.Partial {
		b.v.Notes = append(b.v.Notes, b.paragraph([]font.Run{{Text: w.PartialEntry, Style: font.Bold}}, TextSize, 0))
	}
}
