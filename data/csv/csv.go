// Package csv reads and writes graphs as a table of claims and relations (RFC 4180), for
// spreadsheets: the format with the id "csv". There is a row for each claim, sketch and
// relation, in these columns, of which a table may have fewer, in any order:
//
//	id        what sources and target name
//	kind      claim (so too if empty), sketch, support, attack, restatement, preference;
//	          document for the row of what is said of the whole
//	title, text, voice, scheme, strength
//	sources   ids with spaces between them
//	target    an id
//	unstated  yes or nothing
//	source    where the text states it
//	tags      with semicolons between them
//	more      all else, as in crux's own JSON
//
// What other columns hold is data of the claim or relation. Nothing is lost but bytes
// that are no text. When read, commas, semicolons or tabs may divide columns.
//
// A spreadsheet takes a cell that begins with = + - @ or the like for a formula, and runs it.
// Such a cell is written with an apostrophe before it, which is taken away when it is
// read.
package csv

import (
	"encoding/csv"
	"strings"
	"unicode/utf8"

	"crux/data/cruxjson"
	"crux/data/jsondoc"
	"crux/data/loss"
	"crux/graph"
)

// ID is the id of the format.
const ID = "csv"

// document is the kind of the row of what is said of the whole.
const document = "document"

// columns are the columns as they are written, each with the member of a record that it
// holds.
var columns = []struct{ name, member string }{
	{"id", "id"}, {"kind", "type"}, {"title", "title"}, {"text", "text"}, {"sources", "sources"}, {"target", "target"},
	{"scheme", "scheme"}, {"strength", "strength"}, {"voice", "voice"}, {"unstated", "unstated"}, {"source", "source"}, {"tags", "tags"}, {"more", ""},
}

// Encode writes g. Nothing is lost but bytes that are no text.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	rest, records, lost := cruxjson.Records(g)
	var out strings.Builder
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	var names []string
	for _, c := range columns {
		names = append(names, c.name)
	}
	w.Write(names)
	if len(rest) > 1 {
		row := make([]string, len(columns))
		row[1], row[len(row)-1] = document, jsondoc.WriteLine(rest)
		w.Write(row)
	}
	for _, r := range records {
		w.Write(row(r))
	}
	w.Flush()
	return out.String(), lost
}

// row returns the cells of a record: what a cell cannot hold as it is stays under “more”.
func row(record graph.Data) []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		v, ok := record.Get(c.member)
		if !ok {
			continue
		}
		if cell := cellOf(c.name, v); cell != "" && !strings.Contains(cell, "\r") && utf8.ValidString(cell) && same(valueOf(c.name, cell), v) {
			cells[i] = guarded(cell)
			record = without(record, c.member)
		}
	}
	if list, ok := record.Get("sources"); ok && len(list.([]string)) == 0 {
		record = without(record, "sources")
	}
	if len(record) > 0 {
		cells[len(cells)-1] = jsondoc.WriteLine(record)
	}
	return cells
}

func without(d graph.Data, key string) graph.Data {
	var rest graph.Data
	for _, f := range d {
		if f.Key != key {
			rest = append(rest, f)
		}
	}
	return rest
}

func same(a, b any) bool { return jsondoc.WriteLine(a) == jsondoc.WriteLine(b) }

// cellOf returns a member of a record as a cell, and valueOf a cell as a member.
func cellOf(column string, v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return "yes"
	case []string:
		if column == "tags" {
			return strings.Join(v, "; ")
		}
		return strings.Join(v, " ")
	}
	return strings.TrimSpace(string(jsondoc.Write(v)))
}

func valueOf(column, cell string) any {
	switch column {
	case "sources":
		return strings.FieldsFunc(cell, func(r rune) bool { return r == ' ' || r == ';' || r == ',' || r == '\n' || r == '\t' })
	case "tags":
		var tags []string
		for tag := range strings.SplitSeq(cell, ";") {
			if tag = strings.TrimSpace(tag); tag != "" {
				tags = append(tags, tag)
			}
		}
		return tags
	case "unstated":
		switch strings.ToLower(strings.TrimSpace(cell)) {
		case "", "no", "false", "0":
			return false
		}
		return true
	case "strength":
		doc := jsondoc.Parse("", strings.TrimSpace(cell))
		if doc.List.HasErrors() || !doc.Root.Is(jsondoc.Number) {
			return cell // which is told
		}
		return jsondoc.Literal(doc.Root.Text)
	}
	return cell
}

// signs are what a formula may begin with.
const signs = "=+-@\t\r\n|%＝＋－＠"

// guarded returns a cell that is no formula, and unguarded what it was.
func guarded(cell string) string {
	if formula(cell) {
		return "'" + cell
	}
	return cell
}

func unguarded(cell string) string {
	if strings.HasPrefix(cell, "'") && formula(cell) {
		return cell[1:]
	}
	return cell
}

// formula reports whether a cell begins like a formula, with or without apostrophes.
func formula(cell string) bool {
	cell = strings.TrimLeft(cell, "'")
	first, _ := utf8.DecodeRuneInString(cell)
	return cell != "" && strings.ContainsRune(signs, first)
}
