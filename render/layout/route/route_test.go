package route

import (
	"strings"
	"testing"

	"crux/render/layout"
)

// cell is the side of what one letter of a picture stands for.
const cell = 6 * pt

// picture makes a problem of a drawing. Each letter, # and % with its like
// around it is a box, - and | are lines; links are pairs of letters.
func picture(drawing, links string) Problem {
	rows := strings.Split(strings.Trim(drawing, "\n"), "\n")
	p := Problem{Clearance: pt * 5 / 2, Lane: 3 * pt}
	at := func(x, y int) byte {
		if y < 0 || y >= len(rows) || x < 0 || x >= len(rows[y]) {
			return ' '
		}
		return rows[y][x]
	}
	box := map[byte]int{}
	for y, row := range rows {
		p.Bounds.Max.X = max(p.Bounds.Max.X, layout.Length(len(row))*cell)
		p.Bounds.Max.Y = layout.Length(y+1) * cell
		for x := range row {
			c, x0, y0 := at(x, y), layout.Length(x)*cell, layout.Length(y)*cell
			switch {
			case c == '-' && at(x-1, y) != c:
				n := len(row[x:]) - len(strings.TrimLeft(row[x:], "-"))
				p.Lines = append(p.Lines, Line{[]layout.Position{{X: x0, Y: y0 + cell/2}, {X: x0 + layout.Length(n)*cell, Y: y0 + cell/2}}, [2]int{layout.None, layout.None}})
			case c == '|' && at(x, y-1) != c:
				n := 1
				for at(x, y+n) == c {
					n++
				}
				p.Lines = append(p.Lines, Line{[]layout.Position{{X: x0 + cell/2, Y: y0}, {X: x0 + cell/2, Y: y0 + layout.Length(n)*cell}}, [2]int{layout.None, layout.None}})
			case (c == '#' || c == '%' || c >= 'A' && c <= 'Z') && at(x-1, y) != c && at(x, y-1) != c:
				w, h := 1, 1
				for at(x+w, y) == c {
					w++
				}
				for at(x, y+h) == c {
					h++
				}
				if c >= 'A' {
					box[c] = len(p.Boxes)
				}
				p.Boxes = append(p.Boxes, rect(x0, y0, x0+layout.Length(w)*cell, y0+layout.Length(h)*cell))
			}
		}
	}
	for _, l := range strings.Fields(links) {
		p.Links = append(p.Links, Link{From: box[l[0]], To: box[l[1]]})
	}
	return p
}

