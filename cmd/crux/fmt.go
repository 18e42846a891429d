package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"crux/data"
	"crux/data/argdown"
	"crux/data/readings"
	"crux/graph/diag"
)

// fmtCmd writes files in the canonical form.
type fmtCmd struct {
	Files []string `arg:"" name:"file" help:"Argdown files, - for standard input, or @name for a reading that comes with crux."`
	Check bool     `xor:"check" help:"Write nothing; name the files that are not in this form, and exit 1 if there are any."`
	Diff  bool     `xor:"diff" help:"Print what would change instead of the whole text; with --check, instead of the names."`
	Write bool     `short:"w" xor:"check,diff" help:"Write back into the files, those that change."`
}

func (k *fmtCmd) Run(c *console) error {
	for _, file := range k.Files {
		if k.Write && (file == "-" || strings.HasPrefix(file, "@")) {
			return usageError("%s cannot be written back; give a file, or take -w away", file)
		}
	}
	var failed error
	broken, differs := false, false
	for _, file := range k.Files {
		changes, hasErrors, err := k.format(c, file)
		broken, differs = broken || hasErrors, differs || changes
		if err != nil {
			// The other files are formatted all the same.
			fmt.Fprintf(c.err, "crux: %s\n", err)
			failed = errors.Join(failed, err)
		}
	}
	var exit *exitError
	switch {
	case errors.As(failed, &exit):
		return &exitError{status: exit.status}
	case failed != nil:
		return &exitError{status: exitIO}
	case broken, k.Check && differs:
		return &exitError{status: exitInput}
	}
	return nil
}

// format does one file. One with errors is left as it is; they are told.
func (k *fmtCmd) format(c *console, file string) (changes, hasErrors bool, err error) {
	name, text, err := c.text(file)
	if err != nil {
		return false, false, err
	}
	if f := data.Detect(name, text); f.ID != "argdown" {
		return false, false, &exitError{exitInput, fmt.Sprintf("%s is %s, and crux fmt is for Argdown; crux convert writes it as Argdown", name, f.Name)}
	}
	formatted, list := argdown.Format(name, text)
	if !list.HasErrors() {
		// Warnings and hints are what crux check is for.
		var left diag.List
		for _, d := range list {
			if d.Code == "not-formatted" {
				left = append(left, d)
			}
		}
		list = left
	}
	if err := c.tell(list, diag.Hint, func(string) string { return text }); err != nil {
		return false, false, err
	}
	if list.HasErrors() {
		return false, true, nil
	}
	changes = formatted != text
	switch {
	case k.Diff && changes:
		_, err = c.out.Write(diff.Diff(name+".orig", []byte(text), name, []byte(formatted)))
	case k.Check && changes:
		_, err = fmt.Fprintln(c.out, name)
	case k.Diff, k.Check, k.Write && !changes:
	case k.Write:
		err = c.write(file, []byte(formatted))
	default:
		err = c.write("-", []byte(formatted))
	}
	return changes, false, err
}

// text reads the text of FILE as it is, and the name by which it is told of.
func (c *console) text(file string) (name, text string, err error) {
	var in io.Reader
	switch {
	case file == "-":
		name, in = "standard input", c.in
	case strings.HasPrefix(file, "@"):
		reading, err := reading(file)
		if err != nil {
			return "", "", err
		}
		text, err = readings.Text(reading)
		return "@" + reading, text, err
	default:
		f, err := open(file)
		if err != nil {
			return "", "", err
		}
		defer f.Close()
		name, in = file, f
	}
	// More than Argdown takes is not read: it is an error already.
	b, err := io.ReadAll(io.LimitReader(in, argdown.MaxRead+1))
	if err != nil {
		return "", "", fmt.Errorf("%s cannot be read: %w", name, err)
	}
	return name, string(b), nil
}
