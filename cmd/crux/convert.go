package main

import (
	"fmt"
	"strings"

	"crux/data"
	"crux/graph/diag"
)

// convertCmd writes a document in another format.
type convertCmd struct {
	File    string `arg:"" help:"An Argdown file, - for standard input, or @name for a reading that comes with crux."`
	To      string `placeholder:"FORMAT" help:"The format to write: argdown or argdown-json (as Argdown's own tools export it, with its map)."`
	Output  string `short:"o" placeholder:"FILE" help:"Where to; without it to standard output. Without --to its ending decides on the format."`
	Partial bool   `help:"Write what could be read of a file that has errors."`
	inputFlags
}

func (k *convertCmd) Run(c *console) error {
	to, err := k.format()
	if err != nil {
		return err
	}
	if k.Output != "" && same(k.Output, k.File) {
		return usageError("%s is the input; name another file to write to", k.Output)
	}
	doc, err := c.read(k.File, k.inputFlags)
	if err != nil {
		return err
	}
	if err := c.tell(doc.Diagnostics, diag.Warning, doc.TextOf); err != nil {
		return err
	}
	broken := doc.Diagnostics.HasErrors()
	if broken && !k.Partial {
		return &exitError{exitInput, fmt.Sprintf("%s has errors, so nothing was written; --partial writes what could be read", doc.Name)}
	}
	out, lost, err := doc.Encode(to)
	if err != nil {
		return err
	}
	for _, l := range lost {
		fmt.Fprintf(c.err, "lost: %s\n", l.What)
	}
	if err := c.write(k.Output, out.Text); err != nil {
		return err
	}
	if broken {
		return &exitError{status: exitInput}
	}
	return nil
}

// format returns the format to write.
func (k *convertCmd) format() (data.Format, error) {
	if k.To != "" {
		return namedFormat("--to", k.To)
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
	message := fmt.Sprintf("%s %s names no format; there are %s", flag, name, strings.Join(formatIDs(), " and "))
	if near := diag.Nearest(name, formatIDs()); near != "" {
		message += fmt.Sprintf("; did you mean %s?", near)
	}
	return data.Format{}, usageError("%s", message)
}
