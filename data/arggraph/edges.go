package arggraph

import (
	"slices"
	"strings"

	"crux/graph/diag"
	"crux/graph/source"
)

// role is what an edge is found to be.
type role uint8

const (
	aside    role = iota // it says nothing
	segment              // it leads from an edu or joint to a joint or adu
	relation             // it is a relation between adus
	addition             // it adds a premise to a relation
)

// A reading is what the items of an arggraph are to each other.
type reading struct {
	items []*item
	byID  map[string]*item // the first one that has it
	// grounds has the edus that an adu is the words of, in their order.
	grounds map[*item][]*item
	text    string
	places  map[*item]source.Offsets // of edus in the text
	// spots has where the text says an adu: edus of a joint that follow each other
	// are one place.
	spots map[*item][]source.Offsets

	report func(it *item, attribute string, severity diag.Severity, code, hint, format string, args ...any)
	state  map[*item]uint8   // of resolving: 1 under way, 2 done
	from   map[*item][]*item // the relations from an adu
	into   map[*item][]*item // the edus and joints that lead to a joint or adu
	budget int               // bytes of words that may still be made
}

func noReport(*item, string, diag.Severity, string, string, string, ...any) {}

// read finds out what items are to each other. Size is that of the file.
func read(items []*item, size int, report func(it *item, attribute string, severity diag.Severity, code, hint, format string, args ...any)) *reading {
	r := &reading{items: items, byID: map[string]*item{}, grounds: map[*item][]*item{}, places: map[*item]source.Offsets{}, spots: map[*item][]source.Offsets{},
		report: report, state: map[*item]uint8{}, from: map[*item][]*item{}, into: map[*item][]*item{}, budget: 8*size + 1<<20}
	for _, it := range items {
		if it.kind == other {
			continue
		}
		switch name := it.id(); {
		case name == "" && (it.kind == edu || it.kind == adu):
			r.report(it, "id", diag.Warning, "wrong-type", "give it an id, so that edges can name it", "this %s has no id", kinds[it.kind])
		case name == "":
		case r.byID[name] != nil:
			r.report(it, "id", diag.Warning, "duplicate-id", "edges that name it mean the first one", "another %s has the id %q too", kinds[r.byID[name].kind], diag.Short(name))
		default:
			r.byID[name] = it
		}
	}
	r.ends()
	for _, it := range items {
		if it.kind == edge {
			r.resolve(it)
		}
	}
	r.ground()
	return r
}

// ends finds the source of each edge, and the segments.
func (r *reading) ends() {
	for _, it := range r.items {
		if it.kind != edge {
			continue
		}
		it.role, it.source, it.target = aside, r.end(it, "src"), nil
		trg := r.end(it, "trg")
		if it.source == nil || trg == nil {
			r.state[it] = 2
			continue
		}
		switch t := it.get("type"); {
		case t == "seg":
			r.state[it] = 2
			from, to := it.source.kind, trg.kind
			if from != edu && from != joint || to != joint && to != adu {
				r.report(it, "", diag.Warning, "odd-edge", keepsNoEnd, "a seg edge leads from an edu or joint to a joint or adu, and %q is from an %s to an %s", it.id(), kinds[from], kinds[to])
				continue
			}
			it.role, it.target = segment, trg
			r.into[trg] = append(r.into[trg], it.source)
		case !slices.Contains([]string{"sup", "exa", "reb", "und", "add"}, t):
			r.state[it] = 2
			r.report(it, "type", diag.Warning, "odd-edge", keepsNoEnd, "the type of the edge %q is %q, and those that are known are seg, sup, exa, reb, und and add", it.id(), diag.Short(t))
		case it.source.kind != adu:
			r.state[it] = 2
			r.report(it, "src", diag.Warning, "odd-edge", keepsNoEnd, "the edge %q starts from an %s, and %s edges start from an adu", it.id(), kinds[it.source.kind], t)
		case trg.kind != adu && trg.kind != edge:
			r.state[it] = 2
			r.report(it, "trg", diag.Warning, "odd-edge", keepsNoEnd, "the edge %q ends on an %s, and %s edges end on an adu or edge", it.id(), kinds[trg.kind], t)
		default:
			it.target = trg
			if t != "add" {
				r.from[it.source] = append(r.from[it.source], it)
			}
		}
	}
}

// end returns the item that an edge names as its src or trg.
func (r *reading) end(it *item, name string) *item {
	value := it.get(name)
	if to := r.byID[value]; to != nil && value != "" {
		return to
	}
	if !it.has(name) {
		r.report(it, "", diag.Warning, "no-such-node", keepsNoEnd, "the edge %q has no %s", it.id(), name)
	} else {
		r.report(it, name, diag.Warning, "no-such-node", keepsNoEnd, "nothing has the id %q, which the edge %q names as its %s", diag.Short(value), it.id(), name)
	}
	return nil
}

