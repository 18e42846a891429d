package compare

import (
	"fmt"
	"slices"

	"crux/graph"
	"crux/graph/source"
)

// Two readings as one graph, to be drawn once: what both have is there once, a relation
// that changed is there as A has it and as B has it.

// Whose says which of two readings have something.
type Whose uint8

// What both have, and what only one has.
const (
	Both Whose = iota
	OnlyA
	OnlyB
)

var whose = [...]string{"both", "only A", "only B"}

func (w Whose) String() string { return whose[w] }

// A Union is two readings as one graph. Each claim, sketch and relation of either is stood
// for by exactly one node of it, but for relations between claims that are one claim in the
// other reading, on which nothing else is: they are in this claim.
type Union struct {
	// Graph has what A has, in its order, as A says it and in A's sections; then what
	// only B has, in its order, in the section of A that is called as its own, or else
	// where that is what it bears on. A claim that only B has, and whose key is taken, is
	// called "Key (B)". Its main claims are those of both readings, as far as A has no
	// sketches for them. Of front matter it has what both say alike, and of the data that
	// of A.
	Graph *graph.Graph
	// Whose has each node of Graph.
	Whose map[graph.Node]Whose
	// InA and InB are what a node stands for in each reading, in their order. A claim
	// that is several in one of them stands for all of these, and a relation of it for all
	// that are one in the other.
	InA, InB map[graph.Node][]graph.Node
	// Changed are, for a relation of one reading, those of the other that are there
	// instead: against support attack, against linked premises each alone.
	Changed map[graph.Node][]graph.Node

	ofA, ofB map[graph.Node]graph.Node
}

// Of returns the node of the union that stands for a node of either reading, or in which it
// is; or nil.
func (u *Union) Of(n graph.Node) graph.Node {
	if m := u.ofA[n]; m != nil {
		return m
	}
	return u.ofB[n]
}

// Divided reports whether a claim of the union is one claim in one reading and several in
// the other.
func (u *Union) Divided(n graph.Node) bool { return len(u.InA[n]) > 1 || len(u.InB[n]) > 1 }

// Union returns both readings as one graph, with the changes that differences, as
// Differences returns them, tell of. It is the same for the same readings, which stay as
// they are.
func (al *Alignment) Union(differences []Difference) *Union {
	u := &uniter{
		al:     al,
		of:     al.classes(),
		keys:   map[string]bool{},
		others: map[string]bool{},
		Union: &Union{Whose: map[graph.Node]Whose{}, InA: map[graph.Node][]graph.Node{}, InB: map[graph.Node][]graph.Node{}, Changed: map[graph.Node][]graph.Node{},
			ofA: map[graph.Node]graph.Node{}, ofB: map[graph.Node]graph.Node{}},
	}
	for _, g := range []*graph.Graph{al.A, al.B} {
		for _, c := range g.Claims() {
			u.keys[c.Key] = u.keys[c.Key] || g == al.A
		}
		for _, s := range g.Sketches() {
			u.others[s.Key] = u.others[s.Key] || g == al.A
		}
		for _, x := range g.Arguments() {
			u.others[x.Key] = u.others[x.Key] || g == al.A
		}
	}
	u.nodes()
	u.connect()
	u.arguments()
	u.meta()
	g, err := u.b.Graph()
	if err != nil {
		panic("compare: " + err.Error()) // keys are free, and no relation ends on itself in either
	}
	g.Sections = al.A.Sections
	u.Graph = g
	u.theses()
	u.changes(differences)
	return u.Union
}

// uniter makes a Union.
type uniter struct {
	*Union
	al *Alignment
	of *classes
	b  graph.Builder
	// Which keys there are, of claims, and of sketches and arguments: true if they are
	// taken, false if only B has them so far.
	keys, others map[string]bool
}

// stands notes what of both readings a node stands for.
func (u *uniter) stands(n graph.Node, a, b []graph.Node) {
	u.InA[n], u.InB[n] = a, b
	switch {
	case len(b) == 0:
		u.Whose[n] = OnlyA
	case len(a) == 0:
		u.Whose[n] = OnlyB
	}
	for _, m := range a {
		u.ofA[m] = n
	}
	for _, m := range b {
		u.ofB[m] = n
	}
}

