package scene

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
)

// A sheet is a picture made by hand, in points.
type sheet struct {
	s    Scene
	node map[string]graph.Node
}

func newSheet(width, height int) *sheet {
	return &sheet{
		s:    Scene{Width: layout.Length(width) * layout.Point, Height: layout.Length(height) * layout.Point, Background: "#ffffff"},
		node: map[string]graph.Node{},
	}
}

func pt(x, y int) layout.Position {
	return layout.Position{X: layout.Length(x) * layout.Point, Y: layout.Length(y) * layout.Point}
}

func area(x0, y0, x1, y1 int) layout.Rect { return layout.Rect{Min: pt(x0, y0), Max: pt(x1, y1)} }

// last returns the part added last.
func (h *sheet) last() *Part { return &h.s.Parts[len(h.s.Parts)-1] }

// claim adds a box.
func (h *sheet) claim(id string, r layout.Rect) *sheet {
	h.node[id] = &graph.Claim{Key: id}
	h.s.Parts = append(h.s.Parts, Part{Kind: Claim, ID: id, Subject: h.node[id], Shapes: []Shape{
		Rect{Rect: r, Paint: Paint{Fill: "#ffffff", Stroke: "#000000", Width: layout.Point}},
	}})
	return h
}

// text adds a line of text, whose baseline starts at a place, to the last part.
func (h *sheet) text(at layout.Position, size int, s string) *sheet {
	h.last().Shapes = append(h.last().Shapes, Text{At: at, Runs: []font.Run{{Text: s}}, Size: layout.Length(size) * layout.Point, Color: "#000000"})
	return h
}

// label adds a line of text that stands in no box.
func (h *sheet) label(id string, at layout.Position, s string) *sheet {
	h.s.Parts = append(h.s.Parts, Part{Kind: Header, ID: id})
	return h.text(at, 10, s)
}

// badge adds a relation with a box and no lines.
func (h *sheet) badge(id string, r layout.Rect) *sheet {
	h.node[id] = &graph.Relation{}
	h.s.Parts = append(h.s.Parts, Part{Kind: Relation, ID: id, Subject: h.node[id], Shapes: []Shape{
		Rect{Rect: r, Paint: Paint{Fill: "#ffffff", Stroke: "#006600", Width: layout.Point}},
	}})
	return h
}

// line adds a relation without a box: a line from one box to another.
func (h *sheet) line(id, from, to string, a, b layout.Position) *sheet {
	h.s.Parts = append(h.s.Parts, Part{Kind: Relation, ID: id, Subject: &graph.Relation{}, Shapes: []Shape{
		Path{Curve: segment(a, b), Paint: Paint{Stroke: "#006600", Width: layout.Point}, From: h.node[from], To: h.node[to]},
	}})
	return h
}

func (h *sheet) score() Scorecard { return Score(&h.s, ScoreOptions{}) }

// findings are what is found of a measure.
func findings(c Scorecard, measure string) []string {
	var list []string
	for _, f := range c.Findings {
		if f.Measure == measure {
			list = append(list, strings.Join(f.Parts, " "))
		}
	}
	return list
}

// four are boxes in the corners of a square.
func four() *sheet {
	return newSheet(200, 200).
		claim("nw", area(0, 0, 20, 20)).claim("ne", area(180, 0, 200, 20)).
		claim("sw", area(0, 180, 20, 200)).claim("se", area(180, 180, 200, 200))
}

