package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"crux/data/argdown"
	"crux/graph"
	"crux/graph/compare"
	"crux/graph/diag"
)

// The file of matches: one a line,
//
//	1 [Close] = 2 [Shut]            these are the same
//	1.2 [Foul air] = 1.1 + 1.2      one claim in A is several in B, or the other way
//	1.3 =                           B does not have this
//	= 2.1                           nor A that
//
// by number, title in brackets, or both, which must agree then: numbers change as a
// reading is edited. # begins a comment.

// matchFile returns the matches of two readings as such a file.
func (p *pairing) matchFile() string {
	var s strings.Builder
	fmt.Fprintf(&s, "# Left of = claims of %s, right of it those of %s that are the same.\n# Change what is wrong and give this file to crux compare --match.\n", p.a.Name, p.b.Name)
	side := func(list []graph.Node) string {
		var said []string
		for _, n := range list {
			said = append(said, p.number(n)+" "+label(n))
		}
		return strings.Join(said, " + ")
	}
	for _, m := range p.al.Matches {
		fmt.Fprintf(&s, "%s = %s  # %.2f\n", side(m.A), side(m.B), m.Score)
	}
	for _, d := range p.differences {
		if d.Kind == compare.OnlyClaim {
			s.WriteString(strings.TrimSpace(side(d.A)+" = "+side(d.B)) + "\n")
		}
	}
	return s.String()
}

// label is how a file of matches names a claim beside its number: by its title, else by
// what it says, cut. Brackets within are round.
func label(n graph.Node) string {
	title, text := said(n)
	if title == "" {
		title = strings.Join(strings.Fields(text), " ")
	}
	title = strings.NewReplacer("[", "(", "]", ")").Replace(shortened(title))
	if _, sketch := n.(*graph.Sketch); sketch {
		return "<" + strings.NewReplacer("<", "(", ">", ")").Replace(title) + ">"
	}
	return "[" + title + "]"
}

// readMatches reads a file of matches. All that is wrong with it is told at once.
func (c *console) readMatches(path string, p *pairing) ([]compare.Given, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, argdown.MaxSize+1))
	if err != nil {
		return nil, err
	}
	if len(b) > argdown.MaxSize {
		return nil, &exitError{exitInput, fmt.Sprintf("%s is larger than the %d MiB that are read", path, argdown.MaxSize>>20)}
	}
	text := strings.TrimPrefix(strings.ToValidUTF8(string(b), "\uFFFD"), "\uFEFF")
	r := &matchReader{p: p, file: path, taken: map[graph.Node]int{}}
	for i, line := range strings.Split(text, "\n") {
		r.line(i+1, strings.TrimSuffix(line, "\r"))
		r.offset += len(line) + 1
	}
	if err := c.tell(r.list, diag.Warning, func(string) string { return text }); err != nil {
		return nil, err
	}
	if r.list.HasErrors() {
		return nil, &exitError{exitInput, fmt.Sprintf("%s has errors, so nothing was compared", path)}
	}
	return r.given, nil
}

type matchReader struct {
	p     *pairing
	file  string
	list  diag.List
	given []compare.Given

	offset int                // where the line begins
	taken  map[graph.Node]int // the line that a claim stands in
}

// wrong tells what is wrong with the part of a line that begins at a byte.
func (r *matchReader) wrong(line int, text string, from, to int, hint, format string, args ...any) {
	column := func(at int) diag.Position {
		return diag.Position{Offset: r.offset + at, Line: line, Column: len([]rune(text[:at])) + 1}
	}
	r.list = append(r.list, diag.Diagnostic{File: r.file, Range: diag.Range{Start: column(from), End: column(to)}, Severity: diag.Error,
		Code: "bad-match", Message: fmt.Sprintf(format, args...), Hint: hint})
}

