package argmap

import (
	"fmt"
	"strings"

	"crux/graph"
)

// A Part is a graph made of what is left of another one, the whole.
type Part struct {
	Graph *graph.Graph
	// Stands says, for each node of Graph, what of the whole it stands for.
	Stands map[graph.Node][]graph.Node
	// Boxes are the sketches that stand for the boxes, by their indices.
	Boxes []*graph.Sketch
	// Missing is how many of its sources a relation has lost.
	Missing map[*graph.Relation]int
}

// A Box is what is put together into one sketch. Its claims and sketches are in
// no other box.
type Box struct {
	Nodes []graph.Node
	// Title and Section are those of the sketch.
	Title   graph.Text
	Section *graph.Section
}

// PartOf returns g without what is gone and with one sketch for each box. A
// relation loses the sources that are gone, and goes if none is left or if its
// target is gone. What ends on something in a box ends on the box; what has both
// ends in it goes; and of relations that then do the same from the same sources
// the first is left. Neither g nor the maps are changed.
func PartOf(g *graph.Graph, gone map[graph.Node]bool, boxes []Box) *Part {
	return partOf(g, nil, gone, boxes)
}

// partOf is PartOf without some arguments: these are records, not nodes.
func partOf(g *graph.Graph, without map[*graph.Argument]bool, gone map[graph.Node]bool, boxes []Box) *Part {
	c := &cutter{g: g, gone: gone, box: map[graph.Node]int{}, first: make([]graph.Node, len(boxes)),
		decided: map[*graph.Relation]bool{}, cut: map[*graph.Relation]cut{}, alike: map[string]*graph.Relation{},
		made: map[graph.Node]graph.Node{}, b: graph.Builder{Meta: g.Meta}}
	c.part = &Part{Stands: map[graph.Node][]graph.Node{}, Boxes: make([]*graph.Sketch, len(boxes)), Missing: map[*graph.Relation]int{}}
	for i, x := range boxes {
		for _, n := range x.Nodes {
			if !gone[n] {
				c.box[n] = i
			}
		}
	}
	for _, n := range g.NodeList() {
		if i, boxed := c.box[n]; boxed && c.first[i] == nil {
			c.first[i] = n
		}
	}
	for _, r := range g.Relations() {
		c.decide(r)
	}
	c.b.Meta.Theses = nil
	for _, key := range g.Meta.Theses {
		x := g.Claim(key)
		if x == nil {
			c.b.Meta.Theses = append(c.b.Meta.Theses, key)
		} else if _, boxed := c.box[x]; !boxed && !gone[x] {
			c.b.Meta.Theses = append(c.b.Meta.Theses, key)
		}
	}
	keys := map[string]bool{} // of sketches and arguments
	for _, s := range g.Sketches() {
		keys[s.Key] = true
	}
	for _, a := range g.Arguments() {
		keys[a.Key] = true
	}
	for _, n := range g.NodeList() {
		if gone[n] {
			continue
		}
		if i, boxed := c.box[n]; boxed {
			if n == c.first[i] {
				title := boxes[i].Title.Untagged()
				key := title
				for n := 2; key == "" || keys[key]; n++ {
					key = fmt.Sprintf("%s (%d)", title, n) // titles of sections need not be unique
				}
				keys[key] = true
				s := c.b.Sketch(key, "")
				s.Untitled = key != title
				s.Text, s.Section = boxes[i].Title, boxes[i].Section
				c.part.Boxes[i] = s
				c.made[n] = s
			}
			c.stands(c.made[c.first[i]], n)
			continue
		}
		c.copy(n)
	}
	c.connect()
	c.oppose()
	c.arguments(without)
	part, err := c.b.Graph()
	if err != nil {
		panic("argmap: " + err.Error()) // keys are those of one graph
	}
	part.Sections = g.Sections
	c.part.Graph = part
	return c.part
}

// cutter makes a Part.
type cutter struct {
	g     *graph.Graph
	gone  map[graph.Node]bool
	box   map[graph.Node]int // the index of the box that a node is in
	first []graph.Node       // of each box; it stands for the box

	decided map[*graph.Relation]bool
	cut     map[*graph.Relation]cut
	alike   map[string]*graph.Relation

	late []*graph.Contradiction // whose claims are made after them

	b    graph.Builder
	made map[graph.Node]graph.Node
	part *Part
}

// A cut is what becomes of a relation. Its ends are nodes of the whole; the
// first node of a box stands for it.
type cut struct {
	stays   bool
	inside  graph.Node      // the box that all of it is in, or nil
	same    *graph.Relation // what says the same and stays, or nil
	sources []graph.Node
	target  graph.Node
	boxed   bool // an end of it is a box
	missing int
}

// end returns the node of the whole that stands for n, and whether it is a box.
func (c *cutter) end(n graph.Node) (graph.Node, bool) {
	if i, boxed := c.box[n]; boxed {
		return c.first[i], true
	}
	return n, false
}

// decide finds out what becomes of r, and before of what it ends on.
func (c *cutter) decide(r *graph.Relation) {
	// A relation may end on one that ends on a third, and so on.
	var chain []*graph.Relation
	for r != nil && !c.decided[r] {
		chain = append(chain, r)
		c.decided[r] = true
		r, _ = r.Target.(*graph.Relation)
	}
	for i := len(chain) - 1; i >= 0; i-- {
		c.cut[chain[i]] = c.decision(chain[i])
	}
}

