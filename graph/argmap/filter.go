package argmap

import (
	"slices"
	"strings"

	"crux/graph"
)

// Filters: parts of a graph that a reader asks for by what they have in common.

// A Filter is about what has a tag or a voice, or is in a section.
type Filter struct {
	Kind  FilterKind
	Value string // a tag, without its sign; a voice; a section's title or path
}

// FilterKind is what a Filter looks at.
type FilterKind string

// The kinds of filters.
const (
	ByTag     FilterKind = "tag"
	ByVoice   FilterKind = "voice"
	BySection FilterKind = "section"
)

// FilterKinds are all kinds of filters.
var FilterKinds = []FilterKind{ByTag, ByVoice, BySection}

// Values returns what filters of a kind can look for in g, each once, in the
// order of the graph.
func (k FilterKind) Values(g *graph.Graph) []string {
	var values []string
	seen := map[string]bool{}
	add := func(list ...string) {
		for _, v := range list {
			if v != "" && !seen[v] {
				seen[v] = true
				values = append(values, v)
			}
		}
	}
	if k == BySection {
		for _, s := range g.AllSections() {
			add(s.Title.Untagged())
		}
		return values
	}
	for _, n := range g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			add(k.of(n.Tags, n.Voice)...)
		case *graph.Sketch:
			add(k.of(n.Tags, n.Voice)...)
		case *graph.Relation:
			add(k.of(n.Tags, "")...)
		}
	}
	for _, a := range g.Arguments() {
		add(k.of(a.Tags, "")...)
	}
	return values
}

// of returns what a filter of kind k sees of something.
func (k FilterKind) of(tags []string, voice string) []string {
	if k == ByVoice {
		return []string{voice}
	}
	return tags
}

// A match is what a filter is about.
type match struct {
	nodes     map[graph.Node]bool
	arguments map[*graph.Argument]bool
}

// match returns what f is about. Case counts for nothing.
func (f Filter) match(g *graph.Graph) match {
	m := match{map[graph.Node]bool{}, map[*graph.Argument]bool{}}
	wanted := f.Value
	if f.Kind == ByTag {
		wanted = strings.TrimPrefix(wanted, "#")
	}
	sections := map[*graph.Section]bool{}
	if f.Kind == BySection {
		for _, s := range g.FindSections(f.Value) {
			sections[s] = true
		}
	}
	matches := func(tags []string, voice string, section *graph.Section) bool {
		if f.Kind == BySection {
			for ; section != nil; section = section.Parent {
				if sections[section] {
					return true
				}
			}
			return false
		}
		return slices.ContainsFunc(f.Kind.of(tags, voice), func(s string) bool { return s != "" && strings.EqualFold(s, wanted) })
	}
	for _, n := range g.NodeList() {
		found := false
		switch n := n.(type) {
		case *graph.Claim:
			found = matches(n.Tags, n.Voice, n.Section)
		case *graph.Sketch:
			found = matches(n.Tags, n.Voice, n.Section)
		case *graph.Relation:
			found = f.Kind == ByTag && matches(n.Tags, "", nil)
		}
		if found {
			m.nodes[n] = true
		}
	}
	for _, a := range g.Arguments() {
		if f.Kind == ByTag && matches(a.Tags, "", nil) {
			m.arguments[a] = true
		}
	}
	return m
}

// Known reports whether f is about anything in g.
func (f Filter) Known(g *graph.Graph) bool {
	m := f.match(g)
	return len(m.nodes)+len(m.arguments) > 0
}

// Keeps returns the claims and sketches that f is about: those of a tagged
// relation, and those of the steps of a tagged argument, too.
func (f Filter) Keeps(g *graph.Graph) map[graph.Node]bool {
	m := f.match(g)
	for _, r := range g.Relations() {
		if m.nodes[r] || r.Argument != nil && m.arguments[r.Argument] {
			delete(m.nodes, r)
			for _, s := range r.Sources {
				m.nodes[s] = true
			}
			if end := r.Conclusion(); end != nil {
				m.nodes[end] = true
			}
		}
	}
	return m.nodes
}

// Drops returns what goes with what f is about: with a tagged argument its steps
// and the claims that occur nowhere else.
func (f Filter) Drops(g *graph.Graph) map[graph.Node]bool {
	m := f.match(g)
	if len(m.arguments) > 0 {
		newAtlas(g).empty(m.arguments, m.nodes)
	}
	return m.nodes
}
