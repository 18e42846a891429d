package view

import (
	"slices"
	"strings"
	"unicode"

	"crux/graph"
	"crux/render/font"
)

// textRuns returns a text in runs of one style. Tags are left out: they sort a
// map, they are no part of what is said.
func textRuns(t graph.Text) []font.Run {
	if len(t.Marks) == 0 {
		return []font.Run{{Text: t.Plain}}
	}
	cuts := []int{0, len(t.Plain)}
	for _, m := range t.Marks {
		cuts = append(cuts, m.Start, m.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var runs []font.Run
	var open []graph.Mark // those that cover the place
	next := 0
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		for next < len(t.Marks) && t.Marks[next].Start <= from {
			open = append(open, t.Marks[next])
			next++
		}
		open = slices.DeleteFunc(open, func(m graph.Mark) bool { return m.End <= from })
		run := font.Run{Text: t.Plain[from:to]}
		tag := false
		for _, m := range open {
			switch m.Kind {
			case graph.Emphasis:
				run.Style |= font.Italic
			case graph.Strong:
				run.Style |= font.Bold
			case graph.TagMark:
				tag = true
			}
		}
		if !tag {
			runs = append(runs, run)
		}
	}
	if n := len(runs); n > 0 {
		runs[n-1].Text = strings.TrimRight(runs[n-1].Text, " ")
	}
	return runs
}

// restyled returns runs with more style.
func restyled(runs []font.Run, more font.Style) []font.Run {
	for i := range runs {
		runs[i].Style |= more
	}
	return runs
}

// printable returns s without what no picture can carry: control characters,
// and what XML does not allow. The marks that turn the direction of writing
// are left out too, lest one box turn round the rest of a line.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.IsControl(r), r == 0xFFFE || r == 0xFFFF,
			r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// RightToLeft reports whether a paragraph is set from right to left: the first
// letter of what its author wrote decides.
func (p Paragraph) RightToLeft() bool { return p.rightToLeft }

// rightToLeft reports whether the first letter of runs is of a script that is
// written from right to left.
func rightToLeft(runs []font.Run) bool {
	for _, run := range runs {
		for _, r := range run.Text {
			switch {
			case unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko):
				return true
			case unicode.IsLetter(r):
				return false
			}
		}
	}
	return false
}
