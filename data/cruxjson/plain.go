package cruxjson

import (
	"strconv"

	"crux/graph"
)

// A Row is what there is to say of a node in plain words, for formats that people look
// at with other programs.
type Row struct {
	ID       string // as Records gives it
	Kind     string // claim, sketch, support, attack, restatement or preference
	Title    string
	Text     string
	Label    string // what is shown: the text, or the title, or the kind of a relation
	Polarity string // of a relation: "pro", "con" or "neutral"
	Ends     []End
}

// An End is an edge from a row to another one: of a relation to its target and from its
// sources.
type End struct{ From, To, Role string }

// Rows returns a row for each node of g, in their order, and the edges between them: for
// each relation those from its sources, with the role "source", and the one to its
// target, with the role "target".
func Rows(g *graph.Graph) []Row {
	rows := make([]Row, 0, len(g.NodeList()))
	id := func(n graph.Node) string { return "n" + strconv.FormatInt(n.ID()+1, 10) }
	for _, n := range g.NodeList() {
		r := Row{ID: id(n)}
		switch n := n.(type) {
		case *graph.Claim:
			r.Kind, r.Title, r.Text = "claim", n.Title(), n.Text.Plain
		case *graph.Sketch:
			r.Kind, r.Title, r.Text = "sketch", n.Title(), n.Text.Plain
		case *graph.Relation:
			r.Kind, r.Label = kinds[n.Kind], kinds[n.Kind]
			if n.Undercut() {
				r.Label = "undercut"
			}
			switch {
			case n.Scheme != "":
				r.Label = n.Scheme
			case len(n.Rules) > 0:
				r.Label = n.Rules[0]
			}
			r.Polarity = map[graph.Polarity]string{graph.Pro: "pro", graph.Con: "con", graph.Neutral: "neutral"}[n.Kind.Polarity()]
			for _, s := range n.Sources {
				r.Ends = append(r.Ends, End{id(s), r.ID, "source"})
			}
			if n.Target != nil {
				r.Ends = append(r.Ends, End{r.ID, id(n.Target), "target"})
			}
		}
		if r.Label == "" {
			r.Label = r.Text
		}
		if r.Label == "" {
			r.Label = r.Title
		}
		rows = append(rows, r)
	}
	return rows
}
