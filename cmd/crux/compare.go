package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"crux/data"
	"crux/graph"
	"crux/graph/compare"
	"crux/graph/diag"
	"crux/graph/semantics"
	"crux/graph/source"
	"crux/render"
)

// compareCmd holds readings of a text against each other.
type compareCmd struct {
	Files      []string `arg:"" name:"file" help:"Two readings or more, each an Argdown file, - for standard input, or @name for one that comes with crux. The first is compared with each of the others."`
	On         []string `placeholder:"CLAIM" sep:"none" help:"A claim of the first reading, by its title or number, on which to find where they part; without it the main claims. May be given more than once."`
	Source     string   `placeholder:"TEXT" help:"The text that the readings are of, for locators of whole paragraphs."`
	Threshold  float64  `placeholder:"N" default:"0.55" help:"The least score, above 0 and up to 1, by which two claims count as the same; 0.55 without it."`
	NoTitles   bool     `help:"Do not take it as evidence that two claims have the same title."`
	Match      string   `placeholder:"FILE" help:"Matches of your own, which count whatever the evidence."`
	MatchOut   string   `placeholder:"FILE" help:"Where to write the matches found, to be edited and given to --match."`
	Semantics  string   `placeholder:"SEMANTICS" default:"grounded" help:"By which labellings the verdicts on a claim are held against each other: grounded (the default), complete, preferred, stable, semi-stable or ideal."`
	JSON       bool     `name:"json" help:"Write what is told as JSON."`
	unionFlags `embed:"" group:"The picture of two readings"`
	timeFlags
	inputFlags

	semantics semantics.Semantics
	drawn     render.Options // of the picture
}

// A comparison is what is told of two readings.
type comparison struct {
	Readings    []readingTold    `json:"readings"`
	Matches     []matchTold      `json:"matches"`
	Differences []differenceTold `json:"differences"`
	Figures     map[string]any   `json:"figures"`
	Cruxes      []cruxTold       `json:"cruxes"`
}

type readingTold struct {
	File      string `json:"file"`
	Title     string `json:"title,omitempty"`
	Author    string `json:"author,omitempty"`
	Claims    int    `json:"claims"`
	Relations int    `json:"relations"`
}

// A matchTold is a match by the numbers of the claims in their readings.
type matchTold struct {
	A        []string           `json:"a"`
	B        []string           `json:"b"`
	Score    float64            `json:"score"`
	Given    bool               `json:"given"`
	Evidence map[string]float64 `json:"evidence"`
}

// A differenceTold is a difference by the numbers of claims, relations as "1.2 > 1", and
// places as file:line:column.
type differenceTold struct {
	Kind     string   `json:"kind"`
	A        []string `json:"a"`
	B        []string `json:"b"`
	PlacesA  []string `json:"places_a"`
	PlacesB  []string `json:"places_b"`
	With     []string `json:"with,omitempty"`
	Sentence string   `json:"sentence"`
}

// A cruxTold is where two readings part on a claim.
type cruxTold struct {
	A        string  `json:"a"`
	B        string  `json:"b"`
	Status   string  `json:"status"` // decided, or timeout
	VerdictA string  `json:"verdict_a"`
	VerdictB string  `json:"verdict_b"`
	Sets     [][]int `json:"sets"` // places in differences, from 0
	Exact    bool    `json:"exact"`
	Switches int     `json:"switches"`

	on graph.Node
}

