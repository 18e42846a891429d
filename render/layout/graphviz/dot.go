// The engine's input. It holds numbers and names made of numbers, and no text
// from outside: of boxes and titles only the sizes go in.

package graphviz

import (
	"bytes"
	"fmt"
	"strconv"

	"crux/render/layout"
)

const (
	// frameMargin is the room, in points, between a frame and what is in it.
	frameMargin = 8
	// titlePadX and titlePadY are what dot adds to a title's size, in points.
	titlePadX, titlePadY = 16, 8
	// maxWeight is the most that a link's weight counts. dot adds weights up
	// and ends its process, and ours with it, when the sum leaves 32 bits.
	maxWeight = 1000
)

// writeDOT writes p, which has passed check, as DOT.
//
// Names are a letter and an index: n0 is a box, e0 a link, g0 a group, and p0
// stands in for the contents of group 0 if it has none, because dot leaves an
// empty group out. Boxes and links come by their indices, which is a hint to
// dot for the order from left to right.
//
// dot counts in whole points, so every size is rounded up to them here; the
// reader puts the exact box in the middle of the place.
func writeDOT(p layout.Problem) []byte {
	w := &dotWriter{problem: p, contents: contents(p)}
	w.line("digraph {")
	// newrank: without it each group is ranked by itself, and links between
	// groups may point down. labelloc=b: upside down, as rankdir=BT is.
	w.line("graph [rankdir=BT newrank=true labelloc=b nodesep=%s ranksep=%s]", inches(points(p.BoxGap)), inches(points(p.RankGap)))
	if !easy(p) {
		// Without these dot takes minutes: it may do less in the two network
		// simplex runs and in the search for few crossings, and must not bend
		// links round boxes.
		w.line("graph [nslimit=0.2 nslimit1=0.2 mclimit=0.1 splines=line]")
	}
	// penwidth=0, or links would end half a pen before the border. The label is
	// one small space, because go-graphviz labels a box of none with its name,
	// and dot warns of a name too large for its box.
	w.line(`node [shape=box fixedsize=true penwidth=0 margin=0 fontsize=1 label=" "]`)
	w.line("edge [dir=none]")
	for i, b := range p.Boxes {
		w.line("n%d [id=n%d width=%s height=%s]", i, i, inches(side(b.Width)), inches(side(b.Height)))
	}
	for i, g := range p.Groups {
		if g.Parent == layout.None {
			w.group(i)
		}
	}
	for i, l := range p.Links {
		w.link(i, l)
	}
	w.line("}")
	return w.Bytes()
}

type dotWriter struct {
	bytes.Buffer
	problem  layout.Problem
	contents []content
}

func (w *dotWriter) line(format string, args ...any) {
	fmt.Fprintf(w, format, args...)
	w.WriteByte('\n')
}

func (w *dotWriter) group(g int) {
	in := w.contents[g]
	w.line("subgraph cluster_%d {", g)
	w.line("graph [id=g%d margin=%d label=%s]", g, frameMargin, title(w.problem.Groups[g]))
	for _, b := range in.boxes {
		w.line("n%d", b)
	}
	if len(in.boxes)+len(in.groups) == 0 {
		w.line("p%d [id=p%d width=%s height=%s]", g, g, inches(side(0)), inches(side(0)))
	}
	for _, inner := range in.groups {
		w.group(inner)
	}
	w.line("}")
}

// title is a label that takes the room of g's title: a table of one empty
// cell. The sizes stand on the cell, because with sizes on the table
// go-graphviz lays out nothing at all, and reports no error.
func title(g layout.Group) string {
	if g.TitleWidth == 0 && g.TitleHeight == 0 {
		return `""`
	}
	width, height := max(1, points(g.TitleWidth)-titlePadX), max(1, points(g.TitleHeight)-titlePadY)
	return fmt.Sprintf(`<<table border="0" cellborder="0" cellspacing="0" cellpadding="0"><tr><td width="%d" height="%d"></td></tr></table>>`, width, height)
}

func (w *dotWriter) link(i int, l layout.Link) {
	fmt.Fprintf(w, "n%d -> n%d [id=e%d", l.From, l.To, i)
	if l.Weight > 1 {
		fmt.Fprintf(w, " weight=%d", min(l.Weight, maxWeight))
	}
	if l.Free {
		w.WriteString(" constraint=false")
	} else if l.Ranks > 1 && l.From != l.To {
		fmt.Fprintf(w, " minlen=%d", l.Ranks)
	}
	w.line("]")
}

// points returns l in whole points, rounded up.
func points(l layout.Length) int { return int((l + layout.Point - 1) / layout.Point) }

// side returns the points for the side of a box. dot makes no box smaller than
// 1.44 points.
func side(l layout.Length) int { return max(2, points(l)) }

// inches writes points in Graphviz's unit.
func inches(points int) string { return strconv.FormatFloat(float64(points)/72, 'f', 6, 64) }

// A content is what is directly in a group, by index.
type content struct{ boxes, groups []int }

func contents(p layout.Problem) []content {
	in := make([]content, len(p.Groups))
	for i, b := range p.Boxes {
		if b.Group != layout.None {
			in[b.Group].boxes = append(in[b.Group].boxes, i)
		}
	}
	for i, g := range p.Groups {
		if g.Parent != layout.None {
			in[g.Parent].groups = append(in[g.Parent].groups, i)
		}
	}
	return in
}
