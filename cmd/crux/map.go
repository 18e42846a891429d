package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"crux/data"
	"crux/graph/argmap"
	"crux/graph/diag"
	"crux/render"
	"crux/render/layout"
	"crux/render/png"
	"crux/render/verdict"
	"crux/render/words"
)

// mapCmd draws a map.
type mapCmd struct {
	File    string   `arg:"" optional:"" default:"@paris" help:"An Argdown file, - for standard input, or @name for a reading that comes with crux."`
	Output  string   `short:"o" placeholder:"FILE" help:"Where to: a file ending in .svg, .png, .pdf or .dot, or - for standard output."`
	Format  string   `short:"f" placeholder:"FORMAT" help:"The format: svg, png, pdf or dot; without it the ending of FILE decides."`
	Source  string   `placeholder:"TEXT" help:"The text that the locators point into: passages become tooltips."`
	Level   string   `placeholder:"LEVEL" enum:"inferences,claims,arguments" default:"inferences" help:"What is drawn: inferences (every premise and conclusion a box, the default), claims (the same with plain lines between them) or arguments (as Argdown draws)."`
	Set     []string `placeholder:"KEY=VALUE" sep:"none" help:"An option of Argdown's for this map, over what the file says: selection.statementSelectionMode=all. May be given more than once."`
	Partial bool     `help:"Draw what could be read of a file that has errors."`
	lookFlags
	sizeFlags
	Questions bool `help:"Draw the critical questions of schemes that the map leaves open, at their steps; crux check lists them."`
	Alt       bool `help:"Print one sentence that describes the picture, for the alternative text of a report; -o writes the picture too."`
	showFlags
	DPI string `name:"dpi" placeholder:"N" help:"How many pixels an inch of a PNG has, from 20 to 1200; without it 150."`
	textFlags
	verdictFlags `embed:"" group:"Verdicts"`
	scoreFlags
	inputFlags
}

func (m *mapCmd) Run(c *console) error {
	format, err := pictureFormat(m.Format, m.Output)
	if err != nil {
		return err
	}
	if m.Alt && m.Output == "-" {
		return usageError("--alt prints a sentence to standard output, so the picture cannot go there too; name a file with -o")
	}
	if err := m.scoreFlags.check(m.Output, m.Alt); err != nil {
		return err
	}
	printed := m.Alt || m.Score // instead of the picture, if it has no place
	if m.Output == "" && format != render.DOT && !printed {
		return usageError("where to? Name a file with -o, as in -o map.svg, or -o - for standard output")
	}
	if m.Output != "" && (same(m.Output, m.File) || same(m.Output, m.Source)) {
		return usageError("%s is an input; name another file to write to", m.Output)
	}
	if err := m.textFlags.check(format); err != nil {
		return err
	}
	dpi, err := resolution(m.DPI, format)
	if err != nil {
		return err
	}
	set, err := settings(m.Set)
	if err != nil {
		return err
	}
	show, err := m.show()
	if err != nil {
		return err
	}
	judging, err := m.verdictFlags.check()
	if err != nil {
		return err
	}
	options := render.Options{Format: format, Level: render.Level(m.Level), Show: show, Questions: m.Questions}
	if m.Questions && options.Level == render.Arguments {
		return usageError("--questions hang at steps, which --level arguments does not draw; leave one of the two out")
	}
	if err := m.sizeFlags.read(&options); err != nil {
		return err
	}
	if err := m.lookFlags.read(c, m.Output, &options); err != nil {
		return err
	}
	doc, err := c.read(m.File, m.inputFlags)
	if err != nil {
		return err
	}
	doc.Graph.Meta.Settings = doc.Graph.Meta.Settings.MergeDeep(set)
	options.DPI = dpi
	if m.Source != "" {
		text, err := readText(m.Source)
		if err != nil {
			return err
		}
		located := doc.Graph.Locate(text)
		doc.Diagnostics = append(doc.Diagnostics, wrongReferences(doc, located)...)
		doc.Diagnostics.Sort()
		options.Passages = passages(text, located)
	} else if text := doc.Graph.Meta.Text; text != nil { // that came with the file
		options.Passages = passages(text, doc.Graph.Locate(text))
	}
	if err := c.tell(doc.Diagnostics, diag.Warning, doc.TextOf); err != nil {
		return err
	}
	broken := doc.Diagnostics.HasErrors()
	if broken && !m.Partial {
		return &exitError{exitInput, fmt.Sprintf("%s has errors, so nothing was drawn; --partial draws what could be read", doc.Name)}
	}
	options.Partial = broken
	each, err := m.verdictFlags.verdicts(c, doc, judging)
	if err != nil {
		return err
	}
	if len(each) > 0 {
		options.Verdicts = each[0]
	}
	if m.Alt {
		if err := c.alt(doc, options); err != nil {
			return err
		}
	}
	if m.Score {
		if err := m.scoreFlags.print(c, doc, options); err != nil {
			return err
		}
	}
	if m.Output != "" || !printed {
		faces, err := m.faces()
		if err != nil {
			return err
		}
		var missing lacking
		options.Fit, options.Text, options.Faces = render.Fit(m.Fit), render.Text(m.Text), faces
		options.Missing = missing.add
		if err := c.pictures(doc, options, each, place{m.Output, m.Keep}, &missing); err != nil {
			return err
		}
	}
	if broken {
		return &exitError{status: exitInput}
	}
	return nil
}

