package main

import (
	"errors"
	"fmt"
	"slices"

	"crux/data"
	"crux/data/argdown"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/source"
)

// checkCmd tells what is wrong with files.
type checkCmd struct {
	Files   []string `arg:"" optional:"" name:"file" help:"Argdown files, - for standard input, or @name for a reading that comes with crux."`
	Source  string   `placeholder:"TEXT" help:"The text that the locators point into. Each must point at something, and each sentence must have a claim or be listed as unlocated."`
	JSON    bool     `name:"json" help:"Write the diagnostics as JSON to standard output."`
	Explain string   `placeholder:"CODE" help:"Say what a code means (the word in brackets behind a message), with an example, instead of checking; list lists all codes."`
	inputFlags
}

func (k *checkCmd) Run(c *console) error {
	switch {
	case k.Explain != "":
		return k.explain(c)
	case len(k.Files) == 0:
		return usageError(`expected "<file> ..."`)
	}
	var text *source.Text
	if k.Source != "" {
		var err error
		if text, err = readText(k.Source); err != nil {
			return err
		}
	}
	var all diag.List
	var unread error
	for _, file := range k.Files {
		doc, err := c.read(file, k.inputFlags)
		if err != nil {
			// The other files are checked all the same.
			fmt.Fprintf(c.err, "crux: %s\n", err)
			unread = errors.Join(unread, err)
			continue
		}
		list := doc.Diagnostics
		if doc.Format.ID == "argdown" {
			list = append(list, argdown.LeftOut(doc.Graph)...)
		}
		list = append(list, unexpected(doc)...)
		list = append(list, schemeHints(doc)...)
		list.Sort()
		if text != nil {
			list = append(list, k.locate(doc, text)...)
		}
		all = append(all, list...)
		if !k.JSON {
			if err := c.tell(list, diag.Hint, func(file string) string {
				if text != nil && file == k.Source {
					return text.String()
				}
				return doc.TextOf(file)
			}); err != nil {
				return err
			}
			fmt.Fprintln(c.out, summary(doc, list))
		}
	}
	if k.JSON {
		if err := diag.WriteJSON(c.out, all); err != nil {
			return err
		}
	}
	var exit *exitError
	switch {
	case errors.As(unread, &exit):
		return &exitError{status: exit.status}
	case unread != nil:
		return &exitError{status: exitIO}
	case all.HasErrors():
		return &exitError{status: exitInput}
	}
	return nil
}

// summary says in a line what a document has and how much there is to tell.
func summary(doc *data.Document, list diag.List) string {
	g := doc.Graph
	s := fmt.Sprintf("%s: %s, %s", doc.Name, count(len(g.Claims())+len(g.Sketches()), "claim"), count(len(g.Relations()), "relation"))
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Hint} {
		if n := list.Count(severity); n > 0 || severity == diag.Error {
			s += ", " + count(n, severity.String())
		}
	}
	return s
}

// count returns "1 claim", "2 claims" or "no claims".
func count(n int, what string) string {
	switch n {
	case 0:
		return "no " + what + "s"
	case 1:
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// locate tells what of a reading and of its text does not go together.
func (k *checkCmd) locate(doc *data.Document, text *source.Text) diag.List {
	located := doc.Graph.Locate(text)
	list := wrongReferences(doc, located)
	for _, n := range located.Wide {
		list = append(list, placed(n.Occurrences, diag.Diagnostic{File: doc.Name, Severity: diag.Hint, Code: "wide-locator",
			Message: fmt.Sprintf("the place of %s has more than %d sentences", named(n), graph.MaxSentences),
			Hint:    "point at the sentences that say just this, or divide the claim"}, "source", "quote"))
	}
	for _, n := range located.Bare {
		list = append(list, placed(n.Occurrences, diag.Diagnostic{File: doc.Name, Severity: diag.Warning, Code: "no-locator",
			Message: fmt.Sprintf("it is not said where the text states %s", named(n)),
			Hint:    `say where with {source: "p2.s1"}, or mark it {implicit: true}`}, "source", "quote"))
	}
	list.Sort()
	lines := diag.NewLines(text.String())
	for _, s := range located.Uncovered {
		at := fmt.Sprintf("p%d.s%d", s.Paragraph, s.Number)
		list = append(list, diag.Diagnostic{File: k.Source, Range: lines.Range(s.Span.Start, s.Span.End), Severity: diag.Error, Code: "sentence-without-claim",
			Message: fmt.Sprintf("no claim of %s stands on %s", doc.Name, at),
			Hint:    fmt.Sprintf("give a claim {source: %q}, or list it in the front matter: unlocated: {%s: why}", at, at)})
	}
	return list
}

// wrongReferences tells of locators and quotations that point at nothing.
func wrongReferences(doc *data.Document, located *graph.Located) diag.List {
	var list diag.List
	for _, w := range located.Wrong {
		d := diag.Diagnostic{File: doc.Name, Severity: diag.Error, Code: "no-such-place", Message: w.Err.Error(),
			Hint: "p6.s2 is the second sentence of the sixth paragraph; paragraphs are divided by blank lines"}
		if w.Quote {
			d.Code, d.Hint = "no-such-quote", "a quote has the exact words of the text; prefix and suffix are the words directly before and behind them"
		}
		if w.Offsets {
			d.Hint = "offsets are the characters of the text, counted from 0, from the first one up to but not including the last"
		}
		switch n := w.Node.(type) {
		case *graph.Claim:
			d = placed(n.Occurrences, d, "source", "quote", "offsets")
		case *graph.Sketch:
			d = placed(n.Occurrences, d, "source", "quote", "offsets")
		}
		if w.Unlocated != nil {
			d.Range = w.Unlocated.Occurrence.Range
		}
		list = append(list, d)
	}
	return list
}

// named returns how a claim is named in a message about its place.
func named(c *graph.Claim) string {
	if c.Untitled {
		return "this claim"
	}
	return "[" + c.Key + "]"
}

// placed puts a diagnostic where the data of a node have one of the keys, else where it
// is first given.
func placed(occurrences []graph.Occurrence, d diag.Diagnostic, keys ...string) diag.Diagnostic {
	if len(occurrences) == 0 {
		return d
	}
	at := occurrences[0]
	for _, o := range occurrences {
		if slices.ContainsFunc(keys, func(key string) bool { _, ok := o.Data.Get(key); return ok }) {
			at = o
			break
		}
	}
	if at.File != "" {
		d.File = at.File
	}
	d.Range = at.Range
	return d
}

// passages returns what the text says at the places of claims and sketches.
func passages(text *source.Text, located *graph.Located) map[graph.Node]string {
	said := map[graph.Node]string{}
	for n, spans := range located.Spans {
		for i, s := range spans {
			if i > 0 {
				said[n] += " … "
			}
			said[n] += text.Slice(s)
		}
	}
	return said
}
