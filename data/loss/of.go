package loss

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
)

// Of lists what g says beyond the features that a format keeps, in the order of its
// nodes, then arguments, sections and what belongs to the whole. The records of
// other formats are lost to all but those of the format with the given id.
//
// It tells of no loss of supports, attacks, linked premises, sketches, texts, order
// and notation: what becomes of these, only the encoder knows.
func Of(g *graph.Graph, format string, keeps ...Feature) List {
	w := walk{g: g, format: format, keeps: keeps}
	for _, n := range g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			w.claim(n)
		case *graph.Sketch:
			w.sketch(n)
		case *graph.Relation:
			w.relation(n)
		}
	}
	for _, a := range g.Arguments() {
		w.argument(a)
	}
	w.sections(g.Sections)
	w.head(g.Meta)
	return w.list
}

// Name names a claim, sketch, argument, relation or section as messages do: by its
// title in brackets, or by its first words.
func Name(x any) string {
	switch x := x.(type) {
	case *graph.Claim:
		return titled("[", x.Title(), "]", x.Text)
	case *graph.Sketch:
		return titled("<", x.Title(), ">", x.Text)
	case *graph.Argument:
		return titled("<", x.Title(), ">", x.Text)
	case *graph.Section:
		return "the section " + quoted(x.Title.Plain)
	case *graph.Relation:
		kind := x.Kind.String()
		switch t := x.Target.(type) {
		case nil:
			return "the " + kind + " without a target"
		case *graph.Relation:
			if x.Kind == graph.Attack {
				kind = "undercut"
			}
			if x.Conclusion() == nil {
				return "the " + kind + " of a step"
			}
			return "the " + kind + " of a step to " + Name(x.Conclusion())
		default:
			return "the " + kind + " of " + Name(t)
		}
	}
	return ""
}

func titled(open, title, end string, text graph.Text) string {
	switch {
	case title != "":
		return open + short(title) + end
	case text.Plain != "":
		return quoted(text.Plain)
	}
	return "what has neither title nor text"
}

func quoted(s string) string { return "“" + short(s) + "”" }

// short returns the first words of s, on one line.
func short(s string) string {
	const most = 50
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	s = string(runes[:most])
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return s + " …"
}

type walk struct {
	g      *graph.Graph
	format string
	keeps  Set
	list   List
}

// lost adds a loss if there is something to lose that the format does not keep.
func (w *walk) lost(f Feature, there bool, at []graph.Occurrence, format string, args ...any) {
	if there && !w.keeps.Has(f) {
		w.list.Lost(f, at, format, args...)
	}
}

// of adds the losses that claims, sketches and relations share. Said are the keys of
// data that say what a field of the element says.
func (w *walk) of(x any, at []graph.Occurrence, tags []string, data, foreign graph.Data, said []string) {
	w.lost(Tags, len(tags) > 0, at, "the tags of %s: #%s", name{x}, strings.Join(tags, ", #"))
	own := slices.DeleteFunc(slices.Clone(data), func(f graph.Field) bool { return slices.Contains(said, f.Key) })
	w.lost(Data, len(own) > 0, at, "the data of %s: %s", name{x}, keys(own))
	w.foreign(x, at, foreign)
}

func (w *walk) foreign(x any, at []graph.Occurrence, foreign graph.Data) {
	for _, f := range foreign {
		if f.Key != w.format {
			w.lost(Foreign, true, at, "what the format %s says of %s", f.Key, name{x})
		}
	}
}

func keys(d graph.Data) string {
	var list []string
	for _, f := range d {
		list = append(list, f.Key)
	}
	return strings.Join(list, ", ")
}

func (w *walk) claim(c *graph.Claim) {
	at := c.Occurrences
	w.lost(Titles, c.Title() != "" && c.Title() != c.Text.Plain && c.Text.Plain != "", at, "the title %s", name{c})
	w.lost(Implicit, c.Implicit, at, "that %s is unstated", name{c})
	w.lost(Asserted, !c.Asserted, at, "that %s holds for its reasons only", name{c})
	w.said(c, at, c.Text, c.Voice, c.Strength)
	w.reference(c, at, c.Source.Written, len(c.Source.Quotes), len(c.Source.Offsets))
	w.of(c, at, c.Tags, c.Data, c.Foreign, claimKeys)
}

func (w *walk) sketch(s *graph.Sketch) {
	at := s.Occurrences
	w.lost(Titles, s.Title() != "" && s.Title() != s.Text.Plain && s.Text.Plain != "", at, "the title %s", name{s})
	w.said(s, at, s.Text, s.Voice, s.Strength)
	w.reference(s, at, s.Source.Written, len(s.Source.Quotes), len(s.Source.Offsets))
	w.of(s, at, s.Tags, s.Data, s.Foreign, claimKeys)
}

// A name is the name of a claim, relation or the like, made only where it is told: that
// of a relation on relations takes a while.
type name struct{ of any }

func (n name) String() string { return Name(n.of) }

// Keys of data that say what a field says.
var (
	claimKeys    = []string{"source", "quote", "prefix", "suffix", "offsets", "voice", "strength", "implicit", "assert"}
	relationKeys = []string{"scheme", "strict", "strength", "tags", "uses", "relation", "target", "sources", "negates", "whole"}
	headKeys     = []string{"title", "subTitle", "subtitle", "author", "lang", "language", "abstract", "text", "thesis", "locators", "unlocated"}
)

