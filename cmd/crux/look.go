package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"crux/graph/diag"
	"crux/render"
	"crux/render/svg"
	"crux/render/theme"
)

// lookFlags say what a picture looks like.
type lookFlags struct {
	Theme    string `placeholder:"NAME|FILE" default:"classic" help:"The look: classic (green and red, the default), okabe (blue and vermillion), print (black on white), dark, contrast; or a file with one of your own."`
	IDPrefix string `placeholder:"PREFIX" help:"What every id of the SVG begins with, so that several maps can stand in one web page."`
}

// read puts the look of what is written to output into o. What is wrong with a
// theme file is printed; with errors in it nothing is drawn.
func (f lookFlags) read(c *console, output string, o *render.Options) error {
	_, named := theme.Named(f.Theme)
	switch {
	case !named && output != "" && same(output, f.Theme):
		return usageError("%s is an input; name another file to write to", output)
	case f.IDPrefix != "" && o.Format != render.SVG:
		return usageError("--id-prefix is for SVG; a %s file has no ids", o.Format)
	case !svg.ValidIDPrefix(f.IDPrefix):
		return usageError("--id-prefix %s: write a letter, then letters, digits and hyphens, as in --id-prefix map1-", f.IDPrefix)
	}
	o.IDPrefix = f.IDPrefix
	th, err := c.theme(f.Theme)
	o.Theme = th
	return err
}

// theme returns the theme of a name, or of a file.
func (c *console) theme(name string) (*theme.Theme, error) {
	if th, ok := theme.Named(name); ok {
		return &th, nil
	}
	if _, err := os.Stat(name); err != nil && !strings.ContainsAny(name, `./\`) {
		hint := "there are " + strings.Join(theme.Names, ", ") + "; or name a file"
		if near := diag.Nearest(name, theme.Names); near != "" {
			hint = "did you mean " + near + "?"
		}
		return nil, usageError("no theme is called %s; %s", name, hint)
	}
	file, err := open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	b, err := io.ReadAll(io.LimitReader(file, theme.MaxSize+1))
	if err != nil {
		return nil, err
	}
	text := strings.TrimPrefix(strings.ToValidUTF8(string(b), "\uFFFD"), "\uFEFF")
	th, list := theme.Read(name, text)
	if err := c.tell(list, diag.Warning, func(string) string { return text }); err != nil {
		return nil, err
	}
	if list.HasErrors() {
		return nil, &exitError{exitInput, fmt.Sprintf("%s has errors, so nothing was drawn; crux's themes are %s", name, strings.Join(theme.Names, ", "))}
	}
	return &th, nil
}
