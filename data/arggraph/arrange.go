package arggraph

import (
	"slices"
	"strconv"

	"crux/graph"
)

// This file puts the items of a file in order, and lets them name each other.

// arrange puts the items that are written in order: those of the old file in theirs,
// and new ones behind those of their kind.
func (e *encoder) arrange() {
	if len(e.before) == 0 {
		e.f.items = slices.Concat(e.made[edu], e.made[joint], e.made[adu], e.made[edge], e.new)
		return
	}
	last := [5]int{edu: -1, joint: -1, adu: -1}
	for i, it := range e.before {
		last[it.kind] = i
	}
	last[joint] = max(last[joint], last[edu])
	last[adu] = max(last[adu], last[joint])
	behind := func(i int) {
		for _, k := range []kind{edu, joint, adu} {
			if last[k] == i {
				e.f.items = append(e.f.items, e.made[k]...)
			}
		}
	}
	behind(-1)
	for i, it := range e.before {
		if to := e.replaced[it]; to != nil && to != it {
			e.f.items = append(e.f.items, to)
		} else if e.stays(it) {
			e.f.items = append(e.f.items, it)
		}
		behind(i)
	}
	e.f.items = append(append(e.f.items, e.made[edge]...), e.new...)
}

// name gives ids to the items that are new, and to those whose id another one has that
// stands before them, if an edge has to name them.
func (e *encoder) name() {
	taken := map[string]*item{}
	named := map[*item]bool{}
	for _, it := range e.f.items {
		if id := it.id(); id != "" && taken[id] == nil {
			taken[id] = it
		}
		if it.kind != edge {
			continue
		}
		switch {
		case it.added != nil:
			named[e.adus[it.added]], named[e.edges[it.relation]] = true, true
		case it.relation != nil:
			named[e.adus[it.relation.Sources[0]]], named[e.target(it.relation)] = true, true
		case it.role == segment:
			named[it.source], named[it.target] = true, true
		}
	}
	for _, it := range e.f.items { // what odd edges name is nowhere, and stays so
		if it.kind == edge && it.relation == nil && it.role == aside {
			for _, end := range []string{it.get("src"), it.get("trg")} {
				if taken[end] == nil {
					taken[end] = it
				}
			}
		}
	}
	for id, it := range e.was.byID { // what is gone leaves its id to nothing else
		if taken[id] == nil {
			taken[id] = it
		}
	}
	counts := map[string]int{}
	give := func(it *item, prefix string) {
		id := it.id()
		if id != "" && taken[id] == it || e.old[it] && !named[it] {
			return
		}
		for {
			counts[prefix]++
			if id = prefix + strconv.Itoa(counts[prefix]); taken[id] == nil {
				break
			}
		}
		taken[id] = it
		it.set("id", id)
	}
	for _, it := range e.f.items {
		switch it.kind {
		case edu:
			give(it, "e")
		case joint:
			give(it, "j")
		case adu:
			give(it, "a")
		}
	}
	for _, it := range e.f.items {
		if it.kind == edge && it.role != segment {
			give(it, "c")
		}
	}
	for _, it := range e.f.items {
		if it.kind == edge && it.role == segment {
			give(it, "c")
		}
	}
}

// target returns the item that a relation ends on.
func (e *encoder) target(r *graph.Relation) *item {
	if on, ok := r.Target.(*graph.Relation); ok {
		return e.edges[on]
	}
	return e.adus[r.Target]
}

// ends lets edges name what they lead from and to. An edge that named something else
// that stands for the same, such as an add edge of the relation that it ends on, names
// it still.
func (e *encoder) ends() {
	trg := func(it *item) string {
		if it.added != nil {
			return e.edges[it.relation].id()
		}
		return e.target(it.relation).id()
	}
	for _, it := range e.f.items {
		switch {
		case it.kind != edge:
		case it.relation != nil:
			src := it.relation.Sources[0]
			if it.added != nil {
				src = it.added
			}
			it.set("src", e.adus[src].id())
			if it.get("trg") == "" {
				it.set("trg", trg(it))
			}
		case it.role == segment:
			it.set("src", it.source.id())
			it.set("trg", it.target.id())
		}
	}
	read(e.f.items, 1<<26, noReport)
	for _, it := range e.f.items {
		switch {
		case it.kind != edge || it.relation == nil:
		case it.added != nil && (it.role != addition || it.target != e.edges[it.relation]), it.added == nil && (it.role != relation || it.target != e.target(it.relation)):
			it.set("trg", trg(it))
		}
	}
}
