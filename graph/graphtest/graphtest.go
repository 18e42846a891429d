// Package graphtest makes random arguments for property tests, and says what is
// in an argument when a test has failed.
package graphtest

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"crux/graph"
)

// Graph draws an argument of at most ten claims and sketches and fourteen
// relations. Every shape that a Builder lets through comes up: linked
// sources, attacks, restatements and preferences, relations on relations to
// any depth and in any order, contradictions, circles, attacks of a claim on
// itself, relations that lack their sources, their target or both, arguments
// and sections; and claims that are untitled, unstated, spoken by somebody,
// tagged, weighed, located, or asserted for their reasons only.
//
// To draw one as part of something larger, use rapid.Custom(graphtest.Graph).
func Graph(t *rapid.T) *graph.Graph {
	d := drawing{T: t}
	d.sections()
	for range d.upTo(10, "claims and sketches") {
		d.node()
	}
	if len(d.nodes) > 0 {
		for range d.upTo(14, "relations") {
			d.relation()
		}
	}
	d.connect()
	d.arguments()
	if d.seldom("a thesis is named") && len(d.claims) > 0 {
		d.b.Meta.Theses = []string{rapid.SampledFrom(d.claims).Draw(t, "thesis").Key}
	}
	g, err := d.b.Graph()
	if err != nil {
		t.Fatalf("graphtest: the builder refused what was drawn: %v", err)
	}
	return g
}

// drawing is a graph that is being drawn.
type drawing struct {
	*rapid.T
	b graph.Builder

	nodes     []graph.Node // claims and sketches
	claims    []*graph.Claim
	relations []*graph.Relation // without ends so far
	rooms     []*graph.Section
}

func (d *drawing) upTo(most int, what string) int {
	return rapid.IntRange(0, most).Draw(d.T, what)
}

func (d *drawing) seldom(what string) bool {
	return rapid.IntRange(0, 7).Draw(d.T, what) == 7
}

func (d *drawing) sections() {
	for i := range d.upTo(3, "sections") {
		var parent *graph.Section
		if i > 0 && rapid.Bool().Draw(d.T, "inside another section") {
			parent = rapid.SampledFrom(d.rooms).Draw(d.T, "section around")
		}
		d.rooms = append(d.rooms, d.b.Section(fmt.Sprintf("Section %d", i+1), parent))
	}
}

// node adds a claim or sketch, and may add relations without ends before it,
// so that the numbers of nodes and relations are mixed.
func (d *drawing) node() {
	if d.seldom("a relation comes first") {
		d.relation()
	}
	number := len(d.nodes) + 1
	key := fmt.Sprintf("N%d", number)
	if d.seldom("untitled") {
		key = ""
	}
	text := rapid.SampledFrom([]string{
		"The centre should be closed to cars.",
		"Shops lose no customers.",
		"",
		"Süße Äpfel wachsen im Schulgarten.",
		"Whoever walks sees the shop windows, stops, goes in, and buys what was on no list, as every shopkeeper of the old town knows.",
	}).Draw(d.T, "text")
	if d.seldom("sketch") {
		s := d.b.Sketch(key, text)
		s.Section = d.room()
		d.nodes = append(d.nodes, s)
		return
	}
	c := d.b.Claim(key, text).In(d.room())
	c.Asserted = !d.seldom("asserted only for its reasons")
	c.Implicit = d.seldom("unstated")
	if d.seldom("voice") {
		c.Voice = rapid.SampledFrom([]string{"the mayor", "the shopkeepers"}).Draw(d.T, "who")
	}
	if d.seldom("tag") {
		c.Tags = []string{rapid.SampledFrom([]string{"thesis", "traffic"}).Draw(d.T, "which tag")}
	}
	if d.seldom("strength") {
		strength := float64(d.upTo(10, "tenths")) / 10
		c.Strength = &strength
	}
	if d.seldom("located") {
		c.At(rapid.SampledFrom([]string{"p1.s1", "p2.s1-s2, p3", "Smith 2015, p. 4"}).Draw(d.T, "place"))
	}
	d.nodes = append(d.nodes, c)
	d.claims = append(d.claims, c)
}