func (k *compareCmd) Run(c *console) error {
	switch {
	case len(k.Files) < 2:
		return usageError("compare needs two readings: crux compare A B")
	case !(k.Threshold > 0 && k.Threshold <= 1):
		return usageError("--threshold %g: give a number above 0 and up to 1", k.Threshold)
	case len(k.Files) > 2 && (k.Match != "" || k.MatchOut != ""):
		return usageError("--match and --match-out are about two readings; compare them by pairs")
	}
	if stdin := slices.Index(k.Files, "-"); stdin >= 0 && slices.Contains(k.Files[stdin+1:], "-") {
		return usageError("standard input can be one reading only")
	}
	var near string
	var ok bool
	if k.semantics, near, ok = semantics.Parse(k.Semantics); !ok {
		return unknown("semantics", k.Semantics, near, semantics.All)
	}
	if k.semantics == semantics.Stage {
		return usageError("stage labellings are of attacks alone; readings have reasons too: take semi-stable")
	}
	if err := k.unionFlags.check(c, k, &k.drawn); err != nil {
		return err
	}
	ctx, cancel, err := k.context()
	if err != nil {
		return err
	}
	defer cancel()
	o := compare.Options{Threshold: k.Threshold, WithoutKeys: k.NoTitles}
	if k.Source != "" {
		var err error
		if o.Text, err = readText(k.Source); err != nil {
			return err
		}
	}
	var docs []*data.Document
	broken := false
	for _, file := range k.Files {
		doc, err := c.read(file, k.inputFlags)
		if err != nil {
			return err
		}
		if err := c.tell(doc.Diagnostics, diag.Warning, doc.TextOf); err != nil {
			return err
		}
		broken = broken || doc.Diagnostics.HasErrors()
		docs = append(docs, doc)
	}
	if broken {
		return &exitError{exitInput, "nothing was compared, because of these errors"}
	}
	var all []comparison
	var last *pairing
	var s strings.Builder
	for i, other := range docs[1:] {
		p, err := k.pair(ctx, c, docs[0], other, o)
		if err != nil {
			return err
		}
		last = p
		told := p.comparison()
		all = append(all, told)
		if i > 0 {
			s.WriteString("\n\n")
		}
		p.print(&s, told)
	}
	if k.Output != "" {
		if err := k.unionFlags.draw(c, last, k.drawn); err != nil {
			return err
		}
	}
	switch {
	case k.Output == "-":
		return nil
	case k.JSON && len(all) == 1:
		return c.json(all[0])
	case k.JSON:
		return c.json(all)
	}
	return c.write("-", []byte(s.String()))
}

// A pairing is two readings that are compared.
type pairing struct {
	a, b        *data.Document
	outA, outB  *graph.Outline
	al          *compare.Alignment
	differences []compare.Difference
	cruxes      []cruxTold
	text        *source.Text
}

// pair compares two readings.
func (k *compareCmd) pair(ctx context.Context, c *console, a, b *data.Document, o compare.Options) (*pairing, error) {
	p := &pairing{a: a, b: b, outA: a.Graph.Outline(), outB: b.Graph.Outline(), text: o.Text}
	if k.Match != "" {
		given, err := c.readMatches(k.Match, p)
		if err != nil {
			return nil, err
		}
		o.Given = given
	}
	p.al = compare.Align(a.Graph, b.Graph, o)
	p.differences = p.al.Differences()
	if k.MatchOut != "" {
		if err := c.write(k.MatchOut, []byte(p.matchFile())); err != nil {
			return nil, err
		}
	}
	var on []graph.Node
	for _, name := range k.On {
		n, err := render.Named(a.Graph, p.outA, "on", name)
		if err != nil {
			return nil, wrongName(err)
		}
		if r, ok := n.(*graph.Relation); ok {
			n = r.Conclusion()
		}
		if n == nil || p.al.Of(n) == nil {
			return nil, usageError("--on %s: %s has no such claim, so there is no verdict to compare", name, b.Name)
		}
		on = append(on, n)
	}
	if len(k.On) == 0 {
		for _, g := range []*graph.Graph{a.Graph, b.Graph} {
			for _, m := range g.MainClaims() {
				if match := p.al.Of(m); match != nil && !slices.Contains(on, match.A[0]) {
					on = append(on, match.A[0])
				}
			}
		}
	}
	for _, n := range on {
		m := p.al.Of(n)
		x, err := p.al.Cruxes(ctx, k.semantics, n, p.differences)
		if errors.Is(err, context.DeadlineExceeded) {
			p.cruxes = append(p.cruxes, cruxTold{A: p.outA.Number(m.A[0]), B: p.outB.Number(m.B[0]), Status: "timeout", Sets: [][]int{}, on: n})
			continue
		}
		if err != nil {
			return nil, err
		}
		sets := x.Sets
		if sets == nil {
			sets = [][]int{}
		}
		p.cruxes = append(p.cruxes, cruxTold{p.outA.Number(m.A[0]), p.outB.Number(m.B[0]), "decided", string(x.InA), string(x.InB), sets, x.Exact, x.Switches, n})
	}
	return p, nil
}

