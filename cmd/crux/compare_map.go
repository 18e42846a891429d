package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"crux/data"
	"crux/graph"
	"crux/graph/compare"
	"crux/render"
	"crux/render/rival"
	"crux/render/theme"
	"crux/render/words"
)

// The union map: two readings drawn as one.

// unionFlags ask compare for a picture.
type unionFlags struct {
	Output string `short:"o" placeholder:"FILE" help:"Draw two readings as one map (a file ending in .svg, .png, .pdf or .dot), or write a report (.html, .md or .json); - is standard output, instead of what is told."`
	Format string `short:"f" placeholder:"FORMAT" help:"The format: svg, png, pdf, dot, html, markdown or json; without it the ending of FILE decides."`
	Level  string `placeholder:"LEVEL" enum:"inferences,claims,arguments" default:"inferences" help:"What is drawn: inferences (every premise and conclusion a box, the default), claims (the same with plain lines between them) or arguments (as Argdown draws)."`
	besideFlags
	lookFlags
	sizeFlags
	DPI string `name:"dpi" placeholder:"N" help:"How many pixels an inch of a PNG has, from 20 to 1200; without it 150."`
	textFlags

	report reportFormat // "" is a picture
}

// check reads the flags into o.
func (f *unionFlags) check(c *console, k *compareCmd, o *render.Options) error {
	format, err := f.formats()
	if err != nil {
		return err
	}
	switch {
	case f.Output == "" && f.given():
		return usageError("how the map is drawn is said, but not where to; name a file with -o, as in -o map.svg, or -o - for standard output")
	case f.Output == "":
		return nil
	case f.report == "" && len(k.Files) > 2:
		return usageError("-o draws two readings as one map, and here are %d; draw them by pairs, or write a report with -o FILE.html", len(k.Files))
	case f.Output == "-" && k.JSON && f.report == "":
		return usageError("--json prints to standard output, so the map cannot go there too; name a file with -o")
	case f.Output == "-" && k.JSON && f.report != reportJSON:
		return usageError("--json prints to standard output, so the report cannot go there too; name a file with -o")
	case (f.report == reportMarkdown || f.report == reportJSON) && f.drawn():
		return usageError("how the map is drawn is said, but a report as %s has none; -o FILE.html has it", f.report)
	}
	for _, input := range slices.Concat(k.Files, []string{k.Source, k.Match}) {
		if same(f.Output, input) {
			return usageError("%s is an input; name another file to write to", f.Output)
		}
	}
	if k.MatchOut != "" && k.MatchOut == f.Output {
		return usageError("-o and --match-out name the same file")
	}
	*o = render.Options{Format: format, Level: render.Level(f.Level)}
	if err := f.besideFlags.check(format, render.Level(f.Level)); err != nil {
		return err
	}
	if err := f.textFlags.check(format); err != nil {
		return err
	}
	if o.DPI, err = resolution(f.DPI, format); err != nil {
		return err
	}
	if err := f.sizeFlags.read(o); err != nil {
		return err
	}
	return f.lookFlags.read(c, f.Output, o)
}

// drawn reports whether any of the flags says how the map is drawn.
func (f unionFlags) drawn() bool {
	f.Output, f.Format, f.report = "", "", ""
	return f.given()
}

// given reports whether any of the flags is.
func (f unionFlags) given() bool {
	f.report = ""
	none := unionFlags{Level: string(render.Inferences), lookFlags: lookFlags{Theme: theme.Names[0]}, sizeFlags: sizeFlags{Layout: string(render.Auto), Links: string(render.AutoLinks)}}
	return !reflect.DeepEqual(f, none)
}

// draw draws two readings as one map.
func (f unionFlags) draw(c *console, p *pairing, o render.Options) error {
	var missing lacking
	doc, o, err := f.union(p, o, &missing)
	if err != nil {
		return err
	}
	return c.pictures(doc, o, nil, place{f.Output, f.Keep}, &missing)
}

// union returns two readings as one document, and how it is drawn.
func (f unionFlags) union(p *pairing, o render.Options, missing *lacking) (*data.Document, render.Options, error) {
	faces, err := f.faces()
	if err != nil {
		return nil, o, err
	}
	o.Fit, o.Text, o.Faces, o.Missing = render.Fit(f.Fit), render.Text(f.Text), faces, missing.add
	u := p.al.Union(p.differences)
	m := &u.Graph.Meta
	m.Title = unionTitle(*m)
	m.Author = "" // the readings are named with theirs
	o.Rivals = p.rivals(u)
	if p.text != nil {
		o.Passages = passages(p.text, u.Graph.Locate(p.text))
	}
	if f.besideFlags.wanted() {
		if err := f.besideFlags.read(p, u, &o); err != nil {
			return nil, o, err
		}
	}
	return &data.Document{Name: "the map of " + p.a.Name + " and " + p.b.Name, Graph: u.Graph}, o, nil
}

// unionTitle returns what two readings together are called, of which the front matter has
// what both say alike.
func unionTitle(m graph.Meta) string {
	w := words.For(m.Language)
	switch {
	case m.Work.Title != "":
		return fmt.Sprintf(w.TwoReadingsOf, m.Work.Title)
	case m.Title != "":
		return fmt.Sprintf(w.TwoReadingsOf, m.Title)
	}
	return w.TwoReadings
}

