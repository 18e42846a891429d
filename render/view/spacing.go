package view

import "crux/render/layout"

// A Spacing says how close the parts of a picture stand, and how large its signs
// and titles are. Lengths are of a picture at its natural size, whose text has
// TextSize.
type Spacing struct {
	// PadX and PadY are the distances of a box's text from its border.
	PadX, PadY layout.Length
	// Lead is the distance between the lines of a text in hundredths of its size.
	Lead layout.Length
	// Badge is the side of a sign, and Head the length of an arrowhead, which is
	// as wide as it is long.
	Badge, Head layout.Length
	// Title is the size of the picture's title, and Frame that of the titles of
	// frames and of the line below the title.
	Title, Frame layout.Length
	// Margin is around the picture, and Gap between its title, map and legend.
	Margin, Gap layout.Length
	// Least and Most are the widths of text that boxes can have; the layout
	// chooses. Where Most is 0 each box has one width, and bars have words.
	Least, Most layout.Length
}

// The spacings of layouts: Ranks for one that places boxes of one size in ranks,
// Roomy and Tight for one that has a page to fill.
var (
	Ranks = Spacing{
		PadX: 7 * layout.Point, PadY: 5 * layout.Point, Lead: 120,
		Badge: 13 * layout.Point, Head: 8 * layout.Point,
		Title: TitleSize, Frame: FrameSize, Margin: 12 * layout.Point, Gap: 10 * layout.Point,
	}
	Roomy = Spacing{
		PadX: 6 * layout.Point, PadY: 4 * layout.Point, Lead: 120,
		Badge: 11 * layout.Point, Head: 7 * layout.Point,
		Title: TitleSize, Frame: FrameSize, Margin: 8 * layout.Point, Gap: 9 * layout.Point,
		Least: 84 * layout.Point, Most: 310 * layout.Point,
	}
	Tight = Spacing{
		PadX: 3 * layout.Point, PadY: 2 * layout.Point, Lead: 114,
		Badge: 8 * layout.Point, Head: 6 * layout.Point,
		Title: 12 * layout.Point, Frame: TextSize, Margin: 2 * layout.Point, Gap: 5 * layout.Point,
		Least: 80 * layout.Point, Most: 310 * layout.Point,
	}
)

// widths returns the least and the greatest width of a text that takes so much
// room on one line.
func (s Spacing) widths(line layout.Length) (least, most layout.Length) {
	area := line * TextSize * s.Lead / 100
	most = s.Most
	for most*most < 2*area {
		most = most * 5 / 4
	}
	least = s.Least
	for least*least*12 < area {
		least = least * 5 / 4
	}
	return min(least, most), most
}
