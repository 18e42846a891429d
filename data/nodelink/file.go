package nodelink

import (
	"slices"

	"crux/data/cruxjson"
	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/diag"
)

// A File is a file of nodes and edges as it is read.
type File struct {
	Doc    *jsondoc.Document
	Format string
	Nodes  []*FileNode
	Edges  []*FileEdge
	// OddNodes are records that are no nodes at all, by their ids.
	OddNodes []Odd

	graph  *graph.Graph
	nodes  map[graph.Node]*FileNode
	edges  map[end]*FileEdge
	claims int
}

// A FileNode is a node of a file.
type FileNode struct {
	ID     any // as it is written, nil if there is none
	Value  *jsondoc.Value
	Record graph.Data // of which the differences are kept; without an id that is the name of the member
	// Scheme says that it is a scheme, of a kind; else it is a proposition.
	Scheme bool
	Kind   graph.Kind
	// Members say what the node says, as in the JSON of the model.
	Members []jsondoc.Member
	// Extra says what the format has no word for, in the same way.
	Extra *jsondoc.Value

	word             string
	twice            bool
	sources, targets []*FileEdge
}

// A FileEdge is an edge of a file.
type FileEdge struct {
	ID       any // nil if it has none
	Value    *jsondoc.Value
	From, To *jsondoc.Value // ids
	Record   any            // an object, but for what is no edge at all

	from, to *FileNode
	read     bool
}

// What a format may have of its own in the object that other tools carry along: all that
// the JSON of the model has, but for these.
var notExtra = []string{"id", "type", "sources", "target"}

// Graph returns the graph of the file. Head has members of the JSON of the model that
// say what the document says, extra the same for what the format has no word for.
func (f *File) Graph(head func(node func(id string) (word string, claim bool)) []jsondoc.Member, extra *jsondoc.Value) *graph.Graph {
	f.link()
	var nodes []jsondoc.Value
	var order []*FileNode
	words := newNames()
	for _, n := range f.Nodes {
		words.taken[n.word] = true
	}
	for _, n := range f.Nodes {
		if !n.Scheme {
			f.claims++
			kind := "claim"
			if n.Extra.Get("type").String() == "sketch" {
				kind = "sketch"
			}
			nodes = append(nodes, f.node(n, n.word, Member("type", String(kind, n.Value))))
			order = append(order, n)
			continue
		}
		var sources []jsondoc.Value
		for _, e := range n.sources {
			sources = append(sources, String(e.from.word, e.From))
		}
		ends := []jsondoc.Member{Member("type", String(n.Kind.String(), n.Value)), Member("sources", List(sources, n.Value)), {}}
		for i, e := range append(n.targets, nil)[:max(1, len(n.targets))] {
			word := n.word
			if i > 0 {
				word = words.free(word)
			}
			own := ends[:2]
			if e != nil {
				own = append(slices.Clone(own), Member("target", String(e.to.word, e.To)))
			}
			nodes = append(nodes, f.node(n, word, own...))
			order = append(order, n)
		}
	}
	if f.claims == 0 {
		f.Doc.Report(f.Doc.Root, diag.Warning, "no-claims", "it may have been saved before anything was put into it", "the file has no claims")
	}
	root := f.Doc.Root
	tree := []jsondoc.Member{Member("crux", jsondoc.Value{Kind: jsondoc.Number, Text: "1", Start: root.Start, End: root.End}), Member("nodes", List(nodes, root))}
	meta := extra.Get("meta")
	var members []jsondoc.Member
	if meta.Is(jsondoc.Object) {
		members = slices.Clone(meta.Members)
	}
	byWord := map[string]*FileNode{}
	for _, n := range slices.Backward(f.Nodes) {
		byWord[n.word] = n
	}
	members = append(members, head(func(id string) (string, bool) {
		n := byWord[id]
		if n == nil {
			return "", false
		}
		return n.word, !n.Scheme
	})...)
	if extra.Is(jsondoc.Object) {
		for _, m := range extra.Members {
			if m.Key != "crux" && m.Key != "nodes" && m.Key != "meta" {
				tree = append(tree, m)
			}
		}
	}
	if len(members) > 0 {
		tree = append(tree, Member("meta", Object(members, root)))
	}
	told := len(f.Doc.List)
	whole := Object(tree, root)
	f.graph = cruxjson.Graph(f.Doc, &whole)
	for i := range f.Doc.List[told:] { // the file is none the worse for it
		if d := &f.Doc.List[told+i]; d.Severity == diag.Error {
			d.Severity = diag.Warning
		}
	}
	f.place(order)
	f.Doc.List.Sort()
	return f.graph
}