func (c *cutter) decision(r *graph.Relation) cut {
	if c.gone[r] || r.Target != nil && c.gone[r.Target] {
		return cut{}
	}
	if x := r.Contradiction; x != nil && (c.gone[x.There] || c.gone[x.Back]) {
		return cut{} // half of a contradiction is none
	}
	var d cut
	targetBoxed := false
	if on, ok := r.Target.(*graph.Relation); ok {
		under := c.cut[on]
		switch {
		case under.inside != nil:
			d.target, targetBoxed = under.inside, true
		case under.same != nil:
			d.target, d.boxed = under.same, true
		case under.stays:
			d.target, d.boxed = on, under.boxed
		default:
			return cut{}
		}
	} else if r.Target != nil {
		d.target, targetBoxed = c.end(r.Target)
	}
	d.boxed = d.boxed || targetBoxed
	inside := false
	has := map[graph.Node]bool{}
	for _, s := range r.Sources {
		if c.gone[s] {
			d.missing++
			continue
		}
		s, boxed := c.end(s)
		if boxed && s == d.target {
			inside = true // it is in the box that it bears on
			continue
		}
		d.boxed = d.boxed || boxed
		if !has[s] {
			has[s] = true
			d.sources = append(d.sources, s)
		}
	}
	if len(d.sources) == 0 {
		switch {
		case inside:
			return cut{inside: d.target}
		case len(r.Sources) > 0:
			return cut{}
		case targetBoxed:
			return cut{inside: d.target}
		}
	}
	if d.boxed {
		var key strings.Builder
		fmt.Fprint(&key, r.Kind, r.Undercut())
		if d.target != nil {
			fmt.Fprint(&key, " on ", d.target.ID())
		}
		for _, s := range d.sources {
			fmt.Fprint(&key, " ", s.ID())
		}
		if same := c.alike[key.String()]; same != nil {
			d.same = same
			return d
		}
		c.alike[key.String()] = r
	}
	d.stays = true
	return d
}

func (c *cutter) stands(part, whole graph.Node) {
	c.part.Stands[part] = append(c.part.Stands[part], whole)
}

// copy makes a node of the part. The ends of relations come later.
func (c *cutter) copy(n graph.Node) {
	keep := func(to graph.Node) {
		c.made[n] = to
		c.stands(to, n)
	}
	switch n := n.(type) {
	case *graph.Claim:
		x := c.b.Claim(n.Key, "")
		x.Copy(n)
		x.Section = n.Section
		keep(x)
	case *graph.Sketch:
		s := c.b.Sketch(n.Key, "")
		s.Copy(n)
		s.Section = n.Section
		keep(s)
	case *graph.Relation:
		d := c.cut[n]
		switch x := n.Contradiction; {
		case d.same != nil:
			// What it would be is there, or comes.
		case !d.stays:
		case x == nil || d.boxed:
			r := c.b.Relate(n.Kind, nil)
			r.Copy(n)
			if _, onRelation := d.target.(*graph.Relation); n.Undercut() && !onRelation {
				r.UndercutsSketch = true // what it undercuts is in a box
			}
			keep(r)
		case n == x.There:
			one, oneMade := c.made[x.There.Sources[0]].(*graph.Claim)
			other, otherMade := c.made[x.Back.Sources[0]].(*graph.Claim)
			if !oneMade || !otherMade {
				there := c.b.Relate(graph.Attack, nil)
				there.Copy(n)
				keep(there)
				c.late = append(c.late, x)
				return
			}
			copied := c.b.Contradict(one, other)
			copied.Kind = x.Kind
			copied.There.Copy(x.There)
			copied.Back.Copy(x.Back)
			c.made[x.There], c.made[x.Back] = copied.There, copied.Back
			c.stands(copied.There, x.There)
			c.stands(copied.Back, x.Back)
		}
	}
}

// connect gives the relations their ends.
func (c *cutter) connect() {
	for _, r := range c.g.Relations() {
		copied, ok := c.made[r].(*graph.Relation)
		if d := c.cut[r]; ok && copied.Contradiction == nil {
			var sources []graph.Node
			for _, s := range d.sources {
				sources = append(sources, c.made[s])
			}
			var target graph.Node
			if d.target != nil {
				target = c.made[d.target]
			}
			c.b.Connect(copied, target, sources...)
			if d.missing > 0 {
				c.part.Missing[copied] = d.missing
			}
		}
	}
}

// oppose makes contradictions of attacks whose claims were made after them.
func (c *cutter) oppose() {
	for _, x := range c.late {
		there := c.made[x.There].(*graph.Relation)
		copied := c.b.Oppose(there, c.b.Attack(there.Sources[0], there.Target))
		copied.Kind = x.Kind
		copied.Back.Copy(x.Back)
		c.made[x.Back] = copied.Back
		c.stands(copied.Back, x.Back)
	}
}

// arguments makes the arguments of what is left of their steps.
func (c *cutter) arguments(without map[*graph.Argument]bool) {
	for _, x := range c.g.Arguments() {
		if without[x] {
			continue
		}
		var steps []*graph.Relation
		for _, r := range x.Relations {
			if copied, ok := c.made[r].(*graph.Relation); ok {
				steps = append(steps, copied)
			}
		}
		copied := c.b.Argument(x.Key, steps...)
		copied.Untitled, copied.Text, copied.Tags, copied.Data = x.Untitled, x.Text, x.Tags, x.Data
		copied.Occurrences, copied.Section = x.Occurrences, x.Section
	}
}
