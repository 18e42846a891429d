package argmap

import "crux/graph"

// A Drawing is a Map as a graph of its own: statements are claims, arguments
// are sketches, edges are relations and groups are sections. A closed group is
// a sketch too.
type Drawing struct {
	Graph *graph.Graph
	// Nodes are those that the claims and sketches stand for, and Groups those
	// that the sections do.
	Nodes  map[graph.Node]*Node
	Groups map[*graph.Section]*Group
}

// Graph returns m as a graph of its own.
func (m *Map) Graph(meta graph.Meta) *graph.Graph { return m.Draw(meta).Graph }

// Draw returns m as a graph of its own, with what its parts stand for. An
// argument whose description is empty is known by its title.
func (m *Map) Draw(meta graph.Meta) *Drawing {
	b := graph.Builder{Meta: meta}
	b.Meta.Theses = nil // they may be left out
	d := &Drawing{Nodes: map[graph.Node]*Node{}, Groups: map[*graph.Section]*Group{}}
	made := map[*Node]graph.Node{}
	sections := map[*Group]*graph.Section{}
	var section func(*Group) *graph.Section
	section = func(x *Group) *graph.Section {
		if x == nil {
			return nil
		}
		if sections[x] == nil {
			s := b.Section("", section(x.Parent))
			s.Title, s.Tags, s.Data, s.Occurrences = x.Title, x.Tags, x.Data, x.Section.Occurrences
			sections[x] = s
			d.Groups[s] = x
		}
		return sections[x]
	}
	theses := map[string]bool{}
	for _, key := range meta.Theses {
		theses[key] = true
	}
	keys := map[string]bool{} // of sketches
	for _, n := range m.Nodes {
		if !n.Statement() && n.Closed == nil {
			keys[n.Key()] = true
		}
	}
	for _, n := range m.Nodes {
		if c := n.Claim; c != nil {
			claim := b.Claim(c.Key, "")
			claim.Copy(c)
			claim.Section = section(n.Group)
			made[n] = claim
			if theses[c.Key] {
				b.Meta.Theses = append(b.Meta.Theses, c.Key)
			}
			continue
		}
		key := n.Key()
		if n.Closed != nil && (key == "" || keys[key]) {
			key = "" // titles of groups need not be unique
		}
		sketch := b.Sketch(key, "")
		keys[key] = true
		switch {
		case n.Closed != nil:
			sketch.Text, sketch.Tags, sketch.Data, sketch.Occurrences = n.Closed.Title, n.Closed.Tags, n.Closed.Data, n.Closed.Section.Occurrences
		case n.Argument != nil:
			a := n.Argument
			sketch.Untitled, sketch.Text, sketch.Tags, sketch.Data, sketch.Occurrences = a.Untitled, a.Text, a.Tags, a.Data, a.Occurrences
		default:
			sketch.Copy(n.Sketch)
		}
		sketch.Section = section(n.Group)
		made[n] = sketch
	}
	for n, part := range made { // in any order: it fills a map
		d.Nodes[part] = n
	}
	for _, l := range m.Edges {
		from, to := made[l.From], made[l.To]
		kind := l.Kind
		if !l.From.Statement() || !l.To.Statement() {
			if kind.symmetric() {
				b.Attack(from, to)
			}
			kind = kind.loose()
		}
		switch kind {
		case Contrary, Contradictory:
			c := b.Contradict(to.(*graph.Claim), from.(*graph.Claim))
			if kind == Contrary {
				c.Kind = graph.Contrary
			}
		case Support, Entails:
			b.Support(to, from).Strict = kind == Entails
		default:
			b.Attack(to, from).UndercutsSketch = kind == Undercut
		}
	}
	g, err := b.Graph()
	if err != nil {
		panic("argmap: " + err.Error()) // keys are those of one graph
	}
	d.Graph = g
	return d
}