// resolve finds what an edge that is no segment stands for, and returns the relation
// that it is or adds to, nil for one that says nothing.
func (r *reading) resolve(it *item) *item {
	switch r.state[it] {
	case 1:
		return nil // it leads to itself
	case 2:
		switch it.role {
		case relation:
			return it
		case addition:
			return it.target
		}
		return nil
	}
	r.state[it] = 1
	trg := it.target
	if trg.kind == edge {
		trg = r.resolve(trg)
	} else if it.get("type") == "add" {
		// The comment of the DTD has add edges end on adus: on the premise that they
		// are added to.
		if list := r.from[trg]; len(list) == 1 {
			trg = r.resolve(list[0])
		} else {
			trg = nil
		}
	}
	r.state[it] = 2
	it.target = trg
	switch {
	case trg == nil:
		r.report(it, "trg", diag.Warning, "odd-edge", keepsNoEnd, "the edge %q ends on %q, which is no claim and no relation, or leads back to it", it.id(), diag.Short(it.get("trg")))
		return nil
	case it.get("type") == "add":
		it.role = addition
		return trg
	}
	it.role = relation
	switch t := it.get("type"); {
	case t == "und" && trg.kind == adu:
		r.report(it, "type", diag.Warning, "wrong-type", "write reb, or name the edge that is undercut", "the edge %q undercuts an adu, and is read as an attack on it", it.id())
	case t == "reb" && trg.kind == edge:
		r.report(it, "type", diag.Warning, "wrong-type", "write und", "the edge %q rebuts an edge, and is read as an undercut", it.id())
	case (t == "sup" || t == "exa") && trg.kind == edge:
		r.report(it, "trg", diag.Hint, "wrong-type", "other readers leave it out", "the edge %q supports an edge, which the format has no word for", it.id())
	}
	return it
}

// ground finds the edus of each adu, and the text.
func (r *reading) ground() {
	var text strings.Builder
	at, edus := 0, 0
	for _, it := range r.items {
		if it.kind != edu {
			continue
		}
		it.number = edus
		edus++
		words := strings.TrimSpace(it.text)
		if it.implicit() || words == "" {
			continue
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
			at++
		}
		text.WriteString(words)
		n := characters(words)
		r.places[it] = source.Offsets{Start: at, End: at + n}
		at += n
	}
	r.text = text.String()
	for _, it := range r.items {
		if it.kind == adu {
			r.grounds[it] = r.under(it)
		}
	}
}

func characters(s string) int {
	n := 0
	for range s {
		n++
	}
	return n
}

// under returns the edus that lead to an adu, in their order. What so many adus share
// that it would take too much room is left out.
func (r *reading) under(it *item) []*item {
	var found []*item
	seen := map[*item]bool{}
	together := map[*item]*item{} // the joint through which an edu leads there
	for _, direct := range r.into[it] {
		todo := []*item{direct}
		for len(todo) > 0 && r.budget >= 0 {
			next := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			r.budget -= 16
			if seen[next] {
				continue
			}
			seen[next] = true
			if next.kind == joint {
				todo = append(todo, r.into[next]...)
				continue
			}
			r.budget -= len(next.text)
			found = append(found, next)
			if direct.kind == joint {
				together[next] = direct
			}
		}
	}
	if r.budget < 0 {
		r.report(it, "", diag.Error, "too-large", "give each adu edus of its own", "so many adus share edus that %q, and those behind it, get no words", it.id())
		return nil
	}
	slices.SortFunc(found, func(a, b *item) int { return a.number - b.number })
	var last *item
	for _, u := range found {
		o, ok := r.places[u]
		if !ok {
			continue
		}
		if n := len(r.spots[it]); n > 0 && together[u] != nil && together[u] == together[last] && r.spots[it][n-1].End+1 == o.Start {
			r.spots[it][n-1].End = o.End
		} else {
			r.spots[it] = append(r.spots[it], o)
		}
		last = u
	}
	return found
}

// words returns what edus say.
func words(edus []*item) string {
	if len(edus) == 1 {
		return strings.TrimSpace(edus[0].text)
	}
	var s strings.Builder
	for _, e := range edus {
		w := strings.TrimSpace(e.text)
		if w == "" {
			continue
		}
		if s.Len() > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(w)
	}
	return s.String()
}

// unstated reports whether edus are all implicit.
func unstated(edus []*item) bool {
	return len(edus) > 0 && !slices.ContainsFunc(edus, func(e *item) bool { return !e.implicit() })
}
