package view

import (
	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
	"crux/render/words"
)

// header makes the title, and the lines that say what is read and by whom.
func (b *builder) header() {
	m := b.v.Graph.Meta
	w := b.v.Words
	add := func(size layout.Length, runs ...font.Run) {
		p := b.paragraph(runs, size, 0)
		p.lead = max(p.lead, headerLead) // nothing keeps lines of several fonts apart here
		if !p.text.Empty() {
			b.v.Header = append(b.v.Header, p)
		}
	}
	if m.Title != "" {
		add(b.o.Spacing.Title, font.Run{Text: m.Title, Style: font.Bold})
	}
	if m.Subtitle != "" {
		add(b.o.Spacing.Frame, font.Run{Text: m.Subtitle})
	}
	if m.Work != (graph.Work{}) {
		runs := []font.Run{{Text: w.Reads + ": "}}
		for i, part := range []font.Run{{Text: m.Work.Author}, {Text: m.Work.Title, Style: font.Italic}, {Text: m.Work.Place}, {Text: m.Work.Date}} {
			if part.Text == "" {
				continue
			}
			if len(runs) > 1 {
				sep := ", "
				if i == 1 {
					sep = ": "
				}
				runs = append(runs, font.Run{Text: sep})
			}
			runs = append(runs, part)
		}
		add(TextSize, runs...)
	}
	if m.Author != "" {
		add(TextSize, font.Run{Text: w.By + " " + m.Author})
	}
	if caption := printable(b.o.Verdicts.Said()); caption != "" {
		add(b.o.Spacing.Frame, font.Run{Text: words.Capital(caption), Style: font.Italic})
	}
	b.readings(add)
}

// headerLead is the least distance between the lines of the title.
const headerLead = 125

// paragraph makes a paragraph that is yet to be broken where width is 0.
func (b *builder) paragraph(runs []font.Run, size, width layout.Length) Paragraph {
	return b.v.paragraph(runs, size, width)
}

// paragraph is builder's, for what is changed later.
func (v *View) paragraph(runs []font.Run, size, width layout.Length) Paragraph {
	var clean []font.Run
	for _, r := range runs {
		if r.Text = printable(r.Text); r.Text != "" {
			clean = append(clean, r)
		}
	}
	p := Paragraph{Size: size, text: v.metrics.Text(clean), rightToLeft: rightToLeft(clean), lead: v.Spacing.Lead}
	if width > 0 {
		p = p.Balanced(width)
	}
	return p
}
