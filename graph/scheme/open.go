package scheme

import (
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/diag"
)

// Key is under which data name the critical questions that a claim, a sketch, an
// argument or a relation takes up: {question: field}, {question: [field, trust]},
// or, where several schemes are near, {question: "expert opinion/field"}.
const Key = "question"

// A Use is a relation by a scheme that has questions.
type Use struct {
	Relation *graph.Relation
	Scheme   Scheme
	// Open are the questions that nothing takes up, in the order of the scheme.
	Open []Question
}

// A Stray is a question that is said to be taken up, and that no scheme near has.
type Stray struct {
	Node graph.Node // what says so
	// Argument is the argument whose data say so, or nil; Node is then its
	// conclusion.
	Argument *graph.Argument
	Name     string // as written
	// Near is the question that was most likely meant, "" if none is near.
	Near string
	// Scheme is one of the schemes that the node stands near.
	Scheme Scheme
}

// Uses returns the relations of g by a scheme that has questions, in their order,
// and the questions that are said to be taken up but that none of these has near.
//
// A question of a relation is taken up by what names it under Key and stands near:
// the relation and its premises, and what bears on the relation, on one of its
// premises or on its conclusion. An argument stands where its last step and its
// conclusion do. Whether the question is answered well is for the reader: an
// undercut that says that the expert is bribed takes up whether the expert can be
// trusted, and so does a premise that says that the expert can. Nodes that name
// questions and stand near no such relation are left alone.
//
// It takes time linear in the size of g.
func Uses(g *graph.Graph) (uses []Use, strays []Stray) {
	called := map[string]Scheme{}
	for _, r := range g.Relations() {
		s, known := called[r.Scheme]
		if !known {
			s, _ = Find(r.Scheme)
			called[r.Scheme] = s
		}
		if len(s.Questions) > 0 {
			uses = append(uses, Use{Relation: r, Scheme: s})
		}
	}
	if len(uses) == 0 {
		return nil, nil
	}
	m := marking{g: g, own: ownMarks(g), bearing: map[graph.Node]map[mark]bool{}}
	for i, u := range uses {
		for _, q := range u.Scheme.Questions {
			if !m.takenUp(u, q) {
				uses[i].Open = append(uses[i].Open, q)
			}
		}
	}
	return uses, m.strays(uses)
}

// A mark is a question as a node names it.
type mark struct {
	scheme   string // ID; "" where the node does not say
	question string // squeezed
}

// fits reports whether a mark may mean a question of a scheme.
func (m mark) fits(s Scheme, q Question) bool {
	return m.question == q.key() && (m.scheme == "" || m.scheme == s.ID)
}

// A written mark is one with the words of its author.
type written struct {
	mark
	name string
	// argument is the one whose data have it, or nil. Its last step and its
	// conclusion both have the mark; again says so of the step.
	argument *graph.Argument
	again    bool
}

// A marking has what the nodes of a graph take up.
type marking struct {
	g   *graph.Graph
	own map[graph.Node][]written
	// bearing has the marks of what bears on a node: relations and their
	// sources.
	bearing map[graph.Node]map[mark]bool
}

// ownMarks returns the marks of nodes; those of an argument are those of its last
// step and of its conclusion.
func ownMarks(g *graph.Graph) map[graph.Node][]written {
	own := map[graph.Node][]written{}
	for _, n := range g.NodeList() {
		var d graph.Data
		switch n := n.(type) {
		case *graph.Claim:
			d = n.Data
		case *graph.Sketch:
			d = n.Data
		case *graph.Relation:
			d = n.Data
		}
		if list := readMarks(d); list != nil {
			own[n] = list
		}
	}
	for _, a := range g.Arguments() {
		last, list := a.Last(), readMarks(a.Data)
		if last == nil || list == nil {
			continue
		}
		for _, w := range list {
			w.argument = a
			if last.Target != nil {
				own[last.Target] = append(own[last.Target], w)
				w.again = true
			}
			own[last] = append(own[last], w)
		}
	}
	return own
}

