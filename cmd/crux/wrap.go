package main

import (
	"strings"

	"github.com/rivo/uniseg"
)

// measure is how many columns a line of text for readers has at the most.
const measure = 96

// hang returns lead and behind it text, in lines of at most measure columns, but for
// longer words; the lines after the first are indented by as much as lead is wide.
func hang(lead, text string) string { return hangTo(measure, lead, text) }

// hangTo is hang for lines of so many columns.
func hangTo(columns int, lead, text string) string {
	indent := uniseg.StringWidth(lead)
	var s strings.Builder
	s.WriteString(lead)
	used := indent
	for i, word := range strings.Fields(text) {
		n := uniseg.StringWidth(word)
		switch {
		case i == 0:
		case used+1+n > columns:
			s.WriteString("\n" + strings.Repeat(" ", indent))
			used = indent
		default:
			s.WriteString(" ")
			used++
		}
		s.WriteString(word)
		used += n
	}
	return strings.TrimRight(s.String(), " ") + "\n"
}
