package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"crux/data"
	"crux/graph"
	"crux/graph/compare"
	"crux/graph/diag"
	"crux/render"
	"crux/render/report"
)

// A comparison as a report: an HTML page, Markdown or JSON.

// A reportFormat is how a report is written; "" is no report but a picture.
type reportFormat string

const (
	reportHTML     reportFormat = "html"
	reportMarkdown reportFormat = "markdown"
	reportJSON     reportFormat = "json"
)

// reportEndings are the formats of reports by their names and the endings of files.
var reportEndings = []struct {
	name   string
	format reportFormat
}{
	{"html", reportHTML}, {"htm", reportHTML}, {"markdown", reportMarkdown}, {"md", reportMarkdown}, {"json", reportJSON},
}

// formats sets which report is written, or returns the format of the picture.
func (f *unionFlags) formats() (render.Format, error) {
	name := f.Format
	if name == "" {
		name = strings.ToLower(strings.TrimPrefix(filepath.Ext(f.Output), "."))
	}
	for _, e := range reportEndings {
		if e.name == name {
			f.report = e.format
			return render.SVG, nil
		}
	}
	var known []string
	for _, p := range render.Formats {
		known = append(known, string(p))
	}
	for _, e := range reportEndings {
		known = append(known, e.name)
	}
	format, err := pictureFormat(f.Format, f.Output)
	if err == nil {
		return format, nil
	}
	from := "the ending of " + f.Output
	if f.Format != "" {
		from = "-f " + f.Format
	}
	message := from + " names no format of pictures or reports; there are svg, png, pdf and dot, and html, markdown (.md) and json"
	if near := diag.Nearest(name, known); near != "" {
		message += fmt.Sprintf("; did you mean %s?", near)
	}
	return "", usageError("%s", message)
}

// write writes what -o asks for.
func (f *unionFlags) write(c *console, t *telling, o render.Options) error {
	if f.report == "" {
		return f.draw(c, t.pairs[0], o)
	}
	var b bytes.Buffer
	var err error
	switch f.report {
	case reportJSON:
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(t.json())
	case reportMarkdown:
		err = report.Markdown(&b, t.report())
	case reportHTML:
		r := t.report()
		var missing lacking
		for i, p := range t.pairs {
			if r.Pairs[i].Maps, r.Pairs[i].NoMap, err = f.inline(c, p, i, o, &missing); err != nil {
				return err
			}
		}
		missing.tell(c)
		err = report.HTML(&b, r)
	}
	if err != nil {
		return err
	}
	return c.write(f.Output, b.Bytes())
}

// inline returns the map of two readings for a page, of as many pages as are asked for, or
// why there is none.
func (f *unionFlags) inline(c *console, p *pairing, i int, o render.Options, missing *lacking) (maps [][]byte, why string, err error) {
	doc, o, err := f.union(p, o, missing)
	if err != nil {
		return nil, "", err
	}
	id := fmt.Sprintf("map%d-", i)
	o.IDPrefix = id
	drawn, err := render.DrawPages(context.Background(), doc.Graph, o, func(n int) string { return report.PageID(i, n) })
	if err != nil {
		return nil, "There is no map: " + undrawn(doc, o, err).Error(), nil
	}
	for n, page := range drawn {
		maps = append(maps, onePage(page.Bytes, id, n))
	}
	return maps, "", c.tell(tooSmall(doc.Name, smallest(drawn), o), diag.Warning, nil)
}

// onePage makes a page of a map fit to stand in one document with the others: its ids are
// its own, and links to other pages lead to places in the document. A quotation mark or an
// angle that is no markup is escaped in an SVG, so that nothing else is met.
func onePage(svg []byte, id string, n int) []byte {
	if n > 0 {
		own := fmt.Sprintf("%sp%d-", id, n)
		for _, before := range []string{`="`, `="#`} {
			svg = bytes.ReplaceAll(svg, []byte(before+id), []byte(before+own))
		}
	}
	return bytes.ReplaceAll(svg, []byte(`<a href="`+report.PagePrefix), []byte(`<a href="#`+report.PagePrefix))
}