func TestScoreOfAnEmptyScene(t *testing.T) {
	want := Scorecard{PageWidth: 160, PageHeight: 240, CrossingAngle: 90, Flow: 1, Order: 1, TextContrast: 21, LineContrast: 21, Distinct: true, Complete: true, Findings: []Finding{}}
	if d := cmp.Diff(want, Score(&Scene{}, ScoreOptions{})); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestOverflow(t *testing.T) {
	// Text of 10 pt is 9.05 pt high above its baseline and 2.12 pt below.
	width := int(math.Ceil(font.Width("wide", 0, 10*layout.Point).Points()))
	for _, tc := range []struct {
		name   string
		right  int
		at     layout.Position
		want   int
		inside bool
	}{
		{"room on all sides", 10 + width + 2, pt(10, 20), 0, true},
		{"too near the right border", 10 + width, pt(10, 20), 1, true},
		{"out to the right", 8 + width, pt(10, 20), 1, false},
		{"too near the left border", 40, pt(1, 20), 1, true},
		{"out at the top", 40, pt(5, 9), 1, false},
		{"too near the bottom", 40, pt(5, 37), 1, true},
	} {
		c := newSheet(100, 100).claim("a", area(0, 0, tc.right, 40)).text(tc.at, 10, "wide").score()
		if c.Overflow != tc.want || (c.Slack >= 0) != tc.inside {
			t.Errorf("%s: %d lines overflow with a slack of %v", tc.name, c.Overflow, c.Slack)
		}
	}
	c := newSheet(100, 100).claim("a", area(0, 0, 60, 40)).text(pt(4, 20), 10, "x").score()
	if want := 4.0; c.Slack != want {
		t.Errorf("the slack is %v, want %v", c.Slack, want)
	}
	c = newSheet(20, 20).label("title", pt(0, 12), "wider than the page").score()
	if c.Overflow != 1 || findings(c, "overflow")[0] != "title" || c.Findings[0].Text != "wider than the page" {
		t.Errorf("text leaves the page and is not found: %+v", c)
	}
	h := newSheet(100, 100).claim("a", area(0, 0, 40, 40)).text(pt(38, 20), 10, "wide")
	text := h.last().Shapes[1].(Text)
	text.RightToLeft = true
	h.last().Shapes[1] = text
	if c := h.score(); c.Overflow != 0 {
		t.Error("text from right to left is measured to the wrong side")
	}
}

func TestFontAtPageWidth(t *testing.T) {
	h := newSheet(800, 100).claim("a", area(0, 0, 700, 100)).
		text(pt(10, 20), 8, "a").text(pt(10, 40), 10, "a").text(pt(10, 60), 12, "a")
	c := Score(&h.s, ScoreOptions{PageWidth: 400 * layout.Point})
	if c.SmallestFont != 4 || c.MedianFont != 5 || c.PageWidth != 141.11 {
		t.Errorf("at half its width the smallest font is %v, the median %v, the page %v mm", c.SmallestFont, c.MedianFont, c.PageWidth)
	}
	c = Score(&h.s, ScoreOptions{PageWidth: 1600 * layout.Point, PageHeight: 25 * layout.Point})
	if c.SmallestFont != 8 || c.SmallestOnPage != 2 || c.PageHeight != 8.82 {
		t.Errorf("at a quarter of its height the smallest font is %v, the page %v mm high", c.SmallestOnPage, c.PageHeight)
	}
	c = Score(&h.s, ScoreOptions{PageWidth: 1600 * layout.Point})
	if c.SmallestFont != 8 || c.MedianFont != 10 {
		t.Errorf("on a wide page the smallest font is %v, the median %v", c.SmallestFont, c.MedianFont)
	}
}

func TestCrossings(t *testing.T) {
	c := four().line("x", "sw", "ne", pt(20, 180), pt(180, 20)).line("y", "se", "nw", pt(180, 180), pt(20, 20)).score()
	if c.Crossings != 1 || c.CrossingAngle != 90 || c.CrossingsPerEdge != 0.5 {
		t.Errorf("a cross has %d crossings (%v to an edge) at %v degrees", c.Crossings, c.CrossingsPerEdge, c.CrossingAngle)
	}
	if d := cmp.Diff([]string{"x y"}, findings(c, "crossings")); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	// Cathetuses of 10 and 160: 2·atan(1/16).
	c = four().line("x", "sw", "ne", pt(20, 105), pt(180, 95)).line("y", "nw", "se", pt(20, 95), pt(180, 105)).score()
	if want := 7.15; c.Crossings != 1 || c.CrossingAngle != want {
		t.Errorf("%d crossings at %v degrees, want 1 at %v", c.Crossings, c.CrossingAngle, want)
	}
	c = four().line("x", "sw", "nw", pt(10, 180), pt(10, 20)).line("y", "se", "ne", pt(190, 180), pt(190, 20)).score()
	if c.Crossings != 0 || c.CrossingAngle != 90 {
		t.Errorf("lines side by side have %d crossings", c.Crossings)
	}
	c = four().line("x", "sw", "ne", pt(20, 180), pt(180, 20)).line("y", "se", "ne", pt(100, 20), pt(180, 180)).score()
	if c.Crossings != 0 {
		t.Errorf("lines to one box have %d crossings, and they are not counted", c.Crossings)
	}
	// Both ways through the corner of a polyline: one crossing, not two or none.
	h := four()
	h.s.Parts = append(h.s.Parts, Part{Kind: Relation, ID: "bent", Subject: &graph.Relation{}, Shapes: []Shape{Path{
		Curve: append(segment(pt(20, 180), pt(100, 100)), segment(pt(100, 100), pt(180, 20))[1:]...), From: h.node["sw"], To: h.node["ne"]}}})
	if c := h.line("y", "se", "nw", pt(180, 180), pt(20, 20)).score(); c.Crossings != 1 {
		t.Errorf("a line through the bend of another: %d crossings, want 1", c.Crossings)
	}
	// A curve that swings through a line and back crosses it as one pair.
	h = four()
	h.s.Parts = append(h.s.Parts, Part{Kind: Relation, ID: "arc", Subject: &graph.Relation{}, Shapes: []Shape{Path{
		Curve: layout.Curve{pt(20, 150), pt(60, 50), pt(140, 50), pt(180, 150)}, From: h.node["sw"], To: h.node["se"]}}})
	if c := h.line("y", "nw", "ne", pt(0, 100), pt(200, 100)).score(); c.Crossings != 1 {
		t.Errorf("an arc over a line: %d crossings, want one pair", c.Crossings)
	}
}

func TestALineThatEndsOnAnotherDoesNotCrossIt(t *testing.T) {
	h := four().line("x", "sw", "ne", pt(20, 180), pt(180, 20))
	h.node["x"] = h.last().Subject
	if c := h.line("undercut", "se", "x", pt(180, 180), pt(99, 99)).score(); c.Crossings != 0 {
		t.Errorf("%d crossings, want none", c.Crossings)
	}
}

func TestEdgesThroughBoxes(t *testing.T) {
	h := four().claim("middle", area(90, 90, 110, 110)).badge("sign", area(44, 144, 56, 156)).
		line("x", "sw", "ne", pt(20, 180), pt(180, 20)) // under both
	c := h.score()
	if d := cmp.Diff([]string{"x middle", "x sign"}, findings(c, "edges_through_boxes")); c.ThroughBoxes != 2 || d != "" {
		t.Errorf("%d edges through boxes, want 2 (-want +got)\n%s", c.ThroughBoxes, d)
	}
	c = four().claim("middle", area(90, 100, 110, 120)).line("x", "nw", "ne", pt(20, 100), pt(180, 100)).score()
	if c.ThroughBoxes != 0 {
		t.Error("a line along the border of a box counts as through it")
	}
}

func TestOverlaps(t *testing.T) {
	c := newSheet(200, 200).
		claim("a", area(0, 0, 50, 50)).claim("b", area(40, 40, 90, 90)).claim("touches", area(90, 40, 120, 90)).badge("c", area(85, 45, 95, 55)).
		label("over b", pt(60, 85), "label").label("free", pt(100, 150), "label").label("over free", pt(110, 152), "label").score()
	if d := cmp.Diff([]string{"a b", "b c", "touches c"}, findings(c, "box_overlaps")); c.BoxOverlaps != 3 || d != "" {
		t.Errorf("%d overlaps of boxes, want 3 (-want +got)\n%s", c.BoxOverlaps, d)
	}
	if d := cmp.Diff([]string{"b over b", "free over free"}, findings(c, "label_overlaps")); c.LabelOverlaps != 2 || d != "" {
		t.Errorf("%d overlaps of labels, want 2 (-want +got)\n%s", c.LabelOverlaps, d)
	}
}

func TestEdgesThroughLabels(t *testing.T) {
	c := four().label("over", pt(90, 104), "label").label("free", pt(90, 150), "label").line("x", "nw", "se", pt(20, 100), pt(180, 100)).score()
	if d := cmp.Diff([]string{"x over"}, findings(c, "edges_through_labels")); c.LabelsCrossed != 1 || d != "" {
		t.Errorf("%d, want 1 (-want +got)\n%s", c.LabelsCrossed, d)
	}
}

func TestFlow(t *testing.T) {
	h := four().
		line("up", "sw", "nw", pt(10, 180), pt(10, 20)).
		line("up too", "se", "nw", pt(190, 180), pt(20, 20)).
		line("down", "ne", "se", pt(190, 20), pt(190, 180)).
		line("level", "nw", "ne", pt(20, 10), pt(180, 10)).
		line("both ways", "nw", "ne", pt(20, 15), pt(180, 15))
	h.last().Subject.(*graph.Relation).Contradiction = &graph.Contradiction{}
	c := h.score()
	if d := cmp.Diff([]string{"down"}, findings(c, "flow")); c.Flow != 0.75 || d != "" {
		t.Errorf("the flow is %v, want 0.75 (-want +got)\n%s", c.Flow, d)
	}
}

func TestEdgeLengths(t *testing.T) {
	c := four().
		line("x", "sw", "nw", pt(10, 100), pt(10, 20)).
		line("y", "se", "nw", pt(140, 180), pt(20, 20)). // 120, 160, 200
		line("z", "se", "ne", pt(190, 100), pt(190, 80)).score()
	// 80, 200 and 20: mean 100, deviations -20, 100, -80, √(16800/3) = 74.83.
	if c.EdgeLength != 100 || c.EdgeVariation != 0.75 || c.LongestEdge != 2 {
		t.Errorf("mean %v, variation %v, longest to mean %v; want 100, 0.75, 2", c.EdgeLength, c.EdgeVariation, c.LongestEdge)
	}
}

func TestShape(t *testing.T) {
	c := newSheet(720, 360).claim("a", area(0, 0, 72, 180)).badge("b", area(100, 0, 172, 180)).score()
	if c.Width != 254 || c.Height != 127 || c.Aspect != 2 || c.Coverage != 0.1 {
		t.Errorf("%v by %v mm, aspect %v, coverage %v; want 254, 127, 2, 0.1", c.Width, c.Height, c.Aspect, c.Coverage)
	}
}

func TestContrasts(t *testing.T) {
	h := newSheet(400, 400)
	h.s.Background = "#000000"
	h.s.Parts = append(h.s.Parts, Part{Kind: Frame, ID: "frame", Shapes: []Shape{Rect{Rect: area(0, 0, 200, 200), Paint: Paint{Fill: "#ffffff"}}}})
	h.claim("a", area(10, 10, 100, 50)).text(pt(20, 30), 10, "a")
	// #767676 on white has 4.54:1 (WCAG's own example), black on white 21:1.
	set := func(color string) Scorecard {
		text := h.last().Shapes[1].(Text)
		text.Color = color
		h.last().Shapes[1] = text
		return h.score()
	}
	if c := set("#767676"); c.TextContrast != 4.54 || c.LineContrast != 21 || len(findings(c, "least_text_contrast")) != 0 {
		t.Errorf("text %v, lines %v, want 4.54 and 21", c.TextContrast, c.LineContrast)
	}
	if c := set("#777777"); c.TextContrast != 4.48 || len(findings(c, "least_text_contrast")) != 1 {
		t.Errorf("text %v, want 4.48 and a finding", c.TextContrast)
	}
	h.claim("b", area(250, 250, 300, 300)) // its black border on the black page
	if c := h.score(); c.LineContrast != 1 || findings(c, "least_line_contrast")[0] != "b" {
		t.Errorf("a black border on black has %v", c.LineContrast)
	}
	h = four().line("x", "sw", "nw", pt(10, 180), pt(10, 20))
	h.s.Background = "#006600"
	if c := h.score(); c.LineContrast != 1 || !slices.Contains(findings(c, "least_line_contrast"), "x") {
		t.Errorf("a line in the colour of the page has %v", c.LineContrast)
	}
}

func TestDistinctWithoutColor(t *testing.T) {
	h := four().line("x", "sw", "nw", pt(10, 180), pt(10, 20)).line("y", "se", "ne", pt(190, 180), pt(190, 20))
	if c := h.score(); !c.Distinct {
		t.Error("two equal lines are not distinct")
	}
	path := h.last().Shapes[0].(Path)
	path.Paint.Stroke = "#aa0000"
	h.last().Shapes[0] = path
	if c := h.score(); c.Distinct || findings(c, "distinct_without_color")[0] != "x y" {
		t.Error("lines that differ in colour alone are distinct")
	}
	path.Paint.Dash = []layout.Length{layout.Point}
	h.last().Shapes[0] = path
	if c := h.score(); !c.Distinct {
		t.Error("a dashed line and a whole one are not distinct")
	}
}

func TestOrder(t *testing.T) {
	// Three premises of a claim, the second through a badge: left, right, below.
	h := newSheet(300, 300).claim("main", area(100, 0, 200, 20)).
		claim("1", area(0, 100, 50, 120)).
		claim("2", area(100, 100, 150, 120)).
		claim("2.1", area(0, 290, 50, 300)). // no sibling of them
		claim("3", area(0, 200, 50, 220)).
		badge("+", area(120, 50, 130, 60)).
		line("a", "1", "main", pt(20, 100), pt(110, 20)).
		line("b", "2", "+", pt(125, 100), pt(125, 60)).
		line("c", "+", "main", pt(125, 50), pt(125, 20)).
		line("d", "3", "main", pt(20, 200), pt(110, 20)).
		line("e", "2.1", "2", pt(20, 290), pt(110, 120)).
		line("f", "2.1", "main", pt(20, 290), pt(110, 20))
	if c := h.score(); c.Order != 1 {
		t.Errorf("the order is %v, want 1", c.Order)
	}
	h.s.Parts[1].Shapes[0] = Rect{Rect: area(200, 100, 250, 120)} // 1 to the right of 2, still above 3
	if c := h.score(); c.Order != 0.67 {
		t.Errorf("the order is %v, want 2 of 3 pairs", c.Order)
	}
}

// random draws a picture.
func random(t *rapid.T) *sheet {
	h := newSheet(2000, 2000)
	n := rapid.IntRange(1, 12).Draw(t, "boxes")
	place := rapid.IntRange(0, 1900)
	for i := range n {
		x, y := place.Draw(t, "x"), place.Draw(t, "y")
		h.claim(fmt.Sprint(i), area(x, y, x+60, y+30)).text(pt(x+5, y+15), 10, "word")
	}
	for i := range rapid.IntRange(0, 12).Draw(t, "lines") {
		from, to := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
		h.line(fmt.Sprint("line ", i), fmt.Sprint(from), fmt.Sprint(to), pt(place.Draw(t, "x0"), place.Draw(t, "y0")), pt(place.Draw(t, "x1"), place.Draw(t, "y1")))
	}
	return h
}

// moved returns a picture with f done to each place of it.
func moved(s Scene, f func(layout.Position) layout.Position) Scene {
	parts := make([]Part, len(s.Parts))
	for i, p := range s.Parts {
		shapes := make([]Shape, len(p.Shapes))
		for k, shape := range p.Shapes {
			switch x := shape.(type) {
			case Rect:
				x.Min, x.Max = f(x.Min), f(x.Max)
				shape = x
			case Text:
				x.At = f(x.At)
				shape = x
			case Path:
				c := make(layout.Curve, len(x.Curve))
				for j, at := range x.Curve {
					c[j] = f(at)
				}
				x.Curve = c
				shape = x
			}
			shapes[k] = shape
		}
		p.Shapes = shapes
		parts[i] = p
	}
	s.Parts = parts
	return s
}

func TestMovingAPictureChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := random(t)
		dx, dy := rapid.IntRange(-5000, 5000).Draw(t, "dx"), rapid.IntRange(-5000, 5000).Draw(t, "dy")
		s := moved(h.s, func(p layout.Position) layout.Position {
			return layout.Position{X: p.X + layout.Length(dx), Y: p.Y + layout.Length(dy)}
		})
		before, after := h.score(), Score(&s, ScoreOptions{})
		if d := cmp.Diff(before, after); d != "" {
			t.Errorf("(-before +after)\n%s", d)
		}
	})
}

