// Package data reads and writes graphs in the formats that people have them in.
package data

import (
	"fmt"
	"io"

	"crux/data/argdown"
	"crux/graph"
	"crux/graph/diag"
)

// A Document is a graph with what there is to say of the text that it was read
// from.
type Document struct {
	Name        string // of the file, as diagnostics name it
	Text        string
	Graph       *graph.Graph // never nil; after errors it is what could be read
	Diagnostics diag.List

	options argdown.Options
	others  map[string]string // the texts of the other files that it was read from
}

// Read reads a document that stands alone: it can include no files, and nothing
// beside it has settings. The error is that of r; what is wrong with the document
// is told by its diagnostics. No more is read than any format takes.
func Read(name string, r io.Reader) (*Document, error) {
	text, err := readAll(name, r)
	if err != nil {
		return nil, err
	}
	d := &Document{Name: name, Text: text}
	d.decode()
	return d, nil
}

func (d *Document) decode() {
	g, list := d.options.Decode(d.Name, d.Text)
	d.Graph, d.Diagnostics = g, append(d.Diagnostics, list...)
}

// TextOf returns the text of one of the files that d was read from, by its name,
// "" for others.
func (d *Document) TextOf(file string) string {
	if file == d.Name {
		return d.Text
	}
	return d.others[file]
}

func readAll(name string, r io.Reader) (string, error) {
	b, err := io.ReadAll(io.LimitReader(r, argdown.MaxRead+1))
	if err != nil {
		return "", fmt.Errorf("%s cannot be read: %w", name, err)
	}
	return string(b), nil
}