// readMarks returns the marks in data.
func readMarks(d graph.Data) (list []written) {
	value, _ := d.Get(Key)
	values, isList := value.([]any)
	if !isList {
		values = []any{value}
	}
	for _, v := range values {
		name, ok := graph.Word(v)
		if !ok {
			continue
		}
		w := written{name: name}
		of, question, divided := strings.Cut(name, "/")
		if !divided {
			question = name
		} else if s, ok := Find(of); ok {
			w.scheme = s.ID
		} else {
			w.scheme = of // of a scheme that there is not, so that it fits none
		}
		if w.question = squeeze(question); w.question != "" {
			list = append(list, w)
		}
	}
	return list
}

// bears returns the marks of what bears on n.
func (m marking) bears(n graph.Node) map[mark]bool {
	set, ok := m.bearing[n]
	if ok {
		return set
	}
	set = map[mark]bool{}
	for _, r := range m.g.On(n) {
		for _, b := range append([]graph.Node{r}, r.Sources...) {
			for _, w := range m.own[b] {
				set[w.mark] = true
			}
		}
	}
	m.bearing[n] = set
	return set
}

// takenUp reports whether something near a use takes up one of its questions.
func (m marking) takenUp(u Use, q Question) bool {
	either, this := mark{"", q.key()}, mark{u.Scheme.ID, q.key()}
	for _, n := range append([]graph.Node{u.Relation}, u.Relation.Sources...) {
		if slices.ContainsFunc(m.own[n], func(w written) bool { return w.mark == either || w.mark == this }) {
			return true
		}
		if on := m.bears(n); on[either] || on[this] {
			return true
		}
	}
	if u.Relation.Target == nil {
		return false
	}
	on := m.bears(u.Relation.Target)
	return on[either] || on[this]
}

// maxSuggestions is for how many strays the question that may be meant is sought.
const maxSuggestions = 100

// strays returns the marks near uses that are of no question of theirs, each at the
// first node that has it.
func (m marking) strays(uses []Use) []Stray {
	at := map[graph.Node][]Scheme{} // of which schemes a node is a step or an end
	for _, u := range uses {
		for _, n := range append([]graph.Node{u.Relation, u.Relation.Target}, u.Relation.Sources...) {
			if n != nil && !slices.ContainsFunc(at[n], func(s Scheme) bool { return s.ID == u.Scheme.ID }) {
				at[n] = append(at[n], u.Scheme)
			}
		}
	}
	var list []Stray
	for _, n := range m.g.NodeList() {
		var near []Scheme
		for _, w := range m.own[n] {
			if near == nil {
				near = m.nearTo(n, at)
			}
			if len(near) == 0 || w.again || slices.ContainsFunc(near, func(s Scheme) bool {
				return slices.ContainsFunc(s.Questions, func(q Question) bool { return w.fits(s, q) })
			}) {
				continue
			}
			var ids []string
			for _, s := range near {
				for _, q := range s.Questions {
					ids = append(ids, q.ID)
				}
			}
			_, question, divided := strings.Cut(w.name, "/")
			if !divided {
				question = w.name
			}
			question = strings.TrimSpace(question)
			stray := Stray{Node: n, Argument: w.argument, Name: w.name, Scheme: near[0]}
			switch {
			case slices.Contains(ids, question):
				stray.Near = question // only the scheme is wrong
			case len(list) < maxSuggestions:
				stray.Near = diag.Nearest(question, ids)
			}
			list = append(list, stray)
		}
	}
	return list
}

// nearTo returns the schemes that a node stands near: those that it is a step of or
// a premise of, and those on whose step or ends it bears.
func (m marking) nearTo(n graph.Node, at map[graph.Node][]Scheme) []Scheme {
	near := slices.Clone(at[n])
	add := func(n graph.Node) {
		for _, s := range at[n] {
			if !slices.ContainsFunc(near, func(t Scheme) bool { return s.ID == t.ID }) {
				near = append(near, s)
			}
		}
	}
	if r, ok := n.(*graph.Relation); ok {
		add(r.Target)
	}
	for _, r := range m.g.Uses(n) {
		add(r.Target)
	}
	return near
}