// nodes makes all nodes; relations get their ends later.
func (u *uniter) nodes() {
	for _, n := range u.al.A.NodeList() {
		if u.ofA[n] != nil {
			continue // one of several that are one claim in B
		}
		if r, ok := n.(*graph.Relation); ok {
			if u.within(u.al.A, r, u.ofA, u.InA) {
				continue
			}
			var same []graph.Node
			if s := u.al.Relations[r]; s != nil {
				same = []graph.Node{s}
			}
			u.stands(u.b.Relate(r.Kind, nil).Copy(r), []graph.Node{n}, same)
			continue
		}
		a, b := []graph.Node{n}, []graph.Node(nil)
		if m := u.al.inA[n]; m != nil {
			a, b = m.A, m.B
		}
		made := u.copy(n, OnlyA)
		if c, ok := made.(*graph.Claim); ok && len(a) > 1 {
			join(c, a)
		}
		u.stands(made, a, b)
	}
	for _, n := range u.al.B.NodeList() {
		if u.ofB[n] != nil {
			continue
		}
		if r, ok := n.(*graph.Relation); ok {
			if u.within(u.al.B, r, u.ofB, u.InB) {
				continue
			}
			u.stands(u.b.Relate(r.Kind, nil).Copy(r), nil, []graph.Node{n})
			continue
		}
		u.stands(u.copy(n, OnlyB), nil, []graph.Node{n})
	}
	for _, n := range claims(u.al.B) {
		made := u.ofB[n]
		if u.Whose[made] != OnlyB {
			continue
		}
		switch c := made.(type) {
		case *graph.Claim:
			c.Section = u.section(n, map[graph.Node]bool{})
		case *graph.Sketch:
			c.Section = u.section(n, map[graph.Node]bool{})
		}
	}
}

// within notes what stands for a relation that needs no node of its own, and reports whether
// that is so: it is one of several that are one, or between the parts of a claim.
func (u *uniter) within(g *graph.Graph, r *graph.Relation, of map[graph.Node]graph.Node, in map[graph.Node][]graph.Node) bool {
	if one := u.al.twins[r]; one != nil && of[one] != nil {
		of[r] = of[one]
		in[of[r]] = append(in[of[r]], r)
		return true
	}
	if u.of.inner(r) && len(g.On(r)) == 0 && of[r.Target] != nil {
		of[r] = of[r.Target]
		return true
	}
	return false
}

// copy makes a claim or sketch like n, of one reading.
func (u *uniter) copy(n graph.Node, of Whose) graph.Node {
	if s, ok := n.(*graph.Sketch); ok {
		made := u.b.Sketch(free(u.others, s.Key, of), "").Copy(s)
		made.Section = s.Section
		return made
	}
	c := n.(*graph.Claim)
	made := u.b.Claim(free(u.keys, c.Key, of), "").Copy(c)
	made.Section = c.Section
	return made
}

// free takes a key, or one like it if it is taken: those of A are free.
func free(keys map[string]bool, key string, of Whose) string {
	if of == OnlyA {
		return key
	}
	k := key
	for n := 1; keys[k]; n++ {
		k = key + " (B)"
		if n > 1 {
			k = fmt.Sprintf("%s (B %d)", key, n)
		}
	}
	keys[k] = true
	return k
}

// join gives c, which has what the first of several has, what the others have.
func join(c *graph.Claim, all []graph.Node) {
	var text graph.Text
	c.Tags, c.Source, c.Occurrences = nil, source.Reference{}, nil
	for _, n := range all {
		var words graph.Text
		switch n := n.(type) {
		case *graph.Sketch:
			words = n.Words()
		case *graph.Claim:
			words = n.Words()
			c.Implicit = c.Implicit && n.Implicit
			c.Asserted = c.Asserted || n.Asserted
			if c.Voice != n.Voice {
				c.Voice = ""
			}
			for _, tag := range n.Tags {
				if !slices.Contains(c.Tags, tag) {
					c.Tags = append(c.Tags, tag)
				}
			}
			c.Source.Locators = append(c.Source.Locators, n.Source.Locators...)
			c.Source.Quotes = append(c.Source.Quotes, n.Source.Quotes...)
			c.Source.Offsets = append(c.Source.Offsets, n.Source.Offsets...)
			if n.Source.Written != "" {
				if c.Source.Written != "" {
					c.Source.Written += ", "
				}
				c.Source.Written += n.Source.Written
			}
			c.Occurrences = append(c.Occurrences, n.Occurrences...)
		}
		if text.Plain != "" {
			text.Plain += " "
		}
		from := len(text.Plain)
		text.Plain += words.Plain
		for _, m := range words.Marks {
			m.Start, m.End = m.Start+from, m.End+from
			text.Marks = append(text.Marks, m)
		}
	}
	c.Text = text
}

// section returns the section of A for a claim or sketch that only B has.
func (u *uniter) section(n graph.Node, seen map[graph.Node]bool) *graph.Section {
	if made := u.ofB[n]; made != nil && u.Whose[made] != OnlyB {
		return sectionOf(made)
	}
	if s := called(u.al.A.Sections, sectionOf(n)); s != nil || seen[n] {
		return s
	}
	seen[n] = true
	for _, r := range u.al.B.Uses(n) {
		if end := r.Conclusion(); end != nil {
			if s := u.section(end, seen); s != nil {
				return s
			}
		}
	}
	return nil
}

func sectionOf(n graph.Node) *graph.Section {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Section
	case *graph.Sketch:
		return n.Section
	}
	return nil
}

// called returns the first section that is called as another one, or nil.
func called(list []*graph.Section, as *graph.Section) *graph.Section {
	if as == nil {
		return nil
	}
	for _, s := range list {
		if s.Title.Untagged() == as.Title.Untagged() {
			return s
		}
		if inner := called(s.Sections, as); inner != nil {
			return inner
		}
	}
	return nil
}