// rivals returns what the readings have of their union.
func (p *pairing) rivals(u *compare.Union) *rival.Set {
	s := &rival.Set{A: readingName(p.a), B: readingName(p.b), Of: map[graph.Node]rival.Rival{}}
	if s.A == s.B && s.A != p.a.Name { // two versions of one reading
		s.A, s.B = s.A+", "+p.a.Name, s.B+", "+p.b.Name
	}
	whose := map[compare.Whose]rival.Whose{compare.Both: rival.Both, compare.OnlyA: rival.OnlyA, compare.OnlyB: rival.OnlyB}
	for _, n := range u.Graph.NodeList() {
		r := rival.Rival{Whose: whose[u.Whose[n]], Other: u.Changed[n]}
		if _, relation := n.(*graph.Relation); !relation && u.Divided(n) {
			r.A, r.B = texts(u.InA[n]), texts(u.InB[n])
		}
		s.Of[n] = r
	}
	for _, d := range p.differences {
		if a, ok := aspectOf(d); ok {
			n := u.Of(d.A[0])
			r := s.Of[n]
			r.Aspects = append(r.Aspects, a)
			s.Of[n] = r
		}
	}
	number := 0
	for _, x := range p.cruxes {
		on := u.Of(x.on)
		if x.Status != "decided" || on == nil {
			continue
		}
		parting := rival.Parting{On: on, A: outcomes[x.VerdictA], B: outcomes[x.VerdictB]}
		if len(x.Sets) > 0 {
			number++
			parting.Number = number
			var decide []int
			parting.Decide, decide = deciding(x)
			for _, d := range decide {
				for _, n := range slices.Concat(p.differences[d].A, p.differences[d].B) {
					made := u.Of(n)
					r := s.Of[made]
					if !slices.Contains(r.Cruxes, number) {
						r.Cruxes = append(r.Cruxes, number)
						s.Of[made] = r
					}
				}
			}
		}
		s.Partings = append(s.Partings, parting)
	}
	return s
}

// aspectOf returns what two readings say otherwise of what both have; none of other
// differences, which are drawn as claims and relations, or not at all, as rewordings are.
func aspectOf(d compare.Difference) (a rival.Aspect, ok bool) {
	in := func(b bool) rival.Whose {
		if b {
			return rival.OnlyB
		}
		return rival.OnlyA
	}
	switch d.Kind {
	case compare.Unstated:
		c := asClaim(d.B[0])
		return rival.Aspect{Kind: rival.Unstated, In: in(c != nil && c.Implicit)}, true
	case compare.Asserted:
		c := asClaim(d.B[0])
		return rival.Aspect{Kind: rival.Reserved, In: in(c != nil && !c.Asserted)}, true
	case compare.Voice:
		voice := func(n graph.Node) string {
			switch n := n.(type) {
			case *graph.Claim:
				return n.Voice
			case *graph.Sketch:
				return n.Voice
			}
			return ""
		}
		return rival.Aspect{Kind: rival.Voice, A: voice(d.A[0]), B: voice(d.B[0])}, true
	case compare.OtherScheme:
		by := func(n graph.Node) string {
			r := n.(*graph.Relation)
			return strings.Join(slices.DeleteFunc(append([]string{r.Scheme}, r.Rules...), func(s string) bool { return s == "" }), ", ")
		}
		a = rival.Aspect{Kind: rival.Scheme, A: by(d.A[0]), B: by(d.B[0])}
		return a, a.A != a.B
	}
	return a, false
}

var outcomes = map[string]rival.Outcome{
	string(compare.Stands): rival.Stands, string(compare.Falls): rival.Falls, string(compare.Undecided): rival.Undecided,
	string(compare.Sometimes): rival.Sometimes, string(compare.Never): rival.Never,
}

// deciding returns which differences of a crux are marked, and how they decide it: each of
// those that do alone, or else one set of the smallest.
func deciding(x cruxTold) (rival.Decide, []int) {
	first := x.Sets[0]
	switch {
	case !x.Exact:
		return rival.Perhaps, first
	case len(first) == 1 && len(x.Sets) == 1:
		return rival.One, first
	case len(first) == 1:
		return rival.Any, slices.Concat(x.Sets...)
	case len(x.Sets) > 1:
		return rival.Among, first
	}
	return rival.Together, first
}

// texts returns what claims and sketches say.
func texts(list []graph.Node) []graph.Text {
	var said []graph.Text
	for _, n := range list {
		switch n := n.(type) {
		case *graph.Claim:
			said = append(said, n.Words())
		case *graph.Sketch:
			said = append(said, n.Words())
		}
	}
	return said
}

// readingName returns what a reading is called: its title, and who made it if that does
// not say so.
func readingName(doc *data.Document) string {
	m := doc.Graph.Meta
	switch {
	case m.Title == "" && m.Author == "":
		return doc.Name
	case m.Title == "":
		return m.Author
	case m.Author == "" || strings.Contains(m.Title, m.Author):
		return m.Title
	}
	return m.Title + " (" + m.Author + ")"
}
