package render

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/diag"
	"crux/render/view"
	"crux/render/words"
)

// A part of a map: what is left of it when a reader says what to show.

// of returns what s shows of the map that find.drawn is, and how. The boxes of
// the part have the numbers that they have in the whole map, and its main claims
// are those of the whole.
func (s Show) of(find lookup, o view.Options) (*graph.Graph, view.Options, error) {
	g := find.drawn
	find.outline = g.Outline()
	main := g.MainClaims()
	w := words.For(g.Meta.Language)

	focus, err := s.focused(find)
	if err != nil {
		return nil, o, err
	}
	var claims []graph.Node
	var sections []*graph.Section
	folded := map[any]bool{}
	for _, given := range s.Fold {
		section, nodes, err := find.fold(given)
		if err != nil {
			return nil, o, err
		}
		if section != nil && !folded[section] {
			folded[section] = true
			sections = append(sections, section)
		}
		for _, n := range nodes {
			if !folded[n] {
				folded[n] = true
				claims = append(claims, n)
			}
		}
	}
	for option, list := range [...][]argmap.Filter{s.Only, s.Without} {
		for _, f := range list {
			if !f.Known(g) {
				return nil, o, unknownFilter([...]string{"only", "without"}[option], f, g)
			}
		}
	}

	l := leaver{gone: map[graph.Node]bool{}}
	s.filter(g, &l, w)
	if len(focus) > 0 {
		near := map[graph.Node]bool{}
		var called []string
		for _, n := range focus {
			for _, m := range g.Radius(n, s.Radius) {
				near[m] = true
			}
			called = append(called, s.call(n, find))
		}
		l.leave(g, fmt.Sprintf(w.Radius, s.Radius, w.List(called)), func(n graph.Node) bool { return !near[n] })
	}
	chosen := argmap.PartOf(g, l.gone, nil)
	if len(chosen.Graph.Claims())+len(chosen.Graph.Sketches()) == 0 {
		return nil, o, s.empty(find)
	}

	at := map[graph.Node]graph.Node{} // of the whole, in what is chosen
	for part, whole := range chosen.Stands {
		for _, n := range whole {
			at[n] = part
		}
	}
	var branches []graph.Node
	for _, n := range claims {
		if part := at[n]; part != nil {
			branches = append(branches, part)
		}
	}
	f := s.fold(chosen.Graph, branches, sections)
	for i, n := range f.claims {
		l.note(fmt.Sprintf(w.IsFolded, s.call(chosen.Stands[n][0], find)), f.fresh[i])
	}
	for i, x := range f.boxes {
		l.note(fmt.Sprintf(w.IsFolded, x.Title.Untagged()), len(f.boxes[i].Nodes))
	}
	part := argmap.PartOf(chosen.Graph, f.gone, f.boxes)

	stands := map[graph.Node][]graph.Node{}
	for n, of := range part.Stands {
		for _, m := range of {
			stands[n] = append(stands[n], chosen.Stands[m]...)
		}
	}
	out := o.Of(stands)
	out.Missing = map[*graph.Relation]int{}
	for r := range part.Stands {
		if r, ok := r.(*graph.Relation); ok {
			for _, of := range part.Stands[r] {
				if n := chosen.Missing[of.(*graph.Relation)] + part.Missing[r]; n > 0 {
					out.Missing[r] = n
				}
			}
		}
	}
	out.Folded = map[graph.Node]int{}
	for i, n := range f.claims {
		for shown, of := range part.Stands {
			if len(of) == 1 && of[0] == n {
				out.Folded[shown] = f.hidden[i]
			}
		}
	}
	for i, box := range part.Boxes {
		delete(out.Passages, box)
		delete(out.Colors, box)
		out.Closed[box] = len(f.boxes[i].Nodes)
		if c := o.FrameColors[f.sections[i]]; c != "" {
			out.Colors[box] = c
		}
	}
	out.Part = &view.Part{Outline: find.outline.Of(part.Graph, stands), Main: map[graph.Node]bool{}}
	isMain := map[graph.Node]bool{}
	for _, c := range main {
		isMain[c] = true
	}
	part.Graph.Meta.Theses = nil
	for _, c := range part.Graph.Claims() {
		if slices.ContainsFunc(stands[c], func(n graph.Node) bool { return isMain[n] }) {
			out.Part.Main[c] = true
			part.Graph.Meta.Theses = append(part.Graph.Meta.Theses, c.Key)
		}
	}
	for i, why := range l.why {
		if l.count[i] > 0 {
			out.Notes = append(out.Notes, w.NotShownFor(why, l.count[i]))
		}
	}
	return part.Graph, out, nil
}

