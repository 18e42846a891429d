package argdown

import (
	"iter"

	"crux/graph"
	"crux/graph/diag"
)

// finish gives the nodes what their occurrences say together, and tells what is
// odd about the graph.
func (d *decoder) finish(g *graph.Graph) {
	for _, c := range g.Claims() {
		d.finishClaim(c)
	}
	for _, s := range g.Sketches() {
		s.Text, s.Tags, s.Data = together(s.Occurrences)
		for _, at := range d.data[s] {
			r := reader{notes: d.of(at.file, nil), data: at.data}
			if ref := r.reference(); !ref.IsZero() {
				s.Source = ref
			}
			if v := r.text("voice"); v != "" {
				s.Voice = v
			}
			if f := r.strength(); f != nil {
				s.Strength = f
			}
		}
	}
	d.share()
	for _, a := range g.Arguments() {
		a.Text, a.Tags, a.Data = together(a.Occurrences)
	}
	d.undefined(g)
	for _, w := range g.Validate() {
		var at graph.Occurrence
		switch {
		case w.Code == "incomplete-relation" && d.incomplete[w.Nodes[0]]:
			continue
		case len(w.Nodes) > 0:
			at = place(w.Nodes[0])
		case d.doc.FrontMatter != nil:
			at.Range = d.doc.FrontMatter.place("thesis")
		}
		d.reportAt(at, diag.Warning, w.Code, w.Hint, "%s", w.Message)
	}
}

func (d *decoder) finishClaim(c *graph.Claim) {
	c.Text, c.Tags, c.Data = together(c.Occurrences)
	for _, at := range d.data[c] {
		r := reader{notes: d.of(at.file, nil), data: at.data}
		if ref := r.reference(); !ref.IsZero() {
			c.Source = ref
		}
		if v := r.text("voice"); v != "" {
			c.Voice = v
		}
		if f := r.strength(); f != nil {
			c.Strength = f
		}
		c.Implicit = r.truth("implicit", c.Implicit)
		c.Asserted = r.truth("assert", c.Asserted)
		r.near("source", "quote", "prefix", "suffix", "offsets", "voice", "strength", "implicit", "assert", "negates", "expect", "question",
			"isCanonical", "isInMap", "isInGroup")
	}
}

// elements calls f for all elements of a document and of what it includes, in
// the order of the text, with the file that each is in.
func elements(doc *Document, f func(file string, e *Element)) {
	var file string
	var below func(list []*Relation)
	each := func(e *Element) {
		f(file, e)
		below(e.Relations)
	}
	below = func(list []*Relation) {
		for _, r := range list {
			each(r.Element)
		}
	}
	for doc, block := range doc.all {
		file = doc.File
		switch block := block.(type) {
		case *Element:
			each(block)
		case *List:
			for _, e := range block.Items {
				each(e)
			}
		case *Structure:
			for _, step := range block.Steps {
				if step.Inference != nil {
					below(step.Inference.Relations)
				}
				each(step.Element)
			}
		}
	}
}

// together returns what occurrences say of one thing: the text of the one that
// is canonical, else of the last that defines it; all tags; all data, of which
// the last word counts.
func together(occurrences []graph.Occurrence) (text graph.Text, tags []string, data graph.Data) {
	canonical := false
	tagged, valued := 0, 0 // how many have tags, data
	for _, o := range occurrences {
		marked, _ := o.Data.Get("isCanonical")
		if !o.Reference && o.Text.Plain != "" && (!canonical || marked == true) {
			text, canonical = o.Text, marked == true
		}
		if len(o.Tags) > 0 {
			tagged++
			tags = o.Tags
		}
		if len(o.Data) > 0 {
			valued++
			data = o.Data
		}
	}
	if tagged > 1 {
		tags = allTags(occurrences)
	}
	if valued > 1 {
		data = allData(occurrences)
	}
	return text, tags, data
}

func allTags(occurrences []graph.Occurrence) (tags []string) {
	known := map[string]bool{}
	for _, o := range occurrences {
		for _, t := range o.Tags {
			if !known[t] {
				known[t] = true
				tags = append(tags, t)
			}
		}
	}
	return tags
}

