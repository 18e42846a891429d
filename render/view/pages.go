package view

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
)

// Pages: a map that is too large for one is divided at claims. What bears on a
// claim stands on another page, below the claim said again; both say on which
// page the other is.

// A Piece is a claim or sketch, by the index of its node, with those of the
// relations on it that stand on one page, and all that is below these. The node
// is None where the piece is a part of the outermost claims, which Relations then
// are.
type Piece struct {
	Node      int
	Relations []int
}

// None is the index of no node.
const None = layout.None

// A Division is a map divided into pages.
type Division struct {
	v *View
	// Pages hold pieces in their order; what the first begins with is the top of
	// the map.
	Pages [][]Piece

	relations [][]int         // on each node, in their order
	premises  [][]int         // boxes below each relation, where they stand first
	below     []layout.Length // the area of what is below each node
	area      []layout.Length // of each node
	roots     []int
	cut       map[int]bool // relations that stand on a page of their own
	home      []int        // the page that each node stands on first
	parents   []int        // what each node stands below
	where     []int        // the page that each relation of a piece stands on
}

// Divide returns v on as few pages as hold it by a rough measure: fits says
// whether pieces, drawn together, fit on a page, and room is about how much area a
// page has. A piece that cannot be divided has a page of its own.
// More than most pages are refused.
func (v *View) Divide(room layout.Length, most int, fits func(*View) (bool, error)) (*Division, error) {
	d := &Division{v: v, cut: map[int]bool{}, where: make([]int, len(v.Nodes))}
	d.tree()
	todo := []Piece{{None, d.roots}}
	for len(todo) > 0 {
		if len(d.Pages) == most {
			return nil, &layout.TooLargeError{Engine: "pages", What: "pages", Number: most + 1, Limit: most}
		}
		// As many pieces as go on a page, as long as they are small.
		page := todo[:1]
		for n := 2; n <= len(todo); n++ {
			if d.weight(todo[:n]) > room*9/10 {
				break
			}
			page = todo[:n]
		}
		limit := room
		for try := 0; ; try++ {
			whole := slices.Clone(page)
			cuts := d.shorten(whole, limit)
			ok, err := fits(d.view(whole, nil))
			if err != nil {
				return nil, err
			}
			if !ok && (len(page) > 1 || try < mostTries) {
				d.undo(cuts)
				if len(page) > 1 {
					page, try = page[:len(page)*3/4], 0
				} else {
					limit -= limit / 5
				}
				continue
			}
			for _, p := range whole {
				for _, r := range p.Relations {
					d.where[r] = len(d.Pages)
				}
			}
			d.Pages = append(d.Pages, whole)
			todo = append(cuts, todo[len(page):]...)
			break
		}
	}
	d.home = make([]int, len(v.Nodes))
	for n, page := range d.Pages {
		for i := range d.on(page) {
			if !d.again(page, i) {
				d.home[i] = n
			}
		}
	}
	return d, nil
}

// mostTries is how often a page is divided further that came out too full.
const mostTries = 8

// tree finds where each node stands first, in the order of links.
func (d *Division) tree() {
	n := len(d.v.Nodes)
	d.relations, d.premises = make([][]int, n), make([][]int, n)
	d.below, d.area = make([]layout.Length, n), make([]layout.Length, n)
	into := make([][]int, n)
	leaves := make([]bool, n)
	for _, l := range d.v.Links {
		into[l.To] = append(into[l.To], l.From)
		leaves[l.From] = true
	}
	placed := make([]bool, n)
	var visit func(i int)
	visit = func(i int) {
		placed[i] = true
		node := d.v.Nodes[i]
		d.area[i] = area(node)
		for _, from := range into[i] {
			if placed[from] {
				continue
			}
			if _, relation := d.v.Nodes[from].Subject.(*graph.Relation); relation {
				d.relations[i] = append(d.relations[i], from)
			} else {
				d.premises[i] = append(d.premises[i], from)
			}
			visit(from)
			d.below[i] += d.area[from] + d.below[from]
		}
	}
	for i, node := range d.v.Nodes {
		if node.Root {
			placed[i] = true
			d.roots = append(d.roots, i)
		}
	}
	for _, i := range d.roots {
		visit(i)
	}
	for i := range d.v.Nodes {
		if !placed[i] {
			d.roots = append(d.roots, i)
			visit(i)
		}
	}
}

