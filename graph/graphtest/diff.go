package graphtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crux/graph"
	"crux/graph/source"
)

// Diff returns "" if two graphs say the same, else how they differ: a line for
// each thing that only a has, with "-" before it, and for each that only b has,
// with "+".
//
// Two graphs say the same if they have the same claims and sketches in the same
// order, the same relations with their sources in the same order, the same
// arguments with their steps in the same order, the same tree of sections and the
// same Meta. Of no account are
//
//   - the order of relations among each other, and of arguments: a notation may
//     have to give a relation behind its ends, and an argument in its section;
//   - keys that are made up ("Untitled 7"): who has none is known by its place;
//   - tags within a text, but for the list of tags; white space;
//   - an untitled argument of one step of which nothing is said: the step is a
//     relation like one that is in no argument;
//   - fields of Data that say what a field of the element says;
//   - Reconstructed, occurrences, and Meta.Settings.
func Diff(a, b *graph.Graph) string {
	x, y := newSaying(a), newSaying(b)
	var s strings.Builder
	s.WriteString(differing("", x.meta(), y.meta()))
	s.WriteString(differing("section ", x.sections(), y.sections()))
	s.WriteString(differing("", x.nodes(), y.nodes()))
	s.WriteString(unordered(x.relations(), y.relations()))
	s.WriteString(unordered(x.arguments(), y.arguments()))
	return s.String()
}

// differing compares lists line by line.
func differing(what string, a, b []string) string {
	var s strings.Builder
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(b):
			fmt.Fprintf(&s, "- %s%s\n", what, a[i])
		case i >= len(a):
			fmt.Fprintf(&s, "+ %s%s\n", what, b[i])
		case a[i] != b[i]:
			fmt.Fprintf(&s, "- %s%s\n+ %s%s\n", what, a[i], what, b[i])
		}
	}
	return s.String()
}

// unordered compares lists whose order is of no account.
func unordered(a, b []string) string {
	count := map[string]int{}
	for _, line := range b {
		count[line]++
	}
	var s strings.Builder
	for _, line := range a {
		if count[line]--; count[line] < 0 {
			fmt.Fprintf(&s, "- %s\n", line)
		}
	}
	for _, line := range slices.Backward(b) {
		if count[line] > 0 {
			count[line]--
			fmt.Fprintf(&s, "+ %s\n", line)
		}
	}
	return s.String()
}

// A saying writes what a graph says.
type saying struct {
	g *graph.Graph
	// names has how claims, sketches and arguments are called.
	names map[any]string
	// claims and others have what is called by a key.
	claims map[string]any
	others map[string]any
	places map[*graph.Section]string
}

func newSaying(g *graph.Graph) *saying {
	s := &saying{g: g, names: map[any]string{}, claims: map[string]any{}, others: map[string]any{}, places: map[*graph.Section]string{}}
	untitled := 0
	name := func(n any, key, brackets string, none bool) {
		if none {
			untitled++
			key = "untitled " + strconv.Itoa(untitled)
			brackets = "  "
		}
		s.names[n] = strings.TrimSpace(brackets[:1] + key + brackets[1:])
	}
	for _, c := range g.Claims() {
		name(c, c.Key, "[]", c.Untitled)
		s.claims[c.Key] = c
	}
	for _, k := range g.Sketches() {
		name(k, k.Key, "<>", k.Untitled)
		s.others[k.Key] = k
	}
	for _, a := range g.Arguments() {
		if a.Untitled {
			s.names[a] = "an untitled argument"
		} else {
			s.names[a] = "<" + a.Key + ">"
		}
		s.others[a.Key] = a
	}
	var number func(list []*graph.Section, before string)
	number = func(list []*graph.Section, before string) {
		for i, section := range list {
			s.places[section] = before + strconv.Itoa(i+1)
			number(section.Sections, s.places[section]+".")
		}
	}
	number(g.Sections, "")
	return s
}

// called returns the name of what is called by a key.
func (s *saying) called(key string, among map[string]any) string {
	if n, ok := among[key]; ok {
		return s.names[n]
	}
	if number, ok := strings.CutPrefix(key, "Untitled "); ok {
		if _, err := strconv.Atoi(number); err == nil {
			return "nothing, untitled" // a made-up key of nothing
		}
	}
	return "nothing, " + key
}

func (s *saying) meta() []string {
	m := s.g.Meta
	lines := []string{
		"title " + m.Title, "subtitle " + m.Subtitle, "author " + m.Author, "language " + m.Language,
		"abstract " + m.Abstract, fmt.Sprintf("work %q", m.Work), "locators " + m.Locators,
		"data " + s.data(m.Data, "title", "subTitle", "subtitle", "author", "lang", "language", "abstract", "text", "thesis", "locators", "unlocated"),
	}
	if m.Text != nil {
		lines = append(lines, fmt.Sprintf("the text %q", m.Text))
	}
	lines = append(lines, foreign(m.Foreign))
	for _, key := range m.Theses {
		lines = append(lines, "thesis "+s.called(key, s.claims))
	}
	for _, u := range m.Unlocated {
		lines = append(lines, fmt.Sprintf("unlocated %q %q", u.Place, u.Reason))
	}
	return lines
}