// focused returns the nodes that the focus names.
func (s Show) focused(find lookup) ([]graph.Node, error) {
	var focus []graph.Node
	for _, given := range s.Focus {
		nodes, err := find.claim("focus", given)
		if err != nil {
			return nil, err
		}
		focus = append(focus, nodes...)
	}
	return focus, nil
}

// call returns what a note calls n: its title, else its number, else its first
// words.
func (s Show) call(n graph.Node, find lookup) string {
	if r, ok := n.(*graph.Relation); ok {
		if r.Argument != nil && r.Argument.Title() != "" {
			return "<" + r.Argument.Key + ">"
		}
		if c := r.Conclusion(); c != nil {
			return s.call(c, find)
		}
	}
	if t := title(n); t != "" {
		return t
	}
	if !s.NoNumbers {
		return find.outline.Number(n)
	}
	text := ""
	switch n := n.(type) {
	case *graph.Claim:
		text = n.Words().Untagged()
	case *graph.Sketch:
		text = n.Words().Untagged()
	}
	first := strings.Fields(text)
	if len(first) > 5 {
		first = append(first[:5:5], "…")
	}
	return "“" + strings.Join(first, " ") + "”"
}

// filter leaves out what Only and Without say.
func (s Show) filter(g *graph.Graph, l *leaver, w words.Words) {
	said := func(f argmap.Filter) string {
		return fmt.Sprintf(map[argmap.FilterKind]string{argmap.ByTag: w.Tag, argmap.ByVoice: w.Voice, argmap.BySection: w.SectionNamed}[f.Kind], f.Value)
	}
	for _, kind := range argmap.FilterKinds {
		keeps := map[graph.Node]bool{}
		var list []string
		for _, f := range s.Only {
			if f.Kind == kind {
				list = append(list, said(f))
				for n := range f.Keeps(g) {
					keeps[n] = true
				}
			}
		}
		if len(list) > 0 {
			l.leave(g, fmt.Sprintf(w.Only, w.List(list)), func(n graph.Node) bool { return !keeps[n] })
		}
	}
	for _, f := range s.Without {
		drops := f.Drops(g)
		l.leave(g, fmt.Sprintf(w.Without, said(f)), func(n graph.Node) bool { return drops[n] })
		for n := range drops {
			l.gone[n] = true // relations too
		}
	}
}

// A leaver notes what is left out, and for which reason.
type leaver struct {
	gone  map[graph.Node]bool
	why   []string
	count []int // of claims and sketches, by the reason
}

// leave leaves out the claims and sketches that a reason is for.
func (l *leaver) leave(g *graph.Graph, why string, out func(graph.Node) bool) {
	n := 0
	for _, x := range g.NodeList() {
		if _, isRelation := x.(*graph.Relation); !isRelation && !l.gone[x] && out(x) {
			l.gone[x] = true
			n++
		}
	}
	l.note(why, n)
}

func (l *leaver) note(why string, n int) {
	l.why, l.count = append(l.why, why), append(l.count, n)
}

