package view

import (
	"fmt"

	"crux/graph"
	"crux/render/font"
)

// Open questions: boxes that hang at the step that they ask about, where an undercut
// would. They are no claims: they have no number, and nothing counts them as such.

// A Questions has, for relations, the critical questions that a map leaves open.
type Questions map[*graph.Relation][]string

// For returns the questions of a graph that is made of the one that q is for: stands says
// of each node what of that it stands for.
func (q Questions) For(stands map[graph.Node][]graph.Node) Questions {
	if q == nil {
		return nil
	}
	of := Questions{}
	for n, list := range stands { // in any order: it fills a map
		r, ok := n.(*graph.Relation)
		if !ok {
			continue
		}
		for _, m := range list {
			if m, ok := m.(*graph.Relation); ok && len(q[m]) > 0 {
				of[r] = append(of[r], q[m]...)
			}
		}
	}
	return of
}

// questions makes the boxes of the questions about r.
func (b *builder) questions(r *graph.Relation) {
	for _, text := range b.o.Questions[r] {
		// A question is no claim of the graph, but is spoken of like one.
		c := &graph.Claim{Text: graph.Plain(text)}
		n := &Node{Kind: QuestionBox, Subject: c, Style: Undercut, Name: fmt.Sprintf(b.v.Words.OpenQuestion, b.v.Words.StepOf(b.v.Outline, r), text), Frame: b.around(r)}
		b.v.resize(n, []font.Run{{Text: "? ", Style: font.Bold}, {Text: text, Style: font.Italic}})
		b.asked[len(b.v.Nodes)] = r
		b.add(n)
	}
}

// askingLink returns the line from box i of a question to the step that it asks about.
func (b *builder) askingLink(i int) Link {
	r := b.asked[i]
	n := b.v.Nodes[i]
	return Link{From: i, To: b.index[r], Style: Undercut,
		Relation: &graph.Relation{Kind: graph.Attack, Sources: []graph.Node{n.Subject}, Target: r}}
}
