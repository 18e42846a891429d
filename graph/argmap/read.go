package argmap

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"crux/graph"
	"crux/graph/diag"
)

// A Problem is something in a configuration that has no effect. None keeps a
// map from being made: what is not understood is left at its default.
type Problem struct {
	// Path are the keys that lead to it, such as selection and then
	// statementSelectionMode. Items of lists count from 0.
	Path    []string
	Message string // what is wrong, one sentence without a full stop
	Hint    string // what to do; may be ""
	// Error is true of a value that is not understood, and false of a key
	// that has no meaning.
	Error bool
}

// ReadSettings returns what a configuration says of argument maps, in Argdown's
// own words: a document's front matter, an argdown.config.json, or both merged.
// Other keys than those Recognised are left alone. Problems are in the order of
// the keys read, not of the configuration.
func ReadSettings(d graph.Data) (Settings, []Problem) {
	var problems []Problem
	root := block{d: d, problems: &problems}
	var s Settings
	if b, ok := root.block("selection"); ok {
		s.Selection = b.selection()
	}
	if b, ok := root.block("map"); ok {
		s.Labels = b.labels()
	}
	if b, ok := root.block("group"); ok {
		s.Grouping = b.grouping()
	}
	if b, ok := root.block("color"); ok {
		s.Colors = b.colors()
	}
	return s, problems
}

func (b block) selection() Selection {
	b.keys("selectedTags", "selectElementsWithoutTag", "selectedSections", "selectElementsWithoutSection",
		"includeStatements", "excludeStatements", "excludeArguments", "ignoreIsInMap", "excludeDisconnected", "statementSelectionMode")
	return Selection{
		Tags:              b.words("selectedTags"),
		WithoutTag:        b.truth("selectElementsWithoutTag", false),
		Sections:          b.words("selectedSections"),
		Outside:           b.truth("selectElementsWithoutSection", false),
		IncludeStatements: b.words("includeStatements"),
		ExcludeStatements: b.words("excludeStatements"),
		ExcludeArguments:  b.words("excludeArguments"),
		IgnoreIsInMap:     b.truth("ignoreIsInMap", false),
		KeepDisconnected:  !b.truth("excludeDisconnected", true),
		Mode:              Mode(max(b.choice("statementSelectionMode", Modes), 0)),
	}
}

func (b block) labels() Labels {
	b.keys("statementLabelMode", "argumentLabelMode", "addTags")
	return Labels{
		Statements: LabelMode(1 + b.choice("statementLabelMode", LabelModes)),
		Arguments:  LabelMode(1 + b.choice("argumentLabelMode", LabelModes)),
		HideTags:   !b.truth("addTags", true),
	}
}

func (b block) grouping() Grouping {
	b.keys("groupDepth", "sections", "regroup", "ignoreIsGroup", "ignoreIsClosed")
	g := Grouping{
		Depth:          b.depth("groupDepth"),
		IgnoreIsGroup:  b.truth("ignoreIsGroup", false),
		IgnoreIsClosed: b.truth("ignoreIsClosed", false),
	}
	if sections, ok := b.block("sections"); ok {
		g.Sections = map[string]SectionSetting{}
		for _, f := range sections.d {
			if s, ok := sections.below(f.Key, f.Value); ok {
				s.keys("isGroup", "isClosed")
				g.Sections[f.Key] = SectionSetting{IsGroup: s.maybe("isGroup"), IsClosed: s.maybe("isClosed")}
			}
		}
	}
	g.Regroup = b.regroup("regroup")
	return g
}

// depth reads a number of levels as Grouping holds it.
func (b block) depth(key string) int {
	v := b.value(key)
	n, ok := number(v)
	switch {
	case v == nil:
		return 0
	case !ok || n != math.Trunc(n) || math.Abs(n) > 1e6:
		b.wrong(key, "write how many levels of sections are groups, as in "+key+": 2")
		return 0
	case n <= 0:
		return -1
	}
	return int(n)
}

// regroup reads a list of sections that are made up, with those inside them.
func (b block) regroup(key string) []Regrouped {
	v := b.value(key)
	if v == nil {
		return nil
	}
	items, ok := v.([]any)
	if !ok {
		b.wrong(key, "write a list of groups, as in "+key+": [{title: …, statements: […], arguments: […]}]")
		return nil
	}
	var list []Regrouped
	for i, item := range items {
		d, ok := item.(graph.Data)
		at := b.at(key, strconv.Itoa(i))
		if !ok {
			at.problem(true, "write a group as {title: …, statements: […], arguments: […]}", "this is no group")
			continue
		}
		at.d = d
		at.keys("title", "statements", "arguments", "isClosed", "tags", "children")
		list = append(list, Regrouped{
			Title:      at.word("title"),
			Statements: at.words("statements"),
			Arguments:  at.words("arguments"),
			Tags:       at.words("tags"),
			Closed:     at.truth("isClosed", false),
			Children:   at.regroup("children"),
		})
	}
	return list
}

