package scene

import (
	"math"
	"slices"

	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
)

// A Scorecard says how well a picture can be read, in numbers that can be
// compared. They are proxies: fewer crossings are no better argument.
//
// Boxes are those of claims, sketches and closed sections, and the bars and
// badges of relations; frames of sections are none. Edges are the lines of
// relations: a line that passes through a bar or badge is two. Lengths are of
// the natural size, but for the fonts. Numbers that are not counts are rounded
// to hundredths.
//
// Crossings, their angles, edges under boxes and overlaps follow Dunne,
// Ross, Shneiderman and Martino 2015 (Readability metric feedback for aiding
// node-link visualization designers), the flow Purchase 2002 (Metrics for graph
// drawing aesthetics), contrasts WCAG 2.2. Text, page and order are crux's own.
type Scorecard struct {
	Boxes int `json:"boxes"`
	Edges int `json:"edges"`
	Lines int `json:"lines_of_text"`

	// Overflow counts lines of text that do not keep TextMargin from the border
	// of their box or, outside boxes, leave the frame or the page that they
	// stand in; 0 is wanted. Slack is the least distance in points of a line of
	// text from the border of its box, negative outside it; 0 without boxes.
	Overflow int     `json:"overflow"`
	Slack    float64 `json:"least_slack_pt"`

	// SmallestFont and MedianFont are the sizes of text in points when the
	// picture is set PageWidth millimetres wide, or at its own size where
	// it is narrower. Half of all lines of text are no larger than the median.
	// SmallestOnPage is the size when the picture is no higher than PageHeight
	// millimetres either.
	PageWidth      float64 `json:"page_width_mm"`
	PageHeight     float64 `json:"page_height_mm"`
	SmallestFont   float64 `json:"smallest_font_pt"`
	MedianFont     float64 `json:"median_font_pt"`
	SmallestOnPage float64 `json:"smallest_font_on_page_pt"`

	// Crossings counts pairs of edges that cross and have no end in common;
	// CrossingsPerEdge is their number over that of edges. CrossingAngle is the
	// smallest angle at which two of them cross, in degrees: 90 is best, and
	// told where nothing crosses.
	Crossings        int     `json:"crossings"`
	CrossingsPerEdge float64 `json:"crossings_per_edge"`
	CrossingAngle    float64 `json:"smallest_crossing_angle_deg"`

	// ThroughBoxes counts pairs of an edge and a box that it runs through by
	// more than TunnelDepth without ending there; 0 is wanted.
	ThroughBoxes int `json:"edges_through_boxes"`

	// BoxOverlaps counts pairs of boxes that share an area, LabelOverlaps pairs
	// of a line of text outside boxes with a box or with another such line, and
	// LabelsCrossed pairs of such a line of text with an edge over it; 0 is
	// wanted of each.
	BoxOverlaps   int `json:"box_overlaps"`
	LabelOverlaps int `json:"label_overlaps"`
	LabelsCrossed int `json:"edges_through_labels"`

	// Flow is the share of edges that end no lower than they begin: at the side of
	// a bar they come in level. Contradictions aim nowhere and are not counted. 1
	// without edges, and wanted where no claims support each other in a circle.
	Flow float64 `json:"flow"`

	// EdgeLength is the mean length of edges in points, EdgeVariation their
	// standard deviation over the mean, LongestEdge the longest over the mean.
	EdgeLength    float64 `json:"mean_edge_length_pt"`
	EdgeVariation float64 `json:"edge_length_variation"`
	LongestEdge   float64 `json:"longest_edge_to_mean"`

	// Width and Height are those of the picture in millimetres, Aspect is the
	// one over the other, and Coverage the share of the picture that boxes
	// cover.
	Width    float64 `json:"width_mm"`
	Height   float64 `json:"height_mm"`
	Aspect   float64 `json:"aspect"`
	Coverage float64 `json:"coverage"`

	// TextContrast is the least contrast of text with what it stands on, and
	// LineContrast that of edges, signs and borders of boxes with what is
	// around them: from 1 to 21; at least 4.5 and 3 are wanted. Distinct says
	// whether relations that differ in colour differ in their line pattern,
	// arrowhead or sign as well.
	TextContrast float64 `json:"least_text_contrast"`
	LineContrast float64 `json:"least_line_contrast"`
	Distinct     bool    `json:"distinct_without_color"`

	// Order is the share of pairs of siblings that stand in outline order: from
	// top to bottom where their boxes overlap in width, from left to right where
	// they overlap in height, and else not both to the right and below. Siblings bear on the same claim and are numbered under it; the
	// outermost claims are siblings too. 1 without siblings.
	Order float64 `json:"order"`

	// Bytes is the size of the picture as SVG, 0 where that is not known.
	Bytes int `json:"bytes"`

	// Complete is false where a picture has so many crossings or overlaps that
	// counting stopped: there are more than is said.
	Complete bool `json:"complete"`

	// Findings are what to look at, in the order of the measures, at most
	// maxFindings of each.
	Findings []Finding `json:"findings"`
}

