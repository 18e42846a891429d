package argdown

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/source"
)

// Fields of the graph that have no sign in Argdown are written as data. What a
// graph has as data says many of them already; where it says the same, it stays as
// it is.

// A field is a key that has a meaning, with what is to be written under it.
type field struct {
	key   string
	value any
	given bool // else nothing is written
	// kept: what the data have under it says the same, so that is written.
	kept bool
}

// merged returns data with fields: each at the place where data has its key, the
// others behind. Of a key that data has twice the last value counts.
func merged(data graph.Data, fields []field) graph.Data {
	written := map[string]bool{}
	last := make(map[string]any, len(data))
	for _, f := range data {
		last[f.Key] = f.Value
	}
	var all graph.Data
	for _, f := range data {
		if written[f.Key] {
			continue
		}
		written[f.Key] = true
		value := last[f.Key]
		if i := slices.IndexFunc(fields, func(k field) bool { return k.key == f.Key }); i >= 0 {
			switch k := fields[i]; {
			case k.kept:
			case k.given:
				value = k.value
			default:
				continue
			}
		}
		all = append(all, graph.Field{Key: f.Key, Value: value})
	}
	for _, k := range fields {
		if k.given && !k.kept && !written[k.key] {
			all = append(all, graph.Field{Key: k.key, Value: k.value})
		}
	}
	return all
}

// reading reads data as Decode does, without telling anything.
func (e *encoder) reading(data graph.Data) reader {
	return reader{notes: e.silent, data: &Data{Fields: data, Keys: make([]diag.Range, len(data))}}
}

// claimData returns the data of a claim, its fields among them.
func (e *encoder) claimData(c *graph.Claim) graph.Data {
	r := e.reading(c.Data)
	what := e.name(c)
	fields := e.referenceFields(r, c.Source, what)
	fields = append(fields, e.voiceField(r, c.Voice, what))
	implicit := r.truth("implicit", false)
	fields = append(fields, field{key: "implicit", value: c.Implicit, given: c.Implicit, kept: implicit == c.Implicit && has(c.Data, "implicit")})
	fields = append(fields, e.strengthField(r, c.Strength, what))
	asserted := r.truth("assert", true)
	fields = append(fields, field{key: "assert", value: c.Asserted, given: !c.Asserted, kept: asserted == c.Asserted && has(c.Data, "assert")})
	return e.clean(merged(c.Data, fields), what)
}

func (e *encoder) sketchData(s *graph.Sketch) graph.Data {
	r := e.reading(s.Data)
	what := e.name(s)
	fields := e.referenceFields(r, s.Source, what)
	fields = append(fields, e.voiceField(r, s.Voice, what), e.strengthField(r, s.Strength, what))
	return e.clean(merged(s.Data, fields), what)
}

func has(d graph.Data, key string) bool {
	_, ok := d.Get(key)
	return ok
}

func (e *encoder) voiceField(r reader, voice, what string) field {
	if fold(voice) != voice {
		e.lose(loss.Voices, "the voice of %s has white space that is not kept", what)
	}
	return field{key: "voice", value: voice, given: voice != "", kept: voice != "" && r.text("voice") == voice}
}

func (e *encoder) strengthField(r reader, strength *float64, what string) field {
	k := field{key: "strength", given: strength != nil}
	if strength == nil {
		return k
	}
	if !(*strength >= 0 && *strength <= 1) {
		e.lose(loss.Strengths, "the strength of %s, %g, is not from 0 to 1", what, *strength)
		return field{key: "strength"}
	}
	k.value = *strength
	if *strength == math.Trunc(*strength) {
		k.value = int(*strength)
	}
	read := r.strength()
	k.kept = read != nil && *read == *strength
	return k
}