func (b block) colors() Colors {
	b.keys("colorScheme", "groupColorScheme", "relationColors", "colorizeByTag", "colorizeGroupsByTag", "tagColors", "statementColors",
		"argumentColors", "groupColors", "ignoreColorData", "statementFontColor", "argumentFontColor", "groupFontColor")
	c := Colors{
		Scheme:       b.scheme("colorScheme"),
		GroupScheme:  b.scheme("groupColorScheme"),
		IgnoreTags:   !b.truth("colorizeByTag", true),
		GroupsByTag:  b.truth("colorizeGroupsByTag", false),
		IgnoreData:   b.truth("ignoreColorData", false),
		StatementInk: b.hex("statementFontColor"),
		ArgumentInk:  b.hex("argumentFontColor"),
		GroupInk:     b.hex("groupFontColor"),
	}
	scheme, groups := c.scheme(), c.groupScheme()
	if tags, ok := b.block("tagColors"); ok {
		c.Tags = map[string]TagColor{}
		for _, f := range tags.d {
			if t, ok := tags.tagColor(f.Key, f.Value, max(len(scheme), len(groups))); ok {
				c.Tags[f.Key] = t
			}
		}
	}
	c.Statements = b.colorsOf("statementColors", len(scheme))
	c.Arguments = b.colorsOf("argumentColors", len(scheme))
	c.Groups = b.colorsOf("groupColors", len(groups))
	if relations, ok := b.block("relationColors"); ok {
		relations.keys(kinds[:]...)
		c.Relations = map[Kind]Color{}
		for k, name := range kinds {
			if v := relations.value(name); v != nil {
				if color, ok := relations.color(name, v, len(scheme)); ok {
					c.Relations[Kind(k)] = color
				}
			}
		}
	}
	return c
}

// scheme reads the name of a colour scheme or a list of colours; nil is the
// default.
func (b block) scheme(key string) []string {
	switch v := b.value(key).(type) {
	case nil:
	case string:
		if colors := schemes[v]; colors != nil {
			return colors
		}
		b.unknown(key, v, "no colour scheme", Schemes)
	case []any:
		list := []string{}
		for i, item := range v {
			s, _ := item.(string)
			if s = hex(s); s == "" {
				b.at(key).wrong(strconv.Itoa(i), writeHex)
			}
			list = append(list, s)
		}
		return list
	default:
		b.wrong(key, "write the name of a scheme, or a list of colours as in [\"#1b9e77\", \"#d95f02\"]")
	}
	return nil
}

// colorsOf reads colours by titles. Size is how many colours the scheme has.
func (b block) colorsOf(key string, size int) map[string]Color {
	below, ok := b.block(key)
	if !ok {
		return nil
	}
	colors := map[string]Color{}
	for _, f := range below.d {
		if c, ok := below.color(f.Key, f.Value, size); ok {
			colors[f.Key] = c
		}
	}
	return colors
}

const writeHex = `write it in quotes, as in "#1b9e77"`

// color reads a colour, or the number of one. Where it is not understood it is
// told, and the zero Color is none.
func (b block) color(key string, v any, size int) (Color, bool) {
	c, ok := colorOf(v)
	switch {
	case !ok:
		hint := writeHex
		if size > 0 {
			hint += fmt.Sprintf(", or the number of a colour of the scheme, from 0 to %d", size-1)
		}
		b.wrong(key, hint)
	case c.Hex == "" && c.Index >= size:
		hint := writeHex
		if size > 0 {
			hint = fmt.Sprintf("write a number from 0 to %d", size-1)
		}
		b.at(key).problem(true, hint, "the scheme has no colour %d", c.Index)
		ok = false
	}
	return c, ok
}

func (b block) tagColor(tag string, v any, size int) (TagColor, bool) {
	d, ok := v.(graph.Data)
	if !ok {
		c, ok := b.color(tag, v, size)
		return TagColor{Color: c}, ok
	}
	below := b.at(tag)
	below.d = d
	below.keys("color", "priority")
	t := TagColor{Color: Color{Index: -1}}
	if v := below.value("color"); v != nil {
		if c, ok := below.color("color", v, size); ok {
			t.Color = c
		}
	}
	if v := below.value("priority"); v != nil {
		if t.Priority, ok = number(v); !ok {
			below.wrong("priority", "write a number; of several tags the one with the highest counts")
		}
	}
	return t, true
}

// colorOf returns the colour that a value stands for, if it stands for one.
func colorOf(v any) (Color, bool) {
	switch v := v.(type) {
	case string:
		s := hex(v)
		return Color{Hex: s}, s != ""
	case int:
		return Color{Index: v}, v >= 0
	case float64:
		return Color{Index: int(v)}, v >= 0 && v < 1e6 && v == math.Trunc(v)
	case graph.Data:
		if inner, ok := v.Get("color"); ok {
			if _, nested := inner.(graph.Data); !nested {
				return colorOf(inner)
			}
		}
	}
	return Color{}, false
}

