package framework

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"crux/data/loss"
	"crux/graph"
	"crux/graph/semantics/af"
)

// Encode returns a function that writes a graph in a format, as the package's comment
// says.
func Encode(format af.Format) func(*graph.Graph) (text string, lost loss.List) {
	return func(g *graph.Graph) (string, loss.List) {
		w := writer{format: format, p: project(g), lost: loss.Of(g, string(format),
			loss.Titles, loss.Undercuts, loss.Nested)}
		w.name()
		w.tell()
		names := w.names
		if format == af.AF {
			names = nil
			for i := range w.names {
				names = append(names, strconv.Itoa(i+1))
			}
		}
		f, err := af.New(names, w.p.attacks)
		var out strings.Builder
		for _, c := range w.comments() {
			out.WriteString(c + "\n")
		}
		if err == nil {
			err = af.Encode(&out, f, format)
		}
		if err != nil { // names are made for the format
			panic(err)
		}
		if format == af.TGF {
			return w.labelled(out.String(), f), w.lost
		}
		return out.String(), w.lost
	}
}

type writer struct {
	format af.Format
	p      *projection
	names  []string // of arguments; in af they are told in comments only
	taken  map[string]bool
	lost   loss.List
}

// name gives all arguments names.
func (w *writer) name() {
	w.names, w.taken = make([]string, len(w.p.nodes)), map[string]bool{}
	given := make([]string, len(w.p.nodes))
	for i, a := range w.p.nodes { // titles come first: they keep their names
		if title := titleOf(a.node); a.says == "" && title != "" && w.writable(title) && !w.taken[title] {
			w.names[i], w.taken[title] = title, true
		}
	}
	counts := map[string]int{}
	for i, a := range w.p.nodes {
		switch _, relation := a.node.(*graph.Relation); {
		case w.names[i] != "":
			given[i] = w.names[i]
			continue
		case a.says != "":
			given[i] = a.says + " " + w.names[w.p.of[a.node]]
		case relation:
			counts["r"]++
			given[i] = "r" + strconv.Itoa(counts["r"])
		case titleOf(a.node) != "":
			given[i] = titleOf(a.node)
		default:
			counts["a"]++
			given[i] = "a" + strconv.Itoa(counts["a"])
		}
		w.names[i] = w.unused(w.suited(given[i]))
	}
}

func titleOf(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Title()
	case *graph.Sketch:
		return n.Title()
	}
	return ""
}

// writable reports whether a name can be written in the format, and read.
func (w *writer) writable(name string) bool { return name == w.suited(name) }

// suited returns a name that is like the given one and can be written.
func (w *writer) suited(name string) string {
	name = strings.ToValidUTF8(name, "\uFFFD")
	if w.format != af.TGF || af.IsID(name) {
		return name
	}
	name = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return '_'
		}
		return r
	}, name)
	if !af.IsID(name) {
		return "_" + name
	}
	return name
}

func (w *writer) unused(name string) string {
	unused := name
	for n := 2; w.taken[unused] || unused == ""; n++ {
		unused = name + "_" + strconv.Itoa(n)
	}
	w.taken[unused] = true
	return unused
}

// tell adds what is lost that only the projection knows.
func (w *writer) tell() {
	through := fmt.Sprintf("through the projection “%s”", Projection)
	seen := map[[2]int32]bool{}
	for i, n := range w.p.nodes {
		var text graph.Text
		var at []graph.Occurrence
		switch n := n.node.(type) {
		case *graph.Claim:
			text, at = n.Text, n.Occurrences
		case *graph.Sketch:
			text, at = n.Text, n.Occurrences
		}
		if _, relation := n.node.(*graph.Relation); relation || n.says != "" {
			continue
		}
		if _, ok := n.node.(*graph.Sketch); ok {
			w.lost.Degraded(loss.Sketches, at, "%s, which is an argument like a claim", loss.Name(n.node))
		}
		name := w.names[i]
		if w.format == af.AF {
			name = strconv.Itoa(i + 1)
		}
		switch title := titleOf(n.node); {
		case title == "":
			w.lost.Degraded(loss.Titles, at, "%s, which has no title and is called %s", loss.Name(n.node), name)
		case title != name:
			w.lost.Degraded(loss.Titles, at, "the title %s, which is %s", loss.Name(n.node), name)
		}
		switch {
		case text.Untagged() == "":
		case w.format != af.TGF:
			w.lost.Lost(loss.Texts, at, "the text of %s", loss.Name(n.node))
		case !utf8.ValidString(text.Plain):
			w.lost.Degraded(loss.Texts, at, "bytes that are no text, of %s", loss.Name(n.node))
		}
	}
	for _, r := range w.p.g.Relations() {
		at := r.Occurrences
		_, onRelation := r.Target.(*graph.Relation)
		_, reified := w.p.of[r]
		switch {
		case !w.p.counts[r]:
			if r.Kind == graph.Attack && onRelation && !r.Incomplete() {
				w.lost.Lost(loss.Undercuts, at, "%s, on what has no effect", loss.Name(r))
			}
			continue
		case r.Kind == graph.Support:
			w.lost.Degraded(loss.Supports, at, "%s, %s", loss.Name(r), through)
		case onRelation:
			w.lost.Degraded(loss.Undercuts, at, "%s, %s", loss.Name(r), through)
			if _, deeper := r.Target.(*graph.Relation).Target.(*graph.Relation); deeper {
				w.lost.Degraded(loss.Nested, at, "%s, %s", loss.Name(r), through)
			}
		case reified && !r.Linked():
			w.lost.Degraded(loss.Attacks, at, "%s, which is undercut, %s", loss.Name(r), through)
		}
		if r.Linked() {
			w.lost.Degraded(loss.Linked, at, "%s, %s", loss.Name(r), through)
		}
		if r.Kind == graph.Attack && !onRelation && !reified {
			ends := [2]int32{w.p.does(r), w.p.of[r.Target]}
			if seen[ends] {
				w.lost.Degraded(loss.Attacks, at, "%s, which is there twice and counts once", loss.Name(r))
			}
			seen[ends] = true
		}
	}
}

