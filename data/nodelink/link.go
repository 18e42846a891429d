package nodelink

import (
	"slices"

	"crux/data/cruxjson"
	"crux/data/jsondoc"
	"crux/graph/diag"
)

// link finds what each edge leads from and to, and tells of edges that are no part of
// the graph.
func (f *File) link() {
	words, names := map[string]*FileNode{}, newNames()
	for _, n := range f.Nodes {
		names.taken[word(n.ID)] = true
	}
	for _, n := range f.Nodes {
		w := word(n.ID)
		switch {
		case n.ID == nil:
			f.Doc.Report(n.Value, diag.Warning, "odd-node", "give it an id that no other node has", "the node has no id, so that no edge can lead from it or to it")
			n.word = names.free("")
		case words[w] != nil:
			f.Doc.Report(n.Value, diag.Warning, "duplicate-id", "edges are those of the first one", "two nodes have the id %q", diag.Short(w))
			n.twice, n.word = true, names.free(w)
		case w == "":
			n.word, words[w] = names.free(w), n
		default:
			n.word, words[w] = w, n
		}
	}
	odd := map[string]bool{}
	for _, o := range f.OddNodes {
		odd[word(o.ID)] = true
	}
	type pair struct{ from, to *FileNode }
	seen, ids := map[pair]bool{}, map[string]bool{}
	for _, e := range f.Edges {
		if w := word(e.ID); e.ID != nil {
			if ids[w] {
				f.Doc.Report(e.Value, diag.Warning, "duplicate-id", "both are kept", "two edges have the id %q", diag.Short(w))
			}
			ids[w] = true
		}
		e.from, e.to = words[e.From.Word()], words[e.To.Word()]
		if e.From.Word() == "" && !e.From.Is(jsondoc.String) {
			e.from = nil
		}
		if e.To.Word() == "" && !e.To.Is(jsondoc.String) {
			e.to = nil
		}
		switch {
		case e.from == nil || e.to == nil:
			f.broken(e, odd)
		case e.from == e.to:
			f.odd(e, "leads from %q to itself", diag.Short(e.from.word))
		case seen[pair{e.from, e.to}]:
			f.odd(e, "leads from %q to %q, as another edge does", diag.Short(e.from.word), diag.Short(e.to.word))
		case !e.from.Scheme && !e.to.Scheme:
			f.odd(e, "leads from the proposition %q to the proposition %q without a scheme that says whether it speaks for or against it", diag.Short(e.from.word), diag.Short(e.to.word))
		case e.from.Scheme:
			e.from.targets = append(e.from.targets, e)
		default:
			e.to.sources = append(e.to.sources, e)
		}
		seen[pair{e.from, e.to}] = true
	}
	f.cut()
	for _, n := range f.Nodes {
		if len(n.targets) > 1 {
			f.Doc.Report(n.Value, diag.Warning, "odd-node", "give each target a scheme of its own, if that is meant",
				"the scheme %q leads to %d nodes: it is read as so many relations, and what bears on it as bearing on the first", diag.Short(n.word), len(n.targets))
		}
	}
}

// broken tells of an edge one end of which is no node of the graph.
func (f *File) broken(e *FileEdge, odd map[string]bool) {
	at, leads, lacks := e.From, "from", "source"
	if e.from != nil {
		at, leads, lacks = e.To, "to", "target"
	}
	switch {
	case !e.Value.Is(jsondoc.Object): // it has been told
	case at.Word() == "" && !at.Is(jsondoc.String):
		f.Doc.Report(e.Value, diag.Warning, "no-such-node", "the edge is kept, but is no part of the graph", "the edge %shas no %s", named(e), lacks)
	case odd[at.Word()]:
		f.odd(e, "leads %s %q, which is no part of the graph", leads, diag.Short(at.Word()))
	default:
		f.Doc.Report(at, diag.Warning, "no-such-node", "the edge is kept, but is no part of the graph", "the edge %sleads %s %q, and no node has this id", named(e), leads, diag.Short(at.Word()))
	}
}

// named returns the id of an edge with a space behind it.
func named(e *FileEdge) string {
	if w := word(e.ID); w != "" {
		return "\"" + diag.Short(w) + "\" "
	}
	return ""
}

// odd tells that an edge is no part of the graph.
func (f *File) odd(e *FileEdge, format string, args ...any) {
	f.Doc.Report(e.Value, diag.Warning, "odd-edge", "it is kept, but is no part of the graph", "the edge "+named(e)+format, args...)
}

// cut takes an edge out of each circle of schemes that lead to each other. What bears
// on a scheme bears on the first relation that is read from it, so that a scheme that
// leads to a proposition too is in no circle if that comes first.
func (f *File) cut() {
	at := map[*FileNode]int{}
	for i, n := range f.Nodes {
		at[n] = i
	}
	next := make([]int, len(f.Nodes))
	for i, n := range f.Nodes {
		next[i] = -1
		if len(n.targets) > 0 && n.targets[0].to.Scheme {
			next[i] = at[n.targets[0].to]
		}
	}
	_, circular := cruxjson.Order(next)
	for i, n := range f.Nodes {
		if !circular[i] {
			continue
		}
		first := slices.IndexFunc(n.targets, func(e *FileEdge) bool { return !e.to.Scheme })
		if first >= 0 {
			n.targets[0], n.targets[first] = n.targets[first], n.targets[0]
			continue
		}
		for _, e := range n.targets {
			f.odd(e, "closes a circle: the scheme %q would bear on itself", diag.Short(n.word))
		}
		n.targets = nil
	}
}