// referenceFields are source, quote, prefix, suffix and offsets.
func (e *encoder) referenceFields(r reader, ref source.Reference, what string) []field {
	fields := []field{{key: "source"}, {key: "quote"}, {key: "prefix"}, {key: "suffix"}, {key: "offsets"}}
	if read := r.reference(); !ref.IsZero() && read.Written == ref.Written && slices.Equal(read.Quotes, ref.Quotes) && slices.Equal(read.Offsets, ref.Offsets) {
		for i := range fields {
			fields[i].kept = has(r.data.Fields, fields[i].key)
		}
		return fields
	}
	if fold(ref.Written) != ref.Written || ref.Written == "" && len(ref.Locators) > 0 {
		e.lose(loss.Locators, "the source of %s is not written as it is given", what)
	}
	set := func(i int, value string) { fields[i].value, fields[i].given = value, value != "" }
	set(0, ref.Written)
	set(4, source.FormatOffsets(ref.Offsets))
	if len(ref.Quotes) == 1 {
		if q := ref.Quotes[0]; q.Exact != "" && fold(q.Exact) == q.Exact && fold(q.Prefix) == q.Prefix && fold(q.Suffix) == q.Suffix {
			set(1, q.Exact)
			set(2, q.Prefix)
			set(3, q.Suffix)
			return fields
		}
	}
	var list []any
	for _, q := range ref.Quotes {
		if q.Prefix == "" && q.Suffix == "" {
			list = append(list, q.Exact)
			continue
		}
		d := graph.Data{{Key: "quote", Value: q.Exact}}
		if q.Prefix != "" {
			d = append(d, graph.Field{Key: "prefix", Value: q.Prefix})
		}
		if q.Suffix != "" {
			d = append(d, graph.Field{Key: "suffix", Value: q.Suffix})
		}
		list = append(list, d)
	}
	if list != nil {
		fields[1].value, fields[1].given = list, true
	}
	return fields
}

// relationData returns the data of an inference line; the fields given are those
// that say what the step is.
func (e *encoder) relationData(r *graph.Relation, ends []field) graph.Data {
	read := e.reading(r.Data)
	what := e.name(r)
	fields := slices.Clone(ends)
	if fold(r.Scheme) != r.Scheme {
		e.lose(loss.Schemes, "the scheme of %s has white space that is not kept", what)
	}
	fields = append(fields,
		field{key: "scheme", value: r.Scheme, given: r.Scheme != "", kept: r.Scheme != "" && read.text("scheme") == r.Scheme},
		field{key: "strict", value: r.Strict, given: r.Strict, kept: has(r.Data, "strict") && read.truth("strict", false) == r.Strict},
		e.strengthField(read, r.Strength, what))
	var tags []string
	for _, t := range r.Tags {
		if folded := fold(t); folded == t && t != "" && utf8.ValidString(t) {
			tags = append(tags, t)
		} else {
			e.lose(loss.Tags, "the tag %q of %s cannot be written", short(t), what)
		}
	}
	fields = append(fields, field{key: "tags", value: listOf(tags), given: len(tags) > 0,
		kept: len(tags) > 0 && slices.Equal(read.texts("tags"), tags)}, field{key: "negates"})
	return e.clean(merged(r.Data, fields), what)
}

func listOf(words []string) []any {
	list := make([]any, len(words))
	for i, w := range words {
		list[i] = w
	}
	return list
}

