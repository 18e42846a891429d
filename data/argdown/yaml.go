package argdown

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"crux/graph"
	"crux/graph/diag"
)

// frontMatter reads the YAML between the lines of equals signs.
func (p *parser) frontMatter(t token) *Data {
	written := p.doc.Text[t.start:t.end]
	start := t.start + len(written) - len(strings.TrimLeft(written, "="))
	return p.yaml(start, start+len(strings.TrimRight(p.doc.Text[start:t.end], "= \t")), p.doc.Lines.Range(t.start, t.end), true)
}

// data reads the YAML of a token {…}.
func (p *parser) data(t token) *Data {
	r := p.doc.Lines.Range(t.start, t.end)
	if isBlockForm(p.doc.Text[t.start:t.end]) {
		return p.yaml(t.start+1, t.end-1, r, false)
	}
	return p.yaml(t.start, t.end, r, false)
}

// isBlockForm reports whether there is YAML in block form between the braces of
// {…}: a line end follows the opening one.
func isBlockForm(written string) bool {
	inside := strings.TrimLeft(written[1:], " \t")
	if !strings.HasPrefix(inside, "\n") && !strings.HasPrefix(inside, "\r") {
		return false
	}
	block := written[1 : len(written)-1]
	return !strings.HasSuffix(firstLine(block), ",") && !onlyFlow(block)
}

// onlyFlow reports whether what stands between braces is YAML in flow form and
// not in block form.
func onlyFlow(s string) bool {
	var root yaml.Node
	return len(s) <= maxData && yaml.Unmarshal([]byte(s), &root) != nil && yaml.Unmarshal([]byte("{"+s+"}"), &root) == nil
}

// firstLine returns the first line of s that is not blank, without white space
// around it.
func firstLine(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " \t")
}

// yaml reads a mapping from the bytes from start to end, with the places of all its
// keys if these are asked for. What cannot be read is told, and nil returned.
func (p *parser) yaml(start, end int, r diag.Range, places bool) *Data {
	if end-start > maxData {
		p.reportRange(r, diag.Error, "data-too-large", "keep large data in a file of its own", "this data is larger than the %d MiB that are read", maxData>>20)
		return nil
	}
	if fields, keys, ok := quick(p.doc.Text[start:end]); ok && !places {
		d := &Data{Range: r, Fields: fields, Keys: make([]diag.Range, len(keys))}
		for i, at := range keys {
			d.Keys[i] = p.doc.Lines.Range(start+at, start+at+len(fields[i].Key))
		}
		return d
	}
	y := yamlReader{p: p, start: start}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(p.doc.Text[start:end]), &root); err != nil {
		spaced, columns := colonsSpaced(p.doc.Text[start:end])
		if columns == nil || yaml.Unmarshal([]byte(spaced), &root) != nil {
			y.failed(err, end)
			return nil
		}
		y.spaces = columns
	}
	d := &Data{Range: r}
	if places {
		d.places = map[string]diag.Range{}
		y.data = d
	}
	if root.Kind == 0 || len(root.Content) == 0 || root.Content[0].Tag == "!!null" {
		return d
	}
	mapping := root.Content[0]
	if mapping.Kind != yaml.MappingNode {
		p.reportRange(r, diag.Error, "data-not-a-mapping", "write each value behind a key and a colon, as in title: Cars in the city", "this data has no keys")
		return nil
	}
	y.budget = maxValues
	given := map[string]bool{}
	for i := 0; i+1 < len(mapping.Content) && y.budget > 0; i += 2 {
		key := mapping.Content[i]
		at := y.offset(key)
		place := p.doc.Lines.Range(at, at+len(key.Value))
		if given[key.Value] {
			p.reportRange(place, diag.Warning, "duplicate-key", "take one of them away", "the key %q is given twice; the last one counts", short(key.Value))
		}
		given[key.Value] = true
		y.path = append(y.path[:0], key.Value)
		if v := mapping.Content[i+1]; mapping.Style&yaml.FlowStyle != 0 && v.ShortTag() == "!!null" && v.Value == "" {
			hint := "give it one, as in {" + short(key.Value) + ": …}"
			if name, _, ok := strings.Cut(key.Value, ":"); ok {
				hint = "put a space behind the colon: {" + short(name) + ": …}"
			}
			p.reportRange(place, diag.Warning, "no-value", hint, "the key %q has no value", short(key.Value))
		}
		d.Fields = append(d.Fields, graph.Field{Key: key.Value, Value: y.value(mapping.Content[i+1])})
		d.Keys = append(d.Keys, place)
		d.put(y.path[:1], place)
	}
	if y.budget <= 0 {
		p.reportRange(r, diag.Error, "data-too-large", "write it out, without aliases", "this data has more than %d values", maxValues)
		return nil
	}
	return d
}

