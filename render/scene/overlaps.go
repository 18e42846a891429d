package scene

import (
	"cmp"
	"slices"

	"crux/render/layout"
)

// What lies over what: edges over edges, boxes and labels, boxes and labels
// over each other.

// maxPairs is how many pairs of things are compared at the most.
const maxPairs = 4_000_000

// crossings counts edges that cross, and those that run through boxes and
// labels.
func (m *measurer) crossings() {
	m.card.CrossingAngle = 90
	lines := make([][]layout.Position, len(m.edges))
	for i, e := range m.edges {
		lines[i] = e.line
	}
	g := newGrid(lines)

	budget := maxPairs
	type pair struct{ a, b int }
	crossed := map[pair]bool{}
	smallest := 90.0
	for _, cell := range g.cells {
		if budget -= len(cell) * len(cell) / 2; budget < 0 {
			m.card.Complete = false
			break
		}
		for i, x := range cell {
			p := g.pieces[x]
			for _, y := range cell[:i] {
				q := g.pieces[y]
				if p.edge == q.edge || m.adjacent(p.edge, q.edge) || !meet(p, q) {
					continue
				}
				smallest = min(smallest, angle(p, q))
				a, b := min(p.edge, q.edge), max(p.edge, q.edge)
				if !crossed[pair{a, b}] {
					crossed[pair{a, b}] = true
					m.find("crossings", "", m.edges[a].part, m.edges[b].part)
				}
			}
		}
	}
	m.card.Crossings = len(crossed)
	if len(crossed) > 0 {
		m.card.CrossingAngle = hundredths(smallest)
		m.card.CrossingsPerEdge = hundredths(float64(len(crossed)) / float64(len(m.edges)))
	}

	// through calls f once with each edge that comes into r, in their order.
	seen := make([]int, len(m.edges))
	turn := 0
	through := func(r layout.Rect, f func(edge int)) {
		turn++
		var found []int
		g.each(r, func(cell int) {
			if budget -= len(g.cells[cell]); budget < 0 {
				m.card.Complete = false
				return
			}
			for _, x := range g.cells[cell] {
				if p := g.pieces[x]; seen[p.edge] != turn && enters(p, r) {
					seen[p.edge] = turn
					found = append(found, p.edge)
				}
			}
		})
		slices.Sort(found)
		for _, e := range found {
			f(e)
		}
	}
	budget = maxPairs
	for i, b := range m.boxes {
		through(shrink(b.Rect, TunnelDepth), func(edge int) {
			if e := &m.edges[edge]; e.from != i && e.to != i {
				m.card.ThroughBoxes++
				m.find("edges_through_boxes", "", e.part, b.part)
			}
		})
	}
	for _, t := range m.texts {
		if t.box == none {
			through(t.Rect, func(edge int) {
				m.card.LabelsCrossed++
				m.find("edges_through_labels", plain(t.Text), m.edges[edge].part, t.part)
			})
		}
	}
}

// adjacent reports whether two edges have an end in common, or one ends on the
// relation that the other is a line of.
func (m *measurer) adjacent(i, j int) bool {
	a, b := &m.edges[i], &m.edges[j]
	if a.To == b.part.Subject || b.To == a.part.Subject {
		return true
	}
	return a.from != none && (a.from == b.from || a.from == b.to) || a.to != none && (a.to == b.from || a.to == b.to)
}

// overlaps counts boxes and labels that lie over each other.
func (m *measurer) overlaps() {
	type thing struct {
		layout.Rect
		part  *Part
		label string
	}
	var things []thing
	for _, b := range m.boxes {
		things = append(things, thing{b.Rect, b.part, ""})
	}
	for _, t := range m.texts {
		if t.box == none {
			things = append(things, thing{t.Rect, t.part, plain(t.Text)})
		}
	}
	boxes := len(m.boxes)
	order := make([]int, len(things))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(things[a].Min.X, things[b].Min.X) })
	budget := maxPairs
	for k, i := range order {
		for _, j := range order[k+1:] {
			if things[j].Min.X >= things[i].Max.X {
				break
			}
			if budget--; budget < 0 {
				m.card.Complete = false
				return
			}
			if !overlap(things[i].Rect, things[j].Rect) {
				continue
			}
			a, b := min(i, j), max(i, j)
			if b < boxes {
				m.card.BoxOverlaps++
				m.find("box_overlaps", "", things[a].part, things[b].part)
			} else {
				m.card.LabelOverlaps++
				m.find("label_overlaps", things[b].label, things[a].part, things[b].part)
			}
		}
	}
}
