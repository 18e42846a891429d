package view

import (
	"fmt"
	"strings"

	"crux/graph"
	"crux/render/font"
	"crux/render/rival"
)

// Plain edges: relations without bars, as claims are drawn where only these
// matter. What bears on what is the projection that argmap.Claims returns.

// An edge is a line from one source to the target of its relations. Relations
// that look alike and have the same ends are one edge, as far as they are the same
// readings'.
type edge struct {
	source, target graph.Node
	style          Style
	whose          rival.Whose
}

// edges makes a sign for each source of r, in the middle of the line from there
// to the target: what ends on r ends there. The signs of linked sources have the
// same letter behind them.
func (b *builder) edges(r *graph.Relation) {
	target := r.Target
	if on, ok := target.(*graph.Relation); ok && b.stands[on] != nil {
		target = b.stands[on] // one of two that are one edge
	}
	sources := r.Sources
	if len(sources) == 0 {
		sources = []graph.Node{nil}
	}
	missing := ""
	if n := b.o.Missing[r]; n > 0 {
		missing = fmt.Sprintf(b.v.Words.Hidden, n)
	}
	letter := ""
	if r.Linked() {
		letter = letters(b.linked)
		b.linked++
	}
	name := b.v.Words.InReading(b.v.Words.Relation(b.v.Outline, r))
	if missing != "" {
		name += " (" + missing + ")"
	}
	name = printable(name)
	for k, s := range sources {
		e := edge{s, target, StyleOf(r), b.o.Rivals.On(r).Whose}
		i, known := b.lines[e]
		if !known || s == nil || target == nil {
			i = len(b.v.Nodes)
			b.lines[e] = i
			n := &Node{Kind: Badge, Subject: r, Style: e.style, Name: name, Open: r.Incomplete(), Frame: b.around(r)}
			b.v.Nodes = append(b.v.Nodes, n)
			if s != nil {
				b.from[i] = s
			}
		} else {
			b.v.Nodes[i].Name += " " + name
		}
		n := b.v.Nodes[i]
		b.count(n, r)
		signed := b.rivalry(n, r) || n.marks != nil
		if k == 0 {
			b.index[r] = i
			if first := n.Subject.(*graph.Relation); first != r {
				b.stands[r] = first
			}
		}
		for _, mark := range []string{letter, missing} {
			if mark != "" {
				b.marks[i] = append(b.marks[i], mark)
			}
		}
		b.sign(n, b.marks[i], signed)
		b.ghost(n)
	}
}

// sign gives the sign of an edge its size, which depends on what is written
// behind it, and on whether two readings see it differently.
func (b *builder) sign(n *Node, marks []string, signed bool) {
	n.Kind, n.Width, n.Height = Badge, b.o.Spacing.Badge, b.o.Spacing.Badge
	written := strings.Join(marks, ", ")
	if n.Open {
		written = b.v.Words.Missing
	}
	if written == "" && !signed {
		return
	}
	n.Kind = Bar
	var runs []font.Run
	if signed {
		runs = b.signMarks(n)
	}
	b.written(n, append(runs, font.Run{Text: written, Style: font.Italic}))
}

// letters returns the n-th of a, b, …, z, aa, ab, …
func letters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}
