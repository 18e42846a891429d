package scene

import (
	"slices"
	"testing"

	"crux/graph"
	"crux/render/layout"
	"crux/render/view"
)

// Of a trunk with two arms of columns what is drawn leads from what the reading has alone.
func TestTrunkOfGhosts(t *testing.T) {
	at := func(x, y layout.Length) layout.Position {
		return layout.Position{X: x * layout.Point, Y: y * layout.Point}
	}
	// A stem up to the box, a beam below it, and at each end of that an arm with two links.
	trunk := layout.Trunk{To: 0, Links: []int{0, 1, 2, 3}, Lines: []layout.Curve{
		layout.Straight(at(50, 10), at(50, 0)), layout.Straight(at(0, 10), at(100, 10)),
		layout.Straight(at(0, 40), at(0, 10)), layout.Straight(at(100, 10), at(100, 40)),
	}}
	ends := []layout.Position{at(0, 20), at(0, 40), at(100, 20), at(100, 40)}
	line := func(a, z layout.Position) layout.Curve { return layout.Straight(a, z) }
	for name, test := range map[string]struct {
		ghosts []bool
		want   []layout.Curve
	}{
		"none":      {[]bool{false, false, false, false}, trunk.Lines},
		"the last":  {[]bool{false, false, false, true}, []layout.Curve{trunk.Lines[0], trunk.Lines[1], trunk.Lines[2], line(at(100, 10), at(100, 20))}},
		"one arm":   {[]bool{true, true, false, false}, []layout.Curve{trunk.Lines[0], line(at(50, 10), at(100, 10)), nil, trunk.Lines[3]}},
		"all but 0": {[]bool{false, true, true, true}, []layout.Curve{trunk.Lines[0], line(at(0, 10), at(50, 10)), line(at(0, 20), at(0, 10)), nil}},
		"all":       {[]bool{true, true, true, true}, make([]layout.Curve, 4)},
	} {
		t.Run(name, func(t *testing.T) {
			v := &view.View{Nodes: []*view.Node{{}}}
			r := layout.Result{}
			for i, ghost := range test.ghosts {
				relation := &graph.Relation{}
				v.Nodes = append(v.Nodes, &view.Node{Kind: view.Badge, Subject: relation, Ghost: ghost})
				v.Links = append(v.Links, view.Link{From: i + 1, To: 0, Relation: relation})
				r.Links = append(r.Links, layout.Straight(ends[i], ends[i]))
			}
			got := (&builder{v: v, at: r}).present(trunk)
			for i := range got {
				if !slices.Equal(got[i], test.want[i]) {
					t.Errorf("line %d is %v, want %v", i, got[i], test.want[i])
				}
			}
		})
	}
}