// connect gives the relations their ends, and makes contradictions of those whose halves
// are the same readers'.
func (u *uniter) connect() {
	for _, side := range []struct {
		g    *graph.Graph
		of   map[graph.Node]graph.Node
		rest bool // what is not connected yet
	}{{u.al.A, u.ofA, false}, {u.al.B, u.ofB, true}} {
		own := func(r *graph.Relation) *graph.Relation {
			made, _ := side.of[r].(*graph.Relation)
			if made == nil || side.rest && u.Whose[made] != OnlyB || u.al.twins[r] != nil && side.of[u.al.twins[r]] == made {
				return nil
			}
			return made
		}
		for _, r := range side.g.Relations() {
			made := own(r)
			if made == nil {
				continue
			}
			var sources []graph.Node
			for _, s := range r.Sources {
				// A part of what it is on is no reason of its own.
				if target := side.of[r.Target]; side.of[s] != target || !u.Divided(target) || u.of.inner(r) {
					sources = append(sources, side.of[s])
				}
			}
			u.b.Connect(made, side.of[r.Target], sources...)
		}
		for _, x := range side.g.Contradictions() {
			there, back := own(x.There), own(x.Back)
			if there != nil && back != nil && u.Whose[there] == u.Whose[back] {
				u.b.Oppose(there, back).Kind = x.Kind
			}
		}
	}
}

// arguments makes those of A, and of those of B what steps only B has.
func (u *uniter) arguments() {
	taken := map[*graph.Relation]bool{}
	for _, x := range u.al.A.Arguments() {
		var steps []*graph.Relation
		for _, r := range x.Relations {
			if made, ok := u.ofA[r].(*graph.Relation); ok && !taken[made] {
				taken[made] = true
				steps = append(steps, made)
			}
		}
		if len(steps) == 0 && len(x.Relations) > 0 {
			continue // its steps are in a claim, or in others
		}
		copyArgument(u.b.Argument(free(u.others, x.Key, OnlyA), steps...), x).Section = x.Section
	}
	for _, x := range u.al.B.Arguments() {
		var steps []*graph.Relation
		for _, r := range x.Relations {
			if made, ok := u.ofB[r].(*graph.Relation); ok && u.Whose[made] == OnlyB && !taken[made] {
				taken[made] = true
				steps = append(steps, made)
			}
		}
		if len(steps) > 0 {
			copyArgument(u.b.Argument(free(u.others, x.Key, OnlyB), steps...), x).Section = called(u.al.A.Sections, x.Section)
		}
	}
}

func copyArgument(to, from *graph.Argument) *graph.Argument {
	to.Untitled, to.Text, to.Tags, to.Data, to.Occurrences = from.Untitled, from.Text, from.Tags, from.Data, from.Occurrences
	return to
}

// meta says of both readings what they say alike.
func (u *uniter) meta() {
	a, b := u.al.A.Meta, u.al.B.Meta
	alike := func(s *string, other string) {
		if *s != other {
			*s = ""
		}
	}
	alike(&a.Title, b.Title)
	alike(&a.Subtitle, b.Subtitle)
	alike(&a.Author, b.Author)
	alike(&a.Abstract, b.Abstract)
	if a.Language == "" {
		a.Language = b.Language
	}
	if a.Work == (graph.Work{}) {
		a.Work = b.Work
	}
	a.Settings = nil // what one reader leaves out of maps the other may have
	u.b.Meta = a
}

// theses names the main claims of both readings where the union has others.
func (u *uniter) theses() {
	want := map[*graph.Claim]bool{}
	for _, c := range u.al.A.MainClaims() {
		if made, ok := u.ofA[c].(*graph.Claim); ok {
			want[made] = true
		}
	}
	for _, c := range u.al.B.MainClaims() {
		if made, ok := u.ofB[c].(*graph.Claim); ok {
			want[made] = true
		}
	}
	has := u.Graph.MainClaims()
	if len(has) == len(want) && !slices.ContainsFunc(has, func(c *graph.Claim) bool { return !want[c] }) {
		return
	}
	u.Graph.Meta.Theses = nil
	for _, c := range u.Graph.Claims() {
		if want[c] {
			u.Graph.Meta.Theses = append(u.Graph.Meta.Theses, c.Key)
		}
	}
}

// changes notes which relations are there instead of which.
func (u *uniter) changes(differences []Difference) {
	instead := func(n, other graph.Node) {
		if !slices.Contains(u.Changed[n], other) {
			u.Changed[n] = append(u.Changed[n], other)
		}
	}
	for _, d := range differences {
		switch d.Kind {
		case Polarity, Direction, RebutUndercut, LinkedConvergent, OtherTarget, OtherPremises:
		default:
			continue
		}
		for _, a := range d.A {
			for _, b := range d.B {
				instead(u.ofA[a], u.ofB[b])
				instead(u.ofB[b], u.ofA[a])
			}
		}
	}
}
