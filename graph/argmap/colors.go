package argmap

import (
	"slices"

	"crux/graph"
)

// A Palette is the colours of a document, as Argdown gives them out: each is
// #rgb or #rrggbb as its author wrote it, or "" for none.
type Palette struct {
	// Tags are in the order of their first occurrences in the document:
	// headings, statements and descriptions of arguments.
	Tags []Tag
	// The colours of text.
	StatementInk, ArgumentInk, GroupInk string

	c             Colors
	scheme, group []string
	sections      *Sections
	byTag         map[string]*Tag
}

// A Tag is a tag of a document with its colours: of statements and arguments,
// and of sections. The latter is used where Colors.GroupsByTag says so.
type Tag struct {
	Name         string
	Color, Group string
	Priority     float64
	chosen       bool
}

func (c Colors) scheme() []string {
	if c.Scheme != nil {
		return c.Scheme
	}
	return schemes["default"]
}

func (c Colors) groupScheme() []string {
	if c.GroupScheme != nil {
		return c.GroupScheme
	}
	return groupScheme
}

const black = "#000000"

// PaletteOf returns the colours of g, whose sections are those given.
func PaletteOf(g *graph.Graph, c Colors, sections *Sections) *Palette {
	p := &Palette{c: c, scheme: c.scheme(), group: c.groupScheme(), sections: sections, byTag: map[string]*Tag{},
		StatementInk: black, ArgumentInk: black, GroupInk: black}
	for _, ink := range []struct {
		to  *string
		hex string
	}{{&p.StatementInk, c.StatementInk}, {&p.ArgumentInk, c.ArgumentInk}, {&p.GroupInk, c.GroupInk}} {
		if ink.hex != "" {
			*ink.to = ink.hex
		}
	}
	for i, name := range tagsOf(g) {
		t := Tag{Name: name}
		if c.IgnoreTags && !c.GroupsByTag {
			p.Tags = append(p.Tags, t)
			continue
		}
		if chosen, ok := c.Tags[name]; ok {
			t.Color, t.Group = chosen.of(p.scheme), chosen.of(p.group)
			t.Priority, t.chosen = chosen.Priority, true
		} else {
			// The first colour is that of what has no tag.
			t.Color, t.Group = Color{Index: i + 1}.of(p.scheme), Color{Index: i + 1}.of(p.group)
		}
		p.Tags = append(p.Tags, t)
	}
	for i := range p.Tags {
		p.byTag[p.Tags[i].Name] = &p.Tags[i]
	}
	return p
}

// of returns the colour that c stands for in a scheme.
func (c Color) of(scheme []string) string {
	switch {
	case c.Hex != "":
		return c.Hex
	case 0 <= c.Index && c.Index < len(scheme):
		return scheme[c.Index]
	}
	return ""
}

// tagsOf returns the tags of a document in the order of their first occurrences.
func tagsOf(g *graph.Graph) []string {
	positions := newPositions(g)
	var all []graph.Occurrence
	note := func(list []graph.Occurrence) {
		for _, o := range list {
			if len(o.Tags) > 0 {
				all = append(all, o)
			}
		}
	}
	var headings func([]*graph.Section)
	headings = func(list []*graph.Section) {
		for _, s := range list {
			note(s.Occurrences)
			headings(s.Sections)
		}
	}
	headings(g.Sections)
	for _, n := range g.NodeList() {
		if _, ok := n.(*graph.Relation); !ok {
			note(occurrences(n))
		}
	}
	for _, a := range g.Arguments() {
		note(a.Occurrences)
	}
	slices.SortStableFunc(all, positions.compareOne)
	var tags []string
	known := map[string]bool{}
	add := func(list []string) {
		for _, t := range list {
			if !known[t] {
				known[t] = true
				tags = append(tags, t)
			}
		}
	}
	for _, o := range all {
		add(o.Tags)
	}
	// What was not read from a file has tags and no occurrences.
	for _, c := range g.Claims() {
		add(c.Tags)
	}
	for _, s := range g.Sketches() {
		add(s.Tags)
	}
	for _, a := range g.Arguments() {
		add(a.Tags)
	}
	return tags
}

