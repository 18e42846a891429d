package scene

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/data/argdown"
	"crux/render/font"
	"crux/render/layout"
	"crux/render/layout/graphviz"
	"crux/render/theme"
	"crux/render/view"
)

// picture draws a map.
func picture(t *testing.T, text string) (*view.View, *Scene) {
	t.Helper()
	g, list := argdown.Decode("test.argdown", text)
	if list.HasErrors() {
		t.Fatalf("the test's own map has errors: %v", list)
	}
	v := view.Of(g, view.Options{})
	at, err := graphviz.Engine{}.Layout(context.Background(), Problem(v))
	if err != nil {
		t.Fatal(err)
	}
	return v, Of(v, at, theme.Classic, Page{})
}

// inside fails if a shape leaves r.
func inside(t *testing.T, what string, p layout.Position, r layout.Rect) {
	t.Helper()
	if p.X < r.Min.X || p.X > r.Max.X || p.Y < r.Min.Y || p.Y > r.Max.Y {
		t.Errorf("%s: %v is outside %v", what, p, r)
	}
}

const busy = `# One

[a]: A claim with a rather long text that needs some lines to be said at all.
  + <s>: A sketch.
  - [b]: Another claim. {voice: "somebody"}
  - [c]: A third one.
  - [d]: A fourth.
  - [e]: A fifth. {implicit: true}
  >< [f]: Its contradiction.

<x>

(1) [b]
(2) [c]
-- a rule --
  <_ [d]
  <_ [g]: مرحبا بالعالم
(3) [a]

## Two

[c]
  + [h]: Eight.
    - [a]
`

func TestTextStaysInItsBoxAndEverythingOnThePage(t *testing.T) {
	_, s := picture(t, busy)
	page := layout.Rect{Max: layout.Position{X: s.Width, Y: s.Height}}
	for _, part := range s.Parts {
		var box *Rect
		for _, shape := range part.Shapes {
			switch shape := shape.(type) {
			case Rect:
				if box == nil || part.Kind == Relation {
					box = &shape
				}
				inside(t, part.ID, shape.Min, page)
				inside(t, part.ID, shape.Max, page)
			case Path:
				for _, p := range shape.Curve {
					inside(t, part.ID, p, page)
				}
			case Polygon:
				for _, p := range shape.Points {
					inside(t, part.ID, p, page)
				}
			case Text:
				from, to := shape.At, shape.At
				width := font.LineWidth(shape.Runs, shape.Size)
				if shape.RightToLeft {
					from.X -= width
				} else {
					to.X += width
				}
				from.Y -= font.Ascent(shape.Size)
				to.Y += font.Descent(shape.Size)
				room := page
				if part.Kind == Claim || part.Kind == Sketch || part.Kind == Relation {
					room = box.Rect
				}
				inside(t, part.ID, from, room)
				inside(t, part.ID, to, room)
			}
		}
	}
}

func TestEachClaimAndRelationIsOnePart(t *testing.T) {
	v, s := picture(t, busy)
	var subjects []any
	for _, part := range s.Parts {
		if part.Subject != nil {
			subjects = append(subjects, part.Subject)
		}
	}
	if len(subjects) != len(v.Nodes) {
		t.Fatalf("%d parts show something, want %d", len(subjects), len(v.Nodes))
	}
	for i, n := range v.Nodes {
		if subjects[i] != any(n.Subject) {
			t.Errorf("part %d is not that of node %d", i, i)
		}
	}
}

func TestIDsAreStable(t *testing.T) {
	ids := func(text string) []string {
		_, s := picture(t, text)
		var list []string
		for _, p := range s.Parts {
			list = append(list, p.ID)
		}
		return list
	}
	before := ids("[Größe]: A.\n  + [The second one]: B.\n\nNo title here at all, sorry.")
	want := []string{
		"claim-gre-48b3427a", "support-gre-48b3427a-9b566ec0", "claim-the-second-one",
		"claim-no-title-here-at-all-ffaa18a1", "legend-legend",
	}
	if d := cmp.Diff(want, before); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	after := ids("[New]: First.\n\n[Größe]: A.\n  - [Other]: C.\n  + [The second one]: B.\n\nNo title here at all, sorry.")
	for _, id := range before {
		if !strings.Contains(strings.Join(after, " ")+" ", id+" ") {
			t.Errorf("%s is gone after an edit: %v", id, after)
		}
	}
}

