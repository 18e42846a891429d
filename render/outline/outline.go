// Package outline writes a graph as text: the numbered list that says all that
// the picture shows, for whoever reads it without seeing it.
package outline

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"crux/graph"
	"crux/render/words"
)

// Write writes the outline of g as plain text that is valid Markdown too. Each
// claim stands on a line with its number; what bears on it follows, indented,
// below a word for how. It returns the first error of w.
func Write(w io.Writer, g *graph.Graph) error {
	p := printer{w: bufio.NewWriter(w), g: g, o: g.Outline(), words: words.For(g.Meta.Language), said: map[*graph.Relation]bool{}}
	p.header()
	for _, e := range p.o.Entries {
		p.entry(e)
	}
	p.loose()
	return p.w.Flush()
}

// printer writes lines; errors stay in w until it is flushed.
type printer struct {
	w     *bufio.Writer
	g     *graph.Graph
	o     *graph.Outline
	words words.Words
	said  map[*graph.Relation]bool
}

func (p *printer) line(depth int, format string, args ...any) {
	fmt.Fprintf(p.w, "%s- %s\n", strings.Repeat("  ", depth), clean(fmt.Sprintf(format, args...)))
}

func (p *printer) header() {
	m := p.g.Meta
	if m.Title != "" {
		fmt.Fprintf(p.w, "# %s\n\n", clean(m.Title))
	}
	var parts []string
	for _, s := range []string{m.Work.Author, m.Work.Title, m.Work.Place, m.Work.Date} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) > 0 {
		fmt.Fprintf(p.w, "%s: %s\n", p.words.Reads, clean(strings.Join(parts, ", ")))
	}
	if m.Author != "" {
		fmt.Fprintf(p.w, "%s %s\n", p.words.By, clean(m.Author))
	}
	if len(parts) > 0 || m.Author != "" {
		fmt.Fprintln(p.w)
	}
	fmt.Fprintf(p.w, "%s\n\n", clean(p.words.Description(p.g)))
}

// entry writes one entry. The word for its relation stands before the first of
// the relation's sources.
func (p *printer) entry(e graph.Entry) {
	depth := 2 * (e.Level - 1)
	if r := e.Relation; r != nil && !p.said[r] && e.Continues == "" {
		p.line(depth-1, "%s:", p.how(r))
		p.said[r] = true
	}
	text := e.Number + " " + p.claim(e.Node)
	switch {
	case e.Again:
		text = fmt.Sprintf(p.words.SeeNumber, e.Number) + ": " + p.claim(e.Node)
	case e.Continues != "":
		text += " (" + fmt.Sprintf(p.words.ContinuedFrom, e.Continues) + ", " + p.how(e.Relation) + ")"
	}
	p.line(depth, "%s", text)
	for _, r := range p.g.On(e.Node) {
		if len(r.Sources) == 0 && !e.Again {
			p.line(depth+1, "%s: %s", p.how(r), p.words.Missing)
		}
	}
}

// how says what the sources of r do: "because (only together)".
func (p *printer) how(r *graph.Relation) string {
	s := p.words.Sign(r)
	if _, onRelation := r.Target.(*graph.Relation); onRelation {
		if r.Kind == graph.Support {
			s = p.words.Back
		}
		s += " [" + p.words.Name(p.o, r.Target) + "]"
	}
	if r.Linked() {
		s += " (" + p.words.LinkedEntry + ")"
	}
	rules := r.Rules
	if r.Scheme != "" {
		rules = append([]string{r.Scheme}, rules...)
	}
	if len(rules) > 0 {
		s += " [" + strings.Join(rules, ", ") + "]"
	}
	return s
}

// claim returns what a claim or sketch says, and who says it or that nobody
// does.
func (p *printer) claim(n graph.Node) string {
	var before []string
	var text string
	switch n := n.(type) {
	case *graph.Claim:
		if n.Implicit {
			before = append(before, p.words.Unstated)
		}
		if n.Voice != "" {
			before = append(before, n.Voice)
		}
		text = n.Words().Untagged()
	case *graph.Sketch:
		if n.Voice != "" {
			before = append(before, n.Voice)
		}
		text = n.Words().Untagged()
		if n.Title() != "" && n.Text.Plain != "" {
			text = n.Title() + ": " + text
		}
	}
	if len(before) > 0 {
		return "(" + strings.Join(before, ", ") + ") " + text
	}
	return text
}

// loose writes the relations without a target.
func (p *printer) loose() {
	for _, r := range p.g.Relations() {
		if r.Target == nil {
			var names []string
			for _, s := range r.Sources {
				names = append(names, p.words.Name(p.o, s))
			}
			p.line(0, "%s: %s → ?", p.words.Sign(r), p.words.List(names))
		}
	}
}

// clean makes one line of s, without control characters.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7F {
			return ' '
		}
		return r
	}, s)), " ")
}