// Value reads one value that is written as YAML, as graph.Data holds it. A
// number sign at the start begins a colour, not a comment. The error says what
// is wrong with the value.
func Value(written string) (any, error) {
	if strings.HasPrefix(written, "#") {
		return written, nil
	}
	if len(written) > maxData {
		return nil, fmt.Errorf("it is larger than the %d MiB that are read", maxData>>20)
	}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(written), &root); err != nil {
		return nil, fmt.Errorf("it is no YAML: %s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if root.Kind == 0 || len(root.Content) == 0 {
		return nil, nil
	}
	y := yamlReader{budget: maxValues}
	v := y.value(root.Content[0])
	if y.budget <= 0 {
		return nil, fmt.Errorf("it has more than %d values", maxValues)
	}
	return v, nil
}

// maxData is how many bytes of YAML are read as one piece of data.
const maxData = 1 << 20

// maxValues is how many values one piece of data may have, aliases resolved.
const maxValues = 20_000

// deepestPlace is how many keys lead to a key whose place is noted: what settings
// need.
const deepestPlace = 8

// yamlReader turns YAML nodes into values.
type yamlReader struct {
	p      *parser
	start  int
	budget int

	// spaces are the columns, by line, of the spaces that the author did not write.
	spaces map[int][]int

	data *Data    // whose places are noted, or nil
	path []string // to the value that is read
}

// value returns n as graph.Data holds it.
func (y *yamlReader) value(n *yaml.Node) any {
	if y.budget--; y.budget <= 0 {
		return nil
	}
	switch n.Kind {
	case yaml.AliasNode:
		return y.value(n.Alias)
	case yaml.SequenceNode:
		list := []any{}
		for i, item := range n.Content {
			if y.budget <= 0 {
				break
			}
			y.path = append(y.path, strconv.Itoa(i))
			list = append(list, y.value(item))
			y.path = y.path[:len(y.path)-1]
		}
		return list
	case yaml.MappingNode:
		d := graph.Data{}
		for i := 0; i+1 < len(n.Content) && y.budget > 0; i += 2 {
			key := n.Content[i]
			y.path = append(y.path, key.Value)
			if y.data != nil && len(y.path) <= deepestPlace {
				at := y.offset(key)
				y.data.put(y.path, y.p.doc.Lines.Range(at, at+len(key.Value)))
			}
			d = append(d, graph.Field{Key: key.Value, Value: y.value(n.Content[i+1])})
			y.path = y.path[:len(y.path)-1]
		}
		return d
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		var b bool
		if n.Decode(&b) == nil {
			return b
		}
	case "!!int":
		var i int
		if n.Decode(&i) == nil {
			return i
		}
	case "!!float":
		var f float64
		if n.Decode(&f) == nil {
			return f
		}
	}
	return n.Value
}

// offset returns where n starts in the document.
func (y *yamlReader) offset(n *yaml.Node) int { return y.at(n.Line, n.Column) }

// at returns the offset of a line and column, both from 1, of the YAML.
func (y *yamlReader) at(line, column int) int {
	before, _ := slices.BinarySearch(y.spaces[line], column)
	column -= before
	lines := y.p.doc.Lines
	first := lines.Position(y.start)
	if line <= 1 {
		return y.start + runes(y.p.doc.Text[y.start:], column-1)
	}
	text, start := lines.Line(first.Line + line - 1)
	return start + runes(text, column-1)
}

