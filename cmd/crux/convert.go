package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"crux/data"
	"crux/data/loss"
	"crux/graph/diag"
	"crux/graph/source"
)

// convertCmd writes documents in another format.
type convertCmd struct {
	Files    []string `arg:"" name:"file" help:"A file in any format that crux reads, - for standard input, or @name for a reading that comes with crux. Several files, folders and patterns such as 'corpus/*.xml' are converted into a folder."`
	To       string   `placeholder:"FORMAT" help:"The format to write; without it the ending of -o decides. ${formats}"`
	Output   string   `short:"o" placeholder:"FILE" help:"Where to; without it to standard output. For several files a folder, which is made if it isn't there."`
	Source   string   `placeholder:"TEXT" help:"The text that is read, so that paragraphs and sentences, quotations and offsets can be converted into each other."`
	Lossless bool     `help:"Write nothing that loses something, and exit with 1."`
	Partial  bool     `help:"Write what could be read of a file that has errors."`
	Force    bool     `help:"Replace files that are in the folder already."`
	Verbose  bool     `short:"v" help:"Tell each thing that is lost, and every warning, not only how many."`
	JSON     bool     `name:"json" help:"Write what is told and lost as JSON to standard output."`
	inputFlags

	text *source.Text
}

func (k *convertCmd) Run(c *console) error {
	if k.Source != "" {
		var err error
		if k.text, err = readText(k.Source); err != nil {
			return err
		}
	}
	if err := k.valid(); err != nil {
		return err
	}
	many, err := k.many()
	if err != nil {
		return err
	}
	if many {
		return k.folder(c)
	}
	to, err := k.format()
	if err != nil {
		return err
	}
	switch file := k.Files[0]; {
	case k.Output != "" && same(k.Output, file):
		return usageError("%s is the input; name another file to write to", k.Output)
	case k.JSON && (k.Output == "" || k.Output == "-"):
		return usageError("--json prints to standard output, so the file cannot go there too; name it with -o")
	}
	x := k.convert(c, k.Files[0], to)
	if x.err != nil {
		return x.err
	}
	if err := x.tell(c, k.Verbose || len(x.lost) <= fewLosses); err != nil {
		return err
	}
	if x.refused == "" {
		if over := k.overInput(x, k.Output); over != "" {
			return usageError("%s is an input; name another file to write to", over)
		}
		err = k.write(c, k.Output, x.written)
	}
	if err == nil && k.JSON {
		err = c.json(x.told(k.Output))
	}
	switch {
	case err != nil:
		return err
	case x.refused != "":
		return &exitError{exitInput, x.refused}
	case x.broken:
		return &exitError{status: exitInput}
	}
	return nil
}

// fewLosses are as many as are told one by one without being asked to.
const fewLosses = 5

// A conversion is what became of a file.
type conversion struct {
	file    string
	doc     *data.Document
	to      data.Format
	written data.Written
	lost    loss.List
	broken  bool   // the file has errors
	refused string // why nothing is written
	err     error  // the file could not be read, or the command is wrong
}

// convert reads a file and makes of it what is to be written.
func (k *convertCmd) convert(c *console, file string, to data.Format) *conversion {
	x := &conversion{file: file, to: to}
	if x.doc, x.err = c.read(file, k.inputFlags); x.err != nil {
		return x
	}
	if x.broken = x.doc.Diagnostics.HasErrors(); x.broken && !k.Partial {
		x.refused = fmt.Sprintf("%s has errors, so nothing was written; --partial writes what could be read", x.doc.Name)
		return x
	}
	if k.text != nil {
		x.doc.Graph.Meta.Text = k.text
	}
	if x.written, x.lost, x.err = x.doc.Encode(to); x.err != nil {
		return x
	}
	if k.text != nil { // it was given for the places only, and is with the user
		x.lost = without(x.lost, loss.Source)
	}
	if k.Lossless && len(x.lost) > 0 {
		x.refused = fmt.Sprintf("%s would lose something as %s, so nothing was written", x.doc.Name, to.ID)
	}
	return x
}

func without(list loss.List, f loss.Feature) loss.List {
	var kept loss.List
	for _, l := range list {
		if l.Feature != f {
			kept = append(kept, l)
		}
	}
	return kept
}