// node returns a node as the JSON of the model has it.
func (f *File) node(n *FileNode, word string, more ...jsondoc.Member) jsondoc.Value {
	var members []jsondoc.Member
	if n.Extra.Is(jsondoc.Object) {
		for _, m := range n.Extra.Members {
			if !slices.Contains(notExtra, m.Key) {
				members = append(members, m)
			}
		}
	}
	members = append(members, n.Members...)
	return Object(append(append(members, Member("id", String(word, n.Value))), more...), n.Value)
}

// place notes what of the graph each node and edge is.
func (f *File) place(order []*FileNode) {
	f.nodes, f.edges = map[graph.Node]*FileNode{}, map[end]*FileEdge{}
	list := f.graph.NodeList()
	if len(list) != len(order) {
		panic("nodelink: a node is missing")
	}
	at := map[*FileNode]graph.Node{}
	for i, n := range order {
		f.nodes[list[i]] = n
		if at[n] == nil {
			at[n] = list[i]
		}
	}
	copies := map[*FileNode]int{}
	for _, r := range f.graph.Relations() {
		n := f.nodes[r]
		i := copies[n]
		copies[n]++
		if i == 0 {
			for _, e := range n.sources {
				f.edges[end{r, at[e.from], false}] = e
				e.read = true
			}
		}
		if i < len(n.targets) && r.Target != nil {
			e := n.targets[i]
			f.edges[end{r, r.Target, true}] = e
			e.read = true
		}
	}
}

// Keep keeps how the records of the file differ from what is written without it. Shape
// is that of records; node and edge return what is written for one, document for all
// else, where record is what the file has there.
func (f *File) Keep(shape Shape, node func(*Plan, *Node) graph.Data, edge func(*Plan, *Edge) graph.Data,
	document func(*Plan) graph.Data, record graph.Data, own graph.Data) {
	for _, o := range f.OddNodes {
		f.keepOdd(&own, "nodes", graph.Data{{Key: "id", Value: o.ID}, {Key: "record", Value: o.Record}})
	}
	for _, e := range f.Edges {
		if e.read {
			continue
		}
		var ends []any
		for _, n := range []*FileNode{e.from, e.to} {
			if n != nil {
				ends = append(ends, n.ID)
			}
		}
		f.keepOdd(&own, "edges", graph.Data{{Key: "id", Value: e.ID}, {Key: "record", Value: e.Record}, {Key: "ends", Value: ends}})
	}
	// The ids first: what is written depends on them.
	kept := map[graph.Node]graph.Data{}
	edges := map[graph.Node][]any{}
	f.ids(kept, edges)
	f.set(kept, edges, own)
	plan := Lay(f.graph, f.Format)
	for _, n := range plan.Nodes {
		if kept[n.Of] != nil && truth(kept[n.Of], "also") {
			continue // it is a node of its own now
		}
		if d := shape.Diff(node(plan, n), f.nodes[n.Of].Record); d != nil {
			kept[n.Of] = append(kept[n.Of], graph.Field{Key: "record", Value: d})
		}
	}
	differing := map[end]graph.Data{}
	for _, e := range plan.Edges {
		if f.edges[e.of] == nil {
			continue
		}
		if d := shape.Diff(edge(plan, e), f.edges[e.of].Record.(graph.Data)); d != nil {
			differing[e.of] = d
		}
	}
	clear(edges)
	for _, e := range plan.Edges {
		x := graph.Data{}
		if e.own != nil {
			x = e.own.Without("source", "target")
		}
		if d := differing[e.of]; d != nil {
			x = append(x, graph.Field{Key: "record", Value: d})
		}
		if len(x) > 0 {
			edges[e.of.relation] = append(edges[e.of.relation], append(graph.Data{plan.which(e)}, x...))
		}
	}
	if d := shape.Diff(document(plan), record); d != nil {
		own = append(own, graph.Field{Key: "record", Value: d})
	}
	f.set(kept, edges, own)
}

