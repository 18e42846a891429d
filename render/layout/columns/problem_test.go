package columns_test

import (
	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/render/layout"
	"crux/render/layout/columns"
)

// Problems to lay out: maps of known shapes, and boxes linked at will.

const pt = layout.Point

// roomy and tight are like the styles of package render.
var (
	roomy = columns.Style{
		Stack: 9 * pt, Column: 15 * pt, Apart: 30 * pt, Indent: 21 * pt, Spine: 5 * pt, Stub: pt, Sign: 11 * pt, Head: 7 * pt,
		Anchor: 19 * pt / 2, Bar: 9 * pt / 2, Drop: 5 * pt,
	}
	tight = columns.Style{
		Stack: 5 * pt, Column: 8 * pt, Apart: 18 * pt, Indent: 15 * pt, Spine: 7 * pt / 2, Stub: pt, Sign: 8 * pt, Head: 6 * pt,
		Anchor: 29 * pt / 4, Bar: 4 * pt, Drop: 4 * pt,
	}
)

// problemOf returns what is to be placed of a graph, as package scene asks it:
// claims, each relation before what bears on it, and contradictions as one line
// with two heads.
func problemOf(g *graph.Graph, s columns.Style) layout.Problem {
	var p layout.Problem
	index := map[graph.Node]int{}
	half := func(r *graph.Relation) *graph.Relation {
		if c := r.Contradiction; c != nil && c.Back == r {
			return c.There
		}
		return r
	}
	for _, c := range g.Claims() {
		index[c] = len(p.Boxes)
		p.Boxes = append(p.Boxes, layout.Box{Sizes: sizesOf(len(c.Text.Plain)), Group: layout.None})
	}
	for _, c := range g.MainClaims() {
		p.Boxes[index[c]].Root = true
	}
	for _, r := range g.Relations() {
		if half(r) != r {
			continue
		}
		index[r] = len(p.Boxes)
		b := layout.Box{Role: layout.Sign, Width: s.Sign, Height: s.Sign, Group: layout.None}
		if r.Linked() || len(g.On(r)) > 0 {
			b.Role = layout.Bar
		}
		p.Boxes = append(p.Boxes, b)
	}
	for _, r := range g.Relations() {
		if half(r) != r {
			continue
		}
		for _, source := range r.Sources {
			p.Links = append(p.Links, layout.Link{From: index[source], To: index[r], Tail: r.Contradiction != nil})
		}
		target := r.Target
		if on, ok := target.(*graph.Relation); ok {
			target = half(on)
		}
		p.Links = append(p.Links, layout.Link{From: index[r], To: index[target], Head: true})
	}
	return p
}

// sizesOf returns the sizes of a box with so many letters.
func sizesOf(letters int) []layout.Size {
	line := layout.Length(letters)*5*pt + pt
	var sizes []layout.Size
	for n := line/(84*pt) + 1; n >= 1; n-- {
		if w := line * 21 / (20 * n); w < 310*pt || n == 1 {
			sizes = append(sizes, layout.Size{Width: w + 12*pt, Height: n*12*pt + 8*pt})
		}
	}
	return sizes
}

// shaped returns a map of a shape.
func shaped(shape string, n, links int, seed uint64, s columns.Style) layout.Problem {
	return problemOf(graphtest.Shape(shape, n, links, seed), s)
}

// continued lets items go on in other columns.
func continued(p layout.Problem) {
	for i := range p.Boxes {
		if b := &p.Boxes[i]; b.Role == layout.Item {
			b.Again = layout.Size{Width: 60 * pt, Height: 14 * pt}
		}
	}
}

// page returns the fit of a page.
func page(width, height layout.Length) func(layout.Size) int64 {
	return func(s layout.Size) int64 {
		return min(int64(width)<<20/int64(max(s.Width, 1)), int64(height)<<20/int64(max(s.Height, 1)))
	}
}

// below returns for each item the first item that it bears on, or none.
func below(p layout.Problem) []int {
	next := make([]int, len(p.Boxes))
	for i := range next {
		next[i] = layout.None
	}
	for _, l := range p.Links {
		if next[l.From] == layout.None {
			next[l.From] = l.To
		}
	}
	on := make([]int, len(p.Boxes))
	for i := range on {
		on[i] = next[i]
		for steps := 0; on[i] != layout.None && p.Boxes[on[i]].Role != layout.Item && steps < len(p.Boxes); steps++ {
			on[i] = next[on[i]]
		}
	}
	return on
}

