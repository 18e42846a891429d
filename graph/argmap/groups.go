package argmap

import "crux/graph"

// A Group is a section that has nodes or groups.
type Group struct {
	// ID is that of its section, "s1" or the like.
	ID      string
	Section *graph.Section
	Title   graph.Text
	Tags    []string
	Data    graph.Data
	Level   int // 1 for the outermost
	// Closed groups are to be shown as one box; Map.Close makes them so.
	Closed bool
	// Hidden is how many nodes a group hides that Map.Close has closed.
	Hidden int
	// Color is #rgb or #rrggbb, "" for none; Chosen says that the author
	// chose it, else it is Argdown's own.
	Color  string
	Chosen bool
	Parent *Group
	// Nodes come before Groups.
	Nodes  []*Node
	Groups []*Group
}

// group puts the nodes of m into the groups that sections make.
//
// The order is the reference's. A group that has nodes of its own comes in the
// order of these, one that has only groups in that of the first of them; at the
// top the former precede the latter.
func group(m *Map, s *Sections) {
	groups := map[*graph.Section]*Group{}
	var filled, empty []*Group
	enter := func(x *graph.Section, list *[]*Group) *Group {
		closed, _ := s.IsClosed(x)
		g := &Group{ID: s.ID(x), Section: x, Title: x.Title, Tags: x.Tags, Data: x.Data, Closed: closed}
		groups[x] = g
		*list = append(*list, g)
		return g
	}
	innermost := map[*graph.Section]*graph.Section{} // that is a group, of each section
	outwards := func(from *graph.Section) *graph.Section {
		x := from
		for x != nil && !s.IsGroup(x) {
			if known, ok := innermost[x]; ok {
				x = known
				break
			}
			x = x.Parent
		}
		innermost[from] = x
		return x
	}
	for _, n := range m.Nodes {
		x := outwards(s.of(n))
		if x == nil {
			continue
		}
		n.Group = groups[x]
		if n.Group == nil {
			n.Group = enter(x, &filled)
		}
		n.Group.Nodes = append(n.Group.Nodes, n)
	}
	for _, g := range filled {
		for {
			x := outwards(g.Section.Parent)
			if x == nil {
				break
			}
			parent, known := groups[x]
			if !known {
				parent = enter(x, &empty)
			}
			g.Parent = parent
			parent.Groups = append(parent.Groups, g)
			if known {
				break
			}
			g = parent
		}
	}
	for _, list := range [][]*Group{filled, empty} {
		for _, g := range list {
			if g.Parent == nil {
				m.Groups = append(m.Groups, g)
			}
		}
	}
	var level func(list []*Group, n int)
	level = func(list []*Group, n int) {
		for _, g := range list {
			g.Level = n
			level(g.Groups, n+1)
		}
	}
	level(m.Groups, 1)
}