// area returns about how much of a page a node takes.
func area(n *Node) layout.Length {
	size := layout.Size{Width: n.Width, Height: n.Height}
	if k := len(n.Sizes); k > 0 {
		size = n.Sizes[k/2]
	}
	return (size.Width + 16*layout.Point) * (size.Height + 8*layout.Point)
}

// weight returns the area of pieces.
func (d *Division) weight(pieces []Piece) layout.Length {
	sum := layout.Length(0)
	for _, p := range pieces {
		if p.Node != None {
			sum += d.area[p.Node]
		}
		for _, r := range p.Relations {
			sum += d.area[r] + d.below[r]
		}
	}
	return sum
}

// shorten cuts from pieces what is too much for room, and returns it.
func (d *Division) shorten(pieces []Piece, room layout.Length) []Piece {
	var cuts []Piece
	for {
		more := d.weight(pieces) - room
		if more <= 0 {
			break
		}
		found, best := Piece{None, nil}, layout.Length(0)
		where := None
		for k, p := range pieces {
			d.candidates(p, room, func(c Piece, gain layout.Length) {
				if gain > best {
					found, best, where = c, gain, k
				}
			})
		}
		if best == 0 {
			break
		}
		p := &pieces[where]
		if found.Node == p.Node {
			p.Relations = p.Relations[:len(p.Relations)-len(found.Relations)]
		}
		for _, r := range found.Relations {
			d.remove(r, -1)
			d.cut[r] = true
		}
		cuts = append(cuts, found)
	}
	slices.SortStableFunc(cuts, func(a, b Piece) int { return a.Relations[0] - b.Relations[0] })
	return cuts
}

// candidates calls f with what can be cut from a piece that has at the most so
// much area: all that bears on a claim in it, or the last of that.
func (d *Division) candidates(p Piece, room layout.Length, f func(Piece, layout.Length)) {
	var walk func(node int, relations []int, top bool)
	walk = func(node int, relations []int, top bool) {
		gain := layout.Length(0)
		end := len(relations)
		for end > 0 && d.cut[relations[end-1]] && !top {
			end-- // these are cut already
		}
		for i := end - 1; i >= 0; i-- {
			r := relations[i]
			if d.cut[r] && !top {
				break
			}
			gain += d.area[r] + d.below[r]
			if gain > room || top && i == 0 {
				break
			}
			f(Piece{node, relations[i:end]}, gain)
		}
		for _, r := range relations {
			if d.cut[r] && !top {
				continue
			}
			d.each(r, func(i int) { walk(i, d.relations[i], false) })
		}
	}
	walk(p.Node, p.Relations, true)
}

// each calls f with the boxes right below a relation, and below those on it; with
// an outermost claim itself.
func (d *Division) each(r int, f func(i int)) {
	if _, relation := d.v.Nodes[r].Subject.(*graph.Relation); !relation {
		f(r)
		return
	}
	for _, i := range d.premises[r] {
		f(i)
	}
	for _, on := range d.relations[r] {
		if !d.cut[on] {
			d.each(on, f)
		}
	}
}

// remove takes the area of a relation from all that it is below, or gives it
// back.
func (d *Division) remove(r int, sign layout.Length) {
	change := sign * (d.area[r] + d.below[r])
	for i := d.parent(r); i != None; i = d.parent(i) {
		d.below[i] += change
	}
}

// parent returns what i stands below.
func (d *Division) parent(i int) int {
	if d.parents == nil {
		d.parents = make([]int, len(d.v.Nodes))
		for k := range d.parents {
			d.parents[k] = None
		}
		for k := range d.v.Nodes {
			for _, list := range [][]int{d.relations[k], d.premises[k]} {
				for _, j := range list {
					d.parents[j] = k
				}
			}
		}
	}
	return d.parents[i]
}

// undo takes cuts back.
func (d *Division) undo(cuts []Piece) {
	for _, c := range cuts {
		for _, r := range c.Relations {
			delete(d.cut, r)
			d.remove(r, 1)
		}
	}
}

// on returns the nodes that stand on a page.
func (d *Division) on(page []Piece) map[int]bool {
	on := map[int]bool{}
	var visit func(i int)
	visit = func(i int) {
		on[i] = true
		for _, list := range [][]int{d.premises[i], d.relations[i]} {
			for _, k := range list {
				if !d.cut[k] {
					visit(k)
				}
			}
		}
	}
	for _, p := range page {
		if p.Node != None {
			on[p.Node] = true
		}
		for _, r := range p.Relations {
			visit(r)
		}
	}
	return on
}