// group puts a box and what bears on it into a new group, inside the one that the
// box is in.
func group(p *layout.Problem, top int, title layout.Size) {
	g := len(p.Groups)
	p.Groups = append(p.Groups, layout.Group{Parent: p.Boxes[top].Group, TitleWidth: title.Width, TitleHeight: title.Height})
	on := below(*p)
	for i := range p.Boxes {
		at := i
		for steps := 0; at != layout.None && at != top && steps <= len(p.Boxes); steps++ {
			at = on[at]
		}
		if at == top && p.Boxes[i].Group == p.Boxes[top].Group && i != top {
			p.Boxes[i].Group = g
		}
	}
	p.Boxes[top].Group = g
}

// A drawn problem is one with the engine to lay it out.
type drawn struct {
	engine  columns.Engine
	problem layout.Problem
}

// maps generates maps of shapes, with frames, signs with words and tags.
func maps(t *rapid.T) drawn {
	s := rapid.SampledFrom([]columns.Style{roomy, tight}).Draw(t, "style")
	shape := rapid.SampledFrom(graphtest.Shapes).Draw(t, "shape")
	n := rapid.IntRange(1, 40).Draw(t, "claims")
	links := rapid.SampledFrom([]int{0, 0, 10, 40}).Draw(t, "links")
	seed := rapid.Uint64Range(0, 1000).Draw(t, "seed")
	p := shaped(shape, n, links, seed, s)
	for range rapid.IntRange(0, 3).Draw(t, "groups") {
		group(&p, rapid.IntRange(0, n-1).Draw(t, "top"), title(t))
	}
	if rapid.Bool().Draw(t, "words") {
		for i := range p.Boxes {
			if b := &p.Boxes[i]; b.Role != layout.Item && rapid.IntRange(0, 3).Draw(t, "word") == 0 {
				b.Role, b.Width, b.Height = layout.Sign, 50*pt, 14*pt
			}
		}
	}
	return finish(t, s, p)
}

func title(t *rapid.T) layout.Size {
	return rapid.SampledFrom([]layout.Size{{}, {Width: 40 * pt, Height: 20 * pt}, {Width: 400 * pt, Height: 20 * pt}}).Draw(t, "title")
}

// wild generates boxes that are linked in any way.
func wild(t *rapid.T) drawn {
	s := rapid.SampledFrom([]columns.Style{roomy, tight}).Draw(t, "style")
	var p layout.Problem
	for i := range rapid.IntRange(0, 3).Draw(t, "groups") {
		size := title(t)
		p.Groups = append(p.Groups, layout.Group{Parent: rapid.IntRange(-1, i-1).Draw(t, "parent"), TitleWidth: size.Width, TitleHeight: size.Height})
	}
	n := rapid.IntRange(1, 16).Draw(t, "boxes")
	for range n {
		b := layout.Box{Group: rapid.IntRange(-1, len(p.Groups)-1).Draw(t, "group"), Root: rapid.IntRange(0, 9).Draw(t, "root") == 0}
		switch rapid.IntRange(0, 6).Draw(t, "box") {
		case 0:
			b.Width, b.Height = 100*pt, 20*pt
		case 1:
			b.Role, b.Width, b.Height = layout.Bar, s.Sign, s.Sign
		case 2:
			b.Role, b.Width, b.Height = layout.Sign, s.Sign, s.Sign
		case 3:
			b.Role, b.Width, b.Height = layout.Sign, 50*pt, 14*pt
		default:
			b.Sizes = sizesOf(rapid.IntRange(0, 150).Draw(t, "letters"))
		}
		p.Boxes = append(p.Boxes, b)
	}
	for range rapid.IntRange(0, 2*n).Draw(t, "links") {
		l := layout.Link{From: rapid.IntRange(0, n-1).Draw(t, "from"), To: rapid.IntRange(0, n-1).Draw(t, "to")}
		// A sign has no arrowheads at it but those of what bears on it.
		from, to := p.Boxes[l.From].Role, p.Boxes[l.To].Role
		l.Head = (from != layout.Item || to == layout.Item) && rapid.Bool().Draw(t, "head")
		l.Tail = from == layout.Item && rapid.IntRange(0, 4).Draw(t, "tail") == 0
		p.Links = append(p.Links, l)
	}
	return finish(t, s, p)
}

// finish draws what a page may change.
func finish(t *rapid.T, s columns.Style, p layout.Problem) drawn {
	if rapid.Bool().Draw(t, "page") {
		w, h := rapid.IntRange(50, 800).Draw(t, "width"), rapid.IntRange(50, 800).Draw(t, "height")
		p.Fit = page(layout.Length(w)*pt, layout.Length(h)*pt)
	}
	if rapid.Bool().Draw(t, "continued") {
		continued(p)
		s.Cuts, s.Enough = rapid.IntRange(0, 4).Draw(t, "cuts"), 1<<62
	}
	return drawn{columns.Engine{Style: s}, p}
}
