package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"crux/graph/diag"
	"crux/render/outline"
)

// outlineCmd writes a map as text.
type outlineCmd struct {
	File    string `arg:"" optional:"" default:"@paris" help:"An Argdown file, - for standard input, or @name for a reading that comes with crux."`
	Output  string `short:"o" placeholder:"FILE" help:"Where to: a file ending in .md, .html or .txt; without it to standard output."`
	Format  string `short:"f" placeholder:"FORMAT" help:"The format, markdown, html or plain; without it the ending of FILE decides."`
	Partial bool   `help:"Write what could be read of a file that has errors."`
	inputFlags
}

func (o *outlineCmd) Run(c *console) error {
	format, err := outlineFormat(o.Format, o.Output)
	if err != nil {
		return err
	}
	if o.Output != "" && same(o.Output, o.File) {
		return usageError("%s is the input; name another file to write to", o.Output)
	}
	doc, err := c.read(o.File, o.inputFlags)
	if err != nil {
		return err
	}
	if err := c.tell(doc.Diagnostics, diag.Warning, doc.TextOf); err != nil {
		return err
	}
	broken := doc.Diagnostics.HasErrors()
	if broken && !o.Partial {
		return &exitError{exitInput, fmt.Sprintf("%s has errors, so nothing was written; --partial writes what could be read", doc.Name)}
	}
	var out bytes.Buffer
	if err := outline.Write(&out, doc.Graph, outline.Options{Format: format, Partial: broken}); err != nil {
		return err
	}
	if err := c.write(o.Output, out.Bytes()); err != nil {
		return err
	}
	if broken {
		return &exitError{status: exitInput}
	}
	return nil
}

// outlineEndings are what files of a format of outlines end in, without the dot.
var outlineEndings = []struct {
	ending string
	format outline.Format
}{
	{"md", outline.Markdown}, {"markdown", outline.Markdown},
	{"html", outline.HTML}, {"htm", outline.HTML},
	{"txt", outline.Plain},
}

// outlineFormat returns the format that is named, or that the ending of a file
// says; where neither does it is Markdown.
func outlineFormat(name, file string) (outline.Format, error) {
	from := "-f " + name
	if name == "" {
		name = strings.ToLower(strings.TrimPrefix(filepath.Ext(file), "."))
		if name == "" {
			return outline.Markdown, nil
		}
		from = "the ending of " + file
	}
	if f := outline.Format(name); slices.Contains(outline.Formats, f) {
		return f, nil
	}
	var known []string
	for _, f := range outline.Formats {
		known = append(known, string(f))
	}
	for _, e := range outlineEndings {
		if e.ending == name {
			return e.format, nil
		}
		known = append(known, e.ending)
	}
	message := from + " names no format of outlines; there are markdown (.md), html and plain (.txt)"
	if near := diag.Nearest(name, known); near != "" {
		message += fmt.Sprintf("; did you mean %s?", near)
	}
	return "", usageError("%s", message)
}
