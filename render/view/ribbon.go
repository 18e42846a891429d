package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
)

// The text between two maps side by side: where each reading finds its claims.

// A Ribbon is a text as a strip from top to bottom, with the places at which two readings
// find claims.
type Ribbon struct {
	Sentences []Sentence // in the order of the text, one behind another
	// Units are what each reading finds.
	Units [2][]Unit
}

// A Sentence is one of a text.
type Sentence struct {
	Paragraph, Number int // from 1
	// From and To are its characters, from the first up to but not including the last,
	// of all that the text has.
	From, To int
}

// A Unit is a place of the text at which a reading finds a claim.
type Unit struct {
	From, To int // characters of the text
	// Node is the claim or sketch, of the graph that is drawn first.
	Node graph.Node
	// Part is put behind its number, where it is one of several that are one claim in
	// the other reading.
	Part string
	Text string // what it says
}

// Part returns the sentences from one up to but not including another, by their indices,
// with what is found in them.
func (r Ribbon) Part(from, to int) Ribbon {
	part := Ribbon{Sentences: r.Sentences[from:to]}
	start, end := part.Sentences[0].From, part.Sentences[len(part.Sentences)-1].To
	for side, units := range r.Units {
		for _, u := range units {
			if u.From < end && u.To > start {
				u.From, u.To = max(u.From, start), min(u.To, end)
				part.Units[side] = append(part.Units[side], u)
			}
		}
	}
	return part
}

// A Strip is a ribbon for one picture, with what is written beside it. All lengths are at
// its natural size.
type Strip struct {
	Sentences []Sentence
	Brackets  [2][]Bracket // in the order of the text
	// Ties are the brackets at which both readings find the same claim, by their
	// indices.
	Ties [][2]int
	// Lanes are how many brackets stand side by side.
	Lanes  [2]int
	Beside [2]layout.Length
	// Words says that beside the brackets stand the words of claims, a line for each, where
	// the maps would be; else their numbers do, Beside so wide.
	Words bool
	// Height is the room that the strip needs at the least.
	Height layout.Length
	// Name is what is read out.
	Name string
}

// A Bracket marks a part of the text at which a reading finds claims.
type Bracket struct {
	From, To int // characters of the text
	Text     Paragraph
	Lane     int // from 0, beside the text; those in one lane do not overlap
	numbers  []string
	of       []string // whose numbers these are
	texts    []string
}

// Sizes of a strip in 1/64 pt.
const (
	StripWidth = 30 * layout.Point
	LaneWidth  = 6 * layout.Point
	LaneGap    = 5 * layout.Point // between the text or the brackets and what is beside them
	labelWidth = 58 * layout.Point
	sentence   = 21 * layout.Point / 2
	mostHigh   = 60 // sentences that have room for their names
)

// Width returns how wide the strip is with all that is beside it.
func (s *Strip) Width() layout.Length {
	w := StripWidth
	for side := range 2 {
		w += LaneGap + layout.Length(s.Lanes[side])*LaneWidth + LaneGap + s.Beside[side]
	}
	return w
}

// strip returns the ribbon for what a view shows.
func (v *View) strip(r Ribbon) *Strip { return v.stripWith(r, 0) }

// Text returns a view of a ribbon alone, with the words of claims beside it that are no
// longer than width.
func (v *View) Text(r Ribbon, width layout.Length) *View {
	p := *v
	p.Strip = v.stripWith(r, width)
	p.Nodes, p.Links, p.Frames, p.Notes = nil, nil, nil, nil
	p.Header = v.Header[:len(v.Header)-v.parted]
	p.Legend = v.stripEntries(p.Strip)
	p.Description = v.Words.RibbonIs
	return &p
}

// stripEntries lists what a strip shows in the legend.
func (v *View) stripEntries(s *Strip) []Entry {
	list := []Entry{{Sample: SampleRibbon, Text: v.legendText(v.Words.RibbonEntry)}}
	if len(s.Ties) > 0 {
		list = append(list, Entry{Sample: SampleTie, Text: v.legendText(v.Words.TieEntry)})
	}
	return list
}

// stripWith is strip with the words of claims beside it that are no longer than words, 0
// for numbers alone.
func (v *View) stripWith(r Ribbon, words layout.Length) *Strip {
	s := &Strip{Sentences: r.Sentences, Words: words > 0}
	numbers := map[string]string{}
	for _, n := range v.Nodes {
		if n.IsBox() && n.Number != "" {
			numbers[identity(n.Subject)] = n.Number
		}
	}
	for side := range 2 {
		s.Brackets[side] = v.brackets(r.Units[side], numbers, words)
		high := layout.Length(0)
		for _, b := range s.Brackets[side] {
			s.Lanes[side] = max(s.Lanes[side], b.Lane+1)
			if !s.Words {
				s.Beside[side] = max(s.Beside[side], widest(b.Text.Lines))
			}
			high += b.Text.Height()
		}
		s.Height = max(s.Height, high)
	}
	s.tie()
	s.Height = max(s.Height, layout.Length(min(len(s.Sentences), mostHigh))*sentence)
	s.Name = v.Words.RibbonIs + s.said()
	return s
}

