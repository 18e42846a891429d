package graphviz

import (
	"strings"
	"testing"

	"crux/render/layout"
)

func TestVerify(t *testing.T) {
	rect := func(x, y, w, h layout.Length) layout.Rect {
		const pt = layout.Point
		return layout.Rect{Min: layout.Position{X: x * pt, Y: y * pt}, Max: layout.Position{X: (x + w) * pt, Y: (y + h) * pt}}
	}
	// Two boxes in group 1, which is in group 0; one outside; group 2 beside.
	p := layout.Problem{
		Boxes: []layout.Box{{Group: 1}, {Group: 1}, {Group: layout.None}},
		Groups: []layout.Group{
			{Parent: layout.None, TitleWidth: 80 * layout.Point, TitleHeight: 10 * layout.Point},
			{Parent: 0, TitleHeight: 20 * layout.Point},
			{Parent: layout.None},
		},
	}
	good := func() layout.Result {
		return layout.Result{
			Boxes:  []layout.Rect{rect(20, 50, 20, 20), rect(50, 50, 20, 20), rect(200, 0, 50, 50)},
			Groups: []layout.Rect{rect(0, 0, 100, 100), rect(10, 20, 80, 60), rect(110, 0, 50, 50)},
		}
	}
	if err := verify(good(), p); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		spoil func(*layout.Result)
		want  string
	}{
		{"boxes overlap", func(r *layout.Result) { r.Boxes[1] = rect(39, 69, 20, 20) }, "boxes 0 and 1 overlap"},
		{"box in a title", func(r *layout.Result) { r.Boxes[0] = rect(20, 30, 20, 20) }, "box 0 is not in the frame of group 1"},
		{"box out of its frame", func(r *layout.Result) { r.Boxes[0] = rect(300, 50, 20, 20) }, "box 0 is not in the frame of group 0"},
		{"stranger in a frame", func(r *layout.Result) { r.Boxes[2] = rect(155, 20, 50, 50) }, "box 2 is in the frame of group 2"},
		{"group in a title", func(r *layout.Result) { r.Groups[1] = rect(10, 5, 80, 75) }, "group 1 is not in the frame of group 0"},
		{"group out of its frame", func(r *layout.Result) { r.Groups[1] = rect(10, 20, 95, 60) }, "group 1 is not in the frame of group 0"},
		{"groups overlap", func(r *layout.Result) { r.Groups[2] = rect(95, 0, 50, 50) }, "group 2 is in the frame of group 0"},
		{"narrow frame", func(r *layout.Result) { r.Groups[0] = rect(0, 0, 75, 100) }, "the title of group 0 is wider"},
	} {
		r := good()
		test.spoil(&r)
		if err := verify(r, p); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
	}
}
