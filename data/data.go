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
}

// Read reads a document. The error is that of r; what is wrong with the
// document is told by its diagnostics. No more is read than any format takes.
func Read(name string, r io.Reader) (*Document, error) {
	b, err := io.ReadAll(io.LimitReader(r, argdown.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	d := &Document{Name: name, Text: string(b)}
	d.Graph, d.Diagnostics = argdown.Decode(name, d.Text)
	return d, nil
}