// A Finding is one thing that a measure counts against a picture.
type Finding struct {
	Measure string   `json:"measure"` // the name of the measure in JSON
	Parts   []string `json:"parts"`   // the ids of the one or two parts
	Text    string   `json:"text,omitempty"`
}

const (
	// TextMargin is what text keeps from the border of its box.
	TextMargin = layout.Point * 3 / 2
	// TunnelDepth is how far an edge may come into a box that is not its own.
	TunnelDepth = layout.Point * 3 / 4

	// PageWidth and PageHeight are those of the text on a page, 160 by 240 mm.
	PageWidth  = layout.Point * 160 * 720 / 254
	PageHeight = layout.Point * 240 * 720 / 254

	maxFindings = 50
)

// ScoreOptions say against what a picture is measured.
type ScoreOptions struct {
	// PageWidth is how wide the picture is set, and PageHeight how high it may
	// be; 0 is PageWidth and PageHeight.
	PageWidth, PageHeight layout.Length
	// Bytes is the size of the picture as SVG.
	Bytes int
}

// Score measures s. Its work is about linear in the size of s, and bounded
// where many things lie over each other.
func Score(s *Scene, o ScoreOptions) Scorecard {
	if o.PageWidth <= 0 {
		o.PageWidth = PageWidth
	}
	if o.PageHeight <= 0 {
		o.PageHeight = PageHeight
	}
	m := measurer{s: s, o: o, card: Scorecard{Bytes: o.Bytes, Complete: true, Distinct: true, Findings: []Finding{}}}
	m.collect()
	m.text()
	m.crossings()
	m.overlaps()
	m.flow()
	m.lengths()
	m.shape()
	m.contrasts()
	m.order()
	return m.card
}

// measurer makes a Scorecard.
type measurer struct {
	s      *Scene
	o      ScoreOptions
	card   Scorecard
	boxes  []scoredBox
	index  map[graph.Node]int // into boxes
	edges  []scoredEdge
	texts  []scoredText
	frames []scoredFrame
	found  map[string]int
}

type scoredBox struct {
	layout.Rect
	part  *Part
	paint Paint
}

type scoredEdge struct {
	Path
	part     *Part
	line     []layout.Position
	from, to int // boxes, or none
}

type scoredText struct {
	Text
	layout.Rect
	part *Part
	box  int // or none
}

type scoredFrame struct {
	layout.Rect
	fill string
}

// none is the index of no box.
const none = -1

func (m *measurer) find(measure, text string, parts ...*Part) {
	if m.found == nil {
		m.found = map[string]int{}
	}
	if m.found[measure]++; m.found[measure] > maxFindings {
		return
	}
	f := Finding{Measure: measure, Text: text}
	for _, p := range parts {
		f.Parts = append(f.Parts, p.ID)
	}
	m.card.Findings = append(m.card.Findings, f)
}