// report returns all that is told, but for the maps.
func (t *telling) report() report.Report {
	r := report.Report{Title: t.title(), Together: reportFigures(t.together)}
	for i, doc := range t.docs {
		x := toldReadings(doc)[0]
		made := report.Reading{Letter: letter(i), Title: x.Title, Author: x.Author, File: x.File, Claims: x.Claims, Relations: x.Relations}
		if made.Title == "" {
			made.Title, made.File = x.File, ""
		}
		if strings.Contains(made.Title, made.Author) {
			made.Author = ""
		}
		o := doc.Graph.Outline()
		for _, n := range pieces(doc.Graph) {
			title, text := said(n)
			made.List = append(made.List, report.Claim{ID: claimID(i, o.Number(n)), Number: o.Number(n), Title: title, Text: text, Stated: stated(n), Place: writtenAt(doc, n)})
		}
		slices.SortStableFunc(made.List, func(a, b report.Claim) int { return byNumber(a.Number, b.Number) })
		r.Readings = append(r.Readings, made)
	}
	for _, p := range t.pairs {
		r.Pairs = append(r.Pairs, p.report())
	}
	return r
}

// title is that of the text that the readings are of, if they say so alike.
func (t *telling) title() string {
	work := t.docs[0].Graph.Meta.Work.Title
	for _, doc := range t.docs {
		if doc.Graph.Meta.Work.Title != work {
			work = ""
		}
	}
	number := map[int]string{2: "Two", 3: "Three", 4: "Four", 5: "Five"}[len(t.docs)]
	if number == "" {
		number = fmt.Sprint(len(t.docs))
	}
	if work == "" {
		return number + " readings compared"
	}
	return fmt.Sprintf("%s readings of “%s”", number, work)
}

// report returns what is told of two readings.
func (p *pairing) report() report.Pair {
	r := report.Pair{A: p.letters[0], B: p.letters[1], Warnings: p.warnings(), Summary: p.summary(), Figures: reportFigures(p.figures)}
	decides := p.deciding()
	for _, kind := range compare.Kinds {
		g := report.Group{Name: p.heading(kind)}
		for i, d := range p.differences {
			if d.Kind == kind {
				g.Items = append(g.Items, report.Item{Sentence: p.sentence(d), At: p.refs(slices.Concat(d.A, d.B)), Decides: decides[i]})
			}
		}
		if len(g.Items) > 0 {
			r.Groups = append(r.Groups, g)
		}
	}
	for _, m := range p.al.Matches {
		made := report.Match{A: p.refs(m.A), B: p.refs(m.B), Score: m.Score, Given: m.Given}
		for _, e := range m.Evidence {
			made.Reasons = append(made.Reasons, report.Reason{Name: string(e.Kind), Value: e.Value})
		}
		r.Matches = append(r.Matches, made)
	}
	for _, x := range p.cruxes {
		verdict, how := p.parting(x)
		made := report.Crux{Claim: p.ref(x.on), Sentence: strings.TrimSpace(verdict + " " + how)}
		for side, list := range [][]*graph.Relation{x.unshared.A, x.unshared.B} {
			if len(list) == 0 {
				continue
			}
			made.Sentence += fmt.Sprintf(" In %s only it rests on: %s", p.letters[side], p.relations(asNodes(list[:min(len(list), mostWays)])))
			if more := len(list) - mostWays; more > 0 {
				made.Sentence += fmt.Sprintf("; and %d more", more)
			}
			made.Sentence += "."
		}
		for _, set := range x.Sets[:min(len(x.Sets), mostWays)] {
			var said []string
			for _, d := range set {
				said = append(said, p.taken(p.differences[d])+p.sentence(p.differences[d]))
			}
			made.Sets = append(made.Sets, said)
		}
		if more := len(x.Sets) - mostWays; more > 0 {
			made.More = fmt.Sprintf("… and %d more; a report as JSON has them all.", more)
		}
		r.Cruxes = append(r.Cruxes, made)
	}
	return r
}

