package argmap

import "slices"

// Close returns m with its closed groups shut: each is a node, at whose place
// edges to and from what it hides end; edges inside are gone. There is still at
// most one edge of a kind from one node to another. A group that is shut has no
// nodes and groups any more, and stays where it is among the groups. Where no
// group is closed, Close returns m itself.
func (m *Map) Close() *Map {
	shut := map[*Group]*Node{} // by group, and by those inside it
	var find func(list []*Group, in *Node)
	find = func(list []*Group, in *Node) {
		for _, g := range list {
			node := in
			if node == nil && g.Closed {
				node = &Node{ID: g.ID, LabelTitle: g.Title.Untagged(), LabelText: g.Title, Tags: g.Tags, Color: g.Color, Chosen: g.Chosen}
			}
			if node != nil {
				shut[g] = node
			}
			find(g.Groups, node)
		}
	}
	find(m.Groups, nil)
	if len(shut) == 0 {
		return m
	}
	closed := &Map{Cut: m.Cut, LeftOut: m.LeftOut, Sections: m.Sections, Palette: m.Palette}

	made := map[*Node]*Node{} // what stands for a node
	for _, n := range m.Nodes {
		if n.Group != nil && shut[n.Group] != nil {
			made[n] = shut[n.Group]
			continue
		}
		one := *n
		made[n] = &one
		closed.Nodes = append(closed.Nodes, &one)
	}
	var size func(*Group) int
	size = func(g *Group) int {
		n := len(g.Nodes)
		for _, inner := range g.Groups {
			n += size(inner)
		}
		return n
	}
	var rebuild func(list []*Group, parent *Group) []*Group
	rebuild = func(list []*Group, parent *Group) []*Group {
		var all []*Group
		for _, g := range list {
			one := *g
			one.Parent, one.Nodes, one.Groups = parent, nil, nil
			all = append(all, &one)
			if node := shut[g]; node != nil {
				one.Hidden = size(g)
				node.Closed, node.Group = &one, parent
				closed.Nodes = append(closed.Nodes, node)
				continue
			}
			for _, n := range g.Nodes {
				made[n].Group = &one
				one.Nodes = append(one.Nodes, made[n])
			}
			one.Groups = rebuild(g.Groups, &one)
		}
		return all
	}
	closed.Groups = rebuild(m.Groups, nil)

	type ends struct {
		kind     Kind
		from, to *Node
	}
	links := map[ends]*Link{}
	for _, l := range m.Edges {
		one := *l
		one.From, one.To = made[l.From], made[l.To]
		if one.From == one.To && one.From.Closed != nil {
			continue
		}
		at := ends{one.Kind, one.From, one.To}
		if known := links[at]; known != nil {
			known.Relations = append(known.Relations, l.Relations...)
			continue
		}
		one.Relations = slices.Clone(l.Relations)
		links[at] = &one
		closed.Edges = append(closed.Edges, &one)
	}
	return closed
}
