package argmap

import "crux/graph"

// Graph returns m as a graph of its own: statements are claims, arguments are
// sketches, edges are relations and groups are sections. An argument whose
// description is empty is known by its title.
func (m *Map) Graph(meta graph.Meta) *graph.Graph {
	b := graph.Builder{Meta: meta}
	b.Meta.Theses = nil // they may be left out
	made := map[*Node]graph.Node{}
	sections := map[*Group]*graph.Section{}
	var section func(*Group) *graph.Section
	section = func(x *Group) *graph.Section {
		if x == nil {
			return nil
		}
		if sections[x] == nil {
			s := b.Section("", section(x.Parent))
			s.Title, s.Tags, s.Data, s.Occurrences = x.Section.Title, x.Section.Tags, x.Section.Data, x.Section.Occurrences
			sections[x] = s
		}
		return sections[x]
	}
	theses := map[string]bool{}
	for _, key := range meta.Theses {
		theses[key] = true
	}
	for _, n := range m.Nodes {
		if c := n.Claim; c != nil {
			claim := b.Claim(c.Key, "")
			claim.Untitled, claim.Text, claim.Tags, claim.Voice, claim.Implicit = c.Untitled, c.Text, c.Tags, c.Voice, c.Implicit
			claim.Source, claim.Strength, claim.Asserted, claim.Data = c.Source, c.Strength, c.Asserted, c.Data
			claim.Occurrences = c.Occurrences
			claim.Section = section(n.Group)
			made[n] = claim
			if theses[c.Key] {
				b.Meta.Theses = append(b.Meta.Theses, c.Key)
			}
			continue
		}
		sketch := b.Sketch(n.Key(), "")
		if a := n.Argument; a != nil {
			sketch.Untitled, sketch.Text, sketch.Tags, sketch.Data = a.Untitled, a.Text, a.Tags, a.Data
		} else {
			s := n.Sketch
			sketch.Untitled, sketch.Text, sketch.Tags, sketch.Data = s.Untitled, s.Text, s.Tags, s.Data
			sketch.Voice, sketch.Source, sketch.Strength = s.Voice, s.Source, s.Strength
		}
		sketch.Occurrences = n.occurrences()
		sketch.Section = section(n.Group)
		made[n] = sketch
	}
	for _, l := range m.Edges {
		from, to := made[l.From], made[l.To]
		switch l.Kind {
		case Contrary, Contradictory:
			c := b.Contradict(to.(*graph.Claim), from.(*graph.Claim))
			if l.Kind == Contrary {
				c.Kind = graph.Contrary
			}
		case Support, Entails:
			b.Support(to, from).Strict = l.Kind == Entails
		default:
			b.Attack(to, from).UndercutsSketch = l.Kind == Undercut
		}
	}
	g, err := b.Graph()
	if err != nil {
		panic("argmap: " + err.Error()) // keys are those of one graph
	}
	return g
}
