package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"crux/graph/diag"
	"crux/graph/semantics/af"
)

// name returns how the file is called in messages.
func (k *solveCmd) name() string {
	if k.File == "-" {
		return "standard input"
	}
	return k.File
}

// read reads the framework.
func (k *solveCmd) read(c *console) (*af.Framework, error) {
	format := af.Format(strings.ToLower(strings.TrimPrefix(k.Format, ".")))
	if format != "" && !slices.Contains(af.Formats(), format) {
		return nil, usageError("-fo %s names no format; there are af, apx and tgf", k.Format)
	}
	if format == "" {
		format = af.FormatOf(k.File)
	}
	text, err := k.text(c)
	if err != nil {
		return nil, err
	}
	if format == "" {
		format = af.Detect(text)
	}
	if format == "" {
		return nil, usageError("in which format is %s? Say it with -fo af, -fo apx or -fo tgf", k.name())
	}
	f, told := af.Decode(k.name(), text, format)
	if err := diag.Print(c.err, told, func(string) string { return text }); err != nil {
		return nil, err
	}
	if f == nil {
		return nil, &exitError{status: exitInput}
	}
	return f, nil
}

// text returns the contents of the file, or their beginning if they are more
// than what is read.
func (k *solveCmd) text(c *console) (string, error) {
	in, size := c.in, int64(0)
	if k.File != "-" {
		file, err := open(k.File)
		if err != nil {
			return "", err
		}
		defer file.Close()
		in, size = file, sizeOf(file)
	}
	var text strings.Builder
	text.Grow(int(min(size, af.MaxSize)) + 1)
	_, err := io.Copy(&text, io.LimitReader(in, af.MaxSize+1))
	return text.String(), err
}

// sizeOf returns the size of a file, or 0.
func sizeOf(file *os.File) int64 {
	info, err := file.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

// noArgument is the error for an argument that is not there.
func noArgument(f *af.Framework, file, name string) error {
	message := fmt.Sprintf("there is no argument %s in %s", af.Written(name), file)
	switch near := f.Near(name); {
	case f.Len() == 0:
		message += "; it has none"
	case near != "":
		message += fmt.Sprintf("; did you mean %s?", af.Written(near))
	case f.Name(f.Len()-1) == strconv.Itoa(f.Len()) && f.Len() > 1:
		message += fmt.Sprintf("; there are %s to %s", f.Name(0), f.Name(f.Len()-1))
	default:
		var some []string
		for i := range min(f.Len(), 5) {
			some = append(some, af.Written(f.Name(i)))
		}
		more := ""
		if f.Len() > len(some) {
			more = " …"
		}
		message += fmt.Sprintf("; there are %s%s", strings.Join(some, ", "), more)
	}
	return &exitError{exitInput, message}
}