// again reports whether i is only said again on a page.
func (d *Division) again(page []Piece, i int) bool {
	return slices.ContainsFunc(page, func(p Piece) bool { return p.Node == i })
}

// View returns what page n shows; name says what each page is called.
func (d *Division) View(n int, name func(int) string) *View { return d.view(d.Pages[n], name) }

// view returns what a page shows. Before all pages are known name is nil, and
// each page is called by a number of two digits.
func (d *Division) view(page []Piece, name func(int) string) *View {
	known := name != nil
	if !known {
		name = func(int) string { return "p. 00" }
	}
	home := func(i int) int {
		if d.home == nil {
			return 0
		}
		return d.home[i]
	}
	v, on := d.v, d.on(page)
	p := *v
	p.Nodes, p.Links = nil, nil
	if !slices.ContainsFunc(page, func(piece Piece) bool { return piece.Node == None }) {
		p.Header = v.Header[:len(v.Header)-v.parted] // the top of the map says where readings part
	}
	at := map[int]int{}
	tails := map[int][]string{} // what is said behind a box: where more of it stands
	tell := func(i int, s string) {
		if !slices.Contains(tails[i], s) {
			tails[i] = append(tails[i], s)
		}
	}
	for i, n := range v.Nodes {
		if !on[i] {
			continue
		}
		m := *n
		m.Root = false
		at[i] = len(p.Nodes)
		p.Nodes = append(p.Nodes, &m)
		if d.again(page, i) {
			m.Root = true
			m.Page = home(i) + 1
			tell(i, "← "+name(home(i)))
		}
		if slices.Contains(d.roots, i) {
			m.Root = true
		}
		for _, r := range d.relations[i] {
			if !on[r] && d.cut[r] {
				there := d.where[r]
				if !d.again(page, i) || known && d.Pages[there][0].Node != None {
					m.Page = there + 1
				}
				tell(i, "→ "+name(there))
			}
		}
	}
	for _, l := range v.Links {
		_, from := at[l.From]
		_, to := at[l.To]
		switch _, relation := v.Nodes[l.From].Subject.(*graph.Relation); {
		case from && to:
			l.From, l.To = at[l.From], at[l.To]
			p.Links = append(p.Links, l)
		case to && !relation: // the box stands on another page
			tag := v.tagOn(l, ", "+name(home(l.From)))
			tag.Page = home(l.From) + 1
			l.From, l.To, l.Tail = len(p.Nodes), at[l.To], false
			p.Nodes = append(p.Nodes, tag)
			p.Links = append(p.Links, l)
			p.tagged = true
		case from && !relation && !d.again(page, l.From) && d.parent(l.From) != l.To: // what it bears on does
			tell(l.From, "→ "+v.number(l.Relation.Conclusion())+", "+name(home(l.To)))
		}
	}
	for i, list := range tails {
		p.extend(p.Nodes[at[i]], []tail{{text: " (" + strings.Join(list, "; ") + ")"}})
	}
	p.Frames = nil
	index := map[*Frame]*Frame{}
	var frame func(f *Frame) *Frame
	frame = func(f *Frame) *Frame {
		if f == nil {
			return nil
		}
		if index[f] == nil {
			g := *f
			g.Parent = frame(f.Parent)
			g.Index = len(p.Frames)
			index[f] = &g
			p.Frames = append(p.Frames, &g)
		}
		return index[f]
	}
	for _, n := range p.Nodes {
		n.Frame = frame(n.Frame)
	}
	if p.tagged {
		p.Legend = append(slices.Clone(v.Legend), Entry{Sample: SampleTag, Text: v.legendText(v.Words.TagEntry)})
	}
	return &p
}

// Titled returns v with a line below its title.
func (v *View) Titled(text string) *View {
	p := *v
	p.Header = append(slices.Clone(v.Header), v.paragraph([]font.Run{{Text: text, Style: font.Italic}}, TextSize, 0))
	return &p
}

// PageName returns what page n is called: from 1, or where the first is an
// overview, "overview" and from 1.
func (v *View) PageName(n int, overview bool) string {
	switch {
	case overview && n == 0:
		return v.Words.Overview
	case overview:
		return fmt.Sprintf(v.Words.Page, n)
	}
	return fmt.Sprintf(v.Words.Page, n+1)
}