func (f *File) keepOdd(own *graph.Data, key string, x graph.Data) {
	for i := range *own {
		if l, ok := (*own)[i].Value.([]any); ok && (*own)[i].Key == key {
			(*own)[i].Value = append(l, x)
			return
		}
	}
	*own = append(*own, graph.Field{Key: key, Value: []any{x}})
}

// which says which of a relation's edges one is.
func (p *Plan) which(e *Edge) graph.Field {
	key := "source"
	if e.of.target {
		key = "target"
	}
	return graph.Field{Key: key, Value: p.ID(e.of.at)}
}

// ids finds the ids that are to be kept: those that are not the ones due anyway.
func (f *File) ids(kept map[graph.Node]graph.Data, edges map[graph.Node][]any) {
	id := func(n graph.Node) string { return word(f.nodes[n].ID) }
	names, seen := newNames(), map[*FileNode]bool{}
	for _, n := range f.graph.NodeList() {
		x := f.nodes[n]
		switch {
		case seen[x]:
			kept[n] = graph.Data{{Key: "id", Value: x.ID}, {Key: "also", Value: true}}
		case x.ID == nil:
			names.count[said(n, id)]++
		case x.twice:
			kept[n] = graph.Data{{Key: "id", Value: x.ID}, {Key: "twice", Value: true}}
		case len(x.targets) > 1 || !names.due(said(n, id), x.ID):
			kept[n] = graph.Data{{Key: "id", Value: x.ID}}
		}
		seen[x] = true
	}
	names = newNames()
	taken := map[string]bool{}
	clear(seen)
	for _, r := range f.graph.Relations() {
		x := f.nodes[r]
		keep := func(of end, from, to graph.Node) {
			e := f.edges[of]
			if e.ID == nil || names.due("edge\x00"+id(from)+"\x00"+id(to), e.ID) {
				return
			}
			key := "source"
			if of.target {
				key = "target"
			}
			d := graph.Data{{Key: key, Value: f.nodes[of.at].ID}, {Key: "id", Value: e.ID}}
			if taken[word(e.ID)] {
				d = append(d, graph.Field{Key: "twice", Value: true})
			}
			taken[word(e.ID)] = true
			edges[r] = append(edges[r], d)
		}
		if !seen[x] {
			for _, s := range r.Sources {
				keep(end{r, s, false}, s, r)
			}
		}
		seen[x] = true
		if r.Target != nil {
			keep(end{r, r.Target, true}, r, r.Target)
		}
	}
}

// set puts what is kept into the graph.
func (f *File) set(kept map[graph.Node]graph.Data, edges map[graph.Node][]any, own graph.Data) {
	put := func(d *graph.Data, value graph.Data) {
		*d = (*d).Without(f.Format)
		if len(value) > 0 {
			*d = append(slices.Clip(*d), graph.Field{Key: f.Format, Value: value})
		}
	}
	for _, n := range f.graph.NodeList() {
		d := slices.Clip(kept[n])
		if e := edges[n]; len(e) > 0 {
			d = append(d, graph.Field{Key: "edges", Value: e})
		}
		put(graph.Foreign(n), d)
	}
	put(&f.graph.Meta.Foreign, own)
}