// frontMatter returns the front matter, the fields of Meta among it.
func (e *encoder) frontMatter() graph.Data {
	m := e.g.Meta
	d := decoder{notes: e.silent, doc: &Document{FrontMatter: e.reading(m.Data).data}}
	d.meta(nil)
	read := d.b.Meta
	words := func(key, value, read string) field {
		if fold(value) != value {
			e.lose(loss.Head, "the %s of the document has white space that is not kept", key)
		}
		written, _ := m.Data.Get(key)
		given, isText := written.(string)
		return field{key: key, value: value, given: value != "", kept: value != "" && value == read && has(m.Data, key) && (!isText || given == value)}
	}
	fields := []field{words("title", m.Title, read.Title), words("subTitle", m.Subtitle, read.Subtitle), words("author", m.Author, read.Author),
		words("lang", m.Language, read.Language)}
	var work graph.Data
	for _, f := range []struct{ key, value string }{{"title", m.Work.Title}, {"author", m.Work.Author}, {"place", m.Work.Place}, {"date", m.Work.Date}} {
		if f.value != "" {
			work = append(work, graph.Field{Key: f.key, Value: f.value})
		}
	}
	fields = append(fields, field{key: "text", value: work, given: work != nil, kept: mapping(m.Data, "text") != nil && read.Work == m.Work || work != nil && read.Work == m.Work},
		words("abstract", m.Abstract, read.Abstract))
	var theses []any
	same := len(m.Theses) > 0 && slices.Equal(read.Theses, m.Theses)
	for _, key := range m.Theses {
		title := e.keyOf(key)
		same = same && title == key
		if strings.HasPrefix(title, "[") || strings.HasSuffix(title, "]") {
			title = "[" + title + "]"
		}
		theses = append(theses, title)
	}
	thesis := field{key: "thesis", value: theses, given: theses != nil, kept: same}
	if len(theses) == 1 && theses[0] != "" {
		thesis.value = theses[0]
	}
	fields = append(fields, thesis, words("locators", m.Locators, read.Locators))
	var unlocated graph.Data
	same = len(m.Unlocated) > 0 && len(m.Unlocated) == len(read.Unlocated)
	for i, u := range m.Unlocated {
		if has(unlocated, u.Place) {
			e.lose(loss.Locators, "the place %q is listed more than once as carrying no claim", short(u.Place))
		}
		unlocated = append(unlocated, graph.Field{Key: u.Place, Value: u.Reason})
		same = same && read.Unlocated[i].Place == u.Place && read.Unlocated[i].Reason == u.Reason
	}
	fields = append(fields, field{key: "unlocated", value: unlocated, given: unlocated != nil, kept: same},
		// Other names of the same keys.
		field{key: "subtitle", kept: has(m.Data, "subtitle") && !has(m.Data, "subTitle") && m.Subtitle != "" && read.Subtitle == m.Subtitle},
		field{key: "language", kept: has(m.Data, "language") && !has(m.Data, "lang") && m.Language != "" && read.Language == m.Language})
	for i := range fields {
		if fields[i].key == "subTitle" && fields[len(fields)-2].kept || fields[i].key == "lang" && fields[len(fields)-1].kept {
			fields[i].given = false
		}
	}
	return e.clean(merged(m.Data, fields), "the front matter")
}

// clean returns data as it can be written, and tells what cannot.
func (e *encoder) clean(d graph.Data, what string) graph.Data {
	if len(d) == 0 {
		return nil
	}
	count := 0
	cleaned := e.cleanValue(d, what, &count).(graph.Data)
	if count >= maxValues {
		e.lose(loss.Data, "the data of %s has more than the %d values that are read", what, maxValues)
		return nil
	}
	return cleaned
}

func (e *encoder) cleanValue(value any, what string, count *int) any {
	if *count++; *count >= maxValues {
		return nil
	}
	switch v := value.(type) {
	case nil, bool, int, float64:
		return v
	case string:
		if !utf8.ValidString(v) {
			e.lose(loss.Data, "the data of %s has bytes that are no text", what)
			return strings.ToValidUTF8(v, "\uFFFD")
		}
		return v
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = e.cleanValue(item, what, count)
		}
		return list
	case graph.Data:
		d := make(graph.Data, 0, len(v))
		at := make(map[string]int, len(v))
		for _, f := range v {
			key := strings.ToValidUTF8(f.Key, "\uFFFD")
			if key != f.Key {
				e.lose(loss.Data, "the data of %s has bytes that are no text", what)
			}
			value := e.cleanValue(f.Value, what, count)
			if i, known := at[key]; known {
				d[i].Value = value
				continue
			}
			at[key] = len(d)
			d = append(d, graph.Field{Key: key, Value: value})
		}
		return d
	}
	e.lose(loss.Data, "the data of %s has a value of the type %T, which is written as words", what, value)
	if v := reflect.ValueOf(value); v.CanInt() {
		return int(v.Int())
	}
	return strings.ToValidUTF8(fmt.Sprint(value), "\uFFFD")
}
