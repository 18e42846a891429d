package view

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
)

// Reference tags: in place of lines that the eye could not follow, the number of
// what stands elsewhere.

// TagPadX is the distance of a tag's text from its ends.
const TagPadX = 5 * layout.Point

// Refer returns v with tags in place of the lines of links, which are given by
// their indices and lead from boxes to the signs or bars of relations: below what
// the relation bears on stands a tag with the number of the box, and in the box
// the number of that.
func (v *View) Refer(links []int) *View {
	if len(links) == 0 {
		return v
	}
	r := *v
	r.Nodes, r.Links = slices.Clone(v.Nodes), slices.Clone(v.Links)
	behind := map[int][]tail{} // of boxes
	var boxes []int
	for _, k := range links {
		l := v.Links[k]
		if _, ok := v.Nodes[l.From].Subject.(*graph.Relation); ok || v.Nodes[l.From].Kind == QuestionBox {
			continue
		}
		r.Links[k].From, r.Links[k].Tail = len(r.Nodes), false
		r.Nodes = append(r.Nodes, v.tagOn(l, ""))
		if behind[l.From] == nil {
			boxes = append(boxes, l.From)
		}
		t := v.tail(l, " (→ "+v.number(l.Relation.Conclusion())+")")
		if !slices.Contains(behind[l.From], t) {
			behind[l.From] = append(behind[l.From], t)
		}
	}
	for _, i := range boxes {
		n := *r.Nodes[i]
		v.extend(&n, behind[i])
		r.Nodes[i] = &n
	}
	// What is told of numbers is told with numbers.
	told := map[graph.Node]bool{}
	for _, k := range links {
		told[v.Links[k].Relation.Conclusion()] = true
	}
	for i, n := range r.Nodes {
		if n.IsBox() && told[n.Subject] && !n.isNumbered() && n.Number != "" {
			m := *n
			v.extend(&m, nil)
			r.Nodes[i] = &m
		}
	}
	if !v.tagged {
		r.tagged = true
		r.Legend = append(slices.Clone(v.Legend), Entry{Sample: SampleTag, Text: v.legendText(v.Words.TagEntry)})
	}
	return &r
}

// tag returns the tag that stands for box i at node j, with where it is.
func (v *View) tag(i, j int, where string) *Node {
	box := v.Nodes[i]
	n := &Node{Kind: TagBox, Number: v.number(box.Subject), Frame: v.Nodes[j].Frame}
	n.Name = fmt.Sprintf(v.Words.SeeNumber, v.Words.Name(v.Outline, box.Subject)) + where
	// A tag is no claim of the graph, but is spoken of like one.
	n.Subject = &graph.Claim{}
	n.Text = v.paragraph([]font.Run{{Text: fmt.Sprintf(v.Words.SeeNumber, n.Number) + where, Style: font.Italic}}, TextSize, boxWidth)
	size := TagSize(n.Text)
	n.Width, n.Height = size.Width, size.Height
	n.RefersTo = box.Subject
	return n
}

// Continued returns the text of a tag that stands for a box at the top of another
// column.
func (v *View) Continued(n *Node) Paragraph {
	if n.continued == nil {
		p := v.continued(n)
		n.continued = &p
	}
	return *n.continued
}

func (v *View) continued(n *Node) Paragraph {
	called := n.Number
	if !n.isNumbered() { // the first words say which box it is
		words := strings.Fields(written(n.runs))
		called = strings.Join(words[:min(len(words), 5)], " ") + " …"
	}
	return v.paragraph([]font.Run{{Text: fmt.Sprintf(v.Words.ContinuedFrom, called), Style: font.Italic}}, TextSize, boxWidth)
}

// TagSize returns the size of a tag with a text.
func TagSize(text Paragraph) layout.Size {
	return layout.Size{Width: widest(text.Lines) + 2*TagPadX, Height: text.Height() + 4*layout.Point}
}

func written(runs []font.Run) string {
	s := ""
	for _, r := range runs {
		s += r.Text
	}
	return s
}

// isNumbered reports whether a box begins with its number.
func (n *Node) isNumbered() bool {
	return n.Number != "" && len(n.runs) > 0 && n.runs[0].Text == n.Number+" "
}

// number returns the number of a claim or sketch.
func (v *View) number(n graph.Node) string { return v.Outline.Number(n) }

// numbered returns what is written in a box, with its number in front.
func (v *View) numbered(n *Node) []font.Run {
	if n.Number == "" || n.isNumbered() {
		return slices.Clone(n.runs)
	}
	return append([]font.Run{{Text: n.Number + " ", Style: font.Bold}}, n.runs...)
}
