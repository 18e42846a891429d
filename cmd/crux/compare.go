package main

import (
	"context"
	"errors"
	"slices"

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
	Source     string   `placeholder:"TEXT" help:"The text that the readings are of: it is needed for the figures on where claims are stated, and for locators of whole paragraphs."`
	Threshold  float64  `placeholder:"N" default:"0.55" help:"The least score, above 0 and up to 1, by which two claims count as the same; 0.55 without it."`
	NoTitles   bool     `help:"Do not take it as evidence that two claims have the same title."`
	Match      string   `placeholder:"FILE" help:"Matches of your own, which count whatever the evidence."`
	MatchOut   string   `placeholder:"FILE" help:"Where to write the matches found, to be edited and given to --match."`
	Semantics  string   `placeholder:"SEMANTICS" default:"grounded" help:"By which labellings the verdicts on a claim are held against each other: grounded (the default), complete, preferred, stable, semi-stable or ideal."`
	AllPairs   bool     `help:"Compare each reading with each other one, and not only the first with each."`
	All        bool     `help:"List everything, and not only the most important of each kind."`
	JSON       bool     `name:"json" help:"Write what is told as JSON."`
	unionFlags `embed:"" group:"The picture or report of readings"`
	timeFlags
	inputFlags

	semantics semantics.Semantics
	drawn     render.Options // of the picture
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
	if o.Text == nil {
		o.Text = oneText(docs)
	}
	t := &telling{docs: docs, options: o, all: k.All}
	for i := range docs {
		for j := i + 1; j < len(docs); j++ {
			if i > 0 && !k.AllPairs {
				continue
			}
			p, err := k.pair(ctx, c, t, i, j, o)
			if err != nil {
				return err
			}
			t.pairs = append(t.pairs, p)
		}
	}
	if len(docs) > 2 {
		t.together = t.allTogether()
	}
	if k.Output != "" {
		if err := k.unionFlags.write(c, t, k.drawn); err != nil {
			return err
		}
	}
	switch {
	case k.Output == "-":
		return nil
	case k.JSON:
		return c.json(t.json())
	}
	return c.write("-", []byte(t.text()))
}

// A telling is all that is told of readings.
type telling struct {
	docs     []*data.Document
	options  compare.Options
	pairs    []*pairing
	together []compare.Figure // of three readings and more
	all      bool             // list everything
}

// allTogether returns the figures of all readings.
func (t *telling) allTogether() []compare.Figure {
	var readings []*graph.Graph
	for _, doc := range t.docs {
		readings = append(readings, doc.Graph)
	}
	return compare.Together(readings, func(i, j int) *compare.Alignment {
		for _, p := range t.pairs {
			if p.of == [2]int{i, j} {
				return p.al
			}
		}
		return compare.Align(readings[i], readings[j], t.options)
	}, t.options.Text)
}

// A pairing is two readings that are compared.
type pairing struct {
	a, b        *data.Document
	of          [2]int    // their places in all readings
	letters     [2]string // what they are called: A and B
	outA, outB  *graph.Outline
	al          *compare.Alignment
	differences []compare.Difference
	figures     []compare.Figure
	cruxes      []cruxTold
	text        *source.Text
	source      string // the file that text is from
}

// letter is what the reading at a place is called: A, B … Z, AA …
func letter(i int) string {
	if i >= 26 {
		return letter(i/26-1) + letter(i%26)
	}
	return string(rune('A' + i))
}

// pair compares two readings, given by their places.
func (k *compareCmd) pair(ctx context.Context, c *console, t *telling, i, j int, o compare.Options) (*pairing, error) {
	a, b := t.docs[i], t.docs[j]
	p := &pairing{a: a, b: b, of: [2]int{i, j}, letters: [2]string{letter(i), letter(j)}, outA: a.Graph.Outline(), outB: b.Graph.Outline(), text: o.Text, source: k.Source}
	if k.Match != "" {
		given, err := c.readMatches(k.Match, p)
		if err != nil {
			return nil, err
		}
		o.Given = given
	}
	p.al = compare.Align(a.Graph, b.Graph, o)
	p.differences = p.al.Differences()
	p.figures = p.al.Figures(o.Text)
	if k.MatchOut != "" {
		if err := c.write(k.MatchOut, []byte(p.matchFile())); err != nil {
			return nil, err
		}
	}
	on, err := k.on(t, p)
	if err != nil {
		return nil, err
	}
	dispute := p.al.Dispute(p.differences)
	for _, n := range on {
		m := p.al.Of(n)
		x, err := dispute.Cruxes(ctx, k.semantics, n)
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
		told := cruxTold{A: p.outA.Number(m.A[0]), B: p.outB.Number(m.B[0]), Status: "decided", VerdictA: string(x.InA), VerdictB: string(x.InB),
			Sets: sets, Exact: x.Exact, AtLeast: x.AtLeast, More: x.More, Switches: x.Switches, on: n, unshared: x.Unshared}
		if x.InA == x.InB {
			onlyA, onlyB := asNodes(x.Unshared.A), asNodes(x.Unshared.B)
			told.Unshared = &unsharedTold{p.numbers(onlyA), p.numbers(onlyB), places(p.a, onlyA), places(p.b, onlyB)}
		}
		p.cruxes = append(p.cruxes, told)
	}
	return p, nil
}

// on returns the claims on which two readings are held against each other, as the first of
// them has these: those that --on names in the first of all readings, else the main claims.
func (k *compareCmd) on(t *telling, p *pairing) ([]graph.Node, error) {
	var on []graph.Node
	first := t.docs[0]
	for _, name := range k.On {
		n, err := render.Named(first.Graph, first.Graph.Outline(), "on", name)
		if err != nil {
			return nil, wrongName(err)
		}
		if r, ok := n.(*graph.Relation); ok {
			n = r.Conclusion()
		}
		if n != nil && p.of[0] > 0 { // what the first of these two calls it
			m := t.pairs[p.of[0]-1].al.Of(n)
			if m == nil {
				continue
			}
			n = m.B[0]
		}
		switch {
		case n != nil && p.al.Of(n) != nil:
			on = append(on, n)
		case len(t.docs) == 2:
			return nil, usageError("--on %s: %s has no such claim, so there is no verdict to compare", name, p.b.Name)
		}
	}
	if len(k.On) > 0 {
		return on, nil
	}
	for _, g := range []*graph.Graph{p.a.Graph, p.b.Graph} {
		for _, m := range g.MainClaims() {
			if match := p.al.Of(m); match != nil && !slices.Contains(on, match.A[0]) {
				on = append(on, match.A[0])
			}
		}
	}
	return on, nil
}
