package argdown

import "crux/graph"

// A journal is what a decoder meets, in the order of Argdown's reference: what
// stands below an element comes before it. It serves those who write a document
// in the reference's terms.
type journal struct {
	occurrences []occurring
	structures  []*numbering
	relations   []*graph.Relation
	said        map[*graph.Relation]bool // is in relations
	arguments   []any                    // sketches and arguments, as they are first met
}

// made notes a sketch or argument.
func (j *journal) made(at any) {
	if j != nil {
		j.arguments = append(j.arguments, at)
	}
}

// occurring is one occurrence of a statement or argument.
type occurring struct {
	element  *Element
	claim    *graph.Claim    // one of these is set
	sketch   *graph.Sketch   //
	argument *graph.Argument //
	role     graph.Role
	section  *graph.Section
}

// numbering is a premise-conclusion structure.
type numbering struct {
	structure *Structure
	steps     []numbered
	exploded  bool // each step belongs to an argument of its own
}

// from returns the places of the statements that a step starts from: since are
// those that it would start from by itself.
func (n *numbering) from(step numbered, since []int) []int {
	uses, data := usesOf(step.step)
	if data == nil {
		return since
	}
	var from []int
	for _, v := range uses {
		if number, ok := v.(int); ok && number > 0 && number <= len(n.steps) {
			from = append(from, number-1)
		}
	}
	return from
}

// numbered is one statement of a structure.
type numbered struct {
	step     *Step
	claim    *graph.Claim
	argument *graph.Argument // that the step belongs to
	relation *graph.Relation // that leads to it, nil for a premise

	exploded  bool
	occurring occurring // where it stands
}

// met notes an occurrence; a nil journal notes nothing.
func (j *journal) met(at end, e *Element, role graph.Role, section *graph.Section) {
	if j == nil {
		return
	}
	o := occurring{element: e, argument: at.record, role: role, section: section}
	switch n := at.node.(type) {
	case *graph.Claim:
		o.claim = n
	case *graph.Sketch:
		o.sketch = n
	}
	j.occurrences = append(j.occurrences, o)
}

// left notes a relation when all below it has been met for the first time.
func (j *journal) left(r *graph.Relation) {
	if j == nil || r == nil || j.said[r] {
		return
	}
	j.said[r] = true
	if c := r.Contradiction; c != nil {
		j.said[c.There], j.said[c.Back] = true, true
	}
	j.relations = append(j.relations, r)
}

// numbered notes a statement of a structure.
func (j *journal) numbered(s *Structure, step *Step, at end, a *graph.Argument, r *graph.Relation) {
	if j == nil {
		return
	}
	if n := len(j.structures); n == 0 || j.structures[n-1].structure != s {
		j.structures = append(j.structures, &numbering{structure: s})
	}
	n := j.structures[len(j.structures)-1]
	n.steps = append(n.steps, numbered{step: step, claim: at.node.(*graph.Claim), argument: a, relation: r})
}

// ended notes the end of a structure, and whether it is exploded.
func (j *journal) ended(exploded bool) {
	if j == nil || len(j.structures) == 0 {
		return
	}
	n := j.structures[len(j.structures)-1]
	n.exploded = exploded
	for i := range n.steps {
		n.steps[i].exploded = exploded
	}
}

// at returns what occurs.
func (o occurring) at() any {
	switch {
	case o.claim != nil:
		return o.claim
	case o.sketch != nil:
		return o.sketch
	}
	return o.argument
}

// title returns the title of what occurs.
func (o occurring) title() string {
	switch {
	case o.claim != nil:
		return o.claim.Key
	case o.sketch != nil:
		return o.sketch.Key
	}
	return o.argument.Key
}

// order returns the sketches and arguments in the reference's order: those that
// take the place of an exploded one come last.
func (j *journal) order() []any {
	exploded := map[any]bool{}
	var last []any
	for _, n := range j.structures {
		for _, step := range n.steps {
			if n.exploded && step.relation != nil {
				exploded[step.argument] = true
				last = append(last, step.argument)
			}
		}
	}
	var first []any
	for _, a := range j.arguments {
		if !exploded[a] {
			first = append(first, a)
		}
	}
	return append(first, last...)
}