// alt prints the alternative text of the picture of a document's graph.
func (c *console) alt(doc *data.Document, o render.Options) error {
	sentence, err := render.Alt(doc.Graph, o)
	if err != nil {
		return undrawn(doc, o, err)
	}
	return c.write("-", []byte(sentence+"\n"))
}

// A place is where a picture is written to, and the earlier one whose arrangement it
// keeps; both may be "".
type place struct{ output, keep string }

// pictures draws a document's graph, once with each of the verdicts, and writes its
// pages.
func (c *console) pictures(doc *data.Document, o render.Options, each []*verdict.Set, to place, missing *lacking) error {
	if to.keep != "" {
		kept, err := keep(to.keep)
		if err != nil {
			return err
		}
		o.Keep = kept
	}
	var name func(int) string
	if to.output != "" && to.output != "-" {
		name = func(n int) string { return filepath.Base(pageFile(to.output, n)) }
	}
	var pages []*render.Picture
	var err error
	second := 1
	if len(each) > 1 {
		second = 2
		pages, err = render.DrawEach(context.Background(), doc.Graph, o, each, name)
	} else {
		pages, err = render.DrawPages(context.Background(), doc.Graph, o, name)
	}
	switch {
	case errors.Is(err, render.ErrDivided):
		return &exitError{exitInput, fmt.Sprintf("%s has %d labellings and needs several pages for each: draw one with --labelling N, or each on one page with --single", doc.Name, len(each))}
	case err != nil:
		return undrawn(doc, o, err)
	case len(pages) > 1 && name == nil && len(each) > 1:
		return &exitError{exitInput, fmt.Sprintf("%s has %d labellings, and standard output holds one picture: name a file with -o, or draw one with --labelling N", doc.Name, len(each))}
	case len(pages) > 1 && name == nil:
		return &exitError{exitInput, fmt.Sprintf("%s needs %d pages, which standard output cannot hold: name a file with -o, or keep it on one page with --single", doc.Name, len(pages))}
	}
	missing.tell(c)
	if err := c.tell(tooSmall(doc.Name, smallest(pages), o), diag.Warning, nil); err != nil {
		return err
	}
	if err := c.writePages(to.output, pages, second); err != nil {
		return err
	}
	if len(each) > 1 {
		return c.labellingsTold(doc.Name, to.output, pages, len(each))
	}
	return c.pagesTold(doc.Name, to.output, pages, o.Single)
}

// undrawn says why a document is not drawn.
func undrawn(doc *data.Document, o render.Options, err error) error {
	var nothing *render.EmptyError
	var large *layout.TooLargeError
	var pixels *png.TooLargeError
	switch {
	case errors.As(err, &pixels):
		return tooManyPixels(doc.Name, pixels)
	case errors.As(err, &nothing):
		return &exitError{exitInput, fmt.Sprintf("of %s nothing is left to draw: %s", doc.Name, strings.Join(nothing.Why, ", "))}
	case errors.Is(err, render.ErrEmpty):
		return &exitError{exitInput, fmt.Sprintf("%s has nothing to draw%s", doc.Name, leftOut(doc, o.Level))}
	case errors.As(err, &large) && o.Page && !o.Single:
		return &exitError{exitInput, fmt.Sprintf(
			"%s is too large to divide into pages: %d %s, where %d are possible.\nDivide it by its sections into several files, or draw it as a whole without --page.",
			doc.Name, large.Number, large.What, large.Limit)}
	case errors.As(err, &large):
		return &exitError{exitInput, fmt.Sprintf(
			"%s is too large to draw: %d %s, where %d can be placed.\nDivide it by its sections into several files, or read it as text with crux outline.",
			doc.Name, large.Number, large.What, large.Limit)}
	}
	return wrongName(err)
}

// leftOut says why nothing of a document is drawn at a level though it is not
// empty.
func leftOut(doc *data.Document, level render.Level) string {
	settings, _ := argmap.ReadSettings(doc.Graph.Meta.Settings)
	_, list := argmap.Preselected(doc.Graph, settings)
	if level == render.Arguments {
		list = argmap.Arguments(doc.Graph, settings).LeftOut
	}
	counts := [argmap.Reasons]int{}
	for _, l := range list {
		if level != render.Arguments || !l.Inside {
			counts[l.Why]++
		}
	}
	words := words.For("en").Reasons
	var why []string
	for reason, n := range counts {
		if n > 0 {
			why = append(why, fmt.Sprintf("%d not shown (%s)", n, words[reason]))
		}
	}
	if len(why) == 0 {
		return ""
	}
	return " at this level: " + strings.Join(why, ", ")
}

// pictureFormat returns the format that is named, or that the ending of a file
// says.
func pictureFormat(name, file string) (render.Format, error) {
	from := "-f " + name
	if name == "" {
		if file == "" || file == "-" {
			return render.SVG, nil
		}
		name = strings.ToLower(strings.TrimPrefix(filepath.Ext(file), "."))
		from = "the ending of " + file
		if name == "gv" {
			name = string(render.DOT)
		}
	}
	if f := render.Format(name); slices.Contains(render.Formats, f) {
		return f, nil
	}
	var known []string
	for _, f := range render.Formats {
		known = append(known, string(f))
	}
	message := fmt.Sprintf("%s names no format of pictures; there are %s", from, strings.Join(known[:len(known)-1], ", ")+" and "+known[len(known)-1])
	if near := diag.Nearest(name, known); near != "" {
		message += fmt.Sprintf("; did you mean %s?", near)
	}
	return "", usageError("%s", message)
}
