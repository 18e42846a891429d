package arggraph

import (
	"slices"
	"strings"

	"crux/data/xmldoc"
	"crux/graph"
)

// recall reads the records of the file that g was read from.
func (e *encoder) recall(record graph.Data) {
	adus := map[string][]*item{} // by their ids, in their order
	edges := map[string][]*item{}
	for _, n := range e.g.NodeList() {
		switch n := n.(type) {
		case *graph.Relation:
			own := recordOf(n.Foreign)
			if own == nil {
				continue
			}
			it := recorded(edge, own)
			it.relation = n
			e.edges[n] = it
			edges[it.id()] = append(edges[it.id()], it)
			for _, v := range list(own, "added") {
				if it := recorded(edge, v); it != nil {
					it.relation = n
					e.hadAdded[n] = append(e.hadAdded[n], it)
					edges[it.id()] = append(edges[it.id()], it)
				}
			}
		default:
			if own := recordOf(*graph.Foreign(n)); own != nil {
				it := recorded(adu, own)
				it.claim = n
				e.adus[n] = it
				adus[it.id()] = append(adus[it.id()], it)
			}
		}
	}
	for _, v := range list(record, "elements") {
		switch v := v.(type) {
		case string:
			word, name, _ := strings.Cut(v, " ")
			switch word {
			case "adu":
				e.before = append(e.before, e.marked(adu, name, adus))
			case "edge":
				e.before = append(e.before, e.marked(edge, name, edges))
			}
		case graph.Data:
			if it := kept(v); it != nil {
				e.before = append(e.before, it)
			}
		}
	}
	e.old = make(map[*item]bool, len(e.before))
	for _, it := range e.before {
		e.old[it] = true
	}
	e.was = read(e.before, 1<<26, noReport)
}

// marked returns the item that stood in a place, or one that is gone.
func (e *encoder) marked(k kind, name string, items map[string][]*item) *item {
	if l := items[name]; len(l) > 0 {
		items[name] = l[1:]
		return l[0]
	}
	it := &item{kind: k, attributes: []xmldoc.Attribute{{Name: "id", Value: name}}}
	e.gone[it] = true
	return it
}

// kept returns the item of an element that stands for no claim or relation, nil for what
// cannot be written.
func kept(d graph.Data) *item {
	if len(d) == 0 {
		return nil
	}
	if d[0].Key == "xml" {
		if s := d.String("xml"); wellFormed(s) {
			return &item{content: s}
		}
		return nil
	}
	k := kind(slices.Index(kinds[1:], d[0].Key) + 1)
	if k == other || k == adu {
		return nil
	}
	it := &item{kind: k, attributes: attributes(d[0].Value), content: d.String("content")}
	if !wellFormed(it.content) {
		it.content = ""
	}
	if k == edu {
		it.text = d.String("text")
	}
	return it
}

// stays reports whether an item of the old file is written: all but claims and relations
// that are gone, and what only belonged to these.
func (e *encoder) stays(it *item) bool {
	if to := e.replaced[it]; e.gone[it] || to != nil && to != it {
		return false
	}
	switch {
	case it.kind == joint:
		return e.leads(it)
	case it.kind != edge || it.relation != nil:
		return true
	case it.role == segment:
		return e.stays(it.source) && e.stays(it.target) && e.replaced[it.target] == nil
	}
	// An odd edge stays unless it names something that is gone.
	if alive, known := e.alive[it]; known {
		return alive
	}
	e.alive[it] = true // if it names itself
	stays := true
	for _, end := range []string{it.get("src"), it.get("trg")} {
		if to := e.was.byID[end]; to != nil && !e.stays(to) {
			stays = false
		}
	}
	e.alive[it] = stays
	return stays
}

// leads reports whether a joint leads to an adu that it has led to, or has never led to
// any.
func (e *encoder) leads(it *item) bool {
	if alive, known := e.alive[it]; known {
		return alive
	}
	e.alive[it] = true
	out := e.outOf(it)
	alive := len(out) == 0
	for _, to := range out {
		alive = alive || e.replaced[to] == nil && e.stays(to)
	}
	e.alive[it] = alive
	return alive
}

// outOf returns what a joint leads to.
func (e *encoder) outOf(it *item) []*item {
	if e.out == nil {
		e.out = map[*item][]*item{}
		for _, s := range e.before {
			if s.kind == edge && s.role == segment {
				e.out[s.source] = append(e.out[s.source], s.target)
			}
		}
	}
	return e.out[it]
}
