// Package jsondoc reads JSON with the place of everything in it, for formats that are
// JSON, and tells what is odd about it. It writes JSON too, with members in their order.
package jsondoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"crux/graph"
	"crux/graph/diag"
)

// What is read at the most.
const (
	MaxDepth  = 500       // levels of arrays and objects
	MaxValues = 2_000_000 // values in a document
)

// Kind is the kind of a Value.
type Kind uint8

// The kinds of values. Missing is that of a nil *Value.
const (
	Missing Kind = iota
	Null
	Bool
	Number
	String
	Array
	Object
)

var kinds = [...]string{"nothing", "null", "true or false", "a number", "a string", "an array", "an object"}

func (k Kind) String() string { return kinds[k] }

// A Value is a value of a document. All methods may be called on a nil *Value, which
// is a value that is not there.
type Value struct {
	Kind       Kind
	Start, End int      // bytes of the document, half-open
	Text       string   // of a string its characters; of a number, true and false what is written
	Members    []Member // of an object, in their order
	Items      []Value  // of an array
}

// A Member is one member of an object.
type Member struct {
	Key   string
	Value Value
}

// A Document is a JSON text that is read.
type Document struct {
	File, Text string
	Root       *Value // never nil; what could be read of a broken text
	List       diag.List

	lines *diag.Lines
}

// Parse reads a text. What is wrong with it is in the document's List: errors if it is
// no JSON text ("not-json"), goes more than MaxDepth levels down ("too-deep") or has
// too many values ("too-large"), warnings for members of one object that have the same
// name ("duplicate-member"), of which the last one counts, and of escapes that are half a
// character ("wrong-type").
func Parse(file, text string) *Document {
	d := &Document{File: file, Text: text, Root: &Value{}, lines: diag.NewLines(text)}
	if i := diag.Invalid(text); i >= 0 {
		d.report(i, i+1, diag.Error, "not-json", "save the file as UTF-8", "these bytes are no UTF-8")
		return d
	}
	p := parser{d: d, dec: json.NewDecoder(strings.NewReader(text))}
	p.dec.UseNumber()
	p.start = len(text) - len(strings.TrimPrefix(text, "\uFEFF"))
	if p.start > 0 {
		p.dec = json.NewDecoder(strings.NewReader(text[p.start:]))
		p.dec.UseNumber()
		p.base = p.start
	}
	if !p.value(d.Root, 0) {
		return d
	}
	if at := len(text) - len(strings.TrimLeft(text[p.end():], " \t\r\n")); at < len(text) {
		d.report(at, at+1, diag.Error, "not-json", "a file has one value: delete what stands behind it", "something stands behind the end of the JSON text")
	}
	return d
}

// New returns a document of a text in another notation, whose values are made of it by
// someone else.
func New(file, text string) *Document {
	return &Document{File: file, Text: text, Root: &Value{}, lines: diag.NewLines(text)}
}

type parser struct {
	d      *Document
	dec    *json.Decoder
	base   int // where the decoder begins
	start  int
	values int
	done   bool // an error has been told
}

// end returns where the last token ends.
func (p *parser) end() int { return p.base + int(p.dec.InputOffset()) }

// skip returns where the next token starts.
func (p *parser) skip(at int) (start int, c byte) {
	text := p.d.Text
	for at < len(text) {
		switch text[at] {
		case ' ', '\t', '\r', '\n', ',', ':':
			at++
		default:
			return at, text[at]
		}
	}
	return at, 0
}

