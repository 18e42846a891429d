package argdown

import (
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/diag"
	"crux/graph/source"
)

// meta reads the front matter.
func (d *decoder) meta(settings graph.Data) {
	m := &d.b.Meta
	m.Settings = override(settings, d.doc.FrontMatter.fields())
	d.model()
	d.settings()
	if d.doc.FrontMatter == nil {
		return
	}
	r := reader{notes: d.notes, data: d.doc.FrontMatter}
	m.Data = r.data.Fields
	m.Title = r.text("title")
	m.Subtitle = r.text("subTitle", "subtitle")
	m.Author = strings.Join(r.texts("author"), ", ")
	m.Language = r.text("lang", "language")
	m.Abstract = r.text("abstract")
	m.Locators = r.text("locators")
	m.Theses = r.texts("thesis")
	for i, t := range m.Theses {
		m.Theses[i] = fold(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(t), "["), "]"))
	}
	switch work := r.value("text").(type) {
	case string:
		m.Work.Title = work
	case graph.Data:
		for _, f := range work {
			s, ok := graph.Word(f.Value)
			if list, isList := f.Value.([]any); isList {
				s, ok = strings.Join(strs(list), ", "), true
			}
			switch f.Key {
			case "title":
				m.Work.Title = s
			case "author":
				m.Work.Author = s
			case "place":
				m.Work.Place = s
			case "date":
				m.Work.Date = s
			default:
				ok = true
				r.unknown("text", f.Key, []string{"title", "author", "place", "date"})
			}
			if !ok {
				r.wrong("text", "the "+f.Key+" of the text must be words")
			}
		}
	case nil:
	default:
		r.wrong("text", "say what text is read as text: {title: …, author: …, place: …, date: …}")
	}
	switch unlocated := r.value("unlocated").(type) {
	case nil:
	case graph.Data:
		for _, f := range unlocated {
			reason, _ := graph.Word(f.Value)
			m.Unlocated = append(m.Unlocated, graph.Unlocated{Place: f.Key, Reason: reason,
				Occurrence: graph.Occurrence{File: d.doc.File, Range: r.data.Place("unlocated", f.Key)}})
		}
	default:
		r.wrong("unlocated", "list the places with their reasons, as in {p1.s1: a caption}")
	}
	r.near(slices.Concat(frontMatterKeys, argmap.Recognised, argmap.Ignored)...)
}

// frontMatterKeys are the keys that say what a document is, and how it is read.
var frontMatterKeys = []string{"title", "subTitle", "author", "date", "lang", "abstract", "locators", "thesis", "text", "unlocated", "model", "questions"}

// reader reads values out of data, and tells of those that are of the wrong
// kind.
type reader struct {
	*notes
	data *Data
}

func (r reader) wrong(key, hint string) {
	r.reportRange(r.data.place(key), diag.Error, "bad-value", hint, "%q cannot have this value", key)
}

// value returns the value of the first of keys that there is, or nil.
func (r reader) value(keys ...string) any {
	for _, key := range keys {
		if v, ok := r.data.Fields.Get(key); ok {
			return v
		}
	}
	return nil
}

func (r reader) text(keys ...string) string {
	v := r.value(keys...)
	if v == nil {
		return ""
	}
	s, ok := graph.Word(v)
	if !ok {
		r.wrong(keys[0], "write words")
	}
	return fold(s)
}

// texts returns the words, or the list of words, under a key.
func (r reader) texts(key string) []string {
	if list, ok := r.value(key).([]any); ok {
		return strs(list)
	}
	if s := r.text(key); s != "" {
		return []string{s}
	}
	return nil
}

// strs returns the values of a list that are words.
func strs(list []any) []string {
	var words []string
	for _, v := range list {
		if s, ok := graph.Word(v); ok {
			words = append(words, fold(s))
		}
	}
	return words
}

func (r reader) truth(key string, otherwise bool) bool {
	switch v := r.value(key).(type) {
	case nil:
		return otherwise
	case bool:
		return v
	}
	r.wrong(key, "write true or false")
	return otherwise
}

// strength returns a number from 0 to 1, or nil.
func (r reader) strength() *float64 {
	var f float64
	switch v := r.value("strength").(type) {
	case nil:
		return nil
	case int:
		f = float64(v)
	case float64:
		f = v
	default:
		r.wrong("strength", "write a number from 0 to 1")
		return nil
	}
	if !(f >= 0 && f <= 1) {
		r.wrong("strength", "write a number from 0 to 1")
		return nil
	}
	return &f
}

// reference returns where in the text that is read something stands.
func (r reader) reference() source.Reference {
	var quotes []source.Quote
	list, isList := r.value("quote").([]any)
	if s := r.text("quote"); !isList && s != "" {
		quotes = []source.Quote{{Exact: s, Prefix: r.text("prefix"), Suffix: r.text("suffix")}}
	}
	for _, v := range list {
		switch v := v.(type) {
		case string:
			quotes = append(quotes, source.Quote{Exact: v})
		case graph.Data:
			quotes = append(quotes, source.Quote{Exact: v.String("quote"), Prefix: v.String("prefix"), Suffix: v.String("suffix")})
		default:
			r.wrong("quote", `write the exact words, or a list of them`)
		}
	}
	ref := source.ParseReference(r.text("source"), quotes...)
	if s := r.text("offsets"); s != "" {
		var ok bool
		if ref.Offsets, ok = source.ParseOffsets(s); !ok {
			r.wrong("offsets", `write characters counted from 0, as in offsets: "120-245, 300-310"`)
		}
	}
	return ref
}

// unknown tells of a key below a key.
func (r reader) unknown(place, key string, known []string) {
	hint := "known here are " + strings.Join(known, ", ")
	if near := diag.Nearest(key, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	r.reportRange(r.data.place(place), diag.Hint, "unknown-key", hint, "the key %q has no meaning here", key)
}

// near tells of keys that look like misspelt ones of those known. Other keys
// are the author's own business.
func (r reader) near(known ...string) {
	for i, f := range r.data.Fields {
		if slices.Contains(known, f.Key) || len(f.Key) < 4 {
			continue
		}
		if near := diag.Nearest(f.Key, known); near != "" {
			r.reportRange(r.data.Keys[i], diag.Hint, "unknown-key", "did you mean "+near+"?", "the key %q has no meaning here", f.Key)
		}
	}
}

// relationData reads the data of an inference line.
func (d *decoder) relationData(rel *graph.Relation, data *Data) {
	r := reader{notes: d.notes, data: data}
	rel.Scheme = r.text("scheme")
	rel.Strict = r.truth("strict", false)
	rel.Strength = r.strength()
	rel.Tags = r.texts("tags")
	rel.Whole = r.truth("whole", false)
	r.near("scheme", "strict", "strength", "uses", "tags", "relation", "target", "sources", "whole", "question")
}