func (d *drawing) room() *graph.Section {
	if len(d.rooms) == 0 || !rapid.Bool().Draw(d.T, "in a section") {
		return nil
	}
	return rapid.SampledFrom(d.rooms).Draw(d.T, "section")
}

// relation adds a contradiction, or a relation that gets its ends later.
func (d *drawing) relation() {
	if len(d.claims) > 0 && d.seldom("contradiction") {
		one := rapid.SampledFrom(d.claims).Draw(d.T, "one")
		other := rapid.SampledFrom(d.claims).Draw(d.T, "other")
		c := d.b.Contradict(one, other)
		c.Kind = rapid.SampledFrom([]graph.Opposition{graph.Contradictory, graph.Contrary}).Draw(d.T, "opposition")
		return
	}
	kind := rapid.SampledFrom([]graph.Kind{
		graph.Support, graph.Support, graph.Support, graph.Support,
		graph.Attack, graph.Attack, graph.Restatement, graph.Preference,
	}).Draw(d.T, "kind")
	d.relations = append(d.relations, d.b.Relate(kind, nil))
}

// connect gives the relations their ends. They are connected in an order of
// their own, and may end only on relations before them in it, which keeps them
// from ending on themselves; so a relation may end on a later one.
func (d *drawing) connect() {
	if len(d.relations) == 0 {
		return
	}
	order := rapid.Permutation(d.relations).Draw(d.T, "order of connecting")
	for i, r := range order {
		var sources []graph.Node
		if len(d.nodes) > 0 {
			most := rapid.SampledFrom([]int{1, 1, 1, 3}).Draw(d.T, "most sources")
			least := 1
			if d.seldom("without sources") {
				least, most = 0, 0
			}
			sources = rapid.SliceOfN(rapid.SampledFrom(d.nodes), least, most).Draw(d.T, "sources")
		}
		d.b.Connect(r, d.target(order[:i]), sources...)
	}
}

func (d *drawing) target(relations []*graph.Relation) graph.Node {
	on := rapid.IntRange(0, 11).Draw(d.T, "target")
	switch {
	case on == 11 || len(d.nodes) == 0 && len(relations) == 0:
		return nil
	case len(d.nodes) == 0 || on >= 8 && len(relations) > 0:
		return rapid.SampledFrom(relations).Draw(d.T, "target relation")
	}
	return rapid.SampledFrom(d.nodes).Draw(d.T, "target node")
}

// arguments makes an argument of relations that are in none yet.
func (d *drawing) arguments() {
	if len(d.relations) == 0 || !d.seldom("argument") {
		return
	}
	steps := rapid.IntRange(1, min(3, len(d.relations))).Draw(d.T, "steps")
	d.b.Argument("A1", d.relations[:steps]...)
}

// Describe lists the nodes of g, one a line, for the message of a failed test:
//
//	0 [N1]
//	1 <N2>
//	2 support 0, 1 → 3
//	3 [N3] asserted for its reasons only
//	4 attack none → 2
func Describe(g *graph.Graph) string {
	var s strings.Builder
	for _, n := range g.NodeList() {
		fmt.Fprintf(&s, "%d ", n.ID())
		switch n := n.(type) {
		case *graph.Claim:
			fmt.Fprintf(&s, "[%s]", n.Key)
			if !n.Asserted {
				s.WriteString(" asserted for its reasons only")
			}
			for _, t := range n.Tags {
				s.WriteString(" #" + t)
			}
		case *graph.Sketch:
			fmt.Fprintf(&s, "<%s>", n.Key)
		case *graph.Relation:
			s.WriteString(n.Kind.String() + " " + ids(n.Sources) + " → ")
			if n.Target == nil {
				s.WriteString("none")
			} else {
				s.WriteString(ids([]graph.Node{n.Target}))
			}
			if n.Contradiction != nil {
				s.WriteString(" in a contradiction")
			}
		}
		s.WriteString("\n")
	}
	if len(g.Meta.Theses) > 0 {
		fmt.Fprintf(&s, "thesis %q\n", g.Meta.Theses)
	}
	return s.String()
}

func ids(nodes []graph.Node) string {
	if len(nodes) == 0 {
		return "none"
	}
	list := make([]string, len(nodes))
	for i, n := range nodes {
		list[i] = fmt.Sprint(n.ID())
	}
	return strings.Join(list, ", ")
}
