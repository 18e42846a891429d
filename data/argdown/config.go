package argdown

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"crux/graph"
	"crux/graph/diag"
)

// SettingsFile is the name of the file beside a document in which people keep
// settings for all documents of a folder.
const SettingsFile = "argdown.config.json"

// Settings reads a file of settings: one JSON object. It is nil where that cannot
// be read, which is told.
func Settings(file, text string) (*Data, diag.List) {
	r := settingsReader{lines: diag.NewLines(text), text: text}
	r.decoder = json.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	r.skipped = len(text) - len(strings.TrimPrefix(text, "\uFEFF"))
	r.decoder.UseNumber()
	d, err := r.read()
	if err == nil {
		return d, nil
	}
	start := int(r.decoder.InputOffset()) + r.skipped
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		// Some offsets are that of the character, some are behind it.
		start = int(syntax.Offset) + r.skipped
		if start >= len(text) || !strings.Contains(syntax.Error(), fmt.Sprintf("%q", text[start])) {
			start = max(start-1, 0)
		}
	}
	message := strings.TrimPrefix(err.Error(), "json: ")
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		message = "it ends in the middle"
	}
	return nil, diag.List{{File: file, Range: r.lines.Range(start, start+1), Severity: diag.Error, Code: "bad-settings",
		Message: "this is no JSON object: " + message,
		Hint:    `write it as {"selection": {"excludeDisconnected": false}}, with double quotes and without comments`}}
}

// settingsReader reads JSON with the places of its keys.
type settingsReader struct {
	decoder *json.Decoder
	text    string
	skipped int // bytes before what the decoder reads
	lines   *diag.Lines
	depth   int
}

var errNoObject = errors.New("a value that is no object stands here")

func (r *settingsReader) read() (*Data, error) {
	t, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	if t != json.Delim('{') {
		return nil, errNoObject
	}
	d := &Data{Range: r.lines.Range(0, len(r.text)), places: map[string]diag.Range{}}
	if d.Fields, err = r.object(d, nil); err != nil {
		return nil, err
	}
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the object")
	}
	return d, nil
}

// object reads the members of an object whose brace is taken.
func (r *settingsReader) object(d *Data, path []string) (graph.Data, error) {
	if r.depth++; r.depth > maxDepth {
		return nil, fmt.Errorf("values are more than %d levels deep", maxDepth)
	}
	defer func() { r.depth-- }()
	fields := graph.Data{}
	for r.decoder.More() {
		t, err := r.decoder.Token()
		if err != nil {
			return nil, err
		}
		key, ok := t.(string)
		if !ok {
			return nil, errNoObject
		}
		at := append(path[:len(path):len(path)], key)
		end := int(r.decoder.InputOffset()) + r.skipped
		start := strings.LastIndexByte(r.text[:max(end-1, 0)], '"')
		place := r.lines.Range(max(start, 0), end)
		d.put(at, place)
		if len(path) == 0 {
			d.Keys = append(d.Keys, place)
		}
		value, err := r.value(d, at)
		if err != nil {
			return nil, err
		}
		fields = append(fields, graph.Field{Key: key, Value: value})
	}
	_, err := r.decoder.Token()
	return fields, err
}

func (r *settingsReader) value(d *Data, path []string) (any, error) {
	t, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Number:
		if i, err := t.Int64(); err == nil {
			return int(i), nil
		}
		return t.Float64()
	case json.Delim:
		if t == '{' {
			return r.object(d, path)
		}
		if r.depth++; r.depth > maxDepth {
			return nil, fmt.Errorf("values are more than %d levels deep", maxDepth)
		}
		defer func() { r.depth-- }()
		list := []any{}
		for r.decoder.More() {
			item, err := r.value(d, append(path[:len(path):len(path)], fmt.Sprint(len(list))))
			if err != nil {
				return nil, err
			}
			list = append(list, item)
		}
		_, err := r.decoder.Token()
		return list, err
	}
	return t, nil
}
