package scene

import (
	"fmt"
	"sort"

	"crux/render/font"
	"crux/render/layout"
	"crux/render/view"
)

// The text between two maps side by side, from top to bottom: a bar for each sentence, at
// both sides brackets around what a reading finds, with the numbers of the claims, and
// lines across where both find the same.

// Sizes of a strip in 1/64 pt.
const (
	paragraphGap  = 3 * layout.Point
	bracketWidth  = 5 * layout.Point / 4
	bracketTick   = 5 * layout.Point / 2
	leastSentence = view.TextSize + layout.Point/2 // that has room for its name
)

// A ribbon is a text that is being drawn, between top and top+height.
type ribbon struct {
	*view.Strip
	top, height layout.Length
	left        layout.Length // of the bars
	before      []int         // how many characters there are before each sentence, and in all
	gaps        int           // between paragraphs
}

// ribbon draws the text between the maps.
func (b *builder) ribbon() {
	if b.v.Strip == nil || len(b.v.Strip.Sentences) == 0 {
		return
	}
	s := &ribbon{Strip: b.v.Strip, top: b.origin.Y, height: max(b.at.Height, b.v.Strip.Height), before: []int{0}}
	s.left = b.origin.X + b.at.Width + 3*b.v.Spacing.Gap/2 + s.Beside[0] + layout.Length(s.Lanes[0])*view.LaneWidth + 2*view.LaneGap
	for i, x := range s.Sentences {
		s.before = append(s.before, s.before[i]+x.To-x.From)
		if i > 0 && x.Number == 1 {
			s.gaps++
		}
	}
	part := Part{Kind: Ribbon, ID: b.ids.unique("text", "text"), Name: s.Name}
	var names []Shape // over the lines across
	gap := 0
	for i, x := range s.Sentences {
		if i > 0 && x.Number == 1 {
			gap++
		}
		r := layout.Rect{Min: layout.Position{X: s.left, Y: s.at(s.before[i], gap)}, Max: layout.Position{X: s.left + view.StripWidth, Y: s.at(s.before[i+1], gap)}}
		paint := Paint{Fill: b.th.Frame.Fill, Stroke: b.th.Frame.Stroke, Width: layout.Point / 2}
		part.Shapes = append(part.Shapes, Rect{Rect: r, Paint: paint})
		name := font.Run{Text: fmt.Sprintf("s%d", x.Number)}
		if x.Number == 1 {
			name = font.Run{Text: fmt.Sprintf("p%d", x.Paragraph), Style: font.Bold}
		}
		if r.Height() >= leastSentence {
			names = append(names, b.sentenceName(name, r)...)
		}
	}
	for _, t := range s.Ties {
		from := layout.Position{X: s.left - view.LaneGap, Y: s.middle(s.Brackets[0][t[0]])}
		to := layout.Position{X: s.left + view.StripWidth + view.LaneGap, Y: s.middle(s.Brackets[1][t[1]])}
		part.Shapes = append(part.Shapes, Path{Curve: segment(from, to), Paint: Paint{Stroke: b.th.Box.Stroke, Width: 3 * layout.Point / 4}})
	}
	part.Shapes = append(part.Shapes, names...)
	part.Shapes = append(part.Shapes, b.brackets(s, 0)...)
	part.Shapes = append(part.Shapes, b.brackets(s, 1)...)
	b.s.Parts = append(b.s.Parts, part)
}

// sentenceName writes the name of a sentence into its bar, on a ground that keeps lines
// away.
func (b *builder) sentenceName(name font.Run, bar layout.Rect) []Shape {
	at := layout.Position{X: bar.Min.X + 2*layout.Point, Y: bar.Min.Y + font.Ascent(view.TextSize)}
	ground := layout.Rect{Min: layout.Position{X: at.X - layout.Point, Y: bar.Min.Y + layout.Point/2},
		Max: layout.Position{X: at.X + font.LineWidth([]font.Run{name}, view.TextSize) + layout.Point, Y: bar.Min.Y + leastSentence - layout.Point/2}}
	return []Shape{Rect{Rect: ground, Paint: Paint{Fill: b.th.Frame.Fill}}, Text{At: at, Runs: []font.Run{name}, Size: view.TextSize, Color: b.th.Faint}}
}

// at returns where a number of characters from the beginning are, with so many gaps
// between paragraphs above.
func (s *ribbon) at(characters, gaps int) layout.Length {
	room := max(s.height-layout.Length(s.gaps)*paragraphGap, layout.Point)
	all := max(s.before[len(s.before)-1], 1)
	return s.top + layout.Length(gaps)*paragraphGap + layout.Length(int64(room)*int64(characters)/int64(all))
}

// place returns where a character of the text is, or its end.
func (s *ribbon) place(character int, end bool) layout.Length {
	i := sort.Search(len(s.Sentences), func(i int) bool { return s.Sentences[i].To > character || end && s.Sentences[i].To == character })
	i = min(i, len(s.Sentences)-1)
	gaps := 0
	for _, x := range s.Sentences[1 : i+1] {
		if x.Number == 1 {
			gaps++
		}
	}
	x := s.Sentences[i]
	return s.at(s.before[i]+min(max(character, x.From), x.To)-x.From, gaps)
}

