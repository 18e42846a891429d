package argdown

import (
	"cmp"
	"slices"

	"crux/graph"
)

// arrange makes blocks of the points. What has a place is in the order of places: what
// stands below another element is below the nearest one before it that starts further
// to the left and that a relation leads to or comes from. What has none is in the order
// of sections, and in each of the file.
func (x *imported) arrange() {
	for _, p := range x.points {
		if e := p.element; e != nil && e.alone {
			e.alone = isUntitled(e.Title) && x.uses[e.Title] < 2
		}
	}
	placed := make([]*point, 0, len(x.points))
	var others []*point
	for _, p := range x.points {
		if p.line > 0 {
			placed = append(placed, p)
		} else {
			others = append(others, p)
		}
	}
	slices.SortStableFunc(placed, func(a, b *point) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column))
	})
	if len(placed) == 0 && len(x.order) == 0 {
		x.declare()
	}
	under := x.below(placed)
	for _, p := range others {
		if p.whole == nil && p.element != nil && !p.lower {
			x.root(p)
		}
		if !p.lower {
			under.add(p)
		}
	}
	if len(others) > 0 {
		touching := map[string][]*jsonRelation{}
		for _, r := range x.relations {
			for _, name := range []string{r.from.name, r.to.name} {
				touching[name] = append(touching[name], r)
			}
		}
		for _, p := range others {
			if p.lower {
				x.attach(p, under, touching)
			}
		}
	}
	slices.SortStableFunc(x.units, func(a, b *whole) int {
		if (a.at.line > 0) != (b.at.line > 0) { // those without a place come last
			return cmp.Compare(b.at.line, a.at.line)
		}
		if a.at.line == 0 {
			return cmp.Or(cmp.Compare(x.order[a.section], x.order[b.section]), cmp.Compare(a.at.number, b.at.number))
		}
		return cmp.Or(cmp.Compare(a.at.line, b.at.line), cmp.Compare(a.at.column, b.at.column))
	})
	x.reorder()
	section := ""
	for i, w := range x.units {
		if w.section != section || i == 0 {
			section = w.section
			x.tree.Blocks = append(x.tree.Blocks, inside{x.sections[section]})
		}
		x.tree.Blocks = append(x.tree.Blocks, w.block)
	}
}

// declare makes the claims in the order in which the file lists them.
func (x *imported) declare() {
	statements := x.Root.Get("statements")
	if statements == nil {
		return
	}
	x.tree.Blocks = append(x.tree.Blocks, inside{})
	for i := range statements.Members {
		m := &statements.Members[i]
		title := fold(m.Value.Get("title").Word())
		if title == "" {
			title = fold(m.Key)
		}
		if title != "" && x.statements[title] {
			x.tree.Blocks = append(x.tree.Blocks, declared{&Element{Title: title, Range: x.Range(&m.Value)}})
		}
	}
}

// root makes a block of an element.
func (x *imported) root(p *point) {
	w := &whole{section: p.section, at: p, block: p.element}
	if p.role != graph.RoleTopLevel {
		w.block = &List{Items: []*Element{p.element}, role: p.role}
	}
	p.whole = w
	x.units = append(x.units, w)
}

// candidates is how many elements above one are looked at for its relation.
const candidates = 64

// below puts each point that is below another one there, in the order of places.
func (x *imported) below(placed []*point) ends {
	under := ends{}
	var open []*point // each is below the one before it
	for i, p := range placed {
		under.add(p)
		switch {
		case !p.lower:
			if p.whole == nil && p.element != nil {
				x.root(p)
			}
			if i > 0 && len(open) == 1 && open[0].line == p.line && open[0].column == p.column {
				continue // a statement that two steps share
			}
			open = append(open[:0], p)
			continue
		case len(open) == 0:
			x.root(p)
			open = append(open, p)
			continue
		}
		best, relation, outgoing, exact := -1, (*jsonRelation)(nil), false, false
		looked := 0
		for k := len(open) - 1; k >= 0 && looked < candidates; k-- {
			if k > 0 && open[k].column >= p.column {
				continue
			}
			looked++
			if best < 0 {
				best = k
			}
			r, out, fits := x.find(open[k], p)
			if r != nil && (relation == nil || fits && !exact) {
				best, relation, outgoing, exact = k, r, out, fits
			}
			if exact {
				break
			}
		}
		if best < 0 {
			best = 0
		}
		x.hang(open[best], p, relation, outgoing)
		open = append(open[:best+1], p)
	}
	return under
}

