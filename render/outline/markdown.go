package outline

import (
	"bufio"
	"fmt"
	"strings"
)

// markdown writes nested lists that are readable as plain text too.
type markdown struct{ w *bufio.Writer }

func (m *markdown) title(text string) { fmt.Fprintf(m.w, "# %s\n\n", text) }

func (m *markdown) paragraph(lines []string) {
	fmt.Fprintf(m.w, "%s\n\n", strings.Join(lines, "\n"))
}

func (m *markdown) line(l line) {
	fmt.Fprintf(m.w, "%s- %s\n", strings.Repeat("  ", l.depth), l.whole())
}

// list ends the list before with a comment: two lists in a row would be one.
func (m *markdown) list() { m.w.WriteString("\n<!-- -->\n\n") }

func (m *markdown) end() {}

// whole returns the text of a line with what leads elsewhere.
func (l line) whole() string {
	if l.lead != "" {
		return l.lead + ": " + l.text
	}
	return l.text
}
