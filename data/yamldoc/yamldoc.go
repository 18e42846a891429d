// Package yamldoc reads YAML with the place of everything in it, as package jsondoc
// reads JSON, for formats that are YAML. It writes YAML too.
//
// Numbers, truths, and what else is no text and not in quotes keep their spelling.
// Aliases stand for what their anchors mark; they are written out. Of several documents
// the first one is read.
package yamldoc

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"crux/data/jsondoc"
	"crux/graph/diag"
)

// MaxValues is how many values are read at the most, aliases written out.
const MaxValues = 500_000

// Parse reads a text, and its comments in their order, each line without the sign that
// begins it. What is wrong is in the document's List: errors if the text is no YAML
// ("bad-yaml"), goes more than jsondoc.MaxDepth levels down ("too-deep") or has too many
// values ("too-large"), warnings for keys that are given twice ("duplicate-member").
func Parse(file, text string) (d *jsondoc.Document, comments []string) {
	d = jsondoc.New(file, text)
	p := &parser{d: d, lines: diag.NewLines(text)}
	if i := diag.Invalid(text); i >= 0 {
		d.Report(&jsondoc.Value{Start: i, End: i + 1}, diag.Error, "bad-yaml", "save the file as UTF-8", "these bytes are no UTF-8")
		return d, nil
	}
	if strings.TrimLeft(text, "\uFEFF \t\r\n") == "" {
		return d, nil
	}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		p.failed(err)
		return d, nil
	}
	p.value(&root, d.Root, 0, -1)
	return d, p.comments
}

type parser struct {
	d        *jsondoc.Document
	lines    *diag.Lines
	values   int
	done     bool // an error has been told
	comments []string

	// The last place that was asked for: the next one is mostly behind it.
	line, column, offset int
}

// at returns the offset of a line and column, both from 1.
func (p *parser) at(line, column int) int {
	if line != p.line || column < p.column {
		_, p.offset = p.lines.Line(line)
		p.line, p.column = line, 1
	}
	for p.column < column && p.offset < len(p.d.Text) {
		_, size := utf8.DecodeRuneInString(p.d.Text[p.offset:])
		p.offset += size
		p.column++
	}
	return p.offset
}

// value reads a node into v. Within is where all in it is said to stand, if that is
// not -1. It returns false after an error, which it has told.
func (p *parser) value(n *yaml.Node, v *jsondoc.Value, depth, within int) bool {
	p.comment(n)
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) > 0 {
			return p.value(n.Content[0], v, depth, within)
		}
		return true
	case yaml.AliasNode:
		if within < 0 {
			within = p.at(n.Line, n.Column)
		}
		return p.value(n.Alias, v, depth, within)
	}
	if v.Start = within; within < 0 {
		v.Start = p.at(n.Line, n.Column)
	}
	v.End = min(v.Start+1, len(p.d.Text))
	if p.values++; p.values > MaxValues {
		return p.fail(v, "too-large", "divide it, or write it without aliases", "the file has more than the %d values that are read", MaxValues)
	}
	if depth > jsondoc.MaxDepth {
		return p.fail(v, "too-deep", "no format needs this", "lists and mappings are in each other for more than %d levels", jsondoc.MaxDepth)
	}
	switch n.Kind {
	case yaml.SequenceNode:
		v.Kind = jsondoc.Array
		v.Items = make([]jsondoc.Value, len(n.Content))
		for i, item := range n.Content {
			if !p.value(item, &v.Items[i], depth+1, within) {
				return false
			}
			v.End = max(v.End, v.Items[i].End)
		}
	case yaml.MappingNode:
		return p.mapping(n, v, depth, within)
	default:
		p.scalar(n, v)
	}
	return true
}

func (p *parser) mapping(n *yaml.Node, v *jsondoc.Value, depth, within int) bool {
	v.Kind = jsondoc.Object
	seen := make(map[string]bool, len(n.Content)/2)
	v.Members = make([]jsondoc.Member, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		var key jsondoc.Value
		if !p.value(n.Content[i], &key, depth+1, within) {
			return false
		}
		if key.Kind == jsondoc.Array || key.Kind == jsondoc.Object {
			return p.fail(&key, "bad-yaml", "put quotation marks around the key", "a key is a text, not a list or mapping")
		}
		if seen[key.Text] {
			p.d.Report(&key, diag.Warning, "duplicate-member", "the last one counts", "the mapping has the key %q more than once", diag.Short(key.Text))
		}
		seen[key.Text] = true
		v.Members = append(v.Members, jsondoc.Member{Key: key.Text})
		m := &v.Members[len(v.Members)-1].Value
		if !p.value(n.Content[i+1], m, depth+1, within) {
			return false
		}
		m.Start = key.Start // what is said of a value is said of its key
		if m.Kind == jsondoc.Null && n.Content[i+1].Value == "" {
			m.End = key.End
		}
		v.End = max(v.End, m.End)
	}
	return true
}

// scalar reads what is no list and no mapping.
func (p *parser) scalar(n *yaml.Node, v *jsondoc.Value) {
	v.Kind, v.Text = jsondoc.String, n.Value
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		switch n.ShortTag() {
		case "!!null":
			v.Kind, v.Text = jsondoc.Null, n.Value
		case "!!bool":
			v.Kind, v.Text = jsondoc.Bool, strings.ToLower(n.Value)
		case "!!int", "!!float", "!!timestamp":
			if n.Style&yaml.TaggedStyle == 0 {
				v.Kind = jsondoc.Number
			}
		}
	}
	length := len(n.Value)
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		length += 2
	}
	rest := p.d.Text[v.Start:min(v.Start+max(length, 1), len(p.d.Text))]
	if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
		rest = rest[:i]
	}
	v.End = v.Start + len(rest)
}

// comment collects the comments at a node.
func (p *parser) comment(n *yaml.Node) {
	for _, c := range []string{n.HeadComment, n.LineComment, n.FootComment} {
		for line := range strings.Lines(c) {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
				p.comments = append(p.comments, strings.TrimSpace(line[1:]))
			}
		}
	}
}

func (p *parser) fail(v *jsondoc.Value, code, hint, format string, args ...any) bool {
	if !p.done {
		p.done = true
		p.d.Report(v, diag.Error, code, hint, format, args...)
	}
	return false
}

// failed tells of what the library could not read.
func (p *parser) failed(err error) {
	message, at := strings.TrimPrefix(err.Error(), "yaml: "), 0
	var load *yaml.LoadError
	var all *yaml.LoadErrors
	if errors.As(err, &all) && len(all.Errors) > 0 {
		load = all.Errors[0]
	}
	if load != nil || errors.As(err, &load) {
		message = load.Message
		if load.Mark.Line > 0 {
			at = p.at(load.Mark.Line, max(load.Mark.Column, 1))
		}
	}
	code, hint := "bad-yaml", "put a value that holds a colon, a comma, a brace or a hash sign into quotation marks, and indent keys alike, by spaces"
	if strings.Contains(message, "max depth") {
		code, hint = "too-deep", "no format needs this"
	}
	p.fail(&jsondoc.Value{Start: at, End: min(at+1, len(p.d.Text))}, code, hint, "%s", fmt.Sprintf("this is no YAML: %s", message))
}
