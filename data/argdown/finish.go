package argdown

import (
	"slices"

	"crux/graph"
	"crux/graph/diag"
)

// finish gives the nodes what their occurrences say together, and tells what is
// odd about the graph.
func (d *decoder) finish(g *graph.Graph) {
	data := map[diag.Range]*Data{}
	elements(d.doc, func(e *Element) {
		if e.Data != nil {
			data[e.Range] = e.Data
		}
	})
	for _, c := range g.Claims() {
		d.finishClaim(c, data)
	}
	for _, s := range g.Sketches() {
		s.Text, s.Tags, s.Data = together(s.Occurrences)
		for _, o := range s.Occurrences {
			if at := data[o.Range]; at != nil {
				r := reader{d: d, data: at}
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
	}
	for _, a := range g.Arguments() {
		a.Text, a.Tags, a.Data = together(a.Occurrences)
	}
	d.undefined(g)
	for _, w := range g.Validate() {
		x := diag.Diagnostic{File: d.doc.File, Severity: diag.Warning, Code: w.Code, Message: w.Message, Hint: w.Hint}
		switch {
		case len(w.Nodes) > 0:
			x.Range = place(w.Nodes[0])
		case d.doc.FrontMatter != nil:
			x.Range = d.doc.FrontMatter.place("thesis")
		}
		d.list = append(d.list, x)
	}
}

func (d *decoder) finishClaim(c *graph.Claim, data map[diag.Range]*Data) {
	c.Text, c.Tags, c.Data = together(c.Occurrences)
	for _, o := range c.Occurrences {
		at := data[o.Range]
		if at == nil {
			continue
		}
		r := reader{d: d, data: at}
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
		r.near("source", "quote", "prefix", "suffix", "voice", "strength", "implicit", "assert", "negates",
			"isCanonical", "isInMap", "isInGroup")
	}
}

// elements calls f for all elements of a document, in the order of the text.
func elements(doc *Document, f func(*Element)) {
	var below func(list []*Relation)
	each := func(e *Element) {
		f(e)
		below(e.Relations)
	}
	below = func(list []*Relation) {
		for _, r := range list {
			each(r.Element)
		}
	}
	for _, block := range doc.Blocks {
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
	for _, o := range occurrences {
		marked, _ := o.Data.Get("isCanonical")
		if !o.Reference && o.Text.Plain != "" && (!canonical || marked == true) {
			text, canonical = o.Text, marked == true
		}
		for _, t := range o.Tags {
			if !slices.Contains(tags, t) {
				tags = append(tags, t)
			}
		}
		data = data.Merge(o.Data)
	}
	return text, tags, data
}

// place returns where a node is first given.
func place(n graph.Node) diag.Range {
	var o []graph.Occurrence
	switch n := n.(type) {
	case *graph.Claim:
		o = n.Occurrences
	case *graph.Sketch:
		o = n.Occurrences
	case *graph.Relation:
		o = n.Occurrences
	}
	if len(o) == 0 {
		return diag.Range{}
	}
	return o[0].Range
}

// undefined tells of titles that are used but never given a text, and of
// mentions of titles that nothing has.
func (d *decoder) undefined(g *graph.Graph) {
	var statements, arguments []string
	for _, c := range g.Claims() {
		if !c.Untitled && c.Text.Plain != "" {
			statements = append(statements, c.Key)
		}
	}
	for _, s := range g.Sketches() {
		if s.Text.Plain != "" {
			arguments = append(arguments, s.Key)
		}
	}
	for _, a := range g.Arguments() {
		if !a.Untitled {
			arguments = append(arguments, a.Key)
		}
	}
	for _, c := range g.Claims() {
		if c.Text.Plain == "" {
			d.missing(place(c), "no-text", "["+c.Key+"] is never given a text", "["+c.Key+"]: …", "["+diag.Nearest(c.Key, statements)+"]")
		}
	}
	for _, s := range g.Sketches() {
		if s.Text.Plain == "" {
			d.missing(place(s), "no-text", "<"+s.Key+"> is never given a text or premises", "<"+s.Key+">: …", "<"+diag.Nearest(s.Key, arguments)+">")
		}
	}
	elements(d.doc, func(e *Element) {
		for _, m := range e.Text.Marks {
			switch {
			case m.Kind == graph.ClaimMention && d.claims[m.Target] == nil:
				d.missing(e.Range, "no-such-title", "no statement has the title ["+m.Target+"] that is mentioned here", "", "["+diag.Nearest(m.Target, statements)+"]")
			case m.Kind == graph.ArgumentMention && d.sketches[m.Target] == nil && d.arguments[m.Target] == nil:
				d.missing(e.Range, "no-such-title", "no argument has the title <"+m.Target+"> that is mentioned here", "", "<"+diag.Nearest(m.Target, arguments)+">")
			}
		}
	})
}

// missing tells of something that is not there: a warning where something
// almost of that name is, else a hint.
func (d *decoder) missing(r diag.Range, code, message, define, near string) {
	severity, hint := diag.Hint, ""
	if define != "" {
		hint = "say what it stands for: " + define
	}
	if len(near) > 2 {
		severity, hint = diag.Warning, "did you mean "+near+"?"
	}
	d.report(r, severity, code, hint, "%s", message)
}