// collect sorts the shapes of the scene by what they are.
func (m *measurer) collect() {
	m.index = map[graph.Node]int{}
	for i := range m.s.Parts {
		part := &m.s.Parts[i]
		box := none
		for _, shape := range part.Shapes {
			r, ok := shape.(Rect)
			if !ok || part.Kind == Header || part.Kind == Legend || part.Kind == Ribbon {
				continue
			}
			if part.Subject == nil {
				m.frames = append(m.frames, scoredFrame{r.Rect, r.Paint.Fill})
			} else {
				box = len(m.boxes)
				m.index[part.Subject] = box
				m.boxes = append(m.boxes, scoredBox{r.Rect, part, r.Paint})
			}
			break
		}
		for _, shape := range part.Shapes {
			switch shape := shape.(type) {
			case Text:
				t := scoredText{Text: shape, Rect: extent(shape), part: part, box: box}
				m.texts = append(m.texts, t)
			case Path:
				if shape.To != nil {
					m.edges = append(m.edges, scoredEdge{Path: shape, part: part, line: flatten(shape.Curve)})
				}
			}
		}
	}
	for i := range m.edges {
		e := &m.edges[i]
		e.from, e.to = m.at(e.From), m.at(e.To)
	}
	m.card.Boxes, m.card.Edges, m.card.Lines = len(m.boxes), len(m.edges), len(m.texts)
}

// at returns the box of n, or none.
func (m *measurer) at(n graph.Node) int {
	if i, ok := m.index[n]; ok {
		return i
	}
	return none
}

// extent returns the room of a line of text, from its ascent to its descent.
func extent(t Text) layout.Rect {
	width := font.LineWidth(t.Runs, t.Size)
	r := layout.Rect{Min: t.At, Max: t.At}
	if t.RightToLeft {
		r.Min.X -= width
	} else {
		r.Max.X += width
	}
	r.Min.Y -= font.Ascent(t.Size)
	r.Max.Y += font.Descent(t.Size)
	return r
}

// slack returns the least distance of inner from the border of outer, negative
// where it is outside.
func slack(inner, outer layout.Rect) layout.Length {
	return min(inner.Min.X-outer.Min.X, outer.Max.X-inner.Max.X, inner.Min.Y-outer.Min.Y, outer.Max.Y-inner.Max.Y)
}

// text measures whether text fits, and how large it is.
func (m *measurer) text() {
	page := layout.Rect{Max: layout.Position{X: m.s.Width, Y: m.s.Height}}
	least, boxed := layout.Length(math.MaxInt), false
	var sizes []layout.Length
	for _, t := range m.texts {
		sizes = append(sizes, t.Size)
		room, want := page, layout.Length(0)
		switch {
		case t.box != none:
			room, want, boxed = m.boxes[t.box].Rect, TextMargin, true
			least = min(least, slack(t.Rect, room))
		case t.part.Kind == Frame:
			for _, shape := range t.part.Shapes {
				if r, ok := shape.(Rect); ok {
					room = r.Rect
					break
				}
			}
		}
		if slack(t.Rect, room) < want {
			m.card.Overflow++
			m.find("overflow", plain(t.Text), t.part)
		}
	}
	if boxed {
		m.card.Slack = hundredths(least.Points())
	}
	m.card.PageWidth, m.card.PageHeight = millimetres(m.o.PageWidth), millimetres(m.o.PageHeight)
	if len(sizes) == 0 {
		return
	}
	width, height := m.s.Size()
	scale := float64(width) / float64(m.s.Width)
	if width > m.o.PageWidth {
		scale = float64(m.o.PageWidth) / float64(m.s.Width)
	}
	slices.Sort(sizes)
	m.card.SmallestFont = hundredths(sizes[0].Points() * scale)
	m.card.MedianFont = hundredths(sizes[(len(sizes)-1)/2].Points() * scale)
	if height > m.o.PageHeight {
		scale = min(scale, float64(m.o.PageHeight)/float64(m.s.Height))
	}
	m.card.SmallestOnPage = hundredths(sizes[0].Points() * scale)
}

