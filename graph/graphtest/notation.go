package graphtest

import (
	"strings"

	"crux/graph"
)

// Make makes a graph of lines, so that a test shows the shape it is about:
//
//	Air Ill > Ban       linked premises support a conclusion
//	wind: Wind ! Ban    an attack, which later lines name wind
//	Rain ! wind         an undercut
//	Ban >< Open         a contradiction
//	A = B, A ^ B        a restatement, a preference
//	- > Ban, Air > -    a relation without sources, without target
//	Ban                 a claim alone
//
// A name is that of a relation if an earlier line gives it to one, else it is
// the key of a sketch in angle brackets or of a claim. On a claim's first
// mention "?" after its name means that it is asserted for its reasons only,
// and "#tag" tags it. Nodes are made in the order of their first mention, a
// relation behind its ends.
func Make(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, lines ...string) *graph.Graph {
	t.Helper()
	m := maker{nodes: map[string]graph.Node{}}
	for _, line := range lines {
		for part := range strings.SplitSeq(line, ",") {
			if !m.line(strings.Fields(part)) {
				t.Fatalf("graphtest: %q is not in the notation of Make", part)
			}
		}
	}
	g, err := m.b.Graph()
	if err != nil {
		t.Fatalf("graphtest: %q: %v", lines, err)
	}
	return g
}

type maker struct {
	b     graph.Builder
	nodes map[string]graph.Node
}

var signs = map[string]graph.Kind{">": graph.Support, "!": graph.Attack, "=": graph.Restatement, "^": graph.Preference}

func (m *maker) line(words []string) bool {
	label := ""
	if len(words) > 0 && strings.HasSuffix(words[0], ":") {
		label, words = words[0][:len(words[0])-1], words[1:]
	}
	if len(words) == 1 && label == "" {
		return m.node(words[0]) != nil
	}
	if len(words) < 3 {
		return false
	}
	sign, last := words[len(words)-2], words[len(words)-1]
	var sources []graph.Node
	for _, w := range words[:len(words)-2] {
		if n := m.node(w); n != nil {
			sources = append(sources, n)
		}
	}
	target := m.node(last)
	if sign == "><" && len(sources) == 1 {
		one, _ := sources[0].(*graph.Claim)
		other, _ := target.(*graph.Claim)
		m.b.Contradict(one, other)
		return true
	}
	kind, ok := signs[sign]
	if ok {
		r := m.b.Relate(kind, target, sources...)
		if label != "" {
			m.nodes[label] = r
		}
	}
	return ok
}

// node returns the node that word names, nil for "-".
func (m *maker) node(word string) graph.Node {
	if word == "-" {
		return nil
	}
	word, tag, tagged := strings.Cut(word, "#")
	name, forReasons := strings.CutSuffix(word, "?")
	if n := m.nodes[name]; n != nil {
		return n
	}
	if key, ok := strings.CutPrefix(name, "<"); ok {
		m.nodes[name] = m.b.Sketch(strings.TrimSuffix(key, ">"), "")
		return m.nodes[name]
	}
	c := m.b.Claim(name, "")
	c.Asserted = !forReasons
	if tagged {
		c.Tags = []string{tag}
	}
	m.nodes[name] = c
	return c
}

// Name names a node as Make does: a claim by its key, a sketch by its key in
// angle brackets, a relation by its ends ("Rain ! (Wind ! Ban)").
func Name(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Key
	case *graph.Sketch:
		return "<" + n.Key + ">"
	case *graph.Relation:
		var words []string
		for _, s := range n.Sources {
			words = append(words, Name(s))
		}
		if len(n.Sources) == 0 {
			words = append(words, "-")
		}
		for sign, kind := range signs {
			if kind == n.Kind {
				words = append(words, sign)
			}
		}
		target := "-"
		if on, ok := n.Target.(*graph.Relation); ok {
			target = "(" + Name(on) + ")"
		} else if n.Target != nil {
			target = Name(n.Target)
		}
		return strings.Join(append(words, target), " ")
	}
	return "nothing"
}

// Names joins the names of nodes with commas.
func Names[N graph.Node](nodes []N) string {
	names := make([]string, len(nodes))
	for i, n := range nodes {
		names[i] = Name(n)
	}
	return strings.Join(names, ", ")
}

// Node returns the node of g that Name names so, or nil.
func Node(g *graph.Graph, name string) graph.Node {
	for _, n := range g.NodeList() {
		if Name(n) == name {
			return n
		}
	}
	return nil
}
