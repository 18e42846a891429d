package argmap

import (
	"fmt"

	"crux/graph"
)

// Sections are the sections that an argument map is grouped by: those of the
// document, or those that its settings put in their place.
type Sections struct {
	// Top are the outermost sections. Those of the document are the graph's
	// own.
	Top []*graph.Section

	by      Grouping
	deepest int // level
	made    bool
	ids     map[*graph.Section]string
	setting map[*graph.Section]SectionSetting

	// Where the settings put things, by title.
	statements, arguments map[string]*graph.Section
}

// SectionsOf returns the sections of g as the settings want them.
func SectionsOf(g *graph.Graph, by Grouping) *Sections {
	s := &Sections{Top: g.Sections, by: by, ids: map[*graph.Section]string{}, setting: map[*graph.Section]SectionSetting{}}
	number := 1
	if len(by.Regroup) > 0 {
		s.Top, s.made, number = nil, true, 0
		s.statements, s.arguments = map[string]*graph.Section{}, map[string]*graph.Section{}
		for i := range by.Regroup {
			s.Top = append(s.Top, s.regroup(&by.Regroup[i], nil))
		}
	}
	s.each(s.Top, func(x *graph.Section) {
		s.ids[x] = fmt.Sprintf("s%d", number)
		number++
		s.deepest = max(s.deepest, x.Level)
	})
	if !s.made {
		s.each(s.Top, s.decide)
	}
	return s
}

// each calls f for sections in the order of the document.
func (s *Sections) each(list []*graph.Section, f func(*graph.Section)) {
	for _, x := range list {
		f(x)
		s.each(x.Sections, f)
	}
}

// regroup makes a section of the settings, and those inside it. Where a title
// is named more than once, the last place counts.
func (s *Sections) regroup(r *Regrouped, parent *graph.Section) *graph.Section {
	x := &graph.Section{Title: graph.Plain(r.Title), Level: 1, Tags: r.Tags, Parent: parent}
	if parent != nil {
		x.Level = parent.Level + 1
	}
	yes := true // it is named to be a group
	s.setting[x] = SectionSetting{IsGroup: &yes, IsClosed: &r.Closed}
	for _, title := range r.Statements {
		s.statements[title] = x
	}
	for _, title := range r.Arguments {
		s.arguments[title] = x
	}
	for i := range r.Children {
		x.Sections = append(x.Sections, s.regroup(&r.Children[i], x))
	}
	return x
}

// decide notes what is said of a heading: by its own data, and with more weight
// by the settings.
func (s *Sections) decide(x *graph.Section) {
	var d SectionSetting
	if v, ok := truthOf(x.Data, "isGroup"); ok && !s.by.IgnoreIsGroup {
		d.IsGroup = &v
	}
	if v, ok := truthOf(x.Data, "isClosed"); ok && !s.by.IgnoreIsClosed {
		d.IsClosed = &v
	}
	if s.by.Sections != nil {
		if named, ok := lookUp(s.by.Sections, x.Title); ok {
			d = named
		} else if d.IsGroup == nil {
			no := false
			d.IsGroup = &no
		}
	}
	s.setting[x] = d
}

func truthOf(d graph.Data, key string) (value, ok bool) {
	v, _ := d.Get(key)
	value, ok = v.(bool)
	return value, ok
}

// titles returns what settings may call a section: its title with its tags, as
// Argdown does, with its mentions as they are written, and without the tags.
func titles(t graph.Text) []string {
	if len(t.Marks) == 0 {
		return []string{t.Plain}
	}
	written, at := "", 0
	for _, m := range t.Marks {
		open, shut := "@[", "]"
		switch m.Kind {
		case graph.ArgumentMention:
			open, shut = "@<", ">"
		case graph.ClaimMention:
		default:
			continue
		}
		if m.Start < at {
			continue
		}
		written += t.Plain[at:m.Start] + open + t.Plain[m.Start:m.End] + shut
		at = m.End
	}
	return []string{written + t.Plain[at:], t.Plain, t.Untagged()}
}

// lookUp returns what is under the title of a section.
func lookUp[V any](m map[string]V, title graph.Text) (V, bool) {
	if len(m) > 0 {
		for _, t := range titles(title) {
			if v, ok := m[t]; ok {
				return v, true
			}
		}
	}
	var none V
	return none, false
}

// ID returns the name of a section: "s1", "s2" … in the order of the document,
// "s0", "s1" … where the settings make up the sections.
func (s *Sections) ID(x *graph.Section) string { return s.ids[x] }

// IsGroup reports whether a section is a group where it has nodes.
func (s *Sections) IsGroup(x *graph.Section) bool {
	if is := s.setting[x].IsGroup; is != nil {
		return *is
	}
	depth := s.by.Depth
	if depth == 0 {
		depth = 2
	}
	return x.Level >= s.deepest-max(depth, 0)+1
}

// IsClosed reports whether a section is to be closed, and whether anything is
// said of it.
func (s *Sections) IsClosed(x *graph.Section) (closed, said bool) {
	if is := s.setting[x].IsClosed; is != nil {
		return *is, true
	}
	return false, false
}

// OfClaim returns the section that a claim is in, or nil.
func (s *Sections) OfClaim(c *graph.Claim) *graph.Section {
	if s.made {
		return s.statements[c.Key]
	}
	return c.Section
}

// OfArgument returns the section that an argument is in, or nil.
func (s *Sections) OfArgument(a *graph.Argument) *graph.Section {
	if s.made {
		return s.arguments[a.Key]
	}
	return a.Section
}

// OfSketch returns the section that a sketch is in, or nil.
func (s *Sections) OfSketch(x *graph.Sketch) *graph.Section {
	if s.made {
		return s.arguments[x.Key]
	}
	return x.Section
}

// of returns the section that a node is in, or nil.
func (s *Sections) of(n *Node) *graph.Section {
	switch {
	case n.Claim != nil:
		return s.OfClaim(n.Claim)
	case n.Argument != nil:
		return s.OfArgument(n.Argument)
	}
	return s.OfSketch(n.Sketch)
}
