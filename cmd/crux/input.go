package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"crux/data"
	"crux/data/argdown"
	"crux/data/readings"
	"crux/graph/diag"
	"crux/graph/source"
)

// inputFlags say what may be read beside a file.
type inputFlags struct {
	From        string `placeholder:"FORMAT" help:"The format of the input; without it the text decides, then the ending of its name. crux convert --help lists the formats."`
	IncludeRoot string `placeholder:"DIR" help:"The folder that files included by @include(path) must be in; without it that of the file itself."`
}

// read reads FILE: a path, "-" for standard input, or @name for a reading that
// comes with crux. What is wrong with its contents is in the document's
// diagnostics; the error is for what could not be read at all.
func (c *console) read(file string, flags inputFlags) (*data.Document, error) {
	if err := flags.valid(); err != nil {
		return nil, err
	}
	switch {
	case file == "-":
		return data.ReadAs("standard input", c.in, flags.From)
	case strings.HasPrefix(file, "@"):
		name, err := reading(file)
		if err != nil {
			return nil, err
		}
		text, err := readings.Text(name)
		if err != nil {
			return nil, err
		}
		return data.ReadAs("@"+name, strings.NewReader(text), "argdown")
	}
	doc, err := data.OpenFile(file, data.OpenOptions{IncludeRoot: flags.IncludeRoot, Format: flags.From})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s", file)
	}
	return doc, err
}

// valid reports a format that is not read.
func (flags inputFlags) valid() error {
	if flags.From == "" {
		return nil
	}
	from, err := namedFormat("--from", flags.From)
	if err == nil && !from.Reads() {
		err = usageError("%s is written only, not read", flags.From)
	}
	return err
}

// reading returns the full name of a reading that comes with crux.
func reading(name string) (string, error) {
	name = strings.TrimPrefix(name, "@")
	if found := readings.Find(name); found != "" {
		return found, nil
	}
	known := readings.Names()
	var inside []string
	for _, n := range known {
		if strings.HasPrefix(n, name+"/") {
			inside = append(inside, "@"+n)
		}
	}
	if len(inside) > 0 {
		return "", usageError("@%s has several readings: %s", name, strings.Join(inside, ", "))
	}
	message := fmt.Sprintf("no reading is called @%s; crux examples lists them", name)
	for _, n := range known {
		dir, _, _ := strings.Cut(n, "/")
		known = append(known, dir)
	}
	near := diag.Nearest(name, known)
	for _, n := range readings.Names() {
		if near == "" && path.Base(n) == name {
			near = n
		}
	}
	if near != "" {
		message = fmt.Sprintf("no reading is called @%s; did you mean @%s?", name, near)
	}
	return "", usageError("%s", message)
}

// open opens a file that is no folder.
func open(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no file %s", path)
		}
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, fmt.Errorf("%s is a folder, not a file", path)
	}
	return f, nil
}

// readText reads the text that a reading is about.
func readText(path string) (*source.Text, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, argdown.MaxSize+1))
	switch {
	case err != nil:
		return nil, err
	case len(b) > argdown.MaxSize:
		return nil, &exitError{exitInput, fmt.Sprintf("%s is larger than the %d MiB that are read", path, argdown.MaxSize>>20)}
	}
	return source.New(strings.ToValidUTF8(string(b), "\uFFFD")), nil
}

// tell prints the diagnostics of a document that weigh at least as much as
// least. After maxTold it only counts.
func (c *console) tell(list diag.List, least diag.Severity, text func(file string) string) error {
	var told diag.List
	for _, d := range list {
		if d.Severity <= least {
			told = append(told, d)
		}
	}
	more := len(told) - maxTold
	if err := diag.Print(c.err, told[:min(len(told), maxTold)], text); err != nil {
		return err
	}
	if more > 0 {
		fmt.Fprintf(c.err, "… and %d more; crux check --json lists them all\n", more)
	}
	return nil
}

const maxTold = 1000