func (r *matchReader) line(number int, text string) {
	said := text
	if at := comment(text); at >= 0 {
		said = text[:at]
	}
	if strings.TrimSpace(said) == "" {
		return
	}
	at := outside(said, '=')
	if at < 0 {
		r.wrong(number, text, 0, len(said), "write claims of the first reading, =, and those of the second", "this line has no =")
		return
	}
	var g compare.Given
	ok := true
	g.A, ok = r.side(number, text, 0, said[:at], r.p.a.Graph, r.p.outA, ok)
	g.B, ok = r.side(number, text, at+1, said[at+1:], r.p.b.Graph, r.p.outB, ok)
	switch {
	case !ok:
	case len(g.A) == 0 && len(g.B) == 0:
		r.wrong(number, text, 0, len(said), "name a claim on one side at least", "this line names nothing")
	case len(g.A) > 1 && len(g.B) > 1:
		r.wrong(number, text, 0, len(said), "divide it into lines with one claim on one side", "several claims cannot be several")
	default:
		r.given = append(r.given, g)
	}
}

// side reads the claims of one side of a line, which begins at a byte.
func (r *matchReader) side(number int, text string, from int, said string, g *graph.Graph, o *graph.Outline, ok bool) ([]graph.Node, bool) {
	var list []graph.Node
	for strings.TrimSpace(said) != "" {
		name, rest, more := said, "", false
		if at := outside(said, '+'); at >= 0 {
			name, rest, more = said[:at], said[at+1:], true
		}
		start := from + len(name) - len(strings.TrimLeft(name, " \t"))
		end := from + len(strings.TrimRight(name, " \t"))
		n, hint, problem := find(g, o, strings.TrimSpace(name))
		switch {
		case problem != "":
			r.wrong(number, text, start, max(end, start), hint, "%s", problem)
			ok = false
		case r.taken[n] > 0:
			r.wrong(number, text, start, end, "name it once", "this claim stands in line %d already", r.taken[n])
			ok = false
		default:
			r.taken[n] = number
			list = append(list, n)
		}
		if !more {
			break
		}
		from += len(name) + 1
		said = rest
	}
	return list, ok
}

// find returns the claim or sketch of a number, a title, or both; or what is wrong.
func find(g *graph.Graph, o *graph.Outline, name string) (n graph.Node, hint, problem string) {
	if name == "" {
		return nil, "name a claim", "nothing stands here"
	}
	number, title, _ := strings.Cut(name, " ")
	title = strings.TrimSpace(title)
	if title != "" && !strings.ContainsAny(title[:1], "[<") {
		number, title = "", name // a number begins this title
	}
	if number != "" {
		n = o.Find(number)
	}
	if title == "" {
		title = name
	}
	nodes, _ := g.Find(title)
	switch {
	case n != nil && (title == name || title == label(n) || slices.Contains(nodes, n)):
		return n, "", ""
	case n != nil:
		hint = "give one of them alone"
		if len(nodes) == 1 {
			hint = fmt.Sprintf("that title has %s now; %s", o.Number(nodes[0]), hint)
		}
		return nil, hint, fmt.Sprintf("%s is %s, and not %s", number, label(n), title)
	case title != name && len(nodes) == 1:
		return nil, fmt.Sprintf("%s is %s", title, o.Number(nodes[0])), "no claim has this number"
	}
	switch len(nodes) {
	case 1:
		return nodes[0], "", ""
	case 0:
		var titles []string
		for _, c := range g.Claims() {
			if t := c.Title(); t != "" {
				titles = append(titles, t)
			}
		}
		hint = "give its number or its title in brackets"
		if near := diag.Nearest(strings.Trim(title, "[]<>"), titles); near != "" {
			hint = "did you mean [" + near + "]?"
		}
		return nil, hint, "no claim has this number or title"
	}
	return nil, "give its number", "several claims have this title"
}

// outside returns the place of a character outside brackets, or -1. Within a title only
// brackets of its own kind count.
func outside(s string, want byte) int {
	closing := map[byte]byte{'[': ']', '<': '>'}
	var open byte
	depth := 0
	for i := range len(s) {
		switch c := s[i]; {
		case depth == 0 && c == want:
			return i
		case depth == 0 && closing[c] != 0:
			open, depth = c, 1
		case depth > 0 && c == open:
			depth++
		case depth > 0 && c == closing[open]:
			depth--
		}
	}
	return -1
}

// comment returns where a comment begins, or -1.
func comment(s string) int { return outside(s, '#') }
