package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// newCmd writes a first map.
type newCmd struct {
	File string `arg:"" optional:"" help:"A file that does not exist yet; without it the map goes to standard output."`
}

// firstMap is a map to start from.
const firstMap = `===
title: Should the centre be closed to cars?
===

[Close it]: The centre should be closed to cars.
  + [Air]: The air in the centre would be cleaner.
  + [Quiet]: The centre would be a quieter place to live.
  - [Shops]: Shops in the centre would lose customers.
    - [On foot]: People who come on foot come more often and buy as much.
`

func (n *newCmd) Run(c *console) error {
	if n.File == "" || n.File == "-" {
		return c.write("-", []byte(firstMap))
	}
	// O_EXCL: whatever has the name already is left alone.
	f, err := os.OpenFile(n.File, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return &exitError{exitIO, fmt.Sprintf("%s exists already; name another file", n.File)}
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(firstMap)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(n.File)
		return err
	}
	fmt.Fprintf(c.err, "%s is written. Draw it: crux map %[1]s -o map.svg\n", n.File)
	return nil
}