// The grid finds what comparing each with each finds.
func TestCrossingsAndTunnelsAreThoseOfEachPair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := random(t)
		c := h.score()
		type edge struct {
			piece
			from, to graph.Node
		}
		var edges []edge
		var boxes []layout.Rect
		var nodes []graph.Node
		for _, p := range h.s.Parts {
			switch shape := p.Shapes[0].(type) {
			case Path:
				edges = append(edges, edge{piece{a: shape.Curve[0], b: shape.Curve[3]}, shape.From, shape.To})
			case Rect:
				boxes, nodes = append(boxes, shape.Rect), append(nodes, p.Subject)
			}
		}
		crossings, through, overlaps := 0, 0, 0
		for i, e := range edges {
			for _, f := range edges[:i] {
				if e.from != f.from && e.from != f.to && e.to != f.from && e.to != f.to && meet(e.piece, f.piece) {
					crossings++
				}
			}
			for k, r := range boxes {
				if nodes[k] != e.from && nodes[k] != e.to && enters(e.piece, shrink(r, TunnelDepth)) {
					through++
				}
			}
		}
		for i, r := range boxes {
			for _, o := range boxes[:i] {
				if overlap(r, o) {
					overlaps++
				}
			}
		}
		if c.Crossings != crossings || c.ThroughBoxes != through {
			t.Errorf("%d crossings and %d edges through boxes, want %d and %d", c.Crossings, c.ThroughBoxes, crossings, through)
		}
		if c.BoxOverlaps != overlaps {
			t.Errorf("%d overlaps, want %d", c.BoxOverlaps, overlaps)
		}
	})
}