func TestFind(t *testing.T) {
	type want struct {
		found            bool
		bends, crossings int
	}
	tests := []struct {
		name    string
		drawing string
		links   string
		change  func(*Problem)
		want    []want
	}{
		{"boxes side by side are joined by one piece", `
............
.AAA....BBB.
.AAA....BBB.
............`, "AB", nil, []want{{true, 0, 0}}},

		{"boxes nearer than twice the clearance are, too", `
.......
.AAABBB
.AAABBB
.......`, "AB", func(p *Problem) { p.Boxes[1].Min.X += 3 * pt }, []want{{true, 0, 0}}},

		{"a box in between is gone round", `
...............
...............
.AAA..###..BBB.
.AAA..###..BBB.
.AAA..###..BBB.
......###......
......###......`, "AB", nil, []want{{true, 2, 0}}},

		{"the gap in a wall is found", `
......#......
.AAA..#......
.AAA..#......
......#......
.............
......#......
......#..BBB.
......#..BBB.
......#......`, "AB", nil, []want{{true, 2, 0}}},

		{"two links through one gap keep apart", `
......#......
.AAA..#..BBB.
.AAA..#..BBB.
......#......
.............
.............
......#......
.CCC..#..DDD.
.CCC..#..DDD.
......#......`, "AB CD", nil, []want{{true, 2, 0}, {true, 2, 0}}},

		{"a gap that is too narrow for two has the shorter link", `
......#......
.AAA..#..BBB.
.AAA..#..BBB.
......#......
.............
......#......
.CC...#..DDD.
.CC...#..DDD.
......#......`, "CD AB", nil, []want{{false, 0, 0}, {true, 2, 0}}},

		{"a line in the way is crossed, and counted once", `
......|......
.AAA..|..BBB.
.AAA..|..BBB.
......|......`, "AB", nil, []want{{true, 0, 1}}},

		{"lines over each other are crossed as one", `
......|......
.AAA..|..BBB.
.AAA..|..BBB.
......|......`, "AB", func(p *Problem) { p.Lines = append(p.Lines, p.Lines[0], p.Lines[0]) }, []want{{true, 0, 1}}},

		{"a line with a common end is no crossing", `
......|......
.AAA..|..BBB.
.AAA..|..BBB.
......|......`, "AB", func(p *Problem) { p.Lines[0].Ends[1] = 1 }, []want{{true, 0, 0}}},

		{"a line is gone round rather than crossed", `
......|......
.AAA..|..BBB.
.AAA..|..BBB.
......|......
......|......
.............`, "AB", nil, []want{{true, 2, 0}}},

		{"links that must cross each other do so once", `
..AAA..
..AAA..
.......
CC...DD
CC...DD
.......
..BBB..
..BBB..`, "AB CD", nil, []want{{true, 0, 1}, {true, 0, 1}}},

		{"a corner leaves room for the arrow head", `
.............
.AAA.........
.AAA.........
.............
..........BBB
..........BBB`, "AB", func(p *Problem) { p.Links[0].Tail, p.Links[0].Head = 10*pt, 10*pt }, []want{{true, 1, 0}}},

		{"without room for the arrow head there is no way", `
AAA.BBB`, "AB", func(p *Problem) { p.Links[0].Head = 8 * pt }, []want{{false, 0, 0}}},

		{"a sign finds its place", `
............
.AAA....BBB.
.AAA....BBB.
............`, "AB", func(p *Problem) { p.Links[0].Sign = 10 * pt }, []want{{true, 0, 0}}},

		{"for its sign a route goes round where there is room", `
.............
.............
.............
...AAA.BBB...
...AAA.BBB...
.............
.............`, "AB", func(p *Problem) { p.Links[0].Sign = 10 * pt }, []want{{true, 2, 0}}},

		{"without room for its sign there is no route", `
AAA.BBB`, "AB", func(p *Problem) { p.Links[0].Sign = 10 * pt }, []want{{false, 0, 0}}},

		{"links to a badge come in on a side without a line", `
..........
.AAA......
.AAA......
..........
...--B###.
......###.
..........`, "AB", nil, []want{{true, 1, 0}}},

		{"links to a bar may end at its free end", `
.............
.AAA..B###...
.AAA..B......
......B###...
......B......
......B###...
.............
.............`, "AB", func(p *Problem) {
			p.Boxes[1].Max.X -= pt
			for y := range layout.Length(3) {
				p.Boxes = append(p.Boxes, rect(5*cell, (y*2+1)*cell, 6*cell, (y*2+2)*cell))
			}
			p.Boxes[0].Max.X -= 4 * pt
		}, []want{{true, 2, 0}}},

		{"a box walled in is out of reach", `
.............
.#######.....
.#.....#.....
.#.AAA.#.BBB.
.#.....#.....
.#######.....
.............`, "AB BA", nil, []want{{false, 0, 0}, {false, 0, 0}}},

		{"routes stay in the bounds", `
AAA..#..BBB
AAA..#..BBB
AAA..#..BBB`, "AB", nil, []want{{false, 0, 0}}},

		{"a link needs two boxes", `
............
.AAA....BBB.
............`, "AA AB BA", func(p *Problem) { p.Links[1].To, p.Links[2].From = 2, -1 }, []want{{false, 0, 0}, {false, 0, 0}, {false, 0, 0}}},

		{"empty bounds hold nothing", `
.AAA....BBB.`, "AB", func(p *Problem) { p.Bounds = layout.Rect{} }, []want{{false, 0, 0}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := picture(test.drawing, test.links)
			if test.change != nil {
				test.change(&p)
			}
			out := Find(p)
			if err := check(p, out); err != nil {
				t.Error(err)
			}
			for i, w := range test.want {
				got := want{out[i].Points != nil, out[i].Bends, out[i].Crossings}
				if got != w {
					t.Errorf("link %d: found, bends and crossings are %v, want %v; route %v, sign %v", i, got, w, out[i].Points, out[i].Sign)
				}
			}
		})
	}
}

// Ports of several links on a side share it.
func TestManyPorts(t *testing.T) {
	p := picture(`
....................
.AAA.............BBB
.AAA.............CCC
.AAA.............DDD
.AAA.............EEE
.AAA.............FFF
.AAA................`, "AB AC AD AE")
	for i := range p.Links {
		p.Links[i].Head = 6 * pt
	}
	out := Find(p)
	if err := check(p, out); err != nil {
		t.Error(err)
	}
	for i, r := range out {
		if r.Points == nil {
			t.Errorf("link %d has no route", i)
		}
	}
}

// A link whose only way is taken by one that has another gets it.
func TestStepAside(t *testing.T) {
	p := picture(`
.............
......#......
....%%#......
AAAA..#..BBB.
AAAA..#..BBB.
......#......
%%%..........
......#......
.CC...#..DDD.
.CC...#..DDD.
......#......`, "AB CD")
	out := Find(p)
	if err := check(p, out); err != nil {
		t.Error(err)
	}
	for i, r := range out {
		if r.Points == nil {
			t.Errorf("link %d has no route", i)
		}
	}
}
