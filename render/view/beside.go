package view

import (
	"cmp"
	"errors"
	"slices"

	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
)

// Two maps side by side: those of two readings, each with its own words, laid out as one.
// What only one reading has leaves a ghost in the other's map.

// ErrUnlike says that two views are not of one structure.
var ErrUnlike = errors.New("view: the two readings cannot be drawn side by side: they are not of one structure")

// Beside returns v, the view of one reading, with w, that of the other one, to be drawn
// beside it: both are views of one structure, node by node. Boxes get room for both. A
// ribbon that is not nil stands between them.
func (v *View) Beside(w *View, ribbon *Ribbon) (*View, error) {
	if len(v.Nodes) != len(w.Nodes) || !slices.EqualFunc(v.Links, w.Links, func(l, m Link) bool { return l.From == m.From && l.To == m.To }) {
		return nil, ErrUnlike
	}
	p := *v
	p.Nodes = nil
	for i, n := range v.Nodes {
		n, twin := *n, *w.Nodes[i]
		if n.IsBox() != twin.IsBox() {
			return nil, ErrUnlike
		}
		n.Twin = &twin
		n.alike()
		p.Nodes = append(p.Nodes, &n)
	}
	p.Legend = slices.Clone(v.Legend)
	for _, e := range w.Legend {
		if !slices.ContainsFunc(p.Legend, func(f Entry) bool { return f.Sample == e.Sample }) {
			p.Legend = append(p.Legend, e)
		}
	}
	slices.SortStableFunc(p.Legend, func(e, f Entry) int { return cmp.Compare(e.Sample, f.Sample) })
	p.Description += " " + v.Words.SideBySide
	if ribbon != nil {
		p.Strip = p.strip(*ribbon)
		p.Legend = append(p.Legend, v.stripEntries(p.Strip)...)
	}
	return &p, nil
}

// Paired reports whether v is to be drawn with the map of another reading beside it.
func (v *View) Paired() bool { return len(v.Heads[0].Lines) > 0 || v.Heads[0].Size > 0 }

// Other returns the view of the other reading.
func (v *View) Other() *View {
	w := *v
	w.Nodes, w.Links = make([]*Node, len(v.Nodes)), slices.Clone(v.Links)
	for i, n := range v.Nodes {
		w.Nodes[i] = n.Twin
		if n.Twin == nil { // a tag
			m := *n
			m.Subject = &graph.Claim{}
			w.Nodes[i] = &m
		}
	}
	for i, l := range v.Links {
		sign := v.Sign(l).Twin
		if r, ok := sign.Subject.(*graph.Relation); ok {
			w.Links[i].Relation = r
		}
		if v.Nodes[l.From].Kind == TagBox {
			w.Nodes[l.From].Ghost = sign.Ghost
		}
	}
	return &w
}

// alike gives a node and its twin the sizes that both fit into.
func (n *Node) alike() {
	m := n.Twin
	if m == nil {
		return
	}
	if !n.IsBox() {
		if n.Kind != m.Kind || n.Thin != m.Thin { // one has words
			n.Kind, m.Kind, n.Thin, m.Thin = Bar, Bar, false, false
		}
		n.Width, n.Height = max(n.Width, m.Width), max(n.Height, m.Height)
		return
	}
	switch {
	case n.Ghost:
		n.Sizes, n.Width, n.Height = m.Sizes, m.Width, m.Height
		return
	case m.Ghost:
		return
	}
	n.Width, n.Height = max(n.Width, m.Width), max(n.Height, m.Height)
	if n.Sizes == nil || m.Sizes == nil {
		return
	}
	var widths []layout.Length
	for _, s := range slices.Concat(n.Sizes, m.Sizes) {
		widths = append(widths, s.Width)
	}
	slices.Sort(widths)
	own := n.Sizes
	n.Sizes = nil
	for _, w := range slices.Compact(widths) {
		high, ok := layout.Length(0), true
		for _, sizes := range [][]layout.Size{own, m.Sizes} {
			// The last that is no wider is the lowest.
			i := slices.IndexFunc(sizes, func(s layout.Size) bool { return s.Width > w })
			switch {
			case i == 0:
				ok = false
			case i < 0:
				high = max(high, sizes[len(sizes)-1].Height)
			default:
				high = max(high, sizes[i-1].Height)
			}
		}
		if k := len(n.Sizes); ok && (k == 0 || high < n.Sizes[k-1].Height) {
			n.Sizes = append(n.Sizes, layout.Size{Width: w, Height: high})
		}
	}
	n.Width, n.Height = n.Sizes[0].Width, n.Sizes[0].Height
}

// A tail is written behind the words of a box.
type tail struct {
	text string
	// Whether the one and the other of two readings does without it.
	without [2]bool
}

// tail returns what is written behind a box of which a link leads away.
func (v *View) tail(l Link, text string) tail {
	t := tail{text: text}
	if n := v.Sign(l); n.Twin != nil {
		t.without = [2]bool{n.Ghost, n.Twin.Ghost}
	}
	return t
}

// extend writes more behind a box, and its number in front; of two readings where they
// have it.
func (v *View) extend(n *Node, tails []tail) {
	write := func(n *Node, side int) {
		if n.Ghost {
			return
		}
		runs := v.numbered(n)
		for _, t := range tails {
			if !t.without[side] {
				runs = append(runs, font.Run{Text: t.text, Style: font.Italic})
			}
		}
		v.resize(n, runs)
	}
	write(n, 0)
	if n.Twin == nil {
		return
	}
	twin := *n.Twin
	twin.Page = n.Page
	write(&twin, 1)
	n.Twin = &twin
	n.alike()
}

// tagOn returns the tag that stands in place of a link.
func (v *View) tagOn(l Link, where string) *Node {
	n := v.tag(l.From, l.To, where)
	n.Ghost = v.Sign(l).Ghost
	return n
}

// ghost marks the sign of a relation that the reading which is shown does not have.
func (b *builder) ghost(n *Node) {
	if n.Ghost = b.o.Rivals.Absent(n.Subject); n.Ghost {
		n.Name = ""
	}
}

// Gap returns how wide the room is between two maps side by side.
func (v *View) Gap() layout.Length {
	if v.Strip != nil {
		return v.Strip.Width() + 3*v.Spacing.Gap
	}
	return 3 * v.Spacing.Gap
}

// Across returns how wide the picture of a map of a width is, with that beside it.
func (v *View) Across(width layout.Length) layout.Length {
	if !v.Paired() {
		return width
	}
	return 2*width + v.Gap()
}

// Deep returns how high the picture of a map of a size is, with what stands above and
// beside it.
func (v *View) Deep(size layout.Size) layout.Length {
	_, headed := v.Headed(size.Width)
	if v.Strip != nil {
		size.Height = max(size.Height, v.Strip.Height)
	}
	return headed + size.Height
}

// Headed returns what the maps are called that are so wide, and how high that is.
func (v *View) Headed(width layout.Length) (heads [2]Paragraph, height layout.Length) {
	if !v.Paired() {
		return heads, 0
	}
	for i, p := range v.Heads {
		heads[i] = p.Rewrap(width)
		height = max(height, heads[i].Height()+v.Spacing.Gap/2)
	}
	return heads, height
}