func (s *saying) sections() []string {
	var lines []string
	var below func(list []*graph.Section)
	below = func(list []*graph.Section) {
		for _, section := range list {
			lines = append(lines, fmt.Sprintf("%s level %d: %s%s%s", s.places[section], section.Level,
				s.text(section.Title), tags(section.Tags), s.data(section.Data)))
			below(section.Sections)
		}
	}
	below(s.g.Sections)
	return lines
}

// nodes writes claims and sketches.
func (s *saying) nodes() []string {
	var lines []string
	for _, n := range s.g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			line := s.names[n] + ": " + s.text(n.Text) + tags(n.Tags) + voice(n.Voice) + reference(n.Source) + strength(n.Strength)
			if n.Implicit {
				line += " implicit"
			}
			if !n.Asserted {
				line += " for its reasons only"
			}
			lines = append(lines, line+s.data(n.Data, claimKeys...)+foreign(n.Foreign)+s.in(n.Section))
		case *graph.Sketch:
			lines = append(lines, s.names[n]+": "+s.text(n.Text)+tags(n.Tags)+voice(n.Voice)+reference(n.Source)+strength(n.Strength)+
				s.data(n.Data, sketchKeys...)+foreign(n.Foreign)+s.in(n.Section))
		}
	}
	return lines
}

var (
	claimKeys    = []string{"source", "quote", "prefix", "suffix", "offsets", "voice", "strength", "implicit", "assert"}
	sketchKeys   = []string{"source", "quote", "prefix", "suffix", "offsets", "voice", "strength"}
	relationKeys = []string{"scheme", "strict", "strength", "tags", "uses", "relation", "target", "sources", "negates", "whole"}
)

func (s *saying) in(section *graph.Section) string {
	if section == nil {
		return ""
	}
	return " in section " + s.places[section]
}

// relations writes the relations that are on none, each with those on it.
func (s *saying) relations() []string {
	var lines []string
	for _, r := range s.g.Relations() {
		if _, on := r.Target.(*graph.Relation); !on {
			lines = append(lines, s.relation(r))
		}
	}
	return lines
}

func (s *saying) relation(r *graph.Relation) string {
	line := s.ends(r)
	if len(r.Rules) > 0 {
		line += fmt.Sprintf(" by %q", r.Rules)
	}
	if r.Scheme != "" {
		line += " scheme " + strconv.Quote(r.Scheme)
	}
	line += strength(r.Strength)
	for _, flag := range []struct {
		set  bool
		name string
	}{{r.Strict, "strict"}, {r.Whole, "whole"}, {r.UndercutsSketch, "undercuts a sketch"}} {
		if flag.set {
			line += " " + flag.name
		}
	}
	line += tags(r.Tags) + s.data(r.Data, relationKeys...) + foreign(r.Foreign)
	if a := r.Argument; a != nil && !trivial(a) {
		line += fmt.Sprintf(" step %d of %s", slices.Index(a.Relations, r)+1, s.names[a])
	}
	if c := r.Contradiction; c != nil {
		half, other := "first", c.Back
		if r == c.Back {
			half, other = "second", c.There
		}
		kind := "contradictory"
		if c.Kind == graph.Contrary {
			kind = "contrary"
		}
		line += fmt.Sprintf(" %s half of a %s pair with %s", half, kind, s.ends(other))
	}
	var on []string
	for _, u := range s.g.On(r) {
		on = append(on, s.relation(u))
	}
	if len(on) > 0 {
		slices.Sort(on)
		line += " {" + strings.Join(on, "; ") + "}"
	}
	return line
}

// ends names the kind and the ends of a relation.
func (s *saying) ends(r *graph.Relation) string {
	from := "nothing"
	if len(r.Sources) > 0 {
		names := make([]string, len(r.Sources))
		for i, n := range r.Sources {
			names[i] = s.names[n]
		}
		from = strings.Join(names, " + ")
	}
	to := "nothing"
	if _, on := r.Target.(*graph.Relation); on {
		to = "relation"
	} else if r.Target != nil {
		to = s.names[r.Target]
	}
	return fmt.Sprintf("%s: %s → %s", r.Kind, from, to)
}

// trivial reports whether nothing is said of an argument but its one step.
func trivial(a *graph.Argument) bool {
	return a.Untitled && len(a.Relations) == 1 && a.Text.Untagged() == "" && len(a.Tags) == 0 && len(a.Data) == 0
}

func (s *saying) arguments() []string {
	var lines []string
	for _, a := range s.g.Arguments() {
		if trivial(a) {
			continue
		}
		line := s.names[a] + ": " + s.text(a.Text) + tags(a.Tags) + s.data(a.Data) + s.in(a.Section)
		for _, r := range a.Relations {
			line += " / " + s.ends(r)
		}
		lines = append(lines, line)
	}
	return lines
}