// empty says in English why nothing is chosen.
func (s Show) empty(find lookup) error {
	l := leaver{gone: map[graph.Node]bool{}}
	s.filter(find.drawn, &l, words.For("en"))
	e := &EmptyError{}
	for i, why := range l.why {
		if l.count[i] > 0 {
			e.Why = append(e.Why, fmt.Sprintf("%d not shown (%s)", l.count[i], why))
		}
	}
	left := 0
	for _, n := range find.drawn.NodeList() {
		if _, isRelation := n.(*graph.Relation); !isRelation && !l.gone[n] {
			left++
		}
	}
	if left > 0 && len(s.Focus) > 0 {
		e.Why = append(e.Why, fmt.Sprintf("%d not shown (outside radius %d of %s)", left, s.Radius, strings.Join(s.Focus, " and ")))
	}
	return e
}

// unknownFilter says that nothing is as a filter wants it.
func unknownFilter(option string, f argmap.Filter, g *graph.Graph) error {
	reason := "nothing has this " + string(f.Kind)
	if f.Kind == argmap.BySection {
		reason = "no section drawn at this level has this title, or it is empty"
	}
	values := f.Kind.Values(g)
	switch near := diag.Nearest(strings.TrimPrefix(f.Value, "#"), values); {
	case near != "":
		reason += "; did you mean " + string(f.Kind) + ":" + near + "?"
	case len(values) > 0 && len(values) <= 2*mostNear:
		reason += "; there are " + strings.Join(values, ", ")
	}
	return &NameError{option, string(f.Kind) + ":" + f.Value, reason}
}

// folds is what is folded of a graph.
type folds struct {
	claims   []graph.Node // whose branches hide something
	hidden   []int        // how much
	fresh    []int        // how much of that no earlier one hides
	gone     map[graph.Node]bool
	boxes    []argmap.Box
	sections []*graph.Section // of the boxes
}

// fold finds what branches and sections of g hide.
func (s Show) fold(g *graph.Graph, claims []graph.Node, sections []*graph.Section) folds {
	f := folds{gone: map[graph.Node]bool{}}
	boxed := map[graph.Node]bool{}
	for _, section := range sections {
		if slices.ContainsFunc(sections, func(x *graph.Section) bool { return x != section && section.Inside(x) }) {
			continue // the outer one hides it
		}
		box := argmap.Box{Title: section.Title, Section: section.Parent}
		for _, n := range g.NodeList() {
			var in *graph.Section
			switch n := n.(type) {
			case *graph.Claim:
				in = n.Section
			case *graph.Sketch:
				in = n.Section
			}
			if in.Inside(section) {
				box.Nodes = append(box.Nodes, n)
				boxed[n] = true
			}
		}
		if len(box.Nodes) > 0 {
			f.boxes = append(f.boxes, box)
			f.sections = append(f.sections, section)
		}
	}
	for i, branch := range g.Branches(claims) {
		if boxed[claims[i]] {
			continue
		}
		hidden, fresh := 0, 0
		for _, n := range branch {
			if boxed[n] {
				continue
			}
			hidden++
			if !f.gone[n] {
				f.gone[n] = true
				fresh++
			}
		}
		if hidden > 0 {
			f.claims = append(f.claims, claims[i])
			f.hidden = append(f.hidden, hidden)
			f.fresh = append(f.fresh, fresh)
		}
	}
	return f
}

// inside finds, at the level of arguments, the arguments that a claim is in, or
// its own node.
func inside(d *argmap.Drawing) func(*graph.Claim) []graph.Node {
	return func(c *graph.Claim) []graph.Node {
		var list []graph.Node
		for _, n := range d.Graph.NodeList() {
			of := d.Nodes[n]
			if of == nil || of.Argument == nil {
				continue
			}
			if slices.ContainsFunc(of.Argument.Relations, func(r *graph.Relation) bool {
				return slices.Contains(r.Sources, graph.Node(c)) || r.Target == graph.Node(c)
			}) {
				list = append(list, n)
			}
		}
		return list
	}
}
