package brat

import (
	"slices"
	"strings"

	"crux/data/loss"
	"crux/graph"
)

// This file writes the lines: those of the old file in their order, then new ones.

// match finds the R lines that still say what a step does.
func (e *encoder) match() {
	for _, s := range e.steps {
		used := map[*line]bool{}
		for i, n := range s.relation.Sources {
			for _, l := range s.record {
				if !used[l] && e.says(l, s.relation, n) {
					used[l] = true
					s.lines[i] = l
					break
				}
			}
		}
	}
}

// says reports whether an R line is that of a source of r.
func (e *encoder) says(l *line, r *graph.Relation, from graph.Node) bool {
	k, known := kindOf(l.word)
	one, other, ok := l.ends()
	return ok && known && k == r.Kind && e.node(one) == from && e.node(other) == r.Target
}

// node returns the node that an id is of, for an event that of its trigger.
func (e *encoder) node(name string) graph.Node {
	if l := e.byID[name]; l != nil && l.kind == 'E' {
		_, name, _ = strings.Cut(l.word, ":")
	}
	return e.names[name]
}

func (e *encoder) write(marks []*line) {
	place := map[string][]*line{} // the lines of claims and relations by their ids
	for _, n := range e.nodes {
		l := e.lines[n]
		place[l.id] = append(place[l.id], l)
		if isMajor(l.word) {
			e.main = append(e.main, n)
		}
	}
	for _, l := range marks {
		if l.raw != "" && e.byID[l.id] == nil {
			e.byID[l.id] = l
		}
	}
	e.match() // events are known now
	ofLine := map[*line]*step{}
	wasOf := map[string]*step{} // of the old file, by the ids of R lines
	for _, s := range e.steps {
		for _, l := range s.record {
			wasOf[l.id] = s
		}
		for _, l := range s.lines {
			if l != nil {
				place[l.id] = append(place[l.id], l)
				ofLine[l] = s
			}
		}
	}
	// What stands where a mark does, or is gone.
	at := make([]*line, len(marks))
	was := map[string]*line{}
	for i, m := range marks {
		at[i] = m
		if m.raw == "" {
			at[i] = nil
			if list := place[m.id]; len(list) > 0 {
				at[i] = list[0]
				place[m.id] = list[1:]
			} else {
				was[m.id] = m
			}
		}
	}
	gone := func(name string) bool { return was[name] != nil && e.byID[name] == nil && e.names[name] == nil }
	placed := map[*line]bool{}
	for _, l := range at {
		if l != nil {
			placed[l] = true
			if e.byID[l.id] == nil {
				e.byID[l.id] = l
			}
		}
	}
	voices := map[graph.Node]bool{}
	linked := map[*line]bool{}
	worded := map[graph.Node]bool{}
	saying := map[string][]*step{}
	for _, s := range e.steps {
		if s.said != "" {
			saying[s.said] = append(saying[s.said], s)
		}
	}
	lastT, lastR := 0, 0
	var list []*line
	for _, l := range at {
		if l == nil {
			continue
		}
		keep := l
		switch {
		case l.kind == 'T' || l.kind == 'R' && ofLine[l] != nil:
		case !e.alive(l, gone):
			keep = nil
		case saying[l.raw] != nil:
			if keep = e.again(l, saying[l.raw]); keep != nil && l.kind != '*' {
				e.spoken[e.names[l.args[0]]] = true
			}
			delete(saying, l.raw)
		default:
			if v, ok := l.actor(); ok {
				if n := e.names[l.args[0]]; n != nil && !voices[n] {
					if v != voice(n) {
						keep = nil
					} else {
						voices[n] = true
					}
				}
			}
			if words, ok := l.words(); ok {
				if n := e.names[l.args[0]]; n != nil && !worded[n] {
					if same(words, loss.Words(n)) {
						worded[n] = true
					} else {
						keep = nil
					}
				}
			}
			if _, ok := l.stance(); ok && keep != nil && e.speaks(l) {
				keep = nil // it has been a relation, which is gone
			}
			if l.kind == '*' && keep != nil && e.equals(l) {
				keep = nil
			}
			if one, other, ok := l.linked(); ok {
				x, y := ofLine[e.byID[one]], ofLine[e.byID[other]]
				switch {
				case x != nil && x == y:
					linked[e.byID[one]] = true
				case x != nil && y != nil && x.relation.Kind == y.relation.Kind && x.relation.Target == y.relation.Target, wasOf[one] != nil && wasOf[one] == wasOf[other]:
					keep = nil
				}
			}
		}
		if keep == nil {
			continue
		}
		list = append(list, keep)
		switch keep.kind {
		case 'T':
			lastT = len(list)
		case 'R':
			lastR = len(list)
		}
	}
	for _, steps := range saying { // their line is gone
		for _, s := range steps {
			s.said = ""
		}
	}
	var newT, newR, rest []*line
	for _, n := range e.nodes {
		if l := e.lines[n]; !placed[l] {
			newT = append(newT, l)
		}
		if !worded[n] && !same(e.wordsOf(e.lines[n]), loss.Words(n)) {
			rest = append(rest, parse(e.fresh('#')+"\tWords "+e.lines[n].id+"\t"+strings.TrimSpace(oneLine(loss.Words(n))), 0, 0))
		}
		if v := voice(n); v != "" && !voices[n] && v == strings.Join(strings.Fields(v), " ") {
			rest = append(rest, parse(e.fresh('A')+"\tActor "+e.lines[n].id+" "+v, 0, 0))
		}
	}
	for _, s := range e.steps {
		if s.said != "" {
			continue
		}
		word := written[s.relation.Kind]
		if len(s.record) > 0 {
			if k, ok := kindOf(s.record[0].word); ok && k == s.relation.Kind {
				word = s.record[0].word
			}
		}
		to := e.lines[s.relation.Target].id
		for i, n := range s.relation.Sources {
			if s.lines[i] == nil {
				s.lines[i] = parse(e.fresh('R')+"\t"+word+" Arg1:"+e.lines[n].id+" Arg2:"+to, 0, 0)
			}
			if !placed[s.lines[i]] {
				newR = append(newR, s.lines[i])
			}
			if i > 0 && !linked[s.lines[i]] {
				rest = append(rest, parse(e.fresh('#')+"\tLinked "+s.lines[i].id+"\t"+s.lines[0].id, 0, 0))
			}
		}
	}
	lastR = max(lastR, lastT)
	list = slices.Concat(list[:lastT], newT, list[lastT:lastR], newR, list[lastR:], rest)
	for _, l := range list {
		e.out = append(e.out, l.raw)
	}
}