func TestScoreIsBounded(t *testing.T) {
	h := newSheet(1000, 1000)
	for i := range 4000 {
		id := fmt.Sprint(i)
		h.claim(id, area(100, 100, 900, 900))
		if i > 1 {
			h.line("l"+id, fmt.Sprint(i-1), id, pt(i%1000, 0), pt(1000-i%1000, 1000))
		}
	}
	c := h.score()
	if c.Complete {
		t.Error("8 million overlaps were counted to the end")
	}
	if len(findings(c, "box_overlaps")) != maxFindings {
		t.Errorf("%d findings, want %d", len(findings(c, "box_overlaps")), maxFindings)
	}
}

// Text that stands on something in its box is held against that.
func TestTextOnAPlate(t *testing.T) {
	for color, want := range map[string]float64{"#ffffff": 1, "#000000": 21} {
		h := newSheet(100, 100).claim("a", area(10, 10, 90, 50))
		h.last().Shapes = append(h.last().Shapes, Rect{Rect: area(20, 20, 60, 40), Paint: Paint{Fill: color}})
		h.last().Shapes = append(h.last().Shapes, Text{At: pt(25, 35), Runs: []font.Run{{Text: "3"}}, Size: 10 * layout.Point, Color: "#ffffff"})
		if got := h.score().TextContrast; got != want {
			t.Errorf("white on %s has %v, want %v", color, got, want)
		}
	}
}