// tell prints what is wrong with a file, and what is lost: each thing, or how much.
func (x *conversion) tell(c *console, each bool) error {
	if err := c.tell(x.doc.Diagnostics, diag.Warning, x.doc.TextOf); err != nil {
		return err
	}
	if len(x.lost) == 0 {
		return nil
	}
	if !each {
		_, err := fmt.Fprintf(c.err, "%s as %s loses %s; -v tells each\n", x.doc.Name, x.to.ID, lossCounts(x.lost.Counts()))
		return err
	}
	return tellLosses(c, x.doc.Name, x.lost)
}

// tellLosses prints each loss, at its place or, where that is not known, with the name of
// the document.
func tellLosses(c *console, name string, list loss.List) error {
	for _, l := range list {
		place := name
		if at := l.At.Range.Start; at.Known() {
			file := l.At.File
			if file == "" {
				file = name
			}
			place = fmt.Sprintf("%s:%d:%d", file, at.Line, at.Column)
		}
		word := "lost"
		if l.Degraded {
			word = "lost in part"
		}
		if _, err := fmt.Fprintf(c.err, "%s: %s: %s\n", place, word, l.What); err != nil {
			return err
		}
	}
	return nil
}

// lossCounts says how much is lost: "3 (titles of claims), 2 in part (quotations)".
func lossCounts(counts []loss.Count) string {
	var parts []string
	for _, n := range counts {
		if n.Lost > 0 {
			parts = append(parts, fmt.Sprintf("%s (%d)", n.Feature.Name(), n.Lost))
		}
		if n.Degraded > 0 {
			parts = append(parts, fmt.Sprintf("in part %s (%d)", n.Feature.Name(), n.Degraded))
		}
	}
	return strings.Join(parts, ", ")
}

// write writes a document and the files that belong to it.
func (k *convertCmd) write(c *console, path string, w data.Written) error {
	if len(w.Beside) > 0 && (path == "" || path == "-") {
		return usageError("this format has %d files; name the first with -o", len(w.Beside)+1)
	}
	for _, s := range w.Beside {
		if err := c.write(besides(path, s), s.Text); err != nil {
			return err
		}
	}
	return c.write(path, w.Text)
}

// targets returns the paths that a document and the files that belong to it go to.
func targets(path string, w data.Written) []string {
	all := []string{path}
	for _, s := range w.Beside {
		all = append(all, besides(path, s))
	}
	return all
}

// overInput returns the path of what would be written over a file that x was made of:
// the document, what it includes or has beside it, the text that is read.
func (k *convertCmd) overInput(x *conversion, path string) string {
	if path == "" || path == "-" {
		return ""
	}
	inputs := x.doc.Files()
	if k.Source != "" {
		inputs = append(inputs, k.Source)
	}
	for _, target := range targets(path, x.written) {
		for _, input := range inputs {
			if same(target, input) {
				return target
			}
		}
	}
	return ""
}

// besides returns the path of a file beside another one.
func besides(path string, s data.Sibling) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + s.Ending
}

// format returns the format to write.
func (k *convertCmd) format() (data.Format, error) {
	if k.To != "" {
		f, err := namedFormat("--to", k.To)
		if err == nil && !f.Writes() {
			err = usageError("%s is read only, not written", k.To)
		}
		return f, err
	}
	if k.Output == "" || k.Output == "-" {
		return data.Format{}, usageError("to which format? Name one with --to, as in --to argdown-json, or a file with -o")
	}
	if f, ok := data.ByEnding(k.Output, data.Format.Writes); ok {
		return f, nil
	}
	return data.Format{}, usageError("the ending of %s names no format; name one with --to: %s", k.Output, strings.Join(formatIDs(), ", "))
}

func formatIDs() []string {
	var ids []string
	for _, f := range data.Formats() {
		ids = append(ids, f.ID)
	}
	return ids
}

func namedFormat(flag, name string) (data.Format, error) {
	if f, ok := data.Find(name); ok {
		return f, nil
	}
	message := fmt.Sprintf("%s %s names no format; there are %s", flag, name, strings.Join(formatIDs(), ", "))
	if near := diag.Nearest(name, formatIDs()); near != "" {
		message += fmt.Sprintf("; did you mean %s?", near)
	}
	return data.Format{}, usageError("%s", message)
}

// formatsHelp lists the formats.
func formatsHelp() string {
	var parts []string
	for _, f := range data.Formats() {
		part := f.ID
		switch {
		case !f.Writes():
			part += " (read only)"
		case !f.Reads():
			part += " (written only)"
		}
		parts = append(parts, part)
	}
	return "Formats: " + strings.Join(parts, ", ") + "."
}
