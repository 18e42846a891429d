package argmap

import (
	"slices"

	"crux/graph"
)

// Settings returns what a document's front matter (or an argdown.config.json)
// says of its argument map, under the keys selection and group, in Argdown's
// own words. What is of the wrong kind is left at its default.
func Settings(d graph.Data) (Selection, Grouping) {
	s := mapping(d, "selection")
	selection := Selection{
		Tags:              list(s, "selectedTags"),
		WithoutTag:        truth(s, "selectElementsWithoutTag", false),
		Sections:          list(s, "selectedSections"),
		Outside:           truth(s, "selectElementsWithoutSection", false),
		IncludeStatements: list(s, "includeStatements"),
		ExcludeStatements: list(s, "excludeStatements"),
		ExcludeArguments:  list(s, "excludeArguments"),
		IgnoreIsInMap:     truth(s, "ignoreIsInMap", false),
		KeepDisconnected:  !truth(s, "excludeDisconnected", true),
	}
	if mode := slices.Index(Modes, s.String("statementSelectionMode")); mode > 0 {
		selection.Mode = Mode(mode)
	}
	group := mapping(d, "group")
	grouping := Grouping{IsGroup: map[string]bool{}}
	if depth, ok := group.Get("groupDepth"); ok {
		if n, ok := depth.(int); ok {
			grouping.Depth = n
			if n <= 0 {
				grouping.Depth = -1
			}
		}
	}
	for _, f := range mapping(group, "sections") {
		if section, ok := f.Value.(graph.Data); ok {
			if v, ok := section.Get("isGroup"); ok {
				grouping.IsGroup[f.Key] = v == true
			}
		}
	}
	return selection, grouping
}

func mapping(d graph.Data, key string) graph.Data {
	v, _ := d.Get(key)
	m, _ := v.(graph.Data)
	return m
}

func truth(d graph.Data, key string, otherwise bool) bool {
	if v, ok := d.Get(key); ok {
		if b, ok := v.(bool); ok {
			return b
		}
	}
	return otherwise
}

// list returns the words under a key, be they a list or a single one.
func list(d graph.Data, key string) []string {
	v, _ := d.Get(key)
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var words []string
		for _, item := range v {
			if s, ok := item.(string); ok {
				words = append(words, s)
			}
		}
		return words
	}
	return nil
}
