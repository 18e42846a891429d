// The engine's input. It holds numbers and names made of them, and no text
// from outside: boxes and titles have sizes only.

package graphviz

import (
	"bytes"
	"fmt"
	"os"
	"strconv"

	"crux/render/layout"
)

// Graphviz works best in whole points, so every size is rounded up to them on
// the way in, and the exact size is put in the middle of the place on the way
// out.
const (
	frameMargin = 8 // points between a frame and what is in it
	// Graphviz adds these to the size of a group's title.
	titlePadX = 16
	titlePadY = 8
)

// maxWeight is the most that a link's weight counts. Graphviz adds up products
// of weights and ends its process when the sum leaves 32 bits.
const maxWeight = 1000

// writeDOT writes p, which has passed check, as DOT.
//
// Names are a letter and an index: n0 a box, e0 a link, p0 what stands in for
// the contents of an empty group, which Graphviz would leave out, and
// cluster_0 (g0 in the drawing) a group. Boxes and links come in the order of
// their indices, which dot takes as a hint for the order from left to right.
func writeDOT(p layout.Problem) []byte {
	w := &dotWriter{tree: newGroupTree(p)}
	w.line("digraph {")
	w.line("graph [rankdir=BT newrank=true labelloc=b nodesep=%s ranksep=%s]", inches(points(p.BoxGap)), inches(points(p.RankGap)))
	if x := os.Getenv("XATTR"); x != "" {
		w.line("graph [%s]", x)
	} else if !easy(p) {
		// Bounds on the two network simplex runs and on the search for few
		// crossings, and straight edges: without them dot takes minutes.
		w.line("graph [nslimit=0.2 nslimit1=0.2 mclimit=0.1 splines=line]")
	}
	// penwidth=0 so that links end at the border and not half a pen before.
	w.line(`node [shape=box fixedsize=true penwidth=0 margin=0 fontsize=1 label=" "]`)
	w.line("edge [dir=none]")
	for i, b := range p.Boxes {
		w.line("n%d [id=n%d width=%s height=%s]", i, i, inches(boxPoints(b.Width)), inches(boxPoints(b.Height)))
	}
	for _, g := range w.tree.top {
		w.group(p, g)
	}
	for i, l := range p.Links {
		w.link(i, l)
	}
	w.line("}")
	return w.Bytes()
}

type dotWriter struct {
	bytes.Buffer
	tree groupTree
}

func (w *dotWriter) line(format string, args ...any) {
	fmt.Fprintf(w, format, args...)
	w.WriteByte('\n')
}

func (w *dotWriter) group(p layout.Problem, g int) {
	w.line("subgraph cluster_%d {", g)
	w.line("graph [id=g%d margin=%d label=%s]", g, frameMargin, title(p.Groups[g]))
	for _, b := range w.tree.boxes[g] {
		w.line("n%d", b)
	}
	if len(w.tree.boxes[g])+len(w.tree.inside[g]) == 0 {
		w.line("p%d [id=p%d width=%s height=%s]", g, g, inches(2), inches(2))
	}
	for _, inner := range w.tree.inside[g] {
		w.group(p, inner)
	}
	w.line("}")
}

// title is a label that takes the room of g's title: a table of one empty cell.
// The sizes stand on the cell, because go-graphviz lays out nothing, without an
// error, when they stand on the table.
func title(g layout.Group) string {
	if g.TitleWidth == 0 && g.TitleHeight == 0 {
		return `""`
	}
	width := max(1, points(g.TitleWidth)-titlePadX)
	height := max(1, points(g.TitleHeight)-titlePadY)
	return fmt.Sprintf(`<<table border="0" cellborder="0" cellspacing="0" cellpadding="0"><tr><td width="%d" height="%d"></td></tr></table>>`, width, height)
}

func (w *dotWriter) link(i int, l layout.Link) {
	fmt.Fprintf(w, "n%d -> n%d [id=e%d", l.From, l.To, i)
	if l.Weight > 1 {
		fmt.Fprintf(w, " weight=%d", min(l.Weight, maxWeight))
	}
	if l.Ranks > 1 {
		fmt.Fprintf(w, " minlen=%d", l.Ranks)
	}
	if l.Free {
		w.WriteString(" constraint=false")
	}
	w.line("]")
}

// points returns l in whole points, rounded up.
func points(l layout.Length) int { return int((l + layout.Point - 1) / layout.Point) }

// boxPoints returns the points that a box's side takes, which Graphviz wants to
// be more than nothing.
func boxPoints(l layout.Length) int { return max(2, points(l)) }

// inches writes points in Graphviz's unit.
func inches(points int) string { return strconv.FormatFloat(float64(points)/72, 'f', 6, 64) }

// A groupTree lists what is directly in each group, in the order of indices.
type groupTree struct {
	top           []int
	boxes, inside [][]int
}

func newGroupTree(p layout.Problem) groupTree {
	t := groupTree{boxes: make([][]int, len(p.Groups)), inside: make([][]int, len(p.Groups))}
	for i, b := range p.Boxes {
		if b.Group != layout.None {
			t.boxes[b.Group] = append(t.boxes[b.Group], i)
		}
	}
	for i, g := range p.Groups {
		if g.Parent == layout.None {
			t.top = append(t.top, i)
		} else {
			t.inside[g.Parent] = append(t.inside[g.Parent], i)
		}
	}
	return t
}
