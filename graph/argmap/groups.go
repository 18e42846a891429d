package argmap

import "crux/graph"

// Grouping says which sections become groups.
type Grouping struct {
	// Depth is how many of the deepest levels of sections do; 0 is Argdown's
	// default of 2, a negative number is none.
	Depth int
	// IsGroup overrides that for sections by their titles, and so does
	// isGroup in the data of a heading.
	IsGroup map[string]bool
}

// group puts the nodes into the groups that sections make.
func group(m *Map, g *graph.Graph, by Grouping) {
	deepest := 0
	var measure func([]*graph.Section)
	measure = func(list []*graph.Section) {
		for _, s := range list {
			deepest = max(deepest, s.Level)
			measure(s.Sections)
		}
	}
	measure(g.Sections)
	depth := by.Depth
	if depth == 0 {
		depth = 2
	}
	isGroup := func(s *graph.Section) bool {
		if v, ok := s.Data.Get("isGroup"); ok {
			return v == true
		}
		if v, ok := by.IsGroup[s.Title.Untagged()]; ok {
			return v
		}
		return s.Level >= deepest-max(depth, 0)+1
	}
	groups := map[*graph.Section]*Group{}
	var of func(*graph.Section) *Group
	of = func(s *graph.Section) *Group {
		for s != nil && !isGroup(s) {
			s = s.Parent
		}
		if s == nil {
			return nil
		}
		if groups[s] == nil {
			closed, _ := s.Data.Get("isClosed")
			x := &Group{Section: s, Level: 1, Closed: closed == true}
			groups[s] = x
			if x.Parent = of(s.Parent); x.Parent != nil {
				x.Level = x.Parent.Level + 1
				x.Parent.Groups = append(x.Parent.Groups, x)
			} else {
				m.Groups = append(m.Groups, x)
			}
		}
		return groups[s]
	}
	for _, n := range m.Nodes {
		if n.Group = of(n.section()); n.Group != nil {
			n.Group.Nodes = append(n.Group.Nodes, n)
		}
	}
}
