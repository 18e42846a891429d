package arguebuf

import (
	"strconv"
	"unicode/utf8"

	"crux/graph"
	"crux/graph/source"
)

// reference returns what is written of where the text states something; whole reports
// whether that is all that r says.
func reference(text *source.Text, resource any, r source.Reference) (written graph.Data, offsets, quotes bool) {
	if len(r.Offsets) > 0 && text != nil {
		o := r.Offsets[0]
		s, err := text.Span(o)
		if err != nil {
			return nil, false, false
		}
		written = graph.Data{{Key: "resource", Value: resource}}
		if o.Start > 0 { // as arguebuf leaves it out
			written = append(written, graph.Field{Key: "offset", Value: o.Start})
		}
		return append(written, graph.Field{Key: "text", Value: text.String()[s.Start:s.End]}), len(r.Offsets) == 1, false
	}
	if len(r.Offsets) == 0 && len(r.Quotes) == 1 && r.Quotes[0].Exact != "" && r.Quotes[0].Prefix == "" && r.Quotes[0].Suffix == "" {
		return graph.Data{{Key: "text", Value: r.Quotes[0].Exact}}, false, true
	}
	return nil, false, false
}

// find returns where words are in a text, if they are at an offset.
func find(text *source.Text, offset int, words string) (o source.Offsets, ok bool) {
	o = source.Offsets{Start: offset, End: offset + utf8.RuneCountInString(words)}
	if text == nil || offset < 0 || o.End < o.Start {
		return o, false
	}
	s, err := text.Span(o)
	return o, err == nil && text.String()[s.Start:s.End] == words
}

// whole returns a number that is written as a number or as a string.
func whole(s string) (n int, ok bool) {
	n, err := strconv.Atoi(s)
	if err != nil {
		f, err := strconv.ParseFloat(s, 64) // 12.0, 1e2
		if err != nil || f != float64(int32(f)) {
			return 0, false
		}
		return int(f), true
	}
	return n, n <= 1<<31
}
