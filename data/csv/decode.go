package csv

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"crux/data/cruxjson"
	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/diag"
)

// Looks reports whether a text is a table with the columns of the format: kind, and a
// title or text.
func Looks(text string) bool {
	text = strings.TrimPrefix(text, byteOrderMark)
	line, _, _ := strings.Cut(text[:min(len(text), 10_000)], "\n")
	names := strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return strings.ContainsRune(",;\t\"\r", r) })
	has := func(name string) bool { return slices.Contains(names, name) }
	return has("kind") && (has("title") || has("text")) && !strings.ContainsAny(line, "{}[]<>:")
}

const byteOrderMark = "\uFEFF"

// Decode reads a table. Errors are what is no table, kinds that are not known, and ids
// that nothing has or two rows have.
func Decode(file, text string) (*graph.Graph, diag.List) {
	d := &decoder{file: file, text: text, lines: diag.NewLines(text)}
	if i := diag.Invalid(text); i >= 0 {
		d.report(i, i+1, diag.Error, "not-utf-8", "save it again as CSV UTF-8", "this is no text in UTF-8, so nothing of the file is read")
	} else {
		d.table()
	}
	if d.list.HasErrors() {
		g, _ := new(graph.Builder).Graph()
		return g, d.list
	}
	if d.rest.Text == "" {
		d.rest.Text = `{"crux":1}`
	}
	g, list := cruxjson.DecodeParts(file, d.rest, d.nodes)
	if len(g.Claims()) == 0 && !list.HasErrors() && len(d.nodes) == 0 {
		d.report(0, 0, diag.Warning, "no-claims", "write a row for each claim", "the table has no claims")
	}
	return g, append(d.list, list...)
}

type decoder struct {
	file, text string
	lines      *diag.Lines
	list       diag.List
	rest       cruxjson.Part
	nodes      []cruxjson.Part
}

func (d *decoder) report(start, end int, severity diag.Severity, code, hint, message string) {
	d.list = append(d.list, diag.Diagnostic{File: d.file, Range: d.lines.Range(start, end), Severity: severity, Code: code, Message: message, Hint: hint})
}

func (d *decoder) table() {
	start := len(d.text) - len(strings.TrimPrefix(d.text, byteOrderMark))
	r := csv.NewReader(strings.NewReader(d.text[start:]))
	header, _, _ := strings.Cut(d.text, "\n")
	for _, divider := range ",;\t" {
		if strings.Count(header, string(divider)) > strings.Count(header, string(r.Comma)) {
			r.Comma = divider
		}
	}
	r.FieldsPerRecord = -1
	names, err := r.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		d.failed(start, err)
		return
	}
	known := false
	for i := range names {
		names[i] = strings.TrimSpace(unguarded(names[i]))
		known = known || names[i] == "kind"
	}
	if !known {
		d.report(start, min(start+1, len(d.text)), diag.Error, "wrong-type", "the first row names the columns: id, kind, title, text, sources, target", "the table has no column “kind”")
		return
	}
	for {
		row := start + int(r.InputOffset())
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			d.failed(row, err)
			return
		}
		line, column := r.FieldPos(0)
		_, at := d.lines.Line(line)
		if line == 1 {
			at += start
		}
		d.row(names, cells, d.lines.Range(at+column-1, start+len(strings.TrimRight(d.text[start:start+int(r.InputOffset())], "\r\n"))))
	}
}

// row reads a row.
func (d *decoder) row(names, cells []string, at diag.Range) {
	var record, data graph.Data
	kind, more := "claim", ""
	blank := true
	for i, cell := range cells {
		cell = unguarded(cell)
		blank = blank && strings.TrimSpace(cell) == ""
		if cell == "" {
			continue
		}
		if i >= len(names) || names[i] == "" {
			d.list = append(d.list, diag.Diagnostic{File: d.file, Range: at, Severity: diag.Warning, Code: "wrong-type", Message: "the row has more cells than there are columns with names", Hint: "give the column a name"})
			continue
		}
		n := slices.IndexFunc(columns, func(c struct{ name, member string }) bool { return c.name == strings.ToLower(names[i]) })
		switch {
		case n < 0:
			data = append(data, graph.Field{Key: names[i], Value: cell})
		case columns[n].name == "kind":
			kind = strings.ToLower(strings.TrimSpace(cell))
		case columns[n].name == "more":
			more = cell
		case columns[n].name == "id", columns[n].name == "target":
			record = append(record, graph.Field{Key: columns[n].member, Value: strings.TrimSpace(cell)})
		case columns[n].name == "unstated":
			if valueOf("unstated", cell) == true {
				record = append(record, graph.Field{Key: "unstated", Value: true})
			}
		default:
			record = append(record, graph.Field{Key: columns[n].member, Value: valueOf(columns[n].name, cell)})
		}
	}
	switch {
	case blank:
		return
	case kind == document:
		if d.rest.Text == "" {
			d.rest = cruxjson.Part{Text: more, Place: at}
		}
		return
	}
	record = append(graph.Data{{Key: "type", Value: kind}}, record...)
	if more != "" {
		doc := jsondoc.Parse(d.file, more)
		if doc.List.HasErrors() || !doc.Root.Is(jsondoc.Object) {
			d.list = append(d.list, diag.Diagnostic{File: d.file, Range: at, Severity: diag.Error, Code: "not-json",
				Message: "what stands under “more” is no JSON object", Hint: "delete it; it holds only what has no column"})
			return
		}
		for _, f := range doc.Root.Data() {
			record = append(without(record, f.Key), f)
		}
	}
	if len(data) > 0 {
		had, _ := record.Get("data")
		old, _ := had.(graph.Data)
		record = append(without(record, "data"), graph.Field{Key: "data", Value: append(old, data...)})
	}
	if kind != "claim" && kind != "sketch" {
		if _, ok := record.Get("sources"); !ok {
			record = append(record, graph.Field{Key: "sources", Value: []any{}})
		}
	}
	d.nodes = append(d.nodes, cruxjson.Part{Text: jsondoc.WriteLine(record), Place: at})
}

// failed tells of what is no table, in the row that begins at an offset.
func (d *decoder) failed(at int, err error) {
	message := err.Error()
	if p := (*csv.ParseError)(nil); errors.As(err, &p) {
		message = p.Err.Error()
		if errors.Is(err, csv.ErrBareQuote) {
			_, line := d.lines.Line(p.Line)
			at = min(line+max(p.Column-1, 0), len(d.text))
		}
	}
	d.report(at, min(at+1, len(d.text)), diag.Error, "wrong-type", "put a cell that has quotation marks into quotation marks, and double those in it", "this is no table: "+message)
}
