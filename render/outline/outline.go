// Package outline writes a graph as text: the numbered list that says all that
// the picture shows, for whoever reads it without seeing it. As Markdown, HTML or
// plain text it is the long description that goes with a picture.
package outline

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"crux/graph"
	"crux/render/verdict"
	"crux/render/words"
)

// Format is what an outline is written as.
type Format string

// The formats of outlines.
const (
	Markdown Format = "markdown" // a nested list, readable as it is
	HTML     Format = "html"     // a page of its own, with the sentences and ids of the SVG
	Plain    Format = "plain"    // indented lines of at most 80 columns, without markup
)

// Formats are all formats, the default first.
var Formats = []Format{Markdown, HTML, Plain}

// Options say how an outline is written. The zero Options write Markdown.
type Options struct {
	Format Format // "" is Markdown
	// Partial says in the outline that the graph was read from a file with
	// errors.
	Partial bool
	// Verdicts are what is said of the graph's nodes; nil is nothing.
	Verdicts *verdict.Set
}

// Write writes the outline of g. Each claim stands on a line with its number;
// what bears on it follows, indented, below a word for how; last come the
// sections with the numbers that are in them. It returns the first error of w,
// or one that says that no format has this name.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	out := bufio.NewWriter(w)
	var write writer
	switch o.Format {
	case Markdown, "":
		write = &markdown{w: out}
	case HTML:
		write = newPage(out, g)
	case Plain:
		write = &plain{w: out}
	default:
		return fmt.Errorf("outline: no format is called %q", o.Format)
	}
	p := printer{
		out: write, sentences: o.Format == HTML,
		g: g, o: g.Outline(), words: words.For(g.Meta.Language),
		said: map[*graph.Relation]bool{}, main: map[graph.Node]bool{},
	}
	p.words.Verdicts = o.Verdicts
	for _, c := range g.MainClaims() {
		p.main[c] = true
	}
	p.header(o.Partial)
	for _, e := range p.o.Entries {
		p.entry(e)
	}
	p.loose()
	p.sections()
	write.end()
	return out.Flush()
}

// A writer writes the parts of an outline in one format. All texts are one line
// without control characters.
type writer interface {
	title(text string)
	// paragraph writes lines that stay together.
	paragraph(lines []string)
	line(l line)
	// list begins another list, of what is no claim.
	list()
	end()
}

// A line is one line of a list.
type line struct {
	depth int // 0 for the outermost
	// node is the claim or sketch whose entry it is, nil if it is none's.
	node graph.Node
	// The text of an entry that stands elsewhere begins with words that lead
	// there, to the node's own entry.
	to   graph.Node
	lead string
	text string
}

// printer says what is in the outline; errors stay in the writer until it is
// flushed.
type printer struct {
	out writer
	// sentences are for formats that are not read from top to bottom alone:
	// who comes to a claim by a link hears there what it does.
	sentences bool
	g         *graph.Graph
	o         *graph.Outline
	words     words.Words
	said      map[*graph.Relation]bool
	main      map[graph.Node]bool
}

func (p *printer) line(depth int, format string, args ...any) {
	p.out.line(line{depth: depth, text: clean(fmt.Sprintf(format, args...))})
}

func (p *printer) header(partial bool) {
	m := p.g.Meta
	if m.Title != "" {
		p.out.title(clean(m.Title))
	}
	var lines, parts []string
	if m.Subtitle != "" {
		lines = append(lines, clean(m.Subtitle))
	}
	for _, s := range []string{m.Work.Author, m.Work.Title, m.Work.Place, m.Work.Date} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) > 0 {
		lines = append(lines, p.words.Reads+": "+clean(strings.Join(parts, ", ")))
	}
	if m.Author != "" {
		lines = append(lines, p.words.By+" "+clean(m.Author))
	}
	if len(lines) > 0 {
		p.out.paragraph(lines)
	}
	p.out.paragraph([]string{clean(p.words.Description(p.g, p.o))})
	if partial {
		p.out.paragraph([]string{clean(p.words.PartialEntry)})
	}
}

// entry writes one entry. The word for its relation stands before the first of
// the relation's sources.
func (p *printer) entry(e graph.Entry) {
	depth := 2 * (e.Level - 1)
	if r := e.Relation; r != nil && !p.said[r] && e.Continues == "" {
		p.line(depth-1, "%s:", p.how(r))
		p.said[r] = true
	}
	l := line{depth: depth, node: e.Node, text: clean(e.Number + " " + p.claim(e.Node))}
	switch {
	case e.Again:
		l = line{depth: depth, to: e.Node, lead: clean(fmt.Sprintf(p.words.SeeNumber, e.Number)), text: clean(p.claim(e.Node))}
	case p.sentences:
		l.text = clean(p.words.Sentence(p.g, p.o, e.Node, p.main[e.Node]))
	case e.Continues != "":
		l.text = clean(l.text + " (" + fmt.Sprintf(p.words.ContinuedFrom, e.Continues) + ", " + p.how(e.Relation) + ")")
	}
	p.out.line(l)
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
	if p.words.Verdicts.On(r).Label == verdict.Falls {
		s += " (" + p.words.IdleEntry + ")"
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
	if said := p.words.Verdict(n); said != "" {
		before = append(before, said)
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

// sections writes which claims and sketches each section has, apart from those of
// the sections in it.
func (p *printer) sections() {
	in := map[*graph.Section][]string{}
	for _, e := range p.o.Entries {
		if e.Again {
			continue
		}
		switch n := e.Node.(type) {
		case *graph.Claim:
			in[n.Section] = append(in[n.Section], e.Number)
		case *graph.Sketch:
			in[n.Section] = append(in[n.Section], e.Number)
		}
	}
	begun := false
	var walk func(depth int, sections []*graph.Section)
	walk = func(depth int, sections []*graph.Section) {
		for _, s := range sections {
			if !begun {
				p.out.list()
				begun = true
			}
			text := words.Capital(fmt.Sprintf(p.words.Section, fmt.Sprintf(p.words.Quoted, s.Title.Untagged())))
			if numbers := in[s]; len(numbers) > 0 {
				text += ": " + strings.Join(numbers, ", ")
			}
			p.line(depth, "%s", text)
			walk(depth+1, s.Sections)
		}
	}
	walk(0, p.g.Sections)
}

// clean makes one line of s, without control characters and without the marks
// that turn the direction of writing: these would reach beyond their line.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r < 0x20 || r >= 0x7F && r < 0xA0:
			return ' '
		case r == 0xFFFE || r == 0xFFFF, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))), " ")
}