// comments returns the comments to be written, with their sign.
func (w *writer) comments() []string {
	sign := map[af.Format]string{af.AF: "#", af.APX: "%"}[w.format]
	if sign == "" {
		return nil
	}
	var list []string
	for _, c := range kept(w.p.g.Meta.Foreign, w.format, "comments") {
		if s, ok := c.(string); ok {
			list = append(list, strings.TrimRight(sign+" "+oneLine(s), " "))
		}
	}
	if len(w.lost) == 0 {
		return list
	}
	if w.p.plain {
		list = append(list, sign+" the arguments are claims, the attacks those between them")
	} else {
		list = append(list, sign+" the projection “"+Projection+"”: accepted under the grounded semantics is what stands")
	}
	if w.format == af.AF {
		for i, name := range w.names {
			list = append(list, fmt.Sprintf("# %d: %s", i+1, oneLine(name)))
		}
	}
	return list
}

// kept returns what a record of the format has under a key.
func kept(foreign graph.Data, format af.Format, key string) []any {
	record, _ := foreign.Get(string(format))
	data, _ := record.(graph.Data)
	v, _ := data.Get(key)
	switch v := v.(type) {
	case []any:
		return v
	case string:
		return []any{v}
	}
	return nil
}

// labelled adds the labels of tgf to lines that have only ids.
func (w *writer) labelled(text string, f *af.Framework) string {
	labels := map[[2]int32]string{}
	for _, r := range w.p.g.Relations() {
		if label := kept(r.Foreign, af.TGF, "label"); len(label) == 1 && r.Kind == graph.Attack && w.p.counts[r] {
			ends := [2]int32{w.p.does(r), w.p.of[r.Target]}
			if labels[ends] == "" {
				labels[ends] = oneLine(label[0].(string))
			}
		}
	}
	var out strings.Builder
	i, divided := 0, false
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		label := ""
		switch {
		case line == "#":
			divided, i = true, -1
		case divided:
			label = labels[f.Attacks()[i]]
		default:
			label = w.label(i)
		}
		i++
		if label != "" {
			line += " " + label
		}
		out.WriteString(line + "\n")
	}
	return out.String()
}

// label returns the label of an argument: the text of a claim, or what it is.
func (w *writer) label(i int) string {
	a := w.p.nodes[i]
	text := loss.Name(a.node)
	switch n := a.node.(type) {
	case *graph.Claim:
		text = said(n.Text)
	case *graph.Sketch:
		text = said(n.Text)
	}
	if title := titleOf(a.node); text == "" && title != w.names[i] {
		text = title
	}
	if a.says != "" {
		if text == "" {
			text = loss.Name(a.node)
		}
		text = a.says + ": " + text
	}
	return oneLine(text)
}

// said returns a text without its tags.
func said(t graph.Text) string {
	if slices.ContainsFunc(t.Marks, func(m graph.Mark) bool { return m.Kind == graph.TagMark }) {
		return t.Untagged()
	}
	return t.Plain
}

// oneLine returns s with spaces for line ends and nothing blank around.
func oneLine(s string) string {
	return strings.Trim(lineEnds.Replace(strings.ToValidUTF8(s, "\uFFFD")), " \t")
}

var lineEnds = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ")