// value reads a value. It returns false after an error, which it has told.
func (p *parser) value(v *Value, depth int) bool {
	start, _ := p.skip(max(p.end(), p.start))
	v.Start = start
	if p.values++; p.values > MaxValues {
		p.d.report(start, start+1, diag.Error, "too-large", "divide it", "the file has more than the %d values that are read", MaxValues)
		return false
	}
	if depth > MaxDepth {
		p.d.report(start, start+1, diag.Error, "too-deep", "no format needs this", "arrays and objects are in each other for more than %d levels", MaxDepth)
		return false
	}
	token, err := p.dec.Token()
	if err != nil {
		return p.fail(err)
	}
	switch t := token.(type) {
	case nil:
		v.Kind = Null
	case bool:
		v.Kind, v.Text = Bool, strconv.FormatBool(t)
	case json.Number:
		v.Kind, v.Text = Number, t.String()
	case string:
		v.Kind, v.Text = String, t
	case json.Delim:
		switch {
		case t == '[':
			v.Kind = Array
			for p.dec.More() {
				v.Items = append(v.Items, Value{})
				if !p.value(&v.Items[len(v.Items)-1], depth+1) {
					return false
				}
			}
		case t == '{':
			v.Kind = Object
			if !p.members(v, depth) {
				return false
			}
		}
		if _, err := p.dec.Token(); err != nil { // the bracket that closes
			return p.fail(err)
		}
	}
	v.End = p.end()
	if v.Kind == String && halved(v.Text, p.d.Text[start:v.End]) {
		p.d.report(start, v.End, diag.Warning, "wrong-type", "write the character whole: two escapes, or the character as it is", "an escape is one half of a character: it is read as “\uFFFD”")
	}
	return true
}

// halved reports whether a string has U+FFFD in the place of an escape that is half a
// character, from how it is written.
func halved(s, written string) bool {
	n := strings.Count(s, "\uFFFD")
	return n > 0 && n > strings.Count(written, "\uFFFD")+strings.Count(strings.ToLower(written), `\ufffd`)
}

func (p *parser) members(v *Value, depth int) bool {
	var seen map[string]bool
	for p.dec.More() {
		start, _ := p.skip(p.end())
		token, err := p.dec.Token()
		if err != nil {
			return p.fail(err)
		}
		key, _ := token.(string)
		twice := false
		if len(v.Members) < 8 {
			for _, m := range v.Members {
				twice = twice || m.Key == key
			}
		} else {
			if seen == nil {
				seen = map[string]bool{}
				for _, m := range v.Members {
					seen[m.Key] = true
				}
			}
			twice = seen[key]
			seen[key] = true
		}
		if twice {
			p.d.report(start, p.end(), diag.Warning, "duplicate-member", "the last one counts", "the object has %q more than once", diag.Short(key))
		}
		v.Members = append(v.Members, Member{Key: key})
		if !p.value(&v.Members[len(v.Members)-1].Value, depth+1) {
			return false
		}
	}
	return true
}