// Claim returns the colour of a claim, and whether its author chose it.
func (p *Palette) Claim(c *graph.Claim) (color string, chosen bool) {
	return p.element(c.Data, c.Key, c.Tags, p.c.Statements)
}

// Sketch returns the colour of a sketch, and whether its author chose it.
func (p *Palette) Sketch(s *graph.Sketch) (color string, chosen bool) {
	return p.element(s.Data, s.Key, s.Tags, p.c.Arguments)
}

// Argument returns the colour of an argument, and whether its author chose it.
func (p *Palette) Argument(a *graph.Argument) (color string, chosen bool) {
	return p.element(a.Data, a.Key, a.Tags, p.c.Arguments)
}

func (p *Palette) of(n *Node) (color string, chosen bool) {
	switch {
	case n.Claim != nil:
		return p.Claim(n.Claim)
	case n.Argument != nil:
		return p.Argument(n.Argument)
	}
	return p.Sketch(n.Sketch)
}

// element finds a colour: in the element's data, by its title, by its tags, or
// else the first of the scheme.
func (p *Palette) element(d graph.Data, title string, tags []string, named map[string]Color) (string, bool) {
	if color, ok := p.fromData(d, p.scheme); ok {
		return color, true
	}
	if c, ok := named[title]; ok {
		return c.of(p.scheme), true
	}
	ownScheme := p.c.Scheme != nil
	if !p.c.IgnoreTags && len(tags) > 0 {
		t := p.weightiest(tags)
		return t.Color, t.chosen || ownScheme
	}
	return Color{}.of(p.scheme), ownScheme
}

// fromData returns the colour that data name, and whether they have the key
// color at all.
func (p *Palette) fromData(d graph.Data, scheme []string) (string, bool) {
	v, ok := d.Get("color")
	if !ok || p.c.IgnoreData {
		return "", false
	}
	c, known := colorOf(v)
	if !known {
		return "", true
	}
	return c.of(scheme), true
}

// weightiest returns the tag with the highest priority.
func (p *Palette) weightiest(tags []string) *Tag {
	best := &Tag{}
	for i, name := range tags {
		if t := p.byTag[name]; t != nil && (i == 0 || t.Priority > best.Priority) {
			best = t
		}
	}
	return best
}

// Relation returns the colour of a kind of edges.
func (p *Palette) Relation(k Kind) string {
	if c, ok := p.c.Relations[k]; ok {
		return c.of(p.scheme)
	}
	return relationColors[k]
}

// Section returns the colour of a section, which for want of a better one goes
// by the level of its heading, and whether its author chose it.
func (p *Palette) Section(s *graph.Section) (color string, chosen bool) {
	if color, chosen, ok := p.section(s); ok {
		return color, chosen
	}
	return p.level(s.Level), p.c.GroupScheme != nil
}

// section returns the colour of a section if it has one of its own.
func (p *Palette) section(s *graph.Section) (color string, chosen, ok bool) {
	if color, ok := p.fromData(s.Data, p.group); ok {
		return color, true, true
	}
	if c, ok := lookUp(p.c.Groups, s.Title); ok {
		return c.of(p.group), true, true
	}
	if p.c.GroupsByTag && len(s.Tags) > 0 {
		t := p.weightiest(s.Tags)
		return t.Group, t.chosen || p.c.GroupScheme != nil, true
	}
	return "", false, false
}

func (p *Palette) level(n int) string {
	return Color{Index: min(n, len(p.group)) - 1}.of(p.group)
}

// colorGroups gives groups their colours: what has none of its own gets one by
// its level among the groups.
func (m *Map) colorGroups(list []*Group) {
	for _, g := range list {
		var own bool
		if g.Color, g.Chosen, own = m.Palette.section(g.Section); !own {
			g.Color, g.Chosen = m.Palette.level(g.Level), m.Palette.c.GroupScheme != nil
		}
		m.colorGroups(g.Groups)
	}
}
