// Package dot writes graphs in the language of Graphviz, with their meaning in
// attributes, and reads what it has written: the format with the id "dot". It is no
// picture with places and sizes; crux map writes that.
//
// Claims and sketches are boxes, relations diamonds; edges lead from the sources of a
// relation to it and from it to its target. Nodes have plain attributes (label, kind,
// title, polarity) and one, “record”, that holds all that crux says of the node, in the words
// of its own JSON; the attribute “crux” of the graph holds what is said of the whole document.
// Only these are read: they have everything, and what was written is read equal.
// DOT of other programs has no arguments in it, and is refused.
package dot

import (
	"strings"

	"crux/data/cruxjson"
	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/graph"
)

// ID is the id of the format.
const ID = "dot"

// Encode writes g. Nothing is lost but bytes that are no text.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	rest, records, lost := cruxjson.Records(g)
	var out strings.Builder
	out.WriteString("digraph argument {\n")
	out.WriteString("  graph [rankdir=BT, crux=" + quoted(jsondoc.WriteLine(rest)) + "];\n")
	rows := cruxjson.Rows(g)
	for i, r := range rows {
		out.WriteString("  " + r.ID + " [kind=" + r.Kind)
		if r.Polarity == "" {
			out.WriteString(", shape=box")
		} else {
			out.WriteString(", shape=diamond, polarity=" + r.Polarity)
		}
		out.WriteString(", label=" + label(r.Label))
		if r.Title != "" {
			out.WriteString(", title=" + quoted(plain(r.Title)))
		}
		out.WriteString(", record=" + quoted(jsondoc.WriteLine(records[i])) + "];\n")
	}
	for _, r := range rows {
		for _, e := range r.Ends {
			out.WriteString("  " + e.From + " -> " + e.To + " [role=" + e.Role)
			if e.Role == "source" {
				out.WriteString(", arrowhead=none")
			}
			if r.Polarity == "con" {
				out.WriteString(", color=\"#b2182b\", style=dashed")
			}
			out.WriteString("];\n")
		}
	}
	out.WriteString("}\n")
	return out.String(), lost
}

// quoted returns a string in quotation marks: a quotation mark in it has a backslash
// before it, and nothing else changes.
//
// A backslash at the end would take the closing mark with it, and one before a mark would
// be read as the sign of that; JSON has neither but as \" and \\, which is written as
// \u0022 and \u005c.
func quoted(s string) string {
	var out strings.Builder
	out.WriteByte('"')
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '"':
			out.WriteString(`\u0022`)
			i++
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '\\':
			out.WriteString(`\u005c`)
			i++
		case s[i] == '"':
			out.WriteString(`\"`)
		default:
			out.WriteByte(s[i])
		}
	}
	out.WriteByte('"')
	return out.String()
}

// plain returns s without backslashes and control characters, which have a meaning of
// their own in attributes.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\\':
			return '∖'
		case r < ' ':
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// width is how many characters of a label stand on a line.
const width = 36

// label returns a label, broken into lines.
func label(s string) string {
	var out strings.Builder
	n := 0
	for i, word := range strings.Fields(plain(s)) {
		length := len([]rune(word))
		switch {
		case i == 0:
		case n+1+length > width:
			out.WriteString("\\n")
			n = 0
		default:
			out.WriteByte(' ')
			n++
		}
		out.WriteString(word)
		n += length
	}
	return `"` + strings.ReplaceAll(out.String(), `"`, `\"`) + `"`
}
