package columns_test

import (
	"fmt"
	"strings"
	"testing"

	"crux/render/layout"
	"crux/render/layout/columns"
)

// undercut returns a conclusion with two premises that are side by side, and what
// bears on their bar: for each letter s a box over a sign, b two boxes over a bar,
// w a box over a sign with words, and u a box over a sign that is undercut itself.
func undercut(s columns.Style, by string) (p layout.Problem, bar int) {
	add := func(role layout.Role, width, height layout.Length) int {
		p.Boxes = append(p.Boxes, layout.Box{Role: role, Width: width, Height: height, Group: layout.None})
		return len(p.Boxes) - 1
	}
	item := func() int { return add(layout.Item, 90*pt, 60*pt) }
	link := func(from, to int) {
		p.Links = append(p.Links, layout.Link{From: from, To: to, Head: p.Boxes[from].Role != layout.Item})
	}
	top := item()
	bar = add(layout.Bar, s.Sign, s.Sign)
	link(item(), bar)
	link(item(), bar)
	link(bar, top)
	for _, kind := range by {
		role, width, height := layout.Sign, s.Sign, s.Sign
		switch kind {
		case 'b', 'u':
			role = layout.Bar
		case 'w':
			width, height = 50*pt, 14*pt
		}
		on := add(role, width, height)
		link(item(), on)
		if kind == 'b' {
			link(item(), on)
		}
		link(on, bar)
		if kind == 'u' {
			sign := add(layout.Sign, s.Sign, s.Sign)
			link(item(), sign)
			link(sign, on)
		}
	}
	return p, bar
}

// Nothing runs through the sign of an undercut, however many there are beside a
// level bar.
func TestUndercutsBesideABar(t *testing.T) {
	for _, s := range []columns.Style{roomy, tight} {
		for _, by := range []string{"", "s", "b", "w", "ss", "sss", "bb", "ww", "sw", "ws", "sb", "bs", "ssbws", "us", "su", "uu"} {
			p, bar := undercut(s, by)
			p.Fit = page(4000*pt, 150*pt)
			d := drawn{columns.Engine{Style: s}, p}
			r := d.layout(t)
			name := fmt.Sprintf("%q, signs of %g points", by, s.Sign.Points())
			if r.Arrangements[bar].Mode != 'c' {
				t.Errorf("%s: the bar is not level", name)
			}
			if wrong := faults(d, r); wrong != nil {
				t.Errorf("%s: %s", name, strings.Join(wrong, "\n"))
			}
			// The lines of several end on one, at the height of the bar.
			y := (r.Boxes[bar].Min.Y + r.Boxes[bar].Max.Y) / 2
			for i, l := range p.Links {
				if end := r.Links[i][len(r.Links[i])-1]; l.To == bar && p.Boxes[l.From].Role != layout.Item && end.Y != y {
					t.Errorf("%s: link %d ends at %v, the bar is at %d", name, i, end, y)
				}
			}
		}
	}
}