// comparison returns what is told of two readings.
func (p *pairing) comparison() comparison {
	t := comparison{Matches: []matchTold{}, Differences: []differenceTold{}, Cruxes: p.cruxes, Figures: p.figures()}
	if t.Cruxes == nil {
		t.Cruxes = []cruxTold{}
	}
	for _, doc := range []*data.Document{p.a, p.b} {
		m := doc.Graph.Meta
		t.Readings = append(t.Readings, readingTold{doc.Name, m.Title, m.Author, len(doc.Graph.Claims()) + len(doc.Graph.Sketches()), len(doc.Graph.Relations())})
	}
	for _, m := range p.al.Matches {
		told := matchTold{A: p.numbers(m.A), B: p.numbers(m.B), Score: m.Score, Given: m.Given, Evidence: map[string]float64{}}
		for _, e := range m.Evidence {
			told.Evidence[string(e.Kind)] = e.Value
		}
		t.Matches = append(t.Matches, told)
	}
	for _, d := range p.differences {
		told := differenceTold{Kind: string(d.Kind), A: p.numbers(d.A), B: p.numbers(d.B), PlacesA: p.places(p.a, d.A), PlacesB: p.places(p.b, d.B), Sentence: p.sentence(d)}
		for _, r := range d.With {
			told.With = append(told.With, p.number(r))
		}
		t.Differences = append(t.Differences, told)
	}
	return t
}

// figures returns the first measures of agreement: how many claims and relations the
// readings share.
func (p *pairing) figures() map[string]any {
	f1 := func(shared, a, b int) any {
		if a+b == 0 {
			return nil
		}
		return decimal(2 * float64(shared) / float64(a+b))
	}
	count := func(g *graph.Graph) int { return len(g.Claims()) + len(g.Sketches()) }
	a, b := p.a.Graph, p.b.Graph
	return map[string]any{
		"claims_f1":    f1(len(p.al.Matches), count(a), count(b)),
		"relations_f1": f1(len(p.al.Relations), len(a.Relations()), len(b.Relations())),
	}
}

// numbers says nodes of either reading by numbers.
func (p *pairing) numbers(list []graph.Node) []string {
	said := []string{}
	for _, n := range list {
		said = append(said, p.number(n))
	}
	return said
}

// number says a claim by its number in its reading, and a relation by its sources and
// target.
func (p *pairing) number(n graph.Node) string {
	o := p.outA
	if p.b.Graph.Node(n.ID()) == n {
		o = p.outB
	}
	return written(o, n)
}

// places returns where nodes of a reading are written.
func (p *pairing) places(doc *data.Document, list []graph.Node) []string {
	said := []string{}
	for _, n := range list {
		var at []graph.Occurrence
		switch n := n.(type) {
		case *graph.Claim:
			at = n.Occurrences
		case *graph.Sketch:
			at = n.Occurrences
		case *graph.Relation:
			at = n.Occurrences
		}
		if len(at) == 0 {
			continue
		}
		file := at[0].File
		if file == "" {
			file = doc.Name
		}
		said = append(said, fmt.Sprintf("%s:%d:%d", file, at[0].Range.Start.Line, at[0].Range.Start.Column))
	}
	return said
}
