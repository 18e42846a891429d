package compare

import "crux/graph"

// UnionInB returns the union of both readings, as Union does, in the words of B: what both
// have says what it says in B, who says it there, whether it is unstated, and by which rules
// and scheme. Nodes, ends and keys are those of Union, in its order; of a sketch that B
// calls otherwise, and nobody else so, the key is B's.
func (al *Alignment) UnionInB(differences []Difference) *Union {
	u := al.Union(differences)
	taken := map[string]bool{}
	for _, s := range u.Graph.Sketches() {
		taken[s.Key] = true
	}
	for _, x := range u.Graph.Arguments() {
		taken[x.Key] = true
	}
	for _, n := range u.Graph.NodeList() {
		b := u.InB[n]
		if len(b) == 0 || u.Whose[n] == OnlyB {
			continue
		}
		switch n := n.(type) {
		case *graph.Claim:
			c := graph.Claim{Text: textOf(b[0]), Voice: voice(b[0]), Implicit: implicit(b[0])}
			if len(b) > 1 {
				join(&c, b)
			}
			n.Text, n.Voice, n.Implicit = c.Text, c.Voice, c.Implicit
			switch first := b[0].(type) {
			case *graph.Claim:
				n.Source = first.Source
				if c.Text.Plain == "" {
					n.Text = first.Words()
				}
			case *graph.Sketch:
				n.Source = first.Source
				if c.Text.Plain == "" {
					n.Text = first.Words()
				}
			}
			if len(b) > 1 {
				n.Source = c.Source
			}
		case *graph.Sketch:
			n.Text, n.Voice = textOf(b[0]), voice(b[0])
			if s, ok := b[0].(*graph.Sketch); ok {
				n.Source = s.Source
				if !s.Untitled && !taken[s.Key] {
					taken[s.Key] = true
					n.Key, n.Untitled = s.Key, false
				}
			}
		case *graph.Relation:
			r := b[0].(*graph.Relation)
			n.Rules, n.Scheme = r.Rules, r.Scheme
		}
	}
	return u
}