// colonsSpaced returns s with a space behind each colon that a bracket or brace
// follows, outside of quotation marks: {uses:[1, 2]} is YAML, but not to this
// library. It also returns where these spaces are: the columns by line, both from
// 1, nil if there are none.
func colonsSpaced(s string) (string, map[int][]int) {
	var out strings.Builder
	var columns map[int][]int
	line, column := 1, 0
	var quote, last rune
	for i, r := range s {
		out.WriteRune(r)
		column++
		switch {
		case r == '\n' || r == '\r' && !strings.HasPrefix(s[i:], "\r\n"):
			line, column = line+1, 0
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case (r == '"' || r == '\'') && strings.ContainsRune("{[,:- \n", last):
			quote = r
		case r == ':' && i+1 < len(s) && (s[i+1] == '[' || s[i+1] == '{'):
			out.WriteByte(' ')
			column++
			if columns == nil {
				columns = map[int][]int{}
			}
			columns[line] = append(columns[line], column)
		}
		last = r
	}
	return out.String(), columns
}

// runes returns how many bytes the first n characters of s have.
func runes(s string, n int) int {
	for i := range s {
		if n <= 0 {
			return i
		}
		n--
	}
	return len(s)
}

// failed tells of what the YAML library could not read.
func (y *yamlReader) failed(err error, end int) {
	message, hint := strings.TrimPrefix(err.Error(), "yaml: "), quoteValue
	at := y.start
	var load *yaml.LoadError
	var all *yaml.LoadErrors
	if errors.As(err, &all) && len(all.Errors) > 0 {
		load = all.Errors[0]
	}
	if load != nil || errors.As(err, &load) {
		message = load.Message
		if load.Mark.Line > 0 {
			at = min(y.at(load.Mark.Line, max(load.Mark.Column, 1)), end)
		}
	}
	for _, m := range yamlMistakes {
		if strings.Contains(message, m.said) {
			message, hint = m.message, m.hint
			break
		}
	}
	switch i := strings.IndexFunc(y.p.doc.Text[y.start:end], forbidden); {
	case strings.HasPrefix(y.p.doc.Text[at:], "\t"):
		message, hint = "a tab stands here", "indent YAML by spaces, not by tabs"
	case i >= 0 && message == controlCharacter:
		at = y.start + i // the library does not say where
	}
	y.p.report(at, at+1, diag.Error, "bad-yaml", hint, "this is no YAML: %s", message)
}

const (
	quoteValue       = "put a value that holds a colon, a comma, a brace or a hash sign into quotation marks"
	controlCharacter = "a control character, which editors do not show, stands here"
)

// yamlMistakes says of what the YAML library says what the author did. The first
// that fits counts.
var yamlMistakes = []struct{ said, message, hint string }{
	{"mapping values are not allowed", "a second colon follows here", quoteValue},
	{"did not find expected ',' or '}'", "a comma or a closing } is missing before this", quoteValue},
	{"did not find expected ',' or ']'", "a comma or a closing ] is missing before this", "close the list with ], or put a value that holds a bracket into quotation marks"},
	{"character that cannot start any token", "no value can begin with this sign", "put the value into quotation marks"},
	{"unknown anchor", "an asterisk stands for what is marked with & before, and nothing is", "put a value that begins with an asterisk into quotation marks"},
	{"did not find expected node content", "a value is missing before this", quoteValue},
	{"tab character", "a tab stands here", "indent YAML by spaces, not by tabs"},
	{"block sequence entries are not allowed", "a list begins in the middle of a line", "write each of its items in a line of its own, behind a hyphen"},
	{"did not find expected '-' indicator", "this stands in a list, but not behind a hyphen", "begin each item of a list with a hyphen, and indent keys alike"},
	{"did not find expected key", "this is indented unlike the keys above", "indent the keys of one mapping alike"},
	{"could not find expected ':'", "a key without a colon stands before this", "write key: value in each line, and indent the lines of a long value"},
	{"unknown escape character", "a backslash in double quotation marks stands before a letter that it means nothing with", "double the backslash, or use single quotation marks"},
	{"unexpected end of stream", "quotation marks are not closed", "close them"},
	{"exceeded max depth", "brackets stand too deep in each other here", "write fewer levels"},
	{"control characters are not allowed", controlCharacter, "delete it, or write the line anew"},
}

// forbidden reports whether a character can stand nowhere in YAML.
func forbidden(r rune) bool {
	return unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' && r != '\u0085'
}
