package graph

// What a graph that is made of others takes over from them.

// Copy gives c all that from, a claim of any graph, has but its key, section and
// relations, and returns c.
func (c *Claim) Copy(from *Claim) *Claim {
	c.Untitled, c.Text, c.Tags, c.Voice, c.Implicit = from.Untitled, from.Text, from.Tags, from.Voice, from.Implicit
	c.Source, c.Strength, c.Asserted, c.Data, c.Foreign = from.Source, from.Strength, from.Asserted, from.Data, from.Foreign
	c.Occurrences = from.Occurrences
	return c
}

// Copy gives s all that from, a sketch of any graph, has but its key, section and
// relations, and returns s.
func (s *Sketch) Copy(from *Sketch) *Sketch {
	s.Untitled, s.Text, s.Tags, s.Data, s.Foreign = from.Untitled, from.Text, from.Tags, from.Data, from.Foreign
	s.Voice, s.Source, s.Strength = from.Voice, from.Source, from.Strength
	s.Occurrences = from.Occurrences
	return s
}

// Copy gives r all that from, a relation of any graph, has but its kind, ends and
// argument, and returns r.
func (r *Relation) Copy(from *Relation) *Relation {
	r.Rules, r.Scheme, r.Strict, r.Strength, r.Reconstructed = from.Rules, from.Scheme, from.Strict, from.Strength, from.Reconstructed
	r.Whole, r.UndercutsSketch = from.Whole, from.UndercutsSketch
	r.Tags, r.Data, r.Foreign, r.Occurrences = from.Tags, from.Data, from.Foreign, from.Occurrences
	return r
}

// Foreign returns where a node keeps the records of other formats.
func Foreign(n Node) *Data {
	switch n := n.(type) {
	case *Claim:
		return &n.Foreign
	case *Sketch:
		return &n.Foreign
	case *Relation:
		return &n.Foreign
	}
	return new(Data)
}