// mostWays is how many sets of differences a report has for one claim.
const mostWays = 50

// summary says how much is shared.
func (p *pairing) summary() string {
	inA, inB := 0, 0
	for _, m := range p.al.Matches {
		inA, inB = inA+len(m.A), inB+len(m.B)
	}
	a, b := p.letters[0], p.letters[1]
	s := fmt.Sprintf("%d of %d claims of %s are in %s, and %d of %d of %s in %s. Of the relations, %d in %s and %d in %s, %d are the same.",
		inA, len(pieces(p.a.Graph)), a, b, inB, len(pieces(p.b.Graph)), b, a, len(p.a.Graph.Relations()), a, len(p.b.Graph.Relations()), b, len(p.al.Relations))
	parted := 0
	for _, x := range p.cruxes {
		if x.Status == "decided" && x.VerdictA != x.VerdictB {
			parted++
		}
	}
	if len(p.cruxes) > 0 {
		s += fmt.Sprintf(" On %d of %s the verdicts differ.", parted, count(len(p.cruxes), "claim"))
	}
	return s
}

// refs returns what nodes are called and where they are written.
func (p *pairing) refs(list []graph.Node) []report.Ref {
	var all []report.Ref
	for _, n := range list {
		all = append(all, p.ref(n))
	}
	return all
}

func (p *pairing) ref(n graph.Node) report.Ref {
	side := p.side(n)
	doc := [2]*data.Document{p.a, p.b}[side]
	r := report.Ref{Place: writtenAt(doc, n)}
	if x, relation := n.(*graph.Relation); relation {
		r.Name = p.letters[side] + " " + p.number(n)
		if len(x.Sources) > 0 {
			r.Claim = claimID(p.of[side], p.number(x.Sources[0])) // where a reader looks first
		}
	} else {
		r.Name, r.Claim = p.called(n), claimID(p.of[side], p.number(n))
	}
	return r
}

// claimID is the id of a claim in a report, by the place of its reading and its number.
func claimID(reading int, number string) string {
	return strings.ToLower(letter(reading)) + "-" + number
}

// writtenAt returns where a node is written: "mine.argdown:3:1", or "".
func writtenAt(doc *data.Document, n graph.Node) string {
	if at := places(doc, []graph.Node{n}); len(at) > 0 {
		return at[0]
	}
	return ""
}

// stated says where the text states a claim.
func stated(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		switch {
		case n.Implicit:
			return "unstated"
		case n.Source.Written == "" && len(n.Source.Quotes) > 0:
			return "“" + n.Source.Quotes[0].Exact + "”"
		}
		return n.Source.Written
	case *graph.Sketch:
		return n.Source.Written
	}
	return ""
}

// byNumber compares numbers of claims such as 1.2 and 1.10.
func byNumber(a, b string) int {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	return slices.CompareFunc(x, y, func(s, t string) int {
		if len(s) != len(t) {
			return len(s) - len(t)
		}
		return strings.Compare(s, t)
	})
}

// reportFigures returns figures with all that is known of them.
func reportFigures(list []compare.Figure) []report.Figure {
	var all []report.Figure
	for _, f := range list {
		made := report.Figure{Name: f.Name, Formula: f.Formula, Source: f.Figure.Source, Notes: strings.Join(f.Notes, "; ")}
		switch {
		case f.NeedsText():
			made.Value, made.Notes = "undefined", "undefined: no text; give it with --source"
		case !f.Defined():
			made.Value, made.Notes = "undefined", undefined(f)
		case f.Exact():
			made.Value, made.N = fmt.Sprintf("%.4f", f.Value), things(f)
		default:
			made.Value, made.N = fmt.Sprintf("%.4f to %.4f", f.Low, f.High), things(f)
		}
		all = append(all, made)
	}
	return all
}