// find returns the first relation between two points that stands nowhere yet, the first
// one whose sign would start where those of its neighbours do if there is one (exact).
// Outgoing says that it leads from parent to child.
func (x *imported) find(parent, child *point) (found *jsonRelation, outgoing, exact bool) {
	direct := false // else an argument speaks through its conclusion
	look := func(from, to []string, out bool) {
		for i, f := range from {
			for _, t := range to {
				pair := [2]string{f, t}
				list := x.between[pair]
				for len(list) > 0 && list[0].used {
					list = list[1:]
				}
				if len(list) < len(x.between[pair]) {
					x.between[pair] = list
				}
				if len(list) == 0 || !list[0].fits(parent, child, out) {
					continue
				}
				r, fits := list[0], parent.beside > 0 && child.signAt(list[0], out) == parent.beside
				if found == nil || fits && !exact || fits == exact && (i == 0 && !direct || (i == 0) == direct && r.number < found.number) {
					found, outgoing, exact, direct = r, out, fits, i == 0
				}
			}
		}
	}
	look(child.from, parent.to, false)
	if parent.element != nil {
		look(parent.from, child.to, true)
	}
	return found, outgoing, exact
}

// signAt returns the column in which the sign of r starts where p stands behind it.
func (p *point) signAt(r *jsonRelation, outgoing bool) int {
	return p.column - len(r.symbol(outgoing)) - 1
}

// fits reports whether r can be a line below parent.
func (r *jsonRelation) fits(parent, child *point, outgoing bool) bool {
	switch {
	case r.kind == "contradictory" && (child.element.Argument || parent.element != nil && parent.element.Argument):
		return false // only statements are
	case parent.element == nil: // an inference line
		return r.kind == "undercut" && !outgoing
	case r.to.inference != nil: // an undercut of the last step, or of the one that leads here
		return r.kind == "undercut"
	}
	return true
}

// hung is a line below an element or an inference line.
type hung struct {
	line          *Relation
	parent, child *point
	relation      *jsonRelation
}

// hang puts a point below another one.
func (x *imported) hang(parent, p *point, relation *jsonRelation, outgoing bool) {
	line := &Relation{Range: p.element.Range, Element: p.element}
	if relation != nil {
		relation.used = true
		relation.say(line, outgoing)
		p.beside, parent.beside = p.signAt(relation, outgoing)+len(step), p.signAt(relation, outgoing)
		x.lines[line] = hung{line, parent, p, relation}
	}
	p.whole = parent.whole
	if parent.element == nil {
		parent.inference.Relations = append(parent.inference.Relations, line)
		return
	}
	parent.element.Relations = append(parent.element.Relations, line)
}

// ends has the first point by each of its ends.
type ends map[string]*point

func (e ends) add(p *point) {
	for _, name := range p.to {
		if e[name] == nil {
			e[name] = p
		}
	}
}

// attach puts a point without a place below one that a relation leads to or comes
// from, or makes a block of it.
func (x *imported) attach(p *point, under ends, touching map[string][]*jsonRelation) {
	for _, name := range p.from {
		list := touching[name]
		for len(list) > 0 && list[0].used {
			list = list[1:]
		}
		touching[name] = list
		for _, r := range list[:min(len(list), candidates)] {
			other, outgoing := r.to.name, false
			if other == name {
				other, outgoing = r.from.name, true
			}
			if parent := under[other]; !r.used && parent != nil && parent != p && r.fits(parent, p, outgoing) {
				x.hang(parent, p, r, outgoing)
				under.add(p)
				return
			}
		}
	}
	x.root(p)
	under.add(p)
}

// reorder gives relations of the same ends to the lines of these ends in the order in
// which the reference lists them: what stands below an element comes before it.
func (x *imported) reorder() {
	lines := map[[2]string][]hung{}
	var below func(list []*Relation)
	below = func(list []*Relation) {
		for _, line := range list {
			below(line.Element.Relations)
			if h, ok := x.lines[line]; ok {
				pair := [2]string{min(h.relation.from.name, h.relation.to.name), max(h.relation.from.name, h.relation.to.name)}
				lines[pair] = append(lines[pair], h)
			}
		}
	}
	for _, w := range x.units {
		switch b := w.block.(type) {
		case *Element:
			below(b.Relations)
		case *List:
			below(b.Items[0].Relations)
		case *Structure:
			for _, step := range b.Steps {
				if step.Inference != nil {
					below(step.Inference.Relations)
				}
				below(step.Element.Relations)
			}
		}
	}
	for _, list := range lines {
		if len(list) < 2 {
			continue
		}
		used := slices.Clone(list)
		slices.SortFunc(used, func(a, b hung) int { return cmp.Compare(a.relation.number, b.relation.number) })
		for i, h := range list {
			r := used[i].relation
			incoming := slices.Contains(h.child.from, r.from.name) && slices.Contains(h.parent.to, r.to.name)
			r.say(h.line, !incoming)
		}
	}
}
