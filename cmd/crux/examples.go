package main

import (
	"fmt"
	"text/tabwriter"

	"crux/data/readings"
)

// examplesCmd lists the readings that come with crux, or prints one.
type examplesCmd struct {
	Name string `arg:"" optional:"" help:"The reading to print, such as @paris."`
}

func (e *examplesCmd) Run(c *console) error {
	if e.Name != "" {
		name, err := reading(e.Name)
		if err != nil {
			return err
		}
		text, err := readings.Text(name)
		if err != nil {
			return err
		}
		return c.write("-", []byte(text))
	}
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, name := range readings.Names() {
		doc, err := c.read("@"+name, inputFlags{})
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "@%s\t%s\n", name, doc.Graph.Meta.Title)
	}
	return w.Flush()
}