func (w *walk) said(n graph.Node, at []graph.Occurrence, text graph.Text, voice string, strength *float64) {
	marks := 0
	for _, m := range text.Marks {
		if m.Kind != graph.TagMark {
			marks++
		}
	}
	w.lost(Marks, marks > 0, at, "emphasis, links and mentions of %s", name{n})
	w.lost(Voices, voice != "", at, "who says %s: %s", name{n}, short(voice))
	if strength != nil {
		w.lost(Strengths, true, at, "the strength of %s, %g", name{n}, *strength)
	}
}

func (w *walk) reference(n graph.Node, at []graph.Occurrence, written string, quotes, offsets int) {
	w.lost(Locators, written != "", at, "where the text states %s: %s", name{n}, short(written))
	w.lost(Quotes, quotes > 0, at, "the words of the text that state %s", name{n})
	w.lost(Offsets, offsets > 0, at, "the offsets of %s", name{n})
}

func (w *walk) relation(r *graph.Relation) {
	at := r.Occurrences
	w.lost(Incomplete, r.Incomplete(), at, "%s, which is incomplete", name{r})
	w.lost(Restatements, r.Kind == graph.Restatement, at, "%s", name{r})
	w.lost(Preferences, r.Kind == graph.Preference, at, "%s", name{r})
	if on, ok := r.Target.(*graph.Relation); ok {
		_, deeper := on.Target.(*graph.Relation)
		first := !deeper || w.keeps.Has(Nested) // each is told once
		w.lost(Undercuts, first && r.Kind == graph.Attack, at, "%s", name{r})
		w.lost(Backings, first && r.Kind == graph.Support, at, "%s", name{r})
		w.lost(Nested, deeper && (r.Kind == graph.Attack || r.Kind == graph.Support), at, "%s, which is itself a relation on a step", name{r})
	}
	if c := r.Contradiction; c != nil && c.There == r {
		w.lost(Contradictions, true, at, "that %s and the attack back are a contradiction", name{r})
	}
	w.lost(Schemes, r.Scheme != "", at, "the scheme of %s: %s", name{r}, short(r.Scheme))
	w.lost(Rules, len(r.Rules) > 0, at, "the rules of %s: %s", name{r}, short(strings.Join(r.Rules, ", ")))
	w.lost(Strict, r.Strict, at, "that %s is strict", name{r})
	if r.Strength != nil {
		w.lost(Strengths, true, at, "the strength of %s, %g", name{r}, *r.Strength)
	}
	w.lost(Arguments, r.Whole, at, "that %s is meant for an argument as a whole", name{r})
	w.lost(Undercuts, r.UndercutsSketch, at, "that %s undercuts", name{r})
	w.of(r, at, r.Tags, r.Data, r.Foreign, relationKeys)
}

// argument adds what is said of a group of relations. An untitled one of one step of
// which nothing is said is no more than the step.
func (w *walk) argument(a *graph.Argument) {
	at := a.Occurrences
	if a.Title() != "" || len(a.Relations) != 1 {
		w.lost(Arguments, true, at, "the argument %s of %s", name{a}, steps(len(a.Relations)))
	}
	w.lost(Arguments, a.Text.Untagged() != "", at, "what is said of the argument %s", name{a})
	w.of(a, at, a.Tags, a.Data, nil, nil)
	w.lost(Sections, a.Section != nil, at, "the section of %s", name{a})
}

func steps(n int) string {
	if n == 1 {
		return "one step"
	}
	return fmt.Sprintf("%d steps", n)
}

func (w *walk) sections(list []*graph.Section) {
	for _, s := range list {
		w.lost(Sections, true, s.Occurrences, "%s", name{s})
		w.lost(Tags, len(s.Tags) > 0, s.Occurrences, "the tags of %s", name{s})
		w.lost(Data, len(s.Data) > 0, s.Occurrences, "the data of %s: %s", name{s}, keys(s.Data))
		w.sections(s.Sections)
	}
}

func (w *walk) head(m graph.Meta) {
	for _, f := range []struct{ name, value string }{
		{"title", m.Title}, {"subtitle", m.Subtitle}, {"author", m.Author}, {"language", m.Language}, {"abstract", m.Abstract},
		{"work that is read", m.Work.Title + m.Work.Author + m.Work.Place + m.Work.Date}, {"way that locators count", m.Locators},
	} {
		w.lost(Head, f.value != "", nil, "the %s of the document", f.name)
	}
	w.lost(Theses, len(m.Theses) > 0, nil, "which claim is the thesis")
	w.lost(Locators, len(m.Unlocated) > 0, nil, "the places of the text that carry no claim")
	if m.Text != nil {
		w.lost(Source, true, nil, "the text that is read")
	}
	own := slices.DeleteFunc(slices.Clone(m.Data), func(f graph.Field) bool { return slices.Contains(headKeys, f.Key) })
	w.lost(Data, len(own) > 0, nil, "settings of the document: %s", keys(own))
	for _, f := range m.Foreign {
		if f.Key != w.format {
			w.lost(Foreign, true, nil, "what the format %s has beside claims and relations", f.Key)
		}
	}
}

// Words returns what a format without titles writes of a claim or sketch: its text
// without tags, or its title where it has no text; "" if it has neither.
func Words(n graph.Node) string {
	var t graph.Text
	title := ""
	switch n := n.(type) {
	case *graph.Claim:
		t, title = n.Text, n.Title()
	case *graph.Sketch:
		t, title = n.Text, n.Title()
	}
	if t.Plain == "" {
		return title
	}
	if slices.ContainsFunc(t.Marks, func(m graph.Mark) bool { return m.Kind == graph.TagMark }) {
		return t.Untagged()
	}
	return strings.TrimSpace(t.Plain)
}