func TestIDsOfLikeTitlesDiffer(t *testing.T) {
	var u ids
	got := []string{u.unique("claim", "A b"), u.unique("claim", "a B!"), u.unique("claim", "漢字"), u.unique("claim", "漢"), u.unique("claim", strings.Repeat("long ", 30))}
	want := []string{"claim-a-b", "claim-a-b-2", "claim-" + hash("漢字"), "claim-" + hash("漢"), "claim-" + strings.Repeat("long-", 7) + "long" + "-" + hash(strings.Repeat("long ", 30))}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// tips returns where the first arrowhead of each relation ends.
func tips(s *Scene) []layout.Position {
	var list []layout.Position
	for _, part := range s.Parts {
		if part.Kind != Relation {
			continue
		}
		for _, shape := range part.Shapes {
			if p, ok := shape.(Polygon); ok {
				list = append(list, p.Points[0])
				break
			}
		}
	}
	return list
}

func TestArrowheadsStandApart(t *testing.T) {
	_, s := picture(t, "[a]: A.\n"+strings.Repeat("  - Somebody objects with a box that is wide enough to need a long way.\n", 9))
	list := tips(s)
	for i, p := range list {
		for _, q := range list[:i] {
			dx, dy := p.X-q.X, p.Y-q.Y
			if max(dx, -dx) < layout.Point && max(dy, -dy) < layout.Point {
				t.Errorf("two arrowheads end at %v", p)
			}
		}
	}
}

func TestCrossbarsStayOutOfBoxes(t *testing.T) {
	_, s := picture(t, "[a]: A.\n"+strings.Repeat("  - Somebody objects.\n", 6))
	crossbars := 0
	for _, relation := range s.Parts {
		for _, shape := range relation.Shapes {
			bar, ok := shape.(Polygon)
			if relation.Kind != Relation || !ok || len(bar.Points) != 4 {
				continue
			}
			crossbars++
			for _, box := range s.Parts {
				if box.Kind != Claim {
					continue
				}
				r := box.Shapes[0].(Rect)
				for _, p := range bar.Points {
					if r.Min.X < p.X && p.X < r.Max.X && r.Min.Y < p.Y && p.Y < r.Max.Y {
						t.Errorf("a crossbar reaches %v, inside the box %v", p, r.Rect)
					}
				}
			}
		}
	}
	if crossbars != 6 {
		t.Errorf("got %d crossbars, want 6", crossbars)
	}
}

func TestRowMovesOnlyWhatIsTooClose(t *testing.T) {
	x := func(p *layout.Position) *layout.Length { return &p.X }
	row_ := func(places ...layout.Length) []layout.Length {
		var list []tip
		for i, p := range places {
			// They come in from below, in the order of their places.
			list = append(list, tip{layout.Curve{{X: p * layout.Point, Y: 0}, {X: layout.Length(100*i) * layout.Point, Y: 100 * layout.Point}}, false})
		}
		row(list, x, 0, 100*layout.Point)
		var got []layout.Length
		for _, t := range list {
			got = append(got, t.curve[0].X/layout.Point)
		}
		return got
	}
	for _, tc := range []struct{ places, want []layout.Length }{
		{[]layout.Length{50}, []layout.Length{50}},
		{[]layout.Length{30, 60}, []layout.Length{30, 60}},
		{[]layout.Length{50, 50}, []layout.Length{44, 56}},
		{[]layout.Length{50, 50, 50}, []layout.Length{38, 50, 62}},
		{[]layout.Length{99, 99}, []layout.Length{82, 94}},
		{[]layout.Length{0, 0}, []layout.Length{6, 18}},
	} {
		if d := cmp.Diff(tc.want, row_(tc.places...)); d != "" {
			t.Errorf("%v (-want +got)\n%s", tc.places, d)
		}
	}
	for i, p := range row_(50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50) {
		if p < 0 || p > 100 {
			t.Errorf("line %d of many is at %d, outside its box", i, p)
		}
	}
}

func TestTitlesOfFramesAvoidLines(t *testing.T) {
	_, s := picture(t, busy)
	for _, frame := range s.Parts {
		if frame.Kind != Frame {
			continue
		}
		for _, shape := range frame.Shapes {
			text, ok := shape.(Text)
			if !ok {
				continue
			}
			room := layout.Rect{Min: text.At, Max: text.At}
			room.Max.X += font.LineWidth(text.Runs, text.Size)
			room.Min.Y -= font.Ascent(text.Size)
			for _, part := range s.Parts {
				for _, line := range part.Shapes {
					if path, ok := line.(Path); ok && crosses(path.Curve, room) {
						t.Errorf("%s runs through the title of %s", part.ID, frame.ID)
					}
				}
			}
		}
	}
}

func TestCrosses(t *testing.T) {
	box := layout.Rect{Min: layout.Position{X: 10, Y: 10}, Max: layout.Position{X: 20, Y: 20}}
	for _, tc := range []struct {
		from, to layout.Position
		want     bool
	}{
		{layout.Position{X: 0, Y: 0}, layout.Position{X: 30, Y: 30}, true},
		{layout.Position{X: 0, Y: 15}, layout.Position{X: 30, Y: 15}, true},
		{layout.Position{X: 0, Y: 0}, layout.Position{X: 30, Y: 5}, false},
		{layout.Position{X: 12, Y: 12}, layout.Position{X: 13, Y: 13}, true},
	} {
		if got := crosses(segment(tc.from, tc.to), box); got != tc.want {
			t.Errorf("%v to %v: got %v", tc.from, tc.to, got)
		}
	}
}
