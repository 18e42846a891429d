package main

import (
	"bytes"
	"fmt"

	"crux/graph/diag"
	"crux/render/outline"
)

// outlineCmd writes a map as text.
type outlineCmd struct {
	File    string `arg:"" optional:"" default:"@paris" help:"An Argdown file, - for standard input, or @name for a reading that comes with crux."`
	Output  string `short:"o" placeholder:"FILE" help:"Where to; without it to standard output."`
	Partial bool   `help:"Write what could be read of a file that has errors."`
	inputFlags
}

func (o *outlineCmd) Run(c *console) error {
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
	if err := outline.Write(&out, doc.Graph); err != nil {
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
