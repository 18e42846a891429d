package graph

import "strings"

// What a reader means by a name.

// Find returns the claims, sketches and arguments that a reader may mean by a
// name, in the order of the graph, arguments last. A name is a title: [title] is
// that of a claim, <title> that of a sketch or argument, and title without
// brackets that of any. What has no title is found by all that it says. If
// nothing is written exactly so, case counts for nothing.
func (g *Graph) Find(name string) (nodes []Node, arguments []*Argument) {
	name = strings.TrimSpace(name)
	claims, others := true, true
	if n := len(name); n > 2 {
		switch {
		case name[0] == '[' && name[n-1] == ']':
			name, others = strings.TrimSpace(name[1:n-1]), false
		case name[0] == '<' && name[n-1] == '>':
			name, claims = strings.TrimSpace(name[1:n-1]), false
		}
	}
	if name == "" {
		return nil, nil
	}
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		if claims {
			for _, c := range g.claims {
				if same(called(c.Untitled, c.Key, c.Text), name) {
					nodes = append(nodes, c)
				}
			}
		}
		if others {
			for _, s := range g.sketches {
				if same(called(s.Untitled, s.Key, s.Text), name) {
					nodes = append(nodes, s)
				}
			}
			for _, a := range g.arguments {
				if same(called(a.Untitled, a.Key, a.Text), name) {
					arguments = append(arguments, a)
				}
			}
		}
		if len(nodes)+len(arguments) > 0 {
			break
		}
	}
	return nodes, arguments
}

// called returns what something is found by.
func called(untitled bool, key string, text Text) string {
	if untitled {
		return text.Untagged()
	}
	return key
}

// FindSections returns the sections with a title, or with a path such as
// "Outer/Inner" of titles, tags left out of account, outer sections before those
// in them. If none is written exactly so, case counts for nothing.
func (g *Graph) FindSections(title string) []*Section {
	title = strings.TrimSpace(title)
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		var found []*Section
		for _, s := range g.AllSections() {
			if same(s.Title.Untagged(), title) || same(s.Path(), title) {
				found = append(found, s)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// AllSections returns all sections in the order of the source, an outer one
// before those in it.
func (g *Graph) AllSections() []*Section {
	var all []*Section
	var add func([]*Section)
	add = func(list []*Section) {
		for _, s := range list {
			all = append(all, s)
			add(s.Sections)
		}
	}
	add(g.Sections)
	return all
}

// Path returns the titles of s and the sections around it, the outermost first,
// with slashes between them.
func (s *Section) Path() string {
	path := s.Title.Untagged()
	for s = s.Parent; s != nil; s = s.Parent {
		path = s.Title.Untagged() + "/" + path
	}
	return path
}

// Inside reports whether s is outer or lies in it. A nil section lies in none.
func (s *Section) Inside(outer *Section) bool {
	for ; s != nil; s = s.Parent {
		if s == outer {
			return true
		}
	}
	return false
}