// fail tells of what is no JSON.
func (p *parser) fail(err error) bool {
	if p.done {
		return false
	}
	p.done = true
	at, message := p.end(), err.Error()
	if s := (*json.SyntaxError)(nil); errors.As(err, &s) {
		at = max(p.base+int(s.Offset)-1, at)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || strings.Contains(message, "unexpected end") {
		at, message = len(p.d.Text), "the text ends within a value"
	} else {
		at, _ = p.skip(max(at, 0))
		message = "this is no JSON: " + strings.TrimPrefix(message, "json: ")
	}
	at = min(at, len(p.d.Text))
	p.d.report(at, min(at+1, len(p.d.Text)), diag.Error, "not-json", "write the file anew with the program that it comes from, or mend it here", "%s", message)
	return false
}

func (d *Document) report(start, end int, severity diag.Severity, code, hint, format string, args ...any) {
	d.List = append(d.List, diag.Diagnostic{File: d.File, Range: d.lines.Range(start, end), Severity: severity, Code: code,
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Report adds a diagnostic at v, or at the start of the document where v is not there.
func (d *Document) Report(v *Value, severity diag.Severity, code, hint, format string, args ...any) {
	if v == nil {
		v = &Value{}
	}
	end := v.End
	if v.Kind == Array || v.Kind == Object { // its first line is place enough
		end = min(v.Start+1, len(d.Text))
	}
	d.report(v.Start, end, severity, code, hint, format, args...)
}

// Range returns where v is written.
func (d *Document) Range(v *Value) diag.Range {
	if v == nil {
		return diag.Range{}
	}
	return d.lines.Range(v.Start, v.End)
}

// At returns an occurrence at v, as one of claims and relations.
func (d *Document) At(v *Value) []graph.Occurrence {
	if v == nil {
		return nil
	}
	return []graph.Occurrence{{File: d.File, Range: d.Range(v)}}
}

// ReportThere adds a diagnostic at the place of the last one.
func (d *Document) ReportThere(severity diag.Severity, code, hint, format string, args ...any) {
	last := d.List[len(d.List)-1]
	d.List = append(d.List, diag.Diagnostic{File: last.File, Range: last.Range, Severity: severity, Code: code,
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Expect reports whether v is of kind k or not there, or null. Else it tells that it
// should be ("wrong-type", a warning), and what as.
func (d *Document) Expect(v *Value, k Kind, what string) bool {
	if v == nil || v.Kind == k {
		return true
	}
	if v.Kind != Null {
		d.Report(v, diag.Warning, "wrong-type", "it is kept, but says nothing", "%s is %s here, not %s", what, v.Kind, k)
	}
	return v.Kind == Null
}

// Get returns the last member of an object with a name, nil if there is none or v is
// no object.
func (v *Value) Get(key string) *Value {
	if v == nil {
		return nil
	}
	for i := len(v.Members) - 1; i >= 0; i-- {
		if v.Members[i].Key == key {
			return &v.Members[i].Value
		}
	}
	return nil
}

// Unique returns the members of an object; of those with the same name the last one, at
// the place of the first.
func (v *Value) Unique() []*Member {
	if !v.Is(Object) {
		return nil
	}
	at := make(map[string]int, len(v.Members))
	list := make([]*Member, 0, len(v.Members))
	for i := range v.Members {
		m := &v.Members[i]
		if n, twice := at[m.Key]; twice {
			list[n] = m
			continue
		}
		at[m.Key] = len(list)
		list = append(list, m)
	}
	return list
}

// GetItems returns the items of an array, nil for all else.
func (v *Value) GetItems() []Value {
	if !v.Is(Array) {
		return nil
	}
	return v.Items
}

// Path returns what Get finds for one name after the other.
func (v *Value) Path(keys ...string) *Value {
	for _, key := range keys {
		v = v.Get(key)
	}
	return v
}

// Is reports whether v is there and of kind k.
func (v *Value) Is(k Kind) bool { return v != nil && v.Kind == k }

// String returns the characters of a string, "" for all else.
func (v *Value) String() string {
	if v.Is(String) {
		return v.Text
	}
	return ""
}

// Word returns a string, number, true or false as text: what identifies something is
// a string in one file and a number in the next. It is "" for all else.
func (v *Value) Word() string {
	if v == nil || v.Kind == Null || v.Kind == Array || v.Kind == Object {
		return ""
	}
	return v.Text
}

// Float returns a number.
func (v *Value) Float() (f float64, ok bool) {
	if !v.Is(Number) {
		return 0, false
	}
	f, err := strconv.ParseFloat(v.Text, 64)
	return f, err == nil
}

// Int returns a whole number.
func (v *Value) Int() (n int, ok bool) {
	if !v.Is(Number) {
		return 0, false
	}
	n, err := strconv.Atoi(v.Text)
	if err != nil {
		f, err := strconv.ParseFloat(v.Text, 64) // 12.0
		if err != nil || f != float64(int(f)) {
			return 0, false
		}
		return int(f), true
	}
	return n, true
}

// Any returns v as a value of a graph.Data: nil, bool, string, []any, graph.Data, an
// int or float64, or a [Literal] for a number that neither holds to the digit.
func (v *Value) Any() any {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case Bool:
		return v.Text == "true"
	case String:
		return v.Text
	case Number:
		if n, err := strconv.Atoi(v.Text); err == nil && strconv.Itoa(n) == v.Text {
			return n
		}
		if f, err := strconv.ParseFloat(v.Text, 64); err == nil && number(f) == v.Text {
			return f
		}
		return Literal(v.Text)
	case Array:
		list := make([]any, len(v.Items))
		for i := range v.Items {
			list[i] = v.Items[i].Any()
		}
		return list
	case Object:
		return v.Data()
	}
	return nil
}

// Literal is a number as it is written.
type Literal string

// Data returns the members of an object, without those with the given names, as they
// can be kept and written again. It is nil where none is left.
func (v *Value) Data(but ...string) graph.Data {
	if !v.Is(Object) {
		return nil
	}
	var data graph.Data
next:
	for i := range v.Members {
		for _, key := range but {
			if v.Members[i].Key == key {
				continue next
			}
		}
		data = append(data, graph.Field{Key: v.Members[i].Key, Value: v.Members[i].Value.Any()})
	}
	if data == nil && len(but) == 0 {
		data = graph.Data{}
	}
	return data
}

// Keys returns the names of the members of the object that a text is, each with the
// first byte of its value: what a format can be known by. It is nil for what is no
// object, and has no more than what could be read.
func Keys(text string) map[string]byte {
	text = strings.TrimPrefix(text, "\uFEFF")
	if !strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") {
		return nil
	}
	keys := map[string]byte{}
	depth, atKey, key := 0, false, ""
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '"':
			end := i + 1
			for end < len(text) && text[end] != '"' {
				if text[end] == '\\' {
					end++
				}
				end++
			}
			if end >= len(text) {
				return keys
			}
			if depth == 1 && atKey {
				if json.Unmarshal([]byte(text[i:end+1]), &key) == nil {
					rest := strings.TrimLeft(text[end+1:min(end+64, len(text))], " \t\r\n:")
					if rest != "" {
						keys[key] = rest[0]
					}
				}
				atKey = false
			}
			i = end
		case '{', '[':
			depth++
			atKey = depth == 1
		case '}', ']':
			depth--
		case ',':
			atKey = depth == 1
		}
	}
	return keys
}

// Write returns a value as a JSON text with two spaces for each level and a line end:
// what [Value.Any] returns, and []string. An object of which each value is a word or
// number stands on one line.
func Write(v any) []byte {
	var out bytes.Buffer
	write(&out, v, 0)
	out.WriteByte('\n')
	return out.Bytes()
}

// WriteLine returns a value as Write does, but on one line without an end.
func WriteLine(v any) string {
	var out bytes.Buffer
	if err := json.Compact(&out, Write(v)); err != nil {
		panic(err) // what is written is JSON
	}
	return out.String()
}

func write(out *bytes.Buffer, v any, level int) {
	switch v := v.(type) {
	case nil:
		out.WriteString("null")
	case bool:
		out.WriteString(strconv.FormatBool(v))
	case int:
		out.WriteString(strconv.Itoa(v))
	case float64:
		out.WriteString(number(v))
	case Literal:
		out.WriteString(string(v))
	case string:
		quote(out, v)
	case []string:
		list := make([]any, len(v))
		for i, s := range v {
			list[i] = s
		}
		write(out, list, level)
	case []any:
		group(out, "[]", len(v), level, flat(v), func(i, level int) { write(out, v[i], level) })
	case graph.Data:
		values := make([]any, len(v))
		for i, f := range v {
			values[i] = f.Value
		}
		group(out, "{}", len(v), level, level > 0 && flat(values), func(i, level int) {
			quote(out, v[i].Key)
			out.WriteString(": ")
			write(out, v[i].Value, level)
		})
	default:
		panic(fmt.Sprintf("jsondoc: %T has no JSON form", v))
	}
}

// flat reports whether values stand on one line: they hold nothing themselves, and are
// not many.
func flat(values []any) bool {
	for _, v := range values {
		switch v := v.(type) {
		case []any:
			if len(v) > 0 {
				return false
			}
		case graph.Data:
			if len(v) > 0 {
				return false
			}
		case []string:
			if len(v) > 0 {
				return false
			}
		}
	}
	return len(values) <= 12
}

func group(out *bytes.Buffer, brackets string, n, level int, flat bool, each func(i, level int)) {
	out.WriteByte(brackets[0])
	for i := range n {
		switch {
		case i > 0 && flat:
			out.WriteString(", ")
		case i > 0:
			out.WriteByte(',')
		}
		if !flat {
			line(out, level+1)
		}
		each(i, level+1)
	}
	if n > 0 && !flat {
		line(out, level)
	}
	out.WriteByte(brackets[1])
}

func line(out *bytes.Buffer, level int) {
	out.WriteByte('\n')
	for range level {
		out.WriteString("  ")
	}
}

// number writes a number as JSON has it: the shortest that reads back equal.
func number(f float64) string {
	b, err := json.Marshal(f)
	if err != nil { // infinite or none
		return "null"
	}
	return string(b)
}

// quote writes a string; what is no UTF-8 becomes U+FFFD.
func quote(out *bytes.Buffer, s string) {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.Encode(s)
	out.Truncate(out.Len() - 1) // its line end
}