// hex returns s if it is a colour as #rgb or #rrggbb, else "".
func hex(s string) string {
	if len(s) != 4 && len(s) != 7 || s[0] != '#' {
		return ""
	}
	for _, r := range s[1:] {
		if !strings.ContainsRune("0123456789abcdefABCDEF", r) {
			return ""
		}
	}
	return s
}

// A block is a mapping in a configuration, and what is told of it.
type block struct {
	d        graph.Data
	path     []string
	problems *[]Problem
}

// at returns the place of something below b, without its contents.
func (b block) at(keys ...string) block {
	return block{path: append(slices.Clone(b.path), keys...), problems: b.problems}
}

func (b block) problem(wrong bool, hint, format string, args ...any) {
	*b.problems = append(*b.problems, Problem{Path: b.path, Message: fmt.Sprintf(format, args...), Hint: hint, Error: wrong})
}

// wrong tells that the value of a key is not understood.
func (b block) wrong(key, hint string) {
	b.at(key).problem(true, hint, "the value of %q is not of the right kind", key)
}

// unknown tells that word is none of those known.
func (b block) unknown(key, word, what string, known []string) {
	hint := "there are " + strings.Join(known, ", ")
	if near := diag.Nearest(word, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	b.at(key).problem(true, hint, "%q is %s", word, what)
}

// otherwiseSpelt are keys that Argdown's documentation spells in another way
// than Argdown reads them.
var otherwiseSpelt = map[string]string{"colorByTag": "colorizeByTag", "colorByTags": "colorizeByTag",
	"colorGroupsByTag": "colorizeGroupsByTag", "colorGroupsByTags": "colorizeGroupsByTag"}

// keys tells of keys that are none of those known.
func (b block) keys(known ...string) {
	for _, f := range b.d {
		if slices.Contains(known, f.Key) {
			continue
		}
		near := otherwiseSpelt[f.Key]
		if !slices.Contains(known, near) {
			near = diag.Nearest(f.Key, known)
		}
		hint := ""
		if near != "" {
			hint = "did you mean " + near + "?"
		} else if len(known) <= 6 {
			hint = "known here are " + strings.Join(known, ", ")
		}
		b.at(f.Key).problem(false, hint, "the key %q has no meaning here", f.Key)
	}
}

func (b block) value(key string) any {
	v, _ := b.d.Get(key)
	return v
}

// block returns the mapping under a key, and whether there is one.
func (b block) block(key string) (block, bool) { return b.below(key, b.value(key)) }

// below returns the mapping that is the value of a key, and whether it is one.
func (b block) below(key string, value any) (block, bool) {
	below := b.at(key)
	switch v := value.(type) {
	case nil:
	case graph.Data:
		below.d = v
		return below, true
	default:
		b.wrong(key, "write keys with their values below it")
	}
	return below, false
}

func (b block) truth(key string, otherwise bool) bool {
	if v := b.maybe(key); v != nil {
		return *v
	}
	return otherwise
}

func (b block) maybe(key string) *bool {
	switch v := b.value(key).(type) {
	case nil:
	case bool:
		return &v
	default:
		b.wrong(key, "write true or false")
	}
	return nil
}

// choice returns the index of a value among names, -1 for none.
func (b block) choice(key string, names []string) int {
	switch v := b.value(key).(type) {
	case nil:
	case string:
		if i := slices.Index(names, v); i >= 0 {
			return i
		}
		b.unknown(key, v, "no "+key, names)
	default:
		b.wrong(key, "write one of "+strings.Join(names, ", "))
	}
	return -1
}

func (b block) hex(key string) string {
	v := b.value(key)
	if v == nil {
		return ""
	}
	s, _ := v.(string)
	if s = hex(s); s == "" {
		b.wrong(key, writeHex)
	}
	return s
}

// word returns a value as text: numbers are titles too.
func (b block) word(key string) string {
	v := b.value(key)
	s, ok := graph.Word(v)
	if v != nil && !ok {
		b.wrong(key, "write words")
	}
	return s
}

// words returns the words under a key, be they a list or a single one; nil if
// there is no such key.
func (b block) words(key string) []string {
	v := b.value(key)
	items, isList := v.([]any)
	if v == nil {
		return nil
	}
	if !isList {
		items = []any{v}
	}
	words := []string{}
	for i, item := range items {
		s, ok := graph.Word(item)
		switch {
		case ok:
			words = append(words, s)
		case isList:
			b.at(key).wrong(strconv.Itoa(i), "write words")
		default:
			b.wrong(key, "write a list, as in [one, another]")
			return nil
		}
	}
	return words
}

func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, !math.IsNaN(v) && !math.IsInf(v, 0)
	}
	return 0, false
}