// text writes a text with its marks, but without its tags.
func (s *saying) text(t graph.Text) string {
	t = s.rename(t)
	// at[i] is where byte i of t.Plain is in plain; out[i] reports whether it
	// is left out, as a part of a tag or because it is white space.
	var plain strings.Builder
	at, out := make([]int, len(t.Plain)+1), make([]bool, len(t.Plain)+1)
	tagged := 0
	space := false
	next := 0
	for i, r := range t.Plain {
		for next < len(t.Marks) && t.Marks[next].Start <= i {
			if t.Marks[next].Kind == graph.TagMark {
				tagged = max(tagged, t.Marks[next].End)
			}
			next++
		}
		isSpace := strings.TrimSpace(string(r)) == ""
		switch {
		case i < tagged || isSpace:
			out[i] = true
			space = space || isSpace && i >= tagged
		default:
			if space && plain.Len() > 0 {
				plain.WriteByte(' ')
			}
			space = false
		}
		for j := range len(string(r)) {
			at[i+j] = plain.Len() + j
			out[i+j] = out[i]
			if out[i] {
				at[i+j] = plain.Len()
			}
		}
		if !out[i] {
			plain.WriteRune(r)
		}
	}
	at[len(t.Plain)] = plain.Len()
	said := strconv.Quote(plain.String())
	var marks []string
	names := []string{"emphasis", "strong", "link", "mention", "mention", ""}
	for _, m := range t.Marks {
		start, end := m.Start, m.End
		if m.Kind == graph.TagMark || start < 0 || end > len(t.Plain) || start > end {
			continue
		}
		for start < end && out[start] {
			start++
		}
		for end > start && out[end-1] {
			end--
		}
		if start == end {
			continue
		}
		target := m.Target
		switch m.Kind {
		case graph.ClaimMention:
			target = s.called(m.Target, s.claims)
		case graph.ArgumentMention:
			target = s.called(m.Target, s.others)
		}
		last := at[end-1] + 1
		marks = append(marks, fmt.Sprintf("%s %d-%d %s", names[m.Kind], at[start], last, target))
	}
	if len(marks) > 0 {
		slices.Sort(marks)
		said += " (" + strings.Join(marks, ", ") + ")"
	}
	return said
}

// rename puts the names by which things without a title are known into the
// mentions of them, whose keys are a part of the text.
func (s *saying) rename(t graph.Text) graph.Text {
	var plain strings.Builder
	marks := slices.Clone(t.Marks)
	from := 0
	for i, m := range t.Marks {
		among := s.claims
		if m.Kind == graph.ArgumentMention {
			among = s.others
		} else if m.Kind != graph.ClaimMention {
			continue
		}
		name := s.called(m.Target, among)
		if !strings.Contains(name, "untitled") || m.Start < from || m.End > len(t.Plain) || m.Start > m.End || t.Plain[m.Start:m.End] != m.Target {
			continue
		}
		plain.WriteString(t.Plain[from:m.Start])
		start := plain.Len()
		plain.WriteString(name)
		shift := plain.Len() - m.End
		from = m.End
		for j, other := range t.Marks {
			if other.Start >= m.End {
				marks[j].Start = other.Start + shift
			}
			if other.End >= m.End {
				marks[j].End = other.End + shift
			}
		}
		marks[i].Start = start
	}
	plain.WriteString(t.Plain[from:])
	return graph.Text{Plain: plain.String(), Marks: marks}
}

func tags(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf(" tags %q", list)
}

func voice(v string) string {
	if v == "" {
		return ""
	}
	return " voice " + strconv.Quote(v)
}

func strength(f *float64) string {
	if f == nil {
		return ""
	}
	return " strength " + strconv.FormatFloat(*f, 'g', -1, 64)
}

func reference(r source.Reference) string {
	if r.IsZero() {
		return ""
	}
	return fmt.Sprintf(" source %q quotes %q offsets %v", r.Written, r.Quotes, r.Offsets)
}

// foreign writes the records of other formats.
func foreign(d graph.Data) string {
	if len(d) == 0 {
		return ""
	}
	return fmt.Sprintf(" foreign %v", d)
}

// data writes fields but for those with the given keys.
func (s *saying) data(d graph.Data, but ...string) string {
	d = slices.DeleteFunc(slices.Clone(d), func(f graph.Field) bool { return slices.Contains(but, f.Key) })
	if len(d) == 0 {
		return ""
	}
	return " data " + value(d)
}

// value writes a value; of a key that is given twice the last value counts.
func value(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return strconv.Quote(v)
	case float64:
		return "float " + strconv.FormatFloat(v, 'g', -1, 64)
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = value(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case graph.Data:
		var fields []string
		for i, f := range v {
			if slices.ContainsFunc(v[:i], func(g graph.Field) bool { return g.Key == f.Key }) {
				continue
			}
			last, _ := v.Get(f.Key)
			fields = append(fields, strconv.Quote(f.Key)+": "+value(last))
		}
		return "{" + strings.Join(fields, ", ") + "}"
	}
	return fmt.Sprintf("%T %v", v, v)
}
