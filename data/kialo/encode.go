package kialo

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"crux/data/loss"
	"crux/graph"
)

// Encode writes g as a tree of claims, with what that loses.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	v, _ := g.Meta.Foreign.Get(format)
	whole, _ := v.(graph.Data)
	entries, _ := whole.Get("entries")
	broken, _ := entries.([]any)
	p := lay(g, broken)

	e := encoder{g: g, plan: p, lost: loss.Of(g, format, loss.Restatements, loss.Head, loss.Theses, loss.Marks, loss.Undercuts, loss.Nested, loss.Backings, loss.Incomplete, loss.Titles)}
	e.nodes()
	e.head(whole)
	for i, x := range p.entries {
		e.entry(x, i == 0)
	}
	for _, x := range broken {
		d, _ := x.(graph.Data)
		stance := d.String("stance")
		if stance != "" {
			stance += ": "
		}
		e.out.WriteString(d.String("number") + " " + stance + d.String("text") + "\n")
	}
	return e.out.String(), e.lost
}

type encoder struct {
	g    *graph.Graph
	plan plan
	out  strings.Builder
	lost loss.List
}

// head writes the title, and what stood in front of the claims.
func (e *encoder) head(whole graph.Data) {
	m := e.g.Meta
	title := strings.Join(strings.Fields(strings.ToValidUTF8(m.Title, "\uFFFD")), " ")
	if title != m.Title {
		e.lost.Degraded(loss.Head, nil, "the title of the document: white space, or what is no text")
	}
	if untitled, _ := whole.Get("untitled"); untitled != true || title != "" {
		e.out.WriteString(strings.TrimSpace(titled+" "+title) + "\n\n")
	}
	if before := whole.String("before"); before != "" {
		e.out.WriteString(before + "\n\n")
	}
	for _, f := range []struct{ name, value string }{
		{"subtitle", m.Subtitle}, {"author", m.Author}, {"language", m.Language}, {"abstract", m.Abstract},
		{"work that is read", m.Work.Title + m.Work.Author + m.Work.Place + m.Work.Date}, {"way that locators count", m.Locators},
	} {
		if f.value != "" {
			e.lost.Lost(loss.Head, nil, "the %s of the document", f.name)
		}
	}
	var theses []string
	for _, n := range e.plan.theses() {
		if c, ok := n.(*graph.Claim); ok {
			theses = append(theses, c.Key)
		} else {
			theses = append(theses, "") // it is a claim there
		}
	}
	switch {
	case slices.Equal(theses, m.Theses):
	case len(m.Theses) > 0:
		e.lost.Degraded(loss.Theses, nil, "which claims are named as theses: all of one level are there")
	default:
		e.lost.Degraded(loss.Theses, nil, "that no thesis is named: all claims of one level are theses there")
	}
}

// entry writes one claim in one of its places.
func (e *encoder) entry(x entry, first bool) {
	if levels(x.number) == 1 && !first {
		e.out.WriteByte('\n')
	}
	spelled := x.spelled
	if spelled == "" {
		spelled = x.number + "."
	}
	e.out.WriteString(spelled + " ")
	if x.relation != nil {
		e.out.WriteString(stances[x.relation.Kind])
	}
	if x.see {
		raw := see(e.plan.numbers[x.node])
		if kept := own(x.relation).String("text"); kept != "" {
			if m := seeForm.FindStringSubmatch(kept); m != nil && e.plan.at[key(m[1])] == x.node {
				raw = kept
			}
		}
		e.out.WriteString(raw + "\n")
		return
	}
	text := words(x.node)
	raw, _ := write(text, x.relation != nil && x.relation.Kind == graph.Restatement)
	if kept, ok := own(x.node).Get("text"); ok {
		if s, ok := kept.(string); ok && reflect.DeepEqual(read(s), text) {
			raw = s
		}
	}
	e.out.WriteString(raw + "\n")
}

// words returns what a claim or sketch says: its title where it has no text.
func words(n graph.Node) graph.Text {
	text, title := graph.Text{}, ""
	switch n := n.(type) {
	case *graph.Claim:
		text, title = n.Text, n.Title()
	case *graph.Sketch:
		text, title = n.Text, n.Title()
	}
	if text.Plain == "" {
		return graph.Plain(title)
	}
	return text
}

// nodes tells what becomes of claims, sketches and relations.
func (e *encoder) nodes() {
	var order []graph.Node
	for _, x := range e.plan.entries {
		if !x.see {
			order = append(order, x.node)
		}
	}
	for _, n := range e.g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			e.said(n, n.Occurrences, n.Title(), n.Text, n.Tags)
		case *graph.Sketch:
			e.lost.Degraded(loss.Sketches, n.Occurrences, "that %s is an argument, not a claim", loss.Name(n))
			e.said(n, n.Occurrences, n.Title(), n.Text, n.Tags)
		case *graph.Relation:
			e.relation(n)
		}
	}
	if !slices.IsSortedFunc(order, func(a, b graph.Node) int { return int(a.ID() - b.ID()) }) {
		e.lost.Degraded(loss.Order, nil, "the order of claims, which is that of a tree there")
	}
}

func (e *encoder) said(n graph.Node, at []graph.Occurrence, title string, text graph.Text, tags []string) {
	switch {
	case title == "":
	case text.Plain != "" && text.Plain != title:
		e.lost.Lost(loss.Titles, at, "the title %s", loss.Name(n))
	default:
		e.lost.Degraded(loss.Titles, at, "that the words of %s are a title", loss.Name(n))
	}
	if !utf8.ValidString(text.Plain) {
		e.lost.Lost(loss.Texts, at, "bytes that are no text, of %s", loss.Name(n))
	}
	left := links(tidy(text)).Marks
	tagged := false
	marks := 0
	for _, m := range tidy(text).Marks {
		if m.Kind == graph.TagMark {
			tagged = true
		} else {
			marks++
		}
	}
	if marks > len(left) {
		e.lost.Lost(loss.Marks, at, "emphasis, mentions and links within links of %s", loss.Name(n))
	}
	if tagged && len(tags) == 0 {
		e.lost.Degraded(loss.Texts, at, "tags in the text of %s, which are words of it there", loss.Name(n))
	}
}

func (e *encoder) relation(r *graph.Relation) {
	if _, ok := stances[r.Kind]; !ok {
		return // told as what the format has not
	}
	at, name := r.Occurrences, loss.Name(r)
	on, isOn := r.Target.(*graph.Relation)
	feature := loss.Backings
	if isOn {
		if _, deeper := on.Target.(*graph.Relation); deeper {
			feature = loss.Nested
		} else if r.Kind == graph.Attack {
			feature = loss.Undercuts
		}
	}
	switch {
	case !e.plan.written[r] && isOn && len(r.Sources) > 0:
		e.lost.Lost(feature, at, "%s, which has no premise to stand below", name)
	case !e.plan.written[r]:
		e.lost.Lost(loss.Incomplete, at, "%s, which is incomplete", name)
	case isOn:
		e.lost.Degraded(feature, at, "%s, which bears on the first premise there", name)
	}
	if r.Linked() {
		e.lost.Degraded(loss.Linked, at, "that the premises of %s are linked", name)
	}
	if r.UndercutsSketch {
		e.lost.Lost(loss.Undercuts, at, "that %s undercuts", name)
	}
}
