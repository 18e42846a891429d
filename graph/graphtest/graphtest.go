// Package graphtest makes arguments for tests: any at random, of a known shape
// and size, or as a line of notation says; and it says what is in an argument
// when a test has failed.
package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/source"
)

// Graph draws an argument of at most ten claims and sketches and fourteen
// relations. Every shape that a Builder lets through comes up: linked
// sources, attacks, restatements and preferences, relations on relations to
// any depth and in any order, contradictions, circles, attacks of a claim on
// itself, relations that lack their sources, their target or both, arguments
// and sections; and claims that are untitled, unstated, spoken by somebody,
// tagged, weighed, located, or asserted for their reasons only. Titles, texts with
// their marks, tags, rules, schemes and data hold what is hard to write down.
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
	d.meta()
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
		s := d.b.Section(fmt.Sprintf("Section %d", i+1), parent)
		if d.seldom("a section with more to it") {
			s.Title = d.text()
			s.Title.Plain += " or so"
			s.Tags, s.Data = d.tags(), d.data()
		}
		d.rooms = append(d.rooms, s)
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
	} else if d.seldom("a title that is hard to write") {
		key = rapid.SampledFrom(hardTitles).Draw(d.T, "title") + key
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
		if d.seldom("a text that is hard to write") {
			s.Text = d.text()
		}
		if d.seldom("more to it") {
			s.Tags, s.Data = d.tags(), d.data()
			s.Voice = "the mayor"
			s.Source = source.ParseReference("p1", source.Quote{Exact: "so it is", Suffix: "said"})
			s.Source.Offsets = []source.Offsets{{Start: 120, End: 245}, {Start: 300, End: 310}}
		}
		d.nodes = append(d.nodes, s)
		return
	}
	c := d.b.Claim(key, text).In(d.room())
	c.Asserted = !d.seldom("asserted only for its reasons")
	c.Implicit = d.seldom("unstated")
	if d.seldom("voice") {
		c.Voice = rapid.SampledFrom([]string{"the mayor", "the shopkeepers"}).Draw(d.T, "who")
	}
	if d.seldom("a text that is hard to write") {
		c.Text = d.text()
	}
	if d.seldom("more to it") {
		c.Tags, c.Data = d.tags(), d.data()
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
	r := d.b.Relate(kind, nil)
	if d.seldom("more to a relation") {
		r.Rules = rapid.SliceOfN(rapid.SampledFrom(hardRules), 0, 2).Draw(d.T, "rules")
		r.Scheme = rapid.SampledFrom([]string{"", "expert opinion", "cause: effect"}).Draw(d.T, "scheme")
		r.Strict = rapid.Bool().Draw(d.T, "strict")
		r.Tags, r.Data = d.tags(), d.data()
		if rapid.Bool().Draw(d.T, "weighed") {
			strength := float64(d.upTo(4, "quarters")) / 4
			r.Strength = &strength
		}
	}
	d.relations = append(d.relations, r)
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
		switch target := r.Target.(type) {
		case *graph.Sketch:
			r.UndercutsSketch = r.Kind == graph.Attack && rapid.Bool().Draw(d.T, "undercuts the sketch")
		case *graph.Relation:
			r.Whole = target.Contradiction == nil && d.seldom("meant for the whole")
		}
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

// arguments makes arguments of relations that are in none yet.
func (d *drawing) arguments() {
	rest := d.relations
	for n := 1; n <= 3 && len(rest) > 0 && d.seldom("argument"); n++ {
		steps := rapid.IntRange(1, min(3, len(rest))).Draw(d.T, "steps")
		key := fmt.Sprintf("A%d", n)
		if d.seldom("untitled argument") {
			key = ""
		}
		a := d.b.Argument(key, rest[:steps]...)
		rest = rest[steps:]
		a.Section = d.room()
		if d.seldom("more to an argument") {
			a.Text, a.Tags, a.Data = d.text(), d.tags(), d.data()
		}
		for _, r := range a.Relations {
			for _, on := range rest {
				if on.Target == graph.Node(r) && r == a.Last() && rapid.Bool().Draw(d.T, "meant for the argument") {
					on.Whole = true
				}
			}
		}
	}
}

// meta says what the graph is about, now and then.
func (d *drawing) meta() {
	m := &d.b.Meta
	if d.seldom("a thesis is named") && len(d.claims) > 0 {
		m.Theses = []string{rapid.SampledFrom(d.claims).Draw(d.T, "thesis").Key}
	}
	if d.seldom("front matter") {
		m.Title, m.Author, m.Language = "Cars: for and against", "the town", rapid.SampledFrom([]string{"", "en", "de", "fr-CH"}).Draw(d.T, "language")
		m.Abstract, m.Work = "What is said === of cars.", graph.Work{Title: "The centre", Date: "1998"}
		m.Unlocated = []graph.Unlocated{{Place: "p1.s1", Reason: "a caption: of a picture"}}
		m.Data = d.data()
	}
	if d.seldom("strict mode") {
		m.Data = m.Data.Merge(graph.Data{{Key: "model", Value: graph.Data{{Key: "mode", Value: "strict"}}}})
	}
}

// What is hard to write down in one notation or the other.
var (
	hardTitles = []string{"[", "]", "a]b ", "]: ", "<", "a>b ", ">: ", "-", "!--", "\\", "a\\]", "{x: 1} ", "*a* ", "#", "// ", "](x) ", "e.g. ", "Ä ", "@[N1] ", "'"}
	hardTexts  = []string{
		"", "+ 1", "- so", "1. Cars", "(1) Cars", "# Cars", "> 3", "* cars", "= ", "=== ", "'+", "a === b ===", "[N1]", "[N1]: no", "<N1>", "<b>cars</b>",
		"{a: 1}", "so {a} it is", "} ", "a * b * c", "*cars*", "snake_case_name", "__init__", "C#", "#traffic", "see #(two words)", "@[N1]", "@<N1>",
		"@include(x.argdown)", "http://example.org/a_b", "and/or", "/* cars */", "<!-- cars -->", "e.g. cars", "3.5", ".A.", ":smile:", ".*cars.", "...",
		"a\\b\\", "\\*", "two\nlines", " two  spaces ", "a\u00A0b", "\uFEFFcars", "x --> y", "a -- b", "!", "%", "“cars”", "l’auto", "[a](b)", "[a](b) [x]: c",
	}
	hardTags  = []string{"traffic", "two words", "a)b", "ü-1", "x/y", "a // b", "{", "\\", "#", "]:"}
	hardRules = []string{"modus ponens", "rule (1,2)", "a, b", "(", "-- x --", "a - b", "{x}", "e.g. this", "a // b", "<!-- x", "\\"}
	hardData  = []any{nil, true, 0, -7, 1.0, 0.5, 1e21, "", "true", "} x", "a: b", "===", "]:", "\"quoted\" \\", "two\nlines", "ä", "\x00", "#f00", "- a", "it's",
		[]any{}, []any{1, "a", []any{nil}}, graph.Data{}, graph.Data{{Key: "k", Value: 1.5}, {Key: "two words", Value: "}"}}}
	hardKeys = []string{"color", "two words", "1", "true", "from", "negates", "isInMap", "a:b", ""}
)

// text draws a text with marks.
func (d *drawing) text() graph.Text {
	var t graph.Text
	for range 1 + d.upTo(3, "pieces of text") {
		piece := rapid.SampledFrom(hardTexts).Draw(d.T, "piece")
		if rapid.Bool().Draw(d.T, "space before it") {
			t.Plain += " "
		}
		start := len(t.Plain)
		switch kind := graph.MarkKind(d.upTo(11, "mark")); {
		case kind == graph.Emphasis || kind == graph.Strong:
			t.Plain += piece
			t.Marks = append(t.Marks, graph.Mark{Kind: kind, Start: start, End: len(t.Plain)})
		case kind == graph.Link:
			t.Plain += piece
			t.Marks = append(t.Marks, graph.Mark{Kind: kind, Start: start, End: len(t.Plain), Target: "https://example.org/a//b"})
		case kind == graph.ClaimMention && len(d.claims) > 0:
			key := rapid.SampledFrom(d.claims).Draw(d.T, "mentioned").Key
			t.Plain += key
			t.Marks = append(t.Marks, graph.Mark{Kind: kind, Start: start, End: len(t.Plain), Target: key})
		case kind == graph.ArgumentMention:
			t.Plain += "A1"
			t.Marks = append(t.Marks, graph.Mark{Kind: kind, Start: start, End: len(t.Plain), Target: "A1"})
		default:
			t.Plain += piece
		}
	}
	if len(t.Marks) > 0 && rapid.Bool().Draw(d.T, "strong as a whole") {
		t.Marks = slices.Insert(t.Marks, 0, graph.Mark{Kind: graph.Strong, Start: 0, End: len(t.Plain)})
	}
	return t
}

func (d *drawing) tags() []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(hardTags), 0, 2, rapid.ID[string]).Draw(d.T, "tags")
}

func (d *drawing) data() graph.Data {
	var data graph.Data
	for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(hardKeys), 0, 2, rapid.ID[string]).Draw(d.T, "keys") {
		data = append(data, graph.Field{Key: key, Value: rapid.SampledFrom(hardData).Draw(d.T, "value")})
	}
	return data
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
