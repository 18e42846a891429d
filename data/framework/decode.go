package framework

import (
	"strings"

	"crux/graph"
	"crux/graph/diag"
	"crux/graph/semantics/af"
)

// Decode returns a function that reads a framework in a format. What is wrong with a
// text, package af tells; the graph is empty then.
func Decode(format af.Format) func(file, text string) (*graph.Graph, diag.List) {
	return func(file, text string) (*graph.Graph, diag.List) {
		var b graph.Builder
		f, list := af.DecodePlaced(file, text, format, MaxArguments, MaxAttacks)
		if f != nil {
			r := reader{text: text, file: file, format: format, lines: diag.NewLines(text)}
			r.read(&b, f)
		}
		g, err := b.Graph()
		if err != nil { // names are unique
			g, _ = new(graph.Builder).Graph()
		}
		return g, list
	}
}

type reader struct {
	file, text string
	format     af.Format
	lines      *diag.Lines
}

func (r *reader) read(b *graph.Builder, f *af.Placed) {
	if comments := r.comments(); len(comments) > 0 {
		b.Meta.Foreign = graph.Data{{Key: string(r.format), Value: graph.Data{{Key: "comments", Value: comments}}}}
	}
	claims := make([]*graph.Claim, f.Len())
	for i := range claims {
		claims[i] = b.Claim(f.Name(i), "")
		if f.Arguments != nil {
			claims[i].Occurrences = r.at(f.Arguments[i])
			claims[i].Text.Plain = r.label(f.Arguments[i].End)
		}
	}
	for _, a := range f.Attacks {
		attack := b.Attack(claims[a.To], claims[a.From])
		attack.Occurrences = r.at(a.At)
		if label := r.label(a.At.End); label != "" {
			attack.Foreign = graph.Data{{Key: string(r.format), Value: graph.Data{{Key: "label", Value: label}}}}
		}
	}
}

func (r *reader) at(p af.Place) []graph.Occurrence {
	return []graph.Occurrence{{File: r.file, Range: r.lines.Range(p.Start, p.End)}}
}

// label returns what follows an id, or two of them, on their line in tgf.
func (r *reader) label(end int) string {
	if r.format != af.TGF {
		return ""
	}
	rest := r.text[end:]
	if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
		rest = rest[:i]
	}
	return strings.Trim(rest, " \t")
}

// comments returns all comments, without the sign that begins them.
func (r *reader) comments() []any {
	sign := map[af.Format]byte{af.AF: '#', af.APX: '%'}[r.format]
	if sign == 0 {
		return nil
	}
	var list []any
	for i := 0; i < len(r.text); i++ {
		switch c := r.text[i]; {
		case r.format == af.APX && (c == '"' || c == '\''):
			for i++; i < len(r.text) && r.text[i] != c; i++ {
				if r.text[i] == '\\' {
					i++
				}
			}
		case c == sign:
			end := strings.IndexAny(r.text[i:], "\r\n")
			if end < 0 {
				end = len(r.text) - i
			}
			list = append(list, strings.Trim(r.text[i+1:i+end], " \t"))
			i += end
		}
	}
	return list
}