// middle returns the middle of a bracket.
func (s *ribbon) middle(x view.Bracket) layout.Length {
	return (s.place(x.From, false) + s.place(x.To, true)) / 2
}

// brackets draws what one reading finds, with its numbers: these stand beside what they
// are of, as near as they can one below another.
func (b *builder) brackets(s *ribbon, side int) []Shape {
	color, sign := b.th.OnlyA.Stroke, layout.Length(-1)
	edge := s.left - view.LaneGap
	if side == 1 {
		color, sign = b.th.OnlyB.Stroke, 1
		edge = s.left + view.StripWidth + view.LaneGap
	}
	outer := edge + sign*(layout.Length(s.Lanes[side])*view.LaneWidth)
	paint := Paint{Stroke: color, Width: bracketWidth}
	tops := s.beside(s.Brackets[side])
	var shapes []Shape
	for k, x := range s.Brackets[side] {
		y, below := s.place(x.From, false)+layout.Point/2, s.place(x.To, true)-layout.Point/2
		below = max(below, y+layout.Point)
		back := edge + sign*(layout.Length(x.Lane)*view.LaneWidth+bracketTick)
		front := back - sign*bracketTick
		shapes = append(shapes, Path{Curve: layout.Straight(layout.Position{X: front, Y: y}, layout.Position{X: back, Y: y}, layout.Position{X: back, Y: below}, layout.Position{X: front, Y: below}), Paint: paint})
		thin := Paint{Stroke: color, Width: layout.Point / 2}
		line := func(points ...layout.Position) {
			shapes = append(shapes, Path{Curve: layout.Straight(points...), Paint: thin})
		}
		from := layout.Position{X: outer + sign*view.LaneGap/2, Y: tops[k] + x.Text.Height()/2}
		line(from, layout.Position{X: back, Y: min(max(from.Y, y), below)})
		high := x.Text.LineHeight()
		for i, l := range x.Text.Lines {
			top := tops[k] + layout.Length(i)*high
			left := outer + sign*view.LaneGap
			switch {
			case side == 0 && s.Words:
				left = b.origin.X
				line(layout.Position{X: left + l.Width + 2*layout.Point, Y: top + high/2}, layout.Position{X: from.X, Y: top + high/2})
			case side == 0:
				left -= l.Width
			}
			text := x.Text
			text.Lines = x.Text.Lines[i : i+1]
			shapes = append(shapes, b.lines(text, left, top, l.Width, b.th.Text)...)
		}
		if n := layout.Length(len(x.Text.Lines)); n > 1 {
			line(layout.Position{X: from.X, Y: tops[k] + high/2}, layout.Position{X: from.X, Y: tops[k] + n*high - high/2})
		}
	}
	return shapes
}

// beside returns the upper edges of what is written beside brackets.
func (s *ribbon) beside(list []view.Bracket) []layout.Length {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return s.middle(list[order[i]]) < s.middle(list[order[j]]) })
	tops := make([]layout.Length, len(list))
	next := s.top
	for _, k := range order {
		h := list[k].Text.Height()
		tops[k] = max(next, s.middle(list[k])-h/2)
		next = tops[k] + h
	}
	last := s.top + s.height
	for i := len(order) - 1; i >= 0; i-- {
		k := order[i]
		tops[k] = max(s.top, min(tops[k], last-list[k].Text.Height()))
		last = tops[k]
	}
	return tops
}

// stripSample draws what the legend shows of the text between maps.
func (b *builder) stripSample(s view.Sample, r layout.Rect) []Shape {
	x, y := middle(r).X, middle(r).Y
	if s == view.SampleTie {
		bracket := func(at, tick layout.Length, color string) Shape {
			return Path{Curve: layout.Straight(layout.Position{X: at + tick, Y: r.Min.Y + 2*layout.Point}, layout.Position{X: at, Y: r.Min.Y + 2*layout.Point},
				layout.Position{X: at, Y: r.Max.Y - 2*layout.Point}, layout.Position{X: at + tick, Y: r.Max.Y - 2*layout.Point}), Paint: Paint{Stroke: color, Width: bracketWidth}}
		}
		tie := Path{Curve: segment(layout.Position{X: x - 11*layout.Point, Y: y}, layout.Position{X: x + 11*layout.Point, Y: y}), Paint: Paint{Stroke: b.th.Box.Stroke, Width: 3 * layout.Point / 4}}
		return []Shape{tie, bracket(x-14*layout.Point, bracketTick, b.th.OnlyA.Stroke), bracket(x+14*layout.Point, -bracketTick, b.th.OnlyB.Stroke)}
	}
	var shapes []Shape
	heights := [...]layout.Length{0, 5 * layout.Point, 8 * layout.Point, 14 * layout.Point}
	for i := range 3 {
		bar := layout.Rect{Min: layout.Position{X: x - 9*layout.Point, Y: r.Min.Y + heights[i]}, Max: layout.Position{X: x + 9*layout.Point, Y: r.Min.Y + heights[i+1]}}
		shapes = append(shapes, Rect{Rect: bar, Paint: Paint{Fill: b.th.Frame.Fill, Stroke: b.th.Frame.Stroke, Width: layout.Point / 2}})
	}
	return shapes
}