// alive reports whether all that a line names is there still, or never was.
func (e *encoder) alive(l *line, gone func(string) bool) bool {
	if stays, known := e.stays[l]; known {
		return stays
	}
	e.stays[l] = true // if it names itself
	stays := true
	for _, name := range l.names() {
		if gone(name) {
			stays = false
			break
		}
		if to := e.byID[name]; to != nil && to.raw != "" && to.kind != 'T' && to != l && !e.alive(to, gone) {
			stays = false
			break
		}
	}
	e.stays[l] = stays
	return stays
}

// again returns the line that says some steps: as it was if it says these and no
// others. If not they are written as R lines, and it is left out.
func (e *encoder) again(l *line, steps []*step) *line {
	asLines := func() *line {
		for _, s := range steps {
			s.said = ""
		}
		return nil
	}
	if k, ok := l.stance(); ok {
		from := e.names[l.args[0]]
		if len(steps) != len(e.main) {
			return asLines()
		}
		for i, s := range steps {
			if r := s.relation; r.Kind != k || r.Target != e.main[i] || r.Sources[0] != from {
				return asLines()
			}
		}
		return l
	}
	if l.kind != '*' || len(steps) != len(l.args)-1 {
		return asLines()
	}
	for i, s := range steps {
		if r := s.relation; r.Kind != graph.Restatement || r.Target != e.names[l.args[0]] || r.Sources[0] != e.node(l.args[i+1]) {
			return asLines()
		}
	}
	return l
}

// speaks reports whether a Stance attribute is read as a relation.
func (e *encoder) speaks(l *line) bool {
	n := e.names[l.args[0]]
	return n != nil && !isMajor(e.lines[n].word) && len(e.main) > 0 && !e.spoken[n]
}

// equals reports whether an equivalence is read as restatements.
func (e *encoder) equals(l *line) bool {
	if l.word != "Equiv" || len(l.args) < 2 {
		return false
	}
	for _, name := range l.args {
		if e.node(name) == nil {
			return false
		}
	}
	return true
}
