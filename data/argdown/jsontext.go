package argdown

import (
	"cmp"
	"slices"
	"strings"

	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/diag"
)

// Texts have their marks beside them in Argdown's JSON, as ranges of UTF-16 units whose
// stop belongs to them. Only mentions are marked in the text as well.

var rangeKinds = map[string]graph.MarkKind{"italic": graph.Emphasis, "bold": graph.Strong, "link": graph.Link,
	"statement-mention": graph.ClaimMention, "argument-mention": graph.ArgumentMention, "tag": graph.TagMark}

// text returns the text under a key of v, with the marks that the ranges of v say.
func (x *imported) text(v *jsondoc.Value, key string) graph.Text {
	at := v.Get(key)
	if at.Is(jsondoc.Array) || at.Is(jsondoc.Object) {
		x.Expect(at, jsondoc.String, key)
	}
	raw := at.Word()
	ranges := v.Get("ranges")
	if !x.Expect(ranges, jsondoc.Array, "ranges") || ranges == nil || len(ranges.Items) == 0 {
		return graph.Text{Plain: strings.TrimSpace(raw)}
	}
	offsets := unitOffsets(raw)
	var marks []graph.Mark
	var cuts []int // bytes of raw that are signs of mentions
	for i := range ranges.Items {
		r := &ranges.Items[i]
		kind, known := rangeKinds[strings.ToLower(r.Get("type").Word())]
		start, ok := r.Get("start").Int()
		stop, ok2 := r.Get("stop").Int()
		switch {
		case !known:
			x.Report(r, diag.Warning, "wrong-type", "there are bold, italic, link, tag, statement-mention and argument-mention", "the type of a range is %q", diag.Short(r.Get("type").Word()))
			continue
		case !ok, !ok2, start < 0, stop < start-1, stop+1 >= len(offsets):
			x.Report(r, diag.Warning, "broken-anchor", "it is left out", "this range is not one of the text, which has %d characters", len(offsets)-1)
			continue
		}
		m := graph.Mark{Kind: kind, Start: offsets[start], End: offsets[stop+1]}
		said := raw[m.Start:m.End]
		switch kind {
		case graph.Link:
			m.Target = r.Get("url").Word()
		case graph.TagMark:
			m.End -= len(said) - len(strings.TrimRight(said, " \t\r\n")) // a space behind it is taken along
			m.Target = r.Get("tag").Word()
			if m.Target == "" {
				m.Target = strings.Trim(strings.TrimPrefix(raw[m.Start:m.End], "#"), "()")
			}
		case graph.ClaimMention, graph.ArgumentMention:
			said = strings.TrimRight(said, " \t\r\n")
			m.End = m.Start + len(said)
			open, end := "@[", "]"
			if kind == graph.ArgumentMention {
				open, end = "@<", ">"
			}
			name := said
			if len(said) >= len(open)+len(end) && strings.HasPrefix(said, open) && strings.HasSuffix(said, end) {
				name = said[len(open) : len(said)-len(end)]
				cuts = append(cuts, m.Start, m.Start+1, m.End-1)
			}
			if m.Target = r.Get("title").Word(); m.Target == "" {
				m.Target = readTitle(name)
			}
			if kind == graph.ClaimMention {
				x.uses[m.Target]++
			}
		}
		marks = append(marks, m)
	}
	return trimmedBothEnds(without(raw, cuts, marks))
}

// unitOffsets returns the offset of each UTF-16 unit of s, and of its end.
func unitOffsets(s string) []int {
	offsets := make([]int, 0, len(s)+1)
	for i, r := range s {
		offsets = append(offsets, i)
		if r > 0xFFFF {
			offsets = append(offsets, i)
		}
	}
	return append(offsets, len(s))
}

// without returns a text without the bytes at the given places.
func without(raw string, cuts []int, marks []graph.Mark) graph.Text {
	if len(cuts) > 0 {
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		var plain strings.Builder
		at := 0
		for _, c := range cuts {
			plain.WriteString(raw[at:c])
			at = c + 1
		}
		plain.WriteString(raw[at:])
		raw = plain.String()
		move := func(offset int) int {
			before, _ := slices.BinarySearch(cuts, offset)
			return offset - before
		}
		for i := range marks {
			marks[i].Start, marks[i].End = move(marks[i].Start), move(marks[i].End)
		}
	}
	slices.SortStableFunc(marks, func(a, b graph.Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return graph.Text{Plain: raw, Marks: marks}
}

// trimmedBothEnds returns t without white space at its ends.
func trimmedBothEnds(t graph.Text) graph.Text {
	plain := strings.TrimSpace(t.Plain)
	before := strings.Index(t.Plain, plain)
	if len(plain) != len(t.Plain) {
		for i := range t.Marks {
			m := &t.Marks[i]
			m.Start = min(max(m.Start-before, 0), len(plain))
			m.End = min(max(m.End-before, m.Start), len(plain))
		}
	}
	t.Plain = plain
	return t
}
