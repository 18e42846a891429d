package main

import (
	"cmp"
	"fmt"
	"strings"

	"crux/data"
	"crux/data/argdown"
	"crux/data/loss"
	"crux/graph"
	"crux/graph/compare"
	"crux/graph/diag"
)

// mergeCmd writes two readings of a text as one Argdown file.
type mergeCmd struct {
	A         string  `arg:"" name:"A" help:"A reading: a file in any format that crux reads, - for standard input, or @name for one that comes with crux. What both have is written in its words."`
	B         string  `arg:"" name:"B" help:"Another reading of the same text."`
	Output    string  `short:"o" placeholder:"FILE" help:"Where to; without it to standard output."`
	Source    string  `placeholder:"TEXT" help:"The text that the readings are of, for locators of whole paragraphs."`
	Threshold float64 `placeholder:"N" default:"0.55" help:"The least score, above 0 and up to 1, by which two claims count as the same; 0.55 without it."`
	NoTitles  bool    `help:"Do not take it as evidence that two claims have the same title."`
	Match     string  `placeholder:"FILE" help:"Matches of your own, which count whatever the evidence; crux compare --match-out writes such a file."`
	Verbose   bool    `short:"v" help:"Tell each thing that is lost, and not only how many."`
	inputFlags
}

func (k *mergeCmd) Run(c *console) error {
	switch {
	case !(k.Threshold > 0 && k.Threshold <= 1):
		return usageError("--threshold %g: give a number above 0 and up to 1", k.Threshold)
	case k.A == "-" && k.B == "-":
		return usageError("standard input can be one reading only")
	}
	for _, input := range []string{k.A, k.B, k.Source, k.Match} {
		if k.Output != "" && input != "" && same(k.Output, input) {
			return usageError("%s is an input; name another file to write to", k.Output)
		}
	}
	p, err := k.read(c)
	if err != nil {
		return err
	}
	g, lost := p.al.Merge(p.al.Differences())
	g.Meta.Title = unionTitle(g.Meta)
	text, unwritten := argdown.Encode(g)
	var all loss.List
	for _, doc := range []*data.Document{p.a, p.b} {
		if doc.Format.ID == "argdown" {
			for _, l := range argdown.Unwritten(doc.Name, doc.Text, doc.Graph) {
				l.At.File = cmp.Or(l.At.File, doc.Name) // here are two
				all = append(all, l)
			}
		}
	}
	for _, u := range lost {
		all.Lost(loss.Data, []graph.Occurrence{u.At}, "%s", u.What)
	}
	if k.Source != "" { // the text is with the user
		unwritten = without(unwritten, loss.Source)
	}
	x := &conversion{doc: &data.Document{Name: p.a.Name + " and " + p.b.Name}, to: data.Format{ID: "argdown"}, lost: append(all, unwritten...)}
	if err := x.tell(c, k.Verbose || len(x.lost) <= fewLosses); err != nil {
		return err
	}
	return c.write(k.Output, []byte(p.explained(text)))
}

// read reads both readings and aligns them.
func (k *mergeCmd) read(c *console) (*pairing, error) {
	p := &pairing{letters: [2]string{"A", "B"}, of: [2]int{0, 1}}
	o := compare.Options{Threshold: k.Threshold, WithoutKeys: k.NoTitles}
	if k.Source != "" {
		var err error
		if o.Text, err = readText(k.Source); err != nil {
			return nil, err
		}
	}
	broken := false
	for _, reading := range []struct {
		file string
		doc  **data.Document
	}{{k.A, &p.a}, {k.B, &p.b}} {
		doc, err := c.read(reading.file, k.inputFlags)
		if err != nil {
			return nil, err
		}
		if err := c.tell(doc.Diagnostics, diag.Warning, doc.TextOf); err != nil {
			return nil, err
		}
		broken = broken || doc.Diagnostics.HasErrors()
		*reading.doc = doc
	}
	if broken {
		return nil, &exitError{exitInput, "nothing was merged, because of these errors"}
	}
	if o.Text == nil {
		o.Text = oneText([]*data.Document{p.a, p.b})
	}
	p.text = o.Text
	p.outA, p.outB = p.a.Graph.Outline(), p.b.Graph.Outline()
	if k.Match != "" {
		given, err := c.readMatches(k.Match, p)
		if err != nil {
			return nil, err
		}
		o.Given = given
	}
	p.al = compare.Align(p.a.Graph, p.b.Graph, o)
	return p, nil
}

// explained returns a merged document with a comment behind its front matter that says how
// to read it.
func (p *pairing) explained(text string) string {
	name := func(doc *data.Document) string {
		called := readingName(doc)
		if called != doc.Name {
			called += ", " + doc.Name
		}
		return strings.ReplaceAll(called, "-->", "-- >")
	}
	comment := fmt.Sprintf(`<!--
Two readings in one file.

A: %s
B: %s

What is tagged #both is in both readings, #only-a and #only-b in one; on an inference line
"tags" says the same of the step. What both have is in the words of A. "readings" says what
B has otherwise, the claims that are one claim in the other reading, and the relations that
a reading has instead.
-->
`, name(p.a), name(p.b))
	head := ""
	if strings.HasPrefix(text, "===\n") {
		if at := strings.Index(text[4:], "\n===\n"); at >= 0 {
			head, text = text[:4+at+5]+"\n", strings.TrimLeft(text[4+at+5:], "\n")
		}
	}
	if text != "" {
		comment += "\n"
	}
	return head + comment + text
}