func allData(occurrences []graph.Occurrence) (data graph.Data) {
	at := map[string]int{} // the place of each key in data
	for _, o := range occurrences {
		for _, f := range o.Data {
			if i, known := at[f.Key]; known {
				data[i].Value = f.Value
				continue
			}
			at[f.Key] = len(data)
			data = append(data, f)
		}
	}
	return data
}

// place returns where in the text a node is first given.
func place(n graph.Node) graph.Occurrence {
	var o []graph.Occurrence
	switch n := n.(type) {
	case *graph.Claim:
		o = n.Occurrences
	case *graph.Sketch:
		o = n.Occurrences
	case *graph.Relation:
		o = n.Occurrences
	}
	return earliest(o)
}

// earliest returns the first place of some: what stands below an element occurs
// before it, but is read after it.
func earliest(o []graph.Occurrence) graph.Occurrence {
	if len(o) == 0 {
		return graph.Occurrence{}
	}
	first := o[0]
	for _, other := range o {
		if other.File == first.File && other.Range.Start.Offset < first.Range.Start.Offset {
			first = other
		}
	}
	return first
}

// undefined tells of titles that are used but never given a text, and of
// mentions of titles that nothing has.
func (d *decoder) undefined(g *graph.Graph) {
	near := &titles{d: d}
	near.statements.from = func(yield func(string) bool) {
		for _, c := range g.Claims() {
			if !c.Untitled && c.Text.Plain != "" && !yield(c.Key) {
				return
			}
		}
	}
	near.arguments.from = func(yield func(string) bool) {
		for _, s := range g.Sketches() {
			if s.Text.Plain != "" && !yield(s.Key) {
				return
			}
		}
		for _, a := range g.Arguments() {
			if !a.Untitled && !yield(a.Key) {
				return
			}
		}
	}
	for _, n := range d.unknown {
		n.tellUnknown(&near.statements, &near.arguments)
	}
	for _, c := range g.Claims() {
		if c.Text.Plain == "" {
			title := "[" + short(c.Key) + "]"
			d.missing(place(c), "no-text", near.near(c.Key, false), "say what it stands for: "+title+": …", "%s is never given a text", title)
		}
	}
	for _, s := range g.Sketches() {
		if s.Text.Plain == "" {
			title := "<" + short(s.Key) + ">"
			d.missing(place(s), "no-text", near.near(s.Key, true), "say what it stands for: "+title+": …", "%s is never given a text or premises", title)
		}
	}
	elements(d.doc, func(file string, e *Element) {
		d.mentions(graph.Occurrence{File: file, Range: e.Range}, e.Text, near)
	})
	d.careful(g, near)
}

// known reports whether there is a claim with the given title.
func (d *decoder) known(title string) bool {
	s := d.statements[title]
	return s != nil && s.claim != nil
}

// missing tells of something that is not there: a warning where something
// almost of that name is, else a hint.
func (d *decoder) missing(at graph.Occurrence, code, near, hint, format string, args ...any) {
	severity := diag.Hint
	if near != "" {
		severity, hint = diag.Warning, "did you mean "+near+"?"
	}
	d.reportAt(at, severity, code, hint, format, args...)
}

// suggestions are the titles that a misspelt one may stand for. Comparing takes
// its time, so only some are sought, and only among titles that people could
// mistype.
type suggestions struct {
	from   iter.Seq[string]
	titles []string // taken from there when the first one is sought
	sought int
}

const (
	maxSuggestions    = 100
	longestSuggestion = 60 // bytes
)

// near returns the title that is nearest to the given one, or "".
func (s *suggestions) near(title string) string {
	if len(title) > longestSuggestion || s.sought == maxSuggestions {
		return ""
	}
	if s.sought++; s.sought == 1 {
		for t := range s.from {
			if len(t) <= longestSuggestion {
				s.titles = append(s.titles, t)
			}
		}
	}
	return diag.Nearest(title, s.titles)
}