// brackets returns the brackets of one reading, for the claims that have a number.
func (v *View) brackets(units []Unit, numbers map[string]string, words layout.Length) []Bracket {
	units = slices.Clone(units)
	slices.SortStableFunc(units, func(a, b Unit) int { return cmp.Or(a.From-b.From, b.To-a.To) })
	var list []Bracket
	for _, u := range units {
		id := identity(u.Node)
		number, ok := numbers[id]
		if !ok {
			continue
		}
		k := len(list) - 1
		if k < 0 || list[k].From != u.From || list[k].To != u.To {
			list = append(list, Bracket{From: u.From, To: u.To})
			k++
		}
		b := &list[k]
		if number += u.Part; !slices.Contains(b.numbers, number) {
			b.numbers, b.of, b.texts = append(b.numbers, number), append(b.of, id), append(b.texts, u.Text)
		}
	}
	var ends []int // of the lanes
	for k := range list {
		b := &list[k]
		b.Lane = slices.IndexFunc(ends, func(end int) bool { return end <= b.From })
		if b.Lane < 0 {
			b.Lane, ends = len(ends), append(ends, 0)
		}
		ends[b.Lane] = b.To
		if words == 0 {
			b.Text = v.paragraph([]font.Run{{Text: strings.Join(b.numbers, ", "), Style: font.Bold}}, TextSize, labelWidth)
			continue
		}
		b.Text = Paragraph{Size: TextSize, lead: v.Spacing.Lead}
		for i, number := range b.numbers {
			b.Text.Lines = append(b.Text.Lines, v.begun(number, b.texts[i], words))
		}
	}
	return list
}

// begun returns a line with a number and as much of a text as there is room for.
func (v *View) begun(number, text string, room layout.Length) font.Line {
	lead := font.Run{Text: number + " ", Style: font.Bold}
	width := v.metrics.Width(lead.Text, font.Bold, TextSize)
	text = printable(text)
	said := strings.Fields(text)
	line := strings.Join(said, " ")
	for n := len(said); n > 0 && width+v.metrics.Width(line, 0, TextSize) > room; {
		n--
		line = strings.TrimRight(strings.Join(said[:n], " "), ",;:.–- ") + " …"
	}
	return font.Line{Runs: []font.Run{lead, {Text: line}}, Width: width + v.metrics.Width(line, 0, TextSize)}
}

// tie joins brackets of both readings that are of one claim: the nearest two, and all that
// have some text in common.
func (s *Strip) tie() {
	found := map[string][]int{}
	for k, b := range s.Brackets[1] {
		for _, id := range b.of {
			found[id] = append(found[id], k)
		}
	}
	nearest := map[string][2]int{}
	for k, b := range s.Brackets[0] {
		for _, id := range b.of {
			for _, j := range found[id] {
				if best, ok := nearest[id]; !ok || s.away(k, j) < s.away(best[0], best[1]) {
					nearest[id] = [2]int{k, j}
				}
			}
		}
	}
	for k, b := range s.Brackets[0] {
		for _, id := range b.of {
			for _, j := range found[id] {
				tie := [2]int{k, j}
				other := s.Brackets[1][j]
				if (nearest[id] == tie || b.From < other.To && other.From < b.To) && !slices.Contains(s.Ties, tie) {
					s.Ties = append(s.Ties, tie)
				}
			}
		}
	}
}

// away returns how far a bracket of the first reading is from one of the other, in
// characters.
func (s *Strip) away(k, j int) int {
	a, b := s.Brackets[0][k], s.Brackets[1][j]
	return max(a.From-b.From, b.From-a.From) + max(a.To-b.To, b.To-a.To)
}

// said lists what each reading finds, by the sentences at which that begins.
func (s *Strip) said() string {
	var all strings.Builder
	for i, x := range s.Sentences {
		var sides []string
		for side := range 2 {
			var numbers []string
			for _, b := range s.Brackets[side] {
				if b.From >= x.From && b.From < x.To || i == 0 && b.From < x.From {
					numbers = append(numbers, b.numbers...)
				}
			}
			if numbers != nil {
				sides = append(sides, "AB"[side:side+1]+" "+strings.Join(numbers, ", "))
			}
		}
		if sides != nil {
			fmt.Fprintf(&all, " p%d.s%d: %s.", x.Paragraph, x.Number, strings.Join(sides, "; "))
		}
	}
	return all.String()
}

// identity is what a claim or sketch is known by, also in a graph that is a part of its own.
func identity(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		return "claim " + n.Key
	case *graph.Sketch:
		return "sketch " + n.Key
	}
	return ""
}