func plain(t Text) string {
	s := ""
	for _, r := range t.Runs {
		s += r.Text
	}
	return s
}

// flow measures whether edges run upwards.
func (m *measurer) flow() {
	up, all := 0, 0
	for _, e := range m.edges {
		if r, ok := e.part.Subject.(*graph.Relation); ok && r.Contradiction != nil {
			continue
		}
		all++
		if e.line[len(e.line)-1].Y <= e.line[0].Y {
			up++
		} else {
			m.find("flow", "", e.part)
		}
	}
	m.card.Flow = share(up, all)
}

// lengths measures how long edges are.
func (m *measurer) lengths() {
	if len(m.edges) == 0 {
		return
	}
	lengths := make([]float64, len(m.edges))
	sum, longest := 0.0, 0.0
	for i, e := range m.edges {
		for k := 1; k < len(e.line); k++ {
			lengths[i] += distance(e.line[k-1], e.line[k])
		}
		sum += lengths[i]
		longest = max(longest, lengths[i])
	}
	mean := sum / float64(len(lengths))
	if mean == 0 {
		return
	}
	squares := 0.0
	for _, l := range lengths {
		squares += float64((l - mean) * (l - mean))
	}
	m.card.EdgeLength = hundredths(mean / float64(layout.Point))
	m.card.EdgeVariation = hundredths(math.Sqrt(squares/float64(len(lengths))) / mean)
	m.card.LongestEdge = hundredths(longest / mean)
}

// shape measures the page.
func (m *measurer) shape() {
	width, height := m.s.Size()
	m.card.Width, m.card.Height = millimetres(width), millimetres(height)
	if m.s.Width <= 0 || m.s.Height <= 0 {
		return
	}
	area := 0.0
	for _, b := range m.boxes {
		area += float64(b.Width()) * float64(b.Height())
	}
	m.card.Aspect = hundredths(float64(width) / float64(height))
	m.card.Coverage = hundredths(area / (float64(m.s.Width) * float64(m.s.Height)))
}

// order measures whether siblings stand in the order in which they are read.
func (m *measurer) order() {
	// What each relation's box bears on in the end: an undercut on a relation,
	// and so on its target.
	next := map[int][]int{}
	for _, e := range m.edges {
		if e.from != none && e.to != none {
			next[e.from] = append(next[e.from], e.to)
		}
	}
	relation := func(i int) bool { return m.boxes[i].part.Kind == Relation }
	// The parent of a claim is the last before it, in outline order, of those
	// that it bears on: the outline goes down before it goes on.
	children := map[int][]int{}
	var parents []int
	for i := range m.boxes {
		if relation(i) {
			continue
		}
		parent := none
		seen := map[int]bool{i: true}
		for todo := slices.Clone(next[i]); len(todo) > 0; {
			n := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			switch {
			case seen[n]:
			case relation(n):
				todo = append(todo, next[n]...)
			case n < i:
				parent = max(parent, n)
			}
			seen[n] = true
		}
		if children[parent] == nil {
			parents = append(parents, parent)
		}
		children[parent] = append(children[parent], i)
	}
	kept, all := 0, 0
	for _, p := range parents {
		list := children[p]
		for j, b := range list {
			if all > maxPairs {
				m.card.Complete = false
				break
			}
			for _, a := range list[:j] {
				all++
				if before(m.boxes[a].Rect, m.boxes[b].Rect) {
					kept++
				}
			}
		}
	}
	m.card.Order = share(kept, all)
}

// before reports whether a stands before b in reading order.
func before(a, b layout.Rect) bool {
	left, above := middle(a).X < middle(b).X, middle(a).Y < middle(b).Y
	switch {
	case a.Min.X < b.Max.X && b.Min.X < a.Max.X:
		return above
	case a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y:
		return left
	}
	return left || above
}

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return hundredths(float64(n) / float64(of))
}

func hundredths(x float64) float64 { return math.Round(x*100) / 100 }

func millimetres(l layout.Length) float64 { return hundredths(l.Points() * 25.4 / 72) }
