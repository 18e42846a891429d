// Package data reads and writes graphs in the formats that people have them in.
package data

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"crux/data/argdown"
	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
)

// A Document is a graph with what there is to say of the text that it was read
// from.
type Document struct {
	Name        string // of the file, as diagnostics name it
	Text        string
	Format      Format       // that it was read in
	Graph       *graph.Graph // never nil; after errors it is what could be read
	Diagnostics diag.List

	options argdown.Options
	files   files
	others  map[string]string // the texts of the other files that it was read from
}

// Read reads a document that stands alone: it can include no files, and nothing
// beside it is read. The format is found from the text, then from the name. The error
// is that of r; what is wrong with the document is told by its diagnostics. No more is
// read than any format takes.
func Read(name string, r io.Reader) (*Document, error) { return ReadAs(name, r, "") }

// ReadAs reads a document as Read does, in the format with the given id.
func ReadAs(name string, r io.Reader, format string) (*Document, error) {
	text, err := readAll(name, r)
	if err != nil {
		return nil, err
	}
	d := &Document{Name: name, Text: text, others: map[string]string{}}
	return d, d.decode(format)
}

// decode makes the graph of d, whose text is read.
func (d *Document) decode(format string) error {
	if format == "" {
		d.Format = Detect(d.Name, d.Text)
	} else {
		f, ok := Find(format)
		if !ok || f.decode == nil {
			return fmt.Errorf("there is no format %q to read", format)
		}
		d.Format = f
	}
	if d.Format.ID != "argdown" && len(d.Text) > argdown.MaxSize {
		d.Graph, _ = new(graph.Builder).Graph()
		d.Diagnostics = append(d.Diagnostics, diag.Diagnostic{File: d.Name, Range: diag.NewLines("").Range(0, 0), Severity: diag.Error, Code: "too-large",
			Message: fmt.Sprintf("the file is larger than the %d MiB that are read", argdown.MaxSize>>20), Hint: "divide it"})
		return nil
	}
	g, list := d.Format.decode(d)
	d.Graph, d.Diagnostics = g, append(d.Diagnostics, list...)
	return nil
}

// Encode writes d in a format, with what that loses of it. Where d points into its
// text in other ways than the format does, d is changed to do as the format.
func (d *Document) Encode(f Format) (Written, loss.List, error) {
	if f.encode == nil {
		return Written{}, nil, fmt.Errorf("there is no format %q to write", f.ID)
	}
	d.point(f)
	w, lost, err := f.encode(d)
	switch {
	case f.ID == "argdown-json":
	case d.Format.ID == "argdown":
		lost = append(argdown.Unwritten(d.Name, d.Text, d.Graph), lost...)
	case d.Format.ID == "argdown-json":
		lost = append(argdown.OtherTexts(d.Graph), lost...)
	}
	return w, lost, err
}

// Written is a document in a format.
type Written struct {
	Text []byte
	// Beside are further files that belong to it. They have its name, with other
	// endings.
	Beside []Sibling
}

// A Sibling is a file beside another one.
type Sibling struct {
	Ending string // with its point
	Text   []byte
}

// Files returns the names of the files that d was read from, its own first: what it
// includes, its settings and what is beside it too. It is nil if d was not opened.
func (d *Document) Files() []string {
	if d.files == nil {
		return nil
	}
	return append([]string{d.Name}, slices.Sorted(maps.Keys(d.others))...)
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
